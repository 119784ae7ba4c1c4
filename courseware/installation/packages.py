"""The packages of the course, put into its environment through uv or pip."""

import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from courseware.installation import texts
from courseware.installation.place import Installation
from courseware.installation.texts import Sentence, SetUpFailed

NEWEST_PYTHON = (3, 13)
# What the tests use beside the course's own packages: a dependency group and an extra.
TEST_GROUP, TEST_EXTRA = "dev", "preview"
# What ``uv.lock`` says, with its hashes, as pip reads it.
LOCKED = "requirements.txt"


def install(installation: Installation) -> bool:
    """Install the packages that the lock names, through uv where it can be had, else pip."""
    if installation.wheelhouse is None and (uv := _find_uv(installation)):
        extras = ["--group", TEST_GROUP, "--extra", TEST_EXTRA] if installation.testing else []
        # "inexact" leaves alone what is there beside the lock: pip, uv itself, what tests need.
        sync = [uv, "sync", "--frozen", "--inexact", "--no-install-project", *extras]
        if _step(installation, texts.INSTALLING, sync):
            return True
    if sys.version_info[:2] > NEWEST_PYTHON:
        raise SetUpFailed(texts.PYTHON_TOO_NEW)
    # The lock is whole, and "no-deps" keeps pip from what moviepy asks for: a pillow with holes.
    locked = ["--no-deps", "--requirement", str(installation.root / LOCKED)]
    if not _pip_install(installation, texts.INSTALLING, locked):
        return False
    return not installation.testing or _pip_install(
        installation, texts.INSTALLING, _test_requirements(installation)
    )


def _find_uv(installation: Installation) -> str | None:
    """The uv of this machine, or one put into the environment."""
    path = installation.variables()["PATH"]
    if not shutil.which("uv", path=path):
        _pip_install(installation, texts.GETTING_UV, ["uv"])
    return shutil.which("uv", path=path)


def _test_requirements(installation: Installation) -> list[str]:
    """What ``pyproject.toml`` asks for, within its bounds, for the tests alone."""
    project = tomllib.loads((installation.root / "pyproject.toml").read_text(encoding="utf-8"))
    extra: list[str] = project["project"]["optional-dependencies"][TEST_EXTRA]
    group: list[str] = project["dependency-groups"][TEST_GROUP]
    return extra + group


def _pip_install(installation: Installation, doing: Sentence, wanted: list[str]) -> bool:
    """Install through the environment's pip, from the wheelhouse alone where there is one."""
    pip: list[str | Path] = [installation.python, "-m", "pip", "install"]
    if installation.wheelhouse is not None:
        pip += ["--no-index", "--find-links", installation.wheelhouse]
    return _step(
        installation, texts.GETTING_PIP, [installation.python, "-m", "ensurepip", "--default-pip"]
    ) and _step(installation, doing, [*pip, *wanted])


def _step(installation: Installation, doing: Sentence, command: Sequence[str | Path]) -> bool:
    """Run one step, its own words going to the log; shows what is done and for how long."""
    began = time.monotonic()
    with (
        installation.log.open("ab") as log,
        subprocess.Popen(
            command,
            cwd=installation.root,
            env=installation.variables(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        text = installation.text(doing)
        print(f"  {text}", end="", flush=True)
        try:
            while process.poll() is None:
                _show_elapsed(text, round(time.monotonic() - began))
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=1)
        except KeyboardInterrupt:
            process.terminate()
            raise
        finally:
            print(flush=True)
    return process.returncode == 0


def _show_elapsed(text: str, seconds: int) -> None:
    if sys.stdout.isatty():
        print(f"\r  {text} {seconds // 60}:{seconds % 60:02}", end="", flush=True)
