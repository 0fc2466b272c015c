/// Parts what somebody wrote from the mail that they answer, which programs put below it.
///
/// In doubt words stay: what is folded is kept all the same, and whoever answers between the lines keeps all of it.
enum QuotedTail {
    static func split(_ text: String) -> (own: String, quoted: String?) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Line($0) }
        guard let cut = cut(lines), cut < lines.count else { return (tidy(lines[...]), nil) }
        let tail = lines[cut...]
        var own = tidy(lines[..<cut])
        // An answer below what it answers, or between its lines.
        let below = answers(in: tail)
        if own.isEmpty, let below {
            own = tidy(tail[below...])
            return own.isEmpty ? (tidy(lines[...]), nil) : (own, tidy(lines[..<below]))
        }
        if below != nil { return (tidy(lines[...]), nil) }
        let quoted = tidy(tail)
        // A mail with nothing but a quote: that is what it says.
        return own.isEmpty ? (quoted, nil) : (own, quoted.isEmpty ? nil : quoted)
    }

    private struct Line {
        let text: Substring
        let trimmed: String
        var isBlank: Bool { trimmed.isEmpty }
        var isQuote: Bool { trimmed.utf8.first == 0x3E }

        init(_ text: Substring) {
            self.text = text
            var rest = text
            while let last = rest.utf8.last, last == 0x20 || last == 0x09 || last == 0x0D { rest = Substring(rest.unicodeScalars.dropLast()) }
            while let first = rest.utf8.first, first == 0x20 || first == 0x09 { rest = Substring(rest.unicodeScalars.dropFirst()) }
            trimmed = String(rest)
        }
    }

    private static func tidy(_ lines: ArraySlice<Line>) -> String {
        guard let first = lines.firstIndex(where: { !$0.isBlank }), let last = lines.lastIndex(where: { !$0.isBlank }) else { return "" }
        return lines[first...last].map(\.text).joined(separator: "\n")
    }

    /// The first line of what is quoted.
    private static func cut(_ lines: [Line]) -> Int? {
        // From here on there is nothing but the quote; looked for once, since a mail may have very many lines.
        let last = lines.lastIndex { !$0.isBlank && !$0.isQuote } ?? -1
        var isFirst = true
        for index in lines.indices where !lines[index].isBlank {
            let line = lines[index]
            if line.isQuote, index > last || isFirst { return index }
            isFirst = false
            if isDivider(line.trimmed) || isHeaderBlock(lines, at: index) || isAttribution(lines, at: index) { return index }
        }
        return nil
    }

    /// The line behind a quote where somebody's own words go on; nil when there are none. A signature is none.
    private static func answers(in tail: ArraySlice<Line>) -> Int? {
        guard let first = tail.firstIndex(where: \.isQuote) else { return nil }
        guard let end = tail[first...].firstIndex(where: { !$0.isBlank && !$0.isQuote }) else { return nil }
        let line = tail[end].trimmed
        // A line that the sender's program broke belongs to the quote above it.
        let isFooter = line == "--" || line.hasPrefix("___") || footers.contains { line.lowercased().hasPrefix($0) }
        return isFooter ? nil : end
    }

    private static let footers = [
        "sent from my", "von meinem", "envoyé de mon", "enviado desde", "enviado do meu", "inviato da", "verzonden vanaf", "get outlook",
    ]

    // MARK: How programs begin a quote

    /// "-----Original Message-----".
    private static func isDivider(_ line: String) -> Bool {
        guard line.utf8.count <= 120, line.hasPrefix("--") || line.hasPrefix("__") || line.hasPrefix("==") else { return false }
        let words = line.lowercased()
        return dividers.contains { words.contains($0) }
    }

    private static let dividers = [
        "original message", "original appointment", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "message d’origine",
        "message original", "mensaje original", "mensagem original", "messaggio originale", "oorspronkelijk bericht", "oprindelig meddelelse",
        "opprinnelig melding", "ursprungligt meddelande", "alkuperäinen viesti", "oryginalna wiadomość", "původní zpráva", "исходное сообщение",
        "пересылаемое сообщение", "orijinal mesaj", "原始邮件", "原始郵件", "元のメッセージ", "원본 메시지", "reply message",
    ]

    /// "From: … Sent: … To: … Subject: …", as Outlook begins what it quotes.
    private static func isHeaderBlock(_ lines: [Line], at start: Int) -> Bool {
        guard let first = field(lines[start].trimmed), senders.contains(first) else { return false }
        var kinds: Set<Int> = []
        for line in lines[(start + 1)...].prefix(8) {
            guard let name = field(line.trimmed) else { continue }
            for (kind, names) in [dates, recipients, subjects].enumerated() where names.contains(name) { kinds.insert(kind) }
        }
        return kinds.count >= 2
    }

    /// The name before a colon, without the stars of bold letters.
    private static func field(_ line: String) -> String? {
        let plain = line.prefix(200).filter { $0 != "*" }
        guard let colon = plain.firstIndex(where: { $0 == ":" || $0 == "：" }), plain[..<colon].count <= 20 else { return nil }
        return plain[..<colon].lowercased().split(separator: " ").joined(separator: " ")
    }

    private static let senders: Set<String> = [
        "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "kimden", "发件人", "寄件者", "差出人", "보낸 사람", "feladó",
    ]
    private static let dates: Set<String> = [
        "sent", "date", "gesendet", "datum", "envoyé", "enviado", "enviada em", "fecha", "data", "inviato", "verzonden", "skickat", "sendt", "dato",
        "lähetetty", "wysłano", "odesláno", "отправлено", "дата", "gönderildi", "发送时间", "日期", "送信日時", "보낸 날짜",
    ]
    private static let recipients: Set<String> = [
        "to", "an", "à", "para", "a", "aan", "till", "til", "vastaanottaja", "do", "komu", "кому", "kime", "收件人", "宛先", "받는 사람",
    ]
    private static let subjects: Set<String> = [
        "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne", "aihe", "temat", "předmět", "тема", "konu", "主题",
        "主旨", "件名", "제목",
    ]

    /// "On 21 November 2026 Marit wrote:", also broken over two or three lines, with a quote or the end of the mail behind it.
    private static func isAttribution(_ lines: [Line], at start: Int) -> Bool {
        guard let before = openings.first(where: { lines[start].trimmed.hasPrefix($0) }) ?? (hasDate(lines[start].trimmed) ? "" : nil) else {
            return false
        }
        var joined = ""
        for index in start..<min(start + 3, lines.count) {
            guard !lines[index].isBlank, !lines[index].isQuote else { return false }
            joined += (joined.isEmpty ? "" : " ") + lines[index].trimmed
            guard joined.utf8.count <= 400 else { return false }
            guard joined.hasSuffix(":") || joined.hasSuffix("：") || joined.hasSuffix("写道") else { continue }
            let words = joined.lowercased()
            guard verbs.contains(where: { words.contains($0) }), before.isEmpty || hasDate(joined) || joined.contains("@") else { return false }
            let next = lines[(index + 1)...].first { !$0.isBlank }
            return before.isEmpty ? next?.isQuote ?? false : next.map { $0.isQuote || hasDate(joined) } ?? true
        }
        return false
    }

    /// A year, or a time of day.
    private static func hasDate(_ line: String) -> Bool {
        var digits = 0
        var previous: UInt8 = 0
        for byte in line.utf8.prefix(400) {
            let isDigit = byte >= 0x30 && byte <= 0x39
            if isDigit, previous == 0x3A { return true }
            digits = isDigit ? digits + 1 : 0
            if digits == 4 { return true }
            previous = byte
        }
        return false
    }

    private static let openings = [
        "On ", "Am ", "Le ", "El ", "Il ", "Em ", "Op ", "Den ", "Den", "På ", "Dnia ", "W dniu ", "Dne ", "Pe ", "A ", "Στις ", "On", "Il giorno ",
        "在", "於",
    ]
    private static let verbs = [
        "wrote", "schrieb", "a écrit", "escribió", "escreveu", "ha scritto", "schreef", "skrev", "kirjoitti", "napisał", "napsal", "написал", "пишет",
        "yazdı", "írta", "a scris", "έγραψε", "写道", "寫道", "のメッセージ", "작성",
    ]
}
