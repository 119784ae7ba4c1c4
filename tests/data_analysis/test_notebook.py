"""What an official sees in the notebook: tidy, escaped, nothing on standard error."""

from pathlib import Path

import pytest

from data_analysis import open_table
from data_analysis.synthetic.complaints import write_csv, write_workbook


def test_names_and_cells_are_escaped(tmp_path: Path) -> None:
    path = tmp_path / "표.csv"
    path.write_text("번호,<b>이름\n1,<script>alert(1)</script>\n2,나\n", encoding="utf-8")
    table = open_table(path)
    shown = table._repr_html_() + table.repair()._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_every_object_shows_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_csv(tmp_path / "민원.csv", 500, 2025)
    table = open_table(tmp_path / "민원.csv")
    clean = table.repair(key="접수번호", amounts_in="원")
    summary = clean.summarise("읍면동", month="접수일", sums="비용 집행액")
    for thing in (table, table.look(), clean, clean.log, summary):
        assert "<td" in thing._repr_html_()
    assert list(summary.frame.columns) == ["월", "읍면동", "건수", "비용집행액"]
    assert summary.frame["건수"].sum() == len(clean.frame) == 500
    assert capsys.readouterr().err == ""


def test_progress_of_a_long_read_is_not_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data_analysis.reading.sheets._LONG_READ", 100)
    write_workbook(tmp_path / "민원.xlsx", 500, 2025)
    open_table(tmp_path / "민원.xlsx")
    captured = capsys.readouterr()
    assert "민원.xlsx" in captured.out
    assert captured.err == ""


def test_numbers_and_dates_are_shown_the_korean_way(tmp_path: Path) -> None:
    path = tmp_path / "표.csv"
    path.write_text("접수일,금액\n2025.3.5,1234567\n2025.3.6,1\n", encoding="utf-8")
    shown = open_table(path).repair()._repr_html_()
    assert "2025. 3. 5." in shown
    assert "1,234,567" in shown
