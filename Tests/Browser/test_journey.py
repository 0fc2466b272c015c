"""From the sign on the wall to the customer's verdict, as she and the people who serve her go through it."""
import datetime
import re
import unittest

from accessibility import findings
from house import DESK, PHONE, SIGN, BrowserTest, pause_like_a_person

WORDS = "The shower was cold all week and nobody at the desk wanted to hear it."
PRAISE = "Sunniva saw me reading and asked before she touched the blind. Nobody has ever asked."


class Journey(BrowserTest):
    def tell(self, guest, level, words, contact=None, praised=None):
        """Scans the sign, taps, writes and sends."""
        page = guest.page
        guest.goto(SIGN)
        page.locator(".opt", has=page.locator(f"input[name=level][value='{level}']")).click()
        page.fill("#words", words)
        if praised:
            page.locator("summary").nth(0).click()
            page.fill("#praised", praised)
        if contact:
            page.locator("details", has=page.locator("#contact")).locator("summary").click()
            page.fill("#name", "Dina Petrakis")
            page.fill("#contact", contact)
        pause_like_a_person()
        page.locator("main button[type=submit], main form button").last.click()
        page.wait_for_url(re.compile(r"/thanks/"))

    def found(self, reader, search, words):
        """How often the search finds the words; the index follows within seconds."""
        for _ in range(40):
            reader.goto(f"/moments?q={search}")
            count = reader.page.locator(".moments > li", has_text=words).count()
            if count:
                return count
            reader.page.wait_for_timeout(500)
        return 0

    def open_case(self, desk, words):
        """The newest case with these words, from the list."""
        page = desk.page
        desk.goto("/recover")
        page.locator(".inbox > a, .inbox li > a", has_text=words[:30]).first.click()
        page.wait_for_url(re.compile(r"/recover/\d+"))

    def answer(self, desk):
        page = desk.page
        page.fill("#apology", "Mrs Petrakis, I am sorry. The water was cold and we did not listen.")
        page.fill("#action", "The boiler of the lounge is repaired since noon.")
        page.fill("#invitation", "I would like to show you the lounge myself on Friday.")
        page.select_option("[name=follow_how]", "phone")
        page.fill("[name=follow_when]", self.next_week())
        page.locator("form:has(#apology) button.primary").click()
        page.wait_for_load_state()
        anyway = page.locator("button[name=anyway]")
        if anyway.count():
            anyway.first.click()
            page.wait_for_load_state()

    def next_week(self):
        return (datetime.datetime.now() + datetime.timedelta(days=7)).strftime("%Y-%m-%dT11:00")

    def go_through(self, size, light, script=True):
        words = f"{WORDS} ({size['width']}, {light}, {script})"
        guest = self.visitor(viewport=PHONE, scheme=light, script=script)
        self.tell(guest, 1, words, contact="dina@example.org")
        self.assertIn("Thank you", guest.page.locator("h1").inner_text())
        guest.page.locator("a[href^='/c/']").first.click()
        guest.page.wait_for_url(re.compile(r"/c/"))
        own_page = guest.page.url
        self.assertIn(words, guest.page.locator("blockquote").first.inner_text())

        desk = self.visitor(viewport=size, scheme=light, script=script).sign_in("Tomás")
        self.open_case(desk, words)
        self.assertIn(words, desk.page.locator(".case blockquote").first.inner_text())
        self.assertGreater(desk.page.locator(".case .clock").count(), 0)
        self.answer(desk)
        self.assertGreater(desk.page.get_by_role("status").filter(has_text=re.compile(r"\w")).count(), 0)
        self.assertIn("The boiler of the lounge is repaired", desk.page.locator("main").inner_text())

        guest.page.goto(own_page)
        self.assertIn("The boiler of the lounge is repaired", guest.page.locator("main").inner_text())
        guest.page.locator(".opt", has=guest.page.locator("input[name=verdict][value=yes]")).click()
        guest.page.locator("form:has(input[name=verdict]) button").click()
        guest.page.wait_for_load_state()
        self.assertGreater(guest.page.get_by_role("status").filter(has_text=re.compile(r"\w")).count(), 0)

        desk.goto("/recover?show=done")
        self.assertGreater(desk.page.locator(".inbox a", has_text=words[:30]).count(), 0)
        self.check(guest)
        self.check(desk)

    def test_from_the_sign_to_the_verdict_at_a_desk_by_day(self):
        self.go_through(DESK, "light")

    def test_from_the_sign_to_the_verdict_at_a_desk_by_night(self):
        self.go_through(DESK, "dark")

    def test_from_the_sign_to_the_verdict_on_a_phone_by_day(self):
        self.go_through(PHONE, "light")

    def test_from_the_sign_to_the_verdict_on_a_phone_by_night(self):
        self.go_through(PHONE, "dark")

    def test_from_the_sign_to_the_verdict_without_script(self):
        self.go_through(DESK, "light", script=False)

    def test_a_verdict_of_no_brings_the_case_back(self):
        words = "The same shower was cold again and I wrote it down."
        guest = self.visitor(viewport=PHONE)
        self.tell(guest, 1, words)
        guest.page.locator("a[href^='/c/']").first.click()
        own_page = guest.page.url
        desk = self.visitor().sign_in("Tomás")
        self.open_case(desk, words)
        self.answer(desk)
        guest.page.goto(own_page)
        guest.page.locator(".opt", has=guest.page.locator("input[name=verdict][value=no]")).click()
        guest.page.locator("form:has(input[name=verdict]) button").click()
        guest.page.wait_for_load_state()
        desk.goto("/recover")
        self.assertGreater(desk.page.locator(".inbox a", has_text=words[:30]).count(), 0)

    def test_a_compliment_reaches_the_person_first(self):
        guest = self.visitor(viewport=PHONE)
        self.tell(guest, 6, PRAISE, praised="Sunniva")
        sunniva = self.visitor(viewport=PHONE).sign_in("Sunniva")
        sunniva.goto("/today")
        self.assertIn(PRAISE, sunniva.page.locator(".glow").first.inner_text())
        manager = self.visitor().sign_in("Tomás")
        for path in ("/recognise", "/moments?q=blind"):
            manager.goto(path)
            self.assertNotIn(PRAISE, manager.page.locator("main").inner_text(), "only for her until she or the guest says more")
        self.check(guest)
        self.check(sunniva)

    def test_one_answer_makes_one_moment(self):
        """Two quick taps on Send, and the reload of the thanks, are one moment."""
        words = "Exactly once, said the engineer in seat 4C."
        guest = self.visitor(viewport=PHONE, script=False)
        page = guest.page
        guest.goto(SIGN)
        page.locator(".opt").nth(2).click()
        page.fill("#words", words)
        key = page.locator("input[name=key]").input_value()
        age = page.locator("input[name=age]").input_value()
        pause_like_a_person()
        form = {"key": key, "age": age, "level": "4", "words": words, "website": ""}
        first = guest.context.request.post(SIGN, form=form, headers={"Origin": self.house.url})
        second = guest.context.request.post(SIGN, form=form, headers={"Origin": self.house.url})
        self.assertEqual((first.status, second.status), (200, 200))
        self.assertEqual(first.url, second.url)
        reader = self.visitor().sign_in("Ingrid")
        self.assertEqual(self.found(reader, "engineer", words), 1)

    def test_measure_opens_to_its_moments(self):
        reader = self.visitor().sign_in("Ingrid")
        reader.goto("/measure")
        tiles = reader.page.locator("a.stat")
        self.assertGreater(tiles.count(), 0)
        for address in {tiles.nth(i).get_attribute("href") for i in range(tiles.count())}:
            self.assertLess(reader.goto(address).status, 400, address)
        self.check(reader)

    def test_three_clicks_from_a_file_to_its_first_finding(self):
        lead = self.visitor().sign_in("Ingrid")
        page = lead.page
        rows = "\n".join(f"r{n},2026-11-{n % 20 + 1:02},{n % 6 + 1},The zeppelin left on time and the crew was kind {n}." for n in range(60))
        lead.goto("/settings/imports")
        page.set_input_files("#file", {"name": "letters.csv", "mimeType": "text/csv", "buffer": f"id,date,level,text\n{rows}\n".encode()})
        page.locator("form:has(#file) button.primary").click()
        page.wait_for_url(re.compile(r"/settings/imports/\w+"))
        self.settled(page, "button[value=import]")
        self.assertEqual(findings(page), [])
        page.locator("button[value=import]").click()
        self.settled(page, "a.btn.primary")
        self.assertEqual(findings(page), [])
        page.locator("main a.btn.primary").first.click()
        page.wait_for_url(re.compile(r"/measure"))
        self.assertEqual(self.found(lead, "zeppelin", "The zeppelin left on time") > 0, True)
        self.check(lead)

    def settled(self, page, selector):
        """The page goes on by itself while work runs."""
        page.locator("main").locator(selector).first.wait_for(timeout=60_000)

    def test_a_colleague_tells_a_moment_without_a_connection(self):
        crew = self.visitor(viewport=PHONE).sign_in("Amina")
        crew.goto("/tell")
        crew.page.fill("#words", "A family asked where the pushchairs come out.")
        crew.context.set_offline(True)
        crew.page.locator("form:has(#words) button.primary").click()
        crew.page.locator(".kept").filter(has_text=re.compile(r"\w")).wait_for()
        crew.context.set_offline(False)
        crew.page.locator(".kept, [role=status]").filter(has_text="Thank you").first.wait_for(timeout=20_000)
        self.assertEqual(crew.page.input_value("#words"), "")
        self.assertEqual(self.found(crew, "pushchairs", "pushchairs come out"), 1)

    def test_words_outlive_a_session_that_ended_meanwhile(self):
        crew = self.visitor(viewport=PHONE).sign_in("Amina")
        crew.goto("/tell")
        crew.page.fill("#words", "A pilot waved at the children by the window.")
        crew.context.clear_cookies()
        crew.page.locator("form:has(#words) button.primary").click()
        crew.page.wait_for_url(re.compile(r"/sign-in\?to="))
        crew.page.locator("button.cast", has_text="Amina").first.click()
        crew.page.wait_for_url(re.compile(r"/tell"))
        crew.page.locator(".kept, [role=status]").filter(has_text="Thank you").first.wait_for(timeout=20_000)
        self.assertEqual(self.found(crew, "pilot waved", "A pilot waved at the children"), 1)

    def test_a_customer_without_script_is_heard_over_a_plain_network(self):
        """Without https browsers say nothing of where a form comes from but its origin: it must not be withheld."""
        guest = self.visitor(script=False)
        guest.goto(SIGN)
        sent = []
        guest.page.on("request", lambda request: sent.append(request.all_headers()) if request.method == "POST" else None)
        guest.page.locator(".opt").first.click()
        pause_like_a_person()
        guest.page.locator("main form button").last.click()
        guest.page.wait_for_url(re.compile(r"/thanks/"))
        self.assertNotEqual(sent[0].get("origin"), "null")


if __name__ == "__main__":
    unittest.main()
