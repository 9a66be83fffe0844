import json

from jinja2 import Environment
from lxml import html

from briefbuilder.model import Resolution, Source
from briefbuilder.problems import Place, Problem, Severity
from briefbuilder.render import report, templates
from briefbuilder.render.report import Removal, Report, SourceReport

TEXT = "A first line.\nHe sayd <b>so</b> then.\nA last line."
SOURCE = Source("sources/a.txt", "a", "txt", "0" * 64, TEXT)
FINDINGS = (
    Problem(Severity.NOTE, "spelling", "a doubtful word", Place("sources/a.txt", 2, 4), "look it up", "sayd"),
    Problem(Severity.ERROR, "missing-picture", "chart.png is missing", Place("sources/a.txt")),
    Problem(
        Severity.WARNING, "title-differs", "two spellings", Place("sources/b.docx", 3, 1, "paragraph 3"), "settle it"
    ),
)
FULL = Report(
    "Two <Shores>",
    (
        SourceReport(
            "sources/a.txt", "A", (("line-break", 2),), 3, 4, 27,
            (Removal(Place("sources/a.txt", 3, 1), "site-chrome", "Share <this>"),), SOURCE,
        ),
    ),
    FINDINGS,
    (Resolution("n1", "Ibid., 12", "halden2015shelf", "12", 0.97, "the work before it", Place("sources/a.txt", 2, 1)),),
)  # fmt: skip


def environment() -> Environment:
    return templates.environment(None)


def test_the_page_has_counts_on_top_and_the_worst_first() -> None:
    page = html.fromstring(report.render(FULL, environment())[0].data.decode())
    assert [item.text_content().split() for item in page.xpath("//*[@class='totals']/li")] == [
        ["1", "●", "error"], ["1", "▲", "warning"], ["1", "○", "note"],
    ]  # fmt: skip
    assert [" ".join(p.text_content().split()) for p in page.xpath("//*[@class='message']")] == [
        "error chart.png is missing", "warning two spellings", "note a doubtful word",
    ]  # fmt: skip


def test_a_finding_shows_its_line_with_the_place_marked_and_its_way_out() -> None:
    page = html.fromstring(report.render(FULL, environment())[0].data.decode())
    (excerpt,) = page.xpath("//*[@class='excerpt']")
    assert excerpt.xpath(".//mark")[0].text == "sayd"
    assert [p.text_content() for p in excerpt.xpath("./p")] == [
        "A first line.",
        "2He sayd <b>so</b> then.",
        "A last line.",
    ]
    assert [p.text_content() for p in page.xpath("//*[@class='hint']")] == ["To do: settle it", "To do: look it up"]


def test_what_was_left_out_can_be_read_in_place() -> None:
    page = html.fromstring(report.render(FULL, environment())[0].data.decode())
    assert [item.text_content() for item in page.xpath("//details//dd")] == ["Share <this>"]


def test_the_data_say_the_same() -> None:
    data = json.loads(report.render(FULL, environment())[1].data)
    assert data["counts"] == {"error": 1, "warning": 1, "note": 1}
    assert [one["code"] for one in data["findings"]] == ["missing-picture", "spelling", "title-differs"]
    assert data["sources"][0]["notes"] == {"linked": 3, "total": 4}
    assert data["sources"][0]["removed"][0]["text"] == "Share <this>"
    assert data["resolutions"][0]["key"] == "halden2015shelf"


def test_an_empty_report_is_calm() -> None:
    page, data = report.render(Report(), environment())
    assert b"Nothing to report" in page.data
    assert json.loads(data.data)["findings"] == []


def test_a_place_that_no_line_has_gets_no_excerpt() -> None:
    problem = Problem(Severity.NOTE, "x", "y", Place("sources/a.txt", 99, 1))
    assert report.excerpt(SOURCE, problem) is None
    assert report.excerpt(None, problem) is None


def test_a_long_line_is_clipped_around_the_place() -> None:
    source = Source("a.txt", "a", "txt", "", "x" * 500 + " sayd " + "y" * 500)
    found = report.excerpt(source, Problem(Severity.NOTE, "c", "m", Place("a.txt", 1, 502), excerpt="sayd"))
    assert found is not None
    assert (found.marked, len(found.before), len(found.after)) == ("sayd", 141, 141)
