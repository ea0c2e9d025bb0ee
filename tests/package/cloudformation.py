"""Reads template.yaml with CloudFormation's short tags: `!Ref X` becomes {"Ref": "X"}."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]


class _Loader(yaml.SafeLoader):
    """PyYAML's safe loader that also knows CloudFormation's tags."""


def _tagged(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return {name: loader.construct_scalar(node)}
    assert isinstance(node, yaml.SequenceNode)
    return {name: loader.construct_sequence(node, deep=True)}


_Loader.add_multi_constructor("!", _tagged)


def template() -> dict[str, Any]:
    """The template of the AWS stack."""
    text = (ROOT / "template.yaml").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 a safe loader
    return read
