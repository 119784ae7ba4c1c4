"""The top questions of a plan against the summary they are taken from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graders.documents.sections import Block, Section
from graders.outcome import Criterion
from groundwork.comparing_text import spaceless
from groundwork.messages import catalog

from .plan_parts import asked_for, lacking, up_to

say = catalog(__package__)

FEWEST_NAMED = 5
_ROW = re.compile(r"^\|\s*\d+\s*\|\s*([^|]+?)\s*\|\s*([\d,]+)\s*\|\s*([\d.]+)\s*%", re.MULTILINE)
_TOTAL = re.compile(r"(?:총|모두) ([\d,]+)건")
_NUMBER = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s?(건|[%％])?")
_SHARE_COLUMN = re.compile(r"비율|비중|구성비|점유율|백분율|%")
_COUNT_COLUMN = re.compile(r"건수|민원수|빈도")
_OTHERS = re.compile(r"그 ?밖|기타|나머지|이외")
_ROUNDED = 0.51


@dataclass(frozen=True)
class CountedQuestion:
    """A question of the summary: how many complaints, and which per cent of all."""

    name: str
    count: int
    per_cent: float


@dataclass(frozen=True)
class Summary:
    """How many complaints there were, and how many asked what."""

    total: int
    rows: tuple[CountedQuestion, ...]


def read_summary(text: str) -> Summary:
    """The summary as it was given: a table of rank, question, count and share."""
    total = _TOTAL.search(text)
    assert total is not None, "the summary states its total"
    rows = (CountedQuestion(n, int(c.replace(",", "")), float(p)) for n, c, p in _ROW.findall(text))
    return Summary(int(total[1].replace(",", "")), tuple(rows))


def evidence_criteria(section: Section, summary: Summary) -> Iterator[Criterion]:
    """The total is named, at least five questions have their counts, and no figure is another."""
    counts, shares = _figures(section)
    yield asked_for(
        "evidence",
        summary.total in counts,
        say("전체 민원 건수가 없거나 요약과 다릅니다."),
        say("근거의 수치가 다르면 기획서 전체를 믿을 수 없습니다."),
        say("질문 요약(top-questions.txt)의 ‘총 …건’을 그대로 적으세요."),
    )
    yield from _questions_named(section, summary)
    known = {summary.total, *(one.count for one in summary.rows)}
    sums = {sum(one.count for one in summary.rows[:n]) for n in range(2, len(summary.rows) + 1)}
    others = bool(_OTHERS.search(section.text))
    known |= sums | ({summary.total - count for count in sums} if others else set())
    wrong = [f"{n:,}건" for n in sorted(counts - known)]
    wrong += [f"{share:g}%" for share in sorted(shares) if not _known_share(share, summary, others)]
    findings = tuple(
        lacking(
            "evidence",
            say("요약에 없는 수치가 있습니다: {figure}", figure=figure),
            say("AI는 자료에 없는 비율도 그럴듯하게 적습니다."),
            say("질문 요약에서 맞는 수치를 찾아 고치고, 없으면 지우세요."),
        )
        for figure in wrong[:3]
    )
    yield Criterion(not wrong, findings, say("근거의 수치가 모두 요약과 같음"), weight=3)


def _questions_named(section: Section, summary: Summary) -> Iterator[Criterion]:
    named = [one for one in summary.rows if _has_its_count(one, section.blocks)]
    yield from up_to(FEWEST_NAMED, len(named))
    if len(named) < FEWEST_NAMED:
        missing = [one for one in summary.rows if one not in named][: FEWEST_NAMED - len(named)]
        listed = ", ".join(f"{one.name} {one.count}건" for one in missing)
        yield asked_for(
            "evidence",
            False,
            say("건수가 맞게 적힌 질문이 {count}가지뿐입니다.", count=len(named)),
            say("쪽지에서 상위 다섯 가지 이상의 건수와 비율을 넣으라고 했습니다."),
            say("질문 요약에서 그대로 옮기세요: {listed}", listed=listed),
        )


def _figures(section: Section) -> tuple[set[int], set[float]]:
    """Counts (n건, or under 건수) and shares (n%, or under 비율) of a section."""
    counts, shares = set[int](), set[float]()
    for block in section.blocks:
        texts = [(block.text, "")] if not block.cells else []
        texts += [(text, column) for column, text in block.cells.items()]
        for text, column in texts:
            for number, unit in _NUMBER.findall(text):
                value = float(number.replace(",", ""))
                if unit in ("%", "％") or (not unit and _SHARE_COLUMN.search(column)):
                    shares.add(value)
                elif unit == "건" or _COUNT_COLUMN.search(column):
                    counts.add(int(value))
    return counts, shares


def _has_its_count(one: CountedQuestion, blocks: Sequence[Block]) -> bool:
    """Whether a row or line names a question and has its count."""
    return any(
        spaceless(one.name) in spaceless(line) and one.count in _numbers(line)
        for block in blocks
        for line in ((" ".join(block.lines),) if block.cells else block.lines)
    )


def _numbers(text: str) -> set[float]:
    return {float(number.replace(",", "")) for number, _ in _NUMBER.findall(text)}


def _known_share(share: float, summary: Summary, others: bool) -> bool:
    shares = [one.per_cent for one in summary.rows]
    sums = [sum(shares[:n]) for n in range(2, len(shares) + 1)]
    rest = [100 - one for one in sums] if others else []
    return any(abs(share - known) < _ROUNDED for known in (*shares, *sums, *rest, 100.0))
