# noqa: INP001 - a script, no package
"""How much of a clean text comes back from its debris? Prints a table; the columns are explained in tests/debris/.

python benchmarks/notes.py [NAME…]     # the development part; only cases whose names begin so
HELDOUT=1 python benchmarks/notes.py   # … and the held-out part
python benchmarks/notes.py --write     # … and benchmarks/notes.md
python benchmarks/notes.py --keep DIR  # … and input, truth, produced text of every case in DIR
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
SHARED = ROOT.parent / "shared" / "notes-dev"
sys.path.insert(0, str(ROOT / "tests"))

from briefbuilder.problems import BriefbuilderError  # noqa: E402
from briefbuilder.singles import normalise_files  # noqa: E402
from debris.make import Debris, make  # noqa: E402 - tests/ is no package, it has to be found first
from debris.score import Score, score  # noqa: E402
from debris.table import Case, cases  # noqa: E402

_SHORT = {"precision": "prec", "recall": "rec", "paragraphs": "para"}
Job = tuple[str, Case | Path, Path | None]


def produce(name: str, data: bytes) -> str:
    """What ``briefbuilder normalise`` makes of a file; nothing at all where it gives up."""
    with tempfile.TemporaryDirectory(prefix="debris-") as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        try:
            normalise_files([file], Path(folder) / "out", lambda *_: None)
            return (Path(folder) / "out" / f"{file.stem}.md").read_text("utf-8")
        except (BriefbuilderError, OSError):
            return ""


def run(job: Job) -> tuple[str, Score, str]:
    """Make one case, normalise it, score it."""
    name, source, keep = job
    debris = make(source) if isinstance(source, Case) else stored(source)
    fault = ""
    try:
        produced = produce(debris.file, debris.data)
    except Exception as error:  # noqa: BLE001 - one broken case must not cost the table
        produced, fault = "", f"{type(error).__name__}: {error}"
    if keep:
        store(keep / name, debris, produced)
    return name, score(debris.truth, produced, debris.meta), fault


def store(folder: Path, debris: Debris, produced: str) -> None:
    """Keep what went in and what came out, for whoever wants to look."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / debris.file).write_bytes(debris.data)
    for file, text in (("truth.md", debris.truth), ("produced.md", produced), ("meta.json", json.dumps(debris.meta))):
        (folder / file).write_text(text, "utf-8")


def stored(folder: Path) -> Debris:
    """A case that lies in a folder: its input, its truth, its facts."""
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    file = meta["input"]
    truth = (folder / "truth.md").read_text("utf-8")
    return Debris(Case(folder.name, "stored", "stored"), file, (folder / file).read_bytes(), truth, meta)


def table(rows: dict[str, Score], hard: set[str]) -> str:
    """The rows as a Markdown table, their mean below, and the mean without the hard ones (marked by a star)."""
    names = Score.names()
    width = max(14, *(len(name) + 2 for name in rows))
    lines = [f"| {'case':{width}} | " + " | ".join(f"{_SHORT.get(name, name):>8}" for name in names) + " |"]
    lines.append("|" + "-" * (width + 2) + "|" + "|".join("-" * 9 + ":" for _ in names) + "|")
    lines += [
        _row(f"{name + ' *' * (name in hard):{width}}", [getattr(row, part) for part in names])
        for name, row in rows.items()
    ]
    lines.append(_row(f"{'mean':{width}}", means(list(rows.values()))))
    if hard and hard < rows.keys():
        rest = [row for name, row in rows.items() if name not in hard]
        lines.append(_row(f"{'mean without *':{width}}", means(rest)))
    return "\n".join(lines) + "\n"


def means(rows: list[Score]) -> list[float | None]:
    """The mean of each column over the rows to which it applies."""
    columns = [[value for row in rows if (value := getattr(row, part)) is not None] for part in Score.names()]
    return [sum(values) / len(values) if values else None for values in columns]


def _row(name: str, values: list[float | None]) -> str:
    return f"| {name} | " + " | ".join(f"{'–' if value is None else f'{value:.3f}':>8}" for value in values) + " |"


def score_all(jobs: list[Job]) -> dict[str, Score]:
    """Score all jobs, two at a time, saying how far one is."""
    rows: dict[str, Score] = {}
    with ProcessPoolExecutor(max_workers=2) as pool:
        for number, (name, row, fault) in enumerate(pool.map(run, jobs), 1):
            rows[name] = row
            sys.stderr.write(f"\r\x1b[K{number}/{len(jobs)} {name}" + (f"  {fault}\n" if fault else ""))
    sys.stderr.write("\r\x1b[K")
    return rows


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only the cases whose names begin so")
    parser.add_argument("--write", action="store_true", help="write benchmarks/notes.md")
    parser.add_argument("--keep", type=Path, help="keep what was made in this folder")
    arguments = parser.parse_args()
    names = tuple(arguments.names) or ("",)
    own: dict[bool, list[Job]] = {False: [], True: []}
    for case in cases():
        own[case.heldout].append((case.name, case, arguments.keep))
    parts = {"Development part": own[False]}
    if os.environ.get("HELDOUT"):
        parts["Held-out part"] = own[True]
    parts["Documents beside the checkout"] = [
        (folder.parent.name, folder.parent, arguments.keep) for folder in sorted(SHARED.glob("*/truth.md"))
    ]
    written = ["# From debris back to the document\n"]
    for title, jobs in parts.items():
        chosen = [job for job in jobs if job[0].startswith(names)]
        if chosen:
            hard = {name for name, case, _ in chosen if isinstance(case, Case) and case.hard}
            written.append(f"## {title}\n\n{table(score_all(chosen), hard)}")
            print(written[-1])  # noqa: T201 - a table is what it is for
    if arguments.write:
        (HERE / "notes.md").write_text("\n".join(written), "utf-8")


if __name__ == "__main__":
    main()
