import Markup
import Statistics

/// Everything that the page of Measure shows, read once.
struct MeasureOverview: Sendable {
    let figures: Figures
    /// What is counted together: the unit that was chosen, or all of the reader's own.
    var shown: [Unit]
    /// Whether the reader's own are several.
    var hasSeveral = false
    /// The units that the reader may choose, parents first, with how deep each lies.
    var units: [(unit: Unit, depth: Int)]
    /// The points of the journey, in order.
    let points: [Touchpoint]
    var today: Day
    /// Whether the period was moved back to where the newest answers are.
    var isMovedBack: Bool
    var mayExport: Bool
    var mayImport: Bool

    /// What the figures allow one to say.
    let findings: Findings

    init(
        figures: Figures, shown: [Unit], hasSeveral: Bool = false, units: [(unit: Unit, depth: Int)], points: [Touchpoint], today: Day,
        isMovedBack: Bool, mayExport: Bool, mayImport: Bool
    ) {
        self.figures = figures
        self.shown = shown
        self.hasSeveral = hasSeveral
        self.units = units
        self.points = points
        self.today = today
        self.isMovedBack = isMovedBack
        self.mayExport = mayExport
        self.mayImport = mayImport
        findings = Findings(figures, points: points.map(\.id))
    }

    var paths: MeasurePaths { MeasurePaths(units: shown.map(\.id), period: figures.period) }

    /// One stretch of the trend: as many weeks as a stretch needs for an average to be drawn.
    var stretches: [MeasurePeriod] { figures.period.stretches(of: stretchLength) }

    var stretchLength: Int {
        let answers = figures.levels().n
        return [1, 2, 4].first { answers >= 15 * (figures.period.weeks / $0) } ?? 4
    }

    func date(_ day: Day, _ say: Say) -> String { say.shortDate(day, now: today) }
}
