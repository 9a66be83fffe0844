"""Notes of an EPUB, before its pages are read as HTML: calls that are known by more than their own look are named.

A link is a call if the note's link leads back into the paragraph of the call, or if the note begins with the call's own
mark; what stands between two notes belongs to the first, if nothing is called there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from briefbuilder.read.html_tags import HEADINGS, LEAVES, NOTE_BLOCKS

_LABEL = re.compile(r"\s*(?P<open>[\[(]?)\s*(?P<mark>\d{1,4}|[*†‡§¶]{1,3}|[a-z])\s*[\])]?\s*\Z")
_STARTS = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[*†‡§¶]{1,3}|[a-z])(?=[\s\]).:])")
_NOTED = "noteref"

Element = Any


@dataclass(frozen=True, slots=True)
class _Pair:
    link: Element
    note: Element
    target: Element


def prepare_notes(bodies: list[Element]) -> set[int]:
    """Name the calls of all pages and hold each note together; give back which pages (from 0) hold notes."""
    order = {element: number for number, element in enumerate(one for body in bodies for one in body.iter())}
    targets = {element.get("id"): element for element in order if element.get("id")}
    links = [element for element in order if element.tag == "a" and (element.get("href") or "").startswith("#")]
    pairs = [pair for link in links if (pair := _pair(link, targets, order)) is not None]
    for pair in pairs:
        pair.link.set("class", _NOTED)
    notes = {pair.note: pair.target for pair in pairs}
    calls = {pair.link for pair in pairs}
    for parent in dict.fromkeys(note.getparent() for note in notes):
        _hold_together(parent, notes, calls)
    owners = {body: number for number, body in enumerate(bodies)}
    return {owners[one] for note in notes for one in note.iterancestors() if one in owners}


def _pair(link: Element, targets: Mapping[str, Element], order: Mapping[Element, int]) -> _Pair | None:
    label = _LABEL.match("".join(link.itertext()))
    target = targets.get(link.get("href")[1:]) if label else None
    note = target
    while note is not None and note.tag not in NOTE_BLOCKS:
        note = None if note.tag in HEADINGS else note.getparent()
    if label is None or target is None or note is None or note.tag == "body":
        return None
    if order[note] < order[link] or any(one is note for one in link.iterancestors()):
        return None
    leaf = _leaf(link)
    back = (targets.get((one.get("href") or "")[1:]) for one in note.iter("a"))
    answered = any(one is not None and _leaf(one) is leaf for one in back)
    if answered or link.get("class") == _NOTED or _says_so(link, note, label):
        return _Pair(link, note, target)
    return None


def _leaf(element: Element) -> Element:
    return next((one for one in (element, *element.iterancestors()) if one.tag in LEAVES), element.getparent())


def _says_so(link: Element, note: Element, label: re.Match[str]) -> bool:
    """The note begins with the same mark, and the call is raised, in brackets or glued to a word."""
    starts = _STARTS.match("".join(note.itertext())[:200])
    if not starts or starts[1] != label["mark"]:
        return False
    before = link.getprevious()
    text = (before.tail if before is not None else link.getparent().text) or ""
    raised = link.getparent().tag == "sup" or link.find(".//sup") is not None
    return raised or bool(label["open"]) or bool(text and not text[-1].isspace())


def _hold_together(parent: Element, notes: dict[Element, Element], calls: set[Element]) -> None:
    """Put a note's further paragraphs to it, where notes stand by themselves."""
    children = [child for child in parent if isinstance(child.tag, str)]
    places = [number for number, child in enumerate(children) if child in notes and child.tag == "p"]
    if any(link in calls for child in children if child not in notes for link in child.iter("a")):
        return  # the text itself, with notes below its paragraphs
    for left, right in pairwise(places):
        more = children[left + 1 : right]
        if more and all(one.tag == "p" for one in more):
            _wrap(children[left], more, notes[children[left]])


def _wrap(note: Element, more: list[Element], target: Element) -> None:
    holder = note.makeelement("div", {"id": target.attrib.pop("id")})
    note.addprevious(holder)
    for one in (note, *more):
        holder.append(one)
