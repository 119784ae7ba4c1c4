"""The file around the cells: macros, templates and passwords stay; what is no form does no harm."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from data_analysis import open_form
from data_analysis.recalculation import libreoffice
from groundwork.problem import Problem

from .office_forms import NEW, changed, parts, rewritten, row, through_libreoffice

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")


@pytest.mark.skipif(libreoffice() is None, reason="LibreOffice is not installed")
def test_a_form_that_libreoffice_made_is_filled_as_well(form: Path, tmp_path: Path) -> None:
    made = through_libreoffice(form, tmp_path / "out")
    filled = open_form(made).fill("작성 부서", "징수과").append(NEW).save(tmp_path / "보고.xlsx")
    assert row(filled.path, 10)[:5] == [4, "인동동", "도로과", 100, 50]
    assert openpyxl.load_workbook(filled.path)["월간보고"]["B4"].value == "=SUM(E7:E11)"
    assert not {name for name in changed(made, filled.path) if "media" in name or "theme" in name}


def test_a_workbook_with_macros_keeps_them_and_its_suffix(form: Path, tmp_path: Path) -> None:
    macro = b"\xd0\xcf\x11\xe0" + bytes(range(256))

    def with_macros(types: bytes) -> bytes:
        sheet = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        return types.replace(sheet, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    rewritten(form, "[Content_Types].xml", with_macros)
    with zipfile.ZipFile(form, "a") as archive:
        archive.writestr("xl/vbaProject.bin", macro)
    filled = open_form(form).fill("작성 부서", "징수과").save(tmp_path / "보고.xlsx")
    assert filled.path.name == "보고.xlsm"
    assert parts(filled.path)["xl/vbaProject.bin"] == macro


def test_a_template_becomes_a_workbook(form: Path, tmp_path: Path) -> None:
    rewritten(form, "[Content_Types].xml", lambda t: t.replace(b"sheet.main", b"template.main"))
    filled = open_form(form).fill("작성 부서", "징수과").save(tmp_path / "보고.xltx")
    assert filled.path.name == "보고.xlsx"
    assert b"template.main" not in parts(filled.path)["[Content_Types].xml"]


def test_a_password_stays_what_it_was(form: Path, tmp_path: Path) -> None:
    locked = tmp_path / "잠김.xlsx"
    with form.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("구미123", target)
    with pytest.raises(Problem, match="암호"):
        open_form(locked)
    filled = open_form(locked, password="구미123").fill("작성 부서", "징수과")
    saved = filled.save(tmp_path / "보고.xlsx")
    with pytest.raises(Problem, match="암호"):
        open_form(saved)
    assert open_form(saved, password="구미123").book.names == ["월간보고", "요약"]


def test_calculation_order_is_left_to_excel(form: Path, tmp_path: Path) -> None:
    relation = b'<Relationship Id="rId99" Type="http://x/calcChain" Target="calcChain.xml"/>'
    rewritten(
        form,
        "xl/_rels/workbook.xml.rels",
        lambda r: r.replace(b"</Relationships>", relation + b"</Relationships>"),
    )
    override = b'<Override PartName="/xl/calcChain.xml" ContentType="a/b"/></Types>'
    rewritten(form, "[Content_Types].xml", lambda t: t.replace(b"</Types>", override))
    with zipfile.ZipFile(form, "a") as archive:
        archive.writestr("xl/calcChain.xml", "<calcChain/>")
    filled = parts(open_form(form).append(NEW).save(tmp_path / "보고.xlsx").path)
    assert "xl/calcChain.xml" not in filled
    named = filled["[Content_Types].xml"] + filled["xl/_rels/workbook.xml.rels"]
    assert b"calcChain" not in named
    assert b'fullCalcOnLoad="1"' in filled["xl/workbook.xml"]


def test_a_workbook_that_says_nothing_of_calculation_is_told_where_it_belongs(
    form: Path, tmp_path: Path
) -> None:
    def without(book: bytes) -> bytes:
        start = book.index(b"<calcPr")
        return book[:start] + book[book.index(b"/>", start) + 2 :]

    rewritten(form, "xl/workbook.xml", without)
    book = parts(open_form(form).save(tmp_path / "보고.xlsx").path)["xl/workbook.xml"]
    assert book.index(b"</definedNames>") < book.index(b'<calcPr fullCalcOnLoad="1"/>')


def test_files_that_are_no_forms_get_one_sentence(tmp_path: Path, form: Path) -> None:
    (tmp_path / "a.csv").write_text("부서,금액\n도로과,1\n", encoding="utf-8")
    shutil.copy(Path(__file__).parents[1] / "complaints.xls", tmp_path / "b.xls")
    (tmp_path / "c.xlsx").write_bytes(form.read_bytes()[:3000])
    for name in ("a.csv", "b.xls", "c.xlsx", "없음.xlsx"):
        with pytest.raises(Problem):
            open_form(tmp_path / name)


def test_entities_in_a_part_are_refused(form: Path) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    rewritten(form, "xl/worksheets/sheet1.xml", lambda _: bomb)
    with pytest.raises(Problem, match="깨져"):
        open_form(form).fill("작성 부서", "징수과")


def test_a_form_is_whole_or_not_there(form: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Problem, match="저장하지 못했습니다"):
        open_form(form).fill("작성 부서", "징수과").save(tmp_path / "file" / "a.xlsx")


def test_a_form_may_be_saved_under_its_own_name(form: Path) -> None:
    open_form(form).fill("작성 부서", "징수과").save(form)
    assert row(form, 3)[1] == "징수과"
