"""The conversation in the terminal, typed or piped."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from simulator.session import Exchange, Session
from simulator.understanding import Reading, Understood

NOTE = (
    "Simulator: lines are understood by simple matching against our own sample sentences.\n"
    "Amazon's trained model is something else: it understands more, and other things.\n"
    "Say what hurts, or: {call}. A blank line is silence, quit ends."
)
DIM, BOLD, RED, PLAIN = "\033[2m", "\033[1m", "\033[31m", "\033[0m"


@dataclass
class Terminal:
    """Prints what happens. `envelopes` shows the request and response JSON as well."""

    session: Session
    out: TextIO = sys.stdout
    envelopes: bool = False
    echo: bool = False  # lines come from a pipe and are shown
    broken: int = 0  # broken response rules so far

    def run(self, lines: Iterable[str]) -> int:
        """Talk until the lines or the session end; 1 when a response broke a rule, else 0."""
        self._show(DIM, NOTE.format(call=self.session.call))
        waiting = iter(lines)
        try:
            self._talk(waiting)
        except KeyboardInterrupt:
            self._line("")
        self._close(waiting)
        return 1 if self.broken else 0

    def _talk(self, lines: Iterator[str]) -> None:
        first = next(lines, None)
        if first is None or not self._opens(first):
            self._report(self.session.launch())
            only_opens = first is not None and not first.strip() and not self.echo
            if first is None or not (only_opens or self._turn(first)):
                return
        while self.session.open:
            line = next(lines, None)
            if line is None or not self._turn(line):
                return

    def _opens(self, line: str) -> bool:
        """Whether the first line calls the skill itself; then it has been said."""
        calls, tail = self.session.one_shot(line)
        if calls:
            self._echo(line)
            self._report(self.session.say(tail) if tail else self.session.launch())
        return calls

    def _turn(self, line: str) -> bool:
        """One line said into the session; False for quit."""
        line = line.strip()
        self._echo(line or "(silence)")
        if line.lower() in {"quit", "/quit"}:
            return False
        if line:
            self._report(self.session.say(line))
        else:
            self._silence()
        return True

    def _silence(self) -> None:
        said = self.session.silence()
        if said is None:
            self._show(DIM, "(nobody answers: Alexa ends the session)")
        else:
            self._show(DIM, "(silence; Alexa asks again)")
            self._show(BOLD, f"Alexa: {said}")

    def _close(self, lines: Iterator[str]) -> None:
        if self.session.open:
            ended = self.session.end()
            self._show(DIM, "(the session was ended)")
            self._check(ended)
            return
        left = 0 if self._typed() else sum(1 for line in lines if line.strip())
        if left:
            noun = "line was" if left == 1 else "lines were"
            self._line(f"{left} {noun} not used: the skill had ended")

    def _report(self, exchange: Exchange) -> None:
        if exchange.understood:
            self._show(DIM, f"  understood: {understood(exchange.understood)}")
        if self.envelopes:
            self._line(json.dumps(exchange.request, ensure_ascii=False, indent=2))
            self._line(json.dumps(exchange.response, ensure_ascii=False, indent=2))
        self._show(BOLD, f"Alexa: {exchange.speech}")
        if exchange.question and exchange.listens:
            self._show(DIM, f"  open question: {exchange.question}")
        if not exchange.listens:
            self._show(DIM, "  (the skill has ended)")
        self._check(exchange)

    def _check(self, exchange: Exchange | None) -> None:
        for problem in exchange.problems if exchange else ():
            self.broken += 1
            self._show(RED, f"  !! THE RESPONSE BREAKS A RULE: {problem}")

    def _typed(self) -> bool:
        return not self.echo

    def _echo(self, line: str) -> None:
        if self.echo:
            self._line(f"You:   {line}")

    def _show(self, style: str, text: str) -> None:
        self._line(f"{style}{text}{PLAIN}" if self.out.isatty() else text)

    def _line(self, text: str) -> None:
        print(text, file=self.out, flush=True)


def understood(found: Understood) -> str:
    """What was understood, in one line: intent, slots, tier, and what would have been next."""
    text = _reading(found.choice)
    return f"{text}; next {_reading(found.runner_up)}" if found.runner_up else text


def _reading(reading: Reading) -> str:
    slots = ", ".join(
        f"{name}={' + '.join(_value(one) for one in values)}"
        for name, values in reading.slots.items()
    )
    sure = f" {reading.score:.0f}" if reading.tier == "near" else ""
    return f"{reading.intent}{f' ({slots})' if slots else ''} [{reading.tier}{sure}]"


def _value(value: object) -> str:
    spoken, match = getattr(value, "spoken", ""), getattr(value, "match", None)
    identifier = getattr(match, "id", None)
    return f"{spoken!r}->{identifier}" if identifier else repr(spoken)
