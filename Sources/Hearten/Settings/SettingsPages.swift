import Foundation
import Markup

/// The settings that are no slice's own: the index, the organisation, its words.
enum SettingsPages {
    static func index(_ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let head = settingsHead(nil, lead: say(.settingsLead(visit.services.house.current.name)), visit, viewer)
        return ColleaguePage(title: say(.settingsTitle), place: .settings).html(
            visit, viewer,
            """
            \(head)<section class="card width-42" aria-label="\(say(.settingsTitle))"><ul class="list" role="list">\(each: SettingsPlace.open(to: viewer, in: visit.services.house.current), { place in
                "<li><p><a href=\"\(url: place.path)\"><strong>\(say(place.name))</strong></a></p><p class=\"muted sm\">\(say(place.words))</p></li>"
            })</ul></section>
            """)
    }

    static func organisation(_ form: OrganisationForm, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let head = settingsHead(.organisation, lead: say(.settingsLead(visit.services.house.current.name)), visit, viewer)
        let field = FieldDrawer(problems: problems, say: say)
        return ColleaguePage(title: settingsTitle(.tabOrganisation, problems, say), place: .settings).html(
            visit, viewer,
            """
            \(head)\(problemSummary(problems, say: say))
            <form class="card stack gap-5 width-42" action="/settings/organisation" method="post">
            \(field.line("name", .organisationName, form.name, limit: 80))
            \(field.line("phone", .organisationPhone, form.phone, hint: .organisationPhoneHint, limit: 40))
            \(field.line("hue", .organisationHue, form.hue, hint: .organisationHueHint, short: true, limit: 4))
            \(field.line("prefix", .organisationPrefix, form.prefix, hint: .organisationPrefixHint("KA"), short: true, limit: 6))
            \(field.zone("zone", .organisationZone, form.zone))
            <div class="row"><button class="btn primary">\(say(.save))</button></div></form>
            """)
    }

    static func words(_ form: WordsForm, _ problems: FormProblems, _ visit: Visit, _ viewer: Viewer) -> HTML {
        let say = visit.say
        let field = FieldDrawer(problems: problems, say: say)
        let head = settingsHead(.language, lead: say(.languageLead), visit, viewer)
        return ColleaguePage(title: settingsTitle(.tabLanguage, problems, say), place: .settings).html(
            visit, viewer,
            """
            \(head)\(problemSummary(problems, say: say))
            <form class="stack gap-5 width-42" action="/settings/language" method="post">
            \(group("words-people", .languagePeople, WordsForm.people, form, field))
            <section class="card" aria-labelledby="words-levels"><header><h2 id="words-levels">\(say(.languageLevels))</h2><span class="meta"><span>\(say(.languageLevelsNote))</span></span></header>
            <div class="levels-edit"><span></span><span class="label" id="lc">\(say(.colleaguesRead))</span><span class="label" id="lg">\(say(.customersTap))</span>
            \(each: [6, 5, 4, 3, 2, 1], { level($0, form, field) })</div></section>
            \(group("words-values", .languageCategories, WordsForm.values, form, field))
            <p class="hint">\(say(.wordsEmptyHint))</p>
            <div class="row"><button class="btn primary">\(say(.save))</button></div></form>
            """)
    }

    private static func group(
        _ id: StaticString, _ title: Phrase, _ words: [(Vocabulary.Word, Phrase)], _ form: WordsForm, _ field: FieldDrawer
    ) -> HTML {
        """
        <section class="card" aria-labelledby="\(HTML(trusted: id))"><header><h2 id="\(HTML(trusted: id))">\(field.say(title))</h2></header><div class="grid col-14 gap-4">\
        \(each: words, { field.line($0.0.field, $0.1, form.texts[$0.0] ?? "", limit: 60) })</div></section>
        """
    }

    private static func level(_ level: Int, _ form: WordsForm, _ field: FieldDrawer) -> HTML {
        let read = levelName(level)
        let tap = said(level)
        return """
            \(Sign.steps(level))\(box(read, "lc", form, field))\(box(tap, "lg", form, field))
            """
    }

    private static func box(_ word: Vocabulary.Word, _ column: StaticString, _ form: WordsForm, _ field: FieldDrawer) -> HTML {
        let isBad = field.problems[word.field] != nil
        return """
            <div class="field\(when: isBad, " bad")">\(fieldProblem(word.field, in: field.problems, say: field.say))<input class="input" id="\(word.field)" name="\(word.field)" \
            value="\(form.texts[word] ?? "")" maxlength="60" dir="auto" aria-labelledby="\(HTML(trusted: column)) \(word.field)"\
            \(when: isBad, " aria-invalid=\"true\" aria-describedby=\"\(word.field)-e\"")></div>
            """
    }

    private static func settingsTitle(_ tab: Phrase, _ problems: FormProblems, _ say: Say) -> String {
        let title = "\(say(tab)). \(say(.settingsTitle))"
        return problems.isEmpty ? title : say(.problemTitle(title))
    }
}

/// Draws the fields of a form of the settings with their problems.
struct FieldDrawer {
    let problems: FormProblems
    let say: Say

    /// A box of one line.
    func line(_ name: String, _ label: Phrase, _ value: String, hint: Phrase? = nil, short: Bool = false, limit: Int) -> HTML {
        field(name, label, hint: hint) { described in
            """
            <input class="input\(when: short, " short")" id="\(name)" name="\(name)" value="\(value)" maxlength="\(limit)" dir="auto"\(described)>
            """
        }
    }

    /// A box of several lines.
    func text(_ name: String, _ label: Phrase, _ value: String, hint: Phrase? = nil, rows: Int, limit: Int) -> HTML {
        field(name, label, hint: hint) { described in
            "<textarea class=\"input\" id=\"\(name)\" name=\"\(name)\" rows=\"\(rows)\" maxlength=\"\(limit)\" dir=\"auto\"\(described)>\(value)</textarea>"
        }
    }

    /// A choice from a list.
    func choice(_ name: String, _ label: Phrase, _ choices: [Choice], _ value: String?, hint: Phrase? = nil) -> HTML {
        field(name, label, hint: hint) { described in
            "<select class=\"input\" id=\"\(name)\" name=\"\(name)\"\(described)>\(options(choices, selected: value))</select>"
        }
    }

    /// A time zone: typed, with the known ones offered.
    func zone(_ name: String, _ label: Phrase, _ value: String) -> HTML {
        field(name, label, hint: nil) { described in
            """
            <input class="input" id="\(name)" name="\(name)" value="\(value)" list="\(name)-list" maxlength="64" autocomplete="off"\(described)>\
            <datalist id="\(name)-list">\(each: FieldDrawer.zones, { "<option>\($0)</option>" })</datalist>
            """
        }
    }

    private static let zones: [String] = TimeZone.knownTimeZoneIdentifiers.filter { $0.contains("/") }

    private func field(_ name: String, _ label: Phrase, hint: Phrase?, _ box: (HTML) -> HTML) -> HTML {
        let isBad = problems[name] != nil
        var ids: [String] = []
        if hint != nil { ids.append("\(name)-h") }
        if isBad { ids.append("\(name)-e") }
        let described: HTML = """
            \(when: !ids.isEmpty, " aria-describedby=\"\(ids.joined(separator: " "))\"")\(when: isBad, " aria-invalid=\"true\"")
            """
        let hintLine: HTML? = hint.map { "<p class=\"hint\" id=\"\(name)-h\">\(say($0))</p>" }
        return """
            <div class="field\(when: isBad, " bad")"><label for="\(name)">\(say(label))</label>\(hintLine)\(fieldProblem(name, in: problems, say: say))\(box(described))</div>
            """
    }
}
