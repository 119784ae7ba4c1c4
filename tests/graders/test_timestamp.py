"""A submission is judged by the rules of the day it was submitted, on whatever day that is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from automation import documents
from automation.rules import form
from graders import curriculum, timestamp
from graders.assessment import Assessment, fingerprint, from_json
from graders.checking import run_check
from graders.submission import Submission
from graders.task import Allowance, Task, carry_out_parcel, pack
from graders.timestamp import day_of, submitted_at

AMENDED = form.GIST.basis.since  # from this day on a document has to have a gist
UNDATED = """\
구미시
수신  내부결재
(경유)
제목  교육 물품 구입 계획
교육 물품을 아래와 같이 사고자 합니다.(가상)  끝.
주무관 정하늘  과장 문도현
시행  정보통신과-12
우 39281  경상북도 구미시 송정대로 55
전화 054-000-0000 / 전송 054-000-0001 / 대국민공개
"""


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-02 09:00:00 UTC", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("2026-03-02 09:00:00.250000 UTC\n", datetime(2026, 3, 2, 9, 0, 0, 250_000, UTC)),
        ("2026-03-02 09:00:00", datetime(2026, 3, 2, 9, tzinfo=UTC)),
        ("2026-03-02 09:00:00 +0900", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-03-02 09:00:00.000000 KST", datetime(2026, 3, 2, tzinfo=UTC)),
        ("", None),
        ("2026-03-02", None),
        ("어제 낮 UTC", None),
        ("9999-12-31 23:00:00 UTC", None),
        ("0001-01-01 00:00:00 +0900", None),
    ],
)
def test_the_timestamps_nbgrader_writes_are_read_and_others_are_none(tmp_path, text, moment):
    (tmp_path / "timestamp.txt").write_text(text, encoding="utf-8")
    assert submitted_at(tmp_path) == moment


def test_the_day_is_that_of_the_calendar_of_korea(tmp_path):
    (tmp_path / "timestamp.txt").write_text("2026-05-18 15:00:00 UTC")
    assert day_of(tmp_path) == date(2026, 5, 19)


def test_what_is_not_submitted_yet_is_bound_by_the_rules_of_today(tmp_path):
    assert day_of(tmp_path) == datetime.now(timestamp.KOREA).date()


@pytest.fixture
def undated(tmp_path):
    """An undated letter without a gist, submitted on a day; gives the submission."""
    lab = curriculum.load(curriculum.LABS_ROOT).lab("a2-2-draft")

    def submission(day: date) -> Submission:
        folder = tmp_path / day.isoformat()
        documents.typed(UNDATED).save(folder / "output" / "internal.hwpx")
        (folder / "timestamp.txt").write_text(f"{day} 03:00:00 UTC")
        return Submission(lab, folder, lab.folder / "materials")

    return submission


def rules_broken(submission: Submission) -> set[str]:
    outcome = run_check(submission, submission.lab.check("internal"))
    return {finding.rule for finding in outcome.judgement.findings}


@pytest.mark.parametrize("days", [-2, -1, 0, 1, 2])
def test_an_undated_document_is_bound_by_the_rules_of_the_day_it_was_submitted(undated, days):
    broken = rules_broken(undated(AMENDED + timedelta(days)))
    assert ("R16-gist" in broken) == (days >= 0)


@pytest.mark.parametrize("days", [-1, 0])
@pytest.mark.parametrize(
    "clock", [datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)]
)
def test_the_day_of_the_judging_makes_no_difference(undated, monkeypatch, days, clock):
    submission = undated(AMENDED + timedelta(days))
    now, before = rules_broken(submission), fingerprint(submission.lab, submission.folder)
    monkeypatch.setattr(timestamp, "datetime", _clock(clock))
    again = replace(submission, _memory={})
    assert rules_broken(again) == now
    assert fingerprint(submission.lab, submission.folder) == before


def _clock(moment: datetime) -> type[datetime]:
    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    return Clock


def test_the_day_travels_with_the_files_and_makes_another_judgement(undated):
    before, after = undated(AMENDED - timedelta(1)), undated(AMENDED)
    parcels = [
        carry_out_parcel("a2-2-draft", pack(Task(each.folder)), Allowance())
        for each in (before, after)
    ]
    assessment = [from_json(parcel) for parcel in parcels]
    assert assessment[0].fingerprint == fingerprint(before.lab, before.folder)
    assert assessment[0].fingerprint != assessment[1].fingerprint
    assert [_broken(each) for each in assessment] == [rules_broken(before), rules_broken(after)]


def _broken(assessment: Assessment) -> set[str]:
    [internal] = [outcome for outcome in assessment.outcomes if outcome.check == "internal"]
    return {finding.rule for finding in internal.judgement.findings}
