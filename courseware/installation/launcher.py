"""``labs``, the command of the course inside its environment."""

import os

from courseware.installation.place import Installation

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


def write_launcher(installation: Installation) -> None:
    """``labs`` on the environment's path, so that it works in JupyterLab's terminal as well."""
    if os.name == "nt":
        (installation.scripts / "labs.cmd").write_text(_LAUNCHER_WINDOWS, encoding="ascii")
    else:
        launcher = installation.scripts / "labs"
        launcher.write_text(_LAUNCHER, encoding="ascii")
        launcher.chmod(0o755)
