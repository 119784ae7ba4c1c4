"""What the instructor sees of a class, and what a changed check would do to its scores."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from courseware.build import learner_notebook, write_notebook
from courseware.class_sheets import class_sheets
from courseware.grade import grade
from courseware.mistakes import most_frequent
from courseware.regrade import preview
from courseware.results import results, write_xlsx
from courseware.results_page import write_page
from courseware.roster import Member, Roster, write_roster
from courseware.same_files import (
    LITTLE_ADDED,
    SAME_TEXT,
    SAME_WORDS,
    WORKED_ANSWER,
    same_files,
)

NOTES = {
    "가상01": "안녕하세요. 회의실을 예약해 주세요. (가상)",
    "가상02": "안녕하세요",
    "가상03": "안녕하세요 2",
    "가상04&": None,
}


@pytest.fixture
def graded(course, tiny_lab):
    for learner, note in NOTES.items():
        output = course.submitted(learner, tiny_lab) / "output"
        output.mkdir(parents=True)
        (output.parent / "timestamp.txt").write_text("2026-03-02 09:00:00 UTC")
        if note is not None:
            (output / "note.txt").write_text(note, encoding="utf-8")
    list(grade(course, tiny_lab))
    return course


def test_the_page_shows_people_checks_and_mistakes_without_a_script(graded, tiny_lab, tmp_path):
    write_page(graded, [tiny_lab], tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.count("2026-03-02 18:00") == len(NOTES)  # by the clock of Korea
    assert "output/note.txt" in page
    assert "90 / 100" in page
    assert "가상04&amp;" in page
    assert "<script" not in page
    assert "http://" not in page
    assert "요청이 빠졌습니다" in page


def test_who_has_not_submitted_is_named(graded, tiny_lab, tmp_path):
    with graded.gradebook() as gradebook:
        gradebook.add_student("가상05")
    write_page(graded, [tiny_lab], tmp_path / "page.html")
    assert "아직 제출하지 않은 사람: 가상05<" in (tmp_path / "page.html").read_text(
        encoding="utf-8"
    )


def test_the_workbook_has_each_check_and_the_mistakes_of_the_class_without_names(
    graded, tiny_lab, tmp_path
):
    scores = results(graded, [tiny_lab])
    write_xlsx(scores, tmp_path / "scores.xlsx", class_sheets(graded, [tiny_lab]))
    book = openpyxl.load_workbook(tmp_path / "scores.xlsx")
    _, checks, mistakes = (list(sheet.values) for sheet in book.worksheets)
    assert checks[0] == ("실습", "검사", "통과", "고칠 곳", "아직", "판정 불가")
    assert checks[2] == ("t1-1-note", "요청 사항", 1, 2, 1, 0)
    assert mistakes[1][:3] == ("t1-1-note", "요청 사항", 2)
    assert not any(learner in str(checks + mistakes) for learner in NOTES)


def test_the_most_frequent_mistake_comes_first_and_names_nobody(graded, tiny_lab):
    [mistake] = most_frequent(graded, tiny_lab)
    assert (mistake.check, mistake.submissions) == ("request", 2)
    assert not any(learner in example for learner in NOTES for example in mistake.examples)


def test_scores_go_through_nbgraders_own_export_command(graded, tmp_path):
    exporter = "--exporter=courseware.score_export.ScoreExport"
    command = [sys.executable, "-m", "nbgrader", "export", exporter, f"--to={tmp_path}/s.xlsx"]
    subprocess.run(command, cwd=graded.root, check=True, capture_output=True)
    rows = list(openpyxl.load_workbook(tmp_path / "s.xlsx").active.values)
    assert rows[1][:5] == ("가상01", "t1-1-note", "한 줄 메모", 90, 100)


def test_unchanged_checks_move_nobody(graded, tiny_lab):
    assert all(not compared.moves for compared in preview(graded, tiny_lab))


def test_a_changed_check_shows_whose_score_moves_and_why_and_writes_nothing(graded, tiny_lab):
    """The materials ask for something else now: whoever had it right has it no more."""
    folder = graded.root / "changed" / "automation" / tiny_lab.folder.name
    changed = replace(tiny_lab, folder=folder)
    shutil.copytree(tiny_lab.folder, folder)
    shutil.copy(tiny_lab.folder.parents[1] / "curriculum.toml", folder.parents[1])
    (changed.folder / "materials" / "request.txt").write_text("버스", encoding="utf-8")
    before = results(graded, [tiny_lab])
    moves = {compared.learner: compared.moves for compared in preview(graded, changed)}
    assert [(move.check, move.before, move.after) for move in moves["가상01"]] == [
        ("request", 30, 0)
    ]
    assert "요청이 빠졌습니다" in moves["가상01"][0].why.render("ko")
    assert not moves["가상02"]
    assert results(graded, [tiny_lab]) == before


def test_without_names_of_labs_the_table_has_those_that_were_released(graded, tiny_lab):
    other = replace(tiny_lab, id="t9-9-other")
    assert graded.released([other, tiny_lab]) == [tiny_lab]


def test_the_page_shows_during_class_who_is_stuck_on_which_check(graded, tiny_lab, tmp_path):
    output = graded.submitted("가상05", tiny_lab) / "output"
    output.mkdir(parents=True)
    (output / "note.txt").write_text("아직 채점 전", encoding="utf-8")
    write_page(graded, [tiny_lab], tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    rows = {
        row.split("<")[0]: row.split("</tr>")[0]
        for row in page.split("<tr><td>")
        if row.startswith("가상")
    }
    signs = {who: re.findall(r'<b class="(\w+)"', row) for who, row in rows.items()}
    assert signs["가상01"] == ["pass", "pass"]
    assert signs["가상02"] == ["pass", "fix"]
    assert signs["가상04&amp;"] == ["not_yet", "not_yet"]
    assert signs["가상05"] == []


def test_files_that_two_submitted_alike_are_shown_as_something_to_look_at(
    graded, tiny_lab, tmp_path
):
    for learner in ("가상06", "가상07"):
        output = graded.submitted(learner, tiny_lab) / "output"
        output.mkdir(parents=True)
        (output / f"{learner}.txt").write_text(NOTES["가상01"], encoding="utf-8")
        (output / "ai-record.md").write_text("같은 연습 답", encoding="utf-8")
    [same] = same_files(graded, tiny_lab)
    assert same.learners == ("가상01", "가상06", "가상07")
    write_page(graded, [tiny_lab], tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "note.txt: 가상01, 가상06, 가상07" in page
    assert "베꼈다는 뜻은 아닙니다" in page


LONG = "회의실 예약을 부탁드립니다. 참석 인원은 열두 명이고 화면이 필요합니다. (가상)" * 3


def hwpx(text: str, more: dict[str, str] | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in {"Contents/section0.xml": f"<p>{text}</p>", **(more or {})}.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (hwpx(LONG), hwpx(LONG, {"added.xml": "more"}), SAME_TEXT),
        (b"\xff\xfb" + bytes(400), b"\xff\xfb" + bytes(401), LITTLE_ADDED),
        (LONG.encode(), f"{LONG}!".encode(), SAME_TEXT),
        (hwpx(LONG), hwpx(LONG.replace("열두", "열세")), None),
        (b"short", b"short!", None),
    ],
)
def test_a_copy_with_something_added_is_told_with_what_is_alike(course, tiny_lab, one, other, what):
    for learner, content in (("가상01", one), ("가상02", other)):
        output = course.submitted(learner, tiny_lab) / "output"
        output.mkdir(parents=True)
        (output / "파일.bin").write_bytes(content)
    found = [(same.learners, same.what) for same in same_files(course, tiny_lab)]
    assert found == ([(("가상01", "가상02"), what)] if what else [])


def test_notebooks_with_the_same_words_of_ones_own_are_told(course, tiny_lab):
    notebook = learner_notebook(tiny_lab, "ko")
    for number in (1, 2, 3):
        path = course.submitted(f"가상{number:02}", tiny_lab) / "t1-1-note.ipynb"
        if number < 3:
            next(c for c in notebook.cells if c.id == "look-back-answer").source = LONG
        else:
            notebook = learner_notebook(tiny_lab, "ko")
        write_notebook(notebook, path)
    [same] = same_files(course, tiny_lab)
    assert (same.learners, same.what) == (("가상01", "가상02"), SAME_WORDS)


def test_the_worked_answer_is_told_of_one_person_too(course, tiny_lab, monkeypatch, tmp_path):
    for output in (tmp_path / "output", course.submitted("가상01", tiny_lab) / "output"):
        output.mkdir(parents=True)
        (output / "note.txt").write_text(LONG, encoding="utf-8")
    monkeypatch.setattr("courseware.same_files.known_reference", lambda _: tmp_path)
    [same] = same_files(course, tiny_lab)
    assert (same.learners, same.what) == (("가상01",), WORKED_ANSWER)


@pytest.mark.parametrize(
    ("in_class", "shown"), [(False, "요청이 빠졌습니다"), (True, "○○이 빠졌습니다")]
)
def test_a_word_of_the_lab_is_nobodys_name_unless_somebody_is_called_so(
    course, tiny_lab, in_class, shown
):
    output = course.submitted("요청", tiny_lab) / "output"
    output.mkdir(parents=True)
    (output / "note.txt").write_text("안녕하세요", encoding="utf-8")
    if in_class:
        write_roster(course, Roster((Member("요청", "요청"),)))
    list(grade(course, tiny_lab))
    [mistake] = most_frequent(course, tiny_lab)
    assert shown in mistake.examples[0]
