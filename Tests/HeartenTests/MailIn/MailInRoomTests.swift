import Foundation
import Storage
import Synchronization
import Testing

@testable import Hearten

/// A mailbox that says what the test wants.
private final class PostBox: MailboxReading, Sendable {
    struct State {
        var validity: Int64 = 7
        var mails: [Int64: [UInt8]] = [:]
        var trouble: String?
        var fetched: [Int64] = []
    }
    let state = Mutex(State())

    private func check(_ state: State) throws(IMAPSession.Trouble) {
        if let words = state.trouble { throw IMAPSession.Trouble(words: words) }
    }
    func status() throws(IMAPSession.Trouble) -> (validity: Int64, next: Int64) {
        let state = self.state.withLock { $0 }
        try check(state)
        return (state.validity, (state.mails.keys.max() ?? 0) + 1)
    }
    func numbers(from first: Int64, to last: Int64, validity: Int64) throws(IMAPSession.Trouble) -> [Int64] {
        state.withLock { $0.mails.keys.filter { $0 >= first && $0 <= last }.sorted() }
    }
    func fetch(_ number: Int64, validity: Int64, limit: Int) throws(IMAPSession.Trouble) -> IMAPSession.Fetched {
        state.withLock { state in
            state.fetched.append(number)
            return state.mails[number].map { .mail($0) } ?? .gone
        }
    }
}

struct MailInRoomTests {
    private func open(_ box: PostBox) async throws -> (MailHouse, MailInRoom) {
        let scene = try await MailHouse.open()
        var settings = scene.services.settings
        settings.imap = "imaps://answers:secret@mail.house.example/INBOX"
        var room = MailInRoom(Services(scene.services, settings: settings))
        room.open = { _ in box }
        return (scene, room)
    }

    @Test func `a mailbox is read in its order, once, and goes on where it stopped`() async throws {
        let box = PostBox()
        let (scene, room) = try await open(box)
        for number in 1...3 {
            let mail = try await scene.mail("Mail \(number).", id: "m\(number)")
            box.state.withLock { $0.mails[Int64(number) * 700] = mail }
        }
        try await room.read()
        #expect(try await scene.comments().compactMap(\.words) == ["Mail 1.", "Mail 2.", "Mail 3."])
        try await room.read()
        #expect(box.state.withLock { $0.fetched } == [700, 1400, 2100])
        let mail = try await scene.mail("Mail 4.", id: "m4")
        box.state.withLock { $0.mails[2101] = mail }
        try await room.read()
        #expect(try await scene.comments().count == 4)
    }

    @Test func `after the server has numbered anew, nothing comes in twice`() async throws {
        let box = PostBox()
        let (scene, room) = try await open(box)
        let mail = try await scene.mail("Once.")
        box.state.withLock { $0.mails[900] = mail }
        try await room.read()
        box.state.withLock { state in
            state.validity = 8
            state.mails = [1: mail]
        }
        try await room.read()
        #expect(try await scene.comments().count == 1)
        #expect(box.state.withLock { $0.fetched } == [900, 1])
    }

    @Test func `a mailbox that cannot be read is shown with its reason, and without its password`() async throws {
        let box = PostBox()
        let (scene, room) = try await open(box)
        box.state.withLock { $0.trouble = "Login denied" }
        try await room.read()
        let finding = try #require(await Doctor.examine(room.services).first { $0.about == .mailIn })
        #expect(finding.state == .broken && finding.line().contains("Login denied") && !finding.line().contains("secret"))
        box.state.withLock { $0.trouble = nil }
        try await room.read()
        #expect(await Doctor.examine(room.services).first { $0.about == .mailIn }?.state == .fine)
        _ = scene
    }

    @Test func `a mail that breaks the house's own code is laid aside, and those behind it come in`() async throws {
        let box = PostBox()
        let (scene, room) = try await open(box)
        let (first, second) = (try await scene.mail("First.", id: "m1"), try await scene.mail("Second.", id: "m2"))
        box.state.withLock { $0.mails = [1: first, 2: second] }
        // Something in its way that no mail should meet.
        try await scene.house.store.write { tx in
            switch tx.dialect {
            case .sqlite:
                try tx.run(
                    "CREATE TRIGGER poison BEFORE INSERT ON case_message WHEN NEW.words = 'First.' BEGIN SELECT RAISE(ABORT, 'poison'); END")
            case .postgresql: try tx.run("ALTER TABLE case_message ADD CONSTRAINT poison CHECK (words <> 'First.')")
            }
        }
        try await room.read()
        #expect(try await scene.comments().compactMap(\.words) == ["Second."])
        let held = try #require(try await scene.list(.held).first)
        #expect(held.reason == .unreadable && held.raw == first)
    }

    @Test func `what hearten mail laid down is taken once and removed`() async throws {
        let scene = try await MailHouse.open()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hearten-mail-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var settings = scene.services.settings
        settings.database = folder.appendingPathComponent("house.sqlite").path
        let spool = MailSpool(beside: settings.database)
        try spool.lay(Data(try await scene.mail("Handed over.")), random: 1)
        try spool.lay(Data(try await scene.mail("Handed over.")), random: 2)
        try spool.lay(Data(), random: 3)
        #expect(spool.count == 3)
        try await MailInRoom(Services(scene.services, settings: settings)).read()
        #expect(spool.count == 0)
        #expect(try await scene.comments().compactMap(\.words) == ["Handed over."])
        #expect(try await scene.list(.held).map(\.reason) == [.empty])
    }

    @Test func `a setting that cannot be used is refused, and its password is not repeated`() {
        for (imap, address) in [
            ("https://a:b@c/", "a@b.example"), ("imaps://host/INBOX", "a@b.example"), ("imaps://u:pw-7@h/IN%22BOX", "a@b.example"),
            ("imaps://u:pw-7@h/INBOX", nil), (nil, "answers"), (nil, "a*b*c@d.example"), (nil, String(repeating: "a", count: 40) + "@d.example"),
        ] as [(String?, String?)] {
            do {
                _ = try Settings(imap: imap, mailAddress: address)
                Issue.record("taken: \(imap ?? "") \(address ?? "")")
            } catch { #expect(!"\(error)".contains("pw-7")) }
        }
        #expect(throws: Never.self) { try Settings(imap: "imaps://u:p%40ss@h.example:993/INBOX", mailAddress: "answers-*@d.example") }
        #expect(IMAPServer("imaps://u:p%40ss@h.example")?.password == "p@ss")
    }
}
