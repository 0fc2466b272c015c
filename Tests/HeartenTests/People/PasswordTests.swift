import Testing

@testable import Hearten

@Suite struct PasswordTests {
    private func weakness(_ text: String, _ names: [String] = []) -> Password.Weakness? { Password(text).weakness(names: names) }

    @Test func `four words that do not belong together are a good password`() {
        #expect(weakness("gravel teapot marching violet") == nil)
        #expect(weakness("кошка трамвай сирень") == nil)
        #expect(weakness("8f3kW2m_x7qZr4w-bT") == nil)
    }

    @Test func `fifteen characters are asked for and nothing else about their kind`() {
        #expect(weakness("teapotmarching") == .tooShort(missing: 1))
        #expect(weakness("teapotmarchings") == nil)
        #expect(weakness("") == .tooShort(missing: 15))
        #expect(weakness(String(repeating: "gravel teapot ", count: 30)) == .tooLong)
    }

    @Test func `characters are counted, not bytes`() {
        #expect(weakness("ä" + "öü¿éèêëñ") == .tooShort(missing: 6))
    }

    @Test(arguments: [
        "aaaaaaaaaaaaaaaaaa", "abcabcabcabcabcabc", "123456789012345678", "abcdefghijklmnopq", "qwertyuiopasdfgh", "987654321098765432",
    ])
    func `what repeats or runs along the keyboard is refused`(text: String) {
        #expect(weakness(text) == .pattern)
    }

    @Test(arguments: [
        "Password12345678!", "P@ssw0rdP@ssw0rd", "Welcome-Summer-2026!", "correct horse battery staple", "letmein!letmein?!", "ILoveYouFootball1",
    ])
    func `what everybody tries first is refused`(text: String) {
        #expect(weakness(text) == .common)
    }

    @Test func `the names around a person are no password`() {
        let names = ["Sunniva Reyes", "sunniva.reyes@kittiwake.example", "Kittiwake Air"]
        #expect(weakness("Kittiwake.Air.2026", names) == .ownNames)
        #expect(weakness("sunniva-reyes-kittiwake", names) == .ownNames)
        #expect(weakness("Sunniva likes marching teapots", names) == nil)
    }

    @Test func `two spellings of one word are one password`() async throws {
        let hashing = PasswordHashing()
        let hash = try await hashing.hash(Password("cafe\u{301} teapot marching"))
        #expect(try await hashing.matches(Password("caf\u{E9} teapot marching"), hash))
        #expect(try await hashing.matches(Password("cafe teapot marching"), hash) == false)
    }

    @Test func `hashes are argon2id with today's costs, each with its own salt`() async throws {
        let hashing = PasswordHashing()
        let one = try await hashing.hash(Password("gravel teapot marching"))
        let two = try await hashing.hash(Password("gravel teapot marching"))
        #expect(one.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(one != two)
        #expect(!hashing.isOutdated(one))
        #expect(hashing.isOutdated(one.replacing("t=2", with: "t=1")))
    }

    @Test func `without a hash the check takes as long and says no`() async throws {
        let hashing = PasswordHashing()
        let hash = try await hashing.hash(Password("gravel teapot marching"))
        let clock = ContinuousClock()
        var known = Duration.zero
        var unknown = Duration.zero
        for _ in 0..<5 {
            known += try await clock.measure { _ = try await hashing.matches(Password("something else entirely"), hash) }
            unknown += try await clock.measure { _ = try await hashing.matches(Password("something else entirely"), nil) }
        }
        // The machine is busy: only that neither is cheap beside the other.
        #expect(unknown * 4 > known && known * 4 > unknown)
    }

    @Test func `many at once all get their answer, and too many are told to wait`() async throws {
        let hashing = PasswordHashing()
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    do {
                        _ = try await hashing.hash(Password("gravel teapot marching"))
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: [true: 0, false: 0]) { $0[$1, default: 0] += 1 }
        }
        #expect((outcomes[true] ?? 0) >= 64)
        #expect((outcomes[true] ?? 0) + (outcomes[false] ?? 0) == 200)
    }
}
