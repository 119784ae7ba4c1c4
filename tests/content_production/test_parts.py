"""Scenes are rendered once and kept: only what changed is rendered again."""

import os
import shutil
import time
from dataclasses import replace

import pytest

from content_production.captions.files import read_captions
from content_production.measuring.form import read_form
from content_production.rendering import clip as rendering
from content_production.rendering.clip import CaptionPlace, render
from content_production.rendering.frames import Film
from content_production.rendering.parts import forget_oldest, parts_of
from content_production.scenes.scene import Scene
from content_production.shapes import WIDE
from groundwork.cache import CACHE_VARIABLE
from groundwork.problem import Problem

TINY = WIDE.scaled(1 / 12)


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "scenes"


@pytest.fixture
def short(pictures) -> tuple[Scene, ...]:
    names = ("river", "library", "park")
    return tuple(
        Scene(1.5, pictures / f"{name}.jpg", title=name, caption="말합니다.") for name in names
    )


def names(scenes) -> list[str]:
    return [part.name for part in parts_of(Film(scenes, rendering.narrate(scenes).cues, TINY))]


def test_a_changed_caption_changes_its_own_part_only(short):
    changed = (short[0], replace(short[1], caption="달라집니다."), short[2])
    same = [one == other for one, other in zip(names(short), names(changed), strict=True)]
    assert same == [True, False, True]


def test_a_changed_title_is_seen_in_the_crossfades_too(short):
    changed = (short[0], replace(short[1], title="제목"), short[2])
    assert not set(names(short)) & set(names(changed))


def test_what_is_not_seen_changes_nothing(short):
    noted = tuple(replace(scene, source="가상", licence="CC BY 4.0") for scene in short)
    assert names(short) == names(noted)


def test_a_scene_that_moved_in_the_clip_is_found_again(short):
    later = (replace(short[2], seconds=2), *short)
    assert names(later)[3:] == names(short)[2:]


def test_another_picture_of_the_same_name_is_another_part(short, tmp_path):
    place = tmp_path / "a.jpg"
    shutil.copyfile(short[0].picture, place)
    before = names([Scene(1, place)])
    shutil.copyfile(short[1].picture, place)
    assert names([Scene(1, place)]) != before


@pytest.mark.usefixtures("cache")
def test_a_clip_out_of_kept_parts_is_the_clip_rendered_at_once(short, tmp_path, monkeypatch):
    render(short, tmp_path / "first.mp4", TINY)
    changed = (short[0], replace(short[1], caption="달라집니다."), short[2])
    encoded = []
    encode = rendering.encode

    def counted(*arguments):
        encoded.append(arguments)
        encode(*arguments)

    monkeypatch.setattr(rendering, "encode", counted)
    render(changed, tmp_path / "kept.mp4", TINY)
    assert len(encoded) == 1
    monkeypatch.setattr(rendering, "kept_parts", lambda: None)
    render(changed, tmp_path / "fresh.mp4", TINY)
    assert len(encoded) == 4
    assert (tmp_path / "kept.mp4").read_bytes() == (tmp_path / "fresh.mp4").read_bytes()


def test_frames_follow_each_other_evenly_over_the_joins(short, tmp_path):
    render(short, tmp_path / "a.mp4", TINY)
    form = read_form(tmp_path / "a.mp4")
    assert form.seconds == pytest.approx(4.5, abs=0.01)
    assert not form.uneven


def test_a_moviepy_clip_is_never_kept(cache, tmp_path):
    from moviepy import ColorClip

    render([Scene(1, clip=ColorClip((96, 54), (0, 90, 0), duration=1))], tmp_path / "a.mp4", TINY)
    assert list(cache.glob("*.mp4")) == []


def test_without_a_place_to_keep_parts_the_clip_is_made_all_the_same(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file"))
    render([Scene(1)], tmp_path / "a.mp4", TINY)
    assert read_form(tmp_path / "a.mp4").seconds == pytest.approx(1)


def test_the_parts_unused_for_longest_are_forgotten_first(tmp_path):
    for age, name in enumerate("abc"):
        path = tmp_path / f"{name}.mp4"
        path.write_bytes(bytes(100))
        then = time.time() - age * 24 * 3600
        os.utime(path, (then, then))
    forget_oldest(tmp_path, largest=250)
    assert sorted(path.stem for path in tmp_path.glob("*.mp4")) == ["a", "b"]
    forget_oldest(tmp_path, largest=0)
    assert [path.stem for path in tmp_path.glob("*.mp4")] == ["a"]  # in use, perhaps


@pytest.mark.parametrize(
    ("captions", "tracks"),
    [(CaptionPlace.BURNT, 0), (CaptionPlace.TRACK, 1), (CaptionPlace.BOTH, 1)],
)
def test_captions_are_in_the_picture_or_in_a_track(short, tmp_path, captions, tracks):
    path = render(short, tmp_path / "a.mp4", TINY, captions=captions).path
    assert read_form(path).caption_tracks == tracks
    if tracks:
        assert [cue.text for cue in read_captions(path)] == ["말합니다."] * 3


def test_a_clip_without_a_caption_track_is_told_in_one_sentence(clip):
    with pytest.raises(Problem, match="자막 트랙이 없습니다"):
        read_captions(clip)
