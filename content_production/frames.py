"""The frames of a storyboard, one after the other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2

from content_production.backgrounds import Background, background, blank
from content_production.captions import Cue
from content_production.layout import caption_layer, lower_third_layer, title_layer
from content_production.planes import Overlay, Planes
from content_production.scene import Scene, Transition
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


class _Stage:
    """One scene ready to be drawn: its background and its lasting text."""

    def __init__(self, scene: Scene, span: Span, shape: Shape) -> None:
        self._span = span
        self._background: Background = background(scene, shape, span.end - span.begin)
        layers = (title_layer(scene, shape), lower_third_layer(scene, shape))
        self._overlays = [Overlay(layer) for layer in layers if layer is not None]

    def draw(self, time: float, planes: Planes) -> None:
        self._background.draw(time - self._span.begin, planes)
        for overlay in self._overlays:
            overlay.draw(planes)

    def close(self) -> None:
        self._background.close()


class Film:
    """Draws the frame at any time; scenes are opened when they come and closed when they went."""

    def __init__(self, scenes: Sequence[Scene], cues: Sequence[Cue], shape: Shape) -> None:
        self._scenes, self._cues, self._shape = scenes, cues, shape
        self._spans = spans(scenes)
        self._stages: dict[int, _Stage] = {}
        self._captions: dict[Cue, Overlay] = {}
        self._first, self._second = blank(shape), blank(shape)

    @property
    def seconds(self) -> float:
        return self._spans[-1].end

    def frame(self, time: float) -> Planes:
        """The frame at a time in seconds; its planes are overwritten by the next call."""
        seen = [i for i, span in enumerate(self._spans) if span.begin <= time < span.end]
        seen = seen or [len(self._spans) - 1]
        for gone in set(self._stages) - set(seen):
            self._stages.pop(gone).close()
        self._stage(seen[0]).draw(time, self._first)
        for index in seen[1:]:
            self._stage(index).draw(time, self._second)
            span = self._spans[index]
            weight = min(1.0, (time - span.begin) / span.fade)
            cv2.addWeighted(
                self._first.data, 1 - weight, self._second.data, weight, 0, dst=self._first.data
            )
        self._draw_caption(time)
        return self._first

    def _stage(self, index: int) -> _Stage:
        if index not in self._stages:
            self._stages[index] = _Stage(self._scenes[index], self._spans[index], self._shape)
        return self._stages[index]

    def _draw_caption(self, time: float) -> None:
        for cue in self._cues:
            if cue.start <= time < cue.end:
                if cue not in self._captions:
                    # One caption at a time: the layer of the last one is no longer needed.
                    self._captions = {cue: Overlay(caption_layer(cue.text, self._shape))}
                self._captions[cue].draw(self._first)

    def frames(self, fps: float = FPS) -> Iterator[Planes]:
        """All frames in order."""
        try:
            for number in range(round(self.seconds * fps)):
                yield self.frame(number / fps)
        finally:
            self.close()

    def close(self) -> None:
        for stage in self._stages.values():
            stage.close()
        self._stages.clear()
