import Foundation
import Jobs
import Storage
import Synchronization
import Testing

@testable import Hearten

/// A house with an address for answers, and a customer with a case there.
struct MailHouse {
    let desk: CaseHouse
    let number: Int
    var house: TestHouse { desk.house }
    var services: Services { desk.house.services }

    static let address = "answers@house.example"

    static func open(email: String? = "dina@example.org", answered: Bool = true, at start: Instant = TestHouse.start) async throws -> MailHouse {
        let settings = try Settings(database: ":memory:", smtp: "smtp://127.0.0.1:9", mailAddress: address, isDemo: true)
        let desk = try await CaseHouse.open(at: start, settings: settings)
        let number = try #require(try await desk.tell(email: email))
        if answered { try await desk.reply(number) }
        return MailHouse(desk: desk, number: number)
    }

    func find() async throws -> RecoveryCase { try await desk.find(number) }

    func answerTo() async throws -> String {
        let id = try await find().id
        return try #require(services.answerAddress?.address(of: id)).text
    }

    /// A mail to the address, as a person writes it.
    func mail(
        _ words: String, to: String? = nil, from: String = "Dina Petrakis <dina@example.org>", id: String = "one", more: String = ""
    ) async throws -> [UInt8] {
        let to = if let to { to } else { try await answerTo() }
        return Array("From: \(from)\r\nTo: \(to)\r\nSubject: Re: An answer\r\nMessage-ID: <\(id)@example.org>\r\n\(more)\r\n\(words)\r\n".utf8)
    }

    @discardableResult
    func take(_ bytes: [UInt8], caps: MailCaps = MailCaps()) async throws -> MailHeld.Reason? {
        var receive = ReceiveMail(services)
        receive.caps = caps
        return try await receive.run(bytes)
    }

    func comments() async throws -> [CaseMessage] {
        let id = try await find().id
        return try await house.store.read { try CaseTalkQueries.messages(of: id, $0).filter { $0.kind == .customer } }
    }

    func list(_ state: MailHeld.State) async throws -> [MailHeld] {
        try await house.store.read { try MailInQueries.list(state, limit: 100, $0) }
    }

    /// The letters that go out, as bytes.
    func send() async throws -> [String] {
        let sent = Mutex<[String]>([])
        var room = MailRoom(services)
        room.send = { _, letter in
            sent.withLock { $0.append(String(decoding: letter.bytes, as: UTF8.self)) }
            return .sent
        }
        await room.worker.runDue()
        return sent.withLock { $0 }
    }
}

extension String {
    /// The value of a header's field.
    func field(_ name: String) -> String? {
        components(separatedBy: "\r\n").first { $0.hasPrefix(name + ": ") }.map { String($0.dropFirst(name.count + 2)) }
    }
}
