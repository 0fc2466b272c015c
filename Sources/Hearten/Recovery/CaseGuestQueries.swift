import Storage

/// What the customer's page asks of the database beside the case itself.
enum CaseGuestQueries {
    /// Erases how a customer can be reached. Returns how many addresses are gone.
    static func forget(contactsOf moments: [ID<Moment>], in tx: any Transaction) throws -> Int {
        guard !moments.isEmpty else { return 0 }
        try MailOnMomentQueries.forget(moments, in: tx)
        return try tx.run(
            """
            UPDATE contact SET name = NULL, email = NULL, phone = NULL, erased_at = \(tx.now)
            WHERE erased_at IS NULL AND moment_id IN \(list: moments)
            """)
    }

    /// The addresses that were left with the moments of a case, and when.
    static func addresses(
        of id: ID<RecoveryCase>, _ tx: any ReadTransaction
    ) throws -> [(moment: ID<Moment>, email: EmailAddress, toldAt: Instant)] {
        try tx.rows(
            """
            SELECT t.moment_id, t.email, m.received_at FROM case_moment cm JOIN contact t ON t.moment_id = cm.moment_id
            JOIN moment m ON m.id = cm.moment_id
            WHERE cm.case_id = \(id) AND t.erased_at IS NULL AND t.email IS NOT NULL ORDER BY t.moment_id LIMIT 500
            """
        ).compactMap { row in
            guard let email = EmailAddress(try row.get(1)) else { return nil }
            return (try row.get(0), email, try row.get(2))
        }
    }

    /// How the customer of a case can be reached, as they said when it opened. A moment that joined comes second: somebody else may
    /// have typed the same address.
    static func contact(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> Contact? {
        try tx.row(
            """
            SELECT t.name, t.email, t.phone FROM case_moment cm JOIN contact t ON t.moment_id = cm.moment_id
            JOIN recovery_case c ON c.id = cm.case_id
            WHERE cm.case_id = \(id) AND t.erased_at IS NULL
            ORDER BY CASE WHEN cm.moment_id = c.moment_id THEN 0 ELSE 1 END, cm.moment_id LIMIT 1
            """
        ).map { row in
            Contact(name: try row.maybe(0), email: try row.maybe(1, as: String.self).flatMap { EmailAddress($0) }, phone: try row.maybe(2))
        }
    }
}
