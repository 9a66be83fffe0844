from __future__ import annotations

from pathlib import Path

import pytest

from briefbuilder import pandoc
from briefbuilder.problems import Problems
from briefbuilder.read import read
from covering import assert_covers

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FILES = sorted(SEEDS.glob("*.txt"))

pytestmark = [
    pytest.mark.needs_shared,
    pytest.mark.skipif(not FILES, reason="the real texts are not beside this checkout (../shared/seeds)"),
]


@pytest.mark.parametrize("seed", FILES, ids=lambda path: path.stem[:3])
def test_a_real_text_is_read_without_a_word(seed: Path) -> None:
    problems = Problems()
    assert_covers(read(seed.read_bytes(), seed.name, problems))
    assert not len(problems)


@pytest.mark.parametrize("seed", FILES, ids=lambda path: path.stem[:3])
@pytest.mark.parametrize("format", ["md", "html", "docx"])
def test_a_real_text_loses_nothing_in_another_format(seed: Path, format: str) -> None:
    data = seed.read_bytes()
    if format != "md":
        data = pandoc.run(["--from", "markdown", "--to", format], data)[0]
    problems = Problems()
    assert_covers(read(data, f"{seed.stem}.{format}", problems))
    assert not problems.of("reader-loss")
