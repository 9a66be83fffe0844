"""What stands around an entry: its number, a bullet, a last full stop, and the small slips of a typist."""

from __future__ import annotations

from .pen import Line, Pen

NUMBERS = {
    "": 22,
    "[{}] ": 5,
    "{}. ": 4,
    "({}) ": 0.7,
    "{}) ": 0.5,
    "{} ": 0.5,
    "[{}]": 0.5,
    "{}.": 0.3,
    "• ": 0.2,
    "- ": 0.3,
    "– ": 0.1,
    "[{}]. ": 0.2,
    "* ": 0.05,
    "{}.\t": 0.2,
    "[{k}] ": 0.3,
}


def say_number(line: Line, pen: Pen, place: int) -> None:
    """Such as "[12] ", "12. ", "• ", "[Roe07] "."""
    start = pen.habit("first number", {0: 5, 20: 1, 80: 1, 140: 0.5})
    key = "".join(pen.one("ABCDEGHKLMRSTW") for _ in range(2)) + f"{pen.one(range(70, 99))}"
    form = pen.habit("number", NUMBERS)
    line.say("citation-number", form.format(start + place, k=key))


def wrapped(line: Line, pen: Pen) -> Line:
    """The end of the entry, and slips: a doubled or missing blank, a missing comma, a doubled stop."""
    line.close(pen.habit("end", {".": 7, "": 5, ";": 0.3, " .": 0.1}) if not line.text.endswith(".") else "")
    if pen.maybe(0.06):
        _slip(line, pen)
    return line


def _slip(line: Line, pen: Pen) -> None:
    places = [
        place
        for place, part in enumerate(line.parts)
        if part[1].strip() in (",", ".", ":", ";") and place + 1 < len(line.parts)
    ]
    if not places:
        return
    place = pen.one(places)
    label, text, emph = line.parts[place]
    line.parts[place] = (
        label,
        pen.now({text.rstrip(): 3, " ": 2, text.rstrip() + text: 1, f" {text}": 1, ", ": 1, ". ": 1, text + " ": 1}),
        emph,
    )
