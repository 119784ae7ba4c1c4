"""The assistant: one interface to a practice server, a model on this machine, or an endpoint.

::

    answer = assistant.ask("회의 메모로 한 쪽 보고서 초안을 써 줘", notes=masked)
    answer                    # shows itself
    assistant.watch("…", notes=masked)   # the same, growing on the screen
    assistant.status()        # which way is in use, and where it is set
    assistant.spent()         # how often was asked, how many tokens, what it cost
    assistant.voice("…")      # a text spoken, where the city's server can

Whatever is asked passes the privacy guard first, and what was sent is kept in a file.
"""

from automation.assistant.answer import Answer
from automation.assistant.conversation import ask, fill, stream
from automation.assistant.live import watch
from automation.assistant.record import Spent, spent
from automation.assistant.settings import Settings, Status, Way, load, status
from automation.assistant.speaking import voice
from automation.assistant.usage import Usage

__all__ = [
    "Answer",
    "Settings",
    "Spent",
    "Status",
    "Usage",
    "Way",
    "ask",
    "fill",
    "load",
    "spent",
    "status",
    "stream",
    "voice",
    "watch",
]
