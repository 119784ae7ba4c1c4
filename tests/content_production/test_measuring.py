"""Measuring tells the truth of videos made with anything."""

import numpy as np
import pytest

from content_production.measuring.contact_sheet import contact_sheet
from content_production.measuring.form import read_form
from content_production.measuring.measurement import measure
from content_production.rendering.clip import render
from content_production.scenes.scene import Motion, Plate, Scene
from content_production.shapes import WIDE
from groundwork.problem import Problem

SMALL = WIDE.scaled(1 / 3)


@pytest.fixture(scope="module")
def seen(clip):
    return measure(clip).pictures


def test_scenes_are_found_across_crossfades(seen):
    assert seen.changes == pytest.approx((4, 8), abs=0.3)


def test_a_contact_sheet_shows_every_scene_of_any_clip(clip, tmp_path, make):
    wide = contact_sheet(clip).image
    turned = make(tmp_path / "t.mp4", "-display_rotation", "90", "-i", str(clip), "-c", "copy")
    tall = contact_sheet(turned).image
    assert wide.width == 3 * 400 + 4 * 12 and wide.height < 300
    assert tall.width == 3 * 225 + 4 * 12 and tall.height > 400
    cells = [np.asarray(wide.crop((12 + n * 412, 60, 412 + n * 412, 237)), int) for n in range(3)]
    assert all(np.abs(cells[a] - cells[b]).mean() > 20 for a, b in ((0, 1), (1, 2), (0, 2)))


def test_a_contact_sheet_of_what_is_no_clip_is_one_sentence(tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"no clip" * 50)
    with pytest.raises(Problem):
        contact_sheet(tmp_path / "a.mp4")


def test_nothing_is_frozen_or_black_in_a_good_clip(seen):
    assert seen.frozen == () and seen.black == ()


def test_the_weak_title_is_found_weak_and_the_strong_one_strong(seen):
    titles = [area for area in seen.overlays.areas if area.top < 0.3]
    strong = [area for area in titles if area.start < 3]
    weak = [area for area in titles if area.start >= 3.5 and area.end < 9]
    assert min(area.contrast for area in strong) > 6
    assert max(area.contrast for area in weak) < 2
    assert seen.overlays.judged > 0.7


def test_text_of_ours_is_inside_the_safe_area(seen):
    assert min(area.margin for area in seen.overlays.areas) > 0.04


def test_a_title_at_the_very_edge_is_found_there(clip, tmp_path, make):
    # A crop moves the title to the edge, as an editor's wrong frame size does.
    cut = make(
        tmp_path / "cut.mp4",
        *("-i", str(clip), "-t", "4", "-vf", "crop=iw:ih*0.9:0:ih*0.1,scale=640:360"),
    )
    titles = [area for area in measure(cut).pictures.overlays.areas if area.bottom < 0.3]
    assert min(area.margin for area in titles) < 0.03


def test_a_picture_without_text_has_none(pictures, tmp_path):
    for motion in (Motion.ZOOM_IN, Motion.RIGHT):
        names = ("river", "reading", "night", "park", "library")
        bare = [Scene(3, pictures / f"{name}.jpg", motion=motion) for name in names]
        render(bare, tmp_path / "bare.mp4", SMALL)
        overlays = measure(tmp_path / "bare.mp4").pictures.overlays
        assert [area for area in overlays.areas if area.contrast < 3] == []


def test_where_the_picture_stands_still_nothing_is_told_about_text(pictures, tmp_path):
    still = Scene(4, pictures / "river.jpg", title="제목", plate=Plate.NONE, motion=Motion.NONE)
    render([still], tmp_path / "still.mp4", SMALL)
    pictures_seen = measure(tmp_path / "still.mp4").pictures
    assert pictures_seen.overlays.judged == 0
    (frozen,) = pictures_seen.frozen
    assert frozen[1] - frozen[0] > 3


def test_black_and_silent_stretches_are_found(tmp_path, make):
    sources = ("-f", "lavfi", "-i", "testsrc2=s=320x180:d=3,fade=out:st=1:d=0.1")
    silent = ("-f", "lavfi", "-i", "anullsrc=d=3")
    measured = measure(make(tmp_path / "a.mp4", *sources, *silent))
    ((start, end),) = measured.pictures.black
    assert (start, end) == pytest.approx((1.25, 2.75), abs=0.26)
    assert measured.loudness is not None and measured.loudness.is_silent


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.webm", "-c:v libvpx -deadline realtime -c:a libopus"),
        ("without-its-length.webm", "-c:v libvpx -deadline realtime -c:a libopus -live 1"),
        ("a.mov", "-c:v mpeg4 -c:a pcm_s16le"),
        ("a.mkv", "-c:v libx264 -preset ultrafast -c:a aac"),
        ("a.avi", "-c:v mjpeg -c:a mp3"),
        ("a.ts", "-c:v mpeg2video -c:a mp2"),
    ],
)
def test_containers_of_other_editors_are_read(tmp_path, make, name, codec):
    picture = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2")
    sound = ("-f", "lavfi", "-i", "sine=f=440:d=2")
    measured = measure(make(tmp_path / name, *picture, *sound, *codec.split()))
    assert measured.form.seconds == pytest.approx(2, abs=0.1)
    assert measured.form.aspect == pytest.approx(16 / 9)
    assert measured.loudness is not None and measured.loudness.integrated > -40
    assert measured.pictures.scenes == 1


def test_pixels_that_are_not_square_count_as_shown(tmp_path, make):
    wide = make(tmp_path / "a.mp4", "-f", "lavfi", "-i", "testsrc2=s=240x240:d=1,setsar=16/9")
    assert read_form(wide).aspect == pytest.approx(16 / 9, abs=0.01)


def test_no_sound_is_no_loudness(tmp_path, make):
    assert measure(make(tmp_path / "a.mp4", "-f", "lavfi", "-i", "testsrc2=d=1")).loudness is None


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "빈 파일"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"PK\x03\x04" + bytes(40), "압축"),
        (b"\x00\x00\x00\x20ftypisom" + bytes(400), "손상되었거나"),
        (b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/a.ts\n", "손상되었거나"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "손상되었거나"),
        (bytes(range(256)) * 40, "손상되었거나"),
    ],
    ids=["empty", "png", "zip", "headless", "playlist", "concat", "noise"],
)
def test_what_is_no_video_is_one_sentence(tmp_path, data, word):
    path = tmp_path / "영상.mp4"
    path.write_bytes(data)
    with pytest.raises(Problem, match=word):
        measure(path)


def test_sound_alone_is_no_video(tmp_path, make):
    with pytest.raises(Problem, match="화면이 없습니다"):
        measure(make(tmp_path / "a.mp4", "-f", "lavfi", "-i", "sine=d=1"))


def test_a_file_cut_short_gives_what_it_has_or_one_sentence(clip, tmp_path):
    whole = clip.read_bytes()
    for part in (0.2, 0.5, 0.9):
        path = tmp_path / "cut.mp4"
        path.write_bytes(whole[: int(len(whole) * part)])
        try:
            assert measure(path).pictures.scenes >= 1
        except Problem as problem:
            assert "\n" not in str(problem)
