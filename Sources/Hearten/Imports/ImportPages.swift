import Markup
import Storage

/// The pages of importing: finished values in, HTML out.
struct ImportPages {
    let say: Say
    let house: House

    /// What the first page shows.
    struct Choice {
        var units: [Unit]
        var chosen: ID<Unit>?
        var before: [MomentImport]
        var problems = FormProblems()
    }

    func choose(_ choice: Choice) -> HTML {
        let earlier = choice.before.map {
            FileParts.Earlier(path: ImportPaths.one($0.id), name: $0.name, facts: [moments($0.usable)], at: $0.createdAt)
        }
        let words = FileParts.Chooser(
            unit: .importUnit, file: .importFile, fileHint: .importFileHint,
            accept: ".csv,.tsv,.json,.jsonl,.ndjson,.txt,text/csv,application/json,application/jsonl", look: .importLook)
        return """
            \(problemSummary(choice.problems, say: say))<div class="page-head"><div><h1>\(say(.importsTitle))</h1><p class="lead">\(say(.importsLead))</p></div></div>
            \(parts.choose(words, choice.units, chosen: choice.chosen, choice.problems, earlier: parts.earlier(.importsBefore, earlier)))
            """
    }

    private var parts: FileParts { FileParts(say, all: ImportPaths.all, title: .placeImports) }

    // MARK: While it runs

    func progress(_ one: MomentImport) -> HTML {
        let title: Phrase =
            switch one.state {
            case .uploaded: .importLooking(one.name)
            case .undoing: .importUndoing(one.name)
            default: .importRunning(one.name)
            }
        return parts.waiting(title, .importLeavePage, one.state == .undoing ? nil : bar(one))
    }

    private func bar(_ one: MomentImport) -> HTML {
        """
        <section class="card stack gap-3"><p class="row between"><b class="tnum">\(say(.importLinesSoFar(grouped(one.progress.read))))</b>\
        <span class="meta"><span>\(say(.importPutAsideSoFar(one.progress.refused, grouped(one.progress.refused))))</span></span></p>
        \(parts.bar(one.percent, .importReadSoFar))
        \(when: one.state == .running, "<form action=\"\(url: ImportPaths.stop(one.id))\" method=\"post\"><button class=\"btn\">\(say(.importStop))</button></form>")</section>
        """
    }

    // MARK: Afterwards

    func report(_ one: MomentImport, from: Day?, to: Day?) -> HTML {
        """
        <div class="center width-42 stack gap-5">
        \(news(one))
        <div>\(parts.crumb)<h1 dir="auto">\(one.name)</h1><p class="lead muted mt-2">\(say(.importPutAside(one.progress.refused, grouped(one.progress.refused))))</p></div>
        \(facts(one, from: from, to: to))
        \(when: (one.state == .done || one.state == .failed) && one.progress.new + one.progress.changed > 0, undo(one))
        </div>
        """
    }

    private func news(_ one: MomentImport) -> HTML {
        let failure: Phrase? =
            switch (one.state, one.failure) {
            case (.undone, _): .importUndone
            case (.failed, "store"): .importFailedStore
            case (.failed, "abandoned"): .importAbandoned
            case (.failed, _): .importFailedFile
            case (.done, "stopped"): .importStopped
            default: nil
            }
        if let failure { return "<div class=\"notice\" role=\"status\">\(Icon.warning.svg)<p>\(say(failure))</p></div>" }
        let count = one.progress.new + one.progress.changed
        return """
            <div class="notice" role="status">\(Icon.check.svg)<div><p><strong>\(say(.importDone(grouped(count), isOne: count == 1)))</strong> \(say(.importDoneWords))</p></div></div>
            """
    }

    private func facts(_ one: MomentImport, from: Day?, to: Day?) -> HTML {
        func fact(_ name: Phrase, _ value: HTML) -> HTML { "<div><dt>\(say(name))</dt><dd>\(value)</dd></div>" }
        let progress = one.progress
        let aside: HTML =
            progress.refused == 0
            ? "0" : "\(grouped(progress.refused)), <a href=\"\(url: ImportPaths.errors(one.id))\">\(say(.importWithTheReason))</a>"
        let milliseconds = one.startedAt.flatMap { start in one.endedAt.map { $0.milliseconds - start.milliseconds } } ?? 0
        let tenths = "\(milliseconds / 1000).\(milliseconds / 100 % 10)"
        var query = "?unit=\(one.unit)"
        if let from, let to { query += "&from=\(from.iso)&to=\(to.iso)" }
        let momentsQuery = query + "&source=file&import=\(one.id)"
        return """
            <section class="card"><dl class="facts cols">\(fact(.importCameIn, HTML(grouped(progress.new))))\
            \(when: progress.changed > 0, fact(.importBroughtUpToDate, HTML(grouped(progress.changed))))\
            \(fact(.importKnownAlready, HTML(grouped(progress.same))))\(fact(.importAside, aside))\(fact(.importTook, HTML(say(.importSeconds(tenths)))))</dl>
            \(when: one.state == .done && one.usable > 0, "<p class=\"row mt-4\"><a class=\"btn primary\" href=\"\(url: "/measure" + query)\">\(say(.importSeeWhatTheySay))</a><a class=\"btn\" href=\"\(url: "/moments" + momentsQuery)\">\(say(.importReadThem))</a></p>")</section>
            """
    }

    private func undo(_ one: MomentImport) -> HTML {
        let words: Phrase = .importUndoWords(grouped(one.progress.new + one.progress.changed))
        return parts.undo(ImportPaths.undo(one.id), .importUndo, words, .importUndoThis, .importUndoYes)
    }

    func moments(_ count: Int) -> String { say(.importMoments(grouped(count), isOne: count == 1)) }
}

/// "10,000": a number in groups of three.
func grouped(_ number: Int) -> String {
    var digits = Array(String(abs(number)).utf8)
    var place = digits.count - 3
    while place > 0 {
        digits.insert(UInt8(ascii: ","), at: place)
        place -= 3
    }
    return (number < 0 ? "−" : "") + String(decoding: digits, as: UTF8.self)
}

/// A list of units to choose one of.
func unitSelect(_ units: [Unit], chosen: ID<Unit>?) -> HTML {
    """
    <select class="input" id="unit" name="unit">\(each: units, { unit in
        let selected: HTML? = unit.id == chosen ? " selected" : nil
        return "<option value=\"\(unit.id.description)\"\(selected)>\(unit.name)</option>"
    })</select>
    """
}
