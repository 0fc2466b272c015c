package import Storage

/// Something that happens again and again, exactly once per slot: across restarts, on any number of nodes,
/// and only once after however long a downtime.
package struct Schedule: Sendable {
    package let name: String
    /// The first slot after an instant.
    let next: @Sendable (Instant) -> Instant
    let fire: @Sendable (any Transaction, Instant) throws -> Void

    /// `fire` runs in the transaction that marks the slot as used; it gets the slot's instant and enqueues a job.
    package init(
        _ name: String, next: @escaping @Sendable (Instant) -> Instant,
        fire: @escaping @Sendable (any Transaction, Instant) throws -> Void
    ) {
        self.name = name
        self.next = next
        self.fire = fire
    }

    /// Slots lie at multiples of `seconds` since 1970.
    package init(
        _ name: String, everySeconds seconds: Int64,
        fire: @escaping @Sendable (any Transaction, Instant) throws -> Void
    ) {
        let step = max(1, seconds)
        self.init(
            name,
            next: { now in
                let passed = now.seconds - ((now.seconds % step) + step) % step
                return Instant(seconds: passed + step)
            }, fire: fire)
    }

    /// A slot that lies in the past would fire without end.
    private func slot(after now: Instant) -> Instant { max(next(now), now + .seconds(1)) }

    /// Makes the schedule known; its first slot is the next one, never one that has gone by. A rhythm that has become
    /// quicker takes effect; a clock that was put back does not open a used slot again (unless it was days ahead).
    func prepare(in tx: any Transaction) throws {
        let known = try tx.row("SELECT due_at, used_at FROM job_schedule WHERE name = \(name)")
        guard let known else {
            let due = slot(after: tx.now)
            try tx.run("INSERT INTO job_schedule (name, due_at, used_at) VALUES (\(name), \(due), \(tx.now))")
            return
        }
        var used: Instant = try known.get(1)
        if used > tx.now + .seconds(172_800) { used = tx.now }
        let due = slot(after: max(tx.now, used))
        if due < (try known.get(0)) { try tx.run("UPDATE job_schedule SET due_at = \(due) WHERE name = \(name)") }
    }

    /// Fires when its slot has come; true when it did.
    @discardableResult func fireIfDue(in tx: any Transaction) throws -> Bool {
        guard let due = try tx.value("SELECT due_at FROM job_schedule WHERE name = \(name)", as: Instant.self),
            due <= tx.now
        else { return false }
        let next = slot(after: tx.now)
        // Only the node that moves the slot on may fire.
        guard
            try tx.run(
                """
                UPDATE job_schedule SET due_at = \(next), used_at = \(tx.now) WHERE name = \(name) AND due_at = \(due)
                """) == 1
        else { return false }
        try fire(tx, due)
        return true
    }

    static func isAnyDue(_ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM job_schedule WHERE due_at <= \(tx.now)")
    }
}
