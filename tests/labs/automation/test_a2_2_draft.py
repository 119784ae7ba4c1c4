"""The checks of a2-2-draft, on submissions made here: what earns, what costs, what waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import documents
from graders import curriculum
from graders.checking import check_submission
from graders.outcome import Judgement, Verdict
from graders.submission import Submission
from groundwork.language import using
from labs.automation.a2_2_draft import checks

LAB = curriculum.load().lab("a2-2-draft")
MATERIALS = LAB.folder / "materials"
FRAME = {"agency": "구미시", "signers": "주무관 차은석  환경정책과장 전결 윤세아"}
DESCRIBED = {"gist": "하천 정화의 날을 엶.", "keywords": "하천, 정화, 학생"}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path


def submission(desk: Path, sender: str = "", amount: str = "") -> Submission:
    documents.letter(
        "하천 정화의 날 운영 계획(안)", receiver="내부결재", sender=sender,
        items="1. 일시: 2026. 10. 17.(토) 09:00\n2. 중학생 240명, 인솔 교사 12명, 구급차 1대\n"
        "3. 예산: 금4,250,000원(금사백이십오만원)",
        attachments=["행사 계획 1부."], number="환경정책과-3101(2026. 9. 8.)", **FRAME, **DESCRIBED,
    ).save(desk / "output" / "internal.hwpx")  # fmt: skip
    documents.letter(
        "하천 정화의 날 참가 협조 요청", receiver="경상북도구미교육지원청교육장", sender="구미시장",
        items="1. 일시: 2026. 10. 17.(토) 09:00, 비가 오면 2026. 10. 24.(토)\n"
        f"2. 중학생 240명{amount}\n3. 참가 신청: 2026. 9. 18.(금)까지",
        attachments=["행사 계획 1부.", "참가 신청서 1부."], number="환경정책과-3102(2026. 9. 9.)",
        **FRAME, **DESCRIBED,
    ).save(desk / "output" / "outgoing.docx")  # fmt: skip
    return Submission(LAB, desk, MATERIALS)


def said(judgement: Judgement) -> str:
    return "\n".join(str(finding.what) for finding in judgement.findings)


def test_both_lists_of_the_note_are_found_in_the_memo() -> None:
    asked = checks.asked_in(MATERIALS)
    assert {name: len(facts) for name, facts in asked.items()} == {"internal": 6, "outgoing": 5}


def test_two_right_documents_pass(desk: Path) -> None:
    assert [o.verdict for o in check_submission(submission(desk))] == [Verdict.PASS] * 4


def test_a_sender_on_the_internal_decision_is_named_with_its_article(desk: Path) -> None:
    judgement = checks.internal(submission(desk, sender="구미시장"))
    (finding,) = judgement.findings
    assert (finding.rule, judgement.verdict) == ("R11", Verdict.FIX)
    assert "제13조제3항" in str(finding.why)


def test_an_amount_of_the_memo_may_not_be_sent_out(desk: Path) -> None:
    judgement = checks.invented(submission(desk, amount="(예산 4,250천원)"))
    assert "4,250천원" in said(judgement)
    assert judgement.share == pytest.approx(2 / 3)


def test_a_report_is_no_letter_yet(desk: Path) -> None:
    whole = submission(desk)
    documents.report("계획", items="□ 하나\n□ 둘\n□ 셋").save(desk / "output" / "internal.hwpx")
    outcomes = {outcome.check: outcome for outcome in check_submission(whole)}
    assert outcomes["internal"].verdict is Verdict.NOT_YET
    assert outcomes["outgoing"].verdict is Verdict.PASS


def test_cards_are_whole_in_english(desk: Path) -> None:
    with using("en"):
        for outcome in check_submission(submission(desk, "구미시장", "(금5원, 안전 요원 9명)")):
            for finding in outcome.judgement.findings:
                assert str(finding.what)[0].isascii() or str(finding.what)[0] in "‘“"
                assert str(finding.mend)[0].isascii()


@pytest.mark.parametrize(
    ("receiver", "attachments", "verdict"),
    [
        ("", [], Verdict.NOT_YET),
        ("내부결재", [], Verdict.FIX),
        ("구미시장", ["행사 계획 1부."], Verdict.FIX),
        ("내부결재", ["행사 계획 1부."], Verdict.PASS),
    ],
)
def test_the_frame_of_the_internal_decision_is_judged_before_its_body(
    desk: Path, receiver: str, attachments: list[str], verdict: Verdict
) -> None:
    documents.letter(
        "하천 정화의 날 운영 계획(안)", receiver=receiver, items="계획을 결재받고자 합니다.",
        attachments=attachments, number="환경정책과-3101(2026. 9. 8.)", **FRAME, **DESCRIBED,
    ).save(desk / "output" / "internal.hwpx")  # fmt: skip
    assert check_submission(Submission(LAB, desk, MATERIALS))[0].verdict is verdict
