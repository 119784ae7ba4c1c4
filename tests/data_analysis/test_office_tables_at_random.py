"""Tables of office shapes, made at random, are read back whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from .office_reading import faults
from .office_tables import OfficeTable, tables

GROUPS = ["도로과", "환경과", "복지과", "세무과"]
NAMES = [
    "가람",
    "누리",
    "다솜",
    "라온",
    "마루",
    "바름",
    "샛별",
    "온새",
    "푸름",
    "한울",
    "해솔",
    "늘봄",
]
MEASURES = {1: ["건수", "예산액", "이용자"], 2: ["건수", "예산액"], 3: ["건수", "예산액"]}
UPPER = ["2023년", "2024년"]
TOP = ["본청", "사업소"]
SUMMED = ["계", "남", "여"]
ABOVE = [[], ["T | 시설 현황(가상)"], ["T | 시설 현황(가상)", "- |"]]
BELOW = [[], ["N | ※ 가상의 수치임"], ["- |", "N | 자료: 가상시 총무과"]]


@dataclass(frozen=True)
class Shape:
    """How a table is laid out."""

    depth: int  # rows of the heading
    merged: bool  # the heading: merged cells, or names said again
    groups: str  # "", "merged", "once", "every row", "heading": where the name of a group stands
    subtotal: str  # "", "above", "below" a group
    total: str  # what the row of the grand total is called
    total_first: bool
    with_sum: bool  # the first column of figures is the sum of the others

    @property
    def labels(self) -> list[str]:
        return ["부서", "시설"] if self.groups in ("merged", "once", "every row") else ["시설"]

    @property
    def paths(self) -> list[tuple[str, ...]]:
        """The names over each column of figures, from the top."""
        measures = SUMMED if self.with_sum else MEASURES[self.depth]
        paths: list[tuple[str, ...]] = [(name,) for name in measures]
        for names in (UPPER, TOP)[: self.depth - 1]:
            paths = [(name, *path) for name in names for path in paths]
        return paths

    def row(self, role: str, labels: list[str], figures: str | list[str]) -> str:
        if isinstance(figures, str):
            figures = [figures] * len(self.paths)
        return f"{role} | " + " | ".join([*labels[: len(self.labels)], *figures])


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    depth = draw(st.integers(1, 3))
    groups = draw(st.sampled_from(["", "merged", "once", "every row", "heading"]))
    named = groups in ("merged", "once", "every row")
    return Shape(
        depth,
        merged=draw(st.booleans()),
        groups=groups,
        subtotal=draw(st.sampled_from(["", "above", "below"])) if named else "",
        total=draw(st.sampled_from(["", "계", "합계", "총 계"])),
        total_first=draw(st.booleans()),
        with_sum=draw(st.booleans()) and depth == 1,
    )


@st.composite
def office_tables(draw: st.DrawFn) -> OfficeTable:
    """A table as text: title, unit, heading, groups with their totals, notes."""
    shape = draw(shapes())
    columns = [*shape.labels, *(" ".join(path) for path in shape.paths)]
    unit = f"T |{' |' * (len(columns) - 1)} (단위: 천원)"
    total = shape.row("S", [shape.total, ""], "+all")
    lines = [
        *draw(st.sampled_from(ABOVE)),
        *([unit] if draw(st.booleans()) else []),
        *_heading(shape),
        *([total] if shape.total and shape.total_first else []),
        *_body(draw, shape),
        *([total] if shape.total and not shape.total_first else []),
        *draw(st.sampled_from(BELOW)),
    ]
    if shape.groups == "heading":
        columns.insert(0, "*group")
    keys = f"columns: {'; '.join(columns)}\nsums: {'계' if shape.with_sum else ''}\n"
    return next(tables(f"=== random\n{keys}--- 현황\n" + "\n".join(lines), "random"))


def _heading(shape: Shape) -> Iterator[str]:
    """The rows of a heading, its names merged over their columns or written again in each."""
    for level in range(shape.depth):
        cells = [label if level == 0 or not shape.merged else "^" for label in shape.labels]
        for before, path in zip([None, *shape.paths], shape.paths, strict=False):
            same = before is not None and before[: level + 1] == path[: level + 1]
            merged = shape.merged and same and level + 1 < shape.depth
            cells.append("<" if merged else path[level])
        yield "H | " + " | ".join(cells)


def _body(draw: st.DrawFn, shape: Shape) -> Iterator[str]:
    names = iter(NAMES)
    if not shape.groups:
        for _ in range(draw(st.integers(3, 9))):
            yield shape.row("", [next(names)], _figures(draw, shape))
        return
    for group in GROUPS[: draw(st.integers(2, 4))]:
        rows = [next(names) for _ in range(draw(st.integers(2, 3)))]
        if shape.groups == "heading":
            yield shape.row("G", [group], "")
            for name in rows:
                yield shape.row("", [name], _figures(draw, shape))
        else:
            yield from _group(draw, shape, group, rows)


def _group(draw: st.DrawFn, shape: Shape, group: str, rows: list[str]) -> Iterator[str]:
    again = {"merged": "^", "once": f"=> {group}", "every row": group}[shape.groups]
    label = group
    if shape.subtotal == "above":
        yield shape.row("S", [label, "소계"], "+below")
        label = again
    for name in rows:
        yield shape.row("", [label, name], _figures(draw, shape))
        label = again
    if shape.subtotal == "below":
        yield shape.row("S", ["^" if again == "^" else group, "소계"], "+above")


def _figures(draw: st.DrawFn, shape: Shape) -> list[str]:
    number = st.integers(30_000, 59_999)  # so that no figure is the sum of others by chance
    figures = [str(draw(number)) for _ in shape.paths]
    return ["+R2", *figures[1:]] if shape.with_sum else figures


@given(office=office_tables())
@settings(max_examples=60)
def test_a_table_of_any_office_shape_is_read_back_whole(office: OfficeTable) -> None:
    with TemporaryDirectory() as folder:
        assert faults(office, Path(folder)) == []
