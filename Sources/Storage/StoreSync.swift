import Dispatch
import Synchronization

/// Makes one house's database the same as another's, whatever their engines: both have the same schema, and afterwards the
/// same rows. What is there already stays, so it goes on where it was broken off, and a second run brings only what
/// changed since the first.
package struct StoreSync: Sendable {
    /// What became of a table's rows.
    package struct Outcome: Sendable, Equatable {
        package var table: String
        package var rows = 0
        package var added = 0
        package var changed = 0
        package var removed = 0
    }

    package enum Problem: Error, CustomStringConvertible {
        /// The two databases are of different versions of Hearten.
        case otherSchema(table: String)
        /// A table came out with another number of rows or other contents than it went in with.
        case different(table: String)

        package var description: String {
            switch self {
            case .otherSchema(let table): "The two databases are of different versions: the table \(table) is not the same in both."
            case .different(let table): "The table \(table) is not the same in both databases. Nobody else may write to the new one meanwhile."
            }
        }
    }

    private let target: any Store
    private let batch: Int
    private let told: @Sendable (Outcome) -> Void

    /// `told` hears of each table once it is done.
    package init(into target: any Store, batch: Int = 2_000, told: @escaping @Sendable (Outcome) -> Void = { _ in }) {
        self.target = target
        self.batch = batch
        self.told = told
    }

    /// From one snapshot of `source`, which must be a store of its own that may be read for long.
    ///
    /// Throws `Problem`, or `StoreError`; what was brought over by then stays.
    package func run(from source: any Store) async throws -> [Outcome] {
        try await source.read { tx in
            let tables = try tx.schema().filter { $0.name != "migration" }
            let others = try waiting { try await target.read { try $0.schema() } }
            for table in tables {
                guard let other = others.first(where: { $0.name == table.name }), Set(other.columns.map(\.name)) == Set(table.columns.map(\.name)),
                    !table.key.isEmpty
                else { throw Problem.otherSchema(table: table.name) }
            }
            let digests = Dictionary(uniqueKeysWithValues: try tables.map { ($0.name, try tx.digest($0)) })
            func isSame(_ table: SchemaTable) throws -> Bool {
                try digests[table.name] == waiting { try await target.read { try $0.digest(table) } }
            }
            let differing = try tables.filter { try !isSame($0) }
            var removed: [String: Int] = [:]
            for table in differing.reversed() { removed[table.name] = try removeExtras(table, tx) }
            let outcomes = try tables.map { table in
                var outcome = Outcome(table: table.name, rows: digests[table.name]?.rows ?? 0, removed: removed[table.name] ?? 0)
                if differing.contains(table) { try bring(table, tx, &outcome) }
                told(outcome)
                return outcome
            }
            try waiting { try await target.write { try $0.continueIdentities(tables) } }
            for table in differing where try !isSame(table) { throw Problem.different(table: table.name) }
            return outcomes
        }
    }

    /// Takes out of the target what the source no longer has.
    private func removeExtras(_ table: SchemaTable, _ tx: any ReadTransaction) throws -> Int {
        var after: [SQLValue]?
        var removed = 0
        while true {
            let from = after
            let keys = try waiting { try await target.read { try $0.keys(table, after: from, limit: batch) } }
            guard let last = keys.last else { return removed }
            let known = Set(try keys.filter { try tx.has(table, $0) }.map(RowKey.init))
            let extras = keys.filter { !known.contains(RowKey($0)) }
            if !extras.isEmpty { try waiting { try await target.write(priority: .normal) { try $0.remove(table, extras) } } }
            removed += extras.count
            after = last
        }
    }

    /// Adds what is missing and changes what differs, a batch at a time.
    private func bring(_ table: SchemaTable, _ tx: any ReadTransaction, _ outcome: inout Outcome) throws {
        let isEmpty = try waiting { try await target.read { try $0.keys(table, after: nil, limit: 1).isEmpty } }
        // Rows that point to rows of their own table go over together.
        let isWhole = table.parents.contains(table.name)
        var pending: [[SQLValue]] = []
        var sum = outcome
        func flush() throws {
            if pending.isEmpty { return }
            let rows = pending
            pending = []
            let (added, changed) = try waiting {
                try await target.write(priority: .normal) { try $0.put(table, rows, isEmpty: isEmpty) }
            }
            sum.added += added
            sum.changed += changed
        }
        try tx.each(SyncSQL.all(table)) { row in
            pending.append(try table.values(row))
            if pending.count >= batch, !isWhole { try flush() }
        }
        try flush()
        outcome = sum
    }

    /// Waits on the thread of the source's connection for what the target does on its own.
    private func waiting<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) throws -> T {
        let done = DispatchSemaphore(value: 0)
        let box = Mutex<Result<T, any Error>?>(nil)
        Task {
            let result: Result<T, any Error>
            do { result = .success(try await body()) } catch { result = .failure(error) }
            box.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        guard let result = box.withLock({ $0 }) else { throw StoreError.closed }
        return try result.get()
    }
}
