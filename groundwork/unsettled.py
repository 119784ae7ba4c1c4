"""What looks filled in and settles nothing: a dash, 없음, 미정, 추후 검토; and 알 수 없음."""

import re

BLANK = r"[\s\-–—―?.]*"
OPEN = r"미정|추후|나중에|모름|미확인|확인\s*(?:중|필요|후|예정)"
_NOTHING = re.compile(
    rf"{BLANK}|(?:(?:(?:해당|특이)\s?(?:사항\s?)?)?없음|미정|모름|확인\s?필요|x)\.?", re.IGNORECASE
)
_UNSETTLED = re.compile(
    rf"^{BLANK}$|{OPEN}|검토(?!\s*(?:완료|마[침친]|끝))|협의\s*(?:중|예정)"
    r"|(?:받을|참고|기재|작성)\s*예정|\b(?:undecided|unknown|to be decided|tbd)\b",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(
    r"알 수 없|모르|모릅|모름|단정|확인되지|확인이 필요|확인해야|말할 수 없|판단할 수 없"
    r"|cannot|can't|not known|unclear|does not (?:show|say)|whether",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether a cell says nothing at all: empty, a dash, 없음, 미정."""
    return _NOTHING.fullmatch(text.strip()) is not None


def is_unsettled(text: str) -> bool:
    """Whether an answer leaves its question open, in a part of it or as a whole."""
    return _UNSETTLED.search(text) is not None


def is_not_known(sentence: str) -> bool:
    """Whether a sentence says that nobody can know: 알 수 없다, 단정할 수 없다."""
    return _NOT_KNOWN.search(sentence) is not None
