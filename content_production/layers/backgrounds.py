"""What moves behind the text: a still with a camera over it, footage, a card, a moviepy clip."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import av
import cv2
import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from content_production.colours import colour_named
from content_production.containers import opened
from content_production.layers.charts import draw_chart
from content_production.layers.planes import Plane, Planes, empty, of_frame, of_rgb
from content_production.messages import problem
from content_production.pictures.stills import open_still
from content_production.scenes.scene import Fit, Motion, Scene
from content_production.shapes import Shape

# How much nearer the camera comes in a scene, and how far it glides, in parts of the frame.
ZOOM = 0.10
GLIDE = 0.10
# Small enough that the glide cuts nothing off a picture that is shown whole.
WHOLE_PART = 1 - GLIDE


class Background(Protocol):
    """Draws itself at a time in seconds from the start of its scene."""

    def draw(self, seconds: float, planes: Planes) -> None:
        """Draw into ``planes`` what is seen so many seconds after the scene began."""

    def close(self) -> None:
        """Let go of what is open."""


def background(scene: Scene, shape: Shape, seconds: float) -> Background:
    """The background of a scene that is seen for ``seconds``, its crossfades included."""
    if scene.clip is not None:
        return MoviepyBackground(scene.clip, scene, shape)
    if scene.picture is None:
        return Card(scene.card, shape)
    if scene.is_footage:
        return Footage(scene.picture, scene, shape)
    return Still(_picture(scene, shape), scene, shape, seconds)


def _picture(scene: Scene, shape: Shape) -> Image.Image:
    """What a still camera sees: a chart made for the shape, or a picture."""
    assert scene.picture is not None
    if scene.is_chart:
        return draw_chart(scene, shape, 1 + ZOOM)
    image = open_still(scene.picture)
    return _whole(image, shape) if scene.fit is Fit.WHOLE else image


class Card:
    """One colour that grows darker downwards."""

    def __init__(self, colour: str, shape: Shape) -> None:
        shade = np.linspace(1.0, 0.72, shape.height)[:, None, None]
        column = np.rint(np.array(colour_named(colour)) * shade).astype(np.uint8)
        self._planes = of_rgb(np.broadcast_to(column, (shape.height, shape.width, 3)))

    def draw(self, seconds: float, planes: Planes) -> None:  # noqa: ARG002
        planes.data[:] = self._planes.data

    def close(self) -> None:
        pass


class Still:
    """A picture that fills the frame, with the camera slowly moving over it.

    The picture is brought once to the size at which the nearest view has its own pixels; each
    frame is then one affine warp a plane.
    """

    def __init__(self, image: Image.Image, scene: Scene, shape: Shape, seconds: float) -> None:
        scale = max(shape.width / image.width, shape.height / image.height)
        size = [
            max(2, round(side * scale * (1 + ZOOM) / 2) * 2) for side in (image.width, image.height)
        ]
        rgb = cv2.resize(
            np.asarray(image),
            (size[0], size[1]),
            interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC,
        )
        self._source = of_rgb(rgb.astype(np.uint8))
        self._scene, self._seconds = scene, max(seconds, 0.001)

    def draw(self, seconds: float, planes: Planes) -> None:
        zoom, glide = self._camera(min(1.0, seconds / self._seconds))
        for source, target in zip(self._source.each, planes.each, strict=True):
            self._warp(source, target, zoom, glide)

    def close(self) -> None:
        pass

    def _camera(self, progress: float) -> tuple[float, float]:
        """How near the camera is (1 to 1 + ZOOM) and how far it has glided, in frame widths."""
        match self._scene.motion:
            case Motion.ZOOM_IN:
                return 1 + ZOOM * progress, 0.0
            case Motion.ZOOM_OUT:
                return 1 + ZOOM * (1 - progress), 0.0
            case Motion.RIGHT:
                return 1 + ZOOM, GLIDE * (progress - 0.5)
            case Motion.LEFT:
                return 1 + ZOOM, GLIDE * (0.5 - progress)
            case Motion.NONE:
                return 1.0, 0.0

    def _warp(self, source: Plane, target: Plane, zoom: float, glide: float) -> None:
        height, width = target.shape
        step = (1 + ZOOM) / zoom  # source pixels a target pixel
        slack = max(0.0, source.shape[1] - step * width)
        wanted = source.shape[1] * self._scene.focus.fraction - step * width / 2
        left = min(slack, max(0.0, wanted + glide * width))
        top = (source.shape[0] - step * height) / 2
        # Pixel centres lie at halves: without this the planes drift apart by a quarter pixel.
        matrix = np.array([[step, 0, left + step / 2 - 0.5], [0, step, top + step / 2 - 0.5]])
        cv2.warpAffine(
            source,
            matrix,
            (width, height),
            dst=target,
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )


def _whole(image: Image.Image, shape: Shape) -> Image.Image:
    """A picture of the frame's shape with all of another on it, over its own blur.

    It is small enough that the nearest view still shows all of it.
    """
    width, height = (round(side * (1 + ZOOM)) for side in (shape.width, shape.height))
    behind = ImageOps.fit(image, (width // 8, height // 8)).filter(ImageFilter.GaussianBlur(12))
    canvas = ImageEnhance.Brightness(behind).enhance(0.6).resize((width, height))
    inner = (round(shape.width * WHOLE_PART), round(shape.height * WHOLE_PART))
    seen = ImageOps.contain(image, inner, Image.Resampling.LANCZOS)
    canvas.paste(seen, ((width - seen.width) // 2, (height - seen.height) // 2))
    return canvas


class _Filling:
    """Frames of any size brought to fill a shape, cut at the sides about the focus."""

    def __init__(self, scene: Scene, shape: Shape) -> None:
        self._focus, self._shape = scene.focus.fraction, shape

    def fill(self, frame: av.VideoFrame, planes: Planes) -> None:
        shape = self._shape
        scale = max(shape.width / frame.width, shape.height / frame.height)
        width = max(shape.width, round(frame.width * scale / 2) * 2)
        height = max(shape.height, round(frame.height * scale / 2) * 2)
        whole = of_frame(frame, width, height)
        left = min(width - shape.width, max(0, width * self._focus - shape.width / 2))
        across, down = int(left) // 4 * 2, (height - shape.height) // 4 * 2
        for source, target, step in zip(whole.each, planes.each, (2, 1, 1), strict=True):
            rows, columns = target.shape
            x, y = across // 2 * step, down // 2 * step
            target[:] = source[y : y + rows, x : x + columns]


class Footage(_Filling):
    """A recorded clip; when it is shorter than its scene, its last picture stays."""

    def __init__(self, path: Path, scene: Scene, shape: Shape) -> None:
        super().__init__(scene, shape)
        self._path = path
        self._container = opened(path)
        self._frames = self._decoded()
        self._current = next(self._frames, None)
        if self._current is None:
            raise problem(
                "{file}에서 화면을 꺼낼 수 없습니다. MP4로 다시 저장해 주세요.", file=path.name
            )
        self._following: av.VideoFrame | None = next(self._frames, None)
        self._begin = self._current.time or 0.0

    def _decoded(self) -> Iterator[av.VideoFrame]:
        stream = self._container.streams.video[0]
        stream.thread_type = "AUTO"
        try:
            for frame in self._container.decode(stream):
                yield _turned(frame)
        except av.FFmpegError:
            return  # a clip cut short still gives the frames it has

    def draw(self, seconds: float, planes: Planes) -> None:
        while self._following is not None and self._following_time() <= seconds:
            self._current, self._following = self._following, next(self._frames, None)
        assert self._current is not None
        self.fill(self._current, planes)

    def _following_time(self) -> float:
        assert self._following is not None
        return (self._following.time or 0.0) - self._begin

    def close(self) -> None:
        self._frames = iter(())
        self._container.close()


def _turned(frame: av.VideoFrame) -> av.VideoFrame:
    """The frame as a player shows it: a phone writes upright clips lying, with a rotation."""
    quarters = round(frame.rotation / 90) % 4
    if not quarters:
        return frame
    upright = np.rot90(frame.to_ndarray(format="rgb24").astype(np.uint8), quarters)
    turned = av.VideoFrame.from_ndarray(np.ascontiguousarray(upright), format="rgb24")
    turned.pts, turned.time_base = frame.pts, frame.time_base
    return turned


class MoviepyBackground(_Filling):
    """Any moviepy clip, asked for one frame after the other."""

    def __init__(self, clip: Any, scene: Scene, shape: Shape) -> None:
        super().__init__(scene, shape)
        self._clip = clip

    def draw(self, seconds: float, planes: Planes) -> None:
        last = max(0.0, (self._clip.duration or seconds) - 0.001)
        rgb = np.ascontiguousarray(self._clip.get_frame(min(seconds, last))[..., :3], np.uint8)
        self.fill(av.VideoFrame.from_ndarray(rgb, format="rgb24"), planes)

    def close(self) -> None:
        pass


def blank(shape: Shape) -> Planes:
    """Planes for a background of this shape to draw into."""
    return empty(shape.width, shape.height)
