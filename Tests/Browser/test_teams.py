"""People come in by a file and on paper; colleagues thank, ask and answer: by thumb, without script, and with little time."""
import os
import tempfile
import time
import unittest

from accessibility import findings
from house import NARROW, PHONE, BrowserTest

FILE = """Staff number,Name,Email,Job title,Unit,Manager
T1,Perpetua Lindgren,perpetua@kittiwake.example,Lounge host,"Lounge, Port Amaly",T2
T2,Crispin Vale,,Lounge host,"Lounge, Port Amaly",grace@kittiwake.example
T3,Nobody Anywhere,,Host,Nowhere,
"""


class Teams(BrowserTest):
    def clean(self, page):
        self.assertEqual(findings(page), [], page.url)

    def test_a_file_of_people_is_looked_at_brought_in_and_undone(self):
        visitor = self.visitor().sign_in("Ingrid")
        page = visitor.page
        visitor.goto("/settings/people")
        page.get_by_role("link", name="Bring in a file").click()
        self.clean(page)
        with tempfile.NamedTemporaryFile("w", suffix=".csv", delete=False) as file:
            file.write(FILE)
        self.addCleanup(os.unlink, file.name)
        page.get_by_label("The file").set_input_files(file.name)
        page.get_by_role("button", name="Look at it first").click()
        page.get_by_role("heading", name="2 changes are ready").wait_for()
        page.get_by_text("There is no such").wait_for()
        self.clean(page)
        page.get_by_role("button", name="Make these 2 changes").click()
        page.get_by_text("2 changes were made.").wait_for()
        self.clean(page)
        report = page.url

        page.get_by_role("link", name="Print invitations").click()
        self.clean(page)
        page.get_by_role("button", name="Make the sheet of Lounge, Port Amaly").click()
        page.get_by_role("heading", name="Perpetua Lindgren").wait_for()
        self.clean(page)
        self.assertGreaterEqual(page.locator(".slip svg").count(), 2)
        page.emulate_media(media="print")
        self.assertFalse(page.locator("nav.tabs, .rail").first.is_visible())
        page.emulate_media(media="screen")
        link = page.locator(".slip", has_text="Crispin Vale").locator(".address").inner_text().strip()

        newcomer = self.visitor(viewport=PHONE)
        newcomer.page.goto(link)
        newcomer.page.get_by_label("Work email").fill("crispin@kittiwake.example")
        newcomer.page.get_by_label("Choose a password").fill("a lantern over quiet water")
        newcomer.page.get_by_role("button").last.click()
        newcomer.page.wait_for_url("**/today**")

        page.goto(report)
        page.get_by_text("Undo this file").click()
        page.get_by_role("button", name="Yes, put it back").click()
        page.get_by_text("This file was undone.").wait_for()
        # He has come in, so he stays; she has not, and is gone.
        page.get_by_role("link", name="Crispin Vale").wait_for()
        visitor.goto("/settings/people?q=Perpetua")
        page.get_by_text("Nobody here is called").wait_for()

    def test_thanks_take_four_taps_and_a_quarter_of_a_minute(self):
        visitor = self.visitor(viewport=PHONE).sign_in("Sunniva")
        page = visitor.page
        visitor.goto("/today")
        started, taps = time.monotonic(), 0
        page.get_by_role("navigation", name="Quick").get_by_role("link", name="Thanks").click()
        taps += 1
        page.get_by_role("link", name="Thank a colleague").click()
        taps += 1
        page.locator("#thank input[name=to]").first.check()
        taps += 1
        page.get_by_label("What did they do").fill("You kept the last quiet chair for her.")
        page.get_by_role("button", name="Send thanks").click()
        taps += 1
        page.get_by_text("On its way.").wait_for()
        self.assertLessEqual(taps, 4)
        self.assertLess(time.monotonic() - started, 15)
        self.clean(page)

    def test_thanks_across_units_without_script_at_320_pixels(self):
        visitor = self.visitor(viewport=NARROW, script=False).sign_in("Sunniva")
        page = visitor.page
        visitor.goto("/thanks/new")
        page.get_by_label("Somebody else").fill("declan")
        page.get_by_label("What did they do").fill("The blue case was there before its owner.")
        page.get_by_role("button", name="Send thanks").click()
        page.get_by_text("On its way. Declan Moore").wait_for()
        other = self.visitor(viewport=NARROW, script=False).sign_in("Declan")
        other.goto("/today")
        other.page.get_by_text("The blue case was there before its owner.").wait_for()
        card = other.page.locator("article", has_text="The blue case was there before its owner.")
        card.get_by_role("button", name="Tell my team").click()
        other.page.get_by_text("Your team can read it now.").wait_for()

    def test_a_request_goes_to_and_fro(self):
        asker = self.visitor(viewport=PHONE).sign_in("Declan")
        asker.goto("/requests/new")
        asker.page.get_by_label("Which team?").select_option(label="\u2003\u2003\u2003Lounge, Port Amaly")
        asker.page.get_by_label("What do you need?").fill("A blanket for the child at belt 3.")
        asker.page.get_by_role("button", name="Ask them").click()
        asker.page.get_by_role("heading", name="A blanket for the child at belt 3").wait_for()
        self.clean(asker.page)
        address = asker.page.url
        giver = self.visitor(viewport=PHONE).sign_in("Sunniva")
        giver.goto("/today")
        giver.page.get_by_role("link", name="A blanket for the child").click()
        giver.page.get_by_role("button", name="I’ll take it").click()
        giver.page.get_by_role("button", name="It is done").click()
        giver.page.get_by_text("They hear that it is done.").wait_for()
        self.clean(giver.page)
        asker.page.goto(address)
        asker.page.locator("input[name=level][value='5']").check(force=True)
        asker.page.get_by_role("button", name="Send it").click()
        asker.page.get_by_text("They see how it was for you.").wait_for()
        asker.goto("/requests")
        self.clean(asker.page)

    def test_the_pulse_shows_groups_and_no_one(self):
        visitor = self.visitor().sign_in("Ingrid")
        visitor.goto("/pulse")
        visitor.page.get_by_role("heading", name="Month by month").wait_for()
        self.clean(visitor.page)
        self.assertEqual(visitor.page.get_by_role("link", name="Team Puffin").count(), 0)


if __name__ == "__main__":
    unittest.main()
