package import Jobs
import Storage

/// Closes rounds that are over: what may be shown is written down once, for good, and all counts go. A change of the tree later on
/// can therefore be compared with nothing.
package struct PublishPulseJob: Job {
    package static let kind = "publish-pulse"
    package static let policy = JobPolicy(attempts: 10, deadline: .seconds(300))
    static let schedule = Schedule("publish-pulse", everySeconds: 3_600) { tx, _ in try JobQueue.enqueue(PublishPulseJob(), in: tx, key: kind) }

    package init() {}

    package func run(_ services: Services) async throws {
        let house = services.house.current
        guard let root = house.root else { return }
        try await services.store.write(priority: .low) { tx in
            let today = LocalTime(tx.now, zone: house.zone).day
            for round in try PulseQueries.countedMonths(tx) where round.isOver(on: today) {
                for question in PulseQuestion.allCases {
                    for result in try Self.results(round, question, house, root, tx) { try PulseQueries.publish(result, in: tx) }
                }
                try PulseQueries.end(round, in: tx)
                try Journal.append("pulse.published", "pulse", ID<PulseRound>(Int64(round.month)), random: services.random, in: tx)
            }
        }
    }

    /// Each question hides its own small groups: some people skip one.
    private static func results(
        _ round: PulseRound, _ question: PulseQuestion, _ house: House, _ root: ID<Unit>, _ tx: any ReadTransaction
    ) throws -> [PulseResult] {
        let counts = try PulseQueries.counts(of: round, question, tx)
        var own: [ID<Unit>: Int] = [:]
        for count in counts { own[count.unit, default: 0] += count.n }
        let shown = PulseSuppression(k: PulseSuppression.usual, children: house.children, own: own).shown(from: root)
        return shown.keys.sorted().map { unit in
            var result = PulseResult(round: round, unit: unit, question: question, counts: [0, 0, 0, 0, 0])
            let below = Set(house.below(unit).map(\.id))
            for count in counts where below.contains(count.unit) { result.add(count.n, of: count.value) }
            return result
        }
    }
}
