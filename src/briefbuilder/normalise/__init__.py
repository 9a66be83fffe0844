"""Document as found → Document repaired, by a row of small passes.

Every pass takes a document and the notepad and gives a document; what it takes away it writes down as ``Removed``, what
it changes stays a run with the rule's name, so that the ledger can be computed and audited afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefbuilder.decisions import Decision
from briefbuilder.model import Document, Metadata
from briefbuilder.normalise.backmatter import part_back_matter
from briefbuilder.normalise.bibliography import part_bibliography
from briefbuilder.normalise.captions import set_captions_apart
from briefbuilder.normalise.characters import clean_characters
from briefbuilder.normalise.credits import read_credits
from briefbuilder.normalise.decisions import after, before, find
from briefbuilder.normalise.furniture import remove_furniture
from briefbuilder.normalise.glyphs import mend_quote_glyphs
from briefbuilder.normalise.headings import find_headings
from briefbuilder.normalise.hyphens import close_hyphens
from briefbuilder.normalise.lists import find_lists
from briefbuilder.normalise.markup import read_markup
from briefbuilder.normalise.notes import lift_notes, place_uncalled
from briefbuilder.normalise.paragraphs import join_paragraphs
from briefbuilder.normalise.printed import lay_out
from briefbuilder.normalise.quotations import find_quotations
from briefbuilder.normalise.repeats import drop_printed_title, drop_repeated_titles
from briefbuilder.normalise.review import ask_for_facts, review
from briefbuilder.normalise.titlecase import set_title_case
from briefbuilder.normalise.titlematter import read_title_matter
from briefbuilder.normalise.tongue import name_block_languages, name_language
from briefbuilder.normalise.web import join_fragments, remove_site_chrome
from briefbuilder.problems import Problems

__all__ = ["PASSES", "ask_for_facts", "normalise"]

Pass = Callable[[Document, Problems], Document]

PASSES: tuple[Pass, ...] = (
    clean_characters,  # first: every later pattern may count on plain spaces and letters
    lay_out,  # before whoever looks at blocks or at pages of a site: a printed line is neither
    join_fragments,  # before whoever looks at paragraphs: a link on a line of its own is none
    remove_site_chrome,  # after joining: half a sentence is short, and so is a menu's line
    read_markup,  # before notes: "\[1\]" is a call only without its backslashes
    set_captions_apart,  # before joining: a caption between two halves hides that they belong together
    part_bibliography,  # before notes and lists: entries are neither
    part_back_matter,  # after the bibliography, which may stand before or among it
    read_credits,  # after back matter, above which they stand; before title matter, whose case they may know
    lift_notes,  # before joining: two halves of a sentence may have a note between them
    part_bibliography,  # once more: a note may have stood between the heading and its entries
    find_lists,  # before whoever looks at single lines: an item is no title and no half of a paragraph
    remove_furniture,  # before title matter: "top of page" is no title
    drop_printed_title,  # before title matter: what the file states of itself needs no reading
    read_title_matter,
    drop_repeated_titles,  # after title matter, which says what the title is
    set_title_case,  # after repetitions, which may name it in the right case
    name_language,  # before quotation marks, which are right or wrong by language
    join_paragraphs,
    close_hyphens,  # after joining: the whole text is the word list
    mend_quote_glyphs,  # before headings and quotations, which look at marks
    find_headings,  # after joining: half a sentence is short, too
    find_quotations,
    name_block_languages,  # after joining: half a paragraph has few words to tell by
    place_uncalled,  # after titles are read and halves joined: what stands at the end now is neither
    review,  # last: asks about what is left
)


# A Markdown file that says at its head what it is, is a finished document: nothing in it was lost, and what looks like
# site chrome or half a sentence is meant. Only these passes look at it, so that a second run changes nothing.
FOR_FINISHED: tuple[Pass, ...] = (
    clean_characters,
    part_bibliography,
    lift_notes,
    drop_printed_title,
    place_uncalled,
    name_language,
    name_block_languages,
    review,
)


# What is laid out from printed lines has its notes, its joints and its headings; these passes would only guess again.
NOT_FOR_PRINTED: tuple[Pass, ...] = (
    join_fragments,
    remove_site_chrome,
    read_markup,
    lift_notes,
    remove_furniture,
    join_paragraphs,
    find_headings,
)


def normalise(document: Document, problems: Problems, decisions: Sequence[Decision] = ()) -> Document:
    """Run all passes in order. Wording is never changed; what is doubtful stays as it was and becomes a problem.

    ``decisions`` are the editor's on this source; they win over what the passes think.
    """
    decided = find(document.source, decisions, problems)
    document = before(document, decided)
    finished = document.source.format == "md" and document.metadata != Metadata()
    for step in PASSES:
        if document.printed and step in NOT_FOR_PRINTED:
            continue
        if not finished or step in FOR_FINISHED:
            document = step(document, problems)
    return after(document, decided, problems)
