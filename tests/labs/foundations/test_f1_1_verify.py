"""The checks of f1-1-verify: the truth comes from the papers, and changes with them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from automation import assistant, documents, verification
from automation.verification import CheckSheet, Verdict
from graders import curriculum
from graders.checking import check_submission
from graders.lab import check_own_files
from graders.outcome import Verdict as Outcome
from graders.submission import Submission
from labs.foundations.f1_1_verify import checks
from labs.foundations.f1_1_verify.checks.reply_criteria import ai_use_disclosed, sources_named
from labs.foundations.f1_1_verify.checks.sheet_criteria import row_of

LAB = curriculum.load().lab("f1-1-verify")
MATERIALS = LAB.folder / "materials"
RIGHT = "□ 월세 지원\n ○ 소득 기준: 기준 중위소득 120% 이하\n ○ 금액: 월 20만 원, 12개월\n"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path


def judged_all(answer: CheckSheet, word: str) -> CheckSheet:
    return CheckSheet(tuple(replace(entry, judged=word) for entry in answer.entries))


def given() -> CheckSheet:
    return verification.start(documents.read_text(MATERIALS / checks.ANSWER))


def replied(desk: Path, items: str) -> list[str]:
    documents.report("안내", items=items).save(desk / "output" / "답변.docx")
    findings = checks.reply(Submission(LAB, desk, MATERIALS)).findings
    return [finding.rule for finding in findings if finding.rule]


def test_the_planted_faults_are_worked_out_from_the_papers() -> None:
    verdicts = {n: t.verdict for n, t in enumerate(checks.read_case(MATERIALS).truths, start=1)}
    assert {n for n, v in verdicts.items() if v is Verdict.WRONG} == {2, 3, 4, 9, 12, 13}
    assert {n for n, v in verdicts.items() if v is Verdict.UNFOUNDED} == {14}


def test_two_verdicts_are_answered_before_the_rest_is_there(desk: Path) -> None:
    """Right and wrong alike; but no points before half of the statements are judged."""
    begun = given().judge("| 4 | 맞음 | | | |\n| 5 | 맞음 | 공고문 | 월세 지원 인원: 300명 | |")
    begun.save(desk / "output" / "확인표.xlsx")
    card = checks.verdicts(Submission(LAB, desk, MATERIALS))
    assert card.verdict is Outcome.NOT_YET and card.share == 0
    assert [str(good) for good in card.good] == ["‘월세 지원 인원’의 판정이 맞습니다."]
    assert [finding.rule for finding in card.findings] == ["verdict", ""]
    assert "12" in str(card.findings[-1].what)


def test_other_papers_make_another_truth(tmp_path: Path) -> None:
    """No key is stored: raise the sum in the notice, and the statement is right."""
    materials = Path(shutil.copytree(MATERIALS, tmp_path / "materials"))
    notice = materials / "공고문.txt"
    notice.write_text(notice.read_text("utf-8").replace("월 20만 원", "월 25만 원"), "utf-8")
    assert checks.read_case(materials).truths[1].verdict is Verdict.RIGHT


def test_an_opinion_and_a_replaced_notice_settle_nothing() -> None:
    lines = checks.read_case(MATERIALS).lines
    assert not any("25만 원" in line.text for line in lines)
    assert "지난_공고문" not in {line.paper for line in lines}


def test_everything_called_right_earns_what_is_right(desk: Path) -> None:
    judged_all(given(), "맞음").save(desk / "output" / "확인표.xlsx")
    judgement = checks.verdicts(Submission(LAB, desk, MATERIALS))
    assert judgement.share == pytest.approx(7 / 21)
    assert len(judgement.findings) == 7


def test_nothing_in_the_papers_for_everything_is_no_evidence(desk: Path) -> None:
    judged_all(given(), "자료에 없음").save(desk / "output" / "확인표.xlsx")
    assert checks.evidence(Submission(LAB, desk, MATERIALS)).share == 0


def test_a_row_is_found_by_its_words_when_numbers_are_other_ones() -> None:
    case = checks.read_case(MATERIALS)
    turned = CheckSheet(tuple(replace(e, number=20 - e.number) for e in given().entries))
    assert all(row_of(turned, e).statement == e.statement for e in case.given)  # type: ignore[union-attr]


def test_the_other_schemes_limit_is_found_only_where_it_is_said_of_this_one(desk: Path) -> None:
    both = " ○ 소득 기준: 월세 지원 120% 이하, 이사비 지원 150% 이하\n"
    other = "□ 이사비 지원\n ○ 소득 기준: 기준 중위소득 150% 이하\n ○ 인원: 200명\n"
    assert "mixed" not in replied(desk, RIGHT + both)
    assert "mixed" not in replied(desk, RIGHT + other)
    assert "mixed" in replied(desk, RIGHT.replace("120", "150"))


@pytest.mark.parametrize(
    ("line", "met"),
    [
        ("AI 초안을 담당자가 확인해 고쳤습니다", True),
        ("생성형 인공지능을 활용해 작성하고 사람이 검토했음", True),
        ("AI를 사용하지 않고 담당자가 확인했습니다", False),
        ("담당자가 확인했습니다", False),
    ],
)
def test_what_says_that_an_ai_was_used(line: str, met: bool) -> None:
    reply = documents.report("안내", items=f"□ {line}")
    assert all(criterion.met for criterion in ai_use_disclosed(reply)) is met


@pytest.mark.parametrize(
    ("sources", "rules"),
    [
        ("공고 제2026-412호", []),
        ("공고 제2026-412호. 선정 발표일은 청년정책과에서 확인", []),
        ("공고 제2026-412호, 회의록", ["closed"]),
        ("공고 제2026-412호, 지난 공고문", ["replaced"]),
    ],
)
def test_a_closed_record_is_no_source_for_citizens(sources: str, rules: list[str]) -> None:
    case = checks.read_case(MATERIALS)
    reply = documents.report("안내", items=f"□ 출처: {sources}")
    named = sources_named(reply, case.subjects, case.lines, case.papers)
    assert [finding.rule for criterion in named for finding in criterion.findings] == rules


def test_an_own_sheet_is_looked_at_without_the_materials(tmp_path: Path) -> None:
    sheet = verification.start("1. 인원: 7명\n2. 예산: 3억 원")
    path = sheet.judge("| 1 | 맞음 | 계획서 | 모두 7명 | |\n| 2 | 틀림 | 계획서 | 3억 원 | |").save(
        tmp_path / "내_확인표.xlsx"
    )
    (outcome,) = check_own_files(LAB, [path])
    assert outcome.verdict is Outcome.FIX
    assert outcome.judgement.share == 0.5


@pytest.mark.parametrize(
    "prompt", ["월세 지원을 알려 줘", "자료에 있는 것만으로 써 줘. 없으면 없다고 해"]
)
def test_the_assistant_answers_better_with_the_papers(
    monkeypatch: pytest.MonkeyPatch, prompt: str
) -> None:
    monkeypatch.setenv("LABS_PRACTICE", str(LAB.folder / "practice"))
    papers = checks.read_case(MATERIALS).papers.only("공고문", "조례", "통계표")
    assert "월 20만 원씩" in assistant.ask(prompt, notes=papers.text).text
    assert "월 25만 원씩" in assistant.ask(f"{prompt} 청년 주거 지원").text


def test_a_submission_of_nothing_waits(desk: Path) -> None:
    verdicts = {outcome.verdict for outcome in check_submission(Submission(LAB, desk, MATERIALS))}
    assert verdicts == {Outcome.NOT_YET}
