"""What a note says of one work."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """``[start, end)`` in the note; ``kind`` tells how the work is named.

    ``"work"`` by names, title, year or address; ``"ibid"`` as the one before; ``"op-cit"`` as the one of these names
    named before; ``"note"`` as that of another note; ``"alias"`` by its abbreviation; ``"given"`` by
    its key (``[@key]``); ``"told"`` by a law's number or a newspaper's day: ``alias`` is the key.
    """

    start: int
    end: int
    kind: str
    names: tuple[str, ...] = ()  # folded, as said: ("roe", "doe")
    printed: str = ""  # the names as printed
    titles: tuple[str, ...] = ()  # what may be the title, the likeliest first; a plain one may end earlier or later
    marked: bool = False  # the title stands in italics or quotation marks
    year: str = ""
    letter: str = ""  # the "b" of 2007b
    locator: tuple[str, ...] = ()  # its parts as printed: ("vol. 2", "p. 15")
    url: str = ""
    doi: str = ""
    same_author: bool = False
    note: int = 0  # the number of the note that "supra n. 4" points to
    alias: str = ""  # what the work is called from here on, or, for the kind "alias", is called here
    by_year: bool = False  # named as "Roe 2007", in no list of titles
    editors: bool = False
    within: bool = False  # "Roe in Doe 2007": the year is that of the collection

    @property
    def title(self) -> str:
        """The title as printed, or an empty string."""
        return self.titles[0] if self.titles else ""
