"""An empty house without mail: set up, a colleague asked in by a link, signed in by password, devices listed and ended."""
import re
import unittest

from accessibility import findings, small_targets
from house import DESK, NARROW, PASSWORD, PHONE, BrowserTest, pause_like_a_person

OTHER_PASSWORD = "four small boats in the bay"


class NewHouse:
    """The whole way in, once; each house below is one kind of organisation at one kind of screen."""

    demo = False
    pack = size = customers = level_words = None

    def look(self, visitor, kind):
        """As it stands here, then at 320 px; the other sizes and lights of the same parts are looked at with the cast."""
        problems = [f"{kind}: {found}" for found in findings(visitor.page)]
        before = visitor.page.viewport_size
        visitor.page.set_viewport_size(NARROW)
        problems += [f"{kind}: wider than 320 px, {visitor.overflow()}"] if visitor.overflow() else []
        visitor.page.set_viewport_size(before)
        if visitor.page.viewport_size["width"] < 500:
            problems += [f"{kind}: {small}" for small in small_targets(visitor.page)]
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def press(self, visitor, selector="main form button.primary"):
        with visitor.page.expect_navigation(wait_until="load"):
            visitor.page.locator(selector).last.click()

    def problem(self, visitor, field, kind):
        """The form came back with its summary in focus and the field marked; the link of the summary leads to the field."""
        page = visitor.page
        self.assertTrue(page.title().startswith("Problem: "), page.title())
        self.assertEqual(page.evaluate("document.activeElement.className"), "error-summary")
        self.assertEqual(page.get_attribute(f"#{field}", "aria-invalid"), "true")
        page.locator(f".error-summary a[href='#{field}']").click()
        self.assertEqual(page.evaluate("document.activeElement.id"), field)
        self.look(visitor, kind)

    def paste(self, page, field, words):
        """As from a password manager: written elsewhere, cut, and pasted here."""
        page.fill("#email", words)
        page.locator("#email").press("Control+A")
        page.locator("#email").press("Control+X")
        page.locator(field).press("Control+V")
        self.assertEqual(page.input_value(field), words)

    def set_up(self, owner):
        page = owner.page
        owner.goto("/")
        page.wait_for_url("**/set-up")
        self.look(owner, "set-up")
        page.fill("#code", "aaaa-bbbb")
        self.press(owner)
        self.problem(owner, "code", "set-up, wrong code")
        page.fill("#code", self.house.find(r"with this code\s+(\S+)").upper())
        self.press(owner)
        page.wait_for_url("**/set-up/organisation")
        self.press(owner)
        self.problem(owner, "name", "set-up, no name")
        page.fill("#name", "Larkfield House")
        page.locator(".opt", has=page.locator(f"input[value={self.pack}]")).click()
        self.press(owner)
        page.wait_for_url("**/set-up/place")
        self.look(owner, "set-up, place")
        page.fill("#unit", "Front desk")
        page.select_option("#zone", "Europe/Lisbon")
        self.press(owner)
        page.wait_for_url("**/set-up/you")
        page.fill("#name", "Ada Moreau")
        page.fill("#title", "Head of service")
        page.fill("#password", "too short")
        page.fill("#email", "ada@example.org")
        self.press(owner)
        self.problem(owner, "password", "set-up, short password")
        self.assertEqual(page.input_value("#name"), "Ada Moreau")
        self.paste(page, "#password", PASSWORD)
        page.fill("#email", "ada@example.org")
        self.press(owner)
        page.wait_for_url("**/welcome")
        self.look(owner, "welcome")
        self.assertEqual(owner.goto("/set-up").status, 404, "a house is set up once")

    def first_answer(self, owner):
        owner.goto("/welcome")
        code = owner.page.locator("a[href^='/f/']").first.get_attribute("href")
        guest = self.visitor(viewport=PHONE)
        guest.goto(code)
        guest.page.locator(".opt").last.click()
        guest.page.fill("#words", "I waited an hour at the desk and nobody looked up.")
        pause_like_a_person()
        with guest.page.expect_navigation(url=re.compile("/thanks/")):
            guest.page.locator("main form button").last.click()
        owner.goto("/recover")
        owner.page.locator(".inbox a", has_text="I waited an hour").first.click()
        owner.page.wait_for_url(re.compile(r"/recover/\d+"))
        self.look(owner, "the first case")
        self.check(guest)

    def invite(self, owner):
        """By a link that is handed over; the house has no mail."""
        page = owner.page
        owner.goto("/settings/people")
        form = page.locator("form[action$='/invitations']")
        form.locator("#name").fill("Bram Okafor")
        form.locator("#title").fill("Night porter")
        with page.expect_navigation(wait_until="load"):
            form.locator("button.primary").click()
        self.look(owner, "the invitation's link")
        link = page.locator("#link").inner_text()
        bram = self.visitor(viewport=self.size)
        bram.goto(link)
        self.look(bram, "invitation")
        bram.page.fill("#email", "bram@example.org")
        bram.page.fill("#password", "short")
        self.press(bram)
        self.problem(bram, "password", "invitation, short password")
        bram.page.fill("#password", OTHER_PASSWORD)
        self.press(bram)
        bram.page.wait_for_url("**/today")
        self.look(bram, "a first day")
        late = self.visitor(viewport=self.size)
        self.assertIn(late.goto(link).status, (404, 410), "an invitation lets in once")
        return bram

    def sign_in_again(self, bram):
        second = self.visitor(viewport=DESK)
        page = second.page
        second.goto("/moments")
        page.wait_for_url("**/sign-in?*")
        page.fill("#email", "bram@example.org")
        page.fill("#password", "not the right password")
        self.press(second)
        self.assertTrue(page.title().startswith("Problem: "))
        self.look(second, "sign-in, wrong password")
        self.assertEqual(page.input_value("#password"), "")
        self.paste(page, "#password", OTHER_PASSWORD)
        page.fill("#email", "bram@example.org")
        self.press(second)
        page.wait_for_url("**/moments")
        bram.goto("/me")
        ends = bram.page.locator("form[action^='/me/sessions/'] button.btn").filter(has_not_text="verywhere")
        self.look(bram, "two devices")
        with bram.page.expect_navigation(wait_until="load"):
            bram.page.locator("form[action^='/me/sessions/'][action$='/end']:not([action='/me/sessions/end']) button").first.click()
        self.assertEqual(ends.count(), 0)
        second.goto("/today")
        page.wait_for_url(re.compile("/sign-in"))
        self.check(second)

    def test_from_the_code_to_the_second_device(self):
        owner = self.visitor(viewport=self.size)
        self.set_up(owner)
        self.assertIn(self.customers, owner.goto("/settings/language").text())
        self.first_answer(owner)
        bram = self.invite(owner)
        self.sign_in_again(bram)
        self.check(owner)
        self.check(bram)

    def test_what_a_new_house_shows_before_anything_has_happened(self):
        """Runs after the way in, by its name: pages with next to nothing on them."""
        owner = self.visitor(viewport=self.size)
        owner.goto("/sign-in")
        owner.page.fill("#email", "ada@example.org")
        owner.page.fill("#password", PASSWORD)
        self.press(owner)
        for path in ("/today", "/moments", "/moments?q=nothing", "/recover?show=mine", "/recover?show=done", "/recognise", "/measure", "/journey",
                     "/signs", "/settings", "/settings/imports", "/settings/tokens", "/settings/mail", "/settings/operator", "/tell"):
            with self.subTest(path):
                self.assertLess(owner.goto(path).status, 400)
                self.look(owner, path)
        self.check(owner)


class AnAirlineOnAPhone(NewHouse, BrowserTest):
    pack, size, customers = "airline", PHONE, "guests"


class ACollegeAtADesk(NewHouse, BrowserTest):
    pack, size, customers = "college", DESK, "students"


class WithoutScript(BrowserTest):
    demo = False

    def test_a_house_is_set_up_without_script(self):
        owner = self.visitor(script=False)
        page = owner.page
        steps = [
            {"#code": self.house.find(r"with this code\s+(\S+)")}, {"#name": "Larkfield House"}, {"#unit": "Front desk"},
            {"#name": "Ada Moreau", "#title": "Head of service", "#email": "ada@example.org", "#password": PASSWORD},
        ]
        owner.goto("/set-up")
        for step in steps:
            for field, words in step.items():
                page.fill(field, words)
            page.locator("main form button.primary").click()
            page.wait_for_load_state()
        page.wait_for_url("**/welcome")
        self.check(owner)


if __name__ == "__main__":
    unittest.main()
