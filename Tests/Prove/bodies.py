"""Bodies, keys and connections that are broken on purpose: a clear answer, nothing lost, never a 5xx."""
import concurrent.futures
import json
import socket
import sqlite3
import struct
import time
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


def send_again(house, key, request, what):
    """The key is sent again until it is no longer in flight; it must then be stored. Gives the answer."""
    body = request.split(b"\r\n\r\n", 1)[1]
    for _ in range(50):
        status, text = house.ask("POST", "/api/v1/moments", body, house.bearer(**{"Idempotency-Key": key}))
        if status != 409:
            break
        time.sleep(0.02)
    if status != 201:
        raise AssertionError(f"{what}: {status} {text[:200]}")
    return text


def break_off(line):
    """Hangs up without a goodbye, as a lost network does."""
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    line.close()


def cut_request(house, cut):
    key = uuid.uuid4().hex
    request = request_bytes(house, key)
    line = socket.create_connection(("127.0.0.1", house.port), timeout=10)
    line.sendall(request[:cut])
    break_off(line)
    send_again(house, key, request, f"the request cut after byte {cut}")


def cut_response(house, cut):
    """What was read of the answer before the line broke is the beginning of what the key brings again."""
    key = uuid.uuid4().hex
    request = request_bytes(house, key)
    line = socket.create_connection(("127.0.0.1", house.port), timeout=10)
    line.sendall(request)
    got = b""
    while len(got) < cut:
        some = line.recv(cut - len(got))
        if not some:
            break
        got += some
    break_off(line)
    text = send_again(house, key, request, f"the answer cut after byte {cut}")
    if b"\r\n\r\n" in got and not text.startswith(got.split(b"\r\n\r\n", 1)[1]):
        raise AssertionError(f"the answer cut after byte {cut} said something else before")


def response_length(house):
    key = uuid.uuid4().hex
    with socket.create_connection(("127.0.0.1", house.port), timeout=10) as line:
        line.sendall(request_bytes(house, key))
        got = b""
        while some := line.recv(65_536):
            got += some
    return len(got)


def cuts(step):
    """The connection is cut after byte N of the request, and of the answer, for every `step`-th N: all or nothing, and the key sent
    again gives exactly one."""
    house = House()
    try:
        house.start()
        requests = range(1, len(request_bytes(house, "0" * 32)) + 1, step)
        for cut in requests:
            cut_request(house, cut)
        answers = range(0, response_length(house) + 1, step)
        for cut in answers:
            cut_response(house, cut)
        house.stop()
        held = sqlite3.connect(house.database)
        count = held.execute("SELECT COUNT(*), COUNT(DISTINCT source_key) FROM moment WHERE source = 'api'").fetchone()
        held.close()
        tried = len(requests) + len(answers) + 1
        if count != (tried, tried):
            raise AssertionError(f"{tried} keys, but {count[0]} moments of {count[1]} keys")
        return f"{len(requests)} requests and {len(answers)} answers cut, each key is there once"
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
