"""What keeps citizens safe: scope, hand-over, forbidden topics, notice, privacy, promises."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from automation.documents import Document
from automation.facts import Kind, find
from automation.numerals import NATIVE, from_native
from graders.documents.sections import Section
from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NONE, NOT

from .plan_parts import NOTHING, asked_for, filled

say = catalog(__package__)

_PHONE = re.compile(
    r"(?<![\d-])(?:\(?0\d{1,2}[-).\s]{1,2}\d{3,4}[-.\s]\d{4}|1\d{3}-\d{4}|1[1-9]\d(?=번|\)|\s|,))"
)
_HOURS = re.compile(r"\d{1,2}시?\s*(?:~|부터|–|-)\s*(?:오후\s*)?\d{1,2}시")
_WHEN = re.compile(r"때|경우|(?:이|하|되|으)면|않으면|못하면|이상|요청 시|발생 시")
_OUTSIDE = re.compile(rf"밖|{NOT}|{BARRED}")
_LEGAL = re.compile(r"법적|법률|위법|적법|이의|소송|판단")
_PERSONAL = re.compile(r"개인정보|주민등록번호|체납액|개인의? |본인 ?확인|신상")
_BEFORE = re.compile(r"먼저|시작|처음|첫|사전|전에|이용 전|열 때|상단|대화창|화면|들어오")
_IS_AI = re.compile(r"AI|인공지능")
_NOT_KEPT = re.compile(
    rf"(?:받|묻|수집하|저장하|입력하|요구하)지 (?:{NOT})|미수집|가리|가림|마스킹|비식별|삭제"
)
_KEPT_FOR = re.compile(rf"(?:\d+|{NATIVE})\s?(?:일|주|개월|달|년|시간)|즉시|당일|하루")
_DENIED = re.compile(rf"{NOT}|{BARRED}|수 없는|말 것|밖|마세요|넘김|넘긴|넘기")
_TRANSFERRED = re.compile(rf"{_DENIED.pattern}|{NONE}|상담원|상담사|콜센터|연결|이관|담당자")
_NOT_TOLD = re.compile(rf"(?:알리|고지하|표시하|밝히|안내하)지(?:는|도)? ?(?:{NOT})|생략")
_AFTERWARDS = re.compile(
    r"(?:끝|마|종료)[가-힣]{0,2} ?(?:뒤|후|때)|(?:이용|대화|상담) ?(?:뒤|후)에"
)
_TAKEN = re.compile(
    r"(?:주민등록번호|이름|성명|연락처|전화번호)[^.\n]{0,10}(?:받음|받아|받는다|받습|수집함|수집하여|수집합"
    r"|저장함|저장합|입력하게)"
)
_NOT_DELETED = re.compile(
    rf"(?:삭제|파기)하지(?:는|도)? ?(?:{NOT})|지우지 ?(?:{NOT})|영구 ?보관|계속 ?보관"
)
# A month is thirty days: 한 달 for the note's 30일 is no fault.
_DAYS_IN = {"일": 1, "주": 7, "개월": 30, "달": 30, "년": 365}
_KEPT = re.compile(
    rf"(?:기록|내용|대화|로그)[^.\n]{{0,20}}?(?:(?<!\d)(?P<digits>\d{{1,3}})|(?P<word>{NATIVE}))\s?"
    rf"(?P<unit>{'|'.join(_DAYS_IN)})"
)
# What takes a promise back right behind it; "불편이 없게" further on takes nothing back.
_TAKEN_BACK = re.compile(rf"[^.\n]{{0,14}}?(?:{NOT}|{BARRED}|수(?:는)? 없|말 것|마세요|상담원)")
_PROMISES: tuple[tuple[re.Pattern[str], Message], ...] = (
    (
        re.compile(
            r"(?:모든|온갖|전체|어떤|어느) ?(?:민원|질문|문의|분야)[^.\n]{0,20}"
            r"(?:답함|답하|답변함|답변하|답해|응대|대응|처리|해결)|무엇이든|전 분야"
        ),
        say("목록에 없는 것은 답할 수 없습니다. 범위 밖의 질문은 상담원에게 연결합니다."),
    ),
    (
        re.compile(
            r"법(?:률|적)[^.\n]{0,8}(?:상담|자문|조언|해석|판단[을도까지]{0,2} ?(?:제공|지원|해))"
            r"(?![^.\n]{0,20}(?:연결|이어|넘|안내))"
        ),
        say("법적 판단은 담당자가 책임지고 해야 합니다."),
    ),
    (
        re.compile(r"(?:정확도|정답률|답변률|만족도)?\s?100\s?[%％]|완벽|항상 정확|틀림없"),
        say("틀리지 않는 챗봇은 없습니다. 측정한 수치로 말해야 합니다."),
    ),
)


def contact(text: str) -> str:
    """The telephone number in a text; empty without one."""
    match = _PHONE.search(text)
    return match[0] if match else ""


def safety_criteria(
    document: Document, sections: Mapping[str, Section], request: str, outside: Sequence[str]
) -> Iterator[Criterion]:
    """Criteria for the five parts that keep people safe, and for promises nobody can keep.

    The request holds the number and hours people are handed over to and how long records are kept;
    ``outside`` is what the chief wants out of scope. Both are empty for a plan of one's own.
    """
    text = {name: section.text for name, section in sections.items()}
    scope = sections.get("scope", NOTHING)
    yield from _scope(scope, text.get("forbidden", ""), outside)
    yield from _handover(text.get("handover", ""), request)
    yield from _forbidden(text.get("forbidden", ""))
    yield _notice(text.get("notice", ""))
    yield from _privacy(text.get("privacy", ""), _days_kept(request))
    if filled(sections.get("scope")):
        yield _no_empty_promises(document, text.get("forbidden", ""))


def _scope(section: Section, forbidden: str, outside: Sequence[str]) -> Iterator[Criterion]:
    scope = section.text
    yield asked_for(
        "scope",
        bool(_OUTSIDE.search(scope)),
        say("답하지 않는 것이 범위에 없습니다."),
        say("답하지 않을 것을 정하지 않으면 챗봇은 무엇이든 답하려 합니다."),
        say("답하는 것과 답하지 않는 것을 나누어 적으세요."),
    )
    for word in outside:
        offered = [said for said in _said(section) if word in said and not _refuses(said)]
        yield asked_for(
            "scope",
            word in scope + forbidden and not offered,
            say("{word:을} 답하는 것에 넣었습니다.", word=f"‘{word}’")
            if offered
            else say("{word:은} 답하지 않는다는 내용이 없습니다.", word=f"‘{word}’"),
            say("쪽지에서 정한 사항입니다. 본인을 확인해야 답할 수 있습니다."),
            say("범위에 ‘{word}: 답하지 않고 상담원 연결’을 적으세요.", word=word),
        )


def _said(section: Section) -> Iterator[str]:
    """Each line with the line above it that it belongs to; a row of a table as a whole."""
    for block in section.blocks:
        if block.cells:
            yield " | ".join(block.lines)
        else:
            yield from (f"{block.lines[0]}\n{line}" for line in block.lines[1:] or ("",))


def _refuses(said: str) -> bool:
    return bool(_TRANSFERRED.search(said))


def _handover(text: str, request: str) -> Iterator[Criterion]:
    phone = contact(request)
    why = say("챗봇이 답하지 못할 때 시민이 어디에 물어야 할지 알아야 합니다.")
    stated = contact(text)
    yield asked_for(
        "handover",
        _digits(phone) in map(_digits, _PHONE.findall(text)) if phone else bool(stated),
        say("상담원 연결 전화번호가 다릅니다: {stated}", stated=stated)
        if stated
        else say("상담원 연결 전화번호가 없습니다."),
        why,
        say("상담원 연결 전화번호를 그대로 적으세요."),
    )
    hours, asked = _hours(text), _hours(request)
    pairs = list(pairwise(hours))
    other = bool(pairs and asked) and asked not in pairs
    yield asked_for(
        "handover",
        not other and (len(hours) >= 2 or bool(_HOURS.search(text))),
        say("상담 시간이 쪽지와 다릅니다.") if other else say("상담 시간이 없습니다."),
        why,
        say("‘평일 09:00~18:00’처럼 시작 시각과 끝 시각을 적으세요."),
    )
    yield asked_for(
        "handover",
        bool(_WHEN.search(text)),
        say("어떤 경우에 연결하는지 적혀 있지 않습니다."),
        why,
        say("‘두 번 되물어도 못 찾을 때’처럼 연결하는 경우를 적으세요."),
    )


def _hours(text: str) -> tuple[object, ...]:
    """The times of day on the line about agents of a request, or in the part itself."""
    lines = re.findall(r"(?m)^- 상담원 연결: .*$", text) or [text]
    return tuple(fact.value for fact in find(lines[0]) if fact.kind is Kind.TIME)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _forbidden(text: str) -> Iterator[Criterion]:
    for pattern, topic in ((_LEGAL, say("법적 판단")), (_PERSONAL, say("개인정보"))):
        yield asked_for(
            "forbidden",
            bool(pattern.search(text)),
            say("답변 제외 주제에 {topic:이} 없습니다.", topic=topic),
            say("틀린 답이 시민의 권리를 해치는 주제입니다."),
            say("{topic:을} 묻는 경우와 그때의 안내 문구를 적으세요.", topic=topic),
        )


def _notice(text: str) -> Criterion:
    return asked_for(
        "notice",
        bool(_IS_AI.search(text) and _BEFORE.search(text)) and not _untold(text),
        say("이용하기 전에 AI라는 것을 알린다는 내용이 없습니다."),
        say(
            "시민이 상담원의 답변으로 알고 믿을 수 있습니다. "
            "생성형 AI를 쓰면 법의 의무이기도 합니다"
            "(「인공지능 발전과 신뢰 기반 조성 등에 관한 기본법」 제31조제1항)."
        ),
        say("대화를 시작할 때 어떤 문구로 AI임을 알릴지 적으세요."),
    )


def _untold(text: str) -> bool:
    """Whether people are not told at all, or only when it is over."""
    return bool(_NOT_TOLD.search(text)) or (
        bool(_AFTERWARDS.search(text)) and not _BEFORE.search(_AFTERWARDS.sub("", text))
    )


def _days_kept(text: str) -> set[int]:
    """How many days records are kept, in whatever unit it is told."""
    return {
        int(match["digits"] or from_native(match["word"])) * _DAYS_IN[match["unit"]]
        for match in _KEPT.finditer(text)
    }


def _privacy(text: str, asked: set[int]) -> Iterator[Criterion]:
    stated = _days_kept(text)
    other = bool(asked and stated) and not stated & asked
    yield asked_for(
        "privacy",
        bool(_NOT_KEPT.search(text)) and not _TAKEN.search(text),
        say("무엇을 받지 않거나 가리는지 적혀 있지 않습니다."),
        say("시민은 요구하지 않아도 이름과 번호를 적습니다."),
        say("‘주민등록번호를 묻지 않고, 적으면 가림’처럼 적으세요."),
    )
    yield asked_for(
        "privacy",
        bool(_KEPT_FOR.search(text)) and not _NOT_DELETED.search(text) and not other,
        say("대화 기록을 언제 삭제하는지 적혀 있지 않거나 쪽지와 다릅니다."),
        say("목적을 다한 개인정보는 지체 없이 파기해야 합니다(「개인정보 보호법」 제21조)."),
        say("‘30일 뒤 삭제’처럼 기간을 적으세요."),
    )


def _no_empty_promises(document: Document, not_answered: str) -> Criterion:
    """Nothing is promised that cannot be kept, but to be ``not_answered``."""
    rows = (" | ".join(row) for table in document.tables for row in table.rows)
    found = [
        (match[0], why)
        for line in (*document.sentences(), *rows)
        if line not in not_answered
        for pattern, why in _PROMISES
        if (match := pattern.search(line)) and not _is_denied(line, match)
    ]
    findings = tuple(
        Finding(
            what=say("지킬 수 없는 약속이 있습니다: ‘{words}’", words=words.strip()),
            where=say("기획서의 ‘{words}’", words=words.strip()),
            why=why,
            mend=say("할 수 있는 만큼으로 바꾸거나 지우세요."),
            rule="safety",
        )
        for words, why in found[:3]
    )
    return Criterion(not found, findings, say("지킬 수 없는 약속이 없음"), weight=2)


def _is_denied(line: str, promise: re.Match[str]) -> bool:
    """Whether a promise is named to be refused: what it stands behind, or what follows it at once.

    A label denies what stands behind it ("답하지 않는 것: …").
    """
    return bool(_DENIED.search(line[: promise.start()]) or _TAKEN_BACK.match(line, promise.end()))
