"""A real HTTP server on loopback that speaks as the services do, well and badly: each path has its own manner."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace

from briefbuilder.resolve.lookup import Services

Send = Callable[["Talk"], None]
CSL = "application/vnd.citationstyles.csl+json"
DATE = "Tue, 03 May 2016 08:00:00 GMT"


@dataclass
class Talk:
    """One request and what is sent back."""

    handler: http.server.BaseHTTPRequestHandler
    count: int

    def send(self, body: str | bytes, kind: str = CSL, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.head(status, kind, **{"Content-Length": str(len(data)), **headers})
        self.handler.wfile.write(data)

    def head(self, status: int, kind: str, **headers: str) -> None:
        self.handler.send_response_only(status)
        for name, value in {"Date": DATE, "Content-Type": kind, **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()

    def write(self, data: bytes) -> None:
        self.handler.wfile.write(data)
        self.handler.wfile.flush()


@dataclass
class Server:
    """Its address, what was asked of it (path and headers), and what it says at each path."""

    address: str
    says: dict[str, Send] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    @property
    def netloc(self) -> str:
        return self.address.removeprefix("http://")

    def services(self, **changes: object) -> Services:
        """Services that all live here, in a hurry; waiting is written down, not done."""
        base = Services(
            doi=self.address,
            crossref=self.address,
            open_library=self.address,
            trusted=frozenset({self.netloc}),
            timeout=0.4,
            total=3.0,
            first_wait=0.01,
            most_bytes=200_000,
            wait=self.waits.append,
        )
        return replace(base, **changes)  # type: ignore[arg-type]

    def on(self, path: str, body: str | bytes = "", kind: str = CSL, status: int = 200, **headers: str) -> None:
        """Say this at that path (without its query)."""
        self.says[path] = lambda talk: talk.send(body, kind, status, **headers)


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as it is needed."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            server.asked.append((self.path, dict(self.headers.items())))
            count = sum(asked.partition("?")[0] == path for asked in server.paths)
            self.close_connection = True
            with suppress(OSError):  # the other side may have had enough
                server.says.get(path, lambda talk: talk.send("nothing here", "text/plain", 404))(Talk(self, count))

        def log_message(self, format: str, *arguments: object) -> None:
            del format, arguments

    class Quiet(http.server.ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: object, client_address: object) -> None:
            del request, client_address

    listening = Quiet(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{listening.server_port}")
    threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()


def drip(talk: Talk) -> None:
    """A byte now and then, for ever: never slow enough for one, too slow for all."""
    talk.head(200, CSL)
    for _ in range(100):
        talk.write(b" ")
        time.sleep(0.1)
