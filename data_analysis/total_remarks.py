"""What is said of the totals in a table: which were taken out with what sum, which are asked."""

from collections.abc import Iterator, Sequence

from data_analysis.counted_twice import find_counted_twice
from data_analysis.messages import say
from data_analysis.raw_table import RawTable
from data_analysis.remarks import Remark, first_of, guessed, sure, to_check
from data_analysis.total_columns import TotalColumn, find_total_columns
from data_analysis.total_rows import MOST_ROWS
from data_analysis.totals_found import TotalRow


def total_remarks(table: RawTable) -> Iterator[Remark]:
    """The totals among the rows and columns of a table, each with its place and its sum."""
    yield from _taken(table)
    yield from _decided(table)
    yield from _averages(table)
    yield from _wrong(table)
    for times, rows in find_counted_twice(table).items():
        yield to_check(
            say(
                "남은 행을 더하면 합계의 {times}배인 곳이 있습니다: {rows}. "
                "같은 전체를 여러 방법으로 나눈 행이 함께 있으니 한 가지만 더해 주세요.",
                rows=_listed(table, rows),
                times=times,
            )
        )
    for column in find_total_columns(table.totals.numbers):
        yield from _of_column(table, column)


def _taken(table: RawTable) -> Iterator[Remark]:
    """What is said of totals that were found, and of rows that may be some."""
    totals = table.totals
    if totals.named:
        yield guessed(
            say(
                "자료 사이에 소계·합계 행이 {count:,}개 섞여 있습니다. "
                "이름이 합계여서 자료에서 뺍니다: {rows}",
                count=len(totals.named),
                rows=_listed(table, totals.named),
            )
        )
    if totals.summed:
        yield guessed(
            say(
                "다른 행의 합과 같은 행이 {count:,}개 있습니다. "
                "합계 행으로 보고 자료에서 뺍니다: {rows}. "
                "합계가 아니면 그 행을 ‘합계가 아닌 행’(records)에 적어 주세요.",
                count=len(totals.summed),
                rows=_listed(table, totals.summed),
            )
        )
    if totals.asked:
        yield to_check(
            say(
                "다른 행의 합과 같지만 우연일 수 있어 남겨 둔 행이 {count:,}개 있습니다. "
                "합계 행이면 그 행을 ‘합계로 뺄 행’(totals)에 적어 주세요: {rows}",
                count=len(totals.asked),
                rows=_listed(table, totals.asked),
            )
        )


def _decided(table: RawTable) -> Iterator[Remark]:
    """What is said of totals that an official named, and of those nobody looked for."""
    if table.totals.told:
        yield sure(
            say(
                "담당자가 정한 대로 {count:,}개 행을 합계로 보고 자료에서 뺍니다: {rows}",
                count=len(table.totals.told),
                rows=first_of([table.place(row.index) for row in table.totals.told]),
            )
        )
    if len(table.rows) > MOST_ROWS:
        yield to_check(
            say(
                "{most:,}행이 넘어 합계 행을 이름으로만 찾았습니다. "
                "이름이 다른 합계 행이 있는지 확인해 주세요.",
                most=MOST_ROWS,
            )
        )


def _averages(table: RawTable) -> Iterator[Remark]:
    if means := table.totals.means:
        yield guessed(
            say(
                "다른 행의 평균인 행이 {count:,}개 있어 자료에서 뺍니다: {rows}",
                count=len(means),
                rows=_listed(table, means),
            )
        )
    if others := table.totals.unlike_means:
        yield to_check(
            say(
                "이름은 평균인데 다른 행의 평균과 달라 남겨 둔 행이 {count:,}개 있습니다: {rows}",
                count=len(others),
                rows=_listed(table, others),
            )
        )


def _wrong(table: RawTable) -> Iterator[Remark]:
    """What is said of totals by name that do not add up, as far as rows were added up."""
    if not table.totals.numbers.width:
        return
    wrong = [row for row in table.totals.named if not row.adds_up or row.wrong]
    if wrong:
        yield to_check(
            say(
                "이름은 합계인데 다른 행의 합과 맞지 않는 행이 {count:,}개 있습니다: {rows}",
                count=len(wrong),
                rows=_listed(table, wrong),
            )
        )


def _of_column(table: RawTable, column: TotalColumn) -> Iterator[Remark]:
    members = ", ".join(column.members)
    yield guessed(
        say(
            "‘{column}’ 열은 {members} 열의 합계입니다. 함께 더하면 두 번 더하게 됩니다.",
            column=column.name,
            members=members,
        )
    )
    if column.wrong:
        yield to_check(
            say(
                "‘{column}’ 열이 {members} 열의 합과 다른 행이 {count:,}개 있습니다: {rows}",
                column=column.name,
                members=members,
                count=len(column.wrong),
                rows=first_of([table.place(index) for index in column.wrong]),
            )
        )


def _listed(table: RawTable, rows: Sequence[TotalRow]) -> str:
    """The first of some rows, each with its name, its place and its largest number."""
    return first_of([_told(table, row) for row in rows])


def _told(table: RawTable, row: TotalRow) -> str:
    place = table.place(row.index)
    name = row.name or say("이름 없음")
    numbers = table.totals.numbers
    known = {n: v for n in numbers.columns if (v := numbers[n][row.index]) is not None}
    if not known:
        return str(say("‘{name}’({place})", name=name, place=place))
    column = max(known, key=lambda n: abs(known[n]))
    number = known[column]
    return str(
        say(
            "‘{name}’({place}) {column} {number:,}",
            name=name,
            place=place,
            column=column,
            number=number,
        )
    )
