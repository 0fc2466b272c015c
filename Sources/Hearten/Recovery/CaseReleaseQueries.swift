import Storage

/// What somebody looks after, as rows, for the day on which they no longer do.
enum CaseReleaseQueries {
    /// Open cases that they own or that are offered to them.
    static func cases(with colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> [ID<RecoveryCase>] {
        try tx.values(
            """
            SELECT id FROM recovery_case WHERE owner_id = \(colleague) AND state <> 'closed'
            UNION SELECT id FROM recovery_case WHERE offered_to = \(colleague) ORDER BY id
            """)
    }

    static func openTasks(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> [(task: ID<CaseTask>, caseID: ID<RecoveryCase>)] {
        try tx.rows("SELECT id, case_id FROM case_task WHERE owner_id = \(colleague) AND done_at IS NULL ORDER BY id").map {
            (try $0.get(0), try $0.get(1))
        }
    }

    static func give(_ task: ID<CaseTask>, to colleague: ID<Colleague>?, in tx: any Transaction) throws {
        try tx.run("UPDATE case_task SET owner_id = \(colleague) WHERE id = \(task) AND done_at IS NULL")
    }
}
