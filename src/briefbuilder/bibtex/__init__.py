"""The only door to .bib: read, append, write, make a key.

In: the text of a .bib file, or references.  Out: references in BibLaTeX's words (``journaltitle``, ``date``,
``location``; older names are understood), values in plain Unicode; or text.

``references.bib`` belongs to the editor. ``append_entries`` never touches a byte that stands there; what it adds
carries ``briefbuilder = {parsed: 05-brief.txt, line 193}``. An editor who has corrected an entry deletes that
line or makes it ``briefbuilder = {checked}`` (the rest may stay: ``{checked: 05-brief.txt, line 193}`` lets the program
know the entry again, however much was changed): from then on the entry counts as the editor's own.
"""

from __future__ import annotations

from briefbuilder.bibtex.keys import make_key
from briefbuilder.bibtex.reading import read_bib
from briefbuilder.bibtex.writing import append_entries, same_work, write_bib
from briefbuilder.csljson import to_csl_json

__all__ = ["append_entries", "make_key", "read_bib", "same_work", "to_csl_json", "write_bib"]
