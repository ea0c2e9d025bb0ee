"""What a clinician reads of a fit before saying yes or veto: how well it does, and what moved."""

from collections.abc import Iterator, Mapping

import numpy as np
from calf_rules.likelihoods import Likelihoods

from tools.learn.evidence.encoding import NAMED, Columns
from tools.learn.evidence.fitting import Fit

LARGEST = 25  # moves that are shown of each kind


def report(
    tables: Likelihoods, found: Columns, fit: Fit, crossed: Mapping[str, Mapping[str, float]]
) -> str:
    """The whole report."""
    lines = [
        f"{name}: first {one['top1']:.1%}, among three {one['top3']:.1%}"
        for name, one in crossed.items()
    ]
    lines += ["", "What an answer counts (times), the largest moves:"]
    steps = fit.steps["count"]
    for at in np.argsort(-np.abs(steps), kind="stable")[:LARGEST]:
        finding, value, _ = found.names[at]
        lines.append(f"  {finding} {value}: {np.exp(steps[at]):.2f}")
    lines += ["", "What a cause starts with (added to the log prior), the largest moves:"]
    steps = fit.steps["leaning"]
    for at in np.argsort(-np.abs(steps), kind="stable")[:LARGEST]:
        lines.append(f"  {tables.causes[at].id}: {steps[at]:+.2f}")
    lines += ["", "P(answer | cause), the largest moves:", *_rows(tables, found, fit)]
    return "\n".join(lines)


def _rows(tables: Likelihoods, found: Columns, fit: Fit) -> Iterator[str]:
    moved = np.abs(fit.p - found.p) * (fit.steps["row"] != 0)
    named = np.array([how == NAMED for _, _, how in found.names])
    flat = np.argsort(-moved * named[:, None], axis=None, kind="stable")[:LARGEST]
    for row, at in zip(*np.unravel_index(flat, fit.p.shape), strict=True):
        finding, value, _ = found.names[row]
        change = f"{found.p[row, at]:.2f} to {fit.p[row, at]:.2f}"
        yield f"  {tables.causes[at].id}, {finding} {value}: {change}"
