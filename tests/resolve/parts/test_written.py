"""What parsing makes is written so that every reader of .bib files gets it back, letter by letter."""

from __future__ import annotations

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefbuilder.bibtex import read_bib, write_bib
from briefbuilder.model import Reference
from briefbuilder.problems import Problems
from briefbuilder.resolve.parsing import parse_references
from briefbuilder.resolve.parts.marked import Marked

PRINTED = (
    "Roe, M.A. & Doe, J. (2007). Low tide: 50 % & more of {NATO}_harbours? Kiel: Sea Press.",
    "d'Oré, Jean, and the Ruiz y Mora, José. “It’s ‘quoted’ -- here,” Harbour News, 12–14 March 2015, http://a.org/b_c%20d#e.",
    "Лодкин И.И. Гавани и моря // Вестник гаваней. 2017. № 3 (45). С. 12–27.",
    "Harbour Council and Sons & Co., ~Tides~ $5 ^ C\\# (Kiel: Roe & Sons, 2007), §4.",
    "رو، مریم. «بنادر و کشتی‌ها». تهران: نشر دریا، ۱۳۹۴.",
)


def reference(text: str, key: str = "roe2007") -> Reference:
    places = tuple(range(len(text)))
    (draft,) = parse_references((Marked(text, places, tuple(place + 1 for place in places), (False,) * len(text)),))
    return Reference(key, draft.type, tuple(draft.bib_fields.items()), "editor")


def again(text: str) -> Reference:
    problems = Problems()
    (found,) = read_bib(text, "references.bib", problems)
    return found


@pytest.mark.parametrize("printed", PRINTED)
def test_written_and_read_again(printed: str) -> None:
    made = reference(printed)
    written = write_bib([made])
    assert dict(again(written).fields) == dict(made.fields)
    assert write_bib([again(written)]) == written
    library = bibtexparser.parse_string(written)
    assert not library.failed_blocks
    assert set(library.entries[0].fields_dict) == set(dict(made.fields))


@given(st.text(alphabet="Roe, M.J &%{}$#_^~\\\"'“”-–:;/()[]2007Жé@\n\t", min_size=1, max_size=80))
def test_any_string_is_parsed_and_written(text: str) -> None:
    made = reference(text)
    if not made.fields:
        return
    written = write_bib([made])
    assert not bibtexparser.parse_string(written).failed_blocks
    assert write_bib([again(written)]) == written
