import Markup
import Statistics
import Storage

/// How many practise, where there are enough that nobody is told of.
enum PracticeCountPages {
    static func page(_ counts: PracticeCounts, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let today = LocalTime(desk.visit.now, zone: desk.zone).day
        let title = say(.practiceCountsTitle)
        let lead = say(.practiceCountsLead(say.shortDate(counts.week, now: today), say.shortDate(Day(counts.week.number + 6), now: today)))
        return ColleaguePage(title: title, place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: PracticePaths.home)">\(say(.practiceTitle))</a></p>
            <div class="page-head"><div><h1>\(title)</h1><p class="lead">\(lead)</p></div></div>
            <section class="card"><div class="scroll-x" tabindex="0" role="region" aria-label="\(title)"><table class="table"><caption class="sr">\(title)</caption>
            <thead><tr><th scope="col">\(say(.countsUnit))</th><th scope="col" class="n">\(say(.countsPeople))</th><th scope="col" class="n">\(say(.countsPractised))</th>\
            <th scope="col">\(say(.countsGap))</th></tr></thead>
            <tbody>\(each: counts.lines, { row($0, desk) })</tbody></table></div>
            <p class="muted sm mt-4">\(say(.practiceCountsWords)) \(say(.countsGapSince(say.shortDate(counts.gapSince, now: today))))</p></section>
            """)
    }

    private static func row(_ line: PracticeCounts.Line, _ desk: PracticeDesk) -> HTML {
        let say = desk.visit.say
        let practised: HTML = line.practised.map { "\($0)" } ?? "<span class=\"faint\">\(say(.countsHidden))</span>"
        let gap: HTML = line.gap.map { "\(words($0, of: line.predictions, say))" } ?? "<span class=\"faint\">\(say(.countsHiddenFew))</span>"
        let indent = String(repeating: "\u{2003}", count: max(0, line.depth))
        return """
            <tr><th scope="row">\(indent)\(desk.house.unit(line.unit)?.name)</th><td class="n">\(line.people)</td><td class="n">\(practised)</td><td>\(gap)</td></tr>
            """
    }

    private static func words(_ gap: Estimate, of n: Int, _ say: Say) -> String {
        let places = max(1, Rounding.decimals(for: gap.interval, most: 1))
        func text(_ value: Double) -> String { Rounding.text(value, decimals: places, signed: true) }
        return say(.gapLikely(text(gap.value), text(gap.interval.low), text(gap.interval.high), n))
    }
}
