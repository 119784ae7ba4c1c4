"""Pictures opened as one of the formats an office uses, whatever else their bytes claim to be.

Pillow knows some fifty formats and goes by the bytes, not the name. The rare ones are read by code
that nobody's pictures need: FITS unpacks half a megabyte to gigabytes, EPS starts Ghostscript.
"""

import warnings
from pathlib import Path
from typing import BinaryIO

import numpy as np
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


def in_eight_bits(image: Image.Image) -> Image.Image:
    """A scan or map of more than 8 bits a pixel as a grey picture of 8; any other as it is.

    Pillow cuts such values at 255, which leaves nearly all of the picture white.
    """
    if not image.mode.startswith(("I", "F")):
        return image
    values = np.nan_to_num(np.asarray(image, dtype=np.float64), posinf=0.0)
    highest = float(values.max(initial=0.0))
    ranges = (65535.0,) if image.mode.startswith("I;16") else (1.0, 255.0, 65535.0, highest)
    white = next(top for top in ranges if highest <= top)
    return Image.fromarray(np.clip(values / white * 255, 0, 255).astype(np.uint8))
