import Markup
import Storage

/// The list of signs and the sheet of one.
enum SignPages {
    /// A sign with what the list says about it.
    struct Line {
        var sign: QRSign
        var unit: Unit
        var point: Touchpoint
        var use: SignQueries.Use?

        /// "Check in, Northcombe"; a place that bears its touchpoint's name says it once.
        func name(_ say: Say) -> String {
            unit.name.lowercased().hasPrefix(point.name.lowercased()) ? unit.name : say(.signAt(point.name, unit.name))
        }
    }

    static func list(
        _ lines: [Line], at point: Touchpoint?, units: [Unit], points: [Touchpoint], _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer
    ) -> HTML {
        let say = visit.say
        let open = lines.filter { $0.sign.endedAt == nil }
        let ended = lines.filter { $0.sign.endedAt != nil }
        let crumb: HTML? = point.map { "<p class=\"crumb\"><a href=\"\(url: JourneyPaths.point($0.id))\"><bdi>\($0.name)</bdi></a></p>" }
        let title = say(.signsTitle)
        return ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: viewer.may(.readJourney) ? .journey : .settings)
            .html(
                visit, viewer,
                """
                <div class="page-head"><div>\(crumb)<h1>\(title)</h1><p class="lead">\(say(.signsLead))</p></div></div>\(problemSummary(problems, say: say))
                <section class="card" aria-label="\(title)">\(open.isEmpty ? none(say) : "<ul class=\"list\" role=\"list\">\(each: open, { row($0, visit) })</ul>")
                \(maker(point, units, points, problems, say))</section>
                \(when: !ended.isEmpty, "<details class=\"mt-4\"><summary>\(say(.signsEnded))</summary><ul class=\"list mt-2\" role=\"list\">\(each: ended, { row($0, visit) })</ul></details>")
                """)
    }

    private static func none(_ say: Say) -> HTML {
        "<div class=\"blank\">\(Icon.print.svg)<h2>\(say(.signsNone))</h2><p>\(say(.signsNoneWords))</p></div>"
    }

    private static func row(_ line: Line, _ visit: Visit) -> HTML {
        let say = visit.say
        let what = line.name(say)
        var facts = [SignPaths.address(line.sign.code, visit.services.settings)]
        if let use = line.use {
            facts += [say(.signAnswers(use.count)), say(.signLast(say.time(use.lastAt, now: visit.now)))]
        } else {
            facts.append(say(.signNeverUsed))
        }
        if let ended = line.sign.endedAt { facts.append(say(.signEndedOn(say.time(ended, now: visit.now)))) }
        let buttons: HTML =
            line.sign.endedAt != nil
            ? HTML()
            : """
            <span class="row"><a class="btn" href="\(url: SignPaths.of(line.sign.code))" aria-label="\(say(.signPrintOf(what)))">\(say(.signPrint))</a>\
            <a class="btn quiet" href="\(url: SignPaths.drawing(line.sign.code))" aria-label="\(say(.signOnlyCodeOf(what)))">\(say(.signOnlyCode))</a>\
            <form action="\(url: SignPaths.end(line.sign.code))" method="post"><button class="btn quiet" aria-label="\(say(.signEndOf(what)))">\(say(.signEnd))</button></form></span>
            """
        return """
            <li class="row between"><span class="person"><span><b dir="auto">\(what)</b>\
            <small class="tnum">\(facts.joined(separator: ", "))</small></span></span>\(buttons)</li>
            """
    }

    private static func maker(_ point: Touchpoint?, _ units: [Unit], _ points: [Touchpoint], _ problems: FormProblems, _ say: Say) -> HTML {
        guard !units.isEmpty, !points.isEmpty else { return HTML() }
        let isBad = problems["unit"] != nil
        return """
            <form class="row mt-4 foot" action="\(url: SignPaths.all)" method="post" aria-label="\(say(.signNew))">
            <div class="field grow\(when: isBad, " bad")"><label for="unit">\(say(.signWhere))</label>\(fieldProblem("unit", in: problems, say: say))\
            <select class="input" id="unit" name="unit">\(options(units.map { Choice($0.id.description, $0.name) }, selected: nil))</select></div>
            <div class="field grow"><label for="point">\(say(.signPoint))</label>\
            <select class="input" id="point" name="point">\(options(points.map { Choice($0.id.description, $0.name) }, selected: point?.id.description))</select></div>
            <button class="btn">\(say(.signMake))</button></form>
            """
    }

    /// One sheet of paper.
    static func sheet(_ line: Line, _ drawing: SignDrawing, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let name = visit.services.house.current.name
        let what = line.name(say)
        let address = SignPaths.address(line.sign.code, visit.services.settings)
        let hint = line.sign.endedAt == nil ? say(.signPrintHint) : say(.signHasEnded)
        return ColleaguePage(title: say(.signTitle(what)), place: viewer.may(.readJourney) ? .journey : .settings).html(
            visit, viewer,
            """
            <p class="no-print row between mb-4"><a href="\(url: SignPaths.all)">\(say(.signsAll))</a><span class="faint sm">\(hint)</span></p>
            <article class="sheet poster" aria-labelledby="ask">
            <p class="row middle"><span class="house" aria-hidden="true">\(name.prefix(1))</span><b dir="auto">\(name)</b></p>
            <h1 id="ask">\(say(.signQuestion))</h1>
            <p class="lead">\(say(.signPromise))</p>
            <div class="qr" role="img" aria-label="\(say(.signCodeOpens(address)))">\(drawing.svg)</div>
            <p class="address tnum"><bdi dir="ltr">\(address)</bdi></p>
            <p class="muted" dir="auto">\(what)</p>
            </article>
            """)
    }
}
