"""Names of institutions: ``"Ministry of Health"``, ``"UNDP"``, ``"Human Rights Watch"`` are not people.

In: a name, or the words of a whole stretch.  Out: whether it is a body's, and the bodies it names.
"""

from __future__ import annotations

import re

from briefbuilder.words import ORGANISATION_WORDS, fold

_WORDS = frozenset(fold(word) for word in ORGANISATION_WORDS) - {"press"} | frozenset(
    fold(word)
    for word in (
        "nations office department departments parliament bank federation republic government union organisation"
        " organization administration division directorate secretariat forum observatory bureau corporation academy"
        " service services authority board court assembly senate house institution institutes consortium initiative"
        " alliance company ltd inc llc gmbh corp co school college faculty laboratory laboratories society library"
        " museum archive archives team staff party movement international national european global watch amnesty"
        " rights development statistics statistical program programme project partnership taskforce panel conference"
        " congress unit section agencies chamber league confederation syndicate cooperative club hospital clinic"
        " ombudsman ministère ministere assemblée sénat cour conseil bureau organisation fédération agence banque"
        " école comité commission observatoire gouvernement république préfecture académie société ministerium"
        " bundesministerium bundesregierung bundestag bundesamt bundesanstalt bundeszentrale amt statistisches"
        " landesamt verein verband hochschule akademie rat kommission ausschuss bank regierung gericht gerichtshof"
        " partei gesellschaft ag e.v. ministerio gobierno secretaría banco asamblea congreso senado comisión consejo"
        " agencia asociación sociedad organización programa oficina tribunal corte ministério governo conselho"
        " assembleia instituto associação universidade universidad università universiteit uniwersytet ministero"
        " governo consiglio istituto banca comitato министерство правительство комитет комиссия совет банк фонд"
        " университет институт академия агентство служба управление организация центр ассоциация общество росстат дума"
        " федерация парламент партия суд bakanlığı üniversitesi kurumu başkanlığı enstitüsü vakfı derneği merkezi"
        " ministerstwo rząd urząd instytut rada fundacja ministerie rijksinstituut stichting raad وزارت دانشگاه مرکز"
        " dienst ufficio ente osservatorio centro dipartimento presidenza senato camera parlamento agenzia autorità"
        " kurulu müdürlüğü meclisi birliği partisi ajansı sekreterliği adviesraad rekenkamer planbureau inspectie"
        " коллегия канцелярия сенат посольство landtag bundesrat nationalrat staatskanzlei botschaft ambassade"
        " embajada embassy ministério câmara fundação delegación dirección junta thinktank trust command corps estates"
        " سازمان مؤسسه بانک وزارة جامعة مركز منظمة مؤسسة ministerstvo pravitelstvo komitet institut univerzita"
    ).split()
)
_FUNCTION = re.compile(r"\b(?:of|for|the|on|für|der|des|pour|para|per|voor|по|при|du)\b", re.IGNORECASE)
_INSIDE = re.compile(r"\b(?:of|for|the|on|für|pour|para|voor|по|при)\b")
_ARTICLE = re.compile(r"^(?:The|Die|Das|Der|La|Le|Les|El|Los|Il|L['’])\s*[^\W\d_]")
_ACRONYM = re.compile(r"^[^\W\d_]{2,9}(?:[-/][^\W\d_]{1,6})?$")
_INITIALS = re.compile(r"(?:^|[\s,])[^\W\d_]\.")
_JOIN = re.compile(r",?\s+(?:and|&|und|et|y|и)\s+|,\s+(?:and|&)\s+")


def is_acronym(text: str) -> bool:
    """``"UNDP"``, ``"EU-LEX"``: in capitals; "ROE" might be anybody, so ask only of a name that stands alone."""
    return bool(_ACRONYM.match(text)) and text.isupper()


def is_corporate(text: str) -> bool:
    """An institution: one of its words says so, or small words that no person's name has."""
    text = text.strip(" ,;")
    if text.startswith("{") and text.endswith("}"):
        return True
    if _INITIALS.search(text) and not _strong(text):
        return False
    words = fold(text).split()
    if len(words) > 1 and (_INSIDE.search(text) or (_ARTICLE.match(text) and len(words) > 2)):
        return True
    return _strong(text)


def names_body(text: str) -> bool:
    """Does a word of it say so? ``"Harbour Board"``, not "The Harbour Times"."""
    return _strong(text)


def _strong(text: str) -> bool:
    return bool(set(fold(text).split()) & _WORDS)


def is_phrase(text: str) -> bool:
    """Is the whole stretch one body's name, or several? ``"Ministry of Health, Labour and Welfare"``."""
    if _INITIALS.search(text):
        return False
    if is_acronym(text):
        return True
    first = re.split(r"[,;]|\s+(?:and|und|et|y|и|&)\s+", text, maxsplit=1)[0]
    if "," not in text and not _JOIN.search(text):
        return is_corporate(text)
    return is_corporate(first) or (_strong(text) and not _looks_inverted(text))


def _looks_inverted(text: str) -> bool:
    """``"Roe, Mary, and World Bank"``: a lone word, a comma, one or two words."""
    return bool(
        re.match(r"^[^\W\d_][\w’'-]+,\s+[^\W\d_][\w’'.-]*(?:\s[^\W\d_][\w.]*)?(?:,|\s+(?:and|und|et|&)|$)", text)
    )


def part_bodies(text: str) -> list[str]:
    """``"World Bank and Ministry of Health"`` are two; ``"Ministry of Health, Labour and Welfare"`` is one."""
    parts = [part.strip(" ,") for part in _JOIN.split(text)]
    if len(parts) > 1 and all(_strong(part) or is_acronym(part) for part in parts):
        return parts
    return [text]
