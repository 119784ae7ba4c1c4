"""The checks of c1-2-two-cuts on files of one's own, and how they read hours and dates."""

import re
from pathlib import Path

import pytest

from content_production.captions.cues import Cue
from content_production.captions.files import write_captions
from content_production.pictures.city import write_picture
from content_production.rendering.clip import render
from content_production.scenes.scene import Motion, Plate, Scene
from content_production.shapes import WIDE
from graders import curriculum
from graders.lab import check_own_files
from graders.outcome import Verdict
from labs.content_production.c1_2_two_cuts.checks.caption_facts import date_pattern, hours

LAB = curriculum.load().lab("c1-2-two-cuts")


@pytest.fixture(scope="module")
def clip(tmp_path_factory) -> Path:
    """A small clip of three scenes: a good title, a weak one, none."""
    folder = tmp_path_factory.mktemp("clip")
    river, library, park = (
        write_picture(folder / f"{name}.jpg", name) for name in ("river", "library", "park")
    )
    scenes = (
        Scene(4, river, title="강변의 아침", caption="강변에서 하루를 엽니다."),
        Scene(
            4,
            library,
            title="밝은 하늘의 흰 제목",
            plate=Plate.NONE,
            caption="흰 글자는 밝은 하늘에서 보이지 않습니다.",
        ),
        Scene(4, park, motion=Motion.RIGHT, caption="공원을 걷습니다."),
    )
    return render(scenes, folder / "가상 도시 홍보.mp4", WIDE.scaled(1 / 3)).path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("평일 밤 10시까지", {10}),
        ("22:00까지 엽니다", {10}),
        ("밤 열 시까지", {10}),
        ("열한시에 닫습니다", {11}),
        ("18:00부터 22:00까지", {6, 10}),
        ("한 시민이 두 시설을 24시간 씁니다", set()),
    ],
)
def test_hours_are_the_same_however_they_are_written(text, said):
    assert hours(text) == said


@pytest.mark.parametrize("text", ["5월 6일부터", "5. 6.부터", "5/6부터", "05.06."])
def test_dates_are_the_same_however_they_are_written(text):
    assert re.search(date_pattern("5. 6."), text)
    assert not re.search(date_pattern("5. 6."), "15월 6일 5월 61일")


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
