package import Storage

/// The organisation and its words, as they are written.
package enum OrganisationQueries {
    /// The first and only row. The next case gets `firstCase`.
    package static func found(_ organisation: Organisation, firstCase: Int = 1, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO organisation (id, name, sector, zone, language, case_prefix, next_case_number, brand_hue, phone, created_at)
            VALUES (1, \(organisation.name), \(organisation.sector), \(organisation.zone), \(organisation.language), \(organisation.casePrefix),
                \(firstCase), \(organisation.brandHue), \(organisation.phone), \(tx.now))
            """)
    }

    package static func change(_ organisation: Organisation, _ tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE organisation SET name = \(organisation.name), sector = \(organisation.sector), zone = \(organisation.zone),
                language = \(organisation.language), case_prefix = \(organisation.casePrefix), brand_hue = \(organisation.brandHue),
                phone = \(organisation.phone)
            WHERE id = 1
            """)
    }

    /// Sets these words; a word that is nil falls back to Hearten's own.
    package static func set(_ words: [Vocabulary.Word: String?], _ tx: any Transaction) throws {
        for (word, text) in words {
            try tx.run("DELETE FROM word WHERE name = \(word.rawValue)")
            if let text { try tx.run("INSERT INTO word (name, text) VALUES (\(word.rawValue), \(text))") }
        }
    }
}
