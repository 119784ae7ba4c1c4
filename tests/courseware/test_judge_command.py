"""``labs judge`` says why it has nothing to say: no such file, no check for a file of one's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from courseware import cli
from graders import curriculum
from groundwork.problem import Problem


def judge(*words: str) -> None:
    cli.labs.main(["judge", *words], standalone_mode=False)


def test_a_file_of_ones_own_is_judged(tiny_lab, tmp_path, capsys, good_note):
    note = tmp_path / "note.txt"
    note.write_text(good_note, encoding="utf-8")
    judge(tiny_lab.id, str(note))
    assert "인사말" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_said(tiny_lab, tmp_path):
    with pytest.raises(Problem, match="찾을 수 없습니다"):
        judge(tiny_lab.id, str(tmp_path / "note.txt"))


def test_a_lab_without_a_check_for_files_of_ones_own_says_so(tiny_lab, tmp_path, monkeypatch):
    (tmp_path / "note.txt").touch()
    checks = tuple(replace(check, own_file=False) for check in tiny_lab.checks)
    programme = curriculum.Curriculum((), (), (replace(tiny_lab, checks=checks),))
    monkeypatch.setattr(curriculum, "load", lambda: programme)
    with pytest.raises(Problem, match="검사가 없습니다"):
        judge(tiny_lab.id, str(tmp_path / "note.txt"))
