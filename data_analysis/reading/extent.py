"""How far a sheet stretches, which of its rows are hidden, and whether it can be opened."""

from dataclasses import dataclass, field

from data_analysis.messages import say
from data_analysis.places import Area
from groundwork.messages import Message

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
NEAR_COLUMNS = 52  # A to AZ
_FAR_ROW = 100_000
SHORT_SHEET = 20_000
_BYTES_A_CELL = 32  # what the reader keeps for each cell of the rectangle, an empty one too


@dataclass
class Extent:
    """What the run through a sheet found; rows and columns count from 1, as in Excel.

    ``rows`` are those written down. ``last_row`` and ``last_column`` are those of cells with
    content, and stay 0 where a glance was enough to see that the sheet does no harm. ``merged`` are
    areas of cells.
    """

    rows: int = 0
    last_row: int = 0
    last_column: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)

    def add(self, row: int, column: int) -> None:
        """Stretch to a cell with content. Raises ValueError where Excel has no such cell."""
        if not (1 <= row <= MAX_ROWS and 1 <= column <= MAX_COLUMNS):
            raise ValueError(f"no cell: row {row}, column {column}")
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)

    def refusal(self, free_bytes: int) -> Message | None:
        """Why the sheet should not be opened, or None."""
        if self.last_row > _FAR_ROW and self.rows < SHORT_SHEET:
            return say("표에서 멀리 떨어진 {row:,}행에 값이 있습니다", row=self.last_row)
        needed = self.last_row * self.last_column * _BYTES_A_CELL
        if self.last_column > NEAR_COLUMNS and needed > free_bytes:
            return say(
                "오른쪽으로 {column:,}번째 열까지 값이 있어 메모리에 다 담을 수 없습니다",
                column=self.last_column,
            )
        return None
