"""Frames and a sound file into an MP4: H.264, AAC, BT.709, ready to start while loading."""

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from content_production.containers import ffmpeg
from content_production.layers.planes import Planes
from content_production.messages import problem
from content_production.shapes import Shape
from groundwork.files import writing
from groundwork.problem import Problem

CRF = 20
ENCODER = ("-c:v", "libx264", "-preset", "veryfast", "-crf", str(CRF), "-profile:v", "high")
# About twice what a minute of the largest shape takes, so that a full disk is said beforehand.
BYTES_PER_SECOND = 2_000_000
_BT709 = ["-color_range", "tv", "-colorspace", "bt709"]
_BT709 += ["-color_primaries", "bt709", "-color_trc", "bt709"]


def encode(frames: Iterable[Planes], shape: Shape, fps: float, path: Path, clip: str = "") -> None:
    """Write the frames (YUV 4:2:0, BT.709) of one part of a clip as an MP4 without sound.

    ``clip`` is the name a person knows. The same frames give the same bytes on the same machine.
    Raises `Problem` when the disk is
    full or the encoder stops; the file is then not there, or is the one from before.
    """
    raw = f"-f rawvideo -pix_fmt yuv420p -s {shape.width}x{shape.height} -r {fps:g}".split()
    with writing(path) as temporary:
        command = _command(
            [*raw, *_BT709, "-i", "pipe:0"], [*ENCODER, *_BT709, "-flags:v", "+bitexact"], temporary
        )
        with tempfile.TemporaryFile() as log:
            _feed(command, frames, log, clip or path.name)


def join(
    parts: Sequence[Path],
    sound: Path,
    path: Path,
    *,
    captions: Path | None = None,
    comment: str = "",
) -> None:
    """Put encoded parts one after the other, with a sound file and captions as a track (SRT).

    Nothing is encoded again. Raises `Problem` as `encode` does.
    """
    with tempfile.TemporaryDirectory() as folder, writing(path) as temporary:
        listed = Path(folder) / "parts.txt"
        names = (part.resolve().as_posix().replace("'", r"'\''") for part in parts)
        listed.write_text("".join(f"file '{name}'\n" for name in names), encoding="utf-8")
        inputs = ["-f", "concat", "-safe", "0", "-i", str(listed), "-i", str(sound)]
        outputs = ["-map", "0:v", "-map", "1:a", "-c", "copy"]
        if captions is not None:
            inputs += ["-i", str(captions)]
            outputs += ["-map", "2:s", "-c:s", "mov_text", "-metadata:s:s:0", "language=kor"]
        outputs += ["-metadata", f"comment={comment}", "-movflags", "+faststart"]
        with tempfile.TemporaryFile() as log:
            _feed(_command(inputs, outputs, temporary), (), log, path.name)


def require_room(folder: Path, seconds: float) -> None:
    """Raises `Problem` where a clip of so many seconds would fill the disk."""
    while not folder.exists():
        folder = folder.parent
    if shutil.disk_usage(folder).free < seconds * BYTES_PER_SECOND:
        raise problem(
            "디스크 공간이 부족해 영상을 만들지 않았습니다. {size:,.0f} MB쯤 비워 주세요.",
            size=seconds * BYTES_PER_SECOND / 1e6,
        )


def _command(inputs: list[str], outputs: list[str], path: Path) -> list[str]:
    # Without ffmpeg's own version in the file the same storyboard gives the same bytes.
    return [
        *(ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin", "-y"),
        *(*inputs, *outputs, "-fflags", "+bitexact", "-f", "mp4", str(path)),
    ]


def _feed(command: list[str], frames: Iterable[Planes], log: IO[bytes], name: str) -> None:
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=log)
    assert process.stdin is not None
    try:
        for frame in frames:
            process.stdin.write(frame.data.data)
        process.stdin.close()
    except OSError as error:
        raise _stopped(log, name) from error
    finally:
        # Whatever ended the drawing (a broken picture, the stop button) ends the encoder too.
        if not process.stdin.closed:
            process.kill()
            with suppress(OSError):
                process.stdin.close()
        failed = process.wait()
    if failed:
        raise _stopped(log, name)


def _stopped(log: IO[bytes], name: str) -> Problem:
    log.seek(0)
    if os.strerror(errno.ENOSPC).encode() in log.read():
        return problem(
            "디스크가 가득 차서 {file:을} 저장하지 못했습니다. 공간을 비워 주세요.", file=name
        )
    return problem(
        "영상을 만드는 프로그램이 도중에 멈춰 {file:을} 만들지 못했습니다. "
        "다른 프로그램을 닫고 다시 시도해 주세요.",
        file=name,
    )
