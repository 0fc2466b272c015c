import Storage

/// Remembers things about customers: whom, what, and how surely; a customer's "no" wins over all of it.
struct RememberCustomer {
    let services: Services

    /// What was said of somebody who may be known already.
    struct Person: Sendable {
        var name: String
        var keys: CustomerKeys
        var unit: ID<Unit>
    }

    /// Why something is not remembered.
    enum Refused: Error, Equatable { case forgotten, noKeys, noConsent, saidNo, tooMany }

    /// The customer of these keys, made if there is none. Whoever was forgotten comes back only when they ask for it themselves.
    func customer(
        _ person: Person, asksAgain: Bool = false, by file: ID<BookingImport>? = nil, in tx: any Transaction
    ) throws -> ID<Customer> {
        let digests = person.keys.digests(services.key)
        guard !digests.isEmpty else { throw Refused.noKeys }
        let circle = services.house.current.circle(of: person.unit)
        let owners = try CustomerQueries.owners(of: digests, in: circle, tx)
        if let known = digests.lazy.compactMap({ owners[$0] }).first {
            // A key that is nobody's becomes theirs; one that is somebody else's stays there.
            try CustomerQueries.addKeys(digests.filter { owners[$0] == nil }, to: known, in: circle, by: tx)
            if digests.contains(where: { owners[$0] == nil }) { try CustomerQueries.setReach(person.keys, of: known, in: tx) }
            return known
        }
        if try !CustomerQueries.forgotten(digests, in: circle, tx).isEmpty {
            guard asksAgain else { throw Refused.forgotten }
            try CustomerQueries.allowAgain(digests, in: circle, by: tx)
        }
        let id: ID<Customer> = services.newID(at: tx.now)
        let one = Customer(id: id, unit: person.unit, name: person.name, email: person.keys.email, phone: person.keys.phone)
        try CustomerQueries.insert(one, in: circle, link: one.token(services).digest, by: file, in: tx)
        try CustomerQueries.addKeys(digests, to: id, in: circle, by: tx)
        try Journal.append("customer.remembered", "customer", id, unit: person.unit, random: services.random, in: tx)
        return id
    }

    /// Adds a preference, or confirms the same words when they are there already.
    func add(
        _ kind: Preference.Kind, _ text: String, _ source: Preference.Source, hasConsent: Bool, to customer: ID<Customer>,
        by colleague: ID<Colleague>?, file: ID<BookingImport>? = nil, in tx: any Transaction
    ) throws {
        if kind.isSensitive, source != .stated || !hasConsent { throw Refused.noConsent }
        if source != .stated, try PreferenceQueries.isRefused(kind, by: customer, tx) { throw Refused.saidNo }
        let live = try PreferenceQueries.live(of: [customer], limit: Preference.most, tx)
        if let same = live.first(where: { $0.kind == kind && foldedForSearch($0.text) == foldedForSearch(text) }) {
            // A list that says the same every week is nobody's confirmation.
            if source == .stated, file == nil || same.source != .stated { try PreferenceQueries.confirm(same.id, text: nil, in: tx) }
            return
        }
        // What a file says cannot undo a "no" that the customer said to us.
        if file != nil, try PreferenceQueries.isRefused(kind, by: customer, tx) { throw Refused.saidNo }
        guard live.count < Preference.most else { throw Refused.tooMany }
        if source == .stated { try PreferenceQueries.acceptAgain(kind, by: customer, in: tx) }
        let id: ID<Preference> = services.newID(at: tx.now)
        try PreferenceQueries.insert(
            Preference(
                id: id, customer: customer, kind: kind, text: text, source: source, madeBy: colleague, madeAt: tx.now, confirmedAt: nil,
                expiresAt: Preference.end(of: source, from: tx.now)), by: file, in: tx)
        try Journal.append("preference.added", "customer", customer, by: colleague, content: Array(text.utf8), random: services.random, in: tx)
    }

    /// What the customer said when asked: yes makes it stated, no takes it out for good.
    func answer(_ preference: Preference, isYes: Bool, by colleague: ID<Colleague>?, in tx: any Transaction) throws {
        if isYes {
            try PreferenceQueries.confirm(preference.id, text: nil, in: tx)
        } else {
            try PreferenceQueries.remove(preference.id, in: tx)
            try PreferenceQueries.refuse(preference.kind, by: preference.customer, in: tx)
        }
        try Journal.append(
            isYes ? "preference.confirmed" : "preference.refused", "customer", preference.customer, by: colleague, random: services.random, in: tx)
    }
}

/// What customers do with their own memory; the link is their authority.
struct OwnMemory {
    let services: Services
    let token: Token

    func customer(_ tx: any ReadTransaction) throws -> Customer {
        guard let one = try CustomerQueries.find(link: token.digest, tx) else { throw Refusal.notFound }
        return one
    }

    func change(_ id: ID<Preference>, to text: String, in tx: any Transaction) throws {
        let one = try find(id, tx)
        try PreferenceQueries.confirm(one.id, text: text, in: tx)
        try Journal.append("preference.corrected", "customer", one.customer, content: Array(text.utf8), random: services.random, in: tx)
    }

    func answer(_ id: ID<Preference>, isYes: Bool, in tx: any Transaction) throws {
        try RememberCustomer(services: services).answer(try find(id, tx), isYes: isYes, by: nil, in: tx)
    }

    private func find(_ id: ID<Preference>, _ tx: any ReadTransaction) throws -> Preference {
        guard let one = try PreferenceQueries.find(id, of: try customer(tx).id, tx) else { throw Refusal.notFound }
        return one
    }

    func rename(_ name: String, in tx: any Transaction) throws {
        let one = try customer(tx)
        try CustomerQueries.setName(name, of: one.id, in: tx)
        try Journal.append("customer.renamed", "customer", one.id, content: Array(name.utf8), random: services.random, in: tx)
    }

    /// Erases all that is remembered, in one step; the journal keeps that it happened, and no word of it.
    func forget() async throws {
        let (services, digest) = (services, token.digest)
        try await services.store.write(priority: .high) { tx in
            guard let one = try CustomerQueries.find(link: digest, tx) else { throw Refusal.notFound }
            let address = CustomerKeys(email: one.email).digests(services.key).first
            if let email = one.email {
                for id in try CustomerQueries.closedCases(of: email, limit: 1_000, tx) { try ForgetWithCase.letters(of: id, in: tx) }
            }
            try CustomerQueries.forget(one, address: address, in: tx)
            try Journal.append("customer.forgotten", "customer", one.id, unit: one.unit, random: services.random, in: tx)
        }
        // Nothing erased lingers in the log beside the database.
        try? await services.store.checkpoint()
    }
}
