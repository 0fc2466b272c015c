import Markup
import Storage

/// The pages of files of people: finished values in, HTML out.
struct StaffPages {
    let visit: Visit
    let viewer: Viewer
    var say: Say { visit.say }

    func page(_ title: String, _ problems: FormProblems = FormProblems(), _ main: HTML) -> HTML {
        let titled = problems.isEmpty ? title : say(.problemTitle(title))
        return ColleaguePage(title: say(.peopleInSettings(titled)), place: .settings).html(visit, viewer, main)
    }

    // MARK: Choosing a file

    func choose(_ units: [Unit], chosen: ID<Unit>?, before: [StaffImport], _ problems: FormProblems) -> HTML {
        let words = FileParts.Chooser(
            unit: .staffUnit, unitHint: .staffUnitHint, file: .staffFile, fileHint: .staffFileHint, accept: ".csv,.tsv,.txt,text/csv",
            look: .staffLook, heading: .staffTitle)
        let back: HTML = "<a class=\"btn quiet\" href=\"\(PeoplePaths.people)\">\(say(.backToPeople))</a>"
        let earlier = before.map { FileParts.Earlier(path: StaffPaths.one($0.id), name: $0.name, facts: [], at: $0.createdAt) }
        return page(
            say(.staffTitle), problems,
            """
            \(settingsHead(.people, lead: say(.staffLead), visit, viewer))\(problemSummary(problems, say: say))
            \(parts.choose(words, units, chosen: chosen, problems, beside: back, earlier: parts.earlier(.staffBefore, earlier)))
            """)
    }

    private var parts: FileParts { FileParts(say, all: StaffPaths.all, title: .staffTitle) }
    var crumb: HTML { parts.crumb }

    // MARK: While it runs

    func progress(_ file: StaffImport) -> HTML {
        let title: Phrase =
            switch file.state {
            case .uploaded: .staffLooking(file.name)
            case .undoing: .staffUndoing(file.name)
            default: .staffRunning(file.name)
            }
        let bar: HTML? = file.state == .running ? "<section class=\"card\">\(parts.bar(file.percent, .staffProgress))</section>" : nil
        return page(file.name, FormProblems(), parts.waiting(title, .staffLeavePage, bar))
    }

    // MARK: Afterwards

    func report(_ file: StaffImport, _ problems: [StaffProblemKind], kept: [(id: ID<Colleague>, name: String)], canBeUndone: Bool) -> HTML {
        page(
            file.name, FormProblems(),
            """
            <div class="center width-42 stack gap-5">\(news(file))<div>\(crumb)<h1 dir="auto">\(file.name)</h1></div>
            \(when: file.state != .failed || file.summary.changes > 0, facts(file.summary, .staffCameToTitle))
            \(when: !kept.isEmpty, stayed(kept))\(aside(file, problems))
            \(when: file.state == .done, next)\(when: canBeUndone && (file.state == .done || file.state == .failed), undo(file))</div>
            """)
    }

    private func news(_ file: StaffImport) -> HTML {
        if let failure = file.failure {
            return "<div class=\"notice\" role=\"status\">\(Icon.warning.svg)<p>\(say(.staffFailure(failure)))</p></div>"
        }
        if file.state == .undone {
            let kept: HTML? = file.summary.kept > 0 ? " \(say(.staffKept(file.summary.kept)))" : nil
            return "<div class=\"notice\" role=\"status\">\(Icon.check.svg)<p>\(say(.staffUndone))\(kept)</p></div>"
        }
        let changes = file.summary.changes
        return """
            <div class="notice" role="status">\(Icon.check.svg)<p><strong>\(say(.staffDone(changes, grouped(changes))))</strong> \(say(.staffInviteNext))</p></div>
            """
    }

    func facts(_ sum: StaffSummary, _ title: Phrase) -> HTML {
        let all: [(Phrase, Int, Bool)] = [
            (.staffNew, sum.new, true), (.staffChanged, sum.changed, true), (.staffSame, sum.same, true), (.staffLeft, sum.left, true),
            (.staffReturned, sum.returned, false), (.staffUnits, sum.units, false), (.staffAside, sum.aside, true), (.staffNotes, sum.notes, false),
        ]
        return """
            <section class="card" aria-labelledby="h-facts"><header><h2 id="h-facts">\(say(title))</h2></header><dl class="facts cols">\
            \(each: all.filter { $0.2 || $0.1 > 0 }, { "<div><dt>\(say($0.0))</dt><dd class=\"tnum\">\(grouped($0.1))</dd></div>" })</dl></section>
            """
    }

    private func stayed(_ kept: [(id: ID<Colleague>, name: String)]) -> HTML {
        """
        <section class="card" aria-labelledby="h-kept"><header><h2 id="h-kept">\(say(.staffKeptTitle))</h2></header><ul class="list" role="list">\
        \(each: kept, { "<li><a href=\"\(PeoplePaths.person($0.id))\" dir=\"auto\">\($0.name)</a></li>" })</ul></section>
        """
    }

    func aside(_ file: StaffImport, _ kinds: [StaffProblemKind]) -> HTML {
        guard !kinds.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-aside"><header><h2 id="h-aside">\(say(.staffAsideTitle))</h2>\
            <a class="sm" href="\(url: StaffPaths.errors(file.id))">\(say(.staffAllReasons))</a></header><ul class="list" role="list">\
            \(each: kinds, { kind in
                """
                <li class="stack gap-1"><span>\(say(.staffReasons(kind.kind)))</span><span class="meta"><span>\(say(kind.isNote ? .staffRemark : .staffPutAside))</span>\
                <span>\(say(.staffTimes(kind.count)))</span>\(when: kind.first > 0, "<span>\(say(.staffFirstLine(kind.first)))</span>")</span></li>
                """
            })</ul></section>
            """
    }

    private var next: HTML {
        """
        <p class="row"><a class="btn primary" href="\(url: StaffPaths.sheets)">\(Icon.print.svg)\(say(.staffPrint))</a>\
        <a class="btn" href="\(PeoplePaths.people)">\(say(.backToPeople))</a></p>
        """
    }

    private func undo(_ file: StaffImport) -> HTML {
        parts.undo(StaffPaths.undo(file.id), .staffUndoTitle, .staffUndoWords(Int(TidyStaff.undoDays)), .staffUndoThis, .staffUndoYes)
    }
}
