/// The statements of `StoreSync`: put together from the schema's own names.
enum SyncSQL {
    private static func names(_ columns: [SchemaTable.Column]) -> SQL {
        columns.map { .program("\"\($0.name)\"") }.joined(separator: ", ")
    }

    private static func name(_ table: SchemaTable) -> SQL { .program("\"\(table.name)\"") }
    private static func keyColumns(_ table: SchemaTable) -> [SchemaTable.Column] { table.key.map { table.columns[$0] } }

    private static func places(_ values: [SQLValue]) -> SQL { values.map { "\($0)" }.joined(separator: ", ") }

    static func all(_ table: SchemaTable) -> SQL { "SELECT \(names(table.columns)) FROM \(name(table))" }

    static func keys(_ table: SchemaTable, after key: [SQLValue]?, limit: Int) -> SQL {
        let columns = names(keyColumns(table))
        let rest: SQL = key.map { "WHERE (\(columns)) > (\(places($0)))" } ?? ""
        return "SELECT \(columns) FROM \(name(table)) \(rest) ORDER BY \(columns) LIMIT \(limit)"
    }

    static func isKey(_ table: SchemaTable, _ key: [SQLValue]) -> SQL {
        zip(keyColumns(table), key).map { column, value in "\(SQL.program("\"\(column.name)\"")) = \(value)" }.joined(separator: " AND ")
    }

    static func one(_ table: SchemaTable, _ key: [SQLValue]) -> SQL { "\(all(table)) WHERE \(isKey(table, key))" }
    static func has(_ table: SchemaTable, _ key: [SQLValue]) -> SQL { "SELECT 1 FROM \(name(table)) WHERE \(isKey(table, key))" }
    static func remove(_ table: SchemaTable, _ key: [SQLValue]) -> SQL { "DELETE FROM \(name(table)) WHERE \(isKey(table, key))" }

    static func insert(_ table: SchemaTable, _ row: [SQLValue]) -> SQL {
        "INSERT INTO \(name(table)) (\(names(table.columns))) VALUES (\(places(row)))"
    }

    static func update(_ table: SchemaTable, _ row: [SQLValue]) -> SQL {
        let parts: [SQL] = table.columns.indices.filter { !table.key.contains($0) }.map { position in
            "\(SQL.program("\"\(table.columns[position].name)\"")) = \(row[position])"
        }
        return "UPDATE \(name(table)) SET \(parts.joined(separator: ", ")) WHERE \(isKey(table, table.key.map { row[$0] }))"
    }

    static func copy(_ table: SchemaTable) -> String {
        "COPY \"\(table.name)\" (\(table.columns.map { "\"\($0.name)\"" }.joined(separator: ", "))) FROM STDIN"
    }

    static func continueIdentity(_ table: SchemaTable, _ column: SchemaTable.Column) -> SQL {
        let field: SQL = .program("\"\(column.name)\"")
        return """
            SELECT setval(pg_get_serial_sequence(quote_ident(\(table.name)), \(column.name)), COALESCE(MAX(\(field)), 0) + 1, FALSE)
            FROM \(name(table)) HAVING pg_get_serial_sequence(quote_ident(\(table.name)), \(column.name)) IS NOT NULL
            """
    }
}

/// A key that can be looked up.
struct RowKey: Hashable {
    private let text: String

    init(_ values: [SQLValue]) { text = values.map { "\($0)" }.joined(separator: "\u{1F}") }
}

/// What the rows of a table amount to, whatever their order: their number, and a sum of a digest of each.
struct TableDigest: Sendable, Equatable {
    private(set) var rows = 0
    private(set) var sum: UInt64 = 0

    /// FNV-1a over the kind and the bytes of each value; the sum of all rows does not depend on their order.
    mutating func add(_ values: [SQLValue]) {
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ byte: UInt8) { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
        func mix(_ kind: UInt8, _ bytes: some Sequence<UInt8>) {
            mix(kind)
            for byte in bytes { mix(byte) }
            mix(0xFF)
        }
        for value in values {
            switch value {
            case .null: mix(0)
            case .int(let number): withUnsafeBytes(of: number.littleEndian) { mix(1, $0) }
            case .double(let number): withUnsafeBytes(of: number.bitPattern.littleEndian) { mix(2, $0) }
            case .bool(let flag): mix(3, [flag ? 1 : 0])
            case .text(let text): mix(4, text.utf8)
            case .blob(let bytes): mix(5, bytes)
            }
        }
        rows += 1
        sum &+= digest
    }
}

extension SchemaTable {
    /// A row's values as both engines would have them.
    func values(_ row: Row) throws -> [SQLValue] {
        try columns.indices.map { position in
            switch (columns[position].kind, try row.value(position)) {
            case (.boolean, .int(let number)): .bool(number != 0)
            case (.real, .int(let number)): .double(Double(number))
            case (_, let value): value
            }
        }
    }
}

extension ReadTransaction {
    func keys(_ table: SchemaTable, after key: [SQLValue]?, limit: Int) throws -> [[SQLValue]] {
        try rows(SyncSQL.keys(table, after: key, limit: limit)).map { row in try (0..<row.count).map { try row.value($0) } }
    }

    func has(_ table: SchemaTable, _ key: [SQLValue]) throws -> Bool { try exists(SyncSQL.has(table, key)) }

    func digest(_ table: SchemaTable) throws -> TableDigest {
        var digest = TableDigest()
        try each(SyncSQL.all(table)) { digest.add(try table.values($0)) }
        return digest
    }
}

extension Transaction {
    func remove(_ table: SchemaTable, _ keys: [[SQLValue]]) throws {
        for key in keys { try run(SyncSQL.remove(table, key)) }
    }

    /// How many were added and how many changed.
    func put(_ table: SchemaTable, _ rows: [[SQLValue]], isEmpty: Bool) throws -> (added: Int, changed: Int) {
        (self as? SQLiteBackendTransaction)?.checkLinksAtTheEnd()
        var missing: [[SQLValue]] = []
        var changed = 0
        for row in rows {
            let key = table.key.map { row[$0] }
            if !isEmpty, let there = try self.row(SyncSQL.one(table, key)) {
                if try table.values(there) == row { continue }
                try run(SyncSQL.update(table, row))
                changed += 1
            } else {
                missing.append(row)
            }
        }
        if missing.isEmpty { return (0, changed) }
        if let server = self as? PostgreSQLBackendTransaction {
            try server.copy(SyncSQL.copy(table), missing)
        } else {
            for row in missing { try run(SyncSQL.insert(table, row)) }
        }
        return (missing.count, changed)
    }

    /// Numbers that the database gives go on behind the highest that came over.
    func continueIdentities(_ tables: [SchemaTable]) throws {
        guard dialect == .postgresql else { return }
        for table in tables where table.key.count == 1 && table.columns[table.key[0]].kind == .number {
            _ = try rows(SyncSQL.continueIdentity(table, table.columns[table.key[0]]))
        }
    }
}
