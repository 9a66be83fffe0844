"""The only door to .bib: read, append, write, make a key.

In: the text of a .bib file, or references.  Out: references in BibLaTeX's words (``journaltitle``, ``date``,
``location``; older names are understood), values in plain Unicode; or text.

``references.bib`` belongs to the editor. ``append_entries`` never touches a byte that stands there; what it adds
carries ``briefbuilder = {parsed: 05-brief.txt, line 193 [title=77b10e …]}``: where it was read, a hash of each value.
A field that an editor changes, adds or takes out is the editor's from then on (``provenance``), and ``merge_fields``
leaves it alone. An editor who has checked a whole entry deletes that line or makes it ``briefbuilder = {checked}`` (the
rest may stay: ``{checked: 05-brief.txt, line 193}`` lets the program know the entry again, however much was changed).
"""

from __future__ import annotations

from briefbuilder.bibtex.joining import Joined, join_entries
from briefbuilder.bibtex.keys import make_key
from briefbuilder.bibtex.merging import Change, Merged, Offer, merge_fields, offers_of, owners, remove_entry
from briefbuilder.bibtex.places import places_in
from briefbuilder.bibtex.provenance import Owner, place_of, read_mark
from briefbuilder.bibtex.reading import read_bib
from briefbuilder.bibtex.writing import append_entries, same_work, write_bib
from briefbuilder.csljson import to_csl_json

__all__ = [
    "Change",
    "Joined",
    "Merged",
    "Offer",
    "Owner",
    "append_entries",
    "join_entries",
    "make_key",
    "merge_fields",
    "offers_of",
    "owners",
    "place_of",
    "places_in",
    "read_bib",
    "read_mark",
    "remove_entry",
    "same_work",
    "to_csl_json",
    "write_bib",
]
