"""Which addresses may be asked: http or https, a public machine, and the very machine that was looked at.

In: an address.  Out: ``Hop``: the address, its host, and the number to connect to. A name that leads to this machine or
into a private network is refused, in whatever form its number hides (``::ffff:10.0.0.1``, ``64:ff9b::a00:1``).
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection
from dataclasses import dataclass

import httpx

from briefbuilder.resolve.lookup.failures import Refused, Unreachable

Number = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], list[str]]

MAX_ADDRESS = 2_000
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}
_LOW_PORTS = frozenset(_PORTS.values())  # below 1024 nothing else speaks http to strangers


@dataclass(frozen=True, slots=True)
class Hop:
    """One address on the way, and the number its host has: connecting goes there, so no second answer counts."""

    url: httpx.URL
    number: str

    @property
    def host(self) -> str:
        """The host's name as it is sent (xn--…, where it is not ASCII)."""
        return self.url.raw_host.decode("ascii")

    @property
    def direct(self) -> httpx.URL:
        """The address with the number in place of the name."""
        return self.url.copy_with(host=self.number)


def numbers_of(host: str, port: int) -> list[str]:
    """All numbers of a host, as the machine's own resolver gives them."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(f"{host} is not found: there is no network, or no such host") from error
    return list(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))


def hop(url: httpx.URL, trusted: Collection[str], resolver: Resolver = numbers_of) -> Hop:
    """Look at an address before it is asked. ``trusted`` hosts may be private: {"127.0.0.1:8080"}."""
    if url.scheme not in _PORTS or not url.host:
        raise Refused(f"{shown(url)} is no http or https address")
    if url.userinfo or len(str(url)) > MAX_ADDRESS:
        raise Refused(f"{shown(url)} is not asked: it has a user's name in it, or is too long")
    port = url.port or _PORTS[url.scheme]
    host = url.raw_host.decode("ascii")
    numbers = resolver(host, port)
    if f"{host}:{port}" in trusted:
        return Hop(url, numbers[0])
    if port < 1024 and port not in _LOW_PORTS:
        raise Refused(f"{shown(url)} is not asked: no web server listens there")
    public = next((number for number in numbers if is_public(number)), "")
    if not public:
        raise Refused(f"{shown(url)} is not asked: it leads into a private network")
    return Hop(url, public)


def is_public(number: str) -> bool:
    """Is it a machine out there? Neither ``"192.168.1.1"`` nor ``"::1"`` nor ``"::ffff:10.0.0.1"`` is."""
    try:
        found: Number = ipaddress.ip_address(number)
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in (found, *_within(found)))


def _within(number: Number) -> list[Number]:
    """The older numbers that a newer one stands for."""
    if isinstance(number, ipaddress.IPv4Address):
        return []
    inner: list[Number | None] = [number.ipv4_mapped, number.sixtofour, *(number.teredo or ())]
    if number in _NAT64:
        inner.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
    return [one for one in inner if one is not None]


def shown(url: httpx.URL) -> str:
    """An address for a message: without a user's name and password, and not endless."""
    return str(url.copy_with(userinfo=b""))[:200]
