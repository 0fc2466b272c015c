import Storage

/// What a customer sends from a sign's page.
struct GuestForm {
    var key: String
    var level: Int?
    var words: String?
    var named: String?
    var name: String?
    var contactText: String?
    /// The moment when the page was made, sealed by us; nil when it is missing or not ours.
    var pageMadeAt: Instant?
    var trapWasFilled: Bool

    init(_ fields: Fields, key houseKey: HouseKey) throws {
        guard let key = fields["key"], (8...64).contains(key.utf8.count), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Refusal.malformed(.malformedKey)
        }
        self.key = key
        level = fields["level"].flatMap { Int($0) }.flatMap { (1...6).contains($0) ? $0 : nil }
        words = try fields.text("words", limit: 4_000)
        named = try fields.line("praised", limit: 120)
        name = try fields.line("name", limit: 120)
        contactText = try fields.line("contact", limit: 254)
        pageMadeAt = fields["age"].flatMap { houseKey.opened("age", $0) }.flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
        trapWasFilled = !(fields["website"] ?? "").isEmpty
    }

    /// Everything that was said, to tell a second post of the same from another one.
    var digest: [UInt8] {
        sha256(Array([level.map { String($0) } ?? "", words ?? "", named ?? "", name ?? "", contactText ?? ""].joined(separator: "\u{1F}").utf8))
    }

    func problems(_ say: Say) -> FormProblems {
        var problems = FormProblems()
        if level == nil, words == nil { problems.add("level-6", say(.chooseLevel)) }
        if let contactText, Contact.reading(contactText, name: name) == nil { problems.add("contact", say(.contactUnclear)) }
        return problems
    }

    /// What looks odd: it is set aside for a person, never dropped.
    func suspicion(now: Instant, sameAddress count: Int) -> String? {
        if trapWasFilled { return "trap" }
        guard let pageMadeAt else { return "no-page" }
        let age = now.milliseconds - pageMadeAt.milliseconds
        if age < 800 { return "too-quick" }
        if age > 3 * 24 * 3_600_000 { return "old-page" }
        if count > GuestForm.mostFromOneAddress { return "many" }
        return nil
    }

    /// One shop's whole Wi-Fi stands behind one address: this many within ten minutes are ordinary.
    static let mostFromOneAddress = 120
}
