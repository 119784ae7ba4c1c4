"""Loudness by EBU R 128 and silences of a sound, measured with ffmpeg."""

import math
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from content_production.containers import FORMATS, ffmpeg
from content_production.messages import problem
from groundwork.problem import Problem

SILENCE_DB, SILENCE_SECONDS = -50, 1.0
# ebur128 reports -70 LUFS for what is below its gate.
INAUDIBLE_LUFS = -69.0
EVEN_LU = 0.3
TIMEOUT_SECONDS = 120


@dataclass(frozen=True)
class Loudness:
    """Integrated loudness (LUFS), true peak (dBTP), and silences as (start, end) in seconds.

    ``span`` is how far the loudness rises and falls (LU, the loudness range of EBU Tech 3342).
    """

    integrated: float
    true_peak: float
    silences: tuple[tuple[float, float], ...] = ()
    span: float = math.inf

    @property
    def is_one_tone(self) -> bool:
        """Whether one tone goes on and on: neither voice nor music ever is that even."""
        return self.span < EVEN_LU

    @property
    def is_silent(self) -> bool:
        """Whether nothing can be heard in it."""
        return self.integrated <= INAUDIBLE_LUFS


def measure_loudness(path: Path, *, longest: float | None = None) -> Loudness:
    """Measure the first sound stream of a file, at most its first ``longest`` seconds.

    Source: EBU R 128, ITU-R BS.1770-4 (ffmpeg's ebur128). Raises `Problem` when there is no
    sound that can be read.
    """
    limit = ["-t", f"{longest:g}"] if longest else []
    filters = (
        f"silencedetect=n={SILENCE_DB}dB:d={SILENCE_SECONDS:g},ebur128=peak=true:framelog=quiet"
    )
    command = [
        *(ffmpeg(), "-hide_banner", "-nostats", "-nostdin"),
        *("-format_whitelist", FORMATS, "-protocol_whitelist", "file"),
        *("-i", str(path), *limit, "-map", "0:a:0", "-vn", "-af", filters, "-f", "null", "-"),
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise _unmeasured(path) from error
    text = done.stderr.decode("utf-8", "replace")
    integrated = re.findall(r"\bI:\s+(-?[\d.]+|-?inf|nan) LUFS", text)
    peak = re.findall(r"\bPeak:\s+(-?[\d.]+|-?inf|nan) dBFS", text)
    if not integrated:
        raise _unmeasured(path)
    span = re.findall(r"\bLRA:\s+([\d.]+) LU", text)
    return Loudness(
        _number(integrated[-1]),
        _number(peak[-1] if peak else "-inf"),
        _silences(text),
        float(span[-1]) if span else math.inf,
    )


def _number(text: str) -> float:
    return -math.inf if text in ("nan", "-inf", "inf") else float(text)


def _silences(text: str) -> tuple[tuple[float, float], ...]:
    starts = [float(value) for value in re.findall(r"silence_start: (-?[\d.]+)", text)]
    ends = [float(value) for value in re.findall(r"silence_end: (-?[\d.]+)", text)]
    return tuple((max(0.0, a), b) for a, b in zip(starts, ends, strict=False))


def _unmeasured(path: Path) -> Problem:
    return problem("{file}의 소리를 읽을 수 없습니다.", file=path.name)
