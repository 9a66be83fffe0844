"""Notes → mentions: what a note says of works, at which letters; nothing here knows which work is meant.

In: a note as marked text and the names, titles and abbreviations known so far.  Out: mentions in reading order.
"""

from __future__ import annotations

from briefbuilder.resolve.mentions.grammar import read_mentions
from briefbuilder.resolve.mentions.known import Known
from briefbuilder.resolve.mentions.mention import Mention

__all__ = ["Known", "Mention", "read_mentions"]
