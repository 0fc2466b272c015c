package import Statistics
package import Storage

/// Practice as rows. Whatever is read here is the asker's own, but for the counts of many people.
package enum PracticeQueries {
    /// Cards in use whose principle is in use too.
    private static let live: SQL = "practice_card c JOIN principle p ON p.id = c.principle_id AND p.retired_at IS NULL AND c.retired_at IS NULL"

    // MARK: The day

    static func turns(of colleague: ID<Colleague>, on day: Day, _ tx: any ReadTransaction) throws -> [PracticeDay.Turn] {
        try tx.rows(
            """
            SELECT t.card_id, t.is_new, t.rating IS NOT NULL FROM practice_turn t WHERE t.colleague_id = \(colleague) AND t.day = \(day.number)
            ORDER BY t.at, t.card_id LIMIT 50
            """
        ).map { PracticeDay.Turn(card: try $0.get(0), isNew: try $0.get(1), isRated: try $0.get(2)) }
    }

    /// Due before an instant, the longest overdue first, without those of this day.
    static func due(
        of colleague: ID<Colleague>, before end: Instant, on day: Day, limit: Int, _ tx: any ReadTransaction
    ) throws -> [ID<PracticeCard>] {
        try tx.values(
            """
            SELECT m.card_id FROM practice_memory m, \(live)
            WHERE c.id = m.card_id AND m.colleague_id = \(colleague) AND m.due_at < \(end) AND NOT EXISTS (
                SELECT 1 FROM practice_turn t WHERE t.colleague_id = m.colleague_id AND t.day = \(day.number) AND t.card_id = m.card_id)
            ORDER BY m.due_at, m.card_id LIMIT \(limit)
            """)
    }

    /// Never met, of situations that the colleague was not ready for: the oldest first.
    static func asked(of colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [ID<PracticeCard>] {
        try tx.values(
            """
            SELECT c.id FROM not_ready n JOIN situation s ON s.id = n.situation_id AND s.state = 'live'
            JOIN practice_card c ON c.situation_id = s.id AND c.retired_at IS NULL
            JOIN principle p ON p.id = c.principle_id AND p.retired_at IS NULL
            WHERE n.colleague_id = \(colleague) AND \(isNotMet(by: colleague)) GROUP BY c.id ORDER BY MIN(n.at), c.id LIMIT \(limit)
            """)
    }

    /// Never met, in the order of the house.
    static func fresh(of colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction) throws -> [ID<PracticeCard>] {
        try tx.values("SELECT c.id FROM \(live) WHERE \(isNotMet(by: colleague)) ORDER BY p.position, c.position, c.id LIMIT \(limit)")
    }

    private static func isNotMet(by colleague: ID<Colleague>) -> SQL {
        "NOT EXISTS (SELECT 1 FROM practice_memory m WHERE m.colleague_id = \(colleague) AND m.card_id = c.id)"
    }

    // MARK: One card

    /// The card, when it is in use.
    static func liveCard(_ id: ID<PracticeCard>, _ tx: any ReadTransaction) throws -> PracticeCard? {
        guard try tx.exists("SELECT 1 FROM \(live) WHERE c.id = \(id)") else { return nil }
        return try PracticeCardQueries.card(id, tx)
    }

    package static func memory(of colleague: ID<Colleague>, _ card: ID<PracticeCard>, _ tx: any ReadTransaction) throws -> SpacedMemory? {
        try tx.row(
            """
            SELECT stability, difficulty, reviewed_at, due_at FROM practice_memory WHERE colleague_id = \(colleague) AND card_id = \(card)
            """
        ).map {
            SpacedMemory(
                phase: .review, step: nil, stability: try $0.get(0), difficulty: try $0.get(1), lastReview: try $0.get(2), due: try $0.get(3))
        }
    }

    static func set(_ memory: SpacedMemory, of colleague: ID<Colleague>, _ card: ID<PracticeCard>, in tx: any Transaction) throws {
        guard let stability = memory.stability, let difficulty = memory.difficulty, let reviewed = memory.lastReview else { return }
        try tx.run(
            """
            INSERT INTO practice_memory (colleague_id, card_id, stability, difficulty, reviewed_at, due_at)
            VALUES (\(colleague), \(card), \(stability), \(difficulty), \(reviewed), \(memory.due))
            ON CONFLICT (colleague_id, card_id) DO UPDATE SET stability = excluded.stability, difficulty = excluded.difficulty,
                reviewed_at = excluded.reviewed_at, due_at = excluded.due_at
            """)
    }

    static func add(
        _ answer: PracticeAnswer, to card: ID<PracticeCard>, of colleague: ID<Colleague>, on day: Day, isNew: Bool, in tx: any Transaction
    ) throws {
        var (chosen, words): (Int?, String?) = (nil, nil)
        switch answer {
        case .chosen(let place): chosen = place
        case .written(let own): words = own
        }
        try tx.run(
            """
            INSERT INTO practice_turn (colleague_id, day, card_id, is_new, chosen, words, at)
            VALUES (\(colleague), \(day.number), \(card), \(isNew), \(chosen), \(words), \(tx.now)) ON CONFLICT DO NOTHING
            """)
    }

    /// Notes how an answer of this day went, once; false when there is none or it was noted.
    static func rate(
        _ card: ID<PracticeCard>, of colleague: ID<Colleague>, on day: Day, _ rating: Int, in tx: any Transaction
    ) throws -> Bool {
        try tx.run(
            """
            UPDATE practice_turn SET rating = \(rating)
            WHERE colleague_id = \(colleague) AND day = \(day.number) AND card_id = \(card) AND rating IS NULL
            """) == 1
    }

    /// What was answered on this day, or the last time before it.
    static func answer(
        to card: ID<PracticeCard>, of colleague: ID<Colleague>, through day: Day, _ tx: any ReadTransaction
    ) throws -> (day: Day, answer: PracticeAnswer)? {
        try tx.row(
            """
            SELECT day, chosen, words FROM practice_turn
            WHERE colleague_id = \(colleague) AND card_id = \(card) AND day <= \(day.number) ORDER BY day DESC LIMIT 1
            """
        ).flatMap { row in
            let day = Day(try row.get(0))
            if let place: Int = try row.maybe(1) { return (day, .chosen(place)) }
            return try row.maybe(2, as: String.self).map { (day, .written($0)) }
        }
    }

    // MARK: All of one's own

    /// Cards that were met, those that come again soonest first.
    static func met(
        by colleague: ID<Colleague>, limit: Int, _ tx: any ReadTransaction
    ) throws -> [(card: ID<PracticeCard>, title: String, due: Instant)] {
        try tx.rows(
            """
            SELECT c.id, c.title, m.due_at FROM practice_memory m, \(live)
            WHERE c.id = m.card_id AND m.colleague_id = \(colleague) ORDER BY m.due_at, c.id LIMIT \(limit)
            """
        ).map { (card: try $0.get(0), title: try $0.get(1), due: try $0.get(2)) }
    }

    static func wish(of colleague: ID<Colleague>, _ tx: any ReadTransaction) throws -> PracticeWish {
        var wish = PracticeWish()
        guard let row = try tx.row("SELECT rests, quiet_from, quiet_until FROM practice_wish WHERE colleague_id = \(colleague)") else { return wish }
        (wish.rests, wish.quietFrom, wish.quietUntil) = (try row.get(0), try row.get(1), try row.get(2))
        return wish
    }

    package static func set(_ wish: PracticeWish, of colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO practice_wish (colleague_id, rests, quiet_from, quiet_until)
            VALUES (\(colleague), \(wish.rests), \(wish.quietFrom), \(wish.quietUntil))
            ON CONFLICT (colleague_id) DO UPDATE SET rests = excluded.rests, quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until
            """)
    }

    /// Takes away everything that a colleague has practised, written and thought.
    static func forget(_ colleague: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM practice_turn WHERE colleague_id = \(colleague)")
        try tx.run("DELETE FROM practice_memory WHERE colleague_id = \(colleague)")
        try tx.run("DELETE FROM prediction WHERE colleague_id = \(colleague)")
    }

    /// Answers of long ago; what was learned from them is kept in the memory.
    static func forgetOld(before day: Day, limit: Int, in tx: any Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM practice_turn WHERE (colleague_id, day, card_id) IN (
                SELECT colleague_id, day, card_id FROM practice_turn WHERE day < \(day.number) LIMIT \(limit))
            """)
    }

    // MARK: Counts of many

    /// For every unit itself: how many colleagues there are, and how many of them practised in these days.
    static func counts(from first: Day, through last: Day, _ tx: any ReadTransaction) throws -> [(unit: ID<Unit>, people: Int, practised: Int)] {
        try tx.rows(
            """
            SELECT c.unit_id, COUNT(*), SUM(CASE WHEN EXISTS (SELECT 1 FROM practice_turn t
                WHERE t.colleague_id = c.id AND t.day BETWEEN \(first.number) AND \(last.number)) THEN 1 ELSE 0 END)
            FROM colleague c WHERE c.disabled_at IS NULL GROUP BY c.unit_id
            """
        ).map { (unit: try $0.get(0), people: try $0.get(1), practised: try $0.get(2)) }
    }
}
