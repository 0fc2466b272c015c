import Foundation
import Storage
import Testing

@testable import Hearten

struct LetterTests {
    private func letter(subject: String, body: String = "Hello") throws -> String {
        let address = try #require(EmailAddress("dina@example.org"))
        let from = try #require(EmailAddress("service@example.org"))
        let letter = Letter(
            id: "abc", from: from, senderName: "Kittiwake “Air”\r\nBcc: x@example.org", to: address, subject: subject, body: body,
            at: Instant(milliseconds: at("2026-11-21T09:05:07Z")))
        return String(decoding: letter.bytes, as: UTF8.self)
    }

    @Test func `no line break gets into a header`() throws {
        let text = try letter(subject: "Hello\r\nBcc: everybody@example.org\n\nand more ünïcode " + String(repeating: "long ", count: 60))
        let head = text.components(separatedBy: "\r\n\r\n").first ?? ""
        let names = head.components(separatedBy: "\r\n").filter { !$0.hasPrefix(" ") }.compactMap { $0.split(separator: ":").first.map(String.init) }
        #expect(
            names == ["Date", "From", "To", "Subject", "Message-ID", "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Auto-Submitted"])
        #expect(!head.contains("Bcc"))
        #expect(head.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 120 })
        #expect(head.contains("Date: Sat, 21 Nov 2026 09:05:07 +0000"))
    }

    @Test func `the words arrive whole`() throws {
        let words = "Grüße 🌍\nsecond line\n.\nafter a dot"
        let body = try letter(subject: "x", body: words).components(separatedBy: "\r\n\r\n").last ?? ""
        let data = try #require(Data(base64Encoded: body.replacingOccurrences(of: "\r\n", with: "")))
        #expect(String(decoding: data, as: UTF8.self) == words.replacingOccurrences(of: "\n", with: "\r\n"))
    }

    @Test func `a mail server is read from its address`() throws {
        let server = try #require(SMTPServer("smtp://desk%40example.org:p%3Aw@mail.example.org:587?from=service@example.org"))
        #expect(server.url == "smtp://mail.example.org:587")
        #expect(server.user == "desk@example.org")
        #expect(server.password == "p:w")
        #expect(server.from.text == "service@example.org")
        #expect(SMTPServer("http://mail.example.org") == nil)
        #expect(SMTPServer("mail.example.org") == nil)
    }
}
