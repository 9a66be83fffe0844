from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from briefbuilder import words
from briefbuilder.render import html, templates, views
from render.sample import CITED


def write(root: Path, name: str, text: str) -> None:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_books_template_overrides_one_block_and_keeps_the_rest(tmp_path: Path) -> None:
    write(
        tmp_path, "html/book.html", '{% extends "ours/html/book.html" %}{% block colophon %}<p>MY END</p>{% endblock %}'
    )
    page = html.render(CITED, templates.environment(tmp_path)).data.decode()
    assert "<p>MY END</p>" in page
    assert "SHA-256" not in page
    assert 'id="ch02"' in page


def test_a_books_extra_sheet_is_added(tmp_path: Path) -> None:
    write(tmp_path, "html/extra.css", "p { color: rebeccapurple }")
    assert "rebeccapurple" in html.render(CITED, templates.environment(tmp_path)).data.decode()
    assert "rebeccapurple" not in html.render(CITED, templates.environment(None)).data.decode()


def test_everything_is_escaped_and_unknown_names_are_errors() -> None:
    environment = templates.environment(None)
    assert environment.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        environment.from_string("{{ y }}").render()


def test_a_template_reaches_no_python() -> None:
    with pytest.raises(SecurityError):
        templates.environment(None).from_string("{{ ''.__class__.__mro__ }}").render()


def test_every_language_has_every_label() -> None:
    keys = {lang: set(labels) for lang, labels in words.LABELS.items()}
    assert {lang for lang, found in keys.items() if found != keys["en"]} == set()
    assert set(words.LABELS) == set(words.DATE_FORMS)


@pytest.mark.parametrize(
    ("iso", "lang", "written"),
    [
        ("2017-11-22", "en-GB", "22 November 2017"),
        ("2017-11-02", "de", "2. November 2017"),
        ("2017-04", "fr", "avril 2017"),
        ("2017-04-01", "es", "1 de abril de 2017"),
        ("2018-07-16", "ru", "16 июля 2018 г."),
        ("2017", "en", "2017"),
        ("", "en", ""),
        ("spring 2017", "en", "spring 2017"),
        ("2017-13", "en", "2017-13"),
        ("2017-05-01", "xx", "1 May 2017"),
    ],
)
def test_dates_are_written_as_the_language_does(iso: str, lang: str, written: str) -> None:
    assert views.written_date(iso, lang) == written


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Short", "Short"),
        ("Grain and Timber: what the Office between two Shores did and what it left undone", "Grain and Timber"),
        ("On: " + "a colon too early " * 5, "On: a colon too early a colon too early a colon too early a…"),
    ],
)  # fmt: skip
def test_a_running_head_fits_one_line(title: str, head: str) -> None:
    assert views.running_head(title) == head
    assert len(head) <= 64
