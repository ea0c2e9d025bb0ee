"""What a network learns from: rows of the corpus, in batches; what ships of it, and its report."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from skill.reading.neural.labels import JUDGED
from skill.reading.neural.pieces import Pieces

from tests.reading.packs import asked, pack
from tools.learn.ears.corpus import Line
from tools.learn.ears.neural.batches import LENGTHS, SIZE, UNSAID, Batches
from tools.learn.ears.neural.examples import document
from tools.learn.ears.neural.report import line
from tools.learn.ears.neural.shipping import pieces
from tools.learn.ears.tasks import looked
from tools.learn.ears.weights import Course

WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "my", "calf", "is", "sore", "##s", "tell", "'", "i")
ROW: dict[str, Any] = {
    "asked": "tell",
    "words": ["my", "calf"],
    "reply": 1,
    "act": 2,
    "facts": [0],
    "unknown": [1],
    "mentions": [[1, 2, 0, 0, 0, 1]],
}


def test_the_learning_curve_counts_only_what_is_labelled() -> None:
    rows = [{"reply": 0, "facts": [0], "unknown": [1]}, {"reply": -1, "facts": [1], "unknown": []}]
    chances = np.array([[0.9, 0.9], [0.6, 0.2]], np.float32)
    judged = {"mention": np.eye(3)[[1, 1, 0]], "said": np.array([1, 0, 0])}
    told = {"rows": np.array([0, 1]), "reply": np.eye(2, 5), "facts": chances, **judged}
    assert line("shared", told, rows) == (
        "shared: of 2 lines, reply right 1.000; labels found 0.500, claims right 0.500; "
        "mentions found 1.000, claims right 0.500"
    )


class Few(Course):
    """A course of some lines, each told six times, so that it can be learned."""

    def __init__(self, told: Sequence[Line]) -> None:
        self.pack, self.bare = pack("en"), []
        self.rows = looked([line for line in told for _ in range(6)], self.pack)


def test_rows_say_what_is_told_what_is_not_and_of_what_nothing_is_known() -> None:
    swollen = Line(
        "my left calf is swollen", None, {"swelling": "one_calf"}, {}, None, "tell", "a", own=False
    )
    denied = Line("no fever", asked("fever"), {"fever": "no"}, {}, "no", "tell", "b", own=True)
    learned = document(Few([swollen, denied]))
    first, last = learned["rows"][0], learned["rows"][-1]
    assert [learned["facts"][at] for at in first["facts"]] == ["swelling=one_calf"]
    assert [learned["facts"][at] for at in last["facts"]] == ["fever=no"]
    assert (first["fold"], last["fold"]) == (0, -1)
    assert (learned["replies"][last["reply"]], first["reply"]) == ("no", -1)
    said = {learned["mentions"][one[2]]: JUDGED[one[5]] for one in first["mentions"]}
    assert said["swelling=one_calf"] == "yes"


def test_what_fills_up_a_batch_says_something_and_is_labelled_with_nothing() -> None:
    known = Pieces({word: at for at, word in enumerate(WORDS)})
    [batch] = Batches([ROW], 4, known).dealt([0], None)
    assert batch.ids.shape == (SIZE, min(LENGTHS))
    assert batch.at.tolist() == [0] + [-1] * (SIZE - 1)
    assert ((batch.mask * batch.kinds).sum(1) > 0).all(), "the maximum over nothing would be -1e9"
    assert batch.known[0].tolist() == [1, 0, 1, 1]
    assert not batch.known[1:].any()
    assert set(batch.reply[1:]) | set(batch.act[1:]) == {-1}
    assert batch.mentions[0].tolist() == [0, 4, 5, 0, 0, 0, 1]
    assert set(batch.mentions[1:, -1]) == {UNSAID}


def test_a_batch_has_room_for_all_mentions_of_its_rows() -> None:
    known = Pieces({word: at for at, word in enumerate(WORDS)})
    many = {**ROW, "mentions": ROW["mentions"] * 100}
    batches = list(Batches([many] * 4, 4, known).dealt(range(4), None))
    said = sum(int((batch.mentions[:, -1] != UNSAID).sum()) for batch in batches)
    assert said == 400


def test_only_the_pieces_that_english_needs_ship() -> None:
    vocabulary = {"[PAD]": 0, "[unused1]": 1, "[UNK]": 100, "[CLS]": 101, "[SEP]": 102, "calf": 500}
    vocabulary |= {"\u0436": 600, "##s": 29_000, "rarely": 29_001}
    assert pieces(vocabulary) == ["[UNK]", "[CLS]", "[SEP]", "calf", "##s"]
