"""Whatever is submitted of the real labs: one clear sentence a check, no zero, nothing hangs."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msoffcrypto.format.ooxml
import pytest
import xlsxwriter
from PIL import Image

from courseware.collect import Status, collect_files
from courseware.course import CourseFolder, notebook_name, open_course
from courseware.feedback import feedback
from courseware.grade import Step, grade, verdicts
from courseware.release import release
from graders import curriculum
from graders.curriculum import LabEntry
from graders.nbgrader.submission_exporter import SubmissionExporter
from graders.outcome import Verdict

SECONDS_A_SUBMISSION = 60
HWP_5 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8192)  # a compound file, as HWP 5 is


def empty() -> bytes:
    return b""


def no_zip() -> bytes:
    return b"PK\x03\x04" + bytes(range(256)) * 8


def old_hangul() -> bytes:
    return HWP_5


def bomb() -> bytes:
    """A zip that unpacks to one gibibyte."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("Contents/section0.xml", "w") as member,
    ):
        for _ in range(1024):
            member.write(bytes(1 << 20))
    return file.getvalue()


def _workbook(row: int, column: int) -> io.BytesIO:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        workbook.add_worksheet().write(row, column, "가상")
    file.seek(0)
    return file


def far_cell() -> bytes:
    """A workbook whose only cell is XFD1048576."""
    return _workbook(1_048_575, 16_383).getvalue()


def locked() -> bytes:
    """A workbook with a password."""
    file = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(_workbook(0, 0)).encrypt("가상암호", file)
    return file.getvalue()


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(file, "png")
    return file.getvalue()


def wrong_text() -> bytes:
    return "민원 내역 (가상)\n".encode("cp949") * 100


@dataclass(frozen=True)
class Bad:
    """A bad submission: the learner's id says what it is; ``check`` must answer ``verdict``."""

    learner: str
    lab: str
    name: str
    content: Callable[[], bytes] | None
    check: str
    verdict: Verdict = Verdict.CANT_TELL


BAD = [
    Bad("보고서 빈파일", "a1-1-report", "report.hwpx", empty, "facts", Verdict.NOT_YET),
    Bad("보고서 깨진zip", "a1-1-report", "report.hwpx", no_zip, "facts"),
    Bad("보고서 옛한글", "a1-1-report", "report.hwpx", old_hangul, "facts"),
    Bad("보고서 옛한글이름", "a1-1-report", "홍보팀 보고서 최종.hwp", old_hangul, "facts"),
    Bad("보고서 폭탄", "a1-1-report", "report.hwpx", bomb, "facts"),
    Bad("보고서 워드폭탄", "a1-1-report", "내 보고서.docx", bomb, "facts"),
    Bad("보고서 없음", "a1-1-report", "", None, "facts", Verdict.NOT_YET),
    Bad("엑셀 빈파일", "d1-1-broken-file", "민원_정리.xlsx", empty, "rows", Verdict.NOT_YET),
    Bad("엑셀 깨진zip", "d1-1-broken-file", "민원_정리.xlsx", no_zip, "rows"),
    Bad("엑셀 암호", "d1-1-broken-file", "민원_정리.xlsx", locked, "rows"),
    Bad("엑셀 먼칸", "d1-1-broken-file", "민원_정리.xlsx", far_cell, "rows"),
    Bad("엑셀 폭탄", "d1-1-broken-file", "내 민원 정리.xlsx", bomb, "rows"),
    Bad("엑셀 글자", "d1-1-broken-file", "민원_정리.xlsx", wrong_text, "rows"),
    Bad("엑셀 없음", "d1-1-broken-file", "", None, "rows", Verdict.NOT_YET),
    Bad("영상 빈파일", "c1-2-two-cuts", "wide.mp4", empty, "form", Verdict.NOT_YET),
    Bad("영상 그림", "c1-2-two-cuts", "wide.mp4", picture, "form"),
    Bad("영상 글자", "c1-2-two-cuts", "우리 동네 홍보.mp4", wrong_text, "form"),
    Bad("영상 없음", "c1-2-two-cuts", "", None, "form", Verdict.NOT_YET),
]
LABS = {bad.lab for bad in BAD}


@dataclass
class Graded:
    """A course in which every bad submission was graded."""

    box: Path
    course: CourseFolder
    steps: dict[tuple[str, str], Step]
    seconds: float

    def verdicts(self, bad: Bad) -> dict[str, str]:
        return verdicts(self.course, bad.learner, _lab(bad))

    def page(self, bad: Bad) -> str:
        path = self.course.feedback(bad.learner, _lab(bad)) / f"{bad.lab}.html"
        return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    folder = tmp_path_factory.mktemp("bad")
    for bad in BAD:
        place = folder / bad.lab / bad.learner / "output"
        place.mkdir(parents=True)
        if bad.content is not None:
            (place / bad.name).write_bytes(bad.content())
        else:
            (place / "화면 사진.png").write_bytes(picture())
    course = open_course(folder / "course", create=True)
    steps: dict[tuple[str, str], Step] = {}
    seconds = 0.0
    for lab in map(curriculum.load().lab, sorted(LABS)):
        release(course, lab, "ko")
        collected = list(collect_files(course, lab, folder / lab.id))
        assert {item.status for item in collected} == {Status.NEW}
        begun = time.monotonic()
        steps |= {(lab.id, item.learner): item.step for item in grade(course, lab)}
        seconds += time.monotonic() - begun
        list(feedback(course, lab))
    return Graded(folder, course, steps, seconds)


def _lab(bad: Bad) -> LabEntry:
    return curriculum.load().lab(bad.lab)


each_bad = pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.lab}: {bad.learner}")


@each_bad
def test_the_check_answers_and_nobody_gets_points_by_a_bad_file(graded, bad):
    assert graded.steps[bad.lab, bad.learner] is Step.GRADED
    found = graded.verdicts(bad)
    assert found[bad.check] == bad.verdict
    assert not {Verdict.PASS, Verdict.FIX} & set(found.values())


@each_bad
def test_the_learner_reads_one_sentence_a_check_and_no_traceback(graded, bad):
    page = graded.page(bad)
    for word in ("Traceback", "Error", "Exception", "site-packages", "검사기 내부 사유"):
        assert word not in page
    cards = page.split("border-left:6px")[1:]
    assert len(cards) == len(_lab(bad).checks)
    assert all(len(re.findall(r"<b>\[", card)) == 1 for card in cards)


@each_bad
def test_nothing_that_was_submitted_is_lost(graded, bad):
    folder = graded.course.submitted(bad.learner, _lab(bad))
    assert (folder / notebook_name(_lab(bad))).is_file()
    if bad.content is not None:
        given = graded.box / bad.lab / bad.learner / "output" / bad.name
        assert (folder / "output" / bad.name).read_bytes() == given.read_bytes()


def test_nothing_hangs(graded):
    assert graded.seconds < SECONDS_A_SUBMISSION * len(BAD)


def test_the_graded_notebooks_can_be_opened(graded):
    for bad in BAD:
        path = graded.course.autograded(bad.learner, _lab(bad)) / f"{bad.lab}.ipynb"
        assert "unread" not in SubmissionExporter().from_filename(str(path))[0]
