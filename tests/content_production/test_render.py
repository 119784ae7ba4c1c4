"""Rendering makes a whole file to the standards, or none."""

import errno
import subprocess
import sys

import av
import numpy as np
import pytest
from PIL import Image

from content_production.colours import NAMED
from content_production.measuring.form import read_form
from content_production.rendering import clip as rendering
from content_production.rendering import encoding
from content_production.rendering.clip import as_moviepy, render
from content_production.rendering.frames import Film
from content_production.scenes.scene import Motion, Scene
from content_production.shapes import TALL, WIDE, Shape
from content_production.sound import soundtrack
from content_production.sound.loudness import measure_loudness
from content_production.standards import LOUDNESS_LUFS, TRUE_PEAK_DBTP
from content_production.storyboard.storyboard import Storyboard
from groundwork.problem import Problem

TINY = WIDE.scaled(1 / 12)


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    """Every test renders for itself."""
    monkeypatch.setattr(rendering, "kept_parts", lambda: None)


def test_a_rendered_clip_has_the_form_asked_for(clip, scenes):
    form = read_form(clip)
    assert (form.width, form.height, form.codec, form.audio_codec) == (640, 360, "h264", "aac")
    assert form.seconds == pytest.approx(sum(scene.seconds for scene in scenes), abs=0.05)
    with av.open(str(clip)) as container:
        context = container.streams.video[0].codec_context
        assert (context.colorspace, context.color_range) == (1, 1)  # BT.709, limited
        assert context.pix_fmt == "yuv420p"


def test_loudness_is_met_as_encoded(clip):
    measured = measure_loudness(clip)
    assert measured.integrated == pytest.approx(LOUDNESS_LUFS, abs=0.5)
    assert measured.true_peak <= TRUE_PEAK_DBTP


def test_upright_is_upright(scenes, tmp_path):
    render(scenes[:1], tmp_path / "a.mp4", TALL.scaled(1 / 8))
    form = read_form(tmp_path / "a.mp4")
    assert form.height > form.width


def test_the_same_storyboard_gives_the_same_file(scenes, tmp_path):
    for name in ("a.mp4", "b.mp4"):
        render(scenes[:2], tmp_path / name, TINY)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_nothing_is_written_to_stderr(scenes, tmp_path, capfd):
    render(scenes[:1], tmp_path / "a.mp4", TINY)
    out, err = capfd.readouterr()
    assert err == ""
    assert "a.mp4" in out


def test_without_music_and_words_the_clip_is_silent_but_whole(tmp_path):
    render([Scene(1)], tmp_path / "a.mp4", TINY, music=None)
    assert measure_loudness(tmp_path / "a.mp4").is_silent


def _left(folder):
    return [path.name for path in folder.iterdir() if path.suffix != ".jpg"]


@pytest.mark.parametrize("data", [None, b"", b"no picture", b"\xff\xd8\xff\xe0 cut short"])
def test_a_missing_or_broken_picture_is_one_sentence_and_no_file(tmp_path, data):
    if data is not None:
        (tmp_path / "a.jpg").write_bytes(data)
    with pytest.raises(Problem, match=r"a\.jpg"):
        render([Scene(1), Scene(1, tmp_path / "a.jpg")], tmp_path / "out.mp4", TINY)
    assert _left(tmp_path) == []


@pytest.mark.parametrize("seconds", [0, -1, 7200, float("inf"), float("nan")])
def test_a_scene_of_no_length_or_of_hours_is_one_sentence(seconds):
    with pytest.raises(Problem, match="초"):
        Scene(seconds)


@pytest.mark.parametrize(
    ("texts", "word"),
    [
        ({"title": "오세요 😀"}, "글꼴에 없는 글자"),
        ({"lower_third": "도서관 😀"}, "글꼴에 없는 글자"),
        ({"caption": "오세요 😀"}, "글꼴에 없는 글자"),
        ({"title": "제목이 " * 40}, "들어가지 않습니다"),
        ({"lower_third": "이름이 " * 40}, "들어가지 않습니다"),
        ({"ai_notice": "알리는 말이 " * 40}, "들어가지 않습니다"),
    ],
)
def test_text_that_cannot_be_set_is_one_sentence_and_no_file(tmp_path, texts, word):
    with pytest.raises(Problem, match=word):
        render([Scene(2, card="#204060", **texts)], tmp_path / "out.mp4", WIDE)
    assert _left(tmp_path) == []


def test_an_enormous_picture_is_not_opened(tmp_path):
    Image.new("1", (20_000, 10_000)).save(tmp_path / "big.png")
    with pytest.raises(Problem, match=r"big\.png"):
        render([Scene(1, tmp_path / "big.png")], tmp_path / "out.mp4", TINY)


def test_an_encoder_that_dies_leaves_the_file_from_before(tmp_path, monkeypatch):
    final = tmp_path / "out.mp4"
    final.write_bytes(b"before")
    dying = [sys.executable, "-c", "import sys; sys.stdin.buffer.read(10); sys.exit(3)"]
    monkeypatch.setattr(encoding, "_command", lambda *_: dying)
    with pytest.raises(Problem, match="멈춰"):
        render([Scene(1)], final, TINY)
    assert final.read_bytes() == b"before"
    assert _left(tmp_path) == ["out.mp4"]


def test_ffmpeg_killed_in_the_middle_is_one_sentence_and_no_file(tmp_path, monkeypatch):
    started = []

    class Watched(subprocess.Popen):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            started.append(self)

    def frames(self, numbers):
        for number in numbers:
            if number == 5:
                started[-1].kill()
                started[-1].wait()
            yield self.frame(number / 30)

    monkeypatch.setattr(encoding.subprocess, "Popen", Watched)
    monkeypatch.setattr(Film, "frames", frames)
    with pytest.raises(Problem, match="멈춰"):
        render([Scene(1)], tmp_path / "out.mp4", TINY)
    assert _left(tmp_path) == []


def test_a_full_disk_under_the_sound_is_one_sentence(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(soundtrack.wave, "open", full)
    with pytest.raises(Problem, match="디스크 공간"):
        render([Scene(1)], tmp_path / "out.mp4", TINY)
    assert _left(tmp_path) == []


def test_a_full_disk_is_said_before_anything_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(encoding, "BYTES_PER_SECOND", 10**15)
    with pytest.raises(Problem, match="디스크 공간"):
        render([Scene(1)], tmp_path / "out.mp4", TINY)
    assert _left(tmp_path) == []


def test_a_disk_that_fills_up_is_said(tmp_path, monkeypatch):
    full = "import sys; sys.stderr.write('No space left on device'); sys.exit(1)"
    monkeypatch.setattr(encoding, "_command", lambda *_: [sys.executable, "-c", full])
    with pytest.raises(Problem, match="가득"):
        render([Scene(1)], tmp_path / "out.mp4", TINY)


def test_stopping_half_way_leaves_no_file(tmp_path, monkeypatch):
    def frames(self, numbers):
        yield self.frame(numbers[0])
        raise KeyboardInterrupt

    monkeypatch.setattr(Film, "frames", frames)
    with pytest.raises(KeyboardInterrupt):
        render([Scene(1)], tmp_path / "out.mp4", TINY)
    assert _left(tmp_path) == []


def test_another_suffix_is_one_sentence(tmp_path):
    with pytest.raises(Problem, match=r"\.mp4"):
        render([Scene(1)], tmp_path / "out.hwp", TINY)


def test_an_empty_answer_gets_a_kind_word(scenes, tmp_path):
    board = Storyboard(scenes)
    assert isinstance(board.render(tmp_path / "a.mp4", shape=""), Problem)
    assert isinstance(board.preview(tmp_path / "a.mp4", shape=""), Problem)
    assert isinstance(board.write_captions(""), Problem)
    assert not list(tmp_path.iterdir())


def test_footage_and_moviepy_clips_are_scenes_too(clip, tmp_path):
    from moviepy import ColorClip

    green = ColorClip((320, 180), color=(0, 200, 0), duration=1)
    render([Scene(1, clip, title="영상"), Scene(1, clip=green)], tmp_path / "out.mp4", TINY)
    with av.open(str(tmp_path / "out.mp4")) as container:
        last = list(container.decode(video=0))[-1].to_ndarray(format="rgb24")
    red, green_level, blue = (int(value) for value in last[45, 80])
    assert green_level > 170 and red < 40 and blue < 40


def test_colours_of_known_patches_are_the_same_after_decoding(tmp_path):
    patches = np.array(list(NAMED.values()), np.uint8)
    picture = np.repeat(np.repeat(patches[None], 90, axis=0), 20, axis=1)
    Image.fromarray(picture).save(tmp_path / "patches.png")
    scene = Scene(0.5, tmp_path / "patches.png", motion=Motion.NONE)
    shape = Shape("patches", picture.shape[1], picture.shape[0], 0.1, 0.8, 0.9)
    render([scene], tmp_path / "out.mp4", shape, music=None)
    with av.open(str(tmp_path / "out.mp4")) as container:
        frame = list(container.decode(video=0))[-1]
        decoded = frame.reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
    seen = decoded[45, 10::20].astype(int)
    assert np.abs(seen - patches).max() <= 4


def test_footage_turned_by_a_phone_stands_upright(clip, tmp_path, make):
    turned = make(
        tmp_path / "turned.mp4", "-display_rotation", "90", "-t", "1", "-i", str(clip), "-c", "copy"
    )
    form = read_form(turned)
    assert (form.width, form.height) == (360, 640)
    upright = TALL.scaled(1 / 12)
    film = Film([Scene(1, turned)], [], upright)
    assert film.frame(0.5).y.shape == (upright.height, upright.width)


def test_footage_shorter_than_its_scene_keeps_its_last_picture(clip, tmp_path, make):
    short = make(tmp_path / "short.mp4", "-t", "0.5", "-i", str(clip), "-an", "-c:v", "libx264")
    film = Film([Scene(3, short)], [], TINY)
    assert (film.frame(1.0).data.copy() == film.frame(2.5).data).all()


def test_a_storyboard_goes_on_as_a_moviepy_clip(scenes):
    whole = as_moviepy(scenes, TINY)
    assert whole.duration == 12
    assert whole.get_frame(5.0).shape == (TINY.height, TINY.width, 3)
