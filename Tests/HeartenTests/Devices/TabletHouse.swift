import Cast
import HTTPTypes
import Storage
import Testing

@testable import Hearten

/// A house with a shared tablet in the lounge and Sunniva's PIN.
struct TabletHouse {
    let house: TestHouse
    /// The cookie that makes a device the tablet.
    let tablet: String
    let sunniva: ID<Colleague>
    static let pin = "482915"
    static let wrong = "907364"

    static func open() async throws -> TabletHouse {
        let house = try await TestHouse.open()
        let grace = try await house.cookie(for: Cast.grace)
        let reply = try await house.post(
            "/settings/devices/tablets", ["unit": try house.unit("Lounge, Port Amaly").description, "name": "Lounge 1"], cookie: grace)
        let tablet = "hearten-tablet=\(try #require(reply.cookie("hearten-tablet")))"
        let cast = try #require(try await CastHouse(house.services))
        let made = TabletHouse(house: house, tablet: tablet, sunniva: try #require(cast.id(of: Cast.sunniva)))
        try await made.setPin(pin, of: made.sunniva)
        return made
    }

    func id(_ person: Cast.Person) async throws -> ID<Colleague> {
        let cast = try #require(try await CastHouse(house.services))
        return try #require(cast.id(of: person))
    }

    func setPin(_ digits: String, of colleague: ID<Colleague>) async throws {
        let hash = try await house.services.passwords.hash(try #require(Pin(digits)).secret)
        try await house.store.write { try PinQueries.set(hash, of: colleague, in: $0) }
    }

    func enter(_ pin: String, as colleague: ID<Colleague>? = nil, tablet other: String? = nil) async throws -> TestReply {
        try await house.post("/tablet/enter", ["who": "\(colleague ?? sunniva)", "pin": pin], cookie: other ?? tablet)
    }

    /// The cookies of somebody who has just come in.
    func onTablet(_ colleague: ID<Colleague>? = nil, pin: String = TabletHouse.pin) async throws -> String {
        let reply = try await enter(pin, as: colleague)
        return "\(tablet); \(try #require(reply.session, "\(reply.status) \(reply.text)"))"
    }

    func news(of colleague: ID<Colleague>) async throws -> [News.Kind] {
        try await house.store.read { try NewsQueries.unread(of: colleague, $0).map(\.kind) }
    }

    func sessions(_ kind: Session.Kind) async throws -> Int {
        try await house.store.read { try $0.value("SELECT COUNT(*) FROM session WHERE kind = \(kind.rawValue)") } ?? 0
    }
}
