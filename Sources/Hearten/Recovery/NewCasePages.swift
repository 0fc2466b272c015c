import Markup

/// The form that opens a case by hand.
enum NewCasePages {
    static func form(_ draft: TellDraft, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let title = problems.isEmpty ? say(.openACase) : say(.problemTitle(say(.openACase)))
        let house = visit.services.house.current
        let units = house.within(viewer.scope(.tellMoments)).map { Choice($0.id.description, $0.name) }
        let points = [Choice("", say(.notSurePoint))] + house.journey.map { Choice($0.id.description, $0.name) }
        return ColleaguePage(title: title, place: .recover).html(
            visit, viewer,
            """
            <div class="center width-42 stack gap-5">\(problemSummary(problems, say: say))
            <div><p class="crumb"><a href="\(url: RecoverPaths.list)">\(say(.recoverTitle))</a></p><h1>\(say(.openACase))</h1><p class="lead muted mt-2">\(say(.openCaseLead))</p></div>
            <form class="stack gap-5" action="\(url: RecoverPaths.list)" method="post">\(hiddenField("key", draft.key ?? visit.services.newToken().text))
            <div class="field\(when: problems["words"] != nil, " bad")"><label for="words">\(say(.openCaseWords))</label>\(fieldProblem("words", in: problems, say: say))
            <textarea class="input voice small" id="words" name="words" rows="4" dir="auto" maxlength="4000">\(draft.words)</textarea></div>
            <div class="grid col-14 gap-4"><div class="field\(when: problems["unit"] != nil, " bad")"><label for="unit">\(say(.openCaseWhere))</label>\(fieldProblem("unit", in: problems, say: say))
            <select class="input" id="unit" name="unit">\(options(units, selected: (draft.unit ?? viewer.unit).description))</select></div>
            <div class="field"><label for="point">\(say(.openCasePoint))</label><select class="input" id="point" name="point">\(options(points, selected: draft.touchpoint?.description ?? ""))</select></div></div>
            <fieldset class="field"><legend>\(say(.tellLevel)) <span class="light faint">\(say(.ifTheySaid))</span></legend><div class="levels mt-2">\(each: 1...6, { level in
                "<label class=\"opt\"><input type=\"radio\" name=\"level\" value=\"\(level)\"\(when: draft.level == level, " checked")>\(Sign.steps(level))<span>\(say(levelName(level)))</span></label>"
            })</div></fieldset>
            <div class="grid col-14 gap-4"><div class="field"><label for="name">\(say(.theirName))</label><input class="input" id="name" name="name" autocomplete="off" dir="auto" maxlength="120" value="\(draft.name)"></div>
            <div class="field\(when: problems["contact"] != nil, " bad")"><label for="contact">\(say(.theirContact))</label>\(fieldProblem("contact", in: problems, say: say))
            <input class="input" id="contact" name="contact" autocomplete="off" maxlength="254" value="\(draft.contactText)"></div></div>
            <div class="row end"><a class="btn quiet" href="\(url: RecoverPaths.list)">\(say(.notNow))</a><button class="btn primary">\(say(.openTheCase))</button></div></form></div>
            """)
    }
}
