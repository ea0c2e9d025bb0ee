"""Moto's server, one request at a time: `python moto_in_turn.py host port`.

Moto itself looks at a condition and then writes, without a lock: of two writes at once that expect
the same version both would be taken, which DynamoDB never does (1 of 2,000 was lost that way).
"""

import sys
from collections.abc import Iterable
from threading import Lock
from typing import Any

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from moto.server import MotoRequestHandler  # type: ignore[attr-defined]  # it is not listed
from werkzeug.serving import run_simple

TURN = Lock()
SERVER = DomainDispatcherApplication(create_backend_app)


def in_turn(environ: Any, start_response: Any) -> Iterable[bytes]:
    """Answer one request while the others wait."""
    with TURN:
        return list(SERVER(environ, start_response))


if __name__ == "__main__":
    host, port = sys.argv[1:]
    run_simple(host, int(port), in_turn, threaded=True, request_handler=MotoRequestHandler)
