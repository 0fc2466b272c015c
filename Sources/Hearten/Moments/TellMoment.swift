import Storage

/// What a colleague heard or saw.
struct TellDraft: Sendable {
    var key: String?
    var words: String?
    var unit: ID<Unit>?
    var touchpoint: ID<Touchpoint>?
    var level: Int?
    var praised: String?
    var name: String?
    var contactText: String?
    /// Whoever tells it was not ready for it.
    var isNotReady = false

    init() {}
    /// As it was written, even where it cannot be taken.
    init(written fields: Fields) {
        key = fields["key"]
        words = fields["words"]
        unit = fields.id("unit")
        touchpoint = fields.id("point")
        praised = fields["praised"]
        name = fields["name"]
        contactText = fields["contact"]
        isNotReady = fields.isChecked("not-ready")
    }
    init(_ fields: Fields) throws {
        key = fields["key"].flatMap { $0.utf8.count <= 64 && !$0.isEmpty ? $0 : nil }
        words = try fields.text("words", limit: 4_000)
        unit = fields.id("unit")
        touchpoint = fields.id("point")
        level = fields["level"].flatMap { Int($0) }.flatMap { (1...6).contains($0) ? $0 : nil }
        praised = try fields.line("praised", limit: 120)
        name = try fields.line("name", limit: 120)
        contactText = try fields.line("contact", limit: 254)
        isNotReady = fields.isChecked("not-ready")
    }

    /// Everything that was said, to tell a second post of the same from another one.
    var digest: [UInt8] {
        let parts = [words, unit?.description, touchpoint?.description, level.map { String($0) }, praised, name, contactText]
        return sha256(Array(parts.map { $0 ?? "" }.joined(separator: "\u{1F}").utf8))
    }

    func problems(_ visit: Visit, _ viewer: Viewer) -> FormProblems {
        var problems = FormProblems()
        let house = visit.services.house.current
        if words == nil, level == nil { problems.add("words", visit.say(.tellNeedsWords)) }
        if let unit, house.contains(unit, in: viewer.scope(.tellMoments)), house.unit(unit)?.closedAt == nil {
        } else {
            problems.add("unit", visit.say(.choosePlace))
        }
        if let contactText, Contact.reading(contactText, name: name) == nil { problems.add("contact", visit.say(.contactUnclear)) }
        return problems
    }
}

/// Takes in what a colleague tells, once per key.
struct TellMoment {
    let services: Services
    init(_ services: Services) { self.services = services }

    func run(_ draft: TellDraft, by viewer: Viewer, now: Instant) async throws {
        guard let unit = draft.unit else { throw Refusal.malformed(.malformedPlace) }
        let services = services
        var new = NewMoment(receivedAt: now, unit: unit, touchpoint: draft.touchpoint, channel: .face, source: .tell)
        new.toldBy = viewer.id
        new.level = draft.level
        new.words = draft.words
        new.named = draft.praised
        new.language = services.house.current.unit(unit)?.language
        new.contact = draft.contactText.flatMap { Contact.reading($0, name: draft.name) } ?? draft.name.map { Contact(name: $0) }
        if services.house.current.touchpoint(draft.touchpoint) == nil { new.touchpoint = nil }
        let moment = PreparedMoment(new, services)
        let keyDigest = services.key.code("tell", "\(viewer.id)\(draft.key ?? services.newToken().text)")
        try await services.store.write { tx in
            if let known = try MomentQueries.receipt(keyDigest, tx) {
                guard known.body == draft.digest else { throw Refusal.conflict("") }
                return
            }
            let id = try ReceiveMoments(services).one(moment, in: tx)
            try MomentQueries.insertReceipt(keyDigest, body: draft.digest, moment: id, until: now + .seconds(30 * 24 * 3600), in: tx)
            guard draft.isNotReady, let told = try MomentQueries.find(id, tx), told.state == .kept else { return }
            try SayNotReady(services).run(told, words: nil, by: viewer.id, in: tx)
        }
    }
}
