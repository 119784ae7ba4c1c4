"""From submission to gradebook, feedback and table: right points, nothing lost."""

from __future__ import annotations

import csv
import os
import sqlite3
import zipfile

import nbformat
import openpyxl
import pytest

from courseware.build import learner_notebook, write_notebook
from courseware.collect import collect_files
from courseware.course import LOG, open_course
from courseware.feedback import feedback, zip_pages
from courseware.feedback import put_into_exchange as put_pages_into_exchange
from courseware.grade import Step, grade, verdicts
from courseware.release import exchange_of, put_into_exchange, release
from courseware.results import check_rows, results, write_csv, write_xlsx
from groundwork.problem import Problem

NOTEBOOK = "t1-1-note.ipynb"
LOOK_BACK = "look-back-answer"


@pytest.fixture
def submission(course, tiny_lab, tmp_path):
    """Submit: a note, and the notebook with an answer, in a language."""

    def put(learner: str, note: str | bytes | None, answer: str = "", language: str = "ko"):
        folder = tmp_path / "box" / learner
        folder.mkdir(parents=True, exist_ok=True)
        if note is not None:
            (folder / "output").mkdir(exist_ok=True)
            content = note if isinstance(note, bytes) else note.encode()
            (folder / "output" / "note.txt").write_bytes(content)
        notebook = learner_notebook(tiny_lab, language)
        if answer:
            next(cell for cell in notebook.cells if cell.id == LOOK_BACK).source = answer
        write_notebook(notebook, folder / NOTEBOOK)
        list(collect_files(course, tiny_lab, tmp_path / "box"))

    return put


@pytest.fixture
def grade_all(course, tiny_lab):
    def run(again: bool = False) -> dict[str, Step]:
        return {item.learner: item.step for item in grade(course, tiny_lab, again)}

    return run


def grades_of(course, learner) -> dict[str, tuple[float | None, bool]]:
    """Automatic score, and whether a person must look, by cell."""
    with course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook("t1-1-note", "t1-1-note", learner)
        return {g.name: (g.auto_score, bool(g.needs_manual_grade)) for g in notebook.grades}


def give_points(course, learner, cell, points, comment=""):
    """What formgrader does when an instructor types points and a comment."""
    with course.gradebook() as gradebook:
        names = (cell, "t1-1-note", "t1-1-note", learner)
        grade = gradebook.find_grade(*names)
        grade.manual_score, grade.needs_manual_grade = points, False
        if comment:
            gradebook.find_comment(*names).manual_comment = comment
        gradebook.db.commit()


def page_of(course, lab, learner) -> str:
    list(feedback(course, lab))
    return (course.feedback(learner, lab) / "t1-1-note.html").read_text(encoding="utf-8")


def test_right_work_gets_the_points_and_the_answer_waits_for_a_person(
    course, submission, grade_all, good_note
):
    submission("가상01", good_note, "배운 점")
    assert grade_all() == {"가상01": Step.GRADED}
    assert grades_of(course, "가상01") == {
        "check-greeting": (60, False),
        "check-request": (30, False),
        LOOK_BACK: (None, True),
    }


def test_nothing_done_is_zero_and_waits_for_nobody(course, submission, grade_all):
    submission("가상01", None)
    grade_all()
    assert set(grades_of(course, "가상01").values()) == {(0, False)}


@pytest.mark.parametrize("note", [b"\xff\xfe\xff", "안녕하세요 DIE"])
def test_what_cannot_be_judged_waits_for_a_person_and_is_no_zero(
    course, tiny_lab, submission, grade_all, note
):
    submission("가상01", note)
    grade_all()
    assert grades_of(course, "가상01")["check-request"] == (None, True)
    assert "판정 불가" in page_of(course, tiny_lab, "가상01")


def test_points_that_a_rule_cannot_tell_wait_for_a_person_and_the_others_count(
    course, tiny_lab, submission, grade_all, good_note
):
    submission("가상01", good_note + " DOUBT", "배운 점")
    grade_all()
    assert grades_of(course, "가상01")["check-greeting"] == (30, True)
    assert str(results(course, [tiny_lab]).scores["가상01", "t1-1-note"]) == "60+"
    page = page_of(course, tiny_lab, "가상01")
    for words in ("30/60점 · 30점은 강사가 확인한 뒤 더합니다", "말투는 사람이", "더 오를 수"):
        assert words in page
    assert grade_all() == {"가상01": Step.KEPT}
    give_points(course, "가상01", "check-greeting", 60)
    give_points(course, "가상01", LOOK_BACK, 10)
    assert str(results(course, [tiny_lab]).scores["가상01", "t1-1-note"]) == "100"


def test_a_judgement_cut_short_is_tried_again_three_times_at_most(submission, grade_all):
    submission("가상01", "안녕하세요 DIE")
    submission("가상02", b"\xff\xfe\xff")  # read to the end, and nobody could
    assert set(grade_all().values()) == {Step.GRADED}
    assert grade_all() == {"가상01": Step.GRADED, "가상02": Step.KEPT}
    assert grade_all() == {"가상01": Step.GRADED, "가상02": Step.KEPT}
    assert set(grade_all().values()) == {Step.KEPT}
    assert grade_all(again=True)["가상01"] == Step.GRADED


def test_a_judgement_cut_short_by_the_machine_is_mended_by_the_next_run(
    course, submission, grade_all, good_note
):
    submission("가상01", good_note)
    config = course.root / "nbgrader_config.py"
    settings = config.read_text(encoding="utf-8")
    config.write_text(f"{settings}\nc.JudgeFiles.seconds = 0\n", encoding="utf-8")
    grade_all()
    assert grades_of(course, "가상01")["check-request"] == (None, True)
    config.write_text(settings, encoding="utf-8")
    assert grade_all() == {"가상01": Step.GRADED}
    assert grades_of(course, "가상01")["check-request"] == (30, False)


def test_a_late_submission_loses_nothing_unless_the_instructor_says_so(
    course, tiny_lab, submission, grade_all, good_note
):
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("t1-1-note", duedate="2026-03-01 00:00:00 UTC")
    submission("가상01", good_note)
    grade_all()
    assert results(course, [tiny_lab]).scores["가상01", "t1-1-note"].points == 90
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        settings.write('\nc.LateSubmissionPlugin.penalty_method = "zero"\n')
    grade_all(again=True)
    assert results(course, [tiny_lab]).scores["가상01", "t1-1-note"].points == 0


def test_a_notebook_that_is_none_costs_no_points_and_a_person_reads_it(
    course, tiny_lab, submission, grade_all, good_note
):
    submission("가상01", good_note)
    (course.submitted("가상01", tiny_lab) / NOTEBOOK).write_text("{깨진")
    assert grade_all() == {"가상01": Step.GRADED}
    grades = grades_of(course, "가상01")
    assert grades["check-greeting"] == (60, False)
    assert grades[LOOK_BACK] == (None, True)
    assert "실습 파일을 읽을 수 없어" in page_of(course, tiny_lab, "가상01")


def test_a_notebook_whose_cells_are_not_known_waits_for_a_person(
    course, tiny_lab, submission, grade_all
):
    submission("가상01", None)
    path = course.submitted("가상01", tiny_lab) / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", {}
    nbformat.write(notebook, path)
    grade_all()
    assert set(grades_of(course, "가상01").values()) == {(None, True)}
    assert "실습의 칸을 찾지 못해" in page_of(course, tiny_lab, "가상01")


def test_what_may_be_in_an_archive_that_is_still_packed_waits_for_a_person(
    course, submission, grade_all, tmp_path
):
    for learner in ("가상01", "가상02"):
        (tmp_path / "box" / learner).mkdir(parents=True)
    (tmp_path / "box" / "가상01" / "제출.alz").write_bytes(b"ALZ")
    submission("가상01", None)
    (tmp_path / "box" / "가상02" / "가상02_t1-1-note.zip").write_bytes(b"broken")
    submission("가상02", "안녕하세요")
    grade_all()
    assert set(grades_of(course, "가상01").values()) == {(None, True)}
    assert grades_of(course, "가상02")["check-greeting"] == (60, False)


def test_forged_outputs_and_points_count_for_nothing(course, tiny_lab, submission, grade_all):
    submission("가상01", None)
    path = course.submitted("가상01", tiny_lab) / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.id.startswith("check-"):
            cell.source = "1000.0"
            cell.metadata.nbgrader.points = 1000
            cell.metadata.labs["verdict"] = "pass"
            cell.outputs = [
                nbformat.v4.new_output("execute_result", {"text/plain": "1000.0"}),
            ]
    nbformat.write(notebook, path)
    grade_all()
    assert results(course, [tiny_lab]).scores["가상01", "t1-1-note"].points == 0


def test_learners_code_reaches_nothing_of_this_machine(
    course, tiny_lab, submission, grade_all, tmp_path
):
    submission("가상01", None)
    path = course.submitted("가상01", tiny_lab) / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.source = f"open({str(tmp_path / 'ran')!r}, 'w')"
    nbformat.write(notebook, path)
    grade_all()
    assert not (tmp_path / "ran").exists()


def test_a_second_run_grades_only_what_is_new(submission, grade_all, good_note):
    submission("가상01", good_note)
    grade_all()
    submission("가상02", good_note)
    assert grade_all() == {"가상01": Step.KEPT, "가상02": Step.GRADED}
    assert grade_all(again=True) == {"가상01": Step.GRADED, "가상02": Step.GRADED}


@pytest.mark.parametrize("older", [0, 3600])
def test_a_second_submission_that_completes_the_first_is_graded_whatever_its_dates(
    course, tiny_lab, grade_all, good_note, tmp_path, older
):
    notebook = learner_notebook(tiny_lab, "ko")

    def collect(name: str, *notes: tuple[str, int]):
        folder = tmp_path / name / "가상01"
        write_notebook(notebook, folder / NOTEBOOK)
        os.utime(folder / NOTEBOOK, (1_780_003_600, 1_780_003_600))
        for note, at in notes:
            (folder / "output").mkdir(exist_ok=True)
            (folder / "output" / "note.txt").write_text(note, encoding="utf-8")
            os.utime(folder / "output" / "note.txt", (at, at))
        list(collect_files(course, tiny_lab, tmp_path / name))

    collect("first")
    assert grade_all() == {"가상01": Step.GRADED}
    collect("second", (good_note, 1_780_003_600 - older))
    assert grade_all() == {"가상01": Step.GRADED}
    assert grades_of(course, "가상01")["check-greeting"] == (60, False)
    collect("third", ("안녕하세요", 1_780_003_600 - older))
    assert grade_all() == {"가상01": Step.GRADED}
    collect("first")
    assert grade_all() == {"가상01": Step.KEPT}


def test_a_run_that_was_cut_off_is_made_good(course, tiny_lab, submission, grade_all, good_note):
    submission("가상01", good_note)
    grade_all()
    autograded = course.autograded("가상01", tiny_lab) / NOTEBOOK
    autograded.chmod(0o644)
    autograded.write_text(autograded.read_text(encoding="utf-8")[:2000], encoding="utf-8")
    assert grade_all() == {"가상01": Step.GRADED}
    assert set(verdicts(course, "가상01", tiny_lab).values()) == {"pass"}


def test_one_that_fails_does_not_stop_the_others(
    course, tiny_lab, submission, grade_all, good_note
):
    submission("가상01", good_note)
    submission("가상02", good_note)
    autograded = course.autograded("가상01", tiny_lab)
    autograded.parent.mkdir(parents=True)
    autograded.write_text("a file where a folder should be")
    assert grade_all() == {"가상01": Step.FAILED, "가상02": Step.GRADED}
    assert "가상01" in (course.root / LOG).read_text(encoding="utf-8")


def test_points_of_a_person_survive_grading_again_and_show_in_the_feedback(
    course, tiny_lab, submission, grade_all, good_note
):
    submission("가상01", good_note, "배운 점")
    grade_all()
    assert "강사 채점 대기" in page_of(course, tiny_lab, "가상01")
    give_points(course, "가상01", LOOK_BACK, 8, "잘 <b>썼어요</b>")
    grade_all(again=True)
    page = page_of(course, tiny_lab, "가상01")
    assert "강사가 준 점수 8/10점" in page
    assert "98/100점" in page
    assert "잘 &lt;b&gt;썼어요&lt;/b&gt;" in page


def test_feedback_is_safe_and_needs_no_internet(course, tiny_lab, submission, grade_all, good_note):
    submission("가상01", good_note, "<script>alert(1)</script>")
    grade_all()
    page = page_of(course, tiny_lab, "가상01")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "http" not in page


def test_feedback_speaks_the_language_of_the_notebook_submitted(
    course, tiny_lab, submission, grade_all
):
    submission("가상01", "회의실", language="en")
    grade_all()
    page = page_of(course, tiny_lab, "가상01")
    assert 'lang="en"' in page
    assert "Greeting" in page
    assert "The request is missing." in page
    assert "No answer was given." in page


def test_a_person_can_open_the_files_from_the_graded_notebook(
    course, tiny_lab, submission, grade_all, good_note
):
    submission("가상01", good_note)
    folder = course.submitted("가상01", tiny_lab) / "output"
    (folder / "note.txt").rename(folder / "나의 메모 #1.txt")
    (folder / "쪽<b>.html").write_text("<script>alert(1)</script>", encoding="utf-8")
    grade_all()
    path = course.autograded("가상01", tiny_lab) / NOTEBOOK
    first = nbformat.read(path, as_version=4).cells[0].source
    assert 'href="output/%EB%82%98%EC%9D%98%20%EB%A9%94%EB%AA%A8%20%231.txt"' in first
    assert "쪽&lt;b&gt;.html" in first  # told, but not to be opened: it would run there
    assert "html</a>" not in first


def test_all_pages_are_in_one_zip(course, tiny_lab, submission, grade_all, good_note):
    submission("가상01", good_note)
    grade_all()
    archive = zip_pages(course, tiny_lab, list(feedback(course, tiny_lab)))
    assert zipfile.ZipFile(archive).namelist() == ["가상01_t1-1-note.html"]


def test_the_table_shows_scores_what_waits_and_what_each_check_found(
    course, tiny_lab, submission, grade_all, good_note
):
    submission("가상01", good_note, "배운 점")
    submission("가상02", "안녕하세요")
    submission("가상03", b"\xff\xff")
    grade_all()
    table = results(course, [tiny_lab])
    assert [row[:3] for row in table.rows()[1:]] == [
        ["가상01", "90+", "1"],
        ["가상02", "60", "0"],
        ["가상03", "0+", "2"],
    ]
    assert check_rows(course, tiny_lab)[1:] == [
        ["인사말", "2", "0", "0", "1"],
        ["요청 사항", "1", "1", "0", "1"],
    ]


def test_exports_hold_the_same_and_no_formulas(course, tiny_lab, submission, grade_all, tmp_path):
    submission("가상01", "안녕하세요")
    grade_all()
    with course.gradebook() as gradebook:
        gradebook.add_student("=HYPERLINK(1)")
    table = results(course, [tiny_lab])
    write_csv(table, tmp_path / "r.csv")
    write_xlsx(table, tmp_path / "r.xlsx")
    raw = (tmp_path / "r.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines()))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[2][:4] == ["가상01", "t1-1-note", "한 줄 메모", "60.0"]
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx").active
    assert sheet["A2"].data_type == "s"
    assert sheet["D3"].value == 60


@pytest.mark.parametrize("moment", ["before", "while"])
def test_a_locked_gradebook_is_told_in_one_sentence(course, submission, grade_all, moment):
    submission("가상01", None)
    config = course.root / "nbgrader_config.py"
    url = f"sqlite:///{course.root / 'gradebook.db'}?timeout=0.1"
    text = config.read_text(encoding="utf-8") + f"\nc.CourseDirectory.db_url = {url!r}\n"
    config.write_text(text, encoding="utf-8")
    with sqlite3.connect(course.root / "gradebook.db") as other:
        # A reader is only in the way of who writes.
        other.execute("BEGIN EXCLUSIVE" if moment == "before" else "BEGIN IMMEDIATE")
        with pytest.raises(Problem, match="다른 프로그램이 쓰고"):
            grade_all()


def test_a_damaged_gradebook_is_told_in_one_sentence(course, tiny_lab):
    (course.root / "gradebook.db").write_bytes(b"no database" * 100)
    with pytest.raises(Problem, match="손상되지 않았는지"):
        results(course, [tiny_lab])


def test_a_check_changed_after_the_release_stops_the_grading(
    course, tiny_lab, submission, grade_all
):
    submission("가상01", None)
    path = course.release(tiny_lab) / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    next(c for c in notebook.cells if c.id == "check-request").metadata.nbgrader.points = 1
    nbformat.write(notebook, path)
    with pytest.raises(Problem, match="배포한 뒤에 바뀌었습니다"):
        grade_all()


def test_releasing_again_keeps_what_was_graded(course, tiny_lab, submission, grade_all, good_note):
    submission("가상01", good_note)
    grade_all()
    release(course, tiny_lab, "en")
    assert grades_of(course, "가상01")["check-greeting"] == (60, False)
    assert grade_all() == {"가상01": Step.KEPT}


def test_the_release_has_no_answers_in_it(course, tiny_lab):
    text = (course.release(tiny_lab) / NOTEBOOK).read_text(encoding="utf-8")
    assert "모범 답안" not in text


def test_an_instructor_may_release_the_worked_answers_too(course, tiny_lab):
    release(course, tiny_lab, "ko", worked_answers=True)
    text = (course.release(tiny_lab) / NOTEBOOK).read_text(encoding="utf-8")
    assert "<summary>모범 답안 보기</summary>" in text
    assert "안녕하세요. " not in text
    assert "인사와 요청을" not in text


def test_the_zip_of_a_release_is_one_folder_to_unpack_and_open(course, tiny_lab):
    with zipfile.ZipFile(course.release_zip(tiny_lab)) as archive:
        assert archive.namelist() == [
            "t1-1-note/materials/request.txt",
            "t1-1-note/t1-1-note.ipynb",
        ]


@pytest.mark.skipif(os.name == "nt", reason="nbgrader's exchange does not work on Windows")
def test_release_and_feedback_go_through_nbgraders_exchange(
    course, tiny_lab, submission, grade_all, good_note, tmp_path
):
    exchange = tmp_path / "exchange"
    config = course.root / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") + f"\nc.Exchange.root = {str(exchange)!r}\n"
    config.write_text(text, encoding="utf-8")
    put_into_exchange(course, tiny_lab)
    assert (exchange / "course" / "outbound" / "t1-1-note" / NOTEBOOK).is_file()
    with pytest.raises(Problem, match="이미 넣은 실습"):
        put_into_exchange(course, tiny_lab)
    submission("가상01", good_note)
    submission("가상02", good_note)
    (course.submitted("가상01", tiny_lab) / "submission_secret.txt").write_text("secret")
    grade_all()
    list(feedback(course, tiny_lab))
    assert put_pages_into_exchange(course, tiny_lab) == ["가상01"]  # 가상02 came another way
    [page] = (exchange / "course" / "feedback").rglob("*.html")
    assert "60/60점" in page.read_text(encoding="utf-8")


def test_ctrl_c_ends_the_whole_run(submission, grade_all, good_note, monkeypatch):
    submission("가상01", good_note)
    submission("가상02", good_note)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("graders.assessment.assess_apart", interrupted)
        grade_all()
    assert grade_all() == {"가상01": Step.GRADED, "가상02": Step.GRADED}


def test_an_instructors_settings_are_not_overwritten(course):
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + "\n# 우리 반\n", encoding="utf-8")
    open_course(course.root, create=True)
    assert config.read_text(encoding="utf-8").endswith("# 우리 반\n")


def test_windows_is_told_that_there_is_no_exchange(course, monkeypatch):
    monkeypatch.setattr("courseware.release.sys.platform", "win32")
    with pytest.raises(Problem, match="--from"):
        exchange_of(course)


def test_alembic_is_found_whatever_the_path(released_course, monkeypatch):
    monkeypatch.setenv("PATH", "/nonexistent")
    open_course(released_course)
    assert os.environ["PATH"].split(os.pathsep)[1] == "/nonexistent"
