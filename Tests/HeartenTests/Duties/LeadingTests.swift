import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct LeadingTests {
    private func leading(_ house: TestHouse, _ person: Cast.Person) async throws -> Leading {
        let id = try #require(try await CastHouse(house.services)?.id(of: person))
        let services = house.services
        return try await house.store.read { tx in
            let viewer = try #require(try ViewerQueries.viewer(id, tx))
            return try Leading.load(viewer, services, tx)
        }
    }

    @Test func `one page says who is in, what was heard, what is silent and what to do next`() async throws {
        let house = try await TestHouse.open(weeks: 3)
        let page = try await house.get("/lead/house", cookie: house.cookie(for: Cast.ingrid)).text
        for words in [
            "What to do next", "Who is in", "What was heard in four weeks", "Touchpoints that are silent", "What was put right",
            "What was practised last week", "This month’s principle", "Line-ups of the last seven days",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(page.contains("href=\"/learn/language/situations\"") || page.contains("href=\"/guidance/lacks\""))
        #expect(try await house.get("/lead/house", cookie: house.cookie(for: Cast.amina)).status == 404)
    }

    @Test func `whoever measures finds it from Measure, and no bar under the thumb has more than five places`() async throws {
        let house = try await TestHouse.open()
        for person in [Cast.henrik, Cast.dalia, Cast.ingrid] {
            let page = try await house.get("/measure", cookie: house.cookie(for: person)).text
            let main = try #require(page.split(separator: "<main", maxSplits: 1).last?.split(separator: "</main>", maxSplits: 1).first)
            #expect(main.contains("href=\"/lead/house\""), "\(person.name)")
        }
        for person in Cast.people {
            let page = try await house.get("/today", cookie: house.cookie(for: person)).text
            let bar = try #require(page.split(separator: "<nav class=\"tabbar\"", maxSplits: 1).last?.split(separator: "</nav>", maxSplits: 1).first)
            #expect((3...5).contains(bar.ranges(of: "<a ").count), "\(person.name)")
        }
    }

    @Test func `what it says agrees with the pages that it leads to`() async throws {
        let house = try await TestHouse.open(weeks: 3)
        let lead = try await leading(house, Cast.ingrid)
        let root = Hearten.Scope(roots: [try house.root()])
        var filter = MomentFilter()
        (filter.from, filter.to) = (lead.figures.period.from, lead.figures.period.to)
        let (moments, people, counts) = try await house.store.read { [filter] tx in
            (
                try MomentQueries.count(filter, root, tx), try tx.value("SELECT COUNT(*) FROM colleague", as: Int.self),
                try CaseQueries.counts(root, tx)
            )
        }
        #expect(lead.figures.told == moments)
        #expect(lead.presence.people == people)
        #expect(lead.cases == counts)
    }

    @Test func `a leader reads the own part only`() async throws {
        let house = try await TestHouse.open(weeks: 3)
        let (whole, part) = (try await leading(house, Cast.ingrid), try await leading(house, Cast.grace))
        #expect(part.presence.people < whole.presence.people)
        #expect(part.figures.told < whole.figures.told)
        #expect(part.drafts == nil && part.lacks == nil)
        let page = try await house.get("/lead/house", cookie: house.cookie(for: Cast.grace)).text
        #expect(!page.contains("Northcombe"))
    }

    @Test func `customers come first among the next steps, and a house in order has none`() async throws {
        let house = try await TestHouse.open(weeks: 3)
        var lead = try await leading(house, Cast.ingrid)
        lead.cases?.atRisk = 2
        let steps = NextStep.all(of: lead) { _ in true }
        #expect(steps.first == NextStep(phrase: .nextAtRisk(2), path: RecoverPaths.list))
        #expect(steps.count <= NextStep.most)
        lead.cases = nil
        lead.undecided = 0
        lead.presence = .init(people: 4, entered: 4, seen: 4)
        (lead.drafts, lead.lacks, lead.lateBelow, lead.silent) = (0, 0, 0, [])
        lead.lineUps = .init()
        #expect(NextStep.all(of: lead) { _ in true }.isEmpty)
    }
}
