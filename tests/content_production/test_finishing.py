"""What finishes a clip: whole charts, a logo, credits, the official's own music, a thumbnail."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from content_production.layers.planes import to_image
from content_production.measuring.form import read_form
from content_production.rendering.clip import as_moviepy, render
from content_production.rendering.frames import Film
from content_production.scenes.scene import Fit, Motion, Scene
from content_production.scenes.table import COLUMNS
from content_production.shapes import SQUARE, TALL, WIDE
from content_production.sound.loudness import measure_loudness
from content_production.storyboard.storyboard import Storyboard
from groundwork.problem import Problem

SMALL = WIDE.scaled(1 / 6)
UPRIGHT = TALL.scaled(1 / 6)


@pytest.fixture
def chart(tmp_path):
    """A wide blue sheet with a red frame: what is cut off shows as a frame that is missing."""
    image = Image.new("RGB", (800, 300), (255, 0, 0))
    image.paste((0, 0, 255), (40, 40, 760, 260))
    image.save(tmp_path / "chart.png")
    return tmp_path / "chart.png"


def picture(scene: Scene, shape=SMALL, time: float = 0.5, logo=None) -> np.ndarray:
    film = Film([scene], (), shape, logo)
    return np.asarray(to_image(film.frame(time))).astype(int)


def red_stretches(pixels: np.ndarray) -> int:
    """How many stretches of the middle row are of the frame's bright red."""
    row = pixels[pixels.shape[0] // 2]
    red = (row[:, 0] > 200) & (row[:, 2] < 80)
    return int(np.count_nonzero(np.diff(np.concatenate(([0], red.astype(int)))) == 1))


@pytest.mark.parametrize("motion", [Motion.ZOOM_IN, Motion.LEFT, Motion.RIGHT, Motion.NONE])
@pytest.mark.parametrize("time", [0.0, 1.99])
def test_a_chart_that_is_shown_whole_loses_no_edge(chart, motion, time):
    scene = Scene(2, chart, motion=motion, fit=Fit.WHOLE)
    assert red_stretches(picture(scene, UPRIGHT, time)) == 2
    assert red_stretches(picture(replace(scene, fit=Fit.FILL), UPRIGHT, time)) == 0


def test_a_logo_stands_in_the_corner_inside_the_safe_area(tmp_path):
    Image.new("RGBA", (50, 50), (0, 255, 0, 255)).save(tmp_path / "logo.png")
    pixels = picture(Scene(1, card="#000000"), logo=tmp_path / "logo.png")
    rows, columns = np.nonzero((pixels[..., 1] > 150) & (pixels[..., 0] < 90))
    height, width = pixels.shape[:2]
    assert columns.min() > width * 0.8 and columns.max() < width * 0.95
    assert rows.min() >= height * 0.05 and rows.max() < height * 0.3


def test_a_missing_logo_is_one_sentence(tmp_path):
    with pytest.raises(Problem, match="logo"):
        render([Scene(1)], tmp_path / "a.mp4", SMALL, logo=tmp_path / "logo.png")
    assert list(tmp_path.iterdir()) == []


def test_credits_name_each_source_once_at_the_end(chart):
    scene = Scene(2, chart, source="가상시", licence="공공누리 제1유형")
    board = (
        Storyboard((scene, scene)).with_music("아침.mp3", "가상 악단", "CC BY 4.0").with_credits()
    )
    assert len(board.scenes) == 3
    credits = board.scenes[-1].credits.splitlines()
    assert credits == ["그림: 가상시 · 공공누리 제1유형", "음악: 가상 악단 · CC BY 4.0"]
    without = picture(replace(board.scenes[-1], credits=""))
    assert (picture(board.scenes[-1]) - without).max() > 100


def test_the_storyboard_hands_its_sources_on_to_the_ledger(chart):
    scene = Scene(2, chart, source="가상시", licence="공공누리 제1유형", consent="동의서")
    board = Storyboard((scene, scene)).with_music("아침.mp3", "가상 악단", "계약")
    picture, music = board.ledger().assets
    assert (picture.name, picture.licence, picture.consent) == (
        "chart.png",
        "공공누리 제1유형",
        "동의서",
    )
    assert (music.name, music.source, music.licence) == ("아침.mp3", "가상 악단", "계약")
    assert not board.ledger().check(commercial=False, changes=True)  # nobody decided yet


def test_music_is_never_taken_without_its_terms():
    board = Storyboard((Scene(1),))
    for source, licence in (("", "CC BY 4.0"), ("가상 악단", " ")):
        with pytest.raises(Problem, match="출처와 이용 조건"):
            board.with_music("아침.mp3", source, licence)
    assert board.with_music("") == board


def test_the_music_goes_along_with_the_table(tmp_path):
    board = Storyboard((Scene(1, title="제목"),), tmp_path, "한마디")
    named = board.with_music("sound/아침.mp3", "가상 악단", "CC BY 4.0")
    again = Storyboard.read(named.save(tmp_path / "콘티.xlsx"))
    assert (again.music, again.message) == (named.music, "한마디")


def test_without_sources_there_are_no_credits():
    board = Storyboard((Scene(2, title="제목"),)).without_music()
    assert board.with_credits() == board


def test_credits_that_cannot_fit_are_one_sentence():
    with pytest.raises(Problem, match="크레딧"):
        picture(Scene(2, credits="\n".join(f"그림 {n}: 출처" for n in range(20))))


def test_all_columns_come_back_from_the_table(chart, tmp_path):
    scene = Scene(2, chart, fit=Fit.WHOLE, credits="한 줄\n두 줄", consent="동의서", sound="음악")
    board = Storyboard((scene,), chart.parent)
    again = Storyboard.read(board.save(tmp_path / "콘티.xlsx"))
    assert again.scenes == board.scenes
    assert set(COLUMNS) <= set(Scene.__dataclass_fields__)


def test_the_officials_own_music_is_heard_for_the_whole_clip(tmp_path, make):
    song = make(tmp_path / "song.mp3", "-f", "lavfi", "-i", "sine=f=330:d=1")
    Storyboard((Scene(3),)).with_music(song, "가상", "CC BY 4.0").render(tmp_path / "a.mp4", SMALL)
    loudness = measure_loudness(tmp_path / "a.mp4")
    assert loudness.integrated == pytest.approx(-14, abs=1)
    assert loudness.silences == ()


def test_music_that_is_none_is_one_sentence(tmp_path):
    (tmp_path / "song.mp3").write_bytes(b"no music")
    board = Storyboard((Scene(1),), tmp_path).with_music("song.mp3", "가상", "CC BY 4.0")
    with pytest.raises(Problem, match="song"):
        board.render(tmp_path / "a.mp4", SMALL)
    assert not (tmp_path / "a.mp4").exists()


@pytest.mark.parametrize(
    ("shape", "size"), [("16:9", (1920, 1080)), ("9:16", (1080, 1920)), ("1:1", (1080, 1080))]
)
def test_a_thumbnail_is_one_scene_at_full_size(chart, tmp_path, shape, size):
    board = Storyboard((Scene(1), Scene(1, chart, title="제목")))
    assert Image.open(board.thumbnail(tmp_path / "a.jpg", 2, shape)).size == size
    with pytest.raises(Problem, match="장면 3"):
        board.thumbnail(tmp_path / "b.jpg", 3)


def test_the_square_is_laid_out_anew(chart, tmp_path):
    scene = Scene(1, chart, title="정사각형 화면에도 새로 앉힌 제목")
    render([scene], tmp_path / "a.mp4", SQUARE.scaled(1 / 6))
    assert read_form(tmp_path / "a.mp4").aspect == 1


def test_a_storyboard_goes_on_to_moviepy_with_its_sound():
    clip = as_moviepy([Scene(1, caption="말합니다.")], SMALL)
    assert clip.audio is not None
    assert clip.audio.duration == pytest.approx(1, abs=0.01)
