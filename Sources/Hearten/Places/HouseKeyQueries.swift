import Storage

/// The house's own key: made once, kept in the database, never shown.
enum HouseKeyQueries {
    static func key(random: Randomness, in tx: any Transaction) throws -> HouseKey {
        if let bytes: [UInt8] = try tx.value("SELECT bytes FROM house_key WHERE name = 'links'") { return HouseKey(bytes) }
        let bytes = random.bytes(32)
        try tx.run("INSERT INTO house_key (name, bytes) VALUES ('links', \(bytes))")
        return HouseKey(bytes)
    }
}
