"""One assignment for all mentions of a text: a best path over its notes, with what points back in document order.

In: notes with their mentions, one after the other.  Out: a ``Decision`` for each mention.
A path is a row of choices. Where more than one work can be meant, paths part; what comes later (an "op. cit.", a page
beyond the article's last, "supra n. 4") speaks for one of them; few are kept, so the time is linear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from briefbuilder.resolve.mentions.judge import NAME_ENOUGH, WRONG_YEAR, Option, Verdict, judge
from briefbuilder.resolve.mentions.known import Known
from briefbuilder.resolve.mentions.likeness import names_like
from briefbuilder.resolve.mentions.locators import pages, shown
from briefbuilder.resolve.mentions.mention import Mention
from briefbuilder.resolve.mentions.profile import Profile
from briefbuilder.resolve.mentions.sounds import skeleton

PATHS = 6  # paths that are kept
BACK = 400  # mentions that are looked back at
RECENT = 8  # paths that agree in this many mentions are one
UNSURE = 0.62  # leaving a mention open weighs this much: more than one of two works that fit alike

_Choice = tuple[str, float, "Decision"]  # a work, how much speaks for it, and the answer

NOBODY = "?0"  # a mention that was left open
STRANGE = "?"  # begins the name of a work that stands in no list


@dataclass(frozen=True, slots=True)
class Decision:
    """What a mention means: ``key`` is empty for a work in no list. ``doubt`` is what speaks against the rule."""

    key: str
    confidence: float
    reason: str
    near: tuple[str, ...] = ()
    doubt: str = ""
    title: float = 1.0
    name: float = 1.0
    inherited: tuple[str, ...] = ()
    locator: tuple[str, ...] = ()
    strange: bool = False  # an unknown work, or nothing to point back to


@dataclass(frozen=True, slots=True)
class _Step:
    """A choice on a path; ``before`` is the one in front of it."""

    before: _Step | None
    work: str  # a key, or "?…"
    names: tuple[str, ...]
    note: int  # running number of the note
    label: int
    chapter: int
    locator: tuple[str, ...]
    decision: Decision


@dataclass(frozen=True, slots=True)
class _Path:
    score: float
    last: _Step | None
    previous: tuple[_Step, ...] = ()  # the mentions of the note before
    here: tuple[_Step, ...] = ()  # those of this note


@dataclass(slots=True)
class Chain:
    """Notes come in with ``note``; ``decisions`` gives one row per note once all are in."""

    known: Known
    by_address: dict[str, str] = field(default_factory=dict)
    paths: list[_Path] = field(default_factory=lambda: [_Path(0.0, None)])
    _count: int = 0
    _chapter: int = 0
    _lost: bool = False
    _last: dict[str, str] = field(default_factory=dict)  # name → work cited last, for what lies far back
    _aliases: dict[str, str] = field(default_factory=dict)
    _fits: dict[tuple[str, tuple[str, ...], str], bool] = field(default_factory=dict)
    _strangers: dict[tuple[str, str], str] = field(default_factory=dict)

    def chapter(self) -> None:
        """A chapter begins: notes are counted anew, and no "Ibid." looks over its edge."""
        self._chapter += 1
        self.paths = [_Path(path.score, path.last) for path in self.paths]

    def lost(self) -> None:
        """A note whose source is lost: an "Ibid." after it means nobody knows what."""
        self._count += 1
        self._lost = True
        self.paths = [_Path(path.score, path.last) for path in self.paths]

    def note(
        self,
        label: int,
        mentions: Sequence[Mention],
        addresses: Sequence[str],
        made: Callable[[Mention], str] | None = None,
    ) -> None:
        """Take the mentions of the next note; ``made`` may put a work that stands in no list on the shelf."""
        self._count += 1
        for mention, address in zip(mentions, addresses, strict=True):
            self._take(mention, address, label, made)
        if mentions:
            self._lost = False
            self.paths = [_Path(path.score, path.last, path.here) for path in self.paths]
            self._remember()

    def decisions(self) -> list[Decision]:
        """The best path's choices, first to last."""
        row: list[Decision] = []
        step = self.paths[0].last
        while step is not None:
            row.append(step.decision)
            step = step.before
        return row[::-1]

    # --- One mention ---------------------------------------------------------------------------------------------

    def _take(self, mention: Mention, address: str, label: int, made: Callable[[Mention], str] | None) -> None:
        verdict = None
        if mention.kind == "work" and not mention.same_author:
            verdict = self._judged(mention, address, made)
        grown: list[_Path] = []
        for path in self.paths:
            choices = self._choices(mention, path, verdict, address, made)
            grown.extend(self._stepped(mention, path, label, *choice) for choice in choices)
        best: dict[tuple[str, ...], _Path] = {}
        for path in sorted(grown, key=lambda one: -one.score):
            best.setdefault(tuple(step.work for step in (*path.previous, *path.here)) + tuple(_recent(path)), path)
        self.paths = list(best.values())[:PATHS]
        if mention.alias and mention.kind not in ("alias", "told") and self.paths[0].last:
            self.known.call(mention.alias, self.paths[0].last.work)
            self._aliases[mention.alias] = self.paths[0].last.work
        if mention.names:
            self.known.learn(mention.names)

    def _stepped(self, mention: Mention, path: _Path, label: int, work: str, score: float, decision: Decision) -> _Path:
        """A path with one more choice; a page that the article does not have speaks against it."""
        decision = self._placed(decision, mention, work)
        names = mention.names or self._names_of(work, path)
        where = decision.locator or decision.inherited
        step = _Step(path.last, work, names, self._count, label, self._chapter, where, decision)
        return _Path(
            path.score + score + self._fitting(work, decision.locator), step, path.previous, (*path.here, step)
        )

    def _judged(self, mention: Mention, address: str, made: Callable[[Mention], str] | None) -> Verdict:
        verdict = judge(mention, self.known, self.by_address, address)
        if not verdict.options and made and (key := made(mention)):
            return Verdict((Option(key, 0.8, 1.0, 1.0),), "read from the note itself", (key,), titled=True)
        return verdict

    def _choices(
        self,
        mention: Mention,
        path: _Path,
        verdict: Verdict | None,
        address: str,
        made: Callable[[Mention], str] | None,
    ) -> list[_Choice]:
        if mention.kind in ("given", "told", "ibid", "alias"):
            return [self._backward(mention, path)]
        if mention.kind == "note":
            return self._pointed(mention, path)
        if mention.same_author and mention.kind == "work":
            mention = self._with_author(mention, path)
            verdict = self._judged(mention, address, made)
        if verdict is None or not (mention.titles or mention.year or mention.url or mention.within):
            return self._named_before(mention, path)
        return self._said(mention, path, verdict)

    def _backward(self, mention: Mention, path: _Path) -> _Choice:
        """What says no name: a key, "Ibid.", an abbreviation."""
        if mention.kind == "given":
            return mention.alias, 1.0, Decision(mention.alias, 1.0, "cited by its key", (mention.alias,))
        if mention.kind == "told":
            return mention.alias, 1.0, Decision(mention.alias, 0.92, mention.printed, (mention.alias,))
        return self._ibid(path) if mention.kind == "ibid" else self._called(mention)

    # --- Choices by what is said -----------------------------------------------------------------------------------

    def _said(self, mention: Mention, path: _Path, verdict: Verdict) -> list[_Choice]:
        options = verdict.options
        if not options:
            work = self._strange(mention)
            if not verdict.titled and (old := self._strange_before(mention, path)):
                work = old
            return [(work, 0.6, Decision("", 0.0, verdict.reason, verdict.near, strange=True))]
        if len(options) == 1:
            return [self._single(mention, path, verdict, options[0])]
        cited = [one.key for one in options if any(step.work == one.key for step in _walk(path.last))]
        told = cited[0] if len(cited) == 1 and verdict.titled else ""  # a short title is that of a work already named
        choices = [
            (one.key, 0.5 + 0.2 * (one.key == told) + self._noted(mention, one.key, path), one) for one in options[:4]
        ]
        reason = f"{verdict.reason}; this one was cited before"
        open_ = Decision("", 0.4, verdict.reason, verdict.near, strange=True)
        return [
            *((key, score, Decision(key, 0.6, reason, verdict.near, "another work fits as well", one.title, one.name))
              for key, score, one in choices),
            (self._strange(mention), UNSURE, open_),
        ]  # fmt: skip

    def _single(self, mention: Mention, path: _Path, verdict: Verdict, one: Option) -> _Choice:
        confidence = min(1.0, one.score) if verdict.titled else 0.8
        if one.year == 0.0:
            confidence -= 0.1
        if not verdict.titled and self._strange_before(mention, path):
            confidence = 0.55
        doubt = "another year is said" if verdict.reason == WRONG_YEAR else ""
        confidence = 0.5 if doubt else confidence
        bonus = self._noted(mention, one.key, path)
        return (
            one.key,
            one.score + bonus,
            Decision(one.key, round(confidence, 3), verdict.reason, verdict.near, doubt, one.title, one.name),
        )

    def _noted(self, mention: Mention, key: str, path: _Path) -> float:
        """Does the note pointed to, if any, cite this work?"""
        if not mention.note:
            return 0.0
        return 0.25 if any(step.work == key for step in self._of_note(mention.note, path)) else -0.05

    def _strange(self, mention: Mention) -> str:
        """A work in no list: the same one for the same names and title."""
        names = "".join(skeleton(name.replace(" ", "")) for name in mention.names[:1])
        said = (names, mention.title.casefold() or mention.year)
        return self._strangers.setdefault(said, f"{STRANGE}{len(self._strangers) + 1}")

    def _strange_before(self, mention: Mention, path: _Path) -> str:
        return next(
            (
                step.work
                for step in _walk(path.last)
                if step.work.startswith(STRANGE) and step.work != NOBODY and _same_names(step.names, mention.names)
            ),
            "",
        )

    # --- Choices by what stands before -------------------------------------------------------------------------------

    def _ibid(self, path: _Path) -> _Choice:
        before = path.here[-1:] or path.previous
        if not before:
            why = "the note before has lost its source" if self._lost else "no note before it names a work"
            return NOBODY, 0.5, Decision("", 0.0, why, strange=True)
        step = before[-1]
        doubt = "the note before names more than one work" if len({one.work for one in before}) > 1 else ""
        if step.work.startswith(STRANGE):
            reason = "the note before names a work that stands in no list"
            return step.work, 0.6, Decision("", 0.0, reason, step.decision.near, strange=True)
        reason = "the work of the note before" + (f"; but {doubt}" if doubt else "")
        return (
            step.work,
            0.9,
            Decision(step.work, 0.6 if doubt else 0.95, reason, (step.work,), doubt, inherited=step.locator),
        )

    def _called(self, mention: Mention) -> _Choice:
        work = self.known.meaning(mention.alias)
        if work.startswith(STRANGE) or not work:
            return (
                work or NOBODY,
                0.6,
                Decision("", 0.0, "the abbreviation is that of a work in no list", strange=True),
            )
        return work, 0.95, Decision(work, 0.95, "called so in an earlier note", (work,))

    def _of_note(self, number: int, path: _Path) -> list[_Step]:
        steps = [step for step in _walk(path.last) if step.label == number and step.chapter == self._chapter]
        return list(reversed(steps))

    def _pointed(self, mention: Mention, path: _Path) -> list[_Choice]:
        """``"Roe (n. 4)"``: the work of this name in that note; one note further on or back if it is not there."""
        mention = self._with_author(mention, path) if mention.same_author else mention
        for number in (mention.note, mention.note - 1, mention.note + 1):
            there = [step for step in self._of_note(number, path) if not mention.names or self._is_by(step, mention)]
            works = list(dict.fromkeys(step.work for step in there))
            if len(works) == 1 or (works and number == mention.note):
                work = works[0] if mention.names else works[-1] if len(works) == 1 else ""
                if not work:
                    reason = f"note {number} names more than one work"
                    return [(NOBODY, 0.6, Decision("", 0.3, reason, tuple(works[:5]), strange=True))]
                if work.startswith(STRANGE):
                    return [
                        (work, 0.6, Decision("", 0.0, "that note names a work that stands in no list", strange=True))
                    ]
                doubt = "" if number == mention.note else f"note {mention.note} does not name it, note {number} does"
                doubt = doubt or ("that note names more than one such work" if len(works) > 1 else "")
                return [
                    (
                        work,
                        0.9,
                        Decision(
                            work,
                            0.6 if doubt else 0.93 if mention.names else 0.85,
                            f"the work of note {number}",
                            (work,),
                            doubt,
                        ),
                    )
                ]
            if not mention.names:
                break
        if mention.names:
            found = self._named_before(mention, path)
            doubt = f"note {mention.note} does not name it"
            return [
                (w, s, Decision(d.key, min(d.confidence, 0.6), d.reason, d.near, doubt, strange=d.strange))
                for w, s, d in found
            ]
        return [(NOBODY, 0.5, Decision("", 0.0, f"note {mention.note} names no work", strange=True))]

    def _named_before(self, mention: Mention, path: _Path) -> list[_Choice]:
        """``"Roe, op. cit., 12"``: the work by this name that was cited last, else the only one in the lists."""
        mention = self._with_author(mention, path) if mention.same_author else mention
        steps = [step for step in _walk(path.last) if step.work != NOBODY and self._is_by(step, mention)]
        cited = list(dict.fromkeys(step.work for step in steps))
        cited = self._of_as_many(cited, mention) or cited
        far = self._last.get(_shape(mention), "")
        if not cited and far in self.known.profiles and self._names_fit(far, mention):
            cited = [far]
        known = [
            key for name in mention.names[:1] for key in self.known.keys_by_name(name) if self._names_fit(key, mention)
        ]
        strange = NOBODY
        if not cited:
            if len(known) == 1:
                return [(known[0], 0.8, Decision(known[0], 0.72, "the only work by this name", tuple(known)))]
            reason = f"{len(known)} works by this name" if known else "no work by this name is known"
            return [
                (
                    self._strange(mention) if not known else strange,
                    0.6,
                    Decision("", 0.3 if known else 0.0, reason, tuple(known[:5]), strange=True),
                )
            ]
        if len(cited) == 1:
            if cited[0].startswith(STRANGE):
                return [
                    (
                        cited[0],
                        0.7,
                        Decision("", 0.0, "the work of this name stands in no list", tuple(known[:5]), strange=True),
                    )
                ]
            return [(cited[0], 0.9, Decision(cited[0], 0.88, "the only work by this name so far", tuple(cited)))]
        return self._several_cited(mention, cited)

    def _of_as_many(self, works: list[str], mention: Mention) -> list[str]:
        """Of works by Roe, and by Roe and Doe, "Roe" means the former."""
        profiles = self.known.profiles
        return [
            work
            for work in works
            if work not in profiles
            or len([one for one in profiles[work].names if not one.editor]) in (0, len(mention.names))
        ]

    def _listed(self, mention: Mention) -> list[str]:
        """The works by these names in the first list that has any."""
        found = [
            key for name in mention.names[:1] for key in self.known.keys_by_name(name) if self._names_fit(key, mention)
        ]
        found = self._of_as_many(found, mention) or found
        nearest = min((self.known.rank[key] for key in found), default=0)
        return [key for key in found if self.known.rank[key] == nearest]

    def _several_cited(self, mention: Mention, cited: list[str]) -> list[_Choice]:
        """The rule says the one cited last; the others stay in play, since a later note may tell."""
        near = tuple(work for work in cited if not work.startswith(STRANGE))[:5]
        if mention.kind != "op-cit":
            return [
                (
                    NOBODY,
                    0.6,
                    Decision("", 0.3, f"{len(cited)} works by this name were cited", near, strange=True),
                )
            ]
        choices = []
        for rank, work in enumerate(cited[:3]):
            if work.startswith(STRANGE):
                decision = Decision(
                    "", 0.0, "the work of this name that was cited last stands in no list", near, strange=True
                )
            else:
                doubt = f"{len(cited)} works by this name were cited before"
                decision = Decision(work, 0.5, "the work by this name that was cited last", near, doubt)
            choices.append((work, 0.7 - 0.1 * rank, decision))
        return choices

    def _with_author(self, mention: Mention, path: _Path) -> Mention:
        """``"Ders."`` and "the same author": the names of the mention before."""
        before = path.here[-1:] or path.previous[-1:]
        names = before[-1].names if before else (path.last.names if path.last else ())
        return _named(mention, names[:1] if mention.titles else names)

    def _names_of(self, work: str, path: _Path) -> tuple[str, ...]:
        if work in self.known.profiles:
            return tuple(" ".join(name.words) for name in self.known.profiles[work].names)
        return next((step.names for step in _walk(path.last) if step.work == work), ())

    def _is_by(self, step: _Step, mention: Mention) -> bool:
        if step.work in self.known.profiles:
            return self._names_fit(step.work, mention)
        return _same_names(step.names, mention.names)

    def _names_fit(self, key: str, mention: Mention) -> bool:
        asked = (key, mention.names, mention.printed)
        if asked not in self._fits:
            self._fits[asked] = names_like(mention.names, mention.printed, self.known.profiles[key]) >= NAME_ENOUGH
        return self._fits[asked]

    # --- Places within works -----------------------------------------------------------------------------------------

    def _placed(self, decision: Decision, mention: Mention, work: str) -> Decision:
        """The locator without what is the work's own: its volume and issue, its first and last page."""
        parts = mention.locator
        profile = self.known.profiles.get(work)
        if profile and parts:
            parts = _without_own(parts, profile, contained=bool(mention.year or mention.titles))
        return _located(decision, parts)

    def _fitting(self, work: str, parts: tuple[str, ...]) -> float:
        profile, said = self.known.profiles.get(work), pages(parts)
        if not profile or not profile.pages or not said or not profile.part:
            return 0.0
        low, high = profile.pages
        return 0.05 if low <= said[0] <= high else -0.15

    def _remember(self) -> None:
        path = self.paths[0]
        for step in path.previous:
            for name in step.names[:1]:
                self._last[skeleton(name.replace(" ", ""))] = step.work


def _walk(step: _Step | None) -> Iterator[_Step]:
    count = 0
    while step is not None and count < BACK:
        yield step
        step, count = step.before, count + 1


def _recent(path: _Path) -> list[str]:
    return [step.work for step in islice(_walk(path.last), RECENT)]


def _shape(mention: Mention) -> str:
    return skeleton(mention.names[0].replace(" ", "")) if mention.names else ""


def _same_names(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if not one or not other:
        return False
    return skeleton(one[0].replace(" ", "")) == skeleton(other[0].replace(" ", ""))


def _named(mention: Mention, names: tuple[str, ...]) -> Mention:
    return replace(mention, names=names, same_author=False)


def _located(decision: Decision, parts: tuple[str, ...]) -> Decision:
    return replace(decision, locator=parts)


def _without_own(parts: tuple[str, ...], profile: Profile, *, contained: bool) -> tuple[str, ...]:
    while (
        len(parts) > 1
        and contained
        and profile.part
        and (digits := "".join(filter(str.isdigit, parts[0])))
        and digits in profile.numbers
    ):
        parts = parts[1:]
    said = pages(parts[:1])
    if contained and profile.part and profile.pages and said == profile.pages and said[0] != said[1]:
        return parts[1:]
    return parts


def show(parts: tuple[str, ...]) -> str:
    """A locator as one string."""
    return shown(parts)
