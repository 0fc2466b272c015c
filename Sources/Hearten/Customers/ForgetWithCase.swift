import Storage

/// Whoever asks to be forgotten while something is being put right for them can be reached for that alone, and no longer than that.
enum ForgetWithCase {
    /// In the transaction that closes the case: the addresses of those who have asked meanwhile go.
    static func closing(_ one: RecoveryCase, _ desk: CaseDesk, in tx: any Transaction) throws {
        let asked = try CaseGuestQueries.addresses(of: one.id, tx).filter { address in
            guard let digest = CustomerKeys(email: address.email).digests(desk.services.key).first else { return false }
            return try CustomerQueries.wasForgotten(digest, since: address.toldAt, tx)
        }
        guard try CaseGuestQueries.forget(contactsOf: asked.map(\.moment), in: tx) > 0 else { return }
        // The letters of a case went to whoever it was opened for.
        if asked.contains(where: { $0.moment == one.moment }) { try letters(of: one.id, in: tx) }
        try desk.note(.erased, one, in: tx)
    }

    /// What was written to them, and what of theirs still waits.
    static func letters(of id: ID<RecoveryCase>, in tx: any Transaction) throws {
        try MailQueries.forget(caseID: id, in: tx)
        try MailInQueries.forget(caseID: id, in: tx)
    }
}
