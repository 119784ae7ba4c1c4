"""Open a document somebody hands over: look first, read second, one sentence when it cannot be."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from automation import display
from automation.document_formats import hancom, word
from automation.document_model.asides import left_out
from automation.document_model.content import Aside, Content, Paragraph, Table
from automation.documents.official import OfficialDocument
from automation.documents.structure import understand
from automation.messages import problem, say
from groundwork.files import check_zip, other_kind, write_whole
from groundwork.messages import Message
from groundwork.problem import Problem

MAX_UNPACKED_BYTES = 200 << 20
MAX_TEXT_BYTES = 5 << 20
# More than any report has; what looks at each line may take the square of its length.
MOST_PARAGRAPHS = 20_000
LONGEST_PARAGRAPH = 10_000
_PARAGRAPH = re.compile(rb"<\w+:p[\s/>]")
_TEXT_PARTS = re.compile(r"word/document\.xml|Contents/section\d+\.xml")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HWP_3 = b"HWP Document File V"
_ENCODINGS = ("utf-8-sig", "cp949")


def read(path: str | Path) -> OfficialDocument:
    """Read an HWPX or Word document made by anybody, whatever its suffix says.

    Raises `Problem`, one sentence, for a file that is missing, empty, damaged, encrypted, an
    older HWP, unreasonably large, or of another kind.
    """
    file = Path(path)
    _refuse_unreadable(file)
    try:
        content = _content(file)
        _refuse_long(file, content)
        return understand(content)
    except Problem:
        raise
    except Exception as error:
        # The formats' libraries raise whatever the zip or its XML happens to trip over.
        raise Problem(_damaged(file)) from error


class Text(str):
    """A text that shows itself in a notebook as it reads, line by line.

    ``asides`` are what its file holds besides (headers, memos, what nobody sees): told below it.
    """

    asides: tuple[Aside, ...] = ()

    def save(self, path: str | Path) -> Path:
        """Write the text to a UTF-8 file; raises `Problem` when the place may not be written."""
        return write_whole(path, self)

    def until(self, heading: str) -> Text:
        """The part in front of a heading; all of it where the heading does not stand in it."""
        return Text(self.partition(heading)[0])

    def _repr_html_(self) -> str:
        told = "".join(map(display.card, left_out(self.asides)))
        return display.page(self.strip("\n")) + told


def read_text(path: str | Path) -> Text:
    """The text of notes: a text file (UTF-8 or cp949), or an HWPX or Word document.

    As long as the name is empty so is the text. Raises `Problem` as `read` does, and for what is
    no text whatever its name.
    """
    if not str(path).strip():
        return Text()
    file = Path(path)
    if file.suffix.lower() in (".hwpx", ".docx", ".hwp", ".doc"):
        document = read(file)
        told = Text(document.text)
        told.asides = document.asides
        return told
    _refuse_missing(file)
    if kind := other_kind(file):
        raise problem(
            "{file}의 내용은 {kind}입니다. 글이 든 파일(TXT, HWPX, DOCX)을 선택해 주세요.",
            file=file.name,
            kind=kind,
        )
    if file.stat().st_size > MAX_TEXT_BYTES:
        raise problem(
            "{file:은} 텍스트 파일로는 너무 큽니다. 필요한 부분만 남겨 주세요.", file=file.name
        )
    data = file.read_bytes()
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return Text(text.replace("\r\n", "\n"))
    raise problem(
        "{file}에서 글을 읽을 수 없습니다. 글이 든 파일(TXT, HWPX, DOCX)을 선택해 주세요.",
        file=file.name,
    )


def _refuse_missing(file: Path) -> None:
    if file == Path():
        raise problem("파일을 먼저 선택해 주세요.")
    if file.is_dir():
        raise problem(
            "{file:은} 파일이 아니라 폴더입니다. 파일 이름까지 적어 주세요.", file=file.name
        )
    if not file.is_file():
        raise problem("{file:이} 없습니다. 파일 이름과 폴더를 다시 확인하세요.", file=file.name)
    if file.stat().st_size == 0:
        raise problem("{file:은} 빈 파일입니다. 다시 저장해 주세요.", file=file.name)


def _refuse_unreadable(file: Path) -> None:
    _refuse_missing(file)
    with file.open("rb") as stream:
        head = stream.read(1 << 20)
    if head.startswith(_OLE):
        raise Problem(_older_format(file, head))
    if head.startswith(_HWP_3) or b"<HWPML" in head[:4096]:
        raise Problem(_older_hancom(file))
    if head.startswith(b"%PDF"):
        raise problem(
            "{file:은} PDF라서 고칠 수 없습니다. 원본을 HWPX나 DOCX로 저장해 주세요.",
            file=file.name,
        )
    if not head.startswith(b"PK"):
        raise Problem(_wrong_kind(file))


def _older_format(file: Path, head: bytes) -> Message:
    """Which of the formats that share Microsoft's compound file this is."""
    if "EncryptedPackage".encode("utf-16-le") in head:
        return say("{file}에 암호가 걸려 있습니다. 암호를 풀어 다시 저장해 주세요.", file=file.name)
    if "WordDocument".encode("utf-16-le") in head:
        return say(
            "{file:은} 옛 워드 형식(DOC)입니다. 워드에서 ‘다른 이름으로 저장’을 눌러 DOCX로 "
            "저장해 주세요.",
            file=file.name,
        )
    return _older_hancom(file)


def _older_hancom(file: Path) -> Message:
    return say(
        "{file:은} 옛 한글 형식(HWP)입니다. 한글에서 ‘다른 이름으로 저장하기’를 눌러 HWPX로 "
        "저장해 주세요.",
        file=file.name,
    )


def _content(file: Path) -> Content:
    """Read what is in the container, whatever its suffix says."""
    with check_zip(file, MAX_UNPACKED_BYTES) as archive:
        names = archive.namelist()
        _refuse_many(file, archive)
        source: Path | BytesIO = file
        if any("\\" in name for name in names):
            source, names = _with_slashes(archive), [name.replace("\\", "/") for name in names]
        if "word/document.xml" in names:
            return word.read(source)
        if "Contents/content.hpf" in names:
            if _is_encrypted(archive):
                raise problem(
                    "{file}에 암호가 걸려 있습니다. 암호를 풀어 다시 저장해 주세요.",
                    file=file.name,
                )
            return hancom.read(source)
    raise Problem(_wrong_kind(file))


def _refuse_many(file: Path, archive: zipfile.ZipFile) -> None:
    """Before anything is made of them: a hundred thousand paragraphs take minutes to read."""
    parts = (n for n in archive.namelist() if _TEXT_PARTS.fullmatch(n.replace("\\", "/")))
    if sum(len(_PARAGRAPH.findall(archive.read(name))) for name in parts) > MOST_PARAGRAPHS:
        raise problem(
            "{file}의 문단이 {most:,}개를 넘습니다. 보고서에 필요한 부분만 남겨 다시 저장해 "
            "주세요.",
            file=file.name,
            most=MOST_PARAGRAPHS,
        )


def _refuse_long(file: Path, content: Content) -> None:
    texts = [block.text for block in content.blocks if isinstance(block, Paragraph)]
    tables = (block for block in content.blocks if isinstance(block, Table))
    cells = (cell for table in tables for row in table.rows for cell in row)
    asides = (aside.text for aside in content.asides)
    if any(len(text) > LONGEST_PARAGRAPH for text in (*texts, *cells, *content.notes, *asides)):
        raise problem(
            "{file}에 {most:,}자가 넘는 문단이 있습니다. 문단을 나누어 다시 저장해 주세요.",
            file=file.name,
            most=LONGEST_PARAGRAPH,
        )


def _with_slashes(archive: zipfile.ZipFile) -> BytesIO:
    """The archive with the names of its members as the standard has them, not as Contents\\…."""
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as written:
        for member in archive.infolist():
            written.writestr(member.filename.replace("\\", "/"), archive.read(member))
    return copy


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Hangul keeps a password's data in the manifest and leaves the zip itself open."""
    manifests = (n for n in archive.namelist() if n.replace("\\", "/") == "META-INF/manifest.xml")
    return any(b"encryption-data" in archive.read(name) for name in manifests)


def _wrong_kind(file: Path) -> Message:
    return say(
        "{file:은} HWPX나 DOCX 문서가 아닙니다. 한글이나 워드에서 저장한 보고서를 넣어 주세요.",
        file=file.name,
    )


def _damaged(file: Path) -> Message:
    return say(
        "{file:이} 깨져 있어 읽지 못했습니다. 한글이나 워드에서 열어 다시 저장해 주세요.",
        file=file.name,
    )
