import Storage

/// What else was in mails that became moments, as rows.
enum MailOnMomentQueries {
    static func insert(_ one: MailOnMoment, of moment: ID<Moment>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO moment_mail (moment_id, quoted, files, file_count, is_cut)
            VALUES (\(moment), \(one.quoted), \(one.files.joined(separator: "\n")), \(one.fileCount), \(one.isCut))
            """)
    }

    static func find(_ moment: ID<Moment>, _ tx: any ReadTransaction) throws -> MailOnMoment? {
        try tx.row("SELECT quoted, files, file_count, is_cut FROM moment_mail WHERE moment_id = \(moment)").map { row in
            MailOnMoment(
                quoted: try row.maybe(0), files: try row.get(1, as: String.self).split(separator: "\n").map(String.init), fileCount: try row.get(2),
                isCut: try row.get(3))
        }
    }

    /// A quote begins with addresses, and a file is often called by a name: both go with how the customer can be reached.
    static func forget(_ moments: [ID<Moment>], in tx: any Transaction) throws {
        guard !moments.isEmpty else { return }
        try tx.run("UPDATE moment_mail SET quoted = NULL, files = '' WHERE moment_id IN \(list: moments)")
    }
}
