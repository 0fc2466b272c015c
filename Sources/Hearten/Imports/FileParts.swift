import Markup
import Storage

/// What the pages of every file that is brought in have alike: choosing it, waiting for it, taking it back. The words are each slice's.
struct FileParts {
    let say: Say
    /// Where files of this kind are brought in, and what that is called.
    let all: String
    let title: Phrase

    init(_ say: Say, all: String, title: Phrase) { (self.say, self.all, self.title) = (say, all, title) }

    struct Chooser {
        let unit: Phrase
        var unitHint: Phrase?
        let file: Phrase
        let fileHint: Phrase
        /// As the browser's file dialogue understands it.
        let accept: StaticString
        let look: Phrase
        var heading: Phrase?
    }

    /// The form that sends a file, and beside it what came in before.
    func choose(
        _ words: Chooser, _ units: [Unit], chosen: ID<Unit>? = nil, _ problems: FormProblems, beside: HTML? = nil, earlier: HTML?
    ) -> HTML {
        let heading: HTML? = words.heading.map { "<h2>\(say($0))</h2>" }
        let hint: HTML? = words.unitHint.map { "<p class=\"hint\">\(say($0))</p>" }
        let isBad = problems["file"] != nil
        return """
            <div class="split side-20">
            <form class="card stack gap-5" action="\(url: all)" method="post" enctype="multipart/form-data">\(heading)
            <div class="field\(when: problems["unit"] != nil, " bad")"><label for="unit">\(say(words.unit))</label>\(hint)\(fieldProblem("unit", in: problems, say: say))\(unitSelect(units, chosen: chosen ?? units.first?.id))</div>
            <div class="field\(when: isBad, " bad")"><label for="file">\(say(words.file))</label><p class="hint" id="file-h">\(say(words.fileHint))</p>\(fieldProblem("file", in: problems, say: say))\
            <input class="input file" id="file" name="file" type="file" accept="\(HTML(trusted: words.accept))" aria-describedby="file-h\(when: isBad, " file-e")"\(when: isBad, " aria-invalid=\"true\"")></div>
            <div class="row"><button class="btn primary">\(say(words.look))</button>\(beside)</div></form>
            \(earlier)
            </div>
            """
    }

    /// One file of those that came in before.
    struct Earlier {
        let path: String
        let name: String
        let facts: [String]
        let at: Instant
    }

    func earlier(_ title: Phrase, _ files: [Earlier]) -> HTML? {
        guard !files.isEmpty else { return nil }
        return """
            <aside class="stack gap-5" aria-labelledby="h-before"><section class="card tight"><h2 class="h3 mb-4" id="h-before">\(say(title))</h2><ul class="list" role="list">\
            \(each: files, { one in
                "<li><a href=\"\(url: one.path)\" dir=\"auto\">\(one.name)</a><p class=\"meta\">\(each: one.facts, { "<span dir=\"auto\">\($0)</span>" })<span>\(say.date(LocalTime(one.at, zone: say.zone).day))</span></p></li>"
            })</ul></section></aside>
            """
    }

    var crumb: HTML { "<p class=\"crumb\"><a href=\"\(url: all)\">\(say(title))</a></p>" }

    /// While somebody works on it.
    func waiting(_ title: Phrase, _ words: Phrase, _ progress: HTML?) -> HTML {
        """
        <div class="center width-42 stack gap-5"><div>\(crumb)<h1 dir="auto">\(say(title))</h1><p class="lead muted mt-2">\(say(words))</p></div>
        \(progress)</div>
        """
    }

    func bar(_ percent: Int, _ label: Phrase) -> HTML {
        """
        <div class="bar" role="progressbar" aria-label="\(say(label))" aria-valuemin="0" aria-valuemax="100" aria-valuenow="\(percent)"><i class="w-\(percent)"></i></div>
        """
    }

    /// Taking it back asks once more, and works without script.
    func undo(_ path: String, _ title: Phrase, _ words: Phrase, _ open: Phrase, _ yes: Phrase) -> HTML {
        """
        <section class="card"><h2>\(say(title))</h2><p class="muted mt-2">\(say(words))</p>\
        <details class="mt-2"><summary>\(say(open))</summary><form class="mt-2" action="\(url: path)" method="post"><button class="btn clay">\(say(yes))</button></form></details></section>
        """
    }
}
