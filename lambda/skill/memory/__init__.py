"""What the skill may remember of a person who agreed to it; by default it remembers nothing.

Only `memory.dynamodb` knows boto3, and imports it only where remembering is switched on.
"""

from skill.memory.configured import memory_from
from skill.memory.events import forget_disabled
from skill.memory.interface import Memory, MemoryUnavailable, Nothing
from skill.memory.keys import Key
from skill.memory.record import Entry, Record
from skill.memory.trend import Trend, has_grown, is_third_talk, trend
from skill.memory.visit import Note, Past, look_back, write_down

__all__ = [
    "Entry",
    "Key",
    "Memory",
    "MemoryUnavailable",
    "Note",
    "Nothing",
    "Past",
    "Record",
    "Trend",
    "forget_disabled",
    "has_grown",
    "is_third_talk",
    "look_back",
    "memory_from",
    "trend",
    "write_down",
]
