"""Put what a learner submits of a lab (제출 묶음) into one zip, in a shape that is collected.

The learner's number stands before the first ``_`` of the zip's name, as `courseware.staging` reads
it. In the zip are the notebook and what stands in ``output``, and nothing else of the folder: files
of the learner's own work that lie beside them stay where they are.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from courseware.course import notebook_name
from courseware.file_names import learner_id
from courseware.messages import problem
from courseware.workspace import OWN_SETTINGS, WORKSPACE, lab_folder, notebooks_of
from graders.curriculum import Artefact, LabEntry
from graders.submission import MATERIALS, OUTPUT, Submission
from groundwork.files import writing
from groundwork.language import LANGUAGES
from groundwork.problem import Problem

_NUMBER = "number.txt"
# What is packed already: doing it again takes minutes of a clip and saves nothing.
_CLIPS = frozenset({".mp4", ".m4v", ".mov", ".mkv", ".webm", ".mp3", ".m4a"})
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp"})
_PACKED_KINDS = _CLIPS | _PICTURES | {".xlsx", ".docx", ".hwpx", ".zip"}


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
        raise problem("번호 ‘{number}’에는 밑줄(_)을 쓸 수 없습니다.", number=number)
    folder, contents = submitted_files(lab, languages, workspace)
    place = folder / packed_name(number, lab)
    with writing(place) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for name, path in contents.items():
            archive.write(path, name, _compression(path))
    missing = Submission(lab, folder, folder / MATERIALS).missing()
    return Packed(place, tuple(contents), tuple(missing))


def packed_name(number: str, lab: LabEntry) -> str:
    """The name of a learner's zip; with ``*`` for the number, of everybody's."""
    return f"{number}_{lab.id}.zip"


def submitted_files(
    lab: LabEntry, languages: Iterable[str], workspace: Path
) -> tuple[Path, dict[str, Path]]:
    """The lab's folder that was worked in last, and what of it is submitted, by its name there.

    Raises `Problem` where there is no notebook yet.
    """
    folders = [lab_folder(lab, language, workspace) for language in languages]
    found = [path for folder in folders for path in notebooks_of(lab, folder)]
    if not found:
        raise problem(
            "{lab} 실습을 아직 시작하지 않았습니다. python start.py로 실습실을 열어 먼저 "
            "진행해 주세요.",
            lab=lab.id,
        )
    notebook = max(found, key=lambda path: path.stat().st_mtime_ns)
    folder = notebook.parent
    made = sorted(path for path in (folder / OUTPUT).rglob("*") if _is_made(path, folder))
    return folder, {notebook_name(lab): notebook} | {
        path.relative_to(folder).as_posix(): path for path in made
    }


def copy_submitted(contents: dict[str, Path], target: Path) -> None:
    """Put what is submitted into a folder, under its names; on the same disk nothing is copied."""
    for name, path in contents.items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, place)
        except OSError:
            shutil.copyfile(path, place)


def remembered_number(workspace: Path = WORKSPACE) -> str:
    """The number that was submitted under last, empty where there is none."""
    with suppress(OSError, UnicodeDecodeError):
        return (workspace / OWN_SETTINGS / _NUMBER).read_text(encoding="utf-8").strip()
    return ""


def remember_number(number: str, workspace: Path = WORKSPACE) -> None:
    """Keep the number for the next submission; a disk that takes nothing keeps nothing."""
    with suppress(Problem), writing(workspace / OWN_SETTINGS / _NUMBER) as temporary:
        temporary.write_text(number, encoding="utf-8")


def _compression(path: Path) -> int:
    packed = path.suffix.lower() in _PACKED_KINDS
    return zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED


def _is_made(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.is_file() and not path.is_symlink() and not hidden
