"""bin/bench reading: how well and how fast `hearten read` reads, beside VADER and TextBlob in the same run.

Accuracy on the dev files of a folder of labelled sets and on Hearten's own rows that the model has never seen (Data/reading/test, and
Data/reading/twice, whose texts are the sets'). Speed as comments a second and core, on the same comments."""
import argparse
import collections
import glob
import json
import os
import subprocess
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.environ.get("HEARTEN_PROGRAM", os.path.join(HERE, "../../.build/release/hearten"))
OWN = os.path.join(HERE, "../../Data/reading")
URGENCIES = ["safety", "health", "legal", "press", "viral", "stranded", "conduct"]
VALUES = {"p": "product", "d": "delivery", "m": "mindset", "r": "relationship"}
INTENTS = {"C": "complaint", "P": "compliment", "S": "suggestion", "Q": "question", "O": "other"}
SENTIMENTS = {"n": "negative", "0": "neutral", "p": "positive"}


def read(rows, learn=None):
    """The answers to rows with id and text; also the seconds that it took."""
    asked = "".join(json.dumps({k: r[k] for k in ("id", "text", "question") if r.get(k) is not None}) + "\n" for r in rows)
    start = time.process_time(), os.times().children_user
    done = subprocess.run([PROGRAM, "read"] + (["--learn", learn] if learn else []), input=asked.encode(), capture_output=True, check=True, cwd=os.path.join(HERE, "../.."))
    spent = os.times().children_user - start[1]
    return [json.loads(line) for line in done.stdout.decode().splitlines()], spent, done.stderr.decode().strip()


def load(folder, name):
    return [json.loads(line) for line in open(os.path.join(folder, name + ".jsonl"), encoding="utf-8")]


def macro(pairs, labels):
    scores = []
    for label in labels:
        both = sum(p == label and y == label for p, y in pairs)
        either = sum(p == label for p, _ in pairs) + sum(y == label for _, y in pairs)
        if any(y == label for _, y in pairs):
            scores.append(2 * both / max(1, either))
    return sum(scores) / max(1, len(scores))


def accuracy(pairs):
    return sum(p == y for p, y in pairs) / max(1, len(pairs))


def f1(pairs):
    """Of pairs of sets."""
    both = sum(len(p & y) for p, y in pairs)
    either = sum(len(p) + len(y) for p, y in pairs)
    return 2 * both / max(1, either)


def kappa(pairs):
    """Quadratic weighted kappa of levels 1 to 6."""
    n = len(pairs)
    a, b = collections.Counter(p for p, _ in pairs), collections.Counter(y for _, y in pairs)
    seen = sum((p - y) ** 2 for p, y in pairs) / n
    chance = sum(a[i] * b[j] * (i - j) ** 2 for i in a for j in b) / n / n
    return 1 - seen / chance


def calibration(triples):
    """Expected calibration error over ten bins of confidence."""
    bins = collections.defaultdict(list)
    for confidence, right in triples:
        bins[min(9, int(confidence * 10))].append((confidence, right))
    return sum(abs(sum(c for c, _ in b) - sum(r for _, r in b)) for b in bins.values()) / len(triples)


def sentiment(folder):
    print("\nsentiment\trows\taccuracy\tmacro-F1\tcalibration\tVADER\tTextBlob")
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    from textblob import TextBlob
    vader = SentimentIntensityAnalyzer()
    for name in ["airline", "neas", "nhs1", "skytrax_seat", "vader_products", "vader_tweets", "goemotions"]:
        rows = [r for r in load(folder, name + ".dev") if r.get("sentiment")]
        labels = ["negative", "neutral", "positive"]
        two = not any(r["sentiment"] == "neutral" for r in rows)
        answers, _, _ = read(rows)

        def other(score, edge):
            return "positive" if score > edge or two and score >= 0 else "negative" if score < -edge or two else "neutral"
        pairs = []
        for answer, row in zip(answers, rows):
            scores = answer["scores"]
            said = max(("negative", "positive"), key=scores.get) if two else answer["sentiment"]
            pairs.append((said, row["sentiment"]))
        error = calibration([(a["confidence"], a["sentiment"] == r["sentiment"]) for a, r in zip(answers, rows)]) if not two else None
        peers = [[(other(vader.polarity_scores(r["text"])["compound"], 0.05), r["sentiment"]) for r in rows],
                 [(other(TextBlob(r["text"]).sentiment.polarity, 0.05), r["sentiment"]) for r in rows]]
        print(f"{name}\t{len(rows)}\t{accuracy(pairs):.3f}\t{macro(pairs, labels):.3f}\t{'-' if error is None else f'{error:.3f}'}\t"
              + "\t".join(f"{accuracy(p):.3f}/{macro(p, labels):.3f}" for p in peers), flush=True)
    rows = load(folder, "multilingual.dev")
    answers, _, _ = read(rows)
    print("\nlanguage\trows\taccuracy\tmacro-F1\tlanguage right")
    scores = []
    for language in ["en", "de", "fr", "es", "it", "pt", "ar", "hi"]:
        pairs = [(a["sentiment"], r["sentiment"]) for a, r in zip(answers, rows) if r["lang"] == language]
        found = [(a["lang"], r["lang"]) for a, r in zip(answers, rows) if r["lang"] == language]
        scores.append(macro(pairs, ["negative", "neutral", "positive"]))
        print(f"{language}\t{len(pairs)}\t{accuracy(pairs):.3f}\t{scores[-1]:.3f}\t{accuracy(found):.3f}")
    everything = [(a["sentiment"], r["sentiment"]) for a, r in zip(answers, rows)]
    print(f"all\t{len(rows)}\t{accuracy(everything):.3f}\t{sum(scores) / 8:.3f} (mean), {macro(everything, ['negative', 'neutral', 'positive']):.3f} (together)"
          f"\t{accuracy([(a['lang'], r['lang']) for a, r in zip(answers, rows)]):.3f}")


def others(folder):
    print("\nother answers\trows\tfigure")
    for name in ["neas", "mams"]:
        rows = load(folder, name + ".dev")
        answers, _, _ = read(rows)
        pairs = [(set(a["aspects"]) & set(r["aspects_known"]), set(r["aspects"]) & set(r["aspects_known"])) for a, r in zip(answers, rows) if "aspects_known" in r]
        print(f"aspects {name}\t{len(pairs)}\tmicro-F1 {f1(pairs):.3f}")
    for name, key in [("airline", "aspects")]:
        rows = [r for r in load(folder, name + ".dev") if "aspects_known" in r]
        answers, _, _ = read(rows)
        pairs = [(set(a["aspects"]) & set(r["aspects_known"]), set(r["aspects"])) for a, r in zip(answers, rows)]
        print(f"aspects {name}, never trained on\t{len(pairs)}\tmicro-F1 {f1(pairs):.3f}")
    for name, key in [("suggestions", "suggestion"), ("complaints", "complaint")]:
        rows = load(folder, name + ".dev")
        answers, _, _ = read(rows)
        pairs = [({1} if a[key] else set(), {1} if r[key] else set()) for a, r in zip(answers, rows)]
        print(f"{key}, never trained on\t{len(pairs)}\tF1 {f1(pairs):.3f}")


def own_rows(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.tsv"))):
        for number, line in enumerate(open(path, encoding="utf-8")):
            cells = line.rstrip("\n").split("\t")
            yield os.path.basename(path), number, cells


def own(folder, data):
    """What only Hearten's own labels have: intent, level, value, urgency, names."""
    texts = {r["id"]: r for name in ["neas", "nhs1", "mams", "skytrax_seat", "vader_products", "uci_amazon_cells", "uci_imdb"] for r in load(data, name + ".train")}
    groups = collections.defaultdict(list)
    for file, number, c in own_rows(os.path.join(folder, "test")):
        question, text = None, c[8]
        if text.startswith("[") and "]" in text:
            question, text = text[1:].split("]", 1)
        groups["test, English" if c[0] == "en" else "test, other languages"].append(({"id": f"{file}:{number}", "text": text.strip(), "question": question}, c[1:8]))
    for file, number, c in own_rows(os.path.join(folder, "twice")):
        if file == "A.tsv":
            groups["real, labelled twice"].append((texts[c[0]], c[1:8]))
    print("\nown rows\trows\tsentiment\tintent\tlevel (kappa)\tlet down missed\tleading value\tvalues F1\turgent F1\taspects F1\tnames F1")
    for name, rows in groups.items():
        answers, _, _ = read([r for r, _ in rows])
        labels = [c for _, c in rows]
        feel = [(a["sentiment"], SENTIMENTS[c[0]]) for a, c in zip(answers, labels)]
        intent = [(a["intent"], INTENTS[c[1][0]]) for a, c in zip(answers, labels)]
        lenient = [a["intent"] in {INTENTS[x] for x in c[1]} for a, c in zip(answers, labels)]
        levels = [(a.get("level"), int(c[2])) for a, c in zip(answers, labels) if c[2] != "-" and a.get("level")]
        low = [a.get("level") > 2 for a, c in zip(answers, labels) if c[2] == "1" and a.get("level")]
        lead = [(a["value"][0] if a["value"] else "-", VALUES[c[3][0]]) for a, c in zip(answers, labels) if c[3] != "-"]
        values = [(set(a["value"]), {VALUES[x] for x in c[3] if x in VALUES}) for a, c in zip(answers, labels)]
        urgent = [({1} if a["urgent"] else set(), {1} if c[4] != "-" else set()) for a, c in zip(answers, labels)]
        aspects = [(set(a["aspects"]), set(c[5].split(",")) - {"-"}) for a, c in zip(answers, labels)]
        names = [(set(a["names"]), set(c[6].split(",")) - {"-"}) for a, c in zip(answers, labels)]
        print(f"{name}\t{len(rows)}\t{accuracy(feel):.3f}/{macro(feel, list(SENTIMENTS.values())):.3f}\t{accuracy(intent):.3f} strict, {sum(lenient) / len(lenient):.3f} lenient"
              f"\t{kappa(levels):.3f}\t{sum(low)}/{len(low)}\t{accuracy(lead):.3f}/{macro(lead, list(VALUES.values())):.3f}\t{f1(values):.3f}\t{f1(urgent):.3f}\t{f1(aspects):.3f}\t{f1(names):.3f}", flush=True)


def learning(data):
    """An organisation that the model knows, and what its first 500 corrections add."""
    rows = [r for r in load(data, "airline.train") if r.get("sentiment")]
    test = [r for r in load(data, "airline.dev") if r.get("sentiment")]
    path = "/tmp/hearten-learn.jsonl"
    print("\ncorrections\taccuracy\tmacro-F1")
    for count in [0, 50, 500]:
        with open(path, "w", encoding="utf-8") as file:
            for row in rows[:count]:
                file.write(json.dumps({"text": row["text"], "sentiment": row["sentiment"]}) + "\n")
        answers, _, said = read(test, path if count else None)
        pairs = [(a["sentiment"], r["sentiment"]) for a, r in zip(answers, test)]
        print(f"airline, {count}\t{accuracy(pairs):.3f}\t{macro(pairs, ['negative', 'neutral', 'positive']):.3f}\t{said}")
    os.remove(path)


def speed(folder):
    rows = [{"id": i, "text": r["text"]} for i, r in enumerate(load(folder, "airline.train") + load(folder, "neas.train") + load(folder, "nhs1.train"))]
    many = rows * 5
    _, small, _ = read(rows[:100])
    _, spent, _ = read(many)
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    vader = SentimentIntensityAnalyzer()
    start = time.process_time()
    for row in rows[:5000]:
        vader.polarity_scores(row["text"])
    peer = 5000 / (time.process_time() - start)
    mine = len(many) / (spent - small)
    print(f"\nspeed\tcomments/s/core\n`hearten read`, JSON in and out included\t{mine:,.0f}\nVADER (Python)\t{peer:,.0f}\nratio\t{mine / peer:.1f}")


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--data", default=os.path.join(HERE, "../../../shared/data/feedback"))
    data = options.parse_args().data
    sentiment(data)
    others(data)
    own(OWN, data)
    learning(data)
    speed(data)
