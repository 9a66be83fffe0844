"""Volume, number, pages and edition of stretches that are known to be one: ``"Bd. 2,"``, ``"no. 3/4"``, ``"S. 4f."``.

In: the words of a stretch.  Out: the figure as printed, without its label.
"""

from __future__ import annotations

import re

_EDGES = " \t,.;:()[]{}–—-«»“”\"'"
_VOLUME = re.compile(
    r"^(?:vol(?:ume|umen)?s?|bd|bde|band|bände|jg|jahrg|jahrgang|t|tome|tomo|том|т|tom|cilt|c|dl|deel|год|ročník|roč"
    r"|rocznik|год изд|v|ano|año|année|annata|anno|a(?=\.\s?[IVXLC\d])|книга|кн|جلد|ج|سال)"
    r"(?:\.|\b):?\s*(?=[\dIVXLCivxlc(۰-۹٠-٩])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:(?:report|working paper|paper|discussion paper|technical report|document|publication)?\s*"
    r"(?:no|nos|nr|nrs|num|núm|numéro|number|numero|número|issue|iss|heft|h|hft|nº|n\.?[°ºo]|№|вып|выпуск|sayı|s|z|zeszyt|č"
    r"|číslo|fasc|cahier|شماره|ش|العدد|ع|#|n))(?:\.|\b|(?<=[°º№#]))\s*(?=[^\s/])",
    re.IGNORECASE,
)
_CHAPTER = re.compile(
    r"^\W*(?:ch|chap|chapter|kap|kapitel|chapitre|cap|capítulo|гл|глава)\b\.?\s*(?P<chapter>\w{1,6})\W*$", re.I
)
_PAGE_LABEL = (
    r"(?:pp?|pages?|pgs?|ss?|seiten?|стр|сс?|p[áa]gs?|páginas?|pagg?|blz|bl|str|sid|sayfa|ص|صص|sp|cols?|kol|стб|fol|ff)"
)
_PAGES = re.compile(rf"^(?:{_PAGE_LABEL}(?:\.|\b)\s*)+(?=[^\W_]|$)", re.IGNORECASE)
_LAST_PAGES = re.compile(
    rf"[\s,;.:)(](?:{_PAGE_LABEL})\.?\s*(?P<pages>[^\W_]{{0,4}}\d[^\s]*(?:\s?[-–—]\s?\S+)?)$", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?P<total>(?:(?<!\w)[ivxlc]{1,7}\s?[,+]\s*)?\d{1,4})\s*(?:pp?|pages?|s|seiten|с|стр|págs?|pagg?|blz|str|bl)(?:\.|(?!\w))\s*$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\s*(?:ff?|et seq|sqq?|sq)\.?$|\s+и след\.?$", re.IGNORECASE)
_COUNT = re.compile(
    r"^\W*(?:in )?(?P<count>\d{1,2})\s*(?:vols|volumes|bde|bände|bänden|tomes|tomos|tomi|voll|volúmenes|в\.|т\.)\W*$",
    re.IGNORECASE,
)
_WITH_ISSUE = re.compile(
    r"^(?P<volume>\d{1,4}[A-Za-z]?)\s*(?:\(\s*(?:no\.?\s*)?(?P<a>[^()]{1,12})\)|[:/.]\s*(?P<b>\d{1,3}))$"
)
_IN_PASSING = {
    "volume": re.compile(r"\b(?:vol|bd|jg|t|том|т)\.\s*(\d{1,4}|[IVXLC]+)\b", re.IGNORECASE),
    "number": re.compile(r"(?:\b(?:no|nr|issue|heft)\b\.?|n\.?[°º]|№)\s*(\d{1,4}(?:[/–-]\d{1,3})?)", re.IGNORECASE),
}
_SAYS_EDITION = re.compile(
    r"\b(?:editio\w*|edn|eds?|éd|édition|edición|edizione|ediz|edição|auflage|aufl|ausgabe|ausg|изд|издание|wyd|wydanie|vyd"
    r"|vydání|druk|uitgave|baskı|basım|version|release|printing|reprint|rev|kiad)\b|\d(?:st|nd|rd|th|e|ª|º|-е)\b",
    re.IGNORECASE,
)
_ENDS_WITH_EDITION = re.compile(r"\b(?:edition|edn|auflage|aufl|édition|edición|edizione|edição|изд|издание)\.?$", re.I)
_ORDINALS = {
    word: str(number)
    for number, row in enumerate(
        (
            "first|erste|première|premier|primera|prima|1-е",
            "second|zweite|deuxième|seconde|segunda|seconda|второе",
            "third|dritte|troisième|tercera|terza|третье",
            "fourth|vierte|quatrième|cuarta|quarta|четвертое",
            "fifth|fünfte|cinquième|quinta|пятое",
            "sixth|sechste|sixième|sexta|sesta",
            "seventh|siebte|septième",
            "eighth|achte|huitième",
            "ninth|neunte|neuvième",
            "tenth|zehnte|dixième",
        ),
        1,
    )
    for word in row.split("|")
}


def dashed(text: str) -> str:
    """``"49--59"`` and ``"49 - 59"`` give "49–59"."""
    return re.sub(r"\s?[-‐‑‒–—−­]+\s?", "–", text.strip())


def read_volume(text: str) -> tuple[str, str]:
    """``"vol. 3,"`` gives ("3", ""), ``"41(2)"`` gives ("41", "2")."""
    bare = _VOLUME.sub("", text.strip(_EDGES + "/")).strip(_EDGES + "/")
    whole = _VOLUME.sub("", text.strip(" ,.;:")).strip(" ,.;:")
    if match := _WITH_ISSUE.match(whole):
        return match["volume"], dashed(match["a"] or match["b"])
    return bare, ""


def count_of_volumes(text: str) -> str:
    """``"2 vols."`` gives "2"; empty for the number of one volume."""
    match = _COUNT.match(text)
    return match["count"] if match else ""


def read_number(text: str) -> str:
    """``"(no. 3/4)"`` gives "3/4", ``"№ 5"`` gives "5"."""
    bare = _NUMBER.sub("", text.strip(_EDGES + "/")).strip(_EDGES)
    return bare + ")" if "(" in bare and ")" not in bare else bare


def read_chapter(text: str) -> str:
    """``"ch. 4."`` gives "4"; empty where no chapter is named."""
    match = _CHAPTER.match(text)
    return match["chapter"] if match else ""


def read_pages(text: str) -> tuple[str, str]:
    """Pages and the count of all pages: ``"pp. 49-59."`` gives ("49–59", ""), ``"240 S."`` gives ("", "240")."""
    bare = text.strip(" ,;:()[]")
    if match := _TOTAL.search(bare):
        total = match["total"].strip()
        rest = bare[: match.start()].strip(" ,;:()[]")
        return (read_pages(rest)[0] if re.search(r"\d", rest) else "", total)
    labelled = _LAST_PAGES.search(bare)
    bare = _PAGES.sub("", (labelled["pages"] if labelled else bare).strip(_EDGES)).strip(_EDGES)
    return dashed(_FOLLOWING.sub("", bare)), ""


def named_number(text: str) -> str:
    """The number a genre brings along: ``"Working Paper No. 15"`` gives "15"; without its label it is the name's."""
    match = _IN_PASSING["number"].search(text)
    return match[1] if match else ""


def in_passing(text: str) -> dict[str, str]:
    """Labelled volume and number within a stretch of pages: ``"Vol. 41, No. 2, pp. 3–9"``."""
    found = {name: pattern.search(text) for name, pattern in _IN_PASSING.items()}
    return {name: match[1] for name, match in found.items() if match}


def says_edition(text: str) -> bool:
    """Does it end with the very word? ``"online edition"``, ``"2. Aufl."``."""
    return bool(_ENDS_WITH_EDITION.search(text))


def is_edition(text: str) -> bool:
    """Does it speak of an edition? ``"2nd rev. ed."``, ``"изд. 2-е"``, not "box 4"."""
    return not re.search(r"\d", text) or bool(_SAYS_EDITION.search(text)) or not re.search(r"[^\W\d_]{2}", text)


def read_edition(text: str) -> str:
    """``"3., überarb. Aufl."`` gives "3", ``"Second edition"`` "2", ``"rev. ed."`` stays."""
    bare = text.strip(" ,;:()[]–—-").strip()
    if number := re.search(r"\d{1,3}", bare):
        return number[0]
    for word in re.findall(r"[^\W\d_]+", bare.casefold()):
        if word in _ORDINALS:
            return _ORDINALS[word]
    return bare.rstrip(".") if len(bare.split(" ")[-1]) > 6 else bare
