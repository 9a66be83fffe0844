"""Which works can a mention mean, by what it says itself?

In: a mention and what is known.  Out: a ``Verdict``: the works it can mean, best first, with scores and a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefbuilder.resolve.mentions.known import Known
from briefbuilder.resolve.mentions.likeness import explained, names_like, title_like, year_like
from briefbuilder.resolve.mentions.mention import Mention
from briefbuilder.resolve.mentions.profile import SMALL, Profile
from briefbuilder.words import fold

TITLE_ENOUGH = 0.84  # a title this like, with a name that fits
TITLE_ALONE = 0.9  # a title this like where no name is given
NAME_ENOUGH = 0.8
CLEAR_NAME = 0.96
WRONG_YEAR = "the only work of this name, of the year beside"
MARGIN = 0.04  # two works nearer to one another than this are not told apart


@dataclass(frozen=True, slots=True)
class Option:
    """A work that a mention can mean."""

    key: str
    score: float
    title: float = 0.0
    name: float = 0.0
    year: float = 0.5


@dataclass(frozen=True, slots=True)
class Verdict:
    """``options`` fit; more than one: they are not told apart. ``near`` are the nearest works, fitting or not."""

    options: tuple[Option, ...]
    reason: str
    near: tuple[str, ...] = ()
    titled: bool = False  # a title decided, or would have


def judge(mention: Mention, known: Known, by_address: dict[str, str], address: str = "") -> Verdict:
    """The works that fit names, title and year together."""
    if address and (key := by_address.get(address)):
        return Verdict((Option(key, 1.0, 1.0, 1.0, 1.0),), "the address is the same", (key,), titled=True)
    scored = sorted(
        (_scored(mention, known.profiles[key]) for key in _candidates(mention, known)), key=lambda one: -one.score
    )
    near = tuple(one.key for one in scored[:3])
    if not scored:
        return Verdict((), "no work by this name is known")
    if mention.titles:
        verdict = _titled(mention, scored, near, known)
        if verdict.options or not mention.names:
            return verdict
        rest = [one for one in scored if one.name >= NAME_ENOUGH and _elsewhere(mention, known.profiles[one.key])]
        return _dated(mention, rest, near, known) if rest and mention.year else verdict
    return _dated(mention, scored, near, known)


def _candidates(mention: Mention, known: Known) -> Iterable[str]:
    found: dict[str, None] = {}
    for name in mention.names:
        found.update(dict.fromkeys(known.keys_by_name(name)))
    for title in mention.titles[:2]:
        found.update(dict.fromkeys(known.keys_by_title(fold(title))))
    return list(found)[:400]


def _elsewhere(mention: Mention, profile: Profile) -> bool:
    """Is what looked like a title the work's place, publisher, periodical?"""
    return not mention.marked and explained(mention.titles[-1] if mention.year else mention.titles[0], profile)


def _scored(mention: Mention, profile: Profile) -> Option:
    title = title_like(mention.titles, profile)
    name = names_like(mention.names, mention.printed, profile)
    year = year_like(_year(mention, profile), profile)
    score = 0.6 * title + 0.28 * name + 0.12 * year if mention.titles else 0.75 * name + 0.25 * year
    return Option(profile.key, score, title, name, year)


def _year(mention: Mention, profile: Profile) -> str:
    """The year said, unless it is one of the title's own words ("Index 2030")."""
    in_title = (
        mention.year and mention.year in profile.title.split() and any(mention.year in one for one in mention.titles)
    )
    return "" if in_title else mention.year


# --- With a title ------------------------------------------------------------------------------------------------


def _titled(mention: Mention, scored: list[Option], near: tuple[str, ...], known: Known) -> Verdict:
    fitting = [one for one in scored if _fits(mention, one, known.profiles[one.key])]
    if not fitting:
        return Verdict((), "no title is like enough", near, titled=True)
    best = max(fitting, key=lambda one: one.score)
    rivals = [
        one for one in fitting if one.key != best.key and best.score - one.score < MARGIN and not _clearer(best, one)
    ]
    if rivals:
        return Verdict((best, *rivals), "two works fit equally well", near, titled=True)
    return Verdict((best,), _reason(mention, best), near, titled=True)


def _fits(mention: Mention, one: Option, profile: Profile) -> bool:
    if not mention.names:
        words = max((len([w for w in fold(title).split() if w not in SMALL]) for title in mention.titles), default=0)
        enough = TITLE_ALONE if words > 1 else 0.99 if mention.marked or mention.year else 0.92
        return one.title >= enough
    if not one.year and mention.year in mention.titles[0].split()[-1:]:
        return False  # "Annual Report 2010" is not that of 2011
    if one.name >= NAME_ENOUGH:
        return one.title >= (TITLE_ENOUGH if one.year else TITLE_ALONE)
    words = len(fold(mention.title).split())
    return one.title >= 0.97 and words > 2 and (one.name >= 0.5 or not profile.names)


def _clearer(best: Option, other: Option) -> bool:
    """One of two near works is meant all the same: its title is exact, or its year is said and not the other's."""
    return best.title > 0.995 > other.title or (best.year == 1.0 and other.year == 0.0) or best.name - other.name > 0.3


def _reason(mention: Mention, best: Option) -> str:
    name = "the name" if best.name == 1 else "nearly the name" if mention.names else "no name"
    title = "the title" if best.title >= 0.97 else "nearly the title"
    year = "the year" if best.year == 1 else "another year" if best.year == 0 else "no year to compare"
    return f"{name}, {title}, {year}"


# --- By name and year --------------------------------------------------------------------------------------------


def _dated(mention: Mention, scored: list[Option], near: tuple[str, ...], known: Known) -> Verdict:
    alike = [one for one in scored if one.name >= NAME_ENOUGH and one.year > 0]
    alike = _first_names(mention, alike, known)
    if mention.within:
        alike = [one for one in alike if known.profiles[one.key].part]
    if mention.letter:
        alike = _lettered(mention, alike, known)
    if not alike:
        return _next_year(mention, scored, near, known)
    if len(alike) > 1:
        alike = _of_as_many(mention, alike, known) or alike
    if len(alike) > 1:
        return Verdict(tuple(alike), "name and year fit more than one work", tuple(one.key for one in alike[:5]))
    return Verdict(
        (alike[0],), "the only work of this name and year" if mention.year else "the only work of this name", near
    )


def _next_year(mention: Mention, scored: list[Option], near: tuple[str, ...], known: Known) -> Verdict:
    """``"Roe 2008"`` may be Roe's only work, of 2007, if the name is right and no more is said."""
    by_name = [one for one in scored if one.name >= NAME_ENOUGH]
    if len(by_name) == 1 and by_name[0].name > CLEAR_NAME and mention.year and not mention.letter:
        year = known.profiles[by_name[0].key].year
        if year.isdigit() and abs(int(year) - int(mention.year)) == 1:
            return Verdict((by_name[0],), WRONG_YEAR, near)
    return Verdict((), "no work of this name and year is known", near)


def _first_names(mention: Mention, alike: list[Option], known: Known) -> list[Option]:
    """Better names first: where one is right, misprints do not count."""
    best = max((one.name for one in alike), default=0.0)
    del mention, known
    return [one for one in alike if one.name >= best - 0.05]


def _of_as_many(mention: Mention, alike: list[Option], known: Known) -> list[Option]:
    """``"Roe 2007"`` is Roe's rather than Roe and Doe's."""
    fitting = [one for one in alike if len(known.profiles[one.key].names) == len(mention.names)]
    return fitting if len(fitting) == 1 and mention.names else []


def _lettered(mention: Mention, alike: list[Option], known: Known) -> list[Option]:
    """The letter of "2007b": as the list has it; else that year's works in the list's order, if that is by title."""
    letters = {one.key: known.profiles[one.key].letter for one in alike}
    if any(letters.values()):
        return [one for one in alike if letters[one.key] == mention.letter]
    if len(alike) < 2:
        return alike if mention.letter == "a" or len(alike) == 1 else []
    order = [key for key in known.profiles if key in letters]
    titles = [_sorting(known.profiles[key].title) for key in order]
    at = ord(mention.letter) - ord("a")
    if titles == sorted(titles) and at < len(order):
        return [one for one in alike if one.key == order[at]]
    return alike


def _sorting(title: str) -> str:
    first, _, rest = title.partition(" ")
    return rest if first in SMALL else title
