"""An author's way: start a lab, be told what is missing, fill it in, prove both sides."""

from __future__ import annotations

import os
import time

import nbformat
import pytest
from babel.messages.pofile import write_po

from courseware import translations
from courseware.authoring.new_lab import new_lab
from courseware.authoring.variants import variants_of
from courseware.build import learner_notebook, solution_notebook
from courseware.inspection import manifest, sides, text
from courseware.reference import check_values, reference_submission, run, troubles
from graders import curriculum
from graders.curriculum import LabEntry
from groundwork.cache import forget_unused
from groundwork.messages import read_catalog
from groundwork.problem import Problem

LAB_ID = "d9-9-trial"


@pytest.fixture
def lab(tmp_path, monkeypatch) -> LabEntry:
    """A lab just started, in a manifest of its own."""
    root = tmp_path / "labs"
    root.mkdir()
    source = curriculum.LABS_ROOT / curriculum.MANIFEST
    text_before_labs = source.read_text(encoding="utf-8").split("[[labs]]")[0]
    (root / curriculum.MANIFEST).write_text(text_before_labs, encoding="utf-8")
    monkeypatch.setenv("LABS_ROOT", str(root))
    monkeypatch.setenv("LABS_CACHE", str(tmp_path / "cache"))
    new_lab(LAB_ID, "D1", "시험 실습")
    return curriculum.load().lab(LAB_ID)


def sentences(faults) -> list[str]:
    return [str(fault) for fault in faults]


def test_a_new_lab_is_whole_but_for_translations_and_variants(lab):
    assert sentences(manifest.manifest_faults(lab)) == []
    assert sentences(manifest.material_faults(lab)) == []
    assert sentences(text.text_faults(lab)) == []
    assert sentences(manifest.check_faults(lab)) == [
        "d9-9-trial: right- 변형이 셋보다 적습니다.",
        "d9-9-trial: wrong-answer- 변형이 셋보다 적습니다.",
    ]
    assert "번역이 없습니다" in sentences(manifest.translation_faults(lab))[0]


def test_both_sides_of_a_new_lab_hold(lab):
    assert sentences(sides.untouched_faults(lab)) == []
    assert sentences(sides.solution_faults(lab)) == []
    assert [sentences(sides.variant_faults(variant)) for variant in variants_of(lab)] == [[]]


def test_a_variant_that_breaks_its_promise_is_told(lab):
    make = lab.folder / "variants" / "make.py"
    make.write_text(
        "def right_empty(folder):\n"
        '    """Claims that nothing is an answer."""\n'
        '    (folder / "output" / "answer.txt").write_text("다른 말")\n'
        "def wrong_answer_none(folder):\n"
        '    """Changes nothing."""\n',
        encoding="utf-8",
    )
    told = [fault for v in variants_of(lab) for fault in sentences(sides.variant_faults(v))]
    assert len(told) == 2
    assert "right-empty" in told[0]
    assert "고칠 곳이 있어요" in told[0]
    assert "wrong-answer-none" in told[1]


def test_a_lab_that_gives_points_for_nothing_is_told(lab):
    path = lab.folder / "lab.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace('answer = ""', "answer = request"),
        encoding="utf-8",
    )
    assert "90점을 줍니다" in sentences(sides.untouched_faults(lab))[0]


def test_a_cell_that_fails_untouched_is_told(lab):
    path = lab.folder / "lab.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace('answer = ""', "answer = no_such_name"),
        encoding="utf-8",
    )
    assert any("NameError" in fault for fault in sentences(sides.untouched_faults(lab)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('section="tomorrow"', "", "tomorrow 부분이 없습니다"),
        ('hint="answer" level=2', 'hint="answer" level=3', "도움말은 1·2·3단계"),
        ('lab.check("answer")', 'lab.check("answer"); 1', "한 줄이어야"),
        ('check="answer"', "", "칸이 0개"),
        ("answer = request", "answer = request  # 답", "한글 주석"),
        ('name="write-answer" answer=true', 'name="write-answer"', "answer=true가 없습니다"),
        ('manual="look-back"', "", "하나여야 합니다"),
        ('name="follow" section="follow"', 'name="scene" section="follow"', "두 번 나옵니다"),
    ],
)
def test_each_thing_missing_in_the_text_is_told(lab, old, new, told):
    path = lab.folder / "lab.md"
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new), encoding="utf-8")
    assert any(told in fault for fault in sentences(text.text_faults(lab)))


def test_a_cell_without_a_name_is_one_sentence(lab):
    path = lab.folder / "lab.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace(' name="write-answer"', ""), encoding="utf-8"
    )
    with pytest.raises(Problem, match="name이 없습니다"):
        list(text.text_faults(lab))


def test_translations_missing_stale_and_left_over_are_told_apart(lab):
    catalog = translations.lab_catalog(lab, "en")
    translations.update(catalog, "en")
    file = read_catalog(catalog.path)
    for entry in file:
        entry.string = f"English of {entry.context}"
    with catalog.path.open("wb") as out:
        write_po(out, file)
    assert sentences(translations.faults(catalog)) == []
    assert "English of scene" in solution_notebook(lab, "en").cells[0].source

    path = lab.folder / "lab.md"
    changed = path.read_text(encoding="utf-8").replace("사람이 읽고", "사람이 꼼꼼히 읽고")
    path.write_text(changed.replace('name="tomorrow"', 'name="next-day"'), encoding="utf-8")
    catalog = translations.lab_catalog(lab, "en")
    told = sentences(translations.faults(catalog))
    assert [fault.split(": ")[1].split(" — ")[0] for fault in told] == [
        "번역이 낡았습니다",
        "번역이 없습니다",
        "쓰이지 않는 번역입니다",
    ]
    translations.update(catalog, "en")
    assert "번역이 낡았습니다 — look-back" in sentences(translations.faults(catalog))[0]
    assert "사람이 꼼꼼히" in learner_notebook(lab, "en").cells[-3].source


def test_the_learners_notebook_holds_no_answer(lab):
    learner = nbformat.writes(learner_notebook(lab, "ko", worked_answers=False))
    assert "BEGIN SOLUTION" not in learner
    assert "answer = request" not in learner
    assert "모범 답안" not in learner
    assert "answer = request" in nbformat.writes(solution_notebook(lab, "ko"))


def test_building_twice_gives_the_same_notebook(lab):
    assert learner_notebook(lab, "ko") == learner_notebook(lab, "ko")


def test_the_value_of_a_check_cell_is_what_nbgrader_reads(lab, tmp_path):
    executed = run(solution_notebook(lab, "ko"), tmp_path)
    assert list(troubles(executed)) == []
    assert check_values(executed) == {"answer": 90.0}


def test_a_solution_that_fails_is_one_sentence(lab):
    path = lab.folder / "lab.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("answer = request\n", "answer = 1 / 0\n"),
        encoding="utf-8",
    )
    with pytest.raises(Problem, match="write-answer"):
        reference_submission(lab)


def test_submissions_of_the_solution_that_nobody_used_for_weeks_are_removed(lab):
    first = reference_submission(lab)
    unused = first.with_name(f"{LAB_ID}-before")
    cut_off = first.with_name(f".{LAB_ID}-cut-off")
    for folder in (unused, cut_off):
        (folder / "output").mkdir(parents=True)
    weeks_ago = time.time() - 15 * 24 * 3600
    for folder in (first, unused, cut_off):
        os.utime(folder, (weeks_ago, weeks_ago))
    assert reference_submission(lab) == first  # used again, so kept
    forget_unused(first.parent)
    assert list(first.parent.iterdir()) == [first]


@pytest.mark.usefixtures("lab")
def test_a_name_that_is_no_labs_or_a_lab_there_already_is_refused():
    for lab_id, course, told in [
        ("Trial", "D1", "꼴이어야"),
        ("d9-1-x", "Z9", "과정 Z9가 없습니다"),
        (LAB_ID, "D1", "이미 있습니다"),
    ]:
        with pytest.raises(Problem, match=told):
            new_lab(lab_id, course, "제목")
