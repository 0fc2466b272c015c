import Hummingbird
import Storage

/// `/measure` and what its figures open to.
enum MeasureRoutes {
    static func add(to book: RouteBook) {
        book.get("/measure", .colleagueWho(.measure), colleague: overview)
        book.get("/measure/right", .colleagueWho(.measure)) { visit, viewer in try await cases(.verdict, visit, viewer) }
        book.get("/measure/answered", .colleagueWho(.measure)) { visit, viewer in try await cases(.firstAnswer, visit, viewer) }
        addFiles(to: book)
    }

    private static func addFiles(to book: RouteBook) {
        let files: [(String, @Sendable (MeasureOverview, Say) -> [UInt8])] = [
            ("/measure.csv", MeasureFiles.summary), ("/measure/levels.csv", MeasureFiles.levels),
            ("/measure/journey.csv", MeasureFiles.journey), ("/measure/words.csv", MeasureFiles.words),
            ("/measure/aspects.csv", MeasureFiles.aspects),
            ("/measure/right.csv", { MeasureFiles.cases(.verdict, $0.figures, $1) }),
            ("/measure/answered.csv", { MeasureFiles.cases(.firstAnswer, $0.figures, $1) }),
        ]
        for (path, write) in files {
            book.get(path, .colleagueWho(.exportFigures)) { visit, viewer in
                let overview = try await read(visit, viewer, holding: .exportFigures)
                return .bytes(write(overview, visit.say), type: "text/csv; charset=utf-8")
            }
        }
    }

    private static func overview(_ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let overview = try await read(visit, viewer, holding: .measure)
        let page = ColleaguePage(title: visit.say(.measureTitle), place: .measure)
        return .page(page.html(visit, viewer, MeasurePages.overview(overview, visit.say)))
    }

    /// The unit that was asked for, else all of the reader's own together; only ever what lies within the reader's scope.
    static func read(_ visit: Visit, _ viewer: Viewer, holding right: Right) async throws -> MeasureOverview {
        let house = visit.services.house.current
        let scope = try viewer.requiredScope(right)
        let own = house.outermost(scope)
        let shown = try chosenUnit(visit.query, scope, house).map { [$0] } ?? own
        guard !shown.isEmpty else { throw Refusal.notFound }
        let today = LocalTime(visit.now, zone: house.zone).day
        let asked = MeasurePeriod(visit.query, today: today)
        let figures = try await visit.services.store.read { try newest(shown.map(\.id), asked, $0) }
        let found = Set(figures.cells.keys.compactMap(\.touchpoint))
        return MeasureOverview(
            figures: figures, shown: shown, hasSeveral: own.count > 1, units: house.within(scope).map { (unit: $0, depth: house.depth(of: $0.id)) },
            points: house.touchpoints.filter { $0.retiredAt == nil || found.contains($0.id) }, today: today,
            isMovedBack: figures.period != asked, mayExport: viewer.may(.exportFigures), mayImport: viewer.may(.importMoments))
    }

    private static func chosenUnit(_ query: Fields, _ scope: Scope, _ house: House) throws -> Unit? {
        guard let text = query["unit"], !text.isEmpty else { return nil }
        guard let id = ID<Unit>(text), let unit = house.unit(id), house.contains(id, in: scope) else { throw Refusal.notFound }
        return unit
    }

    /// The figures of the period; when none was asked for and nothing is that new, of the newest weeks that have any.
    private static func newest(_ units: [ID<Unit>], _ asked: MeasurePeriod, _ tx: any ReadTransaction) throws -> Figures {
        let figures = try FigureQueries.figures(units, asked, tx)
        guard figures.isEmpty, !asked.isChosen, let week = try FigureQueries.newestWeek(units, tx) else { return figures }
        return try FigureQueries.figures(units, MeasurePeriod(endingIn: week, weeks: asked.weeks, isChosen: false), tx)
    }

    private static let casesOnAPage = 50

    private static func cases(_ measure: TallyMeasure, _ visit: Visit, _ viewer: Viewer) async throws -> Reply {
        let overview = try await read(visit, viewer, holding: .measure)
        let bin = visit.query["bin"].flatMap { Int($0) }.flatMap { (0..<measure.bins).contains($0) ? $0 : nil }
        let after = visit.query["after"].flatMap { Int($0) } ?? Int.max
        let (units, period) = (overview.shown.map(\.id), overview.figures.period)
        let found = try await visit.services.store.read {
            try FigureQueries.cases(measure, bin: bin, units, period, after: after, limit: casesOnAPage + 1, $0)
        }
        let shown = Array(found.prefix(casesOnAPage))
        let page = MeasureCases(
            measure: measure, figures: overview.figures, units: units, bin: bin, cases: shown,
            next: found.count > shown.count ? shown.last?.number : nil, now: visit.now, mayExport: overview.mayExport)
        let frame = ColleaguePage(title: page.title(visit.say), place: .measure)
        return .page(frame.html(visit, viewer, page.html(visit.say)))
    }
}
