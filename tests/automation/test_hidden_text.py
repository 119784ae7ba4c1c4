"""What nobody sees in a document is not there for whoever asks what must be there; it is told."""

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt, RGBColor
from hwpx import HwpxDocument

from automation import documents, rules
from automation.document_model.content import Place

SECRET, SEEN = "총사업비 1억 4,520만원", "자동 차단기 3대를 설치함"


def hidden_in(path) -> list[str]:
    document = documents.read(path)
    assert SEEN in document.text
    hidden = [aside.text for aside in document.asides if aside.place is Place.HIDDEN]
    assert all(text not in document.text and text in document.everything for text in hidden)
    return hidden


def vanish(run):
    run.font.hidden = True


def white(run):
    run.font.color.rgb = RGBColor(255, 255, 255)


def nearly_white(run):
    run.font.color.rgb = RGBColor(0xF5, 0xF8, 0xFF)


def tiny(run):
    run.font.size = Pt(1)


def of_a_hidden_style(run):
    style = run.part.document.styles.add_style("안 보임", 2)
    style.font.hidden = True
    run.style = style


def like_its_shade(run):
    run.font.color.rgb = RGBColor(0x22, 0x44, 0x88)
    run._r.get_or_add_rPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="224488"/>'))


@pytest.mark.parametrize(
    "hide", [vanish, white, nearly_white, tiny, of_a_hidden_style, like_its_shade]
)
def test_a_run_of_word_that_nobody_sees_is_not_there_and_is_told(tmp_path, hide):
    file = docx.Document()
    file.add_paragraph(SEEN)
    hide(file.add_paragraph("").add_run(SECRET))
    file.save(tmp_path / "보고서.docx")
    assert hidden_in(tmp_path / "보고서.docx") == [SECRET]
    told = str(rules.not_judged(documents.read(tmp_path / "보고서.docx"))[0].what)
    assert "보이지 않는 글" in told
    assert SECRET in told


def test_a_hidden_row_of_a_word_table_is_not_there(tmp_path):
    file = docx.Document()
    file.add_paragraph(SEEN)
    table = file.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 0).text = "항목", SECRET
    row = table.rows[1]._tr
    row.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
    file.save(tmp_path / "보고서.docx")
    assert hidden_in(tmp_path / "보고서.docx") == [SECRET]


def white_on_a_dark_cell(file):
    cell = file.add_table(1, 1).cell(0, 0)
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="1F3864"/>'))
    white(cell.paragraphs[0].add_run(SECRET))


def white_on_the_head_of_a_styled_table(file):
    table = file.add_table(1, 1, style="Medium Shading 1 Accent 1")
    white(table.cell(0, 0).paragraphs[0].add_run(SECRET))


def white_on_a_marker(file):
    run = file.add_paragraph().add_run(SECRET)
    white(run)
    run.font.highlight_color = WD_COLOR_INDEX.BLACK


def grey_and_small(file):
    run = file.add_paragraph().add_run(SECRET)
    run.font.color.rgb, run.font.size = RGBColor(0x99, 0x99, 0x99), Pt(7)


@pytest.mark.parametrize(
    "write",
    [
        white_on_a_dark_cell,
        white_on_the_head_of_a_styled_table,
        white_on_a_marker,
        grey_and_small,
    ],
)
def test_letters_that_can_be_seen_are_there(tmp_path, write):
    file = docx.Document()
    file.add_paragraph(SEEN)
    write(file)
    file.save(tmp_path / "보고서.docx")
    assert hidden_in(tmp_path / "보고서.docx") == []
    assert SECRET in documents.read(tmp_path / "보고서.docx").text


@pytest.mark.parametrize(
    ("look", "is_hidden"),
    [
        ({"color": "#FFFFFF"}, True),
        ({"size": 1}, True),
        ({"color": "#1F3864", "highlight": "#1F3864"}, True),
        ({"color": "#FFFFFF", "highlight": "#1F3864"}, False),
        ({"color": "#888888", "size": 7}, False),
    ],
)
def test_letters_of_hangul_are_there_where_they_can_be_seen(tmp_path, look, is_hidden):
    with HwpxDocument.new() as file:
        file.add_paragraph(SEEN)
        kind = file.styles.ensure_run(**look)
        file.add_paragraph(SECRET, char_pr_id_ref=kind, inherit_style=False)
        file.save_to_path(tmp_path / "보고서.hwpx")
    assert hidden_in(tmp_path / "보고서.hwpx") == ([SECRET] if is_hidden else [])


def test_white_letters_on_a_dark_cell_of_hangul_are_there(tmp_path):
    with HwpxDocument.new() as file:
        file.add_paragraph(SEEN)
        white_letters = file.styles.ensure_run(color="#FFFFFF")
        table = file.add_table(1, 2)
        for column, text in enumerate(("총사업비", SECRET)):
            table.cell(0, column).set_text(text)
            for paragraph in table.cell(0, column).paragraphs:
                paragraph.char_pr_id_ref = white_letters
        dark = file.styles.ensure_border_fill(fill_color="#1F3864")
        table.cell(0, 0).element.set("borderFillIDRef", dark)
        file.save_to_path(tmp_path / "보고서.hwpx")
    assert hidden_in(tmp_path / "보고서.hwpx") == [SECRET]
