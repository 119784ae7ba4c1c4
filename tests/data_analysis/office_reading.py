"""Where the library's reading of an office table is another than an official's."""

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from data_analysis import open_table
from data_analysis.clean import Clean
from groundwork.problem import Problem

from .office_tables import Cell, OfficeTable

REMARKS = "확인할 점"


def faults(office: OfficeTable, folder: Path) -> list[str]:
    """What is read wrongly or not told, a line each; nothing for a right reading."""
    try:
        table = open_table(office.write(folder))
        said, clean = str(table.look()), table.repair()
    except Problem as problem:
        return [] if office.keys.get("refusable") else [f"거절: {problem}"]
    places, found = _columns(office, clean)
    return found or [
        *_records(office, clean, places),
        *_totals(office, clean),
        *_told(office, clean, places, said),
    ]


def _letters(name: str) -> str:
    """A column's name without units, order or repetition of its words."""
    bare = re.sub(r"\((?!\d\))[^)]*\)", "", name) if not name.startswith("(") else name
    words = set(re.findall(r"\w+|%", bare.replace("\n", " ")))
    return "".join(sorted("".join(words)))


def _columns(office: OfficeTable, clean: Clean) -> tuple[list[str | None], list[str]]:
    """For each column an official names, the column of the reading; and what does not fit."""
    left = [name for name in clean.data.columns if name != REMARKS]
    places: list[str | None] = []
    wanted = office.names("columns")
    for name in wanted:
        same = [other for other in left if _letters(other) == _letters(name)]
        places.append(same[0] if same and not name.startswith("*") else None)
        if places[-1]:
            left.remove(same[0])
    for at, name in enumerate(wanted):
        if name.startswith("*") and left:
            places[at] = left.pop(0)
    optional = set(office.names("sums"))
    missing = [
        name
        for name, place in zip(wanted, places, strict=True)
        if not place and name not in optional
    ]
    return places, [
        *(f"열 없음: {name} ({clean.data.columns})" for name in missing),
        *(f"열 남음: {name}" for name in left),
    ]


def _records(office: OfficeTable, clean: Clean, places: list[str | None]) -> Iterator[str]:
    """Where records differ, in their order; a row that may be a total may be missing."""
    codes = office.names("codes")
    wanted = list(zip(places, office.names("columns"), strict=True))
    roles = [row.role for rows in office.sheets.values() for row in rows if row.role in ("", "?")]
    expected = office.records()
    if not len(expected) - roles.count("?") <= len(clean.data) <= len(expected):
        yield f"행 {len(clean.data)}개, 바른 행 {len(expected)}개"
        return
    left = clean.data.to_dicts()
    for number, right in enumerate(expected):
        row = left[0] if left else {}
        wrong = [
            f"{number + 1}째 기록 {name}: {row.get(place)!r}, 바른 값 {cell.right!r}"
            for (place, name), cell in zip(wanted, right, strict=True)
            if place and not any(_same(row.get(place), one, place in codes) for one in cell.right)
        ]
        if wrong and roles[number : number + 1] == ["?"]:
            continue
        yield from wrong
        left = left[1:]
    if left:
        yield f"남은 행 {left}"


def _same(read: object, right: object, code: bool = False) -> bool:
    if isinstance(right, bool | int | float):
        if isinstance(read, int | float) and not isinstance(read, bool):
            return math.isclose(read, right, rel_tol=1e-14, abs_tol=1e-14)
        return code and str(read) == str(right)
    if isinstance(right, timedelta):
        return _clock(read) == right
    if isinstance(right, datetime):
        return read == right
    if isinstance(right, date):
        return (read.date() if isinstance(read, datetime) else read) == right
    if right is None or not (isinstance(read, str) or code):
        return right is read
    return _bare(str(read)) == _bare(str(right))


def _clock(read: object) -> timedelta | None:
    if isinstance(read, timedelta):
        return read
    if isinstance(read, time):
        return timedelta(hours=read.hour, minutes=read.minute, seconds=read.second)
    parts = re.fullmatch(r"(\d+):(\d\d)(?::00)?", read) if isinstance(read, str) else None
    return timedelta(hours=int(parts[1]), minutes=int(parts[2])) if parts else None


def _bare(text: str) -> str:
    """A text without the spaces and brackets that only dress it."""
    return re.sub(r"^[\[<〈【■□○◦ㅇ]\s*|[\]>〉】]$", "", " ".join(text.split()))


def _totals(office: OfficeTable, clean: Clean) -> Iterator[str]:
    out = {
        (place.rpartition(" › ")[2] if " › " in place else None, number)
        for place, number in clean.aside.select("파일·시트", "행").rows()
    }
    for sheet, number in office.places("S"):
        if not {(sheet, number), (None, number)} & out:
            yield f"빼지 않은 합계: {sheet} {number}행"


def _told(office: OfficeTable, clean: Clean, places: list[str | None], said: str) -> Iterator[str]:
    lines = said.splitlines()
    for sentence in office.names("told"):
        if not any(all(word in line for word in sentence.split()) for line in lines):
            yield f"말하지 않음: {sentence}"
    if "합계" not in office.keys.get("told", ""):
        yield from (f"헛된 의심: {line}" for line in lines if "합과 맞지 않" in line)
    for name in office.names("sums"):
        words = rf"(?=.*{re.escape(name.split()[-1])})(?=.*열)(?=.*(합|더[한하]))"
        if not any(re.match(words, line) for line in lines):
            yield f"합계 열을 말하지 않음: {name}"
    doubtful = [number for _, number in office.places("?")]
    if doubtful and not any(re.search(rf"\b{n}행|\b[A-Z]{n}\b", said) for n in doubtful):
        yield f"합계일 수 있는 행을 말하지 않음: {doubtful}"
    aside = str(clean.aside.rows())
    for sheet, rows in office.sheets.items():
        for row in rows:
            text = next((cell.raw for cell in row.cells if isinstance(cell.raw, str)), "")
            if row.role in ("T", "N") and text[:8] not in said and text[:8] not in aside:
                yield f"표 둘레의 글을 말하지 않음: {sheet} {text}"
    yield from _asked(office, clean, places, said)


def _asked(office: OfficeTable, clean: Clean, places: list[str | None], said: str) -> Iterator[str]:
    """Changed cells stand in the log; doubtful ones are named in the look or left as unread."""
    logged = {entry.column for entry in clean.log.entries}
    unread = set(clean.unread["열"]) if len(clean.unread) else set()
    for at, name in enumerate(places):
        column: list[Cell] = [row[at] for row in office.records()]
        if any(cell.told for cell in column) and name not in logged:
            yield f"변경 내역에 없음: {name}"
        if any(cell.asked for cell in column) and name not in unread and str(name) not in said:
            yield f"묻지 않음: {name}"
