"""Pictures, tables and their captions: ours read back, and those of other programs are found."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hwpx import HwpxDocument
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automation import documents
from automation.document_formats import drawing
from automation.document_model.content import DRAWN
from automation.documents import Picture, Table
from automation.documents.captions import FIGURE, TABLE, is_caption, words
from courseware.authoring.made_elsewhere import CHART, add_lines, add_word_chart, word_document
from groundwork.problem import Problem

from .reports import small_picture

DAYS = "| 날짜 | 참여 인원 |\n|---|---|\n| 10. 16.(금) | 3,100 |\n| 10. 17.(토) | 7,600 |"
ITEMS = "□ 하나\n ○ 둘\n[표 1]\n ○ 셋\n[그림 1]\n□ 넷\n붙임  설문 결과 1부."


def with_everything() -> documents.Document:
    days = documents.table(DAYS, unit="명", total=True, caption="일자별 참여 인원")
    chart = documents.bar_chart(days, caption="일자별 참여 인원 막대그래프")
    return documents.report("결과 보고", items=ITEMS, tables=[days], pictures=[chart])


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_table_picture_captions_and_alternative_text_read_back(tmp_path: Path, suffix: str) -> None:
    report = with_everything()
    read = documents.read(report.save(tmp_path / f"r{suffix}"))
    assert read.body == report.body
    assert read.captions == ("[표 1] 일자별 참여 인원", "[그림 1] 일자별 참여 인원 막대그래프")
    assert read.pictures[0].alternative.startswith("막대그래프")
    assert "10. 17.(토) 7,600" in read.pictures[0].alternative
    assert read.attachments == report.attachments


def test_what_no_line_places_stands_before_the_attachments() -> None:
    table = documents.table(DAYS)
    report = documents.report("보고", items="□ 하나\n붙임  목록 1부.", tables=[table])
    assert isinstance(report.body[-1], Table)
    assert [item.text for item in report.attachments] == ["목록 1부."]


def test_an_hwpx_file_passes_the_librarys_validation(tmp_path: Path) -> None:
    path = with_everything().save(tmp_path / "r.hwpx")
    with HwpxDocument.open(path) as file:
        assert file.validate().issues == ()


def test_pages_are_counted_and_drawn_where_the_renderer_is(tmp_path: Path) -> None:
    one = with_everything()
    if not drawing.pages(one.save(tmp_path / "one.hwpx")):
        pytest.skip("the renderer of HWPX (extra preview) is not installed here")
    long = documents.report("긴 보고", items="\n".join(f"□ 항목 {n}" for n in range(90)))
    pages = [len(report.preview().pages) for report in (one, long)]
    assert pages == [1, 4]
    pdf = one.save(tmp_path / "one.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")


def test_without_a_renderer_a_pdf_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "pdf", lambda _: b"")
    with pytest.raises(Problem, match="PDF"):
        with_everything().save(tmp_path / "r.pdf")
    assert list(tmp_path.iterdir()) == []


def test_markdown_has_captions_and_alternative_text(tmp_path: Path) -> None:
    text = with_everything().save(tmp_path / "r.md").read_text(encoding="utf-8")
    assert "[표 1] 일자별 참여 인원" in text
    assert "![막대그래프" in text


def test_a_picture_and_a_chart_of_word_are_found_with_their_captions(tmp_path: Path) -> None:
    file = word_document()
    add_lines(file, ["결과 보고", (0, "개요"), (1, "둘")])
    file.add_picture(io.BytesIO(small_picture()))
    add_lines(file, ["그림 1. 개막식", (0, "결과"), (1, "셋"), "<그림 2> 참여 인원"])
    add_word_chart(file, "참여 인원 그래프")
    add_lines(file, [(0, "넷")])
    file.save(str(tmp_path / "word.docx"))
    read = documents.read(tmp_path / "word.docx")
    assert [(p.suffix, p.caption) for p in read.pictures] == [
        ("png", "그림 1. 개막식"),
        (DRAWN, "<그림 2> 참여 인원"),
    ]
    assert read.pictures[1].alternative == "참여 인원 그래프"
    assert [item.mark.text for item in read.items if item.mark] == ["1.", "가.", "2.", "가.", "3."]


def test_captions_that_hangul_itself_attaches_are_found(tmp_path: Path) -> None:
    with HwpxDocument.new() as file:
        for line in ("결과 보고", "□ 개요"):
            file.add_paragraph(line, inherit_style=False)
        file.add_picture(small_picture(), "png").set_caption("그림 1 개막식", side="BOTTOM")
        table = file.add_table(2, 2)
        for place, text in enumerate(("날짜", "인원", "10. 16.", "3,100")):
            table.cell(place // 2, place % 2).set_text(text)
        table.set_caption("표 1 일자별 인원", side="TOP")
        file.add_paragraph("□ 결과", inherit_style=False)
        file.shapes.add_chart(CHART)
        file.add_paragraph("참여 인원 그래프", inherit_style=False)
        file.add_paragraph("□ 계획", inherit_style=False)
        file.save_to_path(tmp_path / "h.hwpx")
    read = documents.read(tmp_path / "h.hwpx")
    assert [p.caption for p in read.pictures] == ["그림 1 개막식", "참여 인원 그래프"]
    assert [t.caption for t in read.tables] == ["표 1 일자별 인원"]
    assert [item.text for item in read.items] == ["개요", "결과", "계획"]


def test_a_picture_framed_by_a_table_has_its_caption_in_the_next_cell(tmp_path: Path) -> None:
    file = word_document()
    add_lines(file, ["사진 대지", "□ 현장"])
    frame = file.add_table(2, 2)
    for place, caption in enumerate(("[사진 1] 개막식", "[사진 2] 폐막식")):
        frame.cell(0, place).paragraphs[0].add_run().add_picture(io.BytesIO(small_picture()))
        frame.cell(1, place).text = caption
    file.save(str(tmp_path / "frame.docx"))
    read = documents.read(tmp_path / "frame.docx")
    assert [p.caption for p in read.pictures] == ["[사진 1] 개막식", "[사진 2] 폐막식"]


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
@pytest.mark.parametrize(
    "picture",
    [
        Picture(b"", DRAWN, "[그림 1] 참여 인원", "참여 인원 그래프"),
        Picture(b"<svg/>", "svg", "[그림 1] 참여 인원", "참여 인원 그래프"),
        Picture(b"\x89PNG broken", "png", "[그림 1] 참여 인원", "참여 인원 그래프"),
    ],
    ids=["drawn", "vector", "damaged"],
)
def test_a_picture_that_cannot_be_written_again_is_named_in_its_place(
    tmp_path: Path, picture: Picture, suffix: str
) -> None:
    report = documents.report("보고", items="□ 하나\n[그림 1]\n□ 둘", pictures=[picture])
    read = documents.read(report.save(tmp_path / f"r{suffix}"))
    assert "[참여 인원 그래프: 원본 파일에서 옮겨 붙이세요]" in read.text
    assert "[그림 1] 참여 인원" in read.text


@pytest.mark.parametrize(
    ("kind", "line", "said"),
    [
        (FIGURE, "[그림 1] 일자별 인원", "일자별 인원"),
        (FIGURE, "<그림 1. 일자별 인원>", "일자별 인원"),
        (FIGURE, "그림 1 일자별 인원", "일자별 인원"),
        (FIGURE, "[사진] 개막식", "개막식"),
        (TABLE, "<표 2-1> 예산", "예산"),
        (TABLE, "[표 1]", ""),
    ],
)
def test_captions_are_known_by_their_label(kind: str, line: str, said: str) -> None:
    assert is_caption(kind, line)
    assert words(kind, line) == said


@pytest.mark.parametrize("line", ["표를 참조", "표 아래", "그림자 제거", "도로 3곳", "□ 표 1"])
def test_other_lines_are_no_captions(line: str) -> None:
    assert not is_caption(TABLE, line)
    assert not is_caption(FIGURE, line)


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(st.sampled_from(["□ 항목", "[표 1] 이름", "[그림 1] 이름", "설명", "표", "그림"])),
    st.sampled_from([".hwpx", ".docx"]),
)
def test_no_line_beside_tables_and_pictures_is_lost(
    tmp_path: Path, lines: list[str], suffix: str
) -> None:
    table = Table((("가", "나"), ("1", "2")))
    picture = Picture(small_picture(), "png")
    parts = {"표": table, "그림": picture}
    body = tuple(parts.get(line) or documents.Item(line) for line in lines)
    report = documents.report("제목", items="□ 처음")
    whole = type(report)("제목", body=(*report.body, *body))
    read = documents.read(whole.save(tmp_path / f"r{suffix}"))
    said = [line for line in lines if line not in parts]
    assert len(read.tables) == lines.count("표")
    assert len(read.pictures) == lines.count("그림")
    assert sorted(re.findall(r"\[.\S* \d\] 이름|설명|□ 항목", read.text)) == sorted(said)


def test_a_table_of_typed_lines_has_units_and_a_sum() -> None:
    table = documents.table(DAYS, unit="명", total=True)
    assert table.rows[0] == ("날짜", "참여 인원(명)")
    assert table.rows[-1] == ("계", "10,700")
    assert "10,700" in table._repr_html_()


def test_a_table_of_a_frame_picks_columns_and_writes_dates_as_offices_do() -> None:
    import datetime

    import pandas as pd

    frame = pd.DataFrame(
        {"날짜": [datetime.date(2026, 10, 16)], "건수": [5], "참여 인원": [3100.0], "비율": [18.42]}
    )
    table = documents.table(frame, columns=["날짜", "참여 인원", "비율"])
    assert table.rows == (("날짜", "참여 인원", "비율"), ("10. 16.(금)", "3,100", "18.4"))


def test_a_table_without_rows_or_with_an_unknown_column_is_one_sentence() -> None:
    with pytest.raises(Problem, match="자료 행"):
        documents.table("| 날짜 | 인원 |")
    with pytest.raises(Problem, match="‘요일’ 열이 없습니다"):
        documents.table(DAYS, columns=["요일"])
    with pytest.raises(Problem, match="숫자 열"):
        documents.table("| 가 | 나 |\n| 다 | 라 |", total=True)


def test_a_chart_leaves_totals_out_and_is_the_same_each_time() -> None:
    table = documents.table(DAYS, unit="명", total=True)
    chart, again = documents.bar_chart(table), documents.bar_chart(table, column="참여 인원")
    assert chart.data == again.data
    assert chart.data.startswith(b"\x89PNG")
    assert "계" not in chart.alternative


def test_a_chart_of_nothing_is_one_sentence() -> None:
    with pytest.raises(Problem, match="그릴 숫자가 없습니다"):
        documents.bar_chart(documents.table("| 가 | 나 |\n| 다 | 라 |"))
    with pytest.raises(Problem, match="‘비율’ 열이 없습니다"):
        documents.bar_chart(documents.table(DAYS), column="비율")
