"""Drop a title block that is printed twice: once as the file's title matter, once more above the text."""

from __future__ import annotations

from dataclasses import replace

from briefbuilder.inlines import flat, removals, spans
from briefbuilder.model import Block, Document, Heading, Metadata, Paragraph, Removed, Rule, Stated
from briefbuilder.problems import Problems
from briefbuilder.shapes import fold, looks_like_name, words

_TOP = 4  # blocks among which a title that the file states otherwise is looked for


def drop_printed_title(document: Document, problems: Problems) -> Document:  # noqa: ARG001 - passes are called alike
    """Where the file itself states the title, the same words as first heading are a repetition."""
    title = document.metadata.title
    # In a Markdown file nothing stands above the title; further down the same words are the text's own.
    for number, block in enumerate(document.blocks[: 1 if document.source.format == "md" else _TOP]):
        if not title or not isinstance(block, Heading | Paragraph):
            continue
        if not fold(title.value) or fold(flat(block.inlines)) != fold(title.value):
            continue
        blocks = document.blocks[:number] + document.blocks[number + 1 :]
        if title.inlines:
            gone = document.removed + removals(block.inlines, "repeated-header")
            return replace(document, blocks=blocks, removed=gone)
        metadata = replace(document.metadata, title=replace(title, inlines=block.inlines))
        return replace(document, blocks=blocks, metadata=metadata)
    return document


def drop_repeated_titles(document: Document, problems: Problems) -> Document:
    """A title block that comes again before the text: its lines go, a name above it is the author's.

    A rule stands for it, so that what follows is no part of the section above.
    """
    title, subtitle = document.metadata.title, document.metadata.subtitle
    known = {fold(stated.value) for stated in (title, subtitle) if stated and len(words(stated.value)) > 1}
    at_once = known | {fold(title.value)} if title and fold(title.value) else known
    longest = max((len(stated.value) for stated in (title, subtitle) if stated), default=0) + 20
    blocks: list[Block] = []
    removed: list[Removed] = []
    metadata = document.metadata
    ruled = False
    for block in document.blocks:
        # Printed lines are headings already: right below the title, one that repeats it is no other one's.
        text = _said(block) if isinstance(block, Paragraph) or not blocks else ""
        repeats = len(text) <= longest and fold(text) in (known if blocks else at_once)
        if not isinstance(block, Paragraph | Heading) or not repeats:
            blocks.append(block)
        elif isinstance(block, Paragraph) and blocks and not ruled:
            metadata = _author_above(blocks, metadata, removed)
            blocks.append(_rule_for(block, document, problems, removed))
            ruled = True
        else:
            removed.extend(removals(block.inlines, "repeated-header"))
    return replace(document, blocks=tuple(blocks), metadata=metadata, removed=(*document.removed, *removed))


def _said(block: Block) -> str:
    return flat(block.inlines) if isinstance(block, Paragraph | Heading) else ""


def _author_above(blocks: list[Block], metadata: Metadata, removed: list[Removed]) -> Metadata:
    """A name right above the repeated title is the author's, for the first time or once more."""
    last = blocks[-1]
    name = flat(last.inlines).strip() if isinstance(last, Paragraph) else ""
    known = metadata.authors[0] if metadata.authors else None
    named = looks_like_name(name) or (known is not None and fold(known.value) == fold(name))
    if not isinstance(last, Paragraph) or not named:
        return metadata
    if known and fold(known.value) != fold(name):
        if metadata.series or not known.inlines:
            return metadata
        # What looked like a name above the first title was the series: an author stands right above the text.
        metadata = replace(metadata, series=known, authors=())
        known = None
    blocks.pop()
    if known and known.inlines:
        removed.extend(removals(last.inlines, "repeated-header"))
        return metadata
    return replace(metadata, authors=(Stated(name, last.inlines), *metadata.authors[1:]))


def _rule_for(block: Paragraph, document: Document, problems: Problems, removed: list[Removed]) -> Rule:
    (start, end), *others = spans(block.inlines)
    removed.extend(Removed(low, high, "repeated-header") for low, high in others)
    problems.note(
        "body-without-heading",
        "the title comes again before the text; a rule stands there now, so that the section above ends there",
        document.source.place(start),
        excerpt=flat(block.inlines),
    )
    return Rule(start, end)
