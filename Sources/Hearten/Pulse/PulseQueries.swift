import Storage

/// The pulse, as rows. No row says what one person answered.
enum PulseQueries {
    static func isOn(_ tx: any ReadTransaction) throws -> Bool { try tx.value("SELECT is_on FROM pulse_setting WHERE id = 1") ?? false }

    static func set(isOn: Bool, in tx: any Transaction) throws {
        try tx.run("INSERT INTO pulse_setting (id, is_on) VALUES (1, \(isOn)) ON CONFLICT (id) DO UPDATE SET is_on = excluded.is_on")
    }

    static func hasTakenPart(_ colleague: ID<Colleague>, in round: PulseRound, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM pulse_part WHERE month = \(round.month) AND colleague_id = \(colleague)")
    }

    /// False when they have taken part already.
    static func takePart(_ colleague: ID<Colleague>, in round: PulseRound, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            "INSERT INTO pulse_part (month, colleague_id) VALUES (\(round.month), \(colleague)) ON CONFLICT DO NOTHING") == 1
    }

    static func count(_ value: Int, of question: PulseQuestion, at unit: ID<Unit>, in round: PulseRound, _ tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO pulse_count (month, unit_id, question, value, n) VALUES (\(round.month), \(unit), \(question.rawValue), \(value), 1)
            ON CONFLICT (month, unit_id, question, value) DO UPDATE SET n = pulse_count.n + 1
            """)
    }

    // MARK: Closing a round

    static func countedMonths(_ tx: any ReadTransaction) throws -> [PulseRound] {
        try tx.values("SELECT month FROM pulse_part UNION SELECT month FROM pulse_count ORDER BY month", as: Int.self).map { PulseRound(month: $0) }
    }

    static func counts(of round: PulseRound, _ question: PulseQuestion, _ tx: any ReadTransaction) throws -> [(unit: ID<Unit>, value: Int, n: Int)] {
        try tx.rows(
            "SELECT unit_id, value, n FROM pulse_count WHERE month = \(round.month) AND question = \(question.rawValue)"
        ).map { (try $0.get(0), try $0.get(1), try $0.get(2)) }
    }

    static func publish(_ one: PulseResult, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO pulse_result (month, unit_id, question, n1, n2, n3, n4, n5)
            VALUES (\(one.round.month), \(one.unit), \(one.question.rawValue), \(one[1]), \(one[2]), \(one[3]), \(one[4]), \(one[5]))
            ON CONFLICT DO NOTHING
            """)
    }

    /// What a round left behind is gone once it is published.
    static func end(_ round: PulseRound, in tx: any Transaction) throws {
        try tx.run("DELETE FROM pulse_count WHERE month = \(round.month)")
        try tx.run("DELETE FROM pulse_part WHERE month = \(round.month)")
        try tx.run("INSERT INTO pulse_round (month, published_at) VALUES (\(round.month), \(tx.now)) ON CONFLICT DO NOTHING")
    }

    // MARK: What may be shown

    /// The newest rounds that are over, newest first.
    static func rounds(limit: Int, _ tx: any ReadTransaction) throws -> [PulseRound] {
        try tx.values("SELECT month FROM pulse_round ORDER BY month DESC LIMIT \(limit)", as: Int.self).map { PulseRound(month: $0) }
    }

    static func firstRounds(limit: Int, _ tx: any ReadTransaction) throws -> [PulseRound] {
        try tx.values("SELECT month FROM pulse_round ORDER BY month LIMIT \(limit)", as: Int.self).map { PulseRound(month: $0) }
    }

    static func results(of unit: ID<Unit>, in rounds: [PulseRound], within scope: Scope, _ tx: any ReadTransaction) throws -> [PulseResult] {
        try results("unit_id = \(unit) AND \(scope.covers("unit_id"))", rounds, tx)
    }

    /// Of some units, such as those right below one.
    static func results(of units: [ID<Unit>], within scope: Scope, in round: PulseRound, _ tx: any ReadTransaction) throws -> [PulseResult] {
        guard !units.isEmpty else { return [] }
        return try results("unit_id IN \(list: units) AND \(scope.covers("unit_id"))", [round], tx)
    }

    private static func results(_ where: SQL, _ rounds: [PulseRound], _ tx: any ReadTransaction) throws -> [PulseResult] {
        guard !rounds.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT month, unit_id, question, n1, n2, n3, n4, n5 FROM pulse_result WHERE \(`where`) AND month IN \(list: rounds.map(\.month))
            ORDER BY month, unit_id, question LIMIT 2000
            """
        ).compactMap { row in
            guard let question = PulseQuestion(rawValue: try row.get(2)) else { return nil }
            return PulseResult(
                round: PulseRound(month: try row.get(0)), unit: try row.get(1), question: question,
                counts: try (3..<8).map { try row.get($0) })
        }
    }
}
