"""Works that notes name in ways of their own: laws by number or abbreviation, newspapers by their day; and mere talks.

In: a text and a position.  Out: a ``Told``: the key of the work, its place, where it ends; or the stretches of talks.
``"§ 4 Abs. 2 DeichG"``, ``"Art. 14 of Regulation (EU) No 12/2013"``, ``"Harbour Post, 3 May 2016, p. 2"``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from briefbuilder.dates import find_date
from briefbuilder.model import Reference
from briefbuilder.resolve.mentions.locators import locator_at
from briefbuilder.resolve.mentions.profile import SMALL
from briefbuilder.resolve.mentions.signs import QUOTED_AT, either
from briefbuilder.words import LAW_WORDS, TALKS, fold

_LAWS = frozenset(fold(word) for row in LAW_WORDS.values() for word in row)
_LAW_ENDINGS = ("gesetz", "gesetzbuch", "verordnung", "ordnung")
_HEAD = 90  # letters at an entry's head within which a law says that it is one
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]")
_NUMBER = re.compile(r"(?<![\w/-])(?:\d{1,5}/\d{2,5}(?:/[^\W\d_]{2,3})?|\d{2,5}-(?:\d{1,5}|[^\W\d_]{1,3}))(?![\w/])")
_PLACED = re.compile(r"§|arts?\b|articles?\b|artikel|artículo|articolo|artigo|ст\b|s\.|ss\.|sections?\b|recital", re.I)
_BETWEEN = frozenset("eu ec eg eec ewg ue ce no nr n federal the den dem".split())
_WORD = re.compile(r"[^\W_]+")
_ACT = re.compile(r"(?:[^\W\d_][\w’'-]*\s){1,8}(?:Act|Law|Code|Ordinance)(?:,?\s(?:1[4-9]|20)\d\d|(?=\s*[(,]))")
NEAR = 60
LONGEST_DAY = 90
_OVER = re.compile(r"\s*(?:[.;)\]]|$)")


@dataclass(frozen=True, slots=True)
class Told:
    """The work ``key``, named in ``[start, end)``, with its place and the reason."""

    key: str
    start: int
    end: int
    locator: tuple[str, ...]
    reason: str


@dataclass(slots=True)
class OwnWays:
    """What laws are called, and what came out on which day."""

    laws: dict[str, str] = field(default_factory=dict)  # "DeichG" → key
    acts: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # "Dyke" → ("Dyke Act 1951", key)
    days: dict[str, list[tuple[str, frozenset[str]]]] = field(default_factory=dict)  # "2016-05-03" → paper's words

    def add(self, reference: Reference) -> None:
        """Know one more work."""
        for name in law_names(reference.raw or reference.get("title")):
            self.laws[name] = "" if name in self.laws else reference.key  # two laws of one name: neither
        if act := _ACT.match(reference.raw or reference.get("title")):
            self.acts.setdefault(act[0].split()[0], []).append((act[0], reference.key))
        words = frozenset(_telling(reference.get("journaltitle")))
        if words and len(reference.get("date")) == len("2016-05-03"):
            self.days.setdefault(reference.get("date"), []).append((reference.key, words))

    def at(self, text: str, here: int, limit: int, *, head: bool) -> Told | None:
        """The law or the day's paper that is named here; ``head``: a segment begins here."""
        if (self.laws or self.acts) and (law := self._law(text, here, limit, head=head)):
            return law
        return self._day(text, here, limit) if self.days and head else None

    def _law(self, text: str, here: int, limit: int, *, head: bool) -> Told | None:
        before, low = locator_at(text, here, limit) if _PLACED.match(text, here) else ((), here)
        for match in re.finditer(r"[^\s,;:()“”„»«]+", text[low : min(limit, low + NEAR)]):
            key, end = self._named(text, low + match.start(), match[0])
            if not key:
                if not _leads(match[0]):
                    return None
                continue
            after, stop = locator_at(text, end, limit)
            if before or after or (head and _OVER.match(text, end)):
                return Told(key, here, max(end, stop), (*before, *after), "the law's own name")
            return None
        return None

    def _named(self, text: str, start: int, word: str) -> tuple[str, int]:
        """The law that is called by this word, or by what begins with it, and where that ends."""
        bare = word.rstrip(".")
        for act, key in self.acts.get(bare, ()):
            if text.startswith(act, start):
                return key, start + len(act)
        return self.laws.get(bare, ""), start + len(bare)

    def _day(self, text: str, here: int, limit: int) -> Told | None:
        stretch = text[here : min(limit, here + LONGEST_DAY)]
        dated = find_date(stretch)
        said = _telling(stretch[: dated.start]) if dated else []  # a doubtful 3.5. is settled by the list
        if not dated or not said:
            return None
        fitting = [
            key for key, words in self.days.get(dated.value, ()) if set(said) <= words and 2 * len(said) >= len(words)
        ]
        if len(fitting) != 1:
            return None
        parts, stop = locator_at(text, here + dated.end, limit)
        if not parts and not _OVER.match(text, here + dated.end):
            return None
        return Told(fitting[0], here, max(stop, here + dated.end), parts, "the newspaper and its day")


def law_names(printed: str) -> Iterator[str]:
    """``"Deichschutzgesetz (DeichG) vom 3. Mai 2016"`` → "DeichG"; ``"Regulation (EU) No 12/2013"`` → "12/2013"."""
    head = printed.strip('*“”"„«» ')[:_HEAD]
    if not any(_is_law(word) for word in _WORD.findall(head)):
        return
    for inside in _BRACKETED.findall(printed):
        for part in re.split(r"\s[-–—]\s|[;,:]\s+", inside):
            name = part.strip('“”"„«»‘’ ')
            if (
                " " not in name
                and (sum(map(str.isupper, name)) > 1 or _is_law(name))
                and name not in ("EU", "EG", "EC")
            ):
                yield name
    if number := _NUMBER.search(printed):
        yield number[0]


def _is_law(word: str) -> bool:
    folded = fold(word)
    return folded in _LAWS or (folded.endswith(_LAW_ENDINGS) and word[0].isupper())


def _leads(word: str) -> bool:
    """May this stand in front of a law's number?"""
    folded = fold(word).strip(".")
    return not folded or word == "№" or folded in _BETWEEN or folded in SMALL or folded in _LAWS


def _telling(text: str) -> list[str]:
    return [word for word in fold(text).split() if word not in SMALL and word not in _DAY_WORDS]


_DAY_WORDS = frozenset("vom v of du del dated ed edition issue ausgabe numero edicion ot".split())

# --- Talks and letters -------------------------------------------------------------------------------------------

_TALK = re.compile(rf"(?<!\w)(?:{either(word for row in TALKS.values() for word in row)})(?!\w)", re.IGNORECASE)
_CUE = re.compile(r"[\s(]+")
_SOMEONE = re.compile(r"(?:[^\W\d_a-zà-ÿа-яё][\w’'.-]*\s?){1,4},\s+")
_TALK_ENDS = re.compile(r";|[.!?]\s+(?=[^\W\d_a-zà-ÿа-яё][^\W\d_]{2})|$")


def talks(text: str, starts: Iterable[int]) -> list[tuple[int, int]]:
    """Stretches on talks and letters, which name people and no works: up to a stop, or where one is quoted from."""
    found: list[tuple[int, int]] = []
    heads = sorted(starts)
    for match in _TALK.finditer(text):
        if found and match.start() < found[-1][1]:
            continue
        end = _TALK_ENDS.search(text, match.end())
        high = end.start() if end else len(text)
        low = heads[bisect_right(heads, match.start()) - 1] if heads and heads[0] <= match.start() else 0
        if match.start() - low > len("— ") and not _by_someone(text, low, match.start(), high):
            continue
        quoted = next((one for one in _CUE.finditer(text, match.end(), high) if QUOTED_AT.match(text, one.end())), None)
        found.append((low, quoted.end() if quoted else high))
    return found


def _by_someone(text: str, low: int, talk: int, high: int) -> bool:
    """``"Mary Roe, e-mail to the author, 3 May 2016"``: a name, the word, a day."""
    if talk - low > NEAR or not _SOMEONE.fullmatch(text, low, talk):
        return False
    return find_date(text[talk : min(high, talk + LONGEST_DAY)]) is not None
