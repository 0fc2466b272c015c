/// Mails of our own writing, as programs send them and as somebody might spoil them.
enum MailCorpus {
    static let head = "From: Dina Petrakis <dina@example.org>\nTo: answers@house.example\nSubject: Re: your answer\nMessage-ID: <one@example.org>\n"

    static let plain =
        head
        + "Content-Type: text/plain; charset=utf-8\n\nThe crib came.\n\nOn 21 November 2026 at 10:00, Kittiwake Air wrote:\n> We are sorry.\n> Truly.\n"

    static let alternative =
        head + """
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_inner"

            A preamble that nobody reads.
            --=_inner
            Content-Type: text/plain; charset=iso-8859-15
            Content-Transfer-Encoding: quoted-printable

            Das Bett ist da. Es kostete 20 =A4, sch=F6n=
             gro=DF.
            --=_inner
            Content-Type: text/html; charset=utf-8

            <p>Das Bett ist da, in HTML.</p>
            --=_inner--
            An epilogue.

            """

    static let htmlOnly =
        head + """
            Content-Type: text/html; charset=utf-8

            <html><head><style>p { color: red }</style><title>x</title></head><body><p>The wheel is <b>loose</b> again.</p><script>alert(1)</script>
            <ul><li>left</li><li>right</li></ul>&lt;script&gt;alert(2)&lt;/script&gt; caf&eacute;<br>now
            <div class="gmail_quote">On Sat, 21 Nov 2026 at 10:00, Kittiwake Air &lt;service@house.example&gt; wrote:<blockquote>We are sorry.</blockquote></div></body></html>
            """

    static let outlook =
        head + """
            Content-Type: text/plain; charset=windows-1252

            Nobody phoned.

            ________________________________
            From: Kittiwake Air <service@house.example>
            Sent: Saturday, 21 November 2026 10:00
            To: Dina Petrakis
            Subject: An answer

            We are sorry.
            """

    static let nested =
        head + """
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/related; boundary=middle

            --middle
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/plain

            Three deep.
            --inner
            Content-Type: text/html

            <b>Three deep.</b>
            --inner--
            --middle
            Content-Type: image/png
            Content-ID: <logo>
            Content-Disposition: inline; filename=logo.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --middle--
            --outer
            Content-Type: application/pdf
            Content-Disposition: attachment; filename*0*=utf-8''Rechnung%20f; filename*1*=%C3%BCr; filename*2=" Dina.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --outer
            Content-Type: text/plain; name="note.txt"
            Content-Disposition: attachment

            The note's own words.
            --outer--
            """

    static let returned =
        """
        Return-Path: <>
        From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
        To: service@house.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <bounce@mx.example.org>
        Content-Type: multipart/report; report-type=delivery-status; boundary="r"

        --r
        Content-Type: text/plain

        I'm sorry to have to inform you that your message could not be delivered.
        --r
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org

        Final-Recipient: rfc822; dina@example.org
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 User unknown
        --r
        Content-Type: message/rfc822

        Message-ID: <LETTER@house.example>
        To: <dina@example.org>
        Subject: An answer

        We are sorry.
        --r--
        """

    static let away =
        head + "Auto-Submitted: auto-replied (vacation)\n\nI am away until Monday.\n"

    static let sealed =
        head + """
            Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=s

            --s
            Content-Type: application/pgp-encrypted

            Version: 1
            --s
            Content-Type: application/octet-stream

            hQEMA
            --s--
            """

    static let smime =
        head + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nMIAGCSqGSIb3\n"

    static let signed =
        head + """
            Content-Type: multipart/signed; micalg=pgp-sha256; protocol="application/pgp-signature"; boundary=s

            --s
            Content-Type: text/plain

            Signed by my own hand.
            --s
            Content-Type: application/pgp-signature; name=signature.asc

            -----BEGIN PGP SIGNATURE-----
            --s--
            """

    static let invitation =
        head + """
            Content-Type: multipart/alternative; boundary=c

            --c
            Content-Type: text/plain

            Shall we meet on Friday?
            --c
            Content-Type: text/calendar; method=REQUEST; name=invite.ics

            BEGIN:VCALENDAR
            END:VCALENDAR
            --c--
            """

    static let brokenBoundary = head + "Content-Type: multipart/mixed; boundary=gone\n\nWords without any boundary.\n"
    static let openBoundary = head + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nNever closed.\n"
    static let shortBase64 = head + "Content-Transfer-Encoding: base64\n\nVGhlIHdoZWVsIGlz\nIGxvb3Nl!!\nIGFnY\n"

    static let all = [
        plain, alternative, htmlOnly, outlook, nested, returned, away, sealed, smime, signed, invitation, brokenBoundary, openBoundary, shortBase64,
        "", "\n", "no header at all, only words\nand more", "From dina Sat Nov 21 10:00:00 2026\n" + plain,
        head + "Content-Type: text/plain; format=flowed\n\nA line that \ngoes on.\nAnother.\n",
        head + "Subject: =?utf-8?B?R3LDvMOf?= =?utf-8?Q?e_=F0=9F=8C=8D?=\nReferences: <a@b> <h.0000000000000.0000000000000000@house.example>\n\nx",
    ]

    static func bytes(_ text: String, crlf: Bool = false) -> [UInt8] {
        Array((crlf ? text.replacing("\n", with: "\r\n") : text).utf8)
    }
}
