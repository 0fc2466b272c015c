import Storage

/// The organisation's rules for recoveries, as rows.
enum RecoveryRulesQueries {
    static func rules(_ tx: any ReadTransaction) throws -> RecoveryRules {
        var rules = RecoveryRules()
        let texts: [String] = try tx.values("SELECT rule FROM opening_rule WHERE is_on = \(true) ORDER BY position")
        // No row at all means that nobody has edited them; "off" is the row that says there are none.
        if !texts.isEmpty { rules.opening = OpeningRuleText.rules(texts) }
        for row in try tx.rows("SELECT kind, rule FROM clock_rule") {
            guard let name = RecoveryRules.ClockName(rawValue: try row.get(0)), let allowance = Allowance(try row.get(1)) else { continue }
            rules[name] = allowance
        }
        return rules
    }

    static func save(_ rules: RecoveryRules, in tx: any Transaction) throws {
        try tx.run("DELETE FROM opening_rule")
        let texts = OpeningRuleText.texts(rules.opening)
        for (position, text) in (texts.isEmpty ? ["off"] : texts).enumerated() {
            try tx.run("INSERT INTO opening_rule (id, position, rule, is_on) VALUES (\(position + 1), \(position), \(text), \(true))")
        }
        for name in RecoveryRules.ClockName.allCases {
            try tx.run(
                """
                INSERT INTO clock_rule (kind, rule) VALUES (\(name.rawValue), \(rules[name].text))
                ON CONFLICT (kind) DO UPDATE SET rule = excluded.rule
                """)
        }
    }
}
