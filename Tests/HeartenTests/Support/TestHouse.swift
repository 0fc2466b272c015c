import Cast
import HTTPTypes
import Hearten
import Hummingbird
import HummingbirdCore
import Jobs
import Logging
import NIOCore
import Storage
import Testing

/// The whole assembled program on a fresh database, called in process.
struct TestHouse {
    let app: HeartenApp
    let clock: ManualClock
    var services: Services { app.services }
    var store: any Store { app.services.store }

    /// A migrated database, made once and copied for each house.
    private static let template = Task { try await StoreTemplate { store in try await Migrator(Migrations.all).migrate(store) } }

    /// Runs every job that is due now.
    @discardableResult
    func runJobs() async -> Int { await HouseJobs.runDue(services) }

    /// 21 November 2026, 09:00 UTC: a Saturday.
    static let start = Instant(seconds: 1_795_251_600)

    /// A house with the cast in it, and as many weeks of its past as asked for; `empty` leaves it as on the first visit.
    static func open(
        empty: Bool = false, weeks: Int = 0, language: Language = .english, at start: Instant = TestHouse.start, settings: Settings? = nil,
        options: StoreOptions = StoreOptions()
    ) async throws -> TestHouse {
        let clock = ManualClock(start)
        let store = try await TestHouse.template.value.open(clock: clock, options: options)
        var log = Logger(label: "test")
        log.logLevel = .critical
        let settings = try settings ?? Settings(database: ":memory:", isDemo: true)
        let app = try await HeartenApp.open(settings, store: store, random: .seeded(7), log: log, language: language)
        if !empty { try await Cast.seed(app.services, weeks: weeks) }
        return TestHouse(app: app, clock: clock)
    }

    /// One request, as a browser of this house would send it.
    func send(
        _ method: HTTPRequest.Method, _ path: String, form: [String: String]? = nil, body: [UInt8]? = nil, headers: HTTPFields = [:],
        cookie: String? = nil, from address: String? = nil, host: String = "127.0.0.1:8080"
    ) async throws -> TestReply {
        var head = HTTPRequest(method: method, scheme: "http", authority: host, path: path, headerFields: headers)
        if let cookie { head.headerFields[.cookie] = cookie }
        var bytes = body ?? []
        if let form {
            bytes = Array(form.map { "\(Fields.encoded($0.key))=\(Fields.encoded($0.value))" }.joined(separator: "&").utf8)
            head.headerFields[.contentType] = "application/x-www-form-urlencoded"
            head.headerFields[.origin] = "http://\(host)"
        }
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: bytes)))
        let remote = try address.map { try SocketAddress(ipAddress: $0, port: 50_000) }
        let response = try await app.responder.respond(to: request, context: HouseContext(logger: services.log, remoteAddress: remote))
        let collector = Collector()
        try await response.body.write(collector)
        return TestReply(status: Int(response.status.code), headers: response.headers, bytes: collector.bytes)
    }

    func get(_ path: String, cookie: String? = nil) async throws -> TestReply { try await send(.get, path, cookie: cookie) }
    func post(_ path: String, _ form: [String: String], cookie: String? = nil) async throws -> TestReply {
        try await send(.post, path, form: form, cookie: cookie)
    }

    /// A cookie of a session of this colleague, made as sign-in makes it.
    func cookie(for colleague: ID<Colleague>) async throws -> String {
        let token = services.newToken()
        let id: ID<Session> = services.newID(at: clock.now)
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO session (id, token_digest, colleague_id, device, created_at, seen_at, expires_at)
                VALUES (\(id), \(token.digest), \(colleague), 'test', \(tx.now), \(tx.now), \(tx.now + .seconds(3600 * 24 * 30)))
                """)
        }
        return "hearten=\(token.text)"
    }

    /// The same for somebody of the cast.
    func cookie(for person: Cast.Person) async throws -> String {
        let cast = try #require(try await CastHouse(services))
        return try await cookie(for: try #require(cast.id(of: person)))
    }

    /// A new colleague with one role at a unit.
    func person(_ name: String, _ role: Role, at unit: ID<Unit>) async throws -> ID<Colleague> {
        let id: ID<Colleague> = services.newID(at: clock.now)
        let given = String(name.split(separator: " ").first ?? "Somebody")
        try await store.write { tx in
            try tx.run(
                """
                INSERT INTO colleague (id, name, given_name, title, unit_id, created_at)
                VALUES (\(id), \(name), \(given), 'Tester', \(unit), \(tx.now))
                """)
            try tx.run("INSERT INTO assignment (colleague_id, unit_id, role) VALUES (\(id), \(unit), \(role.rawValue))")
        }
        return id
    }

    /// A unit of the cast by its name.
    func unit(_ name: String) throws -> ID<Unit> {
        try #require(services.house.current.units.values.first { $0.name == name }).id
    }
}

/// What came back.
struct TestReply {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var location: String? { headers[.location] }
    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// The value of the first hidden field of this name.
    func hidden(_ name: String) -> String? {
        guard let start = text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
        return text[start.upperBound...].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init)
    }
}

/// Keeps what a response body writes.
final class Collector: ResponseBodyWriter, @unchecked Sendable {
    private(set) var bytes: [UInt8] = []
    func write(_ buffer: ByteBuffer) async throws { bytes.append(contentsOf: buffer.readableBytesView) }
    func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
