"""What stands around names and says what they did: ``"In M. Roe (Eds.)"``, ``"hg. v. J. Doe"``, ``"trans. by M. Poe"``.

In: the words of a stretch of names.  Out: the names without those words, and the part they play.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefbuilder.words import EDITOR_MARKS, NAME_PARTICLES, TRANSLATOR_MARKS

# Short forms: in front of names they need a stop or a "by", for "Ed Roe" is a name.
_SHORT_EDITORS = (
    "ed eds edit edits edd hrsg hrsgg hg hgg hgs bearb éd éds edt dir dirs coord coords org orgs comp comps cur curr"
    " ред отв сост red wyd haz der gen gesamtred eds-in-chief"
).split()
_EDITORS = (
    "editor editors edited editing herausgeber herausgeberin herausgegeben bearbeitet éditeur éditeurs édité dirigé"
    " coordinador coordinadores coordinação organização compiler compilers compiled curatore редактор редактора"
    " редакцией редколлегия составитель составители edición editado editada redactie redakcja redaktor derleyen"
    " derleyenler editör editörler"
).split()
_SHORT_TRANSLATORS = "trans transl tr übers trad пер vert çev tłum přel".split()
_TRANSLATORS = (
    "translated translator translators translation übersetzt übersetzer übersetzerin übersetzung übertragen traduit"
    " traducteur traductrice traduction traducido traducción traductor tradotto traduzione tradução traduzido перевод"
    " переводчик vertaald vertaling çeviren tłumaczenie"
).split()


def _pattern(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted({*words}, key=len, reverse=True))


def _phrases(table: dict[str, tuple[str, ...]]) -> list[str]:
    return [phrase for row in table.values() for phrase in row]


_EDIT = _pattern([*_SHORT_EDITORS, *_EDITORS, *_phrases(EDITOR_MARKS)])
_TRANSLATE = _pattern([*_SHORT_TRANSLATORS, *_TRANSLATORS, *_phrases(TRANSLATOR_MARKS)])
_ANY = f"{_EDIT}|{_TRANSLATE}"
_SHORT = _pattern([*_SHORT_EDITORS, *_SHORT_TRANSLATORS])
_LONG = _pattern(
    [*_EDITORS, *_TRANSLATORS, *(one for one in _phrases(EDITOR_MARKS) + _phrases(TRANSLATOR_MARKS) if " " in one)]
)
_PLURAL = "eds|edd|hgg|hrsgg|éds|dirs|coords|orgs|comps"
_AND = r"(?:and|und|et|y|e|и|&|,)"
_OUT_OF = r"(?:(?:from\s+the|aus\s+dem|du|de\s+l['’]|dal|dall['’]|del|со?|ze?)\s*[^\W\d_]+\.?,?\s+)?"
_BY = r"(?:(?:by|von|v\.|vom|par|por|di|door|przez|de|under\s+the\s+direction\s+of)\s+)?"
_EDGES = " \t,;:/.?!)]”\"’»“'`*…"
_CONTAINER = re.compile(
    r"^(?:in\b\s*:?|dans\b\s*:?|en\s*:|[ву](?:\s+(?:кн|сб)\.)?\s*:|w\s*:|u\s*:|em\s*:|içinde\s*:?)\s*", re.IGNORECASE
)
_OUT_OF_LANGUAGE = re.compile(
    r"^(?:aus\s+dem|from\s+the|uit\s+het|dall?['’o]?)\s*[^\W\d_]+(?:\s+[^\W\d_]+)?\s+(?:von|by|door|di)\s+",
    re.IGNORECASE,
)
_FIGURE_LABEL = re.compile(r"[,.]?\s+(?:\d+ )?(?:[Vv]ols?|[Pp]p|Bd|[Nn]o|Nr)\.?$")
_BRACKETED = re.compile(
    rf"\s*,?\s*[(\[]\s*(?P<role>(?:sous la )?(?:gen\.\s*)?(?:{_ANY})(?!\w)[^()\[\]]{{0,40}})(?:[)\]]|$)", re.IGNORECASE
)
_LEADING = re.compile(
    rf"^(?:(?:(?:{_LONG})(?!\w)[.,:]?|(?:{_SHORT})(?:\.|(?=\s+(?:by|von|v\.|par|and|&)\s))|(?:{_PLURAL})(?=\s))\s*(?:{_AND}\s+(?={_ANY}))?){{1,4}}"
    rf"\s*(?:(?:fr|it|ital|esp|cast|port|ingl|angl|engl|all|rus)\.\s+)?{_OUT_OF}{_BY}",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"(?:,|(?<=\s)|\s){{0,3}}(?<!\w)(?P<role>(?:{_AND}\s+)?(?:{_ANY})(?!\w)\.?)[\s,:]*$", re.IGNORECASE
)
_LONE_STOP = re.compile(r"\s+[.,;:]+\s*$")
_INNER = re.compile(rf",\s*(?P<role>(?:{_SHORT})\.)(?=\s*(?:[,;]|{_AND}\s))", re.IGNORECASE)
_IS_EDITOR = re.compile(rf"(?<!\w)(?:{_EDIT})(?!\w)", re.IGNORECASE)
_IS_TRANSLATOR = re.compile(rf"(?<!\w)(?:{_TRANSLATE})(?!\w)", re.IGNORECASE)
_BY_AT_END = re.compile(r"(?:by|von|v\.|par|por|di|door|de)\s+$", re.IGNORECASE)
_SHORT_ROLE = re.compile(rf"(?:{_PLURAL}|[^\W\d_]+\.)\s", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)\W*$")
_ROLE_ENDS = frozenset(
    re.findall(r"[^\W\d_]+", phrase)[-1].casefold()
    for phrase in (
        *_SHORT_EDITORS,
        *_EDITORS,
        *_SHORT_TRANSLATORS,
        *_TRANSLATORS,
        *_phrases(EDITOR_MARKS),
        *_phrases(TRANSLATOR_MARKS),
    )
)
_MOST_ROLES = 3  # "ed., trans., and comp."
_ROLE_LENGTH = 60
_GIVEN = frozenset(("Ed", "Dir", "Red", "Trans", "Der", "Haz", "Gen", "Tr", "Comp"))


@dataclass(frozen=True, slots=True)
class Roles:
    """``text`` without the words of a role; those said "editor" or "translator", or both."""

    text: str
    editor: bool = False
    translator: bool = False


def leading_role(text: str, *, short: bool = True) -> str:
    """The part that a stretch names outright before its names: "translator" for ``"trans. by M. Roe, "``, or "".

    ``short`` takes "Trans." alone for it, which may begin a periodical's name.
    """
    match = _LEADING.match(text.lstrip(" ,;:.(["))
    if not match or not (_BY_AT_END.search(match[0]) or (short and _SHORT_ROLE.match(match[0]))):
        return ""
    return "translator" if _IS_TRANSLATOR.search(match[0]) else "editor"


def _whole_bracket(text: str) -> str:
    """``"(M. Roe, ed.)."``: a bracket around all of it goes, and one that nothing opens."""
    text = text.lstrip("([ ")
    bare = text.rstrip(' .,;:”’"')
    for opening, closing in ("()", "[]"):
        if bare.endswith(closing) and bare.count(closing) > bare.count(opening):
            return bare[:-1]
    return text


def without_roles(text: str) -> Roles:
    """``"In M. Roe & J. Doe (Eds.), "`` gives "M. Roe & J. Doe", an editor."""
    said: list[str] = []

    def note(match: re.Match[str]) -> str:
        said.append(match.groupdict().get("role") or match[0])
        return " "

    def unless_given(match: re.Match[str]) -> str:
        word = match["role"].strip()
        return match[0] if word in _GIVEN or word in NAME_PARTICLES else note(match)

    text = _CONTAINER.sub("", text.lstrip(_EDGES)).strip(' ,;:/“`"')
    text = _FIGURE_LABEL.sub("", _whole_bracket(re.sub(r"[\s.,;:]*[(\[]\s*$", "", text)))
    text = _whole_bracket(_LONE_STOP.sub("", _BRACKETED.sub(note, text)).strip(" ,;:"))
    text = _INNER.sub(note, text)
    for _ in range(_MOST_ROLES):
        last = _LAST_WORD.search(text[-_ROLE_LENGTH:])
        if not last or last["word"].casefold() not in _ROLE_ENDS:
            break
        head, tail = text[:-_ROLE_LENGTH], text[-_ROLE_LENGTH:]
        text = (head + _TRAILING.sub(unless_given, tail)).strip(" ,;:")
    text = _LEADING.sub(note, text.lstrip(" ,;:.(["))
    if match := _OUT_OF_LANGUAGE.match(text):
        text = text[match.end() :]
        said.append("translated")
    words = " ".join(said)
    if not words:
        return Roles(text.strip(" ,;:"))
    return Roles(text.strip(" ,;:"), bool(_IS_EDITOR.search(words)), bool(_IS_TRANSLATOR.search(words)))
