"""Book → Cited → Artifact: citations printed once, then a renderer per format.

``RENDERERS`` is the table of formats. Each renderer is imported when it is first asked for: WeasyPrint takes its time.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from briefbuilder.model import Artifact, Cited
from briefbuilder.problems import Problems
from briefbuilder.render.templates import Templates

Renderer = Callable[[Cited, Templates, Problems], Artifact]


def _late(module: str) -> Renderer:
    def render(cited: Cited, environment: Templates, problems: Problems) -> Artifact:
        made: Artifact = import_module(f"briefbuilder.render.{module}").render(cited, environment, problems)
        return made

    return render


RENDERERS: dict[str, Renderer] = {name: _late(name) for name in ("pdf", "epub", "html")}
