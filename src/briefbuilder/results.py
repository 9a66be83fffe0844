"""What a run gives back: the notepad, what was written, counts, and what became of each line.

``pipeline`` and ``singles`` fill it, ``cli`` shows it; ``Progress`` tells how far a run is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefbuilder.changes import Changes
from briefbuilder.problems import Place, Problem, Problems
from briefbuilder.sourcelines import Address

# The stage, how many of its steps are done, and of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class BuildResult:
    """What came of it. ``unreadable`` counts sources left out; ``acknowledged`` are warnings the editor has settled.

    ``changes`` are told where they were asked for; ``addresses`` say how ``decisions.yaml`` names a problem's place.
    ``broken``: files on which briefbuilder itself erred; of them nothing is written.
    """

    problems: Problems
    outputs: tuple[Path, ...]
    unreadable: int
    counts: dict[str, int]
    acknowledged: tuple[Problem, ...]
    changes: tuple[Changes, ...] = ()
    addresses: dict[Place, Address] = field(default_factory=dict)
    broken: tuple[str, ...] = ()
