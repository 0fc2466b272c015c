"""Without a mouse, with large letters, with colours of one's own, on paper, without a connection, without script."""
import re
import unittest

from accessibility import findings
from house import CHROMIUM, DESK, PHONE, SIGN, BrowserTest, Visitor, pause_like_a_person

PAGES = ["/today", "/moments", "/tell", "/recover", "/recognise", "/measure", "/journey", "/settings/people", "/settings/units", "/settings/rules", "/me"]
WORDS = "The lift was broken and a stranger carried my bag."

# What has the focus, and whether anybody can see that: a ring of 3 px on it or on the row around it, inside the window, under no bar.
FOCUS = """() => {
    const node = document.activeElement
    const ringed = [node, node.closest('label')].some(e => e && parseFloat(getComputedStyle(e).outlineWidth) >= 2.5 && getComputedStyle(e).outlineStyle !== 'none')
        || parseFloat(getComputedStyle(node, '::after').outlineWidth) >= 2.5
    const box = (node.closest('label') ?? node).getBoundingClientRect()
    const bar = [...document.querySelectorAll('.tabbar, .topbar')].find(e => getComputedStyle(e).position === 'fixed' && !e.contains(node))
    const under = bar && getComputedStyle(bar).display !== 'none' && box.top >= bar.getBoundingClientRect().top - 1
    return {tag: node.tagName.toLowerCase(), id: node.id, name: node.name ?? '', value: node.value ?? '', words: (node.textContent ?? '').trim().slice(0, 40),
        seen: ringed && box.bottom > 0 && box.top < innerHeight && !under}
}"""

# Words that a box cuts off although nobody can scroll it.
CUT = """() => [...document.querySelectorAll('main *, nav *, header *')].filter(e => {
    const style = getComputedStyle(e)
    return style.overflow === 'hidden' && !e.closest('.sr, .trap, svg, .bar, [hidden]') && style.webkitLineClamp === 'none' && e.textContent.trim()
        && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 2)
}).map(e => e.tagName + '.' + e.className)"""

SPACED = """() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }')
    document.adoptedStyleSheets = [sheet]
}"""


class WithoutAMouse(BrowserTest):
    def until(self, page, wanted, most=60):
        """Tab after Tab until the focus is where it is wanted; every stop on the way can be seen."""
        for _ in range(most):
            page.keyboard.press("Tab")
            here = page.evaluate(FOCUS)
            self.assertTrue(here["seen"], f"the focus cannot be seen on {here}")
            if wanted(here):
                return here
        self.fail("the focus never came there")

    def test_a_customer_tells_and_shares_with_the_keyboard_alone(self):
        guest = self.visitor(viewport=PHONE)
        page = guest.page
        guest.goto(SIGN)
        page.keyboard.press("Tab")
        self.assertIn("skip", page.evaluate("document.activeElement.className"))
        page.keyboard.press("Enter")
        self.until(page, lambda here: here["name"] == "level")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        self.assertEqual(page.evaluate("document.querySelector('[name=level]:checked').value"), "4")
        self.until(page, lambda here: here["id"] == "words")
        page.keyboard.type(WORDS)
        self.until(page, lambda here: here["tag"] == "summary")
        page.keyboard.press("Enter")
        self.until(page, lambda here: here["id"] == "praised")
        page.keyboard.type("somebody in green")
        self.until(page, lambda here: here["words"] == "Send")
        pause_like_a_person()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/thanks/"))
        self.until(page, lambda here: here["name"] == "share")
        page.keyboard.press("ArrowDown")
        self.until(page, lambda here: here["words"] == "Save")
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        self.check(guest)

    def test_a_case_is_answered_with_the_keyboard_alone(self):
        desk = self.visitor()
        page = desk.page
        desk.goto("/sign-in")
        self.until(page, lambda here: here["words"].startswith("TATomás") or "Tomás" in here["words"])
        page.keyboard.press("Enter")
        page.wait_for_url("**/today")
        page.keyboard.press("g")
        page.keyboard.press("r")
        page.wait_for_url("**/recover")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/recover/\d+"))
        page.keyboard.press("r")
        self.assertEqual(page.evaluate("document.activeElement.id"), "apology")
        page.keyboard.type("I am sorry that nobody listened.")
        self.until(page, lambda here: here["id"] == "action")
        page.keyboard.type("The boiler is repaired since noon.")
        self.until(page, lambda here: here["id"] == "invitation")
        page.keyboard.type("Come and see it on Friday, I will be there.")
        self.until(page, lambda here: "Send" in here["words"] or here["name"] == "anyway")
        with page.expect_navigation(wait_until="load"):
            page.keyboard.press("Enter")
        if page.locator("button[name=anyway]").count():
            self.until(page, lambda here: here["name"] == "anyway")
            with page.expect_navigation(wait_until="load"):
                page.keyboard.press("Enter")
        self.assertIn("The boiler is repaired since noon.", page.locator("main").inner_text())
        self.check(desk)

    def test_every_stop_of_the_keyboard_is_seen(self):
        for size in (DESK, PHONE):
            lead = self.visitor(viewport=size).sign_in("Ingrid")
            for path in PAGES:
                lead.goto(path)
                for _ in range(40):
                    lead.page.keyboard.press("Tab")
                    here = lead.page.evaluate(FOCUS)
                    if here["tag"] == "body":
                        break
                    with self.subTest(f"{path}, {size['width']}"):
                        self.assertTrue(here["seen"], here)
            self.check(lead)


class AsTheyLikeIt(BrowserTest):
    def through(self, visitor, each):
        problems = []
        for path in PAGES:
            visitor.goto(path)
            problems += [f"{path}: {problem}" for problem in each(visitor.page)]
        return problems

    def overflows(self, browser, change=None):
        """What no longer fits when letters grow, at a desk and on a phone, colleague's and customer's pages."""
        problems = []
        for size in ({"width": 1280, "height": 900}, PHONE):
            lead = Visitor(browser, self.house, viewport=size).sign_in("Ingrid")
            for path in [SIGN, *PAGES]:
                lead.goto(path)
                if change:
                    lead.page.evaluate(change)
                if over := lead.overflow():
                    problems.append(f"{path}, {size['width']}: {over}")
                problems += [f"{path}, {size['width']}: cut {cut}" for cut in lead.page.evaluate(CUT)]
            lead.close()
        return problems

    def test_letters_twice_as_large(self):
        """As somebody who set the browser's own letters to 32 px."""
        large = self.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--blink-settings=defaultFontSize=32"])
        self.addCleanup(large.close)
        problems = self.overflows(large)
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_letters_and_lines_widely_set(self):
        problems = self.overflows(self.browser, SPACED)
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_more_contrast_and_colours_of_ones_own(self):
        lead = self.visitor().sign_in("Ingrid")
        problems = []
        for light in ("light", "dark"):
            lead.page.emulate_media(color_scheme=light, contrast="more", reduced_motion="reduce")
            problems += self.through(lead, lambda page: findings(page, only_colour=True))
        lead.page.emulate_media(forced_colors="active", reduced_motion="reduce")
        # In forced colours a choice shows by more than its ground.
        lead.goto("/me")
        chosen = lead.page.evaluate("""() => [true, false].map(chosen => {
            const input = [...document.querySelectorAll('input[type=radio]')].find(e => e.checked === chosen)
            return getComputedStyle(input).appearance === 'none' ? getComputedStyle(input.closest('label')).borderTopWidth : 'drawn by the browser ' + chosen
        })""")
        self.assertNotEqual(chosen[0], chosen[1])
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_nothing_moves_for_those_who_asked(self):
        lead = self.visitor().sign_in("Sunniva")
        for path in ("/today", "/recognise", "/moments"):
            lead.goto(path)
            self.assertEqual(lead.page.evaluate("document.getAnimations().length"), 0, path)
            # Hovering and focusing change at once.
            self.assertEqual(lead.page.evaluate("[...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"), 0, path)


class OnPaper(BrowserTest):
    def test_the_sign_is_one_sheet_with_nothing_else(self):
        lead = self.visitor().sign_in("Ingrid")
        lead.goto("/signs")
        lead.goto(lead.page.locator("a[href^='/signs/']:not([href$='.svg'])").first.get_attribute("href"))
        page = lead.page
        page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
        seen = [node.inner_text() for node in page.locator("nav, .rail, .tabbar, .topbar, button, .no-print").all() if node.is_visible()]
        self.assertEqual(seen, [])
        self.assertTrue(page.locator(".qr").is_visible())
        self.assertGreater(page.locator(".qr svg").bounding_box()["width"], 200)
        self.assertEqual(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"), "rgb(255, 255, 255)")
        self.assertEqual(page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n"), 1)

    def test_pages_print_as_paper(self):
        lead = self.visitor().sign_in("Ingrid")
        for path in ("/measure", "/journey", "/moments", "/recover"):
            lead.goto(path)
            lead.page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
            self.assertFalse(lead.page.locator(".rail").is_visible(), path)
            self.assertEqual(findings(lead.page, only_colour=True), [], path)


class WithoutAConnection(BrowserTest):
    def test_an_answer_stays_on_the_phone_until_the_house_has_it(self):
        guest = self.visitor(viewport=PHONE)
        page = guest.page
        guest.goto(SIGN)
        page.locator(".opt").last.click()
        page.fill("#words", "The tunnel swallowed my first attempt to send this.")
        pause_like_a_person()
        guest.context.set_offline(True)
        page.locator("main form button").last.click()
        page.locator(".kept").filter(has_text=re.compile(r"\w")).wait_for()
        self.assertEqual(page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('hearten-send:')).length"), 1)
        page.close()
        guest.context.set_offline(False)
        guest.page = guest.context.new_page()
        guest.goto(SIGN)
        guest.page.locator(".kept").filter(has_text=re.compile(r"\w")).wait_for()
        guest.page.wait_for_function("Object.keys(localStorage).filter(name => name.startsWith('hearten-send:')).length === 0")
        lead = self.visitor().sign_in("Ingrid")
        for _ in range(40):
            lead.goto("/moments?q=swallowed")
            found = lead.page.locator(".moments > li").count()
            if found:
                break
            lead.page.wait_for_timeout(500)
        self.assertEqual(found, 1)
        self.check(guest)


class WithoutScript(BrowserTest):
    def test_colleagues_work_without_script(self):
        """Tell, find, correct, take a case, note, hand out a task and tick it, thank, change a word: forms and links."""
        lead = self.visitor(script=False).sign_in("Ingrid")
        page = lead.page
        lead.goto("/tell")
        page.fill("#words", "A girl found the quiet room by herself and smiled.")
        page.locator("form:has(#words) button.primary").click()
        page.wait_for_load_state()
        self.assertGreater(page.get_by_role("status").filter(has_text=re.compile(r"\w")).count(), 0)
        lead.goto("/moments")
        page.fill("#q", "pushchair")
        page.locator(".filters button").first.click()
        page.wait_for_url(re.compile("q=pushchair"))
        lead.goto("/settings/language")
        page.locator("#customer, [name=customer]").first.fill("visitor")
        page.locator("[name=customers]").first.fill("visitors")
        page.locator("main form button.primary").click()
        page.wait_for_load_state()
        lead.goto("/journey")
        self.assertIn("visitors", page.locator("h1").inner_text())
        tomas = self.visitor(script=False).sign_in("Tomás")
        tomas.goto("/recover")
        tomas.page.locator(".inbox > a").first.click()
        tomas.page.wait_for_url(re.compile(r"/recover/\d+"))
        tomas.page.locator("form[action$='/owner'] button").first.click()
        tomas.page.wait_for_load_state()
        tomas.goto("/recover?show=mine")
        self.assertGreater(tomas.page.locator(".inbox > a").count(), 0)
        self.check(lead)
        self.check(tomas)


if __name__ == "__main__":
    unittest.main()
