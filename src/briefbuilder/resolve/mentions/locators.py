"""Where within a work: ``", vol. 2, pp. 15–17, n. 4"`` has the parts "vol. 2", "pp. 15–17", "n. 4".

In: text and a position behind a title, a year or a mark.  Out: parts as printed and where they end.
"""

from __future__ import annotations

import re

from briefbuilder.words import ORDINAL_WORDS

_PAGE = (
    r"pp|p|pgs?|pages?|ss|s|seiten?|bl|сс|с|стр|страницы?|págs?|páginas?|pags?|pagine?|blz|bladz|str|sayfa|lk|at"
    r"|à la page"
)
_OTHER = (
    r"nos?|nr|№|n[°º]|num|paras?|paragraphs?|par|párrs?|rn|rz|rdnr|ziff|art|arts|articles?|artículos?"
    r"|artikel|ст|chs?|chap|chaps|chapters?|chapitres?"
    r"|caps?|capítulos?|capitol[oi]|kap|kapitel|hfst|hoofdstuk|гл|глава|böl|bölüm|vols?|volumes?|bd|bde"
    r"|band|bände|tomes?|tomos?|t|т|том|cilt|c|deel|dl|ч|часть|parts?|teil|parte"
    r"|fols?|ff|f|figs?|figures?|abb|tables?|tab|tabelle|tbl|cuadro|mapas?|láms?|c|cc|рис|табл|lines?|ll|l|v|vv|cols?|sp|secs?"
    r"|sects?|sections?|abschn|abs|abschnitt|sección|sez|anhang"
    r"|recitals?|erwägungsgrund|considérants?|considerandos?|annex|appendix|app|box|map|karte|lám|tavv?|pl|plate"
)
_REMARK = r"nn|n|notes?|fn|fns|footnotes?|anm|anmerkung|fußnote|nota|noot|сн|прим|сноска|dipnot|dn|not|esp"
_ROMAN = r"[ivxlcdm]{1,7}|[IVXLCDM]{1,7}"
_FOLLOW = (
    r"(?:\s?(?:ff\.?|f\.|f\b|sqq?\.?|sq\.|ss\b\.?|(?:e\s)?s(?:e?g)?g\.|s\.(?=\s*(?:$|[,;)]))"
    r"|и\s(?:сл|след)\.?|сл\.|y\ss(?:s|igs)\.?|e\ss(?:eg)?s\.?|et\sseqq?\b\.?|et\ss(?:uiv)?\.|vd\.?"
    r"|e\.v\.)|n\.?\d{1,3})?"
)
_ONE = r"[A-Z]?\d{1,6}(?:[./]\d{1,4}){0,3}[a-d]?"
_NUMBER = rf"(?:{_ONE}(?:\s?[-–—‑−]{{1,2}}\s?{_ONE})?){_FOLLOW}"
_SMALL_ROMAN = rf"(?:(?:{_ROMAN})(?:\s?[-–—]\s?(?:{_ROMAN}))?){_FOLLOW}"
_LABEL = rf"(?:(?:{_PAGE}|{_OTHER}|{_REMARK})\b\.?|§§?|№|n[°º]\.?|nº)\s*"
_CHAPTERS = r"chapter|part|book|kapitel|teil|chapitre|partie|capítulo|capitolo|parte|hoofdstuk|deel|глава|часть"
_LETTERED = (
    r"appendix|annexe?|anhang|apéndice|anexo|apêndice|allegato|bijlage"
    r"|приложение|table|tab\.|fig\.|figure|box|part|teil"
)
_COUNTED = "|".join(word for row in ORDINAL_WORDS.values() for words in row for word in words.split("|"))
_ARTICLE = (
    r"(?:ss?\.\s?\d{1,4}[a-z]?(?=\(\w)|(?:§§?|art(?:s|icles?|ikel|ículos?|icol[oi]|igos?)?\b\.?|ст\.|sections?\b|sec\.)\s*\d{1,5}[a-z]?(?:[./]\d{1,4}){0,3})"
    r"(?:\(\w{1,4}\)){0,4}(?:,?\s+(?:abs|absatz|satz|nr|lit|buchst|al|apdo|para?|ч|п|lid|ust|pkt|co|comma|§)\.?\s*\w{1,4}\b){0,3}"
)
_ITEM = re.compile(
    r"(?!s\.\s?v\.)"
    rf"(?:(?P<article>{_ARTICLE})(?![^\W_])(?!\s?[-–—]\s?\d|\s?ff?\b)|(?P<label>{_LABEL})(?:(?P<number>{_NUMBER})|(?P<roman>{_SMALL_ROMAN}))(?![^\W_])"
    rf"|(?P<bare>{_NUMBER})(?![^\W_])|(?P<volume>(?:{_ROMAN})[,.:]\s?{_NUMBER})(?![^\W_])|(?P<passim>passim)\b"
    rf"|(?P<lettered>(?:{_LETTERED})\s+[A-ZА-Я]\b(?:[.-]?\d{{1,3}}\b)?|(?:{_CHAPTERS})\s+(?:{_COUNTED})\b"
    r"|disposición\s+(?:adicional|transitoria|derogatoria|final)(?:\s+(?:primera|segunda|tercera|cuarta|quinta|única))?\b))",
    re.IGNORECASE,
)
_INTRO = re.compile(
    r"(?:(?:at|here|hier|ici|aquí|qui|aqui|здесь|на|esp|especially|insbesondere|insb|bes|besonders"
    r"|in particular|particularly|notamment|en particulier"
    r"|en especial|esp\.|especialmente|in particolare|spec|bijz|met name|özellikle|особенно|see|loc)\b\.?\s*)+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[,;.:]?\s*(?:and|und|u\.|et|y|e|и|en|ve|as well as|sowie)\s+|&\s*|[,.:;]\s*|\s+(?=[(]?(?:n|nn"
    r"|note|fn|anm)\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\s\ufffc]*(?:[,.:;–—-]|\()?[\s]*")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?![\d.])")
_PAGE_LABEL = re.compile(rf"(?:{_PAGE})\b\.?\s*", re.IGNORECASE)
_NO_LABEL_ALONE = re.compile(r"^(?:e|y|c|v|l|t|f)\s*$", re.IGNORECASE)  # letters that are labels only with a full stop


def locator_at(text: str, position: int, end: int, *, year_counts: bool = False) -> tuple[tuple[str, ...], int]:
    """The parts of the locator at a position, and its end; nothing: ``((), position)``.

    A bare number counts where a comma, colon or bracket stands before it, or nothing but a blank; a year does not,
    unless ``year_counts`` ("Roe 2007: 1848").
    """
    before = _BEFORE.match(text, position, end)
    here = before.end() if before else position
    intro = _INTRO.match(text, here, end)
    first = _item(text, intro.end() if intro else here, end, years=year_counts)
    if first is None:
        return (), position
    parts, stop = [first[0]], first[1]
    while len(parts) < 12 and (between := _BETWEEN.match(text, stop, end)):
        led = _INTRO.match(text, between.end(), end)
        low = led.end() if led else between.end()
        item = _item(text, low, end, years=False)
        sep = between[0].strip()
        if item is None or (
            item[2] == "bare"
            and sep not in (",", "&", "and", "und", "u.", "et", "y", "e", "и", "en", "ve", ", and", "sowie")
        ):
            break
        part = (led[0] if led and item[2] != "label" else "") + item[0]
        if sep[-1:].isalpha() or sep == "&":
            parts.append(f" {sep.lstrip(', ')} {part}")
        elif sep:
            parts.append(part)
        else:  # "64 n. 4" is one place
            parts[-1] += f" {part}"
        stop = item[1]
    return tuple(parts), stop


def _item(text: str, start: int, end: int, *, years: bool) -> tuple[str, int, str] | None:
    match = _ITEM.match(text, start, end)
    if not match:
        return None
    if match["bare"] and not years and _YEAR.fullmatch(match["bare"].split("–")[0].split("-")[0].strip()):
        return None
    if match["label"] and _NO_LABEL_ALONE.search(match["label"]) and "." not in match["label"]:
        return None
    if match["roman"] and len(match["roman"]) == 1 and match["roman"].casefold() not in "ivx":
        return None
    labelled = match["label"] or match["article"]
    kind = "passim" if match["passim"] or match["lettered"] else "label" if labelled else "bare"
    return match[0].strip(), match.end(), kind


def shown(parts: tuple[str, ...], joint: str = ", ") -> str:
    """As it is written down: a page's label in front falls away: ``("pp. 3", "5")`` gives "3, 5"."""
    if not parts:
        return ""
    label = _PAGE_LABEL.match(parts[0])
    first = parts[0][label.end() :] if label else parts[0]
    return first + "".join(part if part.startswith(" ") else joint + part for part in parts[1:])


def pages(parts: tuple[str, ...]) -> tuple[int, int] | None:
    """The first page range among the parts, for holding it against a work's pages."""
    for part in parts:
        label = _PAGE_LABEL.match(part)
        match = re.match(r"(\d{1,5})(?:\s?[-–—]\s?(\d{1,5}))?", part[label.end() :] if label else part)
        if match and (label or part[0].isdigit()):
            low, high = match[1], match[2] or match[1]
            high = low[: max(0, len(low) - len(high))] + high  # "301–29" ends on 329
            return int(low), max(int(low), int(high))
    return None
