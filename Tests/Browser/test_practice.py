"""Practice on a phone: the card of the day, why, how it went; what a customer felt; and what one was not ready for."""
import unittest

from accessibility import findings
from house import PHONE, BrowserTest


class Practice(BrowserTest):
    def clean(self, visitor):
        self.assertEqual(findings(visitor.page), [], visitor.page.url)

    def test_the_card_of_the_day_from_my_day_to_its_end(self):
        visitor = self.visitor(viewport=PHONE).sign_in("Declan")
        page = visitor.page
        visitor.goto("/today")
        if not page.get_by_role("link", name="Practise it").count():
            # Quiet time where the test runs: it did not come by itself, and says why.
            visitor.goto("/learn/practice")
            self.assertTrue(page.get_by_text("It is quiet time for you").is_visible())
        page.get_by_role("link", name="Practise it").click()
        heading = page.get_by_role("heading", level=1).inner_text()
        if page.locator("textarea[name=words]").count():
            page.get_by_role("button", name="Compare").click()
            self.assertTrue(page.get_by_role("link", name="Write a few words").is_visible())
            page.fill("textarea[name=words]", "I look up, say good morning, and ask.")
            page.get_by_role("button", name="Compare").click()
            self.assertTrue(page.get_by_text("I look up, say good morning, and ask.").is_visible())
        else:
            page.get_by_role("button", name="See why").click()
            self.assertTrue(page.get_by_role("link", name="Choose one of the answers").is_visible())
            page.locator("label.opt").first.click()
            page.get_by_role("button", name="See why").click()
            self.assertTrue(page.get_by_text("Your answer").first.is_visible())
        self.clean(visitor)
        page.get_by_role("button", name="It went well").click()
        self.assertEqual(page.get_by_role("heading", level=1).inner_text(), heading)
        self.assertTrue(page.get_by_text("You’ll meet this one again in 2 days.").is_visible())
        self.clean(visitor)
        page.get_by_role("link", name="One more").click()
        self.assertTrue(page.get_by_text("Practice 2 of at most 5 today").is_visible())
        self.clean(visitor)
        visitor.goto("/today")
        self.assertEqual(page.get_by_role("link", name="Practise it").count(), 0)
        visitor.goto("/learn/practice")
        self.assertTrue(page.get_by_text("That’s practice for today").is_visible())
        self.assertTrue(page.get_by_role("link", name=heading).is_visible())
        self.clean(visitor)
        self.check(visitor)

    def test_ask_first_then_see(self):
        visitor = self.visitor(viewport=PHONE).sign_in("Declan")
        page = visitor.page
        visitor.goto("/learn/practice")
        page.get_by_role("link", name="Try it").click()
        words = page.locator("blockquote").inner_text()
        self.assertNotIn("They tapped", page.locator("main").inner_text())
        page.locator("label.opt", has_text="Expected").click()
        page.get_by_role("button", name="See what they tapped").click()
        self.assertEqual(page.locator("blockquote").inner_text(), words)
        self.assertIn("They tapped", page.locator("main").inner_text())
        self.assertTrue(page.get_by_text("One so far.").is_visible())
        self.clean(visitor)
        self.check(visitor)

    def test_not_ready_without_a_name_and_without_script(self):
        visitor = self.visitor(viewport=PHONE, script=False).sign_in("Declan")
        page = visitor.page
        visitor.goto("/moments")
        page.locator(".moments a").first.click()
        page.get_by_text("Say more, if you like").first.click()
        page.fill("textarea[name=words]", "I had never met this before.")
        page.get_by_role("button", name="I wasn’t ready for this").click()
        self.assertTrue(page.get_by_text("Noted, without your name.").is_visible())
        self.assertTrue(page.get_by_text("You said that you weren’t.").is_visible())
        lead = self.visitor().sign_in("Ingrid")
        lead.goto("/learn/language/situations")
        lead.page.get_by_role("link", name="Not ready for:").click()
        self.assertTrue(lead.page.get_by_role("heading", name="Made from these moments").is_visible())
        self.assertTrue(lead.page.get_by_text("medicine").first.is_visible())
        self.clean(lead)
        self.check(lead)
        self.check(visitor)


if __name__ == "__main__":
    unittest.main()
