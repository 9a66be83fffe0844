"""Web pages with chrome, what naive scrapers make of them, and syndicated copies: a Text and a design → HTML or text.

``page(text("harbour-en"), "magazine")`` is HTML; ``blockwise`` and ``scraped`` flatten it, ``syndicated`` copies it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from lxml import etree
from lxml import html as parser

from debris import clean
from debris.clean import Node, Text


@dataclass(frozen=True)
class Design:
    """The chrome of one site, all words our own, and how it writes notes."""

    before: tuple[str, ...]  # HTML above the text
    after: tuple[str, ...]
    inside: str  # something between two paragraphs
    call: str  # HTML of a call, {n} its number
    note: str  # HTML of a note, {n} and {text}
    notes: str  # HTML around all of them, {notes}
    wrap: str = "<article>{text}</article>"


DESIGNS: dict[str, Design] = {
    "magazine": Design(
        before=(
            '<div class="bar"><a href="/">Quayside Review</a> <a href="/join">Become a member</a> '
            '<a href="/in">Sign in</a></div>',
            '<nav><ul><li><a href="/a">Essays</a></li><li><a href="/b">Dispatches</a></li><li><a href="/c">Books</a>'
            '</li><li><a href="/d">Letters</a></li><li><a href="/e">The archive</a></li></ul></nav>',
            '<div class="share"><a href="#">Post this</a> <a href="#">Mail this</a> <a href="#">Keep for later</a></div>',
        ),
        inside='<aside class="promo"><p>Our Sunday letter comes with three pieces nobody else has printed.</p>'
        '<p><a href="/letter">Have it sent</a></p></aside>',
        after=(
            '<div class="tags"><a href="/t/1">Public money</a> <a href="/t/2">Coasts</a> <a href="/t/3">Trade</a></div>',
            '<section><h3>You may also like</h3><ul><li><a href="/1">A lighthouse for sale</a></li><li><a href="/2">'
            'The man who counted waves</a></li><li><a href="/3">Who owns the fog?</a></li></ul></section>',
            '<footer><p>© Quayside Review Ltd. All rights kept.</p><p><a href="/p">Privacy</a> · <a href="/i">Imprint'
            '</a> · <a href="/k">Cookie choices</a></p></footer>',
        ),
        call='<sup id="ref{n}"><a href="#note{n}">{n}</a></sup>',
        note='<li id="note{n}">{text} <a href="#ref{n}">↩</a></li>',
        notes='<section class="footnotes"><ol>{notes}</ol></section>',
    ),
    "wochenblatt": Design(
        before=(
            '<div class="cookie"><p>Diese Seite merkt sich, daß Sie da waren.</p><button>Einverstanden</button>'
            "<button>Lieber nicht</button></div>",
            '<header><a href="/">Das Elbblatt</a><ul class="menu"><li>Politik</li><li>Kreis und Stadt</li><li>Kultur'
            "</li><li>Sport</li><li>Anzeigen</li></ul></header>",
            '<p class="crumbs"><a href="/">Startseite</a> › <a href="/k">Kultur</a> › <a href="/k/g">Geschichte</a></p>',
        ),
        inside='<div class="ad">Anzeige</div>',
        after=(
            '<p class="tools"><a href="#">Drucken</a> | <a href="#">Weiterleiten</a> | <a href="#">Leserbrief</a></p>',
            '<div class="teaser"><h4>Mehr zum Thema</h4><p><a href="/x">Als die Fähre noch Eintritt kostete</a></p>'
            '<p><a href="/y">Zwölf Orte, an denen man umsonst sitzt</a></p></div>',
            '<div class="comments"><h3>2 Kommentare</h3><p>Moorhuhn77</p><p>Das wußte ich nicht, danke!</p><p>Antworten'
            "</p><p>I. Petersen</p><p>Mein Großvater hat noch bezahlt.</p><p>Antworten</p></div>",
            "<footer><p>Kontakt Datenschutz Impressum</p></footer>",
        ),
        call='<a name="a{n}" href="#f{n}">[{n}]</a>',
        note='<p><a name="f{n}" href="#a{n}">[{n}]</a> {text}</p>',
        notes="<hr>{notes}",
        wrap='<div id="content"><div class="text">{text}</div></div>',
    ),
    "revue": Design(
        before=(
            '<div><a href="#contenu">Aller au contenu</a></div>',
            '<div class="haut"><span>La Lanterne</span><span>revue du soir</span><a href="/abo">S’abonner</a>'
            '<a href="/moi">Mon compte</a></div>',
            '<ul class="rubriques"><li><a>Contes</a></li><li><a>Chroniques</a></li><li><a>Gravures</a></li></ul>',
        ),
        inside='<p class="encart"><a href="/don">Offrez-nous une bougie : faites un don</a></p>',
        after=(
            '<div class="partage"><span>Partager</span><a>par courriel</a><a>sur le mur</a></div>',
            '<div><strong>À lire ensuite</strong><a href="/1">L’omnibus sans fond</a><a href="/2">Éloge du parapluie</a>'
            "</div>",
            '<div class="bas">La Lanterne paraît quand il fait nuit. Mentions légales. Plan du site.</div>',
        ),
        call='<sup>(<a href="#n{n}" id="r{n}">{n}</a>)</sup>',
        note='<div class="note" id="n{n}"><a href="#r{n}">({n})</a> {text}</div>',
        notes='<div class="notes"><h2>{heading}</h2>{notes}</div>',
        wrap='<main id="contenu">{text}</main>',
    ),
    "zhurnal": Design(
        before=(
            '<table><tr><td><a href="/">Северная старина</a></td><td><a href="/n">Номера</a></td><td><a href="/a">Авторы'
            '</a></td><td><a href="/r">О редакции</a></td><td><a href="/s">Поиск по сайту</a></td></tr></table>',
            '<p><a href="/n/4">Вернуться к содержанию номера</a></p>',
        ),
        inside='<p><a href="/pod">Подпишитесь на нашу рассылку</a></p>',
        after=(
            "<p>Поделиться: <a>Почта</a> <a>Лента</a> <a>Скопировать ссылку</a></p>",
            '<h4>Читайте также</h4><p><a href="/1">Озеро, которого нет на карте</a></p><p><a href="/2">Письма лоцмана'
            "</a></p>",
            '<p>© «Северная старина». Перепечатка — с согласия редакции.</p><p><a href="#top">Наверх</a></p>',
        ),
        call='<sup><a href="#_ftn{n}" name="_ftnref{n}">[{n}]</a></sup>',
        note='<p><a href="#_ftnref{n}" name="_ftn{n}">[{n}]</a> {text}</p>',
        notes='<div class="footnotes">{notes}</div>',
        wrap='<div class="post">{text}</div>',
    ),
    "journal": Design(
        before=(
            '<header><h2>Annals of Small Places</h2><p>An open journal</p><nav><a href="/now">Current issue</a>'
            '<a href="/past">Past issues</a><a href="/send">Submit</a><a href="/who">Editors</a></nav></header>',
            '<div class="meta"><span>Vol. 9</span><span>Views: 1,204</span><span>Downloads: 88</span>'
            '<a href="/pdf">Download PDF</a></div>',
        ),
        inside='<figure><a href="/fig"><span>Open image in a new window</span></a></figure>',
        after=(
            "<div><h3>How to cite</h3><button>Copy</button><button>BibTeX</button><button>EndNote</button></div>",
            "<div><h3>Metrics</h3><p>No data yet.</p></div><footer>ISSN pending | Hosted by the county library</footer>",
        ),
        call='<a class="fn" href="#fn-{n}" id="c-{n}"><sup>{n}</sup></a>',
        note='<p id="fn-{n}"><a href="#c-{n}">^</a> <b>{n}</b> {text}</p>',
        notes="<h2>{heading}</h2><div>{notes}</div>",
    ),
}
_HEADING = {"en": "Notes", "de": "Anmerkungen", "fr": "Notes", "ru": "Примечания"}
_BLOCKS = "//p|//h1|//h2|//h3|//h4|//li|//td|//button|//div|//span|//footer|//header|//a"


def page(text: Text, design: str) -> str:
    """The page as a browser would save it."""
    look = DESIGNS[design]
    notes: list[str] = []

    def call(number: int, note: list[Node]) -> list[Node]:
        words = clean.write([{"t": "Plain", "c": note}], "html").strip()
        notes.append(look.note.format(n=number, text=words))
        return [clean.raw("html", look.call.format(n=number))]

    blocks = clean.replace_notes(text.blocks(), call)
    middle = _after_paragraph(blocks)
    parts = [clean.write(blocks[:middle], "html"), look.inside, clean.write(blocks[middle:], "html")]
    tail = look.notes.format(notes="\n".join(notes), heading=_HEADING.get(text.language, "Notes")) if notes else ""
    by = "".join(f"<p>{html.escape(line)}</p>" for line in (text.author, text.date) if line)
    main = f"<h1>{html.escape(text.title)}</h1>{by}{''.join(parts)}{tail}"
    title = html.escape(text.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{text.language}"><head><meta charset="utf-8"><title>{title}</title></head>\n<body>\n'
        + "\n".join([*look.before, look.wrap.format(text=main), *look.after])
        + "\n</body></html>\n"
    )


def _after_paragraph(blocks: list[Node]) -> int:
    """A place in the middle, between two paragraphs."""
    pairs = [n for n in range(1, len(blocks)) if blocks[n - 1]["t"] == blocks[n]["t"] == "Para"]
    return min(pairs, key=lambda n: abs(n - len(blocks) // 2))


def chrome(design: str) -> tuple[str, ...]:
    """The chrome's own lines: what must be gone in the end."""
    look = DESIGNS[design]
    found: list[str] = []
    for part in (*look.before, look.inside, *look.after):
        found += [words for node in _tree(part).itertext() if (words := " ".join(node.split())) and len(words) > 1]
    return tuple(dict.fromkeys(found))


def _tree(markup: str) -> etree._Element:
    tree: etree._Element = parser.fromstring(f"<html><body>{markup}</body></html>")
    return tree


def blockwise(markup: str) -> str:
    """The text of the page, a line per block element, an empty line around paragraphs: what a browser's copy gives."""
    body = _tree(re.sub(r"(?s)^.*?<body>|</body>.*$", "", markup))
    for node in body.iter():
        if node.tag in {"p", "h1", "h2", "h3", "h4", "blockquote", "ul", "ol", "section", "hr"}:
            node.text, node.tail = f"\n\n{node.text or ''}", f"\n\n{node.tail or ''}"
        elif node.tag in {"li", "div", "td", "button", "footer", "header", "nav", "article", "aside", "main", "br"}:
            node.text, node.tail = f"\n{node.text or ''}", f"\n{node.tail or ''}"
    lines = [" ".join(line.split()) for line in "".join(body.itertext()).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def scraped(markup: str) -> str:
    """Every piece of text on a line of its own: ``get_text(separator="\\n", strip=True)``."""
    body = _tree(re.sub(r"(?s)^.*?<body>|</body>.*$", "", markup))
    return "\n".join(words for node in body.itertext() if (words := " ".join(node.split()))) + "\n"


# --- Syndicated copies -------------------------------------------------------------------------------------------


def box(text: Text) -> tuple[str, ...]:
    """The lines around a syndicated copy that are neither asked for nor missed."""
    return (
        "07.02.2020", "First printed elsewhere", f"Source: {text.title}", "AUTHOR", text.author, "Visiting reader",
        "Location: by the sea", f"Languages: {text.language}",
    )  # fmt: skip


def syndicated(text: Text) -> str:
    """Markdown as a news exchange hands it on: capitals, lost links in bold, cut paragraphs, escaped marks."""
    notes: list[list[Node]] = []

    def call(number: int, note: list[Node]) -> list[Node]:
        notes.append(note)
        return [{"t": "Str", "c": f"[{number}]"}]

    blocks = clean.replace_notes(text.blocks(), call)
    rows = [{"t": "Para", "c": [{"t": "Str", "c": f"[{n}]"}, {"t": "Space"}, *note]} for n, note in enumerate(notes, 1)]
    body = clean.write(blocks, "markdown-smart", "--shift-heading-level-by=1")
    parts = [_cut(part, number) for number, part in enumerate(body.strip().split("\n\n"))]
    lines = box(text)
    return "\n\n".join([
        lines[0], text.title.upper(), "", *parts, clean.write(rows, "markdown-smart").strip(), *lines[1:]
    ]) + "\n"  # fmt: skip


def _cut(part: str, number: int) -> str:
    """Every fifth paragraph is cut where a link was; every seventh keeps its first words in bold."""
    words = part.split(" ")
    if part[0] in "#>-*0123456789 " or len(words) < 40 or "\\" in " ".join(words[:24]):
        return part
    if number % 5 == 2:
        at = next((n for n in range(16, 24) if words[n][:1].islower() and words[n - 1][-1:].isalpha()), 0)
        return " ".join(words[:at]) + "\n\n\n\n " + " ".join(words[at:]) if at else part
    if number % 7 == 3 and "*" not in " ".join(words[:3]):
        return "**" + " ".join(words[:3]) + "** " + " ".join(words[3:])
    return part
