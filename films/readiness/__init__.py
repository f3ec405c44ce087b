"""Readiness: what is not right with a film, in errors, warnings and notes that know their due dates.

`findings` loads and judges; everything that shows, counts, filters or exports it asks here. `publishes` and `blocking`
are the gate of publication; `lacks` is what an edition needs besides its films.
"""

from .beside import Lack, asks, lacks
from .gate import blocking, blocking_case, publishes
from .judging import findings, judged
from .load import load_cases
from .rule import RULES, Finding, Level, Rule
from .summary import at_work, by_rule, by_section, is_ready

__all__ = [
    "RULES",
    "Finding",
    "Lack",
    "Level",
    "Rule",
    "asks",
    "at_work",
    "blocking",
    "blocking_case",
    "by_rule",
    "by_section",
    "findings",
    "is_ready",
    "judged",
    "lacks",
    "load_cases",
    "publishes",
]
