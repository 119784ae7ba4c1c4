"""The charts of a submitted workbook: what they draw, and what is written on and beside them.

A chart may stand on a sheet or be a sheet of its own; pictures of charts are none.
"""

import posixpath
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from graders.tables.calculated_workbooks import Workbook, read_workbook
from graders.tables.plain_cells import as_text
from groundwork.files import check_zip
from groundwork.messages import catalog
from groundwork.problem import Problem

from .chart_xml import ChartReading, Series, paragraphs

say = catalog(__package__)

_MOST_BYTES = 20 << 20  # of one part; a drawing with a thousand points has some hundred thousand


@dataclass(frozen=True)
class NativeChart:
    """A chart: its title, its series, the number formats and the background it names itself.

    ``lines`` are the texts of its page: text boxes, and the rows of the sheet's cells; of a chart
    that is a sheet of its own, the rows beside the cells it draws.
    """

    title: str
    series: tuple[Series, ...]
    formats: tuple[str, ...]
    background: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Charted:
    """A workbook with its charts."""

    workbook: Workbook
    charts: tuple[NativeChart, ...]


def read_charted(path: Path) -> Charted:
    """Read the charts of an xlsx workbook.

    Raises `Problem` for what cannot be read, and where all charts are of the newer kinds (funnel,
    waterfall, map) that only Excel draws.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl says on stderr what it leaves out
            workbook = read_workbook(path)
        with check_zip(path) as archive:
            package = _Package(archive)
            charts = tuple(_charts(package, workbook))
            newer = any(package.related(drawing, "chartEx") for _, drawing in _drawings(package))
    except (SyntaxError, KeyError, ValueError, TypeError) as error:  # the first is of broken XML
        raise Problem(
            say(
                "{file}의 그래프를 읽지 못했습니다. 엑셀에서 열어 다시 저장해 주세요.",
                file=path.name,
            )
        ) from error
    if newer and not charts:
        raise Problem(
            say(
                "{file}의 그래프는 자동으로 검사할 수 없는 종류입니다. "
                "세로 막대형이나 꺾은선형으로 바꾸어 주세요.",
                file=path.name,
            )
        )
    return Charted(workbook, charts)


def lines_of(workbook: Workbook, sheet: str) -> Iterator[str]:
    """The rows of a sheet as texts, what nobody sees and empty ones left out."""
    for row in workbook.book[sheet].iter_rows():
        places = ((sheet, cell.row, cell.column) for cell in row if cell.value is not None)
        texts = [as_text(workbook.shown(place)) for place in places if workbook.is_seen(place)]
        if line := " ".join(text for text in texts if text):
            yield line


@dataclass(frozen=True)
class _Package:
    """An Office file that `check_zip` has let in: its parts, and how they refer to one another.

    See ECMA-376 part 2.
    """

    archive: zipfile.ZipFile

    def xml(self, part: str) -> Element:
        """A part's XML. Raises KeyError where it is missing, ValueError where it is huge."""
        if self.archive.getinfo(part).file_size > _MOST_BYTES:
            raise ValueError(f"{part} is larger than any drawing")
        return ElementTree.fromstring(self.archive.read(part))

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that a part refers to as ``kind`` ("drawing", "chart"), in their order."""
        return [target for _, type_, target in self._relations(part) if type_ == kind]

    def sheets(self) -> Iterator[tuple[str, str]]:
        """The sheets of a workbook, chart sheets too: their names and parts."""
        book = "xl/workbook.xml"
        targets = {id_: target for id_, _, target in self._relations(book)}
        for sheet in self.xml(book).iterfind("{*}sheets/{*}sheet"):
            id_ = next(value for name, value in sheet.attrib.items() if name.endswith("}id"))
            if id_ in targets:
                yield sheet.get("name", ""), targets[id_]

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        """Id, kind and target of each relation to a part of this file."""
        folder, name = posixpath.split(part)
        try:
            relations = self.xml(f"{folder}/_rels/{name}.rels")
        except KeyError:
            return []
        return [
            (
                one.get("Id", ""),
                one.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:],
            )
            for one in relations
            if one.get("TargetMode") != "External"
        ]


def _drawings(package: _Package) -> Iterator[tuple[str, str]]:
    """The drawings of every sheet, with the sheet's name."""
    for name, part in package.sheets():
        for drawing in package.related(part, "drawing"):
            yield name, drawing


def _charts(package: _Package, workbook: Workbook) -> Iterator[NativeChart]:
    for sheet, drawing in _drawings(package):
        boxes = tuple(_text_boxes(package.xml(drawing)))
        for part in package.related(drawing, "chart"):
            chart = ChartReading(package.xml(part), workbook)
            series = tuple(chart.series())
            beside = {name for one in series for name in one.sheets}
            pages = [sheet] if sheet in workbook.sheets else sorted(beside)
            shapes = package.related(part, "chartUserShapes")
            yield NativeChart(
                chart.text(chart.root.find("{*}chart/{*}title")),
                series,
                chart.formats(),
                chart.background(),
                (
                    *boxes,
                    *(text for one in shapes for text in _text_boxes(package.xml(one))),
                    *(line for page in pages for line in lines_of(workbook, page)),
                ),
            )


def _text_boxes(drawing: Element) -> Iterator[str]:
    for shape in drawing.iterfind(".//{*}sp"):
        yield " ".join(paragraphs(shape))
