"""Markdown as written: it opens in pandoc and says what the document says, whatever the words look like."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from render.documents import NASTY, call, document, documents, mention, note, para, run, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbuilder import pandoc
from briefbuilder.model import (
    Block,
    Call,
    CodeBlock,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    ItemList,
    Metadata,
    Note,
    Paragraph,
    Reference,
    Resolved,
    Run,
    Stated,
    leaf_inlines,
)
from briefbuilder.render import ast
from briefbuilder.render.markdown import markdown, plain_leaves
from briefbuilder.render.reread import leaf_texts, metadata_texts

EXAMPLES = settings(max_examples=int(__import__('os').environ.get('N','60')), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
WHITE = re.compile(r"[ \t\n\r\f\v]+")


def expected(document: Document) -> tuple[list[str], list[str], list[str]]:
    """What must be read back, told from the model and not from the tree: body, notes called, notes that nobody calls."""
    known = {note.id: note for note in document.notes}
    called: list[str] = []
    body = [text for block in document.blocks for text in texts_of(block, called, known)]
    notes = ["\n".join(text for block in known[id].blocks for text in texts_of(block, [], {})) for id in dict.fromkeys(called)]
    lonely = [text for one in document.notes if one.id not in called for text in lonely_texts(one)]
    return body, notes, lonely


def lonely_texts(one: Note) -> Iterator[str]:
    yield one.label
    for block in one.blocks:
        yield from texts_of(block, [], {})


def texts_of(block: Block, called: list[str], known: dict[str, object]) -> Iterator[str]:
    for leaf in leaf_inlines(block):
        called += [item.note for item in leaf if isinstance(item, Call) and item.note in known]
    if isinstance(block, CodeBlock):
        text = "".join(item.text for item in block.inlines if isinstance(item, Run))
        yield from [text] if text.strip() else []
        return
    for leaf in leaf_inlines(block):
        shown = tuple(run(item.label, "sup") if isinstance(item, Call) and item.note not in known else item for item in leaf)
        if (text := plain_leaves(shown)).strip():
            yield text


def bare(texts: list[str]) -> list[str]:
    """Without white space: pandoc trims and folds, and a reader of the text does so too."""
    return ["".join(text.split()) for text in texts if text.split()]


@EXAMPLES
@given(st.lists(texts, min_size=1, max_size=12))
def test_any_words_of_a_paragraph_read_back(words: list[str]) -> None:
    text = markdown(document(*(para(word) for word in words)))
    assert leaf_texts(text)[0] == [shown for word in words if (shown := WHITE.sub(" ", word).strip(" ")).strip()]


@EXAMPLES
@given(documents)
def test_any_document_reads_back(written: Document) -> None:
    text = markdown(written)
    body, notes = leaf_texts(text)
    expected_body, expected_notes, lonely = map(bare, expected(written))
    assert bare(body)[: len(expected_body)] == expected_body, text
    assert "".join(bare(body)[len(expected_body) :]) == "".join(lonely), text
    assert bare(notes) == expected_notes, text


@pytest.mark.parametrize("chunk", [NASTY[index : index + 12] for index in range(0, len(NASTY), 12)])
def test_every_nasty_word_reads_back_in_every_place(chunk: list[str]) -> None:
    places = [[word, f"{word} a", f"a {word}", f"a{word}a", f"{word}{word}", f"{word} {word}", f"a {word} b {word} c"] for word in chunk]
    words = [text for place in places for text in place]
    text = markdown(document(*(block for word in words for block in (para(word), ItemList(False, ((para(word),),)), Heading(2, (run(word),))))))
    shown = [WHITE.sub(" ", word).strip(" ") for word in words]
    assert leaf_texts(text)[0] == [word for word in shown if word.strip() for _ in range(3)]
