import Cast
import Storage
import Testing

@testable import Hearten

@Suite struct SettingsFromEnvironmentTests {
    @Test(arguments: ["mail.example.org", "http://mail.example.org", "smtp://", "smtp://user:hush@:587"])
    func `a mail server that cannot be used stops the start, and its password is not printed`(text: String) {
        #expect { try Settings.fromEnvironment(["HEARTEN_SMTP": text]) } throws: { !"\($0)".contains("hush") }
    }

    @Test func `letters of the demo's past never leave, also with a mail server`() async throws {
        let settings = try Settings(database: ":memory:", smtp: "smtp://localhost:2525", isDemo: true)
        let house = try await TestHouse.open(weeks: 3, settings: settings)
        let letters = try await house.store.read { try MailQueries.newest(limit: 1000, $0) }
        #expect(!letters.isEmpty)
        #expect(letters.allSatisfy { $0.state == .shown })
    }
}
