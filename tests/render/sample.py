"""A small cited book, made by hand, with everything that is hard to set: the renderers' test bed.

Three chapters: a brief (notes of several paragraphs, a note called twice, quotation, lists, table, figure), a piece
with Persian and Arabic words, a piece in Russian. The persons and works named here are invented.
"""

# ruff: noqa: E501 - a paragraph or an entry reads best on its own line

from __future__ import annotations

import hashlib

from briefbuilder.model import Asset, BookInfo, Cited, CitedChapter, CitedNote, Listed, Source, TocEntry

LONG_URL = "https://example.org/archive/2016/the-caspian-shelf/chapters/07/appendix-b/tables/shipping-by-quarter.html"

CHART = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240" role="img" font-family="sans-serif">
<title>Grain shipped across the Caspian</title>
<g fill="#0b4f56"><rect x="70" y="150" width="70" height="50"/><rect x="190" y="120" width="70" height="80"/>
<rect x="310" y="84" width="70" height="116"/><rect x="430" y="60" width="70" height="140"/></g>
<path d="M50 200H590" stroke="#222" stroke-width="1.5"/>
<g font-size="17" text-anchor="middle" fill="#222"><text x="105" y="224">2013</text><text x="225" y="224">2014</text>
<text x="345" y="224">2015</text><text x="465" y="224">2016</text></g></svg>"""


def call(chapter: str, number: int, again: int = 0) -> str:
    """The mark of a note in the text: ``call("ch01", 3)``; ``again`` counts further marks of the same note."""
    suffix = f"-{again}" if again else ""
    link = f'<a id="{chapter}-r{number}{suffix}" href="#{chapter}-n{number}" role="doc-noteref">{number}</a>'
    return f'<sup class="call">{link}</sup>'


def note(chapter: str, number: int, html: str, text: str, calls: int = 1) -> CitedNote:
    """A printed note with as many calls as asked."""
    ids = tuple(f"{chapter}-r{number}" + (f"-{again}" if again else "") for again in range(calls))
    return CitedNote(f"{chapter}-n{number}", number, ids, html, text)


def source(stem: str) -> Source:
    """A source whose bytes are its own name."""
    return Source(f"sources/{stem}.txt", stem, "txt", hashlib.sha256(stem.encode()).hexdigest(), stem)


def listed(key: str, html: str, text: str, where: str = "ref") -> Listed:
    """An entry of a printed list."""
    return Listed(key, f"{where}-{key}", html, text)


def link(url: str) -> str:
    """An address that shows itself."""
    return f'<a href="{url}">{url}</a>'


HALDEN = listed(
    "halden2015shelf",
    f"Halden, Ines. <em>The Caspian Shelf: Shipping, Law and the Price of Quiet</em>. Harbour Press, 2015. {link(LONG_URL)}.",
    f"Halden, Ines. The Caspian Shelf: Shipping, Law and the Price of Quiet. Harbour Press, 2015. {LONG_URL}.",
)
ORLOV = listed(
    "orlov2016bridge",
    "Orlov, Pavel. “Über Brücken: Rail Corridors between Two Seas.” <em>Quarterly of Land Transport</em> 12, no. 3 (2016): 49–59.",
    "Orlov, Pavel. “Über Brücken: Rail Corridors between Two Seas.” Quarterly of Land Transport 12, no. 3 (2016): 49–59.",
)
SADR = listed(
    "sadr2014neighbours",
    "Sadr, Minu. <em>Neighbours by Necessity</em>. Meridian House, 2014.",
    "Sadr, Minu. Neighbours by Necessity. Meridian House, 2014.",
)
UNCITED = listed(
    "quist2012ledgers",
    f"Quist, Anna, and Timo Rask. <em>Ledgers of the Northern Ports</em>. Field Office, 2012. {link('https://example.org/ledgers/north')}.",
    "Quist, Anna, and Timo Rask. Ledgers of the Northern Ports. Field Office, 2012. https://example.org/ledgers/north.",
    "further-ch01",
)
UNCITED_TWO = listed(
    "weller2013straits",
    "Weller, Ada. “Reading the Straits.” <em>Notes on Navigation</em> 4 (2013): 1–22.",
    "Weller, Ada. “Reading the Straits.” Notes on Navigation 4 (2013): 1–22.",
    "further-ch01",
)

_BRIEF = f"""
<p>Two neighbours who do not trust each other can still run a railway together. The ministries on both shores of the inland sea
found this out in the spring of 2013, when the first grain trains were loaded at the northern terminal and nobody could say
who would insure them.{call("ch01", 1)} What followed was less an alliance than an office: a corridor, a telephone, a shared
table of tariffs, and a habit of answering letters within the week.</p>
<p>This paper asks what that habit was worth. It reads the tariff tables, the minutes and the newspapers of five years, and it
finds that most of what was called strategy in public was bookkeeping in private.{call("ch01", 2)} The bookkeeping held. When
the exchange rate fell by half in one winter, the office moved the date of settlement and said nothing; when the tankers were
stopped, it counted them and said nothing again.</p>
<h2 id="ch01-the-office">The office and its habits</h2>
<p>Officials who served there remember three rules. They were never written down, and they were kept better than any that
were:</p>
<ol>
<li>A letter that names a sum is answered on the day it comes.</li>
<li>A letter that names a principle is filed; it is answered when somebody asks for it a second time, and by then, as a rule,
the sum has been found.</li>
<li>Nobody signs alone.</li>
</ol>
<p>The minutes of the second year say it more drily, in the words of a secretary who had evidently been told to be brief and
had not wholly given in:</p>
<blockquote>
<p>The committee took note of the delay and of its reasons. It took note of the reasons given earlier for the earlier delay. It
asks that reasons be given in future in one letter, so that they may be compared.{call("ch01", 3)}</p>
</blockquote>
<p>Halden calls this “the diplomacy of the carbon copy”, and she does not mean it as a joke.{call("ch01", 2, 1)} A copy binds the
man who sends it as much as the man who gets it. <em>Détente</em> between the two capitals came and went; the copies stayed in
their folders, and the folders were consulted.</p>
<h3 id="ch01-tariffs">Tariffs, in so far as they can be read</h3>
<p>The table below gives what the northern terminal reported. The figures for 2014 were corrected twice, and it is the second
correction that is printed here.</p>
<table>
<caption>Grain and timber through the northern terminal, in thousand tonnes</caption>
<thead><tr><th style="text-align: left;">Year</th><th style="text-align: right;">Grain</th><th style="text-align: right;">Timber</th>
<th style="text-align: left;">Remark</th></tr></thead>
<tbody>
<tr><td style="text-align: left;">2013</td><td style="text-align: right;">410</td><td style="text-align: right;">96</td><td style="text-align: left;">first season</td></tr>
<tr><td style="text-align: left;">2014</td><td style="text-align: right;">655</td><td style="text-align: right;">88</td><td style="text-align: left;">second correction</td></tr>
<tr><td style="text-align: left;">2015</td><td style="text-align: right;">948</td><td style="text-align: right;">71</td><td style="text-align: left;">ice until April</td></tr>
<tr><td style="text-align: left;">2016</td><td style="text-align: right;">1,140</td><td style="text-align: right;">64</td><td style="text-align: left;"></td></tr>
</tbody>
</table>
<p>Grain nearly tripled while timber fell. No treaty explains that; a new silo and a bad winter do.{call("ch01", 4)} The chart says
the same to those who would rather see it.</p>
<figure>
<img src="asset:ch01-chart.svg" alt="Four bars, rising from 410 thousand tonnes of grain in 2013 to 1,140 in 2016."/>
<figcaption>Grain shipped across the sea, 2013 to 2016.</figcaption>
</figure>
<h2 id="ch01-after">What remains</h2>
<p>An observer who came in the last year found the office in two rooms above a chandler’s shop.{call("ch01", 5)} There was a
samovar, a fax machine that was still in use, and on the wall a map from which somebody had carefully cut out the sea, so that the
two shores could be pinned side by side. He asked why. It was, they said, to save space.</p>
<ul>
<li>The corridor was cheaper than the alliance, and outlived it.</li>
<li>It was run by people who had to answer the telephone.</li>
<li>It kept its papers.</li>
</ul>
"""

_BRIEF_NOTES = (
    note(
        "ch01",
        1,
        f"<p>Ines Halden, <em>The Caspian Shelf: Shipping, Law and the Price of Quiet</em> (Harbour Press, 2015), 31–34, {link(LONG_URL)}.</p>",
        f"Ines Halden, The Caspian Shelf: Shipping, Law and the Price of Quiet (Harbour Press, 2015), 31–34, {LONG_URL}.",
    ),
    note(
        "ch01",
        2,
        "<p>Halden, <em>Caspian Shelf</em>, 64. The passage was cut from the second printing.</p>"
        "<p>It is quoted here after the first, of which few copies are left; the library at the northern terminal has one.</p>",
        "Halden, Caspian Shelf, 64. The passage was cut from the second printing.\n"
        "It is quoted here after the first, of which few copies are left; the library at the northern terminal has one.",
        calls=2,
    ),
    note(
        "ch01",
        3,
        "<p>Minutes of 14 May 2014, folder 7; emphasis in the copy.</p>",
        "Minutes of 14 May 2014, folder 7; emphasis in the copy.",
    ),
    note(
        "ch01",
        4,
        "<p>Pavel Orlov, “Über Brücken: Rail Corridors between Two Seas,” <em>Quarterly of Land Transport</em> 12, no. 3 (2016): 52.</p>",
        "Pavel Orlov, “Über Brücken: Rail Corridors between Two Seas,” Quarterly of Land Transport 12, no. 3 (2016): 52.",
    ),
    note("ch01", 5, "<p>Orlov, “Über Brücken,” 58.</p>", "Orlov, “Über Brücken,” 58."),
)

_COLUMN = f"""
<p>The agency wrote <span lang="fa" dir="rtl">همسایه</span> (<em>hamsāyeh</em>, “one who shares the shade”), and the dispatch made
“neighbour” of it.{call("ch02", 1)} The shade was lost. It is a small word and a small loss, and the whole of the quarrel that
followed can be told from it.</p>
<p lang="fa" dir="rtl">همسایه کسی است که سایه‌اش با سایهٔ تو یکی می‌شود.</p>
<p>In the other language of the region the word is <span lang="ar" dir="rtl">جار</span>, and it carries a duty of protection with
it. Whoever lets the duty fall is not a bad neighbour; he is not a neighbour at all.{call("ch02", 2)}</p>
<blockquote><p>“We share a wall, and the wall has two sides. That is the whole of our agreement.”</p></blockquote>
<p>Sadr’s book is the best account of these words that we have, and it is out of print.{call("ch02", 3)}</p>
"""

_COLUMN_NOTES = (
    note(
        "ch02",
        1,
        '<p>The word <span lang="fa" dir="rtl">همسایه</span> stands in the third line of the dispatch; see Minu Sadr, '
        "<em>Neighbours by Necessity</em> (Meridian House, 2014), 12.</p>",
        "The word همسایه stands in the third line of the dispatch; see Minu Sadr, Neighbours by Necessity (Meridian House, 2014), 12.",
    ),
    note("ch02", 2, "<p>Sadr, <em>Neighbours by Necessity</em>, 40.</p>", "Sadr, Neighbours by Necessity, 40."),
    note("ch02", 3, "<p>[source name lost], 21 November 2017.</p>", "[source name lost], 21 November 2017."),
)

_RUSSIAN = f"""
<p>Соседи, которые не доверяют друг другу, всё же могут вместе управлять железной дорогой. Так и случилось весной, когда на
северном терминале погрузили первые составы с зерном.{call("ch03", 1)} Никто не знал, кто их застрахует, и потому
застраховали все сразу.</p>
<h2 id="ch03-vyvody">Выводы</h2>
<p>Контора оказалась дешевле союза и пережила его. Она отвечала на письма и хранила бумаги, а больше от неё ничего и не
требовалось.{call("ch03", 2)}</p>
"""

_RUSSIAN_NOTES = (
    note(
        "ch03", 1, "<p>Ср.: Sadr, <em>Neighbours by Necessity</em>, 77.</p>", "Ср.: Sadr, Neighbours by Necessity, 77."
    ),
    note(
        "ch03",
        2,
        f"<p>Протокол от 14 мая 2014 г., папка 7. {link('https://example.org/архив/папка-7')}</p>",
        "Протокол от 14 мая 2014 г., папка 7. https://example.org/архив/папка-7",
    ),
)

CHAPTERS = (
    CitedChapter(
        id="ch01",
        number=1,
        title="The Price of Quiet: Grain, Timber and the Office between Two Shores",
        title_html="The Price of Quiet: Grain, Timber and the Office between Two Shores",
        subtitle="A brief on the northern corridor",
        authors=("Ines Halden", "Pavel Orlov"),
        outlet="Institute of Inland Seas",
        date="2017-04",
        lang="en",
        dir="ltr",
        own=listed(
            "halden2017price",
            "Halden, Ines, and Pavel Orlov. “The Price of Quiet.” Institute of Inland Seas, April 2017.",
            "Halden, Ines, and Pavel Orlov. “The Price of Quiet.” Institute of Inland Seas, April 2017.",
            "own",
        ),
        html=_BRIEF,
        notes=_BRIEF_NOTES,
        toc=(
            TocEntry(2, "ch01-the-office", "The office and its habits"),
            TocEntry(3, "ch01-tariffs", "Tariffs, in so far as they can be read"),
            TocEntry(2, "ch01-after", "What remains"),
        ),
        further=(UNCITED, UNCITED_TWO),
        source=source("01-brief"),
        repairs=(("line-break", 212), ("page-break", 4), ("note-lifted", 5)),
    ),
    CitedChapter(
        id="ch02",
        number=2,
        title="One Who Shares the Shade",
        title_html="One Who Shares the <em>Shade</em>",
        subtitle="",
        authors=("Minu Sadr",),
        outlet="The Evening Dispatch",
        date="2017-11-22",
        lang="en",
        dir="ltr",
        own=listed(
            "sadr2017shade",
            "Sadr, Minu. “One Who Shares the Shade.” <em>The Evening Dispatch</em>, November 22, 2017.",
            "Sadr, Minu. “One Who Shares the Shade.” The Evening Dispatch, November 22, 2017.",
            "own",
        ),
        html=_COLUMN,
        notes=_COLUMN_NOTES,
        toc=(),
        further=(),
        source=source("02-column"),
        repairs=(("site-chrome", 3),),
    ),
    CitedChapter(
        id="ch03",
        number=3,
        title="Контора на двух берегах",
        title_html="Контора на двух берегах",
        subtitle="",
        authors=(),
        outlet="",
        date="",
        lang="ru",
        dir="ltr",
        own=None,
        html=_RUSSIAN,
        notes=_RUSSIAN_NOTES,
        toc=(TocEntry(2, "ch03-vyvody", "Выводы"),),
        further=(),
        source=source("03-kontora"),
    ),
)

INFO = BookInfo(
    title="Two Shores",
    slug="two-shores",
    lang="en",
    date="2018-07-16",
    identifier="urn:uuid:3f1c9a52-6a0e-5b7e-9d53-7a1f0c2f4b11",
    subtitle="Five Years of an Office nobody Founded",
    authors=("Edith Marlowe",),
    publisher="Harbour Press",
    rights="Text © the authors; compilation CC BY 4.0.",
    description="Three texts on a railway between neighbours.",
)

CITED = Cited(
    info=INFO,
    chapters=CHAPTERS,
    bibliography=(HALDEN, ORLOV, SADR),
    assets=(Asset("ch01-chart.svg", "image/svg+xml", CHART.encode()),),
    bibtex="@book{halden2015shelf,\n  author = {Halden, Ines},\n  title = {The Caspian Shelf},\n  date = {2015},\n}\n",
    csl_json="[]\n",
    style_title="Chicago Manual of Style 17th edition (full note)",
    note_style=True,
)
