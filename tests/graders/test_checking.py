"""Checks are found and judged for labs of another root as well: a city's own."""

from __future__ import annotations

import shutil

from graders import curriculum
from graders.checking import check_submission
from graders.outcome import Verdict
from graders.submission import Submission

CHECKS = """
from __future__ import annotations

from dataclasses import dataclass

from graders.outcome import Criterion, judge


@dataclass(frozen=True)
class Asked:
    word: str


def greeting(submission):
    text = submission.find("note").read_text(encoding="utf-8")
    return judge([Criterion(Asked("안녕").word in text)])


request = greeting
"""


def test_checks_of_another_root_may_have_data_classes(tiny_lab, tmp_path, monkeypatch):
    shutil.copytree(tiny_lab.folder.parents[1], tmp_path / "labs")
    checks = tmp_path / "labs" / "automation" / "t1_1_note" / "checks"
    (checks / "__init__.py").write_text(CHECKS, encoding="utf-8")
    monkeypatch.setenv(curriculum.ROOT_VARIABLE, str(tmp_path / "labs"))
    lab = curriculum.load().lab(tiny_lab.id)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "note.txt").write_text("안녕하세요", encoding="utf-8")
    outcomes = check_submission(Submission(lab, tmp_path, lab.folder / "materials"))
    assert [outcome.verdict for outcome in outcomes] == [Verdict.PASS, Verdict.PASS]
