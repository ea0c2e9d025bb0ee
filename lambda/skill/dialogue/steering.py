"""Steering: again, slower, skip, back, change, start over, how many more."""

from dataclasses import replace

from calf_rules import Assessment, Findings, KnowledgeBase, Question, assess
from calf_rules.findings import NO, UNSURE

from skill.dialogue.asking import again, go_on, looked_through, missed, skip, stands
from skill.dialogue.offers.offering import offer, still_open
from skill.dialogue.offers.records import CHANGE, INVITATION, READ_BACK
from skill.dialogue.turn import Lines, Moment, Turn, advice_so_far, put
from skill.dialogue.verdict.understood import MOST_READ_BACK, stated, told_once, understood
from skill.memory.visit import Note
from skill.reading import NOT_SO
from skill.state import Remembers, State
from skill.tags import Tag

WHOM = "sex"  # the finding that tells whom it is about


def repeat(moment: Moment) -> Turn:
    """What was said last, once more, ending with what is open."""
    said = moment.before.talk.lines
    if moment.learnt or not said:
        return again(moment, ())
    reprompt = (*said[-1:], advice_so_far(moment))
    return Turn(moment.state, said[:-1], said[-1:], reprompt)


def slower(moment: Moment) -> Turn:
    """The same more slowly, and slowly from now on."""
    return replace(repeat(moment.but(moment.state.but(slow=True))), note=_preference(moment, True))


def faster(moment: Moment) -> Turn:
    """Back to the usual speed."""
    usual = moment.but(moment.state.but(slow=False))
    return replace(again(usual, (("dialogue.faster_on", {}),)), note=_preference(moment, False))


def _preference(moment: Moment, slow: bool) -> Note | None:
    """The speed is remembered of those who agreed to be."""
    return Note(slow=slow) if moment.state.recall.remembers is Remembers.agreed else None


def skipped(moment: Moment) -> Turn:
    """Skips the open question; a safety question is asked once more before that."""
    if moment.question is not None:
        once = moment.before.talk.tries.get(moment.question.id, 0) <= 1
        if moment.question.kind == "safety" and once:
            return put(moment, (("dialogue.cannot_skip", {}),), moment.question)
        return skip(moment, (("dialogue.skip_ack", {}),))
    if still_open(moment.state) in {READ_BACK, CHANGE}:
        return stands(moment)
    return missed(moment)


def go_back(moment: Moment) -> Turn:
    """Takes the last answer back and asks again."""
    if moment.learnt:
        return go_on(moment)
    trail = moment.before.talk.trail
    if not trail:
        return again(moment, (("dialogue.cannot_go_back", {}),))
    findings = moment.before.findings
    kept = {name: told for name, told in findings.answers.items() if name not in trail[-1]}
    earlier = Findings(kept, max(findings.rounds - 1, 0))
    back = moment.but(moment.state.but(trail=trail[:-1])).knowing(earlier)
    return go_on(back, (("dialogue.went_back", {}),))


def change(moment: Moment) -> Turn:
    """An earlier answer is taken back: with a new one in the same breath, or asked for, once.

    Whoever was asked what to change and names nothing ("like I said"), or what stands already,
    has nothing to change.
    """
    if moment.learnt:
        return go_on(moment, correction(moment))
    if not moment.state.findings.answers:
        return again(moment, (("dialogue.nothing_to_correct", {}),))
    if moment.heard.answers:
        return known_already(moment)
    if moment.question and not set(moment.heard.concerns).isdisjoint(moment.question.asks):
        return missed(moment)  # "I told you, it's not blistered" is an answer
    focus = next((name for name in moment.heard.about if moment.state.findings.get(name)), "")
    if moment.before.open == CHANGE and not focus:
        return stands(moment)
    checked = looked_through(moment.before)
    asked = offer(moment.but(moment.state.but(misses=0, checked=checked)), (), CHANGE)
    return replace(asked, focus=focus)


def known_already(moment: Moment) -> Turn:
    """What was told as a correction stands already; with a "no" it is not clear what is wrong.

    Whom it is about is no correction ("except he's never smoked"), nor is what is not there.
    """
    if moment.heard.reply == NO:
        return missed(moment)
    said = stated(moment.knowledge, Findings(moment.heard.answers))
    told = [one for one in said if one[0] != WHOM and not one[1].startswith(NOT_SO)]
    have = [one for one in told if _stands(moment.state.findings, *one)]
    lines: Lines = (("dialogue.have_that", {"findings": have[:MOST_READ_BACK]}),) if have else ()
    return stands(moment, lines)


def correction(moment: Moment) -> Lines:
    """What stands now: in place of earlier answers, newly noted, or no longer."""
    before, after = moment.before.findings, moment.state.findings
    names = changed(before, after)
    told = Findings.of(**{name: after.answers[name] for name in names})
    new = [one for one in stated(moment.knowledge, told) if one[1] not in before.values(one[0])]
    found = told_once(moment.knowledge, new)
    several = {name for name in names if _takes_several(moment.knowledge, name)}
    instead_of = names if moment.heard.corrected else set(names) - several
    replaced = any(before.is_known(name) for name in instead_of)
    key: Tag = "dialogue.corrected" if replaced else "dialogue.noted"
    gone = [[name, value] for name, value in understood(before) if not _stands(after, name, value)]
    instead = {name for name, _ in found if not _takes_several(moment.knowledge, name)}
    dropped = [one for one in gone if one[0] not in instead]
    return (
        *(((key, {"findings": found[:MOST_READ_BACK]}),) if found else ()),
        *((("dialogue.taken_back", {"findings": dropped}),) if dropped else ()),
    )


def _takes_several(knowledge: KnowledgeBase, name: str) -> bool:
    finding = knowledge.findings.get(name)
    return finding is not None and finding.kind == "multi"


def _stands(findings: Findings, finding: str, value: str) -> bool:
    return value in findings.values(finding)


def stale(moment: Moment) -> Turn:
    """A touch on a screen whose time has passed: what is open stands."""
    return again(moment, (("dialogue.touch_stale", {}),))


def changed(before: Findings, after: Findings) -> tuple[str, ...]:
    """The ids of the findings that were told anew."""
    return tuple(name for name in after.answers if before.get(name) != after.get(name))


def start_over(moment: Moment, speaker: str = "self") -> Turn:
    """Everything forgotten but the speed of speech."""
    before = moment.before
    kept = State().but(slow=before.talk.slow, remembers=before.recall.remembers, speaker=speaker)
    fresh = moment.but(kept).knowing(Findings.of())
    return offer(fresh, (("dialogue.start_over", {}),), INVITATION)


def how_many_more(moment: Moment) -> Turn:
    """About how many questions are left, if each is answered with nothing new."""
    if moment.question is None:
        key: Tag = (
            "dialogue.no_question_left" if moment.before.advice.told else "dialogue.progress_start"
        )
        return again(moment, ((key, {}),))
    left = questions_left(moment.knowledge, moment.assessment, moment.state.findings)
    if left <= 1:
        return again(moment, (("dialogue.progress_last", {}),))
    return again(moment, (("dialogue.progress", {"n": left}),))


def questions_left(knowledge: KnowledgeBase, now: Assessment, findings: Findings) -> int:
    """Plays on to the end: no wherever that is an answer, and don't know to the rest."""
    count = 0
    while now.next_question is not None and count < knowledge.scoring.most_rounds:
        findings = findings.answered(_plain_answer(knowledge, now.next_question, findings))
        now = assess(knowledge, findings)
        count += 1
    return count


def _plain_answer(
    knowledge: KnowledgeBase, question: Question, findings: Findings
) -> dict[str, str]:
    if question.form == "which":
        return {question.id.removeprefix("which_"): NO}
    if question.id in knowledge.compounds:
        return {question.id: NO}
    plain = NO if question.form == "yes_no" else UNSURE
    return {name: plain for name in question.asks if not findings.was_asked(name)}
