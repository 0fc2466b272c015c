/// The words with which transactions begin and end, and with which connections are set up: only the engines say them.
enum ControlWords {
    private static let all: Set<String> = [
        "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "ATTACH", "DETACH", "VACUUM",
        "START", "ABORT", "PREPARE", "DEALLOCATE", "DISCARD", "SET", "RESET",
    ]

    /// A closure that ended its own transaction would end its neighbours' too.
    static func refuse(_ text: String) throws(StoreError) {
        let word = text.utf8.drop { $0 == 32 || $0 == 10 }.prefix { $0 > 64 }
        if all.contains(String(decoding: word, as: UTF8.self).uppercased()) {
            throw .misuse("transactions are the store's own business")
        }
    }
}
