"""Text that scrapers make of web pages: paragraphs put together again, the site round and within the text taken out."""

from __future__ import annotations

from briefbuilder.normalise.web.chrome import remove_site_chrome
from briefbuilder.normalise.web.fragments import join_fragments

__all__ = ["join_fragments", "remove_site_chrome"]
