"""`python -m simulator.web`: the simulator as a page, on a free port of this machine alone.

LOCALE, VIEWPORT (the device: speaker, spot, show5, show8, show10, show15, firetv) and MEMORY (off,
account, voice) say what the page begins with; PORT asks for a port. Control-C stops it.
"""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from typing import NoReturn

from skill.words import DEFAULT_LOCALE
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from simulator.screens import SHOW_8
from simulator.web.app import LOOPBACK, make_app
from simulator.web.explaining import book
from simulator.web.play import OFF, Setting


class Silent(WSGIRequestHandler):
    """Writes nothing down about requests."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


def main(environ: Mapping[str, str] = os.environ) -> int:
    """Serve until it is stopped; 2 for a choice that there is not."""
    try:
        first = chosen(environ)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, stopped)
    try:
        with serving(first, int(environ.get("PORT") or 0)) as server:
            address = f"http://{LOOPBACK}:{server.port}/"
            print(f"Calf Guide simulator: {address} (Control-C stops it)", flush=True)
            signal.pause()
    except KeyboardInterrupt:
        print("stopped")
    return 0


def stopped(*_: object) -> NoReturn:
    """A polite request to stop is one."""
    raise KeyboardInterrupt


def chosen(environ: Mapping[str, str]) -> Setting:
    """What the page begins with; raises ValueError for what there is not."""
    return Setting(
        environ.get("VIEWPORT") or SHOW_8.id,
        environ.get("LOCALE") or DEFAULT_LOCALE,
        environ.get("MEMORY") or OFF,
    )


@contextmanager
def serving(first: Setting, port: int = 0) -> Iterator[BaseWSGIServer]:
    """A server on loopback while the context lasts; 0 takes any free port."""
    server = make_server(LOOPBACK, port, make_app(first), threaded=True, request_handler=Silent)
    running = Thread(target=server.serve_forever, daemon=True)
    running.start()
    Thread(target=lambda: book().document, daemon=True).start()  # seconds that nobody waits for
    try:
        yield server
    finally:
        server.shutdown()
        running.join()
        server.server_close()


if __name__ == "__main__":
    sys.exit(main())
