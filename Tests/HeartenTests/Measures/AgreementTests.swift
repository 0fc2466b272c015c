import Markup
import Statistics
import Storage
import Testing
@testable import Hearten

/// Tile, chart, table, list and file always agree: held against a model through random histories.
struct AgreementTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `figures, lists and files agree through corrections, imports and undone imports`(seed: UInt64) async throws {
        let house = try await CountingHouse(seed: seed)
        for step in 0..<25 {
            try await happen(house)
            guard step % 5 == 4 else { continue }
            for unit in [CountingHouse.organisation, CountingHouse.north, CountingHouse.teamB] { try await expectAgreement(house, unit) }
        }
    }

    /// One thing that happens in a house.
    private func happen(_ house: CountingHouse) async throws {
        let known = house.told.indices
        let some = known.isEmpty ? [] : Array(Set((0..<house.number(1..<9)).map { _ in house.number(0..<known.count) }))
        switch house.number(0..<8) {
        case 0, 1: try await house.tell([house.anyMoment()])
        case 2: try await house.tell((0..<house.number(5..<60)).map { _ in house.anyMoment() })
        case 3: try await house.change(some) { $0.category = "mindset" }
        case 4: try await house.change(some) { $0.state = "withdrawn" }
        case 5:
            try await house.change(some) {
                $0.state = "kept"; $0.level = 4
            }
        case 6: try await house.change(some) { $0.verdict = $0.verdict == nil ? nil : "yes" }
        default: try await house.fold(limit: house.number(1..<80))
        }
    }

    private func expectAgreement(_ house: CountingHouse, _ unit: Int64) async throws {
        let figures = try await house.figures(unit)
        for measure in TallyMeasure.allCases {
            #expect(figures.bins(measure) == house.expected(measure, unit), "\(measure)")
            for part in CountingHouse.period.stretches(of: 3) {
                #expect(figures.bins(measure, in: part) == house.expected(measure, unit, part), "\(measure) in \(part)")
            }
        }
        for measure in [TallyMeasure.told, .recommend, .firstAnswer, .verdict] {
            #expect(figures.before[measure] == house.expected(measure, unit, CountingHouse.period.before), "\(measure) before")
        }
        for point in CountingHouse.points {
            for category in [nil, "product", "delivery", "mindset", "relationship"] {
                let levels = figures.levels(at: ID(point), category: category).bins.map(\.count)
                #expect(levels == house.expectedLevels(unit, at: point, category: category))
            }
        }
        try await expectLists(house, unit, figures)
        expectFiles(figures, unit)
    }

    /// Each link of the page opens to exactly as many moments as its figure says.
    private func expectLists(_ house: CountingHouse, _ unit: Int64, _ figures: Figures) async throws {
        let paths = MeasurePaths(units: [ID(unit)], period: CountingHouse.period)
        #expect(try await listed(house, paths.moments()) == figures.told)
        #expect(try await listed(house, paths.moments { $0.hasLevel = true }) == figures.levels().n)
        #expect(try await listed(house, paths.moments { $0.answer = "recommend" }) == figures.recommend.n)
        for level in 1...6 {
            #expect(try await listed(house, paths.moments { $0.level = level }) == figures.bins(.told)[level])
        }
        for part in CountingHouse.period.stretches(of: 2) {
            #expect(try await listed(house, paths.moments(in: part) { $0.hasLevel = true }) == figures.levels(in: part).n)
        }
        let cell = paths.moments {
            $0.touchpoint = ID(12); $0.category = "mindset"; $0.hasLevel = true
        }
        #expect(try await listed(house, cell) == figures.levels(at: ID(12), category: "mindset").n)
        let unhappy = paths.moments {
            $0.sentiment = "negative"; $0.category = "delivery"
        }
        #expect(try await listed(house, unhappy) == figures.words(.category(.delivery))[0])
        for measure in [TallyMeasure.verdict, .firstAnswer] {
            for (bin, n) in figures.bins(measure).enumerated() {
                let cases = try await house.store.read {
                    try FigureQueries.cases(measure, bin: bin, [ID(unit)], CountingHouse.period, after: .max, limit: 10_000, $0)
                }
                #expect(cases.count == n)
            }
        }
    }

    /// How many moments the list at this address shows.
    private func listed(_ house: CountingHouse, _ address: String) async throws -> Int {
        let query = address.split(separator: "?").last.map { Array($0.utf8) } ?? []
        let filter = MomentFilter(try #require(Fields(urlEncoded: query, limit: 50)))
        let scope = Scope(roots: [ID(CountingHouse.organisation)])
        return try await house.store.read { try MomentQueries.count(filter, scope, $0) }
    }

    private func expectFiles(_ figures: Figures, _ unit: Int64) {
        let overview = sampleOverview(figures, unit: unit)
        let say = Say()
        let levels = rows(MeasureFiles.levels(overview, say))
        #expect(levels.dropFirst().last?.suffix(6).compactMap { Int($0) } == Array(figures.bins(.told).dropFirst()))
        #expect(levels.dropFirst().dropLast().reduce(0) { $0 + (Int($1[5]) ?? 0) } == figures.levels().n)
        let chart = overview.trend(say)
        #expect(chart.points.count == levels.count - 2)
        let summary = rows(MeasureFiles.summary(overview, say))
        #expect(
            summary.map { $0.last ?? "" }.dropFirst() == [
                String(figures.levels().n), String(figures.putRight.total), String(figures.firstAnswerInTime.total), String(figures.told),
                String(figures.recommend.n),
            ])
    }

    private func rows(_ file: [UInt8]) -> [[String]] {
        String(decoding: file.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }
}

/// A page's worth of these figures.
func sampleOverview(_ figures: Figures, unit: Int64 = 1, mayExport: Bool = true) -> MeasureOverview {
    let place = Unit(
        id: ID(unit), parent: nil, name: "Northcombe", kind: .own, place: .site, zone: "UTC", language: "en", hours: nil, closedAt: nil)
    let points = CountingHouse.points.map { id in
        Touchpoint(
            id: ID(id), position: Int(id), phase: "On the way", name: "Point \(id)", channel: "sign", category: nil, promise: nil, owner: nil,
            method: "sign", lastHeardAt: nil, retiredAt: nil)
    }
    return MeasureOverview(
        figures: figures, shown: [place], units: [(unit: place, depth: 0)], points: points, today: Day(figures.period.lastWeek + 3),
        isMovedBack: false, mayExport: mayExport, mayImport: true)
}
