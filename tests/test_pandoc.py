"""The door to pandoc finds the binary, wherever it lies, and says so where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypandoc
import pytest

from briefbuilder import pandoc


@pytest.fixture(autouse=True)
def _looked_for_anew() -> Iterator[None]:
    pandoc.pandoc_path.cache_clear()
    yield
    pandoc.pandoc_path.cache_clear()


def test_a_pandoc_on_the_path_is_started_from_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """pypandoc says "pandoc" then, and the plain PATH we start it with does not know its folder."""
    folder = pandoc.pandoc_path().parent
    pandoc.pandoc_path.cache_clear()
    monkeypatch.setenv("PATH", str(folder), prepend=":")
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: "pandoc")
    assert pandoc.pandoc_path() == folder / "pandoc"
    assert pandoc.to_ast(b"*a*", "markdown")["blocks"][0]["t"] == "Para"


def test_a_relative_place_becomes_a_full_one(monkeypatch: pytest.MonkeyPatch) -> None:
    real = pandoc.pandoc_path()
    pandoc.pandoc_path.cache_clear()
    monkeypatch.chdir(real.parent)
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: "./pandoc")
    assert pandoc.pandoc_path().is_absolute()
    assert pandoc.from_ast(pandoc.to_ast(b"*a*", "markdown"), "plain").strip() == "a"


def test_a_pandoc_that_is_gone_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pypandoc, "get_pandoc_path", lambda: str(tmp_path / "pandoc"))
    with pytest.raises(pandoc.PandocFailed, match="pypandoc_binary"):
        pandoc.pandoc_path()


def test_no_pandoc_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise OSError("No pandoc was found")

    monkeypatch.setattr(pypandoc, "get_pandoc_path", none)
    with pytest.raises(pandoc.PandocFailed, match="not installed"):
        pandoc.pandoc_path()
