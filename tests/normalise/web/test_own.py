"""Lines that look like a site's and are the text's own."""

from __future__ import annotations

import pytest

from briefbuilder.normalise.web.own import own_lines
from briefbuilder.normalise.web.signs import Signs

LONG = "The barges went down to the mill in the morning and came up again with flour when the tide had turned. " * 3


def own(*texts: str, site: str = "Share") -> list[str]:
    """The lines that are the text's own, where lines that begin with ``site`` are the site's."""
    return [texts[n] for n in sorted(own_lines(texts, lambda n: texts[n].startswith(site), lambda n: "©" in texts[n]))]


@pytest.mark.parametrize("mark", ["*", "†", "¹", "(1)", "[1]"])
def test_a_line_whose_mark_stands_in_the_text_is_a_note(mark: str) -> None:
    assert own(f"{LONG.strip()}{mark} And so on.", f"{mark} The mill is gone.") == [f"{mark} The mill is gone."]
    assert own(LONG, f"{mark} The mill is gone.") == []


def test_an_italic_line_is_no_note() -> None:
    assert own(f"*{LONG.strip()}*", "*Read the next part.*") == []


def test_credits_and_access_notes() -> None:
    assert own(LONG, "First published in The Quay", "Source: The Mill") == [
        "First published in The Quay",
        "Source: The Mill",
    ]
    assert own(LONG, "All pages were accessed on 3 May 2016") == ["All pages were accessed on 3 May 2016"]


def test_an_authors_box_ends_where_the_site_goes_on() -> None:
    about = ("About the author", "Jo Ames", "Jo Ames keeps the lock at Nether Quay and writes about its barges now.")
    assert own(LONG, LONG, *about, "Elsewhere", "Share", "Letters") == list(about)
    assert own(LONG, LONG, *about) == list(about)
    assert own(LONG, LONG, "Books", "Author", "Share", "Letters") == []


def test_an_imprint_at_the_end_has_its_own_rights() -> None:
    imprint = ("Imprint", "Publisher", "Quay Press", "© Quay Press 2014")
    assert own(LONG, LONG, *imprint) == list(imprint)
    assert own(LONG, LONG, *imprint, "Share") == []


def test_a_brief_without_a_site_has_none() -> None:
    names = ["Jo Ames", "Lecturer", "Ann Bell", "Keeper", "Tom Cole", "Clerk", "Una Dale", "Bargeman"]
    assert not Signs([LONG, LONG, *names], frozenset()).has_site()
    assert Signs(["Home", "Search", "Share", LONG, LONG, "Leave a comment"], frozenset()).has_site()


def test_entries_of_a_table_of_contents_are_no_menu_of_a_site() -> None:
    heads = ["The mill race at Quay", "What the barges bring", "Where the flour goes", "How the tide turns here"]
    assert not Signs([*heads, *(text for head in heads for text in (head, LONG))], frozenset()).has_site()
