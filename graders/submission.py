"""A submission: a folder with the files somebody made, and the materials they were given."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from graders.curriculum import Artefact, LabEntry
from graders.messages import problem, say
from graders.timestamp import TIMESTAMP, day_of
from groundwork.comparing_text import letters_only
from groundwork.language import LANGUAGES
from groundwork.messages import Message
from groundwork.problem import Problem

Read = TypeVar("Read")

OUTPUT = "output"
MATERIALS = "materials"
OWN_FILES = "my-files"  # of the learner's own work: never submitted
NOT_SUBMITTED = {MATERIALS, OWN_FILES}
SECRET = "submission_secret.txt"  # nbgrader's own, as the timestamp is
ASSISTANTS_RECORD = "ai-record."  # written beside the work by `automation.assistant`
ARCHIVES = {".zip", ".7z", ".rar", ".alz", ".egg", ".tar", ".gz", ".tgz"}
_NOTEBOOK = ".ipynb"
_NOT_MEANT = (".", "~$", TIMESTAMP, SECRET, ASSISTANTS_RECORD)
# What people save the same work as.
_FAMILIES = (
    {".hwpx", ".hwp", ".docx", ".doc", ".odt", ".rtf", ".pdf"},
    {".xlsx", ".xls", ".xlsb", ".xlsm", ".ods", ".csv"},
    {".mp4", ".mov", ".m4v", ".mkv", ".webm", ".avi", ".wmv", ".mpg", ".flv"},
    {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".heic", ".pptx", ".ppt", ".show"},
)


class NotSubmitted(Exception):  # noqa: N818 - a state of the work, not an error
    """The file a check looks for is not there yet (or is empty)."""

    def __init__(self, what: Message, mend: Message) -> None:
        super().__init__(str(what))
        self.what = what
        self.mend = mend


@dataclass(frozen=True)
class _Failed:
    error: Exception


@dataclass
class Submission:
    """What a check looks at.

    ``folder`` is where the notebook stood; the files are expected under ``output/`` with the names
    of the manifest, and found by their kind where somebody named them otherwise. ``materials`` are
    the lab's given files in the course's own version. ``files`` fixes artefacts by name, as for an
    official's own file.
    """

    lab: LabEntry
    folder: Path
    materials: Path
    files: Mapping[str, Path] = field(default_factory=dict)
    sought: set[str] = field(default_factory=set, repr=False)  # artefacts that checks looked for
    _memory: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def day(self) -> date:
        """The day of submission: undated work is bound by the rules of that day, not of today's.

        So the same submission is judged the same on whatever day the judging is.
        """
        return day_of(self.folder)

    def find(self, name: str) -> Path:
        """The file of an artefact; raises `NotSubmitted` with what is expected where.

        Raises `Problem`, so that a person looks, where something was submitted and nobody can say
        which file is meant, it may be in an archive, or it is of a kind that no program here reads
        (an HWP 5 report).
        """
        artefact = self.lab.artefact(name)
        self.sought.add(name)
        if name in self.files:
            return self._filled(self.files[name], artefact)
        if self.files:
            raise NotSubmitted(
                say("{title:은} 검사할 파일로 고르지 않았습니다.", title=artefact.title),
                say("{title:을} 함께 보려면 그 파일을 골라 주세요.", title=artefact.title),
            )
        for usual in artefact.files:
            path = self.folder / usual
            if path.is_file():
                return self._filled(path, artefact)
        candidates = self.candidates(name)
        candidates = _named_after(artefact, candidates) or candidates
        if len(candidates) == 1:
            return self._filled(candidates[0], artefact)
        if candidates:
            raise problem(
                "{title:으로} 검사할 수 있는 파일이 {count}개입니다: {names}. 제출할 파일의 "
                "이름을 {usual:으로} 바꿔 주세요.",
                title=artefact.title,
                count=len(candidates),
                names=", ".join(path.name for path in candidates),
                usual=artefact.files[0],
            )
        if relatives := self._relatives(artefact):
            raise problem(
                "{names:은} 자동으로 검사할 수 없는 종류입니다. {title:을} {kinds} 가운데 "
                "하나로 저장해 주세요.",
                names=", ".join(path.name for path in relatives),
                title=artefact.title,
                kinds=", ".join(artefact.kinds),
            )
        if archives := unopened(self.folder, self.lab):
            raise problem(
                "{names:은} 압축 파일이어서 안을 검사하지 못했습니다. 압축을 풀어 {title:을} "
                "{usual:으로} 넣어 주세요.",
                names=", ".join(path.name for path in archives),
                title=artefact.title,
                usual=artefact.files[0],
            )
        raise NotSubmitted(
            say("{title} 파일이 아직 없습니다.", title=artefact.title),
            say("위에 있는 버튼을 눌러 {usual:을} 먼저 만들어 주세요.", usual=artefact.files[0]),
        )

    def missing(self) -> list[Artefact]:
        """The artefacts for which nothing was submitted; an empty file is nothing.

        Where something is there and nobody can say what it is, nothing is missing.
        """
        return [artefact for artefact in self.lab.artefacts if self._is_missing(artefact)]

    def _is_missing(self, artefact: Artefact) -> bool:
        try:
            self.find(artefact.name)
        except NotSubmitted:
            return True
        except Problem:
            return False
        return False

    def candidates(self, name: str) -> list[Path]:
        """Every file of a kind the artefact may have.

        In ``output/`` first, then in a folder there (PowerPoint saves pictures into one), else
        beside it. A file with the usual name of another artefact is that one, unless both are of
        the same kinds: a plan and a report may be one document.
        """
        self.sought.add(name)
        if self.files:  # what stands beside an own file is not what was given
            return [self.files[name]] if name in self.files else []
        kinds = set(self.lab.artefact(name).kinds)
        others = [other for other in self.lab.artefacts if set(other.kinds) != kinds]
        taken = {Path(file).name for other in others for file in other.files}
        return [path for path in self._of_kinds(kinds) if path.name not in taken]

    def find_readable(self, name: str, read: Callable[[Path], object]) -> Path:
        """As `find`; of several files under other names the only one that can be read as it."""
        usual = (self.folder / file for file in self.lab.artefact(name).files)
        if name not in self.files and not any(path.is_file() for path in usual):
            fitting = [path for path in self.candidates(name) if _reads(read, path)]
            if len(fitting) == 1:
                return fitting[0]
        return self.find(name)

    def _relatives(self, artefact: Artefact) -> list[Path]:
        """Files that were surely meant to be this artefact, though of a kind it may not have."""
        related = {kind for family in _FAMILIES if family & set(artefact.kinds) for kind in family}
        expected = {kind for other in self.lab.artefacts for kind in other.kinds}
        return self._of_kinds(related - expected)

    def _of_kinds(self, kinds: set[str]) -> list[Path]:
        output = self.folder / OUTPUT
        inner = sorted(path for path in output.glob("*") if path.is_dir())
        for place in (output, *inner, self.folder):
            if place.is_dir():
                found = [p for p in place.iterdir() if p.is_file() and p.suffix.lower() in kinds]
                visible = sorted(p for p in found if not p.name.startswith(_NOT_MEANT))
                if visible:
                    return visible
        return []

    def once(self, read: Callable[..., Read], *arguments: Hashable) -> Read:
        """Call ``read(*arguments)`` the first time and remember it for the other checks."""
        key = (read.__module__, read.__qualname__, arguments)
        if key not in self._memory:
            try:
                self._memory[key] = read(*arguments)
            except Exception as error:  # remembered, so that five checks do not read a bad file
                self._memory[key] = _Failed(error)
        value = self._memory[key]
        if isinstance(value, _Failed):
            raise value.error
        return value

    @staticmethod
    def _filled(path: Path, artefact: Artefact) -> Path:
        if not path.is_file():
            raise NotSubmitted(
                say("{file:을} 찾을 수 없습니다.", file=path.name),
                say("파일 이름과 폴더를 확인해 주세요."),
            )
        if path.stat().st_size == 0:
            raise NotSubmitted(
                say("{file:이} 빈 파일(0바이트)입니다.", file=path.name),
                say("{title:을} 다시 저장해 주세요.", title=artefact.title),
            )
        return path


def assessed_files(folder: Path) -> list[Path]:
    """The files that checks may look at: not the notebook, nor what nbgrader puts beside it."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and path.suffix != _NOTEBOOK
        and path.name not in (TIMESTAMP, SECRET)
        and path.relative_to(folder).parts[0] not in NOT_SUBMITTED
    ]


def files_to_judge(folder: Path) -> list[Path]:
    """All that judging a submission depends on: what checks may look at, and when it came."""
    return [*assessed_files(folder), *folder.glob(TIMESTAMP)]


def unopened(folder: Path, lab: LabEntry) -> list[Path]:
    """Archives among what was submitted, whose insides nobody has seen.

    The one that ``labs pack`` makes beside the work has the same files in it.
    """
    packed = f"_{lab.id}.zip"
    return [
        path
        for place in (folder, folder / OUTPUT)
        for path in sorted(place.glob("*"))
        if path.suffix.lower() in ARCHIVES and path.is_file() and not path.name.endswith(packed)
    ]


def _named_after(artefact: Artefact, paths: Sequence[Path]) -> list[Path]:
    """The files whose names hold the artefact's title: 배포계획.docx, "배포 계획(최종).hwpx"."""
    titles = [letters_only(artefact.title.render(language)) for language in LANGUAGES]
    return [path for path in paths if any(title in letters_only(path.stem) for title in titles)]


def _reads(read: Callable[[Path], object], path: Path) -> bool:
    try:
        read(path)
    except Problem:
        return False
    return True
