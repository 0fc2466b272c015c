import Cast
import HTTPTypes
@testable import Hearten
import Storage
import Testing

@Suite struct LimitsTests {
    @Test func `a short window does not end a long one, and a flood of new keys does not wipe what was counted`() throws {
        let clock = ManualClock(TestHouse.start)
        let limits = Limits(clock: clock)
        for _ in 0..<30 { _ = limits.count("owner", per: .seconds(3600)) }
        clock.advance(by: .seconds(120))
        for number in 0...(Limits.most + 10) { _ = limits.count("flood \(number)", per: .seconds(60)) }
        #expect(limits.count("owner", per: .seconds(3600)) == 31)
        clock.advance(by: .seconds(3600))
        #expect(limits.count("owner", per: .seconds(3600)) == 1)
    }

    @Test func `one network trying invented addresses adds no counts once it is over its bound`() async throws {
        let house = try await TestHouse.open()
        for number in 0..<60 {
            let guardian = SignInGuard(house.services, address: "192.0.2.7", account: "somebody-\(number)", isKnownDevice: false)
            try guardian.enter()
        }
        let before = house.services.limits.keys
        for number in 60..<90 {
            let guardian = SignInGuard(house.services, address: "192.0.2.7", account: "somebody-\(number)", isKnownDevice: false)
            #expect(throws: Refusal.self) { try guardian.enter() }
        }
        #expect(house.services.limits.keys == before)
    }

    @Test func `a whole household of addresses is one visitor to the count of guests`() async throws {
        let house = try await TestHouse.open()
        for number in 0..<(GuestForm.mostFromOneAddress + 5) {
            let age = house.services.key.sealed("age", String(house.clock.now.milliseconds - 5_000))
            let form = ["key": "a-key-of-number-\(number)", "age": age, "level": "4"]
            let reply = try await house.send(.post, "/f/\(Cast.signCode)", form: form, from: "2001:db8:1:2::\(String(number + 1, radix: 16))")
            #expect(reply.status == 303)
        }
        let (kept, aside) = try await house.store.read { tx in
            (
                try tx.value("SELECT COUNT(*) FROM moment WHERE source = 'form' AND state = 'kept' AND level = 4", as: Int.self) ?? 0,
                try tx.value("SELECT COUNT(*) FROM moment WHERE suspicion = 'many'", as: Int.self) ?? 0
            )
        }
        #expect(aside == 5, "\(kept) kept")
    }
}
