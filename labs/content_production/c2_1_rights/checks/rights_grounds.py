"""Why an asset may not be used, and the documents that say so.

The truth comes from three given documents: the list of assets, the list of evidence, and the order
that says what the work is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from content_production.rights.asset import Asset
from content_production.rights.ledger import COLUMNS, Ledger
from content_production.rights.licences import allows_nothing, terms_of
from content_production.scenes.table import text_of
from graders.clips.order import Order
from graders.documents.reading import table_rows
from graders.tables.shown_cells import ShownSheet
from graders.tables.workbooks import read_sheets
from groundwork.headings import Row, find_header, key
from groundwork.sheets import read_rows

ASSETS, EVIDENCE = "assets.xlsx", "evidence.xlsx"
_EVIDENCE_HEAD = {
    "number": ("근거 번호",),
    "paper": ("문서",),
    "asset": ("자료",),
    "scope": ("내용",),
    "signed": ("서명",),
}
_CONTRACT_ALLOWS = re.compile(r"상업적\s*이용[^.]*(?:가능|포함|허용)")
_OF_A_LEDGER = {"licence", "consent", "decision", "reason", "notice"}
_MOST_SHEETS = 8
_AGE = re.compile(r"만\s*(\d+)\s*세")
# Consent to the use of a younger child's data is given by a guardian (개인정보 보호법 제22조의2).
AGE_OF_CONSENT = 14


class Ground(StrEnum):
    """Why an asset may not be used as it is."""

    LICENCE = "licence"
    PERSONAL = "personal"
    COMMERCIAL = "commercial"
    CHANGES = "changes"
    CONSENT = "consent"
    GUARDIAN = "guardian"


@dataclass(frozen=True)
class Evidence:
    """A document that settles something about an asset."""

    number: str
    paper: str
    asset: str
    scope: str
    signed: str


@dataclass(frozen=True)
class Use:
    """What the work is for: sold (상업적 이용) or altered (변경)."""

    commercial: bool
    changes: bool


def read_ledger(path: Path) -> Ledger:
    """The ledger of a workbook, or of a table in a document. Raises `Problem`.

    Over several sheets it is one: what is used and what is not, or the terms and the decisions.
    """
    if path.suffix.lower() != ".xlsx":
        return Ledger.of_rows(table_rows(path, COLUMNS, merged_in_each=True), path.name)
    sheets = [[*_shown_rows(path, name, texts)] for name, texts in read_sheets(path, _texts)]
    parts = [rows for rows in sheets[:_MOST_SHEETS] if _is_part(rows)]
    return _joined([Ledger.of_rows(rows, path.name) for rows in parts or sheets[:1]])


def _texts(sheet: ShownSheet) -> set[str]:
    """What a reader sees in the cells of a sheet."""
    return {text_of(cell) for row in sheet.values() for cell in row}


def _shown_rows(path: Path, name: str, texts: set[str]) -> Iterator[Row]:
    for row in read_rows(path, sheet=name, merged_in_each=True):
        yield [cell if text_of(cell) in texts else None for cell in row]


def _is_part(rows: Sequence[Row]) -> bool:
    """Whether a sheet is a part of the ledger and no copy of the list of documents."""
    heading = find_header(rows, COLUMNS)
    fields = set(heading[1].values()) if heading else set()
    return "name" in fields and bool(fields & _OF_A_LEDGER)


def _joined(parts: Sequence[Ledger]) -> Ledger:
    """One row an asset: what a sheet leaves empty another may say."""
    found: dict[str, Asset] = {}
    for asset in (asset for part in parts for asset in part.assets):
        known = found.setdefault(key(asset.name), asset)
        more = {field: getattr(asset, field) for field in COLUMNS if not getattr(known, field)}
        found[key(asset.name)] = replace(known, **more)
    return Ledger(tuple(found.values()))


def read_evidence(materials: Path) -> tuple[Evidence, ...]:
    """The course's own list of evidence."""
    rows = read_rows(materials / EVIDENCE, names=_EVIDENCE_HEAD)
    top, fields = find_header(rows, _EVIDENCE_HEAD) or (0, {})
    cells = (
        {
            field: text_of(row[column]) if column < len(row) else ""
            for column, field in fields.items()
        }
        for row in rows[top + 1 :]
    )
    return tuple(Evidence(**texts) for texts in cells)


def use_of(order: Order) -> Use:
    """What the order says the work is for."""
    return Use(order.lines["상업적 이용"].startswith("예"), order.lines["변경"].startswith("예"))


def ground_against(asset: Asset, evidence: tuple[Evidence, ...], use: Use) -> Ground | None:
    """Why a given asset may not be used as it is; None where it may."""
    return _licence_ground(asset.licence, use) or _face_ground(asset, evidence)


def _licence_ground(licence: str, use: Use) -> Ground | None:
    if allows_nothing(licence):
        return Ground.LICENCE
    terms = terms_of(licence)
    if terms is None:
        return None if _CONTRACT_ALLOWS.search(licence) else Ground.PERSONAL
    if use.commercial and not terms.commercial:
        return Ground.COMMERCIAL
    if use.changes and not terms.changes:
        return Ground.CHANGES
    return None


def _face_ground(asset: Asset, evidence: tuple[Evidence, ...]) -> Ground | None:
    if not asset.shows_faces:
        return None
    consents = [paper for paper in evidence if paper.asset == asset.name and "동의" in paper.paper]
    if not consents:
        return Ground.CONSENT
    age = _AGE.search(asset.faces)
    is_child = age is not None and int(age[1]) < AGE_OF_CONSENT
    by_guardian = any(re.search("보호자|법정대리인|부모", paper.signed) for paper in consents)
    return Ground.GUARDIAN if is_child and not by_guardian else None
