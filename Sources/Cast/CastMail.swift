import Hearten
import Storage

/// What the cast's customers wrote by mail: an answer on its case, and what waits or was stopped.
enum CastMail {
    static let address = "answers@kittiwake.example"

    private static let words: [String: String] = [
        "Leila Haddad": """
        Thank you. The loan chair came the same evening and it fits.

        Leila Haddad

        On Friday, Kittiwake Air <service@kittiwake.example> wrote:
        > Mrs Haddad, I am sorry. Nobody spoke to you for forty minutes.
        > That was wrong, and the wait hurt more than the break did.
        """
    ]

    static func answer(_ story: CastStory, _ moment: ID<Moment>, _ services: Services, in tx: any Transaction) throws {
        guard let name = story.customer, let body = words[name], let email = story.email else { return }
        try CasePast.writeByMail(moment, from: "\(name) <\(email)>", body, services, in: tx)
    }

    /// An absence note, and a mail that only its receiver's key could open.
    static func bring(_ services: Services, now: Instant, _ tx: any Transaction) throws {
        let receive = ReceiveMail(services)
        try receive.take(Array(absence.utf8), in: MovedBack(tx, to: now - .seconds(26 * 3600)))
        try receive.take(Array(sealed.utf8), in: MovedBack(tx, to: now - .seconds(5 * 3600)))
    }

    private static let absence = """
        From: Petra Lindholm <petra.lindholm@mail.example>
        To: answers@kittiwake.example
        Subject: Away until Monday
        Message-ID: <away-1@mail.example>
        Auto-Submitted: auto-replied

        I am on the islands until Monday and read no mail.
        """

    private static let sealed = """
        From: Jonas Weidner <jonas@weidner.example>
        To: answers@kittiwake.example
        Subject: My booking
        Message-ID: <sealed-1@weidner.example>
        Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=seal

        --seal
        Content-Type: application/pgp-encrypted

        Version: 1
        --seal
        Content-Type: application/octet-stream

        hQEMA
        --seal--
        """
}
