import Statistics
import Storage
import Testing

@testable import Hearten

/// Each figure beside what it was before, and several parts of an organisation counted together.
struct MeasureComparisonTests {
    @Test func `a tile says what has changed since the period before, with its range and number`() async throws {
        let visit = try await MeasureVisit()
        for ago in 0..<4 { for level in 4...5 { try await visit.count(.told, level, times: 30, ago: ago) } }
        for ago in 4..<8 { for level in 3...4 { try await visit.count(.told, level, times: 20, ago: ago) } }
        try await visit.count(.verdict, 3, times: 30, ago: 1)
        try await visit.count(.verdict, 3, times: 31, ago: 5)
        try await visit.count(.firstAnswer, 1, times: 40, ago: 1)
        try await visit.count(.firstAnswer, 1, times: 12, ago: 5)
        for folded in [false, true] {
            if folded { try await FoldTallies.all(visit.house.store) }
            let text = try await visit.page("/measure?weeks=4").text
            #expect(text.contains("up 1.0 from 3.5 before, likely 0.9 to 1.1, of 160 then"))
            #expect(text.contains("no detectable change from 100% before, "))
            #expect(text.contains("too few before to compare: 12"))
            #expect(text.contains("in 4 weeks; 160 before"))
            let file = try await visit.page("/measure.csv?weeks=4").text
            #expect(file.contains("Average level of service,4.5") && file.contains(",3.5000,160,1.0000,"))
        }
    }

    @Test func `without anything before there is nothing to compare with`() async throws {
        let visit = try await MeasureVisit()
        try await visit.count(.told, 4, times: 60)
        let text = try await visit.page("/measure").text
        #expect(text.contains("<span class=\"figure\">60</span>") && !text.contains("before</span>") && !text.contains("then</span>"))
    }

    @Test func `whoever looks after several parts sees them together, each once`() async throws {
        let visit = try await MeasureVisit()
        let (site, other): (ID<Hearten.Unit>, ID<Hearten.Unit>) = (visit.site, ID(3))
        try await visit.house.store.write { tx in
            try tx.run(
                """
                INSERT INTO unit (id, parent_id, name, kind, place, zone, language)
                VALUES (\(other), \(visit.root), 'Port Amaly', 'own', 'site', 'Europe/Oslo', 'en')
                """)
            for above in [visit.root, other] { try tx.run("INSERT INTO unit_within (unit_id, ancestor_id, depth) VALUES (\(other), \(above), 0)") }
        }
        try await visit.house.services.house.reload(visit.house.store)
        try await visit.count(.told, 4, times: 11, unit: site)
        try await visit.count(.told, 5, times: 22, unit: other)
        try await visit.count(.told, 6, times: 44, unit: visit.root)
        let person = try await visit.house.person("Ingrid Solano", .leader, at: site)
        try await visit.house.store.write {
            try $0.run("INSERT INTO assignment (colleague_id, unit_id, role) VALUES (\(person), \(other), 'leader')")
        }
        let cookie = try await visit.house.cookie(for: person)
        let both = try await visit.house.get("/measure", cookie: cookie).text
        #expect(both.contains("Everything of mine") && both.contains("<span class=\"figure\">33</span>"))
        #expect(both.contains("unit=\(site).\(other)&amp;") || both.contains("unit=\(other).\(site)&amp;"))
        #expect(try await visit.house.get("/measure?unit=\(other)", cookie: cookie).text.contains("<span class=\"figure\">22</span>"))
        #expect(try await visit.house.get("/measure?unit=\(visit.root)", cookie: cookie).status == 404)
        try await visit.house.store.write {
            try $0.run("INSERT INTO assignment (colleague_id, unit_id, role) VALUES (\(person), \(visit.root), 'service-lead')")
        }
        #expect(try await visit.house.get("/measure", cookie: cookie).text.contains("<span class=\"figure\">77</span>"))
    }

    @Test func `a list of several units holds what lies in any of them`() throws {
        var filter = MomentFilter()
        filter.units = [ID(2), ID(3)]
        #expect(MomentFilter(filter.fields) == filter)
        #expect(filter.unit == nil)
        filter.unit = ID(7)
        #expect(MomentFilter(filter.fields).units == [ID(7)])
    }
}
