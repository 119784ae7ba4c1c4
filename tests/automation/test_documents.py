"""Documents: what is written reads back, whoever wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from hwpx._document.ns.styles import StylesNamespace
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automation import documents
from automation.document_formats.draw_pages import MOST_PAGES
from automation.document_formats.preview import Preview
from automation.documents import Document, Page, Picture
from groundwork.problem import Problem
from groundwork.sheets import Sheet, write_sheets

from .reports import (
    hangul_with_automatic_numbers,
    right_report,
    small_picture,
    word_with_automatic_numbers,
    word_with_scattered_runs,
)


def same(written: Document, read: Document) -> None:
    assert read.title == written.title
    assert read.gist == written.gist
    assert read.keywords == written.keywords
    assert read.written == written.written
    assert [item.line for item in read.items] == [item.line for item in written.items]
    assert read.tables == written.tables
    assert [a.line for a in read.attachments] == [a.line for a in written.attachments]
    assert read.ended == written.ended
    assert all(page.is_a4 for page in read.pages)


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_a_report_reads_back_as_it_was_written(tmp_path: Path, suffix: str) -> None:
    report = right_report()
    same(report, documents.read(report.save(tmp_path / f"보고서 최종{suffix}")))


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_one_attachment_and_the_end_read_back(tmp_path: Path, suffix: str) -> None:
    report = replace(right_report(attachments=["회의록 1부."]), ended=True)
    assert report.attachments[0].mark is None
    same(report, documents.read(report.save(tmp_path / f"r{suffix}")))


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_a_picture_goes_in_and_its_caption_reads_back(tmp_path: Path, suffix: str) -> None:
    report = right_report(pictures=[Picture(small_picture(), "png", "현장 사진(가상)")])
    read = documents.read(report.save(tmp_path / f"r{suffix}"))
    assert "현장 사진(가상)" in read.text


_words = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Nd"], max_codepoint=0xD7A3),
    min_size=1,
    max_size=12,
)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(_words, min_size=1, max_size=6), st.sampled_from([".hwpx", ".docx"]))
def test_any_items_read_back(tmp_path: Path, words: list[str], suffix: str) -> None:
    lines = [f"{('□', ' ○', '  -')[index % 3]} 항목 {word}" for index, word in enumerate(words)]
    report = documents.report("제목", items="\n".join(lines), keywords=["가", "나"])
    read = documents.read(report.save(tmp_path / f"r{suffix}"))
    assert [item.line for item in read.items] == [item.line for item in report.items]


def test_numbers_that_word_draws_are_marks(tmp_path: Path) -> None:
    read = documents.read(word_with_automatic_numbers(tmp_path / "auto.docx"))
    assert [item.mark.text for item in read.items if item.mark] == ["1.", "가.", "나.", "2."]
    assert read.title == "현장 점검 결과 보고"


def test_word_text_in_runs_insertions_and_controls_is_one_line(tmp_path: Path) -> None:
    read = documents.read(word_with_scattered_runs(tmp_path / "runs.docx"))
    assert read.title == "현장 점검 결과 보고"
    assert {item.line for item in read.items} == {"□ 개요 새말", "○ 장소: 시청"}


def test_numbers_that_hangul_draws_are_marks(tmp_path: Path) -> None:
    read = documents.read(hangul_with_automatic_numbers(tmp_path / "auto.hwpx"))
    assert read.title == "현장 점검 결과 보고"
    assert [item.mark.text for item in read.items if item.mark] == ["1.", "2."]
    assert [item.text for item in read.attachments] == ["점검표 1부."]
    assert read.ended


@pytest.mark.parametrize(
    "lines",
    [
        ["문서 요지: 요지임.", "키워드: 가, 나, 다"],
        ["[문서 요지] 요지임.", "[키워드] 가·나·다"],
        ["요약  요지임.", "주제어: #가 #나 #다"],
        ["□ 문서 요지", " ○ 요지임.", "□ 키워드", " ○ 가, 나, 다"],
    ],
)
def test_gist_and_keywords_are_found_however_they_are_labelled(
    tmp_path: Path, lines: list[str]
) -> None:
    file = docx.Document()
    for line in ["제목", *lines, "□ 본문"]:
        file.add_paragraph(line)
    file.save(str(tmp_path / "labels.docx"))
    read = documents.read(tmp_path / "labels.docx")
    assert read.gist == "요지임."
    assert read.keywords == ("가", "나", "다")
    assert [item.line for item in read.items] == ["□ 본문"]


def test_gist_and_keywords_of_the_file_information_count(tmp_path: Path) -> None:
    file = docx.Document()
    file.core_properties.subject = "요지임."
    file.core_properties.keywords = "가; 나; 다"
    file.add_paragraph("제목")
    file.save(str(tmp_path / "info.docx"))
    read = documents.read(tmp_path / "info.docx")
    assert (read.gist, read.keywords) == ("요지임.", ("가", "나", "다"))


def test_the_heading_of_an_appended_page_is_no_list_of_attachments() -> None:
    report = documents.report("제목", items="□ 본문\n붙임 1  회의 개요\n□ 일시\n ○ 14:00")
    assert report.attachments == ()


def test_attachments_typed_in_the_body_are_taken_out_of_it() -> None:
    report = documents.report("제목", items="□ 본문\n붙임  1. 회의록 1부.\n      2. 사진 3매.  끝.")
    assert [item.line for item in report.attachments] == ["1. 회의록 1부.", "2. 사진 3매."]
    assert report.ended
    assert [item.line for item in report.items] == ["□ 본문"]


def test_marks_an_assistant_likes_are_taken_out() -> None:
    report = documents.report(
        "제목", items="## **개요**\n- **일시**: 14:00\n\n|가|나|\n|-|-|\n|1|2|"
    )
    assert [item.line for item in report.items] == ["□ 개요", "- 일시: 14:00"]
    assert report.tables[0].rows == (("가", "나"), ("1", "2"))


@pytest.mark.parametrize("written", ["2026. 9. 11.", "2026년 9월 11일", date(2026, 9, 11)])
def test_the_date_may_be_given_in_any_shape(written: str | date) -> None:
    assert documents.report("제목", written=written).written == date(2026, 9, 11)


@pytest.mark.parametrize(
    ("page", "right"),
    [
        (Page(210, 297), True),
        (Page(297, 210), True),
        (Page(215.9, 279.4), False),
        (Page(182, 257), False),
    ],
)
def test_a4_either_way_up(page: Page, right: bool) -> None:
    assert page.is_a4 is right


def test_the_paper_of_the_file_is_read(tmp_path: Path) -> None:
    file = docx.Document()
    file.sections[0].page_width, file.sections[0].page_height = Mm(215.9), Mm(279.4)
    file.add_paragraph("제목")
    file.save(str(tmp_path / "letter.docx"))
    assert not documents.read(tmp_path / "letter.docx").pages[0].is_a4
    b5 = replace(right_report(), pages=(Page(182, 257),)).save(tmp_path / "b5.hwpx")
    assert not documents.read(b5).pages[0].is_a4


def test_another_suffix_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"\.hwpx나 \.docx"):
        right_report().save(tmp_path / "report.hwp")
    assert list(tmp_path.iterdir()) == []


def test_markdown_holds_every_line(tmp_path: Path) -> None:
    report = right_report()
    text = report.save(tmp_path / "r.md").read_text(encoding="utf-8")
    assert all(item.text in text for item in report.items)


def test_the_notebook_page_is_escaped() -> None:
    shown = documents.report("<b>제목", items="□ <script>", gist="<i>")._repr_html_()
    assert "<script>" not in shown
    assert "<b>제목" not in shown


@pytest.mark.parametrize("lines", [20, 400])
def test_a_long_report_asks_for_each_format_once(lines, tmp_path, monkeypatch) -> None:
    asked = []
    apply = StylesNamespace.apply_paragraph_format
    monkeypatch.setattr(
        StylesNamespace,
        "apply_paragraph_format",
        lambda *args, **format: asked.append(format) or apply(*args, **format),
    )
    items = "\n".join(f"□ 현황 {n}\n ○ 침수 {n}회" for n in range(lines))
    documents.report("긴 보고", items=items).save(tmp_path / "long.hwpx")
    assert len(asked) < 8
    assert len(documents.read(tmp_path / "long.hwpx").body) == 2 * lines


def test_a_preview_of_the_first_pages_says_so() -> None:
    assert "전체는 저장한 파일에서" in Preview("", (b"",) * MOST_PAGES)._repr_html_()
    assert "전체는" not in Preview("", (b"",))._repr_html_()


def test_the_preview_is_a_picture_or_a_page() -> None:
    preview = right_report().preview()
    assert all(page.startswith(b"\x89PNG") for page in preview.pages)
    assert "회의 개요" in preview.html
    assert ("data:image/png" in preview._repr_html_()) is bool(preview.pages)


def test_a_body_without_any_marks_is_still_a_body(tmp_path: Path) -> None:
    lines = ["현장 점검을 마쳤음.", "일시: 2026. 9. 10.(목) 14:00", "배수로 3곳을 손봄."]
    report = documents.report("점검 보고", items="\n".join(lines), written="2026. 9. 11.")
    read = documents.read(report.save(tmp_path / "r.docx"))
    assert [item.text for item in read.items] == lines
    assert read.written == date(2026, 9, 11)


@pytest.mark.parametrize(
    "signature",
    [
        "(2026. 9. 11., 안전재난과)",
        "2026. 9. 11.(금)",
        "보고일: 2026. 9. 11.",
        "'26. 9. 11. 안전재난과",
    ],
)
def test_the_date_under_the_title_is_the_documents_own(tmp_path: Path, signature: str) -> None:
    file = docx.Document()
    for line in ["제목", signature, "안전재난과", "□ 2026. 9. 10. 회의", "□ 결과"]:
        file.add_paragraph(line)
    file.save(str(tmp_path / "dated.docx"))
    read = documents.read(tmp_path / "dated.docx")
    assert read.written == date(2026, 9, 11)
    assert len(read.items) == 2


@pytest.mark.parametrize(
    ("line", "ended"),
    [
        ("□ 장마 끝", False),
        ("□ 회의를 마침.  끝.", True),
        ("□ 회의를 마침. 끝", True),
        ("□ 방안", False),
    ],
)
def test_the_closing_word_stands_apart(line: str, ended: bool) -> None:
    assert documents.report("제목", items=f"□ 개요\n{line}").ended is ended


def test_a_small_sheet_is_shown_as_it_stands(tmp_path: Path) -> None:
    above = [("2026년 영상 성과(가상)",), ()]
    rows = [("시 누리집", 2400, None), ("전광판", "-", 0.5), ("합계", 20000, 1)]
    path = tmp_path / "수치.xlsx"
    write_sheets(path, [Sheet("채널별", ("채널", "조회", "비고"), rows, above)])
    shown = documents.read_table(path, sheet="채널별")
    assert shown.rows == (
        ("채널", "조회", "비고"),
        ("시 누리집", "2,400", ""),
        ("전광판", "-", "0.5"),
        ("합계", "20,000", "1"),
    )
    with pytest.raises(Problem, match=r"‘방문객’ 시트가 없습니다.*채널별"):
        documents.read_table(path, sheet="방문객")
