"""Databases that fail, each in its own way, on loopback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from skill.memory import Memory
from skill.memory.dynamodb import DynamoShelf
from skill.memory.store import BUDGET, Remembering

from tests.memory.engines import DAYS, LOOPBACK, TABLE, connected

Behaviour = Callable[[BaseHTTPRequestHandler, Event], None]


def answering(status: int, body: bytes) -> Behaviour:
    def behave(request: BaseHTTPRequestHandler, _: Event) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return behave


def silent(_: BaseHTTPRequestHandler, over: Event) -> None:
    over.wait(10)


def trickling(request: BaseHTTPRequestHandler, over: Event) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    while not over.wait(0.3):
        request.wfile.write(b"{")
        request.wfile.flush()


def hanging_up(request: BaseHTTPRequestHandler, _: Event) -> None:
    request.close_connection = True


BROKEN: dict[str, Behaviour] = {
    "slow": silent,
    "trickling": trickling,
    "hanging up": hanging_up,
    "error": answering(500, b"{}"),
    "unavailable": answering(503, b"<html>"),
    "throttled": answering(400, b'{"__type": "#ProvisionedThroughputExceededException"}'),
    "no table": answering(400, b'{"__type": "#ResourceNotFoundException"}'),
    "forbidden": answering(400, b'{"__type": "#AccessDeniedException"}'),
    "item too large": answering(400, b'{"__type": "#ValidationException"}'),
}


@contextmanager
def broken_server(behave: Behaviour, budget: float = BUDGET) -> Iterator[Memory]:
    over = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            behave(self, over)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((LOOPBACK, 0), Handler) as server:
        server.daemon_threads = True
        Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://{LOOPBACK}:{server.server_port}"
        yield Remembering(DynamoShelf(TABLE, lambda: connected(url)), DAYS, budget=budget)
        over.set()
        server.shutdown()
