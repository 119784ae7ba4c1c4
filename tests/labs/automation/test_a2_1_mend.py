"""The checks of a2-1-mend, on submissions made here: what earns, what costs, what waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation import documents
from graders import curriculum
from graders.checking import check_submission
from graders.outcome import Judgement, Verdict
from graders.submission import Submission
from groundwork.language import using
from labs.automation.a2_1_mend import checks

LAB = curriculum.load().lab("a2-1-mend")
MATERIALS = LAB.folder / "materials"
GIVEN = documents.read_text(MATERIALS / "letter.txt")
MENDED = (
    ("19.(금)", "19.(토)"),
    ("오전 7시", "07:00"),
    ("라. 통제", "다. 통제"),
    ("(1) 전면", "1) 전면"),
    ("(2) 부분", "2) 부분"),
    ("마. 참가", "라. 참가"),
    ("2026-09-11", "2026. 9. 11."),
    ("2026. 09. 17.", "2026. 9. 17."),
    ("금이백사만원", "금이백사십만원"),
    ("금960,000원  끝.", "금960,000원(금구십육만원)"),
    ("3. 코스 안내도.", "2. 코스 안내도 2매.  끝."),
    ("주무관", "구미시장\n주무관"),
)


def letter(*left_out: str) -> str:
    """The given letter with all but some of its faults mended."""
    text = str(GIVEN)
    for old, new in MENDED:
        assert old in text
        text = text if old in left_out else text.replace(old, new)
    return text


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path


def submission(desk: Path, text: str) -> Submission:
    documents.typed(text).save(desk / "output" / "letter.hwpx")
    return Submission(LAB, desk, MATERIALS)


def said(judgement: Judgement) -> str:
    return "\n".join(str(finding.what) for finding in judgement.findings)


def test_the_two_given_files_and_the_given_text_are_the_same_letter() -> None:
    typed = documents.typed(GIVEN)
    for name in ("letter.hwpx", "letter.docx"):
        assert documents.read(MATERIALS / name).text == typed.text


def test_the_letter_with_its_twelve_faults_mended_passes(desk: Path) -> None:
    outcomes = check_submission(submission(desk, letter()))
    assert [outcome.verdict for outcome in outcomes] == [Verdict.PASS] * 4


def test_a_letter_of_a_class_that_began_with_the_earlier_contact_line_passes(desk: Path) -> None:
    now = "전화번호 054-000-0000  팩스번호 054-000-0001 / walk@gumi.example / 대국민공개"
    before = letter().replace(now, "전화 054-000-0000 / 전송 054-000-0001 / 대국민 공개")
    assert before != letter()
    outcomes = check_submission(submission(desk, before))
    assert [outcome.verdict for outcome in outcomes] == [Verdict.PASS] * 4


@pytest.mark.parametrize("text", [str(GIVEN), GIVEN.replace("  가.", "   가."), "제목  가\n나"])
def test_the_letter_as_given_or_another_earns_nothing(desk: Path, text: str) -> None:
    assert {outcome.points for outcome in check_submission(submission(desk, text))} == {0.0}


def test_each_fault_that_is_left_costs_its_share(desk: Path) -> None:
    judgement = checks.figures(submission(desk, letter("19.(금)", "금이백사만원")))
    assert judgement.share == pytest.approx(4 / 6)
    assert "요일" in said(judgement)


def test_little_mended_is_not_yet_left_unchanged(desk: Path) -> None:
    most = [old for old, _ in MENDED[1:]]
    assert checks.unchanged(submission(desk, letter(*most))).verdict is Verdict.NOT_YET


def test_a_new_fault_costs_too(desk: Path) -> None:
    broken = submission(desk, letter().replace("3. 협조", "4. 협조"))
    judgement = checks.marks(broken)
    assert judgement.verdict is Verdict.FIX
    assert "‘4.’" in said(judgement)


def test_the_quantity_of_an_attachment_is_that_of_the_note(desk: Path) -> None:
    judgement = checks.marks(submission(desk, letter().replace("2매", "3매")))
    assert judgement.verdict is Verdict.FIX
    assert "코스 안내도" in said(judgement)


def test_what_the_assistant_changed_is_named(desk: Path) -> None:
    ai = submission(desk, documents.read_text(MATERIALS / "ai-mend.txt"))
    judgement = checks.unchanged(ai)
    for words in ("2026. 9. 19.", "2026. 9. 18.", "2,040,000원", "순찰차 3대"):
        assert words in said(judgement)
    assert "‘3대’" not in said(judgement)  # said with its line
    assert judgement.share < 0.5


def test_a_letter_of_ones_own_is_judged_without_the_materials(tmp_path: Path) -> None:
    own = documents.letter("예산 요구", receiver="내부결재", items="1. 오후 2시\n3. 회의")
    mine = Submission(
        LAB, tmp_path, MATERIALS, files={"letter": own.save(tmp_path / "내 공문.docx")}
    )
    chosen = [check for check in LAB.checks if check.own_file]
    found = {outcome.check: outcome.judgement for outcome in check_submission(mine, chosen)}
    assert set(found) == {"marks", "figures"}
    assert "오후 2시" in said(found["figures"])
    assert "‘3.’" in said(found["marks"])


def own_judgements(tmp_path: Path, text: str) -> dict[str, Judgement]:
    own = documents.typed(text).save(tmp_path / "내 공문.docx")
    mine = Submission(LAB, tmp_path, MATERIALS, files={"letter": own})
    chosen = [check for check in LAB.checks if check.own_file]
    return {outcome.check: outcome.judgement for outcome in check_submission(mine, chosen)}


def test_nothing_is_called_corrected_in_a_letter_the_lab_does_not_know(tmp_path: Path) -> None:
    found = own_judgements(tmp_path, "수신  내부결재\n제목  안내\n알려 드립니다.  끝.\n")
    assert found["marks"].verdict is Verdict.PASS
    assert [str(good) for good in found["marks"].good] == ["끝 표시: 어긋난 곳을 찾지 못함"]
    assert found["figures"].verdict is Verdict.NOT_YET
    assert "금액, 날짜, 시각이 없습니다" in said(found["figures"])


def test_what_was_looked_at_in_a_letter_of_ones_own_is_counted(tmp_path: Path) -> None:
    right = (
        "수신  내부결재\n제목  안내\n1. 일시: 2026. 9. 19.(토) 08:00\n2. 금1,000원(금일천원)  끝.\n"
    )
    (good,) = own_judgements(tmp_path, right)["figures"].good
    assert "3곳" in str(good)
    assert own_judgements(tmp_path, right.replace("(토)", "(월)"))["figures"].good == ()


def test_cards_are_whole_in_english(desk: Path) -> None:
    with using("en"):
        for text in (letter("주무관", "19.(금)"), documents.read_text(MATERIALS / "ai-mend.txt")):
            for outcome in check_submission(submission(desk, text)):
                for finding in outcome.judgement.findings:
                    assert str(finding.what)[0].isascii() or str(finding.what)[0] in "‘“"
                    assert str(finding.mend)[0].isascii()


def test_heading_and_closing_are_judged_before_the_body_is_mended(desk: Path) -> None:
    """The sender is what is missing from them; another one than the note names is none."""
    for sender, verdict in (("체육진흥과장", Verdict.FIX), ("구미시장", Verdict.PASS)):
        begun = GIVEN.replace("주무관 정하늘", f"{sender}\n주무관 정하늘")
        assert checks.frame(submission(desk, begun)).verdict is verdict
