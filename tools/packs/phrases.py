"""The phrases of a pack by their words, with what they mean."""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

from skill.reading.words import Spelling, split

from tools.packs.files import Groups, optional, optional_list, spans


class Phrases:
    """Phrases by their words, with what they mean, while they are gathered.

    A tag is "finding=value" or "#kind"; "?" in it: little unless its question is open; "~": only
    where it is denied; "!": says a danger plainly.
    """

    def __init__(
        self, spelling: Spelling, written: Mapping[str, Any], traits: Mapping[str, Any]
    ) -> None:
        self.spelling, self.several = spelling, traits["several"]
        self.by_form = frozenset(traits["by_form"])
        self.durations = frozenset(traits["duration"].values())
        self.telling = set(written["telling"])
        self.negatives = set(written["negatives"])
        self.phrases: dict[str, list[str]] = {}
        self.exact: dict[str, list[str]] = {}
        self.forms: dict[str, list[str]] = {}
        self.kinds: list[str] = []

    def findings(self, lexicon: Groups, asked: Groups) -> None:
        """The phrases of each value; those of `asked` count little outside their question."""
        for finding, values in sorted(lexicon.items()):
            for value, said in values.items():
                rare = set(asked.get(finding, {}).get(value, ()))
                for phrase in said:
                    if phrase in rare or self._denial(phrase, value):
                        continue
                    if finding in self.by_form:
                        self._add(self.forms, f"{finding}={value}", phrase)
                    else:
                        self._either(f"{finding}={value}", phrase)
        for finding, values in asked.items():
            for value, said in values.items():
                for phrase in said:
                    self._add(self.exact, f"{finding}={value}?", phrase)

    def reading(self, folder: Path, known: Container[str]) -> None:
        """Classes, times, acts, topics, idioms, plain dangers, and what only a denial says."""
        for name, said in optional(folder / "classes.yaml").items():
            self._all(f"*{name}", said, either=True)
        for name, said in optional(folder / "exact_classes.yaml").items():
            self._all(f"*{name}", said)
        for value, said in spans(folder / "times.yaml", self.durations).items():
            self._all(f"duration={value}", said)
        for finding, said in optional(folder / "denied.yaml").items():
            self._all(f"{finding}=yes~", said, either=True)
        acts = optional(folder / "acts.yaml")
        topics, words = (optional(folder / f"{name}.yaml") for name in ("topics", "glossary"))
        for prefix, groups in (("act", acts), ("topic", topics), ("word", words)):
            for name, said in groups.items():
                self.kinds.append(f"{prefix}:{name}")
                self._all(f"#{prefix}:{name}", said)
        for name, pairs in optional(folder / "danger.yaml").items():
            self._danger(name, [pair["plain"] for pair in pairs], known)
        self.kinds.append("idiom")
        self._all("#idiom", optional_list(folder / "idioms.yaml"))

    def named(self, causes: Mapping[str, str]) -> None:
        """Each cause in the very words in which it is spoken of."""
        for cause, name in causes.items():
            self.kinds.append(f"named:{cause}")
            self._all(f"#named:{cause}", [name], either=True)

    def noted(self, said: Mapping[str, Iterable[str]]) -> Mapping[str, list[str]]:
        """What no rule weighs, by its words: a vocabulary of its own."""
        found: dict[str, list[str]] = {}
        for name, phrases in said.items():
            for phrase in phrases:
                self._add(found, name, phrase)
        return found

    def _danger(self, name: str, said: Iterable[str], known: Container[str]) -> None:
        """Plain words for a danger: of a finding, or of what is answered by itself."""
        if name in known:
            self._all(f"{name}=yes!", said)
        else:
            self.kinds.append(f"danger:{name}")
            self._all(f"#danger:{name}", said)

    def cues(self, cues: Groups, sides: Groups, persons: Mapping[str, str]) -> None:
        """The cues by kind; the words for sides count every ending, and are legs themselves."""
        for name, cue in cues.items():
            for phrase in cue["phrases"]:
                self._add(self.forms if name in sides else self.exact, f"#{name}", phrase)
        for side in ("left", "right"):
            for phrase in sides.get(side, {}).get("phrases", ()):
                self._add(self.forms, f"leg={side}?", phrase)
        for kind, tag in persons.items():
            for phrase in cues.get(kind, {}).get("phrases", ()):
                self._add(self.exact, tag, phrase)

    def _all(self, tag: str, said: Iterable[str], *, either: bool = False) -> None:
        for phrase in said:
            if either:
                self._either(tag, phrase)
            else:
                self._add(self.exact, tag, phrase)

    def _either(self, tag: str, phrase: str) -> None:
        """A phrase that small words may break, unless they are most of it."""
        words = split(phrase, self.spelling)
        small = len(words.content) <= 1 < len(words.raw) or self.telling & set(words.raw)
        if small or not words.content:
            self._add(self.exact, tag, phrase)
        else:
            self._tag(self.phrases, tag, [words.stems[at] for at in words.content])

    def _add(self, into: dict[str, list[str]], tag: str, phrase: str) -> None:
        words = split(phrase, self.spelling)
        self._tag(into, tag, words.raw if into is self.forms else words.stems)

    def _tag(self, into: dict[str, list[str]], tag: str, words: Iterable[str]) -> None:
        tags = into.setdefault(" ".join(words), [])
        finding = tag.partition("=")[0]
        several = self.several.get(tag)
        given = [tag, *(f"{finding}={one}?" for one in several or ())]
        tags += [one for one in given if one not in tags]

    def _denial(self, phrase: str, value: str) -> bool:
        """Whether a "none" is said by denying, which reading hears by itself."""
        return value in {"none", "not_pregnant", "not_bone"} and (
            phrase.partition(" ")[0] in self.negatives
        )
