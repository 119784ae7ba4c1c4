"""Office files that attack the program that opens them, through the real way, in the real labs.

Four labs, as released to a class: a report, a workbook, clips with captions, cards. Honest learners
stand among the others.
"""

from __future__ import annotations

import shutil
import socket
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from courseware.collect import collect_files
from courseware.course import CourseFolder, open_course
from courseware.feedback import feedback
from courseware.grade import Graded, Step, grade
from courseware.mistakes import assessments
from courseware.reference import copy_submission, reference_submission
from courseware.release import release
from courseware.results import Results, results, write_csv, write_xlsx
from courseware.results_page import write_page
from graders import curriculum
from graders.curriculum import LABS_ROOT, LabEntry

from .office_files import CAPTIONS, CARDS, CLIPS, DOCUMENTS, SECRET, WORKBOOKS, Bait, Write

# What each is submitted as: the lab, and the name its file usually has.
SUBMITTED_AS = {
    "a1-1-report": (DOCUMENTS, "output/report.hwpx"),
    "d1-1-broken-file": (WORKBOOKS, "output/민원_정리.xlsx"),
    "c1-2-two-cuts": ({**CLIPS, **CAPTIONS}, ""),
    "c2-2-cards": (CARDS, "output/card-1.png"),
}
LABS = list(SUBMITTED_AS)
ATTEMPTS = [(lab, name) for lab, (attempts, _) in SUBMITTED_AS.items() for name in attempts]
REPORT = "a1-1-report"
LONGEST_SECONDS = 100
# One caption, of whatever words: so much is theirs by right.
EARNED = {"captions_of_unending_tags": 5}
# The report of an honest learner, under names that trouble other systems.
NAMES = {
    "이름-자모": "output/" + "보고서.hwpx",
    "이름-장치": "output/CON.hwpx",
    "이름-거꾸로": "output/보고서\u202exslx.hwpx",
    "이름-줄바꿈": "output/보고\n서.hwpx",
    "이름-긴것": "output/" + "가" * 83 + ".hwpx",
}


@dataclass(frozen=True)
class HostileClass:
    course: CourseFolder
    labs: dict[str, LabEntry]
    graded: dict[str, list[Graded]]
    scores: Results
    calls: list[object]

    def points(self, learner: str, lab: str) -> float:
        return self.scores.scores[learner, lab].points


def learner_of(attempt: str) -> str:
    return attempt.replace("_", "-")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HostileClass]:
    root = tmp_path_factory.mktemp("hostile-office")
    labs_root = _smaller_labs(root / "labs")
    with pytest.MonkeyPatch.context() as patch, _listening() as (address, calls):
        patch.setenv(curriculum.ROOT_VARIABLE, str(labs_root))
        secret = root / "secret.txt"
        secret.write_text(SECRET)
        course = open_course(root / "course", create=True)
        with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as settings:
            settings.write(f"\nc.JudgeFiles.seconds = {LONGEST_SECONDS}\n")
        labs = {lab.id: lab for lab in curriculum.load().labs if lab.id in LABS}
        graded = {}
        for lab in labs.values():
            release(course, lab, "ko")
            _submission(lab, root / "box" / lab.id, Bait(secret, address))
            list(collect_files(course, lab, root / "box" / lab.id))
            graded[lab.id] = list(grade(course, lab))
            list(feedback(course, lab))
        yield HostileClass(course, labs, graded, results(course, list(labs.values())), calls)


def _smaller_labs(root: Path) -> Path:
    """The real labs and their checks; of the workbook's 1.2 million rows a thousand are enough."""
    for lab in curriculum.load(LABS_ROOT).labs:
        if lab.id in LABS:
            shutil.copytree(lab.folder, root / lab.field / lab.folder.name)
    manifest = (LABS_ROOT / curriculum.MANIFEST).read_text(encoding="utf-8")
    smaller = manifest.replace("rows = 1200000", "rows = 1000")
    assert smaller != manifest
    (root / curriculum.MANIFEST).write_text(smaller, encoding="utf-8")
    return root


@contextmanager
def _listening() -> Iterator[tuple[str, list[object]]]:
    """An address of this machine, and who called there."""
    calls: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_note, args=(server, calls), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x", calls


def _note(server: socket.socket, calls: list[object]) -> None:
    while True:
        try:
            connection, caller = server.accept()
        except OSError:
            return
        calls.append(caller)
        connection.close()


def _submission(lab: LabEntry, box: Path, bait: Bait) -> None:
    attempts, usual = SUBMITTED_AS[lab.id]
    for name, write in attempts.items():
        path = box / learner_of(name) / (usual or usual_place(name, write))
        path.parent.mkdir(parents=True)
        write(path, bait)
    if lab.id == REPORT:
        honest = reference_submission(curriculum.load(LABS_ROOT).lab(REPORT))
        for learner, name in {"가상00": "output/report.hwpx", **NAMES}.items():
            copy_submission(honest, box / learner)
            (box / learner / "output" / "report.hwpx").rename(box / learner / name)


def usual_place(name: str, write: Write) -> str:
    return "output/wide.mp4" if CLIPS.get(name) is write else "output/captions.srt"


@pytest.mark.parametrize("lab", LABS)
def test_everybody_is_graded(hostile, lab):
    graded = {graded.learner: graded.step for graded in hostile.graded[lab]}
    assert set(graded.values()) == {Step.GRADED}
    assert {learner_of(name) for name in SUBMITTED_AS[lab][0]} <= set(graded)


@pytest.mark.parametrize(("lab", "attempt"), ATTEMPTS)
def test_no_point_is_gained(hostile, lab, attempt):
    assert hostile.points(learner_of(attempt), lab) <= EARNED.get(attempt, 0)


@pytest.mark.parametrize("learner", ["가상00", *NAMES])
def test_the_honest_have_all_that_is_theirs_whatever_the_name_of_their_file(hostile, learner):
    lab = hostile.labs[REPORT]
    assert hostile.points(learner, REPORT) == sum(check.points for check in lab.checks)
    [document] = (hostile.course.submitted(learner, lab) / "output").glob("*.hwpx")
    assert document.name.isprintable()


@pytest.mark.parametrize("lab", LABS)
def test_nothing_keeps_the_judging_busy_or_ends_it(hostile, lab):
    assessment = dict(assessments(hostile.course, hostile.labs[lab]))
    assert len(assessment) == len(hostile.graded[lab])
    assert not [learner for learner, judgement in assessment.items() if judgement.wants_another_try]


def test_nobody_called_anywhere(hostile):
    assert hostile.calls == []


def test_no_file_of_the_machine_was_read(hostile):
    files = [path for path in hostile.course.root.rglob("*") if path.is_file()]
    assert len(files) > 100
    assert not [path for path in files if SECRET.encode() in path.read_bytes()]
    assert not list(hostile.course.root.parent.rglob("labs-hostile.txt"))


def test_no_formula_and_no_script_reaches_the_instructor(hostile, tmp_path):
    """What was submitted may be quoted in tables and pages: as words."""
    write_csv(hostile.scores, tmp_path / "scores.csv")
    write_xlsx(hostile.scores, tmp_path / "scores.xlsx")
    write_page(hostile.course, list(hostile.labs.values()), tmp_path / "page.html")
    table = (tmp_path / "scores.csv").read_text(encoding="utf-8-sig")
    assert not [line for line in table.splitlines() if line.startswith(("=", "+", "-", "@"))]
    cells = [
        cell for row in openpyxl.load_workbook(tmp_path / "scores.xlsx").active for cell in row
    ]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "<script" not in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("attempt", "part"),
    [
        ("word_with_an_entity_that_is_a_file", "word/document.xml"),
        ("hangul_with_an_entity_that_is_a_file", "Contents/section0.xml"),
    ],
)
def test_a_careless_reader_would_have_read_the_file(tmp_path, attempt, part):
    """The attempts are real."""
    secret = tmp_path / "secret.txt"
    secret.write_text(SECRET)
    DOCUMENTS[attempt](tmp_path / "x.hwpx", Bait(secret, ""))
    [made] = tmp_path.glob("x.*")
    with zipfile.ZipFile(made) as archive:
        careless = etree.XMLParser(resolve_entities=True, load_dtd=True)
        assert SECRET in "".join(etree.fromstring(archive.read(part), careless).itertext())
