"""What a million conversations cost, from measured times and `prices.yaml`."""

from calf_rules.strict_yaml import read

from tools import ROOT

PRICES = ROOT / "lab" / "bench" / "prices.yaml"
MILLION = 1_000_000


def dollars(turn_ms: float, cold_ms: float, turns: float) -> float:
    """US dollars for a million conversations of so many turns.

    The times were measured on a whole processor; a small function has a share of one and takes
    longer accordingly. Lambda bills what a cold start takes like everything else.
    """
    prices = {name: float(value) for name, value in read(PRICES).plain().items()}
    slower = prices["full_processor_mib"] / prices["memory_mib"]
    seconds = slower * (turn_ms * turns + cold_ms * prices["cold_share"]) / 1000
    gigabytes = prices["memory_mib"] / 1024
    logs = turns * prices["log_bytes_per_turn"] / 1e9 * prices["log_gigabyte"]
    each = turns * prices["request"] + seconds * gigabytes * prices["gigabyte_second"] + logs
    return each * MILLION
