"""The rights ledger (자료 대장): of everything seen and heard, where it is from and may it be used.

One row an asset. An official fills it in the notebook or in a spreadsheet; either way the columns
are found by their names.
"""

from __future__ import annotations

import dataclasses
import html
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from content_production.display import Saved, table_html
from content_production.lines import filled_cells, labelled_lines
from content_production.review import Review
from content_production.rights.asset import Asset, Decision
from content_production.rights.review import ledger_findings
from content_production.scenes.table import text_of
from groundwork.headings import Row, find_header
from groundwork.messages import catalog
from groundwork.problem import Problem
from groundwork.sheets import Sheet, read_rows, write_sheets

say = catalog("content_production")

# The first name of a field is the one we write; spaces do not matter when reading.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("자료", "자료명", "자료 이름", "파일", "파일 이름", "asset"),
    "what": ("내용", "설명", "종류", "무엇", "what"),
    "source": ("출처", "저작자", "저작권자", "source"),
    "licence": ("이용 조건", "라이선스", "이용 허락", "허락 조건", "licence", "license"),
    "faces": ("얼굴", "나온 사람", "인물", "faces"),
    "consent": ("초상 동의", "동의", "초상권 동의", "동의서", "consent"),
    "evidence": ("근거", "근거 번호", "증빙", "증빙 번호", "근거 문서", "evidence"),
    "made_by_ai": ("AI 제작", "AI로 만듦", "AI 생성", "AI", "made by AI"),
    "decision": ("판정", "사용 여부", "이용 여부", "사용 가능 여부", "결정", "decision"),
    "reason": ("사유", "이유", "까닭", "판정 이유", "reason"),
    "notice": (
        *("표시", "표시할 문구", "표시할 말", "출처·AI 표시"),
        *("표기", "표시 문구", "표기 문구", "notice"),
    ),
}
_LINE = say("자료: 내용")
_FILLED = ("licence", "consent", "evidence", "reason", "notice")


@dataclass(frozen=True)
class Ledger:
    """Assets in order. A ledger never changes: `fill` and `decide` give a new one."""

    assets: tuple[Asset, ...]

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Ledger:
        """Read an xlsx or csv. Raises `Problem` where it holds no ledger."""
        return cls.of_rows(
            read_rows(Path(path), names=COLUMNS, merged_in_each=True), Path(path).name
        )

    @classmethod
    def of_rows(cls, rows: Sequence[Row], name: str) -> Ledger:
        """The ledger in the rows of any table; ``name`` says in a `Problem` where it stood."""
        heading = find_header(rows, COLUMNS)
        if heading is None or "name" not in heading[1].values():
            raise Problem(
                say(
                    "{file}에서 자료 대장을 찾지 못했습니다. ‘자료’와 ‘판정’ 같은 열 이름이 "
                    "있어야 합니다.",
                    file=name,
                )
            )
        top, fields = heading
        cells = (
            {field: text_of(row[column]) for column, field in fields.items() if column < len(row)}
            for row in rows[top + 1 :]
        )
        return cls(tuple(Asset(**texts) for texts in cells if texts.get("name")))

    def asset(self, name: str) -> Asset:
        """The asset of a name, its suffix left out or not. Raises `Problem`."""
        for asset in self.assets:
            if name.strip() in (asset.name, Path(asset.name).stem):
                return asset
        raise Problem(
            say(
                "‘{name}’ 자료가 대장에 없습니다. 있는 자료: {known}",
                name=name.strip(),
                known=", ".join(asset.name for asset in self.assets),
            )
        )

    def decide(self, lines: str) -> Ledger:
        """A ledger with the decisions of lines such as ``lantern.jpg: 불가, 상업적 이용 금지``."""
        ledger = self
        for name, rest in labelled_lines(lines, _LINE):
            decision, _, reason = rest.partition(",")
            ledger = ledger._with(name, decision=decision.strip(), reason=reason.strip())
        return ledger

    def fill(self, table: str = "", **columns: str) -> Ledger:
        """A ledger with more cells filled in, by a typed table ``| 자료 | 판정 | 사유 |``.

        Its columns are found by their names; an empty cell changes nothing. Else of each column
        (licence, consent, evidence, reason, notice) lines such as ``song.mp3: E-05``. A hyphen
        empties a cell. Raises `Problem` for a column or an asset that is not there.
        """
        ledger = self
        for cells in filled_cells(table, COLUMNS):
            ledger = ledger._with(cells.pop("name", ""), **cells)
        for column, lines in columns.items():
            if column not in _FILLED:
                raise Problem(
                    say(
                        "{name:이라}는 열은 없습니다. 채울 수 있는 열: {known}",
                        name=f"‘{column}’",
                        known=", ".join(_FILLED),
                    )
                )
            for name, text in labelled_lines(lines, _LINE):
                ledger = ledger._with(name, **{column: text})
        return ledger

    def _with(self, name: str, **cells: str) -> Ledger:
        old = self.asset(name)
        new = dataclasses.replace(
            old, **{field: "" if text == "-" else text for field, text in cells.items()}
        )
        return Ledger(tuple(new if asset is old else asset for asset in self.assets))

    def check(self, *, commercial: bool, changes: bool) -> Review:
        """What to fix before anything is published, for work that is sold or changed."""
        return Review(tuple(ledger_findings(self.assets, commercial, changes)))

    @property
    def credits(self) -> str:
        """The lines for the closing picture: each notice of what is used, once."""
        used = (asset for asset in self.assets if asset.decided is not Decision.NO)
        return "\n".join(dict.fromkeys(asset.notice for asset in used if asset.notice))

    def save(self, path: str | os.PathLike[str]) -> Saved:
        """Write the ledger as xlsx, to go on with it in Excel."""
        header = [names[0] for names in COLUMNS.values()]
        rows = [[getattr(asset, field) for field in COLUMNS] for asset in self.assets]
        return Saved(write_sheets(Path(path), [Sheet(str(say("자료 대장")), header, rows)]))

    def _repr_html_(self) -> str:
        """The ledger as a table; columns that nobody filled in are left out."""
        fields = [f for f in COLUMNS if any(getattr(asset, f) for asset in self.assets)]
        rows = [[html.escape(getattr(a, field)) for field in fields] for a in self.assets]
        return table_html([COLUMNS[field][0] for field in fields], rows)
