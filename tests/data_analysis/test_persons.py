"""A list of persons has no totals, whoever's age is the sum of two others'."""

import random
from pathlib import Path

import polars as pl
import pytest

from data_analysis import open_table


def families(seed: int) -> pl.DataFrame:
    """Families of four by their ticket: ages in years, of some babies in parts of one."""
    draw = random.Random(seed)
    rows = []
    for ticket in range(150):
        one, other = draw.randint(1, 35), draw.randint(1, 35)
        baby = draw.randint(1, 9_999) / 10_000 if ticket % 10 == 0 else float(draw.randint(1, 70))
        ages = [float(one), float(other), float(one + other), baby]
        rows += [(f"가상 {ticket}-{n}", f"A{ticket}", age) for n, age in enumerate(ages)]
    return pl.DataFrame(rows, schema=["이름", "표 번호", "Age"], orient="row")


@pytest.mark.parametrize("seed", range(20))
def test_no_person_is_the_total_of_two_others(tmp_path: Path, seed: int) -> None:
    persons = families(seed)
    persons.write_csv(tmp_path / "명단.csv")
    table = open_table(tmp_path / "명단.csv")
    assert not table.totals.taken
    assert len(table.repair().data) == len(persons)


@pytest.mark.parametrize("seed", range(20))
def test_a_row_that_is_the_total_of_every_family_is_found(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    rows = [
        (f"A{ticket}", kind, draw.randint(1_000, 90_000))
        for ticket in range(30)
        for kind in ("본인", "배우자", "자녀")
    ]
    amounts = [amount for *_, amount in rows]
    for first in range(0, 120, 4):
        rows.insert(
            first, (rows[first][0], "세대", sum(amount for *_, amount in rows[first : first + 3]))
        )
    frame = pl.DataFrame(rows, schema=["표 번호", "구분", "금액"], orient="row")
    frame.write_csv(tmp_path / "금액.csv")
    assert open_table(tmp_path / "금액.csv").repair().data["금액"].to_list() == amounts
