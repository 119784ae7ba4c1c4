"""Checks of d1-3-living-workbook: a cell is changed, and what should move has to move."""

import re

from data_analysis.recalculation import Place, Values
from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import Submission
from graders.tables.calculated_workbooks import Names, alarms
from graders.tables.column_names import DISTRICT
from graders.tables.plain_cells import examples
from groundwork.messages import NOTHING, catalog

from .choice_lists import chosen_from_a_list
from .pivot_tables import pivots_over
from .subsidy_workbooks import (
    DEPARTMENT,
    GIVEN,
    GRANTED,
    SPENT,
    Project,
    SubsidyWorkbook,
    cell_name,
    most_left,
    read_given,
    subsidy_workbook,
)
from .summary_formulas import FIVE_MILLION, follows_the_data

say = catalog(__package__)

_STATE: Names = ("상태", "진행상태", "state")
_STATES = ("진행", "완료", "반납")
_THRESHOLD = re.compile(r"기준|목표|하한|최소|threshold|target|minimum", re.IGNORECASE)
_BAD = re.compile(r"미달|미흡|부진|저조|부족|미만|below|under", re.IGNORECASE)
_GOOD = re.compile(
    r"(?<!미)달성|충족|양호|정상|적정|우수|이상|초과|통과|적합|해당\s?없음|^[○O-]$|\b(?:ok|met)\b",
    re.IGNORECASE,
)
_SIXTY_PER_CENT = (0.6, 60)
_LONGEST_LABEL = 30
_NOWHERE = "새로 생긴 부서"


def formulas(submission: Submission) -> Judgement:
    """The summary is right, and moves by as much as the data was changed.

    Pasted numbers are right today and make a wrong table of next month's data.
    """
    return judge(follows_the_data(subsidy_workbook(submission), _given(submission)))


def inputs(submission: Submission) -> Judgement:
    """The threshold stands in one cell of its own, and the verdicts depend on it.

    Where it is typed into every formula, one is forgotten when it changes.
    """
    book = subsidy_workbook(submission)
    place = _threshold(book)
    if place is None:
        what = say("‘기준 집행률’이 적힌 셀을 찾지 못했습니다.")
        why = say("0.6을 수식마다 적어 두면, 기준이 바뀔 때 고치지 못한 수식이 남습니다.")
        mend = say("‘기준 집행률’에 60%를 적어 따로 두고, 판정 수식에서 [기준 집행률]을 쓰세요.")
        return judge(criterion(False, what, what, NOTHING, why, mend))
    low, high = (book.workbook.changed({place: value}) for value in (0, 1000))
    still = [name for name in book.lines if not _verdicts(book, name, low, high)]
    return judge(
        _one_cell(book, place),
        criterion(
            bool(book.lines) and not still,
            say("기준을 바꾸면 모든 부서의 판정이 따라 바뀝니다."),
            say("기준을 바꾸어도 판정이 그대로인 부서가 {count:,}곳 있습니다.", count=len(still)),
            examples(still),
            say("판정 수식에 0.6 같은 숫자가 직접 적혀 있으면 기준을 바꾸어도 그대로입니다."),
            say("판정 수식이 기준 셀을 가리키게 해 주세요."),
            weight=3,
        ),
        [] if still else _marks_those_below(book, low, high),
    )


def checksheet(submission: Submission) -> Judgement:
    """The workbook itself says when summary and data part ways, and when a row cannot be right.

    A check that moves with any change says nothing: what a harmless one moves does not count.
    """
    book, given = subsidy_workbook(submission), _given(submission)
    project = most_left(given)
    department = book.place_of(max(given, key=lambda one: one.spent), DEPARTMENT)
    spent = book.place_of(project, SPENT)
    now, elsewhere, changed = book.workbook.now, book.elsewhere, book.workbook.changed
    lost = changed({department: _NOWHERE})
    too_much = changed({spent: (project.granted + FIVE_MILLION) * book.scale})
    calm = alarms(now, changed({spent: (project.spent + 1) * book.scale}), elsewhere)
    where = say("점검 수식이 있는 시트")
    return judge(
        criterion(
            bool(alarms(now, lost, elsewhere) - calm),
            say("요약에서 빠진 사업이 생기면 점검이 알려 줍니다."),
            say(
                "{cell:을} 요약에 없는 부서로 바꾸어도 점검이 그대로입니다.",
                cell=cell_name(department),
            ),
            where,
            say("새 부서가 생기면 그 부서의 금액이 요약에서 알림 없이 빠집니다."),
            say("자료의 합계와 요약의 합계를 비교해, 다르면 ‘확인’이라고 나오게 해 주세요."),
            weight=2,
        ),
        criterion(
            bool(alarms(now, too_much, elsewhere) - calm),
            say("교부액보다 많이 집행한 사업이 생기면 점검이 알려 줍니다."),
            say(
                "{cell:을} 교부액보다 크게 바꾸어도 점검이 그대로입니다.",
                cell=cell_name(spent),
            ),
            where,
            say("교부받은 금액보다 더 집행할 수는 없습니다. 잘못 적은 숫자는 그날 찾아야 합니다."),
            say("‘한도를 넘을 수 없는 열’에서 집행액, ‘한도가 되는 열’에서 교부액을 골라 주세요."),
            weight=2,
        ),
    )


def choices(submission: Submission) -> Judgement:
    """The state of a project is chosen from a list of three, in every row of the data.

    Typed by hand, "완료" and "완 료" are counted as two states.
    """
    book = subsidy_workbook(submission)
    return judge(chosen_from_a_list(book.workbook, book.data, _STATE, _STATES))


def pivot(submission: Submission) -> Judgement:
    """There is a real pivot table: over all rows, by 읍면동, with a sum of money.

    A table of pasted values looks the same and cannot be refreshed.
    """
    book = subsidy_workbook(submission)
    return judge(pivots_over(book.workbook, book.data, DISTRICT, (*SPENT, *GRANTED)))


def _given(submission: Submission) -> tuple[Project, ...]:
    return submission.once(read_given, submission.materials / GIVEN)


# --- inputs: the threshold ----------------------------------------------------------------------


def _one_cell(book: SubsidyWorkbook, place: Place) -> Criterion:
    cell = cell_name(place)
    return criterion(
        place not in book.workbook.formulas and book.workbook.is_seen(place),
        say("기준 집행률이 한 셀에 따로 있습니다({cell}).", cell=cell),
        say("기준 집행률 셀({cell})이 수식이라 바꿀 수 없습니다.", cell=cell)
        if place in book.workbook.formulas
        else say("기준 집행률 셀({cell})이 숨겨져 있어 다음 담당자가 찾지 못합니다.", cell=cell),
        mend=say("보이는 셀에 숫자만 적어 주세요."),
    )


def _marks_those_below(book: SubsidyWorkbook, low: Values, high: Values) -> list[Criterion]:
    """The verdicts mark who is below the threshold; not asked where no word tells which way."""
    ways = {
        name: {_way(low.at(place), high.at(place)) for place in _verdicts(book, name, low, high)}
        for name in book.lines
    }
    turned = [name for name, found in ways.items() if -1 in found]
    if not turned and not all(1 in found for found in ways.values()):
        return []
    return [
        criterion(
            not turned,
            say("집행률이 기준보다 낮으면 미달로 판정합니다."),
            say("판정의 방향이 반대인 부서가 {count:,}곳 있습니다.", count=len(turned)),
            examples(turned),
            say("기준에 못 미치는 부서는 표시되지 않고, 넘긴 부서가 미달로 보고됩니다."),
            say("집행률이 기준보다 작을 때 ‘미달’이 나오도록 부등호를 바꿔 주세요."),
            weight=3,
        )
    ]


def _way(above: object, below: object) -> int:
    """1 where ``below``, said of who is below the threshold, blames; -1 where it praises.

    A word that stands alone is the mark of those below, unless it praises; 0 where none tells.
    """
    blames = [bool(_BAD.search(str(text or ""))) for text in (below, above)]
    praises = [bool(_GOOD.search(str(text or ""))) for text in (above, below)]
    told = blames[0] + praises[0] - blames[1] - praises[1]
    if not told and not (isinstance(above, (int, float)) or isinstance(below, (int, float))):
        told = bool(below and not above) - bool(above and not below)
    return (told > 0) - (told < 0)


def _verdicts(book: SubsidyWorkbook, name: str, low: Values, high: Values) -> list[Place]:
    """The cells of a department's line that are another under a high threshold than a low one."""
    summary, row = book.summary, book.lines[name]
    return [
        place
        for place in book.workbook.formulas
        if place[0] == summary.sheet
        and summary.row_of(place) == row
        and low.at(place) != high.at(place)
    ]


def _threshold(book: SubsidyWorkbook) -> Place | None:
    """The cell of the threshold: a number beside its name, of several the one that is 60 %.

    Without a name it is known by its number, as long as that is typed and is none of the data's.
    """
    now, data = book.workbook.now, book.data
    numbers = [
        place
        for place in sorted(now.cells)
        if isinstance(now.at(place), (int, float))
        and not isinstance(now.at(place), bool)
        and not (place[0] == data.sheet and place[1] in data.rows)
    ]
    named = [place for place in numbers if _THRESHOLD.search(_label(book, place))]
    as_asked = [place for place in numbers if now.at(place) in _SIXTY_PER_CENT]
    typed = [place for place in as_asked if place not in book.workbook.formulas]
    both = [place for place in named if place in as_asked]
    return next(iter([*both, *named, *typed]), None)


def _label(book: SubsidyWorkbook, place: Place) -> str:
    """The short texts left of a cell and above it."""
    sheet, row, column = place
    beside = (book.workbook.now.at(p) for p in ((sheet, row, column - 1), (sheet, row - 1, column)))
    return " ".join(text for text in beside if isinstance(text, str) and len(text) < _LONGEST_LABEL)
