"""What is remembered: the crew knows whom they meet, and the customer sees, corrects and erases it on a page of their own."""
import re
import unittest

from accessibility import findings
from house import NARROW, PHONE, BrowserTest


class Remember(BrowserTest):
    def test_from_my_day_to_the_customers_own_page(self):
        crew = self.visitor(viewport=PHONE).sign_in("Amina")
        page = crew.page
        card = page.locator("section", has=page.get_by_role("heading", name="People to know today"))
        self.assertIn("4C, Mr Oyelaran", card.inner_text())
        self.assertIn("noticed: ask first", card.inner_text())
        self.assertIn("Promised: A pushchair waits", card.inner_text())
        self.assertNotIn("Ibarra", card.inner_text())
        card.get_by_text("Mr Oyelaran").click()
        page.get_by_role("heading", level=1, name="Mr Oyelaran").wait_for()
        self.assertEqual(findings(page), [])
        page.set_viewport_size(NARROW)
        self.assertIsNone(crew.overflow())
        self.assertEqual(page.locator("code").count(), 0)
        self.check(crew)
        led = self.visitor().sign_in("Tomás")
        led.goto("/remember?q=oyelaran")
        led.page.get_by_text("Mr Oyelaran").click()
        link = re.search(r"/p/[0-9A-Za-z_-]{26,}", led.page.locator("code").inner_text())[0]
        self.assertEqual(findings(led.page), [])
        led.page.get_by_role("button", name="End this link, make a new one").click()
        led.page.get_by_text("leads nowhere any more").wait_for()
        self.assertEqual(led.goto(link).status, 404)
        led.goto("/remember?q=oyelaran")
        led.page.get_by_text("Mr Oyelaran").click()
        link = re.search(r"/p/[0-9A-Za-z_-]{26,}", led.page.locator("code").inner_text())[0]

        guest = self.visitor(viewport=PHONE, script=False)
        guest.goto(link)
        own = guest.page
        self.assertTrue(own.get_by_role("heading", level=1, name="What we remember about you").is_visible())
        own.set_viewport_size(NARROW)
        self.assertIsNone(guest.overflow())
        # axe itself needs script.
        with_script = self.visitor(viewport=PHONE)
        for path in [link, link + "/forget"]:
            with_script.goto(path)
            self.assertEqual(findings(with_script.page), [])
        own.get_by_role("region", name="Light").get_by_label("In your words").fill("Soft light, and tea")
        own.get_by_role("button", name=re.compile("Correct it.*Likes to read")).click()
        own.get_by_text("Corrected, in your words.").wait_for()
        crew.goto("/today")
        self.assertIn("Soft light, and tea", page.locator("main").inner_text())
        own.get_by_role("link", name="Erase everything").click()
        own.get_by_role("button", name="Yes, erase everything").click()
        own.get_by_role("heading", level=1, name="Everything is erased").wait_for()
        crew.goto("/today")
        self.assertNotIn("Oyelaran", page.locator("main").inner_text())
        self.assertEqual(guest.goto(link).status, 404)
        self.check(guest)


if __name__ == "__main__":
    unittest.main()
