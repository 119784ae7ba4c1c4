"""The truth behind the checks of d1-3-living-workbook, and the figures its text speaks of."""

from graders import curriculum, materials
from labs.data_analysis.d1_3_living_workbook.checks.subsidy_workbooks import GIVEN, read_given

LAB = curriculum.load().lab("d1-3-living-workbook")


def test_the_text_of_the_lab_speaks_of_these_figures() -> None:
    given = read_given(materials.course_version(LAB) / GIVEN)
    text = (LAB.folder / "lab.md").read_text(encoding="utf-8")
    granted, spent = sum(p.granted for p in given), sum(p.spent for p in given)
    assert f"사업 {len(given)}건입니다" in text
    assert (
        f"교부액 {granted:,.0f}천원, 집행액 {spent:,.0f}천원, 집행률 {spent / granted:.1%}" in text
    )
    shares = {}
    for department in {p.department for p in given}:
        own = [p for p in given if p.department == department]
        shares[department] = sum(p.spent for p in own) / sum(p.granted for p in own)
    assert f"평균을 내면 {sum(shares.values()) / len(shares):.1%}가" in text
    below = {f"{name}({share:.1%})" for name, share in shares.items() if share < 0.6}
    assert all(one in text for one in below)
    assert len(below) == 2
