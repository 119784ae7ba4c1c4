"""Criteria over pivot tables: real ones, over all rows, grouped and added up as asked."""

from typing import Any

from openpyxl.utils import range_boundaries

from graders.outcome import Criterion, criterion
from graders.tables.calculated_workbooks import Names, Table, Workbook
from groundwork.messages import catalog

say = catalog(__package__)


def pivots_over(workbook: Workbook, data: Table, rows: Names, values: Names) -> list[Criterion]:
    """A pivot table sees every row of the data, groups by ``rows`` and adds up ``values``."""
    pivots = [p for sheet in workbook.book.worksheets for p in sheet._pivots]
    whole = [p for p in pivots if _covers(workbook, p, data)]
    grouped = [p for p in pivots if any(name in rows for name in _axis(p))]
    added = [p for p in pivots if _sums(p, values)]
    return [
        criterion(
            bool(pivots),
            say("피벗 테이블이 있습니다."),
            say("피벗 테이블이 없습니다."),
            why=say("피벗처럼 보이는 표를 값으로 붙여 넣으면 새로 고칠 수 없습니다."),
            mend=say(
                "‘피벗 테이블의 행’과 ‘더할 값’을 고르거나, "
                "엑셀의 [삽입]–[피벗 테이블]로 만들어 주세요."
            ),
            weight=2,
        ),
        criterion(
            bool(whole),
            say("피벗 테이블이 자료 전체를 봅니다."),
            say("피벗 테이블이 자료의 일부만 봅니다."),
            mend=say("[피벗 테이블 분석]–[데이터 원본 변경]에서 마지막 행까지 넣어 주세요."),
        ),
        criterion(
            bool(grouped),
            say("{rows}별로 묶었습니다.", rows=rows[0]),
            say("피벗 테이블의 행이 {rows:이} 아닙니다.", rows=rows[0]),
            mend=say("{rows:을} 행 영역으로 옮겨 주세요.", rows=rows[0]),
        ),
        criterion(
            bool(added),
            say("금액을 더했습니다."),
            say("피벗 테이블이 {values:을} 더하지 않습니다.", values=values[0]),
            mend=say(
                "값 영역에 {values:을} 넣고, 요약 기준을 ‘합계’로 바꾸어 주세요.", values=values[0]
            ),
        ),
    ]


def _names(pivot_table: Any) -> list[str]:
    fields = pivot_table.cache.cacheFields
    return [field.name.split("(")[0].strip() for field in fields]


def _axis(pivot_table: Any) -> list[str]:
    names = _names(pivot_table)
    return [names[field.x] for field in pivot_table.rowFields if 0 <= field.x < len(names)]


def _sums(pivot_table: Any, values: Names) -> bool:
    names = _names(pivot_table)
    return any(
        names[field.fld] in values and field.subtotal in (None, "sum")
        for field in pivot_table.dataFields
    )


def _covers(workbook: Workbook, pivot_table: Any, data: Table) -> bool:
    """Whether a pivot's source holds every row of the data: by an area, a name or a table."""
    source = pivot_table.cache.cacheSource.worksheetSource
    if source is None:
        return False
    sheet, area = source.sheet, source.ref
    if area is None:
        tables = [(s.title, t) for s in workbook.book.worksheets for t in s.tables.values()]
        named = [(title, t.ref) for title, t in tables if t.displayName == source.name]
        if not named:
            return source.name is not None
        sheet, area = named[0]
    _, top, _, bottom = range_boundaries(area)
    last = max(data.rows, default=0)
    return sheet == data.sheet and (top or 1) <= data.header and (bottom or last) >= last
