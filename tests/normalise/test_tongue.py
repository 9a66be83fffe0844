"""Blocks in another language than their document's."""

from __future__ import annotations

import pytest

from briefbuilder.model import Document, Metadata, Paragraph, Run, Source
from briefbuilder.normalise.tongue import name_block_languages, name_language
from briefbuilder.problems import Problems

ENGLISH = "The keeper of the house has not spoken to us since the autumn, and it is not likely that he will."


def named(*texts: str, lang: str = "") -> list[str]:
    start, blocks = 0, []
    for text in texts:
        blocks.append(Paragraph((Run(text, start, start + len(text)),)))
        start += len(text) + 1
    source = Source("a.txt", "a", "txt", "", "\n".join(texts))
    document = Document(source, tuple(blocks), metadata=Metadata(lang=lang))
    document = name_block_languages(name_language(document, Problems()), Problems())
    return [document.metadata.lang, *(block.lang for block in document.blocks if isinstance(block, Paragraph))]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Der Wärter hat seit dem Herbst nicht mit uns gesprochen, und es ist nicht zu erwarten.", "de"),
        ("Le gardien de la maison ne nous a pas parlé depuis que nous sommes dans le port.", "fr"),
        ("Смотритель с осени ни с кем не говорил.", "ru"),
        ("طناب روی اسکله است و فروخته نمی‌شود", "fa"),
        ("Ebd., S. 12.", ""),
        ("Berger, Anna: Die Seile und das Tau. Bremen 2011.", ""),
        ("He called it das Licht and never le phare, but what he meant was the lamp of the house.", ""),
        ("The rope is on the quay.", ""),
    ],
)
def test_blocks_say_their_language(text: str, lang: str) -> None:
    assert named(ENGLISH, ENGLISH, text) == ["en", "", "", lang]


def test_a_document_of_no_known_language_stays_silent() -> None:
    assert named("Rope 12", "Tar 13") == ["", "", ""]
