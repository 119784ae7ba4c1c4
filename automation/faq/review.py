"""What is wrong with an FAQ base before anybody asks it anything."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from automation import display
from automation.faq.base import FaqBase
from automation.faq.entry import Entry, day_of_cell, written_day
from automation.messages import problem, say
from groundwork.comparing_text import letters_only
from groundwork.files import NOT_NAMED
from groundwork.findings import Finding, Level
from groundwork.messages import Message

_LONGEST_REVIEW_DAYS = 366
_BASIS = say("챗봇 답변은 근거, 담당 부서, 검토일이 있어야 내보냅니다(기획서의 운영 원칙).")


@dataclass(frozen=True)
class Reviewed:
    """The findings in a base, and how many entries were looked at."""

    findings: tuple[Finding, ...]
    entries: int

    def _repr_html_(self) -> str:
        if not self.entries:
            return display.card(NOT_NAMED)
        count = len([f for f in self.findings if f.level is Level.REQUIRED])
        heading = (
            say("고칠 곳이 {count}곳 있습니다.", count=count)
            if count
            else say("반드시 고쳐야 할 곳은 찾지 못했습니다.")
        )
        head = (say("어디"), say("무엇"), say("이렇게"))
        rows = [(f.where, f.what, f.mend) for f in self.findings]
        return display.card(heading, display.table(head, rows))


def review(base: FaqBase, on: date | str | None = None) -> Reviewed:
    """Look a base over as it stands on a day (today unless given).

    Required: every entry has an answer, a source, an owner, a review within the last year and a
    number of its own, and no two ask the same. Whether answers are true, or contradict each other,
    only a person can tell. Raises `Problem` for a day that cannot be read.
    """
    day = day_of_cell(on) if on is not None else date.today()
    if day is None:
        raise problem(
            "날짜 {day:을} 읽을 수 없습니다. 2026. 9. 14.처럼 적어 주세요.", day=f"‘{on}’"
        )
    looks: tuple[Callable[[Entry], Iterator[Finding]], ...] = (
        _answer,
        _source,
        _department,
        lambda entry: _review_day(entry, day),
    )
    found = [finding for entry in base for look in looks for finding in look(entry)]
    return Reviewed((*found, *_doubled(base)), len(base))


def place(entry: Entry) -> Message:
    """An entry as a place to find."""
    return say("{number}번 ‘{question}’", number=entry.number, question=entry.question)


def _answer(entry: Entry) -> Iterator[Finding]:
    if not entry.answer:
        what = say("답이 비어 있습니다.")
        yield _fault(entry, what, say("담당 부서에 확인해 답을 적으세요."), "faq-answer")


def _source(entry: Entry) -> Iterator[Finding]:
    if not entry.source:
        what = say("근거가 없습니다. 챗봇은 이 답을 내보내지 않습니다.")
        mend = say("조례, 고시, 안내문처럼 답이 적힌 문서의 이름을 적으세요.")
        yield _fault(entry, what, mend, "faq-source")


def _department(entry: Entry) -> Iterator[Finding]:
    if not entry.department:
        what = say("담당 부서가 없습니다.")
        mend = say("답이 바뀌면 고칠 부서를 적으세요.")
        yield _fault(entry, what, mend, "faq-department")


def _review_day(entry: Entry, on: date) -> Iterator[Finding]:
    mend = say("담당 부서에 지금도 맞는 답인지 확인하고 검토일을 새로 적으세요.")
    if entry.reviewed is None:
        yield _fault(entry, say("검토일이 없습니다."), mend, "faq-review")
    elif (on - entry.reviewed).days > _LONGEST_REVIEW_DAYS:
        what = say("검토한 지 1년이 넘었습니다({day}).", day=written_day(entry.reviewed))
        yield _fault(entry, what, mend, "faq-review")
    elif entry.reviewed > on:
        what = say("검토일이 오늘보다 뒤의 날짜입니다({day}).", day=written_day(entry.reviewed))
        yield _fault(entry, what, mend, "faq-review-day")


def _doubled(base: FaqBase) -> Iterator[Finding]:
    """The same number twice, or the same way of asking in two entries."""
    numbers: dict[int, int] = defaultdict(int)
    first: dict[str, Entry] = {}
    for entry in base:
        numbers[entry.number] += 1
        if numbers[entry.number] == 2:
            what = say("같은 번호가 두 번 나옵니다.")
            yield _fault(entry, what, say("번호를 하나씩 다르게 적으세요."), "faq-double")
        for way in entry.asked:
            other = first.setdefault(letters_only(way), entry)
            if other is not entry:
                what = say("{way:이} {other}번에도 있습니다.", way=f"‘{way}’", other=other.number)
                mend = say("한쪽만 남기세요. 챗봇은 둘 가운데 어느 것인지 알 수 없습니다.")
                yield _fault(entry, what, mend, "faq-double")


def _fault(entry: Entry, what: Message, mend: Message, rule: str) -> Finding:
    return Finding(what, place(entry), _BASIS, mend, Level.REQUIRED, rule)
