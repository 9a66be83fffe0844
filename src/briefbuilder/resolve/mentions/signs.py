"""The words around mentions as patterns: Ibid. and its kin, cues, notes pointed at, abbreviations introduced."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefbuilder.words import (
    ABOVE_WORDS,
    ACCESS_NOTES,
    AVAILABLE_AT,
    EDITOR_MARKS,
    ET_AL,
    FUNCTION_WORDS,
    HEREAFTER,
    IBID,
    MONTHS,
    NAME_JOINERS,
    NOTE_WORDS,
    OP_CIT,
    QUOTED_IN,
    SAME_AUTHOR,
    SEE_ALSO,
    TRANSLATOR_MARKS,
    fold,
)


def either(words: Iterable[str]) -> str:
    """Words as one alternative, the longest first; a blank in them is any white space, an apostrophe any."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)


def _all(*tables: dict[str, tuple[str, ...]]) -> list[str]:
    return [word for table in tables for row in table.values() for word in row]


_AFTER = (
    r"(?=\s*(?:[,.:;)\]–—/]|$|\(|\[|\d|n\.|§"
    r"|(?:pp?|ss?|с|vol|bd|t|т|cap|chap|ch|kap|at|para?s?|esp|n|note|nota|anm)\b\.?\s*[\dIVXivx]))"
)
IBID_AT = re.compile(rf"(?:{either(_all(IBID))})\.?(?![\w’'-]){_AFTER}", re.IGNORECASE)
OP_CIT_AT = re.compile(
    rf"[(\[]?(?:{either([*_all(OP_CIT), 'supra'])})\.?(?![\w])"
    rf"(?!\s*(?:,\s*)?(?:{either(_all(NOTE_WORDS))})\.?\s*\d)[)\]]?",
    re.IGNORECASE,
)
SAME_AT = re.compile(rf"(?:{either(_all(SAME_AUTHOR))})(?:\.|(?![\w’'-]))[,:]?", re.IGNORECASE)
NOTE_AT = re.compile(
    rf"[(\[]?\s*(?:(?:{either(ABOVE_WORDS)})(?:,\s*"
    rf"|\s+)){{0,4}}(?:{either(_all(NOTE_WORDS))})\s*(?P<number>\d{{1,4}})(?!\d|\s?[-–]\s?\d)"
    r"(?:\s*,?\s*(?:above|supra|oben|ci-dessus|plus haut|hierboven|выше|arriba))?\s*[)\]]?",
    re.IGNORECASE,
)
CUE_AT = re.compile(rf"(?:{either([*_all(SEE_ALSO)])})(?![\w’'-])[,:]?\s+", re.IGNORECASE)
QUOTED_AT = re.compile(rf"(?:{either(_all(QUOTED_IN))})(?![\w’'-])[.,:]?\s*[,:]?\s+", re.IGNORECASE)
_CORE = (
    "see", "cf.", "cf", "compare", "siehe", "vgl.", "vgl", "vergleiche", "voir", "véase", "véanse", "vid.",
    "cfr.", "cfr",
    "vedi", "si veda",
    "si vedano", "veja-se", "vejam-se", "veja", "vide", "zie", "vergelijk", "bkz.", "bkz", "bakınız", "krş.",
    "см.", "см",
    "ср.", "ver también",
    "ver também", "ver", "s. auch", "contrast", "citing", "quoting", "dazu", "hierzu",
)  # fmt: skip
MID_CUE = re.compile(rf"(?<![\w’'-])(?:{either([*_CORE, *_all(QUOTED_IN)])})(?![\w’'-])", re.IGNORECASE)
HEREAFTER_AT = re.compile(
    rf"[(\[][^()\[\]]{{0,60}}?(?:{either(_all(HEREAFTER))})(?![\w])[\s:,–—=-]*(?P<alias>[^()\[\]]{{1,60}}?)[\s.”\"’»“]*[)\]]"
    rf"|[,;]\s*(?:{either(word for word in _all(HEREAFTER) if len(word) > 6)})[\s:,–—=]*"
    r"[“\"„«‘](?P<quoted>[^“”\"„«»‘’]{1,60})[”\"“»’]",
    re.IGNORECASE,
)
EDITORS_AT = re.compile(
    rf"\s*,?\s*[(\[]?(?:{either(_all(EDITOR_MARKS))})(?![\w])\.?\s*[)\]]?(?=\s*[,.:)(]|\s)", re.IGNORECASE
)
_MORE_OTHERS = ("u.a", "ve diğerleri", "vd.", "en al.", "e outros", "e altri", "с соавт.")
ET_AL_AT = re.compile(
    rf",?\s*(?:{either([*ET_AL, *_MORE_OTHERS])})\.?(?![\w])",
    re.IGNORECASE,
)
_WORDS = either([*NAME_JOINERS, "en", "ve", "with", "avec", "mit", "con", "com"])
JOINT_AT = re.compile(
    rf"\s*(?P<word>,?\s+(?:{_WORDS})\s+|\s*&\s*|\s*/\s*)|(?P<comma>\s*,\s+)|(?P<semicolon>\s*;\s+)"
    rf"|(?P<dash>\s?[–—]\s?)",
    re.IGNORECASE,
)
CONTAINER_AT = re.compile(
    r"(?://|\bin\s*:|\bin\b|\bdans\b|\ben\s*:|\bem\s*:|\bв\s(?:кн|сб)\.?\s*:|\bв\s*:|\biçinde\b"
    r"|\bi:)\s*(?=[\w“\"„«‘*])",
    re.IGNORECASE,
)
YEAR_AT = re.compile(r"(?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-h])?(?![\w]|/\d{3})(?!\s?[-–—]\s?\d{2,4}\b(?!\s*[),]))")
NO_DATE = re.compile(r"(?:n\.\s?d\.|o\.\s?J\.|s\.\s?d\.|s\.\s?f\.|s\.\s?a\.|б\.\s?г\.)", re.IGNORECASE)

MONTH_WORDS = frozenset(fold(month) for row in MONTHS.values() for month in row)
ENTRY_WORDS = frozenset(
    word.strip(".,:")
    for table in (ACCESS_NOTES, AVAILABLE_AT, EDITOR_MARKS, TRANSLATOR_MARKS)
    for row in table.values()
    for words in row
    for word in words.split()
).union(
    *FUNCTION_WORDS.values(),
    "edition press last page pages chapter online revised et al others und and thèse tesis tesi"
    " diss dissertation phd"
    " thesis mimeo unpublished manuscript ms paper working report vol no nr bd jg heft revue"
    " tome ed éd édition aufl auflage überarb изд том вып"
    " journal"
    " doctorat doctorale doctoral doctorado dottorato doutorado doutoramento doctoraat"
    " proefschrift mémoire maîtrise master maestría laurea mestrado habilitation hdr dissertação avhandling afhandling"
    " université universidad università universidade universiteit universität faculté lettres droit histoire"
    " диссертация университет автореферат докт"
    " traduction trad coll série serie reihe forthcoming преподав дисс канд ред пер".split(),
)

ABBREVIATED = re.compile(
    r"(?:^|[\s(\[“\"«„/])(?:[^\W\d_]|[^\W\d_]\.\s?[^\W\d_]|see|cf|vgl|vol|no|nr|pp?|ss?|eds?|hrsg|hgg?"
    r"|trans|dir|coord|chs?|chap|cap|kap|bde?|op|cit|ob"
    r"|art|loc|jan|feb|febr|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec|dez|st|dr|prof|gen|col|ph|jr|sr|inc"
    r"|ltd|co|et al|al|см|ср|ред|изд|им|сб|кн"
    r"|стр|вып|гл|ст|соч|указ|zit|u\.a|esp|bes|insb|approx|ca|bzw|para|paras|par|párr|fig|fn|nn|pág|págs"
    r"|pag|blz|bkz|krş|anm|abb|tab|aufl|ebd|ders|dies|ibid|id"
    r"|ead|idem|univ|diss|zs|jg|e\.g|i\.e|z\.b|d\.h|vd|ve|sn|тт|сс|тыс|гг|проф|цит|rn|ziff|abs|feat|dept"
    r"|gov|mr|mrs|ms|sra?|mt|v|vv|l|ll|y ss|seq|sqq?)$",
    re.IGNORECASE,
)
STOP = re.compile(r"[.!?…][”\"’»)\]]*\s+(?=[“\"„«‘(\[*]?[^\W_a-zà-ÿа-яё])")


def see_also(text: str) -> int:
    """How long the words are that lead to a mention: ``"See also Roe"`` gives 9."""
    at = len(text) - len(text.lstrip(" (["))
    while match := QUOTED_AT.match(text, at) or CUE_AT.match(text, at):
        at = match.end()
    return at if text[:at].strip(" ([") else 0
