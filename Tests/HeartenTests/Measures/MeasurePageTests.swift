import Markup
import Statistics
import Storage
import Testing
@testable import Hearten

/// A house whose organisation has told a lot, asked through its own routes.
struct MeasureVisit {
    let house: TestHouse
    let root: ID<Hearten.Unit>
    let site: ID<Hearten.Unit>
    let points: [ID<Touchpoint>]

    init(language: Language = .english) async throws {
        let house = try await TestHouse.open(empty: true, language: language)
        let (root, site): (ID<Hearten.Unit>, ID<Hearten.Unit>) = (ID(1), ID(2))
        let points: [ID<Touchpoint>] = (11...17).map { ID($0) }
        try await house.store.write { tx in
            try tx.run(
                """
                INSERT INTO organisation (id, name, sector, zone, language, case_prefix, next_case_number, brand_hue, created_at)
                VALUES (1, 'Kittiwake Air', 'airline', 'Europe/Oslo', 'en', 'K', 1, 200, 0)
                """)
            for (unit, parent, name) in [(root, nil, "Kittiwake Air"), (site, root, "Northcombe")] as [(ID<Hearten.Unit>, ID<Hearten.Unit>?, String)]
            {
                try tx.run(
                    """
                    INSERT INTO unit (id, parent_id, name, kind, place, zone, language)
                    VALUES (\(unit), \(parent), \(name), 'own', 'site', 'Europe/Oslo', 'en')
                    """)
                try tx.run("INSERT INTO unit_within (unit_id, ancestor_id, depth) VALUES (\(unit), \(root), 0)")
            }
            try tx.run("INSERT INTO unit_within (unit_id, ancestor_id, depth) VALUES (\(site), \(site), 0)")
            for (point, name) in zip(points, ["Book", "Check in", "Lounge", "Board", "On board", "Bags", "After"]) {
                try tx.run(
                    """
                    INSERT INTO touchpoint (id, position, phase, name, channel, method)
                    VALUES (\(point), \(point.value), 'Fly', \(name), 'sign', 'sign')
                    """)
            }
        }
        try await house.services.house.reload(house.store)
        (self.house, self.root, self.site, self.points) = (house, root, site, points)
    }

    /// The Monday of today's week, less so many weeks.
    func week(_ ago: Int) -> Int { LocalTime(house.clock.now, zone: "Europe/Oslo").day.monday.number - 7 * ago }

    /// Counts without moments behind them: enough for what a page says.
    func count(
        _ measure: TallyMeasure, _ bin: Int, times n: Int, ago: Int = 0, unit: ID<Hearten.Unit>? = nil, point: ID<Touchpoint>? = nil,
        category: String? = nil
    ) async throws {
        let one = Counted(week: week(ago), unit: unit ?? site, touchpoint: point, category: category, measure: measure, bin: bin)
        let random = house.services.random
        try await house.store.write { try Tally.record([one], times: n, random: random, in: $0) }
    }

    func page(_ path: String, as role: Role = .serviceLead, at unit: ID<Hearten.Unit>? = nil) async throws -> TestReply {
        let person = try await house.person("Ingrid Solano", role, at: unit ?? root)
        return try await house.get(path, cookie: try await house.cookie(for: person))
    }
}

struct MeasurePageTests {
    @Test func `nothing counted yet says what will come here`() async throws {
        let reply = try await MeasureVisit().page("/measure")
        #expect(reply.status == 200)
        #expect(reply.text.contains("Nothing has been counted yet"))
        #expect(reply.text.contains("/settings/imports"))
        #expect(!reply.text.contains("NaN"))
    }

    @Test func `fewer than ten answers give no figure, more give one with its range`() async throws {
        let visit = try await MeasureVisit()
        try await visit.count(.told, 4, times: 9)
        let few = try await visit.page("/measure").text
        #expect(few.contains("9 answers so far") && !few.contains("<span class=\"figure\">4"))
        try await visit.count(.told, 4, times: 1)
        let some = try await visit.page("/measure").text
        #expect(some.contains("<span class=\"figure\">4") && some.contains("few answers"))
        try await visit.count(.told, 5, times: 60)
        #expect(try await visit.page("/measure").text.contains("likely 4.8 to 4.9; expected is 3"))
    }

    @Test func `a real rise is called real, and an unclear one is not`() async throws {
        let visit = try await MeasureVisit()
        for ago in 0..<24 {
            try await visit.count(.told, ago < 8 ? 5 : 3, times: 30, ago: ago)
            try await visit.count(.told, 4, times: 20, ago: ago)
        }
        let text = try await visit.page("/measure").text
        #expect(text.contains("Service is rising and the rise is real."))
        #expect(text.contains("<h2>Up 1.2 levels since"))
        let steady = try await MeasureVisit()
        for ago in 0..<24 { for level in 2...5 { try await steady.count(.told, level, times: 10, ago: ago) } }
        let words = try await steady.page("/measure").text
        #expect(words.contains("No clear change in service.") && words.contains("<h2>No clear change since"))
    }

    @Test func `a point below expected is named, and its cells open to their moments`() async throws {
        let visit = try await MeasureVisit()
        try await visit.count(.told, 1, times: 40, point: visit.points[5], category: "delivery")
        try await visit.count(.told, 2, times: 20, point: visit.points[5], category: "mindset")
        try await visit.count(.told, 6, times: 50, point: visit.points[2], category: "mindset")
        try await visit.count(.told, 6, times: 5, point: visit.points[3])
        let text = try await visit.page("/measure").text
        #expect(text.contains("Bags falls short; Lounge is furthest above expected"))
        #expect(text.contains("Bags needs you."))
        #expect(text.contains("point=\(visit.points[5])&amp;level=any&amp;category=delivery"))
        #expect(text.contains("−2.0<small>40</small>") && text.contains("too few<small>5</small>"))
    }

    @Test func `among many points chance alone names none`() async throws {
        let visit = try await MeasureVisit()
        // A little above expected: beyond the range of one point by itself, not of one picked out of seven.
        for (level, n) in [(2, 6), (3, 16), (4, 15)] { try await visit.count(.told, level, times: n, point: visit.points[1]) }
        let levels = Histogram(counts: [0, 6, 16, 15, 0, 0], from: 1)
        #expect(Findings.distance(levels)?.change == .up)
        #expect(try await visit.page("/measure").text.contains("No point of the journey stands out yet"))
    }

    @Test func `words are shown apart from levels and open to their moments`() async throws {
        let visit = try await MeasureVisit()
        try await visit.count(.told, 0, times: 200, ago: 300)
        try await visit.count(.words, try #require(WordsBin.bin(sentiment: "negative", category: "delivery")), times: 130, ago: 300)
        try await visit.count(.words, try #require(WordsBin.bin(sentiment: "positive", category: nil)), times: 70, ago: 300)
        let text = try await visit.page("/measure").text
        #expect(text.contains("Two in three of those who wrote sound unhappy, we think"))
        #expect(text.contains("category=delivery&amp;sentiment=negative"))
        #expect(text.contains("Nothing newer was told"))
        #expect(text.contains("200 of 200 messages have no level"))
    }

    @Test func `a figure stays within the reader's own part of the organisation`() async throws {
        let visit = try await MeasureVisit()
        try await visit.count(.told, 6, times: 50, unit: visit.root)
        try await visit.count(.told, 1, times: 50, unit: visit.site)
        let own = try await visit.page("/measure", as: .leader, at: visit.site).text
        #expect(own.contains("<span class=\"figure\">50</span>"))
        #expect(!own.contains(">Kittiwake Air</option>"))
        #expect(try await visit.page("/measure?unit=\(visit.root)", as: .leader, at: visit.site).status == 404)
        #expect(try await visit.page("/measure.csv?unit=\(visit.root)", as: .leader, at: visit.site).status == 404)
        #expect(try await visit.page("/measure?unit=zzz").status == 404)
        #expect(try await visit.page("/measure", as: .colleague).status == 404)
        #expect(try await visit.page("/measure", as: .partner).status == 404)
        #expect(try await visit.page("/measure?unit=\(visit.site)").text.contains("<span class=\"figure\">50</span>"))
        #expect(try await visit.page("/measure").text.contains("<span class=\"figure\">100</span>"))
    }

    @Test(arguments: [
        "/measure.csv", "/measure/levels.csv", "/measure/journey.csv", "/measure/words.csv", "/measure/right.csv", "/measure/answered.csv",
    ])
    func `each file is served as one`(path: String) async throws {
        let visit = try await MeasureVisit()
        try await visit.count(.told, 6, times: 50)
        let reply = try await visit.page(path)
        #expect(reply.status == 200 && reply.header("Content-Type") == "text/csv; charset=utf-8")
        #expect(reply.text.contains("\r\n"))
        let never = try await visit.page(path, as: .colleague)
        #expect(never.status == 404)
    }

    @Test func `cases behind a figure are listed with their words as lists may show them`() async throws {
        let house = try await CountingHouse()
        let told = CountingHouse.Told(id: ID(77), week: CountingHouse.firstWeek, unit: 4, verdict: "no")
        try await house.tell([told])
        let cases = try await house.store.read {
            try FigureQueries.cases(.verdict, bin: nil, [ID(1)], CountingHouse.period, after: .max, limit: 5, $0)
        }
        #expect(cases.map(\.moment) == [ID(77)] && cases.map(\.bin) == [1])
        let figures = try await house.figures(1)
        let page = MeasureCases(
            measure: .verdict, figures: figures, units: sampleOverview(figures).shown.map(\.id), bin: nil, cases: cases, next: nil,
            now: Instant(seconds: Int64(1_790_000_000)), mayExport: true)
        let html = page.html(Say()).text
        #expect(html.contains("Too few verdicts to say") && html.contains("<p>words</p>") && html.contains("Case 100"))
    }

    @Test(arguments: [
        "from=2026-06-01", "from=x&to=y", "weeks=-4", "weeks=99999999999999999999", "from=2199-01-01&to=1900-01-01", "from=1900-01-01&to=2200-12-31",
        "unit=",
    ])
    func `odd addresses still give a page`(query: String) async throws {
        let visit = try await MeasureVisit()
        try await visit.count(.told, 6, times: 50)
        #expect(try await visit.page("/measure?\(query)").status == 200)
        #expect(try await visit.page("/measure/right?\(query)&after=-1&bin=99").status == 200)
    }

    @Test func `every word of the page is in the catalogue`() async throws {
        let visit = try await MeasureVisit(language: .pseudo)
        for ago in 0..<24 {
            for level in 1...6 { try await visit.count(.told, level, times: 9, ago: ago, point: visit.points[ago % 7], category: "mindset") }
        }
        try await visit.count(.words, 3, times: 50)
        try await visit.count(.recommend, 9, times: 50)
        try await visit.count(.verdict, 3, times: 50)
        for path in ["/measure", "/measure/right", "/measure/answered"] {
            let text = try await visit.page(path).text
            let main = text.firstRange(of: "<main").map { text[$0.lowerBound...] } ?? text[...]
            let names = ["Kittiwake Air", "Northcombe", "Book", "Check in", "Lounge", "Board", "On board", "Bags", "After"]
            let own = names + Vocabulary.Word.allCases.map { Vocabulary()[$0] }
            let loose = visibleText(main).filter { piece in
                !piece.contains("⟦") && piece.contains(where: \.isLetter) && !own.contains { piece.lowercased().contains($0.lowercased()) }
            }
            #expect(loose.isEmpty, "\(loose)")
        }
    }

    /// The text between tags, up to the end of main.
    private func visibleText(_ html: Substring) -> [String] {
        let main = html.firstRange(of: "</main>").map { html[..<$0.lowerBound] } ?? html
        return main.split(separator: "<").compactMap {
            $0.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).last.map(String.init)
        }
        .map { $0.trimmingPrefix(while: \.isWhitespace) }.filter { !$0.isEmpty }.map(String.init)
    }
}
