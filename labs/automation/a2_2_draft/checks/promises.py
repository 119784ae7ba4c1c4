"""What a letter promises to give and its memo does not name: no figure tells."""

import re
from collections.abc import Iterable, Iterator

from automation.documents import Document
from graders.outcome import Criterion, unknown
from groundwork.messages import Message, catalog
from groundwork.negation import NONE, NOT, NOT_AHEAD

say = catalog(__package__)

_GIVEN = re.compile(
    r"(?P<what>[가-힣]{2,})(?:[을를]|이|가|은|는|도)?\s(?:모두|무료로|함께|별도로)?\s?"
    r"(?:제공|지급|발급|수여|증정|지원|인정|배부|나누어|나눠|드[리립릴]|마련|준비|가입)"
    rf"(?![^.,\n]{{0,6}}(?:{NOT}|{NONE}|{NOT_AHEAD}))"
)
_STEM = 2


def nothing_promised(
    letters: Iterable[tuple[Message, Document]], source: str
) -> Iterator[Criterion]:
    """A person reads what a letter says is given, where nothing of that name is in the source."""
    for name, letter in letters:
        for line in letter.sentences():
            found = (match["what"] for match in _GIVEN.finditer(line))
            if any(what[:_STEM] not in source for what in found):
                what = say("메모에 없는 약속일 수 있습니다: ‘{line}’", line=line.strip()[:60])
                yield unknown(what, name)
                return
