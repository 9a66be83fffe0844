"""Strings to labelled stretches: they cover the text, whatever it is, in linear time and always the same."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefbuilder.model import Run
from briefbuilder.resolve.labelling import features, label_all, tags_of, tokens
from briefbuilder.resolve.labelling.scheme import stretches_of
from briefbuilder.resolve.labelling.signs import signs
from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.labelled import LABELS
from briefbuilder.resolve.parts.marked import Marked, marked

strings = st.text(st.sampled_from("aBéЖ中 .,:;()[]{}“”„«»‘’'\"/\\-–—1902&*<>@#%№§°\u0301\u200f\ufffc\x00"), max_size=80)


def entry(text: str) -> Marked:
    return marked((Run(text, 0, len(text)),))


def labelled(text: str) -> list[tuple[str, str]]:
    (stretches,) = label_all([entry(text)])
    return [(one.label, text[one.start : one.end].strip()) for one in stretches]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Roe, J. K. (2004) “Low Tide”, 12(3): 45–67", "Roe,|J.|K.|(2004)|“Low|Tide”,|12|(3):|45–67"),
        ("J.-P. Roe and J.R.Doe", "J.-P.|Roe|and|J.R.|Doe"),
        ("« Marée », dans : Mer, n°1", "« Marée »,|dans :|Mer,|n°|1"),
        ("„Ebbe“, in: Watt 9/3", "„Ebbe“,|in:|Watt|9|/3"),
        ("»Ebbe«, Kiel", "»Ebbe«,|Kiel"),
        ("// Море. — М.: Волна", "// Море.|— М.:|Волна"),
        ("(http://example.org/a(b)). Seen", "(http://example.org/a(b)).|Seen"),
        ("doi:10.1234/ab.5, p. 2", "doi:|10.1234/ab.5,|p.|2"),
        ("ISBN 978-3-16-148410-0.", "ISBN|978-3-16-148410-0."),
        ("``Low Tide,'' in", "``Low|Tide,''|in"),
    ],
)
def test_tokens(text: str, cut: str) -> None:
    assert "|".join(text[token.start : token.end].strip() for token in tokens(text)) == cut


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("Hrsg", "editor"),
        ("Mai", "month"),
        ("IV", "roman"),
        ("2nd", "ordinal"),
        ("Verlag", "press"),
        ("Berlin", "place"),
    ],
)
def test_a_word_is_known_for_what_it_can_be(word: str, sign: str) -> None:
    assert sign in signs(word)


def test_stretches_and_tags_are_each_other_turned_round() -> None:
    text = "Roe, M. Low Tide. Kiel: Sea, 2007."
    stretches = [("author", 0, 8), ("title", 8, 18), ("location", 18, 24), ("publisher", 24, 29), ("date", 29, 34)]
    parts = tokens(text)
    tags = tags_of(parts, stretches)
    assert tags[:4] == ["B-author", "author", "B-title", "title"]
    back = stretches_of(text, parts, tags, [1.0] * len(tags))
    assert [(one.label, one.start, one.end) for one in back] == stretches


def test_a_plain_entry() -> None:
    assert labelled("Roe, Mary (2007). Low tide in the harbour. Kiel: Sea Press.") == [
        ("author", "Roe, Mary"),
        ("date", "(2007)."),
        ("title", "Low tide in the harbour."),
        ("location", "Kiel:"),
        ("publisher", "Sea Press."),
    ]


def test_an_article_keeps_its_numbers_apart() -> None:
    found = dict(labelled("Roe, M. and Doe, J. (1999). Tides and their causes. Journal of the Sea, 12(3), 45-67."))
    assert (found["journal"], found["volume"], found["number"]) == ("Journal of the Sea,", "12", "(3),")
    assert found["pages"] == "45-67."


def test_addresses_are_no_question() -> None:
    found = dict(labelled("Roe, M. Tides. https://example.org/tides?a=1, doi:10.1234/tide.5"))
    assert found["url"].startswith("https://example.org")
    assert "10.1234" in found["doi"]


@settings(max_examples=200)
@given(strings)
@example("")
@example(" ")
@example("…")
def test_any_text_is_covered(text: str) -> None:
    (stretches,) = label_all([entry(text)])
    text = entry(text).text
    assert "".join(text[one.start : one.end] for one in stretches) == text
    assert all(one.label in LABELS and 0 <= one.sure <= 1 for one in stretches)
    assert len(features(entry(text), tokens(text))) == len(tokens(text))


@settings(max_examples=60)
@given(st.lists(strings, max_size=4))
def test_parsing_never_raises_and_gives_the_same_again(texts: list[str]) -> None:
    entries = [entry(text) for text in texts]
    once = parse_references(entries)
    assert [(one.type, one.fields) for one in once] == [(one.type, one.fields) for one in parse_references(entries)]


def seconds(text: str) -> float:
    start = time.process_time()
    label_all([entry(text)])
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece", ["a", "a.", "(", ")", "1-", "“", "a-b, ", "www.", "http://)", "ISBN 9", "Roe, M. Tides. "]
)
def test_linear_in_the_length(piece: str) -> None:
    seconds(piece)
    short, long = seconds(piece * 1000), seconds(piece * 8000)
    assert long < 0.5 or long < short * 20
