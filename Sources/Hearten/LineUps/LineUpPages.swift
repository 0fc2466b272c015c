import Markup
import Storage

/// A line-up to be held, read, printed and changed.
enum LineUpPages {
    /// What was being written when a form came back.
    struct Draft: Sendable {
        var promise: String
        var answers: String
        var problems: FormProblems
    }

    static func run(_ view: LineUpView, _ draft: Draft, _ desk: LineUpDesk, stays: Duration? = nil) -> HTML {
        let say = desk.visit.say
        let one = view.lineUp
        let today = LocalTime(desk.visit.now, zone: view.unit.zone).day
        let title = say(.lineUpAt(view.unit.name))
        let date = say(.lineUpOn(say.weekday(one.day), say.shortDate(one.day, now: today)))
        let mayHold = view.mayLead && desk.isOpen(one, view.unit)
        var page = ColleaguePage(title: draft.problems.isEmpty ? title : say(.problemTitle(title)), place: view.mayLead ? .lead : .today)
        page.stays = stays
        let open: HTML? = stays.map { time in
            "<p class=\"notice no-print\">\(Icon.clock.svg)<span>\(say(.lineUpStays(Int((time.components.seconds + 59) / 60))))</span></p>"
        }
        return page.html(
            desk.visit, desk.viewer,
            """
            <div class="page-head"><div><p class="crumb">\(date)</p><h1 dir="auto">\(title)</h1>\(past(one, isOpen: desk.isOpen(one, view.unit), say))</div>
            <div class="actions">\(when: mayHold && one.heldAt == nil, "<a class=\"btn\" href=\"\(url: LineUpPaths.change(view.unit.id, one.day))\">\(say(.lineUpChange))</a>")</div></div>
            \(open)\(problemSummary(draft.problems, say: say))
            <div class="split side-22"><div class="stack gap-5"><section class="card" aria-labelledby="h-l"><h2 class="sr" id="h-l">\(title)</h2>\(LineUpParts.list(view, desk.visit))</section>
            \(answers(view, mayHold: mayHold, say))</div>
            <div class="stack gap-5"><section class="card" id="promises" aria-labelledby="h-b"><header><h2 id="h-b">\(say(.promisesTitle))</h2></header>\
            \(LineUpParts.board(view, mayEnd: view.mayLead, run: one.day, desk.visit))\(when: mayHold, promise(view, draft, desk))</section>
            \(when: mayHold, hold(view, draft, say))</div></div>
            \(when: mayHold, "<p class=\"faint sm no-print mt-4\">\(say(.lineUpPrint))</p>")
            """)
    }

    private static func past(_ one: LineUp, isOpen: Bool, _ say: Say) -> HTML? {
        if one.heldAt != nil { return "<p class=\"lead\">\(say(.lineUpWasHeld))</p>" }
        return isOpen ? nil : "<p class=\"lead\">\(say(.lineUpWasNot))</p>"
    }

    private static func answers(_ view: LineUpView, mayHold: Bool, _ say: Say) -> HTML? {
        guard !mayHold, let said = view.lineUp.answers else { return nil }
        return
            "<section class=\"card\" aria-labelledby=\"h-a\"><h2 id=\"h-a\">\(say(.lineUpAnswers))</h2><div class=\"mt-2\" dir=\"auto\">\(paragraphs(said))</div></section>"
    }

    private static func promise(_ view: LineUpView, _ draft: Draft, _ desk: LineUpDesk) -> HTML {
        let say = desk.visit.say
        // Made with the form, so that a second tap is the same promise.
        let id = desk.services.newID(at: desk.visit.now, of: LineUpPromise.self)
        let key = desk.services.key.sealed("promise", "\(id)")
        let people = [Choice("", say(.promiseEverybody))] + view.people.all.map { Choice($0.id.description, $0.name) }
        return """
            <form class="stack gap-3 mt-4 no-print" action="\(url: LineUpPaths.promises(view.unit.id))" method="post">\(hiddenField("key", key))\(hiddenField("day", view.lineUp.day.iso))
            \(Box(name: "text", label: say(.promiseNew), value: draft.promise, autocomplete: "off", isAnyDirection: true).html(draft.problems, say))
            \(Picker(name: "who", label: say(.promiseWho), choices: people, selected: "").html(FormProblems(), say))
            <div class="row"><button class="btn">\(say(.promiseAdd))</button></div></form>
            """
    }

    private static func hold(_ view: LineUpView, _ draft: Draft, _ say: Say) -> HTML {
        let wasHeld = view.lineUp.heldAt != nil
        // Before it was held everybody is ticked who should be there: it is quicker to say who is missing.
        let others = view.people.others
        let anyOther = wasHeld && others.contains { view.present.contains($0.id) }
        let more: HTML = """
            <details class="mt-2"\(when: anyOther, " open")><summary>\(say(.lineUpOthers))</summary><div class="stack gap-1 mt-2">\(each: others, { person in
                box(person, isTicked: wasHeld && view.present.contains(person.id))
            })</div></details>
            """
        let here: HTML =
            view.people.all.isEmpty
            ? "<p class=\"muted\">\(say(.lineUpNobody))</p>"
            : """
            <div class="stack gap-1 mt-2">\(each: view.people.expected, { person in
                box(person, isTicked: !wasHeld || view.present.contains(person.id))
            })</div>\(invited(view, say))\(when: !others.isEmpty, more)
            """
        let isBad = draft.problems["answers"] != nil
        return """
            <form class="card stack no-print" action="\(url: LineUpPaths.held(view.unit.id, view.lineUp.day))" method="post">\(when: wasHeld, hiddenField("again", "yes"))
            <fieldset class="field"><legend>\(say(.lineUpHere))</legend><p class="hint">\(say(view.people.hasRota ? .lineUpHereRota : .lineUpHereHint))</p>\(here)</fieldset>
            <div class="field\(when: isBad, " bad")"><label for="answers">\(say(.lineUpAnswers))</label><p class="hint" id="answers-h">\(say(.lineUpAnswersHint))</p>\(fieldProblem("answers", in: draft.problems, say: say))
            <textarea class="input" id="answers" name="answers" rows="4" dir="auto" maxlength="2000" aria-describedby="answers-h">\(draft.answers)</textarea></div>
            <div class="row"><button class="btn primary">\(say(wasHeld ? .lineUpHoldAgain : .lineUpHold))</button></div></form>
            """
    }

    /// They may stand there all the same: one tap, and nobody is said to be here who has never come in.
    private static func invited(_ view: LineUpView, _ say: Say) -> HTML? {
        guard !view.people.invited.isEmpty else { return nil }
        return """
            <p class="hint mt-4" id="here-i">\(say(.lineUpInvited))</p><div class="stack gap-1 mt-2" role="group" aria-labelledby="here-i">\(each: view.people.invited, { person in
                box(person, isTicked: view.lineUp.heldAt != nil && view.present.contains(person.id))
            })</div>
            """
    }

    private static func box(_ person: LineUpPeople.Person, isTicked: Bool) -> HTML {
        "<label class=\"check\"><input type=\"checkbox\" name=\"here\" value=\"\(person.id.description)\"\(when: isTicked, " checked")> <span dir=\"auto\">\(person.name)</span></label>"
    }

    // MARK: - Changing

    static func change(
        _ one: LineUp, _ unit: Unit, _ choices: LineUpChoices, _ form: LineUpForm, _ problems: FormProblems, _ clash: LineUpClash? = nil,
        _ desk: LineUpDesk
    ) -> HTML {
        let say = desk.visit.say
        let title = say(.lineUpChangeTitle(unit.name))
        let isBroken = !problems.isEmpty || clash != nil
        let save: HTML? = clash?.isOver == true ? nil : "<button class=\"btn primary\">\(say(clash == nil ? .lineUpSave : .lineUpSaveMine))</button>"
        let principles = [Choice("", say(.lineUpLeaveOut))] + choices.principles.map { Choice($0.id.description, $0.name) }
        let isBad = problems["note"] != nil
        return ColleaguePage(title: isBroken ? say(.problemTitle(title)) : title, place: .lead).html(
            desk.visit, desk.viewer,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))\(clash.map { $0.html(one, choices, form, say) })<div><h1 dir="auto">\(title)</h1><p class="lead mt-2">\(say(.lineUpChangeLead))</p></div>
            <form class="stack gap-5" action="\(url: LineUpPaths.change(unit.id, one.day))" method="post">\(hiddenField("version", form.version))
            <div class="card"><fieldset class="field"><legend>\(say(.partThanks))</legend>\(when: choices.thanks.isEmpty, "<p class=\"muted\">\(say(.lineUpNoThanks))</p>")<div class="stack gap-2 mt-2">\
            \(each: choices.thanks, { option("thanks", $0.one.moment.description, form.thanks, $0.words ?? say(.thanksNoWords), $0.one.names.isEmpty ? say(.partThanksTeam) : $0.one.names.joined(separator: ", ")) })\
            \(option("thanks", "", form.thanks, say(.lineUpLeaveOut), nil))</div></fieldset></div>
            <div class="card"><fieldset class="field"><legend>\(say(.partMoment))</legend>\(when: choices.moments.isEmpty, "<p class=\"muted\">\(say(.lineUpNoMoments))</p>")<div class="stack gap-2 mt-2">\
            \(each: choices.moments, { option("moment", $0.moment.description, form.moment, $0.words, say.day($0.happenedAt, now: desk.visit.now)) })\
            \(option("moment", "", form.moment, say(.lineUpLeaveOut), nil))</div></fieldset></div>
            <div class="card stack">\(Picker(name: "principle", label: say(.lineUpWord), choices: principles, selected: form.principle).html(problems, say))
            \(Box(name: "question", label: say(.lineUpOwnQuestion), value: form.question, hint: say(.lineUpOwnQuestionHint), autocomplete: "off", isAnyDirection: true).html(problems, say))
            <div class="field\(when: isBad, " bad")"><label for="note">\(say(.lineUpOwnNote))</label>\(fieldProblem("note", in: problems, say: say))
            <textarea class="input" id="note" name="note" rows="3" dir="auto" maxlength="600">\(form.note)</textarea></div></div>
            <div class="row">\(save)<a class="btn quiet" href="\(url: LineUpPaths.day(unit.id, one.day))">\(say(clash == nil ? .back : .lineUpKeepWhatStands))</a></div></form></div>
            """)
    }

    private static func option(_ name: StaticString, _ value: String, _ chosen: String, _ words: String, _ facts: String?) -> HTML {
        """
        <label class="opt"><input type="radio" name="\(HTML(trusted: name))" value="\(value)"\(when: value == chosen, " checked")><span><span dir="auto">\(words)</span>\(facts.map { "<small class=\"faint\">\($0)</small>" as HTML })</span></label>
        """
    }
}
