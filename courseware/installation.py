"""Set up the course's own Python environment, ``.venv``, and run the course in it.

``start.py`` comes here before anything is installed, so this module uses the standard library
only; for the same reason its sentences stand here in both languages instead of in the catalog.

The packages are those of ``uv.lock`` where uv is there or can be had, else those within the bounds
of ``pyproject.toml``, through pip. The course itself runs from its folder and is not installed: an
editable install names the folder in a ``.pth`` file, and one that names a Korean path keeps Python
3.11 and 3.12 from starting on Korean Windows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
import venv
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from courseware import installation_texts as texts
from courseware.installation_texts import Sentence, SetUpFailed

NEWEST_PYTHON = (3, 13)
NEEDED_BYTES = 3 * 10**9
# What the tests use beside the course's own packages: a dependency group and an extra.
TEST_GROUP, TEST_EXTRA = "dev", "preview"
# Two tests at a time; those that share something made once stay with one worker.
_TWO_WORKERS = ["-n", "2", "--dist", "loadgroup"]


@dataclass(frozen=True)
class Installation:
    """One checkout of the course with its environment; ``testing`` adds what the tests need.

    ``wheelhouse`` is a folder of packages to install from when there is no network.
    """

    root: Path
    language: str = "ko"
    testing: bool = False
    wheelhouse: Path | None = None

    @property
    def environment(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return _scripts(self.environment) / ("python.exe" if os.name == "nt" else "python")

    @property
    def state(self) -> Path:
        """What was set up; written last, so that an interrupted set-up is noticed."""
        return self.environment / ".set-up.json"

    @property
    def log(self) -> Path:
        return self.root / "build" / "set-up.log"

    def text(self, sentence: Sentence) -> str:
        return sentence.en if self.language == "en" else sentence.ko

    def tell(self, sentence: Sentence) -> None:
        print(self.text(sentence), flush=True)

    def variables(self) -> dict[str, str]:
        """The environment variables under which everything of the course runs."""
        inherited = {k: v for k, v in os.environ.items() if k != "PYTHONHOME"}
        return inherited | {
            "PATH": os.pathsep.join([str(_scripts(self.environment)), os.environ.get("PATH", "")]),
            "VIRTUAL_ENV": str(self.environment),
            "PYTHONPATH": str(self.root),
            "PYTHONUTF8": "1",
            "LABS_LANGUAGE": self.language,
            "UV_PROJECT_ENVIRONMENT": str(self.environment),
            # Offices look into encrypted traffic with a certificate that only the system knows.
            "UV_SYSTEM_CERTS": "1",
            "PIP_RETRIES": os.environ.get("PIP_RETRIES", "2"),
            "PIP_USER": "0",
            "PIP_NO_INPUT": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }


def main(arguments: Sequence[str] | None = None) -> int:
    """``python start.py``: set up what is missing, then run the command (``open`` without one)."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    options = _options(arguments)
    command, *words = options.command or ["open"]
    installation = Installation(
        root=Path(__file__).resolve().parent.parent,
        language=options.language,
        testing=command == "test",
        wheelhouse=options.offline,
    )
    try:
        set_up(installation)
    except SetUpFailed as failure:
        print(f"☞ {installation.text(failure.sentence)}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        installation.tell(texts.INTERRUPTED)
        return 130
    if command == "test":
        module = ["pytest", *_TWO_WORKERS, *words]
    else:
        module = ["courseware", command, *words]
    return _run_course(installation, module)


def set_up(installation: Installation) -> None:
    """Make the environment ready; does nothing where it is. Raises `SetUpFailed`."""
    if _is_ready(installation):
        return
    if installation.wheelhouse and not any(installation.wheelhouse.glob("*.whl")):
        raise SetUpFailed(texts.NO_WHEELHOUSE)
    installation.tell(texts.STARTING)
    began = time.monotonic()
    try:
        _start_environment(installation)
        if not _install(installation):
            log = installation.log.read_text("utf-8", errors="replace")
            raise SetUpFailed(texts.explain(log, offline=installation.wheelhouse is not None))
        _write_launcher(installation)
        _write_state(installation, _identity(installation))
    except OSError as error:
        raise SetUpFailed(texts.explain(str(error))) from error
    seconds = round(time.monotonic() - began)
    installation.tell(Sentence(f"준비를 마쳤습니다({seconds}초).", f"All set ({seconds} s)."))


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="과정을 준비하고 엽니다. · Sets the course up and opens it.",
    )
    parser.add_argument(
        "--language",
        choices=["ko", "en"],
        default="en" if os.environ.get("LABS_LANGUAGE") == "en" else "ko",
        help="화면의 언어 · the language you read",
    )
    parser.add_argument(
        "--offline",
        metavar="FOLDER",
        type=lambda name: Path(name).resolve(),
        help="인터넷 없이 이 폴더에서 설치 · set up from this folder, without a network",
    )
    parser.add_argument(
        "command",
        nargs=argparse.REMAINDER,
        help="없으면 실습실을 엽니다 · opens the lab room where there is none",
    )
    return parser.parse_args(arguments)


def _is_ready(installation: Installation) -> bool:
    state = _read_state(installation)
    tested_enough = state.get("testing") or not installation.testing
    same = {**state, "testing": None} == {**_identity(installation), "testing": None}
    return bool(tested_enough and same and installation.python.exists())


def _identity(installation: Installation) -> dict[str, object]:
    """What an environment depends on; it cannot be moved, so its place is part of it."""
    digest = hashlib.sha256()
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((installation.root / name).read_bytes())
    return {
        "packages": digest.hexdigest(),
        "place": str(installation.root),
        "testing": installation.testing,
    }


def _read_state(installation: Installation) -> dict[str, object]:
    try:
        state = json.loads(installation.state.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _write_state(installation: Installation, state: dict[str, object]) -> None:
    installation.state.write_text(json.dumps(state), encoding="utf-8")


def _start_environment(installation: Installation) -> None:
    """An environment marked as unfinished, made anew where the last set-up was interrupted."""
    environment = installation.environment
    unfinished = installation.state.exists() and not _read_state(installation)
    if environment.exists() and (unfinished or not _runs(installation.python)):
        installation.tell(texts.REPAIRING)
        shutil.rmtree(environment)
    if shutil.disk_usage(installation.root).free < NEEDED_BYTES:
        raise SetUpFailed(texts.DISK_FULL)
    if not environment.exists():
        venv.create(environment, symlinks=os.name != "nt")
    _write_state(installation, {})
    installation.log.parent.mkdir(exist_ok=True)
    installation.log.write_bytes(b"")


def _runs(python: Path) -> bool:
    try:
        return subprocess.run([python, "-c", ""], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False


def _install(installation: Installation) -> bool:
    """Install the packages: what the lock says where uv can be had, else through pip."""
    if installation.wheelhouse is None and (uv := _find_uv(installation)):
        extras = ["--group", TEST_GROUP, "--extra", TEST_EXTRA] if installation.testing else []
        # "inexact" leaves alone what is there beside the lock: pip, uv itself, what tests need.
        sync = [uv, "sync", "--frozen", "--inexact", "--no-install-project", *extras]
        if _step(installation, texts.INSTALLING, sync):
            return True
    if sys.version_info[:2] > NEWEST_PYTHON:
        raise SetUpFailed(texts.PYTHON_TOO_NEW)
    return _pip_install(installation, texts.INSTALLING, _requirements(installation))


def _find_uv(installation: Installation) -> str | None:
    """The uv of this machine, or one put into the environment."""
    path = installation.variables()["PATH"]
    if not shutil.which("uv", path=path):
        _pip_install(installation, texts.GETTING_UV, ["uv"])
    return shutil.which("uv", path=path)


def _requirements(installation: Installation) -> list[str]:
    """The bounded requirements of ``pyproject.toml``."""
    project = tomllib.loads((installation.root / "pyproject.toml").read_text(encoding="utf-8"))
    needed: list[str] = project["project"]["dependencies"]
    if not installation.testing:
        return needed
    extra: list[str] = project["project"]["optional-dependencies"][TEST_EXTRA]
    group: list[str] = project["dependency-groups"][TEST_GROUP]
    return needed + extra + group


def _pip_install(installation: Installation, doing: Sentence, requirements: list[str]) -> bool:
    """Install through the environment's pip, from the wheelhouse alone where there is one."""
    pip: list[str | Path] = [installation.python, "-m", "pip", "install"]
    if installation.wheelhouse is not None:
        pip += ["--no-index", "--find-links", installation.wheelhouse]
    return _step(
        installation, texts.GETTING_PIP, [installation.python, "-m", "ensurepip", "--default-pip"]
    ) and _step(installation, doing, [*pip, *requirements])


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


def _write_launcher(installation: Installation) -> None:
    """``labs`` on the environment's path, so that it works in JupyterLab's terminal as well."""
    scripts = _scripts(installation.environment)
    if os.name == "nt":
        (scripts / "labs.cmd").write_text(_LAUNCHER_WINDOWS, encoding="ascii")
    else:
        launcher = scripts / "labs"
        launcher.write_text(_LAUNCHER, encoding="ascii")
        launcher.chmod(0o755)


_LAUNCHER = """\
#!/bin/sh
scripts=$(dirname "$0")
PYTHONPATH="$scripts/../.." exec "$scripts/python" -P -m courseware "$@"
"""
_LAUNCHER_WINDOWS = """\
@setlocal
@set PYTHONPATH=%~dp0..\\..
@"%~dp0python.exe" -P -m courseware %*
"""


def _run_course(installation: Installation, module: Sequence[str]) -> int:
    testing = installation.testing
    process = subprocess.Popen(
        # -P: a file of the person's own called pandas.py must not be taken for the library.
        [installation.python, "-P", "-m", *module],
        cwd=installation.root if testing else None,
        env=installation.variables(),
    )
    while True:
        # An interrupt reaches the course as well, which then ends in its own way.
        with suppress(KeyboardInterrupt):
            return process.wait()


def _scripts(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")
