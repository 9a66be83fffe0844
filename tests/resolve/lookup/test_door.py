"""The door: polite, patient within limits, and nobody is led into a private network."""

from __future__ import annotations

import gzip
import socket
import time

import httpx
import pytest

from briefbuilder import __version__
from briefbuilder.resolve.lookup.door import ask
from briefbuilder.resolve.lookup.failures import Broken, LookupFailed, NotFound, Refused, Unreachable
from briefbuilder.resolve.lookup.hosts import Resolver, hop, is_public
from loopback import DATE, Server, drip


def get(server: Server, path: str = "/a", **changes: object) -> bytes:
    return ask(server.address + path, "text/plain", server.services(**changes)).data


def test_an_answer_has_its_type_its_day_and_its_bytes(server: Server) -> None:
    server.on("/a", "good", "text/plain; charset=utf-8")
    answer = ask(f"{server.address}/a", "text/plain", server.services())
    assert (answer.type, answer.charset, answer.date, answer.data) == ("text/plain", "utf-8", "2016-05-03", b"good")
    assert answer.url == f"{server.address}/a"


def test_we_say_who_we_are_and_only_services_learn_whom_to_write_to(server: Server) -> None:
    server.on("/a", "good")
    services = server.services(mailto="editor@example.org")
    ask(f"{server.address}/a", "text/plain", services)
    ask(f"{server.address}/a", "text/plain", services, named=True)
    agents = [headers["User-Agent"] for _, headers in server.asked]
    assert agents == [f"briefbuilder/{__version__}", f"briefbuilder/{__version__} (mailto:editor@example.org)"]
    assert {headers["Host"] for _, headers in server.asked} == {server.netloc}
    assert all("Cookie" not in headers and "Authorization" not in headers for _, headers in server.asked)


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_not_there_is_not_found_and_not_asked_for_again(server: Server, status: int) -> None:
    server.on("/a", "", "text/plain", status)
    with pytest.raises(NotFound):
        get(server)
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [401, 403, 418, 500])
def test_other_answers_are_no_answer(server: Server, status: int) -> None:
    server.on("/a", "no", "text/plain", status)
    with pytest.raises(Broken, match=str(status)):
        get(server)


# --- Patience ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again_when_it_says(server: Server, status: int) -> None:
    busy = {"Retry_After": "2"}
    server.says["/a"] = lambda talk: (
        talk.send("no", "text/plain", status, **busy) if talk.count < 3 else talk.send("good")
    )
    assert get(server, total=30.0) == b"good"
    assert server.waits == [2.0, 2.0]


def test_without_a_word_on_when_the_pauses_grow(server: Server) -> None:
    server.on("/a", "no", "text/plain", 503)
    with pytest.raises(Unreachable, match="busy"):
        get(server, retries=3)
    assert server.waits == [0.01, 0.02, 0.04]
    assert len(server.asked) == 4


@pytest.mark.parametrize("after", ["3600", "99999999999999", "Tue, 03 May 2016 09:00:00 GMT"])
def test_nobody_waits_for_an_hour(server: Server, after: str) -> None:
    server.on("/a", "no", "text/plain", 429, Retry_After=after)
    with pytest.raises(Unreachable, match="429"):
        get(server, total=100_000.0)
    assert len(server.asked) == (1 if len(after) != 14 else 3)  # a figure beyond all sense is none


def test_a_time_of_day_is_held_against_the_service_s_own(server: Server) -> None:
    """No clock of ours: the service's Date says what time it is there."""
    server.on("/a", "no", "text/plain", 503, Retry_After="Tue, 03 May 2016 08:00:02 GMT")
    with pytest.raises(Unreachable):
        get(server, total=30.0)
    assert server.waits == [2.0, 2.0]
    assert DATE.endswith("08:00:00 GMT")


@pytest.mark.parametrize("after", ["soon", "-5", "", "Tue, 99 May", "١"])
def test_nonsense_is_no_time(server: Server, after: str) -> None:
    server.on("/a", "no", "text/plain", 503, Retry_After=after.encode("ascii", "replace").decode())
    with pytest.raises(Unreachable):
        get(server)
    assert server.waits == [0.01, 0.02]


def test_a_silent_server_is_given_up(server: Server) -> None:
    server.says["/a"] = lambda _: time.sleep(1.0)
    began = time.monotonic()
    with pytest.raises(Unreachable, match="in time"):
        get(server, timeout=0.1, retries=1)
    assert time.monotonic() - began < 0.9


def test_a_server_that_drips_is_given_up(server: Server) -> None:
    server.says["/a"] = drip
    began = time.monotonic()
    with pytest.raises(Unreachable, match="come to an end"):
        get(server, total=0.3)
    assert time.monotonic() - began < 1.5


def test_a_closed_port_is_unreachable_and_leaves_with_its_own_exit_code(server: Server) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    services = server.services(trusted=frozenset({f"127.0.0.1:{port}"}), retries=1)
    with pytest.raises(Unreachable, match="cannot be reached") as failure:
        ask(f"http://127.0.0.1:{port}/", "text/plain", services)
    assert failure.value.exit_code == 3


# --- Size and form -----------------------------------------------------------------------------------------------


def test_a_huge_body_is_not_read_to_its_end(server: Server) -> None:
    sent = []

    def endless(talk: object) -> None:
        talk.head(200, "text/plain")  # type: ignore[attr-defined]
        for _ in range(2_000):
            talk.write(b"x" * 10_000)  # type: ignore[attr-defined]
            sent.append(1)

    server.says["/a"] = endless
    with pytest.raises(Broken, match="more than 200,000 bytes"):
        get(server)
    assert len(sent) < 1_500


def test_a_small_parcel_does_not_become_a_large_one(server: Server) -> None:
    server.on("/a", gzip.compress(b"x" * 50_000_000), "text/plain", Content_Encoding="gzip")
    with pytest.raises(Broken, match="more than 200,000 bytes"):
        get(server)
    server.on("/a", gzip.compress(b"good"), "text/plain", Content_Encoding="gzip")
    assert get(server) == b"good"


@pytest.mark.parametrize("packing", ["br", "gzip", "deflate", "zstd, gzip"])
def test_a_parcel_that_cannot_be_opened_is_broken(server: Server, packing: str) -> None:
    server.on("/a", b"no parcel", "text/plain", Content_Encoding=packing)
    with pytest.raises(Broken):
        get(server)


def test_half_an_answer_is_none(server: Server) -> None:
    def cut(talk: object) -> None:
        talk.head(200, "text/plain", Content_Length="1000")  # type: ignore[attr-defined]
        talk.write(b"half")  # type: ignore[attr-defined]

    server.says["/a"] = cut
    with pytest.raises(LookupFailed):
        get(server)


def test_no_http_at_all_is_broken(server: Server) -> None:
    server.says["/a"] = lambda talk: talk.write(b"SSH-2.0-Whatever\r\n\r\n")
    with pytest.raises(Broken):
        get(server)


# --- Redirects ---------------------------------------------------------------------------------------------------


def test_redirects_are_followed_and_the_last_address_is_kept(server: Server) -> None:
    server.on("/a", "", status=302, Location="/b?x=1")
    server.on("/b", "", status=307, Location=f"{server.address}/c#part")
    server.on("/c", "good")
    assert ask(f"{server.address}/a", "*/*", server.services()).url == f"{server.address}/c"


def test_a_circle_and_an_endless_way_come_to_an_end(server: Server) -> None:
    server.on("/a", "", status=302, Location="/b")
    server.on("/b", "", status=302, Location="/a")
    with pytest.raises(Broken, match="back to itself"):
        get(server)
    for number in range(20):
        server.on(f"/{number}", "", status=302, Location=f"/{number + 1}")
    with pytest.raises(Broken, match="6 redirects"):
        get(server, "/0")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:9/secret",
        "http://localhost:9/secret",
        "http://[::1]:9/secret",
        "http://[::ffff:127.0.0.1]:9/",
        "http://0.0.0.0:9/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://100.64.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "//127.0.0.1:9/",
        "http://user:secret@example.org/",
        "http://exa mple/\x01",
        "http://",
    ],
)
def test_no_redirect_leads_into_a_private_network(server: Server, target: str) -> None:
    server.on("/a", "", status=302, Location=target)
    with pytest.raises((Refused, Broken, Unreachable)) as failure:
        get(server, retries=0)
    assert "secret@" not in str(failure.value)
    assert server.paths == ["/a"]


def test_a_name_that_turns_private_on_the_second_look_is_of_no_use(server: Server) -> None:
    """The number that was looked at is the number that is connected to: the name is asked for once."""
    looks: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        looks.append(f"{host}:{port}")
        return ["127.0.0.1"]

    server.on("/a", "good")
    port = server.netloc.partition(":")[2]
    services = server.services(trusted=frozenset({f"harbour.example:{port}"}), resolver=resolver)
    assert ask(f"http://harbour.example:{port}/a", "*/*", services).data == b"good"
    assert looks == [f"harbour.example:{port}"]
    assert server.asked[0][1]["Host"] == f"harbour.example:{port}"


def always(*numbers: str) -> Resolver:
    """Whatever the name: these numbers."""
    return lambda _host, _port: list(numbers)


def test_of_several_numbers_a_public_one_is_taken(server: Server) -> None:
    with pytest.raises(Refused, match="private"):
        ask("http://harbour.example/a", "*/*", server.services(resolver=always("10.0.0.1", "::1")))
    assert hop(httpx.URL("http://harbour.example/a"), (), always("10.0.0.1", "93.184.216.34")).number == "93.184.216.34"


def test_an_address_with_a_user_s_name_is_not_asked() -> None:
    with pytest.raises(Refused, match=r"http://harbour\.example/ is not asked"):
        hop(httpx.URL("http://user:secret@harbour.example/"), (), always("93.184.216.34"))


@pytest.mark.parametrize("url", ["http://harbour.example:22/", "http://harbour.example:6/"])
def test_what_is_no_web_server_is_not_asked(server: Server, url: str) -> None:
    with pytest.raises(Refused, match="no web server"):
        ask(url, "*/*", server.services(resolver=always("93.184.216.34")))


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("172.16.0.1", False), ("192.168.0.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("fe80::1", False), ("fc00::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False), ("2002:a00:1::", False), ("nonsense", False),
    ],
)  # fmt: skip
def test_which_numbers_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


def test_a_name_beyond_ascii_is_asked_for_in_its_own_spelling(server: Server) -> None:
    looks: list[str] = []

    def resolver(host: str, _port: int) -> list[str]:
        looks.append(host)
        return ["10.0.0.1"]

    with pytest.raises(Refused, match="private"):
        ask("http://häfen.example/a", "*/*", server.services(resolver=resolver))
    assert looks == ["xn--hfen-loa.example"]
