"""Settings: a frozen dataclass is the table; YAML is read into it, every complaint with line and column.

In: YAML text and a dataclass whose fields were made with ``setting``.  Out: an instance of it, complaints on the
notepad, and (from the same table) the JSON Schema.

    @dataclass(frozen=True)
    class Mug:
        colour: str = setting(Text(), "What it looks like.", "white")
        volume: str = setting(Choice(("small", "large")), "How much goes in.", "small")
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any, Protocol

import yaml

from briefbuilder.problems import Place, Problems

SIZE_LIMIT = 1 << 20
DEPTH_LIMIT = 12

_NULL = "tag:yaml.org,2002:null"
_BOOL = "tag:yaml.org,2002:bool"

# What other programs (and other people) call our settings.
_ALSO_CALLED = {
    "authors": "author",
    "citation-style": "csl",
    "copyright": "rights",
    "editor": "author",
    "editors": "author",
    "files": "sources",
    "chapters": "sources",
    "ignore": "acknowledge",
    "language": "lang",
    "license": "rights",
    "licence": "rights",
    "name": "title",
    "papersize": "paper",
    "path": "file",
    "style": "csl",
    "summary": "description",
    "abstract": "description",
}


class Mark(Protocol):
    """Where the parser stood (PyYAML has two classes for it)."""

    @property
    def line(self) -> int:
        """The line, from 0."""

    @property
    def column(self) -> int:
        """The column, from 0."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a settings file is read: its name as shown, and the notepad."""

    path: str
    problems: Problems

    def place(self, mark: Mark | None) -> Place:
        """A mark of the parser for a person: lines and columns from 1."""
        if mark is None:
            return Place(self.path)
        return Place(self.path, mark.line + 1, mark.column + 1)

    def complain(self, code: str, message: str, node: yaml.Node, hint: str = "") -> None:
        """Note an error at this node."""
        self.problems.error(code, message, self.place(node.start_mark), hint)


class Kind(Protocol):
    """What a setting may be. ``read`` gives None where it complained or where nothing was given."""

    def read(self, node: yaml.Node, desk: Desk, name: str) -> Any:  # noqa: ANN401 - each kind has its own value
        """The node's value, or None after a complaint."""

    def schema(self) -> dict[str, Any]:
        """The same in JSON Schema."""


def setting(kind: Kind, help: str, default: Any, *, required: bool = False) -> Any:  # noqa: ANN401 - as `field` is
    """A field of a table: its kind, a sentence on it, its default."""
    return field(default=default, metadata={"kind": kind, "help": help, "required": required})


# --- Kinds -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Text on one or more lines, taken as written: ``lang: no`` is Norwegian, ``title: 1984`` a title."""

    pattern: str = ""
    example: str = ""

    def read(self, node: yaml.Node, desk: Desk, name: str) -> str | None:
        """The scalar's text."""
        text = _scalar(node, desk, name, "a text")
        if text is None:
            return None
        if self.pattern and not re.fullmatch(self.pattern, text):
            message = f'{name}: "{text}" is not of the form expected'
            desk.complain("wrong-setting", message, node, f"like {self.example}")
            return None
        return text

    def schema(self) -> dict[str, Any]:
        """A string (or a bare number)."""
        if self.pattern:
            return {"type": "string", "pattern": f"^(?:{self.pattern})$", "examples": [self.example]}
        return {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number, ``least`` or more."""

    least: int = 1
    most: int = 9_999_999

    def read(self, node: yaml.Node, desk: Desk, name: str) -> int | None:
        """The scalar as a number."""
        text = _scalar(node, desk, name, "a number")
        if text is None:
            return None
        if not re.fullmatch(r"[0-9]{1,7}", text) or not self.least <= int(text) <= self.most:
            message = f'{name}: "{text}" is no number from {self.least} to {self.most}'
            desk.complain("wrong-setting", message, node, f"like {self.least}")
            return None
        return int(text)

    def schema(self) -> dict[str, Any]:
        """An integer."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, node: yaml.Node, desk: Desk, name: str) -> bool | None:
        """The scalar as a truth value; YAML's yes and no count."""
        if isinstance(node, yaml.ScalarNode) and node.tag == _BOOL:
            return node.value.casefold() in {"true", "yes", "on"}
        desk.complain("wrong-setting", f"{name}: expected true or false, found {_found(node)}", node)
        return None

    def schema(self) -> dict[str, Any]:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words; upper and lower case do not count."""

    words: tuple[str, ...]

    def read(self, node: yaml.Node, desk: Desk, name: str) -> str | None:
        """The word in the table's own spelling."""
        text = _scalar(node, desk, name, " or ".join(self.words))
        if text is None:
            return None
        for word in self.words:
            if word.casefold() == text.casefold():
                return word
        desk.complain("wrong-setting", f'{name}: "{text}" is not known', node, f"known: {', '.join(self.words)}")
        return None

    def schema(self) -> dict[str, Any]:
        """An enumeration."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, slots=True)
class Date:
    """A date as exact as it is known: 2017, 2017-04, 2017-11-22."""

    def read(self, node: yaml.Node, desk: Desk, name: str) -> str | None:
        """The date, if there is such a day."""
        text = _scalar(node, desk, name, "a date")
        if text is None:
            return None
        if not _is_date(text):
            desk.complain("wrong-setting", f'{name}: "{text}" is no date', node, "like 2017, 2017-04 or 2017-11-22")
            return None
        return text

    def schema(self) -> dict[str, Any]:
        """ISO 8601 at the precision of a year, a month or a day."""
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$", "examples": ["2017-11-22"]}


@dataclass(frozen=True, slots=True)
class FileName:
    """A file below the folder of the settings file: ``02-brief.txt``."""

    def read(self, node: yaml.Node, desk: Desk, name: str) -> str | None:
        """The name, if it stays below its folder."""
        text = _scalar(node, desk, name, "a file's name")
        if text is None:
            return None
        path = PurePosixPath(text)
        if path.is_absolute() or ".." in path.parts or "\\" in text or "\0" in text or not path.name:
            message = f'{name}: "{text}" is not below this folder'
            desk.complain("wrong-setting", message, node, "give a name like brief.txt")
            return None
        return path.as_posix()

    def schema(self) -> dict[str, Any]:
        """A string."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Many:
    """A list of one kind; with ``single`` one value may stand alone: ``author: A. Meyer``."""

    kind: Kind
    single: bool = False

    def read(self, node: yaml.Node, desk: Desk, name: str) -> tuple[Any, ...] | None:
        """The values that are right, in order."""
        if isinstance(node, yaml.SequenceNode):
            read = [self.kind.read(item, desk, name) for item in node.value]
            return tuple(value for value in read if value is not None)
        if _is_null(node):
            return None
        if self.single:
            value = self.kind.read(node, desk, name)
            return None if value is None else (value,)
        desk.complain("wrong-setting", f"{name}: expected a list, found {_found(node)}", node, f'like "{name}: [...]"')
        return None

    def schema(self) -> dict[str, Any]:
        """An array, or one item."""
        items = self.kind.schema()
        array = {"type": "array", "items": items}
        return {"anyOf": [items, array]} if self.single else array


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping whose keys are the fields of a dataclass; with ``short`` a bare text stands for that one field.

    A dataclass with a field ``places`` gets ``((key, Place), ...)`` there.
    """

    type: type
    short: str = ""

    def read(self, node: yaml.Node, desk: Desk, name: str) -> Any:  # noqa: ANN401 - an instance of ``type``
        """An instance with the values that are right; defaults for the rest; None where a required one is missing."""
        if self.short and isinstance(node, yaml.ScalarNode):
            value = _fields(self.type)[self.short].metadata["kind"].read(node, desk, name)
            if value is None:
                return None
            values = {_attribute(self.short): value}
            if self._has_places():
                values["places"] = (("", desk.place(node.start_mark)),)
            return self.type(**values)
        if not isinstance(node, yaml.MappingNode):
            desk.complain("wrong-setting", f"{name}: expected settings (name: value), found {_found(node)}", node)
            return None
        values = dict(self._values(node, desk))
        if not self._complete(values, node, desk, name):
            return None
        if self._has_places():
            values["places"] = _places(node, desk)
        return self.type(**values)

    def _has_places(self) -> bool:
        return any(one.name == "places" for one in dataclasses.fields(self.type))

    def _values(self, node: yaml.MappingNode, desk: Desk) -> Iterator[tuple[str, Any]]:
        known = _fields(self.type)
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else ""
            if key in seen:
                desk.complain("double-setting", f"{key} is given twice; the first one holds", key_node, "remove one")
            elif key not in known:
                desk.complain("unknown-setting", f'there is no setting "{key}" here', key_node, _nearest(key, known))
            else:
                value = known[key].metadata["kind"].read(value_node, desk, key)
                if value is not None:
                    yield _attribute(key), value
            seen.add(key)

    def _complete(self, values: dict[str, Any], node: yaml.Node, desk: Desk, name: str) -> bool:
        required = [key for key, one in _fields(self.type).items() if one.metadata["required"]]
        missing = [key for key in required if not values.get(_attribute(key))]
        for key in missing:
            help_text = str(_fields(self.type)[key].metadata["help"])
            desk.complain("missing-setting", f"{name}: {key} is missing", node, help_text)
        return not missing

    def schema(self) -> dict[str, Any]:
        """An object without other keys."""
        known = _fields(self.type)
        required = [key for key, one in known.items() if one.metadata["required"]]
        table: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                key: {"description": one.metadata["help"], **one.metadata["kind"].schema()}
                for key, one in known.items()
            },
        }
        if required:
            table["required"] = required
        return {"anyOf": [known[self.short].metadata["kind"].schema(), table]} if self.short else table


# --- Reading -----------------------------------------------------------------------------------------------------


def read_settings(data: bytes, table: Table, path: str, problems: Problems) -> Any:  # noqa: ANN401 - what ``table`` says
    """YAML bytes → an instance of the table's dataclass; its defaults where the file as such cannot be read."""
    desk = Desk(path, problems)
    root = _compose(data, desk)
    if root is None or _is_null(root):
        return table.type()
    values = table.read(root, desk, PurePosixPath(path).name)
    return table.type() if values is None else values


def read_list(data: bytes, table: Table, path: str, problems: Problems) -> tuple[Any, ...]:
    """YAML bytes whose root is a list → the instances of the table's dataclass that are right, in order."""
    desk = Desk(path, problems)
    root = _compose(data, desk)
    if root is None or _is_null(root):
        return ()
    return Many(table).read(root, desk, PurePosixPath(path).name) or ()


def _compose(data: bytes, desk: Desk) -> yaml.Node | None:
    """The tree of nodes with their marks. Values are never built, so no tag of YAML's can do anything."""
    if len(data) > SIZE_LIMIT:
        desk.problems.error("broken-settings", f"more than {SIZE_LIMIT >> 20} MB of settings", Place(desk.path))
        return None
    try:
        text = data.decode("utf-8-sig")
        if not _is_flat(text, desk):
            return None
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        desk.problems.error("broken-settings", "not UTF-8", Place(desk.path, line, 1), "save the file as UTF-8")
        return None
    except yaml.MarkedYAMLError as error:
        _report_broken(error, desk)
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"a character that YAML does not allow (U+{ord(text[error.position]):04X})"
        desk.problems.error("broken-settings", what, Place(desk.path, line, 1), "remove it")
        return None
    return node


def _is_flat(text: str, desk: Desk) -> bool:
    """Complain of references (few lines of them can stand for billions of values) and of bottomless nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            message = f"a reference (*{event.anchor}) is not read here"
            desk.problems.error("broken-settings", message, desk.place(event.start_mark), "write the value out")
            return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEPTH_LIMIT:
            desk.problems.error("broken-settings", "nested too deeply", desk.place(event.start_mark))
            return False
    return True


def _report_broken(error: yaml.MarkedYAMLError, desk: Desk) -> None:
    place = desk.place(error.problem_mark or error.context_mark)
    message = ", ".join(part for part in (error.context, error.problem) if part)
    desk.problems.error("broken-settings", f"this is not YAML: {message}", place, "a value with : or # needs quotes")


# --- Small parts -------------------------------------------------------------------------------------------------


def _fields(type_: type) -> dict[str, dataclasses.Field[Any]]:
    """Settings by the name they have in YAML: ``back_matter`` is ``back-matter`` there."""
    return {one.name.replace("_", "-"): one for one in dataclasses.fields(type_) if "kind" in one.metadata}


def _places(node: yaml.MappingNode, desk: Desk) -> tuple[tuple[str, Place], ...]:
    """Where each setting stands ("" is the table itself), for complaints that later stages have."""
    keys = ((str(key.value), desk.place(value.start_mark)) for key, value in node.value)
    return (("", desk.place(node.start_mark)), *keys)


def _attribute(key: str) -> str:
    return key.replace("-", "_")


def _scalar(node: yaml.Node, desk: Desk, name: str, expected: str) -> str | None:
    if _is_null(node):
        return None
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip() or None
    desk.complain("wrong-setting", f"{name}: expected {expected}, found {_found(node)}", node)
    return None


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL


def _found(node: yaml.Node) -> str:
    match node:
        case yaml.SequenceNode():
            return "a list"
        case yaml.MappingNode():
            return "settings (name: value)"
        case _:
            return f'"{node.value}"'


def _is_date(text: str) -> bool:
    """Is there such a day? ``2017-02-30`` is none; a month or a year alone will do."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def _nearest(key: str, known: dict[str, Any]) -> str:
    """The way out for an unknown key: its nearest neighbour, else all there are."""
    folded = key.casefold().replace("_", "-")
    other = _ALSO_CALLED.get(folded, folded)
    close = [other] if other in known else difflib.get_close_matches(folded, known, n=1, cutoff=0.6)
    return f"did you mean {close[0]}?" if close else f"known: {', '.join(known)}"
