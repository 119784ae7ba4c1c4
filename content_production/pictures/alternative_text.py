"""Alternative text (대체 텍스트): when it is none at all."""

import re

from content_production.messages import say
from groundwork.comparing_text import letters_only
from groundwork.messages import Message

_FILE_NAME = re.compile(r"[\w\-. ()가-힣]+\.(?:png|jpe?g|gif|bmp|webp|pptx?|show)", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"(?:카드\s*뉴스|카드|그림|이미지|사진|슬라이드|img|image|picture|slide|photo|card)"
    r"[\s_\-]*\d*\s*(?:번|장|쪽)?(?:\s*(?:이미지|사진|그림))?",
    re.IGNORECASE,
)
# "야시장 사진" names a picture and tells nothing of it.
_FEWEST_LETTERS = 10


def lacks(text: str) -> Message | None:
    """What makes a text no alternative text; None where it may be one.

    Whether it says what the picture says is for whoever knows the facts.
    """
    plain = text.strip().strip(".")
    if not plain:
        return say("대체 텍스트가 없습니다.")
    quoted = f"‘{plain}’"
    if _FILE_NAME.fullmatch(plain):
        return say("{text:은} 파일 이름입니다.", text=quoted)
    if _PLACEHOLDER.fullmatch(plain):
        return say("{text:은} 의미 없이 자리만 채운 말입니다.", text=quoted)
    if len(letters_only(plain)) < _FEWEST_LETTERS:
        return say("{text}만으로는 무엇을 알리는 카드인지 모릅니다.", text=quoted)
    return None
