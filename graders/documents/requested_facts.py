"""Facts a chief's note asks for, each found in the given materials by the words before it.

A note names them as a chief does ("참석 인원"), and the learner finds them; a lab's checks know the
words behind which each stands. So nothing is compared with a stored key.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from automation.facts import Fact, find, same
from graders.documents.clauses import told
from graders.messages import say
from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.messages import Message

# A decision taken back: 연기하지 않음. What is not "so that it is not", nor a condition.
_DENIED = re.compile(
    r"지(?:는|도)?\s?(?:않|아니하|못\s?하)(?:음|습니다|는다|았|을\s?(?:것|예정|계획)|기로|고|아$)"
    r"|지(?:는|도)?\s?아니함|안\s?함|아님|아닙니다"
)
_WORD = re.compile(r"[가-힣]{2,}")
_PARTICLE = re.compile(r"(?<=..)(?:은|는|이|가|을|를|에|의|도|씩)$")


@dataclass(frozen=True)
class Source:
    """A material by the name a note gives it ("메모"), and its text."""

    name: Message
    text: str


@dataclass(frozen=True)
class RequestedFact:
    """A fact the note asks for: its name there, the material and the words before it, its value."""

    label: str
    source: Message
    clue: str
    fact: Fact

    @property
    def words(self) -> frozenset[str]:
        """The words it goes by, in the note and in the material."""
        found = _WORD.findall(f"{self.label} {self.clue}")
        return frozenset(_PARTICLE.sub("", word) for word in found)


def requested_facts(
    note: str, source: Source, clues: Mapping[str, str]
) -> tuple[RequestedFact, ...]:
    """What a note (or a part of one) asks for, of the facts whose clues in the source are known.

    Raises ValueError or StopIteration where the source does not hold one.
    """
    return tuple(requested_fact(name, source, clue) for name, clue in clues.items() if name in note)


def requested_fact(label: str, source: Source, clue: str) -> RequestedFact:
    """What a note asks for by its name alone: the first fact behind a clue in a material.

    Raises ValueError or StopIteration where there is none.
    """
    return RequestedFact(label, source.name, clue, _first_behind(source.text, clue))


def _first_behind(text: str, clue: str) -> Fact:
    behind = text.index(clue) + len(clue)
    return next(fact for fact in find(text) if fact.start >= behind)


def part_of_note(note: str, heading: str) -> str:
    """The lines of a note under a heading in brackets, up to the next empty line."""
    return note.partition(heading)[2].partition("\n\n")[0]


def holds(known: Iterable[Fact], asked: RequestedFact) -> bool:
    """Whether facts hold what is asked, in whatever spelling."""
    return any(same(fact, asked.fact) for fact in known)


def few(known: Sequence[Fact], asked: Sequence[RequestedFact]) -> bool:
    """Whether less than half of what is asked is there: too little to judge the rest by."""
    return 2 * sum(holds(known, one) for one in asked) < len(asked)


def all_facts_present(
    asked: Sequence[RequestedFact], known: Sequence[Fact], said: Sequence[str], document: Message
) -> Iterator[Criterion]:
    """A criterion for each: a document (named as people call it) holds what is asked, in its place.

    ``known`` are the document's facts and ``said`` its clauses, see `graders.documents.clauses`.
    """
    for index, one in enumerate(asked):
        taken = next((other for other in asked if _exchanged(one, other, said)), None)
        if taken in asked[:index]:
            yield Criterion(False)  # that the two are exchanged is told once
        elif taken:
            yield _out_of_place(one, taken, document)
        elif _denied(one, said):
            yield _taken_back(one, document)
        else:
            yield _kept(one, known, document)


def _exchanged(one: RequestedFact, other: RequestedFact, said: Sequence[str]) -> bool:
    """Whether each of two values stands only where the words speak of the other one."""
    alike = (one.fact.kind, one.fact.unit) == (other.fact.kind, other.fact.unit)
    if not alike or same(one.fact, other.fact):
        return False
    return _said_of(other, one, said) and _said_of(one, other, said)


def _said_of(this: RequestedFact, instead: RequestedFact, said: Sequence[str]) -> bool:
    """Whether what is to be said of ``instead`` is said of this, wherever it is said."""
    alike = told(said, instead.fact.kind, instead.fact.unit)
    holding = [words for words, fact in alike if same(fact, instead.fact)]
    own, others = this.words - instead.words, instead.words - this.words
    return bool(holding) and all(
        sum(word in words for word in own) > sum(word in words for word in others)
        for words in holding
    )


def _denied(one: RequestedFact, said: Sequence[str]) -> bool:
    """Whether a value stands only where the opposite of the source is said of it."""
    alike = told(said, one.fact.kind, one.fact.unit)
    holding = [words for words, fact in alike if same(fact, one.fact)]
    turned = bool(holding) and all(map(_DENIED.search, holding))
    return turned and not _DENIED.search(one.fact.sentence)


def _taken_back(asked: RequestedFact, document: Message) -> Criterion:
    finding = Finding(
        what=say(
            "{document}에서 ‘{label}’의 뜻이 {source:과} 반대입니다.",
            document=document,
            label=asked.label,
            source=asked.source,
        ),
        where=say("{source}의 ‘{clue}’ 뒤", source=asked.source, clue=asked.clue),
        why=say("값이 맞아도 ‘않음’이나 ‘아님’을 붙이면 반대 내용이 됩니다."),
        mend=say("{source}에서 그 문장을 다시 읽고 맞게 고치세요.", source=asked.source),
        rule="facts",
    )
    return Criterion(False, (finding,))


def _out_of_place(asked: RequestedFact, other: RequestedFact, document: Message) -> Criterion:
    finding = Finding(
        what=say(
            "{document}에서 ‘{label}’의 값과 ‘{other}’의 값이 뒤바뀌었습니다.",
            document=document,
            label=asked.label,
            other=other.label,
        ),
        where=say("{source}의 ‘{clue}’ 뒤", source=asked.source, clue=asked.clue),
        why=say(
            "{source}에 있는 값이라도 다른 항목의 값을 적으면 틀린 내용이 됩니다.",
            source=asked.source,
        ),
        mend=say("{source}에서 두 곳을 다시 확인하고 값을 서로 바꾸세요.", source=asked.source),
        rule="facts",
    )
    return Criterion(False, (finding,))


def _kept(asked: RequestedFact, known: Sequence[Fact], document: Message) -> Criterion:
    if holds(known, asked):
        return Criterion(True)
    finding = Finding(
        what=say(
            "{document}에 ‘{label}’의 값이 없거나 {source:과} 다릅니다.",
            document=document,
            label=asked.label,
            source=asked.source,
        ),
        where=say("{source}의 ‘{clue}’ 뒤", source=asked.source, clue=asked.clue),
        why=say("과장 쪽지에서 꼭 넣으라고 한 사실입니다."),
        mend=say(
            "{source}에서 해당하는 곳을 찾아 수치와 단위를 그대로 옮겨 적으세요.",
            source=asked.source,
        ),
        rule="facts",
    )
    return Criterion(False, (finding,))
