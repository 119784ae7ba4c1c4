"""A minute of fifteen scenes: rendered whole, then again with one caption changed.

CPU seconds of the calls themselves, ffmpeg's included. Run it from the root of the checkout::

    python benchmarks/video/change.py
"""

import os
import resource
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from content_production.pictures.city import draw_pictures
from content_production.rendering.clip import render
from content_production.scenes.scene import Scene
from content_production.shapes import WIDE
from groundwork.cache import CACHE_VARIABLE

SCENES, SECONDS = 15, 4.0


def cpu_seconds() -> float:
    """CPU of this process and of the children that ended."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def cost(scenes: list[Scene], path: Path) -> float:
    before = cpu_seconds()
    render(scenes, path, WIDE)
    return cpu_seconds() - before


def main() -> None:
    """Print both costs and their ratio."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ[CACHE_VARIABLE] = name
        pictures = islice(cycle(draw_pictures(folder)), SCENES)
        scenes = [
            Scene(SECONDS, picture, title=f"{number}번째 장면", caption="우리 시의 소식입니다.")
            for number, picture in enumerate(pictures, start=1)
        ]
        whole = cost(scenes, folder / "whole.mp4")
        scenes[7] = replace(scenes[7], caption="자막 하나를 고쳤습니다.")
        changed = cost(scenes, folder / "changed.mp4")
    print(f"whole: {whole:.1f} CPU s, one caption changed: {changed:.1f} CPU s")
    print(f"ratio: {changed / whole:.3f}")


if __name__ == "__main__":
    main()
