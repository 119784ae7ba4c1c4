"""Parts of a document by the meaning of their headings, in any layout."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation import documents
from graders.documents.sections import find_sections
from labs.automation.a3_2_plan.checks.plan_parts import NAMES, TITLES

FRUIT = {"apple": re.compile("사과"), "pear": re.compile("배"), "plum": re.compile("자두")}


def _lines(items: str, part: str) -> list[str]:
    section = find_sections(documents.report("제목", items=items), FRUIT)[part]
    return [block.text for block in section.blocks]


def test_headings_at_the_outermost_mark():
    items = "□ 사과\n ○ 빨갛다\n  - 달다\n ○ 둥글다\n□ 다른 것\n ○ 사과가 아님\n□ 배\n ○ 희다"
    assert _lines(items, "apple") == ["빨갛다\n달다", "둥글다"]
    assert _lines(items, "pear") == ["희다"]


def test_headings_without_marks_over_marked_lines():
    items = "1. 시작\n사과 이야기\n○ 빨갛다\n배 이야기\n○ 희다\n자두 이야기\n○ 시다"
    assert _lines(items, "apple") == ["빨갛다"]
    assert _lines(items, "plum") == ["시다"]


def test_a_line_that_mentions_a_part_is_no_heading():
    assert _lines("□ 사과\n ○ 배보다 작음\n□ 배\n ○ 희다", "pear") == ["희다"]


def test_a_heading_may_have_its_text_behind_a_colon_and_name_two_parts():
    items = "□ 사과와 배: 둘 다 달다\n□ 자두\n ○ 시다"
    assert _lines(items, "apple") == _lines(items, "pear") == ["둘 다 달다"]


def test_rows_of_a_table_are_blocks_with_their_columns():
    items = "□ 사과\n| 이름 | 맛 |\n| 홍로 | 달다 |\n|  | 향이 좋다 |\n| 부사 | 새콤하다 |"
    section = find_sections(documents.report("제목", items=items), FRUIT)["apple"]
    assert [dict(block.cells) for block in section.blocks] == [
        {"이름": "홍로", "맛": "달다\n향이 좋다"},
        {"이름": "부사", "맛": "새콤하다"},
    ]


def test_a_form_of_two_columns_has_a_part_a_row():
    items = "| 구분 | 내용 |\n| 사과 | 빨갛다 |\n| 배 | 희다 |\n| 자두 | 시다 |"
    assert _lines(items, "plum") == ["시다"]


def test_the_first_of_two_headings_counts_unless_it_is_empty():
    items = "□ 사과\n□ 사과 이야기\n ○ 빨갛다\n□ 사과 덧붙임\n ○ 둥글다"
    assert _lines(items, "apple") == ["빨갛다"]


@given(st.text(alphabet="□○-1.가 사과배|\n:", max_size=80))
def test_any_text_has_sections_or_none(text):
    assert set(find_sections(documents.report("제목", items=text), FRUIT)) <= set(FRUIT)


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("추진 배경 및 필요성", {"purpose"}),
        ("서비스 범위", {"scope"}),
        ("민원 현황", {"evidence"}),
        ("사용자 발화 예시", {"purpose", "intents"}),
        ("FAQ", {"answers"}),
        ("상담원 이관", {"handover"}),
        ("답변 제한 주제", {"forbidden"}),
        ("인공지능 안내 문구", {"notice"}),
        ("AI 고지와 개인정보 보호", {"notice", "privacy"}),
        ("품질 검증", {"testing"}),
        ("목표 수준", {"kpi"}),
        ("소요 예산", {"cost"}),
        ("서비스 종료 조건", {"stopping"}),
    ],
)
def test_parts_of_a_plan_by_what_people_call_them(heading, parts):
    assert {name for name, pattern in NAMES.items() if pattern.search(heading)} == parts


def test_every_part_of_a_plan_is_found_by_its_own_title():
    for name, title in TITLES.items():
        assert NAMES[name].search(title.render("ko")), name


def test_headings_by_style_over_unmarked_lines(tmp_path: Path):
    file = docx.Document()
    file.add_heading("과일", 0)
    for heading, lines in {
        "배": ["흰 것"],
        "다른 것": ["자두"],
        "사과": ["배처럼 둥근 것"],
    }.items():
        file.add_heading(heading, 1)
        for line in lines:
            file.add_paragraph(line)
    file.save(str(tmp_path / "fruit.docx"))
    sections = find_sections(documents.read(tmp_path / "fruit.docx"), FRUIT)
    assert {name: section.text for name, section in sections.items()} == {
        "apple": "배처럼 둥근 것",
        "pear": "흰 것",
    }


def test_a_labelled_line_is_no_heading_where_a_line_by_itself_is_one():
    assert _lines("사과\n배: 사과보다 크다\n배\n희다", "pear") == ["희다"]
