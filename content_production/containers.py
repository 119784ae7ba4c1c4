"""Video and sound files opened with care: any usual container, nothing that reaches elsewhere."""

import io
import os
from pathlib import Path

import av
import av.container
import imageio_ffmpeg

from content_production.messages import problem, say
from groundwork.messages import Message
from groundwork.problem import Problem

# Playlists and pictures are formats to ffmpeg too; a playlist may name other files or addresses.
FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,asf,flv,ogg,mpegts,mpeg,mpegvideo,h264,hevc,mxf,"
    "wav,mp3,aac,flac,aiff,amr"
)
_OPTIONS = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
LARGEST_SIDE = 8192

_OTHER_KINDS: tuple[tuple[bytes, Message], ...] = (
    (b"\x89PNG", say("PNG 그림")),
    (b"\xff\xd8\xff", say("JPG 그림")),
    (b"GIF8", say("GIF 그림")),
    (b"BM", say("BMP 그림")),
    (b"%PDF", say("PDF 문서")),
    (b"PK\x03\x04", say("압축 파일이나 오피스 문서")),
    (b"\xd0\xcf\x11\xe0", say("한글이나 오피스 문서")),
)


def ffmpeg() -> str:
    """The ffmpeg program that came with the wheel. Raises `Problem` when there is none."""
    try:
        return imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise problem("영상을 만드는 프로그램(ffmpeg)이 없습니다. 다시 설치해 주세요.") from error


def opened(path: str | os.PathLike[str]) -> av.container.InputContainer:
    """A container with at least one picture stream. Raises `Problem` for everything else."""
    container = _opened(Path(path))
    if not container.streams.video:
        container.close()
        raise problem(
            "{file}에는 소리만 있고 화면이 없습니다. 영상 파일을 선택해 주세요.",
            file=Path(path).name,
        )
    video = container.streams.video[0].codec_context
    if not 0 < max(video.width, video.height) <= LARGEST_SIDE:
        container.close()
        raise _unreadable(Path(path).name)
    return container


def opened_sound(path: str | os.PathLike[str]) -> av.container.InputContainer:
    """A container with at least one sound stream. Raises `Problem` for everything else."""
    container = _opened(Path(path))
    if not container.streams.audio:
        container.close()
        raise problem("{file}에 소리가 없습니다. 소리 파일을 확인해 주세요.", file=Path(path).name)
    return container


def sound_in(data: bytes) -> av.container.InputContainer:
    """The container in the bytes of a sound file; raises ``av.FFmpegError`` where it is none."""
    return av.open(io.BytesIO(data), mode="r", options=_OPTIONS)


def _opened(path: Path) -> av.container.InputContainer:
    if not path.is_file():
        raise problem(
            "{file:을} 찾을 수 없습니다. 파일 이름과 폴더를 확인해 주세요.", file=path.name
        )
    if path.stat().st_size == 0:
        raise problem(
            "{file:이} 빈 파일(0바이트)입니다. 영상을 다시 내보내 주세요.", file=path.name
        )
    if kind := _other_kind(path):
        raise problem(
            "{file:은} 이름과 달리 {kind}입니다. 편집기에서 MP4로 내보낸 파일을 선택해 주세요.",
            file=path.name,
            kind=kind,
        )
    try:
        return av.open(str(path), options=_OPTIONS, metadata_errors="replace")
    except (av.FFmpegError, OSError, ValueError) as error:
        raise _unreadable(path.name) from error


def _other_kind(path: Path) -> Message | None:
    with path.open("rb") as file:
        start = file.read(8)
    return next((kind for magic, kind in _OTHER_KINDS if start.startswith(magic)), None)


def _unreadable(name: str) -> Problem:
    return problem(
        "{file:은} 손상되었거나 재생할 수 있는 영상·소리 파일이 아닙니다. 편집기에서 다시 "
        "내보내 주세요.",
        file=name,
    )
