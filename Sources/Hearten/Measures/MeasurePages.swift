import Markup
import Statistics

/// The pages of Measure.
enum MeasurePages {
    static func overview(_ overview: MeasureOverview, _ say: Say) -> HTML {
        if overview.figures.isEmpty { return "\(head(overview, say))\(empty(overview, say))" }
        return """
            \(head(overview, say))
            <hearten-live src="/live" data-event="moments" hidden><p class="notice mb-4">\(Icon.measure.svg)<span>\(say(.newAnswersCame))</span> \
            <a href="\(url: overview.paths.home)">\(say(.countThemToo))</a></p></hearten-live>
            <div class="stack gap-5">
            \(when: overview.isMovedBack, "<p class=\"fig-note\">\(say(.newestShown(overview.date(overview.figures.period.to, say))))</p>")\
            <section class="card" aria-labelledby="h-tiles"><h2 class="sr" id="h-tiles">\(say(.measureAtAGlance))</h2>\
            <div class="grid col-8 tiles">\(each: overview.tiles(say), \.html)</div></section>
            \(when: overview.figures.levels().n > 0, levelCards(overview, say))
            \(overview.wordsCard(say))
            \(overview.aspectsCard(say))
            \(foot(overview, say))
            </div>
            """
    }

    /// What the tapped levels say; where nobody has tapped one, the words speak alone.
    private static func levelCards(_ overview: MeasureOverview, _ say: Say) -> HTML {
        """
        <div class="grid col-30">
        \(overview.trendCard(say))
        \(overview.ladderCard(say))
        </div>
        \(overview.heatCard(say))
        """
    }

    /// Before anybody has told anything, or in weeks in which nobody did.
    private static func empty(_ overview: MeasureOverview, _ say: Say) -> HTML {
        let period = overview.figures.period
        let isNew = !period.isChosen
        let title = isNew ? say(.measureEmptyTitle) : say(.nothingInPeriod(overview.date(period.from, say), overview.date(period.to, say)))
        return """
            <div class="blank">\(Icon.measure.svg)<h2>\(title)</h2><p>\(say(isNew ? .measureEmptyWords : .nothingInPeriodWords))</p>\
            \(when: isNew && overview.mayImport, "<a class=\"btn\" href=\"/settings/imports\">\(say(.measureEmptyDo))</a>")</div>
            """
    }

    private static func head(_ overview: MeasureOverview, _ say: Say) -> HTML {
        let periods = periods(overview, say)
        return """
            <div class="page-head"><div><h1>\(say(.measureTitle))</h1>\
            \(when: !overview.figures.isEmpty, "<p class=\"lead\">\(lead(overview, say))</p>")\
            <p class="mt-2 no-print"><a class="sm" href="\(url: LeadingPaths.house)">\(say(.standsTitle))</a></p></div>
            <form class="actions" action="\(MeasurePaths.home)" method="get" aria-label="\(say(.measureChoose))">\
            <label class="sr" for="weeks">\(say(.measurePeriod))</label><select class="input filter" id="weeks" name="weeks">\
            \(options(periods.choices, selected: periods.selected))</select>\
            <label class="sr" for="unit">\(say(.measureUnit))</label><select class="input filter" id="unit" name="unit">\
            \(options(units(overview, say), selected: overview.shown.count == 1 ? overview.shown.first?.id.description : ""))</select><button class="btn">\(say(.measureShow))</button></form></div>
            """
    }

    /// The usual periods, and the one that is shown when it is another.
    private static func periods(_ overview: MeasureOverview, _ say: Say) -> (choices: [Choice], selected: String) {
        let shown = overview.figures.period
        let usual = MeasurePeriod.presets.map { Choice(String($0), say(.lastWeeks($0))) }
        let isUsual = MeasurePeriod.presets.contains(shown.weeks) && shown.lastWeek == overview.today.monday.number
        guard !isUsual else { return (usual, String(shown.weeks)) }
        let name = say(.fromTo(overview.date(shown.from, say), overview.date(shown.to, say)))
        return ([Choice(shown.choice, name)] + usual, shown.choice)
    }

    private static func units(_ overview: MeasureOverview, _ say: Say) -> [Choice] {
        (overview.hasSeveral ? [Choice("", say(.allOfMine))] : [])
            + overview.units.map { Choice($0.unit.id.description, String(repeating: "\u{2003}", count: min($0.depth, 6)) + $0.unit.name) }
    }

    private static func lead(_ overview: MeasureOverview, _ say: Say) -> String {
        let found = overview.findings
        if overview.figures.levels().n == 0, let words = overview.wordsFinding(say) { return words + "." }
        let movement: Phrase =
            switch found.movement {
            case .tooEarly: .serviceTooEarly
            case .unclear: .serviceIsSteady
            case .moved(let by): by > 0 ? .serviceIsRising : .serviceIsFalling
            }
        guard let weak = overview.points.first(where: { $0.id == found.weakest })?.name else { return say(movement) }
        return "\(say(movement)) \(say(.pointNeedsYou(weak)))"
    }

    private static func foot(_ overview: MeasureOverview, _ say: Say) -> HTML {
        let told = overview.figures.told
        let without = told - overview.figures.levels().n
        return """
            <p class="fig-note">\(say(.nineteenInTwenty))\(when: without > 0, " \(say(.withoutLevel(say.count(without), say.count(told))))")\
            \(when: overview.mayExport, " <a href=\"\(url: overview.paths.summaryFile)\">\(say(.asAFile))</a>")</p>
            """
    }
}
