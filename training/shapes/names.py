"""How people are printed: "Roe, Mary, and John Doe", "ROE M., DOE J.", "Roe M, Doe JK et al.", "Мэри Роу".

In: CSL names ({"family", "given"} or {"literal"}).  Out: text for one label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .pen import Pen, Record

FORMS = {
    "apa": 5,  # Roe, M. K., Doe, J.
    "inverted": 4,  # Roe, Mary K. and John Doe
    "inverted all": 1.5,  # Roe, Mary; Doe, John
    "given": 4,  # Mary K. Roe
    "initials first": 5,  # M. K. Roe
    "vancouver": 4,  # Roe MK
    "vancouver dots": 3,  # Roe M.K.
    "bare": 0.7,  # Roe
    "bracket": 0.6,  # Roe (Mary)
    "family given": 0.8,  # Roe Mary
    "glued": 0.4,  # M.Roe
    "dots no blank": 1.0,  # Roe, M.K.
}
CAPITALS = {"": 9, "upper": 1.2, "small": 0.0}


def names_of(people: Sequence[Record], pen: Pen, *, who: str = "author") -> str:
    """The list of names, in the form the writer has the habit of."""
    form = pen.habit(f"form {who}", _weights(pen))
    capitals = pen.habit("capitals", CAPITALS)
    shown, cut = _shortened(people, pen)
    texts = [_name(person, _form_at(form, place), pen, capitals) for place, person in enumerate(shown)]
    return _joined(texts, pen, who, form, cut=cut)


def one_name(person: Record, pen: Pen) -> str:
    """A name in running words: "Mary Roe"."""
    form = pen.now({"given": 6, "initials first": 3, "bare": 1})
    return _name(person, form, pen, "")


def _weights(pen: Pen) -> dict[str, float]:
    if pen.kind == "note":
        return {"given": 8, "initials first": 4, "inverted": 2, "inverted all": 1, "bare": 0.5, "vancouver dots": 1}
    if pen.kind == "gost":
        return {"vancouver dots": 7, "apa": 2, "dots no blank": 2, "given": 1, "initials first": 1, "vancouver": 0.5}
    if pen.kind in ("french", "german"):
        return {**FORMS, "inverted all": 4, "bracket": 1.5, "given": 6, "family given": 1.5}
    return FORMS


def _form_at(form: str, place: int) -> str:
    if form == "inverted":
        return "inverted" if place == 0 else "given"
    return "inverted" if form == "inverted all" else form


def _shortened(people: Sequence[Record], pen: Pen) -> tuple[Sequence[Record], bool]:
    limit = pen.habit("et al from", {3: 2, 4: 2, 6: 1, 7: 1, 99: 8})
    kept = pen.habit("et al keeps", {1: 4, 2: 1, 3: 1.5})
    if len(people) >= limit and len(people) > kept:
        return people[:kept], True
    return people, len(people) > 1 and pen.maybe(0.01)


def _name(person: Record, form: str, pen: Pen, capitals: str) -> str:  # noqa: PLR0911 - a form, a line
    if "literal" in person or not person.get("given"):
        text = str(person.get("literal") or person.get("family") or "")
        return text.upper() if capitals and len(text) < 6 else text
    family, given = _family(person), str(person["given"])
    if capitals:
        family = family.upper()
    if form in ("apa", "inverted", "inverted all", "dots no blank"):
        short = form not in {"inverted", "inverted all"}
        given = _initials(given, ". ", pen) if form == "apa" else _initials(given, ".", pen) if short else given
        return f"{family}, {given}"
    if form == "given":
        return f"{_middle(given, pen)} {family}"
    if form == "initials first":
        blank = "" if pen.always("tight initials", 0.2) else " "
        return f"{_initials(given, '.' + blank, pen)} {family}"
    if form == "glued":
        return f"{_initials(given, '.', pen)}{family}"
    if form == "vancouver":
        return f"{family} {_initials(given, '', pen)}"
    if form == "vancouver dots":
        tight = pen.always("tight initials", 0.45 if pen.kind == "gost" else 0.7)
        return f"{family} {_initials(given, '.' if tight else '. ', pen)}"
    if form == "bracket":
        return f"{family} ({given if pen.always('bracket whole', 0.5) else _initials(given, '.', pen)})"
    return family if form == "bare" else f"{family} {given}"


def _family(person: Record) -> str:
    particle = " ".join(
        str(person[part]) for part in ("dropping-particle", "non-dropping-particle") if person.get(part)
    )
    suffix = f" {person['suffix']}" if person.get("suffix") else ""
    glue = "" if particle.endswith(("'", "’", "-")) else " "
    return f"{particle}{glue if particle else ''}{person['family']}{suffix}"


def _middle(given: str, pen: Pen) -> str:
    """A middle name is often an initial: "Mary Kate" → "Mary K."."""
    first, _, rest = given.partition(" ")
    if rest and pen.maybe(0.5):
        return f"{first} {rest[0]}."
    return given


def _initials(given: str, dot: str, pen: Pen) -> str:
    """Such as "Mary-Ann Kate", ". " → "M.-A. K."."""
    words = [word for word in re.split(r"[\s.]+", given) if word]
    if len(words) == 1 and "." not in given and pen.maybe(0.08):
        words.append(pen.one("ABCDEFGHJKLMNPRSTVW"))
    short = [
        (f"{dot.strip()}-" if dot else "").join(part[:1].upper() for part in word.split("-") if part) for word in words
    ]
    return dot.join(short) + dot.rstrip()


def _joined(texts: list[str], pen: Pen, who: str, form: str, *, cut: bool) -> str:
    comma = pen.habit(f"names comma {who}", {", ": 9, "; ": 2.5, " – ": 0.25, " & ": 0.3, " / ": 0.4, ",": 0.2})
    ands = pen.all("and")
    final = pen.habit(
        f"names and {who}",
        {
            **{word: 6.0 / len(ands) for word in ands},
            comma: 4.0 if form not in ("given", "bare", "inverted") else 0.8,
            ", and ": 1,
            ", & ": 1,
        },
    )
    if cut:
        etal = pen.term("etal")
        before = pen.habit("before et al", {" ": 3, ", ": 4})
        return comma.join(texts) + before + etal
    if len(texts) < 2:
        return "".join(texts)
    if len(texts) == 2 and final.startswith(", ") and pen.maybe(0.5):
        final = final[1:] if final != ", " else final
    return comma.join(texts[:-1]) + final + texts[-1]
