"""Mail that comes in: read from a real mailbox (Dovecot) and handed over by command, written by Python's own email library."""
import email.message
import email.mime.message
import email.mime.multipart
import email.mime.text
import email.utils
import os
import re
import subprocess
import time

from colleague import Colleague
from house import PROGRAM, ROOT, House
from mail import PostOffice, answer, outbox, tell, wait
from postbox import SECRET, Mailbox

ADDRESS = "answers@service.example"
CUSTOMER = "otavio.ferreira@guests.example"


def reply(letter, words, html=True):
    """What a mail program sends when somebody presses Reply."""
    mail = email.message.EmailMessage()
    mail["From"] = f"Otávio Ferreira <{CUSTOMER}>"
    mail["To"] = str(letter["Reply-To"])
    mail["Subject"] = f"Re: {letter['Subject']}"
    mail["Message-ID"] = email.utils.make_msgid(domain="guests.example")
    mail["In-Reply-To"] = mail["References"] = str(letter["Message-ID"])
    quoted = "\n".join(f"> {line}" for line in letter.get_content().splitlines())
    mail.set_content(f"{words}\n\nOn Sun, 22 Nov 2026 at 10:00, Kittiwake Air wrote:\n{quoted}\n", charset="iso-8859-1", cte="quoted-printable")
    if html:
        mail.add_alternative(f"<p>{words}</p><div class='gmail_quote'>old</div>", subtype="html")
        mail.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="Fähre 7.pdf")
    return mail


def bounce(letter):
    """A mail server's report that a letter did not arrive (RFC 3464)."""
    report = email.mime.multipart.MIMEMultipart("report", **{"report-type": "delivery-status"})
    report["From"], report["To"], report["Subject"] = "MAILER-DAEMON@mx.example", ADDRESS, "Undelivered"
    report["Message-ID"], report["Return-Path"] = email.utils.make_msgid(domain="mx.example"), "<>"
    report.attach(email.mime.text.MIMEText("It could not be delivered."))
    status = email.message.Message()
    status["Reporting-MTA"] = "dns; mx.example"
    other = email.message.Message()
    other["Final-Recipient"], other["Action"], other["Status"] = f"rfc822; {CUSTOMER}", "failed", "5.2.2"
    part = email.mime.multipart.MIMEBase("message", "delivery-status")
    part.set_payload([status, other])
    report.attach(part)
    report.attach(email.mime.message.MIMEMessage(letter))
    return report


def new(number, words="It was lovely, tell them"):
    mail = email.message.EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"guest{number}@guests.example", ADDRESS, f"Number {number}"
    mail["Message-ID"] = f"<number-{number}@guests.example>"
    mail.set_content(f"{words} {number}.")
    return mail


def hand(house, mail):
    """`hearten mail`, as a mail server calls it; gives its exit code."""
    environment = dict(os.environ, HEARTEN_DATABASE=house.database)
    return subprocess.run([PROGRAM, "mail"], input=bytes(mail), env=environment, cwd=ROOT, capture_output=True, timeout=60).returncode


def taken(operator):
    found = re.search(r"(One|\d+) mails? w(?:as|ere) taken in", operator.read("/settings/mail-in"))
    return 1 if found and found[1] == "One" else int(found[1]) if found else 0


def run(count, kills):
    office, box, house = PostOffice(), Mailbox(), House()
    office.start()
    box.start()
    try:
        house.start(
            HEARTEN_SMTP=f"smtp://127.0.0.1:{office.port}?from=hearten@service.example", HEARTEN_IMAP=box.url, HEARTEN_MAIL_ADDRESS=ADDRESS)
        operator, desk = Colleague(house).enter("Oskar"), Colleague(house).enter("Ingrid")
        tell(house, CUSTOMER)
        wait("the first letter", lambda: office.to(CUSTOMER))
        path = answer(desk)
        letter = wait("the answer", lambda: office.to(CUSTOMER)[1:])[0][1]
        if not str(letter["Reply-To"]).lstrip("<").startswith("answers+"):
            raise AssertionError(f"answers go to {letter['Reply-To']}")
        # An answer, a copy of it, an absence note: one comment, and nothing is sent to any of them.
        mail = reply(letter, "The crib still has not come, and Ülo waits.")
        away = reply(letter, "I am away until Monday.", html=False)
        away["Auto-Submitted"] = "auto-replied"
        sent = len(office.letters)
        for one in (mail, mail, away):
            box.lay(one)
        page = wait("the answer reaches its case", lambda: (lambda text: text if "Ülo waits" in text else None)(desk.read(path)), 90)
        if page.count("The crib still has not come") != 1 or "I am away" in page or "Fähre 7.pdf" not in page or "What the mail quoted" not in page:
            raise AssertionError("the answer is not on its case as it should be")
        box.lay(bounce(letter))
        wait("the letter is marked", lambda: [row for _, row in outbox(operator, CUSTOMER) if "came back, 5.2.2" in row], 90)
        if "the mail box refused it" not in desk.read(path):
            raise AssertionError("whoever looks after the case does not see that the letter came back")
        # Handed over by command, with the server running, killed and gone; the same mails lie in the mailbox, too.
        before = taken(operator)
        for number in range(count):
            if number and number % max(1, count // (kills + 1)) == 0:
                house.kill()
                if hand(house, new(number)) != 0:
                    raise AssertionError("a mail was not taken while the server was down")
                house.start()
                operator.cookies.clear()
                operator.enter("Oskar")
            elif hand(house, new(number)) != 0:
                raise AssertionError("a mail was not taken")
            if number % 2 == 0:
                box.lay(new(number))
        wait("all are taken in", lambda: taken(operator) >= before + count, 240)
        time.sleep(2)
        if taken(operator) != before + count:
            raise AssertionError(f"{taken(operator) - before} of {count} were taken in")
        if len([one for one in office.letters[sent:] if one[0] == CUSTOMER]) > 0:
            raise AssertionError("a letter was sent to whoever had answered by machine")
        environment = dict(os.environ, HEARTEN_DATABASE="/nowhere/at/all/house.sqlite")
        code = subprocess.run([PROGRAM, "mail"], input=b"x", env=environment, cwd=ROOT, capture_output=True).returncode
        if code != 75:
            raise AssertionError(f"without a folder it ends with {code}")
        # A mailbox that is gone is shown, and its password nowhere.
        box.stop()
        wait("the trouble is shown", lambda: "cannot be read" in operator.read("/settings/mail-in"), 90)
        if SECRET in operator.read("/settings/operator") + operator.read("/settings/mail-in") + house.whole_log() or CUSTOMER in house.whole_log():
            raise AssertionError("the log or a page says what it must not")
        return f"an answer, its copy, an absence note and a bounce end where they should; {count} mails once each, through {kills} kills"
    finally:
        house.stop()
        house.remove()
        box.stop()
        box.remove()
        office.stop()
