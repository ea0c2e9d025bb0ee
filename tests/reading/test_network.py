"""The network as it ships: words to pieces, one file, and the door that opens it or does not."""

import json
from pathlib import Path

import numpy as np
import pytest
from skill.reading import Asked
from skill.reading.mentions import look
from skill.reading.neural.labels import JUDGED, question_text
from skill.reading.neural.network import ABOUT, Network
from skill.reading.neural.pieces import MOST, Pieces
from skill.reading.opinion import Opinion, silent
from skill.reading.second import FILE, second_from

from tests.reading.packs import asked, pack
from tools.learn.ears.neural.shape import HIDDEN, LAYERS
from tools.learn.ears.neural.shipping import ship

CLASSES = ("yes", "no", "unsure", "value", "none")
WIDTH, INNER = 24, 48
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "my", "calf", "is", "sore", "##s", "tell", "'", "i")
DOCUMENT = {
    "facts": ["danger:fever", "fever=no", "fever=yes", "leg=left"],
    "replies": list(CLASSES),
    "acts": ["tell", "stop"],
    "mentions": ["pain_site=calf", "leg=left"],
    "hows": ["phrase", "exact", "asked", "form"],
}
TOLERANCE = 1e-4  # of a chance: processors add up in different orders
STORED = {
    "yes": 0.006484,
    "no": 0.088219,
    "unsure": 0.028753,
    "value": 0.039559,
    "none": 0.836985,
    "tell": 0.968834,
    "stop": 0.031166,
    "fever": 0.006744,
    "fever=no": 0.491814,
    "fever=yes": 0.085057,
    "leg=left": 0.706289,
    "pain_site=calf nothing": 0.012177,
    "pain_site=calf yes": 0.987823,
    "pain_site=calf no": 0.000000,
}


def written(folder: Path) -> Path:
    """A network of small random numbers, as training would write it."""
    draw = np.random.default_rng(3)
    sizes = {name: len(DOCUMENT[of]) for name, of in (("reply", "replies"), ("act", "acts"))}
    sizes["facts"] = len(DOCUMENT["facts"])
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(WORDS), WIDTH),
        "embeddings.position_embeddings.weight": (MOST, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "embeddings.LayerNorm.weight": (WIDTH,),
        "embeddings.LayerNorm.bias": (WIDTH,),
        **{f"{head}.weight": (3 * WIDTH, size) for head, size in sizes.items()},
        **{f"{head}.bias": (size,) for head, size in sizes.items()},
        "facts.looks.table": (sizes["facts"], WIDTH),
        "facts.sees.table": (sizes["facts"], WIDTH),
        "mention.seen.weight": (HIDDEN, 3 * WIDTH),
        "mention.seen.bias": (HIDDEN,),
        "mention.said.weight": (len(JUDGED), HIDDEN),
        "mention.said.bias": (len(JUDGED),),
        "mention.label.table": (len(DOCUMENT["mentions"]), HIDDEN),
        "mention.scale.table": (len(DOCUMENT["mentions"]), HIDDEN),
        "mention.role.table": (3, HIDDEN),
        "mention.how.table": (len(DOCUMENT["hows"]), HIDDEN),
    }
    for layer in range(LAYERS):
        at = f"encoder.layer.{layer}."
        dense = {f"attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")}
        dense |= {"attention.output.dense": (WIDTH, WIDTH), "intermediate.dense": (INNER, WIDTH)}
        dense |= {"output.dense": (WIDTH, INNER)}
        for name, shape in dense.items():
            shapes |= {f"{at}{name}.weight": shape, f"{at}{name}.bias": shape[:1]}
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes |= {f"{at}{name}.weight": (WIDTH,), f"{at}{name}.bias": (WIDTH,)}
    params = {name: draw.normal(0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}
    path = folder / FILE.format(language="en")
    ship(path, params, {word: at for at, word in enumerate(WORDS)}, DOCUMENT)
    return path


def chances_of(opinion: Opinion) -> dict[str, float]:
    judged = {
        f"{one.finding}={one.value} {name}": chance
        for one, said in opinion.mentions.items()
        for name, chance in said.items()
    }
    return {**opinion.reply, **opinion.act, **opinion.dangers, **opinion.told, **judged}


def test_the_same_words_give_the_same_chances_on_every_machine(tmp_path: Path) -> None:
    opinion = Network.load(written(tmp_path))(look("my calf's sore", pack("en")), None)
    assert chances_of(opinion) == pytest.approx(STORED, abs=TOLERANCE)


def test_words_are_split_into_the_longest_pieces_known() -> None:
    known = Pieces({word: at for at, word in enumerate(WORDS)})
    pair = known.pair("tell", ["my", "calfs", "isn't", "sore"])
    assert [WORDS[one] for one in pair.ids[: pair.asks]] == ["[CLS]", "tell", "[SEP]"]
    assert [WORDS[one] for one in pair.ids[3:6]] == ["my", "calf", "##s"]
    assert pair.places[:2] == [(3, 4), (4, 6)]
    assert WORDS[pair.ids[6]] == "[UNK]"


def test_what_has_no_room_is_not_judged() -> None:
    pair = Pieces({word: at for at, word in enumerate(WORDS)}).pair("tell", ["calf"] * 200)
    assert len(pair.ids) == MOST
    assert len(pair.places) == MOST - pair.asks - 1


def test_the_plain_ears_stay_alone_unless_the_network_is_wanted_and_whole(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert second_from({"EARS": "neural"}, tmp_path, "en") is silent
    path = written(tmp_path)
    assert second_from({}, tmp_path, "en") is silent
    assert second_from({"EARS": "plain"}, tmp_path, "en") is silent
    assert second_from({"EARS": "neural"}, tmp_path, "de") is silent
    assert second_from({"EARS": "neural"}, tmp_path, "en") is not silent
    for broken in (b"", path.read_bytes()[:5000]):
        path.write_bytes(broken)
        assert second_from({"EARS": "neural"}, tmp_path, "en") is silent
        assert "plain ears" in caplog.text


def test_a_network_without_its_labels_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    with np.load(path) as kept:
        tables = {name: kept[name] for name in kept.files}
    about = {**json.loads(bytes(tables[ABOUT]))}
    del about["mentions"]
    tables[ABOUT] = np.frombuffer(json.dumps(about).encode(), np.uint8)
    np.savez(path, **tables)
    with pytest.raises(KeyError):
        Network.load(path)


def test_the_open_question_is_put_in_the_names_of_what_it_asks() -> None:
    assert question_text(None) == "tell"
    assert question_text(Asked("", (), "")) == "offer"
    assert question_text(Asked("", (), "yes_no")) == "read back"
    assert question_text(asked("fever")) == "fever"
    assert question_text(asked("which_safety_b")).startswith("which ")
