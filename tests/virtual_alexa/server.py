"""The real handler behind HTTP on loopback, for clients that are not Python."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

from simulator.session import LambdaContext, real_handler
from tests.complaints import complaints

LOOPBACK = "127.0.0.1"
OK, FAILED = 200, 500


class Post(BaseHTTPRequestHandler):
    """One request of the Alexa service: JSON in, JSON out. An apology is answered with a 500."""

    complained: list[str]
    protocol_version = "HTTP/1.1"  # one connection for all requests of a client
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_POST(self) -> None:
        """Hand the body to the skill, and its answer back."""
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        before = len(self.complained)
        answer = json.dumps(real_handler()(event, LambdaContext())).encode()
        self.send_response(FAILED if len(self.complained) > before else OK)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        """Nothing: a request holds what somebody said."""


@contextmanager
def serving() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on a free port, and what the guard complains of meanwhile."""
    with complaints() as complained:
        handler = type("Posted", (Post,), {"complained": complained})
        server = HTTPServer((LOOPBACK, 0), handler)
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/", complained
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
