"""Notes of printed pages: which mark calls which, where they end, and where there are none."""

from __future__ import annotations

import pytest

from briefbuilder.model import Call, plain
from briefbuilder.normalise.printed.displaced import order_labels
from briefbuilder.normalise.printed.notes import Lifted, lift
from printed_texts import PROSE, lines, page

RAISED_DIGITS = str.maketrans("123456789", "¹²³⁴⁵⁶⁷⁸⁹")


def notes(lifted: Lifted) -> list[str]:
    """The notes' texts in order."""
    return [" ".join(plain(block.inlines) for block in note.blocks) for note in lifted.notes]


def called(lifted: Lifted) -> list[tuple[str, str]]:
    """Each call with the last word before it."""
    found = []
    for line in lifted.body:
        for number, inline in enumerate(line.inlines):
            if isinstance(inline, Call):
                found.append((inline.label, plain(line.inlines[:number]).split()[-1]))
    return found


@pytest.mark.parametrize(
    ("call", "label"),
    [("1", "1 "), ("¹", "¹"), ("[1]", "[1] "), (" 1 ,", "1 "), ("*", "* "), ("∗", "∗ "), ("†", "† ")],
)
def test_marks_of_every_look(call: str, label: str) -> None:
    lifted = lift(lines(page(f"{label}Told by the mate himself.", marks={9: call})))
    if call == " 1 ,":  # one figure between spaces is thin evidence
        assert not lifted.notes
        return
    assert notes(lifted) == ["Told by the mate himself."]
    assert [word for _, word in called(lifted)] == ["once."]


def test_numbering_per_page() -> None:
    pages = [page("1 First of the first.", "2 Second of it.", marks={2: "1", 9: "2"}), page("1 Anew.", marks={9: "1"})]
    lifted = lift(lines("\n\f".join(pages)))
    assert notes(lifted) == ["First of the first.", "Second of it.", "Anew."]
    assert [label for label, _ in called(lifted)] == ["1", "2", "1"]


def test_a_year_and_its_mark() -> None:
    marks = {2: " It was 18711", 6: " and 18982", 9: "3"}
    foot = ["1 By the almanac of that year.", "2 By the parish book.", "3 By nobody."]
    lifted = lift(lines(page(*foot, marks=marks)))
    assert called(lifted)[:2] == [("1", "1871"), ("2", "1898")]


def test_a_note_that_runs_over_the_page() -> None:
    foot = ["1 The lid is kept in the chapel, where it serves as a board for the hymns and has been"]
    second = ["painted twice since then, both times in green.", "2 Green was the owner’s colour."]
    head = "\n".join(PROSE[:9])
    text = f"{head}1 It was said\n{foot[0]}\n\fat once by all of them. " + page(*second, marks={9: "2"})
    lifted = lift(lines(text))
    assert notes(lifted)[0].endswith("both times in green.")


def test_notes_at_the_end_under_their_heading() -> None:
    text = (
        page(marks={2: "1", 6: "2", 9: "3"})
        + "\f"
        + "\n".join(
            [
                "Notes",
                "1. Told by the mate.",
                "2. Told by the cook.",
                "3. Told by nobody, and yet everybody knew of it.",
            ]
        )
    )
    lifted = lift(lines(text))
    assert len(notes(lifted)) == 3
    assert not any(line.text == "Notes" for line in lifted.body)


def test_a_label_behind_half_a_word() -> None:
    body = "\n".join(PROSE[:9]).replace("for the", "for the1", 1)
    cut = f"{body}\nbe nailed shut and that the har1 The sum is not known to us."
    text = f"{cut}\n\fbour be told of it at once.\n" + page("2 Told by the mate.", marks={9: "2"})
    lifted = lift(lines(text))
    assert notes(lifted) == ["The sum is not known to us.", "Told by the mate."]
    assert any(line.cut for line in lifted.body)


def test_items_and_numbers_are_no_notes() -> None:
    items = ["1. The crate be nailed shut.", "2. The harbour be told.", "3. The mate keep 2 keys and 1 list."]
    text = "\n\f".join([page("It was agreed that:", *items), page("and further that:", *items)])
    lifted = lift(lines(text))
    assert not lifted.notes
    assert len(lifted.body) == len(lines(text))


def test_a_section_sign_is_no_mark() -> None:
    lifted = lift(lines(page("§ 904 of the code.", marks={9: " See § 371 there."})))
    assert not lifted.notes


def test_displaced_labels_go_back() -> None:
    foot = ["1", "", "Told by the mate.", "Told by the cook.", "3", "Told by nobody.", "2"]
    text = page(*foot, marks={2: "1", 6: "2", 9: "3"})
    assert notes(lift(order_labels(lines(text)))) == ["Told by the mate.", "Told by the cook.", "Told by nobody."]


def test_scans_are_matched_by_order() -> None:
    first = page("", "‘Told by the mate.", "", "*Told by the cook.", marks={2: "’", 9: "*"})
    second = page("", "°Told by nobody.", marks={9: "°"})
    lifted = lift(lines(f"{first}\n\f{second}"))
    assert notes(lifted) == ["Told by the mate.", "Told by the cook.", "Told by nobody."]


def test_what_the_editor_rules_out() -> None:
    text = page("1 Told by the mate himself.", marks={9: "1"})
    at = text.index("once.1") + 5
    assert not lift(lines(text), [(at, at + 1)]).notes


def test_a_mark_without_a_note_is_said() -> None:
    text = page("[1] Told by the mate.", marks={2: "[1]", 9: "[2]"})
    assert [(finding.code, finding.number) for finding in lift(lines(text)).findings] == [("call-without-note", "2")]


def test_two_raised_marks_at_one_word() -> None:
    foot = ["1 First of the two.", "2 The other of them.", "3 And one more."]
    lifted = lift(lines(page(*foot, marks={2: "¹²", 9: "³"})))
    assert [label for label, _ in called(lifted)] == ["1", "2", "3"]


def test_where_marks_are_raised_figures_of_the_text_are_none() -> None:
    pages = [page(f"{number} A note of it.", marks={9: str(number).translate(RAISED_DIGITS)}) for number in range(1, 8)]
    table = "\n".join(["In the year 20148", "8 boats lay there."])
    lifted = lift(lines("\n\f".join([*pages, table])))
    assert len(notes(lifted)) == 7
