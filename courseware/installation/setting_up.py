"""The environment made ready, once: what is there already is left alone."""

import hashlib
import json
import os
import shutil
import subprocess
import time
import venv
from pathlib import Path

from courseware.installation import texts
from courseware.installation.launcher import write_launcher
from courseware.installation.packages import install
from courseware.installation.place import Installation
from courseware.installation.texts import Sentence, SetUpFailed

NEEDED_BYTES = 3 * 10**9


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
        if not install(installation):
            log = installation.log.read_text("utf-8", errors="replace")
            raise SetUpFailed(texts.explain(log, offline=installation.wheelhouse is not None))
        write_launcher(installation)
        _write_state(installation, _identity(installation))
    except OSError as error:
        raise SetUpFailed(texts.explain(str(error))) from error
    seconds = round(time.monotonic() - began)
    installation.tell(Sentence(f"준비를 마쳤습니다({seconds}초).", f"All set ({seconds} s)."))


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
