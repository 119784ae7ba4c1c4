"""SubRip and WebVTT text: which lines are times, which are words, which are neither.

Sources: the W3C's WebVTT (notes, styles, identifiers, entities, times inside a caption) and what
players take as SubRip: times without milliseconds, over 100 hours or negative.
"""

import html
import re
from collections.abc import Iterator

from content_production.captions.cues import Cue
from content_production.messages import problem

_TIME = r"-?(?:\d{1,5}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?"
_TIMES = re.compile(rf"\s*({_TIME})\s*-->\s*({_TIME})(?:\s.*)?", re.ASCII)
_LIKE_TIMES = re.compile(r"\s*-?\d+[\d:.,]*\s*-->\s*-?\d", re.ASCII)
# Each stops at the next sign that opens one, so a text of signs alone takes no longer.
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[\d:.]+>|\{\\[^{}]*\}|\{/?[bius]\}|\{[A-Za-z]:[^{}]*\}")


def read_timed_text(text: str, name: str) -> list[Cue]:
    """The captions of a SubRip or WebVTT text in the order of the file.

    Raises `Problem` with the line whose times cannot be read.
    """
    is_webvtt = text.lstrip("\ufeff \t\r\n").startswith("WEBVTT")
    found: list[tuple[float, float, list[str]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if times := _TIMES.fullmatch(line):
            if found:
                _drop_name(found[-1][2], is_webvtt)
            found.append((_seconds(times[1]), _seconds(times[2]), []))
        elif _LIKE_TIMES.match(line):
            raise problem(
                "{file}의 {number}번째 줄 ‘{line}’의 시간을 읽을 수 없습니다. "
                "00:00:01,000 --> 00:00:03,000처럼 고쳐 주세요.",
                file=name, number=number, line=line.strip()[:60],
            )  # fmt: skip
        elif found:
            found[-1][2].append(line)
    return [Cue(start, end, "\n".join(_words(lines, is_webvtt))) for start, end, lines in found]


def _seconds(time: str) -> float:
    sign = -1 if time.startswith("-") else 1
    seconds = 0.0
    for part in time.lstrip("-").replace(",", ".").split(":"):
        seconds = seconds * 60 + float(part)
    return sign * round(seconds, 3)


def _drop_name(lines: list[str], is_webvtt: bool) -> None:
    """Takes away what names the next caption: in SubRip a number, in WebVTT any line by itself."""
    if len(lines) > 1 and (lines[-1].strip().isdecimal() or (is_webvtt and not lines[-2])):
        lines.pop()


def _words(lines: list[str], is_webvtt: bool) -> Iterator[str]:
    """The lines that are read; in WebVTT an empty one ends the caption, in SubRip it does not."""
    for line in lines:
        if is_webvtt and not line:
            return
        plain = _TAG.sub("", line).replace("\\N", "\n")
        plain = (html.unescape(plain) if is_webvtt else plain).replace("\xa0", " ").strip()
        if plain:
            yield plain
