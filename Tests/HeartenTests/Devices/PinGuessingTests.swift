import Cast
import Storage
import Testing

@testable import Hearten

/// A PIN that is guessed: contained and visible.
@Suite struct PinGuessingTests {
    @Test func `wrong PINs meet growing waits, also when the next one is right`() async throws {
        let made = try await TabletHouse.open()
        for _ in 0..<2 {
            let reply = try await made.enter(TabletHouse.wrong)
            #expect(reply.status == 422 && reply.session == nil && reply.text.contains("This is not your PIN"))
        }
        let third = try await made.enter(TabletHouse.wrong)
        #expect(third.status == 429 && third.header("Retry-After") == "30" && third.text.contains("Wait 30 seconds"))
        #expect(try await made.enter(TabletHouse.pin).status == 429)
        made.house.clock.advance(by: .seconds(31))
        #expect(try await made.enter(TabletHouse.pin).status == 303)
        // A right one forgets what was wrong before.
        #expect(try await made.enter(TabletHouse.wrong).status == 422)
    }

    @Test func `what is not six digits is no guess`() async throws {
        let made = try await TabletHouse.open()
        for pin in ["", "12", "48291a", "4829150", "'; DROP TABLE pin"] {
            let reply = try await made.enter(pin)
            #expect(reply.status == 422 && reply.text.contains("Write exactly six digits"))
        }
        let failures = try await made.house.store.read { [made] in try PinQueries.held(made.sunniva, $0)?.failures }
        #expect(failures == 0)
    }

    @Test func `the eighth wrong one closes the PIN, its owner hears of it and opens it from her own phone`() async throws {
        let made = try await TabletHouse.open()
        try await lockOut(made)
        #expect(try await made.news(of: made.sunniva).contains(.pinLocked))
        #expect(try await made.house.journal("pin.locked") == 1)
        let closed = try await made.enter(TabletHouse.pin)
        #expect(closed.status == 429 && closed.session == nil && closed.text.contains("This PIN is closed until"))
        let own = try await made.house.cookie(for: Cast.sunniva)
        #expect(try await made.house.get("/me", cookie: own).text.contains("Your PIN is closed"))
        #expect(try await made.house.get("/today", cookie: own).text.contains("Your PIN was tried too often"))
        #expect(try await made.house.post("/me/pin/opening", [:], cookie: own).status == 303)
        made.house.clock.advance(by: .seconds(16 * 60))
        #expect(try await made.enter(TabletHouse.pin).status == 303)
    }

    @Test func `a closed PIN opens by itself after a day`() async throws {
        let made = try await TabletHouse.open()
        try await lockOut(made)
        made.house.clock.advance(by: .seconds(23 * 3600))
        #expect(try await made.enter(TabletHouse.pin).status == 429)
        made.house.clock.advance(by: .seconds(3601))
        #expect(try await made.enter(TabletHouse.pin).status == 303)
    }

    @Test func `one PIN tried on every name makes the tablet wait, whatever anybody knows`() async throws {
        let made = try await TabletHouse.open()
        let lounge = try made.house.unit("Lounge, Port Amaly")
        var waited = false
        for number in 0..<12 where !waited {
            let id = try await made.house.person("Porter No\(number)", .colleague, at: lounge)
            try await made.setPin(TabletHouse.pin, of: id)
            // A colleague who knows his own PIN does not wipe what is counted.
            if number == 3 { #expect(try await made.enter(TabletHouse.pin).status == 303) }
            waited = try await made.enter(TabletHouse.wrong, as: id).status == 429
        }
        // The fifth wrong one at this tablet starts the first wait, for everybody.
        #expect(try await made.enter(TabletHouse.pin).status == 429)
        made.house.clock.advance(by: .seconds(16))
        #expect(try await made.enter(TabletHouse.pin).status == 303)
    }

    @Test func `whoever enrolled a tablet hears that it is being guessed at`() async throws {
        let made = try await TabletHouse.open()
        let lounge = try made.house.unit("Lounge, Port Amaly")
        for number in 0..<PinBackOff.tabletNews {
            let id = try await made.house.person("Porter No\(number)", .colleague, at: lounge)
            try await made.setPin(TabletHouse.pin, of: id)
            _ = try await made.enter(TabletHouse.wrong, as: id)
            made.house.clock.advance(by: .seconds(61))
        }
        #expect(try await made.news(of: try await made.id(Cast.grace)).contains(.tabletGuessed))
    }

    @Test func `many guesses at once are worth no more than one after the other`() async throws {
        let made = try await TabletHouse.open()
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<30 { group.addTask { try await made.enter("9073\(10 + number)").status } }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        let failures = try await made.house.store.read { [made] in try PinQueries.held(made.sunniva, $0)?.failures }
        #expect(failures == 3)
        #expect(statuses.count { $0 == 422 } <= 3 && !statuses.contains(303))
    }

    @Test func `a PIN is set by its owner, kept as a hash of its own, and never two alike`() async throws {
        let house = try await TestHouse.open()
        let sunniva = try await house.cookie(for: Cast.sunniva)
        let grace = try await house.cookie(for: Cast.grace)
        let trivial = try await house.post("/me/pin", ["pin": "111111"], cookie: sunniva)
        #expect(
            trivial.status == 422 && trivial.text.contains("Somebody who guesses would try this early") && trivial.text.contains("value=\"111111\""))
        #expect(try await house.post("/me/pin", ["pin": "12"], cookie: sunniva).status == 422)
        for cookie in [sunniva, grace] { #expect(try await house.post("/me/pin", ["pin": "482915"], cookie: cookie).status == 303) }
        let hashes: [String] = try await house.store.read { try $0.values("SELECT hash FROM pin") }
        #expect(hashes.count == 2 && Set(hashes).count == 2 && hashes.allSatisfy { $0.hasPrefix("$argon2id$") && !$0.contains("482915") })
        #expect(try await house.get("/today", cookie: sunniva).text.contains("A PIN for shared tablets was set"))
        #expect(try await house.post("/me/pin/end", [:], cookie: sunniva).status == 303)
        #expect(try await house.store.read { try $0.values("SELECT colleague_id FROM pin", as: Int64.self) }.count == 1)
    }

    @Test func `a colleague who leaves takes the PIN along`() async throws {
        let made = try await TabletHouse.open()
        let on = try await made.onTablet()
        let ingrid = try await made.house.cookie(for: Cast.ingrid)
        #expect(try await made.house.post("/settings/people/\(made.sunniva)/disable", [:], cookie: ingrid).status == 303)
        #expect(try await made.house.get("/today", cookie: on).status == 303)
        #expect(try await made.enter(TabletHouse.pin).session == nil)
        #expect(!(try await made.house.get("/tablet", cookie: made.tablet).text.contains("Sunniva")))
    }

    /// Eight wrong ones, each when its wait is over.
    private func lockOut(_ made: TabletHouse) async throws {
        for count in 1...PinBackOff.most {
            let reply = try await made.enter(TabletHouse.wrong)
            #expect(reply.session == nil)
            if count < PinBackOff.most { made.house.clock.advance(by: .seconds(3601)) }
        }
    }
}
