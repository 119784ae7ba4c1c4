"""Files kept as Parquet: made once, made anew when the file changes, grouped as in memory."""

from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from data_analysis import keep, open_table, parquet_files
from data_analysis.synthetic.complaints import write_csv
from groundwork.problem import Problem


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "1분기.csv", tmp_path / "2분기.csv"]
    for seed, path in enumerate(paths):
        write_csv(path, 400, 2025, seed)
    return paths


@pytest.mark.filterwarnings("error")  # words on stderr cost a graded cell its points
def test_kept_rows_are_grouped_as_rows_in_memory(exports: list[Path]) -> None:
    ours = keep(exports[0], key="접수번호").summarise("읍면동", month="접수일", sums="비용집행액")
    clean = open_table(exports[0]).repair(key="접수번호")
    theirs = clean.summarise("읍면동", month="접수일", sums="비용집행액")
    assert_frame_equal(ours.data, theirs.data, check_dtypes=False)


def test_several_files_are_one_and_their_logs_too(exports: list[Path]) -> None:
    both = keep(*exports, key="접수번호")
    assert both.summarise("읍면동").data["건수"].sum() == both.log.rows.kept == 800
    rows = both.log.rows
    out = rows.blank + rows.subtotals + rows.repeated_headers + rows.copies + rows.kept
    assert rows.read == out
    assert len(both.aside) == rows.subtotals + rows.copies + rows.repeated_headers


def test_a_file_is_read_again_only_when_it_changed(
    exports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = []
    monkeypatch.setattr(
        parquet_files, "open_table", lambda path: reads.append(path) or open_table(path)
    )
    for _ in range(2):
        keep(exports[0], key="접수번호")
    assert len(reads) == 1
    keep(exports[0])  # asked for otherwise
    write_csv(exports[0], 300, 2025, 9)
    assert keep(exports[0]).log.rows.kept > 0
    assert len(reads) == 3


def test_half_written_parts_are_made_anew(exports: list[Path]) -> None:
    keep(exports[0])
    (exports[0].with_name(".1분기.csv.kept") / "log.json").write_text("{", encoding="utf-8")
    assert keep(exports[0]).summarise("읍면동").data["건수"].sum() > 0


def test_what_cannot_be_kept_is_said(exports: list[Path], tmp_path: Path) -> None:
    with pytest.raises(Problem, match="찾을 수 없습니다"):
        keep(tmp_path / "없음.csv")
    (tmp_path / "다른.csv").write_text("이름,값\n가,1\n나,2\n", encoding="utf-8")
    with pytest.raises(Problem, match="열이 달라"):
        keep(exports[0], tmp_path / "다른.csv")
    with pytest.raises(Problem, match="날짜가 아니어서"):
        keep(exports[0]).summarise("읍면동", month="위치")


def test_files_in_different_money_units_are_not_added_up_as_they_are(tmp_path: Path) -> None:
    for unit in ("천원", "원"):
        (tmp_path / f"{unit}.csv").write_text(f"과목,지출액({unit})\n가,3000\n나,4000\n")
    paths = [tmp_path / "천원.csv", tmp_path / "원.csv"]
    with pytest.raises(Problem, match="단위"):
        keep(*paths)
    assert (
        keep(*paths, amounts_in="천원").summarise("과목", sums="지출액").data["지출액"].sum()
        == 7007
    )


def test_a_column_that_is_empty_in_one_file_is_added_up_all_the_same(tmp_path: Path) -> None:
    texts = [
        "동,비용\n가동,\n나동,\n",
        "동,비용\n가동,1.5\n나동,2\n",
        "동,비용\n가동,10\n다동,20\n",
    ]
    paths = [tmp_path / f"{number}월.csv" for number in range(3)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    data = keep(*paths).summarise("동", sums="비용").data
    assert data.rows() == [("가동", 3, 11.5), ("나동", 2, 2.0), ("다동", 1, 20.0)]


def test_a_column_of_another_kind_is_said(tmp_path: Path) -> None:
    (tmp_path / "1월.csv").write_text("동,비용\n가동,1\n나동,2\n", encoding="utf-8")
    (tmp_path / "2월.csv").write_text("동,비용\n가동,없음\n나동,미정\n", encoding="utf-8")
    with pytest.raises(Problem, match=r"2월\.csv의 ‘비용’ 열에는 다른 파일과 달리 글자가"):
        keep(tmp_path / "1월.csv", tmp_path / "2월.csv")
