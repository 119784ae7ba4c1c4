"""What given complaints, registers and lookup tables say together: the truth of a join.

Computed from the given files in a plain way of its own, with dictionaries, not with a join.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graders.tables.given_tables import read_given_table
from graders.tables.plain_cells import as_number, is_total, plain_day

FACILITY, DEPARTMENT = "시설물", "부서"
BLANK, MISSING, SEVERAL = "blank", "missing", "several"


@dataclass(frozen=True)
class Complaint:
    """A complaint and what belongs to it; None where nothing does."""

    number: str
    district: str | None
    cost: float
    facility: str | None
    department: str | None


@dataclass(frozen=True)
class Given:
    """What the given files say: complaints, why lookups fail, and inhabitants by 읍면동."""

    complaints: tuple[Complaint, ...]
    reasons: Mapping[str, Mapping[str, str]]
    people: Mapping[str, float]

    @property
    def numbers(self) -> Counter[str]:
        return Counter(complaint.number for complaint in self.complaints)


def read_given(folder: Path) -> Given:
    """Join the given files by hand: dictionaries, no join."""
    new_names = read_given_table(folder / "읍면동_변경표.csv").rows
    renamed = {row["옛 이름"]: row["새 이름"] for row in new_names}
    register: dict[str, dict[str, str]] = defaultdict(dict)
    for row in read_given_table(folder / "시설물_대장.xlsx").rows:
        register[row["시설물번호"]][row["등록일"]] = row["시설물명"]
    facilities = {
        number: {named[max(named, key=lambda day: plain_day(day) or date.min)]}
        for number, named in register.items()
    }
    departments: dict[str, set[str]] = defaultdict(set)
    for row in read_given_table(folder / "부서_코드.xlsx").rows:
        departments[row["부서코드"]].add(row["부서명"])
    people = {
        row["읍면동"]: as_number(row["인구수"]) or 0.0
        for row in read_given_table(folder / "인구.xlsx").rows
        if not is_total(row["읍면동"])
    }
    complaints = []
    reasons: dict[str, dict[str, str]] = {lookup: {} for lookup in (FACILITY, DEPARTMENT)}
    for row in read_given_table(folder / "민원.csv").rows:
        number = row["접수번호"]
        found = {
            FACILITY: _one(facilities, row["시설물번호"]),
            DEPARTMENT: _one(departments, row["부서코드"]),
        }
        for lookup, (_, reason) in found.items():
            if reason:
                reasons[lookup][number] = reason
        complaints.append(
            Complaint(
                number,
                renamed.get(row["읍면동"], row["읍면동"]) or None,
                as_number(row["처리비용(천원)"]) or 0.0,
                found[FACILITY][0],
                found[DEPARTMENT][0],
            )
        )
    return Given(tuple(complaints), reasons, people)


def _one(names: Mapping[str, set[str]], key: str) -> tuple[str | None, str]:
    """What a key means, or why nobody can say."""
    if not key:
        return None, BLANK
    meant = names.get(key, set())
    if len(meant) == 1:
        return next(iter(meant)), ""
    return None, SEVERAL if meant else MISSING
