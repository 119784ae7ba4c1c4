"""What is written about a licence or a consent: does it allow the use?"""

import re

from groundwork.unsettled import is_unsettled

_REFUSED = re.compile(r"없음|미동의|안\s*받|불가|금지")


def is_open_or_refused(text: str) -> bool:
    """Whether an answer leaves the question open, or says no: "추후 확인", "동의 안 받음"."""
    return is_unsettled(text) or _REFUSED.search(text) is not None
