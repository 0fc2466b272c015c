"""A rota's way: looked at, brought in, seen by everybody, undone; on a desk and a phone."""
import datetime
import os
import tempfile
import unittest

from accessibility import findings
from house import NARROW, PHONE, BrowserTest


def rota(hour):
    """Ibrahim at gate 9 around now, whatever the zone, and somebody who does not work here."""
    day = datetime.date.today()
    rows = ["Name,Date,From,Until,Gate,Flight", f"Ibrahim Sayed,{day},{hour:02}:00,{(hour + 8) % 24:02}:00,9,KA 900", f"Nobody Known,{day},06:00,14:00,1,"]
    return "\n".join(rows) + "\n"


class Shifts(BrowserTest):
    def bring_in(self, visitor, text):
        page = visitor.page
        visitor.goto("/settings/shifts")
        page.select_option("#unit", label="Gates, Port Amaly")
        with tempfile.NamedTemporaryFile("w", suffix=".csv", prefix="night-", delete=False) as file:
            file.write(text)
        self.addCleanup(os.unlink, file.name)
        page.set_input_files("#file", file.name)
        page.get_by_role("button", name="Look at it").click()
        page.get_by_role("heading", level=1, name="One shift is ready to come in").wait_for()

    def test_looked_at_brought_in_seen_and_undone(self):
        leader = self.visitor().sign_in("Tomás")
        page = leader.page
        self.bring_in(leader, rota(datetime.datetime.now(datetime.timezone.utc).hour))
        self.assertTrue(page.get_by_text("One line cannot be used.").is_visible())
        self.assertTrue(page.get_by_text("flight KA 900").is_visible())
        self.assertEqual(findings(page), [])
        page.get_by_role("button", name="Bring in one shift").click()
        page.get_by_text("One shift is in the rota.").wait_for()
        self.assertTrue(page.get_by_text("Nobody who works here is known by this").is_visible())
        self.assertEqual(findings(page), [])
        page.get_by_role("link", name="See the week").first.click()
        page.wait_for_url("**/shifts/week**")
        self.assertTrue(page.get_by_text("flight KA 900").first.is_visible())
        # His usual early shift lies in the rota already.
        self.assertEqual(findings(page), [])

        phone = self.visitor(viewport=PHONE).sign_in("Ibrahim")
        phone.goto("/shifts")
        self.assertTrue(phone.page.get_by_text("gate 9").first.is_visible())
        for size in (PHONE, NARROW):
            phone.page.set_viewport_size(size)
            self.assertIsNone(phone.overflow())
        self.check(phone)

        leader.goto("/settings/shifts")
        page.locator("aside a").first.click()
        page.locator("summary", has_text="Undo this rota").click()
        page.get_by_role("button", name="Yes, take it out").click()
        page.get_by_text("This rota was taken out again.").wait_for()
        phone.goto("/shifts")
        self.assertEqual(phone.page.get_by_text("gate 9").count(), 0)
        self.check(leader)

    def test_my_day_greets_the_crew_with_their_flight(self):
        visitor = self.visitor(viewport=PHONE).sign_in("Amina")
        lead = visitor.page.locator("main .lead").first.inner_text()
        self.assertIn("You are at Gate 6 until ", lead)
        self.assertIn("flight KA 214 to Northcombe. With Jonas and Mei.", lead)
        visitor.page.get_by_role("link", name="My shifts").click()
        self.assertTrue(visitor.page.get_by_role("heading", level=1, name="My shifts").is_visible())
        self.check(visitor)

    def test_the_man_at_gate_4_at_seven_is_one_tap_away(self):
        visitor = self.visitor().sign_in("Tomás")
        visitor.goto("/recognise")
        card = visitor.page.locator("article", has_text="The man at gate 4 at seven")
        self.assertIn("Ibrahim Sayed, on shift there then, we think", card.locator("select").inner_text())
        card.get_by_role("button", name="Deliver it").click()
        visitor.page.get_by_text("Delivered.").wait_for()
        other = self.visitor(viewport=PHONE).sign_in("Ibrahim")
        self.assertTrue(other.page.get_by_text("The man at gate 4 at seven").is_visible())
        self.check(visitor)


if __name__ == "__main__":
    unittest.main()
