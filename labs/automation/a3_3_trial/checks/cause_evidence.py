"""Whether causes and actions speak of the question they stand beside, as far as can be seen.

What a test shows of a question that went wrong is its words, the entry expected, those that came
near, and their points. A cause may be in any words; one of another question, or one for all, is
none, and one that nothing of that shows is a person's to believe.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from automation.chatbot import FaqBase
from automation.chatbot.evaluation import Result
from graders.outcome import Criterion, unknown
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .error_analysis import Causes, explained, said_of

say = catalog(__package__)

_NEAREST = 3
_PASTED = 4  # so many alike, and more than half, are one answer for all
_WORD = re.compile(r"[가-힣]{2,}")
_STEM = 2
_NUMBER = re.compile(r"(\d+)\s*번(?!째)")
# What a test of this kind shows of any question.
_SEEN = re.compile(
    r"표현|낱말|단어|말[이을은로만투]|용어|목록|질문|유사|비슷|점수|기준|헷갈|구별|후보|순위|답"
)
# What no test of this kind shows.
_UNSEEN = re.compile(r"서버|정전|인터넷|네트워크|통신|전산\s?장애|지워[지졌져짐]|시스템\s?오류")


def causes_explained(wrong: Sequence[Result], base: FaqBase, said: Causes) -> Iterator[Criterion]:
    """A criterion for each question that went wrong: it has a cause and an action of its own."""
    given = [letters_only("".join(said_of(result, said))) for result in wrong]
    counted = Counter(given)
    for result, text in zip(wrong, given, strict=True):
        count = counted[text]
        stated = explained(result, said)
        if not stated.met:
            yield stated
        elif count >= _PASTED and 2 * count > len(wrong):
            yield _pasted(result, count)
        else:
            yield _of_its_own(result, wrong, base, said)


def _of_its_own(result: Result, wrong: Sequence[Result], base: FaqBase, said: Causes) -> Criterion:
    """Numbers and words are those of the question, and the cause is one that a test can show."""
    cause, action = said_of(result, said)
    text = f"{cause} {action}"
    own = _near(result)
    numbers, words = set(map(int, _NUMBER.findall(text))), _stems(text)
    if own & numbers or _stems(_read_with(result, base)) & words:
        return Criterion(True) if not _UNSEEN.search(cause) else _nowhere_seen(result, cause)
    others = [one for one in wrong if one is not result]
    if theirs := next((o for o in others if o.question.expected in numbers), None):
        return _of_another(result, theirs)
    if theirs := next((o for o in others if _stems(o.question.text) & words), None):
        return unknown(
            say(
                "{number}번 옆의 원인과 조치가 {other}번의 것인지는 강사가 읽고 판단합니다.",
                number=result.question.number,
                other=theirs.question.number,
            ),
            _place(result),
        )
    if _UNSEEN.search(cause) or not _SEEN.search(cause):
        return _nowhere_seen(result, cause)
    return Criterion(True)


def _near(result: Result) -> set[int | None]:
    nearest = result.reply.candidates[:_NEAREST]
    return {result.question.number, result.question.expected, *(m.entry.number for m in nearest)}


def _read_with(result: Result, base: FaqBase) -> str:
    """The question with the entries that are expected or came near."""
    near = _near(result) - {result.question.number}
    entries = [entry for entry in base if entry.number in near]
    return "\n".join([result.question.text, *(f"{e.question} {e.answer}" for e in entries)])


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(_NUMBER.sub("", text))}


def _nowhere_seen(result: Result, cause: str) -> Criterion:
    what = say(
        "시험 결과에서 확인할 수 없는 원인입니다: ‘{cause}’. 맞는지는 강사가 읽고 판단합니다.",
        cause=cause,
    )
    return unknown(what, _place(result))


def _pasted(result: Result, count: int) -> Criterion:
    finding = Finding(
        say("틀린 문제 {count}개에 똑같은 원인과 조치가 적혀 있습니다.", count=count),
        _place(result),
        say("문제마다 왜 틀렸는지 알아야 고칠지, 상담원에게 연결할지 정할 수 있습니다."),
        say("이 문제의 표현, 기대 답, 가장 비슷한 질문을 보고 원인과 조치를 따로 적으세요."),
    )
    return Criterion(False, (finding,))


def _of_another(result: Result, theirs: Result) -> Criterion:
    finding = Finding(
        say(
            "{number}번 옆에 {other}번 문제의 원인과 조치가 적혀 있습니다.",
            number=result.question.number,
            other=theirs.question.number,
        ),
        _place(result),
        say(
            "{number}번의 기대 답은 {expected}번인데, 적은 글은 {theirs}번 질문에 관한 것입니다.",
            number=result.question.number,
            expected=result.question.expected or "–",
            theirs=theirs.question.expected or "–",
        ),
        say("번호를 확인하고 그 문제의 원인과 조치를 적으세요."),
    )
    return Criterion(False, (finding,))


def _place(result: Result) -> Message:
    return say("시험 문제 {number}번", number=result.question.number)
