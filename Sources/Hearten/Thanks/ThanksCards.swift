import Markup
import Storage

/// Thanks as cards, and the form that sends them: on *My day*, on the wall and on a page of its own.
enum ThanksCards {
    /// What the reader was thanked for.
    static func received(_ one: ColleagueThanks, from: String, _ visit: Visit) -> HTML {
        let say = visit.say
        let isOpen = one.sharedAt == nil
        let actions: HTML = """
            <form class="row mt-4" action="\(url: ThanksPaths.one(one.id))" method="post">\(hiddenField("from", from))\
            \(when: isOpen, "<button class=\"btn lamp\" name=\"act\" value=\"share\">\(say(.thanksTellTeam))</button>")\
            \(when: one.seenAt == nil, "<button class=\"btn quiet\" name=\"act\" value=\"keep\">\(say(.thanksKeep))</button>")</form>
            """
        let state: HTML = isOpen ? HTML() : "<p class=\"meta mt-2\"><span>\(say(.thanksTeamKnows))</span></p>"
        return card(
            one, heading: say(.thankedYouFor(one.fromName)), classes: "card glow", isLamp: true, visit,
            state + (isOpen || one.seenAt == nil ? actions : HTML()))
    }

    /// What somebody shared with the team: others named in it stay hidden.
    static func shared(_ one: ColleagueThanks, _ visit: Visit) -> HTML {
        let say = visit.say
        let given = (Colleague.givenName(of: one.fromName), Colleague.givenName(of: one.toName))
        var shown = one
        shown.words = visit.services.house.current.names.masked(one.words, as: visit.services.maskedName, keeping: [given.0, given.1]) ?? one.words
        return card(shown, heading: say(.thankedSomebody(one.fromName, one.toName)), classes: "card", isLamp: false, visit, HTML())
    }

    private static func card(
        _ one: ColleagueThanks, heading: String, classes: StaticString, isLamp: Bool, _ visit: Visit, _ rest: HTML
    ) -> HTML {
        let id = "thanks-\(one.id)"
        return """
            <article class="\(HTML(trusted: classes))" aria-labelledby="\(id)"><h2 class="eyebrow\(when: isLamp, " lamp")" id="\(id)">\(Icon.heart.svg)\(heading)</h2>\
            <div class="mt-2" dir="auto">\(paragraphs(one.words))</div><p class="meta mt-4"><span>\(visit.say.timeTag(one.sentAt, now: visit.now))</span>\
            \(one.principle.map { "<span>\($0)</span>" as HTML })</p>\(rest)</article>
            """
    }

    // MARK: The form

    static func form(_ draft: ThanksDraft, _ problems: FormProblems, heading: HTML, _ visit: Visit) -> HTML {
        let say = visit.say
        let principles = [Choice("", say(.thankNoPrinciple))] + draft.principles.map { Choice($0.id.description, $0.name) }
        let choice: HTML = """
            <div class="field"><label for="principle">\(say(.thankPrinciple)) <span class="faint light">\(say(.personIfYouLike))</span></label>\
            <select class="input" id="principle" name="principle">\(options(principles, selected: draft.principle))</select></div>
            """
        return """
            <section class="card" id="thank" aria-labelledby="thank-h">\(heading)<form class="stack gap-4 mt-2" action="\(url: ThanksPaths.all)" method="post">\(hiddenField("key", draft.key))
            \(who(draft, problems, visit))
            <div class="field\(when: problems["words"] != nil, " bad")"><label for="words">\(say(.thankWords))</label>\(fieldProblem("words", in: problems, say: say))\
            <textarea class="input" id="words" name="words" rows="3" dir="auto" maxlength="\(ColleagueThanks.longest)"\(when: problems["words"] != nil, " aria-invalid=\"true\" aria-describedby=\"words-e\"")>\(draft.words)</textarea></div>
            \(when: !draft.principles.isEmpty, choice)
            <div class="row between"><span class="meta">\(say(.thankLead))</span><button class="btn lamp">\(say(.thankSend))</button></div></form></section>
            """
    }

    private static func who(_ draft: ThanksDraft, _ problems: FormProblems, _ visit: Visit) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        let chips: HTML = """
            <fieldset class="field"><legend>\(say(.thankWho))</legend><div class="row mt-2">\(each: draft.people, { person in
                let place = [person.title, house.unit(person.unit)?.name ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
                return """
                    <label class="chip line" title="\(place)"><input type="radio" name="to" value="\(person.id.description)"\(when: person.id == draft.to, " checked")> \
                    <span dir="auto">\(person.name)</span>\(when: !problems.isEmpty, "<span class=\"muted\">\(place)</span>")</label>
                    """
            })</div></fieldset>
            """
        let box = Box(
            name: "name", label: draft.people.isEmpty ? say(.thankWho) : say(.thankSomebodyElse), value: draft.name, hint: say(.thankNameHint),
            autocomplete: "off", isAnyDirection: true)
        return "\(when: !draft.people.isEmpty, chips)\(box.html(problems, say))"
    }
}
