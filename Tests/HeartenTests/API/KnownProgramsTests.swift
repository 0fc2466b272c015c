import HTTPTypes
import Storage
import Testing

@testable import Hearten

/// A token that was used a moment ago stops as surely as one that nobody has used.
@Suite struct KnownProgramsTests {
    private let till = Program(id: ID(1), name: "Till", unit: ID(2), rights: [.tellMoments])
    private let digest = sha256(Array("till".utf8))

    @Test func `a program that is known is not looked up again`() async throws {
        let known = KnownPrograms()
        _ = try await known.program(token: digest) { till }
        let again = try await known.program(token: digest) { nil }
        #expect(again?.id == till.id)
    }

    @Test func `an unknown token is looked up each time`() async throws {
        let known = KnownPrograms()
        #expect(try await known.program(token: digest) { nil } == nil)
        #expect(try await known.program(token: digest) { till }?.id == till.id)
    }

    @Test func `a look-up that began before the end is not kept`() async throws {
        let known = KnownPrograms()
        _ = try await known.program(token: digest) {
            known.forgetAll()
            return till
        }
        #expect(try await known.program(token: digest) { nil } == nil)
    }

    @Test func `a token in use stops when whoever made it leaves`() async throws {
        let house = try await TestHouse.open()
        let root = try house.root()
        let (maker, _) = try await house.member("Ivo Marsh", .serviceLead, at: root)
        let services = house.services
        let token = try await house.store.write {
            try MakeToken(services).run(name: "Till", unit: root, rights: [.readMoments], by: maker, in: $0)
        }
        func ask() async throws -> Int { try await house.send(.get, "/api/v1/moments", headers: [.authorization: "Bearer \(token)"]).status }
        #expect(try await ask() == 200)
        #expect(try await ask() == 200)
        let cookie = try await house.cookie(for: try await house.person("Rosa Lind", .serviceLead, at: root))
        #expect(try await house.post("/settings/people/\(maker)/disable", [:], cookie: cookie).status == 303)
        #expect(try await ask() == 401)
    }
}
