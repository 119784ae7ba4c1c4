"""The wheelhouse (설치 폴더): all packages for a classroom without a network.

The versions are those of ``uv.lock``. They are worked out for the classroom's system, not for this
one: an export made on Linux lacks what only Windows needs.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from courseware.licences.notices import write_notices
from courseware.licences.packages import in_wheels
from courseware.messages import problem, say
from graders.curriculum import LABS_ROOT
from groundwork.files import writing
from groundwork.messages import Message
from groundwork.problem import Problem

ROOT = LABS_ROOT.parent
PYTHONS = ("3.11", "3.12", "3.13")
README, LICENCES = "README.txt", "licences"


@dataclass(frozen=True)
class Platform:
    """A kind of computer: its name for uv, and the wheel tags it can use for pip, best first."""

    uv: str
    tags: tuple[str, ...]


PLATFORMS = {
    "windows": Platform("x86_64-pc-windows-msvc", ("win_amd64",)),
    "linux": Platform(
        "x86_64-manylinux_2_28",
        (*(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)), "manylinux2014_x86_64"),
    ),
    # pip adds the older macOS versions itself.
    "macos": Platform("aarch64-apple-darwin", ("macosx_14_0_arm64",)),
}
# The oldest macOS that the wheels of av can use.
_MACOS = {"MACOSX_DEPLOYMENT_TARGET": "14.0"}


def make_wheelhouse(platform: str, python: str, folder: Path) -> list[Path]:
    """Download the packages for a platform and Python version into a folder.

    Returns the wheels. Raises `Problem` naming the package that has none, or without uv or network.
    """
    uv = shutil.which("uv")
    if uv is None:
        raise problem("uv가 필요합니다. 먼저 pip install uv로 설치해 주세요.")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        requirements = _requirements(uv, PLATFORMS[platform], python, Path(temporary))
        _download(uv, PLATFORMS[platform], python, requirements, folder)
    write_notices(in_wheels(folder), folder / LICENCES)
    with writing(folder / README) as file:
        file.write_text(_readme(platform, python), encoding="utf-8")
    return sorted(folder.glob("*.whl"))


def _requirements(uv: str, platform: Platform, python: str, folder: Path) -> Path:
    """The locked versions of what the course needs on that platform, one a line."""
    locked, wanted = folder / "locked.txt", folder / "wanted.txt"
    export = ["--frozen", "--no-emit-project", "--no-hashes"]
    _run([uv, "export", *export, "--output-file", locked])
    place = ["--python-platform", platform.uv, "--python-version", python]
    plain = ["--only-binary", ":all:", "--no-annotate", "--no-header"]
    compile_locked: list[str | Path] = [
        uv,
        "pip",
        "compile",
        "pyproject.toml",
        "--constraints",
        locked,
    ]
    _run([*compile_locked, *place, *plain, "--output-file", wanted])
    return wanted


def _download(uv: str, platform: Platform, python: str, requirements: Path, folder: Path) -> None:
    tags = [word for tag in platform.tags for word in ("--platform", tag)]
    place = ["--implementation", "cp", "--python-version", python, *tags]
    plain = ["--no-deps", "--only-binary", ":all:", "--quiet"]
    pip = [uv, "tool", "run", "pip", "download", *place, *plain]
    _run([*pip, "--requirement", requirements, "--dest", folder.resolve()])


def _run(command: Sequence[str | Path]) -> None:
    environment = os.environ | _MACOS
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise Problem(trouble(done.stderr))


def trouble(errors: str) -> Message:
    """What went wrong, from what uv or pip wrote: a package without a wheel, or the network."""
    if no_wheel := _NO_WHEEL.search(errors):
        package = next(name for name in no_wheel.groups() if name)
        return say("{package}: 그 컴퓨터에 맞는 설치 파일(wheel)이 없습니다.", package=package)
    last = errors.strip().splitlines()[-1] if errors.strip() else ""
    return say("설치 파일을 내려받지 못했습니다. 인터넷 연결을 확인해 주세요. ({why})", why=last)


_NO_WHEEL = re.compile(
    r"No matching distribution found for (\S+)|Wheels are required for `([^`]+)`"
)


def _readme(platform: str, python: str) -> str:
    lines = say(
        "{platform}, Python {python}용 설치 폴더입니다.\n"
        "이 폴더를 과정 폴더와 함께 교육장 컴퓨터로 옮긴 뒤, 과정 폴더에서 실행합니다:\n",
        platform=platform,
        python=python,
    )
    return "\n".join([lines.render("ko"), lines.render("en"), _COMMAND])


_COMMAND = "    python start.py --offline wheelhouse\n"
