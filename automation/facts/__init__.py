"""Facts in a text that somebody can look up: amounts, dates, times, counts, articles, notices.

::

    facts.compare(answer.text, notes)     # which facts of the draft the notes do not hold
    facts.share(355, 412)                 # 86.2%
"""

from automation.facts.comparing import Comparison, compare, same, supported
from automation.facts.directions import Turned, turned_round
from automation.facts.finding import Fact, Kind, find
from automation.facts.in_documents import of_document, of_table, with_unit
from automation.facts.shares import Share, share

__all__ = [
    "Comparison",
    "Fact",
    "Kind",
    "Share",
    "Turned",
    "compare",
    "find",
    "of_document",
    "of_table",
    "same",
    "share",
    "supported",
    "turned_round",
    "with_unit",
]
