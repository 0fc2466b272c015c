/// A date and time for people and machines: `<time datetime="…">today, 14:42</time>`.
package func timeElement(machine: String, human: String) -> HTML {
    "<time datetime=\"\(machine)\">\(human)</time>"
}

/// A hidden field of a form.
package func hiddenField(_ name: String, _ value: String) -> HTML {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
}

/// One choice of a `<select>`.
package struct Choice: Sendable {
    package var value: String
    package var label: String
    package init(_ value: String, _ label: String) {
        self.value = value
        self.label = label
    }
}

/// The `<option>`s of a select, with one of them chosen.
package func options(_ choices: [Choice], selected: String?) -> HTML {
    """
    \(each: choices, { "<option value=\"\($0.value)\"\(when: $0.value == selected, " selected")>\($0.label)</option>" })
    """
}

/// Words as paragraphs: blank lines part paragraphs, single line breaks stay breaks.
package func paragraphs(_ words: String) -> HTML {
    var html = HTML()
    var open = false
    for line in words.split(separator: "\n", omittingEmptySubsequences: false) {
        let blank = line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
        if blank {
            if open { html += "</p>" }
            open = false
        } else {
            html += open ? "<br>\(line)" : "<p>\(line)"
            open = true
        }
    }
    if open { html += "</p>" }
    return html
}
