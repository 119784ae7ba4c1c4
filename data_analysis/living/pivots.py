"""Real pivot tables: Excel refreshes them from the data when the workbook is opened.

openpyxl keeps pivot tables but has no way to make one; the parts are put together here
(ECMA-376 part 1, 18.10). The cells are filled in too, for programs that do not refresh.
"""

from typing import Any

import polars as pl
from openpyxl.pivot.cache import (
    CacheDefinition,
    CacheField,
    CacheSource,
    SharedItems,
    WorksheetSource,
)
from openpyxl.pivot.fields import Missing, Text
from openpyxl.pivot.record import RecordList
from openpyxl.pivot.table import (
    DataField,
    FieldItem,
    Location,
    PivotField,
    PivotTableStyle,
    RowColField,
    TableDefinition,
)
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from data_analysis.living.layout import WHOLE, fit, head, put, title, total

_TOP = 3
_EXCEL_2007 = 3


def add_pivot(
    sheet: Worksheet,
    data: pl.DataFrame,
    source: Worksheet,
    *,
    rows: str,
    values: str,
    heading: str,
    names: tuple[str, str],
) -> None:
    """Put a pivot table on an empty sheet: sums of ``values`` for each value of ``rows``.

    ``data`` stands on ``source`` from A1 on, its header in row 1; where it is a table there, rows
    added to it are seen too. ``names`` are what the sum and the total are called.
    """
    sum_name, total_name = names
    items = sorted(data[rows].drop_nulls().unique().to_list())
    blank = data[rows].null_count() > 0
    pivot = _definition(data.columns, rows, values, sum_name, len(items) + blank)
    pivot.cache = _cache(data, source, rows, items, blank)
    sheet.add_pivot(pivot)
    title(sheet, heading)
    head(sheet, _TOP, [rows, sum_name])
    sums = dict(data.group_by(rows).agg(pl.col(values).sum()).iter_rows())
    lines: list[tuple[Any, Any]] = [(item, sums[item]) for item in items]
    if blank:
        lines.append((None, sums[None]))
    lines.append((total_name, data[values].sum()))
    for row, (name, value) in enumerate(lines, start=_TOP + 1):
        put(sheet.cell(row, 1), name)
        put(sheet.cell(row, 2), value, WHOLE)
    total(sheet, _TOP + len(lines))
    fit(sheet)


def _definition(
    columns: list[str], rows: str, values: str, sum_name: str, counted: int
) -> TableDefinition:
    """The pivot table: ``counted`` values of ``rows`` down its side, a sum of ``values`` beside."""
    axis = [FieldItem(x=number) for number in range(counted)] + [FieldItem(t="default")]
    return TableDefinition(
        name="PivotTable1",
        cacheId=1,
        createdVersion=_EXCEL_2007,
        updatedVersion=_EXCEL_2007,
        minRefreshableVersion=_EXCEL_2007,
        dataCaption=sum_name,
        location=Location(
            ref=f"A{_TOP}:B{_TOP + counted + 1}", firstHeaderRow=1, firstDataRow=1, firstDataCol=1
        ),
        pivotFields=[
            PivotField(axis="axisRow", showAll=False, items=axis)
            if name == rows
            else PivotField(dataField=name == values or None, showAll=False)
            for name in columns
        ],
        rowFields=[RowColField(x=columns.index(rows))],
        dataFields=[
            DataField(
                name=sum_name, fld=columns.index(values), subtotal="sum", baseField=0, baseItem=0
            )
        ],
        pivotTableStyleInfo=PivotTableStyle(
            name="PivotStyleLight16", showRowHeaders=True, showColHeaders=True
        ),
    )


def _cache(
    data: pl.DataFrame, source: Worksheet, rows: str, items: list[Any], blank: bool
) -> CacheDefinition:
    """Where the data is, and which values ``rows`` has; no records, so that Excel reads them."""
    last = f"{get_column_letter(data.width)}{len(data) + 1}"
    cache = CacheDefinition(
        cacheSource=CacheSource(type="worksheet", worksheetSource=_where(source, f"A1:{last}")),
        cacheFields=[
            _cache_field(name, items if name == rows else None, blank) for name in data.columns
        ],
        refreshOnLoad=True,
        saveData=False,
        createdVersion=_EXCEL_2007,
        refreshedVersion=_EXCEL_2007,
        minRefreshableVersion=_EXCEL_2007,
    )
    cache.records = RecordList()
    return cache


def _where(source: Worksheet, area: str) -> WorksheetSource:
    """The data as a table, which grows with its rows, or else as an area."""
    for table in source.tables.values():
        if table.ref == area:
            return WorksheetSource(name=table.displayName)
    return WorksheetSource(ref=area, sheet=source.title)


def _cache_field(name: str, items: list[Any] | None, blank: bool) -> CacheField:
    if items is None:
        return CacheField(name=name, sharedItems=SharedItems())
    shared = [Text(v=str(item)) for item in items] + ([Missing()] if blank else [])
    return CacheField(
        name=name,
        sharedItems=SharedItems(_fields=shared, count=len(shared), containsBlank=blank or None),
    )
