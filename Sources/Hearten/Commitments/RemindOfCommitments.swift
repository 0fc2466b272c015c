import Storage

/// A day before it is due, in the hours of the unit, once; one line for several.
struct RemindOfCommitments: Sendable {
    private let services: Services
    static let most = 500

    init(_ services: Services) { self.services = services }

    func run(in tx: any Transaction) throws {
        var counts: [ID<Colleague>: Int] = [:]
        let since = tx.now - .seconds(40 * 86_400)
        for one in try CommitmentQueries.toRemind(before: tx.now + .seconds(86_400), since: since, limit: Self.most, tx) {
            let zone = services.house.current.unit(one.unit)?.zone ?? services.house.current.zone
            guard DutyClock.hours.contains(LocalTime(tx.now, zone: zone).hour), try !AbsenceQueries.isAway(one.actor, tx) else { continue }
            try CommitmentQueries.setReminded(one.id, in: tx)
            counts[one.actor, default: 0] += 1
        }
        for (actor, count) in counts.sorted(by: { $0.key < $1.key }) { try News.tellOneLine(actor, .commitmentsDue, count: count, services, in: tx) }
    }
}
