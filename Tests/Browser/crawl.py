"""Finds every page a person can reach by links, one address for each shape of page."""
import html
import re
from urllib.parse import parse_qs, urljoin, urlsplit

_FILE = re.compile(r"\.(csv|json|jsonl|svg|png|pdf|ics|txt)$")
_LINK = re.compile(r"""<a\s[^>]*?href=["']([^"']*)["']""")
_NOT_PAGES = ("/assets/", "/live", "/api/", "/metrics", "/healthz", "/readyz")
# What makes another page of the same path; other filters are the same page again.
_VIEWS = {"show", "point", "state"}
# A first name for what may stand in a path: long secrets, identities, case numbers, sign codes.
_PARTS = [(re.compile(r"^[0-9A-Za-z_-]{20,}$"), "{token}"), (re.compile(r"^[0-9a-z]{13}$"), "{id}"), (re.compile(r"^\d+$"), "{number}")]


def shape(address):
    """`/recover/2431?show=mine&q=x` is `/recover/{number}?show=mine`."""
    parts = urlsplit(address)
    names = []
    for part in parts.path.split("/"):
        names.append(next((name for pattern, name in _PARTS if pattern.match(part)), part))
    path = re.sub(r"^/(f|signs)/[0-9A-Z]{4,8}(?=/|$)", r"/\1/{code}", "/".join(names))
    views = parse_qs(parts.query)
    view = "&".join(f"{name}={'{id}' if name == 'point' else views[name][0]}" for name in sorted(views) if name in _VIEWS)
    return path + ("?" + view if view else "")


def links(url, references):
    """The places on the origin of `url` that its page links to, as paths."""
    here = urlsplit(url)
    found = []
    for reference in references:
        target = urlsplit(urljoin(url, reference))
        if target.netloc != here.netloc or target.scheme != here.scheme:
            continue
        if _FILE.search(target.path) or target.path.startswith(_NOT_PAGES):
            continue
        found.append(target.path + ("?" + target.query if target.query else ""))
    return found


def opened(visitor, path):
    """The answer and the links of a page in the browser."""
    answer = visitor.goto(path)
    references = visitor.page.eval_on_selector_all("a[href]", "nodes => nodes.map(node => node.getAttribute('href'))")
    return answer, links(visitor.page.url, references)


def read(visitor, path):
    """The links of a page that need not be looked at: asked for as the same person, and not drawn."""
    answer = visitor.context.request.get(path)
    return links(answer.url, [html.unescape(found) for found in _LINK.findall(answer.text())])


def crawl(visitor, start, each=None, seen=(), limit=150):
    """Every shape of page from `start` on, with one address each; `each(shape, answer)` sees a page while it is open, unless its shape
    is among those that were `seen` before."""
    known, waiting = {}, list(start)
    while waiting and len(known) < limit:
        path = waiting.pop(0)
        kind = shape(path)
        if kind in known:
            continue
        known[kind] = path
        if each is None or kind in seen:
            further = read(visitor, path)
        else:
            answer, further = opened(visitor, path)
            each(kind, answer)
        waiting.extend(link for link in further if shape(link) not in known)
    return known
