"""Files that were not submitted are made again by ``labs grade``, in workers, without harm."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial

import nbformat
import psutil
import pytest
from click.testing import CliRunner
from filelock import FileLock

from courseware import task_planning
from courseware.alone import LOCK
from courseware.assessors import assess_here
from courseware.commands.grade import command
from courseware.course import notebook_name
from courseware.feedback import feedback
from courseware.grade import Step, grade
from courseware.results import results
from courseware.results_page import write_page
from courseware.run_summary import summarise_runs
from graders import notebook_run
from graders.accident import Accident
from graders.curriculum import LabEntry
from graders.nbgrader.execute import Run
from graders.sandbox.means import available
from groundwork.messages import plain
from groundwork.problem import Problem

RIGHT, SLOW, DIES, ELSEWHERE = (
    "note = '안녕하세요. ' + request",
    "import time\nnote = '안녕하세요. ' + request\ntime.sleep(3)",
    "import os\nos._exit(1)",
    "open('/usr/note.txt', 'w')",
)
FULL = 90


@pytest.fixture
def means() -> None:
    if (reason := available()) is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"the kernel of this machine forbids the sandbox: {reason}")
        pytest.skip(str(reason))


@pytest.fixture
def no_means(monkeypatch):
    monkeypatch.setattr(task_planning, "available", lambda: plain("여기서는 실행할 수 없습니다."))


@pytest.fixture
def submission(course, tiny_lab):
    """Submit a notebook with an answer, and files of ``output/``."""

    def put(learner: str, answer: str = "", **files: str) -> None:
        notebook = nbformat.read(course.release(tiny_lab) / notebook_name(tiny_lab), as_version=4)
        for cell in notebook.cells:
            if cell.id == "write-note" and answer:
                cell.source = answer
        folder = course.submitted(learner, tiny_lab)
        (folder / "output").mkdir(parents=True)
        nbformat.write(notebook, folder / notebook_name(tiny_lab))
        for name, text in files.items():
            (folder / "output" / f"{name}.txt").write_text(text, encoding="utf-8")

    return put


def points(course, lab: LabEntry) -> dict[str, float]:
    return {name: score.points for (name, _), score in results(course, [lab]).scores.items()}


def set_limits(course, **limits: float) -> None:
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
        for name, value in limits.items():
            settings.write(f"\nc.ExecuteAnswers.{name} = {value}\n")


@pytest.mark.usefixtures("means")
def test_two_workers_run_what_lacks_a_file_and_judge_what_came_of_it(course, tiny_lab, submission):
    for number in range(3):
        submission(f"실행{number}", RIGHT)
    submission("낸 것", RIGHT, note="안녕하세요.")
    submission("안 쓴 것")
    two = partial(assess_here, workers=2)
    assert {item.step for item in grade(course, tiny_lab, assessor=two)} == {Step.GRADED}
    assert points(course, tiny_lab) == {
        **{f"실행{number}": FULL for number in range(3)},
        "낸 것": 60,  # it stays what it is
        "안 쓴 것": 0,  # and is not run: nothing was written in it
    }
    assert summarise_runs(course, tiny_lab).submissions == 3
    made = course.autograded("실행0", tiny_lab)
    assert "회의실" in (made / "output" / "note.txt").read_text(encoding="utf-8")
    graded = nbformat.read(made / notebook_name(tiny_lab), as_version=4)
    files, notes = (cell.source for cell in graded.cells[:2])
    assert "실습 파일을 실행해 만들었습니다: note.txt" in notes
    assert 'href="output/note.txt"' in files
    assert "(실습 파일을 실행해 만든 것)" in files
    assert not (course.submitted("실행0", tiny_lab) / "output" / "note.txt").exists()


@pytest.mark.usefixtures("means")
def test_what_was_run_is_not_run_again_after_a_kill(course, tiny_lab, submission, monkeypatch):
    """Cut off when everything is run and judged, and nothing is in the gradebook."""
    submission("가상01", RIGHT)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("courseware.grade._graded", _interrupted)
        list(grade(course, tiny_lab))
    monkeypatch.setattr("graders.task.execute", _interrupted)
    monkeypatch.setattr("graders.nbgrader.execute.execute", _interrupted)
    assert [item.step for item in grade(course, tiny_lab)] == [Step.GRADED]
    assert points(course, tiny_lab) == {"가상01": FULL}
    assert [item.step for item in grade(course, tiny_lab, again=True)] == [Step.GRADED]
    assert points(course, tiny_lab) == {"가상01": FULL}


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.usefixtures("means")
def test_a_kill_while_notebooks_run_leaves_no_process_and_nothing_half(
    course, tiny_lab, submission
):
    submission("가상01", SLOW)
    scratch = course.root / "scratch"
    scratch.mkdir()
    grading = subprocess.Popen(
        [sys.executable, "-m", "courseware", "grade", tiny_lab.id, "--course", str(course.root)],
        stdout=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": str(scratch)},
    )
    while len(_processes_of(scratch)) < 3:  # the warm one, its first, the submission's own
        assert grading.poll() is None
        time.sleep(0.05)
    grading.send_signal(signal.SIGKILL)
    grading.wait()
    _until(lambda: not _processes_of(scratch))
    assert not list(course.root.glob("executed/*/*/*.zip"))
    assert [item.step for item in grade(course, tiny_lab)] == [Step.GRADED]
    assert points(course, tiny_lab) == {"가상01": FULL}


def _processes_of(scratch) -> list[psutil.Process]:
    """The warm process and its forks, told by the folder they were started with."""
    return [p for p in psutil.process_iter(["cmdline"]) if str(scratch) in str(p.info["cmdline"])]


def _until(there, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.usefixtures("means")
def test_accidents_are_told_to_learner_and_instructor_and_cost_nothing(
    course, tiny_lab, submission
):
    set_limits(course, cell_seconds=1, seconds=30)
    submission("가상01", SLOW)
    submission("가상02", DIES)
    submission("가상03", ELSEWHERE)
    submission("가상04", DIES, note="안녕하세요. 회의실을 예약해 주세요. (가상)")
    list(grade(course, tiny_lab, run=Run.ALWAYS))
    assert points(course, tiny_lab)["가상04"] == FULL
    pages = {page.learner: page.path.read_text("utf-8") for page in feedback(course, tiny_lab)}
    assert "‘import time’로 시작하는 칸: 이 칸은 실행 시간이 1초를 넘어" in pages["가상01"]
    assert "‘import os’로 시작하는 칸: 실습 파일을 실행하던 프로그램이" in pages["가상02"]
    assert "허용되지 않은 동작" in pages["가상03"]
    assert "output 폴더에 저장해" in pages["가상03"]
    found = summarise_runs(course, tiny_lab)
    assert found.submissions == 4
    assert found.accidents == {Accident.DIED: 2, Accident.CELL_TIME: 1, Accident.REFUSED: 1}
    told = "실행 중 사고: 실행 중 종료 2, 한 칸의 시간 초과 1"
    summary = CliRunner().invoke(command, [tiny_lab.id, "--course", str(course.root)])
    assert told in summary.output
    write_page(course, [tiny_lab], course.root / "page.html")
    assert told in (course.root / "page.html").read_text(encoding="utf-8")


@pytest.mark.usefixtures("means")
def test_a_run_that_met_with_an_accident_is_tried_again_when_asked(course, tiny_lab, submission):
    set_limits(course, cell_seconds=1, seconds=30)
    submission("가상01", "import time\ntime.sleep(3)\n" + RIGHT)
    list(grade(course, tiny_lab))
    assert points(course, tiny_lab) == {"가상01": 0}
    set_limits(course, cell_seconds=30)
    list(grade(course, tiny_lab, again=True))
    assert points(course, tiny_lab) == {"가상01": FULL}
    assert len(list(course.root.glob("executed/*/*/*.zip"))) == 1


@pytest.mark.usefixtures("no_means")
def test_without_means_it_names_the_way_out_and_grades_nothing(course, tiny_lab, submission):
    submission("가상01", RIGHT)
    submission("가상02", RIGHT, note="안녕하세요.")
    with pytest.raises(Problem, match=r"1건.*--files-only"):
        list(grade(course, tiny_lab))
    options = [tiny_lab.id, "--files-only", "--course", str(course.root)]
    assert CliRunner().invoke(command, options).exit_code == 0
    assert points(course, tiny_lab) == {"가상01": 0, "가상02": 60}


@pytest.mark.usefixtures("no_means")
def test_without_means_nothing_is_refused_where_nothing_must_run(course, tiny_lab, submission):
    submission("가상01", RIGHT, note="안녕하세요.")
    submission("가상02")
    assert [item.step for item in grade(course, tiny_lab)] == [Step.GRADED] * 2


@pytest.mark.usefixtures("means")
def test_a_file_that_was_made_never_stands_before_one_that_was_submitted(
    course, tiny_lab, submission
):
    """By its usual name the made one would be looked at, by its kind both."""
    submission("가상01", "note = '인사 없음'", 내_메모="안녕하세요. 회의실을 예약해 주세요. (가상)")
    list(grade(course, tiny_lab, run=Run.ALWAYS))
    assert points(course, tiny_lab) == {"가상01": FULL}


def test_a_second_grading_of_a_course_is_told_so(course, tiny_lab, submission):
    submission("가상01")
    with FileLock(course.root / LOCK), pytest.raises(Problem, match="다른 창에서 채점"):
        list(grade(course, tiny_lab))
    assert [item.step for item in grade(course, tiny_lab)] == [Step.GRADED]


def test_the_lock_of_a_killed_grading_is_in_nobody_s_way(course, tiny_lab, submission):
    submission("가상01")
    code = (
        "import sys, time; from filelock import FileLock\n"
        f"FileLock({str(course.root / LOCK)!r}).acquire(); print('held', flush=True)\n"
        "time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        other.kill()
    assert [item.step for item in grade(course, tiny_lab)] == [Step.GRADED]


def test_a_damaged_execution_is_none(tmp_path):
    assert notebook_run.read(tmp_path / "none.zip") is None
    (tmp_path / "half.zip").write_bytes(b"PK\x03\x04half")
    assert notebook_run.read(tmp_path / "half.zip") is None


@pytest.mark.usefixtures("means")
def test_nbgraders_own_command_runs_it_as_well(course, tiny_lab, submission):
    submission("가상01", RIGHT)
    done = course.nbgrader().autograde(tiny_lab.id, "가상01", force=True, create=True)
    assert done["success"]
    assert points(course, tiny_lab) == {"가상01": FULL}
