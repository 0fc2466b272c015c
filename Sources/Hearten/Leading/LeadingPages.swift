import Markup
import Statistics
import Storage

/// The state of the house for whoever leads, with what to do next on top.
enum LeadingPages {
    static func home(_ leading: Leading, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        return ColleaguePage(title: say(.standsTitle), place: .stands, atRisk: leading.cases?.atRisk ?? 0).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(say(.standsTitle))</h1><p class="lead">\(lead(leading, say))</p></div></div>
            <div class="split side-22"><div class="stack gap-5">\(next(leading, viewer, say))\(heard(leading, visit))\(lineUps(leading, visit))\(silent(leading, viewer, say))</div>
            <aside class="stack gap-5" aria-label="\(say(.standsTitle))">\(presence(leading, viewer, say))\(right(leading, viewer, say))\(practised(leading, say))\(duties(leading, say))</aside></div>
            """)
    }

    private static func lead(_ leading: Leading, _ say: Say) -> String {
        let one = leading.presence
        let seen = one.isShown ? say(.standsIn(one.seen, one.people)) : nil
        return [seen, say(.standsHeard(leading.figures.told))].compactMap(\.self).joined(separator: " ")
    }

    private static func next(_ leading: Leading, _ viewer: Viewer, _ say: Say) -> HTML {
        let steps = NextStep.all(of: leading) { viewer.may($0) }
        guard !steps.isEmpty else {
            return "<div class=\"blank done\">\(Icon.check.svg)<h2>\(say(.standsNothing))</h2><p>\(say(.standsNothingWords))</p></div>"
        }
        return """
            <section class="card act" aria-labelledby="h-next"><header><h2 id="h-next">\(say(.standsNext))</h2></header><ol class="list mt-2" role="list">\(each: steps, {
                "<li><a href=\"\(url: $0.path)\">\(say($0.phrase))</a></li>"
            })</ol></section>
            """
    }

    private static func heard(_ leading: Leading, _ visit: Visit) -> HTML {
        let say = visit.say
        let paths = MeasurePaths(units: leading.units.map(\.id), period: leading.figures.period)
        let levels = leading.figures.levels()
        let mean = levels.meanEstimate().flatMap { $0.weight > .none ? Written($0) : nil }
        let figure = mean.map { say(.standsLevel($0.figure, $0.low, $0.high)) } ?? say(.standsLevelFew(levels.n))
        return """
            <section class="card" aria-labelledby="h-heard"><header><h2 id="h-heard">\(say(.standsWhatWasHeard))</h2><a class="sm" href="\(url: paths.moments())">\(say(.standsMoments(leading.figures.told)))</a></header>\
            <p>\(figure)</p><p class="mt-2"><a class="sm" href="\(url: paths.home)">\(say(.standsMeasure))</a></p></section>
            """
    }

    private static func lineUps(_ leading: Leading, _ visit: Visit) -> HTML {
        let say = visit.say
        let week = leading.lineUps
        let rows: HTML =
            week.teams == 0
            ? "<p class=\"muted mt-2\">\(say(.standsLineUpsNone))</p>"
            : """
            <p>\(say(.standsLineUpsHeld(week.holding, week.teams)))</p><ul class="list mt-2" role="list">\(each: week.least, { one in
                "<li class=\"row between\"><span dir=\"auto\">\(visit.services.house.current.unit(one.unit)?.name)</span><span class=\"muted sm\">\(say(.standsOf(one.held, one.all)))</span></li>"
            })</ul>
            """
        return """
            <section class="card" aria-labelledby="h-line-ups"><header><h2 id="h-line-ups">\(say(.standsLineUps))</h2></header>\(rows)</section>
            """
    }

    private static func silent(_ leading: Leading, _ viewer: Viewer, _ say: Say) -> HTML {
        guard !leading.silent.isEmpty else {
            return
                "<section class=\"card\" aria-labelledby=\"h-silent\"><h2 id=\"h-silent\">\(say(.standsSilent))</h2><p class=\"muted mt-2\">\(say(.standsSilentNone))</p></section>"
        }
        return """
            <section class="card" aria-labelledby="h-silent"><header><h2 id="h-silent">\(say(.standsSilent))</h2>\(when: viewer.may(.readJourney), "<a class=\"sm\" href=\"/journey\">\(say(.standsJourney))</a>")</header>\
            <ul class="list" role="list">\(each: leading.silent.prefix(8), { one in
                "<li class=\"row between\"><span dir=\"auto\">\(one.point.name)</span><span class=\"muted sm\">\(one.coverage.phrase.map { say($0) })</span></li>"
            })</ul></section>
            """
    }

    private static func card(_ id: StaticString, _ title: Phrase, _ content: HTML, _ say: Say) -> HTML {
        let name = HTML(trusted: id)
        return "<section class=\"card tight\" aria-labelledby=\"\(name)\"><h2 class=\"h3 mb-4\" id=\"\(name)\">\(say(title))</h2>\(content)</section>"
    }

    private static func facts(_ rows: [(Phrase, String)], _ say: Say) -> HTML {
        "<dl class=\"rows\">\(each: rows, { "<div><dt>\(say($0.0))</dt><dd>\($0.1)</dd></div>" })</dl>"
    }

    private static func presence(_ leading: Leading, _ viewer: Viewer, _ say: Say) -> HTML {
        let one = leading.presence
        let link: HTML? =
            viewer.may(.invitePeople) ? "<p class=\"mt-4\"><a class=\"sm\" href=\"\(url: PeoplePaths.people)\">\(say(.standsPeople))</a></p>" : nil
        let rows: [(Phrase, String)] = [
            (.standsEntered, say(.standsOf(one.entered, one.people))), (.standsSeen, say(.standsOf(one.seen, one.people))),
        ]
        let content: HTML = one.isShown ? facts(rows, say) : "<p class=\"muted\">\(say(.countsHiddenFew))</p>"
        return card("h-in", .standsWhoIsIn, "\(content)\(link)", say)
    }

    private static func right(_ leading: Leading, _ viewer: Viewer, _ say: Say) -> HTML {
        let paths = MeasurePaths(units: leading.units.map(\.id), period: leading.figures.period)
        let share = leading.figures.putRight
        var rows: [(Phrase, String)] = [(.standsPutRight, say(.standsOf(share.count, share.total)))]
        if let cases = leading.cases { rows += [(.standsWaiting, String(cases.waiting)), (.standsAtRisk, String(cases.atRisk))] }
        return card(
            "h-right", .standsRight,
            "\(facts(rows, say))<p class=\"mt-4\"><a class=\"sm\" href=\"\(url: paths.right)\">\(say(.standsMeasure))</a></p>", say)
    }

    private static func practised(_ leading: Leading, _ say: Say) -> HTML {
        let rows: HTML =
            "\(each: leading.practised, { one in "<div><dt dir=\"auto\">\(one.unit.name)</dt><dd>\(one.count.map { say(.standsPractisedCount($0)) } ?? say(.countsHiddenFew))</dd></div>" })"
        return card(
            "h-practised", .standsPractised,
            "<dl class=\"rows\">\(rows)</dl><p class=\"mt-4\"><a class=\"sm\" href=\"\(url: PracticePaths.counts)\">\(say(.practiceCountsLink))</a></p>",
            say)
    }

    private static func duties(_ leading: Leading, _ say: Say) -> HTML {
        var rows: [(Phrase, String)] = []
        if let steps = leading.steps { rows = [(.standsStepsKept, say(.standsOf(steps.kept, steps.all))), (.standsStepsLate, String(steps.late))] }
        rows.append((.standsConfirmed, leading.presence.isShown ? String(leading.confirmed) : say(.countsHiddenFew)))
        let principle: HTML? = leading.principle.map { "<p class=\"mb-4\"><b dir=\"auto\">\($0)</b></p>" }
        return card(
            "h-duties", .dutiesTitle,
            "\(principle)\(facts(rows, say))<p class=\"mt-4\"><a class=\"sm\" href=\"\(url: MonthDutyPaths.home)\">\(say(.standsDuties))</a></p>", say
        )
    }
}
