"""Bodies, keys and connections that are broken on purpose: a clear answer, nothing lost, never a 5xx."""
import concurrent.futures
import json
import socket
import uuid

from house import House

NESTED = b"[" * 100_000
HOSTILE = {
    "an empty body": b"",
    "no JSON": b"level=1",
    "an array": b"[]",
    "JSON 100,000 deep": NESTED,
    "a key twice": b'{"level":1,"level":2}',
    "an unknown field": b'{"level":1,"isAdmin":true}',
    "a level of 7": b'{"level":7}',
    "a level in words": b'{"level":"one"}',
    "a level beyond 64 bits": b'{"level":99999999999999999999999999}',
    "invalid UTF-8": b'{"words":"\xff\xfe"}',
    "a lone surrogate": b'{"words":"\\ud800"}',
    "a NUL": b'{"words":"a\\u0000b"}',
    "nothing said": b"{}",
    "1,001 moments": json.dumps({"moments": [{"level": 3}] * 1001}).encode(),
    "words of a megabyte": json.dumps({"words": "a" * 1_000_000}).encode(),
    "a number without end": b'{"level":1' + b"0" * 100_000 + b"}",
    "an open string": b'{"words":"abc',
}


def hostile():
    """Each hostile body is refused with 4xx as a problem document; afterwards an honest one is taken."""
    house = House()
    try:
        house.start()
        for name, body in HOSTILE.items():
            status, text = house.ask("POST", "/api/v1/moments", body, house.bearer())
            if not 400 <= status < 500 or b'"status"' not in text:
                raise AssertionError(f"{name}: {status} {text[:200]}")
        huge = b'{"words":"' + b"a" * 11_000_000 + b'"}'
        try:
            status, _ = house.ask("POST", "/api/v1/moments", huge, house.bearer())
        except (ConnectionError, BrokenPipeError):
            status = 413
        if status != 413:
            raise AssertionError(f"eleven megabytes were answered {status}")
        status, _ = house.ask("POST", "/api/v1/moments", b'{"level":3}', house.bearer())
        if status != 201:
            raise AssertionError(f"an honest moment was answered {status}")
        return f"{len(HOSTILE) + 1} hostile bodies: each refused, the program goes on"
    finally:
        house.stop()
        house.remove()


def request_bytes(house, key):
    body = json.dumps({"source_id": key, "level": 2, "words": "The line went dead while I told it."}).encode()
    head = (
        f"POST /api/v1/moments HTTP/1.1\r\nHost: 127.0.0.1:{house.port}\r\nAuthorization: Bearer {house.token}\r\n"
        f"Content-Type: application/json\r\nIdempotency-Key: {key}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    ).encode()
    return head + body


def cuts(step):
    """The connection is cut after byte N, for every `step`-th N: all or nothing, and the key sent again gives exactly one."""
    house = House()
    try:
        house.start()
        length = len(request_bytes(house, "0" * 32))
        tried = 0
        for cut in range(1, length + 1, step):
            key = uuid.uuid4().hex
            request = request_bytes(house, key)
            with socket.create_connection(("127.0.0.1", house.port), timeout=10) as line:
                line.sendall(request[:cut])
            status, text = house.ask(
                "POST", "/api/v1/moments", request.split(b"\r\n\r\n", 1)[1], house.bearer(**{"Idempotency-Key": key}))
            # A request that arrived whole may still be on its way in: its key is then in flight, and asked for once more.
            for _ in range(50):
                if status != 409:
                    break
                status, text = house.ask(
                    "POST", "/api/v1/moments", request.split(b"\r\n\r\n", 1)[1], house.bearer(**{"Idempotency-Key": key}))
            if status != 201:
                raise AssertionError(f"cut after byte {cut}: {status} {text[:200]}")
            tried += 1
        house.stop()
        import sqlite3

        held = sqlite3.connect(house.database)
        count = held.execute("SELECT COUNT(*), COUNT(DISTINCT source_key) FROM moment WHERE source = 'api'").fetchone()
        held.close()
        if count != (tried, tried):
            raise AssertionError(f"{tried} keys, but {count[0]} moments of {count[1]} keys")
        return f"{tried} connections cut, each key is there once"
    finally:
        house.stop()
        house.remove()


def races(times):
    """Many at once with one key: one moment, every other answer says so."""
    house = House()
    try:
        house.start()
        for _ in range(times):
            key = uuid.uuid4().hex
            body = json.dumps({"source_id": key, "level": 4, "words": "She carried my bag up the stairs."})
            send = lambda _: house.ask("POST", "/api/v1/moments", body, house.bearer(**{"Idempotency-Key": key}))
            with concurrent.futures.ThreadPoolExecutor(24) as pool:
                answers = list(pool.map(send, range(24)))
            identities = {json.loads(text)["id"] for status, text in answers if status == 201}
            others = {status for status, _ in answers} - {201, 409}
            if len(identities) != 1 or others:
                raise AssertionError(f"{len(identities)} identities, other answers {others}")
            status, _ = house.ask("POST", "/api/v1/moments", body.replace("4", "5", 1), house.bearer(**{"Idempotency-Key": key}))
            if status != 422:
                raise AssertionError(f"the same key with another body was answered {status}")
        return f"{times} races of 24 on one key: one moment each; another body is refused"
    finally:
        house.stop()
        house.remove()
