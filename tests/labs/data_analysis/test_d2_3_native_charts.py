"""Charts are read as any program writes them, and what cannot be read is said in one sentence."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from data_analysis import charts
from data_analysis.recalculation import libreoffice
from groundwork.problem import Problem
from labs.data_analysis.d2_3_one_chart.checks.chart_criteria import (
    day_named,
    from_zero,
    source_named,
    told_apart,
    unit_shown,
)
from labs.data_analysis.d2_3_one_chart.checks.native_charts import NativeChart, read_charted

VALUES = (45.0, 42.76)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    table = pl.DataFrame({"월": ["1월", "2월"], "지연율": VALUES})
    chart = charts.column(table, "지연율").describe(
        title="월별 지연율", unit="%", source="민원 처리 기록", as_of="2026-07-31"
    )
    return chart.save(tmp_path / "보고.xlsx").path


def _only(path: Path) -> NativeChart:
    (chart,) = read_charted(path).charts
    return chart


def _holds(chart: NativeChart) -> None:
    (series,) = chart.series
    assert (series.labels, series.values) == (("1월", "2월"), VALUES)
    assert series.from_cells and series.lengths and series.axis.lowest == 0
    assert (chart.title, series.name, series.axis.title) == (
        "월별 지연율",
        "지연율(%)",
        "지연율(%)",
    )
    assert all(
        ask(chart).met for ask in (unit_shown, from_zero, source_named, day_named, told_apart)
    )


def test_as_xlsxwriter_and_openpyxl_write_it(report: Path) -> None:
    _holds(_only(report))
    openpyxl.load_workbook(report).save(report)
    _holds(_only(report))


@pytest.mark.skipif(libreoffice() is None, reason="needs LibreOffice")
def test_as_libreoffice_writes_it(report: Path, tmp_path: Path) -> None:
    program = libreoffice()
    assert program is not None
    subprocess.run(
        [
            program,
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "xlsx", "--outdir", str(tmp_path / "again"), str(report)),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    _holds(_only(tmp_path / "again" / report.name))


def _written(path: Path, **series: object) -> Path:
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("가 '나' 다")
        page.write_column("A1", VALUES)
        book.define_name("값들", "='가 ''나'' 다'!$A$1:$A$2")
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": [page.name, 0, 0, 1, 0], **series})
        page.insert_chart("C1", chart)
    return path


def test_a_sheet_s_name_may_have_quotes_and_blanks(tmp_path: Path) -> None:
    (series,) = _only(_written(tmp_path / "a.xlsx")).series
    assert series.values == VALUES and series.from_cells


def _with(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """The workbook with one part of it changed, or left out where the change gives nothing."""
    copy = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name.endswith(part):
                text = change(text.decode()).encode()
            if text:
                target.writestr(name, text)
    return copy


def test_cells_of_another_file_are_not_this_workbook_s(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.xlsx")
    other = _with(path, "charts/chart1.xml", lambda xml: xml.replace("<c:f>", "<c:f>[1]"))
    (series,) = _only(other).series
    assert not series.from_cells


def test_a_name_stands_for_its_cells(tmp_path: Path) -> None:
    (series,) = _only(_written(tmp_path / "a.xlsx", values="=값들")).series
    assert series.from_cells


@pytest.mark.parametrize("change", [lambda _: "", lambda xml: xml[:200], lambda _: "<a>&b;</a>"])
def test_a_chart_that_is_broken_is_answered_kindly(
    report: Path, change: Callable[[str], str]
) -> None:
    with pytest.raises(Problem):
        read_charted(_with(report, "charts/chart1.xml", change))


def test_a_kind_that_only_excel_draws_goes_to_a_person(report: Path) -> None:
    newer = _with(report, "drawing1.xml.rels", lambda xml: xml.replace('/chart"', '/chartEx"'))
    with pytest.raises(Problem, match="종류"):
        read_charted(newer)


def test_a_workbook_without_charts_has_none(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    assert read_charted(path).charts == ()


@pytest.mark.parametrize(
    ("colour", "numbered", "seen"),
    [("F0E442", False, False), ("F0E442", True, True), ("0072B2", False, True)],
)
def test_pale_colours_cost_only_where_nothing_else_says_the_value(
    tmp_path: Path, colour: str, numbered: bool, seen: bool
) -> None:
    look = {"fill": {"color": f"#{colour}"}, "data_labels": {"value": True} if numbered else {}}
    assert told_apart(_only(_written(tmp_path / "a.xlsx", **look))).met == seen
