"""A small table becomes a chart that fits every shape, or one sentence."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from content_production.layers.backgrounds import ZOOM
from content_production.layers.charts import LIGHT, draw_chart, read_series
from content_production.layers.layout import caption_layer, lower_third_layer, title_layer
from content_production.layers.planes import to_image
from content_production.rendering.frames import Film
from content_production.scenes.scene import Motion, Scene
from content_production.shapes import SHAPES, WIDE
from content_production.storyboard.storyboard import Storyboard
from groundwork.problem import Problem
from groundwork.sheets import Sheet, write_sheets

ROWS = [("2023", "1,200명"), ("2024", 2850), ("2025", 3680), ("합계", 7730)]
BARS = (("2023", 1200.0), ("2024", 2850.0), ("2025", 3680.0))
CAPTION = "지난해에는 3,680명이 찾아 목표에 조금 못 미쳤지만 해마다 늘고 있습니다."


@pytest.fixture
def table(tmp_path) -> Path:
    return write_sheets(tmp_path / "방문객.xlsx", [Sheet("표", ("연도", "방문객(명)"), ROWS)])


def csv(folder: Path, text: str) -> Path:
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    return path


def bars_of(image: Image.Image) -> np.ndarray:
    """Where the bars are: no edge of a letter is as wide."""
    alike = np.abs(np.asarray(image.convert("RGB"), int) - LIGHT).max(axis=2) < 30
    return cv2.erode(alike.astype(np.uint8), np.ones((9, 9), np.uint8)) > 0


def test_bars_are_read_without_the_total(table):
    series = read_series(table)
    assert (series.heading, series.bars) == ("방문객(명)", BARS)


def test_a_title_line_another_column_and_no_header_do_no_harm(tmp_path):
    text = '방문객 현황(가상)\n연도,비고,방문객\n2023,맑음,"1,200"\n2024,비,2850\n2025,,3680\n'
    assert read_series(csv(tmp_path, text)).bars == BARS
    bare = write_sheets(tmp_path / "b.xlsx", [Sheet("표", ("", ""), [("가", 1), ("나", 2)])])
    assert read_series(bare).bars == (("가", 1.0), ("나", 2.0))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "연도,방문객\n",
        "연도,방문객\n2023,많음\n2024,적음\n",
        "연도,방문객\n2023,1200\n",
        "연도,방문객\n2023,-5\n2024,3\n",
        "연도,방문객\n" + "".join(f"{n},{n}\n" for n in range(9)),
    ],
    ids=["empty", "no row", "words", "one bar", "below zero", "nine bars"],
)
def test_what_is_no_chart_is_one_sentence(tmp_path, text):
    with pytest.raises(Problem, match="그래프로"):
        read_series(csv(tmp_path, text))


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_chart_is_laid_out_anew_between_title_and_captions(table, shape):
    scene = Scene(4, table, title="야시장 방문객이 해마다 늘었습니다", lower_third="문화관광과")
    frame = bars_of(to_image(Film([scene], (), shape).frame(3.99)))  # as near as the camera comes
    rows, columns = np.nonzero(frame)
    assert rows.min() > title_layer(scene, shape).box[3]
    assert rows.max() < lower_third_layer(scene, shape).box[1]
    assert rows.max() < caption_layer(CAPTION, shape).box[1]
    assert columns.min() > 0.05 * shape.width and columns.max() < 0.95 * shape.width


def test_bars_are_as_long_as_their_values(table):
    canvas = bars_of(draw_chart(Scene(4, table), WIDE.scaled(1 / 2), 1 + ZOOM))
    lengths = [int(row.sum()) for row in canvas]
    seen = [n for n, before in zip(lengths[1:], lengths, strict=False) if n > 50 and not before]
    assert [n / seen[-1] for n in seen] == pytest.approx([v / 3680 for _, v in BARS], abs=0.02)


@pytest.mark.parametrize("text", ["이름,수 😀\n가,1\n나,2\n", "이름,수\n가 😀,1\n나,2\n"])
def test_letters_the_font_lacks_are_one_sentence(tmp_path, text):
    with pytest.raises(Problem, match="글꼴에 없는 글자"):
        draw_chart(Scene(4, csv(tmp_path, text)), WIDE, 1 + ZOOM)


def test_names_that_cannot_fit_are_one_sentence(tmp_path):
    table = csv(tmp_path, f"이름,수\n{'아주 긴 이름 ' * 9},1\n나,2\n")
    with pytest.raises(Problem, match="들어가지 않습니다"):
        draw_chart(Scene(4, table), WIDE, 1 + ZOOM)


def test_a_chart_is_a_cell_of_the_storyboard(table):
    board = Storyboard.of_rows([["그림", "초"], [table.name, 3]], table.parent, "표")
    assert "방문객.xlsx" in board._repr_html_()
    assert [asset.what for asset in board.without_music().ledger().assets] == ["차트"]
    assert board.check().required == board.change(1, motion=Motion.NONE).check().required
