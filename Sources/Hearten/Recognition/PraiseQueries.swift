package import Storage

/// All SQL about praise and who is meant.
package enum PraiseQueries {
    // MARK: Writing

    static func add(
        _ meant: ColleagueNames.Meant, to moment: ID<Moment>, isPraise: Bool, deliveredAt: Instant?, isByShift: Bool = false,
        in tx: any Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO moment_person (moment_id, colleague_id, state, sure, is_praise, delivered_at, found_by)
            VALUES (\(moment), \(meant.person), \(deliveredAt == nil ? "suggested" : "confirmed"), \(meant.sure), \(isPraise), \(deliveredAt),
                \(isByShift ? "shift" : "name"))
            ON CONFLICT (moment_id, colleague_id) DO NOTHING
            """)
    }

    /// `isDecided`: a person has said that the whole team is meant.
    static func addTeam(_ unit: ID<Unit>, to moment: ID<Moment>, at: Instant, isDecided: Bool = false, in tx: any Transaction) throws {
        let decided: Instant? = isDecided ? at : nil
        try tx.run(
            """
            INSERT INTO team_praise (moment_id, unit_id, delivered_at, decided_at) VALUES (\(moment), \(unit), \(at), \(decided))
            ON CONFLICT (moment_id) DO UPDATE SET decided_at = coalesce(team_praise.decided_at, excluded.decided_at)
            """)
    }

    /// It was no praise after all: nobody but those who are named for sure keeps it, and only as a mention.
    static func takeBack(_ moment: ID<Moment>, in tx: any Transaction) throws {
        try removeTeam(moment, in: tx)
        try tx.run("DELETE FROM moment_person WHERE moment_id = \(moment) AND state <> 'confirmed'")
        try tx.run("UPDATE moment_person SET is_praise = \(false), shared_at = NULL WHERE moment_id = \(moment) AND is_praise = \(true)")
    }

    static func removeTeam(_ moment: ID<Moment>, in tx: any Transaction) throws {
        try tx.run("DELETE FROM team_praise WHERE moment_id = \(moment)")
    }

    static func confirm(_ moment: ID<Moment>, _ person: ID<Colleague>, by decider: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO moment_person (moment_id, colleague_id, state, sure, is_praise, decided_by, decided_at, delivered_at)
            VALUES (\(moment), \(person), 'confirmed', 1.0, \(true), \(decider), \(tx.now), \(tx.now))
            ON CONFLICT (moment_id, colleague_id) DO UPDATE SET state = 'confirmed', sure = 1.0, decided_by = excluded.decided_by,
                decided_at = excluded.decided_at, delivered_at = coalesce(moment_person.delivered_at, excluded.delivered_at)
            """)
    }

    static func decline(_ moment: ID<Moment>, _ person: ID<Colleague>, by decider: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE moment_person SET state = 'declined', decided_by = \(decider), decided_at = \(tx.now), shared_at = NULL
            WHERE moment_id = \(moment) AND colleague_id = \(person)
            """)
    }

    /// Those who were only suggested are not meant after all.
    static func declineOthers(_ moment: ID<Moment>, but person: ID<Colleague>?, by decider: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE moment_person SET state = 'declined', decided_by = \(decider), decided_at = \(tx.now)
            WHERE moment_id = \(moment) AND state = 'suggested' AND colleague_id <> \(person?.value ?? 0)
            """)
    }

    /// Sets one of the times, once.
    static func mark(_ column: StaticString, _ moment: ID<Moment>, _ person: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            UPDATE moment_person SET \(name: column) = \(tx.now)
            WHERE moment_id = \(moment) AND colleague_id = \(person) AND \(name: column) IS NULL
            """)
    }

    static func setNote(_ words: String?, _ moment: ID<Moment>, _ person: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run("UPDATE moment_person SET note = \(words) WHERE moment_id = \(moment) AND colleague_id = \(person)")
    }

    /// Sets what lists, search and exports show: nothing of praise that is only for the person it is for.
    ///
    /// To be called whenever it changes whom praise is for, or with whom the customer shares it.
    package static func refreshShownWords(of moment: ID<Moment>, _ services: Services, in tx: any Transaction) throws {
        guard let found = try MomentQueries.find(moment, tx), let words = found.words else { return }
        let isPrivate = try found.sharing == .person && hasAnyone(moment, tx)
        let shown = isPrivate ? services.privateWords : services.maskedWords(words)
        guard shown != found.masked else { return }
        try tx.run("UPDATE moment SET shown_words = \(shown) WHERE id = \(moment)")
        try MomentQueries.queueForIndex([moment], in: tx)
    }

    // MARK: Looking up

    /// SQL that is true for people `p` who may know that they are meant. Who was only on shift there then is shown to whoever leads,
    /// and to nobody else before that is settled.
    private static let isTold: SQL = "(p.state = 'confirmed' OR (p.state = 'suggested' AND p.found_by = 'name'))"

    struct Mine {
        var state: String
        var isPraise: Bool
        var sharing: Moment.Sharing
        var unit: ID<Unit>
    }

    static func mine(_ moment: ID<Moment>, _ person: ID<Colleague>, _ tx: any ReadTransaction) throws -> Mine? {
        try tx.row(
            """
            SELECT p.state, p.is_praise, m.sharing, m.unit_id FROM moment_person p JOIN moment m ON m.id = p.moment_id
            WHERE p.moment_id = \(moment) AND p.colleague_id = \(person) AND \(isTold) AND m.state = 'kept'
            """
        ).map { Mine(state: try $0.get(0), isPraise: try $0.get(1), sharing: Moment.Sharing(rawValue: try $0.get(2)) ?? .none, unit: try $0.get(3)) }
    }

    static func candidates(of moment: ID<Moment>, _ tx: any ReadTransaction) throws -> [ID<Colleague>] {
        try tx.values(
            "SELECT colleague_id FROM moment_person WHERE moment_id = \(moment) AND is_praise = \(true) AND state = 'suggested'",
            as: ID<Colleague>.self)
    }

    /// Whether it still has to be said who is meant: nobody has it for sure.
    static func isOpen(_ moment: ID<Moment>, _ tx: any ReadTransaction) throws -> Bool {
        try !tx.exists("SELECT 1 FROM moment_person WHERE moment_id = \(moment) AND is_praise = \(true) AND state = 'confirmed'")
    }

    static func hasAnyone(_ moment: ID<Moment>, _ tx: any ReadTransaction) throws -> Bool {
        try tx.exists("SELECT 1 FROM moment_person p WHERE p.moment_id = \(moment) AND p.is_praise = \(true) AND \(isTold)")
    }

    /// Whom this moment's praise reaches; nil when it is no praise.
    package static func promise(of moment: ID<Moment>, _ tx: any ReadTransaction) throws -> PraisePromise? {
        let rows = try tx.rows(
            """
            SELECT p.state, c.given_name FROM moment_person p JOIN colleague c ON c.id = p.colleague_id
            WHERE p.moment_id = \(moment) AND p.is_praise = \(true) AND \(isTold) ORDER BY c.given_name, c.id
            """)
        let names = try rows.filter { try $0.get(0, as: String.self) == "confirmed" }.map { try $0.get(1, as: String.self) }
        if !names.isEmpty { return .people(names) }
        if !rows.isEmpty { return .somebody }
        return try tx.exists("SELECT 1 FROM team_praise WHERE moment_id = \(moment)") ? .team : nil
    }

    /// Given names of those who have said thank you to the customer.
    package static func thankful(for moment: ID<Moment>, _ tx: any ReadTransaction) throws -> [String] {
        try tx.values(
            """
            SELECT c.given_name FROM moment_person p JOIN colleague c ON c.id = p.colleague_id
            WHERE p.moment_id = \(moment) AND p.is_praise = \(true) AND p.state = 'confirmed' AND p.thanked_at IS NOT NULL ORDER BY p.thanked_at
            """, as: String.self)
    }

    /// What named colleagues added about words that are not praise: for those who work on the case.
    package static func notes(on moment: ID<Moment>, _ tx: any ReadTransaction) throws -> [(name: String, note: String)] {
        try tx.rows(
            """
            SELECT c.name, p.note FROM moment_person p JOIN colleague c ON c.id = p.colleague_id
            WHERE p.moment_id = \(moment) AND p.is_praise = \(false) AND p.note IS NOT NULL ORDER BY c.name
            """
        ).map { (try $0.get(0), try $0.get(1)) }
    }

    /// Everybody whose name has to be known to find or mask it.
    static func names(_ tx: any ReadTransaction) throws -> ColleagueNames {
        ColleagueNames(
            try tx.rows("SELECT id, name, given_name, unit_id, disabled_at FROM colleague ORDER BY id").map {
                .init(
                    id: try $0.get(0), name: try $0.get(1), givenName: try $0.get(2), unit: try $0.get(3),
                    hasLeft: try $0.maybe(4, as: Instant.self) != nil)
            })
    }
}
