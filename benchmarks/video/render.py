"""Render the same clip three ways in the same run: our engine, moviepy the usual way, x264 alone.

18 s, three scenes: slow zoom, Korean title, lower third, crossfade, burnt captions, ducked music;
1080p30, x264 veryfast, crf 20. Run it from the root of the checkout::

    python benchmarks/video/render.py
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from content_production.captions.cues import cues_of_scenes
from content_production.containers import ffmpeg
from content_production.pictures.city import draw_pictures
from content_production.rendering.clip import render
from content_production.rendering.encoding import CRF
from content_production.rendering.frames import CROSSFADE_SECONDS, FPS, Film
from content_production.scenes.scene import Scene
from content_production.shapes import WIDE
from content_production.sound.music import compose
from content_production.sound.narration import narrate
from content_production.sound.soundtrack import mix, write_wave
from groundwork.cache import CACHE_VARIABLE

WORK = Path(__file__).resolve().parent.parent / "work" / "video"
TITLES = ("시민과 함께하는 도서관", "밤 열 시까지 엽니다", "집에서 십 분 거리의 공원")
WORDS = ("우리 시가 소식을 전합니다.", "이제 저녁에도 책을 빌립니다.", "걸어서 십 분이면 닿습니다.")


def scenes() -> list[Scene]:
    """Three scenes of six seconds."""
    names = ("river", "reading", "park")
    return [
        Scene(6, WORK / f"{name}.jpg", title=title, lower_third=f"가상시 · {title}", caption=words)
        for name, title, words in zip(names, TITLES, WORDS, strict=True)
    ]


def ours() -> None:
    """Our engine, everything included: narration, music, loudness in two passes; nothing kept."""
    with TemporaryDirectory() as empty:
        os.environ[CACHE_VARIABLE] = empty
        render(scenes(), WORK / "ours.mp4", WIDE)


def moviepy() -> None:
    """The way of moviepy's own documentation: one clip per element, composed."""
    from moviepy import (
        AudioFileClip,
        ColorClip,
        CompositeVideoClip,
        ImageClip,
        TextClip,
        vfx,
    )
    from pylopdf_fonts_ko import sans_path

    face, board, clips, start = str(sans_path()), scenes(), [], 0.0
    for number, (scene, cue) in enumerate(zip(board, cues_of_scenes(board), strict=True)):
        length = scene.seconds + CROSSFADE_SECONDS / 2 * (2 if 0 < number < 2 else 1)
        begin = start - (CROSSFADE_SECONDS / 2 if number else 0)

        def zoom(time: float, length: float = length) -> float:
            return 1 + 0.10 * time / length

        def text(words: str, size: int, **style: object) -> TextClip:
            return TextClip(font=face, text=words, font_size=size, color="white", **style)

        still = ImageClip(str(scene.picture)).resized(width=1920).with_duration(length)
        title = text(scene.title, 92, margin=(40, 30), bg_color=(10, 22, 44, 190))
        band = ColorClip((720, 76), color=(16, 58, 112)).with_opacity(0.92)
        name = text(scene.lower_third, 40, margin=(0, 10))
        words = text(cue.text, 50, bg_color=(0, 0, 0, 185), margin=(24, 12))
        clip = CompositeVideoClip(
            [
                still.resized(zoom).with_position("center"),
                title.with_duration(length).with_position(("center", 97)),
                band.with_duration(length).with_position((115, 788)),
                name.with_duration(length).with_position((140, 790)),
                words.with_start(cue.start - begin)
                .with_duration(cue.seconds)
                .with_position(("center", 920)),
            ],
            size=(1920, 1080),
        )
        clip = clip.with_duration(length).with_start(begin)
        clips.append(clip.with_effects([vfx.CrossFadeIn(CROSSFADE_SECONDS)]) if number else clip)
        start += scene.seconds
    film = CompositeVideoClip(clips, size=(1920, 1080)).with_duration(start)
    film = film.with_audio(AudioFileClip(str(WORK / "mix.wav")))
    film.write_videofile(
        str(WORK / "moviepy.mp4"),
        fps=FPS,
        codec="libx264",
        audio_codec="aac",
        preset="veryfast",
        ffmpeg_params=["-crf", str(CRF)],
        logger=None,
    )


def x264() -> None:
    """The floor: frames that are there already, only encoded."""
    form = f"-f rawvideo -pix_fmt yuv420p -s {WIDE.width}x{WIDE.height} -r {FPS}".split()
    coder = f"-c:v libx264 -preset veryfast -crf {CRF}".split()
    command = [ffmpeg(), "-loglevel", "error", "-y", *form, "-i", str(WORK / "frames.yuv"), *coder]
    subprocess.run([*command, str(WORK / "x264.mp4")], check=True)


WAYS: dict[str, Callable[[], None]] = {"ours": ours, "moviepy": moviepy, "x264": x264}


@dataclass(frozen=True)
class Cost:
    """CPU and wall seconds of a whole process with its children, peak memory of the largest."""

    cpu: float
    wall: float
    megabytes: float


def cost(way: str) -> Cost:
    """Run one way in a process of its own."""
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, __file__, "--way", way], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{way} failed")
    wall = time.monotonic() - began
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def prepare() -> None:
    """What all ways start from: pictures, the sound, the raw frames for x264."""
    WORK.mkdir(parents=True, exist_ok=True)
    draw_pictures(WORK)
    narration = narrate(scenes())
    write_wave(mix(narration.track, compose(18)), WORK / "mix.wav")
    film = Film(scenes(), narration.cues, WIDE)
    with (WORK / "frames.yuv").open("wb") as file:
        for planes in film.frames():
            file.write(planes.data.data)


def main() -> None:
    """Run every way and print the costs and their ratios to ours."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--way", choices=WAYS)
    way = parser.parse_args().way
    if way:
        WAYS[way]()
        return
    prepare()
    costs = {way: cost(way) for way in WAYS}
    print(f"{'way':10}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}{'CPU / ours':>12}")
    for way, spent in costs.items():
        ratio = spent.cpu / costs["ours"].cpu
        print(f"{way:10}{spent.cpu:8.1f}{spent.wall:8.1f}{spent.megabytes:9.0f}{ratio:12.2f}")
    print(f"moviepy / ours: {costs['moviepy'].cpu / costs['ours'].cpu:.1f} times the CPU")
    print(f"ours / x264 alone: {costs['ours'].cpu / costs['x264'].cpu:.2f}")
    (WORK / "frames.yuv").unlink()


if __name__ == "__main__":
    main()
