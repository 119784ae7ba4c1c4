"""What a report says in words, held against the words of the notes: risks and advantages.

A risk in words of one's own is a risk. Only one in the words of another option, or the same for
several, is out of place; an advantage without a word of the notes is for a person to judge.
"""

import re
from collections.abc import Iterator

from automation.documents import Document
from automation.facts import find
from graders.outcome import Criterion, faultless, unknown
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.negation import NONE
from groundwork.unsettled import OPEN

from .case import ASPECTS, Case
from .options import Option, description_of

say = catalog(__package__)

_WEIGHT = 2.0
_WORD = re.compile(r"(?<![가-힣])(?![있없않될할같])[가-힣]{2,}")
_STEM = 2  # letters by which a word is known whatever stands behind it: 계약, 계약만, 계약으로
_SECTION = re.compile(r"(?m)^\[(?=\d안\]|나중)")
_NO_RISK = re.compile(
    rf"(?:[가-힣]+\s)?(?:위험|우려|문제|단점|특이)[가-힣\s]{{0,6}}{NONE}(?:음|습니다|다)\.?"
)
# The assistant's draft promises it, and no note speaks of anybody else's money.
_SUBSIDY = re.compile(r"국비|국고|도비|보조금|(?:정부|국가|중앙)\s?(?:지원|보조)")
_LISTED = re.compile(r"[,;·()](?!\d)|\n")


def says_no_risk(text: str) -> bool:
    """Whether a risk is said to be none: 특별한 위험 없음."""
    return _NO_RISK.fullmatch(text.strip()) is not None


def misplaced_risks(risks: dict[Option, str], notes: str) -> dict[Option, Finding]:
    """The options whose risk is another's, or the same text as another's."""
    sections = _SECTION.split(notes)
    words = {option: _own_words(option, sections) for option in risks}
    found = {}
    for option, text in risks.items():
        said, others = _stems(text), set().union(*(words[o] for o in risks if o != option))
        foreign = len(said & others) > 1 and not said & words[option]
        pasted = text and sum(text == other for other in risks.values()) > 1
        if foreign or pasted:
            found[option] = _risk_of_another(option, text)
    return found


def no_subsidy(report: Document) -> Criterion:
    """No money of the state is promised; that it has to be asked for may be said."""
    lines = [*report.sentences(), *(cell for t in report.tables for row in t.rows for cell in row)]
    found = [
        line
        for line in lines
        if _SUBSIDY.search(line) and not re.search(rf"{OPEN}|{NONE}|여부", line)
    ]
    return faultless(map(_promised, found), weight=_WEIGHT)


def effects_from_notes(report: Document, case: Case, notes: str) -> Iterator[Criterion]:
    """What is said to be gained, beside the figure, has a word of the notes, or a person reads."""
    known = _stems(notes)
    for option in case.options:
        text = description_of(report, option, ASPECTS[-2], case.options)
        new = [part for part in _LISTED.split(text) if _WORD.search(part) and not find(part)]
        new = [p.strip() for p in new if not _stems(p) & known and not _SUBSIDY.search(p)]
        if new:
            yield unknown(
                say("{text:은} 메모에 없는 장점일 수 있습니다.", text=f"‘{new[0]}’"),
                say("{option}의 효과", option=option.label),
            )


def _own_words(option: Option, sections: list[str]) -> set[str]:
    """The stems that stand in the section of an option and in no other."""
    own = next(s for s in sections if s.startswith(option.label))
    return _stems(own) - set().union(*(_stems(s) for s in sections if s is not own))


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text)}


def _risk_of_another(option: Option, text: str) -> Finding:
    return _finding(
        say("{option}의 위험에 다른 안의 위험을 적었습니다.", option=option.label),
        text,
        say("위험은 안마다 다릅니다. 자리가 바뀌면 결정하는 사람이 잘못 대비합니다."),
        say("메모에서 그 안에 적힌 우려되는 점을 옮기세요."),
    )


def _promised(line: str) -> Finding:
    return _finding(
        say("메모에 없는 장점을 적었습니다: 국비 등 외부 지원."),
        line,
        say("숫자가 아니어도 지어낸 장점은 비교를 한쪽으로 기울게 합니다."),
        say("지우거나, ‘확인 필요’와 문의할 곳을 적으세요."),
    )


def _finding(what: Message, text: str, why: Message, mend: Message) -> Finding:
    return Finding(what, say("보고서의 ‘{text}’", text=text.strip()[:40]), why, mend, rule="words")
