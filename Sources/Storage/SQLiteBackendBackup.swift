/// A copy of a database that is being used.
enum SQLiteBackendBackup {
    /// Reads one snapshot through a connection of its own, so that neither readers nor the writer wait;
    /// the copy appears under its name only when it is whole and on the disk.
    static func copy(_ source: String, to path: String) throws {
        let partial = path + ".partial"
        DatabaseFile.remove(partial)
        defer { DatabaseFile.remove(partial) }
        let connection = try SQLiteBackendConnection(path: source, role: .reader, options: SQLiteOptions())
        defer { connection.close() }
        try connection.perform { session in
            let statement = try session.ownStatement("VACUUM INTO ?")
            defer { statement.reset() }
            try statement.bind([.text(partial)])
            while try statement.step() {}
        }
        try DatabaseFile.publish(partial, as: path)
    }
}
