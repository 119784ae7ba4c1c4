"""Charts: they draw their cells, start at nothing, say their unit, source and day, and are seen."""

import io
import warnings
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from content_production.colours import contrast, luminance
from data_analysis import charts
from data_analysis.charts.palette import QUIET, SERIES
from data_analysis.synthetic.complaints import DISTRICTS
from groundwork.problem import Problem

MONTHS = pl.DataFrame({"월": ["2026-01", "2026-02"], "건수": [140, 152], "지연율": [45.0, 42.76]})


def _described(**words: Any) -> charts.Chart:
    chart = charts.column(MONTHS, "지연율", **words)
    return chart.describe(
        title="월별 지연율", unit="%", source="민원 처리 기록(가상)", as_of="2026-07-31"
    )


def _page(chart: charts.Chart, folder: Path) -> Any:
    return openpyxl.load_workbook(chart.save(folder / "보고.xlsx"))["그래프"]


def _texts(page: Any) -> list[str]:
    return [cell.value for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]


def _drawn(page: Any) -> list[list[Any]]:
    """The values of the cells that each series of the one native chart refers to."""
    (chart,) = page._charts
    areas = [series.val.numRef.f.rpartition("!")[2].replace("$", "") for series in chart.series]
    return [[row[0].value for row in page[area]] for area in areas]


def test_a_real_chart_draws_the_cells_beside_it(tmp_path: Path) -> None:
    page = _page(_described().conclude("지연율이 낮아졌습니다."), tmp_path)
    assert _drawn(page) == [[45.0, 42.76]]
    assert page["A1"].value == "지연율이 낮아졌습니다."
    assert {"자료: 민원 처리 기록(가상)", "기준일: 2026. 7. 31.", "지연율(%)"} <= set(_texts(page))


def test_the_axis_starts_at_nothing_unless_asked_and_then_says_so(tmp_path: Path) -> None:
    plain, shortened = _described(), _described(axis_from=30)
    assert _page(plain, tmp_path)._charts[0].y_axis.scaling.min == 0
    assert not any("시작" in str(note) for note in plain.notes)
    page = _page(shortened, tmp_path)
    assert page._charts[0].y_axis.scaling.min == 30
    assert "값 축이 0이 아니라 30에서 시작합니다." in _texts(page)
    assert shortened._repr_png_() != plain._repr_png_()


def test_as_long_as_nothing_is_asked_for_there_is_no_picture_and_no_file(tmp_path: Path) -> None:
    blank = charts.column(MONTHS, "").describe(unit="%").conclude("한 문장")
    assert "아직" in blank._repr_html_()
    assert blank._repr_png_() is None
    for name in ("보고.xlsx", "보고.png"):
        assert isinstance(blank.save(tmp_path / name), Problem)
    assert not list(tmp_path.iterdir())


def test_values_below_zero_are_drawn_below_zero(tmp_path: Path) -> None:
    table = pl.DataFrame({"부서": ["가", "나"], "증감(건)": [-3, 5]})
    assert _page(charts.bar(table, "증감"), tmp_path)._charts[0].y_axis.scaling.min is None


def test_bars_stand_from_the_largest_down_in_the_cells_too(tmp_path: Path) -> None:
    table = pd.DataFrame({"읍면동": DISTRICTS, "민원": range(len(DISTRICTS))})
    chart = charts.bar(table, "민원")
    assert chart.labels == [*DISTRICTS][::-1]
    assert _drawn(_page(chart, tmp_path)) == [[*range(len(DISTRICTS))][::-1]]


def test_the_unit_in_a_column_s_name_is_its_unit() -> None:
    table = pl.DataFrame({"부서": ["가"], "집행액(천원)": [1200]})
    chart = charts.bar(table, "집행액", labels="부서")
    assert (chart.unit, chart.axis_title) == ("천원", "집행액(천원)")


def test_what_a_reader_would_ask_for_is_said_under_the_picture() -> None:
    chart = charts.column(MONTHS, "지연율")
    assert len(chart.missing) == 3
    assert all(str(message) in chart._repr_html_() for message in chart.missing)
    assert _described().missing == []


@pytest.mark.parametrize("draw", [charts.bar, charts.column, charts.line])
def test_the_same_chart_is_the_same_picture_and_nothing_is_warned_of(draw: Any) -> None:
    table = pl.DataFrame({"이름": ["$a_1$", "🎉", "뷁"], "수": [1.5, None, float("nan")]})
    chart = draw(table, "수").describe(title="$x^2$ 🎉 " + "긴 제목 " * 40, as_of="2026.7.1")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = chart._repr_png_()
    assert picture == chart._repr_png_()
    assert Image.open(io.BytesIO(picture)).format == "PNG"


@pytest.mark.parametrize("draw", [charts.bar, charts.column])
def test_long_texts_stay_inside_the_picture(draw: Any) -> None:
    table = pl.DataFrame({"이름": ["긴 이름이 계속 이어지는 항목 " * 9, "가" * 90], "수": [1, 2]})
    chart = (
        draw(table, "수")
        .conclude("현장확인민원의지연율은" * 12)
        .describe(title="월별" * 60, source="자료" * 90, unit="건", as_of="2026-07-31")
    )
    picture = np.asarray(Image.open(io.BytesIO(chart._repr_png_())).convert("L"))
    edges = (picture[:, :5], picture[:, -5:], picture[:5], picture[-5:])
    assert min(edge.min() for edge in edges) == 255


@pytest.mark.parametrize("draw", [charts.bar, charts.column, charts.line])
def test_two_and_three_series_are_drawn_with_their_names(draw: Any, tmp_path: Path) -> None:
    table = MONTHS.with_columns(pl.lit(3).alias("지연"))
    for names in (["건수", "지연"], ["건수", "지연", "지연율"]):
        chart = draw(table, names).describe(unit="건")
        assert chart.axis_title == "단위: 건"
        assert len(_drawn(_page(chart, tmp_path))) == len(names)
        assert chart.save(tmp_path / "그림.png").path.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("labels", "values", "words"),
    [
        ("월", "없는 열", {}),
        ("월", "월", {}),
        ("월", ["건수", "지연율", "건수", "지연율"], {}),
        ("월", [], {}),
        ("월", "지연율", {"axis_from": 50}),
    ],
)
def test_what_cannot_be_drawn_is_answered_kindly(labels: str, values: Any, words: Any) -> None:
    with pytest.raises(Problem):
        charts.column(MONTHS, values, labels=labels, **words)


@pytest.mark.parametrize("table", [None, "글", pl.DataFrame({"월": ["1"], "건수": [None]})])
def test_no_table_and_no_numbers_are_answered_kindly(table: Any) -> None:
    with pytest.raises(Problem):
        charts.line(table, "건수")


def test_a_table_without_columns_yet_is_not_drawn(tmp_path: Path) -> None:
    assert isinstance(charts.bar(pl.DataFrame(), "건수").save(tmp_path / "a.xlsx"), Problem)


def test_more_than_a_page_can_show_is_answered_kindly() -> None:
    many = pl.DataFrame({"이름": [str(n) for n in range(200)], "수": range(200)})
    with pytest.raises(Problem, match="200개"):
        charts.bar(many, "수")


@pytest.mark.parametrize("day", ["오늘", "2026-13-01", "-"])
def test_a_day_that_is_none_is_answered_kindly(day: str) -> None:
    with pytest.raises(Problem, match="날짜"):
        _described().describe(as_of=day)


def test_the_rows_behind_the_chart_stand_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    rows = pl.DataFrame(
        {
            "접수일": [date(2026, 1, 2), None],
            "비용": [Decimal("1.5"), None],
            "비율": [float("nan"), 0.5],
            "내용": ["=1+1", "가" * 40_000],
        }
    )
    saved = _described().save(tmp_path / "보고.xlsx", behind=rows)
    assert saved.sheets == (("그래프", 2), ("자료", 2))
    page = openpyxl.load_workbook(saved)["자료"]
    first, second = page.iter_rows(2, values_only=True)
    assert first == (datetime(2026, 1, 2), 1.5, None, "=1+1")
    assert second[:3] == (None, None, 0.5) and len(second[3]) == 32_767
    assert page["D2"].data_type == "s"


def test_more_rows_behind_than_a_sheet_holds_are_answered_kindly(tmp_path: Path) -> None:
    rows = pl.DataFrame({"가": range(1_048_576), "나": range(1_048_576)})
    with pytest.raises(Problem, match="1,048,576행"):
        _described().save(tmp_path / "보고.xlsx", behind=rows)
    assert list(tmp_path.iterdir()) == []


def test_decimals_are_drawn_as_numbers(tmp_path: Path) -> None:
    table = pl.DataFrame({"부서": ["가", "나"], "금액": [Decimal("12.5"), Decimal("3")]})
    assert _drawn(_page(charts.bar(table, "금액"), tmp_path)) == [[12.5, 3]]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    evil = "=cmd|'/c calc'!A1"
    table = pl.DataFrame({evil: [evil], "=A1": [1]})
    chart = charts.bar(table, "=A1").describe(title=evil, source=evil).conclude(evil)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = _page(chart, tmp_path)
    assert {cell.data_type for row in page.iter_rows() for cell in row if cell.value} <= {"s", "n"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(min_codepoint=32, max_codepoint=0xD7A3), max_size=12),
            st.none() | st.floats(-1e9, 1e9),
        ),
        min_size=2,
        max_size=24,
    ).filter(lambda rows: any(value is not None for _, value in rows))
)
def test_every_number_stands_in_a_cell_that_is_drawn(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, float | None]]
) -> None:
    table = pl.DataFrame(
        {"이름": [name for name, _ in rows], "수": [value for _, value in rows]},
        schema={"이름": pl.String, "수": pl.Float64},
    )
    page = _page(charts.column(table, "수"), tmp_path_factory.mktemp("charts"))
    (drawn,) = _drawn(page)
    assert drawn == [None if value is None else pytest.approx(value) for _, value in rows]


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


@pytest.mark.parametrize("colour", [*SERIES, QUIET])
def test_every_colour_has_the_contrast_with_white_that_graphics_need(colour: str) -> None:
    assert float(contrast(luminance(_rgb(colour)), 1.0)) >= 3  # WCAG 2.1, 1.4.11


# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear light.
SEEN_BY = {
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
) / np.array([[0.9505], [1.0], [1.089]])


def _lab(colour: str, eyes: list[list[float]]) -> Any:
    part = np.array(_rgb(colour)) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    x, y, z = np.cbrt(TO_XYZ @ np.clip(np.array(eyes) @ linear, 0, 1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eyes", SEEN_BY)
def test_series_are_told_apart_by_colour_blind_eyes(eyes: str) -> None:
    seen = [_lab(colour, SEEN_BY[eyes]) for colour in SERIES]
    apart = [np.linalg.norm(a - b) for n, a in enumerate(seen) for b in seen[:n]]
    assert min(apart) > 30  # one is just noticed (CIE 1976)
