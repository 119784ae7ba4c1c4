"""Every planted fault of a clip is found, and nothing is found in clips of other tools."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
from pylopdf_fonts_ko import sans_path

from content_production.containers import ffmpeg
from content_production.measuring.form import read_form
from content_production.measuring.measurement import measure
from content_production.pictures.city import write_picture
from content_production.rendering.clip import render
from content_production.scenes.scene import Motion, Scene
from content_production.shapes import TALL, WIDE, Shape
from graders.outcome import Criterion
from labs.content_production.c1_2_two_cuts.checks.clips import Clip
from labs.content_production.c1_2_two_cuts.checks.form_criteria import form_criteria
from labs.content_production.c1_2_two_cuts.checks.picture_criteria import (
    scene_criteria,
    title_criteria,
    untold,
)
from labs.content_production.c1_2_two_cuts.checks.sound_criteria import sound_criteria

# Moving bars, a tone as loud as a clip should be; the wide shape as small as it is judged here.
PICTURE = ("-f", "lavfi", "-i", "testsrc2=s={w}x{h}:r=30:d={s}")
TONE = ("-f", "lavfi", "-i", "sine=f=440:d={s},volume=7.8dB")
QUICK = ("-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac", "-shortest")
SMALL = WIDE.scaled(1 / 6)


def make(path: Path, *arguments: str, w: int = 320, h: int = 180, s: float = 4) -> Path:
    filled = [argument.format(w=w, h=h, s=s) for argument in arguments]
    command = [ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", *filled, str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    return make(tmp_path_factory.mktemp("clips") / "good.mp4", *PICTURE, *TONE, *QUICK)


def rules(criteria: list[Criterion]) -> list[str]:
    return [finding.rule for criterion in criteria for finding in criterion.findings]


def form_rules(path: Path, shape: Shape = SMALL, longest: float = 60) -> list[str]:
    return rules(form_criteria(Clip(path, shape), read_form(path), longest))


def seen_and_heard(path: Path) -> list[str]:
    clip = Clip(path, SMALL)
    return rules([*sound_criteria(clip), *scene_criteria(clip, 1)])


def test_a_good_clip_has_no_fault(good):
    assert form_rules(good) == []
    assert seen_and_heard(good) == []


@pytest.mark.parametrize(
    ("name", "codecs"),
    [
        ("a.webm", "-c:v libvpx -deadline realtime -c:a libopus"),
        ("a.mov", "-c:v mpeg4 -c:a pcm_s16le"),
        ("a.mkv", "-c:v libx264 -preset ultrafast -c:a flac"),
        ("a.ts", "-c:v libx264 -preset ultrafast -c:a aac"),
        ("hevc.mov", "-c:v libx265 -preset ultrafast -x265-params log-level=none -c:a aac"),
        ("fragments.mp4", "-c:v libx264 -preset ultrafast -c:a aac -movflags frag_keyframe"),
    ],
)
def test_odd_but_valid_containers_have_no_fault(good, tmp_path, name, codecs):
    clip = make(tmp_path / name, "-i", str(good), *codecs.split())
    assert form_rules(clip) == []
    assert seen_and_heard(clip) == []


def test_a_clip_of_moviepy_has_no_fault(tmp_path):
    from moviepy import AudioClip, VideoClip

    picture = np.random.default_rng(1).integers(0, 255, (180, 960, 3), np.uint8)

    def frame(time):
        return picture[:, round(time * 120) : round(time * 120) + 320]

    clip = VideoClip(frame, duration=4).with_audio(
        AudioClip(lambda time: 0.31 * np.sin(2 * np.pi * 440 * time), duration=4, fps=44_100)
    )
    clip.write_videofile(str(tmp_path / "a.mp4"), fps=24, logger=None)
    assert form_rules(tmp_path / "a.mp4") == []
    assert seen_and_heard(tmp_path / "a.mp4") == []


def test_the_wrong_aspect_the_small_and_the_long_are_found(good):
    assert form_rules(good, TALL.scaled(1 / 6)) == ["aspect"]
    assert form_rules(good, WIDE) == ["pixels"]
    assert form_rules(good, longest=3) == ["length"]


def test_a_clip_that_a_phone_marked_as_turned_is_told_how_to_turn_it(good, tmp_path):
    turned = make(tmp_path / "a.mp4", "-display_rotation", "90", "-i", str(good), "-c", "copy")
    (finding,) = (
        finding
        for criterion in form_criteria(Clip(turned, SMALL), read_form(turned), 60)
        for finding in criterion.findings
    )
    assert finding.rule == "aspect"
    assert "90도" in str(finding.mend) or "270도" in str(finding.mend)
    assert form_rules(turned, TALL.scaled(1 / 6)) == []


def test_a_variable_frame_rate_is_advised_against_and_costs_nothing(good, tmp_path):
    uneven = make(
        tmp_path / "a.mp4",
        *("-i", str(good), "-vf", "select='not(mod(n,7))+not(mod(n,3))'", "-fps_mode", "vfr"),
        *QUICK,
    )
    criteria = form_criteria(Clip(uneven, SMALL), read_form(uneven), 60)
    assert rules(criteria) == ["uneven"]
    assert "들쭉날쭉" in measure(uneven)._repr_html_()
    assert all(criterion.met for criterion in criteria)


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        (("-an",), "silent"),
        (("-af", "volume=0"), "silent"),
        (("-af", "volume=-10dB"), "loudness"),
        (("-af", "volume=14dB"), "peak"),
        (("-af", "volume=0:enable='between(t,1,7)'"), "hole"),
        (("-vf", "trim=end_frame=1,loop=239:1"), "freeze"),
        (("-vf", "drawbox=c=black:t=fill:enable='between(t,1,5)'"), "black"),
    ],
)
def test_each_planted_fault_is_found(tmp_path, arguments, rule):
    path = make(tmp_path / "a.mp4", *PICTURE, *TONE, *arguments, *QUICK, s=8)
    assert rule in seen_and_heard(path)


@pytest.fixture(scope="module")
def moving(tmp_path_factory) -> Path:
    """A camera glides over a picture; nothing is written on it."""
    folder = tmp_path_factory.mktemp("moving")
    scene = Scene(5, write_picture(folder / "library.jpg", "library"), motion=Motion.RIGHT)
    return render([scene], folder / "bare.mp4", WIDE.scaled(1 / 3), music=None).path


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("fontcolor=white:box=1:boxcolor=black@0.75:boxborderw=8:y=40", []),
        ("fontcolor=0x102030:y=40", []),
        ("fontcolor=white:y=40", ["contrast"]),
        ("fontcolor=white:box=1:boxcolor=black@0.75:boxborderw=8:y=8", ["safe-area"]),
    ],
    ids=["on a plate", "dark on bright", "white on bright", "at the edge"],
)
def test_titles_that_ffmpeg_drew_are_judged_as_they_are_seen(moving, tmp_path, style, found):
    font = Path(sans_path()).as_posix().replace(":", r"\:")
    title = f"drawtext=fontfile='{font}':text=도서관의 밤:fontsize=34:x=(w-tw)/2:{style}"
    clip = Clip(make(tmp_path / "a.mp4", "-i", str(moving), "-vf", title), SMALL)
    assert untold(clip) is None
    assert sorted(set(rules(title_criteria(clip)))) == found


def test_where_no_title_is_seen_a_person_looks(moving):
    assert untold(Clip(moving, SMALL)).rule == "untold"


def test_too_few_scenes_are_found(good):
    assert rules(scene_criteria(Clip(good, SMALL), 3)) == ["scenes"]
