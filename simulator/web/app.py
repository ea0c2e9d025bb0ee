"""The pages. Flask serves them: the tests have it anyway, for moto's server.

Nothing leaves the machine: requests are answered on loopback alone and to pages of our own, and the
pages may load nothing from anywhere else.
"""

from http import HTTPStatus
from pathlib import Path

from flask import Flask, Response, abort, jsonify, request, send_file, send_from_directory

from simulator.web.api import Api
from simulator.web.play import NobodyListens, Setting
from simulator.web.tabs import NotThere
from tools.browser import VIEW_HOST

STATIC = Path(__file__).parent / "static"
LOOPBACK = "127.0.0.1"
OURS = {LOOPBACK, "localhost"}
AN_HOUR = 3600  # seconds
OWN = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "frame-ancestors 'none'"
)
# Amazon's view host compiles WebAssembly, and makes functions and pictures while it runs.
DEVICE = (
    "default-src 'self' data: blob:; script-src 'self' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; frame-ancestors 'self'"
)


def make_app(first: Setting) -> Flask:
    """The application; `first` is where a conversation is held unless the page says otherwise."""
    app = Flask(__name__, static_folder=str(STATIC), static_url_path="/static")
    app.json.sort_keys = False  # type: ignore[attr-defined]  # APL reads its resources in order
    app.before_request(refuse_strangers)
    app.after_request(keep_inside)
    app.register_error_handler(NobodyListens, nobody_listens)
    app.register_error_handler(NotThere, no_such)
    app.register_error_handler(ValueError, not_so)
    api = Api(first)
    app.add_url_rule("/", view_func=page)
    app.add_url_rule("/device", view_func=device)
    app.add_url_rule("/view-host.js", view_func=view_host)
    app.add_url_rule("/api/choices", view_func=api.choices)
    app.add_url_rule("/api/tabs", view_func=api.open, methods=["POST"])
    app.add_url_rule("/api/tabs/<tab>/<does>", view_func=api.act, methods=["POST"])
    app.add_url_rule("/api/tabs/<tab>/turns/<int:number>", view_func=api.turn)
    app.add_url_rule("/api/tabs/<tab>/<kind>", view_func=api.copy)
    return app


def page() -> Response:
    """The page itself."""
    return send_from_directory(STATIC, "index.html")


def device() -> Response:
    """The frame in which the device's screen is rendered."""
    return send_from_directory(STATIC, "device.html")


def view_host() -> Response:
    """Amazon's view host, as npm brings it."""
    return send_file(VIEW_HOST, mimetype="text/javascript", max_age=AN_HOUR)


def refuse_strangers() -> None:
    """Only this machine, and only our own pages: neither a name that was led here nor a form."""
    own = request.host_url.rstrip("/")
    stranger = request.headers.get("Origin", own) != own
    if request.host.partition(":")[0] not in OURS or stranger:
        abort(HTTPStatus.FORBIDDEN)
    if request.method == "POST" and not request.is_json:
        abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def keep_inside(response: Response) -> Response:
    """The pages may load nothing from elsewhere, and nobody else may show them."""
    response.headers["Content-Security-Policy"] = DEVICE if request.path == "/device" else OWN
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def nobody_listens(_: NobodyListens) -> tuple[Response, int]:
    """Something was done into a session that is over."""
    return jsonify(error="nobody listens"), HTTPStatus.CONFLICT


def no_such(_: NotThere) -> tuple[Response, int]:
    """A conversation, a move or a story that there is not."""
    return jsonify(error="there is no such thing"), HTTPStatus.NOT_FOUND


def not_so(error: ValueError) -> tuple[Response, int]:
    """A choice that there is not."""
    return jsonify(error=str(error)), HTTPStatus.BAD_REQUEST
