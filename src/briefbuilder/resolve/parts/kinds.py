"""What the words of a name or a genre say about the kind of a work: a congress, a newspaper, a thesis, a law.

In: the name of a container, or the words of a genre.  Out: yes or no, or BibLaTeX's name for the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefbuilder.resolve.parts.corporate import is_corporate, names_body
from briefbuilder.words import EVENT_WORDS, REPORT_WORDS, THESIS_WORDS, fold

_PROCEEDINGS = re.compile(
    r"\b(?:proc|proceedings|conference|conf|symposium|symp|workshop|congress|colloqui\w+|meeting|tagung|tagungsband"
    r"|kongress|konferenz|congr[eè]s\w*|colloque|journ[ée]es|convegno|actas|congreso|jornadas|simposio|konferencj\w+"
    r"|материалы|конференц\w*|конгресс\w*|симпозиум\w*|съезд\w*|annual meeting)\b",
    re.IGNORECASE,
)
_PRINTED = re.compile(
    r"\b(?:proc|proceedings|actes|atti|actas|tagungsband|материалы|труды|transactions|anais)\b", re.IGNORECASE
)
_NEWS = re.compile(
    r"\b(?:times|post|guardian|telegraph|herald|tribune|gazette|gazeta|zeitung|news|tagesspiegel|spiegel|monde|figaro"
    r"|libération|país|mundo|reuters|bbc|tass|тасс|риа|новости|газета|известия|коммерсант\w*|ведомости|independent"
    r"|economist|daily|le temps|il sole|corriere|repubblica|stampa|folha|globo|observer|newsweek|interfax"
    r"|al jazeera|bloomberg|associated press|agence france|dpa|afp|ap)\b",
    re.IGNORECASE,
)
_PERIODICAL = re.compile(
    r"\b(?:journal|review|revue|revista|rivista|zeitschrift|quarterly|monthly|weekly|bulletin|magazine"
    r"|annals|annales|archiv|archives|transactions|monographs|proceedings"
    r"|jahrbuch|yearbook|annuaire|cahiers|blätter|letters|affairs|studies|forum|вестник|журнал|обзор"
    r"|przegląd|časopis|dergisi|tijdschrift|blog|dispatch|monitor|digest|record|chronicle|мир|مجلة|مجله|فصلنامه)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:press|verlag\w*|publish\w*|books|éditions|editions|presses|editorial|ediciones|editore|edizioni|edições"
    r"|editora|and sons|& sons|издательство|изд-во|wydawnictwo|yayın\w*|uitgeverij|förlag|nakladatelství|kiadó"
    r"|druckerei|نشر|انتشارات|دار)\b|& co\b",
    re.IGNORECASE,
)
_REFERENCE_WORK = re.compile(
    r"\b(?:encyclop\w+|lexi[ck]on|handworterbuch|britannica|enzyklop\w+|entsiklop\w+|\w*worterbuch"
    r"|dictionary|diccionario|dictionnaire|dizionario|slovar)\b"
)
_LAW = re.compile(
    r"\b(?:act|regulation|directive|decree|resolution|treaty|gesetz|verordnung|richtlinie|bgbl|loi|décret|ley|decreto"
    r"|закон|указ|постановление|кодекс|statute|bill|celex|amtsblatt|official journal)\b|\boj [lc]\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b[^\W\d_]\w+ (?:v|vs|gegen|против)\.? [^\W\d_]\w+|\b(?:judgment|urteil|arrêt|sentencia|решение суда)\b", re.I
)
_DATA = re.compile(r"\b(?:data ?sets?|datensatz|database|data file|база данных|jeu de données)\b", re.IGNORECASE)
_INTERVIEW = re.compile(
    r"\b(?:interview(?:ed)?|personal communication|gespräch mit|entretien avec|entrevista|интервью|e-mail to)\b", re.I
)
_TALK = re.compile(
    r"(?:the )?(?:author(?:['’]s)? )?(?:personal |telephone |phone |online )?(?:interviews?|conversations?"
    r"|correspondence|communication|e-?mail exchange) (?:with|by)\b|(?:telefon)?(?:interviews?|gespräch) (?:mit|des)\b"
    r"|(?:speech|remarks|address|statement|keynote|testimony)(?: \w+){0,3} by\b"
    r"|(?:rede|ansprache) (?:de[rs]|von) (?:\w*(?:minister|kanzler|präsident)|botschafter)"
    r"|(?:discours|allocution|discurso|intervención|intervento|discorso|intervenção"
    r"|toespraak) (?:de|du|del|della|do|da|di|van)"
    r" (?:l[ae]? ?['’]?)?(?:pr[eé]sident|m?inistr|minister|premier|primer|canciller|chancelier|cancelliere"
    r"|ambassad|embaja|secr)"
    r"|(?:выступление|речь) (?:президента|премьер|министра|главы|посла|председателя|секретаря|депутата)|беседа автора\b"
    r"|entretien (?:avec|de)\b|entrevista (?:con|a|com)\b|intervista (?:con|a)\b|интервью (?:с|автора)\b|беседа с\b",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"\b[A-Z]{2,6}(?:/[A-Z0-9.-]{1,9}){2,6}\b|(?<![\w/])[AESG]/[A-Z0-9./-]{0,30}\d|\b(?:COM|JOIN|SWD|SEC)\s?\(\d{4}\)|\b(?:Cmn?d?|H[CL]|Drs|Drucksache)\b\.?\s?\d"
)
_SITE = re.compile(
    r"(?<!\w)(?:web)?blog\W*$|(?<!\w)(?:web ?site|web ?seite|homepage|портал|сайт|sito web|sitio web"
    r"|site officiel)(?!\w)"
    r"|\.(?:com|org|net|info|ru|de|fr|eu|uk|es|ir|io|tv|at|ch|it|pl|tr|gov|edu)$"
)


def _word_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """The words, their last stop optional."""
    bare = sorted({word.rstrip(".") for word in words}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, bare))})s?(?!\w)", re.IGNORECASE)


_THESIS_KINDS = {word.rstrip(".").rstrip("s"): kind for word, kind in THESIS_WORDS.items()}
_THESIS = _word_pattern(THESIS_WORDS)
_REPORT = _word_pattern((*REPORT_WORDS, "tech. rep", "tech. report", "techn. report", "techreport", "memorandum"))
_EVENT = _word_pattern(EVENT_WORDS)


def is_proceedings(name: str) -> bool:
    """``"Proceedings of the Third Harbour Congress"``, ``"3. Hafentagung"``."""
    return bool(_PROCEEDINGS.search(name))


def is_event(name: str) -> bool:
    """A meeting itself, not what it printed: ``"Harbour Conference"``."""
    return bool(_EVENT.search(name)) and not _PRINTED.search(name)


def is_reference_work(name: str) -> bool:
    """``"Encyclopædia of Harbours"``."""
    return bool(_REFERENCE_WORK.search(fold(name)))


def is_news(name: str) -> bool:
    """Does a periodical's name sound like a newspaper's or an agency's?"""
    return bool(_NEWS.search(name))


def is_institution(name: str) -> bool:
    """A body that issues its own papers: "Harbour Institute", not "Harbour University Press", not "Harbour Review"."""
    return names_body(name) and not _PRESS.search(name) and not _PERIODICAL.search(name) and not _NEWS.search(name)


def is_publishing(name: str) -> bool:
    """Does a word of it say that it publishes? ``"Sea Press"``, ``"Hafenverlag"``."""
    return bool(_PRESS.search(name))


def is_press(name: str) -> bool:
    """One who publishes the works of others."""
    return bool(name) and (bool(_PRESS.search(name)) or not is_corporate(name))


def is_site(name: str) -> bool:
    """A container that is an address itself, or a blog: ``"Harbour.org"``, ``"Harbour Blog"``."""
    return bool(_SITE.search(name.casefold()))


def is_law(words: str) -> bool:
    """``"Directive"``, ``"BGBl. I"``."""
    return bool(_LAW.search(words))


def is_case(words: str) -> bool:
    """``"Roe v. Harbour Board"``."""
    return bool(_CASE.search(words))


def is_dataset(words: str) -> bool:
    """``"[Data set]"``."""
    return bool(_DATA.search(words))


def is_interview(words: str) -> bool:
    """``"Interview with"``."""
    return bool(_INTERVIEW.search(words))


def opens_talk(title: str) -> bool:
    """A talk that was led, not printed: ``"Interview with a pilot"``, ``"Gespräch mit einem Lotsen"``."""
    return bool(_TALK.match(title))


_SPOKEN = re.compile(
    r"\b(?:lecture|speech|keynote|remarks|press (?:release|statement|conference)|vortrag|rede|pressemitteilung"
    r"|conférence|discours|communiqué(?: de presse)?|conferencia|discurso|nota de prensa"
    r"|comunicado|conferenza|discorso|comunicato"
    r"|palestra|lezing|persbericht|konuşma|basın açıklaması|лекция|пресс-релиз|выступление)\b",
    re.IGNORECASE,
)


def is_spoken(words: str) -> bool:
    """``"lecture"``, ``"Pressemitteilung"``: said in public, not published as a work."""
    return bool(_SPOKEN.search(words))


def is_symbol(words: str) -> bool:
    """A document's symbol: ``"A/70/12"``, ``"S/RES/2231 (2015)"``, ``"COM(2015) 12"``."""
    return bool(_SYMBOL.search(words))


def thesis_kind(genre: str) -> str:
    """``"Ph.D. diss."`` gives "phdthesis"; empty where no thesis is named."""
    match = _THESIS.search(genre)
    return _THESIS_KINDS.get(match[0].casefold().rstrip("s"), "phdthesis") if match else ""


def report_kind(genre: str) -> str:
    """``"Policy Brief No. 4"`` gives "Policy Brief"."""
    match = _REPORT.search(genre)
    return match[0] if match else ""
