package import Storage

/// Duties of a month as rows. What a leader wrote is read by that leader only; whoever leads them reads kept or not.
package enum MonthDutyQueries {
    // MARK: The principle

    package static func principle(of month: Month, _ tx: any ReadTransaction) throws -> ID<Principle>? {
        try tx.value("SELECT principle_id FROM month_principle WHERE month = \(month.number)")
    }

    static func setPrinciple(_ principle: ID<Principle>, of month: Month, by colleague: ID<Colleague>?, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO month_principle (month, principle_id, chosen_by, chosen_at) VALUES (\(month.number), \(principle), \(colleague), \(tx.now))
            ON CONFLICT (month) DO UPDATE SET principle_id = excluded.principle_id, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at
            """)
    }

    /// The one in use that was the principle of a month longest ago, or never; in the order of the house.
    static func nextPrinciple(before month: Month, _ tx: any ReadTransaction) throws -> ID<Principle>? {
        try tx.value(
            """
            SELECT p.id FROM principle p WHERE p.retired_at IS NULL
            ORDER BY coalesce((SELECT MAX(m.month) FROM month_principle m WHERE m.principle_id = p.id AND m.month < \(month.number)), 0), p.position, p.id
            LIMIT 1
            """)
    }

    // MARK: Duties

    /// Leaders without a duty of this month, each with the unit that they work in.
    static func leadersWithout(_ month: Month, limit: Int, _ tx: any ReadTransaction) throws -> [(id: ID<Colleague>, unit: ID<Unit>)] {
        try tx.rows(
            """
            SELECT c.id, c.unit_id FROM colleague c WHERE c.disabled_at IS NULL AND \(leads)
                AND NOT EXISTS (SELECT 1 FROM month_duty d WHERE d.colleague_id = c.id AND d.month = \(month.number))
            ORDER BY c.id LIMIT \(limit)
            """
        ).map { (id: try $0.get(0), unit: try $0.get(1)) }
    }

    static func add(_ duty: MonthDuty, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO month_duty (id, colleague_id, unit_id, month, principle_id, made_at)
            VALUES (\(duty.id), \(duty.leader), \(duty.unit), \(duty.month.number), \(duty.principle), \(tx.now))
            """)
        for part in duty.parts {
            try tx.run("INSERT INTO month_duty_step (duty_id, step, due_at) VALUES (\(duty.id), \(part.step.rawValue), \(part.dueAt))")
        }
    }

    private static let columns: SQL = "d.id, d.colleague_id, d.unit_id, d.month, d.principle_id"

    private static func duty(_ row: Row) throws -> MonthDuty {
        MonthDuty(id: try row.get(0), leader: try row.get(1), unit: try row.get(2), month: Month(try row.get(3)), principle: try row.get(4))
    }

    /// The duties with their steps in order.
    private static func withParts(_ duties: [MonthDuty], _ tx: any ReadTransaction) throws -> [MonthDuty] {
        guard !duties.isEmpty else { return [] }
        var parts: [ID<MonthDuty>: [MonthDuty.Part]] = [:]
        for row in try tx.rows(
            """
            SELECT duty_id, step, due_at, kept_at FROM month_duty_step WHERE duty_id IN \(list: duties.map(\.id)) ORDER BY duty_id, step
            """)
        {
            guard let step = MonthDuty.Step(rawValue: try row.get(1)) else { continue }
            parts[try row.get(0), default: []].append(.init(step: step, dueAt: try row.get(2), keptAt: try row.maybe(3)))
        }
        return duties.map { duty in
            var duty = duty
            duty.parts = MonthDuty.Step.allCases.compactMap { step in parts[duty.id]?.first { $0.step == step } }
            return duty
        }
    }

    /// One's own, the newest month first.
    package static func own(_ leader: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [MonthDuty] {
        try withParts(
            tx.rows("SELECT \(columns) FROM month_duty d WHERE d.colleague_id = \(leader) ORDER BY d.month DESC LIMIT \(limit)").map(duty), tx)
    }

    static func own(_ id: ID<MonthDuty>, of leader: ID<Colleague>, _ tx: any ReadTransaction) throws -> MonthDuty? {
        try withParts(tx.rows("SELECT \(columns) FROM month_duty d WHERE d.id = \(id) AND d.colleague_id = \(leader)").map(duty), tx).first
    }

    /// Who leads whom, of those who still work here.
    static func whoLeads(_ house: House, _ tx: any ReadTransaction) throws -> WhoLeads {
        var parts: [WhoLeads.Part] = []
        try tx.each(
            """
            SELECT a.colleague_id, a.unit_id, a.role FROM assignment a JOIN colleague c ON c.id = a.colleague_id
            WHERE c.disabled_at IS NULL AND (a.role = 'leader' OR a.role = 'service-lead') ORDER BY a.unit_id, c.name, c.id
            """
        ) { row in
            guard let role = Role(rawValue: try row.get(2)) else { return }
            parts.append(.init(colleague: try row.get(0), unit: try row.get(1), role: role))
        }
        var named: [ID<Colleague>: ID<Colleague>] = [:]
        try tx.each(
            """
            SELECT c.id, l.id FROM colleague c JOIN colleague l ON l.id = c.leader_id
            WHERE c.disabled_at IS NULL AND l.disabled_at IS NULL AND \(leads)
            """
        ) { named[try $0.get(0)] = try $0.get(1) }
        return WhoLeads(house, parts: parts, named: named)
    }

    /// True for colleagues `c` who lead something today.
    private static let leads: SQL = "EXISTS (SELECT 1 FROM assignment a WHERE a.colleague_id = c.id AND a.role = 'leader')"

    /// Those of the leaders whom one leads, by name.
    static func below(_ leader: ID<Colleague>, in month: Month, _ house: House, limit: Int, _ tx: any ReadTransaction) throws -> [(
        name: String, duty: MonthDuty
    )] {
        let line = try whoLeads(house, tx)
        var found: [(name: String, duty: MonthDuty)] = []
        try tx.each(
            """
            SELECT \(columns), c.name FROM month_duty d JOIN colleague c ON c.id = d.colleague_id
            WHERE d.month = \(month.number) AND d.colleague_id <> \(leader) AND c.disabled_at IS NULL AND \(leads) ORDER BY c.name, c.id
            """
        ) { row in
            guard found.count < limit else { return }
            let one = try duty(row)
            if line.above(one.leader, worksAt: one.unit).contains(leader) { found.append((name: try row.get(5), duty: one)) }
        }
        let whole = try withParts(found.map(\.duty), tx)
        return zip(found, whole).map { (name: $0.name, duty: $1) }
    }

    // MARK: Keeping

    /// What a leader says of a step; which fields are used depends on the step.
    package struct Words: Sendable, Equatable {
        package var learned: String?
        package var did: String?
        package var value: String?
        /// The thanks that went to the one who is recognised.
        package var thanks: ID<ColleagueThanks>?
        package init(learned: String? = nil, did: String? = nil, value: String? = nil, thanks: ID<ColleagueThanks>? = nil) {
            (self.learned, self.did, self.value, self.thanks) = (learned, did, value, thanks)
        }
    }

    /// False when it was kept before; what was written then stays.
    package static func keep(_ step: MonthDuty.Step, of duty: ID<MonthDuty>, _ words: Words, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE month_duty_step SET kept_at = \(tx.now), learned = \(words.learned), did = \(words.did), value = \(words.value),
                thanks_id = \(words.thanks)
            WHERE duty_id = \(duty) AND step = \(step.rawValue) AND kept_at IS NULL
            """) == 1
    }

    /// What a leader wrote, for that leader.
    static func debrief(of duty: ID<MonthDuty>, _ tx: any ReadTransaction) throws -> Words {
        try tx.row("SELECT learned, did, value FROM month_duty_step WHERE duty_id = \(duty) AND step = 'debrief'").map {
            Words(learned: try $0.maybe(0), did: try $0.maybe(1), value: try $0.maybe(2))
        } ?? Words()
    }

    /// Whom a leader has recognised, and in which words; for that leader.
    static func recognised(in duty: ID<MonthDuty>, _ tx: any ReadTransaction) throws -> (name: String, words: String)? {
        try tx.row(
            """
            SELECT c.name, t.words FROM month_duty_step s JOIN colleague_thanks t ON t.id = s.thanks_id JOIN colleague c ON c.id = t.to_id
            WHERE s.duty_id = \(duty) AND s.step = 'recognise'
            """
        ).map { (name: try $0.get(0), words: try $0.get(1)) }
    }

    /// Whom a leader may recognise: those who work in what they lead, the nearest first, and those whom the register gives them.
    static func team(of leader: ID<Colleague>, within led: Scope, limit: Int, _ tx: any ReadTransaction) throws -> [(id: ID<Colleague>, name: String)]
    {
        guard !led.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT id, name FROM colleague WHERE (\(led.covers("unit_id")) OR leader_id = \(leader)) AND id <> \(leader) AND disabled_at IS NULL
            ORDER BY CASE WHEN leader_id = \(leader) OR unit_id IN \(list: led.roots) THEN 0 ELSE 1 END, name, id LIMIT \(limit)
            """
        ).map { (id: try $0.get(0), name: try $0.get(1)) }
    }

    // MARK: The clock

    /// A step that is open and near its day, with whom it is about.
    struct Waiting: Sendable {
        let duty: ID<MonthDuty>
        let step: MonthDuty.Step
        let leader: ID<Colleague>
        let unit: ID<Unit>
        let dueAt: Instant
        let remindedAt: Instant?
        let escalatedAt: Instant?
    }

    /// Open steps of those who still lead, due before an instant and not passed on yet, the oldest first, after one of them.
    static func waiting(before end: Instant, since: Instant, after last: Waiting?, limit: Int, _ tx: any ReadTransaction) throws -> [Waiting] {
        let beyond = last.map { one -> SQL in " AND (s.due_at, s.duty_id, s.step) > (\(one.dueAt), \(one.duty), \(one.step.rawValue))" } ?? SQL()
        return try tx.rows(
            """
            SELECT s.duty_id, s.step, d.colleague_id, d.unit_id, s.due_at, s.reminded_at, s.escalated_at
            FROM month_duty_step s JOIN month_duty d ON d.id = s.duty_id JOIN colleague c ON c.id = d.colleague_id
            WHERE s.kept_at IS NULL AND s.due_at < \(end) AND s.due_at >= \(since) AND s.escalated_at IS NULL AND c.disabled_at IS NULL
                AND \(leads)\(beyond)
            ORDER BY s.due_at, s.duty_id, s.step LIMIT \(limit)
            """
        ).compactMap { row in
            guard let step = MonthDuty.Step(rawValue: try row.get(1)) else { return nil }
            return Waiting(
                duty: try row.get(0), step: step, leader: try row.get(2), unit: try row.get(3), dueAt: try row.get(4), remindedAt: try row.maybe(5),
                escalatedAt: try row.maybe(6))
        }
    }

    static func note(_ act: DutyClock.Act, _ one: Waiting, in tx: any Transaction) throws {
        switch act {
        case .remind: try tx.run("UPDATE month_duty_step SET reminded_at = \(tx.now) WHERE duty_id = \(one.duty) AND step = \(one.step.rawValue)")
        case .escalate:
            try tx.run("UPDATE month_duty_step SET escalated_at = \(tx.now) WHERE duty_id = \(one.duty) AND step = \(one.step.rawValue)")
        }
    }
}
