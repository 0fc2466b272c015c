import Storage

/// What was said in a case, by whom.
struct CaseMessage: Sendable {
    enum Kind: String, Sendable { case reply, customer, note, verdict, question }
    let id: ID<CaseMessage>
    let at: Instant
    let kind: Kind
    let author: ID<Colleague>?
    let words: String?
    let apology: String?
    let action: String?
    let invitation: String?
    let followUp: String?
    let followUpAt: Instant?
    /// How a customer's message came by mail, if it did.
    var mail: CameByMail?
}

/// What is known of a message that came by mail. Whoever sent it has proved nothing.
struct CameByMail: Sendable, Equatable {
    /// Whether its sender's address is the one that the customer left.
    var isFromKnown: Bool
    /// The mail that it answers, and whatever else was folded away.
    var quoted: String?
    /// The names of its files, which are not kept, and how many there were.
    var files: [String] = []
    var fileCount = 0
    var isCut = false
}

/// A part of a case that somebody took on.
struct CaseTask: Sendable {
    let id: ID<CaseTask>
    let caseID: ID<RecoveryCase>
    let text: String
    let owner: ID<Colleague>?
    let createdAt: Instant
    let dueAt: Instant?
    let doneAt: Instant?
    let doneBy: ID<Colleague>?
}

/// One thing that happened to a case: a kind and ids, no words.
struct CaseEvent: Sendable {
    enum Kind: String, Sendable {
        case opened, joinedMoment = "joined-moment", taken, offered, declined, helper, task, taskDone = "task-done", answered, note, asked
        case verdictYes = "verdict-yes", verdictPartly = "verdict-partly", verdictNo = "verdict-no", silent, wrote, reopened, paused, resumed
        case warned, late, escalated, followedUp = "followed-up", erased, cause, released, mailReturned = "mail-returned"
    }
    let kind: Kind
    let at: Instant
    let colleague: ID<Colleague>?
    let subject: Int64?
}

/// Messages, tasks, helpers and events of cases, as rows.
enum CaseTalkQueries {
    // MARK: Messages

    /// Stores a message; false when this key has brought one in already.
    static func insert(_ one: CaseMessage, in id: ID<RecoveryCase>, key: String?, _ tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO case_message (id, case_id, at, kind, written_by, words, apology, action, invitation, follow_up, follow_up_at, key)
            VALUES (\(one.id), \(id), \(one.at), \(one.kind.rawValue), \(one.author), \(one.words), \(one.apology), \(one.action),
                \(one.invitation), \(one.followUp), \(one.followUpAt), \(key)) ON CONFLICT (key) DO NOTHING
            """) == 1
    }

    private static let messageColumns: SQL = "id, at, kind, written_by, words, apology, action, invitation, follow_up, follow_up_at"

    private static func message(_ row: Row) throws -> CaseMessage {
        CaseMessage(
            id: try row.get(0), at: try row.get(1), kind: CaseMessage.Kind(rawValue: try row.get(2)) ?? .note, author: try row.maybe(3),
            words: try row.maybe(4), apology: try row.maybe(5), action: try row.maybe(6), invitation: try row.maybe(7),
            followUp: try row.maybe(8), followUpAt: try row.maybe(9))
    }

    static func messages(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> [CaseMessage] {
        let messages = try tx.rows("SELECT \(messageColumns) FROM case_message WHERE case_id = \(id) ORDER BY at, id LIMIT 500").map(message)
        let mail = try CaseMailQueries.mail(of: id, tx)
        guard !mail.isEmpty else { return messages }
        return messages.map { one in
            var one = one
            one.mail = mail[one.id]
            return one
        }
    }

    /// The newest replies of the house to others, whoever wrote them.
    static func replies(besides id: ID<RecoveryCase>, limit: Int, _ tx: any ReadTransaction) throws -> [CaseMessage] {
        try tx.rows(
            """
            SELECT \(messageColumns) FROM case_message WHERE kind = 'reply' AND case_id <> \(id) ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ).map(message)
    }

    static func hasKey(_ key: String, _ tx: any ReadTransaction) throws -> Bool { try tx.exists("SELECT 1 FROM case_message WHERE key = \(key)") }

    // MARK: Tasks

    static func insert(_ one: CaseTask, by author: ID<Colleague>, in tx: any Transaction) throws {
        try tx.run(
            """
            INSERT INTO case_task (id, case_id, text, owner_id, due_at, created_by, created_at)
            VALUES (\(one.id), \(one.caseID), \(one.text), \(one.owner), \(one.dueAt), \(author), \(one.createdAt))
            """)
    }

    static func task(_ id: ID<CaseTask>, of caseID: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> CaseTask? {
        try tasks(of: caseID, tx).first { $0.id == id }
    }

    static func tasks(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> [CaseTask] {
        try tx.rows(
            """
            SELECT id, case_id, text, owner_id, created_at, due_at, done_at, done_by FROM case_task WHERE case_id = \(id) ORDER BY created_at, id LIMIT 100
            """
        ).map(task)
    }

    private static func task(_ row: Row) throws -> CaseTask {
        CaseTask(
            id: try row.get(0), caseID: try row.get(1), text: try row.get(2), owner: try row.maybe(3), createdAt: try row.get(4),
            dueAt: try row.maybe(5), doneAt: try row.maybe(6), doneBy: try row.maybe(7))
    }

    static func setDone(_ id: ID<CaseTask>, by colleague: ID<Colleague>, in tx: any Transaction) throws -> Bool {
        try tx.run("UPDATE case_task SET done_at = \(tx.now), done_by = \(colleague) WHERE id = \(id) AND done_at IS NULL") == 1
    }

    // MARK: Helpers

    static func addHelper(_ colleague: ID<Colleague>, to id: ID<RecoveryCase>, askedBy: ID<Colleague>?, in tx: any Transaction) throws -> Bool {
        try tx.run(
            """
            INSERT INTO case_member (case_id, colleague_id, asked_by, joined_at) VALUES (\(id), \(colleague), \(askedBy), \(tx.now))
            ON CONFLICT DO NOTHING
            """) == 1
    }

    static func helpers(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> [ID<Colleague>] {
        try tx.values("SELECT colleague_id FROM case_member WHERE case_id = \(id) ORDER BY joined_at LIMIT 50")
    }

    // MARK: Events

    static func note(
        _ kind: CaseEvent.Kind, _ id: ID<RecoveryCase>, by colleague: ID<Colleague>? = nil, subject: Int64? = nil, at: Instant? = nil,
        random: Randomness, in tx: any Transaction
    ) throws {
        let event = ID<CaseEvent>(at: at ?? tx.now, random: random.next())
        try tx.run(
            """
            INSERT INTO case_event (id, case_id, at, kind, colleague_id, subject_id)
            VALUES (\(event), \(id), \(at ?? tx.now), \(kind.rawValue), \(colleague), \(subject))
            """)
    }

    static func events(of id: ID<RecoveryCase>, _ tx: any ReadTransaction) throws -> [CaseEvent] {
        try tx.rows("SELECT kind, at, colleague_id, subject_id FROM case_event WHERE case_id = \(id) ORDER BY at, id LIMIT 500").compactMap { row in
            guard let kind = CaseEvent.Kind(rawValue: try row.get(0)) else { return nil }
            return CaseEvent(kind: kind, at: try row.get(1), colleague: try row.maybe(2), subject: try row.maybe(3))
        }
    }

    // MARK: People

    /// Names and titles of colleagues, whoever they are.
    static func people(_ ids: some Sequence<ID<Colleague>>, _ tx: any ReadTransaction) throws -> [ID<Colleague>: CasePerson] {
        let all = Array(Set(ids))
        guard !all.isEmpty else { return [:] }
        var people: [ID<Colleague>: CasePerson] = [:]
        for row in try tx.rows("SELECT id, name, given_name, title FROM colleague WHERE id IN \(list: all)") {
            let id: ID<Colleague> = try row.get(0)
            people[id] = CasePerson(id: id, name: try row.get(1), givenName: try row.get(2), title: try row.get(3))
        }
        return people
    }

    /// Colleagues who can be asked at a unit: those of its site, the nearest first, by name.
    static func askable(within units: [ID<Unit>], _ tx: any ReadTransaction) throws -> [CasePerson] {
        guard !units.isEmpty else { return [] }
        return try tx.rows(
            """
            SELECT id, name, given_name, title FROM colleague WHERE unit_id IN \(list: units) AND disabled_at IS NULL ORDER BY name, id LIMIT 200
            """
        ).map { CasePerson(id: try $0.get(0), name: try $0.get(1), givenName: try $0.get(2), title: try $0.get(3)) }
    }
}

/// A colleague as a case shows them.
struct CasePerson: Sendable, Hashable {
    let id: ID<Colleague>
    let name: String
    let givenName: String
    let title: String
}
