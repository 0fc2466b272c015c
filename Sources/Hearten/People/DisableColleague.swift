import Storage

/// Lets a colleague go: sessions, links and the tokens they made end in the same moment, open pages too.
struct DisableColleague: Sendable {
    let colleague: ID<Colleague>

    /// How many tokens of programs ended with it.
    func run(_ services: Services, by giver: Viewer, say: Say) async throws -> Int {
        let house = services.house.current
        guard colleague != giver.id else { throw Refusal.conflict(say(.notYourself)) }
        let ended = try await services.store.write { tx in
            let giving = try Giving.now(giver, house, tx)
            let (line, parts) = try giving.changeable(colleague, tx)
            guard !line.isDisabled else { return 0 }
            for part in parts { try KeepSomebody.check(part, leaving: colleague, house, say, tx) }
            return try LetGo(services: services, colleague: colleague, unit: line.unit).run(by: giver.id, in: tx)
        }
        // Open pages listen under a session; all of them ask again, and the ended ones are refused.
        services.live.endAll()
        try await services.house.reload(services.store)
        return ended
    }
}

/// What leaving comes to, in the transaction of whatever says so: every way in ends, and what they looked after waits for others.
/// Open pages are ended by the caller, after the commit.
struct LetGo {
    let services: Services
    let colleague: ID<Colleague>
    let unit: ID<Unit>

    /// How many tokens of programs ended with it.
    func run(by actor: ID<Colleague>?, in tx: any Transaction) throws -> Int {
        try ColleagueQueries.setDisabled(tx.now, of: colleague, in: tx)
        try SessionQueries.endAll(of: colleague, in: tx)
        try EntryLinkQueries.endAll(of: colleague, in: tx)
        try PinQueries.end(of: colleague, in: tx)
        try ReleaseWork(services: services, colleague: colleague).run(in: tx)
        try Journal.append("colleague.disabled", "colleague", colleague, by: actor, unit: unit, random: services.random, in: tx)
        return try ColleagueQueries.endTokens(madeBy: colleague, forgetting: services.programs, in: tx)
    }
}

/// Lets somebody come back. They sign in with the password they had.
struct EnableColleague: Sendable {
    let colleague: ID<Colleague>

    func run(_ services: Services, by giver: Viewer) async throws {
        let house = services.house.current
        try await services.store.write { tx in
            let (line, _) = try Giving.now(giver, house, tx).changeable(colleague, tx)
            guard line.isDisabled else { return }
            try ColleagueQueries.setDisabled(nil, of: colleague, in: tx)
            try Journal.append("colleague.enabled", "colleague", colleague, by: giver.id, unit: line.unit, random: services.random, in: tx)
        }
        try await services.house.reload(services.store)
    }
}
