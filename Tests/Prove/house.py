"""One running program with the demo organisation, which may be killed and started again on the same database."""
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("HEARTEN_PROGRAM") or str(ROOT / ".build/debug/hearten")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class House:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="hearten-prove-")
        self.database = f"{self.folder}/house.sqlite"
        self.port = free_port()
        self.token = None
        self.process = None

    def start(self, deadline=60, **more):
        """Starts the program; gives the seconds until it was ready. `more` are settings, kept for the next start."""
        self.more = more or getattr(self, "more", {})
        environment = dict(
            os.environ, HEARTEN_DATABASE=self.database, HEARTEN_LISTEN=f"127.0.0.1:{self.port}", HEARTEN_URL=f"http://127.0.0.1:{self.port}")
        environment.pop("HEARTEN_SMTP", None)
        environment.update(self.more)
        self.log = open(f"{self.folder}/log", "ab")
        began = time.monotonic()
        self.process = subprocess.Popen([PROGRAM, "serve", "--demo"], cwd=ROOT, env=environment, stdout=self.log, stderr=self.log)
        while time.monotonic() - began < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the program ended: {self.tail()}")
            try:
                if self.ask("GET", "/readyz")[0] == 200:
                    ready = time.monotonic() - began
                    self.token = self.token or self.find_token()
                    return ready
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(f"the program was not ready: {self.tail()}")

    def tail(self):
        return Path(f"{self.folder}/log").read_text(errors="replace")[-2000:]

    def whole_log(self):
        return Path(f"{self.folder}/log").read_text(errors="replace")

    def find_token(self):
        for _ in range(100):
            found = re.search(r"token for the API:\s*(\S+)", self.tail())
            if found:
                return found[1]
            time.sleep(0.05)
        raise RuntimeError("the demo printed no token")

    def connection(self, timeout=30):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def ask(self, method, path, body=None, headers=None, timeout=30):
        connection = self.connection(timeout)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def bearer(self, **more):
        return {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", **more}

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.log.close()

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)
