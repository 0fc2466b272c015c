"""Pages that only a form opens: forms that came back, refusals, an import from the file to its undoing."""
import re
import unittest

from accessibility import in_all_views
from house import DESK, PHONE, SIGN, BrowserTest, pause_like_a_person

LONG = "word " * 5000

# Who sends which form empty or wrong, and the field that must say so.
COMES_BACK = [
    ("Ingrid", "/tell", "form:has(#words)", {"#words": ""}, "words"),
    ("Ingrid", "/recover/new", "form:has(#words)", {"#words": ""}, "words"),
    ("Ingrid", "/settings/organisation", "main form:has(#name)", {"#name": "", "#zone": "Nowhere/Here"}, "name"),
    ("Ingrid", "/settings/units/new", "main form:has(#name)", {"#name": ""}, "name"),
    ("Ingrid", "/settings/rules", "main form:has(#words)", {"#words": LONG}, "words"),
    ("Ingrid", "/settings/imports", "main form:has(#file)", {}, "file"),
    ("Ingrid", "/settings/tokens", "main form:has(#name)", {"#name": ""}, "name"),
    ("Ingrid", "/settings/people", "form[action$='/invitations']", {"#name": "", "#email": "no address"}, "name"),
    ("Ingrid", "/me", "form[action='/me']", {"#name": ""}, "name"),
    ("Ingrid", "/me", "form[action='/me/password']", {"#old": "wrong wrong wrong", "#new": "short"}, "new"),
    ("Oskar", "/settings/tokens", "main form:has(#name)", {"#name": ""}, "name"),
]


class FormsThatComeBack(BrowserTest):
    def send(self, page, form, fields):
        for field, words in fields.items():
            page.locator(f"{form} {field}").fill(words)
        with page.expect_navigation(wait_until="load") as moved:
            page.evaluate(
                "form => { form = document.querySelector(form); form.noValidate = true; HTMLFormElement.prototype.submit.call(form) }", form)
        return moved.value

    def test_what_is_wrong_stands_above_its_field(self):
        problems, visitors = [], {}
        for name, path, form, fields, field in COMES_BACK:
            visitor = visitors.get(name) or visitors.setdefault(name, self.visitor().sign_in(name))
            page, kind = visitor.page, f"{path}, {field}"
            visitor.goto(path)
            with self.subTest(kind):
                answer = self.send(page, form, fields)
                self.assertEqual(answer.status, 422)
                for box, words in fields.items():
                    if words and box not in ("#old", "#new"):
                        self.assertEqual(page.input_value(box).strip(), words.strip(), "what was written stands there still")
                self.assertTrue(page.title().startswith("Problem: "), page.title())
                self.assertEqual(page.evaluate("document.activeElement.className"), "error-summary")
                self.assertEqual(page.locator(".error-summary a[href^='#']").count(), page.locator(".error").count(), "each has its field")
                for link in page.locator(".error-summary a[href^='#']").all():
                    self.assertEqual(page.locator(link.get_attribute("href")).count(), 1, link.inner_text())
                for marked in page.locator("[aria-invalid]").all():
                    self.assertIn(marked.get_attribute("id") + "-e", marked.get_attribute("aria-describedby"))
                problems += in_all_views(visitor, kind)
        self.assertEqual(problems, [], "\n" + "\n".join(problems))
        for visitor in visitors.values():
            self.check(visitor)

    def test_a_customers_answer_with_nothing_in_it_comes_back(self):
        guest = self.visitor(viewport=PHONE, script=False)
        guest.goto(SIGN)
        pause_like_a_person()
        guest.page.locator("main form button").last.click()
        guest.page.wait_for_load_state()
        self.assertTrue(guest.page.title().startswith("Problem: "))
        self.assertGreater(guest.page.locator(".error-summary a[href='#level-6']").count(), 0)

    def test_a_reply_with_a_part_missing_is_asked_about_once(self):
        desk = self.visitor().sign_in("Tomás")
        desk.goto("/recover")
        desk.page.locator(".inbox > a").first.click()
        desk.page.wait_for_url(re.compile(r"/recover/\d+"))
        desk.page.fill("#apology", "I am sorry if you were upset.")
        with desk.page.expect_navigation(wait_until="load"):
            desk.page.locator("form#reply button.primary").click()
        self.assertEqual(desk.page.input_value("#apology"), "I am sorry if you were upset.")
        problems = in_all_views(desk, "gentle question")
        with desk.page.expect_navigation(wait_until="load"):
            desk.page.locator("button[name=preview]").click()
        problems += in_all_views(desk, "preview")
        self.assertEqual(problems, [], "\n" + "\n".join(problems))
        self.check(desk)


def shown(visitor, answer, kind):
    """What is wrong with a page that another client got, as this browser shows it: it stands still, whatever it would ask for."""
    body = answer.text()
    if "<h1" not in body:
        return [f"{kind}: no page, {answer.status}"]
    visitor.page.route("**/shown", lambda route: route.fulfill(status=answer.status, body=body, content_type="text/html"))
    visitor.goto("/shown")
    problems = in_all_views(visitor, kind)
    visitor.page.unroute("**/shown")
    return problems


class Refusals(BrowserTest):
    def test_every_refusal_is_a_page_in_plain_words(self):
        colleague = self.visitor().sign_in("Amina")
        guest = self.visitor(viewport=PHONE)
        problems = []
        for visitor, path, status in (
            (colleague, "/nothing/here", 404), (colleague, "/settings/people", 404), (colleague, "/recover/999999", 404),
            (colleague, "/moments?from=yesterday", 400), (guest, "/f/NONE", 404), (guest, "/c/" + "x" * 32, 404), (guest, "/invitations/" + "x" * 26, 404),
        ):
            answer = visitor.goto(path)
            with self.subTest(path):
                self.assertIn(answer.status, {404: (404, 403, 410)}.get(status, (status, 200, 422)))
                problems += in_all_views(visitor, path)
        home = {"Origin": self.house.url}
        request = guest.context.request
        asked = {
            "a form from elsewhere": request.post(SIGN, form={"level": "1"}, headers={"Origin": "https://example.org"}),
            "too long": request.post(SIGN, form={"level": "1", "words": "x" * 300_000}, headers=home),
            "malformed": request.post(SIGN, data="%%%=&&", headers={**home, "Content-Type": "application/x-www-form-urlencoded"}),
            "another type": request.post(SIGN, data="{}", headers={**home, "Content-Type": "application/json"}),
        }
        for kind, answer in asked.items():
            with self.subTest(kind):
                self.assertIn(answer.status, (400, 403, 404, 413, 415, 422))
                problems += shown(guest, answer, kind)
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_too_often_says_when_to_come_back(self):
        guest = self.visitor(viewport=PHONE)
        for _ in range(40):
            answer = guest.context.request.post(
                "/sign-in", form={"email": "nobody@example.org", "password": "wrong password again"}, headers={"Origin": self.house.url})
            if answer.status == 429:
                break
        self.assertEqual(answer.status, 429)
        self.assertGreater(int(answer.headers["retry-after"]), 0)
        self.assertEqual(shown(guest, answer, "too often"), [])


class AnImport(BrowserTest):
    def file(self, lines):
        rows = "\n".join(f"r{n},2026-11-{n % 20 + 1:02},{n % 6 + 1},The zeppelin left on time and the crew was kind {n}." for n in range(lines))
        bad = "\nbad,not a date,9,This line cannot be used.\n"
        return {"name": "letters.csv", "mimeType": "text/csv", "buffer": f"id,date,level,text\n{rows}{bad}".encode()}

    def until(self, page, selector):
        """Pages of running work ask for themselves again, with script or without."""
        page.locator("main").locator(selector).first.wait_for(timeout=120_000)

    def under_way(self, visitor, looker, kind):
        """What is wrong with the page of running work, if it still runs: the looker sees it standing still."""
        answer = visitor.context.request.get(visitor.page.url)
        return shown(looker, answer, kind) if "progressbar" in answer.text() else []

    def test_from_the_file_to_its_undoing(self):
        lead, looker = self.visitor().sign_in("Ingrid"), self.visitor().sign_in("Ingrid")
        page = lead.page
        lead.goto("/settings/imports")
        page.set_input_files("#file", self.file(40_000))
        page.locator("form:has(#file) button.primary").click()
        page.wait_for_url(re.compile(r"/settings/imports/\w+"))
        problems = self.under_way(lead, looker, "being looked at")
        self.until(page, "button[value=import]")
        problems += in_all_views(lead, "dry run")
        self.assertIn("1 line cannot be used", page.locator("main").inner_text())
        page.locator("button[value=import]").click()
        page.wait_for_load_state()
        problems += self.under_way(lead, looker, "being brought in")
        self.until(page, "a.btn.primary")
        problems += in_all_views(lead, "report")
        self.assertEqual(problems, [], "\n" + "\n".join(problems))
        report = page.url
        page.locator("main a.btn.primary").first.click()
        page.wait_for_url(re.compile("/measure"))
        self.assertIn("40,", page.locator("main").inner_text())
        lead.goto(report)
        page.locator("summary", has_text=re.compile("undo", re.I)).click()
        page.locator("button.clay").click()
        self.until(page, ".notice:has-text('taken out again')")
        self.check(lead)

    def test_without_script(self):
        lead = self.visitor(script=False).sign_in("Ingrid")
        page = lead.page
        lead.goto("/settings/imports")
        page.set_input_files("#file", self.file(300))
        page.locator("form:has(#file) button.primary").click()
        self.until(page, "button[value=import]")
        page.locator("button[value=import]").click()
        self.until(page, "a.btn.primary")
        page.locator("main a.btn.primary").first.click()
        page.wait_for_url(re.compile("/measure"))
        self.check(lead)


if __name__ == "__main__":
    unittest.main()
