"""Run a course's own notebooks, and keep what the solution submits.

Only notebooks of the course run here, on the author's machine; learners' notebooks never do.
"""

import copy
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from courseware.build import learner_notebook, solution_notebook, write_notebook
from courseware.messages import problem
from courseware.sources import LAB_TEXT
from graders.checking import CHECKS
from graders.curriculum import LabEntry
from graders.submission import MATERIALS, OUTPUT
from groundwork.cache import cache_folder, forget_unused, mark_used
from groundwork.language import LANGUAGES
from groundwork.messages import catalog_path

CELL_SECONDS = 900
_LIBRARIES = ("automation", "data_analysis", "content_production")


@dataclass(frozen=True)
class CellTrouble:
    """What no learner may see: an error, or words on stderr (which nbgrader scores as zero)."""

    cell: str
    text: str


def run(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run a notebook from top to bottom in a folder; a cell that fails does not stop the others."""
    executed = copy.deepcopy(notebook)
    client = NotebookClient(
        executed,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        allow_errors=True,
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute()
    return executed


def troubles(executed: NotebookNode) -> Iterator[CellTrouble]:
    """The cells of an executed notebook that raised or wrote to stderr."""
    for cell in executed.cells:
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                yield CellTrouble(cell.id, f"{output.ename}: {output.evalue}")
            elif output.output_type == "stream" and output.name == "stderr":
                yield CellTrouble(cell.id, output.text.strip())


def check_values(executed: NotebookNode) -> dict[str, float]:
    """What each check cell of an executed notebook was worth, as nbgrader would read it."""
    values = {}
    for cell in executed.cells:
        check = cell.metadata.get("labs", {}).get("check")
        for output in cell.get("outputs", []):
            if check and output.output_type == "execute_result":
                values[check] = float(output.data["text/plain"])
    return values


def reference_submission(lab: LabEntry, language: str = LANGUAGES[0]) -> Path:
    """The folder the solution notebook leaves behind, run again whenever lab or libraries change.

    Its code is the same in every language; what libraries say and write is not. Raises `Problem`
    naming the first cell that failed.
    """
    place = _reference_place(lab, language)
    if place.is_dir():
        mark_used(place)
        return place
    place.parent.mkdir(parents=True, exist_ok=True)
    forget_unused(place.parent)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{lab.id}-") as temporary:
        folder = Path(temporary) / lab.id
        folder.mkdir()
        executed = run(solution_notebook(lab, language), folder)
        for trouble in troubles(executed):
            raise problem(
                "{lab}: 모범 답안의 {cell} 칸에서 오류가 났습니다: {text}",
                lab=lab.id,
                cell=trouble.cell,
                text=trouble.text[:500],
            )
        shutil.rmtree(folder / MATERIALS, ignore_errors=True)
        try:
            folder.rename(place)
        except OSError:
            if not place.is_dir():  # another process was quicker: its result is the same
                raise
    return place


def known_reference(lab: LabEntry) -> Path | None:
    """The folder of the solution's files where they were made before; nothing is run."""
    place = _reference_place(lab, LANGUAGES[0])
    return place if place.is_dir() else None


def _reference_place(lab: LabEntry, language: str) -> Path:
    return cache_folder("reference") / f"{lab.id}-{language}-{_digest(lab, language)}"


def untouched_run(lab: LabEntry) -> NotebookNode:
    """The learner's notebook run as it is, again whenever lab, checks or libraries change."""
    notebook = learner_notebook(lab, LANGUAGES[0])
    place = cache_folder("untouched") / f"{lab.id}-{_digest(lab, LANGUAGES[0], notebook)}"
    kept = place / f"{lab.id}.ipynb"
    if kept.is_file():
        mark_used(place)
        return nbformat.read(kept, nbformat.NO_CONVERT)
    forget_unused(place.parent)
    with tempfile.TemporaryDirectory(prefix=f"{lab.id}-") as folder:
        executed = run(notebook, Path(folder))
    write_notebook(executed, kept)
    return executed


def copy_submission(source: Path, target: Path) -> None:
    """Copy the files of a submission (what stands under ``output/``) to another folder."""
    shutil.copytree(source / OUTPUT, target / OUTPUT, dirs_exist_ok=True)


def _digest(lab: LabEntry, language: str, judged: NotebookNode | None = None) -> str:
    """Changes with everything the solution's files can depend on, and with little else.

    A notebook that is ``judged`` depends on the checks too, and on all they use.
    """
    root = Path(__file__).resolve().parent.parent
    lab_text = (lab.folder / LAB_TEXT).read_text(encoding="utf-8")
    used = ["groundwork", *(name for name in _LIBRARIES if judged or name in lab_text)]
    used += ["graders"] if judged else []
    sources = [path for name in used for path in (root / name).rglob("*.py")]
    sources += (lab.folder / CHECKS).rglob("*.py") if judged else []
    text = [path for path in lab.folder.rglob("*") if path.is_file() and _matters(path, lab)]
    text += [path for name in used if (path := catalog_path(name, language)).is_file()]
    digest = hashlib.sha256(repr(lab.generated).encode())
    if judged:
        digest.update(repr((lab, judged)).encode())
    for path in [*sorted(sources), *sorted(text)]:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _matters(path: Path, lab: LabEntry) -> bool:
    return path.relative_to(lab.folder).parts[0] not in {
        "checks",
        "locale",
        "variants",
        "instructor.md",
    }
