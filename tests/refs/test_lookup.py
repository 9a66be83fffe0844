"""``refs lookup``: field by field beside what is printed, kept in the book, written on a yes, never over an editor."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from briefbuilder.bibtex import append_entries, owners, read_bib
from briefbuilder.cli import cli
from briefbuilder.config import load_config
from briefbuilder.model import Reference
from briefbuilder.problems import BriefbuilderError, Place, Problems
from briefbuilder.refs import lookup as lookups
from briefbuilder.refs.compared import compare
from briefbuilder.refs.kept import kept, name_of
from loopback import Server, serving
from service_answers import CROSSREF, OPEN_LIBRARY, PAGE, SEARCH, text

PRINTED = Reference(
    "roe2015tides",
    "article",
    (
        ("author", "Roe, J."),
        ("title", "Tides of the northern coast"),
        ("journaltitle", "Harbour Review"),
        ("date", "2015"),
        ("doi", "10.1000/tides"),
        ("note", "With a map"),
    ),
    "parsed",
    Place("sources/brief.txt", 9),
)
UNNUMBERED = Reference(
    "roe2015plain", "article", tuple(pair for pair in PRINTED.fields if pair[0] != "doi"), "parsed", Place("b.txt", 2)
)


OTHER = '{"kind": "doi", "asked": "10.1000/other", "records": [{"title": "Bridges of Ghent"}]}'


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Any:  # noqa: ANN401 - a generator
    with serving() as running:
        monkeypatch.setattr(lookups, "SERVICES", running.services())
        running.on("/10.1000/tides", text(CROSSREF))
        running.on("/api/books", text(OPEN_LIBRARY), "application/json")
        running.on("/works", text(SEARCH), "application/json")
        running.on("/page", PAGE, "text/html")
        yield running


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "brief.txt").write_text("A brief\n\nWith one sentence that is long enough.\n")
    (tmp_path / "references.bib").write_text("% ours\n" + append_entries("", [PRINTED]))
    return tmp_path


def run(book: Path, *arguments: str, **more: Any) -> Result:  # noqa: ANN401 - click's
    """The command, with the exit code that a person would get."""
    result = CliRunner().invoke(cli, ["refs", "lookup", "--book", str(book), *arguments], **more)
    if isinstance(result.exception, BriefbuilderError):
        result.exit_code = result.exception.exit_code
    elif result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def ask(book: Path, *arguments: str) -> dict[str, Any]:
    result = run(book, *arguments, "--json")
    shown: dict[str, Any] = json.loads(result.stdout)
    assert shown["exit_code"] == result.exit_code
    return shown


def states(shown: dict[str, Any]) -> dict[str, str]:
    return {row["field"]: row["state"] for row in shown["lookups"][0]["candidates"][0]["rows"]}


def bib(book: Path) -> str:
    return (book / "references.bib").read_text("utf-8")


def entry(book: Path, key: str) -> dict[str, str]:
    return dict(next(one for one in read_bib(bib(book), "", Problems()) if one.key == key).fields)


# --- Showing -----------------------------------------------------------------------------------------------------


def test_every_field_is_the_same_different_new_or_only_printed(server: Server, book: Path) -> None:
    before = bib(book)
    assert states(ask(book, "roe2015tides")) == {
        "entrytype": "same", "author": "differs", "title": "same", "subtitle": "new", "journaltitle": "same",
        "number": "new", "volume": "new", "date": "differs", "pages": "new", "doi": "same", "note": "only printed",
    }  # fmt: skip
    assert bib(book) == before
    assert len(server.asked) == 1


@pytest.mark.usefixtures("server")
def test_a_person_sees_it_with_signs_and_origins(book: Path) -> None:
    result = run(book, "roe2015tides")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "roe2015tides: doi 10.1000/tides; doi.org; likeness 1.00"
    assert "  ~ date           2015 (parsed: brief.txt, line 9)  →  2015-03" in lines
    assert "  + volume         12" in lines
    assert "    note           With a map (parsed: brief.txt, line 9)" in lines


def test_an_answer_is_kept_and_asked_for_once(server: Server, book: Path) -> None:
    ask(book, "roe2015tides")
    path = book / "sources" / ".lookups" / "doi-10.1000+tides.json"
    first = path.read_bytes()
    assert json.loads(first)["answered"] == "2016-05-03"
    assert first == (json.dumps(json.loads(first), ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    assert states(ask(book, "roe2015tides")) == states(ask(book, "10.1000/TIDES", "--offline"))
    assert len(server.asked) == 1
    ask(book, "roe2015tides", "--refresh")
    assert len(server.asked) == 2
    assert path.read_bytes() == first


@pytest.mark.parametrize("spoilt", ["", "{", "[]", OTHER, "\x00", "[" * 100_000])
@pytest.mark.usefixtures("server")
def test_a_kept_file_that_is_spoilt_is_asked_for_again(book: Path, spoilt: str) -> None:
    folder = book / "sources" / ".lookups"
    folder.mkdir()
    (folder / "doi-10.1000+tides.json").write_text(spoilt)
    assert kept(book, "doi", "10.1000/tides") is None
    assert ask(book, "roe2015tides")["exit_code"] == 0


def test_names_of_kept_files_are_safe_and_their_own() -> None:
    asked = ["10.1000/a+b", "10.1000/a/b", "10.1000/../../etc", "10.1000/A", "x" * 500, "http://h/a?b", "http://h/a?c"]
    names = [name_of("url", one) for one in asked]
    assert len(set(names)) == len(asked)
    assert all("/" not in name and not name.startswith(".") and len(name) < 110 for name in names)
    assert name_of("url", "https://www.example.org/a").startswith("url-example.org+a-")


def test_offline_nobody_is_asked(server: Server, book: Path) -> None:
    shown = ask(book, "roe2015tides", "--offline")
    assert shown["exit_code"] == 3
    assert {one["code"] for one in shown["problems"]} == {"lookup-unreachable"}
    assert server.asked == []


@pytest.mark.usefixtures("server")
def test_without_a_network_the_message_says_so(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> object:
        raise socket.gaierror("no network")

    monkeypatch.setattr(lookups, "SERVICES", lookups.Services(retries=0))
    monkeypatch.setattr(socket, "getaddrinfo", nowhere)
    result = run(book, "roe2015tides")
    assert result.exit_code == 3
    assert "doi.org is not found: there is no network" in result.stderr
    assert "--offline" in result.stderr


def test_a_number_that_leads_to_another_work_is_reported(server: Server, book: Path) -> None:
    server.on("/10.1000/tides", text({**CROSSREF, "title": "Bridges of Ghent", "author": [{"family": "Lee"}]}))
    shown = ask(book, "roe2015tides")
    assert "lookup-unlike" in {one["code"] for one in shown["problems"]}
    before = bib(book)
    refused = run(book, "roe2015tides", "--accept")
    assert refused.exit_code == 2
    assert bib(book) == before
    assert run(book, "roe2015tides", "--accept=volume").exit_code == 0
    assert entry(book, "roe2015tides")["volume"] == "12"


@pytest.mark.parametrize("what", ["nothing", "10.1/x", "978-0-306-40615-8", ""])
def test_what_cannot_be_looked_up_is_said(server: Server, book: Path, what: str) -> None:
    result = run(book, what)
    assert result.exit_code != 0
    assert server.asked == []


@pytest.mark.usefixtures("server")
def test_a_misspelt_key_has_its_neighbour(book: Path) -> None:
    result = run(book, "roe2015tide")
    assert "roe2015tides" in str(result.exception)


# --- Accepting ---------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("server")
def test_a_yes_writes_what_is_new_and_what_differs(book: Path) -> None:
    result = run(book, "roe2015tides", "--accept")
    assert result.exit_code == 0
    found = entry(book, "roe2015tides")
    assert found["date"] == "2015-03"
    assert found["author"] == "Roe, Jane and {Pier Institute}"
    assert found["title"] == "Tides of the northern coast"  # the same but for a capital: as printed
    assert found["note"] == "With a map"
    assert {name: owner.origin for name, owner in owners(bib(book), "roe2015tides").items()}["note"] == "parsed"
    assert owners(bib(book), "roe2015tides")["title"].where == "doi-10.1000+tides.json"
    assert bib(book).startswith("% ours\n")
    once = bib(book)
    assert run(book, "roe2015tides", "--accept").exit_code == 0
    assert bib(book) == once


@pytest.mark.usefixtures("server")
def test_some_fields_only(book: Path) -> None:
    run(book, "roe2015tides", "--accept=pages,volume")
    found = entry(book, "roe2015tides")
    assert (found["pages"], found["volume"], found["date"]) == ("41–59", "12", "2015")
    assert run(book, "roe2015tides", "--accept=colour").exit_code == 2


@pytest.mark.usefixtures("server")
def test_what_an_editor_changed_stays_even_on_a_yes(book: Path) -> None:
    path = book / "references.bib"
    path.write_text(bib(book).replace("date = {2015}", "date = {2016}").replace("  note = {With a map},\n", ""))
    result = run(book, "roe2015tides", "--accept")
    assert "left as it stands: date" in result.stderr
    assert entry(book, "roe2015tides")["date"] == "2016"
    assert "date = {2016}," in bib(book)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("old", "new", "title", "subtitle"),
    [
        (
            "{Tides of the northern coast}",
            "{Tides of the northern coasts}",
            "Tides of the northern coasts",
            "",
        ),  # edited
        ("{Harbour Review}", "{Harbour Review},\n  subtitle = {my own}", "Tides of the northern coast", "my own"),
        ("{Harbour Review}", "{Another Review}", "Tides of the northern coast", "a history"),
    ],
)
def test_no_title_gets_another_one_s_subtitle(book: Path, old: str, new: str, title: str, subtitle: str) -> None:
    path = book / "references.bib"
    path.write_text(bib(book).replace(old, new))
    assert run(book, "roe2015tides", "--accept").exit_code == 0
    found = entry(book, "roe2015tides")
    assert (found["title"], found.get("subtitle", "")) == (title, subtitle)


@pytest.mark.usefixtures("server")
def test_a_yes_at_the_prompt(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["briefbuilder.cli.refs.lookup"], "at_a_terminal", lambda: True)
    before = bib(book)
    run(book, "roe2015tides", input="no\n")
    run(book, "roe2015tides", input="\n")
    assert bib(book) == before
    run(book, "roe2015tides", input="volume\n")
    assert entry(book, "roe2015tides")["volume"] == "12"
    run(book, "roe2015tides", input="yes\n")
    assert entry(book, "roe2015tides")["date"] == "2015-03"


@pytest.mark.usefixtures("server")
def test_a_work_that_no_entry_has_is_appended_with_a_key(book: Path) -> None:
    (book / "references.bib").unlink()
    shown = ask(book, "https://doi.org/10.1000/tides")["lookups"][0]
    assert shown["key"] == "roe2015tides"
    assert not (book / "references.bib").exists()
    run(book, "10.1000/tides", "--accept")
    assert bib(book) == shown["bibtex"]
    assert "looked-up: doi-10.1000+tides.json [" in bib(book)
    assert read_bib(bib(book), "", Problems())[0].origin == "looked-up"
    assert states(ask(book, "10.1000/tides"))["title"] == "same"  # now it is an entry as others are


def test_a_book_and_a_page_are_appended_too(server: Server, book: Path) -> None:
    run(book, "ISBN 978-0-306-40615-7", "--accept")
    run(book, f"{server.address}/page", "--accept")
    assert entry(book, "roe2009harbours")["isbn"] == "9780306406157"
    page = entry(book, "roe2015tidesb")
    assert (page["url"], page["urldate"]) == (f"{server.address}/page", "2016-05-03")


@pytest.mark.usefixtures("server")
def test_a_title_alone_gives_candidates_and_none_is_taken_unasked(book: Path) -> None:
    path = book / "references.bib"
    path.write_text(append_entries("", [UNNUMBERED]))
    candidates = ask(book, "roe2015plain")["lookups"][0]["candidates"]
    assert [one["likeness"] for one in candidates] == sorted((one["likeness"] for one in candidates), reverse=True)
    before = bib(book)
    assert run(book, "roe2015plain", "--accept").exit_code == 2
    assert bib(book) == before
    assert run(book, "roe2015plain", "--accept", "--pick", "2").exit_code == 2  # another work
    assert run(book, "roe2015plain", "--accept", "--pick", "1").exit_code == 0
    assert entry(book, "roe2015plain")["doi"] == "10.1000/tides"
    assert run(book, "roe2015plain", "--pick", "9").exit_code == 2


def test_a_page_that_says_little_replaces_nothing(server: Server, book: Path) -> None:
    head = '<meta property="og:site_name" content="Quay"><meta name="date" content="2018-01-02">'
    server.on("/weak", f"<title>Tides of the northern coast</title>{head}", "text/html")
    fields = (("title", "Tides of the Northern coast."), ("url", f"{server.address}/weak"), ("date", "2015"))
    (book / "references.bib").write_text(
        append_entries("", [Reference("k", "online", fields, "parsed", Place("b", 2))])
    )
    shown = ask(book, "k", "--accept")
    assert shown["lookups"][0]["candidates"][0]["weak"] is True
    assert entry(book, "k")["organization"] == "Quay"
    assert entry(book, "k")["date"] == "2015"
    assert entry(book, "k")["title"] == "Tides of the Northern coast."


@pytest.mark.usefixtures("server")
def test_all_entries_with_a_number(book: Path) -> None:
    path = book / "references.bib"
    path.write_text(bib(book) + "\n" + append_entries("", [UNNUMBERED]))
    shown = ask(book, "--all", "--accept")
    assert [one["key"] for one in shown["lookups"]] == ["roe2015tides"]
    assert shown["lookups"][0]["accepted"] is True
    assert run(book, "--all", "roe2015tides").exit_code == 2


def test_a_yes_to_all_leaves_out_what_may_be_another_work(server: Server, book: Path) -> None:
    server.on("/10.1000/tides", text({**CROSSREF, "title": "Bridges of Ghent", "author": [{"family": "Lee"}]}))
    before = bib(book)
    shown = ask(book, "--all", "--accept")
    assert shown["lookups"][0]["accepted"] is False
    assert bib(book) == before


@pytest.mark.usefixtures("server")
def test_a_bare_folder_is_never_written(tmp_path: Path) -> None:
    assert ask(tmp_path, "10.1000/tides")["exit_code"] == 0
    assert run(tmp_path, "10.1000/tides", "--accept").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_whom_the_services_may_write_to_is_a_setting(server: Server, book: Path) -> None:
    (book / "sources" / "book.yaml").write_text("mailto: editor@example.org\n")
    assert load_config(book, Problems()).mailto == "editor@example.org"
    ask(book, "roe2015tides")
    assert "mailto:editor@example.org" in server.asked[0][1]["User-Agent"]


# --- A build asks nobody -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_build_opens_no_socket(book: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    (book / "sources" / ".lookups").mkdir()
    (book / "sources" / ".lookups" / "doi-10.1000+tides.json").write_text("{}")
    opened: list[object] = []

    def refuse(*arguments: object, **_: object) -> object:
        opened.append(arguments)
        raise OSError("no socket in a build")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    more = ["-o", str(book / "out"), "--to", "html"] if command == "build" else []
    result = CliRunner().invoke(cli, [command, str(book), *more])
    assert result.exit_code == 0, result.output
    assert opened == []
    assert (book / "out" / "references.bib").is_file() == (command == "build")


@pytest.mark.parametrize(
    ("name", "printed", "found", "state"),
    [
        ("author", "Roe, Jane Ann and Doe, John", "Roe, J. A. and Doe, J.", "same"),
        ("author", "Roe, J.", "Roe, Jane", "differs"),
        ("author", "Roe, Jane", "Roe, Jane and Doe, John", "differs"),
        ("author", "Roe, Jane", "Roe, Mary", "differs"),
        ("author", "van der Berg, Ann", "Berg, Ann", "differs"),
        ("date", "2015-03-09", "2015-03", "same"),
        ("date", "2015", "2015-03", "differs"),
        ("date", "2015", "20", "differs"),
        ("pages", "41–59", "41-59", "same"),
        ("pages", "41–59", "41", "same"),
        ("pages", "41", "41–59", "differs"),
        ("isbn", "0-306-40615-2", "9780306406157", "same"),
        ("url", "https://example.org/a", "https://example.org/A", "differs"),
        ("title", "The Tides of “Kiel”", "the tides of 'Kiel'", "same"),
        ("note", "x", "", "only printed"),
        ("volume", "", "3", "new"),
    ],
)
def test_a_coarser_word_for_the_same_is_no_difference(name: str, printed: str, found: str, state: str) -> None:
    sides = [{name: value} if value else {} for value in (printed, found)]
    assert [row.state for row in compare(*sides, {})] == [state]


@pytest.mark.parametrize(
    ("printed", "found", "rows"),
    [
        ({"institution": "Pier"}, {"publisher": "Pier"}, {"institution": "same"}),
        ({"journaltitle": "Sea"}, {"booktitle": "Sea"}, {"journaltitle": "same"}),
        ({"title": "Tides: A study"}, {"title": "Tides", "subtitle": "a study"}, {"title": "same"}),
        ({"title": "Tides"}, {"title": "Tides", "subtitle": "a study"}, {"title": "same", "subtitle": "new"}),
    ],
)
def test_one_thing_by_two_names_is_one_row(
    printed: dict[str, str], found: dict[str, str], rows: dict[str, str]
) -> None:
    assert {row.name: row.state for row in compare(printed, found, {})} == rows


def test_a_record_of_another_number_is_not_appended(server: Server, book: Path) -> None:
    server.on("/10.1000/other", text(CROSSREF))
    shown = ask(book, "10.1000/other")
    assert [one["code"] for one in shown["problems"]] == ["lookup-unlike"]
    before = bib(book)
    assert run(book, "10.1000/other", "--accept").exit_code == 2
    assert bib(book) == before


@pytest.mark.usefixtures("server")
def test_a_file_in_another_encoding_stays_as_it_is(book: Path) -> None:
    path = book / "references.bib"
    data = path.read_bytes().replace(b"northern", b"n\xf6rthern").replace(b"10.1000/tides", b"10.1000/\xfftides")
    path.write_bytes(data)
    assert ask(book, "roe2015tides")["lookups"][0]["candidates"][0]["kind"] == "search"
    assert run(book, "roe2015tides", "--pick", "1", "--accept=volume").exit_code == 0
    assert b"n\xf6rthern" in path.read_bytes()
    assert b"volume = {12}" in path.read_bytes()


def test_a_language_has_several_names() -> None:
    rows = compare({"langid": "ngerman"}, {"langid": "german"}, {})
    assert [row.state for row in rows] == ["same"]
