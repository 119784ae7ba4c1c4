"""What somebody changed in Hancom or Excel is not lost when a cell makes the file anew.

Before a cell runs, the files in ``output`` that no cell left so are put by. One that the cell then
writes over goes among the learner's own files, which are never submitted, and the cell says so.

An IPython extension, of the folder the notebook runs in.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from graders.submission import OUTPUT, OWN_FILES
from groundwork.files import writing
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

say = catalog("graders")

RECORD = ".written.json"


def keep_edited(shell: InteractiveShell | None) -> None:
    """Look after the folder of a notebook; does nothing outside one."""
    if shell is not None and shell.extension_manager is not None:
        shell.extension_manager.load_extension(__name__)


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Called by IPython, once a kernel."""
    files = EditedFiles(Path.cwd())
    shell.events.register("pre_run_cell", lambda _: files.before_cell())
    shell.events.register("post_run_cell", lambda _: files.after_cell())


class EditedFiles:
    """The files that cells wrote into a folder's ``output``, and those that somebody else did.

    Where nothing is recorded yet (a copy that is graded) all that is there counts as written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before = self._digests()
        self.written = self._recorded()
        self._put_by: dict[str, Path] = {}

    def before_cell(self) -> None:
        """Put by what no cell wrote."""
        self.before = self._digests()
        for name, digest in self.before.items():
            if self.written.get(name) != digest:
                with suppress(OSError):
                    self._put_by[name] = self._copy(name)

    def after_cell(self) -> None:
        """Keep what the cell wrote over, and say so; remember what it wrote."""
        after = self._digests()
        changed = {
            name: digest for name, digest in after.items() if digest != self.before.get(name)
        }
        for name, copy in self._put_by.items():
            if name in changed:
                kept = copy.rename(_free(self.folder / OWN_FILES / Path(name).name))
                print(_kept(name, kept))
            else:
                copy.unlink()
        self._put_by.clear()
        if changed or not (self.folder / RECORD).exists():
            self.written |= changed
            with suppress(Problem), writing(self.folder / RECORD) as temporary:
                temporary.write_text(json.dumps(self.written), encoding="utf-8")

    def _copy(self, name: str) -> Path:
        place = self.folder / OWN_FILES / f".{Path(name).name}"
        place.parent.mkdir(exist_ok=True)
        return Path(shutil.copyfile(self.folder / OUTPUT / name, place))

    def _digests(self) -> dict[str, str]:
        output = self.folder / OUTPUT
        found: dict[str, str] = {}
        for path in sorted(output.rglob("*")):
            with suppress(OSError):
                if path.is_file() and not path.name.startswith((".", "~$")):
                    state = path.stat()
                    digest = _digest(path, state.st_mtime_ns, state.st_size)
                    found[path.relative_to(output).as_posix()] = digest
        return found

    def _recorded(self) -> dict[str, str]:
        try:
            return dict(json.loads((self.folder / RECORD).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return dict(self.before)


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _free(path: Path) -> Path:
    """The path, or with a number where there is such a file already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(place for place in chain([path], numbered) if not place.exists())


def _kept(name: str, kept: Path) -> Message:
    return say(
        "직접 고치신 {file:을} 새로 만들기 전에 ‘내 파일’에 {kept:로} 남겨 두었습니다.",
        file=Path(name).name,
        kept=kept.name,
    )
