"""Lay out what one person submitted as a submission of a lab, however it was packed.

Of a whole workspace only the lab's own folder is taken. The dates of files decide nothing: a file
given by itself has its name before one of an archive, and both stay.
"""

import filecmp
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from courseware.file_names import composed, fit_for_all_systems, free_place
from courseware.messages import problem, say
from courseware.namesakes import without_owner
from courseware.unpacking import is_left_behind, office_kind, unpack
from graders import curriculum
from graders.curriculum import LabEntry
from graders.submission import ARCHIVES, NOT_SUBMITTED, OUTPUT
from groundwork.files import DISK_TROUBLE, MAX_UNPACKED_BYTES
from groundwork.messages import Message
from groundwork.problem import Problem

_ZIP = ".zip"
_MOST_ZIPS = 20  # in one submission, of zips in zips
# What browsers make of a notebook's name; and what systems add to the name of a copy.
_NOTEBOOK = re.compile(r"(?i)\.ipynb(\.txt|\.json)?$")
_COPY = re.compile(r"(?i)( ?\(\d+\)| ?[-_]? ?(복사본|사본|copy)( ?\(?\d+\)?)?|-copy\d+)+$")


@dataclass
class StagedSubmission:
    """One learner's files, laid out as a submission: ``<lab>.ipynb`` and ``output/``.

    ``refused`` says, one sentence each, which of the files could not be taken and why, and what
    else is to be looked at; ``unopened`` are archives among them. ``number`` is the learner's in
    Moodle, where it came from there.
    """

    learner: str
    folder: Path
    refused: list[Message] = field(default_factory=list)
    number: str = ""
    unopened: list[Path] = field(default_factory=list)

    def files(self) -> list[Path]:
        """Paths of the files, relative to the folder, sorted."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.folder) for path in found)


def lay_out_all(
    paths: Sequence[Path], staged: StagedSubmission, lab: LabEntry, spare: Path
) -> None:
    """Lay out all that is one person's; archives are unpacked under ``spare``.

    What cannot be taken is told and stops nothing else.
    """
    staged.folder.mkdir(parents=True)
    for path in sorted(paths, key=lambda path: (path.is_file(), not _is_zip(path))):
        try:
            _lay_out(path, staged, lab, spare)
        except Problem as problem:
            staged.refused.append(problem.message)
        except (OSError, RecursionError) as error:  # one that may not be read stops no other
            if getattr(error, "errno", None) in DISK_TROUBLE:
                raise
            staged.refused.append(
                say("{file:을} 모으지 못했습니다: {reason}", file=path.name, reason=error)
            )
    _leave_unopened(staged)
    staged.refused += _doubtful(staged)


def is_notebook(path: Path) -> bool:
    """Whether a file is a notebook by its name, whatever a browser put behind it."""
    return bool(_NOTEBOOK.search(path.name))


def _lay_out(path: Path, staged: StagedSubmission, lab: LabEntry, spare: Path) -> None:
    """Copy a learner's folder, zip or file to its place in the submission."""
    if path.is_dir():
        _lay_out_folder(path, staged, lab, spare)
    elif _is_zip(path):
        _lay_out_zip(path, staged, lab, spare)
    else:
        _lay_out_file(path, staged, _place(Path(OUTPUT, without_owner(composed(path.name)))))


def _lay_out_folder(folder: Path, staged: StagedSubmission, lab: LabEntry, spare: Path) -> None:
    """Copy what a person made for the lab; materials and files of their own work stay behind."""
    folder = _innermost(folder)
    found = [path for path in sorted(folder.rglob("*")) if path.is_symlink() or path.is_file()]
    found = [path for path in found if not is_left_behind(path.relative_to(folder))]
    whole_workspace = any(lab.id in path.relative_to(folder).parts[:-1] for path in found)
    others = {other.id for other in curriculum.load().labs} - {lab.id} if whole_workspace else set()
    for path in sorted(found, key=lambda path: not _is_zip(path)):
        parts = path.relative_to(folder).parts
        if lab.id in parts[:-1]:
            parts = parts[parts.index(lab.id) + 1 :]
        if parts[0] in NOT_SUBMITTED or not others.isdisjoint(parts):
            continue
        try:
            if _is_zip(path):
                _lay_out_zip(path, staged, lab, spare)
            else:
                _lay_out_file(path, staged, _place(Path(*parts)))
        except Problem as problem:
            staged.refused.append(problem.message)


def _lay_out_zip(path: Path, staged: StagedSubmission, lab: LabEntry, spare: Path) -> None:
    """Unpack a zip, and the zips in it, as long as all together are no more than is reasonable."""
    spare = spare / staged.learner
    before = len(list(spare.glob("*")))
    target = spare / str(before)
    try:
        if before == _MOST_ZIPS:
            raise problem(
                "{file:은} 열지 않았습니다. 한 사람이 제출한 zip이 {most}개를 넘습니다.",
                file=path.name,
                most=_MOST_ZIPS,
            )
        taken = sum(file.stat().st_size for file in spare.rglob("*") if file.is_file())
        unpack(path, target, MAX_UNPACKED_BYTES - taken)
    except Problem:
        staged.unopened.append(path)
        raise
    if not any(file.is_file() for file in target.rglob("*")):
        raise problem(
            "{file:은} 안에 파일이 없는 압축 파일입니다. 다시 제출하게 해 주세요.", file=path.name
        )
    _lay_out_folder(target, staged, lab, spare.parent)


def _lay_out_file(path: Path, staged: StagedSubmission, place: Path) -> None:
    if path.is_symlink():
        raise problem("{file:은} 바로가기(심볼릭 링크)여서 받지 않았습니다.", file=place.as_posix())
    if path.suffix.lower() == _ZIP and (kind := office_kind(path)):
        place = place.with_name(f"{place.name.removesuffix(path.suffix).removesuffix(kind)}{kind}")
    elif path.suffix.lower() in ARCHIVES:
        staged.unopened.append(path)
        raise problem(
            "{file:은} zip이 아닌 압축 파일입니다. zip으로 다시 받아 주세요.", file=place.name
        )
    _copy(path, staged.folder / place)


def _place(path: Path) -> Path:
    """Where a file belongs: a notebook at the head, all else where the person's results stand.

    People name the folder of results as they like; one beside the notebook is as good as ours.
    """
    parts, lower = path.parts, [part.casefold() for part in path.parts[:-1]]
    if is_notebook(path):
        return fit_for_all_systems(Path(_NOTEBOOK.sub(".ipynb", path.name)))
    if OUTPUT in lower:
        parts = (OUTPUT, *parts[lower.index(OUTPUT) + 1 :])
    elif len(parts) > 1:
        parts = (OUTPUT, *parts[1:])
    return fit_for_all_systems(Path(*parts))


def _is_zip(path: Path) -> bool:
    """Whether to unpack a file; an office file is a zip too, and some programs name it one."""
    is_file = path.suffix.lower() == _ZIP and path.is_file() and not path.is_symlink()
    return is_file and not office_kind(path)


def _leave_unopened(staged: StagedSubmission) -> None:
    """Put archives that could not be opened beside the rest, so that a person looks into them."""
    if staged.files():
        for path in staged.unopened:
            _copy(path, staged.folder / OUTPUT / fit_for_all_systems(Path(path.name)))


def _innermost(folder: Path) -> Path:
    """Zips often wrap everything in one more folder."""
    inside = [path for path in folder.iterdir() if not is_left_behind(Path(path.name))]
    if len(inside) == 1 and inside[0].is_dir() and inside[0].name != OUTPUT:
        return folder if inside[0].is_symlink() else _innermost(inside[0])
    return folder


def _copy(source: Path, target: Path) -> None:
    """Copy a file; where one of that name came before, the later has the name and both stay."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        if filecmp.cmp(source, target, shallow=False):
            return
        target.rename(free_place(target))
    shutil.copy2(source, target)


def _doubtful(staged: StagedSubmission) -> list[Message]:
    """What an instructor is told to look at: files with nothing in them, copies that differ."""
    told = []
    for path in staged.files():
        original = path.with_stem(_COPY.sub("", path.stem)) if _COPY.search(path.stem) else path
        if not (staged.folder / path).stat().st_size:
            told.append(say("{file:은} 빈 파일(0바이트)입니다.", file=path.as_posix()))
        elif original != path and (staged.folder / original).is_file() and not is_notebook(path):
            told.append(
                say(
                    "{file:과} {copy:이} 함께 있고 내용이 다릅니다. {file:을} 검사하므로, 어느 "
                    "것을 제출하려 했는지 확인해 주세요.",
                    file=original.as_posix(),
                    copy=path.as_posix(),
                )
            )
    return told
