"""Python packages and their licences, as they say themselves in their metadata.

Read from what is installed or from wheels in a folder: `importlib.metadata` reads both alike.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution
from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parents[2]
LOCKED = ROOT / "requirements.txt"

# Licences that packages name in words of their own, as SPDX writes them.
_SPDX = {
    "apache software license": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "bsd license": "BSD",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
    "sil open font license 1.1 (ofl-1.1)": "OFL-1.1",
}
_TEXT = re.compile(r"(?i)licen[cs]e|copying|notice|authors")
_HOMES = ("source", "source code", "repository", "github", "homepage", "home", "documentation")
# What the browser's part of a package is made of, as JupyterLab's builder writes it down.
_BROWSER_PARTS = "third-party-licenses.json"


@dataclass(frozen=True)
class Package:
    """One installed package or wheel."""

    distribution: Distribution

    @cached_property
    def name(self) -> str:
        return re.sub(r"[-_.]+", "-", self.distribution.name).lower()

    @property
    def version(self) -> str:
        return self.distribution.version

    @cached_property
    def licence(self) -> str:
        """Its licence as SPDX names it; "" where it says none."""
        if expression := self._told("License-Expression"):
            return expression[0]
        classes = [
            line.rpartition(" :: ")[2]
            for line in self._told("Classifier")
            if line.startswith("License ::") and not line.endswith("OSI Approved")
        ]
        words = classes or [line.partition("\n")[0] for line in self._told("License")]
        return " OR ".join(_SPDX.get(word.lower(), word) for word in words)

    @cached_property
    def source(self) -> str:
        """The address where its source is, as far as it names one."""
        named = [line.partition(", ")[::2] for line in self._told("Project-URL")]
        homes = {label.strip().lower(): address for label, address in named}
        best = [homes[home] for home in _HOMES if home in homes]
        return next(iter([*best, *self._told("Home-page"), *homes.values()]), "")

    def _told(self, field: str) -> list[str]:
        return [str(value) for value in self.distribution.metadata.get_all(field) or []]

    @cached_property
    def files(self) -> list[PurePath]:
        return list(self.distribution.files or [])

    def texts(self) -> Iterator[tuple[str, bytes]]:
        """Its licence texts and notices: (path within the package's metadata, contents)."""
        for file in self.files:
            within = next((at for at, part in enumerate(file.parts) if _is_metadata(part)), None)
            if within is not None and _TEXT.search("/".join(file.parts[within + 1 :])):
                yield "/".join(file.parts[within + 1 :]), self._read(file)

    def browser_parts(self) -> dict[str, str]:
        """The packages that its part for the browser is made of, each with its licence."""
        lists = [file for file in self.files if file.name == _BROWSER_PARTS]
        parts = [part for file in lists for part in json.loads(self._read(file))["packages"]]
        return {part["name"]: part["licenseId"] for part in parts}

    def _read(self, file: PurePath) -> bytes:
        # A place on the disk, or one within a wheel.
        return self.distribution.locate_file(file).read_bytes()  # type: ignore[attr-defined]


def _is_metadata(part: str) -> bool:
    return part.endswith(".dist-info")


def installed() -> list[Package]:
    """The packages of the lock that are installed here, in the order of their names."""
    locked = set(re.findall(r"^([\w.-]+)==", LOCKED.read_text(encoding="utf-8"), re.MULTILINE))
    found = {package.name: package for package in map(Package, Distribution.discover())}
    return [found[name] for name in sorted(locked) if name in found]


def in_wheels(folder: Path) -> list[Package]:
    """The packages of the wheels in a folder, in the order of their names."""
    found = [
        Package(distribution)
        for wheel in folder.glob("*.whl")
        for distribution in Distribution.discover(path=[str(wheel)])
    ]
    return sorted(found, key=lambda package: package.name)
