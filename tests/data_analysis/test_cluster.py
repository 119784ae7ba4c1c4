"""The same steps on a Dask cluster: a scheduler and two workers started for real on loopback."""

import os
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from data_analysis import keep, open_table
from data_analysis.synthetic.complaints import write_csv
from groundwork.language import using
from groundwork.problem import Problem

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the cluster is tested on Linux")


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{month}월.csv" for month in range(1, 5)]
    for seed, path in enumerate(paths):
        write_csv(path, 300, 2025, seed)
    return paths


@pytest.mark.filterwarnings("error::UserWarning")
def test_a_cluster_finds_what_one_machine_finds(cluster, exports: list[Path], tmp_path: Path):
    people = tmp_path / "인구.csv"
    people.write_text("읍면동,인구수\n송정동,21000\n양포동,48000\n", encoding="utf-8")
    population = open_table(people).repair(key="읍면동")
    there = keep(*exports, key="접수번호", scheduler=cluster.address)
    here = keep(*exports, key="접수번호")
    assert there.log == here.log
    assert_frame_equal(there.unread, here.unread)
    found = [
        kept.summarise("읍면동", month="접수일", sums="비용 집행액").join(
            population, "읍면동", "인구수"
        )
        for kept in (there, here)
    ]
    assert_frame_equal(found[0].data, found[1].data, check_dtypes=False)
    assert found[0].data["건수"].sum() == there.log.rows.kept
    assert found[0].steps[0].matched == found[1].steps[0].matched > 0
    with using("en"):  # workers speak as the one who asks
        assert there.summarise("읍면동").data.columns == ["읍면동", "Count"]


def test_what_goes_wrong_on_a_cluster_is_one_sentence(cluster, exports: list[Path], tmp_path: Path):
    with pytest.raises(Problem, match=r"없음\.csv를 찾을 수 없습니다"):
        keep(exports[0], tmp_path / "없음.csv", scheduler=cluster.address)
    kept = keep(exports[0], scheduler=cluster.address)
    for worker in cluster.workers:
        worker.kill()
        worker.wait()
    with pytest.raises(Problem, match=r"워커가 없습니다|끊겼습니다"):
        kept.summarise("읍면동")


def test_a_cluster_that_is_not_there_is_one_sentence(
    exports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groundwork.cluster.SECONDS_TO_CONNECT", 0.2)
    with pytest.raises(Problem, match="연결하지 못했습니다"):
        keep(exports[0], scheduler="tcp://127.0.0.1:9")
