"""Lines become paragraphs, titles and quotations: by widths, words, and by what a page's geometry shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from briefbuilder.inlines import flat
from briefbuilder.model import Block, Call, Heading, Paragraph, Quote, Run
from briefbuilder.normalise.printed.flow import flow, note_flow
from briefbuilder.normalise.printed.lines import PageLine
from briefbuilder.normalise.printed.metrics import text_width

# Two full lines and a short one, at some 26 ems; nobody's text.
FERRY = (
    "The ferry left at seven, as it had done in every year since",
    "the bridge was lost, and nobody on the quay looked up when",
    "the bell rang.",
)
LAMPS = (
    "Later the lamps were lit along the harbour wall, and a boy",
    "came by with a basket of bread that was still warm, which he",
    "sold to the men who waited there for the second boat.",
)
NETS = (
    "On other days the nets were mended first. The women sat in",
    "the lee of the sheds, spoke little, and counted the meshes",
    "aloud, so that none was left out.",
)
BODY = (*FERRY, *LAMPS, *NETS, *FERRY, *LAMPS, *NETS, *FERRY, *LAMPS, *NETS)


def printed(texts: Iterable[str], **look: object) -> list[PageLine]:
    """Lines as a text file has them, each with its place in a source."""
    lines, start = [], 0
    for number, text in enumerate(texts):
        bare = text.strip()
        gap = 0.0 if not number else 1.0 + text.count("\n")
        start += text.count("\n") + len(text) - len(text.lstrip())
        run = Run(bare, start, start + len(bare))
        lines.append(PageLine((run,), bare, gap=gap, width=text_width(bare), **look))  # type: ignore[arg-type]
        start += len(bare) + 1
    return lines


def shown(blocks: Iterable[Block]) -> list[str]:
    """``# `` before titles, ``> `` before what is quoted."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Quote):
            found += [f"> {one}" for one in shown(block.blocks)]
        elif isinstance(block, Heading):
            found.append("#" * block.level + " " + flat(block.inlines))
        else:
            assert isinstance(block, Paragraph)
            found.append(flat(block.inlines))
    return found


def starts(blocks: Iterable[Block]) -> list[str]:
    return [" ".join(text.split()[:3]) for text in shown(blocks)]


def test_a_short_last_line_ends_its_paragraph() -> None:
    assert starts(flow(printed(BODY))) == ["The ferry left", "Later the lamps", "On other days"] * 3


def test_a_full_stop_at_the_end_of_a_full_line_does_not() -> None:
    text = (
        "The second boat was smaller and took only the mail, as ever.",
        "It came back at noon, with nobody aboard but the old pilot.",
    )
    found = flow(printed((*BODY, *text, "He slept.")))
    assert shown(found)[-1].endswith("as ever. It came back at noon, with nobody aboard but the old pilot. He slept.")


def test_lines_that_an_extractor_ran_together_have_several_measures() -> None:
    merged = (f"{FERRY[0]} {FERRY[1]} {FERRY[2]}", f"{LAMPS[0]} {LAMPS[1]}", LAMPS[2], *NETS)
    assert starts(flow(printed((*BODY, *merged)))) == ["The ferry left", "Later the lamps", "On other days"] * 4


def test_a_word_cut_at_a_line_end_is_closed() -> None:
    cut = (
        "Each of the carriers that still served the islands was inde-",
        "pendent of the harbour and kept its own hours.",
    )
    assert "was independent of the harbour" in shown(flow(printed((*BODY, *cut))))[-1]


def test_what_stood_between_two_lines_is_not_swallowed() -> None:
    above, below = printed(FERRY[:2])
    below = PageLine((Run(below.text, 500, 500 + len(below.text)),), below.text, page=2, gap=0.0, width=below.width)
    (block,) = note_flow([above, below])
    assert isinstance(block, Paragraph)
    joint = block.inlines[1]
    assert joint == Run(" ", len(above.text), len(above.text), rule="rejoined")


def test_a_sentence_runs_over_the_page() -> None:
    lines = printed(BODY)
    turned = [
        line if at < 4 else PageLine(line.inlines, line.text, 2, gap=float(at > 4), width=line.width)
        for at, line in enumerate(lines)
    ]
    assert starts(flow(turned)) == ["The ferry left", "Later the lamps", "On other days"] * 3


def test_speech_begins_with_its_dash() -> None:
    speech = ("— And the second boat?", "— It comes when it comes.", "— So we wait.")
    assert shown(flow(printed((*BODY, *speech, *FERRY))))[-4:-1] == list(speech)


def test_marks_in_a_row_begin_items() -> None:
    items = (
        "The keeper has three duties:",
        "(a) to light the lamps;",
        "(b) to ring the bell in fog;",
        "(c) to write both down.",
    )
    assert shown(flow(printed((*BODY, *items, *FERRY))))[-5:-1] == list(items)


def test_a_figure_at_a_line_start_is_no_item() -> None:
    year = (
        "The old books say that the first lamp was lit on the wall in",
        "12. May of that year, and that it went out in the same night.",
    )
    assert len(flow(printed((*BODY, *year)))) == 10


@pytest.mark.parametrize(
    "title",
    ["4 Lamps and Bells", "Chapter III: The Second Boat", "IV. Of Lamps", "Kapitel 3", "Глава 2", "THE SECOND BOAT"],
)
def test_titles_by_their_form(title: str) -> None:
    found = flow(printed((*BODY, title, *BODY)))
    assert [block for block in found if isinstance(block, Heading)] == [found[9]]
    assert shown(found)[9] == f"# {title}"


def test_a_title_runs_over_two_lines() -> None:
    lines = ("Chapter III: The Second Boat and", "the Men Who Waited for It")
    assert "# " + " ".join(lines) in shown(flow(printed((*BODY, *lines, *BODY))))


def test_numbers_with_points_say_the_level() -> None:
    titles = ("4 Lamps", "4.1 Oil", "4.1.1 Whale Oil", "4.2 Wicks")
    found = flow(printed([line for title in titles for line in (title, *BODY)]))
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 2, 3, 2]


def test_a_name_under_a_title_is_none() -> None:
    found = flow(printed(("The Second Boat", "\nAda Marlow", *BODY)))
    assert [block.level for block in found if isinstance(block, Heading)] == [1]


def test_narrower_lines_in_a_row_are_a_quotation() -> None:
    quoted = (
        "“I have kept the lamps for thirty years, and I never",
        "let one go out but for the storm, when all of us",
        "stood in the water to our belts and held the rope",
        "till the morning.”",
    )
    found = shown(flow(printed((*BODY, "The keeper wrote it down himself:", *quoted, *BODY))))
    assert [text for text in found if text.startswith(">")] == ["> " + " ".join(quoted)]


def measured(texts: Iterable[str], left: float = 0.0, first: float | None = None, **look: object) -> list[PageLine]:
    """Lines of a page: full ones end at 26 ems, the last one where its words do."""
    rows = list(texts)
    lines = []
    for at, line in enumerate(printed(rows)):
        begin = left if at or first is None else first
        width = 26.0 - 2 * left - (begin - left) if at < len(rows) - 1 else text_width(line.text)
        lines.append(PageLine(line.inlines, line.text, gap=1.0, left=begin, width=width, measured=True, **look))  # type: ignore[arg-type]
    return lines


PAGE = [line for text in (FERRY, LAMPS, NETS) * 3 for line in measured(text, first=1.5)]


def test_an_indent_begins_a_paragraph_even_under_a_full_line() -> None:
    full = measured((*LAMPS[:2], LAMPS[0]), first=1.5)
    full[-1] = PageLine(full[-1].inlines, full[-1].text + ".", gap=1.0, width=26.0, measured=True)
    assert starts(flow([*PAGE, *full, *PAGE])).count("Later the lamps") == 7


def test_margins_on_both_sides_make_a_quotation() -> None:
    found = flow([*PAGE, *measured(NETS, left=2.0, size=0.9), *PAGE])
    assert [starts([block]) for block in found if isinstance(block, Quote)] == [["> On other"]]


def test_size_and_weight_make_titles_and_their_levels() -> None:
    large = measured(["The second boat"], size=1.5)
    bold = measured(["Of the lamps"], bold=True)
    found = flow([*large, *PAGE, *bold, *PAGE, *bold, *PAGE])
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 2, 2]


def test_a_note_is_one_paragraph_and_calls_stay() -> None:
    line = PageLine(
        (Run("See the log", 0, 11), Call("2", 11, 12, "n2"), Run(" of May.", 12, 20)), "See the log\ufffc of May."
    )
    (block,) = note_flow([line])
    assert isinstance(block, Paragraph)
    assert block.inlines[1] == Call("2", 11, 12, "n2")


def test_nothing_gives_nothing() -> None:
    assert flow([]) == ()
    assert note_flow([]) == ()


def test_a_short_line_alone_between_text_is_a_title() -> None:
    found = shown(flow(printed((*BODY, "The second boat", *BODY))))
    assert [text for text in found if text.startswith("#")] == ["# The second boat"]


def test_a_title_under_a_title_and_those_that_are_known() -> None:
    rows = (("Summary",), ("The second boat", "Its crew"), ("Its lamps",), ("Summary of it",), ("Conclusion",))
    found = flow(printed([line for row in rows for line in (*row, *BODY)]))
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 1, 2, 2, 2, 1]


def test_short_lines_in_a_row_are_no_titles() -> None:
    rows = ("Oil of the best", "Bread for a week", "Ropes and a bell")
    assert not [block for block in flow(printed((*BODY, *rows, *BODY))) if isinstance(block, Heading)]


def test_a_question_is_a_title_where_its_number_stands_in_a_row() -> None:
    titles = ("1. Lamps", "2. Bells", "3. What to do?")
    found = shown(flow(printed([line for title in titles for line in (title, *BODY)])))
    assert [text for text in found if text.startswith("#")] == [f"# {title}" for title in titles]


def test_a_word_cut_without_a_hyphen_is_whole_again() -> None:
    rows = ("The second boat was smaller and took only the mail, as the pos", "ters on the quay had said it would.")
    *body, above, below = printed((*BODY, *rows))
    found = shown(flow([*body, replace(above, cut=True), below]))
    assert "as the posters on the quay" in found[-1]


def test_items_under_titles_that_count_with_points_are_no_titles() -> None:
    """Bold numbers in the page's text look like titles of their own count."""
    look = {"bold": True}
    parts = [
        ("4.1 The Landing", look),
        ("1. Scales", look),
        ("2. Weights", look),
        ("4.2 Sales", look),
        ("4.3 Ice", look),
    ]
    found: list[PageLine] = []
    for text, own in parts:
        found += measured([text], **own)
        found += measured(LAMPS)
    start = 0
    for at, line in enumerate(found):
        run = Run(line.text, start, start + len(line.text))
        found[at] = replace(line, inlines=(run,), gap=1.8 if line.bold else line.gap)
        start += len(line.text) + 1
    titles = [one for one in shown(flow(found)) if one.startswith("#")]
    assert titles == ["## 4.1 The Landing", "## 4.2 Sales", "## 4.3 Ice"]


def test_what_stands_in_no_outline_is_no_title_where_the_others_do() -> None:
    named = [line for _ in range(3) for line in (*measured(["Of the lamps"], bold=True, level=1), *PAGE)]
    found = flow([*measured(["A working group"]), *named])
    assert [text for text in shown(found) if text.startswith("#")] == ["# Of the lamps"] * 3


def test_a_title_does_not_show_its_dress() -> None:
    (line,) = measured(["Of the lamps"], size=1.5, bold=True)
    run = replace(line.inlines[0], styles=frozenset(("strong",)))
    (title, *_) = flow([replace(line, inlines=(run,)), *PAGE])
    assert isinstance(title, Heading)
    assert title.inlines == line.inlines


def test_lines_far_in_are_parted_by_blank_lines() -> None:
    head = [replace(line, left=12.0, gap=2.0) for line in printed(("Ada Marlow", "May 1912"))]
    assert shown(flow([*head, *printed(BODY)]))[1] == "May 1912"


def test_the_first_row_of_a_table_is_no_title() -> None:
    lines = printed([*BODY, "Date   Place   Agreed", *BODY], measured=True)
    bold = [
        replace(line, bold=line.text.startswith("Date"), gap=line.gap + line.text.startswith("Date")) for line in lines
    ]
    assert "# Date   Place   Agreed" in shown(flow(bold))
    assert "# Date   Place   Agreed" not in shown(flow([replace(line, parted=line.bold) for line in bold]))
