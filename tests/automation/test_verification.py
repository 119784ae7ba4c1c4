"""Checking an answer against papers: what is quoted has to stand there, and carry the value."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation import documents, verification
from automation.verification import CheckSheet, Entry, Paper, Papers, Verdict
from groundwork.problem import Problem

NEW = """나루시 공고 제2026-12호
도서관 개관 시간 공고
1. 평일 개관 시간: 09:00부터 21:00까지
2. 대출 권수: 한 사람에 7권
이 공고로 나루시 공고 제2025-11호는 대체한다.
"""
OLD = """나루시 공고 제2025-11호
도서관 개관 시간 공고
1. 평일 개관 시간: 09:00부터 18:00까지
2. 대출 권수: 한 사람에 5권
"""


@pytest.fixture
def papers(tmp_path: Path) -> Papers:
    (tmp_path / "공고문.txt").write_text(NEW, encoding="utf-8")
    (tmp_path / "옛_공고문.txt").write_text(OLD, encoding="cp949")
    book = openpyxl.Workbook()
    book.active.append(["이용 현황 (단위: 천명)"])
    book.active.append(["도서관", "이용자", "예산(천원)"])
    book.active.append(["중앙", 120, 35000.0])
    book.save(tmp_path / "통계.xlsx")
    return verification.open_papers(
        *(tmp_path / name for name in ("공고문.txt", "옛_공고문.txt", "통계.xlsx"))
    )


def found(papers: Papers | None, **cells: str) -> list[str]:
    """The rules a row breaks."""
    sheet = CheckSheet((Entry(1, "대출 권수: 한 사람에 7권", **cells),))
    return [finding.rule for finding in sheet.check(papers).findings]


# Papers


def test_a_cell_of_a_table_is_a_line_with_its_row_its_column_and_its_unit(papers: Papers) -> None:
    assert papers.only("통계").text.splitlines()[-2:] == [
        "중앙 이용자 120천명",
        "중앙 예산 35,000천원",
    ]


def test_a_notice_that_a_newer_one_replaces_is_not_in_force(papers: Papers) -> None:
    assert [paper.name for paper in papers.in_force] == ["공고문", "통계"]
    assert papers.replaced["옛_공고문"].name == "공고문"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("공고문", "공고문"),
        ("공고문.txt", "공고문"),
        ("나루시 공고 제2026-12호", "공고문"),
        ("옛 공고문", "옛_공고문"),
        ("공고 제2025-11호", "옛_공고문"),
        ("통계", "통계"),
    ],
)
def test_a_paper_is_known_by_its_name_and_by_its_number(
    papers: Papers, text: str, name: str
) -> None:
    assert papers.find(text)[0].name == name


def test_a_notice_whose_scheme_ended_is_not_in_force(tmp_path: Path) -> None:
    ended = NEW.replace("제2025-11호는 대체한다", "제2025-11호는 종료되었다")
    (tmp_path / "공고문.txt").write_text(ended, encoding="utf-8")
    (tmp_path / "옛_공고문.txt").write_text(OLD, encoding="utf-8")
    papers = verification.open_papers(tmp_path / "공고문.txt", tmp_path / "옛_공고문.txt")
    assert [paper.name for paper in papers.in_force] == ["공고문"]


def test_a_text_that_names_no_paper_names_none(papers: Papers) -> None:
    assert papers.find("인터넷") == ()


def test_searching_finds_the_lines_with_every_word(papers: Papers) -> None:
    assert papers.search("개관 평일").lines == (
        ("공고문", "1. 평일 개관 시간: 09:00부터 21:00까지"),
        ("옛_공고문", "1. 평일 개관 시간: 09:00부터 18:00까지"),
    )
    assert papers.search("  ").lines == papers.search("주차").lines == ()


@pytest.mark.parametrize(
    "words",
    ["한 사람에 7권", "‘대출권수: 한사람에 7권’", "대출 권수 … 7권", "09:00부터, 한 사람에 7권"],
)
def test_a_quotation_may_be_shortened_spaced_and_quoted(papers: Papers, words: str) -> None:
    assert papers.only("공고문").papers[0].holds(words)


@pytest.mark.parametrize("words", ["한 사람에 9권", "7", "", "…", "한 사람에 7권씩 빌려줌"])
def test_other_words_do_not_stand_there(papers: Papers, words: str) -> None:
    assert not papers.only("공고문").papers[0].holds(words)


@given(st.text(alphabet="가나다라 12.,()", min_size=3, max_size=40))
def test_a_line_quoted_whole_stands_in_its_paper(line: str) -> None:
    paper = Paper("자료", (line,))
    assert paper.holds(line) or len("".join(c for c in line if c not in " ,()")) < 3


def test_papers_that_cannot_be_read_are_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "빈.csv").write_text("\n", encoding="utf-8")
    (tmp_path / "깨진.xlsx").write_bytes(b"PK\x03\x04 broken")
    for name in ("없는.txt", "빈.csv", "깨진.xlsx"):
        with pytest.raises(Problem):
            verification.open_papers(tmp_path / name)
    with pytest.raises(Problem, match="있는 자료"):
        Papers(()).only("공고문")


# Sheets


@pytest.mark.parametrize(
    "lines",
    [
        "| 번호 | 판정 | 근거 자료 | 근거의 말 | 고친 말 |\n| 2 | 틀림 | 통계 | 3억 원 | 3억 원 |",
        "| 번호와 AI 답변 | 판정 |\n| 2. 예산: 5억 원 | 틀림 | 통계 | 3억 원 | 3억 원 |",
    ],
)
def test_lines_are_read_with_and_without_the_statement(lines: str) -> None:
    sheet = verification.start("1. 인원: 7명\n2. 예산: 5억 원").judge(lines)
    assert sheet.entries[0].verdict is Verdict.OPEN
    assert sheet.entries[1] == Entry(2, "예산: 5억 원", "틀림", "통계", "3억 원", "3억 원")


@pytest.mark.parametrize(
    "head",
    [
        ("번호", "AI 답변", "판정", "근거 자료", "근거 문구", "바로잡은 내용"),
        ("번호", "AI의 말", "판정", "근거 자료", "근거의 말", "고친 말"),
    ],
)
def test_the_columns_of_an_older_sheet_are_read(head: tuple[str, ...]) -> None:
    row = (2, "예산: 5억 원", "틀림", "통계", "3억 원", "3억 원")
    assert CheckSheet.of_rows([head, row], "표").entries == (Entry(*row),)


def test_a_statement_with_its_number_in_front_goes_by_that() -> None:
    head = ("번호와 AI 답변", "판정")
    sheet = CheckSheet.of_rows([head, ("2. 예산: 5억 원", "틀림"), ("1. 2026. 5. 7.", "")], "표")
    assert sheet.entries == (Entry(2, "예산: 5억 원", "틀림"), Entry(1, "2026. 5. 7."))


def test_an_answer_is_parted_into_its_numbered_or_marked_lines() -> None:
    answer = "안내해 드립니다.\n\n1. 2026년 예산: **3억원**\n2. 인원: 7명\n\n감사합니다."
    assert [e.statement for e in verification.start(answer).entries] == [
        "2026년 예산: 3억원",
        "인원: 7명",
    ]
    assert len(verification.start("* 하나\n* 둘\n* 셋").entries) == 3


def test_an_answer_without_marks_is_parted_into_sentences() -> None:
    answer = "9시에 엽니다. 7권까지 빌려 드립니다.\n월요일은 쉽니다."
    assert len(verification.start(answer).entries) == 3
    assert verification.start("").entries == ()


@pytest.mark.parametrize(
    ("word", "verdict"),
    [
        ("맞음", Verdict.RIGHT),
        ("○", Verdict.RIGHT),
        ("사실", Verdict.RIGHT),
        ("틀림", Verdict.WRONG),
        ("맞지 않음", Verdict.WRONG),
        ("사실과 다름", Verdict.WRONG),
        ("×", Verdict.WRONG),
        ("자료에 없음", Verdict.UNFOUNDED),
        ("근거 없음", Verdict.UNFOUNDED),
        ("확인 불가", Verdict.UNFOUNDED),
        ("확인되지 않음", Verdict.UNFOUNDED),
        ("", Verdict.OPEN),
        ("글쎄", Verdict.OPEN),
    ],
)
def test_a_verdict_may_be_written_in_other_words(word: str, verdict: Verdict) -> None:
    assert Entry(1, "말", judged=word).verdict is verdict


def test_lines_fill_in_rows_and_an_empty_one_leaves_its_row_alone() -> None:
    sheet = verification.start("1. 하나\n2. 둘").judge(
        "| 1 | 맞음 | 공고문 | 하나 | |\n| 2 | | | | |"
    )
    assert sheet.entries[0] == Entry(1, "하나", "맞음", "공고문", "하나")
    assert sheet.judge("| 번호 | 판정 |\n| 2 | 자료에 없음 |").entries[1].judged == "자료에 없음"


@pytest.mark.parametrize("lines", ["| 3 | 맞음 |", "맞음 | 공고문"])
def test_a_line_without_a_known_number_is_told(lines: str) -> None:
    with pytest.raises(Problem, match="번호"):
        verification.start("1. 하나\n2. 둘").judge(lines)


def test_a_saved_sheet_is_read_again_as_it_was(tmp_path: Path) -> None:
    sheet = verification.start("1. 하나\n2. =1+1").judge("| 2 | 틀림 | 공고문 | 둘 | 셋 |")
    assert verification.open_sheet(sheet.save(tmp_path / "확인표.xlsx")) == sheet


def test_a_workbook_without_a_sheet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "다른.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(Problem, match="확인표"):
        verification.open_sheet(path)


def test_a_sheet_is_prepared_from_an_answers_file_and_from_nothing(tmp_path: Path) -> None:
    answer = tmp_path / "답.txt"
    answer.write_text("1. 하나\n2. 둘", encoding="utf-8")
    sheet = verification.prepare(answer, tmp_path / "확인표.xlsx")
    assert verification.open_sheet(tmp_path / "확인표.xlsx") == sheet
    assert verification.prepare("", tmp_path / "없음.xlsx").entries == ()
    assert not (tmp_path / "없음.xlsx").exists()
    assert verification.open_sheet("").check(Papers(())).findings == ()


# What a sheet shows of itself


def test_words_that_stand_in_the_named_paper_and_carry_the_figure_are_evidence(
    papers: Papers,
) -> None:
    assert found(papers, judged="맞음", paper="공고문", words="한 사람에 7권") == []


@pytest.mark.parametrize(
    ("rule", "cells"),
    [
        ("verdict", {}),
        ("verdict", {"judged": "아마"}),
        ("evidence", {"judged": "맞음", "paper": "공고문"}),
        ("paper", {"judged": "맞음", "paper": "인터넷", "words": "한 사람에 7권"}),
        ("quotation", {"judged": "맞음", "paper": "공고문", "words": "누구나 7권"}),
        ("evidence-value", {"judged": "맞음", "paper": "공고문", "words": "한 사람에"}),
        ("correction", {"judged": "틀림", "paper": "공고문", "words": "한 사람에 7권"}),
        ("correction", {"judged": "자료에 없음", "corrected": "한 사람에 9권"}),
    ],
)
def test_each_fault_of_a_row_is_told_once(papers: Papers, rule: str, cells: dict[str, str]) -> None:
    assert found(papers, **cells) == [rule]


@pytest.mark.parametrize("paper", ["옛 공고문", "나루시 공고 제2025-11호"])
def test_a_replaced_paper_is_no_evidence(papers: Papers, paper: str) -> None:
    cells = {"judged": "틀림", "words": "도서관 개관 시간 공고, 5권", "corrected": "5권"}
    assert found(papers, paper=paper, **cells) == ["replaced"]


def test_of_several_papers_named_the_one_with_the_words_counts(papers: Papers) -> None:
    assert found(papers, judged="맞음", paper="통계, 공고문", words="한 사람에 7권") == []


def test_without_papers_only_the_sheet_itself_is_looked_at() -> None:
    assert found(None, judged="맞음", paper="어느 책", words="한 사람에 7권") == []
    assert found(None, judged="맞음", paper="어느 책", words="많이") == ["evidence-value"]


def test_paper_and_words_may_stand_in_one_cell(papers: Papers) -> None:
    assert found(papers, judged="맞음", words="공고문: “한 사람에 7권”") == []


@given(st.text(max_size=60), st.text(max_size=30))
def test_whatever_is_written_in_a_row_is_answered(words: str, judged: str) -> None:
    papers = Papers((Paper("공고문", ("대출 권수: 한 사람에 7권",)),))
    row = Entry(1, "대출 권수: 7권", judged=judged, paper=words, words=words, corrected=words)
    review = CheckSheet((row,)).check(papers)
    assert review.entries == 1
    assert review._repr_html_()


def test_what_is_shown_is_escaped(papers: Papers) -> None:
    sheet = CheckSheet((Entry(1, "<b>말</b>", judged="<i>"),))
    assert "<b>말" not in sheet._repr_html_() + sheet.check(papers)._repr_html_()
    assert "확인할 자료" in papers._repr_html_()
    assert documents.Text("") == Papers(()).text


# Suspects


WRONG = ("총사업비: 금154,200,000원", "다음 회의 10. 8.(수)", "도로과 예산")


def test_a_suspect_in_part_or_with_words_around_it_is_a_hit() -> None:
    found = verification.suspected(["총사업비", "10,200천원(도로과 예산)"], WRONG)
    assert (found.hits, found.unseen, found.sound) == ((WRONG[0], WRONG[2]), 1, ())


def test_what_was_not_suspected_is_counted_and_not_named() -> None:
    shown = verification.suspected(["154,200,000원", "안내판 12개"], WRONG)._repr_html_()
    assert "3곳 가운데 1곳" in shown
    assert "안내판 12개" in shown
    assert "도로과" not in shown


@pytest.mark.parametrize("suspects", [[], ["", " ", "원"]])
def test_without_suspects_nothing_is_compared(suspects: list[str]) -> None:
    assert "먼저 적으세요" in verification.suspected(suspects, WRONG)._repr_html_()
