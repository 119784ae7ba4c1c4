"""The frames of a storyboard, one after the other."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2

from content_production.captions.cues import Cue
from content_production.layers.backgrounds import Background, background, blank
from content_production.layers.layout import (
    caption_layer,
    credits_layer,
    logo_layer,
    lower_third_layer,
    notice_layer,
    title_layer,
)
from content_production.layers.planes import Overlay, Planes
from content_production.scenes.scene import Scene, Transition
from content_production.shapes import Shape

FPS = 30
CROSSFADE_SECONDS = 0.5


@dataclass(frozen=True)
class Span:
    """When a scene is seen, in seconds: half of each crossfade lies on either side of the cut.

    So the times of the scenes add up to the length of the clip, as the table says.
    """

    begin: float
    end: float
    fade: float  # length of the crossfade at its beginning

    @property
    def seconds(self) -> float:
        """How long it is, as the table says."""
        return round(self.end - self.begin, 6)


def spans(scenes: Sequence[Scene]) -> list[Span]:
    """The span of each scene; the total is the sum of the scenes' seconds."""
    cuts = [0.0, *itertools.accumulate(scene.seconds for scene in scenes)]
    fades = [0.0]
    for before, scene in itertools.pairwise(scenes):
        fading = scene.transition is Transition.CROSSFADE
        fades.append(min(CROSSFADE_SECONDS, before.seconds, scene.seconds) if fading else 0.0)
    fades.append(0.0)
    return [
        Span(cuts[i] - fades[i] / 2, cuts[i + 1] + fades[i + 1] / 2, fades[i])
        for i in range(len(scenes))
    ]


@dataclass(frozen=True)
class Drawing:
    """What one frame shows: scenes one over the other, and the caption over them.

    Each of ``scenes`` is its index, the time from its own beginning, and its weight over the one
    before it. The same drawing of the same scenes gives the same picture wherever it stands.
    """

    scenes: tuple[tuple[int, float, float], ...]
    caption: str


class _Stage:
    """One scene ready to be drawn: its background and its lasting text."""

    def __init__(self, scene: Scene, span: Span, shape: Shape) -> None:
        self._background: Background = background(scene, shape, span.seconds)
        layers = (
            title_layer(scene, shape),
            lower_third_layer(scene, shape),
            notice_layer(scene, shape),
            credits_layer(scene, shape),
        )
        self._overlays = [Overlay(layer) for layer in layers if layer is not None]

    def draw(self, seconds: float, planes: Planes) -> None:
        self._background.draw(seconds, planes)
        for overlay in self._overlays:
            overlay.draw(planes)

    def close(self) -> None:
        self._background.close()


class Film:
    """Draws the frame at any time; scenes are opened when they come and closed when they went."""

    def __init__(
        self,
        scenes: Sequence[Scene],
        cues: Sequence[Cue],
        shape: Shape,
        logo: Path | None = None,
    ) -> None:
        self.scenes, self.shape, self.logo = scenes, shape, logo
        self.spans = spans(scenes)
        self._cues = cues
        self._stages: dict[int, _Stage] = {}
        self._caption: tuple[str, Overlay] | None = None
        self._logo = Overlay(logo_layer(logo, shape)) if logo else None
        self._first, self._second = blank(shape), blank(shape)

    @property
    def seconds(self) -> float:
        """How long all of it is."""
        return self.spans[-1].end

    def drawing(self, time: float) -> Drawing:
        """What is to be seen at a time in seconds."""
        seen = [i for i, span in enumerate(self.spans) if span.begin <= time < span.end]
        scenes = [(index, *self._moment(index, time)) for index in seen or [len(self.spans) - 1]]
        said = (cue.text for cue in self._cues if cue.start <= time < cue.end)
        return Drawing(tuple(scenes), next(said, ""))

    def _moment(self, index: int, time: float) -> tuple[float, float]:
        """How far a scene is, and how much it covers of the one it fades in over."""
        span = self.spans[index]
        # Rounded, so that it does not matter where in the clip the scene stands.
        seconds = round(time - span.begin, 6)
        return seconds, round(min(1.0, seconds / span.fade), 6) if span.fade else 1.0

    def lay_out(self, index: int) -> None:
        """Open a scene and set its text, to raise now what would be raised while drawing it."""
        self.close()
        self._stage(index)
        span = self.spans[index]
        for cue in self._cues:
            if span.begin <= cue.start < span.end:
                caption_layer(cue.text, self.shape)

    def frame(self, time: float) -> Planes:
        """The frame at a time in seconds; its planes are overwritten by the next call."""
        drawing = self.drawing(time)
        for gone in set(self._stages) - {index for index, _, _ in drawing.scenes}:
            self._stages.pop(gone).close()
        index, seconds, _ = drawing.scenes[0]
        self._stage(index).draw(seconds, self._first)
        for index, seconds, weight in drawing.scenes[1:]:
            self._stage(index).draw(seconds, self._second)
            cv2.addWeighted(
                self._first.data, 1 - weight, self._second.data, weight, 0, dst=self._first.data
            )
        if self._logo:
            self._logo.draw(self._first)
        self._draw_caption(drawing.caption)
        return self._first

    def _stage(self, index: int) -> _Stage:
        if index not in self._stages:
            self._stages[index] = _Stage(self.scenes[index], self.spans[index], self.shape)
        return self._stages[index]

    def _draw_caption(self, text: str) -> None:
        if not text:
            return
        if self._caption is None or self._caption[0] != text:
            # One caption at a time: the layer of the last one is no longer needed.
            self._caption = text, Overlay(caption_layer(text, self.shape))
        self._caption[1].draw(self._first)

    def frames(self, numbers: Iterable[int] | None = None, fps: float = FPS) -> Iterator[Planes]:
        """The frames of these numbers in order, or all; `close` the film when it is done."""
        for number in range(round(self.seconds * fps)) if numbers is None else numbers:
            yield self.frame(number / fps)

    def close(self) -> None:
        """Let go of every scene that is open."""
        for stage in self._stages.values():
            stage.close()
        self._stages.clear()
