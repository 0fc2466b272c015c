extension Phrase {
    static let formEndsEarly: Phrase = "The form ends too early"
    static let formBoundary: Phrase = "A boundary of the form is broken"
    static let formHead: Phrase = "A part of the form has too long a head"
    static let formParts: Phrase = "The form has too many parts"
    static let formNotText: Phrase = "A part of the form is not UTF-8"
    static let formNoName: Phrase = "A part of the form has no name"

    /// What a stored reason says. Reasons that are about a cell show it.
    static func rowRefused(_ code: String) -> Phrase {
        let parts = code.split(separator: ":", maxSplits: 1).map(String.init)
        let about = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "not-text" where !about.isEmpty: return "It holds something that is not text in the file’s encoding, at byte \(about)"
        case "ragged":
            let counts = about.split(separator: "/").map(String.init)
            return counts.count == 2 ? "It has \(counts[0]) cells where the header has \(counts[1])" : rowsRefused("ragged")
        case "bad-json": return "It is not good JSON (\(about))"
        case "no-date" where !about.isEmpty: return "“\(about)” is not a date as the other lines write it"
        case "future-date": return "“\(about)” lies in the future"
        case "bad-score": return "“\(about)” is not on the scale"
        default: return rowsRefused(parts.first ?? "")
        }
    }

    /// What all reasons of one kind say together.
    static func rowsRefused(_ kind: String) -> Phrase {
        switch kind {
        case "stray-quote": "A quotation mark stands in the middle of a quoted cell"
        case "unclosed-quote": "A quotation mark is never closed"
        case "cell-too-long": "A cell is too long; a quotation mark may be missing"
        case "row-too-long": "It is too long"
        case "too-many-columns": "It has too many columns"
        case "nul": "It holds a NUL character"
        case "not-text": "It holds something that is not text in the file’s encoding"
        case "ragged": "It has another number of cells than the header"
        case "bad-json": "It is not good JSON"
        case "not-an-object": "It is JSON, but not an object with names and values"
        case "no-date": "There is no date we can read"
        case "future-date": "The date lies in the future"
        case "bad-score": "The score is not on its scale"
        case "nothing-said": "There are neither words nor a score"
        case "words-too-long": "The words are longer than 10,000 letters"
        case "id-too-long": "Its own number or name is too long"
        default: "It cannot be used"
        }
    }
}
