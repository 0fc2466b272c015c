package import Storage

/// What happened, to what, by whom: ids, kinds and digests, never words, names or addresses.
///
/// `append` writes an entry unchained in the transaction of its cause. The sealer gives committed entries their position
/// and hash; whoever reacts to the journal reads sealed positions only.
package enum Journal {
    package struct Entry: Sendable {
        package var kind: String
        package var subject: String
        package var subjectID: Int64?
        package var actor: ID<Colleague>?
        package var unit: ID<Unit>?
        package var at: Instant
        package var digest: [UInt8]
    }

    /// Records that something happened. `content` is digested only, so that a later change of the thing can be shown.
    ///
    /// For an anonymous moment `at` is its quarter of an hour.
    package static func append<Of>(
        _ kind: String, _ subject: String, _ id: ID<Of>?, by actor: ID<Colleague>? = nil, unit: ID<Unit>? = nil, at: Instant? = nil,
        content: [UInt8] = [], random: Randomness, in tx: any Transaction
    ) throws {
        let entry = Entry(
            kind: kind, subject: subject, subjectID: id?.value, actor: actor, unit: unit, at: at ?? tx.now, digest: sha256(content))
        try append([entry], random: random, in: tx)
    }

    /// Records several things that happened in one transaction.
    package static func append(_ entries: [Entry], random: Randomness, in tx: any Transaction) throws {
        let insert = try tx.prepare(
            "INSERT INTO journal_entry (id, kind, subject, subject_id, actor_id, unit_id, at, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        for entry in entries {
            try insert.run([
                ID<Entry>(at: entry.at, random: random.next()).sqlValue, .text(entry.kind), .text(entry.subject), entry.subjectID.sqlValue,
                entry.actor.sqlValue, entry.unit.sqlValue, entry.at.sqlValue, .blob(entry.digest),
            ])
        }
    }

    /// The ids of the newest entries, sealed or not.
    static func newest(_ tx: any ReadTransaction) throws -> [Int64] {
        try tx.values("SELECT id FROM journal ORDER BY position DESC LIMIT 100") + tx.values("SELECT id FROM journal_entry LIMIT 1000")
    }

    static func has(_ id: Int64, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM journal WHERE id = \(id)") || tx.exists("SELECT 1 FROM journal_entry WHERE id = \(id)")
    }

    /// Moves up to `limit` committed entries into the chain. Returns how many.
    package static func seal(limit: Int = 500, in tx: any Transaction) throws -> Int {
        let waiting = try tx.rows(
            """
            SELECT id, kind, subject, subject_id, actor_id, unit_id, at, digest FROM journal_entry ORDER BY id LIMIT \(limit)
            """)
        guard !waiting.isEmpty else { return 0 }
        let last = try tx.row("SELECT position, hash FROM journal ORDER BY position DESC LIMIT 1")
        var position: Int64 = try last?.get(0) ?? 0
        var hash: [UInt8] = try last?.get(1) ?? [UInt8](repeating: 0, count: 32)
        let insert = try tx.prepare(
            """
            INSERT INTO journal (position, id, kind, subject, subject_id, actor_id, unit_id, at, digest, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        for row in waiting {
            position += 1
            hash = try chained(row, position: position, after: hash)
            let values = try (0..<8).map { try row.value($0) }
            try insert.run([.int(position)] + values + [.blob(hash)])
        }
        try tx.run("DELETE FROM journal_entry WHERE id IN \(list: try waiting.map { try $0.get(0, as: Int64.self) })")
        return waiting.count
    }

    /// The first position whose hash does not follow from the one before; nil when the chain is whole.
    package static func firstBreak(_ tx: any ReadTransaction) throws -> Int64? {
        var expected: Int64 = 0
        var hash = [UInt8](repeating: 0, count: 32)
        var broken: Int64?
        try tx.each(
            """
            SELECT id, kind, subject, subject_id, actor_id, unit_id, at, digest, position, hash FROM journal ORDER BY position
            """
        ) { row in
            guard broken == nil else { return }
            expected += 1
            hash = try chained(row, position: expected, after: hash)
            if try row.get(8, as: Int64.self) != expected || row.get(9, as: [UInt8].self) != hash { broken = expected }
        }
        return broken
    }

    private static func chained(_ row: Row, position: Int64, after previous: [UInt8]) throws -> [UInt8] {
        var bytes = previous
        bytes += Array("\(position)".utf8)
        for column in 0..<8 {
            bytes.append(0x1F)
            switch try row.value(column) {
            case .null: bytes.append(0x2D)
            case .int(let value): bytes += Array("\(value)".utf8)
            case .text(let text): bytes += Array(text.utf8)
            case .blob(let blob): bytes += blob
            case .bool(let flag): bytes.append(flag ? 1 : 0)
            case .double(let value): bytes += Array("\(value)".utf8)
            }
        }
        return sha256(bytes)
    }
}
