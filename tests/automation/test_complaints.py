"""Complaints: collected from any table, masked, labelled by words, ranked into a workbook."""

from __future__ import annotations

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation import complaints
from automation.complaints import synthetic
from automation.complaints.rules import REST, parse_rules
from automation.complaints.wording import frequent_words
from groundwork.problem import Problem

WORDS = "대형폐기물: 소파, 쇼파, 스티커\n도서관: 도서관, 대출\n여권: 여권"
ROWS = [
    ("A1", "쇼파 버리려면 어디에 신고하나요"),
    ("A2", "도서관 대출 되나요. 여권도 되나요"),
    ("A3", "도 서 관 몇 시까지 하나요"),
    ("A4", "날씨가 왜 이렇게 더운가요"),
    ("A1", "쇼파 버리려면 어디에 신고하나요"),
    ("A5", "소파 스티커 어디서 사나요 010-0000-1234"),
]


@pytest.fixture
def received() -> complaints.Complaints:
    return complaints.collect(pd.DataFrame(ROWS, columns=["접수 번호", "민원 내용"]))


def test_a_number_that_comes_twice_is_counted_once(received):
    assert (len(received), received.copies) == (5, 1)


def test_rows_without_numbers_are_counted_off():
    table = pd.DataFrame({"내용": ["하나", None, "둘", "둘"]})
    assert [one.number for one in complaints.collect(table).complaints] == ["1", "3", "4"]


def test_a_table_without_texts_is_one_sentence():
    with pytest.raises(Problem, match="‘내용’"):
        complaints.collect(pd.DataFrame({"금액": [1]}))


def test_what_is_not_masked_is_not_given_out(received):
    with pytest.raises(Problem, match="가리지 않은"):
        received.sample(2)


def test_masking_hides_and_says_what_it_could_not_find(received):
    masked = received.mask(also=["별빛약국"])
    assert masked.complaints[-1].text.endswith("[전화번호1]")
    assert "별빛약국" in masked._repr_html_()
    assert masked.sample(9).count("\n") == 4


def test_the_label_with_the_most_words_wins_blanks_aside(received):
    labelled = received.label(WORDS)
    assert labelled.labels == ("대형폐기물", "도서관", "도서관", REST, "대형폐기물")
    assert labelled.also["도서관"] == 1
    assert [one.number for one in labelled.look().complaints] == ["A4"]


def test_rules_are_read_as_assistants_write_them():
    rules = parse_rules("1. **대형폐기물**: 소파, 쇼파\n- 도서관：책 몇 권/대출\n\n기타: 그냥")
    assert [(r.label, r.words) for r in rules] == [
        ("대형폐기물", ("소파", "쇼파")),
        ("도서관", ("책몇권", "대출")),
    ]


def test_a_table_says_the_same_as_lines(received):
    table = "| 분류 | 낱말 |\n|---|---|\n| 여권: 발급 | 여권, 사 진 |\n|  |  |\n| 도서관 | 도서관 |"
    assert [(r.label, r.words) for r in parse_rules(table)] == [
        ("여권: 발급", ("여권", "사진")),
        ("도서관", ("도서관",)),
    ]
    owners = (
        "| 분류 | 담당 부서 | 챗봇 범위 | 이유 |\n|---|---|---|---|\n"
        "| 도서관 | 시립도서관 | 밖 | 본인 확인, 대출 기록 |\n| 여권 |  | 안 |  |"
    )
    lines = "도서관: 시립도서관, 밖, 본인 확인, 대출 기록\n여권: , 안"
    labelled = received.label(WORDS)
    assert labelled.top(owners=owners) == labelled.top(owners=lines)


def test_a_row_without_a_label_is_one_sentence():
    with pytest.raises(Problem, match="‘소파, 쇼파’"):
        parse_rules("| 분류 | 낱말 |\n|---|---|\n|  | 소파, 쇼파 |")


def test_a_line_without_a_colon_is_one_sentence():
    with pytest.raises(Problem, match="쌍점"):
        parse_rules("대형폐기물 소파")


@given(st.text(), st.lists(st.text(max_size=20), max_size=5))
def test_any_words_label_everything_or_are_refused_in_one_sentence(words, texts):
    every = tuple(complaints.Complaint(str(n), text) for n, text in enumerate(texts))
    try:
        labelled = complaints.Complaints(every).label(words)
    except Problem:
        return
    assert labelled.counts.total() == len(texts)
    assert sum(one.count for one in labelled.top(100).questions) + labelled.counts[REST] == len(
        texts
    )


def test_letters_no_workbook_can_keep_are_shown_as_such(tmp_path):
    table = pd.DataFrame({"접수번호": ["A1"], "내용": ["도서관\x00 대출\ufffe 되나요"]})
    top = complaints.collect(table).mask().label(WORDS).top(3)
    sheet = openpyxl.load_workbook(top.save(tmp_path / "top.xlsx"))["분류"]
    assert sheet["C2"].value == "도서관\ufffd 대출\ufffd 되나요"


def test_the_workbook_says_counts_owners_and_every_label(received, tmp_path):
    owners = "대형폐기물: 자원순환과, 안\n도서관: 시립도서관, 밖, 사람이 본다, 꼭\n없는 분류: 과"
    top = received.mask().label(WORDS).top(10, owners=owners)
    assert "없는 분류" in top._repr_html_()
    book = openpyxl.load_workbook(top.save(tmp_path / "top.xlsx"))
    first, second = list(book["많이 묻는 질문"].iter_rows(min_row=4, values_only=True))
    assert first[:4] == (1, "대형폐기물", 2, 0.4)
    assert first[7:9] == ("자원순환과", "안")
    assert second[7:10] == ("시립도서관", "밖", "사람이 본다, 꼭")
    assert len(list(book["분류"].iter_rows(min_row=2))) == 5


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path):
    row = [("1", "=cmd|' /C calc'!A0 여권")]
    table = pd.DataFrame(row, columns=["번호", "내용"])
    path = complaints.collect(table).label(WORDS).top().save(tmp_path / "top.xlsx")
    assert openpyxl.load_workbook(path)["분류"]["C2"].data_type == "s"


def test_examples_of_a_label_are_not_all_the_same():
    made = synthetic.complaints(600, 2026, 5)
    every = tuple(complaints.Complaint(one.number, one.text) for one in made)
    top = complaints.Complaints(every).label("여권: 여권\n도서관: 도서관, 책").top()
    for one in top.questions:
        assert len(set(one.examples)) == 3


def test_frequent_words_leave_verbs_and_particles_out():
    words = dict(frequent_words(["가로등이 꺼졌어요", "가로등을 달아요", "[이름1] 막차"], 5))
    assert words == {"가로등": 2, "막차": 1}


# The made-up complaints


def test_the_same_seed_makes_the_same_complaints():
    assert synthetic.complaints(200, 2026, 3) == synthetic.complaints(200, 2026, 3)
    assert synthetic.complaints(200, 2026, 3) != synthetic.complaints(200, 2026, 4)


def test_every_trait_of_real_complaints_is_there():
    made = synthetic.complaints(3000, 2026, 31)
    assert any(len(one.subjects) == 2 for one in made)
    assert any(not one.subjects for one in made)
    assert any("쇼파" in one.text for one in made)
    assert any(one.personal for one in made)
    assert all(word in one.text for one in made for word in one.personal)


def test_the_guard_finds_all_that_is_personal_but_the_shops():
    made = [one for one in synthetic.complaints(1000, 2026, 31) if one.personal]
    every = tuple(complaints.Complaint(one.number, one.text) for one in made)
    masked = complaints.Complaints(every).mask(also=synthetic.SHOPS).complaints
    left = [
        word
        for one, hidden in zip(made, masked, strict=True)
        for word in one.personal
        if word in hidden.text
    ]
    assert left == []


def test_the_list_is_written_with_its_copies(tmp_path):
    synthetic.write_complaints(tmp_path / "list.xlsx", 500, 2026, 1)
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx")["민원"]
    numbers = [row[0] for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert (len(numbers), len(set(numbers))) == (503, 500)
