"""Words that must not be printed: claims nothing supports, and what is not public yet."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from graders.documents.confidential import reads
from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog(__package__)

# The note's words are examples ("처럼"): a superlative of the whole country is one in any words.
_SUPERLATIVE = re.compile(
    r"(?:전국|국내|세계|온 나라|우리나라)(?:에서)?\s?(?:가장|제일|으뜸|처음|손꼽)[가-힣 ]{0,6}"
)
# A text, behind the name people call it by.
Text: TypeAlias = tuple[Message, str]


def nothing_unfounded(texts: Sequence[Text], claims: Sequence[str]) -> Criterion:
    """The words the note forbids, unless they only limit a number (최대 3권)."""
    found = [
        (name, word)
        for name, text in texts
        for word in claims
        if re.search(rf"{word}(?!\s?\d|한)", text)
    ]
    found += [(name, said[0]) for name, text in texts for said in _SUPERLATIVE.finditer(text)]
    findings = tuple(
        Finding(
            what=say("근거 없는 과장 표현이 있습니다: ‘{word}’.", word=word),
            where=say("{name}의 ‘{word}’", name=name, word=word),
            why=say("비교할 자료가 없으면 사실과 다른 말이 되고, 기자가 가장 먼저 되묻습니다."),
            mend=say("지우고, 자료에 있는 숫자로 나타내세요."),
            rule="invented",
        )
        for name, word in found
    )
    return Criterion(not found, findings, say("근거 없는 과장 표현이 없음"))


def nothing_withheld(texts: Sequence[Text], words: Sequence[str]) -> Iterator[Criterion]:
    """A criterion a word: it can be read in none of the texts, in whatever spelling."""
    for word in words:
        places = [name for name, text in texts if reads(word, text)]
        findings = tuple(
            Finding(
                what=say("아직 공개하지 않을 사항이 들어 있습니다: ‘{word}’.", word=word),
                where=name,
                why=say("확정되지 않았거나 먼저 보고해야 합니다. 배포하면 되돌릴 수 없습니다."),
                mend=say("이 말이 든 문장을 지우세요."),
                rule="withheld",
            )
            for name in places
        )
        yield Criterion(not places, findings)
