"""The commands: what they hand to the pipeline, what they print and where, and how they leave."""

from __future__ import annotations

import dataclasses
import errno
import inspect
import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

import briefbuilder
from briefbuilder import cli
from briefbuilder.decisions import Decision
from briefbuilder.model import Document
from briefbuilder.problems import OurError, Place, Problem, Problems, Severity, UsageError
from briefbuilder.screen import harmless, tally, worst_last

Run = Callable[..., tuple[int, str, str]]


@dataclass(frozen=True)
class Request:
    path: Path
    output: Path
    formats: tuple[str, ...] = ("pdf", "epub", "html")
    csl: str | None = None
    frozen: bool = False
    strict: bool = False


@dataclass
class Pipeline:
    """Stands in for the real one: remembers what it was asked, gives what it was told."""

    problems: list[Problem] = field(default_factory=list)
    acknowledged: tuple[Problem, ...] = ()
    unreadable: int = 0
    raises: BaseException | None = None
    asked: list[Any] = field(default_factory=list)
    BuildRequest: type = Request

    def build(self, request: Request, progress: Callable[[str, int, int], None]) -> SimpleNamespace:
        return self._answer(request, progress)

    check = build

    def normalise_files(
        self,
        files: Sequence[Path],
        output: Path,
        progress: Callable[[str, int, int], None],
        *,
        diff: bool = False,
        decisions: Path | None = None,
    ) -> SimpleNamespace:
        more = (diff, decisions) if diff or decisions else ()
        return self._answer((tuple(files), output, *more), progress)

    def _answer(self, asked: object, progress: Callable[[str, int, int], None]) -> SimpleNamespace:
        self.asked.append(asked)
        progress("read", 1, 2)
        progress("read", 2, 2)
        if self.raises:
            raise self.raises
        return SimpleNamespace(
            problems=Problems(list(self.problems)), outputs=(Path("dist/book.pdf"),), unreadable=self.unreadable,
            counts={"notes": 15}, acknowledged=self.acknowledged, changes=(), addresses={}, broken=(),
        )  # fmt: skip


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    fake = Pipeline()
    monkeypatch.setitem(sys.modules, "briefbuilder.pipeline", fake)  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "briefbuilder.singles", fake)  # type: ignore[arg-type]
    monkeypatch.setattr(briefbuilder, "pipeline", fake, raising=False)
    monkeypatch.setattr(briefbuilder, "singles", fake, raising=False)
    return fake


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def run_(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as leaving:
            cli.main([str(one) for one in arguments])
        out, err = capfd.readouterr()
        return int(leaving.value.code or 0), out, err

    return run_


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "a.txt").write_text("Text.\n", encoding="utf-8")
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("Text.\n", encoding="utf-8")
    return folder


def problem(
    severity: str, code: str, path: str = "a.txt", line: int = 1, message: str = "m", hint: str = ""
) -> Problem:
    return Problem(Severity(severity), code, message, Place(path, line, 2), hint)


def test_the_stand_in_is_shaped_like_the_pipeline() -> None:
    from briefbuilder import pipeline as real
    from briefbuilder import results, singles

    shape = [(one.name, one.default) for one in dataclasses.fields(real.BuildRequest)]
    assert [(one.name, one.default) for one in dataclasses.fields(Request)] == shape
    assert {one.name for one in dataclasses.fields(results.BuildResult)} == {
        "problems", "outputs", "unreadable", "counts", "acknowledged", "changes", "addresses", "broken"
    }  # fmt: skip
    for name, home in {"build": real, "check": real, "normalise_files": singles}.items():
        wanted = inspect.signature(getattr(home, name)).parameters
        assert list(inspect.signature(getattr(Pipeline(), name)).parameters) == list(wanted)


# --- What the pipeline is asked ----------------------------------------------------------------------------------


def test_build_asks_for_all_formats_into_the_books_dist(run: Run, pipeline: Pipeline, book: Path) -> None:
    code, out, err = run("build", book)
    assert pipeline.asked == [Request(book, book / "dist")]
    assert (code, out) == (0, "")
    assert err == f"1 files in {book / 'dist'}: no problems\n".replace("1 files", "1 file")


def test_build_hands_its_options_on(run: Run, pipeline: Pipeline, book: Path, tmp_path: Path) -> None:
    run("build", book, "--to", "HTML, pdf", "-o", tmp_path / "out", "--csl", "apa", "--strict", "--frozen")
    assert pipeline.asked == [Request(book, tmp_path / "out", ("pdf", "html"), "apa", frozen=True, strict=True)]


def test_a_bare_folder_goes_to_dist_where_one_stands(
    run: Run, pipeline: Pipeline, bare: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("build", bare)[0] == 0
    assert pipeline.asked == [Request(bare, Path("dist"))]


@pytest.mark.parametrize("arguments", [(), ("-o", "out"), ("-o", "../texts/deep/er")])
def test_a_bare_folder_is_never_written(
    run: Run, pipeline: Pipeline, bare: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(bare)
    code, _, err = run("build", ".", *arguments)
    assert code == 2
    assert "never written: say -o DIR" in err
    assert pipeline.asked == []
    assert [one.name for one in bare.iterdir()] == ["a.txt"]


def test_check_may_stand_in_a_bare_folder(
    run: Run, pipeline: Pipeline, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bare)
    assert run("check", ".", "--csl", "apa")[0] == 0
    assert pipeline.asked == [Request(Path(), Path("dist"), csl="apa")]


@pytest.mark.parametrize("spelling", ["normalise", "normalize"])
def test_both_spellings_normalise(run: Run, pipeline: Pipeline, spelling: str) -> None:
    assert run(spelling, "a.txt", "b.pdf", "-o", "clean")[0] == 0
    assert pipeline.asked == [((Path("a.txt"), Path("b.pdf")), Path("clean"))]


# --- Wrong usage -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build",), "Missing argument 'PATH'"),
        (("build", "nowhere"), "there is no folder nowhere"),
        (("build", "{book}", "--to", "docx"), "known are pdf, epub, html"),
        (("build", "{book}", "--to", ""), "known are pdf, epub, html"),
        (("build", "{book}", "--too"), "No such option"),
        (("normalise", "a.txt"), "Missing option '-o'"),
        (("normalise", "-o", "x"), "Missing argument 'FILE...'"),
        (("bild",), "No such command 'bild'"),
        (("completion", "tcsh"), "'tcsh' is not one of"),
        (("build", "{book}/sources/a.txt"), "is a file"),
    ],
)
def test_wrong_usage_leaves_with_2_and_a_way_out(
    run: Run, pipeline: Pipeline, book: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = run(*(one.replace("{book}", str(book)) for one in arguments))
    assert (code, out) == (2, "")
    assert said in err
    assert pipeline.asked == []


# --- Exit codes and what is printed ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severities", "options", "unreadable", "code"),
    [
        ((), (), 0, 0),
        (("note", "warning"), (), 0, 0),
        (("note",), ("--strict",), 0, 0),
        (("warning",), ("--strict",), 0, 1),
        (("error",), (), 0, 1),
        (("error",), (), 1, 3),
        ((), ("--strict",), 2, 3),
    ],
)
def test_the_worst_decides_the_exit_code(
    run: Run,
    pipeline: Pipeline,
    book: Path,
    severities: tuple[str, ...],
    options: tuple[str, ...],
    unreadable: int,
    code: int,
) -> None:
    pipeline.problems = [problem(severity, "odd") for severity in severities]
    pipeline.unreadable = unreadable
    for command in ("build", "check"):
        assert run(command, book, *options)[0] == code
        assert run(command, book, *options, "--json")[0] == code
        assert run(command, book, *options, "-q")[0] == code


def test_an_acknowledged_warning_does_not_fail_a_strict_build(run: Run, pipeline: Pipeline, book: Path) -> None:
    known, other = problem("warning", "known"), problem("warning", "other", line=3)
    pipeline.problems, pipeline.acknowledged = [known], (known,)
    assert run("build", book, "--strict")[0] == 0
    pipeline.problems = [known, other]
    code, _, err = run("build", book, "--strict", "-q")
    assert code == 1
    assert err == "a.txt:3:2: warning other m\n"
    assert run("build", book, "--strict")[2].endswith(": 2 warnings (1 acknowledged)\n")


def test_problems_are_printed_by_file_the_worst_last(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.problems = [
        problem("error", "e", "b.txt", 9, hint="do this"),
        problem("note", "n", "c.txt", 5),
        problem("warning", "w", "a.txt", 2),
        problem("note", "n", "b.txt", 20),
        problem("warning", "w", "a.txt", 10),
        problem("warning", "w", "b.txt", 1),
    ]
    code, out, err = run("check", book)
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "c.txt:5:2: note n m",
        "a.txt:2:2: warning w m",
        "a.txt:10:2: warning w m",
        "b.txt:20:2: note n m",
        "b.txt:1:2: warning w m",
        "b.txt:9:2: error e m (hint: do this)",
        "checked: 1 error, 3 warnings, 2 notes",
    ]


def test_quiet_says_nothing_when_all_is_well(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.problems = [problem("note", "n"), problem("warning", "w")]
    assert run("build", book, "-q") == (0, "", "")
    pipeline.problems.append(problem("error", "e"))
    assert run("build", book, "-q")[2] == "a.txt:1:2: error e m\n"


def test_a_long_line_stays_one_line(run: Run, pipeline: Pipeline, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    pipeline.problems = [problem("note", "n", message="word " * 60)]
    assert len(run("build", book)[2].splitlines()) == 2


def test_json_is_one_object_and_nothing_else(run: Run, pipeline: Pipeline, book: Path) -> None:
    whole = Problem(Severity.WARNING, "w", "ключ “x”", Place("b.pdf", 0, 0, "page 3"), "h", "\x1b[31m")
    pipeline.problems = [problem("error", "e"), whole]
    pipeline.acknowledged = (whole,)
    code, out, err = run("build", book, "--json")
    assert (code, err) == (1, "")
    said = json.loads(out)
    assert said["exit_code"] == 1
    assert said["outputs"] == ["dist/book.pdf"]
    assert said["counts"] == {
        "notes": 15, "problems": {"error": 1, "warning": 1, "note": 0}, "acknowledged": 1, "unreadable": 0
    }  # fmt: skip
    assert said["problems"][1] == {
        "severity": "warning", "code": "w", "message": "ключ “x”", "path": "b.pdf", "line": None, "column": None,
        "detail": "page 3", "hint": "h", "excerpt": "\x1b[31m", "acknowledged": True, "decision": None,
    }  # fmt: skip
    assert "\x1b" not in out


# --- Errors ------------------------------------------------------------------------------------------------------


def test_what_cannot_go_on_is_said_in_a_sentence(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.raises = UsageError('there is no style "apaa"; known: apa')
    assert run("build", book) == (2, "", 'briefbuilder: there is no style "apaa"; known: apa\n')
    code, out, err = run("build", book, "--json")
    assert (code, err, json.loads(out)["error"]) == (2, "", 'there is no style "apaa"; known: apa')


@pytest.mark.parametrize("error", [OurError("a gap in the ledger of a.txt"), KeyError("ch01"), RecursionError("deep")])
def test_our_errors_say_how_to_report_them(run: Run, pipeline: Pipeline, book: Path, error: Exception) -> None:
    pipeline.raises = error
    code, out, err = run("build", book)
    assert (code, out) == (4, "")
    assert str(error) in err
    assert f"please report it to {cli.HOMEPAGE} with this line: briefbuilder {briefbuilder.__version__}, Python" in err
    assert "Traceback" not in err
    assert json.loads(run("build", book, "--json")[1])["exit_code"] == 4


def test_a_traceback_is_shown_only_when_asked_for(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.raises = KeyError("ch01")
    assert "Traceback" in run("build", book, "-v")[2]


def test_an_unwritable_folder_is_the_users_to_mend(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.raises = PermissionError(errno.EACCES, "Permission denied", "/nowhere/dist")
    code, _, err = run("build", book)
    assert code == 2
    assert err == "briefbuilder: /nowhere/dist: Permission denied; say another -o DIR?\n"
    pipeline.raises = OSError(errno.EBADF, "Bad file descriptor")
    assert run("build", book)[0] == 4


def test_ctrl_c_leaves_with_130(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.raises = KeyboardInterrupt()
    assert run("build", book) == (130, "", "stopped\n")


def test_a_reader_that_has_gone_is_no_error_of_ours() -> None:
    code = "import sys; from briefbuilder.cli import main; main(['completion', 'bash'])"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", code], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


# --- The screen --------------------------------------------------------------------------------------------------


def test_nothing_of_a_source_steers_the_terminal(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.problems = [
        problem("note", "n", "a\x1b]0;x\x07.txt", message="\x1b[2J\u202eevil\nsecond\u2028line", hint="\x9b1m")
    ]
    err = run("build", book)[2]
    assert len(err.splitlines()) == 2
    assert not set(err) & set("\x1b\x07\u202e\u2028\x9b")
    assert r"\x1b[2J\u202eevil\nsecond\u2028line" in err
    assert "a[bold]b[/bold] :smile:" in harmless("a[bold]b[/bold] :smile:")


def test_mark_up_of_the_screen_is_not_read_in_texts(run: Run, pipeline: Pipeline, book: Path) -> None:
    pipeline.problems = [problem("note", "n", message="[red]x[/red] [/] :smile:")]
    assert "[red]x[/red] [/] :smile:" in run("build", book)[2]


@pytest.mark.parametrize(
    ("setting", "coloured"), [({}, False), ({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False)]
)
def test_colour_is_for_terminals_that_want_it(
    run: Run, pipeline: Pipeline, book: Path, monkeypatch: pytest.MonkeyPatch, setting: dict[str, str], coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name, value in setting.items():
        monkeypatch.setenv(name, value)
    pipeline.problems = [problem("error", "e")]
    err = run("check", book)[2]
    assert ("\x1b[" in err) is coloured
    assert len(err.splitlines()) == 2  # no bars where nobody looks on


@pytest.mark.usefixtures("pipeline")
def test_a_person_sees_how_far_it_is(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        main_end, our_end = pty.openpty()
    except OSError:
        pytest.skip("no pseudo-terminal is to be had here (a bare root without /dev/pts)")
    with open(our_end, "w", encoding="utf-8") as terminal:  # noqa: PTH123 - a descriptor is no path
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        with pytest.raises(SystemExit):
            cli.main(["check", str(book)])
        terminal.flush()
        shown = b""
        while not shown.endswith(b"no problems\r\n") and select.select([main_end], [], [], 2)[0]:
            shown += os.read(main_end, 65536)  # a terminal hands on what it has, which may be a part
    os.close(main_end)
    assert b"read" in shown
    assert b"2/2" in shown
    assert b"checked: no problems" in shown


@pytest.mark.parametrize(
    ("severities", "acknowledged", "line"),
    [
        ([], 0, "no problems"),
        (["note"], 0, "1 note"),
        (["warning", "warning", "error"], 1, "1 error, 2 warnings (1 acknowledged)"),
    ],
)
def test_the_line_at_the_end_counts(severities: list[str], acknowledged: int, line: str) -> None:
    assert tally([problem(severity, "x") for severity in severities], acknowledged) == line


def test_order_does_not_hang_on_the_order_found() -> None:
    problems = [problem(s, c, p, n) for s in ("note", "error") for c in "ab" for p in ("x", "y") for n in (1, 2)]
    assert worst_last(problems) == worst_last(reversed(problems))


# --- Help --------------------------------------------------------------------------------------------------------


def test_help_teaches_by_example(run: Run) -> None:
    assert isinstance(cli.cli, click.Group)
    for name in cli.cli.commands:
        code, out, _ = run(name, "--help")
        assert code == 0
        examples = [line for line in out.splitlines() if line.startswith("  briefbuilder ")]
        assert examples or name == "doctor", name
    assert isinstance(cli.refs, click.Group)
    for name in cli.refs.commands:
        assert "  briefbuilder refs " in run("refs", name, "--help")[1], name
    assert "Exit codes: 0" in run("--help")[1]
    assert run("--version")[:2] == (0, f"briefbuilder {briefbuilder.__version__}\n")


def test_every_command_of_the_manual_is_there(run: Run) -> None:
    out = run("-h")[1]
    assert list(cli.cli.commands) == [
        "build", "check", "normalise", "refs", "explain", "new", "doctor", "completion"
    ]  # fmt: skip
    assert all(f"  {name} " in out for name in cli.cli.commands)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_call_us_back(run: Run, shell: str) -> None:
    code, out, _ = run("completion", shell)
    assert code == 0
    assert "_BRIEFBUILDER_COMPLETE" in out


def test_completion_answers() -> None:
    setting = {"_BRIEFBUILDER_COMPLETE": "bash_complete", "COMP_WORDS": "briefbuilder n", "COMP_CWORD": "1"}
    code = "from briefbuilder.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **setting}, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["plain,normalise", "plain,new"]


def test_help_does_not_load_the_libraries() -> None:
    code = (
        "import sys; from briefbuilder import cli\n"
        "heavy = {'weasyprint', 'pypandoc', 'pypdfium2', 'ftfy', 'lxml', 'bibtexparser'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


# --- What was changed --------------------------------------------------------------------------------------------

DEBRIS = "On Harbours\n\nThe harbour is old.¹ It has a lamp.\n\n¹ Ames, 2011, 4.\n\nIt is so.\n\nShare this page\n"


def test_diff_tells_what_became_of_every_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DEBRIS, encoding="utf-8")
    code, out, _ = run("normalise", file, "-o", tmp_path / "out", "--diff")
    lines = [line.removeprefix(str(file)).rstrip() for line in out.splitlines()]
    assert code == 0
    assert lines == [
        ":1: [>On Harbours<]  → meta title (title-matter)",
        ":3: The harbour is old.[-¹-]{+[^1]+} It has a lamp.  note-call",
        ":5: [>¹ Ames, 2011, 4.<]  → note 1 (note-text)",
        "  … 1 line unchanged",
        ":9: [-Share this page-]  site-chrome",
    ]


def test_diff_as_json_has_the_same_rows(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DEBRIS, encoding="utf-8")
    _, out, err = run("normalise", file, "-o", tmp_path / "out", "--diff", "--json")
    found = json.loads(out)
    rows = [(row["line"], row["kind"], row["rule"], row["before"], row["target"]) for row in found["changes"]]
    assert rows == [
        (1, "moved", "title-matter", "On Harbours", "meta title"),
        (3, "changed", "note-call", "¹", "block 1"),
        (5, "moved", "note-text", "¹ Ames, 2011, 4.", "note 1"),
        (9, "removed", "site-chrome", "Share this page", ""),
    ]
    removed = next(one for one in found["problems"] if one["code"] == "site-chrome-removed")
    assert removed["decision"] == found["changes"][-1]["decision"]
    assert err == ""


def test_colours_take_the_place_of_the_signs(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DEBRIS, encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = run("normalise", file, "-o", tmp_path / "out", "--diff")[1]
    assert "\x1b[31mShare this page\x1b[0m" in coloured
    assert "[-" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("normalise", file, "-o", tmp_path / "out", "--diff")[1]
    assert "[-Share this page-]" in plain
    assert "\x1b" not in plain


# --- What a code means -------------------------------------------------------------------------------------------


def test_explain_shows_an_example_and_the_way_out(run: Run) -> None:
    code, out, err = run("explain", "cut-word")
    assert (code, err) == (0, "")
    assert out.startswith("cut-word  a rule of the ledger · normalise: the text is repaired\n")
    assert "before:\n    inde-\n    pendence\nafter:\n    independence\n" in out
    assert "To overrule it: " in out


def test_explain_lists_all_codes_by_stage(run: Run) -> None:
    _, out, _ = run("explain")
    heads = [line.partition(":")[0] for line in out.splitlines() if line and not line.startswith((" ", "="))]
    assert heads == ["settings", "read", "normalise", "review", "resolve", "bibliography", "render"]
    assert "  = cut-word " in out
    assert "  ± heading-found " in out


def test_explain_for_a_program(run: Run) -> None:
    _, out, _ = run("explain", "cut-word", "--json")
    (found,) = json.loads(out)["codes"]
    assert (found["code"], found["stage"], found["is"], found["after"]) == (
        "cut-word", "normalise", "rule", "independence",
    )  # fmt: skip
    assert len(json.loads(run("explain", "--json")[1])["codes"]) > 100


def test_an_unknown_code_names_the_nearest(run: Run) -> None:
    code, out, err = run("explain", "cut-wrd")
    assert (code, out) == (2, "")
    assert err.startswith('briefbuilder: there is no code "cut-wrd"; did you mean cut-word')
    assert json.loads(run("explain", "zzzz", "--json")[1])["exit_code"] == 2


def test_the_shell_completes_codes() -> None:
    asked = {"_BRIEFBUILDER_COMPLETE": "bash_complete", "COMP_WORDS": "briefbuilder explain cut", "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-m", "briefbuilder"], env={**os.environ, **asked}, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["plain,cut-word"]


def test_problems_are_read_page_by_page() -> None:
    places = [Place("a.pdf", 9, 1, "page 2"), Place("a.pdf", 1, 1, "page 10"), Place("a.pdf", 30, 1, "page 2")]
    found = Problems([Problem(Severity.NOTE, "c", "m", place) for place in reversed(places)])
    assert [problem.place for problem in found] == [places[0], places[2], places[1]]
    assert [problem.place for problem in worst_last(found)] == [places[0], places[2], places[1]]


def test_a_file_on_which_we_err_leaves_the_others(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from briefbuilder import singles as real

    def broken(document: Document, problems: Problems, decisions: Sequence[Decision]) -> Document:
        if document.source.stem == "b":
            raise OurError("the ledger of b.txt has a hole")
        return normalised(document, problems, decisions)

    normalised = real.normalise
    monkeypatch.setattr(real, "normalise", broken)
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for file in files:
        file.write_text(DEBRIS, encoding="utf-8")
    code, _, err = run("normalise", *files, "-o", tmp_path / "out", "-q")
    assert code == 4
    assert sorted(path.name for path in (tmp_path / "out").glob("*.md")) == ["a.md", "c.md"]
    assert "the ledger of b.txt has a hole" in err
    assert "please report it" in err
    found = json.loads(run("normalise", *files, "-o", tmp_path / "out", "--json")[1])
    assert (found["exit_code"], found["errors"]) == (4, ["the ledger of b.txt has a hole"])
