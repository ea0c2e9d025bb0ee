"""Small spellings, one a script: what a test needs of a language and nothing more."""

from collections.abc import Mapping, Sequence
from typing import Any

from skill.reading.words import Spelling

FORWARD = "\u2019\u2018"  # apostrophes that a recogniser may write


def spelling(**told: Any) -> Spelling:
    """A language that writes with spaces and does nothing else, but for what is `told`."""
    data: dict[str, Any] = {
        "spaces": True,
        "apostrophes": FORWARD,
        "fraction": "of",
        "endings": [],
        "beginnings": [],
        "parts": [],
        "short": {},
        "forms": {},
        "keep": [],
        "suffixes": [],
        "noise": [],
        "fillers": [],
        "vocabulary": [],
    }
    return Spelling.of(data | told)


ENGLISH = spelling(
    endings=[["n't", "not", []], ["'s", "is", ["it", "that"]], ["'s", "s", []]],
    short={"can't": ["can", "not"], "won't": ["will", "not"]},
    suffixes=[["ing", ""], ["s", ""]],
    keep=["this"],
    forms={"feet": "foot"},
    fillers=["the", "a", "it"],
    noise=["um"],
)
GERMAN = spelling(
    parts=["waden", "schmerzen", "unter", "schenkel"], suffixes=[["en", ""], ["e", ""]]
)
FRENCH = spelling(beginnings=["l'", "j'", "d'", "qu'"])
JAPANESE = spelling(spaces=False, vocabulary=["足", "ふくらはぎ", "が", "痛い", "左", "の"])
PLAIN = spelling()

Told = Sequence[tuple[str, Spelling, tuple[str, ...]]]
SCRIPTS: Mapping[str, Told] = {
    "English": [
        ("It's my left calf.", ENGLISH, ("it", "is", "my", "left", "calf")),
        ("My calf\u2019s swollen!", ENGLISH, ("my", "calf", "s", "swollen")),
        ("I can't, um, stand", ENGLISH, ("i", "can", "not", "stand")),
        ("it doesn't hurt", ENGLISH, ("it", "does", "not", "hurt")),
        ("pain is 8/10", ENGLISH, ("pain", "is", "8", "of", "10")),
        ("on-and-off (mostly)", ENGLISH, ("on", "and", "off", "mostly")),
    ],
    "German": [
        ("Mein Fuß ist KÄLTER", GERMAN, ("mein", "fuß", "ist", "kälter")),
        ("Wadenschmerzen!", GERMAN, ("waden", "schmerzen")),
        ("Unterschenkel müde", GERMAN, ("unter", "schenkel", "müde")),
    ],
    "French": [
        ("J'ai mal à l'arrière", FRENCH, ("j'", "ai", "mal", "à", "l'", "arrière")),
        ("Qu\u2019est-ce que c'est", FRENCH, ("qu'", "est", "ce", "que", "c'est")),
        ("gonflé, œdème, ça tire", FRENCH, ("gonflé", "œdème", "ça", "tire")),
    ],
    "Spanish": [("¿Me duele? ¡Sí, mañana!", PLAIN, ("me", "duele", "sí", "mañana"))],
    "Italian": [("Perché è gonfio", PLAIN, ("perché", "è", "gonfio"))],
    "Portuguese": [("Não, dói às vezes", PLAIN, ("não", "dói", "às", "vezes"))],
    "Hindi": [("मेरे पैर में दर्द है।", PLAIN, ("मेरे", "पैर", "में", "दर्द", "है"))],
    "Arabic": [("ساقي تؤلمني، نعم؟", PLAIN, ("ساقي", "تؤلمني", "نعم"))],
    "Japanese": [
        ("左のふくらはぎが痛い。", JAPANESE, ("左", "の", "ふくらはぎ", "が", "痛い")),
        ("右足が重い", JAPANESE, ("右", "足", "が", "重い")),
    ],
}
