"""Titles with their dress: “Low Tide,” / *Low Tide* / « Low Tide » / Low tide."""

from __future__ import annotations

from .pen import Line, Pen, Record

QUOTES = {
    "en": {"“”": 6, '""': 4, "‘’": 4, "''": 1.5, "``": 0.4},
    "de": {"„“": 6, '""': 3, "»«": 1.5, "“”": 2, "«»": 0.4},
    "fr": {"«  »": 7, "« »": 3, "“”": 2, '""': 2, "«»": 1},
    "es": {"“”": 4, "«»": 4, '""': 3},
    "it": {"“”": 3, "«»": 4, '""': 2, "‘’": 1},
    "pt": {"“”": 4, "«»": 2, '""': 3},
    "nl": {"‘’": 4, "“”": 2, "''": 2, '""': 2},
    "ru": {"«»": 5, "“”": 1, '""': 1},
    "tr": {"“”": 5, '""': 3},
}


def quotes_of(pen: Pen) -> tuple[str, str]:
    """Opening and closing marks: ("„", "“")."""
    marks = pen.habit(f"quotes {pen.language}", QUOTES[pen.language])
    if marks == "``":
        return "``", "''"
    if marks == "«  »":
        return "«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"
    if marks == "« »":
        return "« ", " »"
    return marks[0], marks[1]


def in_case(text: str, pen: Pen) -> str:
    """Now and then a title is in capitals, or has lost them."""
    case = pen.now({"": 40, "lower": 1, "upper": 0.5})
    if case == "upper":
        return text.upper()
    return text[:1] + text[1:].lower() if case == "lower" else text


def say_title(line: Line, record: Record, pen: Pen, dress: str, after: str) -> None:
    """The title in quotes, italics or plain, with the separator that follows inside or outside of the quotes."""
    text = in_case(_longer(str(record["title"]), record, pen), pen)
    line.printed["title"] = text
    if dress == "quotes":
        opening, closing = quotes_of(pen)
        inside = after[:1] in (",", ".") and opening in '“"``' and pen.always("point inside", 0.55)
        if inside:
            line.say("title", opening + text)
            line.close(after[:1])
            line.say("title", closing + after[1:])
        else:
            text = text.rstrip(".") if after[:1] in (".", ",") else text
            line.say("title", opening + text + closing)
            line.close(after)
        return
    if dress == "brackets":
        line.say("title", f"[{text}]")
    else:
        line.say("title", text, emph=dress == "italics")
    line.close(after)


def _longer(text: str, record: Record, pen: Pen) -> str:
    """A translation in brackets, a part, a year or a place behind the title: things people add."""
    extra = pen.now({"": 60, "part": 0.7, "lang": 0.6, "years": 0.8})
    if ":" in text and pen.always("subtitle by stop", 0.12):
        text = text.replace(":", ".", 1)
    elif ": " in text and pen.always("blank before colon", 0.05 if pen.language != "fr" else 0.6):
        text = text.replace(": ", " : ", 1)
    if extra == "part":
        return f"{text}, {pen.one(('Part', 'part', 'Teil', 'Pt.'))} {pen.one(('I', 'II', '1', '2', '3'))}"
    if extra == "lang" and record.get("type") != "article-journal":
        return f"{text} [{pen.one(('in Russian', 'in Persian', 'in German', 'Arabic', 'Draft', 'Summary'))}]"
    if extra == "years" and not any(letter.isdigit() for letter in text):
        start = pen.one(range(1780, 2010))
        return f"{text}, {start}{pen.one('-–')}{start + pen.one(range(2, 60))}"
    return text
