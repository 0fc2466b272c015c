import Jobs
import Logging
import ServiceLifecycle
package import Storage

/// A sum by unit (itself and all below), measure, week and bin.
struct TallySum: Hashable {
    var unit: ID<Unit>
    var measure: TallyMeasure
    var week: Int
    var bin: Int
}

/// A cell of the heat map by week: how often each level was tapped.
struct TallyCell: Hashable {
    var unit: ID<Unit>
    var week: Int
    var touchpoint: ID<Touchpoint>?
    var category: String?
}

/// Folds counted rows into sums, for their unit and everything above it, a bounded number at a time.
package enum FoldTallies {
    /// How many rows were folded; 0 when nothing is left. Many at once: rows of one place and week become one sum.
    @discardableResult
    package static func once(in tx: any Transaction, limit: Int = 10_000) throws -> Int {
        let rows = try TallyQueries.unfolded(limit: limit, in: tx)
        guard !rows.isEmpty else { return 0 }
        let above = try TallyQueries.ancestors(in: tx)
        var sums: [TallySum: Int] = [:]
        var cells: [TallyCell: [Int]] = [:]
        for row in rows {
            let one = row.counted
            for unit in above[one.unit, default: []].union([one.unit]) {
                sums[TallySum(unit: unit, measure: one.measure, week: one.week, bin: one.bin), default: 0] += row.n
                guard one.measure == .told, (1...6).contains(one.bin) else { continue }
                let cell = TallyCell(unit: unit, week: one.week, touchpoint: one.touchpoint, category: one.category)
                cells[cell, default: [0, 0, 0, 0, 0, 0]][one.bin - 1] += row.n
            }
        }
        try TallyQueries.addSums(sums, in: tx)
        try TallyQueries.addCells(cells, in: tx)
        try TallyQueries.forget(rows.map(\.id), in: tx)
        return rows.count
    }

    /// Folds whatever is there, in transactions of their own that let more urgent ones go first.
    package static func all(_ store: any Store) async throws {
        while try await store.write(priority: .low, { try once(in: $0) }) > 0 {}
    }
}

/// Folds counts within a second of their coming in.
package struct TallyFolder: Service {
    let services: Services
    private let lease: Lease

    package init(_ services: Services) {
        self.services = services
        lease = Lease("tally-folder", holder: services.node)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await foldWaiting()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// A failure is logged, and tried again with the next second.
    private func foldWaiting() async {
        do {
            guard try await services.store.read({ try TallyQueries.hasUnfolded(in: $0) }) else { return }
            while try await services.store.write(priority: .low, { [lease] in try lease.hold(in: $0) ? FoldTallies.once(in: $0) : 0 }) > 0 {}
        } catch {
            services.log.warning("counts wait to be folded", metadata: ["kind": "\(type(of: error))"])
        }
    }
}
