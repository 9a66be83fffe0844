"""Notes that no link leads to, in lists of terms, or several in one paragraph."""

from __future__ import annotations

import pytest

from briefbuilder.model import Call, Document, Paragraph, block_text, leaf_inlines
from briefbuilder.problems import Problems
from briefbuilder.read import read
from covering import assert_covers

TEXT = "The lock at the quay was opened before the tide came in, and every barge had to wait for it. "


def page(body: str) -> Document:
    data = f"<html><head><title>Quay</title></head><body>{body}</body></html>".encode()
    document = read(data, "page.html", Problems())
    assert_covers(document)
    return document


def notes(document: Document) -> list[str]:
    return [" ".join(block_text(block).strip() for block in note.blocks) for note in document.notes]


def calls(document: Document) -> int:
    return sum(isinstance(one, Call) for block in document.blocks for leaf in leaf_inlines(block) for one in leaf)


RAISED = f"<p>{TEXT}It rained.<sup>1</sup> {TEXT}It froze.<sup>[2]</sup></p>"
LINKED = f'<p>{TEXT}It rained.<a href="#n1">1</a> {TEXT}It froze.<a href="#n2">2</a></p>'


@pytest.mark.parametrize(
    "body",
    [
        RAISED + "<h2>Notes</h2><ol><li>Ames, p. 3.</li><li>Bell, p. 4.</li></ol>",
        RAISED + "<dl><dt>1</dt><dd>Ames, p. 3.</dd><dt>2</dt><dd><p>Bell, p. 4.</p></dd></dl>",
        LINKED.replace("<a", '<a class="noteref"')
        + '<dl><dt id="n1">1</dt><dd>Ames, p. 3.</dd><dt id="n2">2</dt><dd>Bell, p. 4.</dd></dl>',
        LINKED.replace("<a", '<a class="noteref"')
        + '<p><a name="n1">1</a> Ames, p. 3.<br><a name="n2">2</a> Bell, p. 4.</p>',
    ],
)
def test_notes_in_other_shapes_are_lifted(body: str) -> None:
    document = page(body)
    assert notes(document) == ["Ames, p. 3.", "Bell, p. 4."]
    assert calls(document) == 2


def test_raised_marks_on_the_lines_of_one_paragraph_part_it() -> None:
    document = page(RAISED + "<p><sup>1</sup> Ames, p. 3.<br><sup>2</sup> Bell, p. 4.</p>")
    assert sum(isinstance(block, Paragraph) for block in document.blocks) == 3


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{TEXT}Ten m<sup>2</sup> and ten m<sup>3</sup>.</p><ol><li>Ames.</li><li>Bell.</li></ol>",
        RAISED + "<ol><li>Ames.</li><li>Bell.</li><li>Cole.</li></ol>",
        f"<p>{TEXT}</p><dl><dt>1</dt><dd>Open the lock.</dd><dt>2</dt><dd>Let the barge in.</dd></dl>",
    ],
)
def test_other_lists_are_no_notes(body: str) -> None:
    assert page(body).notes == ()
