"""What the questions offer: the words of each value, as spoken and as the pack names them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from skill.reading import Asked
from skill.reading.mentions import Mention, look
from skill.several import whole

from tests.reading.packs import SOURCE, asked, pack, plain
from tools.checks.offers import understood
from tools.compiled import language_words
from tools.packs import SPOKEN
from tools.scoring.speech import WHICH, knowledge

PUNCTUATION = "[,:;.?!]"


@dataclass(frozen=True)
class Offer:
    """`words` said while `question` is open must give `finding` that `value`."""

    question: str
    finding: str
    value: str
    words: str

    @property
    def asked(self) -> Asked:
        """The question that is open."""
        found = asked(self.question)
        assert found
        return found

    def understood(self, said: str, language: str) -> bool:
        """Whether reading takes the value out of what is said."""
        return understood(said, self.asked, (self.finding, self.value), pack(language))


@cache
def words(language: str) -> Mapping[str, Any]:
    """Everything that is said in a language."""
    return language_words(language)


def spoken(language: str) -> list[Offer]:
    """Of every question and form, the words that name one of its values or parts."""
    found = set(_spoken(language))
    return sorted(found, key=lambda one: (one.question, one.finding, one.words))


def _spoken(language: str) -> Iterator[Offer]:
    either = words(language)["dialogue"]["lists"]["or"]["two"]
    joined = either.replace("{first}", "").replace("{second}", "")
    apart = re.compile(f"{PUNCTUATION}|{re.escape(joined)}")  # between the answers on offer
    for name, forms in words(language)["questions"].items():
        for question in _open(name):
            for form in SPOKEN:
                for text in _texts(forms.get(form, "")):
                    for part in apart.split(whole(text)):
                        yield from _offered(question, part, language)


def shown(language: str) -> list[Offer]:
    """The labels of the answers on a screen: whoever reads them will say them."""
    labels = words(language)["screens"]["choices"]
    return [
        Offer(finding, finding, value, label)
        for finding, values in labels.items()
        for value, label in values.items()
    ]


def _open(name: str) -> list[str]:
    """The questions in which words are offered: which of a compound, and those for values."""
    known = knowledge()
    if name in known.compounds:
        return [WHICH + name]
    valued = name in known.pairs or pack("en").traits.values.get(name)
    return [name] if valued else []


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    several = value.values() if isinstance(value, Mapping) else value
    return [text for one in several for text in _texts(one)]


def _offered(question: str, text: str, language: str) -> Iterator[Offer]:
    seen, open_question = look(text, pack(language)), asked(question)
    assert open_question
    found = [one for one in seen.mentions if one.finding in open_question.asks]
    for one in found:
        if any(_covers(other, one) for other in found):
            continue
        said = " ".join(seen.words.raw[one.start : one.end])
        values = pack(language).traits.values[one.finding] or ("yes",)
        if one.value in values:
            yield Offer(question, one.finding, one.value, said)


def _covers(other: Mention, one: Mention) -> bool:
    """Whether a mention is no offer of its own: inside a longer one, or but one of several."""
    inside = other.start <= one.start and one.end <= other.end
    longer = other.end - other.start > one.end - one.start
    return inside and other.finding == one.finding and (longer or other.value != one.value)


def named(language: str) -> list[Offer]:
    """The first phrase of each value in the lexicon, said to the question about its finding."""
    found = []
    for path in sorted((SOURCE / language / "lexicon").glob("*.yaml")):
        for finding, values in plain(path).items():
            for value, said in values.items():
                if value in knowledge().findings[finding].values:
                    found.append(Offer(finding, finding, value, said[0]))
    return found


def frames(language: str) -> list[str]:
    """Sentences in which an answer stands."""
    found: list[str] = plain(SOURCE / language / "reading" / "frames.yaml")
    return found
