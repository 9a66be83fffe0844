"""What most entries of a list do decides those in doubt; what rules know mends the rest."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefbuilder.resolve.labelling import lists, tags_of, tokens
from briefbuilder.resolve.labelling.lists import Tagged, agreed
from briefbuilder.resolve.labelling.repairs import mend
from briefbuilder.resolve.labelling.scheme import stretches_of

LABELS = ("author", "title", "location", "publisher", "date")


def tagged(pieces: Sequence[str], sure: float = 1.0, labels: Sequence[str] = LABELS) -> Tagged:
    text, stretches = "", []
    for label, piece in zip(labels, pieces, strict=True):
        stretches.append((label, len(text), len(text) + len(piece)))
        text += piece
    parts = tokens(text)
    return Tagged(parts, [["x"]] * len(parts), tags_of(parts, stretches), [sure] * len(parts))


def labelled(text: str, one: Tagged) -> list[tuple[str, str]]:
    found = stretches_of(text, one.parts, one.tags, one.sure)
    return [(each.label, text[each.start : each.end]) for each in found]


LIST = [tagged(("Roe, Mary: ", f"Low Tide {place}, ", "Kiel: ", "Sea Press, ", "2007.")) for place in "ABCDEF"]
DOUBTED = tagged(("Doe, John: Storms, ", "Winds, ", "Kiel: ", "Sea Press, ", "2008."), 0.5)


@pytest.fixture
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """A model for which every way to read an entry is as likely as any other."""
    monkeypatch.setattr(lists, "likelihoods", lambda _, ways: [0.0 for _ in ways])


@pytest.mark.usefixtures("undecided")
def test_the_list_says_where_names_end() -> None:
    text = "Doe, John: Storms, Winds, Kiel: Sea Press, 2008."
    assert labelled(text, agreed([*LIST, DOUBTED])[-1])[:2] == [("author", "Doe, John: "), ("title", "Storms, Winds, ")]


@pytest.mark.usefixtures("undecided")
def test_what_is_sure_stays_whatever_the_list_does() -> None:
    odd = tagged(("Doe, John: Storms, ", "Winds, ", "Kiel: ", "Sea Press, ", "2008."), 0.95)
    assert agreed([*LIST, odd])[-1] is odd


@pytest.mark.usefixtures("undecided")
def test_a_few_entries_are_no_list() -> None:
    assert agreed([*LIST[:3], DOUBTED])[-1] is DOUBTED


def test_the_entry_itself_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "likelihoods", lambda _, ways: [0.0, *(-99.0 for _ in ways[1:])])
    assert agreed([*LIST, DOUBTED])[-1] is DOUBTED


def mended(pieces: Sequence[str], labels: Sequence[str], sure: float = 0.5) -> list[tuple[str, str]]:
    text = "".join(pieces)
    one = tagged(pieces, sure, labels)
    tags, certainty = list(one.tags), list(one.sure)
    mend(text, one.parts, tags, certainty)
    return labelled(text, Tagged(one.parts, one.rows, tags, certainty))


def test_a_quotation_is_one_field() -> None:
    pieces = ("Roe, “Tides and Storms (1991–", "today),” ", "Sea 3.")
    found = mended(pieces, ("title", "booktitle", "journal"))
    assert found == [("title", "Roe, “Tides and Storms (1991–today),” "), ("journal", "Sea 3.")]


def test_a_word_that_strays_belongs_to_what_is_around_it() -> None:
    assert mended(("The low ", "Kiel ", "tide, "), ("title", "location", "title")) == [("title", "The low Kiel tide, ")]


def test_a_word_between_marks_does_not_stray() -> None:
    assert len(mended(("The low, ", "Kiel, ", "tide, "), ("title", "location", "title"))) == 3


def test_behind_a_double_slash_the_title_is_over() -> None:
    assert mended(("Tides // Sea. ", "2.", "3"), ("title", "number", "pages"))[1] == ("journal", "// Sea. ")
    assert mended(("Tides // Sea. ", "2.", "3"), ("title", "date", "pages"))[1] == ("booktitle", "// Sea. ")


def test_an_address_is_one() -> None:
    assert ("url", "https://a.example ") in mended(
        ("Tide ", "https://a.example ", "x"), ("title", "note", "title"), 0.9
    )


def test_a_land_behind_a_title_is_no_periodicals() -> None:
    found = mended(("Tides of the north, ", "Scotland. Sea Studies ", "3."), ("title", "journal", "volume"))
    assert found[:2] == [("title", "Tides of the north, Scotland. "), ("journal", "Sea Studies ")]


def test_editors_in_front_of_their_book() -> None:
    found = mended(("Tides. ", "In: M. Roe and J. Doe (eds) Storms. "), ("title", "booktitle"))
    assert found[1:] == [("editor", "In: M. Roe and J. Doe (eds) "), ("booktitle", "Storms. ")]


def test_what_stands_before_a_volume_is_no_publisher() -> None:
    assert mended(("Tides. ", "Sea & Shore, ", "9."), ("title", "publisher", "volume"))[1][0] == "journal"
    assert mended(("Tides. ", "Sea & Shore, ", "2009."), ("title", "publisher", "date"))[1][0] == "publisher"


def test_behind_editors_with_an_in_stands_a_book() -> None:
    assert mended(("Tides. ", "In M. Roe, ", "Storms. "), ("title", "editor", "series"))[2][0] == "booktitle"
