"""The report's section "One shelf": pairs to be asked about and works on which the sources differ, side by side."""

from __future__ import annotations

import json

from lxml import html

from briefbuilder.model import ComparedRow, Comparison
from briefbuilder.render import report, templates

QUESTION = Comparison(
    ("roe2007low", "roe2008low"),
    ("roe2007low (references.bib:3:1)", "roe2008low (references.bib:12:1)"),
    (
        ComparedRow("title", ("Low <b>Tide</b>", "Low Tide"), ("editor", "read in a text"), differs=False),
        ComparedRow("date", ("2007", ""), ("editor", "")),
    ),
    "the title; but the year after",
)
WORK = Comparison(
    ("doe2001piers",),
    ("doe2001piers (references.bib:30:1)", "sources/a.txt:9:1"),
    (ComparedRow("date", ("2001", "2002"), ("looked up", "read in a text")),),
)


def test_entries_stand_side_by_side() -> None:
    page, data = report.render(report.Report(compared=(QUESTION, WORK)), templates.environment(None))
    tree = html.document_fromstring(page.data.decode("utf-8"))
    section = tree.xpath("//section[@aria-labelledby='shelf']")[0]
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in section.iter("tr")]
    assert rows == [
        ["Field", *QUESTION.heads],
        ["title", "Low <b>Tide</b> editor", "Low Tide read in a text"],
        ["date", "2007 editor", "–"],
        ["Field", *WORK.heads],
        ["date", "2001 looked up", "2002 read in a text"],
    ]
    assert "briefbuilder refs merge --yes roe2007low roe2008low" in section.text_content()
    assert [row["keys"] for row in json.loads(data.data)["shelf"]] == [["roe2007low", "roe2008low"], ["doe2001piers"]]


def test_without_questions_there_is_no_such_section() -> None:
    page, _ = report.render(report.Report(), templates.environment(None))
    assert b"One shelf" not in page.data
