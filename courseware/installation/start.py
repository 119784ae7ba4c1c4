"""``python start.py``: make ready what is missing, then run a command of the course."""

import argparse
import os
import re
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


class _Parser(argparse.ArgumentParser):
    """Speaks the reader's language; argparse itself speaks English."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.reader = Installation(Path(), language)

    def format_help(self) -> str:
        return self.reader.text(texts.HELP)

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - it is English
        self.exit(2, f"☞ {self.reader.text(texts.WRONG_OPTION)}\n\n{self.format_help()}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    words = sys.argv[1:] if arguments is None else arguments
    # Before the options are read: what is wrong with them is said in the language they ask for.
    asked_english = re.search(r"--language[ =]en\b", " ".join(words))
    usual = "en" if os.environ.get("LABS_LANGUAGE") == "en" else "ko"
    parser = _Parser("en" if asked_english else usual)
    parser.add_argument("--language", choices=["ko", "en"], default=usual)
    parser.add_argument("--offline", type=lambda name: Path(name).resolve())
    parser.add_argument("command", nargs=argparse.REMAINDER)
    return parser.parse_args(words)


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
