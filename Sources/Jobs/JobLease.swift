import Storage

/// A job in somebody's hands. The fence tells this claim from every later one.
struct JobLease: Sendable, Hashable {
    let id: Int64
    let fence: Int64
    let kind: String
    let payload: String
    /// Counted from 1.
    let attempt: Int
}

/// The life of a claimed job; every step asks whether the claim still holds.
extension JobQueue {
    /// Takes up to `limit` due jobs, those whose former holder let the lease run out among them.
    static func claim(
        _ limit: Int, kinds: [String], lease: Duration, in tx: any Transaction
    ) throws -> [JobLease] {
        try tx.rows(
            """
            UPDATE job SET state = 1, fence = fence + 1, attempts = attempts + 1, run_at = \(tx.now + lease)
            WHERE id IN (
                SELECT id FROM job WHERE state < 2 AND run_at <= \(tx.now) AND kind IN \(list: kinds)
                ORDER BY run_at, id LIMIT \(limit) \(tx.dialect.skipLocked))
            RETURNING id, fence, kind, payload, attempts
            """
        ).map { row in
            JobLease(
                id: try row.get(0), fence: try row.get(1), kind: try row.get(2), payload: try row.get(3),
                attempt: try row.get(4))
        }
    }

    static func isAnythingDue(kinds: [String], _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM job WHERE state < 2 AND run_at <= \(tx.now) AND kind IN \(list: kinds) LIMIT 1")
    }

    private static func holds(_ lease: JobLease) -> SQL { "id = \(lease.id) AND fence = \(lease.fence) AND state = 1" }

    /// Done: the row goes. Throws `LeaseLost` when the claim no longer holds.
    static func finish(_ lease: JobLease, in tx: any Transaction) throws {
        guard try tx.run("DELETE FROM job WHERE \(holds(lease))") == 1 else { throw LeaseLost() }
    }

    /// False when the claim no longer holds.
    static func renew(_ lease: JobLease, for duration: Duration, in tx: any Transaction) throws -> Bool {
        try tx.run("UPDATE job SET run_at = \(tx.now + duration) WHERE \(holds(lease))") == 1
    }

    /// Failed: waits for its next attempt.
    static func retry(_ lease: JobLease, after delay: Duration, failure: String, in tx: any Transaction) throws {
        guard try tx.run("UPDATE job SET failure = \(failure) WHERE \(holds(lease))") == 1 else { throw LeaseLost() }
        try putBack(lease.id, at: tx.now + delay, in: tx)
    }

    /// Given back untried: the attempt does not count.
    static func release(_ lease: JobLease, in tx: any Transaction) throws {
        guard try tx.run("UPDATE job SET attempts = attempts - 1 WHERE \(holds(lease))") == 1 else { throw LeaseLost() }
        try putBack(lease.id, at: tx.now, in: tx)
    }

    /// Whether the claim still holds.
    static func isHeld(_ lease: JobLease, _ tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM job WHERE \(holds(lease))") }

    /// Given up. Of one key the newest dead letter is enough: a schedule that fails for a week leaves one.
    static func bury(_ lease: JobLease, failure: String, in tx: any Transaction) throws {
        let died = tx.now.quarterOfAnHour
        guard try tx.run("UPDATE job SET state = 2, failure = \(failure), run_at = \(died) WHERE \(holds(lease))") == 1
        else { throw LeaseLost() }
        try tx.run(
            """
            DELETE FROM job WHERE state = 2 AND id <> \(lease.id) AND once_key = (SELECT once_key FROM job WHERE id = \(lease.id))
            """)
    }
}
