"""What libraries mutter to stderr goes to the lab room's log, not under an official's cell.

Warnings are in English and meant for programmers; in a notebook they look like a mistake of the
reader's. With ``LABS_DEBUG`` set, authors see them. An IPython extension of the lab room's kernels.
"""

import os
import sys
from typing import Any


def load_ipython_extension(_shell: Any) -> None:
    """Called by IPython when a kernel of the lab room starts."""
    if not os.environ.get("LABS_DEBUG") and sys.__stderr__ is not None:
        sys.stderr = sys.__stderr__
