"""Whatever a file does to the program that looks at it, the grading goes on."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
import pytest

from graders.isolation import Limits, assess_apart
from graders.outcome import Outcome, Verdict

GIBIBYTE = 1 << 30


@pytest.fixture
def assessment(tiny_lab, tmp_path):
    """Judge a note of the given text (None: nothing submitted) within two seconds."""

    def judge(note: str | bytes | None, **limits: float) -> list[Outcome]:
        (tmp_path / "output").mkdir(exist_ok=True)
        if note is not None:
            content = note if isinstance(note, bytes) else note.encode()
            (tmp_path / "output" / "note.txt").write_bytes(content)
        materials = tiny_lab.folder / "materials"
        return assess_apart(tiny_lab, tmp_path, materials, Limits(**{"seconds": 20, **limits}))

    return judge


def verdicts(outcomes: list[Outcome]) -> list[Verdict]:
    return [outcome.verdict for outcome in outcomes]


def test_outcomes_come_back_with_points_and_sentences(assessment, good_note):
    assert verdicts(assessment(good_note)) == [Verdict.PASS, Verdict.PASS]
    greeting, request = assessment("회의실")
    assert greeting.points == 30
    assert request.judgement.findings[0].what.render("en") == "The request is missing."


def test_nothing_submitted_is_not_yet(assessment):
    assert verdicts(assessment(None)) == [Verdict.NOT_YET, Verdict.NOT_YET]


def test_a_file_that_hangs_the_check_goes_to_a_person_after_the_limit(assessment):
    begun = time.monotonic()
    outcomes = assessment("안녕하세요 HANG", seconds=2)
    assert time.monotonic() - begun < 15
    assert verdicts(outcomes) == [Verdict.PASS, Verdict.CANT_TELL]
    assert "2초" in outcomes[1].judgement.findings[0].what.render("ko")


def test_a_file_that_kills_the_process_leaves_what_was_judged_before(assessment):
    outcomes = assessment("안녕하세요 DIE")
    assert verdicts(outcomes) == [Verdict.PASS, Verdict.CANT_TELL]
    assert outcomes[1].judgement.findings[0].mend.render("en").startswith("Your instructor")


def test_a_file_that_wants_all_the_memory_does_not_get_it(assessment):
    outcomes = assessment("안녕하세요 BALLOON", memory=4 * GIBIBYTE)
    assert verdicts(outcomes) == [Verdict.PASS, Verdict.CANT_TELL]


def test_an_unreadable_file_is_told_in_one_sentence(assessment):
    outcomes = assessment(b"\xff\xfe\xff")
    assert verdicts(outcomes) == [Verdict.CANT_TELL, Verdict.CANT_TELL]
    assert len(outcomes[0].judgement.findings) == 1


def test_nothing_is_left_running(assessment, good_note):
    assessment(good_note)  # the fork server itself may stay
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    assessment("안녕하세요 HANG", seconds=1)
    after = {child.pid for child in psutil.Process().children(recursive=True)}
    assert after <= before


def test_names_with_spaces_and_hangul_work(tiny_lab, tmp_path, good_note):
    folder: Path = tmp_path / "홍 길동 (가상)"
    (folder / "output").mkdir(parents=True)
    (folder / "output" / "나의 메모.txt").write_text(good_note, encoding="utf-8")
    outcomes = assess_apart(tiny_lab, folder, tiny_lab.folder / "materials")
    assert verdicts(outcomes) == [Verdict.PASS, Verdict.PASS]
