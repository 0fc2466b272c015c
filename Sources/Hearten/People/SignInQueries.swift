package import Storage

/// What signing in needs to know of an account.
package struct Account: Sendable {
    package let id: ID<Colleague>
    package let passwordHash: String?
    package let email: EmailAddress?
    package let isDisabled: Bool
}

/// Accounts by their address, and the passwords' hashes.
package enum SignInQueries {
    package static func account(email: EmailAddress, _ tx: any ReadTransaction) throws -> Account? {
        try tx.row("SELECT id, password_hash, email, disabled_at FROM colleague WHERE email_key = \(email.key)").map(account)
    }

    package static func account(_ id: ID<Colleague>, _ tx: any ReadTransaction) throws -> Account? {
        try tx.row("SELECT id, password_hash, email, disabled_at FROM colleague WHERE id = \(id)").map(account)
    }

    private static func account(_ row: Row) throws -> Account {
        Account(
            id: try row.get(0), passwordHash: try row.maybe(1), email: try row.maybe(2, as: String.self).flatMap { EmailAddress($0) },
            isDisabled: try row.maybe(3, as: Instant.self) != nil)
    }

    /// Keeps a new hash, but only in place of the one that was looked at.
    package static func replaceHash(of id: ID<Colleague>, _ old: String, with new: String, in tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET password_hash = \(new) WHERE id = \(id) AND password_hash = \(old)")
    }

    package static func setHash(of id: ID<Colleague>, _ hash: String, in tx: any Transaction) throws {
        try tx.run("UPDATE colleague SET password_hash = \(hash) WHERE id = \(id)")
    }

    /// The people of the demonstration: whoever has a part, by their part and name.
    package static func cast(limit: Int, _ tx: any ReadTransaction) throws -> [(id: ID<Colleague>, name: String, title: String, unit: ID<Unit>)] {
        try tx.rows(
            """
            SELECT c.id, c.name, c.title, c.unit_id FROM colleague c
            WHERE c.disabled_at IS NULL AND EXISTS (SELECT 1 FROM assignment a WHERE a.colleague_id = c.id)
            ORDER BY (SELECT MIN(CASE a.role WHEN 'colleague' THEN 1 WHEN 'leader' THEN 2 WHEN 'desk' THEN 3 WHEN 'service-lead' THEN 4
                WHEN 'executive' THEN 5 WHEN 'partner' THEN 6 ELSE 7 END) FROM assignment a WHERE a.colleague_id = c.id), c.name, c.id
            LIMIT \(limit)
            """
        ).map { (try $0.get(0), try $0.get(1), try $0.get(2), try $0.get(3)) }
    }
}
