# noqa: INP001 - a script, no package
"""Invented works through citation styles and back: what of the printed fields is read again?

python benchmarks/references_roundtrip.py                  # 2,000 works x 40 styles; a table per style and per field
python benchmarks/references_roundtrip.py --write          # … and benchmarks/references_roundtrip.md
python benchmarks/references_roundtrip.py --records 200    # the same with fewer works
python benchmarks/references_roundtrip.py --show 20 --field title --style ieee   # what went wrong

Works and styles are others than those of the training: seed 90001, and the forty styles that `training/csl/styles.toml`
keeps aside (the same words of the vocabulary serve both). Each hundred works printed in one style are one list.
Strings are
kept in `build/roundtrip`. Only what the style prints is wanted; italics are not handed over.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(HERE)]

from references_score import FIELDS, Score, compare  # noqa: E402 - these lie beside this file, in no package
from training.csl import labelled  # noqa: E402
from training.csl.styles import benchmark_styles, default_locale, style_pair  # noqa: E402
from training.records import records  # noqa: E402

from briefbuilder.refs.fielded import fields_of  # noqa: E402
from briefbuilder.refs.listed import styled  # noqa: E402
from briefbuilder.resolve.parsing import parse_references  # noqa: E402

SEED = 90001
BATCH = 100
KEPT = ROOT / "build" / "roundtrip"

PAGE = HERE / "references_roundtrip.md"
HEAD = """# Do printed works come back?

Works we invented, printed through citation styles, parsed again, and compared with what was printed; see
`references_roundtrip.py`. Works and styles are none of the training's; the words are. Goal: micro F1 >= 95.
"""

Row = dict[str, Any]


def lists(style: str, count: int) -> Iterator[list[Row]]:
    """The printed works of one style, a hundred at a time; made once, then kept."""
    path = KEPT / f"{style}-{count}-{_state()}.jsonl"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(batch, ensure_ascii=False) for batch in _printed(style, count)]
        path.write_text("\n".join(lines), "utf-8")
    for line in path.read_text("utf-8").split("\n"):
        yield json.loads(line)


def _printed(style: str, count: int) -> Iterator[list[Row]]:
    works = list(records(SEED, count))
    pair, locale = style_pair(style), default_locale(style)
    for start in range(0, count, BATCH):
        yield list(labelled(pair, works[start : start + BATCH], locale))


def _state() -> str:
    """A fingerprint of what prints the strings."""
    digest = hashlib.sha256()
    for folder in ("csl", "records", "vocabulary"):
        for path in sorted((ROOT / "training" / folder).glob("*.*")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def measured(style: str, count: int, wrong: list[tuple[Row, Row, list[str]]]) -> tuple[Score, float]:
    """Read a style's strings again; what went wrong is added to `wrong`."""
    score, seconds = Score(), 0.0
    for rows in lists(style, count):
        start = time.process_time()
        drafts = parse_references([styled(row["raw"]) for row in rows])
        seconds += time.process_time() - start
        for row, draft in zip(rows, drafts, strict=True):
            read = fields_of(draft.type, draft.fields)
            if names := compare(score, row["fields"], read):
                wrong.append((row, read, names))
    return score, seconds


def table(scores: dict[str, Score]) -> Iterator[str]:
    """A line per style, then one per field."""
    total = Score()
    yield "| style | strings | micro F1 | whole, % |"
    yield "|---|---:|---:|---:|"
    for style, score in sorted(scores.items(), key=lambda pair: -pair[1].micro.f1):
        total.add(score)
        yield f"| {style} | {score.strings} | {score.micro.f1:.1f} | {100 * score.whole / max(1, score.strings):.1f} |"
    yield f"| **all** | {total.strings} | **{total.micro.f1:.1f}** | {100 * total.whole / max(1, total.strings):.1f} |"
    yield ""
    yield "| field | printed | F1 |"
    yield "|---|---:|---:|"
    for name in FIELDS:
        counts = total.fields[name]
        yield f"| {name} | {counts.right + counts.missing} | {counts.f1:.1f} |"


def shown(row: Row, read: Row, names: list[str]) -> str:
    """One string with what was wanted and what was read."""
    wanted = row["fields"]
    same = {"container": ("journal", "booktitle", "eventtitle"), "publisher": ("publisher", "institution", "school")}
    lines = [f"{row['origin']} {row['type']}: {row['raw']}"]
    for name in names:
        pair = [
            next((fields[key] for key in same.get(name, (name,)) if key in fields), None) for fields in (wanted, read)
        ]
        lines.append(f"    {name}: {pair[0]!r}  read {pair[1]!r}")
    return "\n".join(lines)


def say(text: str) -> None:
    """Print."""
    sys.stdout.write(text + "\n")


def main() -> None:
    """Print the tables, or some strings that went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=2000)
    parser.add_argument("--style", action="append")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--field")
    parser.add_argument("--seed", type=int, default=1, help="which mistakes are shown")
    wanted = parser.parse_args()
    scores, wrong, seconds = {}, [], 0.0
    for style in wanted.style or benchmark_styles():
        found: list[tuple[Row, Row, list[str]]] = []
        scores[style], spent = measured(style, wanted.records, found)
        seconds += spent
        wrong.append([one for one in found if not wanted.field or wanted.field in one[2]])
    strings = sum(score.strings for score in scores.values())
    speed = f"{strings} strings of {wanted.records} works, {strings / seconds:.0f} a second on one core"
    say("\n".join([*table(scores), "", speed]))
    if wanted.write:
        PAGE.write_text("\n".join([HEAD, speed + ".", "", *table(scores), ""]), "utf-8")
    chosen = [one for found in wrong for one in found]
    random.Random(wanted.seed).shuffle(chosen)  # noqa: S311 - which mistakes to look at
    for one in chosen[: wanted.show]:
        say("\n" + shown(*one))


if __name__ == "__main__":
    main()
