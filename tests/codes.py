"""Every rule and every problem's code that the source can write down, read from its syntax trees.

A code is a string given as an argument to a parameter (or field) called ``rule`` or ``code``; names are followed to
what is assigned to them in the same file, f-strings become patterns.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_NAMES = ("rule", "code")
_NOTEPAD = ("error", "warn", "note", "complain")
_SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass
class Codes:
    """``rules`` and ``problems`` with the places where they are written; ``patterns`` of those put together."""

    found: dict[str, dict[str, str]] = field(default_factory=lambda: {"rule": {}, "code": {}})
    patterns: dict[str, str] = field(default_factory=dict)
    strings: set[str] = field(default_factory=set)

    @property
    def rules(self) -> dict[str, str]:
        return self.found["rule"]

    @property
    def problems(self) -> dict[str, str]:
        return self.found["code"]

    def uses(self, code: str) -> bool:
        """Is it written down anywhere, be it from a table or put together?"""
        return code in self.strings or any(re.fullmatch(pattern, code) for pattern in self.patterns)


def collect(package: Path) -> Codes:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(package.rglob("*.py"))}
    takers = _takers(trees.values())
    shared = {name: value for tree in trees.values() for name, value in _assigned(tree.body)}
    codes = Codes()
    for path, tree in trees.items():
        local = {**shared, **dict(_assigned(tree.body))}
        several: dict[str, list[ast.expr]] = {}
        for node in ast.walk(tree):
            for name, value in _assigned([node]):
                several.setdefault(name, []).append(value)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                codes.strings.add(node.value)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                place = f"{path.relative_to(package)}:{node.lineno}"
                for kind, value in _given(node, takers):
                    _note(codes, kind, value, local, several, place)
    return codes


def _takers(trees: object) -> dict[str, dict[str, int]]:
    """Which functions and classes take a rule or a code, and at which position."""
    found: dict[str, dict[str, int]] = {}
    for tree in trees:  # type: ignore[attr-defined]
        for node in ast.walk(tree):
            names: list[str] = []
            if isinstance(node, ast.FunctionDef):
                names = [one.arg for one in node.args.args if one.arg not in ("self", "cls")]
            elif isinstance(node, ast.ClassDef):
                fields = [one.target for one in node.body if isinstance(one, ast.AnnAssign)]
                names = [one.id for one in fields if isinstance(one, ast.Name)]
            for kind in _NAMES:
                if kind in names and isinstance(node, ast.FunctionDef | ast.ClassDef):
                    found.setdefault(node.name, {})[kind] = names.index(kind)
    return found


def _given(call: ast.Call, takers: dict[str, dict[str, int]]) -> Iterator[tuple[str, ast.expr]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    for kind, at in takers.get(name, {}).items():
        if kind == "code" and name not in _NOTEPAD:
            continue  # other functions have the same names as some of ours
        if any(isinstance(one, ast.Starred) for one in call.args):
            yield kind, call.args[-1]  # Removed(*span, "rule")
        elif at < len(call.args) and (kind == "rule" or len(call.args) > 1):
            yield kind, call.args[at]
    yield from ((one.arg, one.value) for one in call.keywords if one.arg in _NAMES)


def _assigned(body: list[ast.AST] | list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple | ast.IfExp):
                    sides = [node.value] if isinstance(node.value, ast.Tuple) else [node.value.body, node.value.orelse]
                    for side in sides:
                        if isinstance(side, ast.Tuple):
                            for one, value in zip(target.elts, side.elts, strict=False):
                                if isinstance(one, ast.Name):
                                    yield one.id, value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value


def _note(
    codes: Codes, kind: str, value: ast.expr, local: dict[str, ast.expr], several: dict[str, list[ast.expr]], place: str
) -> None:
    match value:
        case ast.Constant(value=str() as text):
            if _SLUG.fullmatch(text):
                codes.found[kind].setdefault(text, place)
        case ast.IfExp(body=body, orelse=other):
            for one in (body, other):
                _note(codes, kind, one, local, several, place)
        case ast.JoinedStr(values=values):
            fixed = "".join(str(one.value) for one in values if isinstance(one, ast.Constant))
            parts = [str(one.value) if isinstance(one, ast.Constant) else r"[a-z-]+" for one in values]
            if re.fullmatch(r"-[a-z-]+|[a-z-]+-", fixed):
                codes.patterns.setdefault("".join(parts), place)
        case ast.Name(id=name):
            for one in several.get(name, [local[name]] if name in local else []):
                if not isinstance(one, ast.Name):
                    _note(codes, kind, one, local, several, place)
        case _:
            pass
