import Testing

@testable import Hearten

/// Whose words are whose.
struct QuotedTailTests {
    @Test(arguments: [
        "On Sat, 21 Nov 2026 at 10:00, Kittiwake Air <s@house.example> wrote:\n> Sorry.",
        "On Sat, 21 Nov 2026 at 10:00, Kittiwake Air\n<s@house.example>\nwrote:\n\n> Sorry.",
        "Am 21.11.2026 um 10:00 schrieb Kittiwake Air:\n> Sorry.", "Le sam. 21 nov. 2026 à 10:00, Kittiwake Air a écrit :\n> Sorry.",
        "El sáb, 21 nov 2026 a las 10:00, Kittiwake Air (<s@house.example>) escribió:\n> Sorry.",
        "Il giorno sab 21 nov 2026 alle ore 10:00 Kittiwake Air ha scritto:\n> Sorry.", "Op za 21 nov 2026 om 10:00 schreef Kittiwake Air:\n> Sorry.",
        "Em sáb., 21 de nov. de 2026 às 10:00, Kittiwake Air escreveu:\n> Sorry.", "Den lör 21 nov. 2026 kl 10:00 skrev Kittiwake Air:\n> Sorry.",
        "21 ноября 2026 г., в 10:00, Kittiwake Air написал(а):\n> Sorry.", "2026年11月21日 10:00，Kittiwake Air 写道：\n> Sorry.",
        "-----Original Message-----\nFrom: Kittiwake Air\nSorry.", "-----Ursprüngliche Nachricht-----\nVon: Kittiwake Air\nSorry.",
        "Von: Kittiwake Air\nGesendet: Samstag, 21. November 2026 10:00\nAn: Dina\nBetreff: Antwort\n\nSorry.",
        "De : Kittiwake Air\nEnvoyé : samedi 21 novembre 2026 10:00\nÀ : Dina\nObjet : Réponse\n\nSorry.",
        "*From:* Kittiwake Air\n*Sent:* Saturday\n*To:* Dina\n*Subject:* An answer\n\nSorry.", "> Sorry.\n>\n> Truly.",
    ])
    func `the quoted mail is folded in many languages`(tail: String) {
        let (own, quoted) = QuotedTail.split("The crib came.\nThank you.\n\n\(tail)\n")
        #expect(own == "The crib came.\nThank you.")
        #expect(quoted == tail)
    }

    @Test func `an answer below the quote is what she said`() {
        let (own, quoted) = QuotedTail.split("On 21 November 2026 you wrote:\n> Has it come?\n\nNo, it has not.")
        #expect(own == "No, it has not.")
        #expect(quoted == "On 21 November 2026 you wrote:\n> Has it come?")
    }

    @Test func `answers between the lines stay with what they answer`() {
        let text = "See below.\n\nOn 21 November 2026 you wrote:\n> Has it come?\nNo.\n> Did we phone?\nNo."
        #expect(QuotedTail.split(text) == (text, nil))
    }

    @Test(arguments: [
        "On Monday your agent wrote down the wrong name. And then:\nnobody phoned.", "From: what I can see, nobody cared.",
        "He said:\nI will not help you.", "On Tuesday, she wrote:\ncome at nine. I came at nine.",
        "The gate said > 30 minutes\nand it was three hours.",
    ])
    func `a customer's own sentences stay`(words: String) {
        #expect(QuotedTail.split(words) == (words, nil))
    }

    @Test func `a mail with nothing but a quote keeps it`() {
        let (own, quoted) = QuotedTail.split("> Only this.\n> And that.")
        #expect(own == "> Only this.\n> And that." && quoted == nil)
    }

    @Test func `nothing she wrote is lost, wherever it is folded`() {
        var mutations = Mutations(seed: 31, MailCorpus.all)
        for _ in 0..<2_000 {
            let text = Words.sound(String(decoding: mutations.next(), as: UTF8.self))
            let (own, quoted) = QuotedTail.split(text)
            func letters(_ text: String) -> Int { text.unicodeScalars.count { !$0.properties.isWhitespace } }
            #expect(letters(own) + letters(quoted ?? "") == letters(text), "\(text)")
        }
    }
}
