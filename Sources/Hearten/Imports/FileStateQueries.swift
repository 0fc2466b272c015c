import Storage

/// The states of files as rows. What each slice's table says beside them is its own.
struct FileStateQueries<File>: Sendable {
    let table: StaticString

    /// Moves a file on; false when it was in none of these states any more.
    func move(_ id: ID<File>, from: [FileState], to state: FileState, in tx: any Transaction) throws -> Bool {
        try tx.run(
            "UPDATE \(name: table) SET state = \(state.rawValue), failure = NULL WHERE id = \(id) AND state IN \(list: from.map(\.rawValue))") == 1
    }

    func end(_ id: ID<File>, from: FileState, to state: FileState, failure: String? = nil, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE \(name: table) SET state = \(state.rawValue), ended_at = \(tx.now), failure = \(failure)
            WHERE id = \(id) AND state = \(from.rawValue)
            """)
    }

    /// Where its bytes lay, nothing lies any more.
    func forgetPath(_ id: ID<File>, in tx: any Transaction) throws { try tx.run("UPDATE \(name: table) SET path = NULL WHERE id = \(id)") }

    /// Files that were looked at and never brought in since `instant`: they are forgotten, and their paths returned.
    func abandon(before instant: Instant, in tx: any Transaction) throws -> [String] {
        let paths: [String] = try tx.values(
            "SELECT path FROM \(name: table) WHERE state = 'checked' AND created_at < \(instant) AND path IS NOT NULL")
        try tx.run(
            """
            UPDATE \(name: table) SET state = 'failed', failure = 'abandoned', path = NULL, ended_at = \(tx.now)
            WHERE state = 'checked' AND created_at < \(instant)
            """)
        return paths
    }
}

/// The kinds of reasons why rows were put aside, most frequent first, with how many and the first row.
struct ReasonKinds {
    private var kinds: [String: (count: Int, first: Int)] = [:]

    /// A code says more after its colon: a name, a cell.
    mutating func add(_ code: String, row: Int) {
        let kind = String(code.prefix { $0 != ":" })
        kinds[kind] = ((kinds[kind]?.count ?? 0) + 1, kinds[kind]?.first ?? row)
    }

    var sorted: [(kind: String, count: Int, first: Int)] {
        kinds.map { ($0.key, $0.value.count, $0.value.first) }.sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    }
}
