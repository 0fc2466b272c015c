/// The words of a message and the names of its files, gathered from its parts.
struct MailBody {
    /// So much of each text is read.
    static let longestText = 400_000
    static let mostQuoted = 20_000
    static let mostFiles = 20
    /// A text among the files is kept up to here.
    static let longestFile = 16_000

    private let message: MIMEMessage
    private(set) var words = ""
    private(set) var attached = ""
    private(set) var files: [String] = []
    private(set) var fileCount = 0
    private(set) var isEncrypted = false
    private(set) var isCut = false

    init(_ message: MIMEMessage) { self.message = message }

    mutating func read() { gather(message.root) }

    private mutating func gather(_ part: MIMEPart) {
        if isFile(part) { return file(part) }
        switch part.type.main {
        case "multipart/alternative": choose(part)
        case "multipart/encrypted": isEncrypted = true
        // Behind the first part stands its signature.
        case "multipart/signed" where part.isMultipart: part.parts.prefix(1).forEach { gather($0) }
        case let type where type.hasPrefix("multipart/") && part.isMultipart: part.parts.forEach { gather($0) }
        case "text/html": add(HTMLText.text(Array(text(part).utf8)))
        case "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted": isEncrypted = true
        case "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature": break
        case "message/delivery-status", "text/rfc822-headers", "message/disposition-notification", "message/feedback-report": break
        case "text/plain", "text/enriched", "text/markdown": add(flowed(text(part), part.type))
        // Where its boundary is nowhere in it, it is what it looks like.
        case let type where type.hasPrefix("multipart/"): add(text(part))
        default: file(part)
        }
    }

    /// The same in several forms: plain words, or else the last that says anything. Invitations among them are files.
    private mutating func choose(_ part: MIMEPart) {
        guard part.isMultipart else { return add(text(part)) }
        var best: MailBody?
        for one in part.parts {
            if one.type.main == "text/calendar" {
                file(one)
                continue
            }
            var tried = MailBody(message)
            tried.gather(one)
            isEncrypted = isEncrypted || tried.isEncrypted
            guard tried.hasWords || best == nil else { continue }
            if let known = best, known.hasWords, known.isPlain { continue }
            tried.isPlain = one.type.main == "text/plain"
            best = tried
        }
        guard let best else { return }
        add(best.words)
        attached += best.attached
        files = Array((files + best.files).prefix(Self.mostFiles))
        fileCount += best.fileCount
        isCut = isCut || best.isCut
    }

    private var isPlain = false
    private var hasWords: Bool { words.utf8.contains { $0 > 0x20 } }

    private mutating func add(_ text: String) {
        guard text.utf8.contains(where: { $0 > 0x20 }) else { return }
        guard words.utf8.count < Self.longestText else {
            isCut = true
            return
        }
        words += words.isEmpty ? text : "\n\n" + text
    }

    private func text(_ part: MIMEPart, limit: Int = longestText) -> String {
        MIMECharset.decoded(message.content(of: part, limit: limit), part.type["charset"])
    }

    /// Lines that a program broke for the way are joined again (RFC 3676).
    private func flowed(_ text: String, _ type: MIMEValue) -> String {
        guard type["format"]?.lowercased() == "flowed" else { return text }
        let dropsBlank = type["delsp"]?.lowercased() == "yes"
        var out: [String] = []
        var isOpen = false
        for raw in text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" }) {
            let goesOn = raw.hasSuffix(" ") && raw != "-- " && !raw.hasPrefix(">")
            let line = goesOn && dropsBlank ? String(raw.dropLast()) : raw.hasPrefix(" ") ? String(raw.dropFirst()) : String(raw)
            if isOpen, let last = out.indices.last, !raw.hasPrefix(">") { out[last] += line } else { out.append(line) }
            isOpen = goesOn
        }
        return out.joined(separator: "\n")
    }

    // MARK: Files

    private func isFile(_ part: MIMEPart) -> Bool {
        if part.type.main.hasPrefix("multipart/") { return false }
        if [
            "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pkcs7-mime",
            "application/x-pkcs7-mime",
        ]
        .contains(part.type.main) {
            return false
        }
        return part.disposition?.main == "attachment" || part.disposition?["filename"] != nil || part.type["name"] != nil
    }

    /// A file is named and counted. What it holds is not kept, but for plain text.
    private mutating func file(_ part: MIMEPart) {
        // A picture within the text, such as a logo below a name, is none.
        if part.type.main.hasPrefix("image/"), part.disposition?.main != "attachment", part.header["content-id"] != nil { return }
        fileCount += 1
        guard files.count < Self.mostFiles else { return }
        let name = Self.name(part)
        files.append(name)
        guard part.type.main == "text/plain", attached.utf8.count < Self.mostQuoted else { return }
        let text = text(part, limit: Self.longestFile)
        if text.utf8.contains(where: { $0 > 0x20 }) { attached += "[\(name)]\n\(text)\n" }
    }

    private static func name(_ part: MIMEPart) -> String {
        let said = part.disposition?["filename"] ?? part.type["name"] ?? part.type.main
        let line = Words.sound(said).unicodeScalars.map { $0 == "/" || $0 == "\\" || $0.value < 0x20 ? " " : Character($0) }
        let name = String(String(line).unicodeScalars.prefix(100)).split(separator: " ").joined(separator: " ")
        return name.isEmpty ? part.type.main : name
    }
}
