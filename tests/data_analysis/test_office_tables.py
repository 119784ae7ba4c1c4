"""Tables made after those that offices publish are read as an official reads them."""

from pathlib import Path

import pytest

from .office_reading import faults
from .office_tables import OfficeTable, corpus


@pytest.mark.parametrize("office", list(corpus()), ids=lambda one: f"{one.family}-{one.name}")
def test_it_is_read_as_an_official_reads_it(office: OfficeTable, tmp_path: Path) -> None:
    assert faults(office, tmp_path) == []
