"""What the chief's note asks of the release and the card, and what the event's data say."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from automation import documents
from automation.facts import Fact, find
from graders.documents.confidential import quoted
from graders.documents.requested_facts import RequestedFact, Source, part_of_note, requested_facts
from groundwork.messages import catalog

from .clues import ASKED

say = catalog(__package__)

EVENT, REQUEST = "event.txt", "request.txt"
EVENT_DATA = say("행사 자료")
_FIELD = re.compile(r"^- (보도일시|담당 부서|담당자|연락처): ‘([^’]+)’", re.MULTILINE)
_LEAD = re.compile(r"^- 첫 문단: 누가 ‘(?P<who>[^’]+)’.*무엇을 ‘(?P<what>[^’]+)’", re.MULTILINE)
_CARD = re.compile(
    r"^- 카드뉴스 문안: .*?(?P<letters>\d+)자, (?P<lines>\d+)줄(?P<words>.*)", re.MULTILINE
)
_UNFOUNDED = re.compile(r"^- (?P<words>‘.+’)처럼 근거 없는 과장 표현", re.MULTILINE)


@dataclass(frozen=True)
class ChiefNote:
    """The chief's note and the event's data as the checks need them."""

    request: str
    event: str

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return (*find(self.event), *find(self.request))

    def facts_for(self, document: str) -> tuple[RequestedFact, ...]:
        """What is to be in a document (보도자료, 카드뉴스 문안)."""
        part = part_of_note(self.request, f"[{document}에 넣을 것]")
        return requested_facts(part, Source(EVENT_DATA, self.event), ASKED)

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """The fields of the release by their names, each with its value."""
        return tuple(_FIELD.findall(self.request))

    @property
    def lead(self) -> tuple[str, str]:
        """Who does what, as the first paragraph has to say."""
        who, what = self._line(_LEAD).group("who", "what")
        return who, what

    @property
    def card_limits(self) -> tuple[int, int]:
        """How many letters and lines a card holds."""
        letters, lines = self._line(_CARD).group("letters", "lines")
        return int(letters), int(lines)

    @property
    def card_words(self) -> tuple[str, ...]:
        """What a card has to name."""
        return quoted(self._line(_CARD)["words"])

    @property
    def unfounded(self) -> tuple[str, ...]:
        """The words that claim what nothing supports."""
        return quoted(self._line(_UNFOUNDED)["words"])

    @property
    def withheld(self) -> tuple[str, ...]:
        """What is not to be told outside yet."""
        return quoted(part_of_note(self.event, "[아직 공개하지 않을 사항]"))

    def _line(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.search(self.request)
        assert found is not None
        return found


def read_note(materials: Path) -> ChiefNote:
    """The chief's note and the event's data."""
    return ChiefNote(*(documents.read_text(materials / name) for name in (REQUEST, EVENT)))
