"""A submission's files are found by name and by kind; whatever is wrong with them is an outcome."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graders import curriculum
from graders.checking import run_check
from graders.curriculum import Artefact, Check, LabEntry
from graders.outcome import Criterion, Verdict, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import Message, plain
from groundwork.problem import Problem

REPORT = Artefact("report", Message("보고서"), ("output/report.hwpx", "output/report.docx"))
CHECK = Check("facts", Message("사실"), 20)


@pytest.fixture
def submission(tmp_path) -> Submission:
    lab = LabEntry(
        "t1-1-x",
        "T1",
        "automation",
        Message("시험"),
        Message(""),
        60,
        tmp_path,
        (REPORT,),
        (CHECK,),
        (),
    )
    (tmp_path / "output").mkdir()
    return Submission(lab, tmp_path, tmp_path / "materials")


def put(submission: Submission, name: str, content: bytes = b"x") -> Path:
    path = submission.folder / name
    path.write_bytes(content)
    return path


def test_the_usual_name_is_found_first(submission):
    put(submission, "output/내 보고서.hwpx")
    usual = put(submission, "output/report.docx")
    assert submission.find("report") == usual


@pytest.mark.parametrize("name", ["output/홍보팀 보고서 최종.hwpx", "보고서.DOCX"])
def test_another_name_of_the_same_kind_is_found(submission, name):
    report = put(submission, name)
    assert submission.find("report") == report


def test_a_file_with_the_name_of_another_artefact_is_that_one(submission):
    notes = Artefact("notes", Message("메모"), ("output/notes.docx", "output/notes.txt"))
    submission = replace(submission, lab=replace(submission.lab, artefacts=(REPORT, notes)))
    put(submission, "output/notes.docx")
    assert [artefact.name for artefact in submission.missing()] == ["report"]
    report = put(submission, "output/보고서 최종.docx")
    assert submission.find("report") == report


def test_of_several_files_the_one_that_can_be_read_as_it_is_meant(submission):
    def read(path: Path) -> None:
        if path.read_bytes() != b"report":
            raise Problem(plain("no report"))

    put(submission, "output/가.docx")
    report = put(submission, "output/나.docx", b"report")
    assert submission.find_readable("report", read) == report
    put(submission, "output/다.docx", b"report")
    with pytest.raises(Problem, match=r"가\.docx"):
        submission.find_readable("report", read)


def test_two_that_could_be_meant_are_named_and_a_person_looks(submission):
    put(submission, "output/가.hwpx")
    put(submission, "output/나.docx")
    with pytest.raises(Problem, match=r"가\.hwpx, 나\.docx"):
        submission.find("report")


@pytest.mark.parametrize("name", ["output/report.hwp", "보고서 최종.PDF"])
def test_the_work_in_a_kind_nobody_reads_is_named_and_a_person_looks(submission, name):
    put(submission, name)
    with pytest.raises(Problem, match=r"종류입니다.*\.hwpx, \.docx"):
        submission.find("report")


def test_nbgraders_own_files_are_not_meant(tmp_path, submission):
    text = Artefact("sent", Message("보낸 글"), ("output/sent.txt",))
    submission = replace(submission, lab=replace(submission.lab, artefacts=(text,)))
    for name in ("timestamp.txt", "submission_secret.txt"):
        (tmp_path / name).write_text("nbgrader")
    with pytest.raises(NotSubmitted):
        submission.find("sent")


def test_lock_files_of_an_open_document_are_not_meant(submission):
    put(submission, "output/~$보고서.docx")
    report = put(submission, "output/보고서.docx")
    assert submission.find("report") == report


def test_nothing_there_and_an_empty_file_are_not_yet(submission):
    with pytest.raises(NotSubmitted, match="아직 없습니다"):
        submission.find("report")
    put(submission, "output/report.hwpx", b"")
    with pytest.raises(NotSubmitted, match="빈 파일"):
        submission.find("report")


def test_an_own_file_takes_the_place_of_the_artefact(submission, tmp_path):
    own = put(submission, "내일 쓸 것.docx")
    assert replace(submission, files={"report": own}).find("report") == own
    with pytest.raises(NotSubmitted, match="찾을 수 없습니다"):
        replace(submission, files={"report": tmp_path / "없음.docx"}).find("report")


def test_a_file_is_read_once_and_so_is_its_failure(submission):
    calls = []

    def read(path: Path) -> str:
        calls.append(path)
        raise Problem(plain("읽을 수 없음"))

    for _ in range(3):
        with pytest.raises(Problem):
            submission.once(read, submission.folder)
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("check", "verdict"),
    [
        (lambda _: judge([Criterion(True)]), Verdict.PASS),
        (lambda _: judge([Criterion(False)]), Verdict.FIX),
        (lambda submission: submission.find("report"), Verdict.NOT_YET),
        (lambda _: (_ for _ in ()).throw(Problem(plain("암호"))), Verdict.CANT_TELL),
        (lambda _: 1 / 0, Verdict.CANT_TELL),
    ],
    ids=["right", "wrong", "missing", "unreadable", "fault of the check"],
)
def test_whatever_happens_is_one_of_four_outcomes(submission, monkeypatch, capfd, check, verdict):
    monkeypatch.setattr("graders.checking.check_function", lambda *_: check)
    outcome = run_check(submission, CHECK)
    assert outcome.verdict is verdict
    assert capfd.readouterr() == ("", "")  # anything on stderr would score 0 in nbgrader


def test_an_author_sees_the_fault_of_a_check(submission, monkeypatch):
    monkeypatch.setattr("graders.checking.check_function", lambda *_: lambda _: 1 / 0)
    monkeypatch.setenv("LABS_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run_check(submission, CHECK)


def test_missing_is_what_was_not_submitted_or_is_empty(submission):
    assert submission.missing() == [REPORT]
    empty = put(submission, "output/report.hwpx", b"")
    assert submission.missing() == [REPORT]
    empty.unlink()
    put(submission, "output/내 보고서.docx")
    assert submission.missing() == []


def test_what_nobody_can_tell_apart_is_not_missing(submission):
    put(submission, "output/하나.docx")
    put(submission, "output/둘.docx")
    assert submission.missing() == []


def test_the_assistants_own_record_is_nobodys_submission(tmp_path):
    lab = curriculum.load().lab("c2-2-cards")
    (tmp_path / "output").mkdir()
    for name in ("ai-record.md", "글.md"):
        (tmp_path / "output" / name).write_text("1. 글", encoding="utf-8")
    submission = Submission(lab, tmp_path, lab.folder / "materials")
    assert submission.find("alternatives").name == "글.md"


def test_pictures_in_a_folder_of_their_own_are_found(tmp_path):
    lab = curriculum.load().lab("c2-2-cards")
    (tmp_path / "output" / "카드뉴스").mkdir(parents=True)
    (tmp_path / "output" / "카드뉴스" / "슬라이드1.PNG").write_bytes(b"x")
    submission = Submission(lab, tmp_path, lab.folder / "materials")
    assert [path.name for path in submission.candidates("cards")] == ["슬라이드1.PNG"]
