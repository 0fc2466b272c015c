import Testing

@testable import Hearten

/// Mails that began as something good and were then spoilt: each is read, within bounds.
struct MailFuzzTests {
    @Test(arguments: [3, 1911, 20_261_122] as [UInt64])
    func `no mail can end the program or grow`(seed: UInt64) {
        var mutations = Mutations(seed: seed, MailCorpus.all)
        for _ in 0..<2_000 {
            let bytes = mutations.next()
            let mail = IncomingMail(bytes)
            #expect((mail.words?.unicodeScalars.count ?? 0) <= IncomingMail.mostWords + 1)
            #expect((mail.quoted?.unicodeScalars.count ?? 0) <= IncomingMail.mostQuoted + 1)
            #expect(mail.files.count <= IncomingMail.mostFiles && mail.subject.unicodeScalars.count <= 200 && mail.messageID.utf8.count <= 1_200)
            for words in [mail.words, mail.quoted, mail.subject].compactMap(\.self) {
                #expect(!words.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
            }
        }
    }

    @Test func `any bytes at all are read as HTML and in every charset`() {
        var dice = Dice(seed: 77)
        let morsels = [
            "<", ">", "</", "<!--", "-->", "&", "&#x", ";", "<div class=gmail_quote>", "</div>", "<blockquote>", "\"", "'", "<style", "=", "é",
        ]
        for _ in 0..<3_000 {
            var bytes: [UInt8] = []
            for _ in 0...dice.next(60) {
                bytes += dice.next(3) == 0 ? [UInt8(dice.next(256))] : Array(morsels[dice.next(morsels.count)].utf8)
            }
            #expect(HTMLText.text(bytes).utf8.count <= HTMLText.longest + 100)
            for charset in ["utf-8", "utf-16", "shift_jis", "gb18030", "iso-2022-jp", "koi8-r", "windows-1257", "euc-kr"] {
                #expect(MIMECharset.decoded(bytes, charset).utf8.count <= bytes.count * 4 + 16)
            }
        }
    }
}
