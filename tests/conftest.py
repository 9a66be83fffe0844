"""What all tests share: a derandomised hypothesis, `--accept`, and the real texts if they lie beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent

# The same examples on every machine; `HYPOTHESIS_PROFILE=search` looks further, at random.
_CALM = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "print_blob": True}
settings.register_profile("ci", derandomize=True, database=None, **_CALM)
settings.register_profile("search", max_examples=2_000, **_CALM)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write the cases' expected files anew (then read the diff)")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Shall expected files be written anew?"""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The real texts beside the checkout; the test is skipped where they are absent."""
    folder = ROOT.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the real texts are not beside this checkout")
    return folder


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a developer has set must not reach a test; those that need it set it."""
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "_BRIEFBUILDER_COMPLETE"):
        monkeypatch.delenv(name, raising=False)
