"""Every page that the cast can reach: it works, anybody can read it, it fits, and it stays at home."""
import re
import unittest

from accessibility import findings, in_all_views, small_targets
from crawl import crawl
from house import DESK, NARROW, PHONE, SIGN, BrowserTest

# Who looks at what nobody before could see.
CAST = ["Ingrid", "Tomás", "Dalia", "Amina", "Nuria", "Henrik", "Oskar"]
START = ["/today"]

# Pages that must be among those found; a page that no link reaches is lost.
MUST = {
    "/today", "/moments", "/moments/{id}", "/moments/{id}/alike", "/tell", "/recover", "/recover?show=mine", "/recover?show=done", "/recover/{number}",
    "/recognise", "/measure", "/journey", "/me", "/me/pin", "/settings/imports", "/settings/devices", "/lead/{id}",
    "/learn/language", "/learn/language/principles/{id}", "/learn/language/situations", "/learn/language/situations/{id}",
    "/learn/language/cards/{id}", "/learn/practice", "/learn/practice/{id}", "/learn/practice/counts", "/learn/ask-first",
    "/lead/house", "/lead/duties", "/lead/duties/{id}", "/commitments",
    "/guidance", "/guidance/limits", "/guidance/lacks",
    "/shifts", "/shifts/week", "/settings/shifts", "/remember", "/remember/{id}", "/remember/new",
    "/settings/bookings",
}


class Pages(BrowserTest):
    def look(self, visitor, kind, answer, problems):
        if answer is not None and answer.status >= 400:
            problems.append(f"{kind}: {answer.status}")
            return
        problems.extend(in_all_views(visitor, kind))

    def test_every_page_the_cast_can_reach(self):
        problems, seen = [], {}
        for name in CAST:
            visitor = self.visitor().sign_in(name)

            def each(kind, answer, visitor=visitor, name=name):
                seen[kind] = name
                self.look(visitor, f"{kind} ({name})", answer, problems)

            crawl(visitor, START, each, seen=set(seen) - {"/today"})
            problems.extend(f"{name}: {complaint}" for complaint in visitor.complaints)
            visitor.close()
        problems.extend(f"{kind}: no link leads there" for kind in sorted(MUST - set(seen)))
        self.assertEqual(problems, [], "\n" + "\n".join(problems[:60]))

    def test_pages_without_a_name(self):
        problems = []
        visitor = self.visitor(viewport=PHONE)
        for path in (SIGN, f"{SIGN}/words", "/sign-in"):
            self.look(visitor, path, visitor.goto(path), problems)
        for path in ("/f/NONE", "/c/" + "x" * 32, "/nothing/here"):
            answer = visitor.goto(path)
            if path != "/nothing/here":
                self.assertIn(answer.status, (404, 410), path)
            problems.extend(f"{path}: {found}" for found in findings(visitor.page))
        self.assertEqual(problems, [], "\n" + "\n".join(problems))
        self.check(visitor)

    def test_nothing_is_too_small_for_a_thumb(self):
        problems, seen = [], set()
        for name in ("Ingrid", "Tomás", "Amina", "Oskar"):
            visitor = self.visitor(viewport=PHONE).sign_in(name)

            def each(kind, answer, visitor=visitor):
                seen.add(kind)
                problems.extend(f"{kind}: {small}" for small in small_targets(visitor.page))

            crawl(visitor, START, each, seen=set(seen))
            visitor.close()
        guest = self.visitor(viewport=PHONE)
        for path in (SIGN, "/sign-in", "/f/NONE"):
            guest.goto(path)
            problems.extend(f"{path}: {small}" for small in small_targets(guest.page))
        self.assertEqual(problems, [], "\n" + "\n".join(problems[:60]))

    def test_a_customers_page_is_small(self):
        """The page with its style and its script, as they travel: under 30 KB, and nothing else is asked for."""
        visitor = self.visitor(viewport=PHONE)
        sizes = {}
        visitor.page.on("response", lambda answer: sizes.__setitem__(answer.url.rsplit("/", 1)[1], len(answer.body())))
        visitor.goto(SIGN)
        visitor.page.wait_for_load_state("networkidle")
        self.assertLess(sum(sizes.values()), 30_000, sizes)
        self.assertLessEqual(len(sizes), 5, sizes)

    def test_the_choice_is_visible_without_scrolling(self):
        visitor = self.visitor(viewport={"width": 360, "height": 640})
        visitor.goto(SIGN)
        last = visitor.page.locator(".opt").last.bounding_box()
        self.assertLess(last["y"] + last["height"], 640)


class PseudoLanguage(BrowserTest):
    """Right to left, every phrase between ⟦ and ⟧: what stands outside was written into a page by hand."""

    language = "ar-XB"

    def test_every_page_reads_from_the_right_and_from_the_catalogue(self):
        problems, seen = [], set()
        theirs = self.words_of_the_house()
        for name in ("Ingrid", "Tomás", "Amina"):
            visitor = self.visitor().sign_in(name)

            def each(kind, answer, visitor=visitor):
                seen.add(kind)
                page = visitor.page
                if page.evaluate("getComputedStyle(document.body).direction") != "rtl":
                    problems.append(f"{kind}: not right to left")
                for size in (DESK, NARROW):
                    page.set_viewport_size(size)
                    if over := visitor.overflow():
                        problems.append(f"{kind}: at {size['width']} px, {over}")
                page.set_viewport_size(DESK)
                bare = [words for words in page.evaluate(BARE) if re.search(r"[a-z]{3}", theirs.sub("", words), re.I)]
                problems.extend(f"{kind}: “{words}” is not in the catalogue" for words in bare[:5])

            crawl(visitor, START, each, seen=set(seen))
            visitor.close()
        self.assertEqual(problems, [], "\n" + "\n".join(problems[:80]))


    def words_of_the_house(self):
        """What the organisation calls things is its own and in no catalogue: a pattern of all of it."""
        visitor = self.visitor().sign_in("Ingrid")
        words = {"Kittiwake Air"}
        for path, script in (
            ("/settings/language", "nodes => nodes.map(node => node.value)"), ("/settings/units", "nodes => nodes.map(node => node.textContent)"),
            ("/journey", "nodes => nodes.map(node => node.textContent)"), ("/sign-in", "nodes => []"),
        ):
            visitor.goto(path)
            words.update(visitor.page.eval_on_selector_all("main input.input, main .list a, .point b, .phase", script))
        visitor.close()
        known = sorted((re.escape(word.strip()) for word in words if word and len(word.strip()) > 2), key=len, reverse=True)
        return re.compile("|".join(known), re.I)


# Headings, labels, buttons, legends, summaries and hints are ours alone; what customers and colleagues wrote has dir=auto.
BARE = """() => {
    const ours = 'h1, h2, h3, h4, label, legend, button, summary, th[scope], .hint, .lead, .label, .eyebrow, dt, figcaption p, .btn'
    const bare = []
    for (const node of document.querySelectorAll(ours)) {
        if (node.closest('[dir=auto], .voice, [data-theirs]') || node.querySelector('[dir=auto]')) continue
        const words = [...node.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(' ').trim()
        if (/[a-z]{3,}/i.test(words) && !words.includes('⟦') && !words.includes('⟧')) bare.push(words.slice(0, 60))
    }
    return bare
}"""


if __name__ == "__main__":
    unittest.main()
