"""Quotations (인용): what people are made to say in a text, against what they confirmed.

A confirmed quotation stands in a source as ``- 문도현 과장: “…”``. Names of things in quotation
marks are none: a quotation is a sentence, or stands before 라고 말했다.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graders.outcome import Criterion
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

say = catalog(__package__)

_CONFIRMED = re.compile(r"^- (?P<speaker>[^:：“\n]+)[:：] “(?P<words>[^”]+)”", re.MULTILINE)
_QUOTED = re.compile(r"[“\"](?P<double>[^”\"\n]{6,300})[”\"]|[‘'](?P<single>[^’'\n]{12,300})[’']")
_SAYS = r"(?:말했|말한|밝혔|강조했|전했|당부했|덧붙였|설명했)"
_SPOKEN = re.compile(rf"^\s?(?:이?라고|이?라며|고|며|면서)(?![가-힣]*\s?부르)|^\s?{_SAYS}")
_SENTENCE = re.compile(r"(?:다|요|죠|까|자|것|음|함)\s?[.!?~]*$")
# 시장은 … 하겠다고 강조했다: a person's speech without quotation marks. 구미시는 … 밝혔다 is none.
_REPORTED = re.compile(
    r"(?P<speaker>[가-힣]{0,10}\s?(?:시장|부시장|국장|과장|팀장|관장|원장|소장|의장|위원장|대표|이사장))[은는이가]\s"
    rf"(?P<words>[^.“\"\n]{{4,200}}?)(?:(?:라|다|자)(?:고|며|면서)\s?{_SAYS}"
    r"|(?:뜻|의지|계획|입장|포부|소감)[을를]\s?(?:밝|강조|전했|전한|나타|내비|드러))"
)
# How much of the letters must agree: 좋겠습니다 may become 좋겠다 in a newspaper's style.
_ALIKE = 0.8


@dataclass(frozen=True)
class Quotation:
    """Words, and who is said to have said them (or the sentence that says so)."""

    words: str
    speaker: str


def confirmed_quotations(source: str) -> tuple[Quotation, ...]:
    """The quotations a source says may be used."""
    return tuple(Quotation(m["words"], m["speaker"].strip()) for m in _CONFIRMED.finditer(source))


def quotations(text: str) -> Iterator[Quotation]:
    """What people are made to say in a text, line by line, each with the line around it."""
    for line in text.splitlines():
        for match in _QUOTED.finditer(line):
            words = match["double"] or match["single"]
            spoken = _SPOKEN.match(line[match.end() :])
            if spoken or (match["double"] and _SENTENCE.search(words)):
                yield Quotation(words, line[: match.start()] + line[match.end() :])
        for match in _REPORTED.finditer(line):
            yield Quotation(match["words"].strip(), match["speaker"])


def only_confirmed(
    texts: Sequence[tuple[Message, str]], source: str, source_name: Message
) -> Criterion:
    """A criterion: nobody is made to say in the texts what the source has not confirmed.

    Each text comes with the name people call it by.
    """
    known = confirmed_quotations(source)
    made_up = [
        (name, quotation.words)
        for name, text in texts
        for quotation in quotations(text)
        if not _is_confirmed(quotation, known)
    ]
    findings = tuple(
        Finding(
            what=say("확인받지 않은 말이 있습니다: “{words}”.", words=words[:60]),
            where=say("{name}의 “{words}…”", name=name, words=words[:15]),
            why=say("하지 않은 말이 기사로 나가면 그 사람과 시가 약속한 것이 됩니다."),
            mend=say(
                "지우거나, {source}에 있는 확인받은 말을 말한 사람과 함께 그대로 인용하세요.",
                source=source_name,
            ),
            rule="speech",
        )
        for name, words in made_up
    )
    return Criterion(not made_up, findings, say("확인받지 않은 말이 없음"), weight=2.0)


def _is_confirmed(said: Quotation, known: Sequence[Quotation]) -> bool:
    """Whether a quotation was confirmed, and is given to the one who said it."""
    return any(_alike(said.words, one.words) and _names(said.speaker, one) for one in known)


def _alike(words: str, other: str) -> bool:
    first, second = letters_only(words), letters_only(other)
    return first in second or SequenceMatcher(None, first, second).ratio() >= _ALIKE


def _names(where: str, known: Quotation) -> bool:
    """Whether the words around a quotation name who said it, by name or by office."""
    return any(part in where for part in known.speaker.split())
