"""The people of a class (명단), from the list of the office: an id of its own for everybody.

It stands in ``roster.csv`` of the course folder, where Excel opens it. People of one name get ids
of their own; who is no longer on a newer list stays, as one who left.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import count
from pathlib import Path

from courseware.course import CourseFolder
from courseware.file_names import composed, learner_id
from courseware.messages import problem
from data_analysis import open_table
from groundwork.comparing_text import spaceless
from groundwork.files import write_whole

ROSTER = "roster.csv"
_ID = ("수강생", "학번", "사번", "직원번호", "교육생번호", "아이디", "learner", "id")
_NUMBER = ("번호", "연번", "순번", "no")
COLUMNS: Mapping[str, Sequence[str]] = {
    "learner": (*_ID, *_NUMBER),
    "name": ("이름", "성명", "성함", "교육생", "name"),
    "department": ("소속", "부서", "기관", "department"),
    "attendance": ("출석률", "출석", "attendance"),
    "state": ("상태", "변동", "비고", "수강여부", "status", "note"),
}
_LEFT = ("전출", "휴직", "퇴직", "취소", "포기", "left", "withdrawn")
_ABSENT = ("결석", "불참", "absent")
_LIKELY = 3
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.6


class State(StrEnum):
    """Whether somebody takes part."""

    HERE = "here"
    ABSENT = "absent"
    LEFT = "left"


@dataclass(frozen=True)
class Row:
    """A row of an office's list, as it is written there; empty where it says nothing."""

    learner: str = ""
    name: str = ""
    department: str = ""
    attendance: str = ""
    state: str = ""


@dataclass(frozen=True)
class Member:
    """One of a class; ``learner`` is the id that all of the course goes by."""

    learner: str
    name: str
    department: str = ""
    attendance: str = ""
    state: State = State.HERE
    number: str = ""

    def is_called(self, text: str) -> bool:
        """Whether somebody may have meant this one by an id, a name or a number."""
        return _plain(text) in {_plain(self.learner), _plain(self.name), _plain(self.number)} - {""}


@dataclass(frozen=True)
class Roster:
    """The members of a class; an empty one knows nobody and says nothing of strangers."""

    members: tuple[Member, ...] = ()

    def called(self, text: str) -> list[Member]:
        """Who may be meant: by id alone where there is such an id."""
        own = [member for member in self.members if member.learner == text]
        return own or [member for member in self.members if member.is_called(text)]

    def likely(self, text: str) -> list[Member]:
        """Whose a file of some name may be, the likeliest first: named in it, or nearly."""
        plain = _plain(text)
        named = [member for member in self.members if _plain(member.name) in plain]
        words = _WORD.findall(composed(text))
        near = {
            member.learner: max((_alike(member.name, word) for word in words), default=0)
            for member in self.members
        }
        others = [member for member in self.members if near[member.learner] >= _ALIKE]
        others.sort(key=lambda member: -near[member.learner])
        return list({member.learner: member for member in [*named, *others]}.values())[:_LIKELY]

    def missing(self, submitted: Iterable[str]) -> list[Member]:
        """Who takes part and has submitted nothing."""
        known = set(submitted)
        return [m for m in self.members if m.learner not in known and m.state is not State.LEFT]


def read_rows(
    path: Path, columns: Mapping[str, str] | None = None, known: Iterable[str] = ()
) -> list[Row]:
    """The people of a list in Excel or csv, its columns found by what they are called.

    ``columns`` names some of them. A column that only counts is no id where there are names, unless
    people submit by it: ``known`` are those who did. Raises `Problem` where neither an id nor a
    name is found.
    """
    table = open_table(path).rows
    found = {
        kind: (columns or {}).get(kind) or column_of(table.columns, words)
        for kind, words in COLUMNS.items()
    }
    if not found["learner"] and not found["name"]:
        raise problem(
            "{file}에서 ‘수강생’이나 ‘성명’ 열을 찾지 못했습니다. 이 파일의 열: {columns}",
            file=path.name,
            columns=", ".join(table.columns),
        )
    cells = {kind: _texts(table[name]) if name else [] for kind, name in found.items()}
    if found["name"] and _only_counts(cells["learner"], cells["name"], set(known)):
        cells["learner"] = []
    rows = [
        Row(*(column[place] if column else "" for column in cells.values()))
        for place in range(len(table))
    ]
    return [row for row in rows if row.learner or row.name]


def headings(path: Path) -> list[str]:
    """The columns of a list, as they are called there."""
    return list(open_table(path).rows.columns)


def column_of(columns: Sequence[str], wanted: Sequence[str]) -> str | None:
    """The column that is called by one of some words, the first word first."""
    plain = {spaceless(column).casefold(): column for column in columns}
    for word in wanted:
        for name, column in plain.items():
            if name.startswith(word):
                return column
    return None


def enrol(rows: Sequence[Row], before: Roster) -> Roster:
    """The roster after a list: ids of people known before stay, who is not on it has left."""
    taken = {member.learner for member in before.members}
    left = list(before.members)
    now = []
    for number, row in enumerate(rows, start=1):
        name = row.name or row.learner
        old = next((member for member in left if _is_same(member, row, name)), None)
        if old:
            left.remove(old)
        learner = old.learner if old else _free_id(learner_id(row.learner or name), rows, taken)
        taken.add(learner)
        state = state_of(row.state)
        now.append(Member(learner, name, row.department, row.attendance, state, str(number)))
    gone = [replace(member, state=State.LEFT, number="") for member in left]
    return Roster((*now, *gone))


def state_of(text: str) -> State:
    """What a remark in an office's list says of somebody."""
    for state, words in ((State.LEFT, _LEFT), (State.ABSENT, _ABSENT)):
        if any(word in text.casefold() for word in words):
            return state
    return State.HERE


def read_roster(course: CourseFolder) -> Roster:
    """The roster of a course; an empty one where there is none."""
    try:
        text = (course.root / ROSTER).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Roster()
    except (OSError, UnicodeError) as error:
        raise problem(
            "명단 {file:을} 읽을 수 없습니다: {reason}", file=ROSTER, reason=error
        ) from error
    names = {field.name for field in fields(Member)}
    rows = [{k: v or "" for k, v in row.items() if k in names} for row in _dicts(text)]
    return Roster(
        tuple(
            Member(**{**row, "state": State(row.get("state") or State.HERE)})  # type: ignore[arg-type]
            for row in rows
            if row.get("learner")
        )
    )


def write_roster(course: CourseFolder, roster: Roster) -> None:
    """Keep the roster in the course folder."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(field.name for field in fields(Member))
    writer.writerows(astuple(member) for member in roster.members)
    write_whole(course.root / ROSTER, f"\ufeff{text.getvalue()}")


def _dicts(text: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(io.StringIO(text, newline=""))


def _free_id(wanted: str, rows: Sequence[Row], taken: set[str]) -> str:
    """An id nobody has; of people of one name each gets a number."""
    shared = sum((row.learner or row.name) == wanted for row in rows) > 1
    numbered = (f"{wanted}-{number}" for number in count(1))
    if not shared and wanted not in taken:
        return wanted
    return next(learner for learner in numbered if learner not in taken)


def _is_same(member: Member, row: Row, name: str) -> bool:
    if row.learner:
        return member.learner == row.learner
    return member.name == name and row.department in ("", member.department)


def _only_counts(numbers: Sequence[str], names: Sequence[str], known: set[str]) -> bool:
    counts = numbers == [str(place) for place in range(1, len(numbers) + 1)]
    return counts and len(known.intersection(names)) >= len(known.intersection(numbers))


def _texts(column: Iterable[object]) -> list[str]:
    return [composed(str("" if cell is None else cell)).strip() for cell in column]


def _alike(name: str, word: str) -> float:
    return SequenceMatcher(None, _plain(name), _plain(word)).ratio()


def _plain(text: str) -> str:
    return spaceless(text).casefold()
