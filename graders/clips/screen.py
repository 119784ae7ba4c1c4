"""Where on a screen or a picture something stands, as a person finds it."""

from graders.messages import say
from groundwork.messages import Message


def part_of_screen(top: float, bottom: float) -> Message:
    """위쪽, 가운데 or 아래쪽, by the third its middle lies in; 0 is the top edge, 1 the bottom."""
    middle = (top + bottom) / 2
    return say("위쪽") if middle < 1 / 3 else say("가운데") if middle < 2 / 3 else say("아래쪽")
