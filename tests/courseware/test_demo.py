"""The demonstration plays ten submissions and proves that each got what its name promises."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from courseware import demo
from courseware.cli import labs
from courseware.course import open_course
from graders import curriculum
from groundwork.problem import Problem


@pytest.fixture
def play(tiny_lab, tmp_path, monkeypatch):  # noqa: ARG001 - the curriculum is the tiny one
    """Run a labs command line; gives exit code and what it printed."""
    monkeypatch.setenv("LABS_CACHE", str(tmp_path / "cache"))

    def run(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(labs, [str(part) for part in arguments])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.output

    return run


def test_ten_members_of_all_kinds(tiny_lab):
    names = [member.part.name for member in demo.members(tiny_lab)]
    assert len(names) == demo.CLASS_SIZE
    assert {name.split("-")[0] for name in names} == {
        "solution", "right", "wrong", "unread", "missing", "untouched", "cells",
    }  # fmt: skip


def test_the_demonstration_proves_itself(play, tiny_lab, tmp_path):
    code, printed = play("demo", "--to", tmp_path / "demo")
    assert code == 0
    assert "제출물 10건이 모두" in printed
    assert "$ labs grade t1-1-note" in printed
    folder = open_course(tmp_path / "demo" / "course")
    assert (folder.feedback("가상08", tiny_lab) / "t1-1-note.html").is_file()


def test_it_says_where_a_submission_was_answered_otherwise(course, tiny_lab):
    ten = demo.members(tiny_lab)
    [first, *_] = demo.differences(course, ten)  # nothing is graded in this course
    assert "가상01(solution-ko)" in str(first)
    assert "채점되지 않음" in str(first)


def test_it_clears_what_an_earlier_demonstration_left(tmp_path):
    demo.fresh(tmp_path / "demo")
    (tmp_path / "demo" / "course").mkdir()
    demo.fresh(tmp_path / "demo")
    assert [path.name for path in (tmp_path / "demo").iterdir()] == [demo.MARK]


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "보고서.hwpx").write_text("내 것")
    with pytest.raises(Problem, match="다른 파일"):
        demo.fresh(tmp_path)
    assert (tmp_path / "보고서.hwpx").exists()


def test_the_commands_say_what_they_did(play, tmp_path):
    course = ["--course", tmp_path / "과정"]
    code, printed = play("release", "t1-1-note", *course)
    assert (code, "release-zip" in printed) == (0, True)
    box = tmp_path / "box"
    box.mkdir()
    (box / "가상01_note.txt").write_text("안녕하세요", encoding="utf-8")
    (box / "설명.txt").write_text("x", encoding="utf-8")
    code, printed = play("collect", "t1-1-note", "--from", box, *course)
    assert code == 0
    assert "가상01" in printed
    assert "☞ 설명.txt: 누구의 제출물인지" in printed
    assert "채점 1건" in play("grade", "t1-1-note", *course)[1]
    assert "이전에 채점한 것 1건" in play("grade", "t1-1-note", *course)[1]
    assert "피드백 1건" in play("feedback", "t1-1-note", *course)[1]
    files = ["--csv", tmp_path / "r.csv", "--xlsx", tmp_path / "r.xlsx"]
    assert "가상01" in play("results", *files, *course)[1]
    assert (tmp_path / "r.csv").is_file()
    assert (tmp_path / "r.xlsx").is_file()


def test_without_a_choice_the_first_lab_of_each_field_is_shown():
    programme = curriculum.load()
    chosen = demo.first_of_each_field(programme)
    fields = [
        field.id
        for field in programme.fields
        if any(lab.field == field.id for lab in programme.labs)
    ]
    assert [lab.field for lab in chosen] == fields
    assert chosen[0] == programme.labs[0]
