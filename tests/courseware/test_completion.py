"""The register and the certificates: points and attendance against the criteria of the city."""

from __future__ import annotations

import openpyxl
import pytest
from click.testing import CliRunner

from courseware.cli import labs
from courseware.completion import Criteria, Person, Standing, decide, read_criteria, read_people
from courseware.results import Results, Score
from groundwork.problem import Problem

CRITERIA = Criteria(60, 80, 7, "가상 과정", "가상시장", "2026. 3. 31.")


def standing(tiny_lab, points: float | None, waiting: int = 0, attendance: float | None = 90):
    """What is decided of somebody with so many of a hundred points."""
    scores = {}
    if points is not None:
        scores["가상01", tiny_lab.id] = Score(points, tiny_lab.points, waiting)
    people = [Person("가상01", "가상 한 사람", "총무과", attendance)]
    [decision] = decide(people, Results((tiny_lab,), ("가상01",), scores), CRITERIA)
    return decision


@pytest.mark.parametrize(
    ("points", "waiting", "attendance", "expected"),
    [
        (60, 0, 80, Standing.COMPLETED),
        (59.9, 0, 100, Standing.NOT_COMPLETED),
        (100, 0, 79.9, Standing.NOT_COMPLETED),
        (50, 1, 90, Standing.PENDING),
        (60, 1, 90, Standing.COMPLETED),  # more points can only come
        (100, 0, None, Standing.PENDING),
        (None, 0, 100, Standing.NOT_COMPLETED),
    ],
)
def test_points_and_attendance_decide_and_what_is_open_is_pending(
    tiny_lab, points, waiting, attendance, expected
):
    scale = tiny_lab.points / 100
    decision = standing(tiny_lab, None if points is None else points * scale, waiting, attendance)
    assert decision.standing is expected
    assert bool(decision.why) == (expected is not Standing.COMPLETED)


def test_criteria_are_made_once_and_stay_the_citys(course):
    assert read_criteria(course).points == 60
    path = course.root / "completion.toml"
    path.write_text(path.read_text("utf-8").replace("points = 60", "points = 70"), encoding="utf-8")
    assert read_criteria(course).points == 70
    path.write_text("points = [", encoding="utf-8")
    with pytest.raises(Problem, match="수료 기준"):
        read_criteria(course)


def written(tmp_path, text: str):
    path = tmp_path / "명단.csv"
    path.write_text(text, encoding="cp949")
    return path


def test_a_list_is_read_by_its_words_in_any_order(tmp_path):
    text = (
        "연번,소속 부서,성명,출석률,수강생 번호\n"
        "1,총무과,가상 가,95%,가상01\n2,,,0.9,가상02\n3,,,,가상03\n"
    )
    assert read_people(written(tmp_path, text)) == [
        Person("가상01", "가상 가", "총무과", 95),
        Person("가상02", "가상02", "", 90),
        Person("가상03", "가상03", "", None),
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("전화,소속\n가,나\n", "‘수강생’이나 ‘성명’ 열"),
        ("수강생,이름\n가상01,가\n가상01,나\n", "두 번"),
        ("수강생,출석률\n가상01,많이\n가상02,95\n", "적어 주세요: 많이"),
    ],
)
def test_a_list_that_cannot_be_used_is_one_sentence(tmp_path, text, sentence):
    with pytest.raises(Problem, match=sentence):
        read_people(written(tmp_path, text))


def test_the_command_makes_a_register_and_a_printed_page_for_each_who_completed(
    course, tiny_lab, tmp_path
):
    with course.gradebook() as gradebook:
        for learner in ("가상01", "가상02", "가상09"):
            gradebook.add_student(learner)
            submission = gradebook.add_submission(tiny_lab.id, learner)
            for grade in submission.notebooks[0].grades:
                grade.manual_score = 0 if learner == "가상02" else grade.max_score
                grade.needs_manual_grade = False
        gradebook.db.commit()
    people = written(
        tmp_path,
        "수강생,이름,소속,출석률\n"
        "가상01,<가상 가>,총무과,95\n가상02,가상 나,,100\n가상03,가상 다,,100\n",
    )
    words = ["completion", people, "--to", tmp_path / "수료", "--course", course.root]
    result = CliRunner().invoke(labs, [str(word) for word in words], catch_exceptions=False)
    assert "3명: 수료 1, 미수료 2, 보류 0" in result.output
    assert "명단에 없는 제출자: 가상09" in result.output
    book = openpyxl.load_workbook(tmp_path / "수료" / "register.xlsx")
    head, *rows = book.worksheets[0].values
    assert head[0] == "연번"
    assert [row[6] for row in rows] == ["수료", "미수료", "미수료"]
    assert not any("가상 가" in str(row) for row in book.worksheets[1].values)  # counts only
    page = (tmp_path / "수료" / "certificates.html").read_text(encoding="utf-8")
    assert page.count("<section>") == 1
    assert "&lt;가상 가&gt;" in page
    assert "수료번호 001" in page
