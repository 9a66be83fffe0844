"""CI and release: valid for GitHub, pinned, and running the commands that an editor runs. Requirements name no host."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

WORKFLOWS = ("ci.yml", "release.yml")


def workflow(root: Path, name: str) -> Path:
    return root / ".github" / "workflows" / name


def commands(root: Path, name: str) -> list[str]:
    jobs = yaml.safe_load(workflow(root, name).read_text(encoding="utf-8"))["jobs"]
    return [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]


def validate(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_is_one_in_githubs_eyes(root: Path, name: str) -> None:
    done = validate(workflow(root, name))
    assert done.returncode == 0, done.stdout


def test_the_schema_sees_a_wrong_workflow(root: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "ci.yml"
    text = workflow(root, "ci.yml").read_text(encoding="utf-8")
    wrong.write_text(text.replace("runs-on:", "run-on:"), encoding="utf-8")
    assert validate(wrong).returncode == 1


@pytest.mark.parametrize("name", WORKFLOWS)
def test_actions_are_pinned_and_rights_are_small(root: Path, name: str) -> None:
    text = workflow(root, name).read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one) for one in used), used
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}


def test_ci_runs_what_an_editor_runs(root: Path) -> None:
    assert commands(root, "ci.yml")[-1] == ".ci/run"
    run = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert "make --no-print-directory test" in run
    assert "export CI=true" in run


def test_a_tag_runs_make_release_and_attaches_what_it_left(root: Path) -> None:
    text = workflow(root, "release.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)[True] == {"push": {"tags": ["v*"]}}  # YAML reads `on` as true
    assert "make release" in commands(root, "release.yml")
    assert commands(root, "release.yml")[-1].startswith("gh release create")


@pytest.mark.parametrize("revision", ["v1.0", "12/merge"])
def test_a_release_is_dated_by_its_tag_and_attaches_what_the_build_wrote(
    root: Path, tmp_path: Path, revision: str
) -> None:
    desk = stand_in_checkout(root, tmp_path)
    done = subprocess.run(
        ["bash", desk / "scripts/release.sh"], env={**os.environ, "GITHUB_REF_NAME": revision}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [
        f"dist/release/{name}" for name in ("SHA256SUMS", "book.epub", "book.html", "book.pdf", "references.bib")
    ]
    dated = {"v1.0": "1000000000", "12/merge": "1100000000"}[revision]
    assert (desk / "dist/release/book.pdf").read_text(encoding="utf-8") == f"build . --frozen {dated}\n"
    listed = (desk / "dist/release/SHA256SUMS").read_text(encoding="utf-8")
    assert [line.split()[1] for line in listed.splitlines()] == ["book.epub", "book.html", "book.pdf", "references.bib"]


def test_a_release_without_a_format_fails(root: Path, tmp_path: Path) -> None:
    desk = stand_in_checkout(root, tmp_path, kinds="pdf html")
    done = subprocess.run(["bash", desk / "scripts/release.sh"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the build left no .epub" in done.stderr


def stand_in_checkout(root: Path, folder: Path, kinds: str = "pdf epub html") -> Path:
    """Two commits, a tag on the first, a left-over file, and a build that writes down how it was called."""
    (folder / "scripts").mkdir()
    (folder / "scripts/release.sh").write_bytes((root / "scripts/release.sh").read_bytes())
    (folder / "dist/report").mkdir(parents=True)
    (folder / "dist/older-title.pdf").write_text("old", encoding="utf-8")
    program = folder / ".venv/bin/briefbuilder"
    program.parent.mkdir(parents=True)
    program.write_text(
        "#!/bin/sh\n"
        f'for kind in {kinds}; do echo "$* $SOURCE_DATE_EPOCH" > dist/book.$kind; done\n'
        "echo x > dist/references.bib; echo x > dist/report/report.html\n"
        "cd dist && sha256sum book.* references.bib report/report.html > SHA256SUMS\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    who = {f"GIT_{one}_{what}": "a@example.org" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    for date, command in (("1000000000", "tag v1.0"), ("1100000000", "status")):
        env = {**os.environ, **who, "GIT_AUTHOR_DATE": f"{date} +0000", "GIT_COMMITTER_DATE": f"{date} +0000"}
        for line in ("init --quiet", "commit --quiet --allow-empty -m c", command):
            subprocess.run(["git", "-C", folder, *line.split()], env=env, check=True, capture_output=True)
    return folder


@pytest.mark.parametrize("script", ["lock.sh", "release.sh", "setup.sh", "test.sh", "test-bare.sh"])
def test_scripts_can_be_read_and_run(root: Path, script: str) -> None:
    path = root / "scripts" / script
    assert path.stat().st_mode & 0o111
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0
    assert re.search(r"^set -[eu]*uo? pipefail$", path.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_requirements_have_hashes_and_name_no_host(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host", text)
    pins = re.split(r"\n(?=\w)", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
    assert len(pins) > 25
    assert all(re.match(r"[\w.-]+==[\w.!+-]+\b.*\\\n +--hash=sha256:[0-9a-f]{64}", pin) for pin in pins if pin.strip())


def test_the_build_backend_is_pinned_once_for_all(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["build-system"]["requires"] == project["project"]["optional-dependencies"]["build"]
    (pin,) = project["build-system"]["requires"]
    assert f"\n{pin} " in (root / "requirements.txt").read_text(encoding="utf-8")


def test_every_dependency_is_in_the_requirements(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, wanted in (
        ("requirements.txt", project["dependencies"]),
        ("requirements-test.txt", [*project["dependencies"], *project["optional-dependencies"]["test"]]),
    ):
        pinned = set(re.findall(r"^([\w.-]+)==", (root / name).read_text(encoding="utf-8"), re.MULTILINE))
        names = {re.split(r"[\[<>=]", one)[0].replace("_", "-").casefold() for one in wanted}
        assert names <= pinned, names - pinned
