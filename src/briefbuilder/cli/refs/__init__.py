"""References: ``briefbuilder refs …``, one file per command."""

from __future__ import annotations

import click

from briefbuilder.cli.options import Commands
from briefbuilder.cli.refs.check import check
from briefbuilder.cli.refs.lookup import lookup
from briefbuilder.cli.refs.merge import merge
from briefbuilder.cli.refs.parse import parse
from briefbuilder.cli.refs.resolve import resolve


@click.group(cls=Commands)
def refs() -> None:
    """Parse, resolve, look up, check and merge references.

    \b
    briefbuilder refs parse references.txt          strings into BibTeX, with what is doubtful
    briefbuilder refs check .                       what is odd in a book's references.bib
    briefbuilder refs merge .                       entries that could be one work, one question each
    briefbuilder refs lookup roe2015tides           what Crossref, Open Library or the page know of it
    """


refs.add_command(parse)
refs.add_command(resolve)
refs.add_command(lookup)
refs.add_command(check)
refs.add_command(merge)
