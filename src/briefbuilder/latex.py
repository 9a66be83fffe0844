r"""LaTeX in .bib values to plain Unicode and back: ``r"Cl\'ement \\& {NASA}"`` and ``"Clément & NASA"``.

Unicode stays as it is; only what TeX reads as a command is escaped, so that a reader of either kind gets the same text.
"""

from __future__ import annotations

import functools
import re

from pylatexenc.latex2text import (  # type: ignore[import-untyped]
    LatexNodes2Text,
    MacroTextSpec,
    get_default_latex_context_db,
)
from pylatexenc.latexwalker import (  # type: ignore[import-untyped]
    get_default_latex_context_db as get_default_walker_context_db,
)
from pylatexenc.macrospec import LatexContextDb, MacroSpec  # type: ignore[import-untyped]

_SPECIAL = re.compile(r"[\\{}$&%#_^~]|(?<=-)-|(?<=`)`|(?<=')'|(?<=[?!])`|(?<=,),|(?<=<)<|(?<=>)>")
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_LIGATURES = "-`',<>"  # two of these in a row are one letter to TeX: an empty group keeps them apart
_SINGLE_QUOTES = re.compile(r"(?<!\w)'([^']+)'(?!\w)")  # in pairs they are quotation marks: TeX has only apostrophes
_QUOTE = "\ue001"
_LETTERS = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
_ONE_ARGUMENT = {
    "enquote": "“%s”", "mkbibquote": "“%s”", "mkbibemph": "%s", "mkbibitalic": "%s", "mkbibbold": "%s", "url": "%s",
    "textsc": "%s", "texttt": "%s", "textsuperscript": "%s", "textsubscript": "%s", "nolinkurl": "%s",
}  # fmt: skip
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_NEEDS_DECODING = re.compile(r"[\\{}$~%]|--|``|''|[?!]`|,,|<<|>>")


def encode(text: str) -> str:
    r"""Plain text to LaTeX-safe text: ``"50% & more"`` gives ``r"50\% \& more"``."""
    marked = _SINGLE_QUOTES.sub(f"{_QUOTE}\\1{_QUOTE}", text)
    return _SPECIAL.sub(_escape, marked).replace(_QUOTE, r"\textquotesingle{}")


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    if letter in _LIGATURES:
        return "{}" + letter
    return _ESCAPES.get(letter, "\\" + letter)


def decode(text: str) -> str:
    r"""LaTeX to plain text, braces gone: ``r"{\'E}cole {NASA}"`` gives ``"École NASA"``. Never raises."""
    text = " ".join(text.split())
    if not _balanced(text):
        text = re.sub(r"(?<!\\)[{}]", "", text)
    if not _NEEDS_DECODING.search(text):
        return text
    try:
        decoded = _decoder().latex_to_text(_BARE_PERCENT.sub(r"\\%", text), latex_context=_grammar())
    except Exception:  # noqa: BLE001 - pylatexenc meets broken LaTeX with errors of many kinds; then the text stays
        return text
    return " ".join(decoded.replace("\N{NO-BREAK SPACE}", " ").split())


def _balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0


@functools.cache
def _decoder() -> LatexNodes2Text:
    context = get_default_latex_context_db()
    macros = [MacroTextSpec(name, simplify_repl=text) for name, text in _ONE_ARGUMENT.items()]
    macros += [MacroTextSpec(name, simplify_repl=text) for name, text in _LETTERS.items()]
    context.add_context_category("briefbuilder", macros=macros, prepend=True)
    return LatexNodes2Text(latex_context=context, keep_braced_groups=False, math_mode="verbatim")


@functools.cache
def _grammar() -> LatexContextDb:
    context = get_default_walker_context_db()
    macros = [MacroSpec(name, "{") for name in _ONE_ARGUMENT]
    context.add_context_category("briefbuilder", macros=macros, prepend=True)
    return context
