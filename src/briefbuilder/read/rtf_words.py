"""RTF's words: those that are a character, a style, a change of state, or say what their group is for."""

from __future__ import annotations

from collections.abc import Callable

from briefbuilder.model import Style
from briefbuilder.read.rtf_writer import Writer

# Behind a backslash, and no letters.
SYMBOLS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}", b"\t": " "}
CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ", b"tab": "\t", b"zwj": "\u200d",
    b"zwnj": "\u200c", b"ltrmark": "\u200e", b"rtlmark": "\u200f",
}  # fmt: skip
TOGGLES: dict[bytes, Style] = {
    b"b": "strong", b"i": "emph", b"super": "sup", b"sub": "sub", b"strike": "strike", b"striked": "strike",
    b"scaps": "smallcaps", b"ul": "underline", b"uld": "underline", b"uldash": "underline", b"uldb": "underline",
    b"ulw": "underline", b"ulth": "underline", b"ulwave": "underline",
}  # fmt: skip
WORDS: dict[bytes, Callable[[Writer, int | None], None]] = {
    b"par": Writer.paragraph,
    b"pard": Writer.pard,
    b"plain": Writer.plain,
    b"line": Writer.line,
    b"lbr": Writer.line,
    b"page": Writer.page_end,
    b"sect": Writer.page_end,
    b"column": Writer.page_end,
    b"cell": Writer.cell,
    b"nestcell": Writer.paragraph,
    b"row": Writer.row,
    b"trowd": Writer.row_begins,
    b"trhdr": Writer.row_is_head,
    b"chftn": Writer.number_of_note,
    b"ftnalt": Writer.kind_of_note,
    b"ansicpg": Writer.own_page,
    b"mac": lambda writer, _: writer.named_page("mac_roman"),
    b"pc": lambda writer, _: writer.named_page("cp437"),
    b"pca": lambda writer, _: writer.named_page("cp850"),
    b"deff": Writer.default_font,
    b"f": Writer.set_font,
    b"fs": Writer.set_size,
    b"uc": Writer.set_skip,
    b"ulnone": lambda writer, _: writer.toggle("underline", on=False),
    b"nosupersub": lambda writer, _: writer.raised(0, "sup"),
    b"up": lambda writer, number: writer.raised(number, "sup"),
    b"dn": lambda writer, number: writer.raised(number, "sub"),
    b"v": lambda writer, number: writer.hide("hidden", on=number != 0),
    b"deleted": lambda writer, number: writer.hide("deleted", on=number != 0),
    b"revised": Writer.revised,
    b"s": lambda writer, number: writer.shaped(style=number or 0),
    b"outlinelevel": lambda writer, number: writer.shaped(outline=min(max(number or 0, 0), 9)),
    b"li": lambda writer, number: writer.shaped(left=number or 0),
    b"lin": lambda writer, number: writer.shaped(left=number or 0),
    b"fi": lambda writer, number: writer.shaped(first=number or 0),
    b"qc": lambda writer, _: writer.shaped(centred=True),
    b"ilvl": lambda writer, number: writer.shaped(level=min(max(number or 0, 0), 8)),
    b"intbl": lambda writer, _: writer.shaped(in_table=True),
    b"itap": lambda writer, number: writer.shaped(in_table=bool(number)),
}
# The first word of a group says what it is for.
DESTINATIONS: dict[bytes, Callable[[Writer], None]] = {
    b"fonttbl": lambda writer: writer.into("fonts"),
    b"stylesheet": lambda writer: writer.into("style"),
    b"info": lambda writer: writer.into("info"),
    b"title": lambda writer: writer.into("title"),
    b"subject": lambda writer: writer.into("subject"),
    b"author": lambda writer: writer.into("author"),
    b"operator": lambda writer: writer.into("skip"),
    b"listtext": lambda writer: writer.into("marker"),
    b"pntext": lambda writer: writer.into("marker"),
    b"footnote": lambda writer: writer.begin_note("footnote"),
    b"endnote": lambda writer: writer.begin_note("endnote"),
    b"annotation": lambda writer: writer.into("comment"),
    b"field": Writer.begin_field,
    b"fldinst": lambda writer: writer.into("fldinst"),
    b"fldrslt": Writer.field_result,
    b"upr": Writer.double,
    b"ud": Writer.in_unicode,
    b"pict": Writer.picture,
    b"sp": lambda writer: writer.into("shape"),
    b"shpinst": lambda writer: writer.into("shape"),
    b"do": lambda writer: writer.into("shape"),
    b"shptxt": Writer.begin_box,
    b"dptxbxtext": Writer.begin_box,
}
