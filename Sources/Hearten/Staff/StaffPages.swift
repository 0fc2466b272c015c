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
        let described: HTML = problems["file"] == nil ? "file-h" : "file-h file-e"
        let invalid: HTML? = problems["file"] == nil ? nil : " aria-invalid=\"true\""
        return page(
            say(.staffTitle), problems,
            """
            \(settingsHead(.people, lead: say(.staffLead), visit, viewer))\(problemSummary(problems, say: say))
            <div class="split side-20">
            <form class="card stack gap-5" action="\(url: StaffPaths.all)" method="post" enctype="multipart/form-data"><h2>\(say(.staffTitle))</h2>
            <div class="field"><label for="unit">\(say(.staffUnit))</label><p class="hint">\(say(.staffUnitHint))</p>\(unitSelect(units, chosen: chosen))</div>
            <div class="field"><label for="file">\(say(.staffFile))</label><p class="hint" id="file-h">\(say(.staffFileHint))</p>\(fieldProblem("file", in: problems, say: say))\
            <input class="input file" id="file" name="file" type="file" accept=".csv,.tsv,.txt,text/csv" aria-describedby="\(described)"\(invalid)></div>
            <div class="row"><button class="btn primary">\(say(.staffLook))</button><a class="btn quiet" href="\(PeoplePaths.people)">\(say(.backToPeople))</a></div></form>
            \(when: !before.isEmpty, earlier(before))
            </div>
            """)
    }

    private func earlier(_ files: [StaffImport]) -> HTML {
        """
        <aside class="stack gap-5" aria-labelledby="h-before"><section class="card tight"><h2 class="h3 mb-4" id="h-before">\(say(.staffBefore))</h2><ul class="list" role="list">\
        \(each: files, { file in
            "<li><a href=\"\(url: StaffPaths.one(file.id))\" dir=\"auto\">\(file.name)</a><p class=\"meta\"><span>\(say.date(LocalTime(file.createdAt, zone: say.zone).day))</span></p></li>"
        })</ul></section></aside>
        """
    }

    // MARK: While it runs

    func progress(_ file: StaffImport) -> HTML {
        let title: Phrase =
            switch file.state {
            case .uploaded: .staffLooking(file.name)
            case .undoing: .staffUndoing(file.name)
            default: .staffRunning(file.name)
            }
        let bar: HTML = """
            <section class="card"><div class="bar" role="progressbar" aria-label="\(say(.staffProgress))" aria-valuemin="0" aria-valuemax="100" \
            aria-valuenow="\(file.percent)"><i class="w-\(file.percent)"></i></div></section>
            """
        return page(
            file.name, FormProblems(),
            """
            <div class="center width-42 stack gap-5"><div>\(crumb)<h1 dir="auto">\(say(title))</h1><p class="lead muted mt-2">\(say(.staffLeavePage))</p></div>
            \(when: file.state == .running, bar)</div>
            """)
    }

    var crumb: HTML { "<p class=\"crumb\"><a href=\"\(url: StaffPaths.all)\">\(say(.staffTitle))</a></p>" }

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
        """
        <section class="card"><h2>\(say(.staffUndoTitle))</h2><p class="muted mt-2">\(say(.staffUndoWords(Int(TidyStaff.undoDays))))</p>\
        <details class="mt-2"><summary>\(say(.staffUndoThis))</summary><form class="mt-2" action="\(url: StaffPaths.undo(file.id))" method="post">\
        <button class="btn clay">\(say(.staffUndoYes))</button></form></details></section>
        """
    }
}
