"""Files looked at in the browser: what they hold is shown and escaped, what cannot be is told."""

from __future__ import annotations

import tempfile
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image

from automation import documents
from courseware.desk import file_views
from courseware.desk.file_views import file_view
from groundwork.language import using

NASTY = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"


class _Read(HTMLParser):
    """The elements of a piece of HTML, their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[dict[str, str | None]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


def shown(path: Path) -> str:
    return file_view(path, f"/files/{path.name}")


def sentence(page: str) -> str:
    """The one sentence that stands for a file."""
    read = _Read(page)
    assert read.elements == ["p"]
    return read.text


@pytest.fixture
def book(tmp_path) -> Path:
    """Three sheets, one hidden; numbers as offices write them; a formula nobody calculated."""
    workbook = Workbook()
    first = workbook.active
    first.title = "실적"
    first.append(["부서", "예산", "집행률", "날짜", "합"])
    first.append([NASTY, 1234567, 0.253, date(2026, 3, 2), "=B2*2"])
    first["B2"].number_format, first["C2"].number_format = "#,##0", "0.0%"
    first.append([f"글{number}" for number in range(5)])
    workbook.create_sheet("숨김").append(["비밀"])
    workbook["숨김"].sheet_state = "hidden"
    workbook.create_sheet("둘째").append(["아래"])
    workbook.save(tmp_path / "실적.xlsx")
    return tmp_path / "실적.xlsx"


def test_a_workbook_is_tables_with_the_headings_of_excel(book):
    page = shown(book)
    read = _Read(page)
    assert read.elements.count("table") == 2
    scopes = [attributes.get("scope") for attributes in read.attributes]
    assert (scopes.count("col"), scopes.count("row")) == (6, 4)
    for text in (
        "실적",
        "둘째",
        "부서",
        "1,234,567",
        "25.3%",
        ">2026-03-02<",
        "=B2*2",
        ">E</th>",
        ">글4<",
        "아래",
    ):
        assert text in page


def test_hidden_sheets_are_counted_and_not_shown(book):
    page = shown(book)
    assert "비밀" not in page
    assert "숨긴 시트 1개" in page


def test_a_workbook_is_cut_after_its_first_rows_and_columns(tmp_path):
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("긴 표")
    for row in range(300):
        sheet.append([f"r{row}"] * 60)
    workbook.save(tmp_path / "긴.xlsx")
    page = shown(tmp_path / "긴.xlsx")
    assert "앞의 200행만" in page
    assert ">r199<" in page
    assert ">r200<" not in page
    assert ">AN</th>" in page  # the fortieth column
    assert ">AO</th>" not in page


def test_of_a_workbook_no_more_than_its_first_rows_is_read(book):
    """A sheet of a million rows, and what was cut of it, cannot keep a reader waiting."""
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    rows = b"".join(b"<row r='%d'><c r='A%d'/></row>" % (n, n) for n in range(4, 9999))
    parts["xl/worksheets/sheet1.xml"] = sheet[: sheet.index(b"</sheetData>")] + rows + b"<broken"
    with zipfile.ZipFile(book, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    page = shown(book)
    assert "1,234,567" in page
    assert ">글4<" in page
    assert "앞의 200행만" in page


@pytest.mark.parametrize("suffix", [".hwpx", ".docx"])
def test_documents_are_pages_whose_words_can_be_read_aloud(tmp_path, suffix):
    path = documents.typed(f"보고 제목\n\n1. 본문입니다. {NASTY}").save(tmp_path / f"보고{suffix}")
    read = _Read(shown(path))
    assert "본문입니다." in read.text
    assert NASTY in read.text
    assert "script" not in read.elements


def test_a_csv_of_korean_windows_is_a_table(tmp_path):
    (tmp_path / "민원.csv").write_bytes('번호;내용\n1;"도로; 파손"\n'.encode("cp949"))
    page = shown(tmp_path / "민원.csv")
    assert ">도로; 파손</td>" in page
    assert "scope='col'>B</th>" in page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("name", ["자막.srt", "기록.txt", "본문.md"])
def test_texts_are_shown_in_whatever_encoding(tmp_path, name, encoding):
    (tmp_path / name).write_bytes(
        f"1\n00:00:01,000 --> 00:00:02,000\n안녕 {NASTY}".encode(encoding)
    )
    read = _Read(shown(tmp_path / name))
    assert read.elements == ["pre"]
    assert read.text.endswith(NASTY)
    assert "안녕" in read.text


@pytest.mark.parametrize("letter", ["가", "a"])
def test_a_long_text_is_cut_between_two_letters(tmp_path, letter):
    (tmp_path / "긴.txt").write_text("a" + letter * file_views._BYTES, encoding="utf-8")
    page = shown(tmp_path / "긴.txt")
    assert "앞부분만 보여 드립니다." in page
    assert "\ufffd" not in page


def test_a_text_that_just_fits_is_whole(tmp_path):
    (tmp_path / "맞는.txt").write_bytes(b"a" * file_views._BYTES)
    assert "앞부분만" not in shown(tmp_path / "맞는.txt")


@pytest.mark.parametrize(
    ("name", "element"), [("밤 '시장'.png", "img"), ("홍보.mp4", "video"), ("말.wav", "audio")]
)
def test_pictures_clips_and_sounds_are_played_by_the_browser(tmp_path, name, element):
    if element == "img":
        Image.new("RGB", (8, 6)).save(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(b"a clip")
    read = _Read(file_view(tmp_path / name, f"/files/{name}"))
    assert read.elements == [element]
    (attributes,) = read.attributes
    assert attributes.get("alt", attributes.get("aria-label")) == name
    assert not set("' ") & set(str(attributes["src"]))


@pytest.mark.parametrize("name", ["보고.hwp", "발표.pptx", "프로그램.exe", "이름만"])
def test_a_kind_that_is_not_shown_is_a_sentence(tmp_path, name):
    (tmp_path / name).write_bytes(b"something")
    assert "내려받아 열어 주세요." in sentence(shown(tmp_path / name))


TEXTS = [".csv", ".txt", ".srt"]
KINDS = [".xlsx", ".hwpx", ".docx", ".png", ".jpg", ".webp"]
NO_LETTERS = b"\xff\x00\x81" * 99


@pytest.mark.parametrize(
    ("suffix", "content"),
    [(kind, content) for kind in TEXTS for content in (b"", NO_LETTERS)]
    + [(kind, c) for kind in KINDS for c in (b"", NO_LETTERS, b"PK\x03\x04 cut", b"\x89PNG\r\n")],
)
def test_a_damaged_file_of_every_kind_is_a_sentence(tmp_path, suffix, content):
    (tmp_path / f"파일{suffix}").write_bytes(content)
    assert sentence(shown(tmp_path / f"파일{suffix}")).endswith(("요.", "다."))


@pytest.mark.parametrize("suffix", [".mp4", ".wav"])
def test_an_empty_clip_is_a_sentence(tmp_path, suffix):
    (tmp_path / f"영상{suffix}").touch()
    assert "빈 파일" in sentence(shown(tmp_path / f"영상{suffix}"))


@pytest.mark.parametrize("suffix", [".xlsx", ".hwpx", ".docx"])
def test_a_file_that_unpacks_to_far_more_than_is_reasonable_is_a_sentence(tmp_path, suffix):
    path = tmp_path / f"큰{suffix}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(100 << 20))
    assert "비정상" in sentence(shown(path))


def test_sentences_are_in_the_readers_language(tmp_path):
    (tmp_path / "a.exe").write_bytes(b"x")
    with using("en"):
        assert "download" in sentence(shown(tmp_path / "a.exe")).lower()


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("<>&\"';,\n"))
)
def test_whatever_a_text_holds_it_makes_no_element(text):
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a.txt", "a.csv"):
            path = Path(folder, name)
            path.write_text("." + text, encoding="utf-8")
            read = _Read(shown(path))
            assert set(read.elements) <= {
                "pre",
                "div",
                "table",
                "thead",
                "tbody",
                "tr",
                "th",
                "td",
                "p",
            }
            if name == "a.txt":
                assert read.text == "." + text
