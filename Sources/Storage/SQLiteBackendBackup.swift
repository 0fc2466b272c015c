/// A copy of a database that is being used.
enum SQLiteBackendBackup {
    /// Reads one snapshot through a connection of its own, so that neither readers nor the writer wait;
    /// the copy appears under its name only when it is whole and on the disk.
    static func copy(_ source: String, to path: String) throws {
        let partial = path + ".partial"
        DatabaseFile.remove(partial)
        defer { DatabaseFile.remove(partial) }
        let connection = try SQLiteBackendConnection(path: source, role: .reader, options: StoreOptions())
        defer { connection.close() }
        try connection.perform { session in
            let statement = try session.ownStatement("VACUUM INTO ?")
            defer { statement.reset() }
            try statement.bind([.text(partial)])
            while try statement.step() {}
        }
        try DatabaseFile.publish(partial, as: path)
    }

    static func problems(_ path: String) throws -> [String] {
        let connection = try SQLiteBackendConnection(path: path, role: .reader, options: StoreOptions())
        defer { connection.close() }
        return try connection.perform { session in
            let found = try session.pragmaRows("integrity_check(20)").filter { $0 != [.text("ok")] }
            let orphans = try session.pragmaRows("foreign_key_check")
            return found.map { row in if case .text(let text) = row.first { text } else { "damaged" } }
                + orphans.prefix(20).map { row in
                    if case .text(let table) = row.first { "a row of \(table) points to nothing" } else { "damaged" }
                }
        }
    }
}
