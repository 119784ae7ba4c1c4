"""A storyboard of an imaginary city and small clips, made once."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from content_production.containers import ffmpeg
from content_production.pictures.city import PICTURES
from content_production.rendering.clip import render
from content_production.scenes.scene import Motion, Plate, Scene
from content_production.shapes import WIDE
from groundwork.cache import CACHE_VARIABLE

SMALL = WIDE.scaled(1 / 3)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory):
    """What these tests render is kept for them alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> Path:
    """A folder with all pictures, at half their size."""
    import numpy as np

    folder = tmp_path_factory.mktemp("pictures")
    for name, draw in PICTURES.items():
        image = draw(np.random.default_rng(3)).resize((1000, 750), Image.Resampling.BOX)
        image.save(folder / f"{name}.jpg", quality=85)
    return folder


@pytest.fixture(scope="session")
def scenes(pictures) -> tuple[Scene, ...]:
    """Three scenes of twelve seconds in all: a good title, a weak one, none."""
    return (
        Scene(4, pictures / "river.jpg", title="강변의 아침", caption="강변에서 하루를 엽니다."),
        Scene(
            4,
            pictures / "library.jpg",
            title="밝은 하늘의 흰 제목",
            plate=Plate.NONE,
            caption="흰 글자는 밝은 하늘에서 보이지 않습니다.",
        ),
        Scene(4, pictures / "park.jpg", motion=Motion.RIGHT, caption="공원을 걷습니다."),
    )


@pytest.fixture(scope="session")
def clip(scenes, tmp_path_factory) -> Path:
    """The scenes rendered small, with draft narration and music."""
    path = tmp_path_factory.mktemp("clip") / "가상 도시 홍보.mp4"
    render(scenes, path, SMALL)
    return path


@pytest.fixture(scope="session")
def make():
    """Make a video or sound with ffmpeg's own arguments: ``make(path, "-f", "lavfi", …)``."""

    def run(path: Path, *arguments: str) -> Path:
        command = [ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", *arguments, str(path)]
        subprocess.run(command, check=True, capture_output=True)
        return path

    return run
