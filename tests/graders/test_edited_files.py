"""A file that was changed by hand is not lost when a cell makes it anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from graders.edited_files import EditedFiles
from groundwork.language import using


@pytest.fixture
def report(tmp_path: Path) -> Path:
    (tmp_path / "output").mkdir()
    return tmp_path / "output" / "report.hwpx"


def _cell(files: EditedFiles, report: Path, text: str | None) -> None:
    """A cell that writes the report, or does not."""
    files.before_cell()
    if text is not None:
        report.write_text(text, encoding="utf-8")
    files.after_cell()


def _own(report: Path) -> dict[str, str]:
    folder = report.parents[1] / "my-files"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*")}


def test_what_was_changed_by_hand_is_kept_and_told(report, capsys):
    files = EditedFiles(report.parents[1])
    _cell(files, report, "처음")
    report.write_text("손으로 고침", encoding="utf-8")
    _cell(files, report, None)  # another cell in between
    with using("ko"):
        _cell(files, report, "다시")
    assert report.read_text(encoding="utf-8") == "다시"
    assert _own(report) == {"report.hwpx": "손으로 고침"}
    assert "report.hwpx로 남겨 두었습니다" in capsys.readouterr().out


def test_what_cells_wrote_themselves_is_not_kept(report, capsys):
    files = EditedFiles(report.parents[1])
    for text in ("하나", "둘", "셋"):
        _cell(files, report, text)
    assert _own(report) == {}
    assert capsys.readouterr().out == ""


def test_it_is_known_after_the_kernel_was_started_again(report):
    _cell(EditedFiles(report.parents[1]), report, "어제")
    report.write_text("집에서 고침", encoding="utf-8")
    _cell(EditedFiles(report.parents[1]), report, "오늘")
    report.write_text("또 고침", encoding="utf-8")
    _cell(EditedFiles(report.parents[1]), report, "내일")
    assert _own(report) == {"report.hwpx": "집에서 고침", "report-2.hwpx": "또 고침"}


def test_a_submission_that_is_graded_is_as_its_cells_left_it(report):
    report.write_text("제출함", encoding="utf-8")
    _cell(EditedFiles(report.parents[1]), report, "채점")
    assert _own(report) == {}
