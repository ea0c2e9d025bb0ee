"""What is asked besides the questions of the rules: each offer is one record.

What a reply does stands in `replies.py`, by the same ids.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from skill.tags import Tag

# The ids; `State.open` holds one of them, or that of a question of the rules.
INVITATION, READ_BACK, CHANGE, CRAMP = "invitation", "read_back", "change", "cramp"
MORE, ANYTHING_ELSE, CARD_OFFER = "more", "anything_else", "card_offer"
EXERCISE_OFFER, EXERCISE, CHECK_OFFER = "exercise_offer", "exercise", "check_offer"
WHOSE, SAME, CONSENT = "whose", "same", "consent"
WHOSE_LEG = "whose_leg"
LOG, FORGET = "log", "forget"

CRAMP_SIGNS = ("swelling", "skin_red_hot", "recent_injury", "chest_breath_signs")
USUAL = None  # of `missed`: the offer's own words
AS_YES_NO: Final = "dialogue.say_yes_or_no_1"  # before the simpler words
SAY_YES_NO: Final = "dialogue.say_yes_or_no_2"  # in place of the offer
NOT_CAUGHT: Final = "dialogue.fallback_1"
NO_EXAMPLE: Final = "dialogue.fallback_2"


class Stage(StrEnum):
    """When an offer is made."""

    before = "before"  # nothing was asked yet
    checking = "checking"  # what was understood is looked through
    after = "after"  # the advice stands
    guiding = "guiding"  # an exercise
    memory = "memory"  # the memory asks something of its own


class Offer(NamedTuple):
    """One of the skill's own questions.

    `ask` and `simpler` are keys of words/; the simpler one is also said to silence. `form` is how
    the answer is read ("" for whatever people do with an offer, None for telling freely), and
    `asks` the findings that it may tell. `missed`:
    what is said, and in which words it is put, after each miss; then it is given up, and
    `goes_on` tells whether the conversation moves on or ends. `why` answers "why do you ask?".
    """

    id: str
    stage: Stage
    ask: Tag
    simpler: Tag
    form: str | None = ""
    asks: tuple[str, ...] = ()
    missed: tuple[tuple[Tag | None, Tag | None], ...] = ()
    goes_on: bool = False
    why: Tag | None = None

    def after(self, misses: int) -> tuple[Tag | None, Tag | None] | None:
        """What is said and in which words it is put after so many misses; None: given up."""
        tries = self.missed or ((AS_YES_NO, self.simpler), (USUAL, SAY_YES_NO))
        return tries[misses - 1] if misses <= len(tries) else None


ALL = (
    Offer(
        INVITATION,
        Stage.before,
        "dialogue.open_invitation",
        "dialogue.open_invitation_simpler",
        form=None,
        missed=(
            (USUAL, "dialogue.fallback_outside_1"),
            (USUAL, "dialogue.fallback_outside_2"),
        ),
    ),
    Offer(
        READ_BACK,
        Stage.checking,
        "dialogue.read_back_check",
        "dialogue.read_back_simpler",
        form="yes_no",
        missed=(
            (AS_YES_NO, "dialogue.read_back_simpler"),
            (NO_EXAMPLE, "dialogue.read_back_examples"),
        ),
        goes_on=True,
    ),
    Offer(
        CHANGE,
        Stage.checking,
        "dialogue.correct_which",
        "dialogue.correct_examples",
        form=None,
        missed=((USUAL, "dialogue.correct_examples"),),
        goes_on=True,
    ),
    Offer(
        WHOSE_LEG,
        Stage.checking,
        "dialogue.whose_leg_ask",
        "dialogue.whose_leg_simpler",
        form="yes_no",
        missed=((AS_YES_NO, "dialogue.whose_leg_simpler"),),
        goes_on=True,
        why="dialogue.whose_leg_why",
    ),
    Offer(
        CRAMP,
        Stage.before,
        "dialogue.cramp_now_ask",
        "dialogue.cramp_now_simpler",
        form="compound",
        asks=CRAMP_SIGNS,
        missed=(
            (NOT_CAUGHT, "dialogue.cramp_now_simpler"),
            (NO_EXAMPLE, "dialogue.cramp_now_examples"),
        ),
        goes_on=True,
        why="dialogue.cramp_now_why",
    ),
    Offer(
        CHECK_OFFER,
        Stage.before,
        "dialogue.check_offer",
        "dialogue.check_offer_simpler",
    ),
    Offer(
        MORE,
        Stage.after,
        "dialogue.more_offer_meanwhile",
        "dialogue.more_simpler",
        missed=(
            (AS_YES_NO, "dialogue.more_simpler"),
            (USUAL, "dialogue.fallback_after"),
        ),
    ),
    Offer(
        ANYTHING_ELSE,
        Stage.after,
        "dialogue.ask_anything_else",
        "dialogue.anything_else_simpler",
        missed=(
            (AS_YES_NO, "dialogue.anything_else_simpler"),
            (USUAL, "dialogue.fallback_after"),
        ),
    ),
    Offer(
        CARD_OFFER,
        Stage.after,
        "dialogue.card_offer",
        "dialogue.card_offer_simpler",
        missed=(
            (AS_YES_NO, "dialogue.card_offer_simpler"),
            (USUAL, "dialogue.fallback_after"),
        ),
    ),
    Offer(
        EXERCISE_OFFER,
        Stage.after,
        "self_care.offer",
        "dialogue.exercise_offer_simpler",
    ),
    Offer(
        EXERCISE,
        Stage.guiding,
        "dialogue.self_care_go_on",
        "dialogue.self_care_go_on_simpler",
    ),
    Offer(
        WHOSE,
        Stage.memory,
        "memory.who_are_you",
        "memory.who_are_you_simpler",
        why="memory.who_are_you_why",
    ),
    Offer(
        SAME,
        Stage.memory,
        "memory.same_again",
        "memory.same_again_simpler",
        form="yes_no",
        why="memory.same_why",
    ),
    Offer(
        CONSENT,
        Stage.memory,
        "memory.consent_ask",
        "memory.consent_simpler",
        why="memory.consent_explain",
    ),
    Offer(
        LOG,
        Stage.memory,
        "memory.log_ask",
        "memory.log_simpler",
        form="number",
        asks=("severity",),
        missed=(
            ("memory.log_again_1", "memory.log_simpler"),
            (USUAL, "memory.log_again_2"),
        ),
        why="memory.log_why",
    ),
    Offer(
        FORGET,
        Stage.memory,
        "memory.forget_confirm",
        "memory.forget_simpler",
        why="memory.forget_why",
    ),
)
OFFERS = {one.id: one for one in ALL}


def stage_of(opened: str | None) -> Stage | None:
    """The stage of the offer that is open; None where none of them is."""
    found = OFFERS.get(opened or "")
    return found.stage if found else None
