"""Can letters be read on what lies behind them: contrast along their edges."""

import cv2
import numpy as np
from numpy.typing import NDArray

from content_production.colours import contrast, luminance

# The worst tenth of the surroundings decides: a title half over the sky is not readable.
WORST_PART = 10


def letters_contrast(behind: NDArray[np.uint8], ink: NDArray[np.uint8]) -> float:
    """Contrast ratio (WCAG 2.1, 1 to 21) of letters with the pixels around them.

    ``behind`` is the picture without the letters, RGB (height, width, 3); ``ink`` is the letters,
    RGBA of the same size.
    """
    alpha = ink[..., 3]
    reach = max(3, behind.shape[0] // 20)
    around = cv2.dilate((alpha > 0).astype(np.uint8), np.ones((reach, reach), np.uint8)) > 0
    around &= alpha == 0
    letters = alpha == 255
    if not letters.any() or not around.any():
        return 1.0
    fill = float(np.median(luminance(ink[letters][:, :3])))
    return float(np.percentile(contrast(fill, luminance(behind[around])), WORST_PART))
