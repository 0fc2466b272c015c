import Storage

/// A mail from outside, read within bounds. Nothing that it says of itself is believed; nothing in it can fail to be read.
struct IncomingMail: Sendable {
    /// More than this is not read; what is longer is kept for a person to see.
    static let largest = 10 * 1024 * 1024
    static let mostWords = 10_000
    static let mostQuoted = MailBody.mostQuoted, mostFiles = MailBody.mostFiles

    var from: EmailAddress?
    var fromName: String?
    var subject = ""
    var messageID = ""
    /// Every address that it went to, as its header says.
    var recipients: [String] = []
    /// The messages that it answers, as its header says.
    var references: [String] = []
    /// What the sender wrote, without what they quote.
    var words: String?
    var quoted: String?
    var files: [String] = []
    var fileCount = 0
    /// Whether something was too long, too deep or too many to be read.
    var isCut = false
    var isEncrypted = false
    var isMarkedSpam = false
    /// Whether a program wrote it, as far as it can be told.
    var isAutomatic = false
    var houseMark: String?
    var report: MailReport?

    init(_ bytes: [UInt8]) {
        let message = MIMEMessage(bytes.count > Self.largest ? Array(bytes.prefix(Self.largest)) : bytes)
        isCut = message.isCut || bytes.count > Self.largest
        readHeader(message.root.header)
        report = MailReport(message)
        isAutomatic = AutomaticMail.isAutomatic(message.root.header, type: message.root.type, from: from)
        var body = MailBody(message)
        body.read()
        (isEncrypted, isCut) = (body.isEncrypted, isCut || body.isCut)
        (files, fileCount) = (body.files, body.fileCount)
        parted(body)
    }

    private mutating func readHeader(_ header: MIMEHeader) {
        if let field = header["from"] ?? header["sender"] { (from, fromName) = MailAddresses.first(in: field) }
        subject = String((header.words("subject") ?? "").unicodeScalars.prefix(200))
        messageID = String(decoding: (header["message-id"] ?? []).prefix(300), as: UTF8.self)
        recipients = header.all(Self.recipientFields).prefix(40).flatMap { MailAddresses.all(in: $0) }
        references = header.all(["in-reply-to", "references"]).flatMap { MailAddresses.all(in: $0) }
        houseMark = header.token(Letter.houseField.lowercased())
        isMarkedSpam = header.token("x-spam-flag")?.hasPrefix("yes") ?? false
    }

    private static let recipientFields: Set<String> = [
        "to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "resent-to", "x-forwarded-to", "apparently-to",
    ]

    private mutating func parted(_ body: MailBody) {
        let (own, tail) = QuotedTail.split(Self.sound(body.words))
        let kept = Self.bounded(own, Self.mostWords)
        isCut = isCut || kept.isCut
        words = kept.text.isEmpty ? nil : kept.text
        let texts = String(decoding: Array(Self.sound(body.attached).utf8).trimmed, as: UTF8.self)
        let more = [tail ?? "", texts].filter { !$0.isEmpty }.joined(separator: "\n\n")
        quoted = more.isEmpty ? nil : Self.bounded(more, Self.mostQuoted).text
    }

    /// Sound text without the marks at which programs begin a file.
    private static func sound(_ text: String) -> String {
        Words.sound(String(text.unicodeScalars.filter { $0 != "\u{FEFF}" && $0 != "\u{0}" }))
    }

    private static func bounded(_ text: String, _ limit: Int) -> (text: String, isCut: Bool) {
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return (text, false) }
        return (String(text.unicodeScalars.prefix(limit)) + "…", true)
    }

    /// What makes two copies of one mail the same: its id, its sender and what it says, not the way that it took.
    var identity: String {
        [messageID, from?.key ?? "", subject, words ?? "", quoted ?? "", files.joined(separator: "\u{1E}"), report.map { "\($0.letters)" } ?? ""]
            .joined(separator: "\u{1F}")
    }
}

/// Addresses in a field of a header, read without its grammar: what looks like one is one.
enum MailAddresses {
    private static let most = 200

    /// Everything with an `@` in it, without brackets.
    static func all(in field: [UInt8]) -> [String] {
        let parts = field.split(maxSplits: most * 4, omittingEmptySubsequences: true) { byte in
            byte <= 0x20 || byte == 0x3C || byte == 0x3E || byte == 0x2C || byte == 0x3B || byte == 0x22 || byte == 0x28 || byte == 0x29
        }
        return parts.lazy.filter { $0.contains(0x40) && $0.count <= 320 }.prefix(most).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The sender's address and name. The address is the one in brackets, or else the first.
    static func first(in field: [UInt8]) -> (EmailAddress?, String?) {
        guard let open = field.lastIndex(of: 0x3C), let close = field[open...].firstIndex(of: 0x3E) else {
            return (all(in: field).lazy.compactMap { EmailAddress($0) }.first, nil)
        }
        let address = EmailAddress(String(decoding: field[(open + 1)..<close], as: UTF8.self))
        let name = MIMEWords.decoded(field[..<open].filter { $0 != 0x22 }.trimmed)
        return (address, name.isEmpty || name.utf8.contains(0x40) ? nil : String(name.unicodeScalars.prefix(100)))
    }
}
