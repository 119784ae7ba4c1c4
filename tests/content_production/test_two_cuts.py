"""The checks of c1-2-two-cuts on files of one's own, and how they read hours and dates."""

import re

import pytest

from content_production.captions.cues import Cue
from content_production.captions.files import write_captions
from graders import curriculum
from graders.lab import check_own_files
from graders.outcome import Verdict
from labs.content_production.c1_2_two_cuts.checks import _date_pattern, _hours

LAB = curriculum.load().lab("c1-2-two-cuts")


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("평일 밤 10시까지", {10}),
        ("22:00까지 엽니다", {10}),
        ("밤 열 시까지", {10}),
        ("열한시에 닫습니다", {11}),
        ("18:00부터 22:00까지", {6, 10}),
        ("한 시민이 두 시설을 24시간 씁니다", set()),
    ],
)
def test_hours_are_the_same_however_they_are_written(text, hours):
    assert _hours(text) == hours


@pytest.mark.parametrize("text", ["5월 6일부터", "5. 6.부터", "5/6부터", "05.06."])
def test_dates_are_the_same_however_they_are_written(text):
    assert re.search(_date_pattern("5. 6."), text)
    assert not re.search(_date_pattern("5. 6."), "15월 6일 5월 61일")


def test_a_clip_of_ones_own_is_judged_by_itself(clip):
    verdicts = {outcome.check: outcome.verdict for outcome in check_own_files(LAB, [clip])}
    assert verdicts["form"] is Verdict.PASS
    assert verdicts["sound"] is Verdict.PASS
    assert verdicts["scenes"] is Verdict.PASS
    assert verdicts["titles"] is Verdict.FIX  # the white title on the bright sky
    assert "facts" not in verdicts


def test_captions_of_ones_own_are_judged_without_a_clip(tmp_path):
    cues = [Cue(0.5, 3, "축제에 오세요."), Cue(3, 3.4, "아주 긴 자막을 순식간에 보여 줍니다.")]
    path = write_captions(cues, tmp_path / "축제.srt").path
    verdicts = {outcome.check: outcome.verdict for outcome in check_own_files(LAB, [path])}
    assert verdicts["captions"] is Verdict.FIX
    assert verdicts["form"] is Verdict.NOT_YET
