package import Storage

/// How one kind of work is doing.
package struct JobLine: Sendable, Equatable {
    package let kind: String
    /// Due now.
    package var ready = 0
    /// For later.
    package var waiting = 0
    package var running = 0
    package var dead = 0

    package init(kind: String, ready: Int = 0, waiting: Int = 0, running: Int = 0, dead: Int = 0) {
        (self.kind, self.ready, self.waiting, self.running, self.dead) = (kind, ready, waiting, running, dead)
    }
}

extension JobQueue {
    /// A line for each kind that has something in the queue; there are as many kinds as the program has.
    package static func lines(_ tx: any ReadTransaction) throws -> [JobLine] {
        try tx.rows(
            """
            SELECT kind, SUM(CASE WHEN state = 0 AND run_at <= \(tx.now) THEN 1 ELSE 0 END), SUM(CASE WHEN state = 0 AND run_at > \(tx.now) THEN 1 ELSE 0 END),
                SUM(CASE WHEN state = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN state = 2 THEN 1 ELSE 0 END)
            FROM job GROUP BY kind ORDER BY kind
            """
        ).map { row in
            JobLine(kind: try row.get(0), ready: try row.get(1), waiting: try row.get(2), running: try row.get(3), dead: try row.get(4))
        }
    }
}

extension Schedule {
    /// When each of these schedules was to happen next; an instant long gone says that no worker is at work.
    package static func due(_ tx: any ReadTransaction) throws -> [(name: String, at: Instant)] {
        try tx.rows("SELECT name, due_at FROM job_schedule ORDER BY name").map { (try $0.get(0), try $0.get(1)) }
    }
}
