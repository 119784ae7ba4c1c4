"""Labels of totals are told from other cells, however long those are."""

from __future__ import annotations

import time

from data_analysis.anomalies import _TOTAL


def test_a_label_of_a_total_has_its_name():
    assert _TOTAL.fullmatch("[안전관리과 소계]")["name"] == "안전관리과"
    assert _TOTAL.fullmatch("( 총 계 )")["name"] == ""


def test_a_cell_of_spaces_takes_twice_as_long_for_twice_the_length():
    def seconds(length: int) -> float:
        begun = time.thread_time()
        _TOTAL.fullmatch("가" + " " * length + "나")
        return time.thread_time() - begun

    assert min(seconds(40_000) / seconds(20_000) for _ in range(3)) < 3
