"""The privacy guard: nothing personal leaves this computer unmasked.

``mask`` replaces personal data by readable tokens such as ``[이름1]`` and keeps what each token
stood for, here and only here; ``Masked.unmask`` puts the words back into an answer.
"""

from automation.privacy.detect import Found, Kind, find
from automation.privacy.masking import Masked, mask

__all__ = ["Found", "Kind", "Masked", "find", "mask"]
