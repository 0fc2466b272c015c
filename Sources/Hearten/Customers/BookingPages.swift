import Markup
import Storage

/// The pages of bringing bookings in.
struct BookingPages {
    let desk: BookingDesk
    private var say: Say { desk.visit.say }

    init(_ desk: BookingDesk) { self.desk = desk }

    private func page(_ title: String, problems: FormProblems = FormProblems(), _ main: HTML) -> HTML {
        ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: .settings).html(
            desk.visit, desk.viewer, "\(problemSummary(problems, say: say))\(main)")
    }

    func choose(_ units: [Unit], _ before: [BookingImport], _ problems: FormProblems) -> HTML {
        let isBad = problems["file"] != nil
        let earlier: HTML? =
            before.isEmpty
            ? nil
            : """
            <aside aria-labelledby="h-before"><section class="card tight"><h2 class="h3 mb-4" id="h-before">\(say(.shiftsBefore))</h2><ul class="list" role="list">\(each: before, { one in
                "<li><a href=\"\(url: BookingPaths.one(one.id))\" dir=\"auto\">\(one.name)</a><p class=\"meta\"><span>\(say(.bookingCount(one.summary.usable)))</span><span>\(say.date(LocalTime(one.createdAt, zone: say.zone).day))</span></p></li>"
            })</ul></section></aside>
            """
        return page(
            say(.tabBookings), problems: problems,
            """
            \(settingsHead(.bookings, lead: say(.bookingsLead), desk.visit, desk.viewer))<div class="split side-20">
            <form class="card stack gap-5" action="\(url: BookingPaths.all)" method="post" enctype="multipart/form-data">
            <div class="field"><label for="unit">\(say(.bookingsUnit))</label>\(fieldProblem("unit", in: problems, say: say))\(unitSelect(units, chosen: units.first?.id))</div>
            <div class="field\(when: isBad, " bad")"><label for="file">\(say(.bookingsFile))</label><p class="hint" id="file-h">\(say(.bookingsFileHint))</p>\(fieldProblem("file", in: problems, say: say))\
            <input class="input file" id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" aria-describedby="file-h\(when: isBad, " file-e")"\(when: isBad, " aria-invalid=\"true\"")></div>
            <div class="row"><button class="btn primary">\(say(.shiftLook))</button></div></form>\(earlier)</div>
            """)
    }

    func one(_ one: BookingImport) -> HTML {
        let done = one.summary
        let title: String =
            switch one.state {
            case .checked: say(.bookingsReady(done.usable))
            case .done: say(.bookingsDone(done.usable))
            case .undone: say(.bookingsUndone)
            case .abandoned: say(.shiftAbandoned)
            }
        let facts: [(Phrase, Int)] = [
            (.shiftCameIn, done.new), (.shiftBroughtUpToDate, done.changed), (.shiftKnownAlready, done.same), (.shiftTakenOut, done.gone),
            (.bookingsNotKept, done.unknown), (.bookingsLikes, done.preferences), (.shiftPutAside, done.refused),
        ]
        return page(
            "\(one.name). \(say(.tabBookings))",
            """
            <div class="center width-42 stack gap-5"><div><p class="crumb"><a href="\(url: BookingPaths.all)">\(say(.tabBookings))</a></p><h1>\(title)</h1>\
            <p class="lead muted mt-2">\(when: one.state == .checked, "\(say(.shiftDryRun)) ")\(say(.bookingsOnlyKnown))</p></div>
            <section class="card"><dl class="facts cols">\(each: facts, { "<div><dt>\(say($0.0))</dt><dd>\(grouped($0.1))</dd></div>" })</dl></section>
            \(columns(done))\(notes(one))\(actions(one))</div>
            """)
    }

    private func columns(_ done: BookingSummary) -> HTML {
        guard !done.columns.isEmpty else { return HTML() }
        return
            "<section class=\"card\"><h2>\(say(.shiftColumns))</h2><ul class=\"list mt-2\" role=\"list\">\(each: done.columns, { "<li dir=\"auto\">\($0)</li>" })</ul></section>"
    }

    private func notes(_ one: BookingImport) -> HTML {
        guard !one.summary.notes.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-bad"><header><h2 id="h-bad">\(say(.shiftNotesTitle(one.summary.refused)))</h2><a class="sm" href="\(url: BookingPaths.notes(one.id))">\(say(.shiftGetReasons))</a></header>\
            <ul class="list" role="list">\(each: one.summary.notes.prefix(8), { "<li class=\"row between\"><span>\(say(.bookingNote($0.reason)))</span><span class=\"meta\"><span>\(say(.importLine($0.row)))</span></span></li>" })</ul></section>
            """
    }

    private func actions(_ one: BookingImport) -> HTML {
        switch one.state {
        case .checked where one.summary.usable > 0:
            return
                "<form action=\"\(url: BookingPaths.one(one.id))\" method=\"post\"><button class=\"btn primary big\">\(say(.bookingsBringIn(one.summary.usable)))</button></form>"
        case .done:
            return """
                <section class="card"><h2>\(say(.shiftUndo))</h2><p class="muted mt-2">\(say(.bookingsUndoWords))</p><details class="mt-2"><summary>\(say(.bookingsUndoThis))</summary>\
                <form class="mt-2" action="\(url: BookingPaths.undo(one.id))" method="post"><button class="btn clay">\(say(.shiftUndoYes))</button></form></details></section>
                """
        default: return HTML()
        }
    }
}
