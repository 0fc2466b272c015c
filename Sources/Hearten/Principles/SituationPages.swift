import Markup
import Storage

/// Situations: the list, and one with how it goes well and poorly.
enum SituationPages {
    struct List: Sendable {
        var live: [Situation]
        var drafts: [Situation]
        var retired: [Situation]
    }

    struct Open: Sendable {
        var situation: Situation
        var form: SituationForm
        var problems = FormProblems()
        var principle: Principle?
        var owner: String?
        var owners: [LanguageOwner] = []
        var principles: [Principle] = []
        /// What it was made from, for those who write it.
        var sources: SituationSources?
    }

    static func list(_ list: List, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let add: HTML? =
            desk.mayEdit
            ? "<div class=\"actions\"><a class=\"btn\" href=\"\(url: LanguagePaths.newSituation)\">\(Icon.plus.svg)\(say(.situationAdd))</a></div>"
            : nil
        return ColleaguePage(title: say(.situationsTitle), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <div class="page-head"><div><h1>\(say(.situationsTitle))</h1><p class="lead">\(say(.situationsLead))</p></div>\(add)</div>
            \(LearnTab.nav(.situations, say))<div class="stack gap-5 width-42">\(drafts(list.drafts, say))\(live(list, say))\(retired(list.retired, say))</div>
            """)
    }

    private static func live(_ list: List, _ say: Say) -> HTML {
        guard !list.live.isEmpty else {
            return "<div class=\"blank\">\(Icon.book.svg)<h2>\(say(.situationsNone))</h2><p>\(say(.situationsNoneWords))</p></div>"
        }
        return """
            <section class="card" aria-label="\(say(.situationsTitle))"><ul class="list" role="list">\(each: list.live, { one in
                "<li><h2 class=\"h3\"><a href=\"\(url: LanguagePaths.situation(one.id))\" dir=\"auto\">\(one.content.title)</a></h2><p class=\"muted\" dir=\"auto\">\(SituationWords.firstSentence(one.content.story))</p></li>"
            })</ul></section>
            """
    }

    private static func drafts(_ drafts: [Situation], _ say: Say) -> HTML {
        guard !drafts.isEmpty else { return HTML() }
        return """
            <section class="card lamp" aria-labelledby="h-d"><h2 id="h-d">\(say(.situationDrafts))</h2><p class="muted sm mt-2">\(say(.situationDraftsWords))</p>\
            <ul class="list mt-2" role="list">\(each: drafts, { "<li><a href=\"\(url: LanguagePaths.situation($0.id))\" dir=\"auto\">\($0.content.title)</a></li>" })</ul></section>
            """
    }

    private static func retired(_ retired: [Situation], _ say: Say) -> HTML {
        guard !retired.isEmpty else { return HTML() }
        return """
            <details><summary>\(say(.outOfUse))</summary><ul class="list mt-2" role="list">\
            \(each: retired, { "<li><a href=\"\(url: LanguagePaths.situation($0.id))\" dir=\"auto\">\($0.content.title)</a></li>" })</ul></details>
            """
    }

    static func situation(_ open: Open, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let one = open.situation
        let title = open.problems.isEmpty ? one.content.title : say(.problemTitle(one.content.title))
        let state: HTML? =
            one.state == .live ? nil : "<span class=\"chip lamp\">\(say(one.state == .draft ? .situationDraft : .outOfUse))</span>"
        let principle: HTML? = open.principle.map {
            "<span><a href=\"\(url: LanguagePaths.principle($0.id))\" dir=\"auto\">\($0.name)</a></span>"
        }
        let side: HTML? = desk.mayEdit ? editor(open, desk) : nil
        return ColleaguePage(title: title, place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: LanguagePaths.situations)">\(say(.allSituations))</a></p>\(problemSummary(open.problems, say: say))
            <div class="split side-22"><div class="stack gap-5"><article class="card stack gap-4" aria-labelledby="h"><div><h1 id="h" dir="auto">\(one.content.title)</h1>\
            <p class="meta mt-2">\(state)\(principle)\(when: one.owner != nil, "<span>\(LanguagePages.owner(open.owner, say))</span>")</p></div>\
            \(SituationWords.html(one.content, say, isOwnPage: true))</article>\(open.sources.map { $0.html(desk.visit) })</div>
            <aside class="stack gap-5" aria-label="\(say(.principleChange))">\(side)</aside></div>
            """)
    }

    private static func editor(_ open: Open, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let one = open.situation
        let path = LanguagePaths.situation(one.id)
        return """
            <section class="card" aria-labelledby="h-e"><h2 id="h-e">\(say(.principleChange))</h2>\
            \(form(open.form, open.owners, open.principles, action: path, open.problems, say))</section>\
            \(LanguageEditor.away(one.content.title, isRetired: one.state == .retired, at: path, .retireWords, say))
            """
    }

    static func form(
        _ form: SituationForm, _ owners: [LanguageOwner], _ principles: [Principle], action: String, _ problems: FormProblems, _ say: Say
    ) -> HTML {
        let field = FieldDrawer(problems: problems, say: say)
        let choices = [Choice("", say(.situationNoPrinciple))] + principles.map { Choice($0.id.description, $0.name) }
        return """
            <form class="stack" action="\(url: action)" method="post">\(field.line("title", .situationTitle, form.content.title, limit: 100))\
            \(field.text("story", .situationStory, form.content.story, rows: 5, limit: 2_000))\
            \(field.text("may-decide", .situationMayDecide, form.content.mayDecide, rows: 4, limit: 1_200))\
            \(field.text("good", .situationGood, form.content.good, rows: 4, limit: 1_200))\(field.text("poor", .situationPoor, form.content.poor, rows: 2, limit: 1_200))\
            \(field.choice("principle", .situationPrinciple, choices, form.principle?.description ?? ""))\(LanguageEditor.owner(form.owner, owners, field))\
            <div class="row"><button class="btn primary" name="do" value="publish">\(say(.situationPublish))</button>\
            <button class="btn" name="do" value="draft">\(say(.situationKeepDraft))</button></div></form>
            """
    }

    static func new(
        _ form: SituationForm, _ owners: [LanguageOwner], _ principles: [Principle], _ problems: FormProblems, _ desk: LanguageDesk
    ) -> HTML {
        let say = desk.visit.say
        let title = say(.situationNew)
        return ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: LanguagePaths.situations)">\(say(.allSituations))</a></p>\(problemSummary(problems, say: say))
            <h1 class="mb-4">\(title)</h1><section class="card width-42">\(SituationPages.form(form, owners, principles, action: LanguagePaths.situations, problems, say))</section>
            """)
    }
}
