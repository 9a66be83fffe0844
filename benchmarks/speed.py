# noqa: INP001 - a script, no package
"""How fast is ``briefbuilder normalise``, and is it linear? Prints ratios; a table's figures come from one run.

python benchmarks/speed.py                # texts against pandoc, growth, pages of a PDF, memory
python benchmarks/speed.py --write        # … and benchmarks/speed.md
python benchmarks/speed.py --memory 100   # how long the text is whose peak of memory is taken, in MB (100: minutes)
python benchmarks/speed.py --hostile      # texts on which a pattern that backtracks would never finish

Times are seconds of the processor, pandoc's included, so that other work on the machine hardly counts. Everything is in
them: read, repair, write, ledger, audit. The yardstick is ``pandoc -f markdown -t json`` on the same text.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

import hostile  # noqa: E402 - beside this script
import pypdfium2  # type: ignore[import-untyped]  # noqa: E402
from sample import block_text, printed_text  # noqa: E402

from briefbuilder.pandoc import pandoc_path  # noqa: E402
from debris.make import make  # noqa: E402 - tests/ is no package, it has to be found first
from debris.table import Case  # noqa: E402

SIZE = 1_000_000
PAGES = 150
MEMORY_MB = 20
HOSTILE = (250_000, 500_000, 1_000_000)
LONGEST = 120.0  # seconds; a hostile text that takes longer is given up
GOALS = {"half": "≥ 0.50", "pages": "≥ 30", "memory": "< 15", "linear": "about 4"}


@dataclass(frozen=True)
class Cost:
    """What a run took: seconds of the processor, the most memory (MB, that of pandoc included)."""

    seconds: float
    memory: float


def cost(data: bytes, suffix: str = "txt", longest: float | None = None) -> Cost:
    """Normalise a file in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="speed-") as folder:
        file = Path(folder) / f"input.{suffix}"
        file.write_bytes(data)
        command = [sys.executable, __file__, "--one", str(file)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
            together, limit = 0.0, time.monotonic() + (longest or float("inf"))
            while running.poll() is None:
                together = max(together, _together(running.pid))
                if time.monotonic() > limit:
                    running.kill()
                    raise subprocess.TimeoutExpired(command, longest or 0.0)
                time.sleep(0.02)
            printed = running.communicate()[0]
        if running.returncode:
            raise subprocess.CalledProcessError(running.returncode, command)
    own = Cost(**json.loads(printed))
    return Cost(own.seconds, max(own.memory, together))


def _family(pid: int) -> Iterator[int]:
    """A process and those that it started (Linux; elsewhere itself alone)."""
    yield pid
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from _family(int(child))


def _together(pid: int) -> float:
    """MB of a process and its children; a child that has just been forked shares its parent's, which counts once."""
    own, *others = map(_resident, _family(pid))
    return own + sum(one for one in others if one < 0.9 * own)


def _resident(pid: int) -> float:
    """MB that a process takes now; 0 where nobody says."""
    with contextlib.suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return 0.0


def one(file: Path) -> None:
    """What ``cost`` starts: normalise a file and say what that took."""
    from briefbuilder.cli import ROUNDS  # noqa: PLC0415 - the imports' time is no part of it
    from briefbuilder.singles import normalise_files  # noqa: PLC0415

    gc.set_threshold(ROUNDS)  # as the command does
    before = _seconds()
    with contextlib.redirect_stdout(io.StringIO()):
        result = normalise_files([file], file.parent / "out", lambda *_: None)
    if result.broken:
        raise SystemExit("\n".join(result.broken))
    unit = 1e3 if platform.system() == "Linux" else 1e6
    # Not that of the children: a process that has just been forked counts as large as its parent.
    seconds, memory = _seconds() - before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1.024 / unit
    sys.stdout.write(json.dumps({"seconds": seconds, "memory": memory}))


def _seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def pandoc_seconds(text: str) -> float:
    """The yardstick."""
    before = _seconds()
    command = [str(pandoc_path()), "-f", "markdown", "-t", "json"]
    subprocess.run(command, input=text.encode(), stdout=subprocess.DEVNULL, check=True)
    return _seconds() - before


# --- Tables ------------------------------------------------------------------------------------------------------


def texts() -> Iterator[str]:
    """Both kinds of text against pandoc, and what four times the text costs."""
    yield "| text | MB/s | pandoc, MB/s | ratio (goal ≥ 0.50) | 1x, s | 2x, s | 4x, s | 4x : 1x (linear: 4) |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for name, maker in (("blocks between blank lines", block_text), ("printed pages", printed_text)):
        whole = maker(4 * SIZE)
        once, twice, four = (cost(whole[: size * SIZE].encode()).seconds for size in (1, 2, 4))
        yardstick = pandoc_seconds(whole[: 2 * SIZE])
        yield (
            f"| {name} | {2 * SIZE / 1e6 / twice:.2f} | {2 * SIZE / 1e6 / yardstick:.2f} | **{yardstick / twice:.2f}** "
            f"| {once:.1f} | {twice:.1f} | {four:.1f} | {four / once:.1f} |"
        )


def pages() -> Iterator[str]:
    """A book of the repository's own texts with notes at its pages' feet, its pages repeated."""
    yield "| PDF | pages | s | pages/s (goal ≥ 30) |"
    yield "|---|---:|---:|---:|"
    for layout in ("a5", "twocol"):
        data, count = _long_pdf(make(Case("reader-en", layout, "pdf")).data)
        seconds = cost(data, "pdf").seconds
        yield f"| {layout} | {count} | {seconds:.1f} | **{count / seconds:.0f}** |"


def _long_pdf(data: bytes) -> tuple[bytes, int]:
    short, long = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    while len(long) < PAGES:
        long.import_pages(short)
    out = io.BytesIO()
    long.save(out)
    return out.getvalue(), len(long)


def memory(megabytes: int) -> Iterator[str]:
    """The peak of a long text, what an empty run needs included."""
    yield "| text | MB | peak, MB | times the input (goal < 15) |"
    yield "|---|---:|---:|---:|"
    for name, maker in (("blocks between blank lines", block_text), ("printed pages", printed_text)):
        peak = cost(maker(megabytes * 1_000_000).encode()).memory
        yield f"| {name} | {megabytes} | {peak:.0f} | **{peak / megabytes:.1f}** |"


def hostile_texts(names: list[str]) -> Iterator[str]:
    """Each hostile text at three sizes, as it is and as printed pages."""
    heads = " | ".join(f"{size // 1000} kB, s" for size in HOSTILE)
    yield f"| 1 MB of | {heads} | 4x : 1x |"
    yield "|---|---:|---:|---:|---:|"
    for printed in (False, True):
        for name in names or hostile.PIECES:
            times = [_hostile_seconds(hostile.text(name, size, printed=printed)) for size in HOSTILE]
            growth = f"{times[-1] / times[0]:.1f}" if times[0] > 0.1 and times[-1] < LONGEST else "–"
            label = f"{name}{', printed' * printed}"
            yield f"| {label} | {' | '.join(f'{seconds:.1f}' for seconds in times)} | {growth} |"


def _hostile_seconds(text: str) -> float:
    if not text.strip():
        return 0.0  # an empty file is said to be empty
    try:
        return cost(text.encode(), longest=LONGEST).seconds
    except subprocess.TimeoutExpired:
        return LONGEST


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="with --hostile: only these texts")
    parser.add_argument("--write", action="store_true", help="write benchmarks/speed.md")
    parser.add_argument("--memory", type=int, default=MEMORY_MB, help=f"MB of text (as a rule {MEMORY_MB})")
    parser.add_argument("--hostile", action="store_true", help="the hostile texts instead")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        one(arguments.one)
        return
    started = time.strftime("%Y-%m-%d")
    parts = {
        "Texts": texts(),
        "Pages": pages(),
        f"Memory ({arguments.memory} MB)": memory(arguments.memory),
    }
    if arguments.hostile:
        parts = {"Hostile texts": hostile_texts(arguments.names)}
    written = ["# How fast is it?", f"All figures are from one run ({started}). See `speed.py` for what they mean."]
    for title, rows in parts.items():
        lines = [f"## {title}", ""]
        sys.stdout.write("\n".join(lines) + "\n")
        for row in rows:
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()
            lines.append(row)
        sys.stdout.write("\n")
        written.append("\n".join(lines))
    if arguments.write:
        name = "hostile.md" if arguments.hostile else "speed.md"
        (HERE / name).write_text("\n\n".join(written) + "\n", "utf-8")


if __name__ == "__main__":
    main()
