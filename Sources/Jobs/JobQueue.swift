import Foundation
package import Storage

/// Work waiting in the database. Jobs are put in by the transaction that is their cause, and vanish when they are done.
package enum JobQueue {
    /// The tables, for the product's list of migrations.
    package static func migration(_ tx: any Transaction) throws {
        // state: 0 waiting, 1 running, 2 dead. run_at: when it is due; while it runs, when its lease ends.
        try tx.run(
            """
            CREATE TABLE job (
                id \(tx.dialect.identity),
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                once_key TEXT,
                state INTEGER NOT NULL DEFAULT 0 CONSTRAINT job_state CHECK (state IN (0, 1, 2)),
                run_at BIGINT NOT NULL,
                attempts INTEGER NOT NULL DEFAULT 0,
                fence BIGINT NOT NULL DEFAULT 0,
                failure TEXT)
            """)
        try tx.run("CREATE UNIQUE INDEX job_once ON job (once_key) WHERE state = 0")
        try tx.run("CREATE INDEX job_due ON job (run_at, id) WHERE state < 2")
        try tx.run("CREATE INDEX job_dead ON job (id) WHERE state = 2")
        try tx.run(
            """
            CREATE TABLE job_schedule (name TEXT NOT NULL PRIMARY KEY, due_at BIGINT NOT NULL, used_at BIGINT NOT NULL)
            """)
    }

    /// Puts `job` into the queue, in the transaction of its cause.
    ///
    /// - Parameters:
    ///   - at: not before this; now when nil.
    ///   - key: at most one job of this key waits. A second one is the same work: the earlier time holds,
    ///     the first payload stays.
    ///   - isAnonymous: the row carries only the quarter of an hour.
    package static func enqueue<J: Job>(
        _ job: J, in tx: any Transaction, at: Instant? = nil, key: String? = nil, isAnonymous: Bool = false
    ) throws {
        let payload = String(decoding: try encoder.encode(job), as: UTF8.self)
        var due = at ?? tx.now
        if isAnonymous { due = due.quarterOfAnHour }
        try tx.run(
            """
            INSERT INTO job (kind, payload, once_key, run_at) VALUES (\(J.kind), \(payload), \(key), \(due))
            ON CONFLICT (once_key) WHERE state = 0
            DO UPDATE SET run_at = CASE WHEN excluded.run_at < job.run_at THEN excluded.run_at ELSE job.run_at END
            """)
        if due <= tx.now { tx.afterCommit { Bell.ring() } }
    }

    /// Takes a waiting or a dead job back, by its key. True when there was one.
    @discardableResult package static func withdraw(key: String, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM job WHERE once_key = \(key) AND state <> 1") > 0
    }

    /// Throws away every job of a kind, whatever its state.
    package static func clear<J: Job>(_ type: J.Type, in tx: any Transaction) throws { try tx.run("DELETE FROM job WHERE kind = \(J.kind)") }

    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
}

/// A job that was tried too often, for the operator's eyes.
package struct DeadLetter: Sendable, Equatable {
    package let id: Int64
    package let kind: String
    /// Ids only.
    package let payload: String
    package let attempts: Int
    /// The kind of the last error, without its words.
    package let failure: String
    /// The quarter of an hour in which it died.
    package let diedAt: Instant
}

/// How the queue is doing.
package struct JobCounts: Sendable, Equatable {
    /// Due now.
    package var ready = 0
    /// For later.
    package var waiting = 0
    package var running = 0
    package var dead = 0
    /// How long the oldest job that is due has been due.
    package var oldestReadyAge: Duration = .zero
}

extension JobQueue {
    package static func counts(_ tx: any ReadTransaction) throws -> JobCounts {
        var counts = JobCounts()
        try tx.each(
            """
            SELECT state, due, count(*), min(run_at) FROM (
                SELECT state, CASE WHEN run_at <= \(tx.now) THEN 1 ELSE 0 END AS due, run_at FROM job WHERE state < 2
            ) AS live GROUP BY state, due
            """
        ) { row in
            let count: Int = try row.get(2)
            switch (try row.get(0, as: Int.self), try row.get(1, as: Int.self)) {
            case (1, _): counts.running += count
            case (_, 1):
                counts.ready = count
                counts.oldestReadyAge = tx.now - (try row.get(3))
            default: counts.waiting = count
            }
        }
        counts.dead = try tx.value("SELECT count(*) FROM job WHERE state = 2") ?? 0
        return counts
    }

    /// The newest first.
    package static func deadLetters(_ tx: any ReadTransaction, limit: Int = 100) throws -> [DeadLetter] {
        try tx.rows(
            """
            SELECT id, kind, payload, attempts, failure, run_at FROM job WHERE state = 2 ORDER BY id DESC LIMIT \(limit)
            """
        ).map { row in
            DeadLetter(
                id: try row.get(0), kind: try row.get(1), payload: try row.get(2), attempts: try row.get(3),
                failure: try row.maybe(4) ?? "", diedAt: try row.get(5))
        }
    }

    /// Lets a dead job try again from the beginning. False when there is no such dead job.
    @discardableResult package static func retry(_ id: Int64, in tx: any Transaction) throws -> Bool {
        guard try tx.exists("SELECT 1 FROM job WHERE id = \(id) AND state = 2") else { return false }
        try tx.run("UPDATE job SET attempts = 0, failure = NULL WHERE id = \(id)")
        try putBack(id, at: tx.now, in: tx)
        tx.afterCommit { Bell.ring() }
        return true
    }

    /// Throws a dead job away. False when there is no such dead job.
    @discardableResult package static func discard(_ id: Int64, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM job WHERE id = \(id) AND state = 2") > 0
    }

    /// Makes a job wait again; when another of its key waits already, that one does the work.
    static func putBack(_ id: Int64, at due: Instant, in tx: any Transaction) throws {
        let twin: SQL = "SELECT id FROM job WHERE state = 0 AND once_key = (SELECT once_key FROM job WHERE id = \(id))"
        if let other = try tx.value(twin, as: Int64.self) {
            try tx.run("DELETE FROM job WHERE id = \(id)")
            try tx.run("UPDATE job SET run_at = \(due) WHERE id = \(other) AND run_at > \(due)")
        } else {
            try tx.run("UPDATE job SET state = 0, run_at = \(due) WHERE id = \(id)")
        }
    }
}

extension Instant {
    var quarterOfAnHour: Instant { Instant(seconds: seconds - ((seconds % 900) + 900) % 900) }
}
