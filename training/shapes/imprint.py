"""Where a book came out: "(Kiel: Press, 2007)", "Kiel, Press, 2007", "Press, Kiel 2007", "Киль: Наука, 2007"."""

from __future__ import annotations

from .dates import say_date
from .pen import Line, Pen, Record

# L the place, P the publisher, D the date; what stands between them is printed.
WITH_DATE = {
    "L: P, D": 10,
    "(L: P, D)": 6,
    "P, L, D": 5,
    "P, L D": 2.5,
    "L, P, D": 5,
    "P, D": 6,
    "(P, D)": 2,
    "(P, L, D)": 1,
    "(L, P, D)": 1.2,
    "L D": 3,
    "L, D": 3,
    "(L, D)": 1,
    "(L D)": 0.7,
    "L: P D": 1.5,
    "L: P; D": 2.5,
    "L: P. D": 1.5,
    "P: L, D": 1,
    "P: L D": 1.2,
    "P, L (D)": 1.2,
    "L: P (D)": 0.6,
    "P (D)": 0.6,
    "L : P, D": 1.5,
    "P; D": 0.6,
    "L - P, D": 0.25,
    "(P: L, D)": 0.5,
    "L. P. D": 0.5,
    "P. L, D": 0.8,
    "P. L. D": 0.8,
    "D, L: P": 0.4,
    "D. L: P": 0.5,
    "L, P D": 0.6,
    "D": 1,
    "(D)": 0.7,
}
WITHOUT_DATE = {
    "L: P": 12,
    "P, L": 7,
    "P": 6,
    "L, P": 4,
    "(L: P)": 1.2,
    "P: L": 1.5,
    "L : P": 1.2,
    "L": 1.5,
    "(L, P)": 0.6,
    "(P)": 0.4,
    "P. L": 1,
    "L. P": 0.6,
    "L; P": 0.3,
    "P (L)": 0.4,
    "P; L": 0.5,
}
LABELS = {"L": "location", "P": "publisher", "D": "date"}


def say_imprint(line: Line, record: Record, pen: Pen) -> bool:
    """Place, publisher and, if it has not been said, the date. True if anything was said."""
    form = pen.habit(f"imprint {line.owes_date}", _forms(pen, dated=line.owes_date))
    missing = {letter for letter, name in (("L", "publisher-place"), ("P", "publisher")) if not record.get(name)}
    missing |= {letter for letter in "LP" if pen.maybe(0.02)}
    pieces = _without(form, missing)
    if not pieces:
        return False
    for before, letter, after in pieces:
        _say(line, record, pen, before, letter)
        line.close(after)
    return True


def _forms(pen: Pen, *, dated: bool) -> dict[str, float]:
    forms = dict(WITH_DATE if dated else WITHOUT_DATE)
    if pen.kind == "gost":
        return (
            {"L: P, D": 8, "L: D": 1, "L: P. D": 1, "L.: P, D": 3, "L, D": 3, "L : P, D": 3, "P, D": 1}
            if dated
            else forms
        )
    if pen.kind == "note" and dated:
        return {**forms, "(L: P, D)": 25, "(P, D)": 5, "(L, D)": 4}
    if pen.language in ("de", "nl") and dated:
        return {**forms, "L D": 8, "L: P D": 6, "P, L D": 5, "P: L D": 4}
    if pen.language in ("fr", "it", "es") and dated:
        return {**forms, "L, P, D": 16, "P, L D": 3, "P, L, D": 4}
    return forms


def _without(form: str, missing: set[str]) -> list[tuple[str, str, str]]:
    """Such as "(L: P, D)" without P → [("(", "L", ", "), ("", "D", ")")]."""
    opening, closing = ("(", ")") if form.startswith("(") and form.endswith(")") and form.count("(") == 1 else ("", "")
    body = form[1:-1] if opening else form
    letters = [place for place, sign in enumerate(body) if sign in LABELS]
    pieces: list[tuple[str, str, str]] = []
    for number, place in enumerate(letters):
        until = letters[number + 1] if number + 1 < len(letters) else len(body)
        if body[place] in missing:
            if pieces and number + 1 < len(letters):
                pieces[-1] = (pieces[-1][0], pieces[-1][1], body[place + 1 : until])
            continue
        pieces.append(("", body[place], body[place + 1 : until]))
    if not pieces:
        return []
    last_before, last_letter, last_after = pieces[-1]
    last_after = last_after if last_after.count(")") else last_after.rstrip(" ,:;.(")
    pieces[-1] = (last_before, last_letter, last_after + closing)
    pieces[0] = (opening, *pieces[0][1:])
    return pieces


def _say(line: Line, record: Record, pen: Pen, before: str, letter: str) -> None:
    if line.parts and line.parts[-1][1].endswith("(") and not before:
        label, text, emph = line.parts.pop()
        line.parts.append((label, text[:-1], emph))
        before = "("
    if letter == "D":
        length = len(line.parts)
        say_date(line, record, pen, month=0.12 if pen.always("months", 0.3) else 0.0)
        label, text, emph = line.parts[length]
        line.parts[length] = (label, before + text, emph)
        return
    name = "publisher-place" if letter == "L" else "publisher"
    text = str(record[name])
    if letter == "P":
        text = _publisher(text, pen)
    line.printed[LABELS[letter]] = text
    line.say(LABELS[letter], before + text)


def _publisher(text: str, pen: Pen) -> str:
    if text.endswith(" University Press") and pen.always("UP", 0.12):
        return text.replace(" University Press", pen.one((" UP", " Univ. Press", " U.P.", " Univ Press")))
    return text
