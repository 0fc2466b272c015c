import Storage

/// What every verb on a case shares: its clocks, its row with the counts, its trail, and the news that something moved.
struct CaseDesk {
    let services: Services
    private(set) var rules: RecoveryRules

    init(_ services: Services, _ tx: any ReadTransaction) throws {
        self.services = services
        rules = try RecoveryRulesQueries.rules(tx)
    }

    func calendar(of one: RecoveryCase) -> WorkCalendar { services.house.current.calendar(of: one.unit) }

    /// A new clock of a case, reckoned and stored.
    func start(
        _ kind: CaseClock.Kind, _ allowance: Allowance, of one: RecoveryCase, at start: Instant, in tx: any Transaction
    ) throws {
        let calendar = calendar(of: one)
        var clock = CaseClock(id: services.newID(at: start), caseID: one.id, kind: kind, allowance: allowance, startedAt: start)
        clock.reckon(in: calendar)
        try CaseClockQueries.insert(clock, zone: calendar.zone.identifier, in: tx)
    }

    /// Changes the case's unmet clocks of some kinds; what a first answer counts as is counted anew.
    func change(
        _ kinds: Set<CaseClock.Kind>, of one: RecoveryCase, in tx: any Transaction, _ change: (inout CaseClock) -> Void
    ) throws {
        let clocks = try CaseClockQueries.clocks(of: one.id, tx).filter { $0.metAt == nil && kinds.contains($0.kind) }
        guard !clocks.isEmpty else { return }
        let calendar = calendar(of: one)
        func store() throws {
            for var clock in clocks {
                change(&clock)
                if clock.metAt == nil { clock.reckon(in: calendar) }
                try CaseClockQueries.update(clock, in: tx)
            }
        }
        if kinds.contains(.firstAnswer) {
            try Tally.recounting([one.moment], random: services.random, in: tx) { try store() }
        } else {
            try store()
        }
    }

    /// Brings the case's own facts in line with its clocks and stores it.
    func settle(_ one: RecoveryCase, was: RecoveryCase, in tx: any Transaction) throws {
        var settled = one
        let running = try CaseClockQueries.clocks(of: one.id, tx).filter(\.isRunning)
        settled.nextDueAt = running.compactMap(\.dueAt).min()
        let isOurs = one.state == .waiting || one.state == .inHand
        settled.isAtRisk = isOurs && running.contains(where: \.isAtRisk)
        settled.isLate = isOurs && running.contains(where: \.isLate)
        if settled.verdict != was.verdict {
            try Tally.recounting([one.moment], random: services.random, in: tx) { try CaseQueries.update(settled, was: was, in: tx) }
        } else {
            try CaseQueries.update(settled, was: was, in: tx)
        }
        tell(settled.unit, in: tx)
    }

    /// Notes something in the case's trail and in the journal.
    func note(
        _ kind: CaseEvent.Kind, _ one: RecoveryCase, by colleague: ID<Colleague>? = nil, subject: Int64? = nil, at: Instant? = nil,
        content: String = "", in tx: any Transaction
    ) throws {
        try CaseTalkQueries.note(kind, one.id, by: colleague, subject: subject, at: at, random: services.random, in: tx)
        try Journal.append(
            "case.\(kind.rawValue)", "case", one.id, by: colleague, unit: one.unit, at: at, content: Array(content.utf8),
            random: services.random, in: tx)
    }

    func tell(_ unit: ID<Unit>, in tx: any Transaction) {
        let live = services.live
        tx.afterCommit { live.tell(.init(.cases, unit: unit)) }
    }
}

/// The private address of a case's customer.
extension Services {
    func caseToken(_ id: ID<RecoveryCase>) -> Token { key.token("case", id.description) }
    /// The page that only the customer's link opens.
    func casePath(_ id: ID<RecoveryCase>) -> String { "/c/\(caseToken(id).text)" }

    /// The page of whoever told this moment. Anybody can type somebody's address, so a moment that joined a case by its address gets a
    /// page of its own, on which nothing stands that the case's customer told or was answered.
    func casePath(_ one: RecoveryCase, toldIn moment: ID<Moment>) -> String {
        one.moment == moment ? casePath(one.id) : "/c/\(joinedToken(one.id, moment).text)"
    }
    func joinedToken(_ id: ID<RecoveryCase>, _ moment: ID<Moment>) -> Token { key.token("case", "\(id) \(moment)") }
}
