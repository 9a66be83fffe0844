"""What recurs at the edges of pages goes, and what a site put round its text; a title that is said once stays."""

from __future__ import annotations

from briefbuilder.model import Anchor, Document, Paragraph, Run, Source, block_text
from briefbuilder.normalise.furniture import remove_furniture
from briefbuilder.problems import Problems


def paged(*pages: list[str]) -> Document:
    """A document whose blocks stand on pages, as a PDF's do."""
    text = "\n\n".join(line for page in pages for line in page)
    blocks: list[Paragraph] = []
    anchors: list[Anchor] = []
    at = 0
    for number, page in enumerate(pages, 1):
        for line in page:
            anchors.append(Anchor(at, len(anchors) + 1, f"page {number}", number))
            blocks.append(Paragraph((Run(line, at, at + len(line)),)))
            at += len(line) + 2
    source = Source("brief.pdf", "brief", "pdf", "0" * 64, text, tuple(anchors))
    return Document(source, tuple(blocks))


def texts(document: Document) -> list[str]:
    return [block_text(block) for block in document.blocks]


def test_running_heads_and_folios_go() -> None:
    pages = [
        [f"The Harbour Board {number}", f"The rope of year {number} was sold to nobody at all.", str(number)]
        for number in range(1, 6)
    ]
    document = remove_furniture(paged(*pages), Problems())
    assert texts(document) == [page[1] for page in pages]
    assert {piece.rule for piece in document.removed} == {"running-head"}


def test_what_recurs_within_pages_stays() -> None:
    above, below = ["First comes this.", "A second one comes."], ["Last of all, a line.", "And one that ends it."]
    pages = [[*above, "Refrain", f"Then number {number} comes.", *below] for number in range(5)]
    assert texts(remove_furniture(paged(*pages), Problems())).count("Refrain") == 5


def test_two_pages_prove_nothing() -> None:
    pages = [["The Board", "A line of text here."], ["The Board", "Another line of text."]]
    assert len(remove_furniture(paged(*pages), Problems()).blocks) == 4


def test_site_chrome_at_the_edges_only() -> None:
    lines = ["Skip to content", "Comments on Rope", "“Share this,” he said.", "Share", "It was so.", "Leave a comment"]
    left = texts(remove_furniture(paged(lines), Problems()))
    assert left == lines[1:5]


def test_a_last_sentence_with_a_word_of_furniture_stays() -> None:
    lines = ["The rope was sold, and the book was closed.", "So let us turn the page."]
    assert texts(remove_furniture(paged(lines), Problems())) == lines
    closed = ["The rope was sold, and the book was closed.", "Comments are closed."]
    assert texts(remove_furniture(paged(closed), Problems())) == closed[:1]
