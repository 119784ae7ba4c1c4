"""Checks of d2-2-budget: sums of the source, rates of sums, and what ought to be asked about."""

from collections.abc import Sequence

from graders.outcome import Judgement, judge
from graders.submission import NotSubmitted, Submission
from graders.tables.workbooks import Grid, grids_of, tables_of
from groundwork.messages import Message, catalog

from .anomaly_lists import few_wrongly, is_chosen, kinds_found, not_chosen, read_list
from .budget_lines import Status, read_status
from .execution_rates import (
    DEPARTMENT,
    ITEM,
    PROJECT,
    RATE,
    RateTable,
    is_rate_table,
    rates_hold,
    read_rates,
    sums_hold,
    unit_named,
    whole_holds,
    whole_rate_holds,
)
from .listed_reasons import no_blame, reasons_fit

say = catalog(__package__)


def totals(submission: Submission) -> Judgement:
    """Sums equal the source, nothing is counted twice, and the unit is named.

    Subtotals that are added as well, or won taken for thousands, make every amount wrong.
    """
    truth = _truth(submission)
    departments, projects = _departments(submission), _projects(submission)
    return judge(
        unit_named(departments),
        sums_hold(departments, truth.departments, say("부서별")),
        whole_holds(departments, truth.whole),
        sums_hold(projects, truth.projects, say("세부사업별")),
    )


def rates(submission: Submission) -> Judgement:
    """집행률 is 지출액 divided by 예산현액, of each group and of the whole.

    An average of rates would give small budgets the weight of large ones.
    """
    truth = _truth(submission)
    departments, projects = _departments(submission), _projects(submission)
    return judge(
        rates_hold(departments, truth.departments, say("부서별")),
        whole_rate_holds(departments, truth.whole),
        rates_hold(projects, truth.projects, say("세부사업별")),
    )


def anomalies(submission: Submission) -> Judgement:
    """What breaks a rule of the scene is in the list with its reason, and little else.

    Nobody answers a list that asks everybody, or does not say what it asks.
    """
    truth = _truth(submission)
    listed = read_list(_grids(submission), truth)
    if not listed:
        raise NotSubmitted(
            say("확인할 것을 적은 목록을 찾지 못했습니다."),
            say("‘해 보기 3’부터 ‘해 보기 5’까지 채우고, 점검표를 다시 저장해 주세요."),
        )
    if not is_chosen(listed, truth):
        return judge(not_chosen(listed))
    return judge(
        kinds_found(listed, truth), few_wrongly(listed), reasons_fit(listed), no_blame(listed)
    )


# --- What was given and what was submitted ------------------------------------------------------


def _truth(submission: Submission) -> Status:
    return submission.once(read_status, submission.materials)


def _grids(submission: Submission) -> tuple[Grid, ...]:
    return grids_of(submission, "budget", lambda grids: any(grid.has(RATE) for grid in grids))


def _departments(submission: Submission) -> RateTable:
    return _rates_by(submission, DEPARTMENT, finer=(PROJECT, ITEM), what=say("부서별"))


def _projects(submission: Submission) -> RateTable:
    return _rates_by(submission, PROJECT, finer=(ITEM,), what=say("세부사업별"))


def _rates_by(
    submission: Submission, names: tuple[str, ...], finer: Sequence[tuple[str, ...]], what: Message
) -> RateTable:
    for grid in tables_of(_grids(submission)):
        if is_rate_table(grid, names, finer):
            return read_rates(grid, names)
    raise NotSubmitted(
        say("{what} 집행률 표를 찾지 못했습니다.", what=what),
        say("예산현액, 지출액, 집행률이 있는 표를 만들고 다시 저장해 주세요."),
    )
