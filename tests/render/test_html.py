import json
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html as reader

from briefbuilder.model import Listed
from briefbuilder.render import html, templates
from render.extract import html_notes, same
from render.sample import CITED


@pytest.fixture(scope="module")
def page() -> str:
    return html.render(CITED, templates.environment(None)).data.decode("utf-8")


@pytest.fixture(scope="module")
def tree(page: str) -> reader.HtmlElement:
    return reader.document_fromstring(page)


def test_every_note_is_there_once_with_its_number_and_text(page: str) -> None:
    expected = [(chapter.number, note.number, same(note.text)) for chapter in CITED.chapters for note in chapter.notes]
    assert [(note.chapter, note.number, same(note.text)) for note in html_notes(page.encode())] == expected


def test_the_page_needs_no_network_and_no_script(page: str, tree: reader.HtmlElement) -> None:
    assert not tree.xpath("//script | //iframe | //object | //embed | //form | //base")
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]
    fetched = tree.xpath("//img/@src | //link[@rel='stylesheet']/@href")
    assert [address for address in fetched if not address.startswith("data:")] == []
    assert set(re.findall(r"url\(\"?(\w+):", page)) <= {"data"}
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_every_link_within_leads_somewhere_and_ids_are_unique(tree: reader.HtmlElement) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in tree.xpath("//a/@href") if target.startswith("#")} <= set(ids)


def test_headings_begin_with_one_h1_and_skip_no_level(tree: reader.HtmlElement) -> None:
    levels = [int(heading.tag[1]) for heading in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_landmarks_and_skip_link(tree: reader.HtmlElement) -> None:
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//nav[@aria-label]")
    assert tree.xpath("//body/*[1][self::a]/@href") == ["#text"]


def test_cards_are_hidden_from_screen_readers_and_hold_no_links_and_no_ids(tree: reader.HtmlElement) -> None:
    cards = tree.xpath("//span[@class='card']")
    assert len(cards) == sum(len(chapter.notes) for chapter in CITED.chapters)
    assert {card.get("aria-hidden") for card in cards} == {"true"}
    assert not [element for card in cards for element in card.iter() if element.tag == "a" or element.get("id")]


def test_each_language_is_said(tree: reader.HtmlElement) -> None:
    assert tree.get("lang") == "en"
    assert [article.get("lang") for article in tree.xpath("//article")] == ["en", "en", "ru"]
    assert tree.xpath("//p[@dir='rtl']/@lang") == ["fa"]


def test_metadata_for_libraries(tree: reader.HtmlElement) -> None:
    found = {meta.get("name"): meta.get("content") for meta in tree.xpath("//meta[@name]")}
    assert found["citation_title"] == "Two Shores"
    assert found["citation_publication_date"] == "2018/07/16"
    assert found["DCTERMS.identifier"] == CITED.info.identifier


def test_a_work_that_two_sources_list_has_its_id_once() -> None:
    twice = replace(CITED.chapters[1], further=CITED.chapters[0].further)
    cited = replace(CITED, chapters=(CITED.chapters[0], twice))
    ids = reader.document_fromstring(html.render(cited, templates.environment(None)).data).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_blocks_of_a_numeric_style_become_spans() -> None:
    entry = Listed(
        "a", "ref-a", '<div class="csl-left-margin">[1]</div><div class="csl-right-inline">A.</div>', "[1] A."
    )
    page = html.render(replace(CITED, bibliography=(entry,)), templates.environment(None)).data.decode()
    assert (
        '<p class="entry" id="ref-a"><span class="csl-left-margin">[1]</span><span class="csl-right-inline">A.' in page
    )


# --- In a browser ------------------------------------------------------------------------------------------------

WIDTHS = (320, 390, 768, 1024, 1280, 1920, 2560)
MEASURE = """<body><script>
const widths = %s, found = [];
for (const width of widths) {
  const frame = document.createElement("iframe");
  frame.width = width; frame.height = 900; frame.style.border = 0; frame.src = "book.html";
  frame.onload = () => {
    const page = frame.contentDocument.documentElement;
    found.push([width, page.scrollWidth - page.clientWidth]);
    found.sort((a, b) => a[0] - b[0]);
    if (found.length == widths.length) document.body.textContent = "FOUND" + JSON.stringify(found);
  };
  document.body.append(frame);
}
</script></body>"""


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_no_window_from_320_to_2560_scrolls_sideways(page: str, tmp_path: Path) -> None:
    (tmp_path / "book.html").write_text(page, encoding="utf-8")
    (tmp_path / "measure.html").write_text(MEASURE % json.dumps(WIDTHS), encoding="utf-8")
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-background-networking", "--disable-component-update", "--allow-file-access-from-files",
        "--virtual-time-budget=8000", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom",
        (tmp_path / "measure.html").as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    found = re.search(r"FOUND(\[.*?\]\])", done.stdout)
    assert found, done.stderr[-500:]
    assert json.loads(found[1]) == [[width, 0] for width in WIDTHS]
