"""The real brief and the real dispatch, if they lie beside the checkout: facts of their entries and notes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from briefbuilder.model import Block, Citation, Document, Note
from briefbuilder.people import people
from briefbuilder.problems import Problems
from briefbuilder.resolve import Shelved, resolve

sys.path.insert(0, str(Path(__file__).parent))
from documents import document

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
FIGURES = str.maketrans(RAISED, "0123456789")


def brief(seeds: Path) -> Document:
    """The brief, sliced by hand: body, notes, list."""
    (path,) = seeds.glob("004_*.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    notes = [line.split(" ", 1)[1] for line in lines if line[:1] and line[0] in RAISED]
    body = [line for line in lines[34:174] if line.strip() and line[0] not in RAISED]
    called = [re.sub(f"[{RAISED}]+", lambda match: f"{{{{n{match[0].translate(FIGURES)}}}}}", line) for line in body]
    return document(notes, [line for line in lines[176:230] if line.strip()], called, access="2017-03-31")


@pytest.fixture(scope="module")
def shelved(seeds: Path) -> tuple[Shelved, Problems]:
    problems = Problems()
    return resolve([brief(seeds)], (), problems), problems


def citations(note: Note) -> list[Citation]:
    blocks: tuple[Block, ...] = note.blocks
    return [inline for block in blocks for inline in getattr(block, "inlines", ()) if isinstance(inline, Citation)]


def test_every_entry_is_on_the_shelf(shelved: tuple[Shelved, Problems]) -> None:
    (resolved,) = shelved[0].resolved
    assert len(resolved.entry_keys) == 27
    assert len(set(resolved.entry_keys) - {""}) == 27


@pytest.mark.parametrize(
    ("number", "kind", "families", "date", "facts"),
    [
        (0, "book", "Andreeva", "2007", {"location": "London", "publisher": "Routledge"}),
        (2, "article", "Borschchevskaya", "2015-03-12", {"urldate": "2017-03-31"}),
        (3, "book", "Ehteshami Mohammadi", "2000", {"title": "Iran and Eurasia"}),
        (8, "article", "Farhi", "2013-08-18", {"journaltitle": "London Review of Books", "title": "Why Rohani"}),
        (9, "book", "Hunter", "2010", {"author": "Hunter, Shireen T."}),
        (11, "report", "Kozhanov", "2015-05", {"institution": "Carnegie Moscow Center", "location": "Moscow"}),
        (13, "unpublished", "Kozhanov", "2013", {"eventtitle": "Lennart Meri Conference"}),
        (16, "inreference", "Mamedova", "2009", {"author": "Mamedova, N. M.", "booktitle": "Encyclopædia Iranica"}),
        (18, "article", "Samofalova", "2015-07-14", {"langid": "russian"}),
        (20, "article", "Sharafedin Francis", "2017-01-19", {"journaltitle": "Reuters"}),
        (21, "article", "Tabaar", "2015-11-12", {"url": "https://www.foreignaffairs.com/print/1115942"}),
        (22, "book", "Tazmini", "2013", {"publisher": "I.B. Tauris"}),
        (23, "book", "Therme", "2012", {"langid": "french", "author": "Therme, Clément"}),
        (26, "article", "Zarif", "2015", {"volume": "93", "number": "3", "pages": "49–59", "urldate": ""}),
    ],
)
def test_entries(
    shelved: tuple[Shelved, Problems], number: int, kind: str, families: str, date: str, facts: dict[str, str]
) -> None:
    key = shelved[0].resolved[0].entry_keys[number]
    reference = next(one for one in shelved[0].shelf if one.key == key)
    assert reference.type == kind
    assert " ".join(one.family for one in people(reference.get("author"))) == families
    assert reference.get("date") == date
    assert {name: reference.get(name) for name in facts} == facts


def test_every_note_finds_its_work(shelved: tuple[Shelved, Problems]) -> None:
    found = []
    for note in shelved[0].resolved[0].document.notes:
        (citation,) = citations(note)
        (work,) = citation.works
        found.append((work.key, work.locator))
    assert found == [
        ("andreeva2007russia", "13"),
        ("belopolsky2009russia", "1"),
        ("warnaar2013iranian", "64"),
        ("farhi2013rohani", ""),
        ("tabaar2015irans", ""),
        ("tabaar2015irans", ""),
        ("kozhanov2015understanding", "10"),
        ("sharafedin2017irans", ""),
        ("kozhanov2015understanding", "12"),
        ("kozhanov2015understanding", "12"),
        ("borschchevskaya2015russia", ""),
    ]


def test_what_an_editor_should_see(shelved: tuple[Shelved, Problems]) -> None:
    problems = shelved[1]
    counts = {code: len(problems.of(code)) for code in {problem.code for problem in problems}}
    assert counts["title-differs"] == 4
    assert counts["ibid-resolved"] == 2
    assert counts["ibid-doubtful"] == 1
    assert counts["date-against-url"] == 1
    assert counts["publisher-against-url"] == 1
    assert counts["url-suspicious"] == 1
    assert counts["title-recased"] == 2
    assert "mention-unresolved" not in counts


def test_entries_with_an_address_have_the_access_date(shelved: tuple[Shelved, Problems]) -> None:
    dated = [one for one in shelved[0].shelf if one.get("urldate")]
    assert len(dated) == len([one for one in shelved[0].shelf if one.get("url")]) == 14


def test_lost_sources_stay_lost(seeds: Path) -> None:
    (path,) = seeds.glob("000_*.txt")
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if re.match(r"\[\d\]", line)]
    problems = Problems()
    notes = [re.sub(r"^\[\d\],?\s*", "", line) for line in lines]
    shelved = resolve([document(notes, lost=(1, 2, 3))], (), problems)
    cited = [citations(note) for note in shelved.resolved[0].document.notes]
    assert [len(found) for found in cited] == [0, 0, 0, 1]
    assert len(problems.of("publisher-lost")) == 1
    assert shelved.shelf[-1].get("date") == "2017-11-21"
