"""A house for the browser: the built program with its demo organisation on a free loopback port, and browsers that watch it."""
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
SIGN = "/f/K7Q2"
PASSWORD = "a kittiwake nests on cliffs"

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
NARROW = {"width": 320, "height": 640}


class House:
    """One running program. `language` ar-XB is the right-to-left pseudo-language; `demo` off leaves it to be set up."""

    def __init__(self, language=None, demo=True):
        self.folder = tempfile.mkdtemp(prefix="hearten-browser-")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        environment = dict(os.environ)
        environment.update(
            HEARTEN_DATABASE=f"{self.folder}/house.sqlite", HEARTEN_LISTEN=f"127.0.0.1:{self.port}", HEARTEN_URL=self.url)
        environment.pop("HEARTEN_SMTP", None)
        program = os.environ.get("HEARTEN_PROGRAM") or str(ROOT / ".build/debug/hearten")
        command = [program, "serve"] + (["--demo"] if demo else []) + (["--language", language] if language else [])
        self.said = []
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
        threading.Thread(target=self._listen, daemon=True).start()
        self._wait()

    def _listen(self):
        for line in self.process.stdout:
            self.said.append(line)

    def _wait(self):
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError("The program ended:\n" + "".join(self.said[-40:]))
            try:
                with urllib.request.urlopen(self.url + "/readyz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("The program was not ready:\n" + "".join(self.said[-40:]))

    def find(self, pattern):
        """What the program printed, by a pattern with one group."""
        match = re.search(pattern, "".join(self.said))
        return match and match[1]

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class Visitor:
    """One person's browser. It notes every request that leaves the origin, every broken policy and every script error."""

    def __init__(self, browser, house, viewport=DESK, scheme="light", script=True):
        self.house = house
        self.complaints = []
        touch = viewport["width"] < 500
        self.context = browser.new_context(
            base_url=house.url, viewport=viewport, color_scheme=scheme, java_script_enabled=script, has_touch=touch, is_mobile=touch,
            reduced_motion="reduce", locale="en-GB", timezone_id="Europe/Lisbon")
        self.context.set_default_timeout(30_000)
        self.context.route("**/*", self._watch)
        self.page = self.context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script error: {error}"))

    def _watch(self, route):
        address = route.request.url
        if address.startswith((self.house.url + "/", "data:", "blob:")):
            route.continue_()
        else:
            self.complaints.append(f"left the origin: {address}")
            route.abort()

    def _hear(self, message):
        if message.type != "error":
            return
        # A refusal is a page, and the browser notes its status; everything else is ours to mend.
        if "Failed to load resource: the server responded with a status of 4" in message.text:
            return
        if "net::ERR_INTERNET_DISCONNECTED" in message.text or "net::ERR_FAILED" in message.text:
            return
        self.complaints.append(f"console: {message.text}")

    def goto(self, path):
        return self.page.goto(path, wait_until="load")

    def sign_in(self, name):
        """As one of the cast, by one tap."""
        self.goto("/sign-in")
        self.page.get_by_role("button", name=re.compile("^" + re.escape(name))).or_(
            self.page.locator("button.cast", has_text=name)).first.click()
        self.page.wait_for_url(re.compile(r"/(today|recover|measure|settings|moments)"))
        return self

    def overflow(self):
        """By how many pixels the page is wider than the window, and what sticks out."""
        self.page.wait_for_load_state()
        return self.page.evaluate("""() => {
            const over = document.documentElement.scrollWidth - document.documentElement.clientWidth
            if (over <= 0) return null
            const beyond = box => box.right > document.documentElement.clientWidth + 1
            const out = [...document.body.querySelectorAll('*')].filter(e => [...e.getClientRects()].some(beyond))
            return over + ' px: ' + out.slice(-3).map(e => e.tagName + '.' + e.getAttribute('class')).join(', ')
        }""")

    def close(self):
        self.context.close()


class BrowserTest(unittest.TestCase):
    """A test with its own house and one browser; fails on anything a visitor complained of."""

    language = None
    demo = True

    @classmethod
    def setUpClass(cls):
        cls.house = House(language=cls.language, demo=cls.demo)
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.house.close()

    def visitor(self, **how):
        visitor = Visitor(self.browser, self.house, **how)
        self.addCleanup(visitor.close)
        return visitor

    def check(self, visitor):
        self.assertEqual(visitor.complaints, [])


def pause_like_a_person():
    """A form that comes back within a second is set aside as a machine's."""
    time.sleep(1.0)
