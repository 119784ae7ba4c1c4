"""Right work that looks like trouble: it keeps its points."""

from __future__ import annotations


def warn_on_stderr(places):
    import sys
    import warnings
    from pathlib import Path

    warnings.warn("Glyph 54620 missing from current font", stacklevel=1)
    print("x" * 1000, file=sys.stderr)
    Path("output/note.txt").write_text(places.right_note)


def die_after_the_work(places):
    import os
    from pathlib import Path

    Path("output/note.txt").write_text(places.right_note)
    os._exit(1)


def hang_after_the_work(places):
    from pathlib import Path

    Path("output/note.txt").write_text(places.right_note)
    while True:
        pass


def raise_after_the_work(places):
    from pathlib import Path

    Path("output/note.txt").write_text(places.right_note)
    raise RuntimeError("아직 배우는 중")
