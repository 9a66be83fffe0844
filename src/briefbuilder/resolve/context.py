"""Where a note is called: the sentence before the call, and the dates it names.

In: a document.  Out: per note id the text of the sentence that carries its call.
"""

from __future__ import annotations

import re

from briefbuilder.model import Break, Call, Document, Run, leaf_inlines
from briefbuilder.resolve.parts.dates import find_dates

_SENTENCE = re.compile(r"(?<=[^\W\d_]{3}[.!?])[”\"’)»]*\s+(?=[“\"„«(]?[^\W\d_a-z])")


def call_sentences(document: Document) -> dict[str, str]:
    """``{"n5": "On 3 May 2016 the council met."}``.

    Of each note the sentence that ends at, or holds, its first call.
    """
    found: dict[str, str] = {}
    for block in document.blocks:
        for inlines in leaf_inlines(block):
            text = ""
            for inline in inlines:
                match inline:
                    case Run():
                        text += inline.text
                    case Break():
                        text += " "
                    case Call():
                        found.setdefault(inline.note, _last_sentence(text))
                    case _:
                        pass
    return found


def _last_sentence(text: str) -> str:
    """The last sentence of a text that was read up to a call; the call may stand after the full stop."""
    sentences = _SENTENCE.split(text.rstrip()[-1500:])
    return sentences[-1] if sentences else ""


def later_date(sentence: str, date: str) -> str:
    """A date in the sentence, at least a month precise, that is later than the work's: or an empty string."""
    if not date[:4].isdigit():
        return ""
    for found in find_dates(sentence):
        value = found.value.partition("/")[0]
        shared = min(len(value), len(date))
        if found.precise and value[:shared] > date[:shared]:
            return value
    return ""
