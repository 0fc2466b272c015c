@testable import Hearten
import Storage
import Testing

/// Exports of other systems as JSON, from the file to the moment.
@Suite struct JSONExportTests {
    private func moments(_ text: String, name: String) async throws -> (one: MomentImport, words: [String], answers: [String]) {
        let house = try await ImportHouse.open()
        let path = try await house.upload(text, name: name)
        let one = try await house.bringIn(path)
        let (words, answers) = try await house.house.store.read { tx in
            (
                try tx.rows("SELECT words FROM moment WHERE source = 'file' ORDER BY happened_at").map { try $0.maybe(0) ?? "" } as [String],
                try tx.rows(
                    "SELECT a.kind, a.scale, a.value FROM answer a JOIN moment m ON m.id = a.moment_id WHERE m.source = 'file' ORDER BY m.happened_at"
                ).map { "\(try $0.get(0, as: String.self)) \(try $0.get(1, as: Int.self)) \(try $0.get(2, as: Double.self))" } as [String]
            )
        }
        return (one, words, answers)
    }

    @Test func `a list of objects comes in as it is, in many lines or in one`() async throws {
        let list = "[\n  {\"id\": 1, \"date\": \"2026-01-01\", \"comment\": \"It was all good here\"},\n  {\"id\": 2, \"date\": \"2026-01-02\", "
        let (one, words, _) = try await moments(list + "\"comment\": \"And so it was there\"}\n]\n", name: "answers.json")
        #expect(one.progress.new == 2 && one.progress.refused == 0)
        #expect(words == ["It was all good here", "And so it was there"])
    }

    @Test func `a Google Business Profile export is known, its unsaid stars are no score, its reviewer is not kept`() async throws {
        let text = """
            {"reviews": [
              {"name": "accounts/1/reviews/a", "reviewId": "a", "reviewer": {"displayName": "Berit Visitor", "profilePhotoUrl": "x"}, "starRating": "FIVE",
               "comment": "Lovely people at the counter", "createTime": "2026-02-01T10:00:00.123456789Z", "updateTime": "2026-02-01T10:00:00Z"},
              {"reviewId": "b", "reviewer": {"displayName": "Somebody"}, "starRating": "STAR_RATING_UNSPECIFIED", "comment": "Words without stars",
               "createTime": "2026-02-02T10:00:00Z", "updateTime": "2026-02-02T10:00:00Z"}
            ], "averageRating": 4.5, "totalReviewCount": 2, "nextPageToken": ""}
            """
        let (one, words, answers) = try await moments(text, name: "reviews.json")
        #expect(one.plan.knownName == "Google Business Profile")
        #expect(one.progress.new == 2, "\(one.progress)")
        #expect(words == ["Lovely people at the counter", "Words without stars"])
        #expect(answers == ["stars 5 5.0"])
    }

    @Test func `a Zendesk export is known, good and bad are kept as such`() async throws {
        let text =
            #"{"satisfaction_ratings":[{"id":7,"assignee_id":3,"requester_id":4,"ticket_id":5,"score":"good","comment":"Quick and kind","created_at":"2026-03-01T08:00:00Z"},{"id":8,"assignee_id":3,"requester_id":4,"ticket_id":6,"score":"bad","comment":"","created_at":"2026-03-02T08:00:00Z"},{"id":9,"ticket_id":6,"score":"offered","comment":null,"created_at":"2026-03-03T08:00:00Z"}]}"#
        let (one, _, answers) = try await moments(text, name: "csat.json")
        #expect(one.plan.knownName == "Zendesk")
        #expect(one.progress.new == 2 && one.progress.refused == 1)
        #expect(answers == ["good 1 1.0", "good 1 0.0"])
    }

    @Test func `an App Store export is known through its attributes`() async throws {
        let text =
            #"{"data":[{"type":"customerReviews","id":"r1","attributes":{"rating":2,"title":"Slow","body":"It takes ages to load","reviewerNickname":"nick","createdDate":"2026-03-01T08:00:00-07:00","territory":"USA"}}]}"#
        let (one, words, answers) = try await moments(text, name: "store.json")
        #expect(one.plan.knownName == "App Store")
        #expect(words == ["Slow\nIt takes ages to load"])
        #expect(answers == ["stars 5 2.0"])
    }

    @Test func `Formbricks and LimeSurvey files are known by their heads`() {
        let formbricks = ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)", "User ID", "Tags", "How was it?"]
        #expect(KnownExport.recognise(formbricks)?.name == "Formbricks")
        #expect(KnownExport.recognise(["id", "submitdate", "lastpage", "startlanguage", "seed", "Q1"])?.name == "LimeSurvey")
        #expect(KnownExport.recognise(["Response ID", "Date submitted", "Last page", "Start language", "Seed", "How was it?"])?.name == "LimeSurvey")
    }

    @Test func `objects line by line stay JSON Lines, also with lists inside`() {
        let text = "{\"id\":1,\"answers\":[{\"q\":1}],\"text\":\"one of the lines\"}\n{\"id\":2,\"answers\":[],\"text\":\"two\"}\n"
        #expect(ImportFile.plan(sample: Array(text.utf8), isWhole: true, name: "a.jsonl").format == .jsonLines)
        #expect(ImportFile.plan(sample: Array("[]".utf8), isWhole: true, name: "a.json").format == .json)
    }

    @Test func `what is looked at hides colleagues' names as it will be hidden later`() async throws {
        let house = try await ImportHouse.open()
        _ = try await house.house.person("Benedikta Quillfeather", .colleague, at: house.root)
        try await house.house.services.house.reload(house.house.store)
        let path = try await house.upload("id,date,comment\n1,2026-01-01,Benedikta Quillfeather was rude to us\n")
        let page = try await house.house.get(path, cookie: house.cookie).text
        #expect(page.contains("was rude to us"))
        #expect(!page.contains("Quillfeather"))
    }
}
