"""An answer as JSON, or a sentence that says why it is none."""

from __future__ import annotations

import json
from typing import Any

from briefbuilder.resolve.lookup.door import Answer
from briefbuilder.resolve.lookup.failures import Broken

CSL_JSON = "application/vnd.citationstyles.csl+json"
JSON = "application/json"


def json_of(answer: Answer, host: str) -> Any:  # noqa: ANN401 - what a stranger sends can be anything
    """What the answer says. Raises Broken for a web page in its place, for half a file, for nesting without end."""
    if not (answer.type.endswith(("json", "/javascript")) or answer.type == "text/plain"):
        raise Broken(f"{host} sends “{answer.type[:60]}” where JSON was asked for")
    try:
        return json.loads(answer.data.decode("utf-8", "replace"))
    except (ValueError, RecursionError) as error:
        raise Broken(f"{host} sends JSON that is broken or cut off") from error
