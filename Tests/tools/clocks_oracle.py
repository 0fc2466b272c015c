#!/usr/bin/env python3
"""Writes clock cases with the results that plain counting of minutes gives, for ClockOracleTests to compare.

    clocks_oracle.py [--cases 100000] [--seed 1] OUT.jsonl

Nothing of Hearten is used here: Python's zoneinfo gives the wall time of every minute, a minute is open or it is
not, and a clock's end is found by counting open minutes. Each line is one calendar in one zone around one clock
change (or, one time in five, around an ordinary date) between 2000 and 2040, with several questions.
"""
import argparse, bisect, itertools, json, random
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

MINUTE, HOUR, DAY = 60_000, 60, 1440
FIRST, LAST = 946_684_800 // 60, 2_240_524_800 // 60  # 2000-01-01 to 2040-12-31, in minutes
BEFORE, AFTER = 8, 30  # days around the middle of a window


def offset(zone, minute):
    """Minutes to add to UTC."""
    return int(datetime.fromtimestamp(minute * 60, zone).utcoffset().total_seconds()) // 60


def changes(zone):
    """Minutes at which the offset changes."""
    found, step, at = [], DAY, FIRST
    now = offset(zone, at)
    while at < LAST:
        after = offset(zone, at + step)
        if after != now:
            low, high = at, at + step
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(zone, middle) == now else (low, middle)
            found.append(high)
            now = after
        at += step
    return found


def walls(zone, start, minutes):
    """The wall time of every minute, as minutes since 1970."""
    result = []
    for hour in range(start, start + minutes, HOUR):
        one, next_one = offset(zone, hour), offset(zone, hour + HOUR)
        if one == next_one:
            result.extend(range(hour + one, hour + one + HOUR))
        else:
            result.extend(m + offset(zone, m) for m in range(hour, hour + HOUR))
    return result


def day_shifts(rng):
    style = rng.random()
    if style < 0.12:
        return []
    if style < 0.20:
        return [[0, 1440]]
    if style < 0.40:  # split
        a, b = rng.randrange(360, 600, 5), rng.randrange(660, 780, 5)
        c = b + rng.choice([0, 30, 45, 60, 120])
        return [[a, b], [c, c + rng.randrange(60, 480, 5)]]
    if style < 0.65:  # a night shift, which passes midnight
        a = rng.randrange(1080, 1440, 5)
        return [[a, a + rng.randrange(120, 780, 5)]]
    if style < 0.85:  # around the hours at which clocks are changed
        marks = sorted(rng.sample(range(0, 300, 5), rng.choice([2, 4, 6])))
        return [marks[i:i + 2] for i in range(0, len(marks), 2)]
    marks = sorted(rng.sample(range(0, 1440), rng.choice([2, 4, 6, 8])))
    return [marks[i:i + 2] for i in range(0, len(marks), 2)]


class Window:
    """A calendar, minute by minute."""

    def __init__(self, rng, name, middle):
        zone = ZoneInfo(name)
        self.rng, self.name = rng, name
        self.start = (middle - BEFORE * DAY) // HOUR * HOUR
        self.minutes = (BEFORE + AFTER) * DAY
        self.walls = walls(zone, self.start, self.minutes)
        self.highest = list(itertools.accumulate(self.walls, max))
        self.week = [day_shifts(rng) for _ in range(7)]
        if rng.random() < 0.5:
            usual = day_shifts(rng)
            self.week = [usual] * 5 + [[], []]
        today = self.walls[BEFORE * DAY] // DAY
        self.special = {}
        for _ in range(rng.choice([0, 0, 1, 3])):
            self.special[today + rng.randrange(-4, 15)] = [] if rng.random() < 0.7 else day_shifts(rng)
        self.open = bytearray(self.minutes)
        self.closes = {}
        for day in range(self.walls[0] // DAY + 1, self.walls[-1] // DAY - 2):
            for opens, closes in self.shifts(day):
                first, last = self.first(day * DAY + opens), self.first(day * DAY + closes)
                if last > first:
                    self.open[first:last] = b"\1" * (last - first)
                    self.closes[day] = max(self.closes.get(day, 0), last)
        # Nothing is asked about beyond the days whose shifts are all known.
        self.high = self.minutes - 6 * DAY
        self.usual = self.meter(self.open)

    def shifts(self, day):
        weekday = (date(1970, 1, 1) + timedelta(days=day)).weekday()
        return self.special.get(day, self.week[weekday])

    def first(self, wall):
        """The earliest minute at which the wall reads this or later."""
        return bisect.bisect_left(self.highest, wall)

    def meter(self, minutes):
        """Milliseconds counted before any instant of the window."""
        sums = [0, *itertools.accumulate(minutes)]

        def counted(at):
            minute, rest = divmod(at, MINUTE)
            return sums[minute] * MINUTE + (rest if minutes[minute] else 0)

        def reach(start, budget):
            if budget == 0:
                return start
            target = counted(start) + budget
            minute = bisect.bisect_left(sums, -(-target // MINUTE))
            if minute > self.high:
                return None
            return minute * MINUTE - (sums[minute] * MINUTE - target)

        return counted, reach

    def question(self):
        rng = self.rng
        start = rng.randrange((BEFORE - 3) * DAY, (BEFORE + 3) * DAY) * MINUTE
        if rng.random() < 0.3:
            start += rng.randrange(MINUTE)
        pauses, paused = [], bytearray(self.open)
        every = bytearray(b"\1" * self.minutes)
        if rng.random() < 0.3:
            at = start // MINUTE
            for _ in range(rng.choice([1, 2, 3])):
                at += rng.randrange(1, 900)
                end = at + rng.randrange(1, 2000)
                pauses.append([at, end])
                paused[at:end] = bytes(end - at)
                every[at:end] = bytes(end - at)
                at = end
        kind = rng.choice(["hours", "hours", "workdays", "days", "elapsed"])
        ask = {"kind": kind, "start": self.utc(start), "pauses": [[self.utc(a * MINUTE), self.utc(b * MINUTE)] for a, b in pauses]}
        open_counted = self.usual[0]
        counted, reach = self.meter(paused) if pauses and kind != "days" else self.usual
        if kind == "hours":
            ask["n"] = rng.choice([0, 30, 60, 240, 480, rng.randrange(1, 3000)]) * MINUTE
            due = reach(start, ask["n"])
        elif kind == "elapsed":
            end = start + rng.randrange(0, 12 * DAY * MINUTE)
            ask["n"] = self.utc(end)
            ask["due"] = counted(end) - counted(start)
            return ask
        elif kind == "workdays":
            ask["n"] = rng.randrange(1, 6)
            day, left = self.walls[start // MINUTE] // DAY, ask["n"]
            close = None
            while left and day < self.walls[self.high] // DAY:
                day += 1
                if self.closes.get(day, 0) * MINUTE > start:
                    left, close = left - 1, self.closes[day] * MINUTE
            if left:
                return None
            due = reach(start, open_counted(close) - open_counted(start))
        else:
            ask["n"] = rng.randrange(0, 15)
            same = self.walls[start // MINUTE] * MINUTE + start % MINUTE + ask["n"] * DAY * MINUTE
            # The rest of the minute is kept unless the time is skipped: then the change itself counts.
            minute = self.first(same // MINUTE)
            end = minute * MINUTE + (start % MINUTE if self.walls[minute] == same // MINUTE else 0)
            if ask["n"] == 0:
                end = start
            due = self.meter(every)[1](start, end - start)
        if due is None:
            return None
        ask["due"] = self.utc(due)
        return ask

    def utc(self, at):
        return self.start * MINUTE + at

    def line(self, count):
        asks = [ask for ask in (self.question() for _ in range(count)) if ask]
        special = [{"day": (date(1970, 1, 1) + timedelta(days=d)).isoformat(), "shifts": s} for d, s in self.special.items()]
        return {"zone": self.name, "week": self.week, "special": special, "asks": asks}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    # Zones that never differ are asked about once.
    distinct = {}
    for name in sorted(z for z in available_timezones() if "/" in z and not z.startswith(("posix/", "right/"))):
        moments = changes(ZoneInfo(name))
        distinct.setdefault((tuple(moments), *(offset(ZoneInfo(name), m) for m in [FIRST, *moments])), (name, moments))
    middles = [(name, m) for name, moments in distinct.values() for m in moments
               if FIRST + 40 * DAY < m < LAST - 40 * DAY]
    rng.shuffle(middles)
    names = [name for name, _ in distinct.values()]
    done = lines = 0
    each = max(8, options.cases * 85 // 100 // len(middles))  # so that every clock change is used
    with open(options.out, "w", encoding="utf-8") as out:
        while done < options.cases:
            if middles and rng.random() < 0.9:
                name, middle = middles.pop()
            else:
                name, middle = rng.choice(names), rng.randrange(FIRST + 40 * DAY, LAST - 40 * DAY)
            line = Window(rng, name, middle + rng.randrange(-DAY, DAY)).line(each)
            line["asks"] = line["asks"][:options.cases - done]
            done, lines = done + len(line["asks"]), lines + 1
            out.write(json.dumps(line, separators=(",", ":")) + "\n")
    print(f"{done} cases on {lines} calendars; {len(names)} distinct zones; {len(middles)} clock changes left over; seed {options.seed}")


if __name__ == "__main__":
    main()
