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
        let words = FileParts.Chooser(
            unit: .bookingsUnit, file: .bookingsFile, fileHint: .bookingsFileHint, accept: ".csv,.tsv,.txt,text/csv", look: .shiftLook)
        let earlier = before.map { one in
            FileParts.Earlier(path: BookingPaths.one(one.id), name: one.name, facts: [say(.bookingCount(one.summary.usable))], at: one.createdAt)
        }
        return page(
            say(.tabBookings), problems: problems,
            """
            \(settingsHead(.bookings, lead: say(.bookingsLead), desk.visit, desk.viewer))
            \(parts.choose(words, units, problems, earlier: parts.earlier(.shiftsBefore, earlier)))
            """)
    }

    private var parts: FileParts { FileParts(say, all: BookingPaths.all, title: .tabBookings) }

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
            <div class="center width-42 stack gap-5"><div>\(parts.crumb)<h1>\(title)</h1>\
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
            return parts.undo(BookingPaths.undo(one.id), .shiftUndo, .bookingsUndoWords, .bookingsUndoThis, .shiftUndoYes)
        default: return HTML()
        }
    }
}
