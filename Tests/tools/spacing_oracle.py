#!/usr/bin/env python3
"""Writes random histories of practice with what the reference implementation of FSRS-6 makes of them, for SpacingOracleTests to compare.

    spacing_oracle.py [--histories 10000] [--seed 1] OUT.jsonl

Nothing of Hearten is used here: the PyPI package `fsrs` (6.3.2; its version is printed) rates every review with its default
parameters and without fuzz. Half of the histories have the package's own short steps, half have none, as Hearten practises: a card
comes at most once a day there. Each line is one history: whether it has steps, and for each review its time, its rating, the chance of
recall just before it, and the phase, step, stability, difficulty and due time after it. Times are milliseconds since 1970.
"""
import argparse, json, random
from datetime import datetime, timedelta, timezone
from importlib.metadata import version

from fsrs import Card, Rating, Scheduler

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MINUTE, DAY = 60_000, 86_400_000


def instant(milliseconds):
    return EPOCH + timedelta(milliseconds=milliseconds)


def milliseconds(moment):
    return (moment - EPOCH) // timedelta(milliseconds=1)


def gap(rng, due_in):
    """How long until the next review: at once, the same day, when due, a little off, or after a long absence."""
    style = rng.random()
    if style < 0.15:
        return rng.randrange(0, 30 * MINUTE)
    if style < 0.25:
        return rng.randrange(0, DAY)
    if style < 0.55:
        return max(0, due_in)
    if style < 0.80:
        return max(0, int(due_in * rng.uniform(0.3, 2.0)) + rng.randrange(-MINUTE, MINUTE))
    if style < 0.95:
        return rng.randrange(0, 60) * DAY + rng.randrange(0, DAY)
    return rng.randrange(0, 1500) * DAY + rng.choice([-1, 0, 1, rng.randrange(DAY)])


def history(rng, schedulers, most):
    has_steps = rng.random() < 0.5
    scheduler = schedulers[has_steps]
    # A person's leaning, so that some histories are nearly all of one kind.
    leaning = [rng.random() ** 2 + 0.02 for _ in range(4)]
    at = rng.randrange(1_500_000_000_000, 1_900_000_000_000)
    card = Card(card_id=1, due=instant(at))
    reviews = []
    for _ in range(rng.randint(1, most)):
        rating = rng.choices([1, 2, 3, 4], leaning)[0]
        now = instant(at)
        chance = scheduler.get_card_retrievability(card, now)
        card, _ = scheduler.review_card(card, Rating(rating), now)
        due = milliseconds(card.due)
        reviews.append([at, rating, chance, card.state.value, card.step, card.stability, card.difficulty, due])
        at = max(at, at + gap(rng, due - at))
    return {"steps": has_steps, "reviews": reviews}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--most", type=int, default=24, help="reviews in the longest history")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("out")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    schedulers = {
        True: Scheduler(enable_fuzzing=False),
        False: Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False),
    }
    with open(options.out, "w") as out:
        for _ in range(options.histories):
            out.write(json.dumps(history(rng, schedulers, options.most), separators=(",", ":")) + "\n")
    print(f"{options.histories} histories by fsrs {version('fsrs')}")


main()
