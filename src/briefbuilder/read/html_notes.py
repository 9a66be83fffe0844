"""Notes of a page that are linked by ids → marks that the mapping understands: each note lifted out, its calls marked.

A link is a call where its words are a note's mark, what it points at comes later, is no heading, and one more sign says
"note": it is raised, is called so, or what it points at links back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from briefbuilder.read.delivered import Dropped, Spot
from briefbuilder.read.html_site import visible_text
from briefbuilder.read.html_tags import HEADINGS, NOTE_BLOCKS
from briefbuilder.read.spans import CALL, LABEL, NOTE
from briefbuilder.words import NOTES_HEADINGS

Element = Any

_LABEL = re.compile(r"^\s*[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,3}|[a-z]|[ivxl]{1,6})\s*[\])]?[.:]?\s*$", re.IGNORECASE)
_HINT = re.compile(r"noteref|footnote|endnote|\bfn|\bnote|reference|annotation|fußnote|anmerkung", re.IGNORECASE)
_BACK = re.compile(r"^\W*$|^\W*(?:back|return|up|zurück|retour|jump up)\b.{0,20}$", re.IGNORECASE)
_NOTES_HEADINGS = frozenset(heading for headings in NOTES_HEADINGS.values() for heading in headings)
_LONGEST = 20_000  # characters; what is longer is a part of the text, not a note


@dataclass(frozen=True, slots=True)
class _Pair:
    """A call and the note it calls."""

    link: Element
    note: Element
    key: str
    label: str


def lift_notes(root: Element, spots: Mapping[Element, Spot]) -> list[Dropped]:
    """Mark calls, move notes to the end of the body; give back headings and back-links that have lost their use."""
    _unfold_tables(root)
    order = {element: number for number, element in enumerate(root.iter(etree.Element))}
    targets = {name: element for element in order for name in (element.get("name"), element.get("id")) if name}
    pairs = _unshared([pair for link in root.iter("a") if (pair := _pair(link, targets, order))])
    body = root.find("body")
    dropped: list[Dropped] = []
    calls = {id(pair.link) for pair in pairs}
    for note in {pair.key: pair for pair in pairs}.values():
        dropped += _settle(note, targets, calls, spots)
    for pair in pairs:
        _mark_call(pair)
    parents = dict.fromkeys([_move(note, body) for note in {pair.key: pair for pair in pairs}.values()])
    for parent in parents:  # once for each: a page may hold thousands of notes
        dropped += _clear_away(parent, body, spots)
    for element in root.iter(etree.Element):
        for name in ("id", "name", "data-hint"):
            element.attrib.pop(name, None)
    return dropped


def _unfold_tables(root: Element) -> None:
    """Notes laid out as a table, a row for each with its mark and its words: the rows are blocks, not cells."""
    called = {(link.get("href") or "")[1:] for link in root.iter("a") if (link.get("href") or "").startswith("#")}
    for table in list(root.iter("table")):
        rows = list(table.iter("tr"))
        if rows and all(_is_note_row(row, called) for row in rows):
            for element in list(table.iter("table", "thead", "tbody", "tfoot", "tr", "td", "th")):
                cell = element.tag in {"td", "th"}
                element.tag = "span" if cell else "div"
                element.tail = f" {element.tail or ''}" if cell else element.tail


def _is_note_row(row: Element, called: set[str]) -> bool:
    """``<tr id="foot1"><td><a href="#back1">1.</a></td><td>Ames, …</td></tr>``, and a link leads there."""
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    named = {row.get("id"), *(element.get("id") or element.get("name") for element in row.iter("td", "th", "a"))}
    return len(cells) == 2 and bool(named & called) and _LABEL.match(cells[0].text_content()) is not None


def _pair(link: Element, targets: Mapping[str, Element], order: Mapping[Element, int]) -> _Pair | None:
    href = link.get("href") or ""
    label = _LABEL.match(link.text_content())
    target = targets.get(href[1:]) if href.startswith("#") and label else None
    note = _note_block(target) if target is not None else None
    if note is None or label is None or order[note] < order[link] or link in set(note.iter("a")):
        return None
    if not _is_called_note(link, note, targets):
        return None
    return _Pair(link, note, href[1:], label[1])


def _note_block(target: Element) -> Element | None:
    """The block that is the note: the target itself, or the paragraph it stands in."""
    while target is not None and target.tag not in NOTE_BLOCKS:
        if target.tag in HEADINGS or target.tag in {"body", "html", "main", "article"}:
            return None
        target = target.getparent()
    if target is None or any(True for _ in target.iter(*HEADINGS)) or len(target.text_content()) > _LONGEST:
        return None
    return target


def _is_called_note(link: Element, note: Element, targets: Mapping[str, Element]) -> bool:
    parent = link.getparent()
    if parent is not None and (parent.tag == "sup" or _HINT.search(parent.get("data-hint") or "")):
        return True
    if link.find(".//sup") is not None or _HINT.search(link.get("data-hint") or ""):
        return True
    return any(_points_at(back, link, targets) for back in note.iter("a"))


def _points_at(back: Element, link: Element, targets: Mapping[str, Element]) -> bool:
    href = back.get("href") or ""
    target = targets.get(href[1:]) if href.startswith("#") else None
    return target is not None and (target is link or target is link.getparent() or link in list(target.iter("a")))


def _unshared(pairs: list[_Pair]) -> list[_Pair]:
    """Without pairs whose note holds several notes (one paragraph for all), or is within another note."""
    keys: dict[Element, set[str]] = {}
    for pair in pairs:
        keys.setdefault(pair.note, set()).add(pair.key)
    alone = [pair for pair in pairs if len(keys[pair.note]) == 1]
    return [pair for pair in alone if not any(parent in keys for parent in pair.note.iterancestors())]


def _settle(
    pair: _Pair, targets: Mapping[str, Element], calls: set[int], spots: Mapping[Element, Spot]
) -> list[Dropped]:
    """Within a note: its own mark becomes a label, links back to the call go."""
    dropped = []
    for back in list(pair.note.iter("a")):
        href = back.get("href") or ""
        if not href.startswith("#") or id(back) in calls:
            continue
        if _LABEL.match(back.text_content()) and not _text_before(pair.note, back):
            back.tag = "span"
            back.attrib.pop("href")
            back.set(f"data-{LABEL}", "1")
            _with_stop(back)
        elif _BACK.match(back.text_content()) and href[1:] in targets:
            text = " ".join(visible_text(back).split())
            dropped.append(Dropped(text, spots.get(pair.note, Spot(0)), "back-link"))
            back.drop_tree()
    if pair.note.find(f".//span[@data-{LABEL}]") is None:
        _label_of_text(pair.note, pair.label)
    return dropped


def _with_stop(mark: Element) -> None:
    """``<a>1</a>. Text``: the stop belongs to the mark."""
    stop = re.match(r"\s*[\])]?[.:)]", mark.tail or "")
    if not stop:
        return
    mark.tail = (mark.tail or "")[stop.end() :]
    if len(mark):
        mark[-1].tail = (mark[-1].tail or "") + stop[0]
    else:
        mark.text = (mark.text or "") + stop[0]


def _text_before(note: Element, link: Element) -> bool:
    """Is there text in the note before this link (other than a bracket)?"""
    head = note.text_content()[: note.text_content().find(link.text_content())]
    return bool(head.strip(" \t\n[("))


def _label_of_text(note: Element, label: str) -> None:
    """A mark that stands as plain text at the note's head ("1. …", "[1] …") becomes a label."""
    holder = note
    while not (holder.text or "").strip() and len(holder) and holder[0].tag in {"p", "sup", "b", "strong", "span"}:
        holder = holder[0]
    first = holder[0] if len(holder) and not (holder.text or "").strip(" [(\n") else None
    if first is not None and first.tag == "a" and not first.get("href") and _LABEL.match(first.text_content()):
        first.tag = "span"  # an anchor that leads nowhere
        first.set(f"data-{LABEL}", "1")
        _with_stop(first)
        return
    match = re.match(rf"\s*([\[(]?{re.escape(label)}[\])]?[.:)]?)(?=\s|$)", holder.text or "")
    if match and holder.tag != "span":
        mark = holder.makeelement("span", {f"data-{LABEL}": "1"})
        mark.text, mark.tail = match[1], (holder.text or "")[match.end() :]
        holder.text = None
        holder.insert(0, mark)


def _mark_call(pair: _Pair) -> None:
    """Put the call's mark in the place of the link, and of the raised element that holds nothing else."""
    outer = pair.link
    parent = outer.getparent()
    if parent is not None and parent.tag == "sup" and parent.text_content().strip() == outer.text_content().strip():
        outer = parent
    mark = outer.makeelement("span", {f"data-{CALL}": pair.key})
    mark.text, mark.tail = pair.link.text_content().strip(), outer.tail
    outer.tail = None
    outer.getparent().replace(outer, mark)


def _move(pair: _Pair, body: Element) -> Element:
    """Put a note to the end of the body; give back what held it."""
    note, parent = pair.note, pair.note.getparent()
    holder = body.makeelement("div", {f"data-{NOTE}": pair.key})
    tail, note.tail = note.tail, None
    if tail and tail.strip():
        _keep_tail(note, tail)
    parent.remove(note)
    if note.tag in {"li", "dd", "td", "section", "aside"}:
        note.tag = "div"
    holder.append(note)
    body.append(holder)
    return parent


def _keep_tail(note: Element, tail: str) -> None:
    previous = note.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        note.getparent().text = (note.getparent().text or "") + tail


def _clear_away(parent: Element, body: Element, spots: Mapping[Element, Spot]) -> list[Dropped]:
    """The list that held the notes is empty: it goes, and so do the rule and the heading over it."""
    dropped: list[Dropped] = []
    while parent is not body and parent.getparent() is not None and not _has_content(parent):
        heading = next((one for one in parent.iter(*HEADINGS)), None)
        if heading is not None:
            dropped.append(_heading(heading, spots))
        outer, previous = parent.getparent(), parent.getprevious()
        parent.drop_tree()
        if previous is not None and (previous.tag == "hr" or _is_notes_heading(previous)):
            if previous.tag != "hr":
                dropped.append(_heading(previous, spots))
            previous.drop_tree()
        parent = outer
    return dropped


def _has_content(element: Element) -> bool:
    """Text other than a heading "Notes", or a picture."""
    if any(True for _ in element.iter("img", "table")):
        return True
    rest = element.text_content().strip()
    return bool(rest) and not any(
        _is_notes_heading(one) and one.text_content().strip() == rest for one in element.iter()
    )


def _is_notes_heading(element: Element) -> bool:
    return element.tag in HEADINGS and element.text_content().strip(" :.\n").casefold() in _NOTES_HEADINGS


def _heading(element: Element, spots: Mapping[Element, Spot]) -> Dropped:
    return Dropped(" ".join(element.text_content().split()), spots.get(element, Spot(0)), "notes-heading")
