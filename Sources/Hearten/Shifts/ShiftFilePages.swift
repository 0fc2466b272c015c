import Markup
import Storage

/// The pages of bringing a rota in: finished values in, HTML out.
struct ShiftFilePages {
    let desk: ShiftImportDesk
    var say: Say { desk.visit.say }

    init(_ desk: ShiftImportDesk) { self.desk = desk }

    func page(_ title: String, problems: FormProblems = FormProblems(), lead: String? = nil, _ main: HTML) -> HTML {
        let head = lead.map { settingsHead(.shifts, lead: $0, desk.visit, desk.viewer) }
        let title = problems.isEmpty ? title : say(.problemTitle(title))
        return ColleaguePage(title: title, place: .settings).html(desk.visit, desk.viewer, "\(problemSummary(problems, say: say))\(head)\(main)")
    }

    private var parts: FileParts { FileParts(say, all: ShiftImportPaths.all, title: .tabShifts) }
    var crumb: HTML { parts.crumb }

    func choose(_ units: [Unit], _ before: [ShiftImport], _ problems: FormProblems) -> HTML {
        let words = FileParts.Chooser(
            unit: .shiftUnit, file: .shiftFile, fileHint: .shiftFileHint, accept: ".csv,.tsv,.txt,.ics,text/csv,text/calendar", look: .shiftLook)
        let week: HTML = "<a class=\"btn\" href=\"\(url: ShiftPaths.week)\">\(say(.shiftSeeWeek))</a>"
        return page(
            say(.tabShifts), problems: problems, lead: say(.shiftsImportLead),
            parts.choose(words, units, problems, beside: week, earlier: earlier(before)))
    }

    private func earlier(_ before: [ShiftImport]) -> HTML? {
        guard !before.isEmpty else {
            return """
                <aside aria-labelledby="h-before"><section class="card tight"><h2 class="h3" id="h-before">\(say(.shiftsNoneBefore))</h2><p class="muted mt-2">\(say(.shiftsNoneBeforeWords))</p></section></aside>
                """
        }
        return parts.earlier(
            .shiftsBefore,
            before.map { one in
                let facts = [say(.shiftCount(one.usable)), desk.house.unit(one.unit)?.name].compactMap { $0 }
                return FileParts.Earlier(path: ShiftImportPaths.one(one.id), name: one.name, facts: facts, at: one.createdAt)
            })
    }

    // MARK: While it runs, and afterwards

    func progress(_ one: ShiftImport) -> HTML {
        let title: Phrase =
            one.state == .uploaded ? .shiftLooking(one.name) : one.state == .undoing ? .shiftUndoing(one.name) : .shiftRunning(one.name)
        let lines: HTML = "<section class=\"card\" role=\"status\"><p><b class=\"tnum\">\(say(.shiftLinesSoFar(one.progress.read)))</b></p></section>"
        return page(say(title), parts.waiting(title, .shiftLeavePage, lines))
    }

    func report(_ one: ShiftImport, _ kinds: [(kind: String, count: Int, first: Int)], mayUndo: Bool) -> HTML {
        page(
            one.name,
            """
            <div class="center width-42 stack gap-5">\(news(one))<div>\(crumb)<h1 dir="auto">\(one.name)</h1></div>
            \(facts(one))\(notes(one, kinds))\(when: mayUndo, undo(one))</div>
            """)
    }

    private func news(_ one: ShiftImport) -> HTML {
        let failure: Phrase? =
            switch (one.state, one.failure) {
            case (.undone, _): .shiftUndone
            case (.failed, "calendar"): .shiftFailedCalendar
            case (.failed, "rows"): .shiftFailedRows
            case (.failed, "store"): .shiftFailedStore
            case (.failed, "abandoned"): .shiftAbandoned
            case (.failed, _): .shiftFailedFile
            default: nil
            }
        if let failure { return "<div class=\"notice\" role=\"status\">\(Icon.warning.svg)<p>\(say(failure))</p></div>" }
        return """
            <div class="notice" role="status">\(Icon.check.svg)<div><p><strong>\(say(.shiftsDone(one.usable)))</strong> \(say(.shiftsDoneWords))</p></div></div>
            """
    }

    private func facts(_ one: ShiftImport) -> HTML {
        let done = one.progress
        let all: [(Phrase, Int)] = [
            (.shiftCameIn, done.new), (.shiftBroughtUpToDate, done.changed), (.shiftKnownAlready, done.same), (.shiftTakenOut, done.gone),
            (.shiftPutAside, done.refused), (.shiftOver, done.overlapping),
        ]
        let week = done.first.map { ShiftPaths.week(of: one.unit, LocalTime($0, zone: say.zone).day.monday) } ?? ShiftPaths.week
        return """
            <section class="card"><dl class="facts cols">\(each: all.filter { $0.1 > 0 || $0.0 == .shiftCameIn }, { "<div><dt>\(say($0.0))</dt><dd>\(grouped($0.1))</dd></div>" })</dl>\
            \(when: one.state == .done, "<p class=\"row mt-4\"><a class=\"btn primary\" href=\"\(url: week)\">\(say(.shiftSeeWeek))</a></p>")</section>
            """
    }

    /// The reasons by kind, and the way to the file of them.
    func notes(_ one: ShiftImport, _ kinds: [(kind: String, count: Int, first: Int)]) -> HTML {
        guard !kinds.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-bad"><header><h2 id="h-bad">\(say(.shiftNotesTitle(one.progress.refused + one.progress.overlapping)))</h2>\
            <a class="sm" href="\(url: ShiftImportPaths.notes(one.id))">\(say(.shiftGetReasons))</a></header><ul class="list" role="list">\(each: kinds, { item in
                "<li class=\"row between\"><span>\(say(.shiftNotes(item.kind)))</span><span class=\"meta\"><span>\(say(.shiftLines(item.count)))</span><span>\(say(.shiftFirstAt(item.first)))</span></span></li>"
            })</ul></section>
            """
    }

    private func undo(_ one: ShiftImport) -> HTML {
        parts.undo(ShiftImportPaths.undo(one.id), .shiftUndo, .shiftUndoWords, .shiftUndoThis, .shiftUndoYes)
    }
}

/// The page where a person looks at what a rota means before anything is stored.
struct ShiftCheckPage {
    let pages: ShiftFilePages
    let one: ShiftImport
    let units: [Unit]
    let preview: [NewShift]
    let names: [ID<Colleague>: String]
    let kinds: [(kind: String, count: Int, first: Int)]
    var problems = FormProblems()
    private var say: Say { pages.say }

    init(
        pages: ShiftFilePages, one: ShiftImport, units: [Unit], preview: [NewShift], names: [ID<Colleague>: String],
        kinds: [(kind: String, count: Int, first: Int)], problems: FormProblems
    ) {
        (self.pages, self.one, self.units, self.preview) = (pages, one, units, preview)
        (self.names, self.kinds, self.problems) = (names, kinds, problems)
    }

    var html: HTML {
        let title = one.usable == 0 ? say(.shiftsNoneReady) : say(.shiftsReady(one.usable))
        return pages.page(
            "\(one.name). \(say(.tabShifts))", problems: problems,
            """
            <div class="page-head"><div>\(pages.crumb)<h1>\(title)</h1><p class="lead">\(lead)</p></div></div>
            <form class="stack gap-5" action="\(url: ShiftImportPaths.one(one.id))" method="post">
            \(one.plan.isCalendar ? "<p class=\"notice plain\">\(Icon.clock.svg)<span>\(say(.shiftCalendarWords))</span></p>" : columns)
            \(when: !preview.isEmpty, firstLines)\(pages.notes(one, kinds))\(settings)
            <div class="row between"><a class="btn quiet" href="\(url: ShiftImportPaths.all)">\(say(.shiftNotNow))</a><span class="row"><button class="btn" name="act" value="again">\(say(.shiftAgain))</button>\
            \(when: one.usable + one.progress.gone > 0, "<button class=\"btn primary big\" name=\"act\" value=\"import\">\(say(one.usable > 0 ? .shiftBringIn(one.usable) : .shiftBringItIn))</button>")</span></div>
            </form>
            """)
    }

    private var lead: String {
        let done = one.progress
        var parts = [say(.shiftDryRun)]
        if done.refused > 0 { parts.append(say(.shiftsRefused(done.refused))) }
        if done.same + done.changed > 0 { parts.append(say(.shiftsKnown(done.same + done.changed))) }
        if done.gone > 0 { parts.append(say(.shiftsWouldGo(done.gone))) }
        if done.overlapping > 0 { parts.append(say(.shiftsOverlap(done.overlapping))) }
        return parts.joined(separator: " ")
    }

    private var columns: HTML {
        """
        <section class="card"><header><h2 id="h-map">\(say(.shiftColumns))</h2><span class="meta">\(say(.shiftColumnsHint))</span></header>
        <div class="scroll-x" tabindex="0" role="region" aria-labelledby="h-map"><table class="table"><caption class="sr">\(say(.shiftColumnsCaption))</caption><thead><tr><th scope="col">\(say(.shiftColumnHead))</th><th scope="col">\(say(.shiftExampleHead))</th><th scope="col">\(say(.shiftMeansHead))</th><th scope="col">\(say(.shiftSureHead))</th></tr></thead><tbody>
        \(each: one.plan.file.headers.indices.prefix(200), row)
        </tbody></table></div></section>
        """
    }

    private func row(_ index: Int) -> HTML {
        let column = one.plan.columns.first { $0.index == index }
        let example = one.plan.file.examples.indices.contains(index) ? one.plan.file.examples[index] : ""
        let chosen = ShiftImportForm.meaning(of: column).code
        return """
            <tr><th scope="row" id="c\(index)" dir="auto">\(one.plan.file.headers[index])</th><td dir="auto" class="clip">\(example)</td>\
            <td><select class="input filter" id="column-\(index)" name="column-\(index)" aria-labelledby="c\(index)">\
            \(options(ShiftImportForm.meanings.map { Choice($0.code, say(.shiftMeaning($0.role, $0.dateStyle))) }, selected: chosen))</select></td>\
            <td>\(say(sureness(column)))</td></tr>
            """
    }

    private func sureness(_ column: ShiftColumn?) -> Phrase {
        switch column?.confidence {
        case nil: .shiftLeftOut
        case .some(0.9...): .shiftSure
        case .some(0.65..<0.9): .shiftQuiteSure
        default: .shiftAGuess
        }
    }

    private var firstLines: HTML {
        """
        <section class="card" aria-labelledby="h-dry"><header><h2 id="h-dry">\(say(.shiftFirstLines))</h2></header>
        <ul class="list" role="list">\(each: preview, { new in
            let zone = pages.desk.house.unit(new.unit)?.zone ?? pages.desk.house.zone
            let words = ShiftWords(say: say, house: pages.desk.house, now: pages.desk.visit.now)
            return """
                <li class="row between"><b dir="auto">\(names[new.colleague])</b><span class="meta"><span>\(words.span(new.from, new.until, zone: zone))</span>\
                <span dir="auto">\(words.place(new.place, new.unit))</span>\(when: new.work != nil, "<span dir=\"auto\">\(new.work)</span>")</span></li>
                """
        })</ul></section>
        """
    }

    private var settings: HTML {
        """
        <section class="card stack gap-5"><div class="grid col-14 gap-4"><div class="field\(when: problems["unit"] != nil, " bad")"><label for="unit">\(say(.shiftUnit))</label>\(fieldProblem("unit", in: problems, say: say))\(unitSelect(units, chosen: one.unit))</div>\
        <div class="field\(when: problems["feed"] != nil, " bad")"><label for="feed">\(say(.shiftFeed))</label><p class="hint" id="feed-h">\(say(.shiftFeedHint))</p>\(fieldProblem("feed", in: problems, say: say))<input class="input" id="feed" name="feed" value="\(one.plan.file.feed)" maxlength="60" dir="auto" aria-describedby="feed-h"></div></div>\
        <div class="field"><label class="check"><input type="checkbox" name="whole" value="yes" aria-describedby="whole-h"\(when: one.plan.isWhole, " checked")><span>\(say(.shiftWhole))</span></label><p class="hint" id="whole-h">\(say(.shiftWholeHint))</p></div></section>
        """
    }
}
