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

# Short forms as printed, with or without a full stop.
MONTH_STEMS: dict[str, dict[str, int]] = {
    "en": {
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11,
        "dec": 12,
    },
    "de": {"jän": 1, "jänner": 1, "mär": 3, "mrz": 3, "okt": 10, "dez": 12},
    "fr": {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "déc": 12, "fevrier": 2, "aout": 8, "decembre": 12},
    "es": {"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12},
    "ru": {
        "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9, "окт": 10, "ноя": 11,
        "дек": 12, "январь": 1, "февраль": 2, "март": 3, "апрель": 4, "июнь": 6, "июль": 7, "август": 8,
        "сентябрь": 9, "октябрь": 10, "ноябрь": 11, "декабрь": 12,
    },
}

# --- Small words -------------------------------------------------------------------------------------------------

# Words that no sentence or heading ends with: a paragraph that stops here goes on in the next one. They also tell the
# language of a text.
JOINING_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "a an the and or but nor of in on at by for from to with into over under between against through during about"
        " that which whose whom than as if because while when where its their his her our your my this these those is"
        " are was were has have had will would may might must can could should not no be been being it they he she we"
        " such any some every each both either neither".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer eines und oder aber von vom zu zum zur im in mit auf für bei"
        " aus nach über unter zwischen gegen durch dass daß weil wenn als wie sich nicht ist sind war waren wird werden"
        " hat haben sein ihre ihr seine dieser diese dieses es er sie wir auch noch".split()
    ),
    "fr": frozenset(
        "le la les un une des du de et ou mais dans sur sous par pour avec sans entre contre vers chez que qui dont où"
        " ce cet cette ces son sa ses leur leurs est sont était étaient a ont au aux ne pas plus il elle ils nous vous"
        " en se comme si".split()
    ),
    "es": frozenset(
        "el la los las un una unos unas y o pero de del en con por para sin sobre entre contra hacia que quien cuyo"
        " cuando donde como si su sus es son era fue han ha no se lo al más este esta estos estas".split()
    ),
    "ru": frozenset(
        "и в во на с со к ко по о об от до из за для при про через над под между что чтобы как если но а или не ни же"
        " бы ли это этот эта эти его её их он она они мы вы был была были быть который которая которые также".split()
    ),
}

# Words of site furniture. One of several signs (place, length, form), never the only one.
CHROME_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "share tweet print email e-mail comment comments commenting reply subscribe newsletter login register cookie"
        " cookies menu search skip top bottom page facebook twitter linkedin whatsapp telegram related trending"
        " advertisement sponsored privacy terms contact follow publication download save bookmark back next previous"
        " home tags read more".split()
    ),
    "de": frozenset(
        "teilen drucken kommentar kommentare antworten abonnieren newsletter anmelden cookie cookies menü suche seite"
        " anfang ende datenschutz kontakt folgen weiterlesen merken werbung".split()
    ),
    "fr": frozenset(
        "partager imprimer commentaire commentaires répondre abonner newsletter connexion cookies menu recherche page"
        " haut bas publicité contact suivre lire suite".split()
    ),
    "es": frozenset(
        "compartir imprimir comentario comentarios responder suscribirse boletín cookies menú buscar página arriba"
        " abajo publicidad contacto seguir leer más".split()
    ),
    "ru": frozenset(
        "поделиться печать комментарий комментарии ответить подписаться рассылка войти меню поиск страницы наверх"
        " реклама контакты читать далее".split()
    ),
}

# What stands before a picture's credit: "(Source: …)".
CREDIT_WORDS: tuple[str, ...] = (
    "source", "image", "photo", "picture", "credit", "photograph", "quelle", "foto", "bild", "bildnachweis", "crédit",
    "crédits", "fuente", "imagen", "фото", "источник",
)

# What a syndicated text says of where it came from, before the outlet's name.
FIRST_PUBLISHED: tuple[str, ...] = (
    "first published in", "first published by", "first published at", "originally published in",
    "originally published by", "originally published at", "originally appeared in", "first appeared in",
    "zuerst erschienen in", "zuerst erschienen bei", "erstmals erschienen in", "première publication dans",
    "publié initialement dans", "publicado originalmente en", "впервые опубликовано в", "опубликовано в",
)
SOURCE_LABELS: tuple[str, ...] = ("source", "quelle", "fuente", "источник", "via")

AUTHOR_HEADINGS: tuple[str, ...] = (
    "author", "authors", "about the author", "about the authors", "autor", "autorin", "autoren", "über den autor",
    "über die autorin", "zum autor", "auteur", "auteurs", "l’auteur", "l'auteur", "à propos de l’auteur",
    "sobre el autor", "об авторе", "автор",
)
BYLINE_WORDS: tuple[str, ...] = ("by", "von", "par", "por", "автор:")

NUMBER_WORDS: tuple[str, ...] = ("no.", "no", "nr.", "nr", "number", "n°", "nº", "№", "issue", "vol.", "band", "heft", "#")

ORGANISATION_WORDS: frozenset[str] = frozenset(
    "institute institut institution foundation stiftung center centre zentrum university universität université"
    " council association society gesellschaft agency ministry committee commission group network press verlag fund"
    " fondation instituto fundación универститет институт фонд центр совет".split()
)

# Verbs of saying that follow a quotation: ‘… .” The agency reported.’
SAYING_WORDS: frozenset[str] = frozenset(
    "said says reported reports explained explains noted notes stated states added adds told wrote writes argued"
    " argues insisted claims claimed concluded declared".split()
)

ACCESS_WORDS: tuple[str, ...] = (
    "accessed", "retrieved", "last visited", "last checked", "consulted", "abgerufen", "zugriff", "zuletzt besucht",
    "aufgerufen", "consulté", "consultés", "consultado", "consultados", "дата обращения", "обращения",
)
