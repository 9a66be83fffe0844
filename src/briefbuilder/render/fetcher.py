"""What WeasyPrint may fetch: the book's own pictures, files below the book's folder, data: addresses; nothing else.

In: the book's pictures and folder.  Out: an object that WeasyPrint calls; what it refused is written down, not fetched.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from briefbuilder.model import Asset
from briefbuilder.problems import Place, Problems

Response = Any  # weasyprint.urls.URLFetcherResponse: that library is imported late, for it costs 0.3 s
NO_FOLDER = "asset:"


class Refused(ValueError):
    """This address is not the book's own."""


class Fetcher:
    """``Fetcher(assets, root)("asset:ch01-chart.svg")`` gives that picture; ``refused`` lists what it did not give."""

    _fail_on_errors = False  # WeasyPrint asks for it: a refusal leaves the picture out, it doesn't stop the book

    def __init__(self, assets: Sequence[Asset], root: Path | None) -> None:
        self.assets = {asset.name: asset for asset in assets}
        self.root = root.resolve() if root is not None else None
        self.refused: list[str] = []

    @property
    def base(self) -> str:
        """The address that relative ones are read against."""
        return f"{self.root.as_uri()}/" if self.root is not None else NO_FOLDER

    def __call__(self, url: str | None) -> Response:
        """The book's own thing at this address; raises Refused for all else (a ``<use>`` without address asks, too)."""
        if url is None:
            raise Refused("no address")
        scheme = urlsplit(url).scheme.lower()
        try:
            if scheme == "asset":
                return self._asset(url)
            if scheme == "file":
                return self._file(url)
            if scheme == "data":
                return self._data(url)
            raise Refused(url)
        except (Refused, OSError) as error:
            self.refused.append(url)
            raise Refused(f"not the book's own: {url}") from error

    def _asset(self, url: str) -> Response:
        asset = self.assets.get(unquote(url.split(":", 1)[1]))
        if asset is None:
            raise Refused(url)
        return _response(url, asset.data, asset.media_type)

    def _file(self, url: str) -> Response:
        path = Path(unquote(urlsplit(url).path)).resolve()
        if self.root is None or urlsplit(url).netloc or not path.is_relative_to(self.root) or not path.is_file():
            raise Refused(url)
        return _response(url, path.read_bytes(), mimetypes.guess_type(path.name)[0] or "application/octet-stream")

    def _data(self, url: str) -> Response:
        from weasyprint.urls import URLFetcher  # noqa: PLC0415 - late, see above

        return URLFetcher(allowed_protocols={"data"}, allow_redirects=False).fetch(url)

    def report(self, problems: Problems | None) -> None:
        """Write down what was refused."""
        if problems is None:
            return
        for url in sorted(set(self.refused)):
            shown = url if len(url) <= 120 else f"{url[:119]}…"
            hint = "put the file into the book's folder and name it by a relative path"
            problems.warn(
                "fetch-refused", f"the PDF asked for {shown}, which is not the book's own", Place("templates"), hint
            )


def _response(url: str, data: bytes, media_type: str) -> Response:
    from weasyprint.urls import URLFetcherResponse  # noqa: PLC0415 - late, see above

    return URLFetcherResponse(url, data, {"Content-Type": media_type})
