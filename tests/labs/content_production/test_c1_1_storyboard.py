"""What the checks of the storyboard lab say, and about what."""

from pathlib import Path

import pytest

from content_production.storyboard.storyboard import Storyboard
from graders import curriculum
from graders.clips.order_facts import says
from graders.outcome import Judgement, Verdict
from graders.submission import Submission
from labs.content_production.c1_1_storyboard import checks

LAB = curriculum.load().lab("c1-1-storyboard")
MATERIALS = LAB.folder / "materials"


def assessment(check: str, folder: Path, board: Storyboard) -> Judgement:
    board.save(folder / "output" / "storyboard.xlsx")
    return getattr(checks, check)(Submission(LAB, folder, MATERIALS))


@pytest.fixture
def draft() -> Storyboard:
    """The assistant's draft with one letter changed: no longer the given material."""
    return Storyboard.read(MATERIALS / "storyboard.xlsx").change(7, caption="여러분이 만듭니다.")


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("facts", ["10월 18일", "전국 최대", "날짜"]),
        ("message", ["핵심 메시지", "강변 걷기"]),
        ("times", ["66초"]),
        ("speech", ["10.4글자", "30글자까지"]),
        ("rights", ["달려라 우리", "walkers.jpg", "출처", "동의"]),
    ],
)
def test_every_fault_planted_in_the_draft_is_named(check, words, draft, tmp_path):
    judgement = assessment(check, tmp_path, draft)
    said = " ".join(f"{f.what} {f.why} {f.mend} {f.where}" for f in judgement.findings)
    assert judgement.verdict is Verdict.FIX
    assert [word for word in words if word not in said] == []


def test_a_scene_with_one_fault_costs_its_share_of_the_rights(draft, tmp_path):
    mended = draft.change(3, picture="park.jpg", sound="아침 산책", source="가상", licence="CC BY")
    judgement = assessment("rights", tmp_path, mended)
    assert judgement.share == pytest.approx(6 / 7)  # the consent of scene 4 is left
    assert len(judgement.findings) == 1


@pytest.mark.parametrize(
    ("text", "word", "said"),
    [
        ("돈을 내지 않아도 됩니다", "무료", True),
        ("참가비 3,000원", "무료", False),
        ("신청하지 않아도 됩니다", "필요 없음", True),
        ("미리 신청하세요", "필요 없음", False),
        ("강변걷기의 날", "강변 걷기", True),
    ],
)
def test_the_same_thing_may_be_said_in_other_words(text, word, said):
    assert says(text, word) is said
