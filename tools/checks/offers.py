"""What is offered on a screen is understood when it is said: by the ears of the language."""

from collections.abc import Iterator

from calf_rules import load_knowledge
from calf_rules.faults import Fault
from skill.hearing import FOLDER
from skill.reading import Asked, Heard, Pack, read
from skill.reading.reader import SCORE

from tools.checks.project import Project
from tools.scoring.speech import question_named


def understood(said: str, asked: Asked, meant: tuple[str, str], pack: Pack) -> bool:
    """Whether what is said to a question gives the finding and value that are meant."""
    finding, value = meant
    heard = read(said, pack, asked)
    if finding == SCORE:
        return str(heard.severity) == value
    found = heard.answers.get(finding)
    given = value in found if isinstance(found, frozenset) else found == value
    return given or _replied(heard, asked, meant, pack)


def _replied(heard: Heard, asked: Asked, meant: tuple[str, str], pack: Pack) -> bool:
    """Whether a plain yes or no gives it: to a question about nothing else, and not answered."""
    finding, value = meant
    if len(asked.asks) > 1 or finding in heard.answers:
        return False
    none = pack.traits.nones.get(finding, "no")
    return heard.reply == {"yes": "yes", none: "no"}.get(value, "-")


def labels(project: Project) -> Iterator[Fault]:
    """A choice on a screen that nobody could say."""
    knowledge = load_knowledge()
    for language in project.words:
        path = FOLDER / f"{language}.json"
        choices = project.section(language, "screens").get("choices")
        if not path.exists() or choices is None or choices.kind != "map":
            continue
        pack = Pack.load(path)
        for finding, values in choices.items():
            question = question_named(knowledge, finding)
            asked = Asked(question.id, question.asks, question.form)
            for value, node in values.items() if values.kind == "map" else ():
                if not understood(node.word, asked, (finding, value), pack):
                    yield node.fault(f"{node.word!r} is not understood as {finding}={value}")


CHECKS = (labels,)
