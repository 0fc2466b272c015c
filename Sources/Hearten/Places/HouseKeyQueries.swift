import Storage

/// The house's own key: made once, kept in the database, never shown.
enum HouseKeyQueries {
    /// What tells this house from every other; nil before its first start.
    static func known(_ tx: any ReadTransaction) throws -> [UInt8]? { try tx.value("SELECT bytes FROM house_key WHERE name = 'links'") }

    static func key(random: Randomness, in tx: any Transaction) throws -> HouseKey {
        if let bytes = try known(tx) { return HouseKey(bytes) }
        let bytes = random.bytes(32)
        try tx.run("INSERT INTO house_key (name, bytes) VALUES ('links', \(bytes))")
        return HouseKey(bytes)
    }
}
