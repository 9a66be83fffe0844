"""Document → pandoc's tree: flat runs become nested emphasis and links, calls become notes, mentions become Cite.

In: blocks of a Document.  Out: pandoc's JSON nodes.  Nothing is escaped and nothing is lost here: the words of the
nodes are the words of the runs, with white space folded as Markdown and HTML fold it (a no-break space is kept).
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from briefbuilder.language import RIGHT_TO_LEFT
from briefbuilder.model import (
    Block,
    Break,
    Call,
    Citation,
    CitedWork,
    CodeBlock,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    ItemList,
    Note,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    leaf_inlines,
)
from briefbuilder.render import tree
from briefbuilder.render.tree import Node, Nodes

_STYLE_NODES = {
    "emph": "Emph", "strong": "Strong", "sup": "Superscript", "sub": "Subscript", "smallcaps": "SmallCaps",
    "strike": "Strikeout", "underline": "Underline",
}  # fmt: skip
# Outermost first where two styles reach equally far: one order, so that the same text is the same tree.
_ORDER = ("link:", "strong", "emph", "underline", "strike", "smallcaps", "sup", "sub")
_ALIGNS = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}
_MODES = {"normal": "NormalCitation", "in-text": "AuthorInText", "suppress-author": "SuppressAuthor"}
_LINKS = ("http://", "https://", "mailto:")
# Letters an address may hold as they are; the rest (spaces, quotes, brackets) is percent-encoded, which means the same.
_URL_SAFE = "%/?#&=+,;:@!$'*~.-_[]"


def write_mark(call: Call) -> Nodes:
    """A call without its note: the mark as it stood, raised."""
    return [{"t": "Superscript", "c": tree.words(call.label)}] if call.label.strip() else []


@dataclass(frozen=True, slots=True)
class Hand:
    """How to write what differs from output to output: ``call`` gives a call's nodes, ``languages`` marks languages."""

    call: Callable[[Call], Nodes] = write_mark
    languages: bool = True


# --- Inlines -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """A node before nesting; ``wraps`` are the styles (and "link:…") it stands in."""

    node: Node
    wraps: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        return str(self.node["t"])


def inlines(items: Sequence[Inline], hand: Hand) -> Nodes:
    """``(Run("a "), Run("b", styles={"emph"}))`` → ``[Str "a", Space, Emph [Str "b"]]``."""
    pieces: list[_Piece] = []
    for item in items:
        for piece in _pieces(item, hand):
            _add(pieces, piece)
    while pieces and pieces[-1].kind in ("Space", "LineBreak"):
        pieces.pop()
    return _nest(_fit_spaces(pieces))


def _pieces(item: Inline, hand: Hand) -> Iterable[_Piece]:
    match item:
        case Run():
            return _run_pieces(item)
        case Break():
            return (_Piece({"t": "LineBreak"}),)
        case Call():
            return tuple(_Piece(node) for node in hand.call(item))
        case Citation():
            return (_Piece(cite(item)),)
        case Image():
            return (_Piece(image(item)),)


def _run_pieces(run: Run) -> Iterable[_Piece]:
    # Code is not raised, and nothing is raised and lowered at once: Markdown cannot say it, nor does anybody mean it.
    styles: frozenset[str] = run.styles
    unsaid = {"code", "sup", "sub"} if "code" in styles else {"sub"} if "sup" in styles else set()
    wraps = styles - unsaid
    if target := address(run.link):
        wraps |= {f"link:{target}"}
    if "code" in run.styles and run.text.strip():
        yield _Piece({"t": "Code", "c": [tree.attributes(), "".join(tree.pieces(run.text))]}, wraps)
        return
    for piece in tree.pieces(run.text):
        yield _Piece(tree.SPACE if piece == " " else {"t": "Str", "c": piece}, wraps)


def address(link: str) -> str:
    """The link as an address that every format can carry; empty where it is none of http, https, mailto."""
    target = link.strip()
    if not target.lower().startswith(_LINKS):
        return ""
    return urllib.parse.quote(tree.clean(target), safe=_URL_SAFE)


def _add(pieces: list[_Piece], piece: _Piece) -> None:
    """Append; spaces fold, and what belongs together (two halves of a word, two stretches of code) joins."""
    last = pieces[-1] if pieces else None
    if piece.kind in ("Space", "LineBreak") and (last is None or last.kind == "LineBreak"):
        return
    if piece.kind == "LineBreak" and last is not None and last.kind == "Space":
        pieces[-1] = piece
    elif last is not None and piece.kind == last.kind == "Space":
        pieces[-1] = replace(last, wraps=last.wraps & piece.wraps)
    elif last is not None and piece.kind == last.kind and piece.kind in ("Str", "Code") and piece.wraps == last.wraps:
        pieces[-1] = replace(last, node=_joined(last.node, piece.node))
    else:
        if (
            last is not None
            and last.kind == "Cite"
            and (piece.wraps or piece.kind not in ("Str", "Space", "LineBreak"))
        ):
            pieces.append(_Piece(tree.SPACE))  # [@a][@b] would be a link named b
        pieces.append(piece)


def _joined(left: Node, right: Node) -> Node:
    if left["t"] == "Code":
        return {"t": "Code", "c": [left["c"][0], left["c"][1] + right["c"][1]]}
    return {"t": "Str", "c": left["c"] + right["c"]}


def _fit_spaces(pieces: list[_Piece]) -> list[_Piece]:
    """A space at the edge of an emphasis stands outside it (Markdown has no other way to say it).

    Raised text holds no spaces at all: two raised words are two, for ``^a b^`` is no superscript in Markdown.
    """
    fitted: list[_Piece] = []
    for index, piece in enumerate(pieces):
        if piece.kind not in ("Space", "LineBreak"):
            fitted.append(piece)
            continue
        before = pieces[index - 1].wraps if index else frozenset()
        after = pieces[index + 1].wraps if index + 1 < len(pieces) else frozenset()
        own = piece.wraps if piece.kind == "Space" else before
        fitted.append(replace(piece, wraps=(own & before & after) - {"sup", "sub"}))
    return fitted


def _nest(pieces: Sequence[_Piece]) -> Nodes:
    """Wrap neighbours that share a style, the longest stretch outermost."""
    out: Nodes = []
    index = 0
    while index < len(pieces):
        if not pieces[index].wraps:
            out.append(pieces[index].node)
            index += 1
            continue
        wrap, end = max(((wrap, _reach(pieces, index, wrap)) for wrap in pieces[index].wraps), key=_rank)
        inner = [replace(piece, wraps=piece.wraps - {wrap}) for piece in pieces[index:end]]
        out.append(_wrapped(wrap, _nest(inner)))
        index = end
    return out


def _reach(pieces: Sequence[_Piece], start: int, wrap: str) -> int:
    end = start
    while end < len(pieces) and wrap in pieces[end].wraps:
        end += 1
    return end


def _rank(candidate: tuple[str, int]) -> tuple[int, int, str]:
    wrap, end = candidate
    name = "link:" if wrap.startswith("link:") else wrap
    return (end, -_ORDER.index(name), wrap)


def _wrapped(wrap: str, content: Nodes) -> Node:
    if wrap.startswith("link:"):
        return tree.link(content, wrap.removeprefix("link:"))
    return {"t": _STYLE_NODES[wrap], "c": content}


def image(picture: Image) -> Node:
    """A picture with its text alternative."""
    return {"t": "Image", "c": [tree.attributes(), tree.words(picture.alt.strip()), [tree.clean(picture.target), ""]]}


# --- Citations ---------------------------------------------------------------------------------------------------


def cite(citation: Citation) -> Node:
    """``Citation((CitedWork("key", "12"),))`` → what pandoc reads from ``[@key, 12]``."""
    shown = "; ".join(f"@{work.key}" for work in citation.works)
    return {"t": "Cite", "c": [[_cited(work) for work in citation.works], tree.words(f"[{shown}]")]}


def _cited(work: CitedWork) -> Node:
    return {
        "citationId": work.key,
        "citationPrefix": tree.words(work.prefix.strip()),
        "citationSuffix": tree.words(suffix(work)),
        "citationMode": {"t": _MODES[work.mode]},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def suffix(work: CitedWork) -> str:
    """What follows the key: ``, 12``; with words behind it ``, {12}, emphasis added``, lest a word be taken for a page.

    Braces say where the locator ends; empty ones that there is none, although a figure follows (``{}, 3 November``).
    """
    locator, after = work.locator.strip(), work.suffix.rstrip()
    if not after.strip():
        return f", {locator}" if locator else ""
    lead = after if not after[0].isalnum() else f", {after}"
    if locator:
        return f", {{{locator}}}{lead}"
    return f"{{}}{lead}"


# --- Blocks ------------------------------------------------------------------------------------------------------


def blocks(items: Iterable[Block], hand: Hand) -> Nodes:
    """The nodes of blocks in order; what is empty leaves nothing."""
    return [node for item in items for node in _block(item, hand)]


def _block(block: Block, hand: Hand) -> Nodes:  # noqa: PLR0911 - one return per kind of block
    match block:
        case Paragraph(items, lang):
            content = inlines(items, hand)
            return _in_language([tree.paragraph(content)] if content else [], lang, hand)
        case Heading(level, items, lang):
            content = inlines(items, hand)
            pairs = language_pairs(lang) if hand.languages else []
            return [{"t": "Header", "c": [level, tree.attributes(pairs=pairs), content]}] if content else []
        case Quote(inner, lang):
            content = blocks(inner, hand)
            return _in_language([{"t": "BlockQuote", "c": content}] if content else [], lang, hand)
        case ItemList():
            return _item_list(block, hand)
        case Table():
            return [_table(block, hand)] if block.header or block.rows else []
        case Figure():
            return _figure(block, hand)
        case CodeBlock(items):
            return [{"t": "CodeBlock", "c": [tree.attributes(), tree.clean(_verbatim(items))]}]
        case Rule():
            return [{"t": "HorizontalRule"}]


def language_pairs(lang: str) -> list[tuple[str, str]]:
    """``language_pairs("fa")`` → ``[("lang", "fa"), ("dir", "rtl")]``."""
    if not lang:
        return []
    return [("lang", lang), ("dir", "rtl")] if direction(lang) == "rtl" else [("lang", lang)]


def direction(lang: str) -> str:
    """``"rtl"`` or ``"ltr"``."""
    return "rtl" if lang.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"


def _in_language(nodes: Nodes, lang: str, hand: Hand) -> Nodes:
    if not lang or not nodes or not hand.languages:
        return nodes
    return [tree.div(nodes, pairs=language_pairs(lang))]


def _verbatim(items: Sequence[Inline]) -> str:
    return "".join(item.text if isinstance(item, Run) else "\n" if isinstance(item, Break) else "" for item in items)


def _item_list(block: ItemList, hand: Hand) -> Nodes:
    items = [blocks(item, hand) for item in block.items]
    if block.tight and all(_fits_tight(item) for item in items):
        items = [[tree.plain(node["c"]) if node["t"] == "Para" else node for node in item] for item in items]
    items = [item for item in items if item]
    if not items:
        return []
    if block.ordered:
        return [{"t": "OrderedList", "c": [[block.start, *_marks(block)], items]}]
    return [{"t": "BulletList", "c": items}]


_NUMERALS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman", "I": "UpperRoman"}
_POINTS = {".": "Period", ")": "OneParen", "()": "TwoParens"}
# A first mark that Markdown reads as the other kind: "v." is a letter, "i." a Roman numeral.
_AMBIGUOUS = {"a": (9,), "A": (9,), "i": (5, 10, 50), "I": (5, 10, 50)}


def _marks(block: ItemList) -> list[Node]:
    """Numeral and delimiter of an ordered list: ``"(a)"`` gives LowerAlpha and TwoParens."""
    numeral = block.style.strip("().") or "1"
    point = block.style.replace(numeral, "") or "."
    if block.start in _AMBIGUOUS.get(numeral, ()):
        numeral = "1"
    return [{"t": _NUMERALS.get(numeral, "Decimal")}, {"t": _POINTS.get(point, "Period")}]


def _fits_tight(item: Nodes) -> bool:
    """A paragraph, and lists below it: anything else in a tight list runs into the paragraph before it in Markdown."""
    return all(node["t"] in ("BulletList", "OrderedList") for node in item[1:])


def _figure(block: Figure, hand: Hand) -> Nodes:
    caption = inlines(block.caption, hand)
    if block.image is None:
        return [tree.div([tree.paragraph(caption)], classes=["lost-picture"])] if caption else []
    picture = tree.plain([image(block.image)])
    return [{"t": "Figure", "c": [tree.attributes(), [None, [tree.plain(caption)] if caption else []], [picture]]}]


def _table(block: Table, hand: Hand) -> Node:
    width = max(len(row) for row in (block.header, block.rows[0] if block.rows else (), *block.rows))
    aligns = [*block.aligns, *[""] * width][:width]
    columns = [[{"t": _ALIGNS.get(align, "AlignDefault")}, {"t": "ColWidthDefault"}] for align in aligns]
    caption = inlines(block.caption, hand)
    head = [_row(block.header, width, hand)] if block.header else []
    body = [tree.attributes(), 0, [], [_row(row, width, hand) for row in block.rows]]
    return {
        "t": "Table",
        "c": [
            tree.attributes(),
            [None, [tree.plain(caption)] if caption else []],
            columns,
            [tree.attributes(), head],
            [body],
            [tree.attributes(), []],
        ],
    }


def _row(cells: Sequence[Sequence[Inline]], width: int, hand: Hand) -> list[object]:
    filled = [*cells, *[()] * width][:width]
    return [tree.attributes(), [_cell(inlines(cell, hand)) for cell in filled]]


def _cell(content: Nodes) -> list[object]:
    return [tree.attributes(), {"t": "AlignDefault"}, 1, 1, [tree.plain(content)] if content else []]


# --- Notes -------------------------------------------------------------------------------------------------------


def called(document: Document, *more: Sequence[Inline]) -> list[str]:
    """The ids of the notes in the order in which the text calls them first; ``more`` is called before the text."""
    known = {note.id for note in document.notes}
    leaves = [*more, *(leaf for block in document.blocks for leaf in leaf_inlines(block))]
    ids = (item.note for leaf in leaves for item in leaf if isinstance(item, Call) and item.note in known)
    return list(dict.fromkeys(ids))


def uncalled(document: Document, hand: Hand, *more: Sequence[Inline]) -> Nodes:
    """The notes that nothing calls, as paragraphs with their marks: nobody can jump there, but nothing is lost."""
    found = set(called(document, *more))
    return [node for note in document.notes if note.id not in found for node in _loose_note(document, note, hand)]


def _loose_note(document: Document, note: Note, hand: Hand) -> Nodes:
    content = blocks(note.blocks, hand)
    mark = tree.words(document.source.text[note.label_start : note.label_end].strip() or note.label.strip())
    if content and content[0]["t"] == "Para" and mark:
        content[0] = tree.paragraph([*mark, tree.SPACE, *content[0]["c"]])
    elif mark:
        content.insert(0, tree.paragraph(mark))
    return content
