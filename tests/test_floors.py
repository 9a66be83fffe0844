"""Imports go down a floor, never up and never across; only the doors touch programs, network, clock and chance."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PACKAGE = "briefbuilder"

# The floor plan of ARCHITECTURE.md. A file that is not in it has no place yet: give it one.
FLOORS: tuple[frozenset[str], ...] = (
    # tables and plain functions
    frozenset({"problems", "words", "latex", "people", "sequences", "tokens", "rules", "identifiers"}),
    frozenset({"model", "settings", "folder", "dates", "language", "shapes"}),
    frozenset({"inlines", "citations", "csljson", "marks", "sourcelines"}),  # plain functions over the model
    frozenset({"config", "decisions", "verdicts", "pandoc", "bibtex"}),  # the doors
    frozenset({"read", "normalise", "resolve", "bind", "ledger", "auditor", "render"}),  # the stages
    frozenset({"assets", "audits", "bookinfo", "changes", "outputs", "overrides", "doctor", "scaffold"}),
    frozenset({"results"}),
    frozenset({"pipeline", "singles", "screen"}),
    frozenset({"refs"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)

# Doors: the only rooms (or corners of rooms) that may import these.
DOORS: dict[str, frozenset[str]] = {
    "subprocess": frozenset({"pandoc", "doctor"}),
    "pypandoc": frozenset({"pandoc"}),
    "bibtexparser": frozenset({"bibtex"}),
    "weasyprint": frozenset({"render"}),
    "pypdfium2": frozenset({"read", "render"}),  # reads a source; reads back and draws what was printed
    "click": frozenset({"cli"}),
    "pycrfsuite": frozenset({"resolve"}),
    "httpx": frozenset({"resolve.lookup"}),
    "socket": frozenset({"resolve.lookup"}),  # looks at a host's numbers before it is asked
    "briefbuilder.resolve.lookup": frozenset({"resolve.lookup", "refs.lookup", "refs.kept", "cli.refs.lookup"}),
    "rich": frozenset({"screen"}),
    "yaml": frozenset({"settings", "read"}),  # the editor's settings; a source's own front matter
    **dict.fromkeys(("urllib.request", "http", "requests"), frozenset[str]()),
    "time": frozenset({"resolve.lookup"}),  # waits for a busy service, gives up on a slow one; in no result
    **dict.fromkeys(("random", "secrets", "locale"), frozenset[str]()),
}


def room(module: str) -> str:
    """The room a module lies in: ``briefbuilder.read.pdf`` → ``read``."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports(tree: ast.AST, module: str) -> Iterator[tuple[int, str]]:
    """Everything that is imported, with its line: ``from briefbuilder import cli`` → ``briefbuilder.cli``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parent = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*parent, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def violations(source: str, module: str, floors: tuple[frozenset[str], ...] = FLOORS) -> list[str]:
    """What a module imports that it must not: ``["briefbuilder.model:3 imports render (floor 1 → 4)"]``."""
    floor = {name: number for number, names in enumerate(floors) for name in names}
    here = room(module)
    if not here:
        return []
    if here not in floor:
        return [f"{module} is on no floor"]
    found = []
    for line, name in imports(ast.parse(source), module):
        there = room(name) if name.split(".")[0] == PACKAGE else ""
        if there in floor and there != here and floor[there] >= floor[here]:
            found.append(f"{module}:{line} imports {there} (floor {floor[here]} → {floor[there]})")
        for door, keepers in DOORS.items():
            if (name == door or name.startswith(f"{door}.")) and not _keeps(module, keepers):
                found.append(f"{module}:{line} imports {door}; its door is {', '.join(sorted(keepers)) or 'shut'}")
    return found


def _keeps(module: str, keepers: frozenset[str]) -> bool:
    """Does the module lie in one of these rooms, or corners of rooms ("resolve.lookup")?"""
    return any(f"{module}.".startswith(f"{PACKAGE}.{keeper}.") for keeper in keepers)


def modules(root: Path) -> dict[str, Path]:
    package = root / "src" / PACKAGE
    return {
        ".".join((PACKAGE, *path.relative_to(package).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in sorted(package.rglob("*.py"))
    }


def test_imports_go_down(root: Path) -> None:
    found = modules(root)
    assert len(found) > 10
    assert [one for name, path in found.items() for one in violations(path.read_text("utf-8"), name)] == []


@pytest.mark.parametrize(
    ("module", "line", "says"),
    [
        ("briefbuilder.model", "from briefbuilder.render.html import html", "imports render (floor 1 → 4)"),
        ("briefbuilder.resolve.match", "from briefbuilder import normalise", "imports normalise (floor 4 → 4)"),
        ("briefbuilder.resolve", "import briefbuilder.normalise.notes", "imports normalise (floor 4 → 4)"),
        ("briefbuilder.words", "from .problems import Place", "imports problems (floor 0 → 0)"),
        ("briefbuilder.read.pdf", "from ..pipeline import build", "imports pipeline (floor 4 → 7)"),
        ("briefbuilder.bind", "def f():\n    from briefbuilder.cli import main", ":2 imports cli (floor 4 → 9)"),
        ("briefbuilder.attic", "", "is on no floor"),
        ("briefbuilder.render.pdf", "import subprocess", "imports subprocess; its door is doctor, pandoc"),
        ("briefbuilder.resolve", "from urllib.request import urlopen", "imports urllib.request; its door is shut"),
        ("briefbuilder.ledger", "import time", "imports time; its door is resolve.lookup"),
        ("briefbuilder.resolve.match", "import httpx", "imports httpx; its door is resolve.lookup"),
        (
            "briefbuilder.pipeline",
            "from briefbuilder.resolve.lookup import look_up_doi",
            "imports briefbuilder.resolve",
        ),
    ],
)
def test_the_check_sees_what_is_wrong(module: str, line: str, says: str) -> None:
    (found,) = violations(line, module)
    assert says in found


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("briefbuilder.render.pdf", "from briefbuilder.render.templates import environment"),
        ("briefbuilder.cli", "from briefbuilder import pipeline\nimport click"),
        ("briefbuilder.pipeline", "from briefbuilder import __version__, read, normalise, resolve"),
        ("briefbuilder.read.docx", "from briefbuilder import pandoc\nimport urllib.parse\nimport datetime"),
        ("briefbuilder", "from briefbuilder import cli"),
    ],
)
def test_the_check_lets_pass_what_is_right(module: str, line: str) -> None:
    assert violations(line, module) == []


def test_every_library_is_declared(root: Path) -> None:
    """What is imported comes with us, not by chance with something else."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.split(r"[\[<>=]", one)[0].replace("_", "-").casefold() for one in project["dependencies"]}
    homes = packages_distributions()
    used = {
        name.split(".")[0]
        for module, path in modules(root).items()
        for _, name in imports(ast.parse(path.read_text(encoding="utf-8")), module)
    }
    libraries = used - set(sys.stdlib_module_names) - {PACKAGE}
    assert len(libraries) > 5
    missing = {
        one for one in libraries if not {home.replace("_", "-").casefold() for home in homes.get(one, [one])} & declared
    }
    assert not missing


def test_no_two_modules_import_each_other(root: Path) -> None:
    """Within a room there are no floors, but no circles either."""
    found = modules(root)
    graph = {name: _targets(path.read_text("utf-8"), name, found) for name, path in found.items()}
    assert circle(graph) == []


def _targets(source: str, module: str, known: dict[str, Path]) -> set[str]:
    names = {name for _, name in imports(ast.parse(source), module)}
    hits = {name if name in known else name.rpartition(".")[0] for name in names}
    # A room's __init__ registers its files; that they name the room in turn is no circle of theirs.
    return {hit for hit in hits & set(known) if hit != module}


def circle(graph: dict[str, set[str]]) -> list[str]:
    """One circle of modules, or nothing: ``{"a": {"b"}, "b": {"a"}}`` → ``["a", "b"]``."""
    done: set[str] = set()

    def walk(name: str, path: list[str]) -> list[str]:
        if name in path:
            return path[path.index(name) :]
        if name in done:
            return []
        for target in sorted(graph.get(name, ())):
            if found := walk(target, [*path, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := walk(name, []))), [])


def test_the_check_sees_a_circle() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c"]
    assert circle({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []
