"""A rights ledger: read by the meaning of its columns, filled in lines, reviewed in words."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_production.rights.asset import Asset, Decision, decision_of
from content_production.rights.ledger import Ledger
from content_production.rights.licences import Terms, allows_nothing, terms_of
from groundwork.problem import Problem


def rules(asset: Asset, *, commercial: bool = True, changes: bool = True) -> list[str]:
    return [found.rule for found in Ledger((asset,)).check(commercial=commercial, changes=changes)]


PROVED = Asset("a.jpg", licence="시 촬영", evidence="E-01", decision="가능")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("공공누리 제0유형", Terms(credit=False, commercial=True, changes=True)),
        ("공공누리 제3유형 · AI유형", Terms(credit=True, commercial=True, changes=False)),
        ("공공누리 AI유형", None),
        ("공공누리 제1유형", Terms(credit=True, commercial=True, changes=True)),
        ("공공누리(2유형)", Terms(credit=True, commercial=False, changes=True)),
        ("KOGL Type 3", Terms(credit=True, commercial=True, changes=False)),
        ("공공누리 제4유형: 출처표시", Terms(credit=True, commercial=False, changes=False)),
        ("CC BY 4.0", Terms(credit=True, commercial=True, changes=True)),
        ("CC-BY-NC-ND", Terms(credit=True, commercial=False, changes=False)),
        ("CC BY-SA", Terms(credit=True, commercial=True, changes=True)),
        ("CC0", Terms(credit=False, commercial=True, changes=True)),
        ("OFL 1.1", Terms(credit=False, commercial=True, changes=True)),
        ("우리 시 직접 촬영", Terms(credit=False, commercial=True, changes=True)),
        ("이용 허락 없음", None),
        ("공공누리 표시 없음", None),
        ("개인적인 용도만 무료", None),
        ("", None),
    ],
)
def test_terms_are_known_by_the_names_of_their_licences(text, terms):
    assert terms_of(text) == terms


def test_saying_nothing_allows_nothing_and_a_contract_is_left_to_a_person():
    assert allows_nothing(" ")
    assert allows_nothing("이용 허락 없음")
    assert not allows_nothing("이용 계약(상업적 이용 포함)")


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("가능", Decision.YES),
        ("사용 가능(출처 표시)", Decision.YES),
        ("사용 불가", Decision.NO),
        ("쓰지 않음", Decision.NO),
        ("보호자 동의를 받으면 가능", Decision.AFTER_CHANGE),
        ("고치면 가능", Decision.AFTER_CHANGE),
        ("검토 중", Decision.OPEN),
        ("", Decision.OPEN),
    ],
)
def test_a_decision_is_understood_in_other_words(text, decision):
    assert decision_of(text) is decision


@pytest.mark.parametrize(
    ("asset", "rule"),
    [
        (Asset("a", licence="시 촬영", evidence="E-1"), "decision"),
        (Asset("a", decision="불가"), "reason"),
        (Asset("a", licence="이용 허락 없음", evidence="E-1", decision="가능"), "licence"),
        (Asset("a", licence="", evidence="E-1", decision="가능"), "licence"),
        (
            Asset("a", licence="공공누리 제2유형", evidence="E-1", decision="가능", notice="출처"),
            "commercial",
        ),
        (
            Asset("a", licence="공공누리 제3유형", evidence="E-1", decision="가능", notice="출처"),
            "changes",
        ),
        (Asset("a", licence="시 촬영", faces="있음", evidence="E-1", decision="가능"), "consent"),
        (Asset("a", licence="시 촬영", decision="가능"), "evidence"),
        (Asset("a", licence="CC BY", evidence="E-1", decision="가능"), "credit"),
        (Asset("a", licence="CC0", evidence="E-1", decision="가능", made_by_ai="AI로 만듦"), "ai"),
    ],
)
def test_each_gap_is_named_and_only_that_one(asset, rule):
    assert rules(asset) == [rule]


def test_what_is_proved_is_not_objected_to_and_use_decides_what_a_type_forbids():
    assert rules(PROVED) == []
    type_2 = Asset("a", licence="공공누리 제2유형", evidence="E", decision="가능", notice="출처")
    assert rules(type_2, commercial=False) == []


def test_lines_decide_and_fill_and_leave_the_rest_as_it_was():
    ledger = Ledger((PROVED, Asset("b.png", licence="CC BY", decision="가능")))
    mended = ledger.decide("b: 불가, 상업적 이용, 금지\n\n").fill(
        notice="a.jpg: 출처: 시청", evidence="b.png: -"
    )
    assert mended.asset("b.png").decision == "불가"
    assert mended.asset("b").reason == "상업적 이용, 금지"
    assert mended.credits == "출처: 시청"
    assert mended.asset("a.jpg").licence == PROVED.licence
    assert ledger.asset("b").decision == "가능"
    assert ledger.decide("") == ledger


TABLE = """
| 자료 | 이용 조건 | 판정 | 사유 |
|---|---|---|---|
| a.jpg | 시 촬영 | | |
| b.png | CC BY | 조건부 가능 | 출처를 밝히면 씀 |
"""


def test_a_typed_table_fills_in_what_its_cells_say():
    ledger = Ledger((PROVED, Asset("b.png", decision="가능", notice="출처")))
    filled = ledger.fill(TABLE)
    assert filled.asset("a.jpg") == PROVED
    assert filled.asset("b.png").decided is Decision.AFTER_CHANGE
    assert filled.asset("b.png").reason == "출처를 밝히면 씀"
    emptied = filled.fill("| 자료 | 표시 |\n| b.png | - |")
    assert emptied.asset("b.png").notice == ""
    assert emptied.fill("| 자료 | 표시 |") == emptied


@pytest.mark.parametrize("row", ["| c.jpg | 불가 |", "| | 불가 |"])
def test_a_row_about_nothing_in_the_ledger_gets_one_sentence(row):
    with pytest.raises(Problem, match="대장에 없습니다"):
        Ledger((PROVED,)).fill(f"| 자료 | 판정 |\n{row}")


@pytest.mark.parametrize("name", ["사유", "까닭", "이유"])
def test_the_column_of_reasons_is_read_by_the_names_it_had(name):
    (asset,) = Ledger.of_rows([["자료", "판정", name], ["a", "고치면 가능", "자름"]], "a").assets
    assert (asset.reason, asset.decided) == ("자름", Decision.AFTER_CHANGE)


@pytest.mark.parametrize(
    ("lines", "words"), [("c.jpg: 불가", "c.jpg"), ("불가라고 생각함", "한 줄에 하나씩")]
)
def test_lines_that_fit_nothing_get_one_sentence(lines, words):
    with pytest.raises(Problem, match=words):
        Ledger((PROVED,)).decide(lines)


def test_a_column_that_is_not_to_be_filled_gets_one_sentence():
    with pytest.raises(Problem, match="채울 수 있는 열"):
        Ledger((PROVED,)).fill(colour="a.jpg: 파랑")


def test_other_column_names_a_title_and_another_sheet_are_read(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["표지"])
    sheet = book.create_sheet("대장")
    sheet.append(["야시장 자료(가상)"])
    sheet.append(["파일 이름", "저작권자", "이용조건", "사용 여부", "사유"])
    sheet.append(["a.jpg", "홍보담당관", "시 촬영", "가능", None])
    book.save(tmp_path / "a.xlsx")
    (asset,) = Ledger.read(tmp_path / "a.xlsx").assets
    assert (asset.source, asset.licence, asset.decided) == ("홍보담당관", "시 촬영", Decision.YES)


def test_a_table_of_something_else_is_no_ledger(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["회의", "장소"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(Problem, match="자료 대장을 찾지 못했습니다"):
        Ledger.read(tmp_path / "a.xlsx")


words = st.text("가나다라 E-01:,=<>&'\"", max_size=12).map(str.strip)


@settings(deadline=None, max_examples=40)
@given(rows=st.lists(st.builds(Asset, name=words.filter(bool), licence=words, reason=words)))
def test_a_saved_ledger_reads_as_it_was(rows, tmp_path_factory):
    path = Path(tmp_path_factory.mktemp("ledger")) / "a.xlsx"
    ledger = Ledger(tuple(rows))
    ledger.save(path)
    assert Ledger.read(path) == ledger


def test_cells_are_escaped_on_the_screen():
    shown = Ledger((Asset("<script>", decision="가능"),))._repr_html_()
    assert "<script>" not in shown
