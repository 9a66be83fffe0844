"""The door to the network: one address in, one answer out; polite, patient within limits, and distrustful.

In: an address and what kind of answer is wanted.  Out: ``Answer``, or one of ``failures``. Redirects are followed by
hand, each hop looked at (``hosts``); the connection goes to the number that was looked at. A busy service (429, 503) is
asked again when it says, a few times at most. Nothing that comes in is trusted: not its size, its type, its pace.
"""

from __future__ import annotations

import email.utils
import functools
import ssl
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field

import httpx

from briefbuilder import __version__
from briefbuilder.resolve.lookup.failures import Broken, NotFound, Refused, Unreachable
from briefbuilder.resolve.lookup.hosts import Hop, Resolver, hop, numbers_of, shown

_BUSY = frozenset({429, 502, 503, 504})
_GONE = frozenset({404, 410})
_MOVED = frozenset({301, 302, 303, 307, 308})
_HEADER = 200  # no header that we read is longer


@dataclass(frozen=True, slots=True)
class Services:
    """Where to ask, how politely, how long to wait. ``trusted``: hosts with ports that may lie in a private network."""

    doi: str = "https://doi.org"
    crossref: str = "https://api.crossref.org"
    open_library: str = "https://openlibrary.org"
    mailto: str = ""
    trusted: frozenset[str] = frozenset()
    timeout: float = 10.0
    total: float = 40.0
    retries: int = 2
    first_wait: float = 1.0
    longest_wait: float = 20.0
    most_hops: int = 6
    most_bytes: int = 4_000_000
    resolver: Resolver = field(default=numbers_of, repr=False)
    wait: Callable[[float], None] = field(default=time.sleep, repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: from which address in the end, of which type, on which day by the server's own date."""

    url: str
    type: str
    charset: str
    date: str
    data: bytes = field(repr=False)


def ask(url: str, accept: str, services: Services, *, named: bool = False) -> Answer:
    """Ask an address. ``named``: it is a service's, which may learn whom to write to if we are a nuisance."""
    latest = time.monotonic() + services.total
    headers = {"Accept": accept, "Accept-Encoding": "identity", "User-Agent": _who(services if named else None)}
    for attempt in range(services.retries + 1):
        outcome = _follow(url, headers, services, latest)
        if isinstance(outcome, Answer):
            return outcome
        pause = outcome.pause if outcome.pause is not None else services.first_wait * 2**attempt
        if attempt == services.retries or pause > services.longest_wait or time.monotonic() + pause > latest:
            raise Unreachable(outcome.message)
        services.wait(pause)
    raise Unreachable(f"{url[:200]} was not asked at all")


def _who(services: Services | None) -> str:
    contact = f" (mailto:{services.mailto})" if services and services.mailto.isprintable() and services.mailto else ""
    return f"briefbuilder/{__version__}{contact}".encode("ascii", "ignore").decode("ascii")


@dataclass(frozen=True, slots=True)
class _Busy:
    """Not now: what to say if it stays so, and for how long the service asks to be left alone."""

    message: str
    pause: float | None = None


def _follow(url: str, headers: dict[str, str], services: Services, latest: float) -> Answer | _Busy:
    """From redirect to redirect, by hand: no hop goes where we would not go ourselves."""
    here, seen = _address(url), set[str]()
    for _ in range(services.most_hops):
        if str(here) in seen:
            raise Broken(f"{shown(here)} leads back to itself")
        seen.add(str(here))
        outcome = _one(hop(here, services.trusted, services.resolver), headers, services, latest)
        if not isinstance(outcome, str):
            return outcome
        here = _joined(here, outcome)
    raise Broken(f"{url[:200]} leads on and on ({services.most_hops} redirects)")


def _address(url: str) -> httpx.URL:
    try:
        return httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Refused(f"{url[:200]} is no address that can be asked") from error


def _joined(here: httpx.URL, location: str) -> httpx.URL:
    try:
        return here.join(location).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise Broken(f"{shown(here)} leads to an address that cannot be read") from error


def _one(where: Hop, headers: dict[str, str], services: Services, latest: float) -> Answer | _Busy | str:
    """One request: an answer, "not now", or the address to go on to."""
    sent = {**headers, "Host": where.url.netloc.decode("ascii"), "Connection": "close"}
    patience = httpx.Timeout(min(services.timeout, max(latest - time.monotonic(), 0.01))).as_dict()
    extensions = {"sni_hostname": where.host, "timeout": patience}
    # The transport alone: a client would keep cookies and look into redirects on its own.
    try:
        with httpx.HTTPTransport(verify=_context(), trust_env=False) as transport:
            response = transport.handle_request(httpx.Request("GET", where.direct, headers=sent, extensions=extensions))
            with closing(response):
                return _read(response, where, services, latest)
    except httpx.TimeoutException:
        return _Busy(f"{where.url.host} does not answer in time")
    except (httpx.RemoteProtocolError, httpx.DecodingError) as error:
        raise Broken(f"{where.url.host} broke off its answer, or spoke no http") from error
    except (httpx.HTTPError, ssl.SSLError, OSError) as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise Refused(f"{where.url.host} shows a certificate that is not its own") from error
        return _Busy(f"{where.url.host} cannot be reached")


@functools.cache
def _context() -> ssl.SSLContext:
    """Whose certificates are good: those of the list that comes with us, or of SSL_CERT_FILE."""
    return httpx.create_ssl_context()


def _read(response: httpx.Response, where: Hop, services: Services, latest: float) -> Answer | _Busy | str:
    status = response.status_code
    if status in _MOVED and response.headers.get("location"):
        return str(response.headers["location"])[:4_000]
    if status in _GONE:
        raise NotFound(f"{shown(where.url)} is not known there ({status})")
    if status in _BUSY:
        return _Busy(f"{where.url.host} is busy ({status}): try again later", _pause(response.headers))
    if status != 200:
        raise Broken(f"{shown(where.url)} gives no answer but {status}")
    data = _unpacked(_body(response, services, latest, where), response, services, where)
    kind, _, rest = response.headers.get("content-type", "")[:_HEADER].partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Answer(str(where.url), kind.strip().casefold(), charset, _day(response.headers.get("date", "")), data)


def _body(response: httpx.Response, services: Services, latest: float, where: Hop) -> bytes:
    """The bytes as sent, as far as they are not too many and do not drip for ever."""
    parts, size = [], 0
    for part in response.iter_raw():
        size += len(part)
        if size > services.most_bytes:
            raise Broken(f"{where.url.host} sends more than {services.most_bytes:,} bytes")
        if time.monotonic() > latest:
            raise Unreachable(f"{where.url.host} does not come to an end in time")
        parts.append(part)
    return b"".join(parts)


def _unpacked(data: bytes, response: httpx.Response, services: Services, where: Hop) -> bytes:
    """What was packed though we asked for it plain; no small parcel becomes a large one."""
    packing = response.headers.get("content-encoding", "identity").strip().casefold()
    if packing in ("identity", ""):
        return data
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise Broken(f"{where.url.host} packs its answer in a way that is not read here")
    try:
        plain = zlib.decompressobj(47).decompress(data, services.most_bytes + 1)
    except zlib.error as error:
        raise Broken(f"{where.url.host} sends a parcel that cannot be opened") from error
    if len(plain) > services.most_bytes:
        raise Broken(f"{where.url.host} sends more than {services.most_bytes:,} bytes")
    return plain


def _pause(headers: httpx.Headers) -> float | None:
    """Retry-After in seconds: a number, or a day and hour held against the server's own."""
    asked = headers.get("retry-after", "")[:_HEADER].strip()
    if asked.isascii() and asked.isdigit() and len(asked) < 9:
        return float(asked)
    then, now = _moment(asked), _moment(headers.get("date", ""))
    return max(then - now, 0.0) if then is not None and now is not None else None


def _moment(text: str) -> float | None:
    try:
        return email.utils.parsedate_to_datetime(text[:_HEADER]).timestamp()
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _day(text: str) -> str:
    """The day of a Date header: ``"Tue, 03 May 2016 08:00:00 GMT"`` gives "2016-05-03"."""
    try:
        return email.utils.parsedate_to_datetime(text[:_HEADER]).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""
