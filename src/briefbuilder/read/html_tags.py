"""The names of HTML's elements, by what they mean to a reader of text."""

from __future__ import annotations


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = _names("h1 h2 h3 h4 h5 h6")
LEAVES = HEADINGS | _names("p li dt dd td th figcaption caption address summary")
WHOLE = _names("pre figure")  # pandoc keeps no mark within these; it goes before them
HOLDERS = _names("div section article main blockquote body center header footer aside details")
INLINE = _names(
    "a abbr b bdi bdo big cite code del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time "
    "tt u var wbr br"
)
BLOCKS = HEADINGS | _names(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form header hr legend li main nav ol option p pre section summary table tbody td tfoot th thead tr ul"
)
ACTIVE = _names("script iframe frame frameset object embed applet")
HEAD = _names("head title")
SILENT = HEAD | _names("script style noscript template meta link base object embed applet iframe param")
PICTURES = _names("svg canvas video audio map")
CONTROLS = _names("button label select textarea input option datalist progress meter")
CHROME = _names("header footer aside")
NOTE_BLOCKS = _names("li p div dd aside td blockquote section")
