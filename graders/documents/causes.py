"""Causes that a text gives and its source does not: no figure tells whether they are so."""

import re
from collections.abc import Iterable, Iterator

from graders.messages import say
from graders.outcome import Criterion, unknown
from groundwork.messages import Message

CAUSE = re.compile(
    r"덕분|때문|영향으로|힘입어|결과로|풀이된|분석된|분석이|요인|효과로|데 따른|이끌었|탓"
    r"|원인[은이으:]|(?:부족|미흡|저조|무관심|이기주의|소홀|비협조)(?:으로|해서|하여|에서\s비롯|함에\s따라)"
    r"|이유[는:][^.\n]{0,30}(?:부족|미흡|저조|무관심|소홀)|의식\s?(?:부족|결여)"
)


def causes_read_by_a_person(
    sentences: Iterable[str], source: str, document: Message
) -> Iterator[Criterion]:
    """Nothing, or the first cause in words that the source has none of: a person decides."""
    for said in sentences:
        found = CAUSE.search(said)
        if found and found[0] not in source:
            yield unknown(say("자료에 없는 원인일 수 있습니다: ‘{said}’", said=said[:60]), document)
            return
