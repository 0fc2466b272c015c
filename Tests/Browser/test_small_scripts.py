"""The small scripts alone, on pages of a stage: what each promises, and that pages do without."""
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from playwright.sync_api import sync_playwright

from house import CHROMIUM, ROOT

TYPES = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}
POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'"
FORM = """<hearten-send data-kept="It is kept" data-sending="Sending" data-sent="It went" data-refused="Look again">
<form action="/f/A" method="post"><input type="hidden" name="key" value="{key}">
<label>Words <textarea name="words" id="words"></textarea></label><button>Send</button><p role="status"></p></form></hearten-send>"""


class Stage(ThreadingHTTPServer):
    """Pages by path, and a form's target that answers with the statuses it was given, then takes the post."""

    daemon_threads = True

    def handle_error(self, *_):
        """A browser that hangs up is no news."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Actor)
        self.pages, self.answers, self.posts, self.taken = {}, [], [], {}
        self.lock = threading.Lock()
        self.key = 0


class Actor(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, status, body=b"", kind="text/html; charset=utf-8", more=()):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        for name, value in more:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        name = self.path.split("?")[0]
        if name.startswith("/assets/"):
            file = ROOT / "Public" / name.rsplit("/", 1)[1]
            return self.reply(200, file.read_bytes(), TYPES[file.suffix[1:]]) if file.is_file() else self.reply(404)
        body = self.server.pages.get(name)
        if body is None:
            return self.reply(404, b"<!doctype html><title>None</title>")
        with self.server.lock:
            self.server.key += 1
            body = body.replace("{key}", f"key-{self.server.key:08}")
        self.reply(200, f"<!doctype html><html lang=en><title>Stage</title>{body}".encode())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        with self.server.lock:
            self.server.posts.append(body)
            status = self.server.answers.pop(0) if self.server.answers else 303
            if status == 303 or status == "lost":
                self.server.taken.setdefault(parse_qs(body)["key"][0], set()).add(body)
        if status == "lost":
            return self.close_connection_without_a_word()
        if status == 303:
            return self.reply(303, more=[("Location", "/thanks" if self.path == "/f/A" else self.path)])
        self.reply(status, b"<!doctype html><title>Refused</title><h1>Refused</h1>")

    def close_connection_without_a_word(self):
        self.close_connection = True
        self.connection.close()


class SmallScripts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stage = Stage()
        threading.Thread(target=cls.stage.serve_forever, daemon=True).start()
        cls.url = f"http://127.0.0.1:{cls.stage.server_port}"
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.stage.shutdown()
        cls.stage.server_close()

    def setUp(self):
        script = '<script type="module" src="/assets/{}.js"></script>'
        self.stage.pages = {
            "/form": script.format("send") + FORM, "/thanks": "<h1>Thanks</h1>",
            "/app": script.format("app") + """<main><nav><a href="/thanks" data-key="m">Moments</a></nav>
                <label>Search <input data-search></label><div data-list><a href="#a" id="a">A</a><a href="#b" id="b">B</a></div>
                <hearten-keep name="reply-1" version="0" data-saved="saved {}"><form data-reply><textarea name="apology" id="apology"></textarea>
                <output></output></form></hearten-keep>
                <hearten-keys><dialog>Keys<form method="dialog"><button>Close</button></form></dialog></hearten-keys></main>""",
        }
        self.stage.answers, self.stage.posts, self.stage.taken = [], [], {}
        self.context = self.browser.new_context(base_url=self.url)
        self.context.set_default_timeout(8_000)
        self.addCleanup(self.context.close)
        self.page = self.context.new_page()
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def write(self, words="Cold showers"):
        self.page.goto("/form")
        self.page.fill("#words", words)
        self.page.click("button")

    def once(self):
        """Everything that was taken was taken with one content for one key."""
        self.assertTrue(self.stage.taken)
        for contents in self.stage.taken.values():
            self.assertEqual(len(contents), 1)
        self.assertEqual(self.errors, [])

    def test_an_answer_goes_and_the_thanks_open(self):
        self.write()
        self.page.wait_for_url("**/thanks")
        self.assertEqual(len(self.stage.posts), 1)
        self.once()

    def test_without_script_the_form_is_a_form(self):
        context = self.browser.new_context(base_url=self.url, java_script_enabled=False)
        self.addCleanup(context.close)
        page = context.new_page()
        page.goto("/form")
        page.fill("#words", "Plain")
        page.click("button")
        page.wait_for_url("**/thanks")
        self.assertIn("words=Plain", self.stage.posts[0])

    def test_without_a_connection_it_is_kept_and_goes_by_itself(self):
        self.page.goto("/form")
        self.page.fill("#words", "On the apron")
        self.context.set_offline(True)
        self.page.click("button")
        self.page.get_by_text("It is kept").wait_for()
        self.assertEqual(self.stage.posts, [])
        self.context.set_offline(False)
        self.page.wait_for_url("**/thanks")
        self.once()

    def test_it_outlives_a_closed_page(self):
        self.page.goto("/form")
        self.page.fill("#words", "Kept over night")
        self.context.set_offline(True)
        self.page.click("button")
        self.page.get_by_text("It is kept").wait_for()
        self.page.close()
        self.context.set_offline(False)
        self.page = self.context.new_page()
        self.page.goto("/form")
        self.page.get_by_text("It went").wait_for()
        # A reply that the browser's change of network cut is asked for again, with the same content: it is taken once.
        self.assertEqual(len(set(self.stage.posts)), 1, self.stage.posts)
        self.assertIn("Kept+over+night", self.stage.posts[0])
        self.assertEqual(len(self.stage.taken), 1)
        self.once()

    def test_a_lost_reply_is_asked_again_with_the_same_content(self):
        self.stage.answers = ["lost", 503]
        self.write("Twice sent, once counted")
        self.page.wait_for_url("**/thanks", timeout=25_000)
        self.assertGreaterEqual(len(self.stage.posts), 3)
        self.assertEqual(len(set(self.stage.posts)), 1)
        self.assertEqual(len(self.stage.taken), 1)
        self.once()

    def test_words_cannot_change_while_a_reply_is_open(self):
        self.stage.answers = [503] * 9
        self.write("First words")
        self.page.get_by_text("It is kept").wait_for()
        self.assertTrue(self.page.evaluate("document.querySelector('form').inert"))

    def test_a_refusal_shows_the_servers_own_page(self):
        self.stage.answers = [422, 422]
        self.write()
        self.page.get_by_role("heading", name="Refused").wait_for()
        self.assertEqual(self.page.evaluate("localStorage.length"), 0)

    def test_coming_back_writes_a_new_answer(self):
        self.write("First")
        self.page.wait_for_url("**/thanks")
        self.page.go_back()
        self.page.wait_for_url("**/form")
        self.page.fill("#words", "Second")
        self.page.click("button")
        self.page.wait_for_url("**/thanks")
        self.assertEqual(len(self.stage.taken), 2, self.stage.posts)
        self.once()

    def test_a_form_that_leads_back_to_itself_is_ready_for_the_next(self):
        self.stage.pages["/tell"] = self.stage.pages["/form"].replace("/f/A", "/tell")
        self.page.goto("/tell")
        for words in ("One", "Two"):
            self.page.fill("#words", words)
            self.page.click("button")
            self.page.get_by_text("It went").wait_for()
            self.page.wait_for_function("document.querySelector('#words').value === ''")
        self.assertEqual(len(self.stage.taken), 2)
        self.once()

    def test_a_draft_is_kept_until_it_was_sent(self):
        self.page.goto("/app")
        self.page.fill("#apology", "I am sorry")
        self.page.get_by_text("saved").wait_for()
        self.page.goto("/app")
        self.assertEqual(self.page.input_value("#apology"), "I am sorry")
        self.stage.pages["/app"] = self.stage.pages["/app"].replace('version="0"', 'version="1"')
        self.page.goto("/app")
        self.assertEqual(self.page.input_value("#apology"), "")

    def test_keys_act_outside_fields_only(self):
        self.page.goto("/app")
        self.page.keyboard.press("j")
        self.page.keyboard.press("j")
        self.assertEqual(self.page.evaluate("document.activeElement.id"), "b")
        self.page.keyboard.press("k")
        self.assertEqual(self.page.evaluate("document.activeElement.id"), "a")
        self.page.keyboard.press("?")
        self.assertTrue(self.page.locator("dialog").is_visible())
        self.page.keyboard.press("Escape")
        self.page.keyboard.press("r")
        self.page.keyboard.type("g m / ?")
        self.assertEqual(self.page.input_value("#apology"), "g m / ?")
        self.page.evaluate("document.activeElement.blur()")
        self.page.keyboard.press("g")
        self.page.keyboard.press("m")
        self.page.wait_for_url("**/thanks")
        self.assertEqual(self.errors, [])

    def test_a_clock_runs_out_in_words(self):
        self.stage.pages["/clock"] = """<script type="module" src="/assets/app.js"></script>
            <hearten-clock due="2026-11-21T12:00:00Z" soon="2026-11-21T11:45:00Z" data-left="in {}" data-late="{} over" data-day="{} d" data-hour="{} h"
            data-minute="{} min"><span class="clock"><span id="says">in 2 h</span></span></hearten-clock>"""
        self.page.clock.install(time="2026-11-21T10:00:00Z")
        self.page.goto("/clock")
        self.page.clock.fast_forward("01:50:00")
        self.page.clock.run_for(31_000)
        self.assertIn("min", self.page.text_content("#says"))
        self.assertEqual(self.page.get_attribute(".clock", "class"), "clock soon")
        self.page.clock.fast_forward("02:10:00")
        self.page.clock.run_for(31_000)
        self.assertEqual(self.page.text_content("#says"), "2 h over")
        self.assertEqual(self.page.get_attribute(".clock", "class"), "clock late")


if __name__ == "__main__":
    unittest.main()
