"""Draw one page of an HWPX file as PNG to standard output; run by `automation.documents.preview`.

Exits with 1 where the renderer (extra ``preview``) is not installed.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

_DPI = 96


def draw(path: str, page: int) -> bytes:
    # The renderer's wheel does not name the library whose symbols it uses (seen on Debian 12).
    with suppress(OSError):
        ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)
    import rhwp

    return bytes(rhwp.parse(path).render_png(page=page, dpi=_DPI))


def main() -> int:
    try:
        picture = draw(sys.argv[1], int(sys.argv[2]))
    except ImportError:
        return 1
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
