"""Criteria over a list of things to ask about: what was found, what was wrongly accused, and why.

A list is read by meaning: a sheet with reasons, a sheet a kind, or the lines themselves with a note
beside some. A row is known by the names in it, wherever they stand.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graders.outcome import Criterion, criterion
from graders.tables.plain_cells import as_text, examples, is_total
from graders.tables.workbooks import Grid
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding
from groundwork.messages import catalog, plain

from .budget_lines import Kind, Status, Suspect
from .execution_rates import ITEM, RATE

say = catalog(__package__)

_REASON = ("까닭", "사유", "이유", "의심 내용", "확인 사항", "reason", "why")
_NOTE = ("비고", "확인", "메모", "note", "remark")
_TAKEN_OUT = (("파일·시트", "file, sheet"), ("행", "row"))  # of the rows a repair left out
_LIST_NAME = re.compile(
    r"확인|의심|이상|점검|물어|초과|없이|부진|중복|두 ?번|전용|소계|단위|anomal|ask|check|doubt",
    re.IGNORECASE,
)
WORDS = {  # looked for in a row without blanks
    Kind.OVER: r"초과|많|넘|웃돌|over|exceed|more|toomuch|1\d\d(\.\d+)?%",
    Kind.WITHOUT: r"예산.{0,6}(없|0)|미편성|편성되지|without|nobudget|budgetof0",
    Kind.THOUSANDFOLD: r"단위|1,?000|천배|\d배|unit|times|thousand",
    Kind.SLOW: r"부진|집행률|낮|저조|늦|느|slow|rate|%",
    Kind.TRANSFER: r"전용|transfer",
    Kind.SUBTOTAL: r"소계|합계|subtotal|total",
    Kind.TWICE: r"두번|2번|중복|같은|같음|동일|이중|twice|duplicate|same|double",
}
_MOST_WRONGLY = 0.15  # of a list: to ask once too often does no harm, to accuse everybody does
_LONGEST = 60  # characters of a row that is shown
_SURELY_NO_LIST = 3  # times as long as there is to find

TITLES = {
    Kind.OVER: say("예산 초과"),
    Kind.WITHOUT: say("예산 없이 지출"),
    Kind.THOUSANDFOLD: say("단위 의심"),
    Kind.SLOW: say("집행 부진"),
    Kind.TRANSFER: say("전용 불일치"),
    Kind.SUBTOTAL: say("소계 불일치"),
    Kind.TWICE: say("같은 지출 두 번"),
}
_HOW = {
    Kind.OVER: say("지출액이 예산현액보다 많은 줄을 모두 적어 주세요."),
    Kind.WITHOUT: say("예산현액이 0인데 지출액이 있는 줄을 적어 주세요."),
    Kind.THOUSANDFOLD: say("지출액이 예산현액의 100배가 넘는 줄을 적어 주세요."),
    Kind.SLOW: say(
        "지출액이, 예산현액에서 이월 예정액을 뺀 금액의 40%에 못 미치는 줄을 적어 주세요."
    ),
    Kind.TRANSFER: say("전용증감액을 정책사업마다 더해, 0이 아닌 정책사업을 적어 주세요."),
    Kind.SUBTOTAL: say("소계마다 그 소계에 속한 줄의 합과 비교해 주세요."),
    Kind.TWICE: say("번호만 다르고 나머지가 모두 같은 지출을 적어 주세요."),
}


@dataclass(frozen=True)
class Listed:
    """A row of the list: its words without blanks, as it is shown, and the suspects it names.

    ``reason`` is what stands in a column of reasons, without blanks; "" where there is none.
    """

    text: str
    shown: str
    reason: str
    suspects: tuple[Suspect, ...]


def read_list(grids: Sequence[Grid], status: Status) -> list[Listed]:
    """The rows of all lists in a workbook; empty where there is none."""
    return [
        row
        for grid in grids
        if not grid.has(*_TAKEN_OUT)
        and (rows := list(_rows(grid, status)))
        and (_is_list(grid) or _asks(grid, rows))
        for row in rows
    ]


def is_chosen(listed: Sequence[Listed], status: Status) -> bool:
    """Whether a list is a choice at all, and not simply everything."""
    return len(listed) <= _SURELY_NO_LIST * len(status.suspects)


def not_chosen(listed: Sequence[Listed]) -> Criterion:
    """What is said of a list of everything: it earns nothing, whatever is in it."""
    return Criterion(
        False,
        (
            Finding(
                say("목록이 {count:,}줄입니다. 거의 모든 줄을 적었습니다.", count=len(listed)),
                why=say("모든 부서에 묻는 목록에는 아무도 답하지 않습니다."),
                mend=say("규칙에 어긋나는 것만 골라 적어 주세요."),
            ),
        ),
    )


def kinds_found(listed: Sequence[Listed], status: Status) -> Iterator[Criterion]:
    """One criterion a kind: all of it is in the list."""
    found = {suspect for row in listed for suspect in row.suspects}
    for kind in Kind:
        wanted = [suspect for suspect in status.suspects if suspect.kind is kind]
        missed = [suspect for suspect in wanted if suspect not in found]
        yield criterion(
            not missed,
            say("{kind} {count}건을 모두 찾았습니다.", kind=TITLES[kind], count=len(wanted)),
            say(
                "{kind} {all}건 가운데 {count}건이 목록에 없습니다.",
                kind=TITLES[kind],
                all=len(wanted),
                count=len(missed),
            ),
            plain(", ".join(dict.fromkeys(suspect.department for suspect in missed))),
            mend=_HOW[kind],
            weight=1 + len(wanted) / 4,
        )


def few_wrongly(listed: Sequence[Listed]) -> Criterion:
    """At most a seventh of the list, or so, asks about what is in order."""
    wrongly = [row.shown for row in listed if not row.suspects]
    return criterion(
        len(wrongly) <= _MOST_WRONGLY * len(listed),
        say("규칙에 어긋나지 않는 것은 거의 적지 않았습니다."),
        say(
            "목록 {all}건 가운데 {count}건은 규칙에 어긋나지 않습니다.",
            all=len(listed),
            count=len(wrongly),
        ),
        examples(wrongly),
        say(
            "이월하기로 한 금액은 부진이 아니고, 매달 나가는 임차료나 두 사업이 나누어 낸 금액은 "
            "이중 지출이 아닙니다. 불필요한 문의가 많으면 꼭 확인해야 할 것이 묻힙니다."
        ),
        say("이월 예정액을 뺐는지, 비교한 열이 부족하지 않은지 확인하고 다시 찾아 주세요."),
        weight=4,
    )


def _is_list(grid: Grid) -> bool:
    """Whether a sheet lists things to ask about, by the names of its columns or its own."""
    reasoned = grid.has(_REASON) or (grid.has(ITEM) and grid.has(_NOTE))
    named = _LIST_NAME.search(grid.sheet) is not None and not grid.has(RATE)
    return reasoned or named


def _asks(grid: Grid, rows: Sequence[Listed]) -> bool:
    """Whether most rows of a sheet under any name are about what ought to be asked."""
    return not grid.has(RATE) and sum(bool(row.suspects) for row in rows) > len(rows) / 2


def _rows(grid: Grid, status: Status) -> Iterator[Listed]:
    """Each row of a list, its text with the name of the sheet; totals and headers left out."""
    note = None if grid.has(_REASON) else grid.column(*_NOTE) if grid.has(ITEM) else None
    reason = grid.column(*_REASON) if grid.has(_REASON) else note
    for row in grid.rows:
        texts = [text for cell in row if (text := as_text(cell))]
        if reason is not None and not as_text(row[reason]):
            continue
        known = any(name in text for name in status.departments for text in texts)
        if {*texts} <= {*grid.heading.names} or (any(map(is_total, texts)) and not known):
            continue
        text = "|".join(map(spaceless, [grid.sheet, *texts]))
        said = "" if reason is None else spaceless(as_text(row[reason]) or "")
        suspects = tuple(s for s in status.suspects if _speaks_of(text, s, status))
        yield Listed(text, " ".join(texts)[:_LONGEST], said, suspects)


def _speaks_of(text: str, suspect: Suspect, status: Status) -> bool:
    """Whether a row is about this one: by the names in it."""
    words = [spaceless(word) for word in suspect.words]
    if suspect.kind is Kind.TWICE:
        *numbers, project, won = words
        paid = won in text or won.replace(",", "") in text
        return any(number in text for number in numbers) or (project in text and paid)
    says_so = re.search(WORDS[suspect.kind], text, re.IGNORECASE) is not None
    if suspect.kind is Kind.TRANSFER:
        names = {*suspect.words, *status.transferring(suspect.words[0])}
        return says_so and any(spaceless(name) in text for name in names)
    if suspect.kind is Kind.SUBTOTAL:
        policies = {spaceless(policy) for policy in status.policies if spaceless(policy) in text}
        is_line = any(spaceless(project) in text for project in status.projects)
        return says_so and not is_line and suspect.department in text and policies == set(words)
    project, item = words
    others = {spaceless(name) for name in status.items} - {item}
    return project in text and (item in text or not any(name in text for name in others))
