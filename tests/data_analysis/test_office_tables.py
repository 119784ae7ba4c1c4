"""Tables made after those that offices publish are read as an official reads them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .office_reading import faults
from .office_tables import OfficeTable, corpus


def cases() -> Iterator[object]:
    for office in corpus():
        gap = office.keys.get("gap")
        marks = [pytest.mark.xfail(reason=gap, strict=False)] if gap else []
        yield pytest.param(office, id=f"{office.family}-{office.name}", marks=marks)


@pytest.mark.parametrize("office", list(cases()))
def test_it_is_read_as_an_official_reads_it(office: OfficeTable, tmp_path: Path) -> None:
    assert faults(office, tmp_path) == []
