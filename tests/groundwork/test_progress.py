"""How far something has come is said in words, where a graded cell may say it."""

from __future__ import annotations

import pytest

from groundwork.progress import progress_bar


def test_a_bar_says_what_is_made_how_far_and_how_long_still(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress_bar("영상.mp4", 10) as bar:
        bar.update(4)
        bar.refresh()
    said = capsys.readouterr()
    assert "영상.mp4  40%" in said.out
    assert "남은 시간" in said.out
    assert said.err == ""


def test_a_short_work_shows_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("작은 파일.xlsx", 2, shown=False) as bar:
        bar.update()
    assert capsys.readouterr().out == ""
