"""Pictures as YUV 4:2:0 planes (BT.709, limited range), the form that encoders take.

Working on planes moves half the bytes of RGB, and no frame is converted on its way out.
"""

from dataclasses import dataclass

import av
import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from content_production.layers.layout import Layer

Plane = NDArray[np.uint8]


@dataclass(frozen=True)
class Planes:
    """One frame: ``data`` holds the planes one after the other, ``y``, ``u``, ``v`` look into it.

    ``y`` is (height, width), ``u`` and ``v`` are (height / 2, width / 2); both sides are even.
    """

    data: Plane
    y: Plane
    u: Plane
    v: Plane

    @property
    def each(self) -> tuple[Plane, Plane, Plane]:
        return self.y, self.u, self.v


def empty(width: int, height: int) -> Planes:
    """Planes of a frame size in pixels, not yet filled."""
    luma, chroma = width * height, width * height // 4
    data = np.empty(luma + 2 * chroma, np.uint8)
    return Planes(
        data,
        data[:luma].reshape(height, width),
        data[luma : luma + chroma].reshape(height // 2, width // 2),
        data[luma + chroma :].reshape(height // 2, width // 2),
    )


def of_frame(frame: av.VideoFrame, width: int, height: int) -> Planes:
    """Planes of a decoded frame, scaled to a size in pixels, in BT.709 whatever it was in."""
    converted = frame.reformat(
        width=width,
        height=height,
        format="yuv420p",
        dst_colorspace="ITU709",
        dst_color_range="MPEG",
        interpolation="AREA" if frame.width > width else "BICUBIC",
    )
    planes = empty(width, height)
    planes.data[:] = converted.to_ndarray().reshape(-1)
    return planes


def of_rgb(rgb: NDArray[np.uint8]) -> Planes:
    """Planes of an RGB picture (height, width, 3) with even sides."""
    frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgb), format="rgb24")
    return of_frame(frame, frame.width, frame.height)


class Overlay:
    """A layer made ready to be laid over frames: what stays of the frame, what comes on top."""

    def __init__(self, layer: Layer) -> None:
        self._left, self._top = layer.left, layer.top
        rgba = np.asarray(layer.image)
        self._height, self._width = rgba.shape[:2]
        colours = av.VideoFrame.from_ndarray(np.ascontiguousarray(rgba[..., :3]), format="rgb24")
        full = colours.reformat(
            format="yuv444p", dst_colorspace="ITU709", dst_color_range="MPEG"
        ).to_ndarray()
        alpha = (rgba[..., 3] / 255).astype(np.float32)
        self._parts = [self._part(full[0], alpha, halve=False)]
        self._parts += [self._part(plane, alpha, halve=True) for plane in full[1:]]

    def _part(self, plane: Plane, alpha: NDArray[np.float32], halve: bool) -> tuple[Plane, Plane]:
        top = plane.astype(np.float32) * alpha
        if halve:
            half = (self._width // 2, self._height // 2)
            top, alpha = (_resized(part, half) for part in (top, alpha))
        return np.rint(255 * (1 - alpha)).astype(np.uint8), np.rint(top).astype(np.uint8)

    def draw(self, planes: Planes) -> None:
        """Lay it over a frame, in place."""
        for plane, (stays, top), step in zip(planes.each, self._parts, (1, 2, 2), strict=True):
            rows = slice(self._top // step, (self._top + self._height) // step)
            columns = slice(self._left // step, (self._left + self._width) // step)
            part = plane[rows, columns]
            cv2.multiply(part, stays, dst=part, scale=1 / 255)
            cv2.add(part, top, dst=part)


def _resized(values: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_AREA), np.float32)


def to_image(planes: Planes) -> Image.Image:
    """A frame as an RGB picture, for looking at."""
    height, width = planes.y.shape
    frame = av.VideoFrame.from_ndarray(
        planes.data.reshape(height * 3 // 2, width), format="yuv420p"
    )
    rgb = frame.reformat(format="rgb24", src_colorspace="ITU709", src_color_range="MPEG")
    return Image.fromarray(rgb.to_ndarray())
