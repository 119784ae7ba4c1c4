"""An instructor's whole way: release, collect, grade, a person's points in formgrader, feedback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import nbformat
import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from courseware.build import learner_notebook
from courseware.cli import labs
from courseware.course import open_course
from graders.curriculum import LabEntry

from .axe import findings

ROOT = Path(__file__).resolve().parents[2]
ANSWER = "인사와 요청을 한 줄에 담는 법을 배웠습니다. <script>alert('가상')</script>"


@pytest.fixture
def labs_command(tmp_path: Path):
    """Type a labs command; its course folder is in the test's own place."""

    def run(*arguments: object) -> str:
        words = [*map(str, arguments), "--course", str(tmp_path / "course")]
        result = CliRunner().invoke(labs, words, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    return run


@pytest.fixture
def submitted(tiny_lab: LabEntry, tmp_path: Path, good_note: str) -> Path:
    """What a platform gave the instructor: right work, a damaged file, nothing done."""
    box = tmp_path / "받은 파일"
    notes = {"가상01": good_note.encode(), "가상02": b"\xff\xfe\xff", "가상03": None}
    for learner, note in notes.items():
        folder = box / learner / "output"
        folder.mkdir(parents=True)
        if note is not None:
            (folder / "note.txt").write_bytes(note)
        notebook = learner_notebook(tiny_lab, "ko")
        if learner == "가상01":
            next(cell for cell in notebook.cells if cell.id == "look-back-answer").source = ANSWER
        nbformat.write(notebook, folder.parent / "t1-1-note.ipynb")
    return box


@contextmanager
def grading_room(course: Path) -> Iterator[str]:
    """Run ``labs formgrader`` without its browser; gives the address it tells."""
    command = [sys.executable, "-m", "courseware", "formgrader", "--no-browser"]
    with subprocess.Popen(
        [*command, "--course", str(course)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            told = next(line for line in process.stdout if "http" in line)
            yield re.search(r"http\S+", told).group()  # type: ignore[union-attr]
        finally:
            process.terminate()


def test_release_collect_grade_give_points_feedback(
    page: Page,
    screenshots: Path,
    labs_command,
    submitted: Path,
    tiny_lab: LabEntry,
    tmp_path: Path,
):
    labs_command("release", "t1-1-note")
    labs_command("collect", "t1-1-note", "--from", submitted)
    assert "강사 채점 항목: 3건(제출물 2건)" in labs_command("grade", "t1-1-note")

    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    with grading_room(tmp_path / "course") as address:
        page.goto(address)
        expect(page.get_by_role("link", name="t1-1-note")).to_be_visible()
        page.screenshot(path=screenshots / "instructor-1-assignments.png")
        base = address.split("/formgrader")[0]
        page.goto(f"{base}/formgrader/manage_submissions/t1-1-note")
        for learner in ("가상01", "가상02", "가상03"):
            expect(page.get_by_text(learner, exact=True)).to_be_visible()
        page.screenshot(path=screenshots / "instructor-2-submissions.png")

        open_submission(page, base, "가상02")
        expect(page.get_by_text("글자가 깨진 파일입니다.").first).to_be_visible()
        link = page.get_by_role("link", name="output/note.txt").get_attribute("href")
        assert page.request.get(urljoin(page.url, link)).body() == b"\xff\xfe\xff"
        expect(page.locator("#check-greeting")).to_have_class(re.compile("needs_manual_grade"))
        page.screenshot(path=screenshots / "instructor-3-cannot-tell.png", full_page=True)

        open_submission(page, base, "가상01")
        expect(page.get_by_text("<script>alert('가상')</script>")).to_be_visible()
        give(page, "/api/grade/", "#look-back-answer", "8")
        give(page, "/api/comment/", "#look-back-answer-comment", "다음에는 보기를 들어 주세요.")
        page.screenshot(path=screenshots / "instructor-4-points.png", full_page=True)
    assert alerts == []

    labs_command("feedback", "t1-1-note")
    assert "98" in labs_command("results", "t1-1-note")
    feedback = open_course(tmp_path / "course").feedback("가상01", tiny_lab) / "t1-1-note.html"
    page.goto(feedback.as_uri())
    expect(page.get_by_text("강사가 준 점수 8/10점")).to_be_visible()
    expect(page.get_by_text("다음에는 보기를 들어 주세요.")).to_be_visible()
    assert findings(page) == []
    page.screenshot(path=screenshots / "instructor-5-feedback.png", full_page=True)


def open_submission(page: Page, base: str, learner: str) -> None:
    """Go to a learner's notebook the way formgrader lists it."""
    page.goto(f"{base}/formgrader/manage_students/{learner}/t1-1-note")
    page.get_by_role("link", name="t1-1-note").last.click()
    page.wait_for_url("**/submissions/**")
    expect(page.locator("#look-back-answer")).to_be_visible()


def give(page: Page, request: str, field: str, words: str) -> None:
    """Fill a field of formgrader in, and wait until formgrader has saved it."""
    with page.expect_response(lambda answer: request in answer.url and answer.ok):
        page.fill(field, words)
        page.locator(field).blur()
