import Storage
import Testing
import Understanding

@testable import Hearten

@Suite struct LearningTests {
    /// Words that the shipped model knows nothing of, all about a thing that this house dreads.
    private static let dreaded = [
        "The zorbel was out again", "Zorbel on the third floor", "We met the zorbel in the hall", "A zorbel, and nobody came", "zorbel since Monday",
        "Again the zorbel by the lift", "There was a zorbel at gate 4", "The zorbel has come back", "zorbel in room 12", "Two zorbel on the stairs",
        "Our zorbel is still here", "That zorbel by the door", "zorbel at breakfast", "Third zorbel this week", "The zorbel, all night",
    ]

    private func taught() async throws -> (ReadingsHouse, [ID<Moment>]) {
        let readings = try await ReadingsHouse()
        let told = try await readings.tell(Self.dreaded)
        for id in told { try await readings.correct(id, ["feeling": "negative", "intent": "complaint"]) }
        return (readings, told)
    }

    @Test func `what was corrected is learnt, and old moments are read again with it`() async throws {
        let (readings, _) = try await taught()
        let old = try await readings.tell(["The zorbel came by at noon"])[0]
        let before = try await readings.moment(old)
        #expect(before.reading.sentiment?.value != .negative && before.reading.version == "2")
        try await readings.workOff()
        let after = try await readings.moment(old)
        #expect(after.reading.sentiment?.value == .negative && after.reading.version == "3" && after.reading.correctedAt == nil)
        let new = try await readings.tell(["There is a zorbel here again"])[0]
        #expect(try await readings.moment(new).reading.sentiment?.value == .negative)
        #expect(try await readings.disagreements() == 0)
        let page = try await readings.house.get("/settings/reading", cookie: readings.lead).text
        #expect(page.contains("15 moments have been corrected") && page.contains("In use"))
    }

    @Test func `what was learnt is taken back, and learnt again only when somebody asks`() async throws {
        let (readings, told) = try await taught()
        let old = try await readings.tell(["The zorbel came by at noon"])[0]
        try await readings.workOff()
        #expect(try await readings.house.post("/settings/reading/take-back", ["number": "2"], cookie: readings.lead).location == "/settings/reading")
        #expect(readings.house.services.reader.current.version == "3")
        _ = try await readings.house.post("/settings/reading/take-back", ["number": "3"], cookie: readings.lead)
        #expect(readings.house.services.reader.current.version == "2")
        try await readings.workOff()
        #expect(try await readings.moment(old).reading.sentiment?.value != .negative)
        #expect(try await readings.moment(told[0]).reading.sentiment == Guess(.negative, 1))
        // One more correction teaches nothing while it is held.
        try await readings.correct(told[1], ["category": "product"])
        try await readings.workOff()
        #expect(readings.house.services.reader.current.version == "2")
        _ = try await readings.house.post("/settings/reading/learn", [:], cookie: readings.lead)
        try await readings.workOff()
        #expect(readings.house.services.reader.current.version == "4")
        #expect(try await readings.moment(old).reading.sentiment?.value == .negative)
    }

    @Test func `what does not help on held-back corrections is not used`() async throws {
        let readings = try await ReadingsHouse()
        let words = ["Lovely staff, thank you", "Wonderful evening, thank you all", "Kind and quick, thank you", "Great room and great view"]
        let told = try await readings.tell((0..<16).map { "\(words[$0 % 4]) \($0)" })
        // As often wrong as right: nothing can be learnt from this.
        for (index, id) in told.enumerated() { try await readings.correct(id, ["feeling": index / 4 % 2 == 0 ? "negative" : "positive"]) }
        try await readings.workOff()
        let versions = try await readings.house.store.read { try ReadingQueries.versions(limit: 10, $0) }
        #expect(versions.count == 2)
        #expect(versions.first.map { $0.state == .refused || ($0.after ?? 0) >= ($0.before ?? 1) } == true)
        #expect((versions.first?.state == .refused) == (readings.house.services.reader.current.version == "2"))
    }

    @Test func `a lesson holds what a person said, and nothing else`() async throws {
        let readings = try await ReadingsHouse()
        let id = try await readings.tell(["The till was slow and the soup cold"])[0]
        try await readings.correct(id, ["urgency": "none", "level": "2"])
        try await readings.correct(id, ["aspects": "yes", "aspect-waiting_time": "negative", "aspect-food_drink": "negative"])
        let moment = try await readings.moment(id)
        let lesson = LearnReading.lesson(moment.words ?? "", nil, moment.reading)
        #expect(lesson.targets[Heads.sentiment.lowerBound].isNaN && lesson.targets[Heads.intent.lowerBound].isNaN)
        #expect(lesson.targets[Heads.isUrgent] == 0 && lesson.targets[Heads.level.lowerBound + 1] == 1)
        #expect(zip(Aspect.allCases, Heads.aspects).filter { lesson.targets[$0.1] == 1 }.map(\.0) == [.waiting, .food])
    }

    @Test func `what was taught by moments that are gone is forgotten`() async throws {
        let (readings, told) = try await taught()
        try await readings.workOff()
        #expect(readings.house.services.reader.current.version == "3")
        try await readings.house.store.write { tx in
            try StoredImportedQueries.withdraw(told, in: tx)
            try LearnReadingJob.enqueue(isAsked: false, after: .zero, in: tx)
        }
        try await readings.workOff()
        #expect(readings.house.services.reader.current.version == "2")
        let learnt: Int? = try await readings.house.store.read { try $0.value("SELECT COUNT(*) FROM reading_version WHERE learnt IS NOT NULL") }
        #expect(learnt == 0)
    }

    @Test func `versions long past are forgotten, but never the one that reads`() async throws {
        let readings = try await ReadingsHouse()
        let base = readings.house.services.reader.base.version
        try await readings.house.store.write { tx in
            var kept = ReadingVersion(base: base)
            kept.learnt = [1, 2, 3]
            let number = try ReadingQueries.add(kept, in: tx)
            var refused = ReadingVersion(base: base)
            refused.state = .refused
            for _ in 0..<30 { try ReadingQueries.add(refused, in: tx) }
            #expect(try ReadingQueries.current(base: base, tx)?.number == number)
            let count: Int? = try tx.value("SELECT COUNT(*) FROM reading_version")
            #expect(count == 23)
        }
    }

    @Test func `a new model that comes with the program has the old moments read again`() async throws {
        struct Fixed: Reader {
            let version = "fixed-1"
            func read(_ text: String, _ hints: ReadingHints) -> Understanding.Reading {
                Reading(sentiment: Guess(.positive, 0.9), intent: Guess(.compliment, 0.9))
            }
        }
        let readings = try await ReadingsHouse()
        let ids = try await readings.tell(["A dreadful, rude and dirty place", "Nobody helped us"])
        try await readings.correct(ids[1], ["feeling": "negative"])
        let app = try await HeartenApp.open(
            readings.house.services.settings, store: readings.house.store, random: .seeded(9), log: readings.house.services.log, reader: Fixed())
        #expect(app.services.reader.current.version == "3")
        readings.house.clock.advance(by: .seconds(60))
        for _ in 0..<3 {
            await HouseJobs.runDue(app.services)
            readings.house.clock.advance(by: .seconds(60))
        }
        let (read, corrected) = (try await readings.moment(ids[0]), try await readings.moment(ids[1]))
        #expect(read.reading.sentiment?.value == .positive && read.reading.version == "3")
        #expect(corrected.reading.sentiment == Guess(.negative, 1) && corrected.reading.intent?.value == .compliment)
        #expect(try await readings.disagreements() == 0)
    }
}
