"""What an official sees in the notebook: tidy, escaped, nothing on standard error."""

from pathlib import Path

import pytest

from data_analysis import open_table
from data_analysis.synthetic.complaints import write_csv, write_workbook
from groundwork.problem import Problem


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


def test_rows_are_shown_as_they_stand_or_by_a_column(tmp_path: Path) -> None:
    path = tmp_path / "표.csv"
    path.write_text("접수일,비용(천원)\n2025.3.5,2\n2023.3.6,1\n,3\n", encoding="utf-8")
    table = open_table(path)
    assert "2025.3.5" in table.show()._repr_html_()
    oldest = table.repair().show(1, by="접수일")._repr_html_()
    assert "2023. 3. 6." in oldest
    assert "2025. 3. 5." not in oldest
    assert "비용<wbr>(천원)" in oldest


def test_a_table_that_is_not_named_yet_says_that_there_is_nothing_yet(tmp_path: Path) -> None:
    table = open_table("")
    clean = table.repair(key="접수번호", amounts_in="원")
    summary = clean.summarise("읍면동", month="접수일", sums="비용")
    for unnamed in (table, table.look()):
        assert "파일을 먼저 선택해 주세요" in unnamed._repr_html_()
    for nothing in (clean, summary):
        assert "아직" in nothing._repr_html_()
    for unsaved in (clean, summary):
        assert isinstance(unsaved.save(tmp_path / "a.xlsx"), Problem)
    assert not list(tmp_path.iterdir())


def test_without_a_unit_or_a_sheet_chosen_there_is_nothing_yet(tmp_path: Path) -> None:
    write_workbook(tmp_path / "민원.xlsx", 100, 2025)
    no_sheet = open_table(tmp_path / "민원.xlsx", sheet=[]).repair(amounts_in="원")
    no_unit = open_table(tmp_path / "민원.xlsx").repair(key="접수번호", amounts_in="")
    for clean in (no_sheet, no_unit):
        assert "아직" in clean._repr_html_()
        assert isinstance(clean.save(tmp_path / "a.xlsx"), Problem)


def test_what_tells_rows_apart_is_seen_before_and_after(tmp_path: Path) -> None:
    rows = "".join(f"{number},{number % 2},\n" for number in range(9))
    (tmp_path / "표.csv").write_text(f"접수번호,통,비고\n{rows}", encoding="utf-8")
    table = open_table(tmp_path / "표.csv")
    assert table.look().columns["서로 다른 값"].to_list() == [9, 2, 0]
    warning = "표시한 행이 너무 많습니다"
    assert warning in table.repair(key="통")._repr_html_()
    assert warning not in table.repair(key="접수번호")._repr_html_()


def test_a_repair_says_only_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "표.csv").write_text("이름,수\n가,1\n나,2\n", encoding="utf-8")
    shown = open_table(tmp_path / "표.csv").repair()._repr_html_()
    assert "바로잡을 셀은 없었습니다" in shown
    assert "읽지 못해" not in shown


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
