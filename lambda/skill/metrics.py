"""One line of figures a request, in the form that CloudWatch turns into metrics by itself.

It knows no person: a type of request, a duration, whether it failed, and how urgent the advice is,
on the turn that gives it. Without METRICS_NAMESPACE, as on somebody's own machine, it is silent.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping

TOUCH = "Alexa.Presentation.APL.UserEvent"
TYPES = frozenset({"LaunchRequest", "IntentRequest", "SessionEndedRequest", TOUCH})
OTHER = "other"  # the name of a type comes from outside: none that we do not know is written
Measure = Callable[[str, float, bool, str | None], None]


def measure_from(environ: Mapping[str, str]) -> Measure:
    """What notes a request: its type, milliseconds, whether it failed, urgency if advised."""
    namespace = environ.get("METRICS_NAMESPACE", "")
    return _writer(namespace) if namespace else _nothing


def line(
    namespace: str, kind: str, milliseconds: float, failed: bool, urgency: str | None
) -> dict[str, object]:
    """The figures of one request, with what CloudWatch has to know about them."""
    figures: dict[str, float] = {"Requests": 1, "Failed": int(failed), "Latency": milliseconds}
    if urgency:
        figures[f"Advised_{urgency}"] = 1
    units = [
        {"Name": name, "Unit": "Milliseconds" if name == "Latency" else "Count"} for name in figures
    ]
    metrics = {"Namespace": namespace, "Dimensions": [[]], "Metrics": units}
    return {
        "_aws": {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [metrics]},
        "request_type": kind if kind in TYPES else OTHER,
        **figures,
    }


def _writer(namespace: str) -> Measure:
    def write(kind: str, milliseconds: float, failed: bool, urgency: str | None) -> None:
        text = json.dumps(line(namespace, kind, round(milliseconds, 2), failed, urgency))
        sys.stdout.write(f"{text}\n")

    return write


def _nothing(kind: str, milliseconds: float, failed: bool, urgency: str | None) -> None:
    """Nobody asked."""
