/// The names of a statement's columns, shared by all of its rows.
final class RowColumns: Sendable {
    let names: [String]

    init(_ names: [String]) { self.names = names }

    /// A scan: result rows are narrow, and comparing short names beats hashing one.
    func index(of name: String) -> Int? {
        for index in names.indices where names[index] == name { return index }
        return nil
    }
}

/// One row of a result; columns are read by name or, faster, by position.
package struct Row: Sendable {
    let columns: RowColumns
    /// The values of many rows lie in one shared array; this row's begin at `start`.
    let values: [SQLValue]
    let start: Int

    init(columns: RowColumns, values: [SQLValue], start: Int) {
        self.columns = columns
        self.values = values
        self.start = start
    }

    package var columnNames: [String] { columns.names }
    package var count: Int { columns.names.count }

    package func value(_ index: Int) throws(StoreError) -> SQLValue {
        guard index >= 0, index < columns.names.count else { throw .noColumn("#\(index)") }
        return values[start + index]
    }

    package func get<T: SQLReadable>(_ index: Int, as type: T.Type = T.self) throws(StoreError) -> T {
        guard let value = T(sqlValue: try value(index)) else { throw .wrongType(column: columns.names[index]) }
        return value
    }

    package func get<T: SQLReadable>(_ column: String, as type: T.Type = T.self) throws(StoreError) -> T {
        guard let index = columns.index(of: column) else { throw .noColumn(column) }
        return try get(index)
    }

    /// Nil when the column is NULL.
    package func maybe<T: SQLReadable>(_ index: Int, as type: T.Type = T.self) throws(StoreError) -> T? {
        let value = try value(index)
        if case .null = value { return nil }
        guard let read = T(sqlValue: value) else { throw .wrongType(column: columns.names[index]) }
        return read
    }

    /// Nil when the column is NULL.
    package func maybe<T: SQLReadable>(_ column: String, as type: T.Type = T.self) throws(StoreError) -> T? {
        guard let index = columns.index(of: column) else { throw .noColumn(column) }
        return try maybe(index)
    }
}
