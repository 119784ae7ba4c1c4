"""One's own results: what was reached in which lab, on a page that names nobody."""

from __future__ import annotations

import getpass
import json
import os
import re

import nbformat
import pytest

from courseware.own_progress import own_progress
from courseware.own_results import page
from courseware.workspace import prepare
from graders.lab import Lab
from graders.progress import PROGRESS_FILE, Attempt, read_attempts, remember
from groundwork.language import using


@pytest.fixture
def desk(tiny_lab, tmp_path):
    (desk,) = prepare([tiny_lab], "ko", tmp_path)
    (desk.folder / "output").mkdir()
    record = {
        "greeting": {"verdict": "pass", "points": 60.0, "day": "2026-03-02"},
        "request": {"verdict": "fix", "points": 12.5, "day": "2026-03-02"},
    }
    (desk.folder / PROGRESS_FILE).write_text(json.dumps(record), encoding="utf-8")
    for path in (desk.notebook, desk.folder / PROGRESS_FILE):
        os.utime(path, (1_772_400_000, 1_772_400_000))
    return desk


def rows(text: str) -> list[list[str]]:
    """The table's rows, cell by cell."""
    found = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [re.findall(r"<t[hd][^>]*>([^<]*)</t[hd]>", row) for row in found]


def test_each_lab_that_was_begun_has_its_row_and_all_have_a_sum(desk):
    head, lab, total = rows(page([own_progress(desk)]))
    assert len(head) == 5
    assert lab == ["한 줄 메모", "1 / 2", "72.5 / 90", "아직", "2026. 3. 2."]
    assert total[:3] == ["합계", "1 / 2", "72.5 / 90"]


def test_the_look_back_is_told_once_it_is_answered(desk):
    notebook = nbformat.read(desk.notebook, as_version=4)
    (cell,) = [cell for cell in notebook.cells if cell.id == "look-back-answer"]
    cell.source = "배웠습니다."
    nbformat.write(notebook, desk.notebook)
    assert rows(page([own_progress(desk)]))[1][3] == "적음"


def test_labs_that_were_only_put_there_are_left_out(tiny_lab, tmp_path):
    (desk,) = prepare([tiny_lab], "ko", tmp_path)
    text = page([own_progress(desk)])
    assert "아직 시작한 실습이 없습니다." in text
    assert "<table" not in text


def test_it_names_nobody_and_needs_nothing_from_elsewhere(desk, tmp_path):
    text = page([own_progress(desk)])
    assert str(tmp_path) not in text
    assert getpass.getuser() not in re.sub("<style>.*?</style>", "", text, flags=re.DOTALL)
    assert not re.search(r"https?:|src=|<link", text)
    assert re.search(r'<input id="name"[^>]*>', text)
    assert "value=" not in text


def test_it_is_in_the_readers_language(desk):
    with using("en"):
        text = page([own_progress(desk)], download="?download=1")
    assert '<html lang="en">' in text
    assert "A one-line note" in text
    assert "<td>2026-03-02</td>" in text
    assert not re.search("[가-힣]", text)


def test_the_last_attempt_at_each_check_is_remembered_with_its_points(tiny_lab, tmp_path):
    lab = Lab(tiny_lab.id, folder=tmp_path)
    (tmp_path / "output" / "note.txt").write_text("안녕하세요.", encoding="utf-8")
    lab.check("greeting")
    attempt = read_attempts(tmp_path)["greeting"]
    assert (attempt.verdict, attempt.points) == ("pass", 60)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", attempt.day)


def test_an_earlier_record_is_kept_beside_new_attempts(tmp_path):
    (tmp_path / PROGRESS_FILE).write_text('{"old": "pass", "odd": 3}', encoding="utf-8")
    remember(tmp_path, [])
    remember(tmp_path, [])
    assert read_attempts(tmp_path) == {"old": Attempt("pass")}
