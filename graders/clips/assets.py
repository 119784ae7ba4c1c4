"""The given list of assets (자료 목록): pictures and music, their sources, what is allowed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from content_production.table import text_of
from groundwork.sheets import read_rows

ASSETS = "assets.xlsx"
_HEAD = ("자료", "출처", "이용 조건", "얼굴", "초상 동의")
# An answer that leaves the question open, or says no.
_REFUSED = re.compile(r"없음|불가|미확인|확인\s*중|모름|금지")


@dataclass(frozen=True)
class Asset:
    """One picture or piece of music of the list; texts as they stand there."""

    name: str
    source: str
    licence: str
    faces: str
    consent: str

    @property
    def shows_faces(self) -> bool:
        return self.faces.startswith("있음")

    @property
    def is_licensed(self) -> bool:
        return bool(self.licence) and not _REFUSED.search(self.licence)

    @property
    def has_consent(self) -> bool:
        """Whether its faces agreed; true where there are none."""
        return not self.shows_faces or (bool(self.consent) and not _REFUSED.search(self.consent))


def read_assets(materials: Path) -> tuple[Asset, ...]:
    """The course's own list; its header bears the five names above in any order."""
    rows = [[text_of(cell) for cell in row] for row in read_rows(materials / ASSETS)]
    top = next(index for index, row in enumerate(rows) if set(_HEAD) <= set(row))
    columns = [rows[top].index(name) for name in _HEAD]
    return tuple(Asset(*(row[column] for column in columns)) for row in rows[top + 1 :] if any(row))
