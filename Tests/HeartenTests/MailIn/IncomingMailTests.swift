import Testing

@testable import Hearten

/// What is read in a mail, whichever program wrote it.
struct IncomingMailTests {
    private func read(_ text: String, crlf: Bool = false) -> IncomingMail { IncomingMail(MailCorpus.bytes(text, crlf: crlf)) }

    @Test(arguments: [false, true])
    func `her own words come first and what she quotes is folded`(crlf: Bool) {
        let mail = read(MailCorpus.plain, crlf: crlf)
        #expect(mail.words == "The crib came.")
        #expect(mail.quoted?.hasPrefix("On 21 November 2026") == true)
        #expect(mail.quoted?.contains("> Truly.") == true)
        #expect(mail.from?.text == "dina@example.org" && mail.fromName == "Dina Petrakis")
        #expect(mail.messageID == "<one@example.org>" && mail.subject == "Re: your answer")
        #expect(mail.recipients == ["answers@house.example"] && !mail.isAutomatic && !mail.isCut)
    }

    @Test func `the plain form is read, in its charset and encoding`() {
        let mail = read(MailCorpus.alternative)
        #expect(mail.words == "Das Bett ist da. Es kostete 20 €, schön groß.")
        #expect(mail.fileCount == 0)
    }

    @Test func `HTML becomes text, its quote is folded, and no script is in it`() {
        let mail = read(MailCorpus.htmlOnly)
        let words = mail.words ?? ""
        #expect(words.hasPrefix("The wheel is loose again.\n\n- left\n- right"))
        #expect(words.contains("<script>alert(2)</script> café\nnow"))
        #expect(!words.contains("alert(1)") && !words.contains("color") && !words.contains("sorry"))
        #expect(mail.quoted?.contains("We are sorry.") == true)
    }

    @Test func `what Outlook puts below is folded`() {
        let mail = read(MailCorpus.outlook)
        #expect(mail.words?.hasPrefix("Nobody phoned.") == true)
        #expect(mail.words?.contains("sorry") == false)
        #expect(mail.quoted?.contains("We are sorry.") == true)
    }

    @Test func `files are named and counted, texts among them are kept, a logo is none`() {
        let mail = read(MailCorpus.nested)
        #expect(mail.words == "Three deep.")
        #expect(mail.files == ["Rechnung für Dina.pdf", "note.txt"] && mail.fileCount == 2)
        #expect(mail.quoted == "[note.txt]\nThe note's own words.")
    }

    @Test func `a signature is no file, an invitation is one`() {
        #expect(read(MailCorpus.signed).words == "Signed by my own hand.")
        #expect(read(MailCorpus.signed).fileCount == 0)
        let invitation = read(MailCorpus.invitation)
        #expect(invitation.words == "Shall we meet on Friday?" && invitation.files == ["invite.ics"])
    }

    @Test func `what only a key opens is said to be sealed`() {
        #expect(read(MailCorpus.sealed).isEncrypted && read(MailCorpus.sealed).words == nil)
        #expect(read(MailCorpus.smime).isEncrypted && read(MailCorpus.smime).words == nil)
    }

    @Test func `broken mails are read as far as they go`() {
        #expect(read(MailCorpus.brokenBoundary).words == "Words without any boundary.")
        #expect(read(MailCorpus.openBoundary).words == "Never closed.")
        #expect(read(MailCorpus.shortBase64).words == "The wheel is loose ag")
        #expect(read("no header at all, only words\nand more").words == "no header at all, only words\nand more")
        #expect(read("From dina Sat Nov 21 10:00:00 2026\n" + MailCorpus.plain).words == "The crib came.")
        #expect(read("").words == nil)
    }

    @Test func `broken lines are joined where the program says that it broke them`() {
        #expect(
            read(MailCorpus.head + "Content-Type: text/plain; format=flowed\n\nA line that \ngoes on.\nAnother.\n").words
                == "A line that goes on.\nAnother.")
    }

    @Test func `words of headers come through, also cut within a letter`() {
        let mail = read(
            "Subject: =?utf-8?B?R3LDvMOf?= =?utf-8?Q?e_=F0=9F?=\n =?utf-8?Q?=8C=8D?= to you\nFrom: =?iso-8859-1?Q?J=F6rg?= <j@example.org>\n\nx")
        #expect(mail.subject == "Grüße 🌍 to you")
        #expect(mail.fromName == "Jörg")
    }

    @Test(arguments: [
        ("windows-1252", [0x93, 0x48, 0x69, 0x94], "“Hi”"), ("iso-8859-2", [0xB1, 0xB6], "ąś"), ("koi8-r", [0xF0, 0xD2, 0xC9], "При"),
        ("shift_jis", [0x83, 0x65, 0x83, 0x58], "テス"), ("gb2312", [0xC4, 0xE3, 0xBA, 0xC3], "你好"), ("windows-1251", [0xCF, 0xF0], "Пр"),
        ("utf-16le", [0x48, 0x00, 0x69, 0x00], "Hi"), ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x25, 0x46, 0x1B, 0x28, 0x42], "テ"),
        ("big5", [0xA7, 0x41], "你"), ("euc-kr", [0xB0, 0xA1], "가"), ("nonsense", [0xE9], "é"), ("utf-8", [0xC3, 0x28], "\u{FFFD}("),
        // UTF-7 is not taken apart: it hides what it says.
        ("utf-7", Array("+ADw-script+AD4-".utf8), "+ADw-script+AD4-"),
    ])
    func `bytes are read in their charset`(charset: String, bytes: [UInt8], words: String) {
        let mail = IncomingMail(Array("Content-Type: text/plain; charset=\(charset)\n\n".utf8) + bytes)
        #expect(mail.words == words)
    }

    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Precedence: bulk", "List-Id: <news.example.org>", "X-Autoreply: yes", "Return-Path: <>",
        "X-Failed-Recipients: dina@example.org", "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
        "Precedence: auto_reply", "List-Unsubscribe: <mailto:x@example.org>",
    ])
    func `what a program wrote is known`(field: String) {
        #expect(read("\(field)\n\(MailCorpus.head)\nAway").isAutomatic)
    }

    @Test func `a person's mail is not taken for a program's`() {
        #expect(!read("Auto-Submitted: no\nPrecedence: normal\nReturn-Path: <dina@example.org>\n" + MailCorpus.plain).isAutomatic)
        #expect(read("From: mailer-daemon@example.org\n\nx").isAutomatic)
    }

    @Test func `a report of a mail server names our letter and says whether it is over`() throws {
        let name = "h.00000000000zz.0123456789abcdef"
        let report = try #require(read(MailCorpus.returned.replacing("LETTER", with: name)).report)
        #expect(report.letters == [name + "@"] && report.isFinal && report.status == "5.1.1")
        let late = MailCorpus.returned.replacing("LETTER", with: name).replacing("Action: failed", with: "Action: delayed").replacing(
            "5.1.1", with: "4.4.1")
        #expect(try #require(read(late).report).isFinal == false)
        // The words of somebody else's server go nowhere.
        let odd = MailCorpus.returned.replacing("Status: 5.1.1", with: "Status: <script>")
        #expect(try #require(read(odd).report).status == nil)
    }

    @Test func `very many and very deep things are cut, in time`() {
        let clock = ContinuousClock()
        func bounded(_ text: String) -> IncomingMail {
            var mail = read("")
            let time = clock.measure { mail = read(text) }
            #expect(time < .seconds(20), "\(time)")
            #expect((mail.words?.unicodeScalars.count ?? 0) <= IncomingMail.mostWords + 1)
            #expect(mail.files.count <= IncomingMail.mostFiles && mail.recipients.count <= 8_000)
            return mail
        }
        let parts = bounded(
            MailCorpus.head + "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: "--b\n\nx\n", count: 10_000) + "--b--")
        #expect(parts.isCut)
        var deep = MailCorpus.head
        for level in 0..<2_000 { deep += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
        #expect(bounded(deep + "\nwords").isCut)
        _ = bounded((0..<100_000).map { "X-\($0): y\n" }.joined() + MailCorpus.plain)
        // This one ended a C library's program by filling its stack.
        _ = bounded("To: " + String(repeating: "a:", count: 200_000) + "b@example.org\n\nx")
        _ = bounded("Subject: " + String(repeating: "=?utf-8?q?a?= ", count: 40_000) + "\n\nx")
        _ = bounded("Content-Type: text/plain" + String(repeating: "; a*0*=b", count: 40_000) + "\n\nx")
        #expect(bounded(MailCorpus.head + "\n" + String(repeating: "word ", count: 20_000)).isCut)
        _ = bounded(MailCorpus.head + "Content-Type: text/html\n\n" + String(repeating: "<blockquote><div class=gmail_quote>", count: 5_000) + "x")
        _ = bounded(MailCorpus.head + "Content-Type: text/html\n\n" + String(repeating: "<a href=\"", count: 5_000) + "x")
        _ = bounded(MailCorpus.head + "Content-Type: text/html\n\n" + String(repeating: "<!--", count: 20_000) + "x")
        _ = bounded(MailCorpus.head + "\nx\n" + String(repeating: ">\n", count: 60_000) + "y")
        _ = bounded(MailCorpus.head + "\nx\n" + String(repeating: "On 2026 wrote:\n\n", count: 10_000) + "y")
        #expect(bounded(MailCorpus.head + "\n" + String(repeating: "\u{0}", count: 50_000)).words == nil)
    }
}
