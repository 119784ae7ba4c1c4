"""``python start.py``: make ready what is missing, then run a command of the course."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from courseware.installation import texts
from courseware.installation.place import Installation
from courseware.installation.setting_up import set_up
from courseware.installation.texts import SetUpFailed

# Two tests at a time; those that share something made once stay with one worker.
_TWO_WORKERS = ["-n", "2", "--dist", "loadgroup"]


class _Ended(KeyboardInterrupt):
    """Somebody ends this process from outside, by SIGTERM, and not with Ctrl+C."""


def _end(*_: object) -> NoReturn:
    raise _Ended


def main(arguments: Sequence[str] | None = None) -> int:
    """``python start.py``: set up what is missing, then run the command (``open`` without one)."""
    signal.signal(signal.SIGTERM, _end)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    options = _options(arguments)
    command, *words = options.command or ["open"]
    installation = Installation(
        root=Path(__file__).resolve().parents[2],
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


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="start.py",
        description="과정을 준비하고 엽니다. · Sets the course up and opens it.",
    )
    parser.add_argument(
        "--language",
        choices=["ko", "en"],
        default="en" if os.environ.get("LABS_LANGUAGE") == "en" else "ko",
        help="화면의 언어 · language of the screens",
    )
    parser.add_argument(
        "--offline",
        metavar="FOLDER",
        type=lambda name: Path(name).resolve(),
        help="인터넷 없이 이 폴더에서 설치 · install from this folder, without internet access",
    )
    parser.add_argument(
        "command",
        nargs=argparse.REMAINDER,
        help="적지 않으면 실습실을 엽니다 · without one, opens the lab room",
    )
    return parser.parse_args(arguments)


def _run_course(installation: Installation, module: Sequence[str]) -> int:
    testing = installation.testing
    process = subprocess.Popen(
        # -P: a file of the person's own called pandas.py must not be taken for the library.
        [installation.python, "-P", "-m", *module],
        cwd=installation.root if testing else None,
        env=installation.variables(),
    )
    while True:
        try:
            return process.wait()
        except _Ended:
            process.terminate()
        except KeyboardInterrupt:
            pass  # it reaches the course as well, which then ends in its own way
