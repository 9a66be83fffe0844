"""Ask the editor about what is left: unbalanced marks, doubled sentences, words in two spellings, missing facts.

Nothing is changed here. Each question has its place and its evidence in the text.
"""

from __future__ import annotations

from briefbuilder.model import Document
from briefbuilder.normalise.review.facts import ask_for_facts
from briefbuilder.normalise.review.leaves import find_entries, find_leaves
from briefbuilder.normalise.review.marks import ask_about_marks
from briefbuilder.normalise.review.sentences import ask_about_sentences
from briefbuilder.normalise.review.spellings import ask_about_spellings
from briefbuilder.problems import Problems

__all__ = ["ask_for_facts", "review"]


def review(document: Document, problems: Problems) -> Document:
    """The same document; the questions are in the notepad."""
    leaves = find_leaves(document)
    ask_about_marks(document, leaves, problems)
    ask_about_sentences(leaves, problems)
    ask_about_spellings(leaves, find_entries(document), problems)
    return document
