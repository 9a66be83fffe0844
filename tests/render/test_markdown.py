"""Markdown as written: it opens in pandoc and says what the document says, whatever the words look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefbuilder import pandoc
from briefbuilder.model import (
    Block,
    Call,
    CodeBlock,
    Document,
    Entry,
    Figure,
    Heading,
    Image,
    Inline,
    ItemList,
    Metadata,
    Note,
    Reference,
    Resolved,
    Run,
    Source,
    Stated,
    leaf_inlines,
)
from briefbuilder.render import ast, tree
from briefbuilder.render.markdown import markdown
from briefbuilder.render.reread import leaf_texts, metadata_texts
from render.documents import NASTY, call, document, documents, mention, note, para, run, texts

EXAMPLES = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
WHITE = re.compile(r"[ \t\n\r\f\v]+")


def expected(document: Document) -> tuple[list[str], list[str], list[str]]:
    """What must be read back, told from the model, not from the tree: body, notes called, notes that nobody calls."""
    known = {one.id: one for one in document.notes}
    called: list[str] = []
    body = [text for block in document.blocks for text in texts_of(block, called, known)]
    notes = [
        "\n".join(text for block in known[name].blocks for text in texts_of(block, [], {}))
        for name in dict.fromkeys(called)
    ]
    lonely = [text for one in document.notes if one.id not in called for text in lonely_texts(one)]
    return body, notes, lonely


def lonely_texts(one: Note) -> Iterator[str]:
    yield one.label
    for block in one.blocks:
        yield from texts_of(block, [], {})


def texts_of(block: Block, called: list[str], known: Mapping[str, Note]) -> Iterator[str]:
    for leaf in leaf_inlines(block):
        called += [item.note for item in leaf if isinstance(item, Call) and item.note in known]
    if isinstance(block, CodeBlock):
        text = "".join(item.text for item in block.inlines if isinstance(item, Run))
        yield from [text] if text.strip() else []
        return
    for leaf in leaf_inlines(block):
        shown = tuple(
            run(item.label, "sup") if isinstance(item, Call) and item.note not in known else item for item in leaf
        )
        if (text := plain_leaves(shown)).strip():
            yield text


def plain_leaves(inlines: Sequence[Inline]) -> str:
    """The words of one leaf as the Markdown shows them: the reference for what is read back."""
    return tree.text(ast.inlines(tuple(inlines), ast.Hand(call=lambda _: [])), skip=("Note", "Cite", "Image"))


def bare(texts: list[str]) -> list[str]:
    """Without white space: pandoc trims and folds, and a reader of the text does so too."""
    return ["".join(text.split()) for text in texts if text.split()]


@EXAMPLES
@given(st.lists(texts, min_size=1, max_size=12))
def test_any_words_of_a_paragraph_read_back(words: list[str]) -> None:
    text = markdown(document(*(para(word) for word in words)))
    assert leaf_texts(text)[0] == [shown for word in words if (shown := WHITE.sub(" ", word).strip(" ")).strip()]


@EXAMPLES
@given(documents)
def test_any_document_reads_back(written: Document) -> None:
    text = markdown(written)
    body, notes = leaf_texts(text)
    expected_body, expected_notes, lonely = map(bare, expected(written))
    assert bare(body)[: len(expected_body)] == expected_body, text
    assert "".join(bare(body)[len(expected_body) :]) == "".join(lonely), text
    assert bare(notes) == expected_notes, text


@pytest.mark.parametrize("chunk", [NASTY[index : index + 12] for index in range(0, len(NASTY), 12)])
def test_every_nasty_word_reads_back_in_every_place(chunk: list[str]) -> None:
    places = [
        [word, f"{word} a", f"a {word}", f"a{word}a", f"{word}{word}", f"{word} {word}", f"a {word} b {word} c"]
        for word in chunk
    ]
    words = [text for place in places for text in place]
    text = markdown(
        document(
            *(
                block
                for word in words
                for block in (para(word), ItemList(False, ((para(word),),)), Heading(2, (run(word),)))
            )
        )
    )
    shown = [WHITE.sub(" ", word).strip(" ") for word in words]
    assert leaf_texts(text)[0] == [word for word in shown if word.strip() for _ in range(3)]


# --- Citations, notes, head --------------------------------------------------------------------------------------


def cites(text: str) -> list[tuple[str, str, str, str]]:
    """Key, prefix, suffix, mode of every citation, as pandoc reads them."""
    blocks = pandoc.to_ast(text.encode(), pandoc.MARKDOWN)["blocks"]
    found = [one for node in tree.nodes(blocks) if node["t"] == "Cite" for one in node["c"][0]]
    return [
        (
            one["citationId"],
            tree.text(one["citationPrefix"]),
            tree.text(one["citationSuffix"]).strip(),
            one["citationMode"]["t"],
        )
        for one in found
    ]


def test_a_citation_is_written_as_people_write_it() -> None:
    text = markdown(document(para("So ", mention("doe2001", "12"), " and ", mention("roe:2003", prefix="see"), ".")))
    assert text == "So [@doe2001, 12] and [see @roe:2003].\n"


@EXAMPLES
@given(texts, texts, st.sampled_from(["", "12", "12–13", "chap. 3"]), st.sampled_from(["normal", "suppress-author"]))
def test_any_words_round_a_citation_read_back(prefix: str, suffix: str, locator: str, mode: str) -> None:
    written = document(para("a ", mention("k", locator, prefix, suffix, mode), " b"))
    (node,) = [one for one in tree.nodes(ast.blocks(written.blocks, ast.Hand())) if one["t"] == "Cite"]
    (wanted,) = node["c"][0]
    ((key, before, after, kind),) = cites(markdown(written))
    assert (key, kind) == ("k", wanted["citationMode"]["t"])
    # pandoc sets a blank between the key and what follows it; words and signs are what counts
    assert "".join(before.split()) == "".join(tree.text(wanted["citationPrefix"]).split())
    assert "".join(after.split()) == "".join(tree.text(wanted["citationSuffix"]).split())


@EXAMPLES
@given(texts, texts, st.lists(texts, max_size=3))
def test_any_front_matter_reads_back(title: str, publisher: str, authors: list[str]) -> None:
    metadata = Metadata(
        title=Stated(title),
        publisher=Stated(publisher),
        authors=tuple(map(Stated, authors)),
        date=Stated("2017-04"),
        lang="no",
    )
    read = metadata_texts(markdown(document(para("x"), metadata=metadata)))
    assert (read.pop("date"), read.pop("lang")) == (["2017-04"], ["no"])
    written = {"title": [title], "publisher": [publisher], "author": authors}
    assert {name: bare(values) for name, values in read.items() if bare(values)} == {
        name: bare(values) for name, values in written.items() if bare(values)
    }


@pytest.mark.parametrize(
    "title", ["On", "null", "1984", "2017-04", "a: b", "it's", "- a", "{a}", "#1", "*a*", "a\nb", "x\u2028y", "|", "!a"]
)
def test_titles_that_yaml_would_misread(title: str) -> None:
    read = metadata_texts(markdown(document(para("x"), metadata=Metadata(title=Stated(title)))))
    assert bare(read["title"]) == bare([title])


def test_a_note_called_twice_is_written_once() -> None:
    text = markdown(document(para("a", call("n1"), " b", call("n1")), notes=(note("n1", para("c")),)))
    assert text == "a[^1] b[^1]\n\n[^1]: c\n"


def test_two_notes_that_read_the_same_are_two() -> None:
    notes = (note("n1", para("Ibid.")), note("n2", para("Ibid.")))
    assert leaf_texts(markdown(document(para("a", call("n1"), call("n2")), notes=notes))) == (["a"], ["Ibid.", "Ibid."])


def test_notes_are_numbered_as_they_are_called() -> None:
    notes = (note("n1", para("one")), note("n2", para("two")))
    assert leaf_texts(markdown(document(para("a", call("n2"), call("n1")), notes=notes)))[1] == ["two", "one"]


def test_a_call_without_note_is_the_mark_that_stood_there() -> None:
    source = Source("x.txt", "x", "txt", "0", "a[7] b")
    assert markdown(Document(source, (para("a", Call("7", 1, 4, "n7"), " b"),))) == "a\\[7\\] b\n"


def entries() -> Document:
    listed = (Entry((run("Doe, "), run("A Title", "emph"))), Entry((run("2. Roe"),)))
    return replace(document(para("x ", mention("doe"))), bibliography=listed, bibliography_heading=(run("Works"),))


def test_raw_entries_stand_under_their_heading() -> None:
    assert leaf_texts(markdown(entries()))[0] == ["x", "Works", "Doe, A Title", "2. Roe"]


def test_resolved_entries_are_in_the_bib_file_and_the_others_still_in_the_text() -> None:
    own = Reference("own", "online", ())
    text = markdown(Resolved(entries(), own, references=("doe", "roe"), entry_keys=("roe", "")))
    assert "bibliography: ../references.bib" in text
    assert "nocite: '@roe'" in text
    assert leaf_texts(text)[0] == ["x", "Works", "2. Roe"]
    assert "references.bib" not in markdown(Resolved(document(para("x")), own))


def test_a_picture_keeps_target_and_words() -> None:
    text = markdown(document(Figure(Image("pics/a b.svg", "Two *words*", 0, 0), (run("A caption"),))))
    (image,) = [one for one in tree.nodes(pandoc.to_ast(text.encode(), pandoc.MARKDOWN)) if one["t"] == "Image"]
    assert (tree.text(image), image["c"][2][0]) == ("Two *words*", "pics/a%20b.svg")


def test_clean_text_stays_clean() -> None:
    text = "Mr. A. Smith (b. 1950), the U.S.–Iran “deal” & co.: 5% - 3,5 - it’s a@b.c, snake_case; and/or? Yes! #not"
    assert markdown(document(para(text))) == text.replace("#", "\\#") + "\n"
