import Markup
import Storage

/// What else was in the mail that became a moment.
struct MailOnMoment: Sendable, Equatable {
    var quoted: String?
    var files: [String]
    var fileCount: Int
    var isCut: Bool

    init(quoted: String?, files: [String], fileCount: Int, isCut: Bool) {
        (self.quoted, self.files, self.fileCount, self.isCut) = (quoted, files, fileCount, isCut)
    }

    /// Nil when the words are all that there was. Where a mail only quotes, its quote is the words.
    init?(_ mail: MailWords) {
        self.init(quoted: mail.words == nil ? nil : mail.quoted, files: mail.files, fileCount: mail.fileCount, isCut: mail.isCut)
        if quoted == nil, fileCount == 0, !isCut { return nil }
    }

    /// Folded, with colleagues' names masked: whoever wrote the quote did not write it for this page.
    func html(_ visit: Visit) -> HTML {
        let say = visit.say
        func masked(_ text: String) -> String { visit.services.maskedWords(text) ?? text }
        let named: HTML? =
            fileCount > 0
            ? "<p class=\"sm mt-2\" dir=\"auto\">\(say(.mailFiles(fileCount, files.map(masked).joined(separator: ", "))))</p>" : nil
        let tail: HTML? = quoted.map {
            "<h2 class=\"h3 mt-4\">\(say(.mailQuoted))</h2><div class=\"sm muted mt-2\" dir=\"auto\">\(paragraphs(masked($0)))</div>"
        }
        return """
            <details class="mt-4"><summary>\(say(.mailAlso))</summary>\(when: isCut, "<p class=\"xs faint mt-2\">\(say(.mailWasCut))</p>")\(named)\(tail)</details>
            """
    }
}
