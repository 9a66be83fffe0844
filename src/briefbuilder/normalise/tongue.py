"""Say which language a document is in, where the file does not say so itself, and which of its blocks are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefbuilder.language import RIGHT_TO_LEFT, detect, main_script, scores_of
from briefbuilder.model import Block, Document, Heading, ItemList, Paragraph, Quote, block_text
from briefbuilder.problems import Problems
from briefbuilder.shapes import words

_LEAST_WORDS = 12
_LEAST_WORDS_OF_A_SCRIPT = 4  # another script is seen at once
_LEAST_SMALL_WORDS = 5
_CLEARLY = 2.5  # how much more the small words speak for the other language than for the document's


def name_language(document: Document, problems: Problems) -> Document:  # noqa: ARG001 - passes are called alike
    """``metadata.lang`` by the own words of body and notes; empty where the signs are few."""
    if document.metadata.lang:
        return document
    blocks = [*document.blocks, *(block for note in document.notes for block in note.blocks)]
    text = "\n".join(map(block_text, blocks))
    return replace(document, metadata=replace(document.metadata, lang=detect(text)))


def name_block_languages(document: Document, problems: Problems) -> Document:  # noqa: ARG001 - passes are called alike
    """A paragraph in another language than the document's says so: a German quotation in an English text.

    A few words are believed in another script only; "Ebd., S. 12" is in no language of its own.
    """
    lang = document.metadata.lang
    if not lang:
        return document
    notes = tuple(replace(note, blocks=_named(note.blocks, lang)) for note in document.notes)
    back = detect("\n".join(map(block_text, document.back)), _LEAST_SMALL_WORDS)
    return replace(
        document,
        blocks=_named(document.blocks, lang),
        notes=notes,
        back=_all_in(document.back, back) if _differs(back, lang) else document.back,
    )


def _named(blocks: Sequence[Block], lang: str) -> tuple[Block, ...]:
    return tuple(_name(block, lang) for block in blocks)


def _name(block: Block, lang: str) -> Block:
    match block:
        case Paragraph() | Heading() if not block.lang:
            other = _other(block_text(block), lang)
            return replace(block, lang=other) if other else block
        case Quote():
            return replace(block, blocks=_named(block.blocks, lang))
        case ItemList():
            return replace(block, items=tuple(_named(item, lang) for item in block.items))
        case _:
            return block


def _all_in(blocks: Sequence[Block], lang: str) -> tuple[Block, ...]:
    return tuple(replace(one, lang=lang) if isinstance(one, Paragraph | Heading) else one for one in blocks)


def _other(text: str, lang: str) -> str:
    """The language of a text that is surely not the document's, or empty."""
    script = main_script(text)
    if not script:
        return ""
    foreign = script != _script_of(lang)
    other = detect(text, 1 if foreign else _LEAST_SMALL_WORDS)
    if not _differs(other, lang) or len(words(text)) < (_LEAST_WORDS_OF_A_SCRIPT if foreign else _LEAST_WORDS):
        return ""
    scores = scores_of(text)
    own = scores.get(lang.split("-", maxsplit=1)[0].lower(), 0.0)
    return other if foreign or scores.get(other, 0.0) >= _CLEARLY * max(own, 1.0) else ""


def _differs(other: str, lang: str) -> bool:
    return bool(other) and other != lang.split("-", maxsplit=1)[0].lower()


def _script_of(lang: str) -> str:
    code = lang.split("-", maxsplit=1)[0].lower()
    if code in ("he", "yi"):
        return "hebrew"
    if code in RIGHT_TO_LEFT:
        return "arabic"
    return "cyrillic" if code in ("ru", "uk", "bg", "sr", "be", "mk") else "latin"
