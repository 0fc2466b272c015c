import Storage

/// Messages of customers that came by mail, as rows beside the messages.
enum CaseMailQueries {
    static func insert(_ mail: CameByMail, of message: ID<CaseMessage>, in id: ID<RecoveryCase>, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO case_message_mail (message_id, case_id, is_from_known, quoted, files, file_count, is_cut)
            VALUES (\(message), \(id), \(mail.isFromKnown), \(mail.quoted), \(mail.files.joined(separator: "\n")), \(mail.fileCount), \(mail.isCut))
            """)
    }

    static func mail(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> [ID<CaseMessage>: CameByMail] {
        var found: [ID<CaseMessage>: CameByMail] = [:]
        let rows = try tx.rows(
            "SELECT message_id, is_from_known, quoted, files, file_count, is_cut FROM case_message_mail WHERE case_id = \(id) LIMIT 500")
        for row in rows {
            found[try row.get(0)] = CameByMail(
                isFromKnown: try row.get(1), quoted: try row.maybe(2), files: try row.get(3, as: String.self).split(separator: "\n").map(String.init),
                fileCount: try row.get(4), isCut: try row.get(5))
        }
        return found
    }
}
