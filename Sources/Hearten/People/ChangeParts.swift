import Storage

/// Gives or takes a part. What somebody may do changes at once, and their devices sign in anew.
struct ChangeParts: Sendable {
    enum Change: Sendable { case give, take }
    let colleague: ID<Colleague>
    let part: Viewer.Assignment
    let change: Change

    /// The new token of the giver's own device when they changed themselves.
    func run(_ services: Services, by giver: Viewer, say: Say) async throws -> Token? {
        let house = services.house.current
        let token = services.newToken()
        let renewed: Token? = try await services.store.write { tx in
            let giving = try Giving.now(giver, house, tx)
            let (_, parts) = try giving.changeable(colleague, tx)
            switch change {
            case .give:
                guard giving.mayGive(part.role, at: part.unit) else { throw Refusal.notFound }
                guard try ColleagueQueries.give(part, to: colleague, in: tx) else { return nil }
            case .take:
                guard parts.contains(part) else { throw Refusal.notFound }
                try KeepSomebody.check(part, leaving: colleague, house, say, tx)
                guard try ColleagueQueries.take(part, from: colleague, in: tx) else { return nil }
            }
            tx.afterCommit { services.programs.forgetAll() }
            try Journal.append(
                change == .give ? "role.given" : "role.taken", "colleague", colleague, by: giver.id, unit: part.unit,
                content: Array(part.role.rawValue.utf8), random: services.random, in: tx)
            let before = parts.reduce(into: Set<Right>()) { $0.formUnion($1.role.rights) }
            return try renew(giver, token, grows: change == .give && !part.role.rights.isSubset(of: before), tx)
        }
        // Open pages listen with the rights they had when they opened; they ask again.
        services.live.endAll()
        return renewed
    }

    /// A known phone stays known, since what it may do follows its owner's parts at once; but nobody's phone quietly
    /// comes to more rights than it was let in with.
    private func renew(_ giver: Viewer, _ token: Token, grows: Bool, _ tx: any Transaction) throws -> Token? {
        let own = colleague == giver.id ? giver.session : nil
        if grows {
            try SessionQueries.endAll(of: colleague, but: own, in: tx)
        } else {
            try SessionQueries.endAllButPhones(of: colleague, but: own, in: tx)
        }
        guard let own else { return nil }
        try SessionQueries.rotate(own, token: token, in: tx)
        return token
    }
}

/// Somebody must be left who can look after the house.
enum KeepSomebody {
    static func check(_ part: Viewer.Assignment, leaving id: ID<Colleague>, _ house: House, _ say: Say, _ tx: any ReadTransaction) throws {
        guard part.unit == house.root, part.role == .operator || part.role == .serviceLead else { return }
        guard try ColleagueQueries.holders(of: part.role, at: part.unit, but: id, tx) > 0 else { throw Refusal.conflict(say(.somebodyMustStay)) }
    }
}
