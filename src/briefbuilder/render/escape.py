r"""Words → Markdown that reads back as the same words; pandoc's own writer leaves some out.

In: a tree whose words are plain.  Out: the same tree whose words are raw Markdown, escaped where pandoc, in the place
where they stand, would read them as a sign: ``1\. May`` at the head of a paragraph, ``1. May`` within it.
"""

from __future__ import annotations

import re
import urllib.parse
from dataclasses import dataclass
from typing import Any

from briefbuilder.render import tree
from briefbuilder.render.tree import Node, Nodes

_ALWAYS = frozenset("\\*`[]<|~^{$#")
# What begins a list, a quotation, a heading, a rule, a definition, a title block or a caption at the head of a line.
_LINE_HEAD = re.compile(r"[-+>%:=]|(?:\(?(?:[0-9]+|[^\W\d_]|[ivxlcdm]+|[IVXLCDM]+|#)[.)](?=$|\s))|(?i:table):")
_ENTITY = re.compile(r"&(?=#?\w+;?)")
_BEHIND_NODE = "(:{["
_URL_TEXT = re.compile(r"[A-Za-z0-9:/?#&=+,;%@!$'*~._\-]+")
_URL_SAFE = "%/?#&=+,;:@!$'*~.-_"
_BREAKS = ("Space", "SoftBreak", "LineBreak")
_INNER = ("Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Strikeout", "Underline")


@dataclass(slots=True)
class _State:
    """Where the pen stands: at a line's head, behind which character, behind a node that is no word.

    ``semicolons`` are signs within a citation; ``raised`` text is escaped twice, for pandoc reads it twice (3.9).
    """

    head: bool = True
    before: str = ""
    after_node: bool = False
    semicolons: bool = False
    raised: bool = False


def escape(nodes: Any) -> Any:  # noqa: ANN401 - JSON
    """Blocks with their words escaped."""
    return tree.rewrite(nodes, _block)


def escape_inlines(content: Nodes) -> Nodes:
    """The inlines of one leaf (paragraph, heading, cell) with their words escaped."""
    return _inlines(content, _State())


def _block(node: Node) -> Nodes | None:  # noqa: PLR0911 - one return per kind of block
    match node["t"]:
        case "Para" | "Plain":
            return [{"t": node["t"], "c": escape_inlines(node["c"]) + _lone_picture(node["c"])}]
        case "Table":  # a picture alone in a cell stays a picture
            return [{"t": "Table", "c": tree.rewrite(node["c"], _cell)}]
        case "Header":
            level, attributes, content = node["c"]
            return [{"t": "Header", "c": [level, attributes, escape_inlines(content)]}]
        case "CodeBlock":
            return [{"t": "RawBlock", "c": ["markdown", fenced(node["c"][1])]}]
        case "Figure":
            return [_figure(node)]
        case "HorizontalRule":  # pandoc's fills the line, and ours is as long as a paragraph may be
            return [{"t": "RawBlock", "c": ["markdown", "* * *"]}]
        case "Div":  # a box has no clean form in Markdown; what is in it has
            inner_blocks: Nodes = escape(node["c"][1])
            return inner_blocks
        case _:
            return None


def _cell(node: Node) -> Nodes | None:
    """A cell's line: a break in it would make a grid of the table, which few programs but pandoc read."""
    if node["t"] != "Plain":
        return None
    line: Nodes = tree.rewrite(node["c"], lambda inner: [tree.SPACE] if inner["t"] == "LineBreak" else None)
    return [{"t": "Plain", "c": escape_inlines(line)}]


def _lone_picture(content: Nodes) -> Nodes:
    r"""A picture alone in a paragraph would become a figure, its words a caption; ``\`` behind it says no."""
    return [{"t": "RawInline", "c": ["markdown", "\\"]}] if [node["t"] for node in content] == ["Image"] else []


def _figure(node: Node) -> Node:
    """With its words escaped; one without caption is a picture in a paragraph. Its words become an attribute."""
    attributes, caption, content = node["c"]
    if not caption[1]:
        picture = [piece for inner in content for piece in inner["c"]]
        return {"t": "Para", "c": escape_inlines(picture) + _lone_picture(picture)}
    words = [{"t": "Plain", "c": escape_inlines(block["c"])} for block in caption[1]]
    pictures = tree.rewrite(content, lambda inner: [_picture(inner)] if inner["t"] == "Image" else None)
    return {"t": "Figure", "c": [attributes, [None, words], pictures]}


def _picture(node: Node) -> Node:
    attributes, content, (target, title) = node["c"]
    return {"t": "Image", "c": [attributes, content, [urllib.parse.quote(target, safe=_URL_SAFE), title]]}


def fenced(code: str) -> str:
    """Code between fences longer than any in it; pandoc's indented code runs into the list before it."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{code}\n{fence}"


def _inlines(content: Nodes, state: _State) -> Nodes:
    out: Nodes = []
    for index, node in enumerate(content):
        following = content[index + 1] if index + 1 < len(content) else None
        out.append(_inline(node, following, state))
    return out


def _inline(node: Node, following: Node | None, state: _State) -> Node:
    kind = node["t"]
    if kind == "Str":
        return _str(node["c"], following, state)
    if kind in _BREAKS:
        state.head, state.before, state.after_node = kind == "LineBreak", " ", False
        # A raw space, since pandoc's layout swallows a space behind a character of no width.
        return {"t": "RawInline", "c": ["markdown", " "]} if kind == "Space" else node
    node = _with_inner(node, state)
    state.head, state.before, state.after_node = False, "", True
    return node


def _str(word: str, following: Node | None, state: _State) -> Node:
    written = _escaped(word, following, state)
    state.head, state.before, state.after_node = False, word[-1:], False
    return {"t": "RawInline", "c": ["markdown", written]}


def _with_inner(node: Node, state: _State) -> Node:
    kind: str = node["t"]
    content: Any = node.get("c")
    if kind in _INNER:
        raised = state.raised or kind in ("Superscript", "Subscript")
        return {"t": kind, "c": _inlines(content, _State(state.head, "", after_node=True, raised=raised))}
    if kind == "Span":
        return {"t": kind, "c": [content[0], _inlines(content[1], _State(state.head, "", after_node=True))]}
    if kind == "Link":
        return _link(node)
    if kind == "Image":
        attributes, words, target = _picture(node)["c"]
        return {"t": "Image", "c": [attributes, _inlines(words, _State(head=False)), target]}
    if kind == "Cite":
        return {"t": "Cite", "c": [[_citation(one) for one in content[0]], content[1]]}
    return node


def _link(node: Node) -> Node:
    attributes, content, target = node["c"]
    address = tree.text(content)
    if address == target[0] and _URL_TEXT.fullmatch(address):
        return node  # pandoc writes <https://…>, where nothing needs an escape
    return {"t": "Link", "c": [attributes, _inlines(content, _State(head=False)), target]}


def _citation(one: Node) -> Node:
    escaped = dict(one)
    escaped["citationPrefix"] = _inlines(one["citationPrefix"], _State(head=False, semicolons=True))
    suffix = _inlines(one["citationSuffix"], _State(head=False, semicolons=True))
    escaped["citationSuffix"] = [piece for node in suffix for piece in _suffix_piece(node)]
    return escaped


def _suffix_piece(node: Node) -> Nodes:
    r"""Braces round a locator are pandoc's, ``{12}`` and not ``\{12}``; a comma stays a word and so joins the key."""
    if node["t"] != "RawInline":
        return [node]
    written = node["c"][1].replace("\\{", "{")
    if written.startswith((",", "{}")):
        cut = 1 if written[0] == "," else 2
        return [{"t": "Str", "c": written[:cut]}, {"t": "RawInline", "c": ["markdown", written[cut:]]}]
    return [{"t": "RawInline", "c": ["markdown", written]}]


def _escaped(word: str, following: Node | None, state: _State) -> str:
    marked = {index for index, letter in enumerate(word) if _is_sign(word, index, letter, state)}
    if state.head:
        marked |= head_signs(word, spaced=following is not None and following["t"] == "Space")
    if state.after_node and word[0] in _BEHIND_NODE:
        marked.add(0)
    if word.endswith("!") and following is not None and following["t"] not in _BREAKS:  # ![…] would be a picture
        marked.add(len(word) - 1)
    return "".join(_sign(letter, state) if index in marked else letter for index, letter in enumerate(word))


def _sign(letter: str, state: _State) -> str:
    r"""``\*`` for ``*``."""
    return f"\\\\\\{letter}" if state.raised else f"\\{letter}"


def _is_sign(word: str, index: int, letter: str, state: _State) -> bool:
    if letter in _ALWAYS:
        return True
    before = word[index - 1] if index else state.before
    if letter == "_":  # snake_case is no emphasis
        after = word[index + 1 : index + 2]
        return not (before.isalnum() and after.isalnum())
    if letter == "@":  # an email address is no citation
        return not before.isalnum()
    if letter == "&":
        return bool(_ENTITY.match(word, index))
    return letter == ";" and state.semicolons


def head_signs(word: str, *, spaced: bool) -> set[int]:
    r"""What a line's first word needs escaped lest it begin a list: ``1.`` gives {1}. ``spaced``: a space follows."""
    found = _LINE_HEAD.match(word)
    if not found:
        return set()
    if spaced and re.fullmatch(r"[^\W\d_]\.", word) and word[0].isupper():
        return set()  # "A. Smith": pandoc wants two spaces before it takes this for a list
    return {found.end() - 1}
