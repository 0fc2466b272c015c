import Storage

/// A printed sheet of personal invitations. Only digests of its links are kept; the links follow from the house's key, for its maker alone.
struct InvitationSheet: Sendable {
    let id: ID<InvitationSheet>
    let unit: ID<Unit>?
    let madeBy: ID<Colleague>
    let madeAt: Instant
    let endsAt: Instant

    /// Slips of one sheet; the next ones are printed after it.
    static let most = 120

    func token(for colleague: ID<Colleague>, _ key: HouseKey) -> Token { key.token("invitation sheet", "\(id) \(colleague)") }

    /// One slip: cut out and handed over.
    struct Slip: Sendable {
        let colleague: ID<Colleague>
        let name: String
        let title: String
        let unit: ID<Unit>
        let link: String
    }
}

/// Makes the links of a sheet. Earlier links of the same people end.
struct PrintInvitations: Sendable {
    enum Whom: Sendable {
        case unit(ID<Unit>)
        case everybody
        case one(ID<Colleague>)
    }
    let whom: Whom
    /// Also those whose link still holds.
    var again = false

    /// Nil when there is nobody to invite, or nobody whom the giver may.
    func run(_ services: Services, by giver: Viewer) async throws -> ID<InvitationSheet>? {
        let house = services.house.current
        let id: ID<InvitationSheet> = services.newID(at: services.store.clock.now)
        return try await services.store.write { tx in
            let giving = try Giving.now(giver, house, tx)
            let people = try people(giving, house, tx)
            guard !people.isEmpty else { return nil }
            let unit: ID<Unit>? = if case .unit(let unit) = whom { unit } else { nil }
            let sheet = InvitationSheet(
                id: id, unit: unit, madeBy: giver.id, madeAt: tx.now, endsAt: tx.now + EntryLink.Kind.invitation.lasts)
            try InvitationSheetQueries.insert(sheet, in: tx)
            for person in people {
                try EntryLinkQueries.make(sheet.token(for: person, services.key), .invitation, for: person, by: giver.id, in: tx)
                try Journal.append("invitation.made", "colleague", person, by: giver.id, random: services.random, in: tx)
            }
            return id
        }
    }

    private func people(_ giving: Giving, _ house: House, _ tx: any ReadTransaction) throws -> [ID<Colleague>] {
        var scope = giving.scope
        switch whom {
        case .one(let id):
            let (line, _) = try giving.changeable(id, tx)
            guard id != giving.giver.id, !line.isDisabled, !line.hasEntered else { return [] }
            return [id]
        case .unit(let unit):
            guard house.contains(unit, in: scope) else { throw Refusal.notFound }
            scope = Scope(roots: [unit])
        case .everybody: break
        }
        var found: [ID<Colleague>] = []
        var after: InvitationSheetQueries.Waiting?
        while found.count < InvitationSheet.most {
            let waiting = try InvitationSheetQueries.waiting(within: scope, evenInvited: again, after: after, limit: 500, tx)
            guard let last = waiting.last else { break }
            let parts = try ColleagueQueries.assignments(of: waiting.map(\.id), tx)
            found += waiting.filter { giving.mayChange(home: $0.unit, parts: parts[$0.id] ?? []) }.map(\.id)
            after = last
        }
        return Array(found.prefix(InvitationSheet.most))
    }
}
