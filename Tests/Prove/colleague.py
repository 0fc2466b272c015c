"""A colleague without a browser: signs in as one of the cast, reads pages and sends their forms back as they came."""
import html.parser
import http.client
import re
import urllib.parse


class Forms(html.parser.HTMLParser):
    """Every form of a page: where it goes, and the fields it would send as it stands."""

    def __init__(self, text):
        super().__init__()
        self.forms, self.open, self.area, self.choice, self.text = [], None, None, None, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        has = dict(attributes)
        if tag == "form":
            self.open = {"action": has.get("action", ""), "fields": {}, "buttons": []}
            self.forms.append(self.open)
        if self.open is None or not has.get("name") and tag != "option":
            return
        if tag == "input" and (has.get("type") not in ("radio", "checkbox") or "checked" in has):
            self.open["fields"][has["name"]] = has.get("value", "")
        elif tag == "textarea":
            self.area, self.open["fields"][has["name"]] = has["name"], ""
        elif tag == "select":
            self.choice, self.open["fields"][has["name"]] = has["name"], None
        elif tag == "option" and self.choice:
            if "selected" in has or self.open["fields"][self.choice] is None:
                self.open["fields"][self.choice] = has.get("value", "")
        elif tag == "button":
            self.open["buttons"].append((has["name"], has.get("value", "")))

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.choice = None

    def handle_data(self, data):
        self.text.append(data)
        if self.area and self.open:
            self.open["fields"][self.area] += data

    def with_field(self, name):
        return next(form for form in self.forms if name in form["fields"])


class Colleague:
    def __init__(self, house):
        self.house, self.cookies = house, {}

    def ask(self, method, path, fields=None):
        """Status, text and where it leads; cookies are kept."""
        connection = http.client.HTTPConnection("127.0.0.1", self.house.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode({name: value for name, value in fields.items() if value is not None})
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.house.port}"}
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or []:
                name, value = line.split(";")[0].split("=", 1)
                self.cookies[name] = value
            return answer.status, answer.read().decode(), answer.headers.get("Location")
        finally:
            connection.close()

    def read(self, path):
        status, text, _ = self.ask("GET", path)
        if status != 200:
            raise AssertionError(f"{path}: {status}")
        return text

    def enter(self, name):
        page = self.read("/sign-in")
        identity = re.search(r'name="as" value="([^"]+)">(?:(?!</button>).)*<b>' + re.escape(name), page, re.S)[1]
        status, _, _ = self.ask("POST", "/sign-in/cast", {"as": identity})
        if status != 303:
            raise AssertionError(f"{name} did not get in: {status}")
        return self
