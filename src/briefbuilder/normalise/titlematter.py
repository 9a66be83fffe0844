"""Read what stands above the text: title, subtitle, author, date, series; and the same block where it is repeated.

Only lines before the first running text are asked, and only what a line plainly is gets a name; the rest of these lines
is taken out of the body and said so. Nothing is guessed: a source without a date has none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from briefbuilder.dates import find_date, is_date_line
from briefbuilder.inlines import Inlines, change, cut, flat, removals, spans, strip
from briefbuilder.language import detect
from briefbuilder.model import (
    Block,
    Document,
    Figure,
    Heading,
    ItemList,
    Metadata,
    Paragraph,
    Quote,
    Removed,
    Rule,
    Run,
    Stated,
    Table,
    block_text,
    extent,
)
from briefbuilder.problems import Problems
from briefbuilder.shapes import (
    ends_sentence,
    fold,
    is_capitals,
    looks_like_name,
    title_case_share,
    words,
)
from briefbuilder.words import ABSTRACT_HEADINGS, BYLINE_WORDS, JOINING_WORDS, NUMBER_WORDS, ORGANISATION_WORDS

_ABSTRACT = {fold(name) for names in ABSTRACT_HEADINGS.values() for name in names}
_NUMBER = "|".join(re.escape(word) for word in sorted(NUMBER_WORDS, key=len, reverse=True) if word not in ("no", "nr"))
_SERIES = re.compile(
    rf"\A(?:[^|]*\|\s*)?(?P<series>[^|\d]{{3,60}}?),?\s+(?:{_NUMBER})\s*(?P<number>\d[\w/.-]{{0,12}})\Z", re.I
)
_BYLINE = re.compile(rf"\A(?:{'|'.join(BYLINE_WORDS)})\s+(?P<name>.+)\Z", re.IGNORECASE)
_NUMBERED = re.compile(r"\A(?:[IVXLC]+|\d{1,2}(?:\.\d+)*|[A-Z])[.)]\s")
_CUT = re.compile(r"[a-zß-ÿа-я]-\Z")
_ORNAMENT = re.compile(r"\A[-–—*~=•].*[-–—*~=•]\Z", re.DOTALL)
_MOST_LINES = 16
_LONGEST_TITLE = 40  # words


@dataclass(slots=True)
class _Head:
    """What has been read of the title matter so far."""

    metadata: Metadata
    title_parts: list[Inlines] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    kept: list[Block] = field(default_factory=list)
    others: list[Inlines] = field(default_factory=list)


def read_title_matter(document: Document, problems: Problems) -> Document:
    """Title matter → ``document.metadata``; its lines leave the body."""
    count = _head_size(document.blocks)
    if document.metadata.title:
        document = _drop_printed_title(document)
    elif count:
        document = _read_head(document, count, problems)
    document = _drop_repeats(document, problems)
    document = _true_case(document, problems)
    if not document.metadata.lang:
        text = "\n".join(block_text(block) for block in document.blocks)
        document = replace(document, metadata=replace(document.metadata, lang=detect(text)))
    return document


# --- The lines above the text ------------------------------------------------------------------------------------


def _head_size(blocks: tuple[Block, ...]) -> int:
    """How many blocks stand before the running text."""
    for index, block in enumerate(blocks[:_MOST_LINES]):
        if not isinstance(block, Paragraph | Heading) or _is_running(block, bool(index)):
            return index
        if index and fold(block_text(block)) in _ABSTRACT:
            return index
    return 0 if len(blocks) < 2 else min(len(blocks) - 1, 1)


def _is_running(block: Paragraph | Heading, inner: bool) -> bool:
    """Is it text that runs? Below the first line a sentence in small letters is, even one that a page break cut."""
    if isinstance(block, Heading):
        return False
    text = flat(block.inlines).strip()
    count = len(words(text))
    small = title_case_share(text) < 0.6 and not is_date_line(text)
    if count > _LONGEST_TITLE or text.endswith((",", ";")) or (_CUT.search(text) and not _ORNAMENT.match(text)):
        return True
    return small and ((ends_sentence(text) and count >= (4 if inner else 8)) or (inner and count >= 8))


def _read_head(document: Document, count: int, problems: Problems) -> Document:
    head = _Head(document.metadata)
    lines = [line for block in document.blocks[:count] for line in _lines(block)]
    kinds = [_kind(flat(line)) for line in lines]
    title = _title_index(kinds, lines)
    following = document.blocks[count] if count < len(document.blocks) else None
    stands_over_text = following is not None and fold(block_text(following)) not in _ABSTRACT
    for index, (kind, line) in enumerate(zip(kinds, lines, strict=True)):
        _take(head, kind, line, index, title, kinds, document, problems, stands_over_text)
    _name_others(head, document, problems)
    blocks = tuple(head.kept) + document.blocks[count:]
    return replace(document, metadata=head.metadata, blocks=blocks, removed=document.removed + tuple(head.removed))


def _lines(block: Block) -> list[Inlines]:
    """The lines of a head block: parted where one of them is a date, a byline or a series, else one title over lines."""
    inlines = block.inlines if isinstance(block, Paragraph | Heading) else ()
    text, bounds, position = flat(inlines), [0], 0
    for inline in inlines:
        if isinstance(inline, Run) and inline.rule == "line-break":
            bounds += [position, position + len(inline.text)]
        position += len(inline.text) if isinstance(inline, Run) else 1
    bounds.append(len(text))
    lines = [cut(inlines, low, high) for low, high in zip(bounds[::2], bounds[1::2], strict=True)]
    if len(lines) > 1 and all(_kind(flat(line)) == "text" for line in lines):
        return [inlines]
    return lines


def _kind(text: str) -> str:
    """What a line above the text is: date, series, byline, name, organisation, ornament or text."""
    bare = text.strip().strip("-–—*•").strip()
    # A date may stand before the series' number: "3 May 2016 Special Report No. 12".
    dated = find_date(bare)
    rest = (bare[: dated.start] + bare[dated.end :]).strip(" ,|–-") if dated else bare
    if _SERIES.match(rest):
        return "series"
    if dated and is_date_line(bare):
        return "date"
    if _BYLINE.match(bare) and looks_like_name(_BYLINE.match(bare)["name"]):  # type: ignore[index]
        return "byline"
    if any(
        word.casefold() in ORGANISATION_WORDS or word.casefold().split("-")[-1] in ORGANISATION_WORDS
        for word in words(bare)
    ):
        return "organisation" if len(words(bare)) <= 10 else "text"
    if _ORNAMENT.match(text.strip()):
        return "ornament"
    return "name" if looks_like_name(bare) else "text"


def _title_index(kinds: list[str], lines: list[Inlines]) -> int:
    """Which line is the title: the first that is nothing else; a lone name may be one, too."""
    for wanted in ("text", "name", "organisation"):
        for index, kind in enumerate(kinds):
            if kind == wanted and len(words(flat(lines[index]))) <= _LONGEST_TITLE:
                return index
    return -1


def _take(
    head: _Head,
    kind: str,
    line: Inlines,
    index: int,
    title: int,
    kinds: list[str],
    document: Document,
    problems: Problems,
    stands_over_text: bool,
) -> None:
    text = flat(line).strip()
    meta = head.metadata
    if index == title:
        bare, spaces = strip(line)
        head.removed.extend(removals(spaces, "spaces"))
        head.metadata = replace(meta, title=Stated(text.rstrip("."), bare))
    elif kind in ("date", "series"):
        _take_date_and_series(head, line, document, problems)
    elif kind in ("byline", "name") and not meta.authors:
        name = _BYLINE.match(text)
        position = name.start("name") if name else 0
        head.removed.extend(removals(cut(line, 0, position), "byline-label"))
        head.metadata = replace(meta, authors=(Stated(text[position:], cut(line, position)),))
    elif kind == "organisation" and not meta.publisher:
        head.metadata = replace(meta, publisher=Stated(text.strip("-–— "), line))
    elif kind == "text" and _is_subtitle(text, index, title, kinds, head):
        head.metadata = replace(meta, subtitle=Stated(text, line))
    elif kind == "text" and 0 <= title < index == len(kinds) - 1 and text[:1].isupper() and stands_over_text:
        head.kept.append(Heading(1, line))
    else:
        head.others.append(line)


def _take_date_and_series(head: _Head, line: Inlines, document: Document, problems: Problems) -> None:
    text = flat(line)
    dated = find_date(text)
    rest = line
    used = False
    if dated:
        if not head.metadata.date:
            used = True
            stated = Stated(dated.value, cut(line, dated.start, dated.end))
            head.metadata = replace(head.metadata, date=stated)
            _say_doubt(dated.doubtful, text, line, document, problems)
        else:
            head.removed.extend(removals(cut(line, dated.start, dated.end), "repeated-header"))
        rest = cut(line, 0, dated.start) + cut(line, dated.end)
    match = _SERIES.match(flat(rest).strip())
    if match and not head.metadata.series:
        series = Stated(match["series"].strip(), rest)
        head.metadata = replace(head.metadata, series=series, number=Stated(match["number"]))
    elif rest:
        rule = "repeated-header" if match or not used else "date-label"
        head.removed.extend(removals(rest, rule))


def _say_doubt(doubtful: bool, text: str, line: Inlines, document: Document, problems: Problems) -> None:
    if doubtful:
        problems.warn(
            "date-ambiguous",
            f"“{text.strip()}” was read day first",
            document.source.place(extent(line)[0]),
            "give the date in book.yaml if it is month first",
        )


def _is_subtitle(text: str, index: int, title: int, kinds: list[str], head: _Head) -> bool:
    """The line after the title, if more title matter follows it; the last line before the text is a heading."""
    if index != title + 1 or head.metadata.subtitle or not title >= 0:
        return False
    return len(words(text)) >= 2 and not _NUMBERED.match(text) and index + 1 < len(kinds)


def _name_others(head: _Head, document: Document, problems: Problems) -> None:
    """The lines nobody named: a repetition, a series, or title matter that stays out of the body."""
    for line in head.others:
        text = flat(line).strip()
        title = head.metadata.title
        if title and fold(text) == fold(title.value):
            head.removed.extend(removals(line, "repeated-header"))
        elif not head.metadata.series and len(words(text)) <= 3 and find_date(text) is None and head.metadata.date:
            head.metadata = replace(head.metadata, series=Stated(text, line))
        else:
            head.removed.extend(removals(line, "title-matter"))
            problems.note(
                "title-matter",
                f"“{text}” above the text was left out",
                document.source.place(extent(line)[0]),
                "give title, author, publisher … in book.yaml if it belongs to them",
                text,
            )


# --- Repetitions -------------------------------------------------------------------------------------------------


def _drop_printed_title(document: Document) -> Document:
    """Where the title is known from the file itself, the same words as first heading are a repetition."""
    title = document.metadata.title
    for index, block in enumerate(document.blocks[:4]):
        if title and isinstance(block, Heading | Paragraph) and fold(flat(block.inlines)) == fold(title.value):
            if title.inlines:
                gone = document.removed + removals(block.inlines, "repeated-header")
                metadata = document.metadata
            else:
                gone = document.removed
                metadata = replace(document.metadata, title=replace(title, inlines=block.inlines))
            blocks = document.blocks[:index] + document.blocks[index + 1 :]
            return replace(document, blocks=blocks, removed=gone, metadata=metadata)
    return document


def _drop_repeats(document: Document, problems: Problems) -> Document:
    """A title block that comes again before the text: its lines go, a name above it is the author, a rule stands for it."""
    title, subtitle = document.metadata.title, document.metadata.subtitle
    known = {fold(stated.value) for stated in (title, subtitle) if stated and len(words(stated.value)) > 1}
    blocks: list[Block] = []
    removed: list[Removed] = []
    metadata = document.metadata
    ruled = False
    for block in document.blocks:
        if not isinstance(block, Paragraph) or fold(flat(block.inlines)) not in known:
            blocks.append(block)
        elif blocks and not ruled:
            metadata = _author_above(blocks, metadata, removed)
            blocks.append(_rule_for(block, document, problems, removed))
            ruled = True
        else:
            removed.extend(removals(block.inlines, "repeated-header"))
    return replace(document, blocks=tuple(blocks), metadata=metadata, removed=document.removed + tuple(removed))


def _author_above(blocks: list[Block], metadata: Metadata, removed: list[Removed]) -> Metadata:
    """A name right above the repeated title is the author's, for the first time or once more."""
    last = blocks[-1]
    if not isinstance(last, Paragraph) or not looks_like_name(flat(last.inlines)):
        return metadata
    name = flat(last.inlines).strip()
    known = metadata.authors[0] if metadata.authors else None
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
        "the title comes again before the text; a rule stands there now, so that what follows is no part of the section above",
        document.source.place(start),
        excerpt=flat(block.inlines),
    )
    return Rule(start, end)


# --- Capitals ----------------------------------------------------------------------------------------------------


def _true_case(document: Document, problems: Problems) -> Document:
    """A title in capitals in the case in which the document itself writes its words."""
    title = document.metadata.title
    if not title or not title.inlines or not is_capitals(title.value) or len(words(title.value)) < 3:
        return document
    original = document.metadata.original_title
    if original and fold(original.value) == fold(title.value) and not is_capitals(original.value):
        value, how = original.value, "as the source names it below its text"
    else:
        value, how = _case_by_text(title.value, document), "word by word as the text writes them"
    text = flat(title.inlines)
    inlines = change(title.inlines, 0, len(text), value, "title-case")
    problems.note(
        "title-case",
        f"the title in capitals was set as “{value}”, {how}",
        document.source.place(extent(title.inlines)[0]),
        "give the title in book.yaml if it is wrong",
        title.value,
    )
    return replace(document, metadata=replace(document.metadata, title=Stated(value, inlines)))


def _case_by_text(title: str, document: Document) -> str:
    seen: Counter[str] = Counter()
    for block in document.blocks:
        if isinstance(block, Paragraph | Quote | ItemList | Table | Figure):
            # A sentence's first word tells nothing about its case.
            seen.update(re.findall(r"(?<=[\w,;] )[^\W\d_]+", block_text(block)))
    small = set().union(*JOINING_WORDS.values())

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        forms = {form: count for form, count in seen.items() if form.casefold() == word.casefold()}
        if forms:
            return max(forms, key=lambda form: (forms[form], form))
        return word.lower() if word.casefold() in small else word.capitalize()

    value = re.sub(r"[^\W\d_]+", cased, title)
    return value[:1].upper() + value[1:]
