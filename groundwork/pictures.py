"""Pictures opened as one of the formats an office uses, whatever else their bytes claim to be.

Pillow knows some fifty formats and goes by the bytes, not the name. The rare ones are read by code
that nobody's pictures need: FITS unpacks half a megabyte to gigabytes, EPS starts Ghostscript.
"""

import warnings
from pathlib import Path
from typing import BinaryIO

from PIL import Image

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


def open_picture(source: Path | BinaryIO) -> Image.Image:
    """A picture of one of `FORMATS`, its pixels not loaded yet.

    Raises OSError, ValueError or SyntaxError for anything else, and `Image.DecompressionBombError`
    for more pixels than Pillow takes.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(source, formats=FORMATS)
