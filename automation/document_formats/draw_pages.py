"""Draw the pages of an HWPX file into a folder; run in a process of its own by `drawing`.

Takes the file, the folder and what to draw: "png" for page-001.png and so on, "pdf" for
document.pdf. Exits with 1 where the renderer (extra ``preview``) is not installed.
"""

import ctypes
import sys
from contextlib import suppress
from pathlib import Path

_DPI = 96
MOST_PAGES = 10


def draw(file: str, folder: Path, kind: str) -> None:
    # The renderer's wheel does not name the library whose symbols it uses (seen on Debian 12).
    with suppress(OSError):
        ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)
    import rhwp

    document = rhwp.parse(file)
    if kind == "pdf":
        (folder / "document.pdf").write_bytes(document.render_pdf())
        return
    for page in range(min(document.page_count, MOST_PAGES)):
        picture = document.render_png(page=page, dpi=_DPI)
        (folder / f"page-{page + 1:03d}.png").write_bytes(picture)


def main() -> int:
    file, folder, kind = sys.argv[1:]
    try:
        draw(file, Path(folder), kind)
    except ImportError:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
