"""The start page says what there is, how long it takes, and how far one has come."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from courseware.start_page import page
from courseware.workspace import Desk, prepare
from graders import curriculum
from graders.progress import PROGRESS_FILE
from groundwork.language import using


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
    assert "아직 시작 전" in text


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
        ([], "아직 시작 전"),
    ],
)
def test_it_shows_ones_own_progress(desk, tmp_path, progress, words):
    (desk.folder / PROGRESS_FILE).write_text(json.dumps(progress), encoding="utf-8")
    assert words in shown(desk, tmp_path / "ko")


def test_it_says_where_a_new_edition_is(desk, tmp_path):
    newer = Desk(desk.lab, desk.notebook, desk.folder / "t1-1-note-2.ipynb")
    text = shown(newer, tmp_path / "ko")
    assert "쓰시던 실습 파일(노트북)은 그대로" in text
    assert "t1-1-note-2.ipynb" in text


@pytest.mark.usefixtures("tiny_lab")
def test_fields_without_a_lab_are_left_out(tmp_path):
    assert "<section>" not in page(curriculum.load(), [], tmp_path)
