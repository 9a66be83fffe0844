"""Hostile trees, hostile HTML, hostile drawings: their words stay, their deeds do not."""

from __future__ import annotations

import base64

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from briefbuilder import pandoc
from briefbuilder.bind import bind
from briefbuilder.model import BookInfo, Document, Metadata, Reference, Resolved, Stated
from briefbuilder.problems import OurError, Problems
from briefbuilder.render import safe, tree
from briefbuilder.render.assets import LARGEST, clean_svg, sniff
from briefbuilder.render.cite import cite
from render.documents import document, documents, mention, para, run

HOSTILE = """
<script>alert(1)</script> <b onclick="x()">bold</b> <iframe src="https://evil.test"></iframe>

[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html;base64,x) [d](file:///etc/passwd) [e](//evil.test)
[f](vbscript:x) [g](\tjavascript:x) [h](https://good.test/a?b=c&d) [i](mailto:a@good.test) [j](ftp://evil.test)

![k](https://evil.test/pixel.png) ![l](file:///etc/passwd) ![m](/etc/passwd) ![n](../../secret.png)
![o](data:image/svg+xml,x)

[p]{onclick="x()" style="position:fixed" .evil} [q]{#id .evil lang="x\\"y"}

::: {.evil onmouseover="x()" style="x"}
r
:::

# s {#t onfocus="x()" autofocus=1}

`u`{=html} $v_1$

```{=html}
<object data="x"></object>
```

```{.python onclick="x()"}
w
```
"""


def cleaned(markdown: str) -> tuple[tree.Nodes, list[str]]:
    said: list[str] = []
    blocks = pandoc.to_ast(markdown.encode(), "markdown")["blocks"]
    return safe.clean(blocks, said.append), said


def test_nothing_hostile_survives_and_every_word_does() -> None:
    blocks, said = cleaned(HOSTILE)
    html = pandoc.from_ast(tree.document(blocks), "html5")
    for evil in (
        "script>",
        "onclick",
        "onmouse",
        "onfocus",
        "javascript",
        "vbscript",
        "data:",
        "file:",
        "evil",
        "style=",
        "iframe",
        "object",
    ):
        assert evil not in html.lower(), evil
    words = tree.text(blocks)
    assert all(f" {letter} " in f" {' '.join(words.split())} " for letter in "abcdefghijklmnopqrsw"), words
    assert 'href="https://good.test/a?b=c&amp;d"' in html
    assert 'href="mailto:a@good.test"' in html
    assert len(said) >= 18


def test_what_is_harmless_stays_as_it_was() -> None:
    blocks = pandoc.to_ast(b"*a* [b](https://good.test) x^2^ [c]{lang=de dir=ltr}\n\n> d\n\n1. e", "markdown")["blocks"]
    said: list[str] = []
    assert safe.clean(blocks, said.append) == blocks
    assert said == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>", "<p onclick='x'>a</p>", "<a href='javascript:x'>a</a>", "<a href='//x.test'>a</a>",
        "<img src='https://x.test/a.png' alt=''/>", "<img src='data:image/png;base64,x' alt=''/>", "<p style='x'>a</p>",
        "<td style='background: url(x)'>a</td>", "<!-- a -->", "<?php a?>", "<svg/>", "<math/>", "<form/>",
        "<h1>a</h1>", "<section>a</section>", "<a href='https://a.test' target='x'>a</a>",
        "<a href=' javascript:x'>a</a>", "<base href='https://x.test'/>", "<link/>", "<style>a</style>",
        "<a href='https://a.test\njavascript:x'>a</a>",
    ],
)  # fmt: skip
def test_the_second_check_raises(html: str) -> None:
    with pytest.raises(OurError):
        safe.check(safe.parse(html))


def test_html_that_is_not_well_formed_is_our_error() -> None:
    with pytest.raises(OurError, match="well-formed"):
        safe.parse("<p>a<b></p>")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1 1"%s>%s</svg>'


@pytest.mark.parametrize(
    "inner",
    [
        b"<script>x</script>", b"<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
        b"<image href='https://evil.test/a.png'/>", b"<image xlink:href='file:///etc/passwd'/>", b"<use href='https://evil.test/#a'/>",
        b"<rect onclick='x'/>", b"<rect fill='url(https://evil.test)'/>", b"<rect style='fill: url(\"https://evil.test\")'/>",
        b"<style>@import 'https://evil.test';</style>", b"<style>a { background: url(https://evil.test) }</style>",
        b"<style>a { background: u\\72l(https://evil.test) }</style>", b"<a href='javascript:x'><rect/></a>",
        b"<animate attributeName='href' to='javascript:x'/>", b"<set attributeName='onclick' to='x'/>",
        b"<image href='data:image/svg+xml;base64,eA=='/>", b"<iframe xmlns='http://www.w3.org/1999/xhtml' src='https://evil.test'/>",
    ],
)  # fmt: skip
def test_a_drawing_only_draws(inner: bytes) -> None:
    clean, removed = clean_svg(SVG % (b"", inner + b"<circle r='1'/>"))
    assert removed
    for evil in (b"evil", b"script", b"onclick", b"passwd", b"foreign", b"svg+xml", b"animate"):
        assert evil not in clean, clean
    assert b"<circle" in clean


def test_entities_of_a_drawing_are_never_read() -> None:
    doctype = b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    clean, removed = clean_svg(doctype + SVG % (b"", b"<text>&b;&f;</text>"))
    assert b"root:" not in clean
    assert b"ENTITY" not in clean
    assert removed


def test_a_good_drawing_stays_whole() -> None:
    pixel = base64.b64encode(b"x")
    good = SVG % (
        b"",
        b"<defs><linearGradient id='g'/></defs><rect fill='url(#g)'/><use href='#g'/>"
        b"<image href='data:image/png;base64," + pixel + b"'/>",
    )
    clean, removed = clean_svg(good)
    assert removed == []
    assert len(list(etree.fromstring(clean).iter())) == 6


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\nx", "image/png"),
        (b"\xff\xd8\xffx", "image/jpeg"),
        (b"GIF89ax", "image/gif"),
        (b"RIFF1234WEBPx", "image/webp"),
    ],
)
def test_pictures_are_known_by_their_bytes(data: bytes, media_type: str) -> None:
    assert sniff(data)[0] == media_type


@pytest.mark.parametrize(
    "data", [b"", b"<html/>", b"%PDF-1.4", b"<svg", b"<svg xmlns='x'/>", b"\x89PNG\r\n\x1a\n" + bytes(LARGEST)]
)
def test_what_is_no_picture_says_why(data: bytes) -> None:
    with pytest.raises(ValueError, match="it is"):
        sniff(data)


def test_a_hostile_bibliography_and_title_reach_no_reader() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=y> <a href='javascript:z'>t</a>"
    own = Reference("own1", "online", (("title", evil), ("date", "2020"), ("url", "javascript:alert(1)")))
    other = Reference(
        "other1",
        "book",
        (("author", "Doe, <b onclick='x'>"), ("title", evil), ("date", "2020"), ("url", "data:text/html,x")),
    )
    written = document(
        para(evil, " ", mention("other1", "<script>", evil, evil)), metadata=Metadata(title=Stated(evil, (run(evil),)))
    )
    book = bind([Resolved(written, own, ("other1",))], [own, other], BookInfo("b", "b", "en", "2020", "urn:x"))
    problems = Problems()
    cited = cite(book, problems, lambda *_: None)
    chapter = cited.chapters[0]
    pieces = [
        chapter.html,
        chapter.title_html,
        chapter.own.html if chapter.own else "",
        *(note.html for note in chapter.notes),
    ]
    for piece in [*pieces, *(entry.html for entry in cited.bibliography)]:
        for element in safe.parse(piece).iter():
            assert element.tag not in ("script", "img")
            assert not element.get("href", "https:").startswith(("javascript", "data"))
            assert not [name for name in element.attrib if name.startswith("on")]
    assert "<script>" in chapter.title


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(documents)
def test_any_document_becomes_a_safe_chapter(written: Document) -> None:
    own = Reference("own1", "online", (("title", "T"),))
    book = bind([Resolved(written, own)], [own], BookInfo("b", "b", "en", "2020", "urn:x"))
    cited = cite(book, Problems(), lambda *_: b"\x89PNG\r\n\x1a\n")
    safe.check(safe.parse(cited.chapters[0].html))
