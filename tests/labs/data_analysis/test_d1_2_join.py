"""The truth behind the checks of d1-2-join, and the figures its text speaks of."""

from collections import Counter
from pathlib import Path

import pytest

from data_analysis import open_table
from data_analysis.clean import Joined
from graders import curriculum, materials
from labs.data_analysis.d1_2_join.checks.given_registers import (
    BLANK,
    DEPARTMENT,
    FACILITY,
    MISSING,
    SEVERAL,
    Given,
    read_given,
)
from labs.data_analysis.d1_2_join.checks.unmatched_lists import gives_reason

LAB = curriculum.load().lab("d1-2-join")


@pytest.fixture(scope="module")
def folder() -> Path:
    return materials.course_version(LAB)


@pytest.fixture(scope="module")
def given(folder: Path) -> Given:
    return read_given(folder)


@pytest.fixture(scope="module")
def joined(folder: Path) -> Joined:
    def opened(name: str, key: str | None = None):
        return open_table(folder / name).repair(key=key)

    named = opened("민원.csv", "접수번호").rename(
        "읍면동", opened("읍면동_변경표.csv"), old="옛 이름", new="새 이름"
    )
    found = named.join(opened("시설물_대장.xlsx"), "시설물번호", "시설물명", latest="등록일")
    return found.join(opened("부서_코드.xlsx"), "부서코드", "부서명")


def test_the_truth_joined_by_hand_is_the_library_s(given: Given, joined: Joined) -> None:
    rows = joined.data.select("접수번호", "읍면동", "처리비용", "시설물명", "부서명").rows()
    assert [
        (c.number, c.district, c.cost, c.facility, c.department) for c in given.complaints
    ] == rows
    for lookup, column in ((FACILITY, "시설물번호"), (DEPARTMENT, "부서코드")):
        listed = joined.unmatched.filter(joined.unmatched["연결하지 못한 열"] == column)
        assert set(given.reasons[lookup]) == set(listed["접수번호"])


def test_the_text_of_the_lab_speaks_of_these_figures(given: Given, folder: Path) -> None:
    text = (LAB.folder / "lab.md").read_text(encoding="utf-8")
    facility = Counter(given.reasons[FACILITY].values())
    department = Counter(given.reasons[DEPARTMENT].values())
    cost = sum(c.cost for c in given.complaints)
    assert f"**{len(given.complaints):,}건, {cost:,.0f}천원**" in text
    assert f"(빈칸 {facility[BLANK]}, 대장에 없음 {facility[MISSING]})" in text
    assert f"(없는 코드 {department[MISSING]}, 여럿 {department[SEVERAL]})" in text
    busiest = Counter(c.district for c in given.complaints)["원평동"]
    people = given.people["원평동"]
    assert f"{busiest}건, 인구 {people:,.0f}명, 1만 명당 {busiest / people * 10_000:.2f}건" in text

    before = open_table(folder / "민원.csv").repair(key="접수번호").frame
    plainly = before.merge(open_table(folder / "시설물_대장.xlsx").repair().frame, on="시설물번호")
    assert f"**{len(plainly):,}건**" in text
    assert f"**{plainly['처리비용'].sum():,}천원**" in text


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("시설물번호 공란", BLANK),
        ("대장에 없는 번호", MISSING),
        ("부서가 둘", SEVERAL),
        ("not in the lookup table", MISSING),
    ],
)
def test_a_reason_may_be_said_in_one_s_own_words(words: str, reason: str) -> None:
    assert gives_reason(words, reason)
