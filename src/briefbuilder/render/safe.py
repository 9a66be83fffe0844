"""What may stand in a book, and nothing else: an allow-list on the tree after citeproc, and again on the finished HTML.

In: a tree made from untrusted texts and untrusted bibliographies.  Out: the same tree with what is not known to be
harmless taken away (its words stay), and a name for each thing taken.  The second check changes nothing: it raises.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from briefbuilder.problems import OurError
from briefbuilder.render import tree
from briefbuilder.render.tree import Node, Nodes

Report = Callable[[str], None]

_BLOCKS = frozenset(
    "Para Plain Header BlockQuote BulletList OrderedList DefinitionList CodeBlock HorizontalRule Table Figure Div "
    "LineBlock".split()
)
_INLINES = frozenset(
    "Str Space SoftBreak LineBreak Emph Strong Underline Strikeout Superscript Subscript SmallCaps Quoted Cite Code "
    "Link Image Note Span".split()
)
_WITH_ATTRIBUTES = {
    "Header": 1,
    "CodeBlock": 0,
    "Table": 0,
    "Figure": 0,
    "Div": 0,
    "Code": 0,
    "Link": 0,
    "Image": 0,
    "Span": 0,
}
# citeproc's own classes, and ours.
_CLASSES = frozenset(
    "chapter title note call call-again uncalled lost-picture reset-citation-positions unnumbered "
    "references csl-bib-body hanging-indent csl-entry csl-left-margin csl-right-inline csl-block csl-indent "
    "csl-no-emph csl-no-strong csl-no-smallcaps nocase nodecor smallcaps underline uri email citation".split()
)
_ATTRIBUTES = frozenset({"lang", "dir", "note", "chapter", "entry-spacing", "line-spacing"})
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\x00-\x20\"<>\\^`{|}\x7f]+", re.IGNORECASE)
_LOCAL_ID = re.compile(r"#[A-Za-z][A-Za-z0-9_.:-]*")
_PICTURE = re.compile(r"asset:[A-Za-z0-9._-]+")
_LANG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_STYLE = re.compile(r"text-align: (?:left|right|center);?")


def clean(blocks: Nodes, report: Report) -> Nodes:
    """The blocks with everything unknown taken away: raw HTML, foreign links, event attributes.

    ``report`` hears of each in a few words: ``raw HTML``, ``link to javascript:…``.
    """
    cleaned: Nodes = tree.rewrite(blocks, lambda node: _node(node, report))
    return cleaned


def _node(node: Node, report: Report) -> Nodes | None:  # noqa: PLR0911 - one return per kind of node
    kind = node["t"]
    if kind in ("RawInline", "RawBlock"):
        report(f"raw {node['c'][0]}: {_short(node['c'][1])}")
        return []
    if kind == "Math":
        return [{"t": "Code", "c": [tree.attributes(), tree.clean(node["c"][1])]}]
    if kind == "Str":
        return [{"t": "Str", "c": tree.clean(node["c"])}]
    if kind == "Link":
        return _link(node, report)
    if kind == "Image":
        return _image(node, report)
    if kind in _WITH_ATTRIBUTES:
        return [_with_attributes(node, report)]
    return None


def _with_attributes(node: Node, report: Report) -> Node:
    """The node with known attributes only, and what is within it cleaned."""
    place = _WITH_ATTRIBUTES[node["t"]]
    content = [
        clean(part, report) if index != place else _attributes(part, report) for index, part in enumerate(node["c"])
    ]
    return {"t": node["t"], "c": content}


def _attributes(attributes: list[Any], report: Report) -> list[Any]:
    given_id, classes, pairs = attributes
    kept = [
        [name, value] for name, value in pairs if name in _ATTRIBUTES and (name != "lang" or _LANG.fullmatch(value))
    ]
    for name, value in pairs:
        if name.lower().startswith("on") or name == "style":
            report(f"attribute {name}: {_short(value)}")
    return [
        given_id if re.fullmatch(r"[A-Za-z0-9][^\s\"'<>&]*", given_id) else "",
        [name for name in classes if name in _CLASSES],
        kept,
    ]


def _link(node: Node, report: Report) -> Nodes:
    attributes, content, (target, _title) = node["c"]
    inner: Nodes = clean(content, report)
    if _ADDRESS.fullmatch(target) or _LOCAL_ID.fullmatch(target):
        return [{"t": "Link", "c": [_attributes(attributes, report), inner, [target, ""]]}]
    report(f"link to {_short(target)}")
    return inner


def _image(node: Node, report: Report) -> Nodes:
    attributes, content, (target, _title) = node["c"]
    inner: Nodes = clean(content, report)
    if _PICTURE.fullmatch(target):
        return [{"t": "Image", "c": [_attributes(attributes, report), inner, [target, ""]]}]
    report(f"picture from {_short(target)}")
    return inner


def _short(value: str) -> str:
    folded = " ".join(value.split())
    return folded if len(folded) <= 60 else f"{folded[:59]}…"


# --- The finished HTML -------------------------------------------------------------------------------------------

_ELEMENTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        "p h2 h3 h4 h5 h6 em strong u del sup sub code pre blockquote ul li dl dt dd hr br table caption thead tbody "
        "tfoot tr colgroup figure figcaption div span q".split(),
        frozenset(),
    ),
    "ol": frozenset({"start", "type"}),
    "th": frozenset({"style", "colspan", "rowspan"}),
    "td": frozenset({"style", "colspan", "rowspan"}),
    "col": frozenset({"style"}),
    "a": frozenset({"href", "rel", "role"}),
    "img": frozenset({"src", "alt"}),
    "body": frozenset(),
}
_EVERYWHERE = frozenset({"id", "class", "lang", "dir", "data-cites", "aria-hidden"})


def check(fragment: Any) -> None:  # noqa: ANN401 - lxml has no public element type
    """Raise OurError where a finished fragment holds anything that must not reach a reader's machine."""
    for element in fragment.iter():
        if not isinstance(element.tag, str):
            raise OurError("a comment or an instruction reached a chapter's HTML")
        known = _ELEMENTS.get(element.tag)
        if known is None:
            raise OurError(f"an element reached a chapter's HTML that has no place in a book: <{element.tag}>")
        for name, value in element.items():
            _check_attribute(element, name, value, known)


def _check_attribute(element: Any, name: str, value: str, known: frozenset[str]) -> None:  # noqa: ANN401
    allowed = name in known or name in _EVERYWHERE
    checks: dict[str, re.Pattern[str]] = {"src": _PICTURE, "style": _STYLE}
    if name == "href":
        allowed = allowed and bool(_ADDRESS.fullmatch(value) or _LOCAL_ID.fullmatch(value))
    elif name in checks:
        allowed = allowed and bool(checks[name].fullmatch(value.strip()))
    if not allowed:
        raise OurError(
            f'an attribute reached a chapter\'s HTML that must not: {name}="{_short(value)}" of <{element.tag}>'
        )


def parse(html: str) -> Any:  # noqa: ANN401 - lxml has no public element type
    """What pandoc wrote, as a tree under ``body``; it is well-formed XML, or pandoc or we erred."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        return etree.fromstring(f"<body>{html}</body>".encode(), parser)
    except etree.XMLSyntaxError as error:
        raise OurError(f"the HTML of the book is not well-formed: {error}") from error
