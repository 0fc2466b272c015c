import Markup

/// The four steps of the set-up.
enum SetUpStep: Int, CaseIterable, Sendable {
    case code = 1, organisation, place, you

    var path: String {
        switch self {
        case .code: "/set-up"
        case .organisation: "/set-up/organisation"
        case .place: "/set-up/place"
        case .you: "/set-up/you"
        }
    }

    var phrase: Phrase {
        switch self {
        case .code: .setUpStepCode
        case .organisation: .setUpStepOrganisation
        case .place: .setUpStepPlace
        case .you: .setUpStepYou
        }
    }
}

/// One step as a page: where one is, what is wrong, the form.
struct SetUpPage: Sendable {
    var step: SetUpStep
    var problems = FormProblems()

    private func title(_ say: Say) -> String {
        let title = say(step == .code ? .setUpTitle : step.phrase)
        return problems.isEmpty ? title : say(.problemTitle(title))
    }

    private func steps(_ say: Say) -> HTML {
        """
        <ol class="steps-nav" role="list" aria-label="\(say(.setUpSteps))">\(each: SetUpStep.allCases, { one in
            if one.rawValue < step.rawValue {
                return "<li class=\"done\"><span class=\"n\">\(Icon.check.svg)</span><span>\(say(one.phrase))<span class=\"sr\">\(say(.setUpStepDone))</span></span></li>"
            }
            return "<li\(when: one == step, " aria-current=\"step\"")><span class=\"n\">\(one.rawValue)</span>\(say(one.phrase))</li>"
        })</ol>
        """
    }

    private func column(_ visit: Visit, heading: Phrase, words: Phrase, _ form: HTML) -> HTML {
        let say = visit.say
        return """
            \(steps(say))\(problemSummary(problems, say: say))
            <div><h1>\(say(heading))</h1><p class="muted mt-2">\(say(words))</p></div>
            \(form)
            """
    }

    private func page(_ visit: Visit, heading: Phrase, words: Phrase, _ form: HTML) -> HTML {
        BarePage(title: title(visit.say)).html(
            visit,
            """
            <div class="center width-42 stack gap-6">\(column(visit, heading: heading, words: words, form))</div>
            """)
    }

    func code(_ visit: Visit, typed: String = "") -> HTML {
        let say = visit.say
        let box = Box(name: "code", label: say(.setUpCode), value: typed, hint: say(.setUpCodeHint), autocomplete: "one-time-code", isShort: true)
        return page(
            visit, heading: .setUpRunning, words: .setUpCodeWords,
            """
            <form class="stack gap-5" action="\(step.path)" method="post">\(box.html(problems, say))
            <div class="row end"><button class="btn primary big">\(say(.setUpGoOn))</button></div></form>
            """)
    }

    func organisation(_ visit: Visit, _ draft: SetUpDraft) -> HTML {
        let say = visit.say
        let form: HTML = """
            <form class="stack gap-5" action="\(step.path)" method="post">
            \(Box(name: "name", label: say(.setUpName), value: draft.name, autocomplete: "organization", isAnyDirection: true).html(problems, say))
            \(packs(draft, say))
            <fieldset class="field"><legend>\(say(.setUpPeople))</legend><p class="hint">\(say(.setUpPeopleHint))</p><div class="grid col-11 gap-3 mt-2">
            \(Box(name: "customer", label: say(.setUpOne), value: draft.customer, autocomplete: "off").html(problems, say))
            \(Box(name: "customers", label: say(.setUpSeveral), value: draft.customers, autocomplete: "off").html(problems, say))</div></fieldset>
            \(buttons(say, back: .code, .setUpSaveGoOn))</form>
            """
        return BarePage(title: title(say)).html(
            visit,
            """
            <div class="center width-62 split side-19 gap-8"><div class="stack gap-6">
            \(column(visit, heading: .setUpStepOrganisation, words: .setUpOrganisationWords, form))</div>
            \(preview(draft, say))</div>
            """)
    }

    private func packs(_ draft: SetUpDraft, _ say: Say) -> HTML {
        """
        <fieldset class="field\(when: problems["pack"] != nil, " bad")" id="pack"><legend>\(say(.setUpPack))</legend><p class="hint">\(say(.setUpPackHint))</p>\
        \(fieldProblem("pack", in: problems, say: say))<div class="stack gap-2 mt-2">\(each: SectorPack.all, { pack in
            """
            <label class="opt"><input type="radio" name="pack" value="\(pack.id)"\(when: pack.id == draft.pack, " checked")>\
            <span>\(say(pack.name))<small>\(say(pack.hint))</small></span><span class="mark">\(Icon.check.svg)</span></label>
            """
        })</div></fieldset>
        """
    }

    private func preview(_ draft: SetUpDraft, _ say: Say) -> HTML {
        let name = draft.name.isEmpty ? say(.setUpStepOrganisation) : draft.name
        let levels: [(Int, Vocabulary.Word)] = [(6, .said6), (5, .said5), (4, .said4), (3, .said3), (2, .said2), (1, .said1)]
        return """
            <aside class="stack gap-3 desk-only" aria-labelledby="pv"><h2 id="pv" class="eyebrow">\(Icon.eye.svg)\(say(.setUpPreview))</h2>
            <div class="card phone"><div class="row"><span class="house" aria-hidden="true">\(name.prefix(1))</span><b class="sm">\(name)</b></div>\
            <p class="strong mt-4">\(say(.setUpPreviewQuestion))</p><ul class="stack gap-1 mt-4" role="list">\
            \(each: levels, { "<li class=\"opt mini\">\(Sign.steps($0.0))\(say($0.1))</li>" })</ul></div>
            <p class="fig-note">\(say(.setUpPreviewFoot))</p></aside>
            """
    }

    func place(_ visit: Visit, _ draft: SetUpDraft) -> HTML {
        let say = visit.say
        let zones = Zones.all.map { Choice($0, $0.replacing("_", with: " ")) }
        return page(
            visit, heading: .setUpStepPlace, words: .setUpPlaceWords,
            """
            <form class="stack gap-5" action="\(step.path)" method="post">
            \(Box(name: "unit", label: say(.setUpPlace), value: draft.unit, hint: say(.setUpPlaceHint), autocomplete: "off", isAnyDirection: true).html(problems, say))
            \(Picker(name: "zone", label: say(.setUpZone), choices: zones, selected: draft.zone).html(problems, say))
            <fieldset class="field"><legend>\(say(.setUpWhen))</legend><p class="hint">\(say(.setUpWhenHint))</p>
            <div class="row mt-2">\(days("week", .setUpWeek, draft, say))\(days("all", .setUpAllDays, draft, say))</div>
            <div class="grid col-11 gap-3 mt-2">\(Box(name: "opens", label: say(.setUpFrom), value: draft.opens, type: "time").html(problems, say))\
            \(Box(name: "closes", label: say(.setUpUntil), value: draft.closes, type: "time").html(problems, say))</div></fieldset>
            \(buttons(say, back: .organisation, .setUpSaveGoOn))</form>
            """)
    }

    private func days(_ value: String, _ label: Phrase, _ draft: SetUpDraft, _ say: Say) -> HTML {
        "<label class=\"chip line\"><input type=\"radio\" name=\"days\" value=\"\(value)\"\(when: draft.days == value, " checked")> \(say(label))</label>"
    }

    func you(_ visit: Visit, name: String, title: String, email: String) -> HTML {
        let say = visit.say
        return page(
            visit, heading: .setUpStepYou, words: .setUpYouWords,
            """
            <form class="stack gap-5" action="\(step.path)" method="post">
            \(Box(name: "name", label: say(.setUpYourName), value: name, autocomplete: "name", isAnyDirection: true).html(problems, say))
            \(Box(name: "title", label: say(.setUpYourTitle), value: title, autocomplete: "organization-title", isAnyDirection: true).html(problems, say))
            \(Box(name: "email", label: say(.workEmail), value: email, type: "email", autocomplete: "username").html(problems, say))
            \(Box(name: "password", label: say(.choosePassword), hint: say(.passwordHint), type: "password", autocomplete: "new-password").html(problems, say))
            \(buttons(say, back: .place, .setUpFinish))</form>
            """)
    }

    private func buttons(_ say: Say, back: SetUpStep, _ forward: Phrase) -> HTML {
        """
        <div class="row between"><a class="btn quiet" href="\(back.path)">\(say(.setUpBack))</a><button class="btn primary big">\(say(forward))</button></div>
        """
    }
}
