"""A voice that reads SSML aloud, so that it can be timed and listened to: espeak-ng.

Its library comes with the package espeakng-loader. It sounds nothing like Alexa, but honours the
same pauses, digits and speeds, and at 160 words a minute takes about as long.
"""

import ctypes
import wave
from functools import cache
from pathlib import Path

import espeakng_loader

SYNCHRONOUS, UTF8, SSML = 2, 1, 0x10  # of espeak-ng's speak_lib.h
RATE, WORDS_A_MINUTE = 1, 160
BYTES = 2  # of a sample
Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class VoiceError(Exception):
    """espeak-ng could not be started, or has no such voice."""


class Voice:
    """espeak-ng, one voice at a time; there is one for the whole process."""

    def __init__(self) -> None:
        self._espeak = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.samples_a_second = int(self._espeak.espeak_Initialize(SYNCHRONOUS, 0, data, 0))
        if self.samples_a_second <= 0:
            raise VoiceError("espeak-ng could not be started")
        self._heard = bytearray()
        self._callback = Callback(self._collect)
        self._espeak.espeak_SetSynthCallback(self._callback)
        self._espeak.espeak_SetParameter(RATE, WORDS_A_MINUTE, 0)

    def say(self, ssml: str, name: str = "en-us") -> bytes:
        """The sound of some SSML, as 16-bit samples of one channel; raises VoiceError."""
        if self._espeak.espeak_SetVoiceByName(name.encode()):
            raise VoiceError(f"espeak-ng has no voice {name}")
        self._heard.clear()
        text = ssml.encode()
        self._espeak.espeak_Synth(text, len(text) + 1, 0, 0, 0, UTF8 | SSML, None, None)
        self._espeak.espeak_Synchronize()
        return bytes(self._heard)

    def seconds(self, ssml: str, name: str = "en-us") -> float:
        """How long it takes to say some SSML; raises VoiceError."""
        return self.lasts(self.say(ssml, name))

    def lasts(self, sound: bytes) -> float:
        """The length of some sound in seconds."""
        return len(sound) / BYTES / self.samples_a_second

    def write(self, path: Path, sound: bytes) -> None:
        """Sound as a WAV file."""
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(BYTES)
            file.setframerate(self.samples_a_second)
            file.writeframes(sound)

    def _collect(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, _: object) -> int:
        if samples and count:
            self._heard += ctypes.string_at(samples, count * BYTES)
        return 0


@cache
def voice() -> Voice:
    """The voice of this process; starting it takes a moment."""
    return Voice()
