"""An IPython shell that keeps what cells show as nbformat outputs: no kernel, no sockets."""

from __future__ import annotations

import base64
import io
from typing import Any, Literal

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

Output = dict[str, Any]

MAX_TEXT = 100_000
MAX_OUTPUTS = 100
MAX_ERROR = 2_000


class Outputs:
    """What one cell has shown so far, up to a reasonable amount."""

    def __init__(self) -> None:
        self.shown: list[Output] = []
        self._letters = 0

    def clear(self) -> None:
        self.shown.clear()
        self._letters = 0

    def add(self, output: Output) -> None:
        if len(self.shown) < MAX_OUTPUTS:
            self.shown.append(output)

    def write(self, stream: str, text: str) -> None:
        text = text[: MAX_TEXT - self._letters]
        self._letters += len(text)
        last = self.shown[-1] if self.shown else {}
        if last.get("name") == stream:
            last["text"] += text
        elif text:
            self.add({"output_type": "stream", "name": stream, "text": text})


class _Stream(io.TextIOBase):
    """``sys.stdout`` or ``sys.stderr`` of a cell."""

    encoding = "utf-8"

    def __init__(self, name: Literal["stdout", "stderr"], outputs: Outputs) -> None:
        self._name = name
        self._outputs = outputs

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.write(self._name, text)
        return len(text)

    def writable(self) -> bool:
        return True


class _Results(DisplayHook):
    """The value of a cell's last line."""

    shell: Shell

    def write_output_prompt(self) -> None:
        """A notebook shows the number beside the cell."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self.shell.outputs.add(
            {
                "output_type": "execute_result",
                "execution_count": self.prompt_count,
                "data": _as_text(format_dict),
                "metadata": md_dict or {},
            }
        )


class _Displays(DisplayPublisher):
    """What ``display`` and charts show."""

    shell: Shell

    def publish(self, data: Any, metadata: Any = None, *_: Any, **__: Any) -> None:
        self.shell.outputs.add(
            {"output_type": "display_data", "data": _as_text(data), "metadata": metadata or {}}
        )

    def clear_output(self, wait: bool = False) -> None:  # noqa: ARG002 - IPython's signature
        self.shell.outputs.clear()


class Shell(InteractiveShell):
    """IPython as a notebook knows it; ``outputs`` holds what the running cell shows."""

    def __init__(self, **settings: Any) -> None:
        self.outputs = Outputs()
        super().__init__(**settings)  # type: ignore[no-untyped-call]

    def run(self, source: str) -> list[Output]:
        """Run a cell; what it showed."""
        self.outputs.clear()
        self.run_cell(source, store_history=True)  # type: ignore[no-untyped-call]
        return self.outputs.shown

    def init_io(self) -> None:
        """The streams are set for each cell's process, not here."""

    def enable_gui(self, gui: Any = None) -> None:
        """There is no screen."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        name = str(getattr(etype, "__name__", etype))
        self.outputs.add(error_output(name, str(evalue), "\n".join(stb)))


def error_output(name: str, value: str, trace: str) -> Output:
    """An error as a notebook keeps it, cut to what a person reads."""
    return {
        "output_type": "error",
        "ename": name[:MAX_ERROR],
        "evalue": value[:MAX_ERROR],
        "traceback": [trace[-MAX_ERROR:]],
    }


def warm_shell() -> Shell:
    """The shell of this process, with its own imports and first run paid."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    # Whole stacks cost up to a third of a second each, and no official reads them.
    config.InteractiveShell.xmode = "Minimal"
    shell: Shell = Shell.instance(
        config=config, displayhook_class=_Results, display_pub_class=_Displays
    )
    shell.run("0")
    shell.outputs.clear()
    return shell


def streams(outputs: Outputs) -> tuple[io.TextIOBase, io.TextIOBase]:
    """Standard output and standard error that write into ``outputs``."""
    return _Stream("stdout", outputs), _Stream("stderr", outputs)


def _as_text(data: dict[str, Any]) -> dict[str, Any]:
    """Pictures are bytes in IPython, and base64 in a notebook."""
    return {
        kind: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for kind, value in data.items()
    }
