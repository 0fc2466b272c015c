import Markup
import Storage

/// The principles: all of them, and one at a time.
enum LanguagePages {
    struct List: Sendable {
        var live: [Principle]
        var retired: [Principle]
        var names: [ID<Colleague>: String]
    }

    /// One principle with what belongs to it.
    struct Open: Sendable {
        var principle: Principle
        var form: PrincipleForm
        var problems = FormProblems()
        var owner: String?
        var owners: [LanguageOwner] = []
        var examples: [PrincipleExample] = []
        var suggestions: [PrincipleExample] = []
        var situations: [Situation] = []
        var cards: [PracticeCard] = []
        var isFirst = false
        var isLast = false
    }

    static func list(_ list: List, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let actions: HTML? =
            desk.mayEdit && !list.live.isEmpty
            ? """
            <div class="actions"><a class="btn" href="\(url: LanguagePaths.file)">\(Icon.download.svg)\(say(.languageAsFile))</a>\
            <a class="btn" href="\(url: LanguagePaths.newPrinciple)">\(Icon.plus.svg)\(say(.principleAdd))</a></div>
            """ : nil
        let lead = list.live.isEmpty ? say(.principleNoneWords) : say(.languageLead(list.live.count))
        return ColleaguePage(title: say(.languageTitle), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <div class="page-head"><div><h1>\(say(.languageTitle))</h1><p class="lead">\(lead)</p></div>\(actions)</div>
            \(LearnTab.nav(.principles, say))
            \(list.live.isEmpty ? none(list, desk) : cards(list, say))\(when: desk.mayEdit && !list.retired.isEmpty, retired(list.retired, say))
            """)
    }

    private static func cards(_ list: List, _ say: Say) -> HTML {
        """
        <ol class="principles" role="list">\(each: list.live, { one in
            """
            <li class="card"><h2><a class="plain" href="\(url: LanguagePaths.principle(one.id))" dir="auto">\(one.name)</a></h2><div class="mt-2" dir="auto">\(paragraphs(one.text))</div>\
            <p class="meta">\(category(one, say))<span>\(owner(list.names[one.owner], say))</span></p></li>
            """
        })</ol>
        """
    }

    static func category(_ principle: Principle, _ say: Say) -> HTML? {
        guard let category = principle.category, let shape = Sign.Shape(rawValue: category.rawValue) else { return nil }
        return "<span class=\"nowrap\">\(Sign.glyph(shape)) \(say(category.word))</span>"
    }

    static func owner(_ name: String?, _ say: Say) -> String { name.map { say(.lookedAfterBy($0)) } ?? say(.lookedAfterByNobody) }

    private static func none(_ list: List, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        guard desk.mayEdit else {
            return "<div class=\"blank\">\(Icon.book.svg)<h2>\(say(.principleNone))</h2><p>\(say(.principleNoneReader))</p></div>"
        }
        let begin: HTML? =
            list.retired.isEmpty
            ? "<p>\(say(.languageBeginWords))</p><form action=\"\(url: LanguagePaths.begin)\" method=\"post\"><button class=\"btn primary\">\(say(.languageBegin))</button></form>"
            : nil
        return """
            <div class="blank">\(Icon.book.svg)<h2>\(say(.principleNone))</h2>\(begin)\
            <a class="btn" href="\(url: LanguagePaths.newPrinciple)">\(say(.principleAdd))</a></div>
            """
    }

    private static func retired(_ retired: [Principle], _ say: Say) -> HTML {
        """
        <details class="mt-4"><summary>\(say(.outOfUse))</summary><ul class="list mt-2" role="list">\(each: retired, { one in
            """
            <li class="row between"><a href="\(url: LanguagePaths.principle(one.id))" dir="auto">\(one.name)</a><form action="\(url: LanguagePaths.principle(one.id))/return" method="post">\
            <button class="btn" aria-label="\(say(.bringBackOf(one.name)))">\(say(.bringBack))</button></form></li>
            """
        })</ul></details>
        """
    }

    // MARK: One principle

    static func principle(_ open: Open, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let one = open.principle
        let title = open.problems.isEmpty ? one.name : say(.problemTitle(one.name))
        let away: HTML? = one.retiredAt == nil ? nil : "<p class=\"notice plain mb-4\">\(Icon.warning.svg)<span>\(say(.outOfUseWords))</span></p>"
        let side: HTML? = desk.mayEdit ? LanguageEditor.side(open, desk) : nil
        return ColleaguePage(title: title, place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: LanguagePaths.all)">\(say(.allPrinciples))</a></p>\(problemSummary(open.problems, say: say))\(away)
            <div class="split side-22"><div class="stack gap-5"><section class="card" aria-labelledby="h"><h1 id="h" dir="auto">\(one.name)</h1>\
            <div class="lead mt-2" dir="auto">\(paragraphs(one.text))</div>\
            <p class="meta mt-4">\(category(one, say))<span>\(owner(open.owner, say))</span></p></section>
            \(examples(open, desk))\(situations(open, say))</div>
            <aside class="stack gap-5" aria-label="\(say(.principleChange))">\(side)</aside></div>
            """)
    }

    private static func examples(_ open: Open, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let items: HTML =
            open.examples.isEmpty
            ? "<p class=\"muted mt-2\">\(say(.examplesNone)) \(say(.examplesNoneReader))</p>"
            : """
            <ul class="list mt-4" role="list">\(each: open.examples, { example in
                "<li class=\"stack gap-2\">\(LanguagePages.example(example, desk))\(when: desk.mayEdit, takeOut(example, open.principle.id, say))</li>"
            })</ul>
            """
        return "<section class=\"card\" aria-labelledby=\"h-x\"><h2 id=\"h-x\">\(say(.examplesTitle))</h2>\(items)</section>"
    }

    /// A customer's words with where they were said.
    static func example(_ example: PrincipleExample, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let place = desk.house.touchpoint(example.touchpoint)?.name ?? desk.house.unit(example.unit)?.name ?? ""
        let level: HTML? = example.level.map { "<span class=\"level\">\(Sign.steps($0))\(say(levelName($0)))</span>" }
        return """
            <blockquote class="voice small" dir="auto"\(example.language.map { " lang=\"\($0)\"" as HTML })>\(paragraphs(example.words))</blockquote>\
            <p class="meta">\(level)<span>\(place)</span><span>\(say.timeTag(example.happenedAt, now: desk.visit.now))</span></p>
            """
    }

    private static func takeOut(_ example: PrincipleExample, _ principle: ID<Principle>, _ say: Say) -> HTML {
        """
        <form action="\(url: LanguagePaths.examples)" method="post">\(hiddenField("principle", principle.description))\
        \(hiddenField("moment", example.moment.description))\(hiddenField("was", "shown"))\
        <button class="btn quiet" name="do" value="aside" aria-label="\(say(.exampleTakeOutOf(String(example.words.prefix(60)))))">\(say(.exampleTakeOut))</button></form>
        """
    }

    private static func situations(_ open: Open, _ say: Say) -> HTML {
        guard !open.situations.isEmpty else { return HTML() }
        return """
            <section class="card" aria-labelledby="h-s"><h2 id="h-s">\(say(.situationsTitle))</h2><ul class="list mt-2" role="list">\
            \(each: open.situations, { "<li><a href=\"\(url: LanguagePaths.situation($0.id))\" dir=\"auto\">\($0.content.title)</a></li>" })</ul></section>
            """
    }

    static func newPrinciple(_ form: PrincipleForm, owners: [LanguageOwner], _ problems: FormProblems, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let title = say(.principleNew)
        return ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: LanguagePaths.all)">\(say(.allPrinciples))</a></p>\(problemSummary(problems, say: say))
            <h1 class="mb-4">\(title)</h1><section class="card width-42">\(LanguageEditor.form(form, owners: owners, action: LanguagePaths.principles, problems, say))</section>
            """)
    }
}
