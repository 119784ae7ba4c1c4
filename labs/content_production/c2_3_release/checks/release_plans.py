"""A submitted release plan (배포 계획): its channels, and its equal text for everybody.

Parts are found by their headings, channels and means by their names, in tables or in lines.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from automation.dates import find_dates
from automation.facts import Fact, Kind, find, same
from graders.clips.order import Order
from graders.documents.indicators import measured_text
from graders.documents.sections import Block, Section
from groundwork.findings import Finding
from groundwork.law import claim
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NOT_DONE
from groundwork.unsettled import is_unsettled

from .release_figures import NAMED, Measure

say = catalog(__package__)

NAMES: dict[str, re.Pattern[str]] = {
    "channels": re.compile(r"채널|매체|배포처|게시|배포 ?일정"),
    "kpi": re.compile(r"지표|KPI|목표|성과"),
    "label": re.compile(r"AI|인공지능"),
    "access": re.compile(r"누구나|접근|동등|장애|보거나|듣|자막|대체"),
}
TITLES: dict[str, Message] = {
    "channels": say("배포 채널"),
    "kpi": say("성과 지표"),
    "label": say("AI 표시"),
    "access": say("누구나 볼 수 있게"),
}
_CHANNELS = {
    "누리집": r"누리집|홈페이지|웹 ?사이트",
    "유튜브": r"유튜브|유투브|youtube",
    "인스타그램": r"인스타|릴스|instagram",
    "전광판": r"전광판|옥외 ?화면",
}
_SHAPES = {
    "16:9": r"16\s*[:：대]\s*9(?!\d)|가로|1920\s*[x×*]\s*1080",
    "9:16": r"(?<!\d)9\s*[:：대]\s*16|세로|1080\s*[x×*]\s*1920",
}
_OWNER = re.compile(
    r"(?:과|팀|실|소|센터|담당관|협회)(?:에서|이|가|의)?(?![가-힣])|주무관|팀장|담당자|업체|통역사"
)
_MEANS = {
    "자막": r"자막",
    "영상 원고": r"원고|녹취|글로 (?:옮|적)|^\s*대본",
    "대체 텍스트": r"대체 ?(?:텍스트|글|문구)|설명 ?글|alt",
    "수어": r"수어|수화",
}
_LAST_YEAR = r"(?:지난 ?해|작년|전년|실적|기준)"
_NOT_DONE = re.compile(rf"{NOT_DONE}|{BARRED}|생략|없음|두지 ?않")
_GROUNDS = re.compile(r"때문|므로|어서|아서|대신|이라|까닭|이유|없어")
_AUTOMATIC = re.compile(r"자동")
_REVIEWED = re.compile(r"고[침치쳐친칠]|바로 ?잡|교정|다듬|확인|검수|수정|대조|직접")
_LEFT_OPEN = re.compile(
    r"[을를할]지(?: 여부)?[는를]?\s+(?:\S+\s+){0,2}(?:정함|정하고|정한다|정할|결정|판단)"
)
_MANY = 3
# What a row does, by the words of no other means: an interpreter's picture is no caption.
_DOES = {
    "자막": r"자막|SRT|캡션",
    "영상 원고": r"원고|녹취",
    "대체 텍스트": r"대체 ?(?:텍스트|글|문구)|alt",
    "수어": r"수어|수화|통역",
}


def channel_faults(channel: str, section: Section, order: Order) -> Iterator[Finding]:
    """What the plan lacks for a channel of the order: day, owner, shape."""
    block = _naming(section, _CHANNELS.get(channel.split()[-1], re.escape(channel)))
    where = say("배포 채널의 ‘{channel}’", channel=channel)
    if block is None:
        yield Finding(
            say("‘{channel}’ 채널이 없습니다.", channel=channel),
            say("배포 채널"),
            say("요청서에서 정한 채널입니다. 적지 않은 채널에는 아무도 올리지 않습니다."),
            say("한 줄에 채널, 공개일, 담당, 화면 모양을 적으세요."),
            rule="channels",
        )
        return
    first, event = _days(order)
    if not any(first <= day < event for day in _days_of(block, order)):
        yield Finding(
            say("행사 전에 올리는 날짜가 없습니다."),
            where,
            say(
                "공개일 {first}부터 행사일 {event} 전까지 올려야 시민이 보고 찾아옵니다.",
                first=_written(first),
                event=_written(event),
            ),
            say("‘2026. 9. 1.’처럼 날짜를 적으세요."),
            rule="channels",
        )
    if not _OWNER.search(block.text):
        yield Finding(
            say("누가 올리는지 없습니다."),
            where,
            say("담당이 없으면 공개하는 날에 서로 미루게 됩니다."),
            say("담당 부서나 팀을 적으세요."),
            rule="channels",
        )
    wanted = order.lines[f"{channel}의 모양"]
    if not re.search(_SHAPES[wanted], unicodedata.normalize("NFKC", block.text)):
        yield Finding(
            say("화면 모양이 없거나 이 채널의 모양이 아닙니다."),
            where,
            say("모양이 맞지 않으면 양옆이 검게 남거나 글자가 잘립니다."),
            say("요청서대로 {shape} 모양을 적으세요.", shape=wanted),
            rule="channels",
        )


def access_faults(means: str, section: Section, order: Order) -> Iterator[Finding]:
    """What stands open about captions, transcript, alternative text or sign language."""
    block = _naming(section, _MEANS.get(means, re.escape(means)))
    text = block.text if block else ""
    mend = say("무엇을, 언제까지, 누가 할지 적으세요. 하지 않기로 하면 이유를 적으세요.")
    if block is None or is_unsettled(text) or _LEFT_OPEN.search(text):
        yield _not_equal(means, say("{means:이} 정해지지 않았습니다.", means=means), mend)
    elif _NOT_DONE.search(text):
        if not _GROUNDS.search(text):
            what = say("{means:을} 하지 않는 이유가 없습니다.", means=means)
            yield _not_equal(means, what, mend)
    elif _AUTOMATIC.search(text) and not _REVIEWED.search(text):
        yield _not_equal(
            means,
            say("자동으로 만든 것을 그대로 씁니다."),
            say("대본과 대조하여 고칠 사람과 날짜를 적으세요."),
        )
    elif other := _answers_another(means, block):
        what = say("‘{means}’ 행에 {other}에 관한 내용을 적었습니다.", means=means, other=other)
        yield _not_equal(means, what, mend)
    elif _is_pasted(block, section):
        yield _not_equal(means, say("다른 수단과 똑같은 내용을 적었습니다."), mend)
    elif not list(block.dates()) and not _OWNER.search(text):
        yield _not_equal(means, say("‘{means}’의 날짜와 담당이 없습니다.", means=means), mend)
    elif not list(block.dates()):
        yield _not_equal(means, say("‘{means}’의 날짜가 없습니다.", means=means), mend)
    elif not _OWNER.search(text):
        yield _not_equal(means, say("‘{means}’의 담당이 없습니다.", means=means), mend)
    elif not _before_event(block, order):
        what = say("{means}의 날짜가 행사에 맞지 않습니다.", means=means)
        mend = say("행사가 끝나기 전의 날짜로 고치고, 연도까지 맞는지 확인하세요.")
        yield _not_equal(means, what, mend)


def _answers_another(means: str, block: Block) -> str | None:
    """The means that the row of another one speaks of instead of its own."""
    own = _what(block)
    if re.search(_DOES.get(means, means), own):
        return None
    return next((other for other, words in _DOES.items() if re.search(words, own)), None)


def _is_pasted(block: Block, section: Section) -> bool:
    """Whether a row says of its means word for word what all others say of theirs."""
    said = [_what(other) for other in section.blocks if other.cells]
    return len(said) >= _MANY and bool(said[0]) and set(said) == {_what(block)}


def _what(block: Block) -> str:
    """What a row says is done, without the name, the owner and the day."""
    return " ".join(
        cell
        for cell in block.cells.values()
        if cell != _head(block) and not _OWNER.search(cell) and not [*find_dates(cell)]
    )


def _before_event(block: Block, order: Order) -> bool:
    """Whether a date of the block is of the year of the event, and not after it."""
    *_, last = find_dates(order.lines["행사일"])
    year = last.year or _days(order)[1].year
    end = last.in_year(year)
    days = _days_of(block, order)
    return any(end and day.year == year and day <= end for day in days)


def _not_equal(means: str, what: Message, mend: Message) -> Finding:
    why = (
        say("공공행사에는 수어 통역을 지원해야 합니다({basis}).", basis=claim("sign-events").cited)
        if means == "수어"
        else say(
            "보거나 듣지 못하는 사람도 같은 내용을 얻어야 합니다({basis}).",
            basis=claim("accessible-information").cited,
        )
    )
    return Finding(
        what, say("‘누구나 볼 수 있게’의 {means}", means=means), why, mend, rule="access"
    )


def goal_faults(measure: Measure, goal: float, section: Section, order: Order) -> Iterator[Finding]:
    """What is wrong with the indicator of a measure: last year's figure, the goal, the day."""
    blocks = [block for block in section.blocks if NAMED[measure.name].search(block.text)]
    if not any(_states_both(block, measure, goal) for block in blocks):
        yield Finding(
            say("{name}의 기준이나 목표가 자료와 다르거나 없습니다.", name=measure.name),
            say("성과 지표"),
            say(
                "기준은 엑셀의 지난해 합계, 목표는 요청서에 있습니다. "
                "기준이 틀리면 성과도 틀립니다."
            ),
            say("지난해 값과 목표를 단위까지 한 줄에 적으세요."),
            rule="kpi",
        )
    days = [day for block in blocks for day in _days_of(block, order)]
    if days and max(days) < _days(order)[1]:
        yield Finding(
            say("{name:을} 측정하는 날이 행사보다 앞섭니다.", name=measure.name),
            say("성과 지표"),
            say("행사가 열리기 전에는 달성했는지 측정할 수 없습니다."),
            say("요청서의 ‘측정일’을 옮겨 적으세요."),
            rule="kpi",
        )


def _states_both(block: Block, measure: Measure, goal: float) -> bool:
    """Whether last year's figure and the goal stand there in their unit, each as what it is."""
    stated = find(measured_text(block))
    wanted = (Fact(Kind.COUNT, "", value, measure.unit) for value in (measure.base, goal))
    named = "\n".join(f"{name} {cell}" for name, cell in block.cells.items()) or block.text
    swapped = rf"목표[^\d\n]*{_digits(measure.base)}|{_LAST_YEAR}[^\d\n]*{_digits(goal)}"
    held = all(any(same(fact, one) for fact in stated) for one in wanted)
    return held and not re.search(swapped, named)


def _digits(number: float) -> str:
    return rf"(?:{number:,.0f}|{number:.0f})(?!\d)"


def _days_of(block: Block, order: Order) -> Iterator[date]:
    year = _days(order)[1].year
    for found in block.dates():
        if day := found.in_year(found.year or year):
            yield day


def _naming(section: Section, name: str) -> Block | None:
    """The block that is headed by a name, else the line that has it anywhere."""
    pattern = re.compile(name, re.IGNORECASE)
    headed = (block for block in section.blocks if pattern.search(_head(block)))
    lines = (block for block in section.blocks if not block.cells and pattern.search(block.text))
    return next(headed, None) or next(lines, None)


def _head(block: Block) -> str:
    """The cell that names a row, behind its number; what stands before the colon of a line."""
    if block.cells:
        return next((text for text in block.lines if not text.strip(" .").isdigit()), "")
    return block.text.partition(":")[0]


def _days(order: Order) -> tuple[date, date]:
    """The day of release and the first day of the event."""
    first, event = (next(find_dates(order.lines[label])).day for label in ("공개일", "행사일"))
    assert first and event
    return first, event


def _written(day: date) -> str:
    return f"{day.month}. {day.day}."
