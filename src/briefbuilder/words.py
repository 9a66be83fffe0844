"""Per language: how it says Ibid., Bibliography, Imprint. Plain tables; everything is compared case-folded.

Add a language by adding a row to each table.
"""

from __future__ import annotations

# --- Sections ----------------------------------------------------------------------------------------------------

BIBLIOGRAPHY_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": (
        "bibliography", "references", "works cited", "sources", "literature", "literature cited", "further reading",
        "reference list", "list of references", "selected bibliography", "select bibliography", "cited works",
    ),
    "de": (
        "literatur", "literaturangaben", "literaturverzeichnis", "bibliographie", "bibliografie", "quellen",
        "quellenverzeichnis", "quellenangaben", "literaturnachweis", "literaturnachweise",
    ),
    "fr": ("bibliographie", "références", "références bibliographiques", "sources", "ouvrages cités"),
    "es": ("bibliografía", "referencias", "referencias bibliográficas", "fuentes", "obras citadas"),
    "ru": ("библиография", "литература", "список литературы", "источники", "использованная литература"),
}

NOTES_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": ("notes", "endnotes", "footnotes", "notes and references", "references and notes"),
    "de": ("anmerkungen", "fußnoten", "endnoten", "fussnoten"),
    "fr": ("notes", "notes de bas de page"),
    "es": ("notas", "notas al pie"),
    "ru": ("примечания", "сноски"),
}

IMPRINT_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": ("imprint", "legal notice", "masthead", "about the author", "about the authors", "author", "authors"),
    "de": ("impressum", "herausgeber", "über den autor", "über die autorin", "zum autor", "zur autorin"),
    "fr": ("mentions légales", "à propos de l’auteur", "à propos de l'auteur", "l’auteur", "l'auteur"),
    "es": ("aviso legal", "sobre el autor", "sobre la autora", "créditos"),
    "ru": ("выходные данные", "об авторе", "об авторах"),
}

ABSTRACT_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": ("summary", "abstract", "executive summary", "key points"),
    "de": ("zusammenfassung", "kurzfassung", "abstract"),
    "fr": ("résumé", "synthèse"),
    "es": ("resumen",),
    "ru": ("аннотация", "резюме"),
}

# --- Dates -------------------------------------------------------------------------------------------------------

MONTHS: dict[str, tuple[str, ...]] = {
    "en": (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ),
    "de": (
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "dezember",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ),
}
