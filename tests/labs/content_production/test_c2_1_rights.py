"""What the checks of the rights lab say, and about what."""

import dataclasses

import pytest

from content_production.rights.asset import Asset
from content_production.rights.ledger import Ledger
from graders import curriculum
from graders.outcome import Verdict
from graders.submission import Submission
from labs.content_production.c2_1_rights import checks
from labs.content_production.c2_1_rights.checks.rights_grounds import (
    Ground,
    Use,
    ground_against,
    read_evidence,
)

LAB = curriculum.load().lab("c2-1-rights")
MATERIALS = LAB.folder / "materials"
DRAFT = Ledger.read(MATERIALS / "ai-ledger.xlsx")


def assessment(check, folder, ledger):
    ledger.save(folder / "output" / "rights.xlsx")
    return getattr(checks, check)(Submission(LAB, folder, MATERIALS))


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("complete", ["E-12", "map.png"]),
        ("licences", ["lantern.jpg", "tower.jpg", "map.png", "night-song.mp3", "장터체.ttf"]),
        ("faces", ["child.jpg", "제22조의2", "visitors.jpg"]),
        ("credit", ["달빛문화재단"]),
        ("ai", ["sunset.jpg"]),
    ],
)
def test_every_fault_planted_in_the_draft_is_named(check, words, tmp_path):
    touched = DRAFT.fill(reason="market.jpg: 시가 찍음")
    judgement = assessment(check, tmp_path, touched)
    said = " ".join(f"{f.what} {f.why} {f.mend} {f.where}" for f in judgement.findings)
    assert judgement.verdict is Verdict.FIX
    assert [word for word in words if word not in said] == []


def test_the_ground_follows_the_use_and_not_the_asset():
    evidence = read_evidence(MATERIALS)
    type_2 = Asset("lantern.jpg", licence="공공누리 제2유형")
    assert (
        ground_against(type_2, evidence, Use(commercial=True, changes=False)) is Ground.COMMERCIAL
    )
    assert ground_against(type_2, evidence, Use(commercial=False, changes=True)) is None


def test_a_guardian_s_signature_settles_the_child():
    child = next(a for a in Ledger.read(MATERIALS / "assets.xlsx").assets if a.name == "child.jpg")
    use = Use(commercial=True, changes=True)
    papers = read_evidence(MATERIALS)
    assert ground_against(child, papers, use) is Ground.GUARDIAN
    signed = tuple(
        dataclasses.replace(paper, signed="보호자") if paper.asset == child.name else paper
        for paper in papers
    )
    assert ground_against(child, signed, use) is None


def test_calling_the_label_a_duty_is_answered_and_costs_nothing(tmp_path):
    ledger = DRAFT.fill(
        notice="sunset.jpg: AI로 만든 그림", reason="sunset.jpg: 법의 의무라서 표시함"
    )
    judgement = assessment("ai", tmp_path, ledger)
    assert judgement.verdict is Verdict.PASS
    assert "제31조" in str(judgement.findings[0].why)
