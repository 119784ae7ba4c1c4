"""What a text says that its source does not, where no figure tells: causes, plans, whose figure."""

import re
from collections.abc import Iterator, Sequence

from automation.facts import Fact, Kind, find, same
from graders.documents.causes import CAUSE
from graders.documents.requested_facts import RequestedFact
from graders.outcome import Criterion, criterion, unknown
from groundwork.messages import Message, catalog
from groundwork.negation import NOT

from .chief_note import EVENT_DATA

say = catalog(__package__)

_SENTENCE = re.compile(r"(?<=[다요죠])\.\s*|\n")
_PLAN = re.compile(
    r"(?:내년|앞으로|향후|다음 해|매년|해마다)[^.\n]{0,40}"
    r"(?:계획|예정|방침|키우|키울|늘리|늘릴|확대|이어 가|이어갈)"
)
_DENIED = re.compile(rf"(?:나누|나눠|받|열|참여하|열리|나눠 주)지\s?(?:{NOT})")
# "지난해보다 7곳 늘었다" is a difference, no figure of last year.
_LAST_YEAR = re.compile(r"(?:지난해|작년|전년)(?:(?!보다|대비|비해)[^\d.,\n]){0,24}$")
_APPLYING = re.compile(r"신청")


def nothing_unsettled(texts: Sequence[tuple[Message, str]], source: str) -> Iterator[Criterion]:
    """Causes, plans and denials that the source does not have: a person reads them with it."""
    for name, text in texts:
        for said in _sentences(text):
            for pattern in (CAUSE, _PLAN, _DENIED):
                if pattern.search(said) and not pattern.search(source):
                    yield unknown(
                        say(
                            "행사 자료에 없는 원인이나 계획, 부정일 수 있습니다: ‘{said}’",
                            said=said[:60],
                        ),
                        name,
                    )
                    return


def figures_of_their_year(text: str, source: str) -> Criterion:
    """A figure that is said of last year is one of last year in the source."""
    known = list(_of_last_year(source))
    wrong = [fact for fact in _of_last_year(text) if not any(same(fact, one) for one in known)]
    return criterion(
        not wrong,
        say("지난해의 숫자가 행사 자료와 같음"),
        say("지난해의 숫자가 아닙니다: ‘{figure}’.", figure=wrong[0].text if wrong else ""),
        where=say("보도자료의 ‘지난해’ 뒤"),
        why=say("올해와 지난해의 숫자가 바뀌면 늘어난 것이 줄어든 것이 됩니다."),
        mend=say("{source}에서 지난해의 숫자를 다시 찾아 옮기세요.", source=EVENT_DATA),
    )


def _of_last_year(text: str) -> Iterator[Fact]:
    for line in text.splitlines():
        for fact in find(line):
            if fact.kind is Kind.COUNT and _LAST_YEAR.search(line[: fact.start]):
                yield fact


def day_of_applying(
    name: Message, text: str, asked: Sequence[RequestedFact]
) -> Iterator[Criterion]:
    """A sentence about applying that has days has the day one may apply from."""
    day = next((one.fact for one in asked if _APPLYING.search(one.label)), None)
    for said in _sentences(text) if day else ():
        days = [fact for fact in find(said) if fact.kind is Kind.DATE]
        if day and days and _APPLYING.search(said) and not any(same(one, day) for one in days):
            yield criterion(
                False,
                say("신청을 받는 날이 행사 자료와 같음"),
                say("신청을 받는 날이 행사 자료와 다릅니다: ‘{day}’.", day=days[0].text),
                where=say("{name}의 ‘{said}’", name=name, said=said[:30]),
                why=say("행사 날짜와 신청을 받는 날이 바뀌면 시민이 신청하지 못합니다."),
                mend=say("행사 자료의 ‘낭독 신청:’ 뒤에서 옮기세요: ‘{day}’.", day=day.text),
            )


def _sentences(text: str) -> Iterator[str]:
    return filter(None, map(str.strip, _SENTENCE.split(text)))
