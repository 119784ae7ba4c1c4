"""A given file is read plainly: below its notes, the first full row is the header."""

from datetime import date
from pathlib import Path

import pytest

from graders.tables.given_tables import given_day, read_given_table


def test_what_stands_above_the_header_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "민원.csv"
    path.write_text("자료: 민원 처리 기록,\n접수일,동\n2025. 3. 5., 송정동 \n,\n", encoding="utf-8")
    table = read_given_table(path)
    assert table.above == ("자료: 민원 처리 기록",)
    assert table.rows[0] == {"접수일": "2025. 3. 5.", "동": "송정동"}


def test_a_day_that_is_none_is_no_day() -> None:
    assert given_day("20250305") == date(2025, 3, 5)
    with pytest.raises(ValueError, match="미정"):
        given_day("미정")
