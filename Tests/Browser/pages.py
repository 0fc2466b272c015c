"""Pictures of every page with the cast's data: phone and desk, by day and by night, into a folder; `index.html` shows them all."""
import html
import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from crawl import crawl
from house import CHROMIUM, DESK, PHONE, SIGN, House, Visitor, pause_like_a_person

VIEWS = [("phone", PHONE), ("desk", DESK)]
LIGHTS = ["light", "dark"]
TALLEST = 5000
CAST = ["Ingrid", "Tomás", "Amina", "Sunniva", "Oskar"]


def file_name(kind):
    return re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-") or "start"


def take(visitor, folder, name, taken):
    page = visitor.page
    for view, size in VIEWS:
        page.set_viewport_size(size)
        # A window as tall as the page, so that bars which stick to it stand where a reader meets them.
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({**size, "height": min(max(height, size["height"]), TALLEST)})
        for light in LIGHTS:
            page.emulate_media(color_scheme=light, reduced_motion="reduce")
            file = f"{name}.{view}-{light}.png"
            page.screenshot(path=str(folder / file))
            taken.append(file)
    page.set_viewport_size(DESK)


def guests(browser, house, folder, taken):
    guest = Visitor(browser, house, viewport=PHONE)
    guest.goto(SIGN)
    take(guest, folder, "guest-question", taken)
    guest.page.locator(".opt").last.click()
    guest.page.fill("#words", "The shower was cold all week and nobody at the desk wanted to hear it.")
    pause_like_a_person()
    guest.page.locator("main form button").last.click()
    guest.page.wait_for_url(re.compile("/thanks/"))
    take(guest, folder, "guest-thanks", taken)
    own = guest.page.locator("a[href^='/c/']")
    if own.count():
        guest.goto(own.first.get_attribute("href"))
        take(guest, folder, "guest-case", taken)
    guest.goto("/f/NONE")
    take(guest, folder, "guest-refusal", taken)
    guest.goto("/sign-in")
    take(guest, folder, "sign-in", taken)
    guest.close()


def main(folder):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    taken, seen = [], set()
    house = House()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            guests(browser, house, folder, taken)
            for name in CAST:
                visitor = Visitor(browser, house).sign_in(name)

                def each(kind, answer, visitor=visitor, name=name):
                    seen.add(kind)
                    take(visitor, folder, file_name(f"{kind} {name}" if kind == "/today" else kind), taken)

                crawl(visitor, ["/today"], each, seen=set(seen) - {"/today"})
                visitor.close()
            browser.close()
    finally:
        house.close()
    index = "".join(f'<figure><img loading="lazy" src="{html.escape(file)}" alt=""><figcaption>{html.escape(file)}</figcaption></figure>' for file in taken)
    (folder / "index.html").write_text(f"<!doctype html><meta charset=utf-8><title>Pages</title>{index}")
    print(f"{len(taken)} pictures of {len(seen) + 5} pages in {folder}")


if __name__ == "__main__":
    main(sys.argv[1])
