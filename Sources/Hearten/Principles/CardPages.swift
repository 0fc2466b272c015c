import Markup

/// A practice card as its writers see it: how it looks to others, and its form.
enum CardPages {
    struct Open: Sendable {
        var card: PracticeCard
        var principle: Principle
        var form: CardForm
        var owners: [LanguageOwner]
        var principles: [Principle]
        var problems: FormProblems
    }

    static func card(_ open: Open, _ desk: LanguageDesk) -> HTML {
        let say = desk.visit.say
        let card = open.card
        let title = open.problems.isEmpty ? card.content.title : say(.problemTitle(card.content.title))
        let path = LanguagePaths.card(card.id)
        return ColleaguePage(title: title, place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: LanguagePaths.principle(open.principle.id))" dir="auto">\(open.principle.name)</a></p>\(problemSummary(open.problems, say: say))
            <div class="split side-22"><section class="stack gap-4" aria-labelledby="h"><div><p class="eyebrow">\(say(.cardAsSeen))</p>\
            <h1 id="h" dir="auto">\(card.content.title)</h1>\(when: card.retiredAt != nil, "<p class=\"mt-2\"><span class=\"chip lamp\">\(say(.outOfUse))</span></p>")</div>\
            \(seen(card.content, say))</section>
            <aside class="stack gap-5" aria-label="\(say(.principleChange))"><section class="card" aria-labelledby="h-e"><h2 id="h-e">\(say(.principleChange))</h2>\
            \(form(open.form, open.owners, open.principles, action: path, open.problems, say))</section>\
            \(LanguageEditor.away(card.content.title, isRetired: card.retiredAt != nil, at: path, .retireWords, say))</aside></div>
            """)
    }

    private static func seen(_ content: CardContent, _ say: Say) -> HTML {
        let answers: HTML =
            switch content.kind {
            case .choose:
                """
                <ul class="stack gap-2" role="list">\(each: content.options, { option in
                    "<li class=\"answer\(when: option.isBest, " best")\">\(option.isBest ? Icon.check.svg : "<span class=\"ring\" aria-hidden=\"true\"></span>")<b dir=\"auto\">\(option.words)\(when: option.isBest, "<span class=\"sr\"> \(say(.cardIsBest))</span>")</b><p dir=\"auto\">\(option.reason)</p></li>"
                })</ul>
                """
            case .compare:
                """
                <section class="card" aria-labelledby="h-st"><h2 id="h-st">\(say(.cardStrong))</h2><div class="voice small mt-2" dir="auto">\(paragraphs(content.strong))</div>\
                <h3 class="eyebrow mt-4">\(say(.cardLook))</h3><ul class="bullets mt-2">\(each: content.look, { "<li dir=\"auto\">\($0)</li>" })</ul></section>
                """
            }
        return """
            \(when: !content.story.isEmpty, "<div class=\"voice small\" dir=\"auto\">\(paragraphs(content.story))</div>")<p><strong dir="auto">\(content.question)</strong></p>\(answers)\
            \(when: !content.why.isEmpty, "<section class=\"card act\" aria-labelledby=\"h-why\"><h2 id=\"h-why\">\(say(.cardWhy))</h2><div class=\"mt-2\" dir=\"auto\">\(paragraphs(content.why))</div></section>")
            """
    }

    static func new(
        _ form: CardForm, _ owners: [LanguageOwner], _ principles: [Principle], _ problems: FormProblems, _ desk: LanguageDesk
    ) -> HTML {
        let say = desk.visit.say
        let title = say(.cardNew)
        return ColleaguePage(title: problems.isEmpty ? title : say(.problemTitle(title)), place: .learn).html(
            desk.visit, desk.viewer,
            """
            <p class="mb-4"><a href="\(url: LanguagePaths.all)">\(say(.allPrinciples))</a></p>\(problemSummary(problems, say: say))
            <h1 class="mb-4">\(title)</h1><section class="card width-42">\(CardPages.form(form, owners, principles, action: LanguagePaths.cards, problems, say))</section>
            """)
    }

    static func form(
        _ form: CardForm, _ owners: [LanguageOwner], _ principles: [Principle], action: String, _ problems: FormProblems, _ say: Say
    ) -> HTML {
        let field = FieldDrawer(problems: problems, say: say)
        let content = form.content
        let own: HTML =
            content.kind == .choose
            ? answers(form, field)
            : field.text("strong", .cardStrong, content.strong, rows: 4, limit: 1_200)
                + field.text("look", .cardLook, content.look.joined(separator: "\n"), hint: .cardLookHint, rows: 4, limit: 1_300)
        return """
            <form class="stack" action="\(url: action)" method="post">\(hiddenField("kind", content.kind.rawValue))\
            \(field.line("title", .cardTitle, content.title, limit: 100))\(field.text("story", .cardStory, content.story, rows: 3, limit: 1_200))\
            \(field.line("question", .cardQuestion, content.question, limit: 300))\(own)\(field.text("why", .cardWhy, content.why, rows: 3, limit: 800))\
            \(field.choice("principle", .situationPrinciple, principles.map { Choice($0.id.description, $0.name) }, form.principle?.description))\
            \(LanguageEditor.owner(form.owner, owners, field))<div class="row"><button class="btn primary">\(say(.save))</button></div></form>
            """
    }

    private static func answers(_ form: CardForm, _ field: FieldDrawer) -> HTML {
        let say = field.say
        return """
            <fieldset class="field"><legend>\(say(.cardAnswers))</legend><p class="hint">\(say(.cardAnswersHint))</p>\(fieldProblem("best-1", in: field.problems, say: say))\
            <div class="stack mt-2">\(each: form.boxes.prefix(CardContent.mostOptions).enumerated(), { place, option in
                let number = place + 1
                return """
                    <div class="stack gap-2">\(field.line("answer-\(number)", .cardAnswer(number), option.words, limit: 240))\
                    \(field.line("reason-\(number)", .cardReason(number), option.reason, limit: 300))\
                    <label class="check"><input type="radio" id="best-\(number)" name="best" value="\(number)" aria-label="\(say(.cardBest(number)))"\(when: option.isBest, " checked")> \(say(.cardIsBest))</label></div>
                    """
            })</div></fieldset>
            """
    }
}
