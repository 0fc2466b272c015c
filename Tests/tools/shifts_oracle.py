#!/usr/bin/env python3
"""Writes shifts with the instants at which they begin and end, for ShiftOracleTests to compare.

    shifts_oracle.py [--cases 400] [--seed 1] OUT.jsonl

Nothing of Hearten is used here: an instant is found by asking Python's zoneinfo what the wall reads at every minute around it, and
taking the first at which it reads the time or later. Most cases lie around a change of clocks between 2000 and 2040.
"""
import argparse, json, random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = ["Europe/Lisbon", "Europe/London", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Tehran",
         "Africa/Casablanca", "Pacific/Apia", "America/St_Johns", "Asia/Kolkata", "Pacific/Chatham"]


def wall(zone, minute):
    return (datetime.fromtimestamp(minute * 60, timezone.utc).astimezone(zone).replace(tzinfo=None) - datetime(1970, 1, 1)) // timedelta(minutes=1)


def first(zone, wanted):
    """The first minute at which the wall reads `wanted` or later."""
    minute = wanted - 26 * 60
    while wall(zone, minute) < wanted:
        minute += 1
    return minute


def changes(zone):
    day, found = date(2000, 1, 1), []
    while day < date(2041, 1, 1):
        noon = datetime(day.year, day.month, day.day, 12)
        if noon.replace(tzinfo=zone).utcoffset() != (noon + timedelta(days=1)).replace(tzinfo=zone).utcoffset():
            found.append(day)
        day += timedelta(days=1)
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out")
    asked = parser.parse_args()
    rng = random.Random(asked.seed)
    near = {name: changes(ZoneInfo(name)) for name in ZONES}
    with open(asked.out, "w") as out:
        for _ in range(asked.cases):
            name = rng.choice(ZONES)
            zone = ZoneInfo(name)
            if near[name] and rng.random() < 0.9:
                day = rng.choice(near[name]) + timedelta(days=rng.choice([-1, 0, 0, 1]))
            else:
                day = date(rng.randrange(2000, 2041), rng.randrange(1, 13), rng.randrange(1, 29))
            start = rng.choice([rng.randrange(0, 1440, 5), rng.randrange(0, 300, 5), 1320])
            end = rng.choice([rng.randrange(0, 1440, 5), rng.randrange(0, 300, 5), 360])
            if start == end:
                continue
            midnight = (day - date(1970, 1, 1)).days * 1440
            stop = midnight + end + (1440 if end < start else 0)
            line = {"zone": name, "date": day.isoformat(), "start": f"{start // 60:02}:{start % 60:02}", "end": f"{end // 60:02}:{end % 60:02}",
                    "from": first(zone, midnight + start) * 60_000, "until": first(zone, stop) * 60_000}
            out.write(json.dumps(line) + "\n")


main()
