"""The single manifest: fields, courses and labs, read from ``labs/curriculum.toml``."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from graders.messages import problem
from groundwork.messages import Message

Part = TypeVar("Part")

LABS_ROOT = Path(__file__).resolve().parent.parent / "labs"
ROOT_VARIABLE = "LABS_ROOT"
MANIFEST = "curriculum.toml"


@dataclass(frozen=True)
class Field:
    """One of the four fields (분야) of the programme."""

    id: str
    title: Message


@dataclass(frozen=True)
class Course:
    """A course (과정): some labs that belong together."""

    id: str
    field: str
    title: Message


@dataclass(frozen=True)
class Artefact:
    """A file that is submitted; ``files`` are the names it may have, the usual one first."""

    name: str
    title: Message
    files: tuple[str, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The suffixes an artefact may have, such as (".hwpx", ".docx")."""
        return tuple(dict.fromkeys(Path(name).suffix.lower() for name in self.files))


@dataclass(frozen=True)
class Generated:
    """A material too big to commit; ``maker`` is "module:function", called f(path, **arguments)."""

    file: str
    maker: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Check:
    """An automatic check; ``own_file`` says it makes sense for a file of the official's own too."""

    id: str
    title: Message
    points: float
    own_file: bool = False


@dataclass(frozen=True)
class Manual:
    """A question whose answer a person reads and grades."""

    id: str
    title: Message
    points: float


@dataclass(frozen=True)
class LabEntry:
    """One lab of the manifest, with the folder of its text and materials."""

    id: str
    course: str
    field: str
    title: Message
    summary: Message
    minutes: int
    folder: Path
    artefacts: tuple[Artefact, ...]
    checks: tuple[Check, ...]
    manual: tuple[Manual, ...]
    generated: tuple[Generated, ...] = ()

    @property
    def points(self) -> float:
        """All that can be earned: by checks and by a person's cells."""
        return sum(c.points for c in self.checks) + sum(m.points for m in self.manual)

    def artefact(self, name: str) -> Artefact:
        """The artefact of this name. Raises `Problem` for another."""
        return _only(self.artefacts, "name", name)

    def check(self, check_id: str) -> Check:
        """The check with this id. Raises `Problem` for another."""
        return _only(self.checks, "id", check_id)


@dataclass(frozen=True)
class Curriculum:
    """All that can be learnt here."""

    fields: tuple[Field, ...]
    courses: tuple[Course, ...]
    labs: tuple[LabEntry, ...]

    def lab(self, lab_id: str) -> LabEntry:
        """The lab of that id; raises `Problem` with the id that was meant, or all there are."""
        for lab in self.labs:
            if lab.id == lab_id:
                return lab
        known = [lab.id for lab in self.labs]
        if meant := [name for name in known if name.startswith(f"{lab_id}-")] or get_close_matches(
            lab_id, known
        ):
            raise problem(
                "실습 {lab:을} 찾을 수 없습니다. 혹시 이것인가요? {meant}",
                lab=lab_id,
                meant=", ".join(meant),
            )
        raise problem(
            "실습 {lab:을} 찾을 수 없습니다. 있는 실습: {known}",
            lab=lab_id,
            known=", ".join(known),
        )


def labs_root() -> Path:
    """Where the labs are: the folder named by ``LABS_ROOT`` (a city's own labs), else ours."""
    return Path(os.environ.get(ROOT_VARIABLE) or LABS_ROOT).resolve()


def load(root: Path | None = None) -> Curriculum:
    """Read the manifest; raises `Problem` naming the place where it is not as it should be."""
    root = root or labs_root()
    path = root / MANIFEST
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        fields = tuple(Field(f["id"], _text(f["title"])) for f in data.get("fields", []))
        courses = tuple(
            Course(c["id"], c["field"], _text(c["title"])) for c in data.get("courses", [])
        )
        field_of = {course.id: course.field for course in courses}
        labs = tuple(_lab(entry, field_of, root) for entry in data.get("labs", []))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise problem("{file:을} 읽을 수 없습니다: {error}", file=path, error=error) from error
    except KeyError as error:
        raise problem(
            "{file}에 {key} 항목이 빠져 있습니다.", file=path, key=error.args[0]
        ) from error
    return Curriculum(fields, courses, labs)


def _lab(entry: Mapping[str, Any], field_of: Mapping[str, str], root: Path) -> LabEntry:
    field_id = field_of[entry["course"]]
    return LabEntry(
        id=entry["id"],
        course=entry["course"],
        field=field_id,
        title=_text(entry["title"]),
        summary=_text(entry["summary"]),
        minutes=entry["minutes"],
        folder=root / field_id / entry["id"].replace("-", "_"),
        artefacts=tuple(
            Artefact(a["name"], _text(a["title"]), tuple(a["files"]))
            for a in entry.get("artefacts", [])
        ),
        checks=tuple(
            Check(c["id"], _text(c["title"]), c["points"], c.get("own_file", False))
            for c in entry.get("checks", [])
        ),
        manual=tuple(
            Manual(m["id"], _text(m["title"]), m["points"]) for m in entry.get("manual", [])
        ),
        generated=tuple(
            Generated(g["file"], g["maker"], g.get("arguments", {}))
            for g in entry.get("generated", [])
        ),
    )


def _text(both: Mapping[str, str]) -> Message:
    """A title of the manifest, written in both languages: ``{ko = "…", en = "…"}``."""
    return Message(both["ko"], english=both["en"])


def _only(parts: tuple[Part, ...], attribute: str, value: str) -> Part:
    for part in parts:
        if getattr(part, attribute) == value:
            return part
    known = ", ".join(str(getattr(part, attribute)) for part in parts)
    raise problem(
        "{value:이라}는 항목이 없습니다. 있는 것: {known}", value=f"‘{value}’", known=known
    )
