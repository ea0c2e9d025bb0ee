"""`make listen` reads a conversation aloud, as SSML asks for it."""

import wave
from pathlib import Path

import pytest

from tools.listen import main
from tools.voice import VoiceError, voice


def test_a_pause_lasts_as_long_as_it_says() -> None:
    plain = voice().seconds("<speak>Hold it. And let go.</speak>")
    paused = voice().seconds('<speak>Hold it.<break time="10s"/> And let go.</speak>')
    assert paused - plain == pytest.approx(10, abs=1)


def test_slow_speech_takes_longer() -> None:
    words = "Which leg is it, the left one or the right one?"
    slow = f'<speak><prosody rate="slow">{words}</prosody></speak>'
    assert voice().seconds(slow) > 1.2 * voice().seconds(f"<speak>{words}</speak>")


def test_a_voice_that_is_not_there_is_refused() -> None:
    with pytest.raises(VoiceError, match="no voice martian"):
        voice().say("<speak>Hello</speak>", "martian")


def test_a_conversation_becomes_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines, target = tmp_path / "lines", tmp_path / "talk.wav"
    lines.write_text("my left calf hurts\nstop\n", encoding="utf-8")
    assert main(["--lines", str(lines), "--to", str(target), "--locale", "en-GB"]) == 0
    with wave.open(str(target)) as sound:
        assert sound.getnframes() / sound.getframerate() > 10
    assert "You:   my left calf hurts" in capsys.readouterr().out


def test_lines_that_are_not_there_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lines", str(tmp_path / "none")]) == 2
    assert "none" in capsys.readouterr().err
