"""What reading and writing have in common: our mark, the fields of names, those that are taken as they stand."""

from __future__ import annotations

import re

MARK = "briefbuilder"

NAME_FIELDS = frozenset(
    "author editor translator bookauthor editora editorb editorc holder introduction foreword afterword".split()
)
VERBATIM_FIELDS = frozenset(
    "url doi file eprint isbn issn date urldate eventdate origdate langid crossref xdata ids".split()
)

# The head of a block: ``@book{ames2011harbours``.
BLOCK_HEAD = re.compile(r"^[ \t]*@(\w+)[ \t]*[{(][ \t]*([^\s,{}()=\"]*)", re.MULTILINE)
