"""The checks of f1-2-send: grade, place and reason follow from a paper's marks and contents."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from automation import assistant, privacy, sending
from automation.sending import DeskPaper, Grade, SendingLedger, Service
from graders import curriculum
from graders.checking import check_submission
from graders.lab import check_own_files
from graders.outcome import Verdict
from graders.submission import Submission
from labs.foundations.f1_2_send import checks
from labs.foundations.f1_2_send.checks.paper_grades import clause_of, grade_of, services_for

LAB = curriculum.load().lab("f1-2-send")
MATERIALS = LAB.folder / "materials"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path


def paper(disclosure: str, stage: str = "완료", body: str = "글") -> DeskPaper:
    return DeskPaper(1, "서류", disclosure, stage, body)


@pytest.mark.parametrize(
    ("given", "grade", "service"),
    [
        (paper("공개"), Grade.OPEN, Service.ANY),
        (paper("공개", "전결로 완료"), Grade.OPEN, Service.ANY),
        (paper("비공개(제4호)"), Grade.SECRET, Service.NONE),
        (paper("비공개 (제 5 호)"), Grade.SENSITIVE, Service.NONE),
        (paper("부분공개(제6호)"), Grade.SENSITIVE, Service.APPROVED),
        (paper("미정", "결재 전"), Grade.SENSITIVE, Service.NONE),
        (paper("공개", body="대표 서미란 010-3390-2218"), Grade.SENSITIVE, Service.APPROVED),
    ],
)
def test_what_a_mark_means(given: DeskPaper, grade: Grade, service: Service) -> None:
    assert grade_of(given) is grade
    assert services_for(given)[0] is service


def test_the_given_desk_has_every_kind_of_paper() -> None:
    clauses = [clause_of(one) for one in sending.open_desk(MATERIALS / "desk.txt")]
    assert clauses == [None, 6, 5, 5, 2, None, 5, 6, None, 7, 6, 4]


def test_two_papers_are_answered_before_the_rest_is_there(desk: Path) -> None:
    """Right and wrong alike; but no points before half of the papers have their grades."""
    begun = sending.start(sending.open_desk(MATERIALS / "desk.txt"))
    begun = begun.rule("| 5 | 민감 | 승인 AI | 위치 | 제2호 |\n| 6 | 공개 | 외부 AI | | |")
    begun.save(desk / "output" / "보내기_대장.xlsx")
    card = checks.grades(Submission(LAB, desk, MATERIALS))
    assert card.verdict is Verdict.NOT_YET and card.share == 0
    assert [str(good) for good in card.good] == ["‘청년 월세 지원사업 공고’의 등급이 맞습니다."]
    assert [finding.rule for finding in card.findings] == ["grade", ""]
    assert "10" in str(card.findings[-1].what)


def test_other_marks_make_another_truth(desk: Path) -> None:
    """No key is stored: what the mark says is what is right."""
    materials = Path(shutil.copytree(MATERIALS, desk / "materials"))
    text = (materials / "desk.txt").read_text("utf-8").replace("비공개(제2호)", "공개")
    (materials / "desk.txt").write_text(text, "utf-8")
    everything_sent(desk)
    with_it = checks.grades(Submission(LAB, desk, materials)).share
    assert with_it > checks.grades(Submission(LAB, desk, MATERIALS)).share


def everything_sent(desk: Path, graded: str = "공개", sent_to: str = "외부 AI") -> Submission:
    ledger = sending.start(sending.open_desk(MATERIALS / "desk.txt"))
    rows = (replace(ruling, graded=graded, sent_to=sent_to) for ruling in ledger.rulings)
    SendingLedger(tuple(rows)).save(desk / "output" / "보내기_대장.xlsx")
    return Submission(LAB, desk, MATERIALS)


def test_sending_everything_and_sending_nothing_both_cost(desk: Path) -> None:
    everything = checks.services(everything_sent(desk))
    nothing = checks.services(everything_sent(desk, "기밀", "보내지 않음"))
    assert (everything.share, nothing.share) == (3 / 12, 6 / 12)
    assert any("보내지 않기로" in str(finding.what) for finding in nothing.findings)


def test_an_own_ledger_is_looked_at_without_the_materials(tmp_path: Path) -> None:
    ledger = sending.start(sending.open_desk(MATERIALS / "desk.txt"))
    path = ledger.rule("| 1 | 공개 | 외부 AI | | |\n| 2 | 기밀 | 외부 AI | | 제2호 |").save(
        tmp_path / "우리_대장.xlsx"
    )
    (outcome,) = check_own_files(LAB, [path])
    assert outcome.verdict is Verdict.FIX
    assert outcome.judgement.share == pytest.approx(1 / 12)


def test_a_submission_of_nothing_waits(desk: Path) -> None:
    verdicts = {outcome.verdict for outcome in check_submission(Submission(LAB, desk, MATERIALS))}
    assert verdicts == {Verdict.NOT_YET}


def test_the_assistant_answers_the_titles_and_the_masked_petition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LABS_PRACTICE", str(LAB.folder / "practice"))
    papers = sending.open_desk(MATERIALS / "desk.txt")
    assert "12. " in assistant.ask("서류의 등급을 나눠 줘", notes=papers.titles).text
    petition = privacy.mask(papers.paper(2).text)
    answer = assistant.ask("이 민원을 두 문장으로 간추려 줘", notes=petition)
    assert "남궁해솔" in answer.text
    assert "남궁해솔" not in answer.sent
