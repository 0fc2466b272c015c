import Storage

/// Who is in charge, as rows.
enum DutyQueries {
    /// Colleagues who hold one of these parts at each of these units itself, without those who are away or have left.
    static func present(in roles: [Role], of units: [ID<Unit>], _ tx: any ReadTransaction) throws -> [ID<Unit>: [Int64]] {
        guard !units.isEmpty, !roles.isEmpty else { return [:] }
        var present: [ID<Unit>: [Int64]] = [:]
        for row in try tx.rows(
            """
            SELECT DISTINCT a.unit_id, c.id, c.name FROM assignment a JOIN colleague c ON c.id = a.colleague_id
            WHERE a.unit_id IN \(list: units) AND a.role IN \(list: roles.map(\.rawValue)) AND c.disabled_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM absence x WHERE x.colleague_id = c.id AND x.from_at <= \(tx.now) AND x.until_at > \(tx.now))
            ORDER BY c.name, c.id LIMIT 200
            """)
        {
            present[try row.get(0), default: []].append(try row.get(1))
        }
        return present
    }
}
