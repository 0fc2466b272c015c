"""bin/bench: figures of one run on one machine, each as CPU of the server or as a ratio against a ceiling in the same run."""
import argparse
import contextlib
import http.client
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Prove"))
sys.dont_write_bytecode = True
os.environ.setdefault("HEARTEN_PROGRAM", os.path.join(os.path.dirname(__file__), "../../.build/release/hearten"))
os.environ["HEARTEN_BENCH"] = "1"
from house import House

FOLDER = os.path.dirname(os.path.abspath(__file__))
SIGN = "/f/K7Q2"
TICK = os.sysconf("SC_CLK_TCK")
rows = []


def note(name, value, target, holds):
    rows.append((name, value, target, "yes" if holds else "NO"))
    print(f"{name}: {value} (target {target}) {'' if holds else 'MISSED'}", flush=True)


def cpu(house):
    """CPU seconds that the server has used so far."""
    fields = open(f"/proc/{house.process.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(house):
    """Resident megabytes."""
    return int(re.search(r"VmRSS:\s+(\d+)", open(f"/proc/{house.process.pid}/status").read())[1]) / 1024


def spread(workers, times, work):
    """Runs `work(connection)` `times` times over `workers` connections; gives the seconds."""
    left, lock = [times], threading.Lock()
    failures = []

    def go():
        connection = house.connection()
        while True:
            with lock:
                if left[0] <= 0:
                    return
                left[0] -= 1
            try:
                work(connection)
            except Exception as problem:
                failures.append(problem)
                return

    began = time.monotonic()
    threads = [threading.Thread(target=go) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return time.monotonic() - began


def ask(connection, method, path, body=None, headers=None):
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    return answer, answer.read()


def measured(name, workers, times, work, target, unit="ms"):
    spread(workers, min(times, 50), work)
    before = cpu(house)
    seconds = spread(workers, times, work)
    used = (cpu(house) - before) / times * 1000
    value = used * 1000 if unit == "µs" else used
    note(name, f"{value:.2f} {unit} CPU, {times / seconds:.0f}/s", f"≤ {target} {unit}", value <= target)
    return times / seconds


def settled():
    """Waits until what goes on behind the answers (search, counts, journal) is done; gives the CPU used by then."""
    used = cpu(house)
    for _ in range(60):
        time.sleep(1)
        before, used = used, cpu(house)
        if used - before <= 0.02:
            break
    return used


def loaded(name, script, connections, path, argument, target, unit="ms", requests=1):
    """CPU for each piece of work of `requests` requests, with everything that follows from it; gives the pieces a second."""
    def run(seconds):
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", f"{FOLDER}/{script}.lua", house_url() + path, "--", argument]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1])

    run(2)
    before = settled()
    told = run(8)
    if told["wrong"]:
        raise RuntimeError(f"{name}: {told['wrong']} of {told['answers']} answers were wrong")
    pieces = told["answers"] / requests
    value = (settled() - before) / pieces * (1e6 if unit == "µs" else 1e3)
    note(name, f"{value:.{0 if unit == 'µs' else 2}f} {unit} CPU, {pieces / told['seconds']:,.0f}/s", f"≤ {target} {unit}", value <= target)
    return pieces / told["seconds"]


def sealed_age():
    """When a page was made, as the house seals it; a guest who answers it at once would be too quick."""
    _, page = house.ask("GET", SIGN)
    time.sleep(1)
    return re.search(rb'name="age" value="([^"]+)"', page)[1].decode()


def sign_in(name):
    """The cookie of one of the cast, by the demo's one tap."""
    connection = house.connection()
    _, page = ask(connection, "GET", "/sign-in")
    form = re.search(rb'<form[^>]*action="([^"]+)"[^>]*>(?:(?!</form>).)*' + name.encode(), page, re.S)
    hidden = dict(re.findall(rb'name="([^"]+)" value="([^"]*)"', form[0]))
    body = urllib.parse.urlencode({name.decode(): value.decode() for name, value in hidden.items()})
    answer, _ = ask(
        connection, "POST", form[1].decode(), body,
        {"Content-Type": "application/x-www-form-urlencoded", "Origin": house_url()})
    return answer.getheader("Set-Cookie").split(";")[0]


def house_url():
    return f"http://127.0.0.1:{house.port}"


def page(path, cookie):
    def work(connection):
        answer, _ = ask(connection, "GET", path, headers={"Cookie": cookie})
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered {answer.status}")

    return work


WORDS = ["The queue", "my bag", "the crew", "a quiet word", "nobody said why", "she smiled", "two hours", "cold soup", "a clean seat", "on time", "very kind", "let down"]


def write_file(path, count):
    """A CSV of ordinary comments."""
    chance = random.Random(7)
    with open(path, "w", encoding="utf-8") as file:
        file.write("Review ID,Date,Level,Comment\n")
        for number in range(count):
            words = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(3, 14)))
            file.write(f"r{number},2026-{1 + number % 10:02d}-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}:00Z,{1 + number % 6},\"{words}, {number % 997}.\"\n")


def bring_in(count):
    path = f"{house.folder}/moments.csv"
    write_file(path, count)
    before, rss = cpu(house), memory(house)
    began = time.monotonic()
    connection = house.connection(timeout=600)
    with open(path, "rb") as file:
        connection.putrequest("POST", "/api/v1/imports?name=moments.csv")
        connection.putheader("Authorization", f"Bearer {house.token}")
        connection.putheader("Content-Type", "text/csv")
        connection.putheader("Content-Length", str(os.path.getsize(path)))
        connection.endheaders()
        while chunk := file.read(1 << 20):
            connection.send(chunk)
    answer = connection.getresponse()
    identity = json.loads(answer.read())["id"]
    most, done, marks = rss, {}, []
    while True:
        status, text = house.ask("GET", f"/api/v1/imports/{identity}", headers=house.bearer())
        done = json.loads(text)
        marks.append((time.monotonic(), done["read"]))
        most = max(most, memory(house))
        if done["state"] in ("done", "failed"):
            break
        time.sleep(0.25)
    seconds = time.monotonic() - began
    late = [mark for mark in marks if mark[1] >= count * 0.8]
    rate = (late[-1][1] - late[0][1]) / max(late[-1][0] - late[0][0], 0.01) if len(late) > 1 else count / seconds
    note(f"import of {count:,} rows, from file byte to searchable", f"{count / seconds:,.0f} rows/s, {rate:,.0f} at its end, {(cpu(house) - before) / count * 1e6:.0f} µs CPU a row", "≥ 15,000 rows/s", rate >= 15_000)
    note("memory growth of the import", f"{most - rss:.0f} MB", "≤ 64 MB", most - rss <= 64)


LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"


def units_below(site, count):
    """The ids of `count` units that a site is and holds; teams are added until there are so many. Only while the house stands still."""
    with contextlib.closing(sqlite3.connect(house.database)) as base, base:
        top = base.execute("SELECT id FROM unit WHERE name = ?", [site]).fetchone()[0]
        known = [row[0] for row in base.execute("SELECT unit_id FROM unit_within WHERE ancestor_id = ?", [top])]
        for number in range(count - len(known)):
            one = top + 1 + number
            base.execute(
                "INSERT INTO unit (id, parent_id, name, kind, place, zone, language) SELECT ?, id, ?, kind, 'team', zone, language FROM unit WHERE id = ?",
                [one, f"Team {number + 1}", top])
            base.execute("INSERT INTO unit_within SELECT ?, ancestor_id, depth + 1 FROM unit_within WHERE unit_id = ?", [one, top])
            base.execute("INSERT INTO unit_within VALUES (?, ?, 0)", [one, one])
            known.append(one)
    return ["".join(LETTERS[unit >> 5 * place & 31] for place in range(12, -1, -1)) for unit in known]


def open_cases(count, units):
    """Open cases by the front door, spread over the units: moments of the lowest level."""
    for batch in range(0, count, 500):
        moments = [
            {"level": 1, "unit": units[(batch + n) % len(units)], "words": f"Nobody told us anything, number {batch + n}."}
            for n in range(min(500, count - batch))
        ]
        status, text = house.ask("POST", "/api/v1/moments", json.dumps({"moments": moments}), house.bearer(), timeout=120)
        if status != 201:
            raise RuntimeError(f"a batch was answered {status} {text[:200]}")


def bring_in_people(people, teams):
    """A register of `people` in `teams`, through the command and the running server."""
    path = f"{house.folder}/people.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write("Staff number,Name,Job title,Unit,Role,Manager\n")
        for number in range(people):
            team, leads = number % teams, number < teams
            manager = "" if leads else f"B{team}"
            file.write(f"B{number},Ada{number} Byron{number * 7919 % people},Host,Team {team:04},{'leader' if leads else 'colleague'},{manager}\n")
    environment = dict(os.environ, HEARTEN_DATABASE=house.database)
    began = time.monotonic()
    told = subprocess.run(
        [os.environ["HEARTEN_PROGRAM"], "people", "import", path, "--make-units"], env=environment, capture_output=True, text=True)
    seconds = time.monotonic() - began
    with contextlib.closing(sqlite3.connect(house.database)) as base:
        came = base.execute("SELECT COUNT(*) FROM colleague WHERE staff_key LIKE 'b%' OR staff_key LIKE 'B%'").fetchone()[0]
    if told.returncode or came != people:
        raise RuntimeError(f"{came} of {people} people came in: {told.stdout[-500:]} {told.stderr[-500:]}")
    note(f"{people:,} people in {teams:,} teams, from file byte to sign-in", f"{seconds:.1f} s", "≤ 10 s", seconds <= 10)


def open_today():
    """Every team works today and has its morning behind it, wherever this machine's clock stands. Only while the house stands still."""
    hour = time.gmtime().tm_hour
    zone = f"Etc/GMT{hour - 12:+d}" if hour != 12 else "UTC"
    with contextlib.closing(sqlite3.connect(house.database)) as base, base:
        base.execute("UPDATE unit SET zone = ?, hours = ?", [zone, ";".join(["00:00-24:00"] * 7)])
        base.execute("DELETE FROM line_up")
        base.execute("UPDATE job_schedule SET due_at = 0 WHERE name = 'line-ups'")


def practise(reviews):
    """The memory and the turns of everybody's practice. Only while the house stands still."""
    now = int(time.time() * 1000)
    today = now // 86_400_000
    with contextlib.closing(sqlite3.connect(house.database)) as base, base:
        people = [row[0] for row in base.execute("SELECT id FROM colleague WHERE disabled_at IS NULL ORDER BY id")]
        cards = [row[0] for row in base.execute("SELECT id FROM practice_card ORDER BY id")]
        days = -(-reviews // len(people))
        base.executemany(
            "INSERT OR IGNORE INTO practice_turn (colleague_id, day, card_id, is_new, chosen, words, at, rating) VALUES (?, ?, ?, 0, 1, NULL, ?, 3)",
            ((who, today - 1 - day, cards[day % len(cards)], now - (1 + day) * 86_400_000) for who in people for day in range(days)))
        base.executemany(
            "INSERT OR IGNORE INTO practice_memory (colleague_id, card_id, stability, difficulty, reviewed_at, due_at) VALUES (?, ?, 8, 5, ?, ?)",
            ((who, card, now - 86_400_000, now + 86_400_000 * (place % 9 - 2)) for who in people for place, card in enumerate(cards)))
        return base.execute("SELECT COUNT(*) FROM practice_turn").fetchone()[0]


def line_ups():
    with contextlib.closing(sqlite3.connect(house.database)) as base:
        return base.execute("SELECT COUNT(*) FROM line_up").fetchone()[0]


def first_week(people=20_000, teams=1_000, moments=100_000, reviews=1_000_000):
    """The figures of a house with many colleagues: people, line-ups, My day."""
    house.start()
    host, lead = sign_in("Sunniva"), sign_in("Grace")
    bring_in_people(people, teams)
    with contextlib.closing(sqlite3.connect(house.database)) as base:
        ids = [row[0] for row in base.execute("SELECT id FROM unit WHERE name LIKE 'Team %' ORDER BY id")]
        lounge = base.execute("SELECT unit_id FROM colleague WHERE given_name = 'Grace'").fetchone()[0]
    units = ["".join(LETTERS[unit >> 5 * place & 31] for place in range(12, -1, -1)) for unit in ids + [lounge] * 20]
    for batch in range(0, moments, 500):
        told = [
            {"level": 6 - (n % 7 == 0), "unit": units[(batch + n) % len(units)], "words": f"She found my bag and was very kind, number {batch + n}."}
            for n in range(min(500, moments - batch))
        ]
        status, text = house.ask("POST", "/api/v1/moments", json.dumps({"moments": told}), house.bearer(), timeout=120)
        if status != 201:
            raise RuntimeError(f"a batch was answered {status} {text[:200]}")
    settled()
    house.stop()
    open_today()
    turns = practise(reviews)
    house.start()
    began = time.monotonic()
    before, first, seen = cpu(house), None, 0
    while time.monotonic() - began < 120:
        count = line_ups()
        if count > 0 and first is None:
            first = time.monotonic()
        if count == seen >= teams:
            break
        seen, last = count, time.monotonic() if count != seen else last if count else began
        time.sleep(0.1)
    seconds = last - (first or began)
    used = cpu(house) - before
    note(f"{seen:,} line-ups composed", f"{seconds:.1f} s from the first to the last, {used:.1f} s CPU since the start", "≤ 10 s for 1,000", used <= 10 * seen / 1_000)
    settled()
    size = f"{people:,} colleagues, {turns:,} reviews, {moments:,} moments"
    measured(f"My day, {size}", 2, 200, page("/today", host), 4)
    answer, text = ask(house.connection(), "GET", "/lead", headers={"Cookie": lead})
    path = re.search(rb'href="(/lead/[^"/]+/line-up/[^"/]+)"', text)
    measured(f"a line-up, {size}", 2, 200, page(path[1].decode() if path else answer.getheader("Location") or "/lead", lead), 4)


def main():
    global house
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--first-week", action="store_true", help="only the figures of a house with many colleagues")
    given = parser.parse_args()
    house = House()
    if given.first_week:
        return run(first_week)
    run(lambda: first_loop(given))


def run(figures):
    try:
        figures()
    finally:
        house.stop()
        house.remove()
    print("\n| what | measured | target | holds |\n|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def first_loop(given):
    house.start()
    house.stop()
    units = units_below("Port Amaly", 50)
    ready = house.start()
    time.sleep(2)
    note("ready", f"{ready * 1000:.0f} ms", "≤ 300 ms", ready <= 0.3)
    note("idle", f"{memory(house):.0f} MB", "≤ 60 MB", memory(house) <= 60)
    age = sealed_age()
    loaded("guest flow (page, answer, thanks), 64 connections", "guest", 64, SIGN, age, 0.4, requests=3)
    loaded("guest flow, one connection", "guest", 1, SIGN, age, 0.4, requests=3)
    ceiling = loaded("bench-only route: token, JSON, 201, nothing stored", "moment", 64, "/api/v1/bench-only", house.token, 150, "µs")
    rate = loaded("API moment, acknowledged after commit", "moment", 64, "/api/v1/moments", house.token, 150, "µs")
    note("API moment against the bench-only route", f"{rate / ceiling:.2f}", "≥ 0.50", rate / ceiling >= 0.5)
    open_cases(given.cases, units)
    settled()
    measured(f"Recover, {given.cases:,} open cases in a leader's {len(units)} units", 2, 300, page("/recover", sign_in("Tomás")), 2)
    bring_in(given.rows)
    settled()
    measured(f"Measure, {given.rows:,} moments", 2, 200, page("/measure", sign_in("Ingrid")), 10)


main()
