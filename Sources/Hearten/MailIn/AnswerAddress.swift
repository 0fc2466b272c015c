import Storage

/// The address to which answers about a case come: `answers+CASE.MARK@example.org`. The mark is made with the house's key.
///
/// It survives what mail servers do to addresses: other letter cases, a `0` read as `o`. Whoever has it may add to the case, as
/// whoever has the customer's link may; it opens nothing to read.
struct AnswerAddress: Sendable {
    /// `answers+*@example.org`; the star stands for the case.
    private let before: String
    private let after: String
    let domain: String
    let key: HouseKey

    private static let purpose = "mail-answer"
    private static let letterPurpose = "mail-letter"
    /// 13 letters of the case, a dot, 16 of the mark.
    private static let room = 30

    /// The address as an operator sets it, with or without a star; nil when it cannot be used.
    init?(_ setting: String, _ key: HouseKey) {
        let parts = setting.lowercased().split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let local = parts.first, let domain = parts.last else { return nil }
        let pieces = (local.contains("*") ? local : local + "+*").split(separator: "*", omittingEmptySubsequences: false).map(String.init)
        guard pieces.count == 2, EmailAddress("\(pieces[0])x\(pieces[1])@\(domain)") != nil,
            pieces[0].utf8.count + pieces[1].utf8.count + Self.room <= 64
        else { return nil }
        (before, after, self.domain, self.key) = (pieces[0], pieces[1], domain, key)
    }

    static func isUsable(_ setting: String) -> Bool { AnswerAddress(setting, HouseKey([])) != nil }

    func address(of one: ID<RecoveryCase>) -> EmailAddress? {
        EmailAddress("\(before)\(one).\(key.mark(Self.purpose, one.description))\(after)@\(domain)")
    }

    /// The case that one of these addresses is signed for.
    func findCase(in recipients: some Sequence<String>) -> ID<RecoveryCase>? {
        for address in recipients {
            let whole = address.lowercased()
            guard whole.hasSuffix("@" + domain) else { continue }
            let local = whole.dropLast(domain.utf8.count + 1)
            guard local.utf8.count == before.utf8.count + Self.room + after.utf8.count, local.hasPrefix(before), local.hasSuffix(after) else {
                continue
            }
            let words = Self.clean(local.dropFirst(before.count).dropLast(after.count))
            if let id = Self.opened(words, Self.purpose, key, as: RecoveryCase.self) { return id }
        }
        return nil
    }

    // MARK: Letters

    /// The name of a letter that goes out, by which its answers and its return are known again.
    static func name(of letter: ID<Mail>, _ key: HouseKey) -> String { "h.\(letter).\(key.mark(letterPurpose, letter.description))" }

    /// The letters of ours that these message ids name.
    static func letters(in ids: some Sequence<String>, _ key: HouseKey) -> [ID<Mail>] {
        ids.compactMap { id in
            let name = id.lowercased().prefix { $0 != "@" }
            guard name.hasPrefix("h.") else { return nil }
            return opened(clean(name.dropFirst(2)), letterPurpose, key, as: Mail.self)
        }
    }

    private static func opened<Of>(_ words: String, _ purpose: String, _ key: HouseKey, as _: Of.Type) -> ID<Of>? {
        let parts = words.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let name = parts.first, let mark = parts.last, let id = ID<Of>(name), key.isMark(mark, purpose, name) else {
            return nil
        }
        return id
    }

    /// Letters that are not of our alphabet are those that look like them.
    private static func clean(_ words: Substring) -> String {
        String(decoding: words.utf8.map { $0 == 0x6F ? 0x30 : $0 == 0x69 || $0 == 0x6C ? 0x31 : $0 }, as: UTF8.self)
    }
}

extension Services {
    /// Where answers come in; nil when no address is set.
    var answerAddress: AnswerAddress? { settings.mailAddress.flatMap { AnswerAddress($0, key) } }
    /// Tells our own letters from everybody's, so that one which comes back goes no further.
    var houseMark: String { key.mark("mail-house", "") }
}
