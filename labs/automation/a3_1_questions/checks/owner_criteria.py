"""Whether each top question has fitting examples, the right department, and a scope."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from automation.complaints.synthetic import Complaint
from graders.outcome import Criterion
from groundwork.comparing_text import letters_only, spaceless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, ISNT

from .labelled_workbook import LabelledWorkbook, TopQuestion, is_rest

say = catalog(__package__)

_OUT = re.compile(rf"밖|외|{BARRED}|{ISNT}|[xX✕×]|out", re.IGNORECASE)
_IN = re.compile(r"안|내|포함|가능|예|[oO○]|in", re.IGNORECASE)
# A reason that says that anybody may be answered, which is no reason for leaving it out.
_MAY_BE_ANSWERED = re.compile(
    r"(?:확인|자료|조회|판단)[^.,]{0,8}(?:필요\s?(?:가|는|도)?\s?(?:없|하지\s않)|불필요)"
    r"|누구(?:나|에게나|라도)\s[^.,]{0,10}답"
)
# As many rows of as many departments can't be out of scope for one and the same reason.
_PASTED = 3
# What stands in an example where something was masked or left out.
_GAP = re.compile(r"\[[^\]]*\]|[○*●Xx]{2,}|…|\.{3}")
_SHORTEST_PIECE = 4
_FEWEST_EXAMPLES = 2
_PERSONAL_WEIGHT = 3.0  # what somebody's records must be looked up for is what the table is about


def owner_criteria(
    work: LabelledWorkbook, given: Sequence[Complaint], fewest: int
) -> Iterator[Criterion]:
    """Three criteria for each row of the table of top questions, and for each row it lacks."""
    under = defaultdict(list)
    for one in given:
        under[work.labels.get(one.number, "")].append(one)
    ranked = [one for one in work.ranked if not is_rest(one.label)]
    pasted = _with_a_pasted_reason(ranked)
    for row in ranked:
        yield _examples_fit(row, under[row.label])
        yield _department_fits(row, under[row.label])
        yield _scope_fits(row, under[row.label], row.label in pasted)
    if len(ranked) < fewest:
        yield Criterion(
            False, (_rows_lacking(fewest - len(ranked)),), weight=3 * (fewest - len(ranked))
        )


def _rows_lacking(count: int) -> Finding:
    return Finding(
        what=say("순위에 {count}가지가 모자라 담당과 범위도 정해지지 않았습니다.", count=count),
        where=say("많이 묻는 질문 표"),
        why=say("쪽지에서는 순위마다 담당 부서와 챗봇 범위를 적으라고 했습니다."),
        mend=say("순위를 채우고 ‘담당과 챗봇 범위’에 한 줄씩 추가하세요."),
        rule="owners",
    )


def _examples_fit(one: TopQuestion, under: Sequence[Complaint]) -> Criterion:
    texts = [spaceless(complaint.text).casefold() for complaint in under]
    strange = [example for example in one.examples if not _stands_in(example, texts)]
    if strange:
        finding = Finding(
            what=say("이 분류의 민원에 없는 예시입니다: ‘{example}’", example=strange[0][:60]),
            where=say("‘{label}’의 예시", label=one.label),
            why=say("지어낸 예시나 다른 분류의 예시는 근거가 될 수 없습니다."),
            mend=say("분류 시트에서 이 분류의 글을 골라 그대로 옮기세요."),
            rule="owners",
        )
    else:
        finding = Finding(
            what=say("예시가 두 개보다 적습니다."),
            where=say("‘{label}’의 예시", label=one.label),
            why=say("예시가 있어야 담당 부서가 무엇을 묻는지 알 수 있습니다(쪽지)."),
            mend=say("분류 시트에서 두세 건을 골라 옮기세요."),
            rule="owners",
        )
    met = not strange and len(one.examples) >= _FEWEST_EXAMPLES
    return Criterion(met, () if met else (finding,))


def _stands_in(example: str, texts: Sequence[str]) -> bool:
    """Whether the pieces of an example between its masks stand in one of the texts."""
    pieces = [spaceless(piece).casefold() for piece in _GAP.split(example)]
    told = [piece for piece in pieces if len(piece) >= _SHORTEST_PIECE]
    return bool(told) and any(all(piece in text for piece in told) for text in texts)


def _department_fits(one: TopQuestion, under: Sequence[Complaint]) -> Criterion:
    asked = Counter(c.subjects[0].department for c in under if c.subjects)
    right = asked.most_common(1)[0][0] if asked else ""
    met = right in one.department if right else bool(one.department)
    finding = Finding(
        what=say("담당 부서가 ‘{stated}’입니다.", stated=one.department)
        if one.department
        else say("담당 부서가 비어 있습니다."),
        where=say("‘{label}’ 줄", label=one.label),
        why=say("부서 안내에 따르면 이 분류의 민원은 대부분 {right} 일입니다.", right=right)
        if right
        else say("답변을 책임질 부서가 있어야 합니다."),
        mend=say("부서 안내에서 이 일을 맡은 부서를 찾아 고르세요."),
        rule="owners",
    )
    return Criterion(met, () if met else (finding,))


def _with_a_pasted_reason(ranked: Sequence[TopQuestion]) -> set[str]:
    """The labels left out for one reason that was given to many departments."""
    same: defaultdict[str, list[TopQuestion]] = defaultdict(list)
    for one in ranked:
        if _OUT.search(one.scope):
            same[letters_only(one.reason)].append(one)
    return {
        one.label
        for rows in same.values()
        if len({row.department for row in rows}) >= _PASTED
        for one in rows
    }


def _scope_fits(one: TopQuestion, under: Sequence[Complaint], pasted: bool) -> Criterion:
    """In or out is said; what needs somebody's own records is out, and out has a reason."""
    subjects = Counter(c.subjects[0] for c in under if c.subjects)
    personal = bool(subjects) and not subjects.most_common(1)[0][0].answerable
    fault = _scope_fault(one, personal, pasted)
    weight = _PERSONAL_WEIGHT if personal else 1
    if fault is None:
        return Criterion(True, weight=weight)
    what, mend = fault
    finding = Finding(
        what=what,
        where=say("‘{label}’ 줄", label=one.label),
        why=say("본인 확인이 필요한 일과 법적 판단은 챗봇에 맡기지 않습니다(쪽지)."),
        mend=mend,
        rule="owners",
    )
    return Criterion(False, (finding,), weight=weight)


def _scope_fault(one: TopQuestion, personal: bool, pasted: bool) -> tuple[Message, Message] | None:
    """What is wrong with a row's scope and its reason, and how to fix it."""
    out, inside = bool(_OUT.search(one.scope)), bool(_IN.search(one.scope))
    if not out and not inside:
        return say("챗봇 범위가 비어 있습니다."), say("‘안’이나 ‘밖’을 고르세요.")
    if personal and not out:
        return (
            say("개인 자료를 보아야 답할 수 있는 질문인데 챗봇 범위가 ‘안’입니다."),
            say("범위를 ‘밖’으로 바꾸고 이유를 적으세요."),
        )
    if out and not one.reason.strip():
        return say("범위를 ‘밖’으로 정한 이유가 없습니다."), say("‘이유’를 적으세요.")
    if out and (turned := _MAY_BE_ANSWERED.search(one.reason)):
        return (
            say(
                "범위는 ‘밖’인데 이유는 챗봇이 답해도 된다는 뜻입니다: ‘{words}’",
                words=turned[0],
            ),
            say("범위와 이유가 서로 맞도록 고치세요."),
        )
    if pasted and not personal:
        return (
            say("여러 부서의 질문에 똑같은 이유를 적어, 이 질문을 ‘밖’으로 정한 이유가 없습니다."),
            say("챗봇이 답해도 되면 ‘안’으로 바꾸고, ‘밖’이면 이 질문에 맞는 이유를 적으세요."),
        )
    return None
