"""Guidance without a connection: kept after one visit for its reader alone, honest about its age, forgotten at sign-out."""
import time
import unittest

from accessibility import findings
from house import PHONE, BrowserTest

KEPT = """async () => {
    const found = []
    for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname)
    return found.sort()
}"""


class Guidance(BrowserTest):
    def kept(self, page, wanted):
        """What the device keeps, once it is as `wanted` says, or after a while as it is."""
        for _ in range(60):
            found = page.evaluate(KEPT)
            if wanted(found):
                break
            time.sleep(0.1)
        return found

    def visit(self, visitor):
        visitor.goto("/guidance")
        found = self.kept(visitor.page, lambda paths: "/guidance" in paths and any(path.endswith(".css") for path in paths))
        self.assertIn("/guidance", found)
        return found

    def test_kept_for_one_reader_and_read_without_a_connection(self):
        visitor = self.visitor(viewport=PHONE).sign_in("Amina")
        page = visitor.page
        found = self.visit(visitor)
        visitor.goto("/today")
        visitor.goto("/learn/language")
        found = self.kept(page, lambda paths: True)
        self.assertEqual([path for path in found if path != "/guidance" and not path.startswith("/assets/")], [])
        self.assertTrue(any(path.startswith("/assets/app.") and path.endswith(".css") for path in found), found)

        # Signing out leaves nothing behind.
        visitor.goto("/me")
        page.locator("form[action='/sign-out'] button").first.click()
        page.wait_for_url("**/sign-in**")
        self.assertEqual(self.kept(page, lambda paths: not paths), [])

        # Nor does somebody else's coming in without the first one's signing out.
        visitor.sign_in("Sunniva")
        self.visit(visitor)
        visitor.context.clear_cookies()
        visitor.sign_in("Amina")
        self.assertEqual(self.kept(page, lambda paths: not paths), [])

        # A session that has ended: the house answers so, and nothing is kept.
        self.visit(visitor)
        visitor.goto("/guidance")
        visitor.context.clear_cookies()
        visitor.goto("/guidance")
        self.assertIn("/sign-in", page.url)
        self.assertEqual(self.kept(page, lambda paths: not paths), [])

        visitor.sign_in("Amina")
        self.visit(visitor)
        visitor.goto("/guidance")
        self.assertFalse(page.locator(".offline-only").is_visible())
        self.check(visitor)

        # The house is gone: no server, no answer at all.
        self.house.process.kill()
        self.house.process.wait()
        visitor.goto("/guidance")
        self.assertTrue(page.locator(".offline-only").is_visible())
        self.assertIn("You are offline. This is as of ", page.locator(".offline-only").inner_text())
        page.locator("summary", has_text="A wheelchair comes back broken").click()
        self.assertTrue(page.get_by_text("We broke your wheel").is_visible())
        page.fill("#q", "her wheelchair is broken")
        page.keyboard.press("Enter")
        first = page.locator("[data-found] a").first
        first.wait_for()
        self.assertEqual(first.inner_text(), "A wheelchair comes back broken")
        self.assertIn("was not sent", page.locator("[data-found]").inner_text())
        page.fill("#q", "zxqv")
        page.keyboard.press("Enter")
        self.assertEqual(page.locator("[data-found] a").count(), 1)
        self.assertEqual(findings(page), [])
        self.assertIsNone(visitor.overflow())

    def test_asked_in_two_taps_without_script(self):
        visitor = self.visitor(viewport=PHONE, script=False).sign_in("Amina")
        page = visitor.page
        visitor.goto("/today")
        page.fill("#q", "May a cello fly?")
        page.get_by_role("button", name="Find it").click()
        page.wait_for_url("**/guidance?q=**")
        self.assertTrue(page.get_by_text("Nobody has written this down yet.").is_visible())
        self.assertTrue(page.get_by_text("Ask Jonas Lindqvist.").is_visible())
        self.check(visitor)


if __name__ == "__main__":
    unittest.main()
