"""Grading on a Dask cluster: a scheduler and two workers started for real on loopback."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import nbformat
import pytest

from courseware.cluster import assess_on_cluster
from courseware.course import notebook_name
from courseware.grade import Step, grade
from courseware.results import results
from graders import curriculum
from graders.assessment import assess, from_json
from graders.sandbox.means import available
from graders.task import Allowance, Task, carry_out_parcel, pack
from groundwork.problem import Problem

TINY_LABS = Path(__file__).parents[1] / "fixtures" / "labs"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the cluster is tested on Linux")
LEARNERS = [f"가상{number:02}" for number in range(1, 7)]


@pytest.fixture(autouse=True)
def tiny_labs_for_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers take the environment of the test that starts them."""
    monkeypatch.setenv(curriculum.ROOT_VARIABLE, str(TINY_LABS))


def test_two_workers_judge_as_this_machine_does(scheduler, course, tiny_lab, good_note):
    notes = [good_note, "안녕하세요 (가상)", None]
    for number, learner in enumerate(LEARNERS):
        output = course.submitted(learner, tiny_lab) / "output"
        output.mkdir(parents=True)
        if (note := notes[number % 3]) is not None:
            (output / "note.txt").write_text(note, encoding="utf-8")
    on_cluster = partial(assess_on_cluster, scheduler=scheduler, tell=pytest.fail)
    folders = {learner: course.submitted(learner, tiny_lab) for learner in LEARNERS}
    tasks = {learner: Task(folder) for learner, folder in folders.items()}
    for learner, assessment in on_cluster(tiny_lab, tasks, Allowance()):
        assert assessment is not None
        here = assess(tiny_lab, folders[learner])
        assert assessment.fingerprint == here.fingerprint
        assert [o.points for o in assessment.outcomes] == [o.points for o in here.outcomes]
    assert {item.step for item in grade(course, tiny_lab, assessor=on_cluster)} == {Step.GRADED}
    scores = results(course, [tiny_lab]).scores
    assert [scores[learner, tiny_lab.id].points for learner in LEARNERS] == [90, 60, 0] * 2


def test_workers_run_the_notebooks_that_lack_a_file(scheduler, course, tiny_lab):
    if (reason := available()) is not None:
        pytest.skip(str(reason))
    submission_notebooks(course, tiny_lab)
    on_cluster = partial(assess_on_cluster, scheduler=scheduler, tell=pytest.fail)
    assert {item.step for item in grade(course, tiny_lab, assessor=on_cluster)} == {Step.GRADED}
    scores = results(course, [tiny_lab]).scores
    assert {scores[learner, tiny_lab.id].points for learner in LEARNERS} == {90}


@pytest.mark.parametrize("lost", ["scheduler", "workers"])
def test_a_cluster_that_is_lost_is_told_and_the_rest_done_here(
    cluster, course, tiny_lab, good_note, lost
):
    """Lost when the first judgement is back and others are under way."""
    for learner in LEARNERS:
        output = course.submitted(learner, tiny_lab) / "output"
        output.mkdir(parents=True)
        (output / "note.txt").write_text(good_note, encoding="utf-8")
    told = []
    on_cluster = partial(assess_on_cluster, scheduler=cluster.address, tell=told.append)

    def assessor(*arguments):
        for number, assessment in enumerate(on_cluster(*arguments)):
            if number == 0:
                for process in [cluster.scheduler] if lost == "scheduler" else cluster.workers:
                    process.kill()
                    process.wait()
            yield assessment

    assert {item.step for item in grade(course, tiny_lab, assessor=assessor)} == {Step.GRADED}
    [sentence] = told
    assert "이 컴퓨터에서 이어서" in str(sentence)
    scores = results(course, [tiny_lab]).scores
    assert {scores[learner, tiny_lab.id].points for learner in LEARNERS} == {90}


def submission_notebooks(course, lab) -> None:
    """Right answers, and no files."""
    notebook = nbformat.read(course.release(lab) / notebook_name(lab), as_version=4)
    for cell in notebook.cells:
        if cell.id == "write-note":
            cell.source = "note = '안녕하세요. ' + request"
    for learner in LEARNERS:
        folder = course.submitted(learner, lab)
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / notebook_name(lab))


def test_no_scheduler_is_told_in_one_sentence(tiny_lab, tmp_path, monkeypatch):
    monkeypatch.setattr("groundwork.cluster.SECONDS_TO_CONNECT", 0.5)
    with pytest.raises(Problem, match="연결하지 못했습니다"):
        nobody = partial(assess_on_cluster, scheduler="tcp://127.0.0.1:9", tell=pytest.fail)
        list(nobody(tiny_lab, {"가상01": Task(tmp_path)}, Allowance()))


def test_workers_with_other_checks_are_told(scheduler, tiny_lab, tmp_path, monkeypatch):
    monkeypatch.setattr("graders.assessment.fingerprint", lambda *_: "another version")
    on_cluster = partial(assess_on_cluster, scheduler=scheduler, tell=pytest.fail)
    with pytest.raises(Problem, match="같은 버전"):
        list(on_cluster(tiny_lab, {"가상01": Task(tmp_path)}, Allowance()))


def test_a_parcel_is_judged_without_notebook_or_name(tiny_lab, tmp_path, good_note):
    folder = tmp_path / "가상01"
    (folder / "output").mkdir(parents=True)
    (folder / "output" / "note.txt").write_text(good_note, encoding="utf-8")
    (folder / "t1-1-note.ipynb").write_text("{}", encoding="utf-8")
    parcel = pack(Task(folder))
    assert b"ipynb" not in parcel
    assessment = from_json(carry_out_parcel(tiny_lab.id, parcel, Allowance()))
    assert [outcome.points for outcome in assessment.outcomes] == [60, 30]
