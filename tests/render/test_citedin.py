"""Where each work is cited: from citeproc's tree to words and links."""

from __future__ import annotations

from string import ascii_lowercase

import pytest

from briefbuilder import words
from briefbuilder.model import CitedIn
from briefbuilder.render.citedin import in_notes, in_text, views
from briefbuilder.render.numbering import LiftedNote, lift_notes
from briefbuilder.render.pagination import one_of_a_page
from briefbuilder.render.tree import Node


def cite(*keys: str, content: list[Node] | None = None) -> Node:
    return {"t": "Cite", "c": [[{"citationId": key} for key in keys], content or [{"t": "Str", "c": "Roe"}]]}


def para(*inlines: Node) -> Node:
    return {"t": "Para", "c": list(inlines)}


def test_citations_in_notes_lead_to_the_first_call() -> None:
    notes = [
        LiftedNote(1, ["ch02-r1", "ch02-r1b"], [para(cite("roe", "doe"), cite("roe"))]),
        LiftedNote(2, [], [para(cite("doe"))]),
    ]
    assert list(in_notes(notes, "ch02", 2)) == [
        ("roe", CitedIn(2, 1, "ch02-r1")),
        ("doe", CitedIn(2, 1, "ch02-r1")),
        ("doe", CitedIn(2, 2, "ch02-n2")),
    ]


def test_citations_in_the_text_get_an_id() -> None:
    blocks, found = in_text([para(cite("roe"), cite("doe", "poe"))], "ch02", 2)
    ids = [node["c"][0][0] for node in blocks[0]["c"]]
    assert ids == ["ch02-c1", "ch02-c2"]
    assert [(key, place.target) for key, place in found] == [("roe", "ch02-c1"), ("doe", "ch02-c2"), ("poe", "ch02-c2")]


def test_a_citation_that_became_a_note_leads_to_its_call() -> None:
    lifted, _ = lift_notes([para(cite("roe", content=[{"t": "Note", "c": [para({"t": "Str", "c": "Roe"})]}]))], "ch02")
    blocks, found = in_text(lifted, "ch02", 2)
    assert blocks == lifted
    assert found == [("roe", CitedIn(2, 1, "ch02-r1"))]


def shown(*places: CitedIn, lang: str = "en") -> str:
    made = views(places, words.LABELS[lang], {})
    return "; ".join(f"{one.lead} {', '.join(place.text for place in one.places)}".strip() for one in made)


@pytest.mark.parametrize(
    ("places", "text"),
    [
        ([CitedIn(1, 3, "a")], "ch. 1 n. 3"),
        ([CitedIn(1, 3, "a"), CitedIn(1, 5, "b"), CitedIn(5, 7, "c")], "ch. 1 nn. 3, 5; ch. 5 n. 7"),
        ([CitedIn(2, 0, "a")], "ch. 2"),
        ([CitedIn(2, 0, "a"), CitedIn(2, 0, "b"), CitedIn(3, 1, "c")], "ch. 2 a, b; ch. 3 n. 1"),
        ([CitedIn(2, 0, str(number)) for number in range(28)], f"ch. 2 {', '.join(ascii_lowercase)}, aa, ab"),
    ],
)
def test_places_in_words(places: list[CitedIn], text: str) -> None:
    assert shown(*places).replace("\u00a0", " ") == text


def test_every_language_has_its_words() -> None:
    places = (CitedIn(1, 3, "a"), CitedIn(1, 5, "b"))
    found = {lang: shown(*places, lang=lang).replace("\u00a0", " ") for lang in words.LABELS}
    assert found["de"] == "Kap. 1 Anm. 3, 5"
    assert found["ru"] == "гл. 1 прим. 3, 5"
    assert len(set(found.values())) == len(found)


def test_a_lone_number_is_spoken_in_full() -> None:
    (chapter,) = views([CitedIn(4, 7, "ch04-r7")], words.LABELS["en"], {"ch04-r7": "ch04.xhtml"})
    (place,) = chapter.places
    assert (place.name, place.href) == ("Chapter 4, Note 7", "ch04.xhtml#ch04-r7")


def test_a_page_is_named_once() -> None:
    pages = [{"a": (0.0,), "b": (0.0,)}, {"c": (0.0,)}]
    assert one_of_a_page({"ref": ("c", "a", "b")}, pages) == {"ref": ("a", "c")}
