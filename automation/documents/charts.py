"""A simple bar chart of a table, as a picture with Hangul that shows on every machine."""

from automation.document_model.content import Picture, Table
from automation.documents.tables import is_total, number_in
from automation.messages import problem, say
from groundwork.figures import drawing, png

_COLOUR = "#2f6f9f"
_INCHES_WIDE = 6.4
_INCHES_A_BAR = 0.42
_LETTERS = 11


class Chart(Picture):
    """A picture of a chart that a notebook shows."""

    def _repr_png_(self) -> bytes:
        return self.data


def bar_chart(table: Table, *, caption: str = "", column: str = "") -> Chart:
    """Horizontal bars of one column of a table, named by its first column.

    ``column`` is the heading of the column, with or without its unit; the last one unless said.
    Rows of totals are left out. Raises `Problem` where there is nothing to draw.
    """
    head, *rows = table.rows
    place = _place(head, column)
    bars = [(row[0], row[place]) for row in rows if row[0].strip() and not is_total(row[0])]
    if not bars or not any(number_in(value) for _, value in bars):
        raise problem(
            "‘{column}’ 열에 그릴 숫자가 없습니다. 다른 열을 고르세요.", column=head[place]
        )
    said = ", ".join(f"{label} {value}" for label, value in bars)
    alternative = str(say("막대그래프 {heading}: {values}", heading=head[place], values=said))
    return Chart(_drawn(bars, head[place]), "png", caption, alternative)


def _place(head: tuple[str, ...], column: str) -> int:
    if not column:
        return len(head) - 1
    for place, name in enumerate(head):
        if column in (name, name.partition("(")[0]):
            return place
    known = ", ".join(head)
    raise problem("‘{name}’ 열이 없습니다. 이 표의 열: {known}", name=column, known=known)


def _drawn(bars: list[tuple[str, str]], heading: str) -> bytes:
    with drawing(_INCHES_WIDE, 0.8 + _INCHES_A_BAR * len(bars)) as figure:
        axes = figure.subplots()
        drawn = axes.barh(
            range(len(bars)), [number_in(value) for _, value in bars], color=_COLOUR, height=0.62
        )
        axes.bar_label(drawn, [value for _, value in bars], padding=4, fontsize=_LETTERS)
        axes.set_yticks(range(len(bars)), [label for label, _ in bars], fontsize=_LETTERS)
        axes.invert_yaxis()
        axes.margins(x=0.15)
        axes.set_xlabel(heading, fontsize=_LETTERS)
        axes.xaxis.set_ticks([])
        axes.spines[["top", "right", "bottom"]].set_visible(False)
        figure.tight_layout()
        return png(figure)
