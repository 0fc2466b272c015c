package import Storage

extension Settings {
    /// Opens the database that is set. Throws `StoreError`.
    package func openStore() throws -> any Store {
        isOnServer ? try PostgreSQLStore.open(url: database) : try SQLiteStore.open(path: database)
    }
}
