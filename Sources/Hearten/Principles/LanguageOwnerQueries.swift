import Storage

/// Who may look after a part of the language: those who lead somewhere, and whoever does so already.
enum LanguageOwnerQueries {
    static let most = 300

    static func owners(and current: [ID<Colleague>], _ tx: any ReadTransaction) throws -> [LanguageOwner] {
        try tx.rows(
            """
            SELECT c.id, c.name FROM colleague c
            WHERE c.disabled_at IS NULL AND (c.id IN \(list: current) OR EXISTS (
                SELECT 1 FROM assignment a WHERE a.colleague_id = c.id AND a.role IN ('leader', 'desk', 'service-lead', 'executive')))
            ORDER BY c.id IN \(list: current) DESC, c.name, c.id LIMIT \(most)
            """
        ).map { LanguageOwner(id: try $0.get(0), name: try $0.get(1)) }
    }

    /// The names of owners who still work here.
    static func names(_ ids: [ID<Colleague>], _ tx: any ReadTransaction) throws -> [ID<Colleague>: String] {
        var names: [ID<Colleague>: String] = [:]
        for row in try tx.rows("SELECT id, name FROM colleague WHERE disabled_at IS NULL AND id IN \(list: Array(Set(ids)))") {
            names[try row.get(0)] = try row.get(1)
        }
        return names
    }
}
