"""Caption files: SubRip (.srt) and WebVTT (.vtt), written and read."""

import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pysubs2
from pysubs2.formats.substation import parse_tags

from content_production.captions.cues import Cue
from content_production.captions.display import captions_html
from content_production.captions.timed_text import read_timed_text
from content_production.containers import FORMATS, ffmpeg, opened
from content_production.display import made_html
from content_production.messages import problem
from content_production.scenes.scene import FOOTAGE_SUFFIXES
from groundwork.files import writing
from groundwork.problem import Problem

SUFFIXES = (".srt", ".vtt", ".ass", ".ssa", ".smi", ".sami")
LARGEST_BYTES = 5_000_000
# A sign that opens no tag. The reader of tags looks from each of them to the end of the caption:
# a hundred thousand would keep it busy for hours.
_NO_TAG = re.compile(r"<(?![^<>]*>)|\{(?![^{}]*\})")
_SYNC = re.compile(r"""<sync\s+start\s*=\s*["']?(\d{1,9})""", re.IGNORECASE)
TIMEOUT_SECONDS = 60


@dataclass(frozen=True)
class CaptionFile:
    """A caption file that was written; a notebook shows its captions with their times."""

    path: Path
    cues: tuple[Cue, ...]

    def _repr_html_(self) -> str:
        return made_html(self.path.name, captions_html(self.cues))


def write_captions(cues: Sequence[Cue], path: str | os.PathLike[str]) -> CaptionFile:
    """Write captions as UTF-8; the suffix (.srt or .vtt) chooses the format. Raises `Problem`."""
    final = Path(path)
    if final.suffix.lower() not in (".srt", ".vtt"):
        raise problem("자막 파일 이름은 .srt나 .vtt로 끝나야 합니다({file}).", file=final.name)
    file = pysubs2.SSAFile()
    for cue in cues:
        file.append(
            pysubs2.SSAEvent(
                start=round(cue.start * 1000), end=round(cue.end * 1000), text=cue.text
            )
        )
    with writing(final) as temporary:
        file.save(str(temporary), encoding="utf-8")
    return CaptionFile(final, tuple(cues))


def read_captions(path: str | os.PathLike[str]) -> list[Cue]:
    """The captions of a file (srt, vtt, ass, smi; UTF-8, UTF-16 or cp949), by time.

    Of a video, those of its first caption track. Raises `Problem` for a missing, empty, huge or
    unreadable file.
    """
    name = Path(path).name
    is_video = Path(path).suffix.lower() in FOOTAGE_SUFFIXES
    text = _track(Path(path)) if is_video else _text(Path(path))
    found = read_timed_text(text, name) or _read_by_format(text, name)
    cues = sorted((cue for cue in found if cue.text), key=lambda cue: (cue.start, cue.end))
    if not cues:
        raise _unreadable(name)
    return cues


def _read_by_format(text: str, name: str) -> list[Cue]:
    """The captions of ASS, SSA and SAMI."""
    try:
        file = pysubs2.SSAFile.from_string(_NO_TAG.sub(_wide, text))
    except Exception as error:  # pysubs2 raises its own errors, ValueError and IndexError
        raise _unreadable(name) from error
    _end_at_the_next_sync(file, text)
    return [
        Cue(event.start / 1000, event.end / 1000, _shown(event))
        for event in file.events
        if not event.is_comment
    ]


def _shown(event: pysubs2.SSAEvent) -> str:
    """The words of a line of ASS, without what is drawn in it."""
    parts = parse_tags(event.text.replace(r"\h", " "))
    words = "".join(part for part, style in parts if not style.drawing)
    return re.sub(r"\\[nN]", "\n", words).strip()


def _end_at_the_next_sync(file: pysubs2.SSAFile, text: str) -> None:
    """A caption of SAMI stays until the next SYNC; pysubs2 guesses its end by its length."""
    times = sorted({int(time) for time in _SYNC.findall(text)})
    for event in file.events if times else ():
        event.end = next((time for time in times if time > event.start), event.end)


def _track(path: Path) -> str:
    """The first caption track of a video, as SubRip."""
    with opened(path) as container:
        if not container.streams.subtitles:
            raise problem(
                "{file}에 자막 트랙이 없습니다. 자막 파일을 따로 제출하거나 자막을 넣어 다시 "
                "내보내 주세요.",
                file=path.name,
            )
    command = [
        *(ffmpeg(), "-hide_banner", "-loglevel", "error", "-nostdin"),
        *("-format_whitelist", FORMATS, "-protocol_whitelist", "file,pipe"),
        *("-i", str(path), "-map", "0:s:0", "-f", "srt", "pipe:1"),
    ]
    done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    return done.stdout[:LARGEST_BYTES].decode("utf-8", "replace")


def _text(path: Path) -> str:
    if not path.is_file():
        raise problem("자막 파일 {file:이} 없습니다.", file=path.name)
    if path.stat().st_size > LARGEST_BYTES:
        raise problem(
            "{file:은} 자막 파일로 보기에 너무 큽니다. 파일을 확인해 주세요.", file=path.name
        )
    data = path.read_bytes()
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unreadable(path.name)


def _wide(sign: re.Match[str]) -> str:
    return {"<": "＜", "{": "｛"}[sign[0]]


def _unreadable(name: str) -> Problem:
    return problem(
        "{file}에서 시간이 적힌 자막을 찾지 못했습니다. 편집기에서 SRT로 다시 내보내 주세요.",
        file=name,
    )
