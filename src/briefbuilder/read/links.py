"""Which targets of links and pictures may travel on: http, https and mailto; pictures from the source's own folder."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_SAFE = frozenset({"http", "https", "mailto"})
_QUERY = re.compile(r"[?#].*", re.DOTALL)
_BLANK = re.compile(r"[\x00-\x20\x7f]+")


def safe_link(target: str) -> str:
    """The address if it may be a link, else empty: ``"HTTPS://a.example/x"`` stays, ``"javascript:x"`` goes."""
    target = _BLANK.sub("", target)
    return target if _scheme(target) in _SAFE else ""


def is_outside(target: str) -> bool:
    """Has the target a scheme (or a host) of its own, so that dropping it loses something?"""
    target = _BLANK.sub("", target)
    return bool(_scheme(target)) or target.startswith("//")


def picture_path(target: str) -> str:
    """A path below the source's folder, or empty: ``"a%20b.png"`` gives ``"a b.png"``, ``"../x.png"`` nothing."""
    if is_outside(target):
        return ""
    path = PurePosixPath(unquote(_QUERY.sub("", target)).replace("\\", "/"))
    if not path.name or path.is_absolute() or ".." in path.parts or "\0" in str(path):
        return ""
    return str(path)


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:  # such as an unclosed IPv6 bracket
        return "broken"
