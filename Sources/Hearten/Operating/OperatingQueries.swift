import Storage

/// SQL of whoever looks after the house.
enum OperatingQueries {
    static func unsealed(_ tx: any ReadTransaction) throws -> Int { try tx.value("SELECT COUNT(*) FROM journal_entry") ?? 0 }
    static func unindexed(_ tx: any ReadTransaction) throws -> Int { try tx.value("SELECT COUNT(*) FROM moment_to_index") ?? 0 }
}
