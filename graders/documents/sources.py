"""Facts of a document that its sources do not hold: what an assistant made up."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from automation.facts import Fact, Kind, Turned, supported, turned_round
from graders.messages import say
from graders.outcome import Criterion, unknown
from groundwork.findings import Finding
from groundwork.messages import Message

# How facts are taken together, so that one invented date does not cost what four amounts earn.
Group: TypeAlias = tuple[Message, tuple[Kind, ...]]
AMOUNTS: Group = (say("금액"), (Kind.AMOUNT,))
REFERENCES: Group = (say("법령 조문과 문서 번호"), (Kind.ARTICLE, Kind.NOTICE))
VALUES: tuple[Group, ...] = (
    AMOUNTS,
    (say("날짜와 시각"), (Kind.DATE, Kind.TIME)),
    (say("수량"), (Kind.COUNT,)),
)
GROUPS: tuple[Group, ...] = (*VALUES, REFERENCES)


def of_kinds(facts: Iterable[Fact], kinds: Sequence[Kind]) -> tuple[Fact, ...]:
    """The facts of these kinds."""
    return tuple(fact for fact in facts if fact.kind in kinds)


def nothing_new_by_group(
    stated: Iterable[Fact],
    source: Sequence[Fact],
    document: Message,
    source_name: Message,
    groups: Iterable[Group] = GROUPS,
) -> Iterator[Criterion]:
    """A criterion a group: see `nothing_new`."""
    facts = tuple(stated)
    for group, kinds in groups:
        chosen = of_kinds(facts, kinds)
        yield nothing_new(chosen, source, group=group, document=document, source_name=source_name)


def nothing_new(
    stated: Iterable[Fact],
    source: Sequence[Fact],
    *,
    group: Message,
    document: Message,
    source_name: Message,
) -> Criterion:
    """A criterion: every stated fact is in the source, or a sum or difference of facts there.

    A limit or term of the source must not be turned round either (1.2 m 이하 for 1.2 m 초과);
    where another thing is said of the other side, a person decides.
    The three messages are what people call the facts ("금액"), the document and its source.
    """
    facts = tuple(stated)
    new = dict.fromkeys(fact.text for fact in facts if not supported(fact, source))
    turned = [found for fact in facts if (found := turned_round(fact, source))]
    findings = (
        *(_unsupported(text, document, source_name) for text in new),
        *(_turned(one, document, source_name) for one in turned if one.surely),
    )
    if turned and not findings:
        return unknown(_opposite(turned[0], source_name), _at(turned[0].fact, document))
    good = say("{group}: 모두 {source}에 있음", group=group, source=source_name)
    return Criterion(not findings, findings, good)


def _turned(turned: Turned, document: Message, source: Message) -> Finding:
    return Finding(
        what=say(
            "‘{text}’의 방향이 {source:과} 반대입니다({source}: ‘{known}’).",
            text=_with_bound(turned.fact),
            source=source,
            known=_with_bound(turned.known),
        ),
        where=_at(turned.fact, document),
        why=say("‘이상’과 ‘이하’, ‘부터’와 ‘까지’가 바뀌면 기준이나 기한이 반대가 됩니다."),
        mend=say("{source}에서 그 문장을 다시 읽고 맞게 고치세요.", source=source),
        rule="invented",
    )


def _opposite(turned: Turned, source: Message) -> Message:
    return say(
        "{text:은} {source}의 {known:과} 방향이 다릅니다. 뜻이 같은지는 강사가 읽고 판단합니다.",
        text=f"‘{_with_bound(turned.fact)}’",
        source=source,
        known=f"‘{_with_bound(turned.known)}’",
    )


def _at(fact: Fact, document: Message) -> Message:
    return say("{document}의 ‘{text}’", document=document, text=fact.sentence.strip()[:40])


def _with_bound(fact: Fact) -> str:
    return (fact.text + fact.behind[:8]).strip(" ,\n")


def _unsupported(text: str, document: Message, source: Message) -> Finding:
    return Finding(
        what=say("‘{text}’의 근거가 {source}에 없습니다.", text=text, source=source),
        where=say("{document}의 ‘{text}’", document=document, text=text),
        why=say("AI는 그럴듯한 수치와 조문을 지어냅니다. 근거 없는 사실은 문서에 쓸 수 없습니다."),
        mend=say("{source}에서 맞는 값을 찾아 고치고, 없으면 지우세요.", source=source),
        rule="invented",
    )
