@testable import Hearten
import Testing

private func rows(_ text: String) -> [[String]] {
    var reader = CSVReader(CSVDialect.detect(Array(text.utf8)))
    var rows: [[String]] = []
    func take(_ event: CSVReader.Event) { if case .row(let row) = event { rows.append(row.texts) } }
    reader.feed(text.utf8, take)
    reader.finish(take)
    return rows
}

private func roles(_ mapping: ColumnMapping) -> [ColumnRole: String] {
    Dictionary(mapping.suggestions.map { ($0.role, mapping.headers[$0.column]) }, uniquingKeysWith: { first, _ in first })
}

@Suite struct ColumnMappingTests {
    @Test func `any file is mapped by its headers and values`() {
        let mapping = ColumnMapping.suggest(
            rows: rows(
                """
                Ref ID;Visited on;How likely are you to recommend us?;Please tell us why;Store;Contact e-mail;Basket
                A1;13/02/2024;9;The staff at the till were lovely and quick to help me;North;a@example.org;12.50
                A2;14/02/2024;3;Nobody came for twenty minutes and then it was closed;South;b@example.org;7
                A3;02/03/2024;10;As always a pleasure to come here with the children;North;;3
                """))
        #expect(
            roles(mapping) == [
                .sourceID: "Ref ID", .happenedAt: "Visited on", .score: "How likely are you to recommend us?", .words: "Please tell us why",
                .unit: "Store", .email: "Contact e-mail",
            ])
        #expect(mapping.suggestion(for: .score)?.scale == .recommend)
        #expect(mapping.suggestion(for: .happenedAt)?.dateStyle == .dayFirst)
        #expect(mapping.suggestions.allSatisfy { (0...1).contains($0.confidence) && !$0.reason.isEmpty })
    }

    @Test func `an ambiguous date lowers the confidence`() {
        let mapping = ColumnMapping.suggest(rows: rows("id,date,text\n1,01/02/2024,a b c d e\n2,03/04/2024,f g h i j\n"))
        #expect((mapping.suggestion(for: .happenedAt)?.confidence ?? 1) < 0.5)
    }

    @Test func `Google Play is known`() {
        let mapping = ColumnMapping.suggest(
            rows: rows(
                """
                Package Name,App Version Code,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Star Rating,Review Title,Review Text,Review Link
                org.example,12,en,pixel,2024-01-02T10:00:00Z,1704189600000,4,,Works well most of the time,https://play.example/1
                """))
        #expect(mapping.knownExport?.name == "Google Play")
        #expect(roles(mapping)[.words] == "Review Text")
        #expect(mapping.suggestion(for: .score)?.scale == .stars)
        #expect(mapping.suggestion(for: .happenedAt)?.dateStyle == .epochMilliseconds)
    }

    @Test func `Trustpilot is known and its times are UTC`() {
        let mapping = ColumnMapping.suggest(
            rows: rows(
                """
                Domain Url,Review ID,Review Created (UTC),Review Username,Review User Email,Review Title,Review Content,Review Stars,Review Language
                example.org,r1,2024-01-02 10:00:00,Anna,a@example.org,Fine,It went well,5,en
                """))
        #expect(mapping.knownExport?.name == "Trustpilot")
        #expect(mapping.suggestion(for: .happenedAt)?.isUTC == true)
        #expect(roles(mapping)[.customerName] == "Review Username")
    }

    @Test func `Qualtrics has three header rows and its questions are found`() {
        let mapping = ColumnMapping.suggest(
            rows: rows(
                """
                StartDate,EndDate,Status,Progress,Finished,RecordedDate,ResponseId,RecipientEmail,UserLanguage,Q1,Q2_TEXT
                Start Date,End Date,Response Type,Progress,Finished,Recorded Date,Response ID,Recipient Email,User Language,"How likely are you to recommend us?","What could we do better?"
                "{""ImportId"":""startDate"",""timeZone"":""UTC""}","{""ImportId"":""endDate""}",,,,,,,,,
                2024-01-02 10:00:00,2024-01-02 10:05:00,0,100,1,2024-01-02 10:05:01,R_1,,EN,9,Shorter queues in the morning would be good
                2024-01-03 10:00:00,2024-01-03 10:05:00,0,100,1,2024-01-03 10:05:01,R_2,,EN,2,I was told nothing for three hours at the gate
                """))
        #expect(mapping.knownExport?.name == "Qualtrics")
        #expect(mapping.headerRows == 3)
        #expect(mapping.suggestion(for: .sourceID)?.column == 6)
        #expect(mapping.suggestion(for: .happenedAt)?.column == 5)
        #expect(mapping.suggestion(for: .score)?.column == 9)
        #expect(mapping.suggestion(for: .score)?.scale == .recommend)
        #expect(mapping.suggestion(for: .words)?.column == 10)
    }

    @Test func `SurveyMonkey has two header rows and blanks continue a question`() {
        let mapping = ColumnMapping.suggest(
            rows: rows(
                """
                Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How satisfied are you?,What else?,
                ,,,,,,,,,Response,Open-Ended Response,Other
                118,1,02/13/2024 10:00:00 AM,02/13/2024 10:03:00 AM,,,,,,4,Lovely people at the desk this morning,
                119,1,02/14/2024 10:00:00 AM,02/14/2024 10:03:00 AM,,,,,,2,Cold soup and a long wait for the bill,
                """))
        #expect(mapping.knownExport?.name == "SurveyMonkey")
        #expect(mapping.headerRows == 2)
        #expect(mapping.headers.last == "What else?: Other")
        #expect(mapping.suggestion(for: .words)?.column == 10)
        #expect(mapping.suggestion(for: .score)?.column == 9)
        #expect(mapping.suggestion(for: .happenedAt)?.dateStyle == .monthFirst)
    }

    @Test func `Typeform, Chatwoot and Tripadvisor are known`() {
        let typeform = ColumnMapping.suggest(
            rows: rows(
                """
                #,How was it?,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags
                x1,It was a good day for all four of us,completed,2024-01-01 10:00:00,,2024-01-01 10:01:00,n1,
                """))
        #expect(typeform.knownExport?.name == "Typeform")
        #expect(typeform.suggestion(for: .sourceID)?.column == 0)
        #expect(typeform.suggestion(for: .words)?.column == 1)
        let chatwoot = ColumnMapping.suggest(
            rows: rows(
                """
                Agent Name,Rating,Feedback Comment,Contact Name,Contact Email Address,Contact Phone Number,Link to the conversation,Recorded date
                Bo,5,Quick and kind,Anna,a@example.org,,https://chat.example/1,2024-01-02 10:00:00 UTC
                """))
        #expect(chatwoot.knownExport?.name == "Chatwoot CSAT")
        #expect(chatwoot.knownExport?.endsWithSentence == true)
        #expect(roles(chatwoot)[.customerName] == "Contact Name")
        #expect(chatwoot.suggestion(for: .score)?.scale == .satisfaction)
        let tripadvisor = ColumnMapping.suggest(
            keys: ["id", "lang", "location_id", "published_date", "rating", "text", "title", "trip_type"],
            sample: [
                ["1", "en", "77", "2024-01-02T10:00:00Z", "4", "A room with a view of the sea", "Nice", "Couples"]
            ])
        #expect(tripadvisor.knownExport?.name == "Tripadvisor")
        #expect(tripadvisor.suggestion(for: .unit)?.column == 2)
    }

    @Test func `labelled messages in JSON Lines are known`() {
        let mapping = ColumnMapping.suggest(
            keys: ["id", "text", "lang", "sentiment", "confidence", "airline"],
            sample: [
                ["a-1", "You lost my bag and nobody answers the phone", "en", "negative", "1.0", "Kittiwake"],
                ["a-2", "Thank you to the crew of this morning's flight", "en", "positive", "0.4", "Kittiwake"],
            ])
        #expect(roles(mapping) == [.sourceID: "id", .words: "text", .language: "lang"])
    }

    @Test func `scores are read as people write them`() {
        #expect(ScoreScale.stars.read("FIVE") == 5)
        #expect(ScoreScale.stars.read("4/5") == 4)
        #expect(ScoreScale.stars.read("4/10") == nil)
        #expect(ScoreScale.stars.read("4,0") == 4)
        #expect(ScoreScale.stars.read("4.5") == nil)
        #expect(ScoreScale.stars.read("3 stars") == 3)
        #expect(ScoreScale.recommend.read("0") == 0)
        #expect(ScoreScale.recommend.read("10 - Extremely likely") == 10)
        #expect(ScoreScale.recommend.read("11") == nil)
        #expect(ScoreScale.level.read("-1") == nil)
    }

    @Test func `empty and hostile headers are mapped without a crash`() {
        #expect(ColumnMapping.suggest(rows: []).suggestions.isEmpty)
        #expect(ColumnMapping.suggest(rows: [[""]]).suggestions.isEmpty)
        let wide = [(0..<500).map { "c\($0)" }, ["x"]]
        #expect(ColumnMapping.suggest(rows: wide).suggestions.isEmpty)
    }
}
