"""What kind of work an entry is: signs are weighed, the heaviest kind wins.

In: the fields of a draft and the words of its genre.  Out: a type of BibLaTeX (book, article, incollection, report …).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from briefbuilder.resolve.parts.corporate import is_corporate
from briefbuilder.words import EVENT_WORDS, REPORT_WORDS, THESIS_WORDS, fold

_PROCEEDINGS = re.compile(
    r"\b(?:proc|proceedings|conference|conf|symposium|symp|workshop|congress|colloqui\w+|meeting|tagung|kongress"
    r"|konferenz|tagungsband|congr[eè]s\w*|colloque|journ[ée]es|convegno|actas|congreso|jornadas|simposio"
    r"|материалы|конференц\w*|конгресс\w*|симпозиум\w*|съезд\w*|annual meeting)\b",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\b(?:times|post|guardian|telegraph|herald|tribune|gazette|gazeta|zeitung|news|tagesspiegel|spiegel|monde|figaro"
    r"|libération|país|mundo|reuters|bbc|tass|тасс|риа|новости|газета|известия|коммерсант\w*|ведомости|independent"
    r"|economist|daily|le temps|il sole|corriere|repubblica|stampa|folha|globo|observer|newsweek|interfax"
    r"|al jazeera|bloomberg|associated press|agence france|dpa|afp|ap)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:press|verlag|publish\w*|books|éditions|editions|presses|editorial|ediciones|editore|edizioni|and sons|& sons"
    r"|издательство|изд-во|wydawnictwo|yayın\w*|uitgeverij|förlag|nakladatelství|نشر|انتشارات|دار)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:act|law|regulation|directive|decree|resolution|treaty|gesetz|verordnung|richtlinie|bgbl|loi|décret|ley|decreto"
    r"|закон|указ|постановление|кодекс|statute|bill|celex|oj [lc]|amtsblatt)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\b[^\W\d_]\w+ (?:v|vs|c|gegen|против)\.? [^\W\d_]\w+|\b(?:judgment|urteil|arrêt|sentencia|решение суда)\b"
)
_DATA = re.compile(
    r"\b(?:data ?set|datensatz|database|data file|база данных|version \d|jeu de données)\b", re.IGNORECASE
)
_REFERENCE_WORK = re.compile(
    r"\b(?:encyclop\w+|lexi[ck]on|dictionary|handworterbuch|britannica|enzyklop\w+|entsiklop\w+)\b"
)
_INTERVIEW = re.compile(
    r"\b(?:interview(?:ed)?|personal communication|gespräch mit|entretien avec|entrevista|интервью)\b", re.IGNORECASE
)


def _word_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """The words, their last stop optional."""
    bare = sorted({word.rstrip(".") for word in words}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, bare))})s?(?!\w)", re.IGNORECASE)


_THESIS_KINDS = {word.rstrip(".").rstrip("s"): kind for word, kind in THESIS_WORDS.items()}
_THESIS = _word_pattern(THESIS_WORDS)
_REPORT = _word_pattern((*REPORT_WORDS, "tech. rep", "tech. report", "techn. report", "techreport", "memorandum"))
_EVENT = _word_pattern(list(EVENT_WORDS))


def decide_type(fields: Mapping[str, str], genre: str, *, quoted: bool = False) -> str:
    """The heaviest kind. ``quoted``: the title stood in marks."""
    weights: Counter[str] = Counter()
    for name, weight in _signs(fields, genre, quoted=quoted):
        weights[name] += weight
    order = {name: place for place, name in enumerate(_ORDER)}
    return max(weights, key=lambda name: (weights[name], -order[name])) if weights else "misc"


_ORDER = (
    "thesis", "inproceedings", "incollection", "inreference", "article", "report", "collection", "book", "dataset",
    "legislation", "jurisdiction", "unpublished", "online", "misc",
)  # fmt: skip


def _signs(fields: Mapping[str, str], genre: str, *, quoted: bool) -> list[tuple[str, int]]:
    has = fields.get
    publisher, journal, book = has("publisher", ""), has("journaltitle", ""), has("booktitle", "")
    press = bool(publisher) and (bool(_PRESS.search(publisher)) or not is_corporate(publisher))
    signs: list[tuple[object, str, int]] = [
        (_THESIS.search(genre), "thesis", 20),
        (_REPORT.search(genre), "report", 9),
        (genre and not _THESIS.search(genre) and has("number"), "report", 3),
        (journal, "article", 8),
        (journal and (has("volume") or has("number") or has("pages") or has("doi")), "article", 4),
        (book and not _PROCEEDINGS.search(book), "incollection", 8),
        (book and _REFERENCE_WORK.search(fold(book)), "inreference", 9),
        (book and _PROCEEDINGS.search(book), "inproceedings", 9),
        (
            journal and _PROCEEDINGS.search(journal) and not has("volume"),
            "inproceedings",
            13,
        ),
        (has("eventtitle") and book, "inproceedings", 5),
        (has("eventtitle") and not book and not journal, "unpublished", 9),
        (has("editor") and has("title") and book, "incollection", 3),
        (publisher and not book and not journal, "book", 7),
        (
            publisher and not press and not has("isbn") and not book and not journal and (has("url") or has("number")),
            "report",
            8,
        ),
        (has("location") and not quoted, "book", 2),
        (has("isbn") or has("edition") or has("pagetotal"), "book", 4),
        (has("editor") and not has("author") and not book and not journal, "collection", 8),
        (has("url") and not publisher and not book and not journal, "online", 6),
        (has("url"), "online", 1),
        (journal and _is_site(journal), "online", 14),
        (_INTERVIEW.search(genre), "misc", 12),
        (_DATA.search(genre), "dataset", 12),
        (_CASE.search(has("title", "")) and not journal and not book, "jurisdiction", 6),
        (_LAW.search(genre), "legislation", 6),
    ]
    return [(name, weight) for fits, name, weight in signs if fits]


def _is_site(name: str) -> bool:
    """A container that is an address itself ("Harbour.org") is a site, not a periodical."""
    return bool(re.search(r"\.(?:com|org|net|info|ru|de|fr|eu|uk|es|ir|io|tv)$", name.casefold()))


def is_news(name: str) -> bool:
    """Does a periodical's name sound like a newspaper's or an agency's?"""
    return bool(_NEWS.search(name))


def thesis_kind(genre: str) -> str:
    """``"Ph.D. diss."`` gives "phdthesis"; empty where no thesis is named."""
    match = _THESIS.search(genre)
    return _THESIS_KINDS.get(match[0].casefold().rstrip("s"), "phdthesis") if match else ""


def report_kind(genre: str) -> str:
    """``"Policy Brief No. 4"`` gives "Policy Brief"."""
    match = _REPORT.search(genre)
    return match[0] if match else ""
