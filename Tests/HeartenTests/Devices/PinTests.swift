import Testing

@testable import Hearten

@Suite struct PinTests {
    @Test(arguments: [
        "111111", "000000", "123456", "654321", "246802", "864208", "121212", "123123", "112233", "778899", "123321", "122221", "147258", "159753",
        "240591", "311299", "052491", "910524", "010203", "696969", "012345", "098765", "111222",
    ])
    func `a PIN that somebody would try early is refused`(digits: String) throws {
        #expect(try #require(Pin(digits)).isTrivial, "\(digits)")
    }

    @Test(arguments: ["482915", "907364", "385046", "638714", "719042", "846203"])
    func `a PIN that nobody would guess is taken`(digits: String) throws {
        #expect(try #require(Pin(digits)).isTrivial == false, "\(digits)")
    }

    @Test func `of all PINs most can still be chosen`() throws {
        var taken = 0
        for number in stride(from: 0, to: 1_000_000, by: 37) {
            let digits = String(String(1_000_000 + number).dropFirst())
            if try #require(Pin(digits)).isTrivial == false { taken += 1 }
        }
        #expect(taken > 27_027 * 85 / 100)
    }

    @Test(arguments: ["", "12345", "1234567", "12345a", "½23456", "四82915", "-48291", "48.915", String(repeating: "9", count: 5_000)])
    func `what is not six digits is no PIN`(raw: String) {
        #expect(Pin(raw) == nil)
    }

    @Test(arguments: ["482 915", " 482915 ", "٤٨٢٩١٥", "४८२९१५", "４８２９１５"])
    func `digits count in whatever script they are typed`(raw: String) throws {
        #expect(try #require(Pin(raw)).digits == "482915")
    }

    @Test func `waits only grow, and each of them ends`() {
        let own = (1...40).map { PinBackOff.wait(after: $0) ?? .zero }
        let here = (1...80).map { PinBackOff.tabletWait(after: $0) ?? .zero }
        #expect(own == own.sorted() && here == here.sorted())
        #expect(own.last == PinBackOff.lock && PinBackOff.wait(after: PinBackOff.most) == PinBackOff.lock)
        #expect(PinBackOff.wait(after: PinBackOff.most - 1) != PinBackOff.lock)
    }

    @Test func `a password is never taken for a PIN`() throws {
        #expect(try #require(Pin("482915")).secret.text != "482915")
    }
}
