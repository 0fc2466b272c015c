import Storage
import Understanding

/// SQL of corrections and of keeping what was set aside.
extension MomentQueries {
    static func insertCorrection(
        _ correction: ID<Correction>, of moment: ID<Moment>, _ field: String, was: String?, becomes: String?, by colleague: ID<Colleague>,
        in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO correction (id, moment_id, field, was, becomes, made_by, made_at)
            VALUES (\(correction), \(moment), \(field), \(was), \(becomes), \(colleague), \(tx.now))
            """)
    }

    static func apply(_ correction: Correction, to id: ID<Moment>, at now: Instant, in tx: any Transaction) throws {
        if let sentiment = correction.sentiment {
            try tx.run("UPDATE moment SET sentiment = \(sentiment.rawValue), sentiment_sure = 1, corrected_at = \(now) WHERE id = \(id)")
        }
        if let intent = correction.intent {
            try tx.run("UPDATE moment SET intent = \(intent.rawValue), intent_sure = 1, corrected_at = \(now) WHERE id = \(id)")
        }
        if let category = correction.category {
            try tx.run("UPDATE moment SET category = \(category.rawValue), category_sure = 1, corrected_at = \(now) WHERE id = \(id)")
        }
        if let level = correction.level {
            try tx.run("UPDATE moment SET read_level = \(level), read_level_sure = 1, corrected_at = \(now) WHERE id = \(id)")
        }
        if let urgency = correction.urgency {
            try tx.run("UPDATE moment SET urgency = \(urgency?.rawValue), urgency_sure = 1, corrected_at = \(now) WHERE id = \(id)")
        }
        if let aspects = correction.aspects {
            try tx.run("UPDATE moment SET aspects = \(aspects.bits), corrected_at = \(now) WHERE id = \(id)")
        }
    }

    static func keep(_ id: ID<Moment>, in tx: any Transaction) throws {
        try tx.run("UPDATE moment SET state = 'kept' WHERE id = \(id) AND state = 'quarantined'")
    }

    static func suspicion(of id: ID<Moment>, _ tx: any ReadTransaction) throws -> String? {
        try tx.value("SELECT suspicion FROM moment WHERE id = \(id) AND state = 'quarantined'")
    }
}
