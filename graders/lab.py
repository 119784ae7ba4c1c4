"""A lab as its notebook sees it: materials made ready, checks that show a card."""

from __future__ import annotations

import html
import io
import os
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

from IPython.core.getipython import get_ipython

from graders import curriculum, materials
from graders.card import Card, Cards
from graders.checking import check_submission, run_check
from graders.curriculum import Artefact, LabEntry
from graders.edited_files import keep_edited
from graders.kind_errors import speak_kindly
from graders.messages import problem
from graders.outcome import Outcome
from graders.progress import remember
from graders.submission import OUTPUT, OWN_FILES, Submission
from groundwork import language as reader
from groundwork.files import NOT_NAMED
from groundwork.messages import Message, catalog
from groundwork.problem import Problem

say = catalog("graders")

PRACTICE_VARIABLE = "LABS_PRACTICE"  # read by automation.assistant, opened only when it is asked


class Lab:
    """The lab of a notebook.

    Makes ``materials/``, ``output/`` and ``my-files/`` (of one's own, never submitted) ready in the
    folder of the notebook. ``language`` sets the language of everything the notebook says.
    """

    def __init__(
        self, lab_id: str, language: str | None = None, folder: str | Path | None = None
    ) -> None:
        if language is not None:
            reader.use(language)
        speak_kindly(get_ipython())
        self.entry: LabEntry = curriculum.load().lab(lab_id)
        self.folder = Path(folder) if folder is not None else Path.cwd()
        self.materials = materials.provide(self.entry, self.folder)
        for name in (OUTPUT, OWN_FILES):
            (self.folder / name).mkdir(exist_ok=True)
        keep_edited(get_ipython())
        self._judged: tuple[object, Submission] | None = None
        # Another lab's answer to a like question would be out of place.
        os.environ[PRACTICE_VARIABLE] = str(self.entry.folder / "practice")

    def check(self, check_id: str) -> Card:
        """Judge what stands under ``output/`` now, with one check of the lab."""
        with redirect_stdout(io.StringIO()):  # progress bars: a check shows its card only
            outcome = run_check(self._submission(), self.entry.check(check_id))
        remember(self.folder, [outcome])
        return Card(outcome)

    def judge(self, *files: str | Path | Problem) -> Cards:
        """Judge files of one's own with those checks that do not need the lab's materials.

        A name that is still empty, or of no file, is answered with what to do; so is what a cell
        above could not save yet.
        """
        named = []
        for file in files:
            if isinstance(file, Problem):
                return Cards([], file.message)
            if str(file).strip():
                named.append(Path(file))
        if not named:
            return Cards([], NOT_NAMED)
        if missing := [file for file in named if not file.is_file()]:
            return Cards([], _not_there(missing[0]))
        return Cards(check_own_files(self.entry, named))

    def _submission(self) -> Submission:
        """What stands there now; while no file changes, one check reads what another has read."""
        state = _state(self.folder)
        if self._judged is None or self._judged[0] != state:
            version = materials.course_version(self.entry)
            self._judged = state, Submission(self.entry, self.folder, version)
        return self._judged[1]

    def __repr__(self) -> str:
        return str(self.entry.title)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li><code>{html.escape(path.relative_to(self.folder).as_posix())}</code></li>"
            for path in self.materials
        )
        heading = say(
            "{title} — 자료가 준비되었습니다. 만든 파일은 결과물 폴더(output)에 저장됩니다.",
            title=self.entry.title,
        )
        return f"<p><b>{html.escape(str(heading))}</b></p><ul>{rows}</ul>"


def _state(folder: Path) -> list[tuple[Path, int, int]]:
    """The files that may be submitted, each with its time and size."""
    files = sorted([*folder.glob("[!.]*"), *(folder / OUTPUT).rglob("*")])
    found = [path for path in files if path.is_file() and path.suffix != ".ipynb"]
    return [(path, path.stat().st_mtime_ns, path.stat().st_size) for path in found]


def _not_there(file: Path) -> Message:
    return say(
        "{file:은} 실습 폴더에 없습니다. 파일을 다시 선택해 주세요.",
        file=file.as_posix(),
    )


def _not_judged(artefacts: Sequence[Artefact], file: Path) -> Message:
    kinds = dict.fromkeys(kind for artefact in artefacts for kind in artefact.kinds)
    if file.suffix.lower() == ".hwp" and ".hwpx" in kinds:
        return say(
            "{file:은} 옛 한글 형식(HWP)입니다. 한글에서 ‘다른 이름으로 저장하기’를 눌러 HWPX로 "
            "저장해 주세요.",
            file=file.name,
        )
    return say(
        "{file:은} 여기에서 볼 수 있는 파일이 아닙니다. 볼 수 있는 종류: {kinds}",
        file=file.name,
        kinds=", ".join(kinds),
    )


def check_own_files(entry: LabEntry, files: Sequence[Path]) -> list[Outcome]:
    """Judge an official's own files; each is taken for the artefact whose kind it has.

    Raises `Problem` for a file that no check looked at, and where no check looks at a file alone.
    """
    own = [check for check in entry.checks if check.own_file]
    if not own:
        raise problem("‘{lab}’ 실습에는 내 파일만으로 할 수 있는 검사가 없습니다.", lab=entry.title)
    fixed: dict[str, Path] = {}
    for file in files:
        fitting = [a.name for a in entry.artefacts if file.suffix.lower() in a.kinds]
        free = [name for name in fitting if name not in fixed]
        fixed[free[0] if free else file.name] = file
    folder = files[0].resolve().parent if files else Path.cwd()
    submission = Submission(entry, folder, entry.folder / "materials", fixed)
    outcomes = check_submission(submission, own)
    looked_for = [artefact for artefact in entry.artefacts if artefact.name in submission.sought]
    for name, file in fixed.items():
        if name not in submission.sought:
            raise Problem(_not_judged(looked_for, file))
    return outcomes
