import Cast
import HTTPTypes
import Logging
import Storage
import Testing

@testable import Hearten

/// Where a thing lies: below Port Amaly, below Northcombe, or with the partner.
enum Spot: String, CaseIterable, Sendable {
    case amaly = "Lounge, Port Amaly"
    case northcombe = "Bags, Northcombe"
    case partner = "Harbour Works"
}

/// Whoever asks: each role once, a leader of another place, a service lead of another place, and nobody.
enum Asker: String, CaseIterable, Sendable {
    case nobody, colleague, leader, desk, serviceLead, executive, partner, `operator`, otherLeader, otherLead

    /// The part, and the place within which it is held.
    var part: (role: Role, at: String)? {
        switch self {
        case .nobody: nil
        case .colleague: (.colleague, "Port Amaly")
        case .leader: (.leader, "Port Amaly")
        case .desk: (.desk, "Port Amaly")
        case .serviceLead: (.serviceLead, "Kittiwake Air")
        case .executive: (.executive, "Kittiwake Air")
        case .partner: (.partner, "Harbour Works")
        case .operator: (.operator, "Kittiwake Air")
        case .otherLeader: (.leader, "Northcombe")
        case .otherLead: (.serviceLead, "Northcombe")
        }
    }
}

/// The things in the house of the matrix, by where they lie.
struct SceneThings: Sendable {
    var askers: [Asker: ID<Colleague>] = [:]
    var cookies: [Asker: String] = [:]
    var units: [Spot: ID<Unit>] = [:]
    var moments: [Spot: ID<Moment>] = [:]
    /// Set aside as odd.
    var odd: [Spot: ID<Moment>] = [:]
    /// Confirmed praise of the colleague, or of the partner.
    var praise: [Spot: ID<Moment>] = [:]
    /// The same, not yet confirmed.
    var openPraise: [Spot: ID<Moment>] = [:]
    var people: [Spot: ID<Colleague>] = [:]
    var signs: [Spot: String] = [:]
    var numbers: [Spot: Int] = [:]
    var sessions: [Asker: ID<Session>] = [:]
    var tokens: [Spot: ID<Program>] = [:]
    var imports: [Spot: Int64] = [:]
    var tasks: [Spot: ID<CaseTask>] = [:]
    var language = LanguageScene()
    var devices = DeviceScene()
    var lineUps = LineUpScene()
    /// Thanks to the colleague.
    var thanks: ID<ColleagueThanks>?
    /// Asked by the bags of Northcombe, of the lounge at Port Amaly.
    var request: ID<TeamRequest>?
    var rotas: [Spot: ID<ShiftImport>] = [:]
    var customers: [Spot: ID<Customer>] = [:]
    var preferences: [Spot: ID<Preference>] = [:]
    var promises: [Spot: ID<OpenPromise>] = [:]
    var bookings: [Spot: ID<BookingImport>] = [:]
    var point: ID<Touchpoint>
}

/// A house with one thing of each kind in three places, and one asker of each kind: made once, copied for each question.
@dynamicMemberLookup
struct MatrixScene: Sendable {
    let mail = ID<Mail>(7_001)
    let mailIn = ID<MailHeld>(7_002)
    let theme = ID<OwnTheme>(7_003)
    private let things: SceneThings
    private let template: StoreTemplate

    subscript<Value>(dynamicMember path: KeyPath<SceneThings, Value>) -> Value { things[keyPath: path] }

    static let shared = Task { try await MatrixScene() }

    /// Words that are no praise, with the name of somebody who stands nowhere else.
    static let complaint = "Quillfeather ignored us for an hour and nobody said why"
    static let named = "Zebedee Quillfeather"
    /// The complaint as those may read it who do not work on it; the name is gone.
    static let rest = "ignored us for an hour"

    private init() async throws {
        let box = SceneBox()
        template = try await StoreTemplate(clock: ManualClock(TestHouse.start)) { store in
            try await Migrator(Migrations.all).migrate(store)
            let house = TestHouse(app: try await MatrixScene.app(store), clock: ManualClock(TestHouse.start))
            try await Cast.seed(house.services, weeks: 0)
            await box.set(try await MatrixScene.fill(house))
        }
        guard let made = await box.made else { throw Refusal.notFound }
        things = made
    }

    private static func app(_ store: any Store) async throws -> HeartenApp {
        var log = Logger(label: "test")
        log.logLevel = .critical
        let settings = try Settings(database: ":memory:", smtp: "smtp://localhost:2525", isDemo: true)
        return try await HeartenApp.open(settings, store: store, random: .seeded(UInt64.random(in: 0...UInt64.max)), log: log)
    }

    /// A fresh copy, in which nothing has been asked yet.
    func open() async throws -> TestHouse {
        let clock = ManualClock(TestHouse.start)
        return TestHouse(app: try await MatrixScene.app(try await template.open(clock: clock)), clock: clock)
    }
}

private actor SceneBox {
    private(set) var made: SceneThings?
    func set(_ made: SceneThings) { self.made = made }
}

extension MatrixScene {
    fileprivate static func fill(_ house: TestHouse) async throws -> SceneThings {
        var made = SceneThings(point: try #require(house.services.house.current.journey.first).id)
        try await addAskers(house, &made)
        // Nobody else in the house is called like this.
        _ = try await house.person(named, .colleague, at: try house.unit(Spot.amaly.rawValue))
        for (number, spot) in Spot.allCases.enumerated() {
            let unit = try house.unit(spot.rawValue)
            made.units[spot] = unit
            made.people[spot] = try await house.person("Plain \(spot)", spot == .partner ? .partner : .colleague, at: unit)
            let code = "MX\(number)A"
            let point = made.point
            let program: ID<Program> = house.services.newID(at: house.clock.now)
            let sign: ID<QRSign> = house.services.newID(at: house.clock.now)
            let file = Int64(9_000 + number)
            try await house.store.write { tx in
                try SignQueries.add(code: code, unit: unit, touchpoint: point, id: sign, tx)
                try tx.run(
                    """
                    INSERT INTO api_token (id, name, token_digest, unit_id, rights, created_at)
                    VALUES (\(program), 'Till', \(sha256(Array("matrix-\(spot)".utf8))), \(unit), 'read-moments tell-moments import-moments', \(tx.now))
                    """)
                try tx.run(
                    """
                    INSERT INTO moment_import (id, name, format, mapping, unit_id, state, size, created_at, bytes_done, rows_read, rows_new,
                        rows_changed, rows_same, rows_refused)
                    VALUES (\(file), 'old.csv', 'csv', '{"format":"csv","encoding":"UTF-8","headers":[],"feed":"old"}', \(unit), 'failed', 1, \(tx.now), 0, 0, 0, 0, 0, 0)
                    """)
                try tx.run(
                    """
                    INSERT INTO staff_import (id, name, plan, unit_id, state, size, created_at)
                    VALUES (\(file), 'people.csv', '{"file":{"format":"csv","encoding":"UTF-8","headers":[],"feed":"old"}}', \(unit), 'failed', 1, \(tx.now))
                    """)
            }
            made.signs[spot] = code
            made.tokens[spot] = program
            made.imports[spot] = file
        }
        try await house.store.write { tx in
            try tx.run(
                """
                INSERT INTO mail (id, event_key, recipient, subject, body, created_at, state, attempts)
                VALUES (7001, 'matrix', 'a@b.example', 'Hello', 'Hello', \(tx.now), 'refused', 1)
                """)
            try tx.run(
                """
                INSERT INTO mail_in (id, key_digest, received_at, state, reason, sender_digest, sender, subject, words, files, file_count, is_cut)
                VALUES (7002, \([1] as [UInt8]), \(tx.now), 'held', 'many-from-one', \([2] as [UInt8]), 'a@b.example', \(named), \(complaint), '', 0, \(false))
                """)
            try tx.run(
                """
                INSERT INTO api_token (id, name, token_digest, unit_id, rights, created_at)
                SELECT 8001, 'Nothing', \(sha256(Array("matrix-nothing".utf8))), id, '', \(tx.now) FROM unit WHERE parent_id IS NULL
                """)
        }
        if let lead = made.askers[.serviceLead] {
            try await house.store.write { tx in
                try tx.run(
                    "INSERT INTO theme (id, name, seeds, examples, made_by, made_at) VALUES (7003, 'Umbrellas', 'umbrella', 0, \(lead), \(tx.now))")
            }
            made.language = try await LanguageScene.fill(house, owner: lead)
            made.devices = try await DeviceScene.fill(house, people: made.people, by: lead)
            made.lineUps = try await LineUpScene.fill(house, by: lead)
        }
        if let from = made.people[.amaly], let to = made.askers[.colleague], let root = house.services.house.current.root {
            let thanks = SendThanks(id: house.services.newID(at: house.clock.now), to: to, words: "For the umbrella", principle: nil)
            let services = house.services
            try await house.store.write { try thanks.run(services, by: from, within: Scope(roots: [root]), in: $0) }
            made.thanks = thanks.id
        }
        if let asker = made.people[.northcombe], let to = made.units[.amaly],
            let viewer = try await house.store.read({ try ViewerQueries.viewer(asker, $0) })
        {
            let request = AskTeam(id: house.services.newID(at: house.clock.now), to: to, words: "A wheelchair for KA 302", wantedBy: nil)
            let services = house.services
            try await house.store.write { try request.run(services, by: viewer, in: $0) }
            made.request = request.id
        }
        made.rotas = try await RotaScene.fill(house, units: made.units)
        try await CustomerScene.fill(house, &made)
        try await house.services.house.reload(house.store)
        try await tell(house, &made)
        return made
    }

    private static func addAskers(_ house: TestHouse, _ made: inout SceneThings) async throws {
        for asker in Asker.allCases {
            guard let part = asker.part else { continue }
            let id = try await house.person("Asker \(asker)", part.role, at: try house.unit(part.at))
            made.askers[asker] = id
            made.cookies[asker] = try await house.cookie(for: id)
            made.sessions[asker] = try await house.store.read { try SessionQueries.all(of: id, $0) }.first?.id
        }
    }

    private static func tell(_ house: TestHouse, _ made: inout SceneThings) async throws {
        for spot in Spot.allCases {
            guard let unit = made.units[spot], let asker = made.askers[.colleague], let partner = made.askers[.partner] else { continue }
            var wrong = NewMoment(receivedAt: house.clock.now, unit: unit, touchpoint: made.point, channel: .web, source: .form)
            wrong.level = 1
            wrong.words = complaint
            wrong.contact = Contact(name: "Dina", email: EmailAddress("dina@guest.example"))
            made.moments[spot] = try await store(wrong, house)
            var odd = wrong
            odd.words = "Buy now, buy now"
            odd.contact = nil
            odd.suspicion = "links"
            made.odd[spot] = try await store(odd, house)
            let person = spot == .partner ? partner : asker
            made.praise[spot] = try await praise("Such kind hands at the counter", of: person, isConfirmed: true, unit, made.point, house)
            made.openPraise[spot] = try await praise("Such a warm smile at the door", of: person, isConfirmed: false, unit, made.point, house)
            if let moment = made.moments[spot] {
                made.numbers[spot] = try await house.store.read { try $0.value("SELECT number FROM recovery_case WHERE moment_id = \(moment)") }
                let task: ID<CaseTask> = house.services.newID(at: house.clock.now)
                made.tasks[spot] = task
                try await house.store.write { tx in
                    try tx.run(
                        """
                        INSERT INTO case_task (id, case_id, text, created_at)
                        SELECT \(task), id, 'Call her', \(tx.now) FROM recovery_case WHERE moment_id = \(moment)
                        """)
                }
            }
        }
    }

    private static func praise(
        _ words: String, of person: ID<Colleague>, isConfirmed: Bool, _ unit: ID<Unit>, _ point: ID<Touchpoint>, _ house: TestHouse
    ) async throws -> ID<Moment> {
        var good = NewMoment(receivedAt: house.clock.now, unit: unit, touchpoint: point, channel: .web, source: .form)
        good.level = 6
        good.words = words
        good.sharing = .all
        let moment = try await store(good, house)
        try await house.store.write { tx in
            try tx.run("DELETE FROM team_praise WHERE moment_id = \(moment)")
            try tx.run("DELETE FROM moment_person WHERE moment_id = \(moment)")
            try tx.run(
                """
                INSERT INTO moment_person (moment_id, colleague_id, state, sure, is_praise, delivered_at)
                VALUES (\(moment), \(person), \(isConfirmed ? "confirmed" : "suggested"), 1.0, \(true), \(isConfirmed ? tx.now : nil as Instant?))
                """)
        }
        return moment
    }

    private static func store(_ new: NewMoment, _ house: TestHouse) async throws -> ID<Moment> {
        let services = house.services
        let prepared = PreparedMoment(new, services)
        return try await services.store.write { try ReceiveMoments(services).one(prepared, in: $0) }
    }
}
