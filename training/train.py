"""Strings to the label model: ``python -m training.train``.

In: the generators (`csl`, `shapes`, `noise`) and their shares in ``MIX``.  Out: ``labels.crfsuite`` in the package, the
same bytes on every run, and a table of how well strings of other seeds are labelled. Strings are kept in
``build/training`` between runs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pycrfsuite

from briefbuilder.resolve.labelling import features, label_of, tags_of, tokens
from briefbuilder.resolve.parts.marked import Marked
from training.noise import noisy

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "src/briefbuilder/resolve/labelling/labels.crfsuite"
CACHE = ROOT / "build/training"

# How many strings of each kind, and the seed they grow from. Held-out strings grow from the seed plus HELD_OUT.
MIX = {"csl": (4500, 11), "shapes": (12000, 23)}
WORKS = 9000  # the works that shapes are written of
HELD_OUT = 7000
HELD_OUT_SHARE = 0.06
SETTINGS = {"c1": 0.25, "c2": 0.02, "max_iterations": 110, "feature.minfreq": 2, "feature.possible_transitions": False}

Row = dict[str, Any]


def generated(kind: str, count: int, seed: int) -> Iterator[Row]:
    """Rows of one generator."""
    from training import csl, shapes  # noqa: PLC0415 - the one is slow to import, and not always wanted
    from training.records import records  # noqa: PLC0415

    if kind == "csl":
        return iter(csl.rows(seed, count))
    return shapes.strings(records(seed, WORKS), seed, count)


def rows(scale: float, *, held_out: bool = False) -> list[Row]:
    """All rows of the mix, with their noise, shuffled by seed."""
    found: list[Row] = []
    for kind, (count, seed) in MIX.items():
        whole = int(count * (HELD_OUT_SHARE if held_out else 1))
        clean = kept(kind, whole, seed + HELD_OUT * held_out)
        chance = random.Random(seed)  # noqa: S311 - training data, no secrets
        found.extend(noisy(row, chance) for row in clean[: int(whole * scale)] if believable(row))
    random.Random(1).shuffle(found)  # noqa: S311
    return found


def believable(row: Row) -> bool:
    """No string begins with a note: where one does, a style's names went by a role that we do not know."""
    return next((label for label, _, _ in row["labels"] if label != "citation-number"), "note") != "note"


def kept(kind: str, count: int, seed: int) -> list[Row]:
    """The first rows of a seed, as they were generated before, if the generator has not changed since."""
    path = CACHE / f"{kind}-{seed}-{_state(kind)}.jsonl"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    if len(lines) < count:
        path.parent.mkdir(parents=True, exist_ok=True)
        for stale in CACHE.glob(f"{kind}-{seed}-*.jsonl"):
            stale.unlink()
        say(f"{kind}: {count} strings from seed {seed}")
        lines = [json.dumps(row, ensure_ascii=False) for row in generated(kind, count, seed)]
        path.write_text("\n".join(lines), "utf-8")
    return [json.loads(line) for line in lines[:count]]


def _state(kind: str) -> str:
    """A fingerprint of what makes the strings: the generator, the records, the words."""
    folder = Path(__file__).parent
    files = [
        *folder.glob("records*"),
        *folder.glob("records/*"),
        *(folder / "vocabulary").glob("*"),
        *(folder / kind).glob("*"),
    ]
    digest = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def seen(row: Row) -> tuple[list[list[str]], list[str]]:
    """A row as the model sees it: a list of features and a tag per token."""
    raw = row["raw"]
    emph = [False] * len(raw)
    for start, end in row["emph"]:
        emph[start:end] = [True] * (end - start)
    places = tuple(range(len(raw)))
    entry = Marked(raw, places, tuple(place + 1 for place in places), tuple(emph))
    parts = tokens(raw)
    return features(entry, parts), tags_of(parts, [tuple(stretch) for stretch in row["labels"]])


def train(wanted: Sequence[Row], path: Path, settings: dict[str, Any] | None = None) -> None:
    """Write the model of these rows."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({**SETTINGS, **(settings or {})})
    for number, row in enumerate(wanted):
        xs, ys = seen(row)
        if xs:
            trainer.append(pycrfsuite.ItemSequence(xs), ys)
        if number % 2000 == 1999:
            say(f"read {number + 1}")
    say("training")
    trainer.train(str(path))
    last = trainer.logparser.last_iteration or {}
    say(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB, {last.get('num')} rounds, loss {last.get('loss', 0):.0f}")


def score(path: Path, held: Iterable[Row]) -> dict[str, tuple[float, float, int]]:
    """Precision and recall of each label over the tokens of held-out rows."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    right, said, there = Counter[str](), Counter[str](), Counter[str]()
    for row in held:
        xs, ys = seen(row)
        for got, want in zip(map(label_of, tagger.tag(xs)), map(label_of, ys), strict=True):
            said[got] += 1
            there[want] += 1
            right[want] += got == want
    return {
        label: (right[label] / max(1, said[label]), right[label] / there[label], there[label])
        for label in sorted(there)
    }


def say(text: str) -> None:
    """Progress, for who waits."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def main() -> None:
    """Train and score."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="a share of the mix, for trials")
    parser.add_argument("--model", type=Path, default=MODEL)
    wanted = parser.parse_args()
    train(rows(wanted.scale), wanted.model)
    for label, (precision, recall, count) in score(wanted.model, rows(wanted.scale, held_out=True)).items():
        say(f"{label:<16} P {precision * 100:5.1f}  R {recall * 100:5.1f}  of {count}")


if __name__ == "__main__":
    main()
