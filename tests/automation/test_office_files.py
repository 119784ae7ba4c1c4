"""Files as offices have them: nothing of a document is lost unsaid, a framed letter is a letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from automation import documents, facts, rules
from automation.document_model.content import Aside, Place
from courseware.authoring.made_elsewhere import word_document
from groundwork.problem import Problem

from . import office_files as office
from .office_files import hangul_file, hangul_table, hangul_tables, p, word_tables

WRITERS = {"a.hwpx": hangul_tables, "a.docx": word_tables}
formats = pytest.mark.parametrize(("name", "write"), WRITERS.items(), ids=WRITERS)


def test_notes_of_a_hangul_file_are_part_of_its_text(tmp_path: Path) -> None:
    read = documents.read(
        hangul_file(
            tmp_path / "notes.hwpx",
            "가로등 교체 결과",
            p("□ 노후 가로등 412등을 교체함.", office.note("총 2억 3,400만 원\n국비 포함")),
            p(hangul_table([["국비", p("3억 원", office.note("2026. 11. 5. 교부"))]])),
            p("□ 민원이 31% 줄었음.", office.note("2025년 상반기 대비", "endNote")),
        )
    )
    assert read.notes == ("총 2억 3,400만 원 국비 포함", "2026. 11. 5. 교부", "2025년 상반기 대비")
    assert "각주 2) 2026. 11. 5. 교부" in read.text
    assert "2억 3,400만 원" in [fact.text for fact in facts.of_document(read)]


def test_notes_of_a_word_file_are_part_of_its_text(tmp_path: Path) -> None:
    file = word_document()
    first, second = (file.add_paragraph(text) for text in ("□ 412등을 교체함.", "□ 31% 줄었음."))
    cell = file.add_table(1, 1).cell(0, 0).paragraphs[0]
    office.with_word_notes(file, "footnote", {first: "총 2억 원", cell: "11. 5. 교부"})
    office.with_word_notes(file, "endnote", {second: "2025년 대비"})
    file.save(str(tmp_path / "notes.docx"))
    read = documents.read(tmp_path / "notes.docx")
    assert read.notes == ("총 2억 원", "2025년 대비", "11. 5. 교부")


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_a_saved_document_keeps_its_notes_and_its_end(tmp_path: Path, suffix: str) -> None:
    letter = documents.letter("제목", receiver="부서장", items="1. 하나\n2. 둘", sender="구미시장")
    noted = replace(letter, notes=("국비 3억 원", "2025년 대비"))
    read = documents.read(noted.save(tmp_path / f"letter{suffix}"))
    assert (read.notes, read.ended) == (noted.notes, True)
    assert read.frame == letter.frame


def test_headers_footers_and_memos_are_told_and_left_out(tmp_path: Path) -> None:
    header, footer = office.margin("header", "대외비"), office.margin("footer", "공원녹지과")
    hidden = office.margin("hiddenComment", "비공개 단가")
    path = hangul_file(
        tmp_path / "a.hwpx",
        p(header, footer, "수목 계획"),
        p(office.memo("5억 원으로"), "예산은 4억 원임.", hidden),
    )
    read = documents.read(path)
    places = (Place.HEADER, Place.FOOTER, Place.MEMO, Place.MEMO)
    texts = ("대외비", "공원녹지과", "5억 원으로", "비공개 단가")
    assert read.asides == tuple(map(Aside, places, texts))
    assert not any(text in read.text for text in texts)
    assert "머리말 ‘대외비’" in read._repr_html_()
    assert "머리말 ‘대외비’" in documents.read_text(path)._repr_html_()
    assert "메모 ‘5억 원으로’" in str(rules.check(read).findings[-1].what)


def test_headers_footers_and_comments_of_a_word_file_are_told(tmp_path: Path) -> None:
    file = word_document()
    file.sections[0].header.paragraphs[0].text = "대외비"
    file.sections[0].footer.paragraphs[0].text = "공원녹지과"
    run = file.add_paragraph("제목").add_run("예산은 4억 원임.")
    file.add_comment(run, text="5억 원으로", author="가상")
    file.save(str(tmp_path / "a.docx"))
    read = documents.read(tmp_path / "a.docx")
    assert {(aside.place, aside.text) for aside in read.asides} == {
        (Place.HEADER, "대외비"),
        (Place.FOOTER, "공원녹지과"),
        (Place.MEMO, "5억 원으로"),
    }
    assert "대외비" not in read.text


def test_a_document_without_them_has_nothing_to_tell(tmp_path: Path) -> None:
    plain = documents.read(hangul_file(tmp_path / "a.hwpx", "제목", "□ 하나"))
    assert "넣지 않았습니다" not in plain._repr_html_() + rules.check(plain)._repr_html_()


TABLE = hangul_table([["성명", "김가상"], ["주소", "가상로 1"]])
STRAY = {
    "right in the section": TABLE,
    "beside the runs of a paragraph": p("앞").replace("</hp:p>", f"{TABLE}</hp:p>"),
    "in cells without a list": re.sub("</?hp:subList[^>]*>", "", TABLE),
    "right in a cell": hangul_table([[TABLE, "옆"]]),
    "in a run without a paragraph": f'<hp:run charPrIDRef="0">{TABLE}</hp:run>',
}


@pytest.mark.parametrize("stray", STRAY.values(), ids=STRAY)
def test_a_table_outside_a_paragraph_is_read(tmp_path: Path, stray: str) -> None:
    read = documents.read(hangul_file(tmp_path / "form.hwpx", "신청서", stray, "위와 같음"))
    assert len(read.tables) == 1
    assert all(word in read.text for word in ("성명", "김가상", "가상로 1", "위와 같음"))


def test_rows_and_cells_in_content_controls_are_read(tmp_path: Path) -> None:
    path = word_tables(tmp_path / "a.docx", "신청서", [["성명", "김가상"], ["주소", "가상로 1"]])

    def controlled(xml: str) -> str:
        for tag in ("w:tr", "w:tc"):
            start, end = xml.index(f"<{tag}>"), xml.index(f"</{tag}>") + len(f"</{tag}>")
            inside = f"<w:sdt><w:sdtContent>{xml[start:end]}</w:sdtContent></w:sdt>"
            xml = xml[:start] + inside + xml[end:]
        return xml

    office.rewritten(path, {"word/document.xml": controlled})
    assert documents.read(path).tables[0].rows == (("성명", "김가상"), ("주소", "가상로 1"))


@formats
def test_members_named_with_backslashes_are_read(
    tmp_path: Path, name: str, write: Callable[..., Path]
) -> None:
    path = office.rewritten(
        write(tmp_path / name, "제목", [["국비", "3억 원"]]),
        {},
        named=lambda member: member.replace("/", "\\"),
    )
    assert "3억 원" in documents.read(path).text


@pytest.mark.parametrize(
    "data", [b"HWP Document File V3.00 \x1a\x01\x02", b'<?xml version="1.0"?><HWPML Version="2.9">']
)
@pytest.mark.parametrize("name", ["옛.hwp", "옛.hwpx"])
def test_older_hangul_files_are_told_with_the_way_out(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data + bytes(200))
    with pytest.raises(Problem, match=r"옛 한글 형식.*HWPX로 저장"):
        documents.read(path)
    with pytest.raises(Problem, match="옛 한글 형식"):
        documents.read_text(path)


HEADINGS: dict[str, office.Rows] = {
    "labels and values": (("구미시",), ("수신", office.RECEIVER), ("(경유)", ""),
                          ("제목", office.TITLE)),
    "a line a row": (("구미시",), (f"수신  {office.RECEIVER}",), ("(경유)",),
                     (f"제목  {office.TITLE}",)),
    "beside an emblem": (("", "구 미 시", ""),
                         (f"수신자  {office.RECEIVER}\n(경유)\n제  목  {office.TITLE}",)),
    "under a slogan": (("새희망 구미시대",), ("구미시",), ("수신", office.RECEIVER),
                       ("참조", "시설관리팀장"), ("제목", office.TITLE)),
}  # fmt: skip


@formats
@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
def test_a_letter_framed_by_tables_is_a_letter(
    tmp_path: Path, name: str, write: Callable[..., Path], heading: office.Rows
) -> None:
    letter = documents.read(write(tmp_path / name, heading, *office.LETTER_BODY, office.CLOSING))
    frame = letter.frame
    assert (frame.agency.replace(" ", ""), frame.receiver) == (office.AGENCY, office.RECEIVER)
    assert (letter.title, frame.sender) == (office.TITLE, "구미시장")
    assert frame.number == office.NUMBER
    assert frame.signers.split()[-1] == "문가상"
    assert {office.ADDRESS, office.PHONES} <= set(frame.contact)
    assert (letter.tables, letter.ended, len(letter.attachments)) == ((), True, 1)
    found = {finding.rule for finding in rules.check(letter).findings}
    assert found <= {"R16-gist", "R16-keywords"}


@formats
def test_a_letter_in_a_single_table_is_a_letter(
    tmp_path: Path, name: str, write: Callable[..., Path]
) -> None:
    whole = (*HEADINGS["a line a row"], ("\n".join(office.LETTER_BODY),), *office.CLOSING)
    letter = documents.read(write(tmp_path / name, whole))
    assert (letter.title, letter.frame.number) == (office.TITLE, office.NUMBER)
    assert [item.mark.text for item in letter.items if item.mark] == ["1.", "2.", "가.", "나."]
    assert letter.ended


@formats
def test_an_internal_decision_under_a_box_of_signatures_keeps_all_it_says(
    tmp_path: Path, name: str, write: Callable[..., Path]
) -> None:
    box = (("기안", "녹지팀장", "과장"), ("정가상", "배가상", "전결 문가상"))
    numbered = (
        ("문서번호", "공원녹지과-4411"),
        ("결재일자", "2026. 9. 21."),
        ("공개구분", "비공개"),
        ("수신", "내부결재"),
        ("제목", "가로수 정비 공사 시행"),
    )
    letter = documents.read(write(tmp_path / name, box, numbered, *office.LETTER_BODY))
    assert letter.frame.is_internal
    assert (letter.title, letter.frame.number) == ("가로수 정비 공사 시행", "공원녹지과-4411")
    assert letter.tables[0].rows == box
    assert all(word in letter.text for word in ("2026. 9. 21.", "비공개"))


@formats
def test_a_report_with_a_table_of_what_came_in_is_no_letter(
    tmp_path: Path, name: str, write: Callable[..., Path]
) -> None:
    received = (("구분", "건수"), ("수신", "12건"), ("발신", "8건"))
    report = documents.read(write(tmp_path / name, "문서 유통 현황", "□ 현황", received))
    assert report.is_report
    assert report.tables[0].rows == received


LEAD = "구미시는 오는 10월 5일부터 송정대로 가로수를 정비한다고 21일 밝혔다."
RELEASE = "2026. 9. 21.(월) 14:00"
BOXES: dict[str, office.Rows] = {
    "a department below another": (
        ("보 도 자 료",), ("보도일시", RELEASE, "배포일시", "2026. 9. 20.(일)"),
        ("담당 부서", "공원녹지과", "책임자", "과장 문가상(054-000-0001)"),
        ("", "도로과", "책임자", "과장 배가상(054-000-0002)")),
    "a department beside its person": (
        ("보도자료",), ("보도일시", RELEASE), ("배포일시", "2026. 9. 20.(일)"),
        ("담당 부서", "공원녹지과", "과장 문가상", "054-000-0001"),
        ("", "도로과", "과장 배가상", "054-000-0002")),
    "another label": (
        ("보도자료",), ("보도시점", RELEASE, "배포", "2026. 9. 20.(일)"),
        ("담 당 부 서", "공원녹지과", "담 당 자", "과장 문가상", "(054-000-0001)"),
        ("협조 부서", "도로과", "담 당 자", "과장 배가상", "(054-000-0002)")),
    "both in one cell": (
        ("보도자료",), ("보도일시", RELEASE, "배포일시", "2026. 9. 20.(일)"),
        ("담당부서", "공원녹지과, 도로과", "담당자",
         "과장 문가상(054-000-0001), 과장 배가상(054-000-0002)")),
}  # fmt: skip


@formats
@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_both_departments_of_a_press_release_are_read(
    tmp_path: Path, name: str, write: Callable[..., Path], box: office.Rows
) -> None:
    path = write(tmp_path / name, box, "구미시, 가로수 정비", "- 10월 5일부터 -", LEAD, "모두 끝.")
    press = documents.read(path).press
    assert press is not None
    assert (press.department, press.person) == ("공원녹지과, 도로과", "과장 문가상, 과장 배가상")
    assert press.phone == "054-000-0001, 054-000-0002"
    assert (press.release, press.distributed) == (RELEASE, "2026. 9. 20.(일)")
    assert (documents.read(path).title, press.subtitle) == ("구미시, 가로수 정비", "10월 5일부터")
    assert rules.check(documents.read(path)).findings == ()


def test_the_day_beside_the_masthead_is_when_a_release_is_given_out(tmp_path: Path) -> None:
    box = (("보도자료", "2026. 9. 21.(월)"), ("담당 부서", "공원녹지과"))
    read = documents.read(hangul_tables(tmp_path / "a.hwpx", box, "구미시, 가로수 정비", LEAD))
    assert read.press
    assert (read.press.release, read.title) == ("2026. 9. 21.(월)", "구미시, 가로수 정비")
    assert read.tables == ()


@formats
def test_a_blank_form_of_a_decree_has_its_title_and_all_its_boxes(
    tmp_path: Path, name: str, write: Callable[..., Path]
) -> None:
    boxes = (("접수번호", "접수일", "처리기간 즉시"), ("신청인", "성명", ""), ("구미시장 귀하",))
    number = "■ 민원 처리에 관한 법률 시행규칙 [별지 제1호서식]"
    form = documents.read(write(tmp_path / name, number, "민원 신청서", boxes))
    assert (form.title, form.preface) == ("민원 신청서", (number,))
    assert form.is_report
    assert all(word in form.text for word in ("접수번호", "처리기간 즉시", "구미시장 귀하"))
