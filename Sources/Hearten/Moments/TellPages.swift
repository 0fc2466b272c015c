import Markup

/// The form with which a colleague tells what a customer told.
enum TellPages {
    static func form(_ draft: TellDraft, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let title = problems.isEmpty ? say(.tellTitle) : say(.problemTitle(say(.tellTitle)))
        return ColleaguePage(title: title, place: .tell).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))
            <div><h1>\(say(.tellTitle))</h1><p class="lead muted mt-2">\(say(.tellLead))</p></div>
            <hearten-send data-kept="\(say(.keptOnDevice))" data-sending="\(say(.sending))" data-sent="\(say(.toldThanks))" data-refused="\(say(.sendRefused))">
            <form class="stack gap-5" action="/tell" method="post">\(hiddenField("key", draft.key ?? visit.services.newToken().text))
            <div class="field\(when: problems["words"] != nil, " bad")"><label for="words">\(say(.tellWords))</label>\(fieldProblem("words", in: problems, say: say))
            <textarea class="input voice small" id="words" name="words" rows="4" dir="auto" maxlength="4000">\(draft.words)</textarea></div>
            \(whereItWas(draft, problems, visit, viewer))
            <fieldset class="field"><legend>\(say(.tellLevel)) <span class="light faint">\(say(.ifTheySaid))</span></legend>
            <div class="levels mt-2">\(each: 1...6, { level in
                "<label class=\"opt\"><input type=\"radio\" name=\"level\" value=\"\(level)\"\(when: draft.level == level, " checked")>\(Sign.steps(level))<span>\(say(levelName(level)))</span></label>"
            })</div></fieldset>
            \(more(draft, problems, say))
            <label class="check"><input type="checkbox" name="not-ready" value="yes"\(when: draft.isNotReady, " checked")> \(say(.notReadyTell))</label>
            <div class="row end"><button class="btn primary big">\(say(.tellButton))</button></div><p class="kept" role="status"></p></form></hearten-send></div>
            """)
    }

    private static func whereItWas(_ draft: TellDraft, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let house = visit.services.house.current
        let scope = viewer.scope(.tellMoments)
        let units = house.within(scope).map { Choice($0.id.description, $0.name) }
        let points = [Choice("", say(.notSurePoint))] + house.journey.map { Choice($0.id.description, $0.name) }
        return """
            <div class="grid col-14 gap-4"><div class="field\(when: problems["unit"] != nil, " bad")"><label for="unit">\(say(.tellWhere))</label>\(fieldProblem("unit", in: problems, say: say))
            <select class="input" id="unit" name="unit">\(options(units, selected: (draft.unit ?? viewer.unit).description))</select></div>
            <div class="field"><label for="point">\(say(.tellPoint)) <span class="faint light">\(say(.ifYouKnow))</span></label>
            <select class="input" id="point" name="point">\(options(points, selected: draft.touchpoint?.description ?? ""))</select></div></div>
            """
    }

    private static func more(_ draft: TellDraft, _ problems: FormProblems, _ say: Say) -> HTML {
        let isOpen = draft.praised != nil || draft.name != nil || draft.contactText != nil
        let isBad = problems["contact"] != nil
        return """
            <details\(when: isOpen, " open")><summary>\(say(.tellMore))</summary><div class="stack gap-4 mt-2">
            <div class="field"><label for="praised">\(say(.tellPraised))</label><input class="input" id="praised" name="praised" autocomplete="off" dir="auto" maxlength="120" value="\(draft.praised)"></div>
            <div class="field"><label for="name">\(say(.theirName))</label><input class="input" id="name" name="name" autocomplete="off" dir="auto" maxlength="120" value="\(draft.name)"></div>
            <div class="field\(when: isBad, " bad")"><label for="contact">\(say(.theirContact))</label><p class="hint" id="contact-h">\(say(.theirContactHint))</p>\(fieldProblem("contact", in: problems, say: say))
            <input class="input" id="contact" name="contact" autocomplete="off" maxlength="254" aria-describedby="contact-h" value="\(draft.contactText)"></div></div></details>
            """
    }
}
