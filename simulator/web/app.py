"""The pages and what they ask for. Flask serves them: the tests have it anyway, for moto's server.

Nothing leaves the machine: requests are answered on loopback alone and to pages of our own, and the
pages may load nothing from anywhere else.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, jsonify, request, send_file, send_from_directory

from simulator.screens import SCREENS
from simulator.stories import COMING_BACK, FOLDER, Story, stories
from simulator.web import copying
from simulator.web.explaining import explanation
from simulator.web.play import (
    ACCOUNT,
    MEMORIES,
    SPEAKER,
    VOICE,
    Move,
    NobodyListens,
    Play,
    Setting,
    locales,
)
from simulator.web.showing import conversation, envelopes
from simulator.web.tabs import Tabs
from tools.browser import VIEW_HOST

STATIC = Path(__file__).parent / "static"
LOOPBACK = "127.0.0.1"
OURS = {LOOPBACK, "localhost"}
MOVES = {"say", "touch", "silence", "end", "returns"}
OWN = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'"
# Amazon's view host compiles WebAssembly, and makes functions and pictures while it runs.
DEVICE = (
    "default-src 'self' data: blob:; script-src 'self' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'"
)


def make_app(first: Setting) -> Flask:
    """The application; `first` is where a conversation is held unless the page says otherwise."""
    app = Flask(__name__, static_folder=str(STATIC), static_url_path="/static")
    app.json.sort_keys = False  # type: ignore[attr-defined]  # APL reads its resources in order
    app.before_request(refuse_strangers)
    app.after_request(keep_inside)
    app.register_error_handler(NobodyListens, nobody_listens)
    add_pages(app)
    add_conversations(app, first, Tabs())
    return app


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
    device = request.path == "/device"
    response.headers["Content-Security-Policy"] = DEVICE if device else OWN
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def nobody_listens(_: NobodyListens) -> tuple[Response, int]:
    """What was done into a session that is over."""
    return jsonify(error="nobody listens"), HTTPStatus.CONFLICT


def add_pages(app: Flask) -> None:
    """The page, the device in it, and Amazon's view host for the device."""

    @app.get("/")
    def page() -> Response:
        return send_from_directory(STATIC, "index.html")

    @app.get("/device")
    def device() -> Response:
        return send_from_directory(STATIC, "device.html")

    @app.get("/view-host.js")
    def view_host() -> Response:
        return send_file(VIEW_HOST, mimetype="text/javascript", max_age=3600)


def add_conversations(app: Flask, first: Setting, tabs: Tabs) -> None:
    """What the page asks for. A conversation that is not there is answered with 404."""

    def answer(tab: str, does: str, given: Mapping[str, Any]) -> Response:
        with tabs.using(tab) as play:
            act(play, does, given)
            return jsonify(conversation(play))

    @app.errorhandler(KeyError)
    def no_such(_: KeyError) -> tuple[Response, int]:
        return jsonify(error="there is no such thing"), HTTPStatus.NOT_FOUND

    @app.errorhandler(ValueError)
    def not_so(error: ValueError) -> tuple[Response, int]:
        return jsonify(error=str(error)), HTTPStatus.BAD_REQUEST

    @app.get("/api/choices")
    def choices() -> Response:
        return jsonify(choices_from(first))

    @app.post("/api/tabs")
    def opened() -> Response:
        given = request.get_json()
        known = vars(first).keys() & given.keys()
        tab = tabs.open(replace(first, **{name: str(given[name]) for name in known}))
        with tabs.using(tab) as play:
            return jsonify({"tab": tab, **conversation(play)})

    @app.post("/api/tabs/<tab>/<does>")
    def done(tab: str, does: str) -> Response:
        return answer(tab, does, request.get_json())

    @app.get("/api/tabs/<tab>/turns/<int:number>")
    def turn(tab: str, number: int) -> Response:
        with tabs.using(tab) as play:
            if number >= len(play.turns):
                abort(HTTPStatus.NOT_FOUND)
            found = play.turns[number]
            return jsonify({**envelopes(found), **explanation(found)})

    @app.get("/api/tabs/<tab>/<kind>")
    def copied(tab: str, kind: str) -> Response:
        made = {"story": copying.story, "dialog": copying.dialog}[kind]
        with tabs.using(tab) as play:
            return jsonify(text=made(play))


def act(play: Play, does: str, given: Mapping[str, Any]) -> None:
    """What a page asks of a conversation; raises KeyError for what there is not."""
    if does == "undo":
        play.undo()
    elif does == "restart":
        play.begin(Move("launch"))
    elif does == "replay":
        story = told()[str(given["story"])]
        setting = play.setting
        remembers = VOICE if story.known_voice else ACCOUNT
        memory = remembers if story.place in remembered() else setting.memory
        play.setting = Setting(setting.device, story.locale, memory)
        play.replay(story)
    elif does == "say":
        play.say(str(given["what"]).strip())
    elif does in MOVES:
        play.do(Move(does, given.get("what")))
    else:
        raise KeyError(does)


@cache
def told() -> dict[str, Story]:
    """Every story by its name."""
    return {story.name: story for story in (*stories(FOLDER), *stories(COMING_BACK))}


@cache
def remembered() -> frozenset[str]:
    """The places of the stories in which something is remembered."""
    return frozenset(story.place for story in stories(COMING_BACK))


def choices_from(first: Setting) -> dict[str, Any]:
    """What can be chosen on the page."""
    return {
        "first": {"device": first.device, "locale": first.locale, "memory": first.memory},
        "devices": [
            {"id": SPEAKER, "name": "Echo Dot, no screen"},
            *({**vars(one)} for one in SCREENS.values()),
        ],
        "locales": locales(),
        "memories": [{"id": name, "name": text} for name, text in MEMORIES.items()],
        "stories": [
            {"name": name, "file": story.place.partition(":")[0], "locale": story.locale}
            for name, story in told().items()
        ],
    }
