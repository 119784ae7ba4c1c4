"""The start page says what there is, how long it takes, and how far one has come."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from html.parser import HTMLParser

import nbformat
import pytest

from courseware.start_page import page
from courseware.workspace import Desk, prepare
from graders import curriculum
from graders.progress import PROGRESS_FILE
from groundwork.language import using
from groundwork.messages import Message


@pytest.fixture
def desk(tiny_lab, tmp_path) -> Desk:
    (desk,) = prepare([tiny_lab], "ko", tmp_path)
    return desk


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.paths: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.paths.append(str(dict(attrs).get("data-path") or dict(attrs)["href"]))


def shown(desk: Desk, root) -> str:
    return page(curriculum.load(), [desk], root)


def test_it_lists_field_course_lab_and_minutes(desk, tmp_path):
    text = shown(desk, tmp_path / "ko")
    for words in ("업무 자동화", "메모", "한 줄 메모", "메모를 한 줄로 적습니다.", "10분"):
        assert words in text
    assert "아직 시작하지 않았습니다" in text


def test_it_is_in_the_readers_language(desk, tmp_path):
    with using("en"):
        text = shown(desk, tmp_path / "ko")
    assert "A one-line note" in text
    assert "한" not in text


def test_a_link_names_the_notebook_as_jupyterlab_shows_it(desk, tmp_path):
    links = _Links()
    links.feed(shown(desk, tmp_path / "ko"))
    first_and_in_the_list = ["automation/t1-1-note/t1-1-note.ipynb"] * 2
    assert links.paths == [*first_and_in_the_list, "/labs/results"]


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        ({"greeting": "fix"}, "검사 2개 중 0개 통과"),
        ({"greeting": "pass", "request": "fix"}, "검사 2개 중 1개 통과"),
        ({"greeting": "pass", "request": "pass"}, "모두 통과"),
        ({"greeting": "pass", "gone": "pass"}, "검사 2개 중 1개 통과"),
        ([], "아직 시작하지 않았습니다"),
    ],
)
def test_it_shows_ones_own_progress(desk, tmp_path, progress, words):
    (desk.folder / PROGRESS_FILE).write_text(json.dumps(progress), encoding="utf-8")
    assert words in shown(desk, tmp_path / "ko")


def test_it_says_where_a_new_edition_is(desk, tmp_path):
    newer = Desk(desk.lab, desk.notebook, desk.folder / "t1-1-note-2.ipynb")
    text = shown(newer, tmp_path / "ko")
    assert "쓰던 실습 파일은 그대로" in text
    assert "t1-1-note-2.ipynb" in text


@pytest.mark.usefixtures("tiny_lab")
def test_fields_without_a_lab_are_left_out(tmp_path):
    assert "<section>" not in page(curriculum.load(), [], tmp_path)


def opened(desk: Desk, record: dict[str, str], look_back: str = "", touched: float = 1e9) -> Desk:
    """A lab as it stands after some work on it at some moment."""
    (desk.folder / "output").mkdir(exist_ok=True)
    (desk.folder / PROGRESS_FILE).write_text(json.dumps(record), encoding="utf-8")
    notebook = nbformat.read(desk.notebook, as_version=4)
    for cell in notebook.cells:
        if look_back and cell.id == "look-back-answer":
            cell.source = look_back
    nbformat.write(notebook, desk.notebook)
    for path in (desk.notebook, desk.folder / PROGRESS_FILE):
        os.utime(path, (touched, touched))
    return desk


@pytest.fixture
def three(tiny_lab, tmp_path) -> list[Desk]:
    """Three labs of the same course, in their order."""
    labs = [
        replace(tiny_lab, id=name, title=Message(f"{name} 실습", english=name))
        for name in ("t1-1-note", "t1-2-letter", "t1-3-report")
    ]
    return prepare(labs, "ko", tmp_path)


def way_on(desks: list[Desk]) -> str:
    """What stands before all labs, without its marks."""
    text = page(curriculum.load(), desks, desks[0].folder.parents[1])
    start = text.index("<div class='labs-way'>")
    return re.sub("<[^>]+>", " ", text[start : text.index("</div>", start)])


PASSED = {"greeting": "pass", "request": "pass"}


def test_somebody_new_is_shown_where_to_begin(three):
    assert "처음이면 이 실습부터" in way_on(three)
    assert "t1-1-note 실습" in way_on(three)


def test_one_continues_with_the_lab_touched_last(three):
    opened(three[2], {"greeting": "fix"}, touched=1e9)
    opened(three[1], {}, touched=2e9)
    assert "이어서 하기" in way_on(three)
    assert "t1-2-letter 실습" in way_on(three)


def test_after_a_lab_that_is_done_comes_the_next_that_is_not(three):
    opened(three[0], PASSED, "배웠습니다.", touched=1e9)
    opened(three[1], PASSED, "배웠습니다.", touched=2e9)
    assert "다음 실습" in way_on(three)
    assert "t1-3-report 실습" in way_on(three)
    opened(three[2], PASSED, touched=3e9)  # the look-back is still to be written
    assert "이어서 하기" in way_on(three)
    opened(three[2], PASSED, "배웠습니다.", touched=3e9)
    assert "모두 마쳤습니다" in way_on(three)


@pytest.mark.parametrize(("answer", "words"), [("", "돌아보기 아직"), ("배움", "돌아보기 적음")])
def test_it_shows_whether_the_look_back_is_answered(desk, tmp_path, answer, words):
    opened(desk, {"greeting": "pass"}, answer)
    assert words in shown(desk, tmp_path / "ko")


def test_a_damaged_notebook_has_no_look_back(desk, tmp_path):
    opened(desk, {"greeting": "pass"})
    desk.notebook.write_bytes(b"{")
    assert "돌아보기 아직" in shown(desk, tmp_path / "ko")


def test_it_is_said_without_a_word_of_programming(desk, tmp_path):
    assert not re.search("Shift|실행|output", shown(desk, tmp_path / "ko"))


def test_links_stand_below_the_servers_own_address(desk, tmp_path):
    text = page(curriculum.load(), [desk], tmp_path / "ko", "/user/kim/")
    assert "href='/user/kim/lab/tree/automation/" in text
    assert "href='/user/kim/labs/results'" in text
