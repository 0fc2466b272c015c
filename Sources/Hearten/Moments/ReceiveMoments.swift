package import Storage

/// Takes moments in: the one verb behind the form, *Tell*, the API and imports.
///
/// In the transaction that it is given it stores each moment with its answers and contact, counts it, queues its words
/// for the search, lets recovery and recognition react, and appends to the journal. Nothing is half done.
package struct ReceiveMoments {
    let services: Services

    package init(_ services: Services) { self.services = services }

    /// Stores one prepared moment and returns its identity.
    @discardableResult
    package func one(_ moment: PreparedMoment, in tx: any Transaction) throws -> ID<Moment> {
        try several([moment], in: tx)
        return moment.id
    }

    /// Stores a few that happen to come together, each with a journal entry of its own.
    package func several(_ moments: [PreparedMoment], in tx: any Transaction) throws {
        guard !moments.isEmpty else { return }
        try MomentQueries.insert(moments, in: tx)
        try MomentQueries.queueForIndex(moments.map(\.id), in: tx)
        try heard(moments, in: tx)
        try afterStoring(moments, in: tx)
        try Tally.record(moments.flatMap(\.counted), random: services.random, in: tx)
        let entries = moments.map { moment in
            Journal.Entry(
                kind: moment.new.suspicion == nil ? "moment.received" : "moment.set-aside", subject: "moment", subjectID: moment.id.value,
                actor: moment.new.toldBy, unit: moment.new.unit, at: moment.receivedAt, digest: sha256(Array((moment.new.words ?? "").utf8)))
        }
        try Journal.append(entries, random: services.random, in: tx)
        announce(moments, in: tx)
    }

    /// Stores many at once, in the order of their ids; one journal entry digests them all.
    package func many(_ moments: [PreparedMoment], in tx: any Transaction) throws {
        guard !moments.isEmpty else { return }
        let sorted = moments.sorted { $0.id < $1.id }
        try MomentQueries.insert(sorted, in: tx)
        try MomentQueries.index(sorted, in: tx)
        try heard(sorted, in: tx)
        try afterStoring(sorted.filter { !$0.new.isQuiet }, in: tx)
        try Tally.record(sorted.flatMap(\.counted), random: services.random, in: tx)
        var content: [UInt8] = []
        for moment in sorted { content += Array("\(moment.id)\u{1F}\(moment.new.words ?? "")\n".utf8) }
        try Journal.append(
            "moments.received", "import", sorted.first?.new.importID.map { ID<PreparedMoment>($0) }, content: content, random: services.random, in: tx
        )
        announce(sorted, in: tx)
    }

    /// Each touchpoint knows when it was last heard from.
    private func heard(_ moments: [PreparedMoment], in tx: any Transaction) throws {
        var last: [ID<Touchpoint>: Instant] = [:]
        for moment in moments where moment.new.suspicion == nil {
            guard let touchpoint = moment.new.touchpoint else { continue }
            last[touchpoint] = max(last[touchpoint] ?? moment.receivedAt, moment.receivedAt)
        }
        for (touchpoint, at) in last { try MomentQueries.heard(at: touchpoint, at, in: tx) }
    }

    /// What other slices do about new moments, in their own transaction.
    private func afterStoring(_ moments: [PreparedMoment], in tx: any Transaction) throws {
        let kept = moments.filter { $0.new.suspicion == nil }
        guard !kept.isEmpty else { return }
        let desk = try CaseDesk(services, tx)
        for moment in kept {
            try DeliverPraise.ifNeeded(moment, in: tx, services)
            try OpenCase.ifNeeded(moment, desk, in: tx)
        }
    }

    private func announce(_ moments: [PreparedMoment], in tx: any Transaction) {
        let units = Set(moments.filter { $0.new.suspicion == nil }.map(\.new.unit))
        let services = services
        let counts = Dictionary(grouping: moments) {
            MomentOutcome.Counted(source: $0.new.source, outcome: $0.new.suspicion == nil ? .stored : .setAside)
        }
        .mapValues(\.count)
        tx.afterCommit {
            for (counted, count) in counts { services.metrics.count(counted.source, counted.outcome, count) }
            for unit in units.prefix(50) { services.live.tell(.init(.moments, unit: unit)) }
        }
    }
}

/// What became of what was sent: every post, request and row of a file is one of these, so that nothing goes missing unseen.
package enum MomentOutcome: String, Sendable {
    case stored, setAside = "set_aside", refused

    struct Counted: Hashable, Sendable {
        let source: MomentSource
        let outcome: MomentOutcome
    }
}

extension Metrics {
    func count(_ source: MomentSource, _ outcome: MomentOutcome, _ n: Int = 1) {
        add("hearten_moments_total{source=\"\(source.rawValue)\",outcome=\"\(outcome.rawValue)\"}", n)
    }
}
