import Storage

/// Who leads a unit and what lies above it.
enum WhomToAskQueries {
    static func leading(_ unit: ID<Unit>, but asker: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [WhomToAsk] {
        let rows = try tx.rows(
            """
            SELECT c.id, c.name, c.title, a.role, a.unit_id FROM unit_within w JOIN assignment a ON a.unit_id = w.ancestor_id
            JOIN colleague c ON c.id = a.colleague_id
            WHERE w.unit_id = \(unit) AND a.role IN ('leader', 'service-lead') AND c.disabled_at IS NULL AND c.id <> \(asker)
            ORDER BY w.depth, a.role, c.name, c.id LIMIT \(limit * 3)
            """)
        var seen: Set<ID<Colleague>> = []
        return try rows.compactMap { row -> WhomToAsk? in
            guard let role = Role(rawValue: try row.get(3)), seen.insert(try row.get(0)).inserted else { return nil }
            return WhomToAsk(id: try row.get(0), name: try row.get(1), title: try row.get(2), role: role, unit: try row.get(4))
        }.prefix(limit).map { $0 }
    }
}
