"""Colours by the names an office uses, and the contrast between two of them."""

import re

import numpy as np
from numpy.typing import ArrayLike, NDArray

from content_production.messages import problem

Colour = tuple[int, int, int]

NAMED: dict[str, Colour] = {
    "흰색": (255, 255, 255),
    "검정": (20, 20, 20),
    "노랑": (255, 221, 64),
    "주황": (242, 132, 40),
    "빨강": (200, 32, 44),
    "초록": (24, 120, 72),
    "하늘색": (160, 210, 245),
    "파랑": (24, 92, 190),
    "남색": (18, 44, 92),
    "회색": (128, 128, 128),
    "연회색": (205, 210, 215),
}
_ENGLISH = {
    "white": "흰색",
    "black": "검정",
    "yellow": "노랑",
    "orange": "주황",
    "red": "빨강",
    "green": "초록",
    "light blue": "하늘색",
    "blue": "파랑",
    "navy": "남색",
    "grey": "회색",
    "gray": "회색",
    "light grey": "연회색",
    "light gray": "연회색",
}
_SAME = {"하양": "흰색", "백색": "흰색", "검은색": "검정", "흑색": "검정", "곤색": "남색"}


def colour_named(name: str) -> Colour:
    """Red, green, blue (0 to 255) of a colour name or ``#RRGGBB``; raises `Problem` otherwise."""
    word = name.strip()
    if match := re.fullmatch(r"#?([0-9a-fA-F]{6})", word):
        red, green, blue = bytes.fromhex(match[1])
        return red, green, blue
    word = _ENGLISH.get(word.lower(), _SAME.get(word, word))
    for known in (word, f"{word}색", word.removesuffix("색")):
        if known in NAMED:
            return NAMED[known]
    raise problem(
        "{name:이라}는 색은 없습니다. {known} 가운데 하나나 #RRGGBB 형식으로 적어 주세요.",
        name=f"‘{name}’",
        known=", ".join(NAMED),
    )


def luminance(rgb: ArrayLike) -> NDArray[np.float64]:
    """Relative luminance (WCAG 2.1), 0 to 1, of sRGB values (…, 3) from 0 to 255."""
    part = np.asarray(rgb, np.float64) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def contrast(first: ArrayLike, second: ArrayLike) -> NDArray[np.float64]:
    """Contrast ratio (WCAG 2.1), 1 to 21, between two luminances or arrays of them."""
    one, other = np.asarray(first, np.float64), np.asarray(second, np.float64)
    return np.asarray((np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05))
