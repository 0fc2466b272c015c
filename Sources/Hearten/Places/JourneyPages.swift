import Markup
import Statistics
import Storage

/// The journey: its map, and one touchpoint at a time.
enum JourneyPages {
    /// The touchpoint that is open, with what is known about it.
    struct Open {
        var spot: JourneyMap.Spot
        var form: JourneyForm
        var problems = FormProblems()
        /// Customers' words, masked, newest first.
        var words: [String] = []
        /// Where its answers can be read.
        var readAt: String?
        var isFirst = false
        var isLast = false
    }

    static func page(_ map: JourneyMap, _ open: Open?, retired: [Touchpoint], _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let mayEdit = viewer.may(.editJourney)
        let title = say(.journeyTitle)
        let add: HTML? =
            mayEdit
            ? "<form class=\"actions\" action=\"\(url: JourneyPaths.points)\" method=\"post\"><button class=\"btn\">\(Icon.plus.svg)\(say(.addPoint))</button></form>"
            : nil
        let problems = open?.problems ?? FormProblems()
        return ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: .journey).html(
            visit, viewer,
            """
            <div class="page-head"><div><h1>\(title)</h1><p class="lead">\(lead(map, say))</p></div>\(add)</div>\(problemSummary(problems, say: say))
            <div class="stack gap-5">\(map.spots.isEmpty ? none(say) : picture(map, open, say))\(open.map { detail($0, map, visit, viewer) })\
            \(when: mayEdit && !retired.isEmpty, away(retired, say))</div>
            """)
    }

    private static func lead(_ map: JourneyMap, _ say: Say) -> String {
        var said = [say(.journeyPoints(map.spots.count))]
        if let lowest = map.lowest, JourneyMap.isBelowExpected(lowest) { said.append(say(.journeyLowest(lowest.point.name))) }
        let silent = map.spots.count { $0.coverage != .heard }
        if silent > 0 { said.append(say(.journeySilent(silent))) }
        return map.spots.isEmpty ? say(.journeyNoneWords) : said.joined(separator: " ")
    }

    private static func none(_ say: Say) -> HTML {
        "<div class=\"blank\">\(Icon.journey.svg)<h2>\(say(.journeyNone))</h2><p>\(say(.journeyNoneWords))</p></div>"
    }

    // MARK: The map

    private static func picture(_ map: JourneyMap, _ open: Open?, _ say: Say) -> HTML {
        """
        <section class="card" aria-labelledby="h-map"><h2 class="sr" id="h-map">\(say(.theMap))</h2>
        <div class="scroller" tabindex="0" role="region" aria-label="\(say(.mapScrolls))"><div class="journey">
        \(each: phases(map), { "<p class=\"phase span-\($0.count)\" dir=\"auto\">\($0.name)</p>" })
        \(map.chart(say))
        <ol class="points" role="list" aria-label="\(say(.mapTouchpoints))">\(each: map.spots, { item($0, open, say) })</ol></div></div></section>
        """
    }

    /// Neighbours of one phase together.
    private static func phases(_ map: JourneyMap) -> [(name: String, count: Int)] {
        var phases: [(name: String, count: Int)] = []
        for spot in map.spots {
            if let last = phases.last, last.name == spot.point.phase, last.count < 40 {
                phases[phases.count - 1].count += 1
            } else {
                phases.append((spot.point.phase, 1))
            }
        }
        return phases
    }

    private static func item(_ spot: JourneyMap.Spot, _ open: Open?, _ say: Say) -> HTML {
        let point = spot.point
        let level = spot.estimate.map { JourneyMap.figure($0.value) }
        let category = point.category.map { say($0.word) }
        let read = [category, say(level.map { .pointLevel($0) } ?? .pointNoLevel)].compactMap { $0 }.joined(separator: ". ")
        let glyph: HTML? = point.category.flatMap { Sign.Shape(rawValue: $0.rawValue) }.map { Sign.glyph($0) }
        let chip: HTML? = spot.coverage.phrase.map { "<span class=\"chip lamp\">\(say($0))</span>" }
        return """
            <li><a class="point\(when: chip != nil, " silent")" href="\(url: JourneyPaths.point(point.id))"\(when: open?.spot.point.id == point.id, " aria-current=\"true\"")>\
            <b dir="auto">\(point.name)</b><span>\(say(.channelPlace(point.channel)))</span><span>\(glyph)<span class="sr">\(read)</span></span>\(chip)</a></li>
            """
    }

    // MARK: One touchpoint

    private static func detail(_ open: Open, _ map: JourneyMap, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let main = viewer.may(.editJourney) ? editor(open, visit, viewer) : facts(open, visit)
        return """
            <div class="split side-22"><div class="stack gap-5">\(main)</div><aside class="stack gap-5" aria-label="\(say(.whatTheySay))">\
            \(finding(open, map, say))\(theirWords(open, say))\(lastHeard(open, visit, viewer))</aside></div>
            """
    }

    private static func editor(_ open: Open, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        let point = open.spot.point
        let form = open.form
        let field = FieldDrawer(problems: open.problems, say: say)
        let owners =
            [Choice("", say(.pointOwnerNone))]
            + house.within(Scope(roots: [house.root].compactMap { $0 })).map { unit in
                Choice(unit.id.description, unit.kind == .partner ? "\(unit.name) (\(say(Vocabulary.Word.partner)))" : unit.name)
            }
        return """
            <section class="card" aria-labelledby="h-e"><header><h2 id="h-e" dir="auto">\(point.name)</h2>\(movers(open, say))</header>
            <form class="stack" action="\(url: JourneyPaths.change(point.id))" method="post">
            <div class="grid col-14 gap-4">\(field.line("name", .pointName, form.name, limit: 80))\(field.choice("owner", .pointOwner, owners, form.owner?.description ?? ""))</div>
            <div class="grid col-14 gap-4">\(field.line("phase", .pointPhase, form.phase, limit: 60))\
            \(field.choice("channel", .pointChannel, JourneyForm.channels.map { Choice($0, say(.channelPlace($0))) }, form.channel))</div>
            \(field.choice("listening", .pointMethod, JourneyForm.methods.map { Choice($0, say(.method($0))) }, form.method))
            \(field.text("promise", .pointPromise, form.promise, hint: .pointPromiseHint, rows: 2, limit: 300))
            \(values(form, say))
            <div class="row"><button class="btn primary">\(say(.save))</button>\
            \(when: viewer.may(.printSigns), "<a class=\"btn quiet\" href=\"\(url: SignPaths.at(point.id))\">\(say(.pointSigns))</a>")</div></form></section>
            <form class="card stack gap-2" action="\(url: JourneyPaths.retire(point.id))" method="post"><p class="muted sm">\(say(.pointRetireWords))</p>\
            <div class="row"><button class="btn">\(say(.pointRetire))</button></div></form>
            """
    }

    private static func movers(_ open: Open, _ say: Say) -> HTML {
        let name = open.spot.point.name
        return """
            <form class="row gap-1" action="\(url: JourneyPaths.move(open.spot.point.id))" method="post">\
            \(when: !open.isFirst, "<button class=\"btn icon\" name=\"to\" value=\"earlier\" aria-label=\"\(say(.moveEarlier(name)))\">\(Icon.left.svg)</button>")\
            \(when: !open.isLast, "<button class=\"btn icon\" name=\"to\" value=\"later\" aria-label=\"\(say(.moveLater(name)))\">\(Icon.right.svg)</button>")</form>
            """
    }

    private static func values(_ form: JourneyForm, _ say: Say) -> HTML {
        let choices: [(String, String)] = Category.allCases.map { ($0.rawValue, say($0.word)) } + [("", say(.pointValueNone))]
        return """
            <fieldset class="field"><legend>\(say(.pointValue))</legend><div class="row mt-2">\(each: choices, { choice in
                "<label class=\"chip line\"><input type=\"radio\" name=\"value\" value=\"\(choice.0)\"\(when: (form.category?.rawValue ?? "") == choice.0, " checked")> \(choice.1)</label>"
            })</div></fieldset>
            """
    }

    /// For those who may look but not change.
    private static func facts(_ open: Open, _ visit: Visit) -> HTML {
        let say = visit.say
        let point = open.spot.point
        let owner = point.owner.flatMap { visit.services.house.current.unit($0)?.name } ?? say(.pointOwnerNone)
        let promise: HTML? = point.promise.map { "<div><dt>\(say(.pointPromise))</dt><dd dir=\"auto\">\($0)</dd></div>" }
        let value: HTML? = point.category.map { "<div><dt>\(say(.pointValue))</dt><dd>\(say($0.word))</dd></div>" }
        return """
            <section class="card" aria-labelledby="h-e"><header><h2 id="h-e" dir="auto">\(point.name)</h2></header><dl class="facts">\(promise)\
            <div><dt>\(say(.pointOwner))</dt><dd dir="auto">\(owner)</dd></div><div><dt>\(say(.pointPhase))</dt><dd dir="auto">\(point.phase)</dd></div>\
            <div><dt>\(say(.pointMethod))</dt><dd>\(say(.method(point.method)))</dd></div>\(value)</dl></section>
            """
    }

    private static func finding(_ open: Open, _ map: JourneyMap, _ say: Say) -> HTML {
        let spot = open.spot
        let n = spot.histogram.n
        let read: HTML? = open.readAt.map { "<p class=\"mt-2\"><a class=\"sm\" href=\"\(url: $0)\">\(say(.readThe(n)))</a></p>" }
        guard let estimate = spot.estimate else {
            return """
                <section class="card" aria-labelledby="h-f"><h2 class="eyebrow" id="h-f">\(say(.pointFinding))</h2><p class="mt-2">\(say(n == 0 ? .noAnswers : .journeySoFar(n)))</p>\(read)</section>
                """
        }
        let figures = [estimate.value, estimate.interval.low, estimate.interval.high].map { JourneyMap.figure($0) }
        let sentence =
            spot.isCompared
            ? say(.averageOf(figures[0], figures[1], figures[2], String(n))) : say(.averageFew(figures[0], figures[1], figures[2], String(n)))
        let isBelow = JourneyMap.isBelowExpected(spot)
        let rank: HTML? =
            spot.point.id == map.lowest?.point.id
            ? " <strong>\(say(.lowestPoint))</strong>"
            : spot.point.id == map.highest?.point.id ? " <strong>\(say(.highestPoint))</strong>" : nil
        return """
            <section class="card\(when: isBelow, " clay")" aria-labelledby="h-f"><h2 class="eyebrow" id="h-f">\(when: isBelow, Icon.warning.svg)\(say(isBelow ? .journeyBelow : .pointFinding))</h2>\
            <p class="mt-2">\(sentence)\(rank)</p>\(read)</section>
            """
    }

    private static func theirWords(_ open: Open, _ say: Say) -> HTML {
        """
        <section class="card" aria-labelledby="h-w"><h2 class="eyebrow" id="h-w">\(say(.inTheirWords))</h2>\
        \(open.words.isEmpty ? "<p class=\"mt-2 muted\">\(say(.noWordsHere))</p>" : "<ul class=\"list mt-4\" role=\"list\">\(each: open.words, { "<li><p class=\"voice small\" dir=\"auto\">\($0)</p></li>" })</ul>")</section>
        """
    }

    private static func lastHeard(_ open: Open, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let point = open.spot.point
        let sentence: HTML =
            point.lastHeardAt.map { "\(say.timeTag($0, now: visit.now)), \(say(.heardBy(point.method)))" }
            ?? HTML(say(point.method == "none" ? .lastHeardNoWay : .lastHeardNever))
        let chip: HTML? = open.spot.coverage.phrase.map { "<p class=\"mt-2\"><span class=\"chip lamp\">\(say($0))</span></p>" }
        let sign: HTML? =
            open.spot.coverage != .heard && viewer.may(.printSigns)
            ? "<p class=\"mt-2\"><a class=\"sm\" href=\"\(url: SignPaths.at(point.id))\">\(say(.pointSigns))</a></p>" : nil
        return """
            <section class="card\(when: chip != nil, " lamp")" aria-labelledby="h-l"><h2 class="eyebrow" id="h-l">\(say(.lastHeard))</h2><p class="mt-2">\(sentence)</p>\(chip)\(sign)</section>
            """
    }

    private static func away(_ retired: [Touchpoint], _ say: Say) -> HTML {
        """
        <details><summary>\(say(.retiredPoints))</summary><ul class="list mt-2" role="list">\(each: retired, { point in
            "<li class=\"row between\"><span dir=\"auto\">\(point.name)</span><form action=\"\(url: JourneyPaths.bringBack(point.id))\" method=\"post\"><button class=\"btn\" aria-label=\"\(say(.pointReturnOf(point.name)))\">\(say(.pointReturn))</button></form></li>"
        })</ul></details>
        """
    }
}
