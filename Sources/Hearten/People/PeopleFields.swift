import Markup

/// A labelled box of a form, with its hint and what is wrong with it.
struct Box: Sendable {
    var name: String
    var label: String
    var value = ""
    var hint: String?
    var type = "text"
    var autocomplete: String?
    var isShort = false
    /// Whether the words may be in any direction: names, places.
    var isAnyDirection = false

    func html(_ problems: FormProblems, _ say: Say) -> HTML {
        """
        <div class="field\(when: problems[name] != nil, " bad")"><label for="\(name)">\(label)</label>\(hintLine)\
        \(fieldProblem(name, in: problems, say: say))<input class="input\(when: isShort, " short")" id="\(name)" name="\(name)" \
        type="\(type)"\(autocomplete.map { " autocomplete=\"\($0)\"" as HTML })\(when: isAnyDirection, " dir=\"auto\"")\
        \(when: type == "email", " inputmode=\"email\" autocapitalize=\"none\" spellcheck=\"false\"")\
        \(described(problems))\(when: type != "password", " value=\"\(value)\"")></div>
        """
    }

    private var hintLine: HTML? { hint.map { "<p class=\"hint\" id=\"\(name)-h\">\($0)</p>" } }

    private func described(_ problems: FormProblems) -> HTML {
        let ids = [hint == nil ? nil : "\(name)-h", problems[name] == nil ? nil : "\(name)-e"].compactMap(\.self)
        guard !ids.isEmpty else { return HTML() }
        return " aria-describedby=\"\(ids.joined(separator: " "))\"\(when: problems[name] != nil, " aria-invalid=\"true\"")"
    }
}

/// A labelled choice among a few.
struct Picker: Sendable {
    var name: String
    var label: String
    var choices: [Choice]
    var selected: String?
    var hint: String?

    func html(_ problems: FormProblems, _ say: Say) -> HTML {
        """
        <div class="field\(when: problems[name] != nil, " bad")"><label for="\(name)">\(label)</label>\
        \(hint.map { "<p class=\"hint\" id=\"\(name)-h\">\($0)</p>" as HTML })\(fieldProblem(name, in: problems, say: say))\
        <select class="input" id="\(name)" name="\(name)"\(hint.map { _ in " aria-describedby=\"\(name)-h\"" as HTML })>\
        \(options(choices, selected: selected))</select></div>
        """
    }
}
