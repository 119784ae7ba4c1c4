"""One checkout of the course, the environment in it, and in which language people are told."""

import os
from dataclasses import dataclass
from pathlib import Path

from courseware.installation.texts import Sentence


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
        """The course's own Python environment."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """Where the environment keeps its commands."""
        return self.environment / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def state(self) -> Path:
        """What was set up; written last, so that an interrupted set-up is noticed."""
        return self.environment / ".set-up.json"

    @property
    def log(self) -> Path:
        """What uv and pip said."""
        return self.root / "build" / "set-up.log"

    def text(self, sentence: Sentence) -> str:
        return sentence.en if self.language == "en" else sentence.ko

    def tell(self, sentence: Sentence) -> None:
        """Say a sentence in the person's language at once."""
        print(self.text(sentence), flush=True)

    def variables(self) -> dict[str, str]:
        """The environment variables under which everything of the course runs."""
        inherited = {k: v for k, v in os.environ.items() if k != "PYTHONHOME"}
        return inherited | {
            "PATH": os.pathsep.join([str(self.scripts), os.environ.get("PATH", "")]),
            "VIRTUAL_ENV": str(self.environment),
            "PYTHONPATH": str(self.root),
            "PYTHONUTF8": "1",
            "LABS_LANGUAGE": self.language,
            "LABS_STARTED_BY": str(os.getpid()),
            "UV_PROJECT_ENVIRONMENT": str(self.environment),
            # Offices look into encrypted traffic with a certificate that only the system knows.
            "UV_SYSTEM_CERTS": "1",
            "PIP_RETRIES": os.environ.get("PIP_RETRIES", "2"),
            "PIP_USER": "0",
            "PIP_NO_INPUT": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
