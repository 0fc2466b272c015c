package import Storage

/// The right to do something that one node alone does at a time.
///
/// It is taken, and kept, in the transaction of the work itself: a node that stalled and lost it stores nothing, so the
/// transaction is the fence. Whoever stops asking loses it after `lasts`, on the database's clock.
package struct Lease: Sendable {
    let name: String
    let holder: Int64
    let lasts: Duration

    /// `holder` tells this process from every other.
    package init(_ name: StaticString, holder: Int64, lasts: Duration = .seconds(5)) {
        self.name = name.description
        self.holder = holder
        self.lasts = lasts
    }

    /// Whether this process may do it now; then nobody else may for a while.
    package func hold(in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO job_lease (name, holder, ends_at) VALUES (\(name), \(holder), \(tx.now + lasts))
            ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, ends_at = excluded.ends_at
            WHERE job_lease.holder = excluded.holder OR job_lease.ends_at <= \(tx.now)
            """) == 1
    }

    /// The table, for the product's list of migrations.
    package static func migration(_ tx: any Transaction) throws {
        try tx.run("CREATE TABLE job_lease (name TEXT NOT NULL PRIMARY KEY, holder BIGINT NOT NULL, ends_at BIGINT NOT NULL)")
    }
}
