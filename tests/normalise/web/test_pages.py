"""Lines of a scraped page: what calls, what labels, what goes on, what is the site's; and no letter is ever lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder.audits import audited
from briefbuilder.ledger import ledger
from briefbuilder.model import Document, Paragraph, Run, Source, block_text
from briefbuilder.normalise import normalise
from briefbuilder.normalise.web.chrome import part
from briefbuilder.normalise.web.fragments import join_fragments
from briefbuilder.normalise.web.joints import belongs, is_fragmented
from briefbuilder.normalise.web.lines import WebLine, is_web_text
from briefbuilder.normalise.web.marks import find_marks, mark_number, tail_arrow
from briefbuilder.problems import Problems
from briefbuilder.read import read

LONG = (
    "The keeper of the lower lock wrote down every barge that passed, its cargo and its master, and after forty years"
    " he had a book that nobody else could have made or would have wished to make"
)


def lines(*texts: str) -> list[WebLine]:
    return [WebLine((Run(text, 0, len(text)),), text, apart=False) for text in texts]


def document(text: str) -> Document:
    return normalise(read(text.encode(), "page.txt", Problems()), Problems())


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", "12"), ("[3]", "3"), ("(4)", "4"), ("²", "2"), ("1.", "1"), ("[a]", "a"), ("a", ""), ("1914 ff", "")],
)
def test_a_mark_alone(text: str, number: str) -> None:
    assert mark_number(text) == number


def test_two_rows_of_numbers_that_agree_are_calls_and_labels() -> None:
    page = lines(
        f"{LONG}.",
        "1",
        f"{LONG}.",
        "2",
        "Asides",
        "1",
        "Ames, 4.",
        "2",
        "Ibid.",
        "Most read",
        "1",
        "A mill",
        "2",
        "A lamp",
    )
    marks = find_marks(page)
    assert (marks.calls, marks.labels) == ({1, 3}, {5, 7})


def test_one_row_of_numbers_is_no_evidence() -> None:
    assert find_marks(lines(f"{LONG}.", "Most read", "1", "A mill", "2", "A lamp")).notes == []


def test_as_many_arrows_as_calls_number_the_notes() -> None:
    marks = find_marks(lines(f"{LONG}.1", f"{LONG}, it says.2", "Ames, 4. ↩", "Ibid. ↩"))
    assert marks.unnumbered == {2: "1", 3: "2"}
    assert set(marks.raised) == {0, 1}


def test_the_arrow_at_a_line_s_end() -> None:
    assert tail_arrow("Ibid., p. 3. ↩︎") == 12
    assert tail_arrow("up ↑ and down") == -1


def test_a_stop_or_a_small_letter_goes_on_with_an_open_line() -> None:
    page = lines(f"{LONG} in the", "Lock Book", ", as he called it, and", f"as {LONG.lower()}.")
    assert is_fragmented(page)
    assert belongs(page[0].text, page, 1, anchored=True, joined=False)
    assert not belongs("Reading room", lines("Reading room", "Opening hours", "Maps"), 1, anchored=False, joined=False)


def test_text_and_site_are_parted_by_scores_and_neighbours() -> None:
    assert part([-2, -2, 9, -1, 9]) == [False, False, True, True, True]
    assert part([9, -4, -4, 9, -1, -1, -2]) == [True, False, False, True, False, False, False]


def test_printed_lines_are_no_page() -> None:
    text = "\n".join([LONG[:70]] * 40)
    source = Source("a.txt", "a", "txt", "0" * 64, text)
    assert not is_web_text(Document(source, (Paragraph((Run(text, 0, len(text)),)),)))


def test_a_text_without_a_site_keeps_its_short_lines() -> None:
    text = "\n\n".join(["Three Locks", "The upper lock", f"{LONG}.", "The lower lock", f"{LONG}.", f"{LONG}.", "J. A."])
    kept = document(text)
    assert not [gone for gone in kept.removed if gone.rule == "site-chrome"]


def test_spaces_in_the_file_say_what_belongs_together() -> None:
    text = f"{LONG}.\n{LONG} of the \nLock Book\n and of the \nMill Book\n.\n{LONG}.\nThe \nMill Book\n is lost.\n"
    made = join_fragments(read(text.encode(), "page.txt", Problems()), Problems())
    texts = [block_text(block) for block in made.blocks]
    assert texts[1] == f"{LONG} of the Lock Book and of the Mill Book."
    assert texts[-1] == "The Mill Book is lost."


PIECES = (
    f"{LONG}.", f"{LONG} in the", f"{LONG}.1", f"{LONG}.[2]", "1", "2", "3", "[1]", "(2)", "¹", "[", "]", "↩",
    "↩ ↩2", "Ames, 4. ↩", "1. Ames, p. 4.", "[2] Ibid.", "² Ibid.", "Lock Book", ", as he said,", "and so on", "Home",
    "Share", "Share", "© 2016 Us",
    "Name *", "3 Comments", "Notes", "By Ada Marsh", "3 May 2016", "II", "Read on: The mill", "“Open", "", "", " ",
)  # fmt: skip
pages = st.lists(st.sampled_from(PIECES), min_size=4, max_size=40).map(
    lambda parts: "\n".join([f"{LONG}."] * 3 + parts)
)


@settings(max_examples=30, deadline=None)
@given(pages)
def test_nothing_of_a_page_is_lost_and_a_second_run_changes_nothing(text: str) -> None:
    made = document(text)
    assert "".join(row.text for row in ledger(made)) == made.source.text
    once = audited(made).markdown
    again = normalise(read(once.encode(), "page.md", Problems()), Problems())
    assert audited(again).markdown == once


@pytest.mark.parametrize("piece", ["1\n", "Share\n", "[\n", "↩\n", "a, \n", "Home: b\n", "9", "II\n"])
def test_long_rows_end_soon(piece: str) -> None:
    text = f"{LONG}.\n" * 400 + piece * (60_000 // len(piece))
    begun = time.process_time()
    join_fragments(read(text.encode(), "page.txt", Problems()), Problems())
    assert time.process_time() - begun < 5
