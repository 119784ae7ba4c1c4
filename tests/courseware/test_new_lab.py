"""An author's way: start a lab, be told what is missing, fill it in, prove both sides."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from babel.messages.pofile import write_po
from click.testing import CliRunner

from courseware import reference, translations
from courseware.authoring.new_lab import new_lab
from courseware.authoring.variants import variants_of
from courseware.build import learner_notebook, solution_notebook
from courseware.cli import labs
from courseware.inspection import manifest, sides, text
from courseware.inspection.unfilled import MARKS, unfilled_faults
from courseware.reference import check_values, reference_submission, run, troubles
from graders import curriculum
from graders.curriculum import LabEntry
from groundwork.cache import forget_unused
from groundwork.messages import read_catalog
from groundwork.problem import Problem

LAB_ID = "d9-9-trial"
SOLUTION = "회의실을 예약해"


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


def test_a_new_lab_is_whole_but_for_what_is_marked(lab):
    assert sentences(manifest.manifest_faults(lab)) == []
    assert sentences(manifest.material_faults(lab)) == []
    assert sentences(text.text_faults(lab)) == []
    assert sentences(manifest.check_faults(lab)) == []
    assert sentences(manifest.translation_faults(lab)) == []
    assert sentences(unfilled_faults(lab)) == [
        "d9-9-trial: 매니페스트의 [채울 곳]을 채워 주세요.",
        "d9-9-trial: instructor.md에 [채울 곳]이 10군데 남았습니다(처음: 7행).",
        "d9-9-trial: lab.md에 [채울 곳]이 10군데 남았습니다(처음: 16행).",
    ]
    assert [
        fault.split(": ")[1].split("에 ")[0] for fault in sentences(unfilled_faults(lab, "en"))
    ] == [
        "매니페스트의 [fill in]을 채워 주세요.",
        "locale/en/instructor.md",
        "locale/en/lab.po",
    ]


def test_both_sides_of_a_new_lab_hold(lab):
    assert sentences(sides.untouched_faults(lab)) == []
    assert sentences(sides.solution_faults(lab)) == []
    assert [sentences(sides.variant_faults(variant)) for variant in variants_of(lab)] == [[]] * 9


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
    assert "고칠 곳이 있습니다" in told[0]
    assert "wrong-answer-none" in told[1]


def test_a_lab_that_gives_points_for_nothing_is_told(lab):
    path = lab.folder / "lab.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace('answer = """\n\n"""', "answer = request", 1),
        encoding="utf-8",
    )
    assert "90점을 줍니다" in sentences(sides.untouched_faults(lab))[0]


def test_a_cell_that_fails_untouched_is_told(lab):
    path = lab.folder / "lab.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace('answer = """', 'answer = no_such_name + """', 1),
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
        ("\nif answer", "\nif answer.strip():  # 답\n    pass\nif answer", "주석은 번역되지"),
        ("# 답\n# 받은 자료의 세 줄을 빠짐없이 적습니다.\n", "", "라벨이 없습니다"),
        ("# 답 저장하기\n", "", "버튼 이름이 없습니다"),
        ("# 답\n", "# 답\n#| kind: colour\n", "설정을 읽을 수 없습니다: #| kind: colour"),
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
        "번역이 오래되었습니다",
        "번역이 없습니다",
        "사용하지 않는 번역입니다",
    ]
    translations.update(catalog, "en")
    assert "번역이 오래되었습니다 — look-back" in sentences(translations.faults(catalog))[0]
    assert "사람이 꼼꼼히" in learner_notebook(lab, "en").cells[-3].source


def test_the_learners_notebook_holds_no_answer(lab):
    learner = nbformat.writes(learner_notebook(lab, "ko", worked_answers=False))
    assert "BEGIN SOLUTION" not in learner
    assert SOLUTION not in learner
    assert "모범 답안" not in learner
    assert SOLUTION in nbformat.writes(solution_notebook(lab, "ko"))


def test_building_twice_gives_the_same_notebook(lab):
    assert learner_notebook(lab, "ko") == learner_notebook(lab, "ko")


def test_the_value_of_a_check_cell_is_what_nbgrader_reads(lab, tmp_path):
    executed = run(solution_notebook(lab, "ko"), tmp_path)
    assert list(troubles(executed)) == []
    assert check_values(executed) == {"answer": 90.0}


def test_a_solution_that_fails_is_one_sentence(lab):
    path = lab.folder / "lab.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("### END", "1 / 0\n### END"),
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
        ("Trial", "D1", "형식이어야"),
        ("d9-1-x", "Z9", "과정 Z9가 없습니다"),
        (LAB_ID, "D1", "이미 있습니다"),
    ]:
        with pytest.raises(Problem, match=told):
            new_lab(lab_id, course, "제목")


def check(*options: str) -> list[str]:
    """What ``labs check`` prints of the lab, line by line."""
    return CliRunner().invoke(labs, ["check", *options, LAB_ID]).output.splitlines()


def fill_in(*paths: Path) -> None:
    """Take the marks away, as an author does who writes something in their place."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for mark in MARKS.values():
            text = text.replace(f"{mark} ", "").replace(mark, "·")
        path.write_text(text.replace("#, fuzzy\n", ""), encoding="utf-8")


def test_an_author_is_led_from_the_korean_side_over_the_english_to_a_green_lab(lab, monkeypatch):
    manifest_file = lab.folder.parents[1] / curriculum.MANIFEST
    assert check()[-2:] == [
        "☞ 고친 뒤 이어서 점검할 것: 번역, 영어판 모범 답안",
        "실습 1개 점검, 고칠 곳 3개",
    ]
    fill_in(lab.folder / "lab.md", lab.folder / "instructor.md")
    assert check()[0] == "✗ d9-9-trial: 매니페스트의 [채울 곳]을 채워 주세요."
    text = manifest_file.read_text(encoding="utf-8")
    manifest_file.write_text(text.replace("[채울 곳] ", ""), encoding="utf-8")
    told = check()
    assert all("번역이 오래되었습니다" in line or "[fill in]" in line for line in told[:-3])
    assert told[-3:-1] == [
        "☞ labs translate d9-9-trial을 실행하면 번역할 글이 locale 폴더의 카탈로그에 모입니다.",
        "☞ 고친 뒤 이어서 점검할 것: 영어판 모범 답안",
    ]
    assert "fuzzy 표시를 지운 뒤" in CliRunner().invoke(labs, ["translate", LAB_ID]).output
    fill_in(manifest_file, *(lab.folder / "locale" / "en").iterdir())
    green = ["✔ d9-9-trial", "실습 1개 점검, 고칠 곳 0개"]
    assert check() == [*green, "☞ 이제 labs open으로 열어 수강생처럼 끝까지 진행해 보세요."]
    monkeypatch.delattr(reference, "run")  # nothing has changed: no notebook is run again
    assert check()[:2] == green


def test_all_on_paper_is_told_at_once_where_nothing_is_run(lab):
    (lab.folder / "locale" / "en" / "lab.po").unlink()
    told = "\n".join(check("--quick"))
    assert "lab.md에 [채울 곳]이" in told
    assert "lab.po: 번역이 없습니다 — scene" in told
    assert "이어서" not in told


def test_a_sentence_of_the_checks_without_english_is_told(lab):
    path = lab.folder / "locale" / "en" / "checks.po"
    first, _, others = path.read_text(encoding="utf-8").partition('\nmsgid "{')
    path.write_text(first + "\n" + others.partition("\n\n")[2], encoding="utf-8")
    [told] = sentences(manifest.translation_faults(lab))
    assert "checks.po: 번역이 없습니다 — {line:이} 있습니다." in told


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            "checks/__init__.py",
            "return judge(",
            "return judge((",
            "검사와 변형 — checks/__init__.py 15행에서 중단했습니다. SyntaxError",
        ),
        (
            "variants/make.py",
            '"6월 3일", ',
            '"7월 3일", ',
            "변형 wrong-answer-other-day — variants/make.py 47행에서 중단했습니다. AssertionError",
        ),
    ],
)
def test_a_line_of_the_author_that_fails_is_named(lab, file, old, new, told):
    path = lab.folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert any(told in line for line in check())


def test_a_solution_that_fails_is_told_once_and_no_variant_is_tried(lab):
    path = lab.folder / "lab.md"
    text = path.read_text(encoding="utf-8").replace("### END", "1 / 0\n### END")
    path.write_text(text, encoding="utf-8")
    [fault, *after] = check()
    assert "write-answer" in fault
    assert after[0] == "☞ 고친 뒤 이어서 점검할 것: 변형, 채울 곳, 번역, 영어판 모범 답안"


@pytest.mark.parametrize(("minutes", "count"), [(9, 1), (10, 0), (90, 0), (91, 1)])
def test_a_lab_takes_ten_minutes_to_ninety(lab, minutes, count):
    told = sentences(manifest.manifest_faults(replace(lab, minutes=minutes)))
    assert told == [f"{LAB_ID}: {minutes}분은 10~90분의 범위를 벗어납니다."] * count


@pytest.mark.usefixtures("lab")
def test_a_title_may_hold_quotation_marks_and_the_command_says_what_is_next():
    made = CliRunner().invoke(
        labs, ["new", "d9-9-quoted", "--course", "D1", "--title", 'C:\\자료와 "따옴표"']
    )
    assert "☞ labs check d9-9-quoted를 실행하면" in made.output
    quoted = curriculum.load().lab("d9-9-quoted")
    assert str(quoted.title) == 'C:\\자료와 "따옴표"'
    assert sentences(manifest.translation_faults(quoted)) == []
