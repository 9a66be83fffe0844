"""briefbuilder: raw texts in, a compiled briefing book out (PDF, EPUB, HTML)."""

__version__ = "0.1.0"
