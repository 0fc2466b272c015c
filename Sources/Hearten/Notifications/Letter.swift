import Foundation
import Storage

/// A letter as it goes over the line (RFC 5322): every header is made of checked parts, the body is base64.
struct Letter: Sendable {
    let id: String
    let from: EmailAddress
    let senderName: String
    let to: EmailAddress
    let subject: String
    let body: String
    let at: Instant
    /// Where answers go, if not to the sender.
    var replyTo: EmailAddress?
    /// Tells that it is ours, should it ever come back to us.
    var houseMark: String?

    static let houseField = "X-Hearten-House"

    var bytes: [UInt8] {
        let domain = from.text.split(separator: "@").last.map(String.init) ?? "localhost"
        var headers = [
            "Date: \(Self.date(at))", "From: \(Self.encoded(senderName)) <\(from.text)>", "To: <\(to.text)>", "Subject: \(Self.encoded(subject))",
            "Message-ID: <\(id)@\(domain)>", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64", "Auto-Submitted: auto-generated",
        ]
        if let replyTo { headers.append("Reply-To: <\(replyTo.text)>") }
        if let houseMark { headers.append("\(Self.houseField): \(houseMark)") }
        let text = Data(body.replacingOccurrences(of: "\n", with: "\r\n").utf8).base64EncodedString()
        return Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + Self.lines(text) + "\r\n").utf8)
    }

    /// Base64 in lines of 76 letters.
    private static func lines(_ text: String) -> String {
        var lines: [Substring] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            lines.append(rest.prefix(76))
            rest = rest.dropFirst(76)
        }
        return lines.joined(separator: "\r\n")
    }

    /// Words of a header as RFC 2047 writes them, in pieces of at most 75 letters. No line break can get out of base64.
    static func encoded(_ text: String) -> String {
        var pieces: [String] = []
        var piece = ""
        for scalar in text.unicodeScalars.prefix(300) {
            let control = scalar.value < 0x20 || scalar.value == 0x7F
            let next = piece + (control ? " " : String(scalar))
            if next.utf8.count > 42 {
                pieces.append(piece)
                piece = control ? " " : String(scalar)
            } else {
                piece = next
            }
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces.map { "=?utf-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// "Sat, 21 Nov 2026 14:42:00 +0000".
    static func date(_ instant: Instant) -> String {
        let local = LocalTime(instant, zone: "UTC")
        let (year, month, day) = local.day.civil
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let second = Int(((instant.milliseconds / 1000) % 60 + 60) % 60)
        return
            "\(days[(local.day.weekday - 1) % 7]), \(padded(day, 2)) \(months[(month - 1) % 12]) \(padded(year, 4)) \(local.clock):\(padded(second, 2)) +0000"
    }
}
