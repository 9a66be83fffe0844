"""`briefbuilder doctor`: each thing is found or named with the way to get it."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import PackageNotFoundError

import pytest

from briefbuilder import cli, doctor, pandoc
from briefbuilder.doctor import Finding, examine, installed_families


def test_a_machine_that_runs_these_tests_is_well() -> None:
    findings = {finding.name: finding for finding in examine()}
    assert not [str(finding) for finding in findings.values() if finding.fatal]
    assert findings["pandoc"].detail.startswith("3.")
    assert "Pango 1." in findings["weasyprint"].detail
    assert {"python", "bibtexparser", "font Linux Libertine O", "java", "chromium"} <= set(findings)


def test_what_is_missing_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_pandoc(arguments: object) -> object:
        raise pandoc.PandocFailed(f"no {arguments}")

    def no_package(name: str) -> str:
        raise PackageNotFoundError(name)

    def no_module(name: str) -> object:
        raise OSError(f"cannot load library for {name}\nand more")

    monkeypatch.setattr(pandoc, "run", no_pandoc)
    monkeypatch.setattr(doctor, "version", no_package)
    monkeypatch.setattr(doctor, "import_module", no_module)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    findings = [finding for finding in examine() if finding.name not in {"python", "briefbuilder"}]
    assert all(finding.state != "ok" and finding.remedy for finding in findings), findings
    assert {finding.name for finding in findings if finding.fatal} >= {"pandoc", "weasyprint", "lxml"}
    assert not [finding for finding in findings if finding.fatal and finding.name in {"java", "chromium", "epubcheck"}]
    assert "cannot load library for weasyprint" in {f.name: f for f in findings}["weasyprint"].detail


def test_a_font_that_is_missing_makes_a_build_poorer_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "installed_families", lambda: frozenset({"DejaVu Sans"}))
    states = {finding.name: finding.state for finding in examine() if finding.name.startswith("font")}
    assert states == {
        "font Linux Libertine O": "lacking", "font Linux Biolinum O": "lacking", "font DejaVu Sans": "ok"
    }  # fmt: skip


def test_font_families_come_from_fontconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    families = installed_families()
    assert families is not None
    assert "DejaVu Sans" in families
    monkeypatch.setattr(doctor, "_SECONDS", 0)
    assert installed_families() is None


@pytest.mark.parametrize(("state", "code"), [("ok", 0), ("lacking", 0), ("missing", 1)])
def test_the_command_fails_only_where_a_build_would(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], state: str, code: int
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda: [Finding("thing", state, "detail", "remedy")])  # type: ignore[arg-type]
    for option in ([], ["--json"]):
        with pytest.raises(SystemExit) as leaving:
            cli.main(["doctor", *option])
        assert leaving.value.code == code
        out, err = capfd.readouterr()
        assert err == ""
        if option:
            assert json.loads(out)["findings"] == [
                {"name": "thing", "state": state, "detail": "detail", "remedy": "remedy"}
            ]
        else:
            assert out == f"{state:<10}  thing: detail\n{'':12}get it: remedy\n"
