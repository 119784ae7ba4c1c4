from __future__ import annotations

from pathlib import Path

import pytest

from .office_forms import monthly


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return monthly(tmp_path / "서식.xlsx")
