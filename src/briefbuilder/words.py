"""Per language: how it says Ibid., Bibliography, Imprint. Plain tables; everything is compared case-folded.

Add a language by adding a row to each table.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# --- Sections ----------------------------------------------------------------------------------------------------

BIBLIOGRAPHY_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": (
        "bibliography",
        "references",
        "works cited",
        "sources",
        "literature",
        "literature cited",
        "further reading",
        "reference list",
        "list of references",
        "selected bibliography",
        "select bibliography",
        "cited works",
    ),
    "de": (
        "literatur",
        "literaturangaben",
        "literaturverzeichnis",
        "bibliographie",
        "bibliografie",
        "quellen",
        "quellenverzeichnis",
        "quellenangaben",
        "literaturnachweis",
        "literaturnachweise",
    ),
    "fr": ("bibliographie", "références", "références bibliographiques", "sources", "ouvrages cités"),
    "es": ("bibliografía", "referencias", "referencias bibliográficas", "fuentes", "obras citadas"),
    "it": ("bibliografia", "riferimenti bibliografici", "fonti", "opere citate"),
    "pt": ("bibliografia", "referências", "referências bibliográficas", "fontes", "obras citadas"),
    "nl": ("bibliografie", "literatuur", "literatuurlijst", "bronnen", "geraadpleegde literatuur"),
    "pl": ("bibliografia", "literatura", "źródła", "wykaz literatury"),
    "cs": ("bibliografie", "literatura", "použitá literatura", "prameny", "seznam literatury"),
    "ru": (
        "библиография",
        "библиографический список",
        "литература",
        "список литературы",
        "список источников",
        "список использованной литературы",
        "источники",
        "использованная литература",
    ),
    "ar": ("المراجع", "المصادر", "المصادر والمراجع"),
    "fa": ("منابع", "مراجع", "کتاب‌نامه", "کتابنامه", "فهرست منابع"),
}

NOTES_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": ("notes", "endnotes", "footnotes", "notes and references", "references and notes", "end notes", "foot notes"),
    "de": ("anmerkungen", "fußnoten", "endnoten", "fussnoten", "einzelnachweise", "noten", "anmerkungen und nachweise"),
    "fr": ("notes", "notes de bas de page", "notes et références", "notes de fin", "références et notes"),
    "es": ("notas", "notas al pie", "notas y referencias"),
    "it": ("note", "note a piè di pagina", "note e riferimenti"),
    "pt": ("notas", "notas de rodapé", "notas e referências"),
    "nl": ("noten", "voetnoten", "eindnoten", "voetnoten en bronnen"),
    "pl": ("przypisy", "uwagi"),
    "cs": ("poznámky", "poznámky pod čarou"),
    "ru": ("примечания", "сноски", "примечания и ссылки", "комментарии и примечания"),
    "ar": ("الهوامش", "هوامش", "الحواشي", "حواشي"),
    "fa": ("پانوشت‌ها", "پانویس‌ها", "پانویس", "یادداشت‌ها", "پی‌نوشت‌ها", "پی‌نوشت", "زیرنویس‌ها"),
}

# What stands before a chapter's number: "Chapter 3", "Глава первая", "Erstes Kapitel".
CHAPTER_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("chapter", "part", "book", "section", "appendix", "annex", "act", "scene", "canto", "letter", "lecture"),
    "de": ("kapitel", "teil", "buch", "abschnitt", "anhang", "anlage", "akt", "szene", "aufzug", "auftritt", "brief"),
    "fr": ("chapitre", "partie", "livre", "section", "annexe", "acte", "scène", "tome", "lettre", "titre"),
    "es": ("capítulo", "capitulo", "parte", "libro", "sección", "anexo", "acto", "escena"),
    "it": ("capitolo", "parte", "libro", "sezione", "appendice", "atto", "scena"),
    "pt": ("capítulo", "capitulo", "parte", "livro", "secção", "seção", "anexo", "apêndice"),
    "nl": ("hoofdstuk", "deel", "boek", "afdeling", "bijlage"),
    "pl": ("rozdział", "część", "księga", "aneks", "załącznik"),
    "cs": ("kapitola", "část", "kniha", "oddíl", "příloha"),
    "ru": ("глава", "часть", "книга", "раздел", "приложение", "том", "действие", "явление", "письмо", "лекция"),
    "ar": ("الفصل", "الباب", "الجزء", "ملحق"),
    "fa": ("فصل", "بخش", "کتاب", "پیوست"),
}

# Those of them that hold chapters, and those that stand within one.
PART_WORDS: frozenset[str] = frozenset(
    "part book volume act teil buch band akt aufzug partie livre tome acte parte libro livro deel boek część księga část"
    " kniha часть книга том действие الباب الجزء بخش کتاب".split()
)
SECTION_WORDS: frozenset[str] = frozenset(
    "section scene abschnitt szene auftritt scène sección escena sezione scena secção seção afdeling oddíl раздел"
    " явление".split()
)

# Numbers in words, as chapters are counted ("Chapter the First", "Livre premier", "Глава вторая"), from one to twenty;
# the words of one number part by "|".
ORDINAL_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "one|first", "two|second", "three|third", "four|fourth", "five|fifth", "six|sixth", "seven|seventh",
        "eight|eighth", "nine|ninth", "ten|tenth", "eleven|eleventh", "twelve|twelfth", "thirteen|thirteenth",
        "fourteen|fourteenth", "fifteen|fifteenth", "sixteen|sixteenth", "seventeen|seventeenth",
        "eighteen|eighteenth", "nineteen|nineteenth", "twenty|twentieth",
    ),
    "de": (
        "eins|erste|erster|erstes", "zwei|zweite|zweiter|zweites", "drei|dritte|dritter|drittes",
        "vier|vierte|vierter|viertes", "fünf|fünfte|fünfter|fünftes", "sechs|sechste|sechster|sechstes",
        "sieben|siebte|siebter|siebtes|siebente|siebenter|siebentes", "acht|achte|achter|achtes",
        "neun|neunte|neunter|neuntes", "zehn|zehnte|zehnter|zehntes", "elf|elfte|elfter|elftes",
        "zwölf|zwölfte|zwölfter|zwölftes",
    ),
    "fr": (
        "un|premier|première", "deux|deuxième|second|seconde", "trois|troisième", "quatre|quatrième", "cinq|cinquième",
        "six|sixième", "sept|septième", "huit|huitième", "neuf|neuvième", "dix|dixième", "onze|onzième",
        "douze|douzième",
    ),
    "es": (
        "uno|primero|primer|primera", "dos|segundo|segunda", "tres|tercero|tercer|tercera", "cuatro|cuarto|cuarta",
        "cinco|quinto|quinta", "seis|sexto|sexta", "siete|séptimo|séptima", "ocho|octavo|octava",
        "nueve|noveno|novena", "diez|décimo|décima",
    ),
    "it": (
        "uno|primo|prima", "due|secondo|seconda", "tre|terzo|terza", "quattro|quarto|quarta", "cinque|quinto|quinta",
        "sei|sesto|sesta", "sette|settimo|settima", "otto|ottavo|ottava", "nove|nono|nona", "dieci|decimo|decima",
    ),
    "nl": ("een|eerste", "twee|tweede", "drie|derde", "vier|vierde", "vijf|vijfde", "zes|zesde", "zeven|zevende"),
    "pl": (
        "pierwszy|pierwsza", "drugi|druga", "trzeci|trzecia", "czwarty|czwarta", "piąty|piąta", "szósty|szósta",
        "siódmy|siódma", "ósmy|ósma", "dziewiąty|dziewiąta", "dziesiąty|dziesiąta",
    ),
    "cs": ("první", "druhá|druhý", "třetí", "čtvrtá|čtvrtý", "pátá|pátý", "šestá|šestý", "sedmá|sedmý", "osmá|osmý"),
    "ru": (
        "первая|первый|первое", "вторая|второй|второе", "третья|третий|третье", "четвертая|четвёртая|четвертый|четвёртый",
        "пятая|пятый|пятое", "шестая|шестой|шестое", "седьмая|седьмой", "восьмая|восьмой", "девятая|девятый",
        "десятая|десятый", "одиннадцатая|одиннадцатый", "двенадцатая|двенадцатый", "тринадцатая|тринадцатый",
        "четырнадцатая|четырнадцатый", "пятнадцатая|пятнадцатый",
    ),
    "ar": ("الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    "fa": ("یکم|اول|نخست", "دوم", "سوم", "چهارم", "پنجم", "ششم", "هفتم", "هشتم", "نهم", "دهم"),
}  # fmt: skip

CONTENTS_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": ("contents", "table of contents", "list of contents", "in this article", "on this page"),
    "de": ("inhalt", "inhaltsverzeichnis", "inhaltsübersicht"),
    "fr": ("table des matières", "sommaire", "table"),
    "es": ("índice", "contenido", "tabla de contenido", "sumario"),
    "it": ("indice", "sommario"),
    "pt": ("índice", "sumário"),
    "nl": ("inhoud", "inhoudsopgave"),
    "pl": ("spis treści",),
    "cs": ("obsah",),
    "ru": ("содержание", "оглавление"),
    "ar": ("المحتويات", "الفهرس", "فهرس"),
    "fa": ("فهرست", "فهرست مطالب"),
}

# What stands beside a page's number, at a page's edge or in a note.
PAGE_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("page", "pages", "p.", "pp.", "pg."),
    "de": ("seite", "seiten", "s.", "bl."),
    "fr": ("page", "pages", "p.", "pp."),
    "es": ("página", "páginas", "pág.", "págs.", "p.", "pp."),
    "it": ("pagina", "pagine", "pag.", "pp.", "p."),
    "pt": ("página", "páginas", "pág.", "p.", "pp."),
    "nl": ("pagina", "pagina's", "blz.", "p."),
    "pl": ("strona", "strony", "str.", "s."),
    "cs": ("strana", "strany", "str.", "s."),
    "ru": ("страница", "страницы", "стр.", "с."),
    "ar": ("صفحة", "ص", "ص."),
    "fa": ("صفحه", "صفحات", "ص", "ص.", "صص."),
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
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    "de": (
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "it": tuple(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    "pt": tuple("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()),
    "nl": tuple("januari februari maart april mei juni juli augustus september oktober november december".split()),
    "pl": tuple(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia".split()
    ),
    "cs": tuple("ledna února března dubna května června července srpna září října listopadu prosince".split()),
    "tr": tuple("ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık".split()),
    "uk": tuple("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split()),
    "sv": tuple("januari februari mars april maj juni juli augusti september oktober november december".split()),
    "fa": tuple("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر".split()),
    "ar": tuple("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()),
}

# Short forms as printed, with or without a full stop.
MONTH_STEMS: dict[str, dict[str, int]] = {
    "en": {
        "jan": 1,
        "feb": 2,
        "mar": 3,
        "apr": 4,
        "jun": 6,
        "jul": 7,
        "aug": 8,
        "sep": 9,
        "sept": 9,
        "oct": 10,
        "nov": 11,
        "dec": 12,
    },
    "de": {"jän": 1, "jänner": 1, "mär": 3, "mrz": 3, "okt": 10, "dez": 12},
    "fr": {"janv": 1, "févr": 2, "avr": 4, "juil": 7, "déc": 12, "fevrier": 2, "aout": 8, "decembre": 12},
    "es": {"ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12},
    "ru": {
        "янв": 1,
        "фев": 2,
        "мар": 3,
        "апр": 4,
        "май": 5,
        "июн": 6,
        "июл": 7,
        "авг": 8,
        "сен": 9,
        "окт": 10,
        "ноя": 11,
        "дек": 12,
        "январь": 1,
        "февраль": 2,
        "март": 3,
        "апрель": 4,
        "июнь": 6,
        "июль": 7,
        "август": 8,
        "сентябрь": 9,
        "октябрь": 10,
        "ноябрь": 11,
        "декабрь": 12,
    },
    "it": {"gen": 1, "giu": 6, "lug": 7, "ott": 10},
    "pt": {"fev": 2, "out": 10, "dez": 12},
    "nl": {"mrt": 3, "mei": 5},
    "pl": dict(
        zip(
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień".split(),
            range(1, 13),
            strict=True,
        )
    ),
    "cs": dict(
        zip(
            "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec".split(),
            range(1, 13),
            strict=True,
        )
    ),
}

# Spring, summer, autumn, winter.
SEASONS: dict[str, tuple[str, str, str, str]] = {
    "en": ("spring", "summer", "autumn|fall", "winter"),
    "de": ("frühjahr|frühling", "sommer", "herbst", "winter"),
    "fr": ("printemps", "été", "automne", "hiver"),
    "es": ("primavera", "verano", "otoño", "invierno"),
    "it": ("primavera", "estate", "autunno", "inverno"),
    "pt": ("primavera", "verão", "outono", "inverno"),
    "nl": ("lente|voorjaar", "zomer", "herfst|najaar", "winter"),
    "pl": ("wiosna", "lato", "jesień", "zima"),
    "ru": ("весна", "лето", "осень", "зима"),
    "tr": ("bahar|ilkbahar", "yaz", "güz|sonbahar", "kış"),
}

# What stands in place of a date, in BibLaTeX's words for it.
PUBLICATION_STATES: dict[str, tuple[str, ...]] = {
    "forthcoming": (
        "forthcoming", "im erscheinen", "erscheint", "à paraître", "en prensa", "in corso di stampa", "no prelo",
        "te verschijnen", "w druku", "yayımlanacak",
    ),
    "inpress": ("in press", "im druck", "sous presse", "в печати", "in stampa"),
    "submitted": ("submitted", "under review", "eingereicht", "soumis"),
    "inpreparation": ("in preparation", "in vorbereitung", "en préparation", "en preparación"),
}  # fmt: skip

# --- Small words -------------------------------------------------------------------------------------------------

# Words that no sentence or heading ends with: a paragraph that stops here goes on in the next one. They also tell the
# language of a text.
JOINING_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "a an the and or but nor of in on at by for from to with into over under between against through during about"
        " that which whose whom than as if because while when where its their his her our your my this these those is"
        " are was were has have had will would may might must can could should not no be been being it they he she we"
        " such any some every each both either neither all".split()
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

# Small words of further languages. They tell the language of a text and nothing else: Polish "do" and Portuguese "as"
# end an English line often enough.
LANGUAGE_WORDS: dict[str, frozenset[str]] = {
    "it": frozenset(
        "il lo la gli le un uno una di del dello della dei degli delle e o ma che non è sono era con per tra fra nel"
        " nella nei nelle dal dalla sul sulla come più anche si ha questo questa quale cui suo sua loro alla allo ai".split()
    ),
    "pt": frozenset(
        "o os as um uma de do da dos das e ou mas que não é são era com por para em no na nos nas pelo pela como mais"
        " também se seu sua ao à aos este esta isso foi ele ela muito quando já só".split()
    ),
    "nl": frozenset(
        "de het een en of maar van voor met op naar in uit bij aan te dat die niet is zijn was waren wordt werd worden"
        " ook als zij hij wij er nog door om over tot dit deze hun haar heeft had zou".split()
    ),
    "pl": frozenset(
        "i w we na z ze do o od po za przez przy dla nad pod że nie jest są był była było się jak ale lub czy który"
        " która które jego jej ich to ten ta tym tej już tylko także aby jako".split()
    ),
    "cs": frozenset(
        "a i v ve na s se si z ze do o od po za pro při nad pod že není je jsou byl byla bylo jak ale nebo který která"
        " které jeho její jejich to ten ta tím té už jen také aby jako by co k ke".split()
    ),
    "uk": frozenset(
        "і й в у на з до о про від для за при що як але або не ні це цей ця його її їх він вона вони ми ви був була"
        " було були є бути який яка яке які також".split()
    ),
}

# Words of site furniture. One of several signs (place, length, form), never the only one.
CHROME_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "share tweet print email e-mail comment comments commenting reply subscribe newsletter login register cookie"
        " cookies menu search skip top bottom page facebook twitter linkedin whatsapp telegram related trending"
        " advertisement sponsored privacy terms contact follow publication download save bookmark back next previous"
        " home tags read more content jump main navigation close open".split()
    ),
    "de": frozenset(
        "teilen drucken kommentar kommentare antworten abonnieren newsletter anmelden cookie cookies menü suche seite"
        " anfang ende datenschutz kontakt folgen weiterlesen merken werbung anzeige"
        " startseite registrieren nutzungsbedingungen datenschutzerklärung".split()
    ),
    "fr": frozenset(
        "partager imprimer commentaire commentaires répondre abonner newsletter connexion cookies menu recherche page"
        " haut bas publicité contact suivre lire suite"
        " abonnez partagez courriel".split()
    ),
    "es": frozenset(
        "compartir imprimir comentario comentarios responder suscribirse boletín cookies menú buscar página arriba"
        " abajo publicidad contacto seguir leer más".split()
    ),
    "ru": frozenset(
        "поделиться печать комментарий комментарии ответить подписаться рассылка войти меню поиск страницы наверх"
        " реклама контакты читать далее подпишитесь рассылку поделитесь читайте регистрация".split()
    ),
    "it": frozenset(
        "condividi stampa commento commenti rispondi iscriviti accedi registrati cookie menu pubblicità contatti"
        " correlati".split()
    ),
    "pt": frozenset(
        "compartilhar partilhar imprimir comentário comentários responder assinar entrar pesquisar menu publicidade"
        " contato relacionados".split()
    ),
    "nl": frozenset("afdrukken reacties reageer reageren inloggen zoeken abonneren nieuwsbrief advertentie".split()),
    "pl": frozenset("udostępnij drukuj komentarz komentarze odpowiedz szukaj zaloguj subskrybuj reklama".split()),
    "tr": frozenset("paylaş yazdır yorum yorumlar yanıtla abone bülten reklam".split()),
    "uk": frozenset("поділитися друк коментар коментарі відповісти підписатися увійти пошук реклама".split()),
    "ar": frozenset("مشاركة طباعة تعليق تعليقات بحث اشترك تسجيل إعلان".split()),
    "fa": frozenset("اشتراک‌گذاری چاپ دیدگاه دیدگاه‌ها جستجو ورود ثبت‌نام خبرنامه آگهی".split()),
}

# What stands before a picture's credit: "(Source: …)".
CREDIT_WORDS: tuple[str, ...] = (
    "source",
    "image",
    "photo",
    "picture",
    "credit",
    "photograph",
    "quelle",
    "foto",
    "bild",
    "bildnachweis",
    "crédit",
    "crédits",
    "fuente",
    "imagen",
    "фото",
    "источник",
)

# What a syndicated text says of where it came from, before the outlet's name.
FIRST_PUBLISHED: tuple[str, ...] = (
    "first published in",
    "first published by",
    "first published at",
    "originally published in",
    "originally published by",
    "originally published at",
    "originally appeared in",
    "first appeared in",
    "zuerst erschienen in",
    "zuerst erschienen bei",
    "erstmals erschienen in",
    "première publication dans",
    "publié initialement dans",
    "publicado originalmente en",
    "впервые опубликовано в",
    "опубликовано в",
)
SOURCE_LABELS: tuple[str, ...] = ("source", "quelle", "fuente", "источник", "via")

AUTHOR_HEADINGS: tuple[str, ...] = (
    "author",
    "authors",
    "about the author",
    "about the authors",
    "autor",
    "autorin",
    "autoren",
    "über den autor",
    "über die autorin",
    "zum autor",
    "auteur",
    "auteurs",
    "l’auteur",
    "l'auteur",
    "à propos de l’auteur",
    "sobre el autor",
    "об авторе",
    "автор",
)
BYLINE_WORDS: tuple[str, ...] = ("by", "von", "par", "por", "автор:")

NUMBER_WORDS: tuple[str, ...] = (
    "no.",
    "no",
    "nr.",
    "nr",
    "number",
    "n°",
    "nº",
    "№",
    "issue",
    "vol.",
    "band",
    "heft",
    "#",
)

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

# Verbs that go with speech in a story: ‘— Oui, répondit-il.’
SPEECH_VERBS: dict[str, frozenset[str]] = {
    "en": frozenset("said says asked answered replied cried exclaimed whispered shouted muttered murmured".split()),
    "de": frozenset(
        "sagte sagt fragte fragt antwortete rief meinte erwiderte entgegnete versetzte sprach flüsterte schrie".split()
    ),
    "fr": frozenset(
        "dit répondit demanda répliqua s'écria écria fit murmura cria reprit ajouta interrompit dis disait".split()
    ),
    "es": frozenset("dijo respondió preguntó exclamó contestó gritó murmuró replicó".split()),
    "it": frozenset("disse rispose chiese domandò esclamò gridò mormorò".split()),
    "pt": frozenset("disse respondeu perguntou exclamou gritou murmurou".split()),
    "nl": frozenset("zei vroeg antwoordde riep sprak fluisterde".split()),
    "pl": frozenset("powiedział powiedziała odpowiedział zapytał zapytała rzekł krzyknął szepnął odparł".split()),
    "cs": frozenset("řekl řekla odpověděl zeptal zeptala pravil zvolal zašeptal".split()),
    "ru": frozenset(
        "сказал сказала спросил спросила ответил ответила отвечал отвечала говорил говорила закричал закричала воскликнул"
        " прошептал проговорил молвил крикнул".split()
    ),
}

ACCESS_WORDS: tuple[str, ...] = (
    "accessed",
    "retrieved",
    "last visited",
    "last checked",
    "consulted",
    "abgerufen",
    "zugriff",
    "zuletzt besucht",
    "aufgerufen",
    "consulté",
    "consultés",
    "consultado",
    "consultados",
    "дата обращения",
    "обращения",
    "checked",
    "verified",
    "visited",
    "besucht",
    "geprüft",
    "vérifiés",
    "verificados",
    "проверены",
)

# --- Labels of the book's own parts ----------------------------------------------------------------------------

# What the templates print, by the book's language; English where a language has no row.
LABELS: dict[str, dict[str, str]] = {
    "en": {
        "access": "How this book can be read",
        "accessibility": "Text with headings in order, notes linked both ways, contents, and text alternatives for pictures.",
        "again": "another place that calls this note",
        "back": "Back to the text",
        "bibliography": "Bibliography",
        "ch": "ch.",
        "chapter": "Chapter",
        "cited_in": "Cited in",
        "cited_on": "Cited on",
        "colophon": "Colophon",
        "contents": "Contents",
        "cover": "Cover",
        "cover_key": "Each rule on the cover is one of the texts, as long as the text is; each tick on it is a note.",
        "date": "Date",
        "edited": "Edited by",
        "file": "File",
        "further": "Further reading",
        "further_lead": "Works that the texts list and do not cite.",
        "n": "n.",
        "nn": "nn.",
        "note": "Note",
        "notes": "Notes",
        "outlet": "Outlet",
        "p": "p.",
        "page": "Page",
        "pp": "pp.",
        "provenance": "Where the texts come from",
        "repairs": "Repairs",
        "rights": "Rights",
        "skip": "Skip to the text",
        "sources": "Sources",
        "start": "Start of the text",
        "style": "Citations follow",
        "text": "Text",
        "title_page": "Title page",
        "tool": "Set by",
        "top": "Contents",
        "type": "Set in Linux Libertine and Linux Biolinum (SIL Open Font License). Citation styles: CSL project (CC BY-SA 3.0).",
        "unchanged": "taken as it is",
        "undated": "n.d.",
    },
    "de": {
        "access": "Wie dieses Buch gelesen werden kann",
        "accessibility": "Text mit geordneten Überschriften, Anmerkungen mit Rückverweisen, Inhaltsverzeichnis und Bildbeschreibungen.",
        "again": "weitere Stelle, die diese Anmerkung nennt",
        "back": "Zurück zum Text",
        "bibliography": "Literaturverzeichnis",
        "ch": "Kap.",
        "chapter": "Kapitel",
        "cited_in": "Zitiert in",
        "cited_on": "Zitiert auf",
        "colophon": "Kolophon",
        "contents": "Inhalt",
        "cover": "Umschlag",
        "cover_key": "Jede Linie auf dem Umschlag ist einer der Texte, so lang wie er; jeder Strich darauf ist eine Anmerkung.",
        "date": "Datum",
        "edited": "Herausgegeben von",
        "file": "Datei",
        "further": "Weiterführende Literatur",
        "further_lead": "Werke, die die Texte nennen, aber nicht zitieren.",
        "n": "Anm.",
        "nn": "Anm.",
        "note": "Anmerkung",
        "notes": "Anmerkungen",
        "outlet": "Erschienen bei",
        "p": "S.",
        "page": "Seite",
        "pp": "S.",
        "provenance": "Herkunft der Texte",
        "repairs": "Eingriffe",
        "rights": "Rechte",
        "skip": "Zum Text",
        "sources": "Quellen",
        "start": "Beginn des Textes",
        "style": "Zitierweise:",
        "text": "Text",
        "title_page": "Titelseite",
        "tool": "Gesetzt mit",
        "top": "Inhalt",
        "type": "Gesetzt aus Linux Libertine und Linux Biolinum (SIL Open Font License). Zitierstile: CSL-Projekt (CC BY-SA 3.0).",
        "unchanged": "unverändert übernommen",
        "undated": "o. J.",
    },
    "fr": {
        "access": "Comment ce livre peut être lu",
        "accessibility": "Texte aux titres ordonnés, notes liées dans les deux sens, table des matières, images décrites.",
        "again": "autre passage qui appelle cette note",
        "back": "Retour au texte",
        "bibliography": "Bibliographie",
        "ch": "chap.",
        "chapter": "Chapitre",
        "cited_in": "Cité dans",
        "cited_on": "Cité",
        "colophon": "Achevé d’imprimer",
        "contents": "Table des matières",
        "cover": "Couverture",
        "cover_key": "Chaque filet de la couverture est un des textes, à sa longueur ; chaque trait qui le coupe est une note.",
        "date": "Date",
        "edited": "Sous la direction de",
        "file": "Fichier",
        "further": "Pour aller plus loin",
        "further_lead": "Ouvrages que les textes mentionnent sans les citer.",
        "n": "n.",
        "nn": "n.",
        "note": "Note",
        "notes": "Notes",
        "outlet": "Publication",
        "p": "p.",
        "page": "Page",
        "pp": "p.",
        "provenance": "Provenance des textes",
        "repairs": "Réparations",
        "rights": "Droits",
        "skip": "Aller au texte",
        "sources": "Sources",
        "start": "Début du texte",
        "style": "Style des citations :",
        "text": "Texte",
        "title_page": "Page de titre",
        "tool": "Composé par",
        "top": "Table",
        "type": "Composé en Linux Libertine et Linux Biolinum (SIL Open Font License). Styles de citation : projet CSL (CC BY-SA 3.0).",
        "unchanged": "repris tel quel",
        "undated": "s. d.",
    },
    "es": {
        "access": "Cómo puede leerse este libro",
        "accessibility": "Texto con títulos en orden, notas enlazadas en ambos sentidos, índice e imágenes descritas.",
        "again": "otro lugar que llama a esta nota",
        "back": "Volver al texto",
        "bibliography": "Bibliografía",
        "ch": "cap.",
        "chapter": "Capítulo",
        "cited_in": "Citado en",
        "cited_on": "Citado en",
        "colophon": "Colofón",
        "contents": "Índice",
        "cover": "Cubierta",
        "cover_key": "Cada filete de la cubierta es uno de los textos, a su largo; cada trazo que lo corta es una nota.",
        "date": "Fecha",
        "edited": "Edición de",
        "file": "Archivo",
        "further": "Lecturas adicionales",
        "further_lead": "Obras que los textos mencionan y no citan.",
        "n": "n.",
        "nn": "nn.",
        "note": "Nota",
        "notes": "Notas",
        "outlet": "Medio",
        "p": "p.",
        "page": "Página",
        "pp": "pp.",
        "provenance": "Procedencia de los textos",
        "repairs": "Reparaciones",
        "rights": "Derechos",
        "skip": "Ir al texto",
        "sources": "Fuentes",
        "start": "Comienzo del texto",
        "style": "Estilo de las citas:",
        "text": "Texto",
        "title_page": "Portada",
        "tool": "Compuesto con",
        "top": "Índice",
        "type": "Compuesto en Linux Libertine y Linux Biolinum (SIL Open Font License). Estilos de cita: proyecto CSL (CC BY-SA 3.0).",
        "unchanged": "tomado tal cual",
        "undated": "s. f.",
    },
    "ru": {
        "access": "Как можно читать эту книгу",
        "accessibility": "Упорядоченные заголовки, примечания со ссылками в обе стороны, содержание, описания изображений.",
        "again": "ещё одно место с этим примечанием",
        "back": "Назад к тексту",
        "bibliography": "Библиография",
        "ch": "гл.",
        "chapter": "Глава",
        "cited_in": "Цит.:",
        "cited_on": "Цит. на",
        "colophon": "Выходные сведения",
        "contents": "Содержание",
        "cover": "Обложка",
        "cover_key": "Каждая линейка на обложке — один из текстов, по его длине; каждая засечка на ней — примечание.",
        "date": "Дата",
        "edited": "Составление:",
        "file": "Файл",
        "further": "Дополнительная литература",
        "further_lead": "Работы, названные в текстах, но не цитируемые.",
        "n": "прим.",
        "nn": "прим.",
        "note": "Примечание",
        "notes": "Примечания",
        "outlet": "Издание",
        "p": "с.",
        "page": "Стр.",
        "pp": "с.",
        "provenance": "Происхождение текстов",
        "repairs": "Исправления",
        "rights": "Права",
        "skip": "Перейти к тексту",
        "sources": "Источники",
        "start": "Начало текста",
        "style": "Стиль ссылок:",
        "text": "Текст",
        "title_page": "Титульный лист",
        "tool": "Набрано программой",
        "top": "Содержание",
        "type": "Гарнитуры Linux Libertine и Linux Biolinum (SIL Open Font License). Стили ссылок: проект CSL (CC BY-SA 3.0).",
        "unchanged": "без изменений",
        "undated": "б. д.",
    },
}

# How a date is written: {day}, {month} (in the case a day asks for) and {year}; then month and year alone.
DATE_FORMS: dict[str, tuple[str, str]] = {
    "en": ("{day} {month} {year}", "{month} {year}"),
    "de": ("{day}. {month} {year}", "{month} {year}"),
    "fr": ("{day} {month} {year}", "{month} {year}"),
    "es": ("{day} de {month} de {year}", "{month} de {year}"),
    "ru": ("{day} {month} {year} г.", "{year}, {month}"),
}
CAPITAL_MONTHS = frozenset({"en", "de"})

# Languages written from right to left.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "yi", "ckb", "sd", "ug"})

# --- References: what notes and entries say around the works they name ----------------------------------------------

# The work of the note before. Compared case-folded, final stop and spaces aside.
IBID: dict[str, tuple[str, ...]] = {
    "en": ("ibid", "ibidem", "ib", "id"),
    "de": ("ebd", "ebenda", "ebda", "ebd.a", "ebenso ebd", "am angegebenen ort"),
    "fr": ("ibid", "ibidem", "id. ibid"),
    "es": ("ibíd", "ibídem", "ibid", "ibidem", "íbid"),
    "it": ("ibid", "ibidem", "ivi"),
    "pt": ("ibid", "ibidem", "ibídem"),
    "nl": ("ibid", "ibidem", "aldaar", "t.a.p"),
    "tr": ("a.g.e", "age", "a.g.m", "a.g.y", "agy", "aynı yer", "aynı eser", "ay"),
    "pl": ("ibid", "ibidem", "tamże"),
    "cs": ("ibid", "ibidem", "tamtéž"),
    "ru": ("там же", "тамже"),
    "ar": ("المرجع نفسه", "المصدر نفسه"),
    "fa": ("همان", "همانجا", "همان‌جا"),
}

# The work of this author that was named before; without an author, the work of the note before.
OP_CIT: dict[str, tuple[str, ...]] = {
    "en": ("op. cit", "op cit", "opcit", "loc. cit", "loc cit", "art. cit", "work cited", "cited above", "above cited"),
    "de": ("a.a.o", "a. a. o", "aao", "op. cit", "a.a.0"),
    "fr": ("op. cit", "art. cit", "loc. cit", "ouvr. cité", "ouv. cité", "art. cité", "ouvrage cité"),
    "es": ("ob. cit", "op. cit", "loc. cit", "art. cit", "obra citada"),
    "it": ("op. cit", "art. cit", "loc. cit", "cit", "opera cit"),
    "pt": ("op. cit", "ob. cit", "art. cit", "loc. cit", "obra citada"),
    "nl": ("a.w", "op. cit", "art. cit", "aangehaald werk"),
    "tr": ("a.g.e", "a.g.m", "a.g.y", "a.g.t", "adı geçen eser"),
    "hu": ("i. m", "id. mű"),
    "sv": ("a.a", "a. a", "anf. arb", "a.arb"),
    "da": ("anf. skr", "anf. værk", "anført værk", "op.cit"),
    "pl": ("dz. cyt", "op. cit", "art. cyt"),
    "cs": ("op. cit", "cit. dílo"),
    "ru": ("указ. соч", "указ соч", "указ. раб", "указ. ст", "ук. соч"),
}

# The same author again, another work; alone, or with no more than a page, the work of the note before.
SAME_AUTHOR: dict[str, tuple[str, ...]] = {
    "en": ("idem", "eadem", "the same author", "same author", "the same", "by the same author"),
    "de": ("ders", "dies", "derselbe", "dieselbe", "dieselben", "idem"),
    "fr": ("idem", "id", "le même", "la même", "le même auteur", "du même auteur", "les mêmes", "du même"),
    "es": ("ídem", "idem", "íd", "id", "el mismo", "la misma", "del mismo autor", "el mismo autor"),
    "it": ("idem", "id", "ead", "eadem", "lo stesso", "la stessa", "iid"),
    "pt": ("idem", "id", "o mesmo", "a mesma", "do mesmo autor"),
    "nl": ("idem", "id", "dezelfde", "dez"),
    "tr": ("aynı yazar", "aynı müellif"),
    "pl": ("tenże", "taż"),
    "cs": ("týž", "táž"),
    "ru": ("он же", "она же", "они же", "его же", "ее же", "её же", "тот же автор", "того же автора"),
}

# In front of the work in which another one is quoted.
QUOTED_IN: dict[str, tuple[str, ...]] = {
    "en": (
        "quoted in", "as quoted in", "cited in", "as cited in", "quoted after", "quoted from", "quoted by", "cited by",
        "cited after", "qtd. in", "reproduced in", "reprinted in", "as quoted by", "as cited by",
    ),
    "de": ("zit. nach", "zitiert nach", "zit. in", "zitiert in", "zit. n", "zitiert bei", "zit. bei", "hier zit. nach"),
    "fr": ("cité dans", "cité par", "cité in", "cité d'après", "cité d’après", "citée par", "citée dans", "cit. par"),
    "es": ("citado en", "citado por", "cit. en", "cit. por", "citada en", "cit. en:"),
    "it": ("citato in", "cit. in", "citata in", "cit. da", "citato da"),
    "pt": ("citado em", "citado por", "apud", "cit. em", "cit. por"),
    "nl": ("geciteerd in", "aangehaald in", "geciteerd bij", "aangehaald bij", "geciteerd naar"),
    "tr": ("aktaran", "aktaran:", "akt", "alıntılayan"),
    "ru": ("цит. по:", "цит. по", "цитируется по", "цитата по", "приводится по", "цит. в"),
}  # fmt: skip

# Talks and letters: who is named there is no author of a work.
TALKS: dict[str, tuple[str, ...]] = {
    "en": (
        "personal communication", "personal communications", "pers. comm", "private communication", "e-mail from",
        "email from", "e-mail to", "email to", "email correspondence", "e-mail correspondence", "interview with",
        "author interview", "author's interview", "interviewed by", "telephone interview", "phone interview",
        "telephone conversation", "phone call", "conversation with", "personal interview", "letter from", "letter to",
        "correspondence with", "oral communication", "notes of a conversation", "message from", "remarks by",
    ),
    "de": (
        "persönliche mitteilung", "mündliche mitteilung", "schriftliche mitteilung", "mündliche auskunft",
        "schriftliche auskunft", "telefonische auskunft", "auskunft von", "gespräch mit", "interview mit", "e-mail von",
        "e-mail an", "brief von", "schreiben von", "telefonat mit", "telefongespräch mit", "pers. mitt", "freundliche mitteilung",
    ),
    "fr": (
        "communication personnelle", "comm. pers", "entretien avec", "entretien téléphonique", "courriel de",
        "courriel à", "lettre de", "lettre à", "conversation avec", "interview de", "propos recueillis", "échange avec",
    ),
    "es": (
        "comunicación personal", "com. pers", "entrevista con", "entrevista a", "correo electrónico de", "carta de",
        "carta a", "conversación con", "entrevista telefónica",
    ),
    "it": ("comunicazione personale", "intervista a", "intervista con", "colloquio con", "lettera di", "lettera a"),
    "pt": ("comunicação pessoal", "entrevista com", "entrevista a", "carta de", "conversa com", "mensagem de"),
    "nl": ("persoonlijke mededeling", "interview met", "gesprek met", "e-mail van", "brief van", "telefoongesprek met"),
    "da": ("personlig meddelelse", "samtale med", "telefonisk samtale", "interview med", "brev fra"),
    "sv": ("personligt meddelande", "samtal med", "intervju med", "brev från", "muntlig uppgift"),
    "tr": ("kişisel görüşme", "ile görüşme"),
    "pl": ("rozmowa z", "wywiad z", "korespondencja z", "informacja ustna"),
    "ru": (
        "личное сообщение", "устное сообщение", "интервью с", "беседа с", "письмо от", "электронное письмо", "разговор с",
        "личная переписка", "телефонный разговор",
    ),
}  # fmt: skip

# By these an entry says that it is a law, and they may stand in front of its number.
LAW_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("act", "law", "regulation", "directive", "statute", "decree", "ordinance", "bill", "code", "decision"),
    "de": ("gesetz", "verordnung", "richtlinie", "erlass", "beschluss", "vo", "rl"),
    "fr": ("loi", "décret", "règlement", "directive", "ordonnance", "arrêté", "code"),
    "es": ("ley", "decreto", "reglamento", "directiva", "orgánica", "orden", "real"),
    "it": ("legge", "decreto", "regolamento", "direttiva", "legislativo", "d.lgs", "l"),
    "pt": ("lei", "decreto", "regulamento", "diretiva", "portaria"),
    "nl": ("wet", "besluit", "verordening", "richtlijn"),
    "da": ("lov", "bekendtgørelse", "forordning", "direktiv"),
    "sv": ("lag", "förordning", "direktiv"),
    "tr": ("kanun", "yönetmelik", "kanunu"),
    "pl": ("ustawa", "rozporządzenie", "dyrektywa", "ustawy"),
    "ru": ("закон", "закона", "указ", "указа", "постановление", "постановления", "федеральный", "федерального"),
}

# Houses that every language calls by a name of its own; a row is one house.
HOUSES: tuple[tuple[str, ...], ...] = (
    ("World Bank", "Weltbank", "Banque mondiale", "Banco Mundial", "Banca Mondiale", "Wereldbank", "Dünya Bankası",
     "Всемирный банк", "The World Bank", "WB"),
    ("United Nations", "Vereinte Nationen", "Nations unies", "Naciones Unidas", "Nazioni Unite", "Nações Unidas",
     "Verenigde Naties", "Birleşmiş Milletler", "Организация Объединенных Наций", "Organisation des Nations unies",
     "UN", "UNO", "ONU", "VN", "BM", "ООН"),
    ("International Monetary Fund", "Internationaler Währungsfonds", "Fonds monétaire international",
     "Fondo Monetario Internacional", "Международный валютный фонд", "IMF", "IWF", "FMI", "МВФ"),
    ("World Health Organization", "World Health Organisation", "Weltgesundheitsorganisation",
     "Organisation mondiale de la santé", "Organización Mundial de la Salud", "Organização Mundial da Saúde",
     "Всемирная организация здравоохранения", "WHO", "WGO", "OMS", "ВОЗ"),
    ("European Commission", "Europäische Kommission", "Commission européenne", "Comisión Europea",
     "Commissione europea", "Comissão Europeia", "Europese Commissie", "Европейская комиссия"),
    ("European Union", "Europäische Union", "Union européenne", "Unión Europea", "Unione europea", "União Europeia",
     "Europese Unie", "Avrupa Birliği", "Европейский союз", "EU", "UE", "AB", "ЕС"),
    ("International Labour Organization", "Internationale Arbeitsorganisation", "Organisation internationale du travail",
     "Organización Internacional del Trabajo", "Международная организация труда", "ILO", "IAO", "OIT", "МОТ"),
    ("Organisation for Economic Co-operation and Development", "OECD", "OCDE", "OCSE", "ОЭСР",
     "Organisation de coopération et de développement économiques"),
    ("World Trade Organization", "Welthandelsorganisation", "Organisation mondiale du commerce",
     "Organización Mundial del Comercio", "Всемирная торговая организация", "WTO", "OMC", "ВТО"),
    ("United Nations Development Programme", "Programme des Nations unies pour le développement",
     "Programa de las Naciones Unidas para el Desarrollo", "Entwicklungsprogramm der Vereinten Nationen",
     "Программа развития ООН", "UNDP", "PNUD", "ПРООН"),
    ("North Atlantic Treaty Organization", "Nordatlantikpakt", "Organisation du traité de l'Atlantique nord", "NATO",
     "OTAN", "НАТО"),
    ("Amnesty International", "AI"),
    ("Human Rights Watch", "HRW"),
    ("International Crisis Group", "ICG"),
)  # fmt: skip

# "(hereafter HDR)": what a work is called from here on.
HEREAFTER: dict[str, tuple[str, ...]] = {
    "en": (
        "hereafter referred to as", "hereafter cited as", "hereafter", "hereinafter cited as", "henceforth cited as",
        "hereinafter referred to as", "hereinafter", "henceforth", "cited as", "abbreviated as", "abbreviated",
    ),
    "de": (
        "im folgenden zitiert als", "im folgenden zit. als", "im folgenden zit", "im folgenden kurz", "im folgenden",
        "fortan zitiert als", "fortan", "nachfolgend", "künftig zitiert als", "künftig zit", "künftig", "zitiert als",
        "zit. als", "im weiteren", "kurz", "abgekürzt",
    ),
    "fr": ("ci-après dénommé", "ci-après cité", "ci-après abrégé", "ci-après", "désormais cité", "désormais", "abrégé"),
    "es": ("en adelante citado como", "en adelante", "en lo sucesivo", "de aquí en adelante", "citado como"),
    "it": ("d'ora in poi", "d’ora in poi", "d'ora in avanti", "d’ora in avanti", "di seguito", "in seguito"),
    "pt": ("doravante", "daqui em diante", "a seguir", "adiante"),
    "nl": ("hierna", "voortaan", "verder geciteerd als", "verder"),
    "tr": ("bundan sonra", "buradan sonra", "bundan böyle"),
    "ru": ("далее по тексту", "далее", "в дальнейшем", "ниже"),
}  # fmt: skip

# "(Anm. 4)", "supra n. 4": the words for a note whose number follows, and those for "above" beside it.
NOTE_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("notes", "note", "footnote", "fn.", "fn", "nn.", "n.", "n", "endnote"),
    "de": ("anmerkung", "anm.", "anm", "fußnote", "fussnote", "fn.", "fn"),
    "fr": ("note", "n.", "note de bas de page"),
    "es": ("nota al pie", "nota", "n."),
    "it": ("nota", "n."),
    "pt": ("nota de rodapé", "nota", "n."),
    "nl": ("voetnoot", "noot", "n."),
    "tr": ("dipnot", "not"),
    "pl": ("przypis", "przyp."),
    "ru": ("сноску", "сноска", "сноске", "сн.", "примечание", "прим.", "примечании"),
}
ABOVE_WORDS: tuple[str, ...] = (
    "supra", "above", "see above", "as in", "as above", "as", "wie", "siehe oben", "s. oben", "siehe", "s.", "oben",
    "vgl.", "voir supra", "voir", "v.", "plus haut", "ci-dessus", "véase supra", "véase", "ver", "vid.", "vid", "vedi",
    "supra in", "cfr.", "cf.", "vide", "zie", "hierboven", "zie hierboven", "bkz.", "bkz", "yukarıda", "см.", "выше",
    "см. выше", "infra", "see", "citado en", "cité", "citée", "citato", "cit.", "op. cit.", "in", "en", "in der", "dans", "à la", "la",
)  # fmt: skip

SEE_ALSO: dict[str, tuple[str, ...]] = {
    "en": (
        "see also", "see for example", "see for instance", "see especially", "see in particular", "see further",
        "see generally", "see e.g.", "see, e.g.", "see, for example", "see, for instance", "see, among others", "see",
        "cf. also", "cf.", "cf", "cp.", "compare", "e.g.", "for example", "for instance", "also", "and", "but see", "but cf.", "contrast",
        "citing", "quoting", "according to", "for details see", "for more see", "on this see", "source", "sources",
        "see too", "pace", "following", "based on", "adapted from", "similarly", "likewise", "further", "data from",
        "see above all", "see esp.", "especially", "in particular", "mainly", "notably", "among others", "thus", "so",
        "from", "as in", "or", "see the discussion in", "see the account in", "again", "data:", "source of data:", "figures:",
    ),
    "de": (
        "siehe auch", "siehe dazu", "siehe hierzu", "siehe etwa", "siehe ferner", "siehe insbesondere", "siehe",
        "siehe unter anderem", "siehe u.a.", "vgl. auch", "vgl. dazu", "vgl. hierzu", "vgl. etwa", "vgl. z.b.",
        "vgl. insbesondere", "vgl. bes.", "vgl. zum beispiel", "vgl. u.a.", "vgl. ferner", "vgl. ebenso", "vgl. zudem",
        "vgl.", "vgl", "vergleiche", "s. auch", "s. a.", "s. dazu", "s. hierzu", "s.", "so auch", "so etwa", "so",
        "etwa", "ferner", "und", "dazu", "hierzu", "auch", "ebenso", "ähnlich", "anders", "dagegen", "nach", "laut",
        "quelle", "quellen", "dazu auch", "hierzu auch", "grundlegend", "zum beispiel", "z. b.", "z.b.", "sowie",
        "zuletzt", "insbesondere", "vor allem", "außerdem", "zusammenfassend", "kritisch", "kritisch dazu", "dazu kritisch",
        "bei", "aus", "vgl. nur", "siehe nur", "siehe bereits", "siehe schon", "vgl. bereits", "vgl. schon", "s. nur", "nur", "statt vieler", "statt vieler nur", "so bereits",
        "so schon", "näher", "näher dazu", "ausführlich", "ausführlich dazu", "eingehend", "daten:", "zahlen:", "anders aber",
    ),
    "fr": (
        "voir aussi", "voir également", "voir surtout", "voir plutôt", "voir toutefois", "voir notamment", "voir par exemple", "voir en particulier", "voir", "v. aussi",
        "v.", "cf. aussi", "cf.", "et", "ainsi", "notamment", "par exemple", "selon", "d'après", "d’après", "source",
        "aussi", "également", "comparer", "contra", "sur ce point", "sur ce point, voir", "à ce sujet", "lire", "ou",
        "puis", "ainsi que", "source :", "données :", "données:",
    ),
    "es": (
        "véase también", "véase asimismo", "véase además", "véase por ejemplo", "véase, por ejemplo", "véase", "véanse",
        "ver también", "ver asimismo", "ver", "cf.", "cfr.", "vid.", "vid. también", "cf. también", "y", "según",
        "fuente", "también", "asimismo", "por ejemplo", "compárese", "consúltese", "sobre esto", "así",
    ),
    "it": (
        "si veda anche", "si vedano anche", "si veda ad esempio", "si veda", "si vedano", "vedi anche", "vedi", "v.",
        "cfr. anche", "cfr. ad esempio", "cfr.", "cfr", "cf.", "e", "anche", "inoltre", "ad esempio", "secondo",
        "fonte", "così", "sul punto", "sul tema",
    ),
    "pt": (
        "ver também", "veja-se também", "veja-se", "vejam-se", "ver ainda", "ver", "cf. também", "cf. ainda", "cf.",
        "cfr.", "vide", "e", "segundo", "conforme", "fonte", "também", "por exemplo", "veja",
    ),
    "nl": (
        "zie ook", "zie bijvoorbeeld", "zie verder", "zie onder meer", "zie", "vgl. ook", "vgl.", "vergelijk", "en",
        "volgens", "bron", "ook", "bijvoorbeeld", "zo ook", "verder",
    ),
    "tr": (
        "ayrıca bkz.", "ayrıca bakınız", "bkz.", "bkz", "bakınız", "krş.", "karşılaştırınız", "ve", "kaynak", "ayrıca",
        "örneğin", "örneğin bkz.",
    ),
    "ru": (
        "см. также:", "см. также", "см. например", "см., например,", "см., например:", "см. подробнее:", "см.:", "см.",
        "подробнее см.:", "подробнее см.", "ср. также:", "ср.:", "ср.", "сравни", "и", "также", "например", "по",
        "источник", "источник:", "об этом см.:", "об этом см.", "а также",
    ),
}  # fmt: skip

# "(ed.)", "Hrsg. von": the names beside it made the collection. Compared without the final stop.
EDITOR_MARKS: dict[str, tuple[str, ...]] = {
    "en": ("ed", "eds", "edited by", "ed. by", "eds. by", "editor", "editors"),
    "de": ("hrsg", "hg", "hgg", "hrsg. von", "hrsg. v", "hg. von", "hg. v", "herausgegeben von", "herausgeber"),
    "fr": ("éd", "éds", "dir", "sous la direction de", "sous la dir. de", "coord", "édité par"),
    "es": ("ed", "eds", "coord", "coords", "comp", "editado por", "coordinado por"),
    "it": ("a cura di", "cur"),
    "pt": ("org", "orgs", "coord", "organizado por"),
    "nl": ("red", "onder redactie van"),
    "tr": ("haz", "der", "ed", "yay. haz"),
    "ru": (
        "под ред",
        "отв. ред",
        "ред",
        "сост",
        "под общ. ред",
        "под общей ред",
        "под общей редакцией",
        "под редакцией",
        "под науч. ред",
        "под научной редакцией",
        "науч. ред",
        "отв. редактор",
        "сост. и ред",
    ),
}

TRANSLATOR_MARKS: dict[str, tuple[str, ...]] = {
    "en": ("trans", "transl", "translated by", "trans. by", "tr. by"),
    "de": ("übers. von", "übersetzt von", "übers", "aus dem engl. von"),
    "fr": ("trad", "traduit par", "trad. de", "trad. par"),
    "es": ("trad", "traducido por", "trad. de"),
    "ru": ("пер", "пер. с англ", "перевод"),
}

# What stands in front of an access date; AVAILABLE_AT in front of an address.
ACCESS_NOTES: dict[str, tuple[str, ...]] = {
    "en": (
        "last accessed on",
        "last accessed",
        "accessed on",
        "accessed",
        "date accessed",
        "access date",
        "date of access",
        "retrieved on",
        "retrieved",
        "last visited on",
        "last visited",
        "last checked on",
        "last checked",
        "viewed on",
        "viewed",
        "consulted on",
        "consulted",
        "last retrieved",
    ),
    "de": (
        "zuletzt abgerufen am",
        "letzter zugriff am",
        "letzter zugriff",
        "zugriff am",
        "zugriff",
        "abgerufen am",
        "abgerufen",
        "aufgerufen am",
        "zuletzt aufgerufen am",
        "eingesehen am",
        "letzter abruf",
        "abruf",
        "stand",
        "zuletzt besucht am",
        "zuletzt geprüft am",
    ),
    "fr": ("consulté le", "consultée le", "page consultée le", "consulté en", "dernier accès le", "accès le"),
    "es": ("consultado el", "consultada el", "consultado", "fecha de consulta", "último acceso", "acceso el", "acceso"),
    "ru": ("дата обращения", "дата доступа", "просмотрено"),
}

AVAILABLE_AT: dict[str, tuple[str, ...]] = {
    "en": (
        "available online at",
        "available online from",
        "available online",
        "available at",
        "available from",
        "available on",
        "available",
        "retrieved from",
        "accessible at",
        "online at",
        "online",
        "url",
        "url address",
        "at",
        "from",
        "link",
        "web",
        "internet",
    ),
    "de": ("verfügbar unter", "abrufbar unter", "online unter", "online verfügbar unter", "in", "unter", "online"),
    "fr": ("disponible sur", "disponible à l'adresse", "disponible à", "disponible en ligne", "en ligne", "url"),
    "es": ("disponible en", "disponible en línea", "en línea", "recuperado de", "en"),
    "ru": ("режим доступа", "url", "доступно по адресу", "электронный ресурс"),
}

# In front of the place within a work; the longest first.
LOCATOR_LABELS: tuple[str, ...] = (
    "pages", "page", "pp.", "pp", "p.", "p", "seiten", "seite", "s.", "ss.", "págs.", "pág.", "стр.", "сс.", "с.", "fol.",
    "fn.", "n.", "note", "nn.", "no.", "paras.", "para.", "par.", "§§", "§", "art.", "chapter", "ch.", "chap.", "kap.",
    "sec.", "section", "vol.", "bd.", "abs.", "rn.", "sp.", "col.", "at",
)  # fmt: skip

ET_AL: tuple[str, ...] = (
    "et al.",
    "et al",
    "and others",
    "u.a.",
    "u. a.",
    "et alii",
    "и др.",
    "y otros",
    "y cols.",
    "et autres",
    "u.v.a.",
    "u. v. a.",
    "и соавт.",
    "и соавт",
    "и др",
    "и другие",
    "e outros",
    "e altri",
    "e.a.",
    "e. a.",
    "en anderen",
    "i in.",
    "i inni",
    "ve diğerleri",
    "vd.",
    "та ін.",
    "а также",
    "وآخرون",
    "و دیگران",
    "و همکاران",
)

NAME_JOINERS: tuple[str, ...] = (
    "and",
    "&",
    "und",
    "et",
    "y",
    "e",
    "и",
    "та",
    "en",
    "ve",
    "och",
    "og",
    "oraz",
    "i",
    "و",
)

# Small words within a name ("van der", "de la"); they stay small when a name is set in capitals.
NAME_PARTICLES: frozenset[str] = frozenset(
    "van von der den de del della di da dos das do du des la le los las ten ter zu zum zur af av bin ibn ben bint al el"
    " ul ad at ash as ez y e vom y’ d' l'".split()
)

# Countries and their parts as they stand behind a town: "Padua, Italy", "Hillsdale, NJ". Compared folded.
REGIONS: dict[str, tuple[str, ...]] = {
    "countries": tuple(
        "Argentina|Armenia|Australia|Austria|Azerbaijan|Bangladesh|Belarus|Belgium|Brazil|Bulgaria|Canada|Chile|China|Colombia"
        "|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Egypt|England|Estonia|Ethiopia|Finland|France|Georgia|Germany|Ghana"
        "|Great Britain|Greece|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Japan|Jordan|Kazakhstan"
        "|Kenya|Korea|South Korea|Kuwait|Kyrgyzstan|Latvia|Lebanon|Libya|Lithuania|Luxembourg|Malaysia|Mexico|Moldova|Mongolia"
        "|Morocco|Nepal|Netherlands|the Netherlands|The Netherlands|New Zealand|Nigeria|Norway|Oman|Pakistan|Peru|Philippines"
        "|Poland|Portugal|Qatar|Romania|Russia|Saudi Arabia|Scotland|Senegal|Serbia|Singapore|Slovakia|Slovenia|South Africa"
        "|Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Tunisia|Turkey|Turkmenistan|Uganda"
        "|Ukraine|United Arab Emirates|UAE|United Kingdom|UK|U.K.|United States|USA|U.S.A.|US|Uruguay|Uzbekistan|Venezuela"
        "|Vietnam|Wales|Yemen|Deutschland|Österreich|Schweiz|Frankreich|Italien|Allemagne|Suisse|Belgique|Espagne|Italie"
        "|España|México|Italia|Brasil|Россия|Украина|Казахстан|Беларусь|Türkiye".split("|")
    ),
    "states": tuple(
        "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa"
        "|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada"
        "|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island"
        "|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|D.C.|DC"
        "|Ontario|Quebec|Québec|British Columbia|Alberta|Manitoba|Victoria|Queensland|Tasmania|New South Wales|NSW|Calif.|Mass."
        "|Conn.|Ill.|Penn.|AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC"
        "|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|ON|QC|BC|AB".split("|")
    ),
}

NAME_SUFFIXES: frozenset[str] = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))

THESIS_WORDS: dict[str, str] = {
    "phd thesis": "phdthesis", "ph.d. thesis": "phdthesis", "phd dissertation": "phdthesis", "ph.d. diss": "phdthesis",
    "ph.d. dissertation": "phdthesis", "doctoral dissertation": "phdthesis", "doctoral thesis": "phdthesis",
    "phd diss": "phdthesis", "dissertation": "phdthesis", "diss.": "phdthesis", "thèse de doctorat": "phdthesis",
    "thèse": "phdthesis", "tesis doctoral": "phdthesis", "habilitation": "phdthesis", "habilitationsschrift": "phdthesis",
    "дисс.": "phdthesis", "дис.": "phdthesis", "диссертация": "phdthesis", "автореферат": "phdthesis",
    "автореф.": "phdthesis", "tesi di dottorato": "phdthesis", "tese de doutorado": "phdthesis",
    "tese de doutoramento": "phdthesis", "proefschrift": "phdthesis", "rozprawa doktorska": "phdthesis",
    "doktora tezi": "phdthesis", "disertační práce": "phdthesis", "doktorarbeit": "phdthesis", "ma thesis": "mathesis", "m.a. thesis": "mathesis",
    "master's thesis": "mathesis", "master’s thesis": "mathesis", "masters thesis": "mathesis", "msc thesis": "mathesis",
    "m.sc. thesis": "mathesis", "masterarbeit": "mathesis", "diplomarbeit": "mathesis", "magisterarbeit": "mathesis",
    "mémoire de master": "mathesis", "tesis de maestría": "mathesis", "tesis de licenciatura": "mathesis", "tesis": "phdthesis",
    "tesi di laurea": "mathesis", "dissertação": "mathesis", "dissertação de mestrado": "mathesis", "tese": "phdthesis",
    "tese (doutorado": "phdthesis", "yüksek lisans tezi": "mathesis", "masterscriptie": "mathesis", "scriptie": "mathesis",
    "inauguraldissertation": "phdthesis", "mémoire de dea": "mathesis", "mémoire de maîtrise": "mathesis",
    "магистерская диссертация": "mathesis", "master thesis": "mathesis", "bachelor thesis": "Bachelor’s thesis", "bachelorarbeit": "Bachelor’s thesis",
}  # fmt: skip

REPORT_WORDS: tuple[str, ...] = (
    "working paper", "policy brief", "policy paper", "policy note", "discussion paper", "research paper",
    "briefing paper", "background paper", "occasional paper", "technical report", "special report", "research report",
    "annual report", "country report", "backgrounder", "issue brief", "briefing note", "policy analysis", "report",
    "white paper", "factsheet", "fact sheet", "arbeitspapier", "kurzanalyse", "diskussionspapier", "studie", "bericht",
    "rapport", "note d'analyse", "informe", "documento de trabajo", "доклад", "аналитическая записка",
    "hintergrundpapier", "positionspapier", "strategiepapier", "forschungsbericht", "abschlussbericht", "policy report",
    "strategic dossier", "situation report", "note de recherche", "document de travail", "rapport d'information",
    "documento de análisis", "documento de opinión", "quaderni", "working document", "raport", "zpráva", "отчет", "отчёт",
    "аналитический доклад", "рабочая тетрадь", "препринт", "rapor", "raporu", "rapporto", "relatório", "werkdocument",
    "weißbuch", "weissbuch", "grünbuch", "green paper", "libro blanco", "libro bianco", "livre blanc", "livro branco",
    "белая книга", "drucksache", "advies", "nota informativa", "texto para discussão", "gutachten", "issues paper",
    "staff report", "analiz", "politika notu", "policy insight", "research brief", "nota de análisis", "beleidsnota",
)  # fmt: skip

EVENT_WORDS: tuple[str, ...] = (
    "conference", "symposium", "workshop", "congress", "convention", "colloquium", "seminar", "annual meeting",
    "konferenz", "tagung", "kongress", "colloque", "congrès", "journée d'étude", "conferencia", "congreso", "simposio",
    "конференция", "симпозиум",
)  # fmt: skip

SERIES_WORDS: tuple[str, ...] = (
    "series", "studies in", "monographs", "library of", "lecture notes", "occasional papers",
    "working papers", "reihe", "schriften", "schriftenreihe", "beiträge zu", "beiträge zur", "studien zu", "studien zur",
    "collection", "série", "serie", "colección", "biblioteca", "papers in", "серия",
)  # fmt: skip

# Words that hardly any other language has, for telling a title's language. Also: small words a key does not start with.
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "english": frozenset(
        "the of and in to for from with on at by an is are was how why what when its their after before between"
        " toward towards new this that as".split()
    ),
    "german": frozenset(
        "der die das und ein eine einer im den dem des zur zum von mit für auf nach über aus bei nicht zwischen als"
        " ist sind wie".split()
    ),
    "french": frozenset(
        "le la les des du et un une dans entre pour sur avec depuis au aux par en qui que est l d vers chez".split()
    ),
    "spanish": frozenset("el los las del y un una en entre para con por sobre desde al que es hacia como".split()),
    "italian": frozenset("il lo gli della delle dei degli nel nella tra fra per con sul sulla e che di un".split()),
    "portuguese": frozenset("o os as da do das dos e em no na nos nas entre para com por sobre um uma ao".split()),
    "dutch": frozenset("de het een en van voor met op naar tussen over bij niet als aan zijn".split()),
    "russian": frozenset("и в на с о об из для как не по за от к у до при между под".split()),
}

# Transliterated Russian gives itself away by short words and endings.
LATIN_RUSSIAN_WORDS: frozenset[str] = frozenset("i v na s o ob iz dlya kak ne po za ot k u do pri mezhdu pod".split())
LATIN_RUSSIAN_ENDINGS: tuple[str, ...] = (
    "ii", "iya", "iia", "iyu", "nie", "tie", "skii", "skiy", "skij", "skaya", "skoi", "skoy", "skogo", "ogo", "ykh", "ikh",
    "tsii", "tsiya", "stvo", "stva", "nykh", "nyi", "nyy", "naya", "noi", "noy", "nom", "uet", "lya", "enie",
    "eniya", "ost'", "osti", "vo", "aet", "yat", "uyut",
)  # fmt: skip

BIBLATEX_TO_BCP47: dict[str, str] = {
    "english": "en", "british": "en-GB", "american": "en-US", "ukenglish": "en-GB", "usenglish": "en-US",
    "german": "de", "ngerman": "de", "austrian": "de-AT", "french": "fr", "spanish": "es", "italian": "it",
    "portuguese": "pt", "dutch": "nl", "russian": "ru", "ukrainian": "uk", "polish": "pl", "turkish": "tr",
    "persian": "fa", "arabic": "ar", "hebrew": "he", "greek": "el", "czech": "cs", "swedish": "sv", "norwegian": "nb",
    "danish": "da", "finnish": "fi", "hungarian": "hu", "chinese": "zh", "japanese": "ja",
}  # fmt: skip

# Cyrillic to Latin letters, for keys and for likeness (a plain table in the manner of ALA-LC without diacritics).
CYRILLIC: dict[str, str] = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "і": "i", "ї": "i", "є": "ie", "ґ": "g", "ў": "u", "ђ": "dj", "ћ": "c", "љ": "lj", "њ": "nj", "џ": "dz", "ј": "j",
}  # fmt: skip
LATIN_LETTERS: dict[str, str] = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "ng", "ħ": "h",
    "ʻ": "", "ʿ": "", "ʾ": "", "’": "", "'": "", "ʼ": "", "`": "",
}  # fmt: skip
_ASCII = str.maketrans({**CYRILLIC, **LATIN_LETTERS})


@lru_cache(maxsize=8192)  # titles and names are held against one another again and again
def fold(text: str) -> str:
    """For comparing: small ASCII letters and figures, all else one space: ``"Clément’s Ж!"`` gives ``"clements zh"``."""
    lowered = text.casefold().translate(_ASCII)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in plain.translate(_ASCII)).split())


# Labels of the publisher's line in an imprint.
PUBLISHER_LABELS: tuple[str, ...] = (
    "publisher",
    "published by",
    "herausgeber",
    "herausgeberin",
    "verlag",
    "éditeur",
    "editor",
    "издатель",
    "editorial",
)

# Headings that stand in texts of every house.
SECTION_HEADINGS: dict[str, tuple[str, ...]] = {
    "en": (
        "introduction",
        "conclusion",
        "conclusions",
        "background",
        "foreword",
        "preface",
        "recommendations",
        "findings",
        "outlook",
        "methodology",
        "discussion",
        "overview",
        "epilogue",
        "afterword",
    ),
    "de": ("einleitung", "fazit", "schluss", "vorwort", "ausblick", "hintergrund", "empfehlungen", "ausgangslage"),
    "fr": ("introduction", "conclusion", "contexte", "avant-propos", "recommandations", "préface"),
    "es": ("introducción", "conclusión", "conclusiones", "contexto", "recomendaciones", "prólogo"),
    "it": ("introduzione", "conclusione", "conclusioni", "prefazione", "premessa"),
    "pt": ("introdução", "conclusão", "conclusões", "prefácio"),
    "nl": ("inleiding", "conclusie", "conclusies", "voorwoord", "nawoord"),
    "pl": ("wstęp", "wprowadzenie", "zakończenie", "wnioski", "przedmowa"),
    "cs": ("úvod", "závěr", "předmluva", "doslov"),
    "ru": ("введение", "заключение", "выводы", "предисловие", "рекомендации", "послесловие", "вступление"),
    "ar": ("مقدمة", "المقدمة", "خاتمة", "الخاتمة", "تمهيد"),
    "fa": ("مقدمه", "پیش‌گفتار", "پیشگفتار", "نتیجه‌گیری", "نتیجه", "جمع‌بندی"),
}

# Words of every day, for telling words that ran together: "theyears" may be "the years".
COMMON_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        "time times year years day days week weeks month months hour hours minute minutes people man men woman women"
        " child children world life hand part parts place places case cases point points government governments company"
        " companies number numbers group groups problem problems fact facts war wars peace law laws state states country"
        " countries city cities president minister party parties power powers trade money question questions work house"
        " way ways end beginning side sides region border borders army sea road roads water oil gas price prices market"
        " markets agreement agreements treaty talks meeting meetings report reports article letter book name names word"
        " words text north south east west same other others first second third last next new old great small whole"
        " most only main public political economic military foreign national international".split()
    ),
}
