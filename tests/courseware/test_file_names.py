"""Whatever somebody named a file or a learner, it fits every system and can be read."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from courseware.file_names import fit_for_all_systems, free_place, learner_id
from groundwork.problem import Problem

RIGHT_TO_LEFT = "\u202e"


@pytest.mark.parametrize(
    ("given_name", "fit"),
    [
        ("output/보고서.hwpx", "output/보고서.hwpx"),
        ("output/보고서 (2).hwpx", "output/보고서 (2).hwpx"),
        ("보고서.hwpx", "보고서.hwpx"),
        ("CON.hwpx", "_CON.hwpx"),
        ("aux", "_aux"),
        ("console.txt", "console.txt"),
        ("lpt1.tar.gz", "_lpt1.tar.gz"),
        (f"보고서{RIGHT_TO_LEFT}xpwh.exe", "보고서_xpwh.exe"),
        ("두\n줄.txt", "두_줄.txt"),
        ("끝점.", "끝점"),
        (" . ", "_"),
        ("전각\u3000공백.txt", "전각 공백.txt"),
        ('물음?별*"<>|.txt', "물음_별_____.txt"),
        ("\udcff\udcfe.txt", "__.txt"),
    ],
)
def test_a_name_is_made_fit(given_name, fit):
    assert fit_for_all_systems(Path(given_name)) == Path(fit)


def test_a_name_of_255_bytes_keeps_its_suffix():
    [name] = fit_for_all_systems(Path("가" * 83 + ".hwpx")).parts
    assert name.endswith("가.hwpx")
    assert len(name.encode()) <= 180


@given(st.text(min_size=1, max_size=300).filter(lambda name: name.strip("./\0")))
@settings(derandomize=True, max_examples=200)
def test_any_name_is_fit_once_and_for_all(name):
    place = fit_for_all_systems(Path(name.replace("/", "").replace("\0", "")))
    for part in place.parts:
        assert part.isprintable()
        assert len(part.encode()) <= 180
        assert not PureWindowsPath(part).is_reserved()
    assert fit_for_all_systems(place) == place


@pytest.mark.parametrize("name", ["가상01", "홍 길동", " 홍길동", "kim-1", "관리자(가상)"])
def test_learners_may_be_called_so(name):
    assert learner_id(name) == name.strip()


@pytest.mark.parametrize(
    "name", ["", "..", "=cmd", "a/b", "[1]", "nul", f"가상{RIGHT_TO_LEFT}10", "a\nb", "가" * 81]
)
def test_learners_may_not_be_called_so(name):
    with pytest.raises(Problem, match="쓸 수 없는 글자"):
        learner_id(name)


def test_a_place_that_is_taken_gets_a_number(tmp_path):
    (tmp_path / "보고서.hwpx").touch()
    (tmp_path / "보고서 (2).hwpx").touch()
    assert free_place(tmp_path / "보고서.hwpx").name == "보고서 (3).hwpx"
    assert free_place(tmp_path / "다른.hwpx").name == "다른.hwpx"
