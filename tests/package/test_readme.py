"""The README's transcript is what the skill really says."""

import re
from pathlib import Path

from simulator.session import Session

README = (Path(__file__).parent.parent.parent / "README.md").read_text(encoding="utf-8")
TRANSCRIPT = re.compile(r"```text\n(Alexa: .*?)```", re.DOTALL)


def spoken(session: Session, line: str | None) -> str:
    """What Alexa answers to a line, or to being opened."""
    return (session.launch() if line is None else session.say(line)).speech


def test_the_transcript_in_the_readme_can_be_repeated_word_for_word() -> None:
    found = TRANSCRIPT.search(README)
    assert found, "the README shows no transcript"
    turns = found[1].strip().split("\n\n")
    assert len(turns) >= 5
    session, line = Session("en-US"), None
    for turn in turns:
        said = turn.splitlines()
        assert said[0] == f"Alexa: {spoken(session, line)}"
        line = said[1].removeprefix("You:   ") if len(said) > 1 else None
