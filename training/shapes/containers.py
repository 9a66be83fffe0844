"""What a text stands in: the journal, the book with its editors, the series, the conference.

"In O. Roe & M. Doe (Eds.), *Tides*" / "in: Roe, O. (Hrsg.): Tides" / "in Tides, ed. O. Roe" /
"// Приливы / под ред. О. Роу".
"""

from __future__ import annotations

import re

from .names import names_of
from .pen import Line, Pen, Record

EDITORS = {
    "before": 5,  # In O. Roe (ed.), Tides
    "before comma": 2.5,  # In O. Roe, ed., Tides
    "before bare": 0.8,  # In: Roe, O.: Tides
    "after": 5,  # In Tides, edited by O. Roe
    "after bracket": 2,  # In Tides, O. Roe (ed.)
    "after round": 1,  # In Tides (ed. O. Roe)
    "after roundel": 0.6,  # In Tides (O. Roe, ed.)
    "none": 1.5,
}


def say_in(line: Line, pen: Pen, label: str) -> None:
    """The small word before a container, or nothing."""
    if label == "journal":
        word = pen.term("in") if pen.always("in before journals", 0.5 if pen.language in ("de", "it") else 0.08) else ""
        if pen.kind == "gost":
            word = pen.habit("gost in", {"// ": 9, "": 1})
        line.say("journal", word)
    else:
        line.say(label, pen.term("in") if not pen.always("no in", 0.07) else "")


def say_journal(line: Line, record: Record, pen: Pen) -> None:
    """The journal's name, in full or short, in italics if the list has them."""
    say_in(line, pen, "journal")
    text = str(record["container-title"])
    if pen.always("short journals", 0.25):
        text = str(record.get("container-title-short") or shortened(text, pen))
    if pen.always("journals in capitals", 0.02):
        text = text.upper()
    if pen.always("journals in guillemets", 0.15 if pen.language in ("it", "ru") else 0.01):
        text = f"«{text}»"
    line.say("journal", text, emph=pen.always("journal italics", 0.7))
    line.printed["journal"] = text


_DROPPED = frozenset("of the and for in on und der die für de la le des et du di e delle y do da".split())


def shortened(name: str, pen: Pen) -> str:
    """Such as "Journal of Coastal Research" → "J. Coast. Res.", "J Coast Res"."""
    words = [word for word in name.split() if word.casefold() not in _DROPPED]
    if len(words) < 2:
        return name
    dot = pen.habit("journal dots", {".": 6, "": 5})
    return " ".join(_cut(word, dot) for word in words)


def _cut(word: str, dot: str) -> str:
    """Such as "Coastal" → "Coast."; a journal is "J."."""
    if word == "Journal":
        return "J" + dot
    match = re.match(r"^(\w{3,5}?[^\Waeiouyаеиоуыэюя]+?)(?=[aeiouyаеиоуыэюя]\w)", word, re.IGNORECASE)
    return match[1] + dot if match and len(word) > 5 else word


def say_book(line: Line, record: Record, pen: Pen, label: str = "booktitle") -> None:
    """The book a chapter is in, with its editors before or behind."""
    editors = record.get("editor") or []
    form = pen.habit("editors", EDITORS) if editors else "none"
    if pen.kind == "gost" and editors:
        form = pen.habit("gost editors", {"after gost": 6, "after round": 1, "none": 3})
    if form.startswith("before"):
        label_in = "editor"
        say_in(line, pen, label_in)
        _say_editors_before(line, record, pen, form)
        line.close(
            pen.habit(
                "after editors",
                {", ": 6, ": ": 3 if pen.language in ("de", "nl") else 0.7, " ": 1, ". ": 0.7, "; ": 0.2},
            )
        )
    else:
        say_in(line, pen, label)
    _say_book_title(line, record, pen, label)
    if form.startswith("after"):
        _say_editors_behind(line, record, pen, form)


def _say_book_title(line: Line, record: Record, pen: Pen, label: str) -> None:
    text = str(record["container-title"])
    line.printed[label] = text
    if pen.always("booktitle quoted", 0.04):
        opening, closing = pen.one(("““", "‘’", "«»"))[0], ""
        closing = {"“": "”", "‘": "’", "«": "»"}[opening]
        line.say(label, opening + text + closing)
    elif pen.always("booktitle brackets", 0.01):
        line.say(label, f"[{text}]")
    else:
        line.say(label, text, emph=pen.always("booktitle italics", 0.65))


def _say_editors_before(line: Line, record: Record, pen: Pen, form: str) -> None:
    people = record["editor"]
    names = names_of(people, pen, who="editor")
    word = pen.term("editors" if len(people) > 1 else "editor")
    if form == "before":
        bracket = pen.habit("editor brackets", {"()": 9, "[]": 0.5})
        line.say("editor", f"{names} {bracket[0]}{word}{bracket[1]}")
    elif form == "before comma":
        line.say("editor", f"{names}, {word}")
    else:
        line.say("editor", names)


def _say_editors_behind(line: Line, record: Record, pen: Pen, form: str) -> None:
    people = record["editor"]
    names = names_of(people, pen, who="editor behind")
    word = pen.term("editors" if len(people) > 1 else "editor")
    separator = pen.habit("before editors", {", ": 6, ". ": 3, " ": 1, "; ": 0.4})
    match form:
        case "after":
            line.close(separator)
            line.say("editor", _edited(pen) + names)
        case "after bracket":
            line.close(separator)
            line.say("editor", f"{names} ({word})" if pen.always("editor word round", 0.7) else f"{names}, {word}")
        case "after round":
            line.close(" ")
            line.say("editor", f"({_edited(pen)}{names})")
        case "after gost":
            line.close(pen.habit("gost before editors", {" / ": 8, ". ": 2}))
            line.say("editor", _edited(pen).lstrip("/ ") + names)
        case _:
            line.close(" ")
            line.say("editor", f"({names}, {word})")


def _edited(pen: Pen) -> str:
    word = pen.term("edited")
    return word[:1].upper() + word[1:] if pen.always("edited capital", 0.2) else word


def say_book_editors(line: Line, record: Record, pen: Pen) -> None:
    """The editors in an author's place: "Roe, O. (ed.)"."""
    people = record["editor"]
    names = names_of(people, pen)
    word = pen.term("editors" if len(people) > 1 else "editor")
    form = pen.habit("book editors", {"round": 6, "comma": 3, "square": 0.4, "blank": 0.5})
    line.say(
        "editor",
        {
            "round": f"{names} ({word})",
            "comma": f"{names}, {word}",
            "square": f"{names} [{word}]",
            "blank": f"{names} {word}",
        }[form],
    )


def say_editor_behind(line: Line, record: Record, pen: Pen) -> bool:
    """The editors of a book that has an author: "ed. by O. Roe", "(O. Roe, ed.)"."""
    people = record.get("editor") or []
    if not people:
        return False
    word = _edited(pen)
    names = names_of(people, pen, who="editor behind")
    mark = pen.term("editors" if len(people) > 1 else "editor")
    form = pen.habit("editor behind", {"word": 6, "round": 1.5, "comma": 1})
    line.say("editor", {"word": word + names, "round": f"({names}, {mark})", "comma": f"{names}, {mark}"}[form])
    return True


def say_translator(line: Line, record: Record, pen: Pen) -> bool:
    """Such as "trans. by M. Doe", "(M. Doe, Trans.)"."""
    people = record.get("translator") or []
    if not people:
        return False
    names = names_of(people, pen, who="translator")
    word = pen.term("translated")
    text = f"{word}{names}"
    if pen.always("translator round", 0.15):
        text = f"({names}, {pen.one(('Trans.', 'trans.', 'tr.'))})" if pen.language == "en" else f"({text})"
    elif pen.always("translator capital", 0.3):
        text = text[:1].upper() + text[1:]
    line.say("translator", text)
    return True


def say_series(line: Line, record: Record, pen: Pen) -> bool:
    """Such as "(Tidal Studies 12)", "Tidal Studies, vol. 12", "vol. 12 of Tidal Studies", "coll. « Marées »"."""
    name = str(record.get("collection-title") or "")
    if not name:
        return False
    number = str(record.get("collection-number") or "")
    form = pen.habit("series", {"round": 3, "plain": 5, "of": 1 if pen.language == "en" else 0, "round equals": 0.4})
    if form == "of" and number:
        line.say("volume", f"{pen.term('volume')}{number}{pen.one((' ', ', '))}")
        line.say("series", f"of {name}")
        return True
    name = pen.term("series").format(s=name) if pen.always("series dressed", 0.2) else name
    opening, closing = ("(", ")") if form.startswith("round") and not name.startswith("(") else ("", "")
    eq = "= " if form == "round equals" else ""
    if not number or pen.always("series no number", 0.3):
        line.say("series", f"{opening}{eq}{name}{closing}")
        return True
    mark = pen.habit("series mark", {"": 5, "vol": 3, "no": 1.5})
    glue = pen.habit("series glue", {" ": 5, ", ": 4, "; ": 0.5, ": ": 0.3})
    if mark:
        line.say("series", f"{opening}{eq}{name}{glue}")
        label = "volume" if mark == "vol" else "number"
        line.say(label, f"{pen.term('volume' if mark == 'vol' else 'number')}{number}{closing}")
    else:
        line.say("series", f"{opening}{eq}{name}{glue}{number}{closing}")
    return True


def say_edition(line: Line, record: Record, pen: Pen) -> bool:
    """Such as "2nd ed.", "(3. Aufl.)"."""
    number = str(record.get("edition") or "")
    if not number:
        return False
    place = int(number) if number.isdigit() and int(number) < 10 else 2
    form = pen.term("edition")
    text = form.format(
        n=number if number.isdigit() else place, o=pen.all("ordinal")[place - 1], w=pen.all("words")[place - 1]
    )
    line.say("edition", f"({text})" if pen.always("edition round", 0.25) else text)
    return True
