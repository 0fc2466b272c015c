import Markup

/// A situation in words, on its own page and in guidance.
enum SituationWords {
    /// The story with what belongs to it.
    static func html(_ content: SituationContent, _ say: Say, isOwnPage: Bool = false) -> HTML {
        let parts: [(Phrase, String)] = [
            (.situationMayDecide, content.mayDecide), (.situationGood, content.good), (.situationPoor, content.poor),
        ]
        return """
            <div class="voice small" dir="auto">\(paragraphs(content.story))</div>\(each: parts.filter { !$0.1.isEmpty }, { part in
                let heading: HTML = isOwnPage ? "<h2 class=\"eyebrow\">\(say(part.0))</h2>" : "<h3 class=\"eyebrow\">\(say(part.0))</h3>"
                return "<section>\(heading)<div dir=\"auto\">\(paragraphs(part.1))</div></section>"
            })
            """
    }

    /// The first sentence of a text, to recognise it by.
    static func firstSentence(_ text: String) -> String {
        let line = text.split(separator: "\n").first.map(String.init) ?? ""
        guard let end = line.firstRange(of: ". ") else { return String(line.prefix(200)) }
        return String(line[..<end.lowerBound].prefix(200)) + "."
    }
}
