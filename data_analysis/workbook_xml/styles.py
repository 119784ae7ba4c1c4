"""The styles of a workbook's cells, as far as dates need them: a date is a number shown as one."""

from copy import deepcopy

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from data_analysis.workbook_xml.package import Package

_PART = "xl/styles.xml"
_DATE, _MOMENT = 14, 22  # formats that each country's Excel shows in its own way


class Styles:
    """Cell styles, by their number."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._made: dict[tuple[int, int], int] = {}

    def for_date(self, style: int, with_time: bool) -> int:
        """The style, or its copy that differs only in showing numbers as dates."""
        if _PART not in self._package.parts or is_date_format(self._format(style)):
            return style
        wanted = _MOMENT if with_time else _DATE
        if (style, wanted) not in self._made:
            formats = self._package.xml(_PART).find("{*}cellXfs")
            copy = deepcopy(formats[style])
            copy.set("numFmtId", str(wanted))
            copy.set("applyNumberFormat", "1")
            formats.append(copy)
            formats.set("count", str(len(formats)))
            self._package.touch(_PART)
            self._made[style, wanted] = len(formats) - 1
        return self._made[style, wanted]

    def _format(self, style: int) -> str:
        root = self._package.xml(_PART)
        number = int(root.find("{*}cellXfs")[style].get("numFmtId", "0"))
        for own in root.iterfind("{*}numFmts/{*}numFmt"):
            if own.get("numFmtId") == str(number):
                return str(own.get("formatCode"))
        return str(BUILTIN_FORMATS.get(number, "General"))
