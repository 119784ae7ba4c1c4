"""Put what a learner submits of a lab (제출 묶음) into one zip, in a shape that is collected.

The learner's number stands before the first ``_`` of the zip's name, as `courseware.staging` reads
it. In the zip are the notebook and what stands in ``output``, and nothing else of the folder: files
of the learner's own work that lie beside them stay where they are.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from courseware.course import notebook_name
from courseware.file_names import learner_id
from courseware.messages import say
from courseware.workspace import WORKSPACE, lab_folder
from graders.curriculum import Artefact, LabEntry
from graders.submission import MATERIALS, OUTPUT, Submission
from groundwork.files import writing
from groundwork.language import LANGUAGES
from groundwork.problem import Problem

_PACKED = zipfile.ZIP_DEFLATED


@dataclass(frozen=True)
class Packed:
    """The zip, the names of the files in it, and the artefacts that are not there yet."""

    path: Path
    files: tuple[str, ...]
    missing: tuple[Artefact, ...]


def pack(
    lab: LabEntry, learner: str, languages: Iterable[str] = LANGUAGES, workspace: Path = WORKSPACE
) -> Packed:
    """Write ``<learner>_<lab>.zip`` into the lab's folder, that of the language last worked in.

    Raises `Problem` where the number cannot be a file name, there is no notebook yet, or the zip
    cannot be written. An earlier zip of the same name is replaced.
    """
    number = learner_id(learner)
    if "_" in number:
        raise Problem(say("번호 ‘{number}’에는 밑줄(_)을 쓸 수 없습니다.", number=number))
    notebook = _notebook(lab, [lab_folder(lab, language, workspace) for language in languages])
    folder = notebook.parent
    made = sorted(path for path in (folder / OUTPUT).rglob("*") if _is_made(path, folder))
    contents = {notebook_name(lab): notebook}
    contents |= {path.relative_to(folder).as_posix(): path for path in made}
    place = folder / f"{number}_{lab.id}.zip"
    with writing(place) as temporary, zipfile.ZipFile(temporary, "w", _PACKED) as archive:
        for name, path in contents.items():
            archive.write(path, name)
    missing = Submission(lab, folder, folder / MATERIALS).missing()
    return Packed(place, tuple(contents), tuple(missing))


def _notebook(lab: LabEntry, folders: Iterable[Path]) -> Path:
    """The lab's notebook that was saved last, in whatever edition and language."""
    found = [path for folder in folders for path in folder.glob(f"{lab.id}*.ipynb")]
    if not found:
        raise Problem(
            say(
                "{lab} 실습을 아직 시작하지 않았습니다. python start.py로 실습실을 열어 먼저 "
                "진행해 주세요.",
                lab=lab.id,
            )
        )
    return max(found, key=lambda path: path.stat().st_mtime_ns)


def _is_made(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.is_file() and not path.is_symlink() and not hidden
