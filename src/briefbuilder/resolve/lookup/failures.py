"""Why a look-up came to nothing. Each is a sentence for a person, with its own code and exit code."""

from __future__ import annotations

from briefbuilder.problems import BriefbuilderError


class LookupFailed(BriefbuilderError):
    """A look-up came to nothing."""

    code = "lookup-broken"


class NotFound(LookupFailed):
    """The service knows no such work (404, an empty answer)."""

    code = "lookup-not-found"


class Refused(LookupFailed):
    """The address is not asked: not http, or not a public machine."""

    code = "lookup-refused"


class Unreachable(LookupFailed):
    """No network, no answer in time, or the service is overloaded: another day it may work."""

    code = "lookup-unreachable"
    exit_code = 3


class NotKept(Unreachable):
    """Offline, and nothing is kept of an earlier look-up."""


class Broken(LookupFailed):
    """An answer came that cannot be used: too large, of another type, cut off, not in its format."""
