package import Storage

/// Somebody whom the house serves and of whom it remembers something.
package struct Customer: Sendable, Equatable {
    package let id: ID<Customer>
    package var unit: ID<Unit>
    package var name: String
    package var email: EmailAddress?
    package var phone: String?

    /// How often the link of their own page was ended.
    package var linkRound = 0

    /// The link of the customer's own page: made again whenever it is shown, stored as a digest only.
    func token(_ services: Services) -> Token { services.key.token("customer", "\(id) \(linkRound)") }
}

extension House {
    /// Whose customers a unit serves: those of the outermost partner that runs it, else the house's own. Each remembers by itself: a partner
    /// who writes down an address learns nothing of what the house knows about it.
    func circle(of unit: ID<Unit>) -> ID<Unit> {
        let chain = [self.unit(unit)].compactMap { $0 } + ancestors(of: unit)
        return (chain.last { $0.kind == .partner } ?? chain.last)?.id ?? unit
    }
}

/// By what a customer is known again: each an address or a number, kept as a digest under the house's key.
struct CustomerKeys: Sendable, Equatable {
    var number: String?
    var email: EmailAddress?
    var phone: String?

    var isEmpty: Bool { number == nil && email == nil && phone == nil }

    /// The digests, the surest first.
    func digests(_ key: HouseKey) -> [String] {
        [
            number.map { ("number", $0.trimmedBlanks.lowercased()) }, email.map { ("email", $0.key) },
            phone.flatMap(Self.digits).map { ("phone", $0) },
        ].compactMap { $0 }.map { kind, text in Token(bytes: key.code("customer-\(kind)", text)).text }
    }

    /// A telephone number without its signs; "00" in front is "+".
    static func digits(_ phone: String) -> String? {
        var digits = phone.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }
        if digits.starts(with: [0x30, 0x30]) { digits.removeFirst(2) }
        return (6...15).contains(digits.count) ? String(decoding: digits, as: UTF8.self) : nil
    }
}

/// What a customer likes or needs, in terms of service.
struct Preference: Sendable, Equatable {
    enum Kind: String, Sendable, CaseIterable {
        case seat, light, quiet, help, food, language, name, contact, other, health, diet, belief

        /// Kept only when the customer has said so and agreed that it is kept.
        var isSensitive: Bool { [.health, .diet, .belief].contains(self) }
    }

    /// Where it comes from; none acts by itself, and whatever is not stated says "ask first".
    enum Source: String, Sendable, CaseIterable {
        case stated, observed, assumed

        /// Nobody has confirmed it for so many days: it is forgotten.
        var lasts: Int {
            switch self {
            case .stated: 730
            case .observed: 180
            case .assumed: 60
            }
        }
    }

    let id: ID<Preference>
    let customer: ID<Customer>
    var kind: Kind
    var text: String
    var source: Source
    var madeBy: ID<Colleague>?
    var madeAt: Instant
    var confirmedAt: Instant?
    var expiresAt: Instant

    static let longest = 200
    /// So many are kept of one customer.
    static let most = 40

    static func end(of source: Source, from instant: Instant) -> Instant { instant + .seconds(Int64(source.lasts) * 86_400) }
}

/// Something that a customer was promised and that is still open.
struct OpenPromise: Sendable, Equatable {
    /// Nil when it was made in a case.
    var id: ID<OpenPromise>?
    var customer: ID<Customer>
    var text: String
    var dueAt: Instant?
    var caseNumber: Int?
}

/// When and on what a customer who is known comes.
package struct Booking: Sendable, Equatable {
    package let id: ID<Booking>
    package var customer: ID<Customer>
    package var unit: ID<Unit>
    package var from: Instant
    package var until: Instant
    /// Where: a seat, a room.
    package var place: String?
    /// On what: a flight, a clinic.
    package var work: String?

    /// Ended so long ago, it is forgotten.
    static let keptDays = 30
    /// A stay is no longer than this.
    static let longestDays = 60
}
