"""One browser tab's conversation: a setting and the moves made in it, which can be taken back."""

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skill.hearing import languages
from skill.memory.configured import days_from
from skill.memory.interface import Memory, Nothing
from skill.memory.store import Remembering

from simulator.envelope import Device
from simulator.model import MODELS
from simulator.screens import SCREENS, SHOW_8
from simulator.session import Exchange, Session, real_handler
from simulator.store import Drawer
from simulator.stories import Story, meant, resting

DAY = 24 * 60 * 60  # seconds
MOST_RESTING = 60  # turns of one `rest`; only an endless dialogue gets there
SPEAKER = "speaker"  # the device without a screen
OFF, ACCOUNT, VOICE = "off", "account", "voice"
MEMORIES = {
    OFF: "off, as deployed by default",
    ACCOUNT: "on, the voice is not recognised",
    VOICE: "on, the voice is recognised",
}


class NobodyListens(Exception):
    """The session is over: nothing can be said into it."""


def locales() -> list[str]:
    """The locales that the simulator can talk in."""
    return sorted(path.stem for path in MODELS.glob("*.json") if path.stem[:2] in languages())


@dataclass(frozen=True)
class Setting:
    """Where a conversation is held; raises ValueError for what there is not."""

    device: str = SHOW_8.id
    locale: str = "en-US"
    memory: str = OFF

    def __post_init__(self) -> None:
        if self.device not in {SPEAKER, *SCREENS}:
            raise ValueError(f"no device {self.device}")
        if self.memory not in MEMORIES:
            raise ValueError(f"no memory {self.memory}")
        if self.locale not in locales():
            raise ValueError(f"no interaction model for {self.locale}")


@dataclass(frozen=True)
class Move:
    """What is done: launch, one_shot, say, touch, silence, end or returns; and what with."""

    does: str
    what: Any = None


@dataclass(frozen=True)
class Turn:
    """A move and what came of it; where nobody sent anything, `exchange` is the one before."""

    move: Move
    exchange: Exchange
    reprompts: bool = False  # Alexa asks again, or after that gives up

    @property
    def output(self) -> Mapping[str, Any]:
        """The outputSpeech that is heard."""
        body = self.exchange.response.get("response") or {}
        spoken = (body.get("reprompt") or {}) if self.reprompts else body
        found: Mapping[str, Any] = spoken.get("outputSpeech") or {}
        return found


class Play:
    """A conversation as a list of moves: taking one back plays the others again.

    That is exact, for a turn depends on nothing but the request, the state and the memory, and the
    memory is the tab's own.
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.user = f"amzn1.ask.account.{uuid.uuid4()}"
        self.turns: list[Turn] = []
        self.drawer = Drawer()
        self.begin(Move("launch"))

    @property
    def moves(self) -> list[Move]:
        """What was done so far."""
        return [turn.move for turn in self.turns]

    def begin(self, *moves: Move) -> None:
        """Forget everything, and make these moves."""
        self.later = 0.0
        self.turns = []
        self.drawer.empty()
        self.session = self._session()
        for move in moves:
            self.do(move)

    def _session(self) -> Session:
        chosen = self.setting
        person = "amzn1.ask.person.SIMULATOR" if chosen.memory == VOICE else None
        device = Device(user=self.user, person=person, screen=SCREENS.get(chosen.device))
        memory: Memory = Nothing()
        if chosen.memory != OFF:
            memory = Remembering(self.drawer, days_from({}), self._clock)
        return Session(
            chosen.locale, handler=real_handler(memory), device=device, clock=self._clock
        )

    def _clock(self) -> float:
        return time.time() + self.later

    def undo(self) -> None:
        """Take the last move back; the greeting stays."""
        self.begin(*(self.moves[:-1] or [Move("launch")]))

    def say(self, line: str) -> None:
        """A line is said: into the session, or it calls the skill by its name and opens one.

        Raises NobodyListens where it does neither.
        """
        calls, tail = self.session.one_shot(line)
        greeted_only = len(self.turns) == 1
        if calls and (greeted_only or not self.session.open):
            opens = Move("one_shot", tail) if tail else Move("launch")
            self.begin(opens) if greeted_only else self.do(opens)
        else:
            self.do(Move("say", line))

    def do(self, move: Move) -> None:
        """Make a move; raises NobodyListens, or KeyError for a move that there is not."""
        known: dict[str, Callable[[Any], Turn | Exchange]] = {
            "launch": self._launch,
            "one_shot": self._one_shot,
            "say": self._say,
            "touch": self._touch,
            "silence": self._silence,
            "end": self._end,
            "returns": self._returns,
        }
        found = known[move.does](move.what)
        self.turns.append(found if isinstance(found, Turn) else Turn(move, found))

    def replay(self, story: Story) -> None:
        """Begin anew and play a story to its end, or until nobody listens any more."""
        launched = () if story.steps[0].does == "one_shot" else (Move("launch"),)
        self.begin(*launched)
        for step in story.steps:
            for move in self._moves_of(step.does, step.what):
                self.do(move)

    def _moves_of(self, does: str, what: Any) -> Iterator[Move]:
        if does == "rest":
            for _ in range(MOST_RESTING):
                answer = resting(what, self.turns[-1].exchange.question)
                if answer is None or not self.session.open:
                    return
                yield Move("say", answer)
        elif does == "touch":
            yield Move("touch", {"token": self._token(), "arguments": [meant(what)]})
        else:
            yield Move(does, what)

    def _token(self) -> str | None:
        shown = [turn.exchange.token for turn in self.turns if turn.exchange.token]
        return shown[-1] if shown else None

    def _launch(self, _: Any) -> Exchange:
        return self.session.launch()

    def _one_shot(self, line: str) -> Exchange:
        return self.session.say(line)

    def _say(self, line: str) -> Exchange:
        self._listening()
        return self.session.say(line)

    def _touch(self, touched: Mapping[str, Any]) -> Exchange:
        self._listening()
        return self.session.touch(touched)

    def _silence(self, what: Any) -> Turn:
        self._listening()
        self.session.silence()
        return Turn(Move("silence", what), self.session.history[-1], reprompts=True)

    def _end(self, _: Any) -> Exchange:
        return self.session.end() or self.session.history[-1]

    def _returns(self, days: Any) -> Exchange:
        self.session.end()
        self.later += int(days) * DAY
        return self.session.launch()

    def _listening(self) -> None:
        if not self.session.open:
            raise NobodyListens
