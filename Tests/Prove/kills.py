"""kill -9 under load: nothing acknowledged is lost, nothing is there twice."""
import http.client
import json
import sqlite3
import statistics
import threading
import time
import uuid

from house import House


class Load:
    """Workers that send moments, each under a key of its own, and write down what was sent and what was acknowledged."""

    def __init__(self, house, workers):
        self.house, self.stopping, self.lock = house, threading.Event(), threading.Lock()
        self.acknowledged, self.unsure = {}, {}
        self.threads = [threading.Thread(target=self.work, daemon=True) for _ in range(workers)]

    def start(self):
        for thread in self.threads:
            thread.start()

    def work(self):
        connection = None
        while not self.stopping.is_set():
            key = uuid.uuid4().hex
            body = json.dumps({"source_id": key, "level": 1 + hash(key) % 6, "words": f"The bag {key} came late and nobody said why."})
            try:
                connection = connection or self.house.connection(timeout=10)
                connection.request("POST", "/api/v1/moments", body=body, headers=self.house.bearer(**{"Idempotency-Key": key}))
                answer = connection.getresponse()
                text = answer.read()
                if answer.status == 201:
                    with self.lock:
                        self.acknowledged[key] = json.loads(text)["id"]
                elif answer.status not in (429, 503):
                    raise RuntimeError(f"unexpected {answer.status}: {text[:200]}")
            except (OSError, http.client.HTTPException):
                connection = None
                with self.lock:
                    self.unsure[key] = body
                time.sleep(0.01)

    def count(self):
        with self.lock:
            return len(self.acknowledged)

    def stop(self):
        self.stopping.set()
        for thread in self.threads:
            thread.join(15)


def run(kills, between, workers=16):
    """Kills the program `kills` times, each after at least `between` new acknowledgements."""
    house = House()
    waits = []
    acknowledged, unsure = {}, {}
    try:
        house.start()
        for _ in range(kills):
            load = Load(house, workers)
            load.start()
            deadline = time.monotonic() + 120
            while load.count() < between and time.monotonic() < deadline:
                time.sleep(0.005)
            if load.count() < between:
                raise RuntimeError(f"only {load.count()} acknowledgements in two minutes: {house.tail()}")
            house.kill()
            load.stop()
            acknowledged.update(load.acknowledged)
            unsure.update(load.unsure)
            waits.append(house.start())
        replayed = 0
        for key, body in list(unsure.items()):
            status, text = house.ask("POST", "/api/v1/moments", body, house.bearer(**{"Idempotency-Key": key}))
            if status != 201:
                raise RuntimeError(f"an unsure moment was answered {status}: {text[:200]}")
            replayed += 1
        for key, identity in list(acknowledged.items())[:200]:
            status, text = house.ask("GET", f"/api/v1/moments/{identity}", headers=house.bearer())
            if status != 200:
                raise RuntimeError(f"an acknowledged moment was answered {status}")
        house.stop()
        return reconcile(house.database, acknowledged, unsure, waits)
    finally:
        house.stop()
        house.remove()


def reconcile(database, acknowledged, unsure, waits):
    """Compares what was written down outside with what the file holds."""
    found = sqlite3.connect(database)
    rows = found.execute("SELECT source_key, COUNT(*) FROM moment WHERE source = 'api' GROUP BY source_key").fetchall()
    held = {key.split("\x1f")[-1]: count for key, count in rows if key}
    lost = [key for key in acknowledged if key not in held]
    twice = [key for key, count in held.items() if count != 1]
    strangers = [key for key in held if key not in acknowledged and key not in unsure]
    integrity = found.execute("PRAGMA integrity_check").fetchone()[0]
    found.close()
    words = (
        f"{len(waits)} kills, {len(acknowledged)} acknowledged, {len(unsure)} unsure: {len(lost)} lost, {len(twice)} twice, integrity {integrity}, "
        f"ready in {statistics.median(waits):.1f} s, {max(waits):.1f} s at most")
    if lost or twice or strangers or integrity != "ok" or max(waits) > 5:
        raise AssertionError(words)
    return words
