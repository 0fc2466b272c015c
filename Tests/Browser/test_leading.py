"""The first page of whoever leads, the principle of the month, and a commitment that counts when it is confirmed."""
import re
import unittest

from accessibility import in_all_views, small_targets
from house import PHONE, BrowserTest


class Leading(BrowserTest):
    def looks(self, visitor, path):
        visitor.goto(path)
        self.assertEqual(in_all_views(visitor, path), [])

    def test_the_service_lead_sees_how_it_stands_and_what_to_do_next(self):
        ingrid = self.visitor().sign_in("Ingrid")
        ingrid.page.get_by_role("link", name="How it stands").click()
        ingrid.page.wait_for_url(re.compile("/lead/house"))
        main = ingrid.page.locator("main").inner_text()
        for words in ("Who is in", "What was heard", "Touchpoints that are silent", "Line-ups of the last seven days", "What was put right",
                      "What was practised", "What to do next"):
            self.assertIn(words, main)
        self.looks(ingrid, "/lead/house")
        steps = [a.get_attribute("href") for a in ingrid.page.locator("section[aria-labelledby=h-next] a").all()]
        self.assertTrue(steps)
        for path in steps:
            self.assertEqual(ingrid.goto(path).status, 200, path)
        self.check(ingrid)

    def test_a_leader_keeps_the_three_steps_and_the_leader_above_reads_kept_and_no_word(self):
        grace = self.visitor(viewport=PHONE).sign_in("Grace")
        grace.goto("/lead/duties")
        self.assertEqual(in_all_views(grace, "/lead/duties"), [])
        grace.page.locator("main a.btn.primary").click()
        grace.page.wait_for_url(re.compile("/lead/duties/[0-9a-z]+"))
        path = grace.page.url
        self.assertEqual(in_all_views(grace, "/lead/duties/{id}"), [])
        self.assertEqual(small_targets(grace.page), [])
        grace.page.get_by_role("button", name="Keep it").click()
        grace.page.wait_for_selector(".error-summary")
        self.assertEqual(in_all_views(grace, "/lead/duties/{id}, refused"), [])
        for name, words in (("learned", "Asking takes four seconds"), ("did", "We asked at each table"), ("value", "Calm for a guest with a migraine")):
            grace.page.fill(f"#{name}", words)
        grace.page.get_by_role("button", name="Keep it").click()
        grace.page.wait_for_selector("text=Make a commitment of it")
        grace.page.select_option("#thanked", label="Sunniva Aasen")
        grace.page.fill("#thanks", "You moved the lamp only after asking.")
        grace.page.get_by_role("button", name="Recognise them").click()
        grace.page.wait_for_selector("[role=status]:has-text('Kept')")
        self.assertEqual(grace.page.url.split("?")[0], path.split("?")[0])
        self.check(grace)
        sunniva = self.visitor(viewport=PHONE).sign_in("Sunniva")
        self.assertIn("You moved the lamp only after asking.", sunniva.page.locator("main").inner_text())
        tomas = self.visitor().sign_in("Tomás")
        self.looks(tomas, "/lead/duties")
        text = tomas.page.locator("main").inner_text()
        self.assertIn("Grace Mbeki", text)
        self.assertNotIn("four seconds", text)
        self.assertNotIn("the lamp", text)
        self.check(tomas)

    def test_a_commitment_counts_when_the_one_it_was_for_says_so(self):
        ibrahim = self.visitor(viewport=PHONE).sign_in("Ibrahim")
        ibrahim.goto("/commitments")
        self.assertEqual(in_all_views(ibrahim, "/commitments"), [])
        self.assertEqual(small_targets(ibrahim.page), [])
        ibrahim.page.fill("#action", "Call the lounge before the first row boards")
        ibrahim.page.fill("#name", "sunniva")
        ibrahim.page.get_by_label("Delivery").first.check()
        ibrahim.page.get_by_role("button", name="I will").click()
        ibrahim.page.wait_for_selector(".error-summary")
        self.assertEqual(ibrahim.page.input_value("#action"), "Call the lounge before the first row boards")
        ibrahim.page.evaluate("document.querySelector('#day').value = new Date(Date.now() + 864e5).toISOString().slice(0, 10)")
        ibrahim.page.get_by_role("button", name="I will").click()
        ibrahim.page.wait_for_selector("[role=status]:has-text('commitment now')")
        ibrahim.page.get_by_role("button", name=re.compile("Call the lounge before")).first.click()
        ibrahim.page.wait_for_selector("[role=status]:has-text('asked whether')")
        self.check(ibrahim)
        sunniva = self.visitor(viewport=PHONE).sign_in("Sunniva")
        sunniva.goto("/commitments")
        self.assertEqual(in_all_views(sunniva, "/commitments, to confirm"), [])
        sunniva.page.get_by_role("button", name=re.compile("it was of value: Call the lounge before the first")).click()
        sunniva.page.wait_for_selector("[role=status]:has-text('it counts')")
        self.check(sunniva)


if __name__ == "__main__":
    unittest.main()
