"""A shared tablet through a real browser: enrolled, opened with a PIN, locked, and nothing of one colleague left for the next."""
import re

from accessibility import findings, in_all_views, small_targets
from house import NARROW, BrowserTest

TABLET = {"width": 820, "height": 1180}
PIN = "482915"


class SharedTablet(BrowserTest):
    def enrol(self, **how):
        """Grace makes the device in front of her a tablet of the lounge."""
        tablet = self.visitor(viewport=TABLET, **how).sign_in("Grace")
        tablet.goto("/settings/devices")
        tablet.page.get_by_label("Shared tablet of").select_option(label="Lounge, Port Amaly")
        tablet.page.get_by_label("What the tablet is called").fill("Counter")
        tablet.page.get_by_role("button", name="Make it a shared tablet").click()
        tablet.page.get_by_role("heading", name="Who are you?").wait_for()
        return tablet

    def enter(self, tablet, name):
        tablet.page.get_by_role("link", name=name).click()
        tablet.page.get_by_label("Your PIN").fill(PIN)
        tablet.page.get_by_role("button", name="Come in").click()
        tablet.page.wait_for_url(re.compile("/today"))
        tablet.page.get_by_role("heading", name=re.compile(name.split()[0])).wait_for()

    def lock(self, tablet):
        tablet.page.get_by_role("button", name=re.compile("lock this tablet")).locator("visible=true").first.click()
        tablet.page.get_by_role("heading", name="Who are you?").wait_for()

    def test_a_name_and_a_pin_and_nothing_left_behind(self):
        tablet = self.enrol()
        page = tablet.page
        problems = in_all_views(tablet, "the names")
        page.get_by_role("link", name="Sunniva Aasen").click()
        problems += in_all_views(tablet, "the PIN")
        page.get_by_label("Your PIN").fill("907364")
        page.get_by_role("button", name="Come in").click()
        page.get_by_role("heading", name="There is a problem").wait_for()
        problems += in_all_views(tablet, "a wrong PIN")
        tablet.goto("/tablet")
        self.enter(tablet, "Sunniva Aasen")
        problems += in_all_views(tablet, "my day on a tablet")
        tablet.goto("/moments")
        page.get_by_text("This is for your own phone or desk").wait_for()
        problems += [f"refused: {found}" for found in findings(page)]
        # What she wrote and did not send is not there for the next one, and is there for her.
        tablet.goto("/tell")
        page.get_by_label(re.compile("What")).first.fill("The lamp in the corner flickers")
        self.lock(tablet)
        self.enter(tablet, "Grace Mbeki")
        tablet.goto("/tell")
        self.assertNotIn("flickers", page.content())
        self.assertEqual(page.locator("textarea[name=words]").input_value(), "")
        self.lock(tablet)
        # Back does not bring the page of the one before.
        page.go_back()
        page.wait_for_load_state("load")
        self.assertNotIn("Good ", page.inner_text("body"))
        tablet.goto("/tablet")
        self.enter(tablet, "Sunniva Aasen")
        tablet.goto("/tell")
        self.assertEqual(page.locator("textarea[name=words]").input_value(), "The lamp in the corner flickers")
        self.assertEqual(problems, [], "\n" + "\n".join(problems))
        self.check(tablet)

    def test_what_waits_for_a_connection_goes_out_under_its_writers_name(self):
        tablet = self.enrol()
        page = tablet.page
        self.enter(tablet, "Sunniva Aasen")
        tablet.goto("/tell")
        page.locator("textarea[name=words]").fill("Written without a connection")
        tablet.context.set_offline(True)
        page.get_by_role("button", name=re.compile("Tell|Keep|Send")).last.click()
        page.get_by_text("Kept on this device").wait_for()
        tablet.context.set_offline(False)
        # Before it goes, the tablet is somebody else's: it must not go out under her name.
        page.evaluate("""() => { for (const name of Object.keys(localStorage)) if (name.startsWith('hearten-send:')) {
            const entry = JSON.parse(localStorage[name]); window.kept = entry } }""")
        self.assertTrue(page.evaluate("window.kept === undefined || typeof window.kept.by === 'string'"))
        page.evaluate("localStorage.setItem('hearten-send:x', JSON.stringify({ to: '/tell', body: 'words=not+hers&key=' + '0'.repeat(32), at: 1, by: 'somebody' }))")
        tablet.goto("/tell")
        page.wait_for_timeout(700)
        self.assertIsNotNone(page.evaluate("localStorage.getItem('hearten-send:x')"))
        self.check(tablet)

    def test_it_locks_by_itself_and_says_so_before(self):
        tablet = self.enrol()
        page = tablet.page
        page.clock.install()
        self.enter(tablet, "Sunniva Aasen")
        page.locator("hearten-lock:defined").wait_for(state="attached")
        page.clock.fast_forward(280_000)
        page.get_by_text("This tablet locks in half a minute").wait_for()
        page.mouse.click(5, 5)
        page.clock.fast_forward(2_000)
        self.assertTrue(page.get_by_text("This tablet locks in half a minute").is_hidden())
        page.clock.fast_forward(305_000)
        page.get_by_role("heading", name="Who are you?").wait_for()
        # The session has ended with it.
        tablet.goto("/today")
        page.get_by_role("heading", name="Who are you?").wait_for()
        self.check(tablet)

    def test_the_page_of_a_line_up_stays_for_the_meeting_and_then_locks(self):
        tablet = self.enrol()
        page = tablet.page
        page.clock.install()
        self.enter(tablet, "Grace Mbeki")
        tablet.goto("/lead")
        if page.get_by_role("button", name="Make today’s line-up").count():
            page.get_by_role("button", name="Make today’s line-up").click()
        else:
            page.get_by_role("link", name="Start the line-up").click()
        page.get_by_text("this page stays open for 20 minutes").wait_for()
        self.assertEqual(findings(page), [])
        page.locator("hearten-lock:defined").wait_for(state="attached")
        page.clock.fast_forward(600_000)
        self.assertTrue(page.get_by_text("This tablet locks in half a minute").is_hidden())
        self.assertIn("Promises on the board", page.inner_text("main"))
        page.clock.fast_forward(575_000)
        page.get_by_text("This tablet locks in half a minute").wait_for()
        page.clock.fast_forward(30_000)
        page.get_by_role("heading", name="Who are you?").wait_for()
        self.check(tablet)

    def test_it_works_without_script_and_for_thumbs(self):
        plain = self.enrol(script=False)
        self.enter(plain, "Sunniva Aasen")
        self.assertEqual(plain.page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]").count(), 1)
        self.lock(plain)
        tablet = self.enrol()
        tablet.page.set_viewport_size(NARROW)
        self.assertIsNone(tablet.overflow())
        self.assertEqual(small_targets(tablet.page), [])


class OwnPhone(BrowserTest):
    def test_a_sheet_from_a_leader_makes_a_phone_known(self):
        leader = self.visitor().sign_in("Grace")
        leader.goto("/settings/people")
        leader.page.get_by_role("link", name=re.compile("Sunniva")).first.click()
        leader.page.get_by_role("button", name="Make a sheet").click()
        leader.page.get_by_role("heading", name=re.compile("For Sunniva")).wait_for()
        problems = in_all_views(leader, "the sheet")
        link = leader.page.locator("#link").inner_text()
        phone = self.visitor(viewport={"width": 390, "height": 844})
        phone.goto(link.replace(self.house.url, ""))
        problems += in_all_views(phone, "the link")
        phone.page.get_by_role("button", name="Yes, this is my phone").click()
        phone.page.wait_for_url(re.compile("/(today|me/pin)"))
        phone.goto("/today")
        phone.page.get_by_role("heading", name=re.compile("Sunniva")).wait_for()
        second = self.visitor()
        answer = second.goto(link.replace(self.house.url, ""))
        self.assertEqual(answer.status, 410)
        problems += [f"used: {found}" for found in findings(second.page)]
        # Sunniva sees it at her desk and ends it.
        desk = self.visitor().sign_in("Sunniva")
        desk.page.get_by_text("A phone was added to your name").wait_for()
        desk.page.get_by_role("button", name=re.compile("^End “Sunniva")).click()
        phone.goto("/today")
        phone.page.get_by_role("heading", name=re.compile("Sign in")).wait_for()
        phone.goto("/me/pin")
        desk.goto("/me/pin")
        problems += in_all_views(desk, "choosing a PIN")
        self.assertEqual(problems, [], "\n" + "\n".join(problems))
        self.check(leader)
        self.check(phone)
