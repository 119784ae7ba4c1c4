"""Libraries that come inside a package, told by the names of their files."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from courseware.licences.packages import Package

_KNOWN = Path(__file__).with_name("bundled.toml")
# Where the builders of wheels put libraries, and where a program of its own is.
_PLACES = re.compile(r"(?:^|/)(?:\w+\.libs|\.dylibs|imageio_ffmpeg/binaries)/(?:lib)?([^/]+)$")
_WINDOWS_VIDEO = re.compile(r"(?:^|/)cv2/(opencv_videoio_ffmpeg[^/]*)$")
_NO_LIBRARY = (".py", ".md", ".pyc")
_COPYLEFT = re.compile(r"\b[AL]?GPL|\bMPL|\bEPL|\bCDDL")


@dataclass(frozen=True)
class Library:
    """One library in machine code, or a part of a page for the browser."""

    title: str
    names: tuple[str, ...]
    licence: str
    source: str
    note: str = ""


@cache
def libraries() -> tuple[Library, ...]:
    """The libraries known, in the order of the file."""
    told = tomllib.loads(_KNOWN.read_text(encoding="utf-8"))["library"]
    return tuple(Library(**{**one, "names": tuple(one["names"])}) for one in told)


def library(file: str) -> Library | None:
    """The library whose file this is; the longest name that fits decides."""
    fitting = [
        (len(name), each) for each in libraries() for name in each.names if file.startswith(name)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def within(package: Package) -> Iterator[tuple[str, Library | None]]:
    """The libraries inside a package: (name of the file or part, what it is if known)."""
    for path in map(str, package.files):
        path = path.replace("\\", "/")
        found = _PLACES.search(path) or _WINDOWS_VIDEO.search(path)
        if found and not path.endswith(_NO_LIBRARY):
            yield found[1], library(found[1])
    for part, licence in package.browser_parts().items():
        if _COPYLEFT.search(licence):
            yield part, library(part)
