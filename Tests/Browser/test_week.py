"""The first week of an organisation: what one day leaves, the next takes up. On phones, a tablet and a desk, partly without script or connection."""
import datetime
import os
import re
import tempfile
import time
import unittest
from zoneinfo import ZoneInfo

from house import PASSWORD, PHONE, SIGN, BrowserTest, pause_like_a_person

TABLET = {"width": 820, "height": 1180}
PIN = "482915"
LOUNGE = "Lounge, Port Amaly"
ZONE = ZoneInfo("Europe/Lisbon")

PEOPLE = f"""Staff number,Name,Email,Job title,Unit,Manager
W1,Leontine Abara,,Lounge host,"{LOUNGE}",grace@kittiwake.example
W2,Caspian Holloway,,Lounge host,"{LOUNGE}",grace@kittiwake.example
W3,Ferdinand Nowhere,,Porter,The annexe,
"""
COMPLAINTS = [
    "My assistance dog was not let into the lounge, and nobody knew where a dog may drink water.",
    "Nobody could tell us where an assistance dog may lie down in the lounge or drink water.",
    "The newspapers were from the day before yesterday, all of them.",
    "I asked for the wireless password three times and got three wrong ones.",
    "The armchairs by the door are torn and someone had taped them.",
    "At half past five the coffee machine was being cleaned, and again at six.",
    "The board said gate 4, the voice said gate 9, and we ran.",
    "My card was refused at the desk in front of a queue, aloud.",
    "There was one vegetarian dish, and it was ham.",
    "We were sent up to the lounge and down again because a stamp was missing.",
    "The lights over the quiet seats cannot be dimmed. They told me so and shrugged.",
    "I waited for the lift with a pram until my flight had boarded.",
]
DOG = "A blind traveller asked where her assistance dog may drink water in the lounge, and I did not know."
PRAISE = "Leontine found my mother a seat by the window and sat with her until boarding. She has never flown before."
THANKS = "You rang us about the grey suitcase before its owner did."
PROMISE = "A bowl of water beside the plant at the door"
UNSENT = "A boy asked whether kittiwakes really live on cliffs."
SITUATION = "An assistance dog comes into the lounge"


class Taps:
    """Counts what a thumb does in one flow: taps, and apart from them each time it goes into a field before it can type."""

    def __init__(self, page):
        self.page, self.taps, self.fields = page, 0, 0

    def tap(self, place):
        place.tap()
        self.taps += 1

    def type(self, field, words):
        field.tap()
        self.fields += 1
        field.fill(words)

    def said(self, what):
        taps = "1 tap" if self.taps == 1 else f"{self.taps} taps"
        return f"human times: {what}: {taps}" + (f", and {self.fields} into a field" if self.fields else "")


class Week(BrowserTest):
    """The days run by their names, each on what those before it left behind."""

    before = {}
    lived = 0

    def setUp(self):
        if Week.lived < int(self._testMethodName[5]) - 1:
            self.fail("the day before was not lived to its end")

    # MARK: What everybody does

    def phone(self, name=None, **how):
        visitor = self.visitor(viewport=PHONE, **how)
        return visitor.sign_in(name) if name else visitor

    def leontine(self):
        """On her own phone, which runs no script."""
        visitor = self.phone(script=False)
        visitor.goto("/sign-in")
        visitor.page.fill("#email", "leontine@kittiwake.example")
        visitor.page.fill("#password", PASSWORD)
        visitor.page.locator("form:has(#password) button").last.tap()
        visitor.page.wait_for_url("**/today**")
        return visitor

    def main(self, visitor, path=None):
        if path:
            self.assertLess(visitor.goto(path).status, 400, path)
        return visitor.page.locator("main").inner_text()

    def until(self, visitor, path, pattern):
        """The page once it says so: what runs beside the requests may take its time."""
        deadline = time.monotonic() + 90
        while not re.search(pattern, text := self.main(visitor, path)):
            self.assertLess(time.monotonic(), deadline, f"{path} never said “{pattern}”:\n{text}")
            time.sleep(0.2)
        return text

    def file(self, name, text):
        folder = tempfile.mkdtemp(prefix="hearten-week-")
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.addCleanup(os.rmdir, folder)
        self.addCleanup(os.unlink, path)
        return path

    def quick(self, visitor, name):
        return visitor.page.get_by_role("navigation", name="Quick").get_by_role("link", name=name)

    def figures(self, lead):
        """What the first page of the service lead counts."""
        text = self.main(lead, "/lead/house")
        patterns = {
            "come in": r"Have come in\s+(\d+) of", "people": r"Have come in\s+\d+ of (\d+)", "told": r"([\d,]+) moments were told in four weeks",
            "line-ups": LOUNGE + r"\s+(\d+) of", "kept": r"Steps kept\s+(\d+) of",
        }
        found = {name: re.search(pattern, text) for name, pattern in patterns.items()}
        self.assertNotIn(None, found.values(), f"{found}\n{text}")
        return {name: int(match[1].replace(",", "")) for name, match in found.items()}

    # MARK: Monday

    def bring_in_people(self, lead):
        page = lead.page
        lead.goto("/settings/people")
        page.get_by_role("link", name="Bring in a file").click()
        page.get_by_label("The file").set_input_files(self.file("people.csv", PEOPLE))
        page.get_by_role("button", name="Look at it first").click()
        page.get_by_role("heading", name="2 changes are ready").wait_for()
        page.get_by_text("There is no such").first.wait_for()
        beside = lead.context.request.get(self.house.url + "/settings/people?q=Leontine").text()
        self.assertIn("Nobody here is called “Leontine”", beside, "a dry run stores nothing")
        page.get_by_role("button", name="Make these 2 changes").click()
        page.get_by_text("2 changes were made.").wait_for()
        page.get_by_role("link", name="Print invitations").click()
        page.get_by_role("button", name=f"Make the sheet of {LOUNGE}").click()
        slip = page.locator(".slip", has_text="Leontine Abara")
        slip.wait_for()
        return slip.locator(".address").inner_text().strip()

    def take_up_invitation(self, address):
        newcomer = self.phone(script=False)
        newcomer.page.goto(address)
        newcomer.page.get_by_label("Work email").fill("leontine@kittiwake.example")
        newcomer.page.get_by_label("Choose a password").fill(PASSWORD)
        newcomer.page.get_by_role("button").last.tap()
        newcomer.page.wait_for_url("**/today**")
        self.assertIn("Leontine", newcomer.page.locator("h1").inner_text())
        return newcomer

    def rota(self):
        now = datetime.datetime.now(ZONE)
        begins, ends = now - datetime.timedelta(hours=1), now + datetime.timedelta(hours=6)
        times = f"{begins:%Y-%m-%d},{begins:%H:%M},{ends:%H:%M}"
        lines = ["Name,Date,From,Until,Place", f"Leontine Abara,{times},The quiet room", f"Caspian Holloway,{times},The quiet room", f"Nobody Known,{times},"]
        return "\n".join(lines) + "\n"

    def bring_in_rota(self, lead):
        page = lead.page
        lead.goto("/settings/shifts")
        page.select_option("#unit", label=LOUNGE)
        page.set_input_files("#file", self.file("rota.csv", self.rota()))
        page.get_by_role("button", name="Look at it").click()
        page.get_by_role("heading", level=1, name="2 shifts are ready to come in").wait_for()
        page.get_by_text("One line cannot be used.").wait_for()
        page.get_by_role("button", name="Bring in 2 shifts").click()
        page.get_by_text("2 shifts are in the rota.").wait_for()

    def bring_in_complaints(self, lead):
        page = lead.page
        year = datetime.date.today().year - 1
        rows = [f'c{n},{year}-{n + 1:02}-11,{n % 2 + 1},"{words}"' for n, words in enumerate(COMPLAINTS)]
        lead.goto("/settings/imports")
        page.select_option("#unit", label=LOUNGE)
        page.set_input_files("#file", self.file("complaints.csv", "id,date,level,text\n" + "\n".join(rows) + "\nc99,on a Tuesday,2,When was it?\n"))
        page.get_by_role("button", name="Look at it").click()
        page.locator("button[value=import]").wait_for(timeout=90_000)
        self.assertIn("12 moments are ready to come in", self.main(lead))
        self.assertIn("1 line cannot be used", self.main(lead))
        page.locator("button[value=import]").click()
        page.locator("main a.btn.primary").first.wait_for(timeout=90_000)
        self.assertIn("12 moments have come in", self.main(lead))
        self.assertRegex(self.main(lead), r"Put aside\s+1, with the reason")
        page.get_by_role("link", name="Read them").click()
        page.locator(".moments > li").nth(11).wait_for()
        self.assertEqual(page.locator(".moments > li").count(), 12)
        self.assertNotIn("assistance dog", self.main(lead, "/recover"), "what is a year old rings no clock")

    def test_1_monday_people_a_rota_and_last_years_complaints_come_in(self):
        lead = self.visitor().sign_in("Ingrid")
        Week.before = self.figures(lead)
        newcomer = self.take_up_invitation(self.bring_in_people(lead))
        self.bring_in_rota(lead)
        greeting = self.until(newcomer, "/today", "The quiet room until")
        self.assertIn("With Caspian.", greeting)
        self.bring_in_complaints(lead)
        after = self.figures(lead)
        self.assertEqual(after["come in"], self.before["come in"] + 1)
        self.assertEqual(after["people"], self.before["people"] + 2)
        self.assertEqual(after["told"], self.before["told"], "last year is not in the last four weeks")
        self.check(lead)
        self.check(newcomer)
        Week.lived = 1

    # MARK: Tuesday

    def guest_taps(self):
        guest = self.phone()
        guest.goto(SIGN)
        taps = Taps(guest.page)
        taps.tap(guest.page.locator(".opt", has=guest.page.locator("input[name=level][value='5']")))
        pause_like_a_person()
        taps.tap(guest.page.get_by_role("button", name="Send"))
        guest.page.wait_for_url(re.compile("/thanks/"))
        print(taps.said("a guest sends a level"))
        self.assertLessEqual(taps.taps + taps.fields, 2)
        self.check(guest)

    def praise(self):
        guest = self.phone()
        page = guest.page
        guest.goto(SIGN)
        page.locator(".opt", has=page.locator("input[name=level][value='6']")).tap()
        page.fill("#words", PRAISE)
        page.locator("summary").first.tap()
        page.fill("#praised", "Leontine")
        pause_like_a_person()
        page.get_by_role("button", name="Send").tap()
        page.wait_for_url(re.compile("/thanks/"))
        self.assertIn("Leontine", self.main(guest))
        page.locator(".opt", has=page.locator("input[name=share][value=team]")).tap()
        with page.expect_navigation():
            page.get_by_role("button", name="Save").tap()
        return guest

    def thank_across_units(self):
        declan = self.phone("Declan")
        declan.goto("/today")
        taps, page = Taps(declan.page), declan.page
        taps.tap(page.get_by_role("link", name="Thank a colleague"))
        taps.type(page.get_by_label("Somebody else"), "leontine")
        taps.type(page.get_by_label("What did they do"), THANKS)
        taps.tap(page.get_by_role("button", name="Send thanks"))
        page.get_by_text("On its way. Leontine Abara").wait_for()
        print(taps.said("thanks to a colleague of another unit, by name"))
        self.assertLessEqual(taps.taps + taps.fields, 4)
        self.check(declan)

    def thank_nearby(self):
        sunniva = self.phone("Sunniva")
        sunniva.goto("/today")
        taps, page = Taps(sunniva.page), sunniva.page
        taps.tap(page.get_by_role("link", name="Thank a colleague"))
        taps.tap(page.locator("#thank label.chip", has_text="Caspian Holloway"))
        taps.type(page.get_by_label("What did they do"), "You carried the second tray.")
        taps.tap(page.get_by_role("button", name="Send thanks"))
        page.get_by_text("On its way. Caspian Holloway").wait_for()
        print(taps.said("thanks to a colleague of the same unit"))
        self.assertLessEqual(taps.taps + taps.fields, 4)
        self.check(sunniva)

    def test_2_tuesday_praise_and_thanks_reach_her_first(self):
        self.guest_taps()
        guest = self.praise()
        manager = self.visitor().sign_in("Tomás")
        self.assertNotIn(PRAISE, self.main(manager, "/recognise"), "she reads it first")

        leontine = self.leontine()
        glow = leontine.page.locator(".glow", has_text=PRAISE)
        self.until(leontine, "/today", re.escape(PRAISE))
        self.assertEqual(glow.count(), 1)
        with leontine.page.expect_navigation():
            glow.get_by_role("button", name="Say thank you").tap()
        leontine.goto("/recognise?show=me")
        leontine.page.locator("article", has_text=PRAISE).get_by_role("button", name="Tell the team").tap()
        leontine.page.locator("article", has_text=PRAISE).get_by_text("The team can read it").wait_for()
        guest.page.reload()
        self.assertIn("Leontine", guest.page.locator(".notice.lamp").inner_text())
        self.assertIn(PRAISE, self.main(manager, "/recognise"), "guest and colleague let the team know")

        self.thank_across_units()
        self.thank_nearby()
        self.assertIn(THANKS, self.main(leontine, "/today"))
        self.assertIn("Declan Moore thanked you", leontine.page.locator(".glow", has_text=THANKS).inner_text())
        self.assertNotIn(THANKS, self.main(manager, "/recognise"))
        for visitor in (guest, manager, leontine):
            self.check(visitor)
        Week.lived = 2

    # MARK: Wednesday

    def enrol(self):
        tablet = self.visitor(viewport=TABLET).sign_in("Grace")
        tablet.goto("/settings/devices")
        page = tablet.page
        page.get_by_label("Shared tablet of").select_option(label=LOUNGE)
        page.get_by_label("What the tablet is called").fill("Counter")
        page.get_by_role("button", name="Make it a shared tablet").click()
        page.get_by_role("heading", name="Who are you?").wait_for()
        page.get_by_role("link", name="Grace Mbeki").click()
        page.get_by_label("Your PIN").fill(PIN)
        page.get_by_role("button", name="Come in").click()
        page.wait_for_url("**/today**")
        return tablet

    def line_up_taps(self):
        grace = self.phone("Grace")
        grace.goto("/today")
        taps = Taps(grace.page)
        taps.tap(grace.page.get_by_role("link", name="Today’s line-up is ready."))
        grace.page.get_by_role("button", name="We held it").wait_for()
        print(taps.said("the line-up ready, from My day"))
        self.assertLessEqual(taps.taps, 2)
        self.check(grace)

    def change(self, page):
        """Yesterday's praise is what this team is to hear."""
        page.get_by_role("link", name="Change").click()
        page.locator("label.opt", has_text="Leontine found my mother").click()
        page.get_by_role("button", name="Save it").click()
        page.get_by_role("button", name="We held it").wait_for()
        self.assertIn(PRAISE, page.locator("main").inner_text())
        self.assertIn("For Leontine.", page.locator("main").inner_text())

    def printed(self, page):
        page.emulate_media(media="print")
        self.assertTrue(page.get_by_text("Leontine found my mother").is_visible())
        self.assertFalse(page.get_by_role("button", name="We held it").is_visible())
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))
        page.emulate_media(media="screen")
        self.assertEqual(len(sheets), 1, "a line-up is one sheet for the wall")

    def promise(self, page):
        page.get_by_label("A new promise").fill(PROMISE)
        page.get_by_label("Whose").select_option(label="Leontine Abara")
        page.get_by_role("button", name="Put it on the board").click()
        page.get_by_text("It is on the board.").wait_for()

    def hold(self, page):
        page.get_by_label("Thaddeus Quintrell").uncheck()
        page.get_by_label("What was said").fill("Sunniva says: ask about the dog before the door.")
        page.get_by_role("button", name="We held it").click()
        page.get_by_text("Held. The promises stay on the board.").wait_for()

    def test_3_wednesday_a_line_up_is_held_from_the_shared_tablet(self):
        self.line_up_taps()
        tablet = self.enrol()
        page = tablet.page
        page.get_by_role("link", name="Today’s line-up is ready.").click()
        page.get_by_role("button", name="We held it").wait_for()
        address = page.url.split("?")[0]
        self.change(page)
        self.printed(page)
        self.promise(page)
        self.hold(page)
        page.goto(address)
        self.assertTrue(page.get_by_label("Leontine Abara").is_checked())
        self.assertFalse(page.get_by_label("Thaddeus Quintrell").is_checked())

        leontine = self.leontine()
        leontine.page.get_by_role("link", name="What today’s line-up was about").tap()
        leontine.page.get_by_text("ask about the dog before the door").wait_for()
        self.assertNotIn("Sunniva says", self.main(leontine), "what was said is kept without names")
        self.assertEqual(leontine.page.get_by_label("Thaddeus Quintrell").count(), 0, "who was there is for whoever leads")
        leontine.goto("/today")
        leontine.page.get_by_role("button", name=f"Kept: {PROMISE}").tap()
        leontine.page.get_by_text("Kept.").wait_for()

        board = self.main(tablet, address.split("/line-up/")[0])
        self.assertIn("Today’s line-up was held.", board)
        self.assertRegex(board, rf"{PROMISE}\s+Kept lately")
        self.assertGreater(page.locator(".days .skipped").count(), 0, "a day without one stays a gap")
        self.assertIn(": none", page.locator(".days .skipped").first.inner_text())
        self.assertEqual(page.locator(".days li").last.get_attribute("class"), "held")
        page.get_by_role("button", name=re.compile("lock this tablet")).locator("visible=true").first.click()
        page.get_by_role("heading", name="Who are you?").wait_for()
        self.check(tablet)
        self.check(leontine)
        Week.lived = 3

    # MARK: Thursday

    def not_ready_for(self, visitor, words):
        """On the page of a moment that came in on Monday."""
        self.until(visitor, "/moments?q=assistance+dog", re.escape(words[:40]))
        visitor.page.locator(".moments a", has_text=words[:40]).first.tap()
        visitor.page.get_by_role("button", name="I wasn’t ready for this").tap()
        visitor.page.get_by_text("Noted, without your name.").wait_for()

    def tell(self):
        ibrahim = self.phone("Ibrahim")
        ibrahim.goto("/today")
        taps, page = Taps(ibrahim.page), ibrahim.page
        taps.tap(self.quick(ibrahim, "Tell"))
        taps.type(page.locator("#words"), DOG)
        taps.tap(page.locator("label.check", has_text="I wasn’t ready for this"))
        taps.tap(page.get_by_role("button", name="Tell", exact=True))
        page.locator(".kept, [role=status]").filter(has_text="Thank you").first.wait_for()
        print(taps.said("Tell, with “I wasn’t ready for this”"))
        self.assertLessEqual(taps.taps + taps.fields, 4)
        self.check(ibrahim)

    def publish(self, lead):
        page = lead.page
        self.until(lead, "/learn/language/situations", r"Not ready for: .*\b(assistance|water)\b")
        page.get_by_role("link", name=re.compile("Not ready for: .*(assistance|water)")).click()
        sources = page.locator("section, article", has=page.get_by_role("heading", name="Made from these moments")).last.inner_text()
        for words in (COMPLAINTS[0], COMPLAINTS[1], DOG):
            self.assertIn(words, sources)
        for name in ("Leontine", "Sunniva", "Ibrahim"):
            self.assertNotIn(name, sources, "who said it is known to nobody")
        page.locator("input[name=title]").fill(SITUATION)
        page.locator("textarea[name=story]").fill("Somebody comes to the desk of the lounge with an assistance dog in its harness. It pants.")
        page.locator("textarea[name='may-decide']").fill("Let them in, always. Bring a bowl of water. Offer the corner by the plant.")
        page.locator("textarea[name=good]").fill("Speak to the person, not to the dog, and ask what would help.")
        page.get_by_role("button", name="Publish").click()
        page.get_by_text("Everybody can read it now.").wait_for()

    def keep_duty(self):
        """The manager's steps around the month's principle: asked afterwards, and one person recognised."""
        grace = self.phone("Grace")
        page = grace.page
        grace.goto("/lead/duties")
        page.locator("main a.btn.primary").tap()
        page.wait_for_url(re.compile("/lead/duties/"))
        for name, words in (("learned", "Nobody had ever asked about the dog"), ("did", "We put a bowl at the door"), ("value", "Rest for a blind traveller")):
            page.fill(f"#{name}", words)
        page.get_by_role("button", name="Keep it").tap()
        page.get_by_text("Make a commitment of it").wait_for()
        page.select_option("#thanked", label="Leontine Abara")
        page.fill("#thanks", "You asked where it may lie down.")
        page.get_by_role("button", name="Recognise them").tap()
        page.locator("[role=status]", has_text="Kept").wait_for()
        above = self.visitor().sign_in("Tomás")
        text = self.main(above, "/lead/duties")
        row = above.page.get_by_role("row", name=re.compile("Grace Mbeki"))
        self.assertEqual(row.get_by_text("kept", exact=True).count(), 3, text)
        self.assertNotIn("the dog", text, "a leader's words stay with the leader")
        self.check(grace)
        self.check(above)

    def test_4_thursday_three_were_not_ready_and_a_situation_is_written(self):
        sunniva, leontine = self.phone("Sunniva"), self.leontine()
        self.not_ready_for(sunniva, COMPLAINTS[0])
        self.not_ready_for(leontine, COMPLAINTS[1])
        lead = self.visitor().sign_in("Ingrid")
        self.assertNotIn("assistance", self.main(lead, "/learn/language/situations"), "two are not three")
        self.tell()
        self.until(lead, "/today", "Several were not ready for the same thing")
        self.publish(lead)
        self.assertIn(SITUATION, self.main(leontine, "/learn/language/situations"))
        self.keep_duty()
        for visitor in (sunniva, leontine, lead):
            self.check(visitor)
        Week.lived = 4

    # MARK: Friday

    def choose_and_see_why(self, visitor):
        """Cards one after the other, until one gives answers to choose from; at most as many as a day has."""
        page = visitor.page
        for _ in range(5):
            if page.locator("textarea[name=words]").count():
                page.fill("textarea[name=words]", "I ask what would help, and bring water.")
                page.get_by_role("button", name="Compare").tap()
                page.get_by_text("One way to do it").wait_for()
            else:
                page.locator("label.opt").first.tap()
                page.get_by_role("button", name="See why").tap()
                page.get_by_text("Why it matters").wait_for()
                self.assertRegex(self.main(visitor), "(?i)the best one")
                page.get_by_role("button", name="It went well").tap()
                page.get_by_text("You’ll meet this one again").wait_for()
                return
            page.get_by_role("button", name="It went well").tap()
            page.get_by_role("link", name="One more").tap()
            page.get_by_role("button", name=re.compile("Compare|See why")).wait_for()
        self.fail("no card gave answers to choose from")

    def practise(self):
        leontine = self.leontine()
        page = leontine.page
        self.assertIn("Grace Mbeki thanked you", self.main(leontine, "/today"))
        other = self.phone("Declan")
        self.assertNotIn(SITUATION, self.main(other, "/learn/practice"), "it comes first to those who said so")
        home = self.until(leontine, "/learn/practice", SITUATION)
        self.assertIn("You said that you were not ready for this.", home)
        page.get_by_role("link", name="Practise it").tap()
        page.get_by_role("heading", level=1, name=SITUATION).wait_for()
        self.choose_and_see_why(leontine)

        leontine.goto("/learn/practice")
        page.get_by_role("link", name="Try it").tap()
        page.get_by_role("button", name="See what they tapped").wait_for()
        words = page.locator("blockquote").inner_text()
        self.assertNotIn("They tapped", self.main(leontine))
        page.locator("label.opt", has_text="Expected").tap()
        page.get_by_role("button", name="See what they tapped").tap()
        page.get_by_text("They tapped").first.wait_for()
        self.assertEqual(page.locator("blockquote").inner_text(), words)
        self.check(leontine)

    def without_a_connection(self):
        sunniva = self.phone("Sunniva")
        page = sunniva.page
        sunniva.goto("/guidance")
        page.wait_for_function("""async () => {
            for (const name of await caches.keys()) if (await (await caches.open(name)).match('/guidance')) return true
        }""")
        # Two tabs, because a page that is being left loses the browser's pretence of no connection.
        tell = sunniva.context.new_page()
        tell.goto("/tell", wait_until="load")
        tell.locator("hearten-send:defined").wait_for(state="attached")
        sunniva.context.set_offline(True)
        tell.locator("#words").fill(UNSENT)
        tell.get_by_role("button", name="Tell", exact=True).tap()
        tell.get_by_text("Kept on this device").wait_for()

        sunniva.goto("/guidance")
        self.assertTrue(page.locator(".offline-only").is_visible())
        page.locator("summary", has_text=SITUATION).tap()
        self.assertTrue(page.get_by_text("Bring a bowl of water.").first.is_visible())
        page.fill("#q", "an assistance dog")
        page.keyboard.press("Enter")
        page.locator("[data-found] a").first.wait_for()
        self.assertEqual(page.locator("[data-found] a").first.inner_text(), SITUATION)

        reader = self.visitor().sign_in("Tomás")
        self.assertNotIn(UNSENT, self.main(reader, "/moments?q=kittiwakes"), "it has not gone out yet")
        sunniva.context.set_offline(False)
        tell.locator(".kept, [role=status]").filter(has_text="Thank you").first.wait_for()
        self.until(reader, "/moments?q=kittiwakes", re.escape(UNSENT))
        self.assertEqual(reader.page.locator(".moments > li", has_text=UNSENT).count(), 1)
        self.check(sunniva)

    def pulse(self):
        """Open for two weeks from the first Monday of a month; the rest of the month the page says so."""
        mei = self.phone("Mei", script=False)
        page = mei.page
        first = datetime.datetime.now(ZONE).date().replace(day=1)
        first += datetime.timedelta(days=-first.weekday() % 7)
        opens = first <= datetime.datetime.now(ZONE).date() < first + datetime.timedelta(days=14)
        self.assertEqual(page.get_by_text("Three anonymous questions").count(), int(opens))
        mei.goto("/pulse/answer")
        if not opens:
            self.assertIn("No questions are open now.", self.main(mei))
            return
        for number in (1, 2, 3):
            page.locator(f"label:has(input[name=question-{number}][value='4'])").tap()
        page.get_by_role("button", name="Send").tap()
        page.get_by_text("nobody can tell which is yours").wait_for()
        self.assertIn("You have had your turn this month.", self.main(mei, "/pulse/answer"))
        self.check(mei)

    def test_5_friday_practice_guidance_without_a_connection_and_how_it_stands(self):
        self.practise()
        self.without_a_connection()
        self.pulse()
        lead = self.visitor().sign_in("Ingrid")
        lead.page.get_by_role("link", name="How it stands").click()
        lead.page.wait_for_url("**/lead/house**")
        told = self.before["told"] + 4
        self.until(lead, "/lead/house", f"{told:,} moments were told in four weeks")
        after = self.figures(lead)
        self.assertEqual(after["line-ups"], self.before["line-ups"] + 1)
        self.assertEqual(after["kept"], self.before["kept"] + 2)
        self.assertEqual(after["come in"], self.before["come in"] + 1)
        self.assertNotIn("Leontine", self.main(lead), "no figure has a name")
        self.check(lead)
        Week.lived = 5


if __name__ == "__main__":
    unittest.main()
