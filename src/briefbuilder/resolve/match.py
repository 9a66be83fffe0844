"""The works of a shelf by family name, by telling title word, by address.

In: references.  Out: the few of thousands that an entry has to be held against.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from briefbuilder.model import Reference
from briefbuilder.people import people
from briefbuilder.words import FUNCTION_WORDS, fold

_SMALL = frozenset().union(*FUNCTION_WORDS.values())


class Index:
    """References by folded family name and by telling title word, so that a mention looks at few of thousands."""

    def __init__(self, references: Iterable[Reference] = ()) -> None:
        """Index these references in their order."""
        self.by_key: dict[str, Reference] = {}
        self._families: dict[str, list[str]] = defaultdict(list)
        self._words: dict[str, list[str]] = defaultdict(list)
        self._addresses: dict[str, str] = {}
        for reference in references:
            self.add(reference)

    def add(self, reference: Reference) -> None:
        """Put a reference in, unless its key is there."""
        if reference.key in self.by_key:
            return
        self.by_key[reference.key] = reference
        for name in reference_names(reference):
            self._families[name].append(reference.key)
        for word in set(fold(f"{reference.get('title')} {reference.get('subtitle')}").split()) - _SMALL:
            if len(word) > 3:
                self._words[word].append(reference.key)
        for field in ("url", "doi"):
            if reference.get(field):
                self._addresses.setdefault(address(reference.get(field)), reference.key)

    def by_name(self, names: Iterable[str]) -> tuple[str, ...]:
        """The keys of all works by someone of this family name."""
        return tuple(dict.fromkeys(key for name in names for key in self._families.get(name, ())))

    def by_address(self, value: str) -> Reference | None:
        """The work at this address or with this DOI."""
        return self.by_key[self._addresses[value]] if value and value in self._addresses else None

    def by_title(self, title: str) -> tuple[str, ...]:
        """The keys of works that share a rare word with this title."""
        words = sorted(set(fold(title).split()) & self._words.keys(), key=lambda word: (len(self._words[word]), word))
        near = (key for word in words[:3] if len(self._words[word]) < 60 for key in self._words[word])
        return tuple(dict.fromkeys(near))


def reference_names(reference: Reference) -> tuple[str, ...]:
    """The folded family names of authors, else editors: ``("kozhanov",)``; of a corporate name the whole."""
    value = reference.get("author") or reference.get("editor") or reference.get("institution")
    return tuple(name for name in (fold(one.family) for one in people(value)) if name)


def address(url: str) -> str:
    """An address for comparing: without scheme, "www." and final slash, small letters."""
    plain = url.casefold().partition("://")[2] or url.casefold()
    return plain.removeprefix("www.").removeprefix("doi.org/").removeprefix("dx.doi.org/").rstrip("/#")
