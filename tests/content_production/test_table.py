"""A storyboard table is read by the meaning of its columns."""

import contextlib
import datetime as dt
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_production.scenes.scene import Focus, Motion, Plate, Scene, Transition
from content_production.scenes.table import seconds_of, stated_total
from content_production.storyboard.storyboard import Storyboard
from groundwork.problem import Problem


def write(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_synonyms_a_sheet_title_and_a_total_are_understood(tmp_path):
    path = write(
        tmp_path / "콘티.xlsx",
        [
            ["도서관 야간 개관 홍보 영상 콘티(가상)"],
            [],
            ["장면", "사진 파일", "길이(초)", "큰 제목", "글자색", "내레이션", "화면 전환", "중심"],
            [1, "a.jpg", "5초", "밤의 도서관", "노랑", "문을 엽니다.", "디졸브", "왼쪽"],
            [2, "b.jpg", "0:04", "끝", None, None, "컷", None],
            ["합계", None, 9],
        ],
    )
    first, second = Storyboard.read(path).scenes
    assert (first.picture, first.seconds) == (tmp_path / "a.jpg", 5)
    assert (first.title, first.caption) == ("밤의 도서관", "문을 엽니다.")
    assert (first.transition, first.focus) == (Transition.CROSSFADE, Focus.LEFT)
    assert (second.seconds, second.transition) == (4, Transition.CUT)
    assert (second.motion, second.plate) == (Motion.ZOOM_IN, Plate.AUTO)


def test_a_frame_and_its_saved_table_say_the_same(tmp_path):
    frame = pd.DataFrame({"그림": ["a.jpg", "#102030"], "초": [3, 2.5], "자막": ["하나.", None]})
    board = Storyboard.of_frame(frame, tmp_path)
    again = Storyboard.read(board.save(tmp_path / "저장.xlsx"))
    assert again.scenes == board.scenes


def test_a_cp949_csv_is_read(tmp_path):
    path = tmp_path / "콘티.csv"
    path.write_bytes("그림,초,자막\na.jpg,5,똠방각하\n".encode("cp949"))
    assert Storyboard.read(path).scenes[0].caption == "똠방각하"


def test_change_gives_a_new_storyboard_and_leaves_the_old_one(tmp_path):
    board = Storyboard.of_frame(pd.DataFrame({"그림": ["a.jpg"], "초": [3]}), tmp_path)
    changed = board.change(1, seconds=6, plate="dark", title="새 제목")
    assert (board.scenes[0].seconds, board.scenes[0].title) == (3, "")
    assert changed.scenes[0].plate is Plate.DARK
    assert (changed.seconds, changed.scenes[0].title) == (6, "새 제목")


@pytest.mark.parametrize(
    ("number", "cells"),
    [(0, {}), (2, {}), (1, {"colour": "흰색"}), (1, {"seconds": -1}), (1, {"motion": "빙글빙글"})],
)
def test_a_wrong_change_is_one_sentence(tmp_path, number, cells):
    board = Storyboard.of_frame(pd.DataFrame({"그림": ["a.jpg"], "초": [3]}), tmp_path)
    with pytest.raises(Problem):
        board.change(number, **cells)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["이름", "나이"], ["가", 3]],
        [["그림", "초"]],
        [["그림", "초"], ["a.jpg", 0]],
        [["그림", "초"], ["a.jpg", "다섯"]],
        [["그림", "초"], ["a.jpg", 7200]],
        [["그림", "초"], *[["a.jpg", 600]] * 7],
        [["그림", "초", "움직임"], ["a.jpg", 3, "점프"]],
    ],
    ids=[
        "empty",
        "another table",
        "no scene",
        "no seconds",
        "words",
        "two-hour scene",
        "over an hour",
        "word",
    ],
)
def test_what_cannot_be_understood_is_one_sentence(tmp_path, rows):
    with pytest.raises(Problem) as caught:
        Storyboard.read(write(tmp_path / "콘티.xlsx", rows))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), b"text"]
)
def test_a_broken_or_encrypted_workbook_is_one_sentence(tmp_path, data):
    path = tmp_path / "콘티.xlsx"
    path.write_bytes(data)
    with pytest.raises(Problem):
        Storyboard.read(path)


def test_a_cell_in_the_last_corner_of_the_sheet_costs_nothing(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["그림", "초"])
    book.active.append(["a.jpg", 3])
    book.active["XFD1048576"] = "끝"
    book.save(tmp_path / "콘티.xlsx")
    assert len(Storyboard.read(tmp_path / "콘티.xlsx").scenes) == 1


@given(st.floats(0.01, 600))
def test_seconds_are_read_however_they_are_written(seconds):
    assert seconds_of(seconds) == seconds
    assert seconds_of(f"{seconds:.2f}초") == pytest.approx(seconds, abs=0.01)


@given(st.integers(0, 9), st.integers(1, 59))
def test_clock_times_mean_minutes_and_seconds(minutes, seconds):
    assert seconds_of(f"{minutes}:{seconds:02d}") == minutes * 60 + seconds
    assert seconds_of(dt.time(minutes, seconds)) == minutes * 60 + seconds


@pytest.mark.parametrize("text", ["0:52~1:00", "52~60초", "０:52 ∼ 1:00", "52초-60초"])
def test_seconds_are_read_out_of_when_a_scene_begins_and_ends(text: str):
    assert seconds_of(text) == 8


def test_words_aloud_have_a_column_beside_those_on_the_screen(tmp_path: Path):
    rows = [["그림", "초", "자막", "나레이션"], ["남색", 5, "가상시 강변", "함께 걸어요."]]
    (scene,) = Storyboard.of_rows(rows, tmp_path, "콘티.xlsx").scenes
    assert (scene.lower_third, scene.caption) == ("가상시 강변", "함께 걸어요.")


def test_the_same_words_in_both_columns_are_shown_once(tmp_path: Path):
    rows = [["그림", "초", "자막", "내레이션"], ["남색", 5, "함께 걸어요.", "함께 걸어요."]]
    (scene,) = Storyboard.of_rows(rows, tmp_path, "콘티.xlsx").scenes
    assert (scene.lower_third, scene.caption) == ("", "함께 걸어요.")


@given(st.text(max_size=20))
def test_any_text_is_a_positive_number_of_seconds_or_an_error(text):
    with contextlib.suppress(ValueError):
        assert seconds_of(text) > 0


def test_an_empty_answer_changes_nothing_and_a_hyphen_empties(tmp_path):
    frame = pd.DataFrame({"그림": ["a.jpg"], "초": [3], "제목": ["제목"], "제목 바탕": ["없음"]})
    board = Storyboard.of_frame(frame, tmp_path)
    assert board.change(1, title="", plate="", seconds="").scenes == board.scenes
    assert board.change(1, title="-").scenes[0].title == ""


def test_the_message_stands_above_the_table_and_comes_back(tmp_path):
    board = Storyboard((Scene(3, title="제목", consent="동의서 1매", sound="=음악"),))
    path = board.with_message("한 가지만 남긴다").save(tmp_path / "콘티.xlsx")
    again = Storyboard.read(path)
    assert again.message == "한 가지만 남긴다"
    assert (again.scenes[0].consent, again.scenes[0].sound) == ("동의서 1매", "=음악")


def test_a_storyboard_on_the_second_sheet_is_found(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["표지"])
    second = book.create_sheet("콘티")
    for row in (["장면", "초", "자막"], [1, 5, "말."]):
        second.append(row)
    book.save(tmp_path / "콘티.xlsx")
    assert Storyboard.read(tmp_path / "콘티.xlsx").seconds == 5


@pytest.mark.parametrize(
    ("row", "total"), [(["합계", "", "60초"], 60), (["계", 45], 45), (["장면", "초"], None)]
)
def test_a_total_in_the_table_is_read_and_is_no_scene(row, total):
    rows = [["장면", "초", "제목"], [1, 5, "가"], row]
    assert stated_total(rows) == total
    assert len(Storyboard.of_rows(rows, Path(), "콘티").scenes) == 1


def test_a_row_cut_short_of_its_seconds_is_one_sentence():
    with pytest.raises(Problem, match="장면 1의 초"):
        Storyboard.of_rows([["제목", "초"], ["시작"]], Path(), "콘티")
