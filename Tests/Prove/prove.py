"""bin/prove: runs each proof, says what came out, and ends with a count."""
import os
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(__file__))
sys.dont_write_bytecode = True

import bodies
import description
import disk
import kills
import mail
import mail_in
from house import ROOT


def clocks(count):
    """Deadlines in working hours against Python's zoneinfo."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl", delete=False) as file:
        path = file.name
    try:
        oracle = [sys.executable, str(ROOT / "Tests/tools/clocks_oracle.py"), "--cases", str(count), "--seed", "20261121", path]
        subprocess.run(oracle, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        environment = dict(os.environ, HEARTEN_CLOCK_CASES=path)
        found = subprocess.run(
            ["swift", "test", "--filter", "ClockOracleTests"], cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace")
        if found.returncode != 0:
            raise AssertionError((found.stdout + found.stderr)[-2000:])
        return f"{count} deadlines agree with zoneinfo"
    finally:
        os.unlink(path)


def spacing(count):
    """When practice comes again, against the reference implementation of FSRS-6."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl", delete=False) as file:
        path = file.name
    try:
        oracle = [sys.executable, str(ROOT / "Tests/tools/spacing_oracle.py"), "--histories", str(count), "--seed", "20261122", path]
        said = subprocess.run(oracle, check=True, cwd=ROOT, capture_output=True, text=True).stdout.strip()
        environment = dict(os.environ, HEARTEN_SPACING_CASES=path)
        found = subprocess.run(
            ["swift", "test", "--filter", "SpacingOracleTests"], cwd=ROOT, env=environment, capture_output=True, text=True, errors="replace")
        if found.returncode != 0:
            raise AssertionError((found.stdout + found.stderr)[-2000:])
        return f"{said} agree"
    finally:
        os.unlink(path)


def fuzzing(seconds):
    """Parsers fed with bytes that coverage leads to."""
    found = subprocess.run(["bin/fuzz", "--seconds", str(seconds)], cwd=ROOT, capture_output=True, text=True, errors="replace")
    if found.returncode != 0:
        raise AssertionError((found.stdout + found.stderr)[-2000:])
    return "; ".join(line for line in found.stdout.splitlines() if "inputs" in line)


def main():
    short = "--short" in sys.argv[1:]
    proofs = [
        ("killed process", lambda: kills.run(kills=3 if short else 200, between=150 if short else 500)),
        ("hostile bodies", bodies.hostile),
        ("cut connections", lambda: bodies.cuts(step=23 if short else 1)),
        ("mail", lambda: mail.run(isPatient=not short)),
        ("mail that comes in", lambda: mail_in.run(count=20 if short else 200, kills=1 if short else 10)),
        ("a disk that fills and one that cannot be written", disk.run),
        ("the API's description", lambda: description.run(cases=10 if short else 100, phases="fuzzing" if short else "examples,coverage,fuzzing")),
        ("races on one key", lambda: bodies.races(3 if short else 50)),
        ("clocks", lambda: clocks(2_000 if short else 100_000)),
        ("spacing of practice", lambda: spacing(500 if short else 10_000)),
        ("fuzzing", lambda: fuzzing(20 if short else 600)),
    ]
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
    passed = failed = 0
    for name, proof in proofs:
        if wanted and not any(word in name for word in wanted):
            continue
        began = time.monotonic()
        try:
            words = proof()
            passed += 1
            print(f"proved   {name}: {words} ({time.monotonic() - began:.0f} s)", flush=True)
        except Exception as problem:
            failed += 1
            print(f"FAILED   {name}: {problem} ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
