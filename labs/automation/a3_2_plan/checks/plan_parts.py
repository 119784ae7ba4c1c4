"""The parts of a chatbot plan, and what people call them."""

import re
from collections.abc import Iterator, Mapping

from graders.documents.sections import Section
from graders.outcome import Criterion
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.unsettled import says_nothing

say = catalog(__package__)

NAMES: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern)
    for name, pattern in {
        "purpose": r"목적|배경|취지|필요성|이용자|사용자|추진 개요",
        "scope": r"범위|(?:다루|답하)는 (?:일|민원|질문|것)|안내하는 (?:일|민원|것)|제공 서비스"
        r"|서비스 내용",
        "evidence": r"많이 묻|다빈도|자주 묻는 질문 (?:현황|분석|순위)|문의 현황|민원 (?:현황|분석)"
        r"|수요|질문의? (?:근거|순위)|추진 근거|^근거",
        "intents": r"의도(?!별 (?:답|안내))|묻는 말|시민의 말|발화|질문 유형|표현",
        "answers": r"답변(?! ?(?:제외|금지|하지|범위|제한))|FAQ|문답|질문과 답"
        r"|(?<![가-힣])답(?:과|,|·| ?및)? ?(?:출처|근거)",
        "handover": r"넘기|넘김|이관|인계|상담원|상담사|사람 ?연결|담당자 연결|전화 연결",
        "forbidden": r"^(?!.*답하는).*답(?:변)?하지 않(?:는|을) (?:주제|질문|것)|금지|제한 주제"
        r"|답변 ?(?:제외|제한)|금칙|^(?!.*다루는).*다루지 않",
        "notice": r"고지|AI.{0,8}(?:알림|알리|표시|안내)|인공지능.{0,8}(?:알림|알리|표시|안내)"
        r"|이용 ?안내 ?문구",
        "privacy": r"개인정보|정보 ?보호|보안",
        "testing": r"시험|테스트|검증|평가 (?:문항|문제|세트)",
        "kpi": r"성과|지표|KPI|목표 ?(?:값|치|수준)",
        "cost": r"비용|예산|소요|사업비|경비",
        "stopping": r"중단|종료|멈추|멈춤|폐지|철수",
    }.items()
}
TITLES: dict[str, Message] = {
    "purpose": say("목적과 이용자"),
    "scope": say("답하는 범위와 답하지 않는 범위"),
    "evidence": say("많이 묻는 질문의 근거"),
    "intents": say("의도와 질문 표현"),
    "answers": say("답변과 근거"),
    "handover": say("상담원 연결 기준"),
    "forbidden": say("답변 제외 주제"),
    "notice": say("AI 이용 고지"),
    "privacy": say("개인정보 보호"),
    "testing": say("시험 문제와 기대 결과"),
    "kpi": say("성과 지표"),
    "cost": say("비용"),
    "stopping": say("중단 기준"),
}
_WHY: dict[str, Message] = {
    "purpose": say("누구의 어떤 불편을 줄이는지 모르면 성과도 측정할 수 없습니다."),
    "scope": say("답하지 않을 것을 정하지 않으면 챗봇은 무엇이든 답하려 합니다."),
    "evidence": say("무엇부터 답할지는 느낌이 아니라 민원 건수로 정합니다."),
    "intents": say("시민은 규정의 용어로 묻지 않습니다. 질문 표현이 있어야 알아듣습니다."),
    "answers": say("답을 책임질 부서와 근거가 없으면 틀린 답이 몇 년씩 남습니다."),
    "handover": say(
        "답을 찾지 못했을 때 상담원에게 연결해 주지 않으면 시민은 물어볼 곳이 없습니다."
    ),
    "forbidden": say("법적 판단과 개인정보는 담당자가 처리해야 합니다."),
    "notice": say(
        "AI와 대화한다는 것을 이용하기 전에 알려야 합니다. 생성형 AI를 쓰면 법의 의무입니다"
        "(「인공지능 발전과 신뢰 기반 조성 등에 관한 기본법」 제31조제1항)."
    ),
    "privacy": say("시민은 요구하지 않아도 개인정보를 적습니다."),
    "testing": say("개시 전에 시험하지 않으면 시민이 시험하게 됩니다."),
    "kpi": say("측정할 수 없는 목표는 달성했는지 알 수 없습니다."),
    "cost": say("비용이 없으면 결정할 수 없습니다."),
    "stopping": say("중단할 때를 미리 정하지 않으면, 틀린 답을 내보내면서도 중단하지 못합니다."),
}
NOTHING = Section("", ())
_FEWEST_LETTERS = 4
# What people put into a part they have not written yet.
_TO_COME = re.compile(
    r"(?:추후|향후|나중에|별도)?(?:작성|기재|입력|검토|협의|결정|보완|마련)?"
    r"(?:예정|중|필요|할것|함)?(?:입니다)?"
)


def filled(section: Section | None) -> bool:
    """Whether a part is there and says something, not that it will be written."""
    said = letters_only(section.text) if section else ""
    return len(said) >= _FEWEST_LETTERS and not (says_nothing(said) or _TO_COME.fullmatch(said))


def part_criteria(sections: Mapping[str, Section]) -> Iterator[Criterion]:
    """A criterion for each part: it is there, and filled."""
    for name, title in TITLES.items():
        met = filled(sections.get(name))
        yield Criterion(met, () if met else (_missing(name, title, name in sections),))


def _missing(name: str, title: Message, empty: bool) -> Finding:
    return Finding(
        what=say("‘{part}’ 부분이 비어 있습니다.", part=title)
        if empty
        else say("‘{part}’ 부분이 없습니다.", part=title),
        where=say("기획서의 제목 줄"),
        why=_WHY[name],
        mend=say("‘{part}’ 제목을 두고 그 아래에 내용을 적으세요.", part=title),
        rule="parts",
    )


def lacking(part: str, what: Message, why: Message, mend: Message) -> Finding:
    """A finding about something a part should say."""
    return Finding(what, place(part), why, mend, rule=part)


def place(part: str) -> Message:
    """Where a finding about a part stands."""
    return say("‘{part}’ 부분", part=TITLES[part])


def asked_for(part: str, met: bool, what: Message, why: Message, mend: Message) -> Criterion:
    """A criterion with one finding about a part where it is not met."""
    return Criterion(met, () if met else (lacking(part, what, why, mend),))


def up_to(wanted: int, have: int) -> Iterator[Criterion]:
    """A criterion for each of so many: each one there earns its part."""
    return (Criterion(have >= place) for place in range(1, wanted + 1))
