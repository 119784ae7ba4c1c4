"""The lab object of a notebook: materials ready, cards, own progress, own files."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from graders import curriculum, materials
from graders.curriculum import Generated
from graders.lab import Lab, check_own_files
from graders.progress import read_progress
from graders.submission import Submission
from groundwork.cache import CACHE_VARIABLE
from groundwork.problem import Problem

FIXTURE_LABS = Path(__file__).parents[1] / "fixtures" / "labs"


@pytest.fixture
def lab_id(monkeypatch) -> str:
    """A small lab of the tests' own."""
    monkeypatch.setenv(curriculum.ROOT_VARIABLE, str(FIXTURE_LABS))
    return curriculum.load().labs[0].id


def test_materials_are_put_beside_the_notebook_and_kept_when_changed(lab_id, tmp_path):
    lab = Lab(lab_id, folder=tmp_path)
    assert lab.materials
    lab.materials[0].write_text("고친 것", encoding="utf-8")
    Lab(lab_id, folder=tmp_path)
    assert lab.materials[0].read_text(encoding="utf-8") == "고친 것"
    assert (tmp_path / "output").is_dir()
    assert (tmp_path / "my-files").is_dir()


def test_questions_are_answered_by_the_lab_that_is_open(lab_id, tmp_path):
    lab = Lab(lab_id, folder=tmp_path)
    assert os.environ["LABS_PRACTICE"] == str(lab.entry.folder / "practice")


def test_an_untouched_check_earns_nothing_and_is_remembered(lab_id, tmp_path):
    lab = Lab(lab_id, folder=tmp_path)
    check = lab.entry.checks[0].id
    assert float(lab.check(check)) == 0.0
    assert read_progress(tmp_path) == {check: "not_yet"}


def test_what_one_check_has_read_serves_the_next_until_a_file_changes(
    lab_id, tmp_path, monkeypatch
):
    lab, submissions = Lab(lab_id, folder=tmp_path), []

    def submission(*arguments):
        submissions.append(Submission(*arguments))
        return submissions[-1]

    monkeypatch.setattr("graders.lab.Submission", submission)
    check = lab.entry.checks[0].id
    lab.check(check)  # writes its progress and no file that is submitted
    (tmp_path / "lab.ipynb").write_text("saved", encoding="utf-8")
    lab.check(check)
    assert len(submissions) == 1
    report = tmp_path / lab.entry.artefacts[0].files[0]
    for text in ("one", "two"):
        report.write_text(text, encoding="utf-8")
        lab.check(check)
    assert len(submissions) == 3


@pytest.mark.parametrize("content", ["", "[]", "{", "null"])
def test_spoilt_progress_is_no_progress(tmp_path, content):
    (tmp_path / ".progress.json").write_text(content)
    assert read_progress(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "said"), [("", "파일을 먼저 선택해 주세요"), ("내 공문.hwpx", "실습 폴더에 없습니다")]
)
def test_a_name_that_is_empty_or_of_no_file_is_answered_with_what_to_do(
    lab_id, tmp_path, name, said
):
    shown = Lab(lab_id, folder=tmp_path).judge(name)
    assert said in repr(shown)
    assert said in shown._repr_html_()
    assert not shown.outcomes


def test_a_file_of_another_kind_is_one_sentence(lab_id, tmp_path):
    own = tmp_path / "사진.xyz"
    own.write_bytes(b"x")
    with pytest.raises(Problem, match=r"사진\.xyz") as told:
        check_own_files(curriculum.load().lab(lab_id), [own])
    kinds = str(told.value).split(": ")[1].split(", ")
    assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize(
    ("lab", "kinds"), [("c1-3-captions", ".srt, .vtt, .smi, .ass"), ("a1-1-report", ".hwpx, .docx")]
)
def test_a_file_no_check_looks_at_is_told_which_kinds_are(tmp_path, lab, kinds):
    (tmp_path / "output").mkdir()
    (tmp_path / "output/captions.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\n둘\n")
    own = tmp_path / "글.txt"
    own.write_text("자막도 보고서도 아닌 글 (가상)")
    with pytest.raises(Problem) as told:
        Lab(lab, folder=tmp_path).judge(own)
    assert str(told.value).startswith("글.txt는 여기에서 볼 수 있는 파일이 아닙니다.")
    assert str(told.value).endswith(f": {kinds}")


def test_only_the_file_that_was_named_is_judged(tmp_path):
    beside = tmp_path / "카드.png"
    Image.new("RGB", (64, 64), "navy").save(beside)
    own = tmp_path / "대체 텍스트.txt"
    own.write_text("카드 1: 가상의 그림", encoding="utf-8")
    told = repr(Lab("c2-2-cards", folder=tmp_path).judge(own))
    assert "카드 그림은 검사할 파일로 고르지 않았습니다" in told
    assert beside.name not in told


def test_a_big_material_is_made_once_a_machine_and_anew_when_its_maker_changes(
    lab_id, tmp_path, monkeypatch
):
    maker = tmp_path / "seeded_maker.py"
    maker.write_text("def make(path, rows):\n    path.write_text('가상\\n' * rows)\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    generated = Generated("materials/big.txt", "seeded_maker:make", {"rows": 3})
    entry = replace(curriculum.load().lab(lab_id), generated=(generated,))

    materials.provide(entry, tmp_path / "learner")
    assert (tmp_path / "learner/materials/big.txt").read_text() == "가상\n" * 3
    made = materials.made(entry, generated)
    made.write_text("한 번만 만든다")
    assert materials.made(entry, generated).read_text() == "한 번만 만든다"
    assert (materials.course_version(entry) / "big.txt").is_file()

    maker.write_text(maker.read_text() + "# changed\n")
    assert materials.made(entry, generated) != made


def test_a_big_material_is_made_anew_when_what_its_maker_imports_changes(
    lab_id, tmp_path, monkeypatch
):
    library = tmp_path / "tables"
    library.mkdir()
    (library / "maker.py").write_text("from tables import cells\n\nmake = cells.write\n")
    cells = library / "cells.py"
    cells.write_text("def write(path):\n    path.write_text('가상')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(materials, "_HOUSE", tmp_path)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    entry = curriculum.load().lab(lab_id)
    generated = Generated("materials/big.txt", "tables.maker:make", {})

    made = materials.made(entry, generated)
    assert materials.made(entry, generated) == made
    cells.write_text(cells.read_text() + "# changed\n")
    assert materials.made(entry, generated) != made


def test_a_small_material_that_was_mended_is_not_judged_by_its_older_copy(
    lab_id, tmp_path, monkeypatch
):
    maker = tmp_path / "other_maker.py"
    maker.write_text("def make(path):\n    path.write_text('가상')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    request = tmp_path / "lab/materials/request.txt"
    request.parent.mkdir(parents=True)
    generated = (Generated("materials/big.txt", "other_maker:make", {}),)
    entry = replace(curriculum.load().lab(lab_id), folder=request.parents[1], generated=generated)

    for text in ("길이: 30초", "길이: 60초"):
        request.write_text(text, encoding="utf-8")
        course = materials.course_version(entry) / "request.txt"
        assert course.read_text(encoding="utf-8") == text
