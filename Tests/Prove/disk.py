"""A small disk of its own that fills up, and one that turns read-only: no false acknowledgement, red within two seconds, well again by itself."""
import json
import os
import sqlite3
import subprocess
import tempfile
import time
import uuid

from house import House


class SmallDisk:
    """A tmpfs of some megabytes. Needs the right to mount."""

    def __init__(self, megabytes=48):
        self.folder = tempfile.mkdtemp(prefix="hearten-disk-")
        self.mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "hearten", self.folder], capture_output=True).returncode == 0

    def remount(self, how):
        return subprocess.run(["mount", "-o", f"remount,{how}", self.folder], capture_output=True, text=True)

    def fill(self):
        """Takes all that is left."""
        with open(f"{self.folder}/ballast", "wb", buffering=0) as ballast:
            for size in (1 << 20, 4096, 1):
                try:
                    while True:
                        ballast.write(b"\0" * size)
                except OSError:
                    pass

    def free(self):
        os.unlink(f"{self.folder}/ballast")

    def remove(self):
        if self.mounted:
            subprocess.run(["umount", self.folder], capture_output=True)
        os.rmdir(self.folder)


def send(house):
    key = uuid.uuid4().hex
    body = json.dumps({"source_id": key, "level": 3, "words": "The lamp above 14F flickers, " + "and flickers " * 200})
    status, _ = house.ask("POST", "/api/v1/moments", body, house.bearer())
    return key, status


def colour(house, wanted, seconds):
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        if house.ask("GET", "/readyz")[0] == wanted:
            return time.monotonic() - began
        time.sleep(0.05)
    raise AssertionError(f"/readyz was not {wanted} within {seconds} s")


def trouble(house, acknowledged, what):
    """Red soon, alive, pages are still read, and nothing is acknowledged that is not there."""
    red = colour(house, 503, 4)
    refused = set()
    for _ in range(20):
        key, status = send(house)
        if status == 201:
            acknowledged.add(key)
        else:
            refused.add(status)
    if not refused or refused - {429, 503, 507}:
        raise AssertionError(f"{what}: answered {refused}")
    for path in ("/healthz", "/f/K7Q2", "/sign-in"):
        if house.ask("GET", path)[0] != 200:
            raise AssertionError(f"{what}: {path} was not read")
    return red


def run():
    disk = SmallDisk()
    if not disk.mounted:
        disk.remove()
        return "left out: nothing can be mounted here"
    house = House()
    house.database = f"{disk.folder}/house.sqlite"
    try:
        house.start()
        acknowledged = {key for key, status in (send(house) for _ in range(20)) if status == 201}
        disk.fill()
        full = trouble(house, acknowledged, "a full disk")
        disk.free()
        well = colour(house, 200, 15)
        key, status = send(house)
        if status != 201:
            raise AssertionError(f"after the disk was freed: {status}")
        acknowledged.add(key)
        words = f"full: red in {full:.1f} s, well {well:.1f} s after there was room"
        words += read_only(house, disk, acknowledged)
        house.stop()
        held = sqlite3.connect(house.database)
        stored = {key.split("\x1f")[-1] for (key,) in held.execute("SELECT source_key FROM moment WHERE source = 'api'")}
        integrity = held.execute("PRAGMA integrity_check").fetchone()[0]
        held.close()
        if not acknowledged <= stored or integrity != "ok":
            raise AssertionError(f"{len(acknowledged - stored)} acknowledged are lost, integrity {integrity}")
        return f"{words}; {len(acknowledged)} acknowledged, 0 lost"
    finally:
        house.stop()
        house.remove()
        disk.remove()


def read_only(house, disk, acknowledged):
    """A running program holds its files open for writing, which the kernel respects; so it is started on a disk that is read-only already."""
    house.stop()
    if disk.remount("ro").returncode != 0:
        raise AssertionError("the disk could not be made read-only")
    try:
        house.start(deadline=3)
        raise AssertionError("ready on a disk that cannot be written")
    except RuntimeError as refused:
        words = "read-only: it does not start" if "ended" in str(refused) else "read-only: red"
    finally:
        house.stop()
        disk.remount("rw")
    house.start()
    key, status = send(house)
    if status != 201:
        raise AssertionError(f"after the disk could be written again: {status}")
    acknowledged.add(key)
    return "; " + words
