"""Grading on a Dask cluster: a scheduler and two workers started for real on loopback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from courseware.cluster import judge_on_cluster
from courseware.grade import Step, grade
from courseware.results import results
from graders import curriculum
from graders.isolation import Limits
from graders.judged import from_json, judge
from graders.parcel import judge_parcel, pack
from groundwork.problem import Problem

TINY_LABS = Path(__file__).parents[1] / "fixtures" / "labs"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the cluster is tested on Linux")
LEARNERS = [f"가상{number:02}" for number in range(1, 7)]


def start(*arguments: str) -> subprocess.Popen[str]:
    environment = {**os.environ, curriculum.ROOT_VARIABLE: str(TINY_LABS)}
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def scheduler() -> Iterator[str]:
    with ExitStack() as running:

        def run(*arguments: str) -> subprocess.Popen[str]:
            process = start(*arguments)
            running.callback(process.wait)
            running.callback(process.kill)
            return process

        dask = run("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        address = _said(dask, r"Scheduler at:\s+(tcp://\S+)")
        for _ in range(2):
            worker = run("dask_worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard")
            _said(worker, r"Registered to:\s+(tcp://\S+)")
        yield address


def _said(process: subprocess.Popen[str], pattern: str) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if found := re.search(pattern, line):
            return found[1]
    raise AssertionError(f"{process.args} ended")


def test_two_workers_judge_as_this_machine_does(scheduler, course, tiny_lab, good_note):
    notes = [good_note, "안녕하세요 (가상)", None]
    for number, learner in enumerate(LEARNERS):
        output = course.submitted(learner, tiny_lab) / "output"
        output.mkdir(parents=True)
        if (note := notes[number % 3]) is not None:
            (output / "note.txt").write_text(note, encoding="utf-8")
    on_cluster = partial(judge_on_cluster, scheduler=scheduler)
    folders = {learner: course.submitted(learner, tiny_lab) for learner in LEARNERS}
    for learner, judged in on_cluster(tiny_lab, folders, Limits()):
        assert judged is not None
        here = judge(tiny_lab, folders[learner])
        assert judged.fingerprint == here.fingerprint
        assert [o.points for o in judged.outcomes] == [o.points for o in here.outcomes]
    assert {item.step for item in grade(course, tiny_lab, judges=on_cluster)} == {Step.GRADED}
    scores = results(course, [tiny_lab]).scores
    assert [scores[learner, tiny_lab.id].points for learner in LEARNERS] == [90, 60, 0] * 2


def test_no_scheduler_is_told_in_one_sentence(tiny_lab, tmp_path, monkeypatch):
    monkeypatch.setattr("courseware.cluster._SECONDS_TO_CONNECT", 0.5)
    with pytest.raises(Problem, match="연결하지 못했습니다"):
        list(judge_on_cluster(tiny_lab, {"가상01": tmp_path}, Limits(), "tcp://127.0.0.1:9"))


def test_workers_with_other_checks_are_told(scheduler, tiny_lab, tmp_path, monkeypatch):
    monkeypatch.setattr("courseware.cluster.fingerprint", lambda *_: "another version")
    with pytest.raises(Problem, match="같은 판"):
        list(judge_on_cluster(tiny_lab, {"가상01": tmp_path}, Limits(), scheduler))


def test_a_parcel_is_judged_without_notebook_or_name(tiny_lab, tmp_path, good_note):
    folder = tmp_path / "가상01"
    (folder / "output").mkdir(parents=True)
    (folder / "output" / "note.txt").write_text(good_note, encoding="utf-8")
    (folder / "t1-1-note.ipynb").write_text("{}", encoding="utf-8")
    parcel = pack(folder)
    assert b"ipynb" not in parcel
    judged = from_json(judge_parcel(tiny_lab.id, parcel, Limits()))
    assert [outcome.points for outcome in judged.outcomes] == [60, 30]
