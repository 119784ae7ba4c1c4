"""Figures with Hangul that look the same on every machine, and say nothing on stderr."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_DPI = 150


@contextmanager
def drawing(width: float, height: float) -> Iterator[Figure]:
    """Give an empty figure, ``width`` by ``height`` inches, to draw on inside the ``with`` block.

    Text is set in Noto Sans KR (OFL 1.1) and taken as it is written, a "$" too. The figure is its
    own, without the state that pyplot keeps for everybody.
    """
    # Its first start on a machine says that it looks for fonts; words on stderr cost points.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    import matplotlib
    from matplotlib.figure import Figure

    # A letter that the font has not is drawn as a box; matplotlib would warn of it, on stderr.
    with warnings.catch_warnings(), matplotlib.rc_context(_settings()):
        warnings.simplefilter("ignore")
        yield Figure(figsize=(width, height), dpi=_DPI)


def png(figure: Figure) -> bytes:
    """A figure as PNG; without the time of drawing in it, the same figure gives the same file."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", metadata={"Software": None})
    return buffer.getvalue()


@cache
def _settings() -> Any:
    from matplotlib.font_manager import FontProperties, fontManager
    from pylopdf_fonts_ko import sans_path

    fontManager.addfont(sans_path())
    family = FontProperties(fname=str(sans_path())).get_name()
    return {"font.family": family, "text.parse_math": False, "axes.unicode_minus": False}
