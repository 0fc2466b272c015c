import Storage

/// Commitments as one colleague sees them: their own, and those that others made for them.
struct CommitmentDesk: Desk {
    let visit: Visit
    let viewer: Viewer
    let house: House

    /// How many of those around one can be chosen without writing a name.
    private static let near = 60

    func home(_ sent: CommitmentForm? = nil, found: [Thankable] = [], problems: FormProblems = FormProblems()) async throws -> Reply {
        let me = viewer.id
        let near = Array(house.neighbourhood(of: viewer.unit)).sorted()
        var form = sent ?? CommitmentForm(key: "", action: String((visit.query["action"] ?? "").prefix(Commitment.longest)))
        if services.key.opened("commitment", form.key) == nil {
            form.key = services.key.sealed("commitment", "\(services.newID(at: visit.now, of: Commitment.self))")
        }
        let home = try await store.read { [form, unit = viewer.unit] tx -> CommitmentPages.Home in
            let around = try CommitmentQueries.around(unit, near, but: me, limit: Self.near, tx)
            return CommitmentPages.Home(
                open: try CommitmentQueries.open(of: me, limit: 60, tx), past: try CommitmentQueries.past(of: me, limit: 12, tx),
                toConfirm: try CommitmentQueries.toConfirm(by: me, limit: 30, tx),
                people: found + around.filter { one in !found.contains { $0.id == one.id } }, form: form, problems: problems)
        }
        return .page(CommitmentPages.home(home, self), status: problems.isEmpty ? 200 : 422)
    }

    /// For anybody of the house: whoever is chosen, or whoever is called as was written.
    func add() async throws -> Reply {
        let form = CommitmentForm(try await visit.form())
        let (me, unit, say, reach) = (viewer.id, viewer.unit, visit.say, viewer.reach(in: house))
        let zone = say.zone
        let random = services.random
        let found = try await store.read { tx in
            if let name = form.name { return try ThanksQueries.named(name, within: reach, but: me, limit: 12, tx) }
            return try form.beneficiary.flatMap { $0 == me ? nil : try ThanksQueries.thankable($0, within: reach, tx) }.map { [$0] } ?? []
        }
        do {
            let checked = try form.checked(found: found, today: LocalTime(visit.now, zone: zone).day, say)
            guard let id = services.key.opened("commitment", form.key).flatMap({ ID<Commitment>($0) }) else {
                throw Refusal.malformed(.malformedAge)
            }
            try await store.write { tx in
                guard try CommitmentQueries.openCount(of: me, tx) < Commitment.mostOpen else {
                    throw Refusal.invalid(FormProblems("action", say(.commitmentTooMany)))
                }
                let one = Commitment(
                    id: id, actor: me, unit: unit, action: checked.action, beneficiary: checked.beneficiary, category: checked.2, madeAt: tx.now,
                    dueAt: PracticeDay.end(of: checked.3, zone: zone))
                guard try CommitmentQueries.add(one, in: tx) else {
                    guard try CommitmentQueries.isMade(one, tx) else { throw Refusal.invalid(FormProblems("action", phrase: .otherWordsSent)) }
                    return
                }
                try Journal.append("commitment.made", "commitment", id, by: me, unit: unit, random: random, in: tx)
            }
        } catch Refusal.invalid(let problems) {
            var again = form
            again.key = ""
            return try await home(again, found: found, problems: problems)
        }
        return .see(CommitmentPaths.home, notice: say(.commitmentMade))
    }

    func setDone(_ id: ID<Commitment>) async throws -> Reply {
        let services = services
        try await act(id, "commitment.done", isActors: true) { one, tx in
            guard try CommitmentQueries.setDone(id, in: tx) else { return false }
            try News.tellOneLine(one.beneficiary, .commitmentsDone, count: 1, services, in: tx)
            return true
        }
        return .see(CommitmentPaths.home, notice: visit.say(.commitmentIsDone))
    }

    func drop(_ id: ID<Commitment>) async throws -> Reply {
        try await act(id, "commitment.dropped", isActors: true) { try CommitmentQueries.drop(id, in: $1) }
        return .see(CommitmentPaths.home, notice: visit.say(.commitmentDropped))
    }

    /// Only whoever it was for says whether it was of value.
    func answer(_ id: ID<Commitment>) async throws -> Reply {
        let fields = try await visit.form()
        let isYes = fields["do"] == "yes"
        let words = isYes ? nil : try fields.line("words", limit: 300)
        try await act(id, isYes ? "commitment.confirmed" : "commitment.reopened", isActors: false) { _, tx in
            try isYes ? CommitmentQueries.confirm(id, in: tx) : CommitmentQueries.reopen(id, answer: words, in: tx)
        }
        return .see(CommitmentPaths.home, notice: visit.say(isYes ? .commitmentConfirmed : .commitmentReopened))
    }

    /// One change of a commitment that is the viewer's; said twice, it is done once.
    private func act(
        _ id: ID<Commitment>, _ kind: String, isActors: Bool, _ body: @escaping @Sendable (Commitment, any Transaction) throws -> Bool
    ) async throws {
        let (me, random) = (viewer.id, services.random)
        try await store.write { tx in
            guard let one = try CommitmentQueries.find(id, tx), (isActors ? one.actor : one.beneficiary) == me else { throw Refusal.notFound }
            guard try body(one, tx) else { return }
            try Journal.append(kind, "commitment", id, by: me, unit: one.unit, random: random, in: tx)
        }
    }
}
