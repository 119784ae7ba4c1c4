"""What a video file says of itself, in any usual container: shape, length, codecs, tracks."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import av
import numpy as np

from content_production.containers import opened
from content_production.messages import problem

# A frame every 33 and 34 ms is even: containers round. One dropped frame is no rhythm either.
INTERVAL_TOLERANCE, MOST_UNEVEN = 0.15, 0.05
PACKETS_LOOKED_AT = 5000


@dataclass(frozen=True)
class Form:
    """Size in pixels as a player shows it, seconds, codecs.

    ``rotation`` is the quarter turn in degrees (0, 90, 180, 270) that a player is told to make, as
    phones write it; ``uneven`` says that the frames come at changing intervals (variable frame
    rate); ``caption_tracks`` counts the caption tracks in the file itself.
    """

    width: int
    height: int
    seconds: float
    codec: str
    fps: float
    audio_codec: str = ""
    rotation: int = 0
    uneven: bool = False
    caption_tracks: int = 0

    @property
    def aspect(self) -> float:
        """Width divided by height, as it is shown."""
        return self.width / self.height


def read_form(path: str | os.PathLike[str]) -> Form:
    """The form of a video. Raises `Problem`, also where no picture can be decoded.

    The first picture is decoded: only it tells how a phone's clip is turned.
    """
    with opened(path) as container:
        stream = container.streams.video[0]
        frame = _first_frame(container, stream, Path(path).name)
        width, height = frame.width * float(stream.sample_aspect_ratio or 1), float(frame.height)
        rotation = round(frame.rotation / 90) % 4 * 90
        if rotation % 180:
            width, height = height, width
        audio = container.streams.audio
        return Form(
            round(width),
            round(height),
            _seconds(container, stream) or _seconds_of_frames(path),
            stream.codec_context.codec.name,
            float(stream.average_rate or 0),
            audio[0].codec_context.codec.name if audio else "",
            rotation,
            _uneven(_times(path)),
            len(container.streams.subtitles),
        )


def _first_frame(
    container: av.container.InputContainer, stream: av.VideoStream, name: str
) -> av.VideoFrame:
    try:
        return next(container.decode(stream))
    except (av.FFmpegError, StopIteration) as error:
        raise problem(
            "{file}에서 화면을 꺼낼 수 없습니다. MP4로 다시 내보내 주세요.", file=name
        ) from error


def _times(path: str | os.PathLike[str]) -> Iterator[int]:
    """When the frames are shown, in the file's own units, without decoding any of them."""
    with opened(path) as container:
        try:
            for packet in container.demux(container.streams.video[0]):
                time = packet.pts if packet.pts is not None else packet.dts
                if time is not None:
                    yield time
        except av.FFmpegError:
            return  # a file cut short tells as far as it goes


def _uneven(times: Iterable[int]) -> bool:
    """Whether frames come at changing intervals."""
    known = sorted(islice(times, PACKETS_LOOKED_AT))
    if len(known) < 3:
        return False
    intervals = np.diff(known)
    usual = float(np.median(intervals))
    off = np.abs(intervals - usual) > INTERVAL_TOLERANCE * usual
    return float(off.mean()) > MOST_UNEVEN


def _seconds(container: av.container.InputContainer, stream: av.VideoStream) -> float:
    """Length as the picture stream says it, else the container; 0.0 where neither does."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return (container.duration or 0) / av.time_base


def _seconds_of_frames(path: str | os.PathLike[str]) -> float:
    """Length by the frames: a browser's recording (webm) is written before its length is known."""
    with opened(path) as container:
        unit = container.streams.video[0].time_base
    times = sorted(_times(path))
    if unit is None or len(times) < 2:
        return 0.0
    return float((times[-1] - times[0] + np.median(np.diff(times))) * unit)
