import Storage

/// A colleague's PIN as it is kept.
struct HeldPin: Sendable {
    let hash: String
    let failures: Int
    let waitUntil: Instant?

    func isLocked(at now: Instant) -> Bool { failures >= PinBackOff.most && (waitUntil.map { $0 > now } ?? false) }
}

/// Somebody whose name stands on a tablet.
struct TabletName: Sendable {
    let id: ID<Colleague>
    let name: String
}

/// PINs, and whose open a tablet.
enum PinQueries {
    static func set(_ hash: String, of colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO pin (colleague_id, hash, set_at) VALUES (\(colleague), \(hash), \(tx.now))
            ON CONFLICT (colleague_id) DO UPDATE SET hash = excluded.hash, set_at = excluded.set_at, failures = 0, wait_until = NULL
            """)
    }

    static func held(_ colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> HeldPin? {
        try tx.row("SELECT hash, failures, wait_until FROM pin WHERE colleague_id = \(colleague)").map {
            HeldPin(hash: try $0.get(0), failures: try $0.get(1), waitUntil: try $0.maybe(2))
        }
    }

    /// False when there was none.
    @discardableResult
    static func end(of colleague: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run("DELETE FROM pin WHERE colleague_id = \(colleague)") > 0
    }

    static func setFailures(_ count: Int, until: Instant?, of colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE pin SET failures = \(count), wait_until = \(until) WHERE colleague_id = \(colleague)")
    }

    /// Forgets earlier mistakes, if the PIN is still the one that was looked at.
    static func succeeded(_ colleague: ID<Colleague>, hash: String, in tx: any Transaction) throws -> Bool {
        try tx.run("UPDATE pin SET failures = 0, wait_until = NULL WHERE colleague_id = \(colleague) AND hash = \(hash)") == 1
    }

    /// Those with a PIN and a part at the unit, above it (a part counts below, too) or below it.
    private static func atUnit(_ unit: ID<Unit>) -> SQL {
        """
        FROM colleague c JOIN pin p ON p.colleague_id = c.id
        WHERE c.disabled_at IS NULL AND c.id IN (
            SELECT a.colleague_id FROM assignment a JOIN unit_within w ON w.ancestor_id = a.unit_id WHERE w.unit_id = \(unit)
            UNION SELECT a.colleague_id FROM assignment a JOIN unit_within w ON w.unit_id = a.unit_id WHERE w.ancestor_id = \(unit))
        """
    }

    static func name(_ colleague: ID<Colleague>, at unit: ID<Unit>, _ tx: any ReadTransaction) throws -> TabletName? {
        try tx.row("SELECT c.id, c.name \(atUnit(unit)) AND c.id = \(colleague)").map { TabletName(id: try $0.get(0), name: try $0.get(1)) }
    }

    /// The names of a tablet, by name; with words, those that hold all of them.
    static func names(at unit: ID<Unit>, search: String?, limit: Int, _ tx: any ReadTransaction) throws -> [TabletName] {
        let all: SQL = "SELECT c.id, c.name \(atUnit(unit)) ORDER BY c.name, c.id"
        guard let search else {
            return try tx.rows("\(all) LIMIT \(limit)").map { TabletName(id: try $0.get(0), name: try $0.get(1)) }
        }
        let wanted = foldedForSearch(search).split(separator: " ")
        var found: [TabletName] = []
        try tx.each(all) { row in
            guard found.count < limit else { return }
            let name: String = try row.get(1)
            let text = foldedForSearch(name)
            if wanted.allSatisfy({ text.contains($0) }) { found.append(TabletName(id: try row.get(0), name: name)) }
        }
        return found
    }
}
