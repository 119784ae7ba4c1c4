"""What kind of table file this is, and whether it is safe to open. Looks before any parser does."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from os import PathLike
from pathlib import Path
from xml.etree import ElementTree

import msoffcrypto
import olefile
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
from msoffcrypto.format.ooxml import OOXMLFile

from data_analysis.messages import problem, say
from data_analysis.reading.package import main_part, members_of
from groundwork.files import check_zip, other_kind
from groundwork.messages import Message
from groundwork.problem import Problem


class Kind(StrEnum):
    """The kinds of file that are read, by their content and never by their name."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    TEXT = "csv"


@dataclass(frozen=True)
class Source:
    """A file found safe to read. ``path`` is a decrypted copy where the file was encrypted."""

    path: Path
    kind: Kind
    name: str


_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Excel 2.1 to 4.0 wrote its records into the file itself (MS-XLS 2.4.21 BOF of BIFF2 to BIFF4).
_OLDEST_EXCEL = tuple(bytes([9, version, size, 0]) for version, size in ((0, 4), (2, 6), (4, 6)))
_PACKAGES: dict[str, Kind | Message] = {
    "xl/workbook.xml": Kind.XLSX,
    "xl/workbook.bin": Kind.XLSB,
    "word/document.xml": say("워드 문서"),
    "ppt/presentation.xml": say("파워포인트 문서"),
    "contents/content.hpf": say("한글(HWPX) 문서"),
    "content.xml": say("ODF 문서"),
}


@contextmanager
def guarded(path: str | PathLike[str], password: str | None = None) -> Iterator[Source]:
    """Give the file if it is a table that can be opened safely; ``password`` decrypts a workbook.

    Raises `Problem`, in one sentence, for everything else. A decrypted copy lives only as long as
    the ``with`` block.
    """
    file = Path(path)
    head = _head(file)
    if head.startswith(_OLE) and _is_encrypted(file):
        with tempfile.TemporaryDirectory() as folder:
            copy = _decrypted(file, password, Path(folder))
            yield Source(copy, _kind(copy, _head(copy)), file.name)
    else:
        yield Source(file, _kind(file, head), file.name)


def _kind(file: Path, head: bytes) -> Kind:
    if head.startswith(_ZIP):
        return _package_kind(file)
    if head.startswith(_OLE):
        return _ole_kind(file)
    if head.startswith(_OLDEST_EXCEL):
        raise problem(
            "{file:은} 아주 옛 엑셀(2.1~4.0) 파일이라 바로 읽지 못합니다. 엑셀에서 열어 "
            "‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 읽어 주세요.",
            file=file.name,
        )
    if what := other_kind(file):
        raise _wrong_kind(file, what)
    text = head.decode("latin-1").lstrip("\ufeff\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(("<html", "<!doctype html", "<table", "<head", "<meta", "<style")):
        raise problem(
            "{file:은} 이름만 엑셀이고 속은 웹페이지(HTML)입니다. 엑셀에서 열어 "
            "‘다른 이름으로 저장’ → ‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 읽어 주세요.",
            file=file.name,
        )
    if text.startswith("<?xml"):
        raise problem(
            "{file:은} 옛 XML 형식이라 바로 읽지 못합니다. 엑셀에서 열어 "
            "‘Excel 통합 문서(*.xlsx)’로 저장한 뒤 다시 읽어 주세요.",
            file=file.name,
        )
    return Kind.TEXT


def _head(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            head = stream.read(2048)
    except FileNotFoundError as error:
        raise problem(
            "{file:을} 찾을 수 없습니다. 파일 이름과 폴더를 확인해 주세요.", file=str(file)
        ) from error
    except OSError as error:
        raise problem(
            "{file:을} 열 수 없습니다. 폴더가 아닌 파일인지 확인하고, "
            "다른 프로그램에서 열려 있으면 닫아 주세요.",
            file=file.name,
        ) from error
    if not head:
        raise problem("{file:은} 빈 파일(0바이트)입니다. 다시 받아 주세요.", file=file.name)
    return head


def _wrong_kind(file: Path, what: Message) -> Problem:
    return problem(
        "{file:은} 표 파일이 아니라 {what}입니다. 엑셀(xlsx·xls·xlsb)이나 csv 파일을 골라 주세요.",
        file=file.name,
        what=what,
    )


def _package_kind(file: Path) -> Kind:
    with check_zip(file) as archive:
        names = {name.replace("\\", "/").lower() for name in archive.namelist()}
        elsewhere = _workbook_elsewhere(archive)
    for member, kind in _PACKAGES.items():
        if member in names:
            if isinstance(kind, Kind):
                return kind
            raise _wrong_kind(file, kind)
    if elsewhere:
        return Kind.XLSB if elsewhere.endswith(".bin") else Kind.XLSX
    raise _wrong_kind(file, say("압축 파일"))


def _workbook_elsewhere(archive: zipfile.ZipFile) -> str:
    """Where a package says that its workbook stands, empty where it names none."""
    try:
        main = main_part(archive)
        with archive.open(members_of(archive)[main]) as stream:
            is_workbook = main.endswith(".bin") or b"workbook" in stream.read(2048)
        return main if is_workbook else ""
    except (KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error, OSError):
        return ""


def _ole_kind(file: Path) -> Kind:
    with _ole(file) as container:
        if container.exists("Workbook") or container.exists("Book"):
            return Kind.XLS
        if container.exists("FileHeader"):
            raise _wrong_kind(file, say("한글(HWP) 문서"))
    raise _wrong_kind(file, say("옛 오피스 문서"))


def _ole(file: Path) -> olefile.OleFileIO:
    try:
        return olefile.OleFileIO(file)
    except (OSError, ValueError) as error:
        raise damaged(file.name) from error


def _is_encrypted(file: Path) -> bool:
    with _ole(file) as container:
        if container.exists("EncryptionInfo"):
            return True
        if not container.exists("Workbook"):
            return False
    with file.open("rb") as stream:
        try:
            return bool(msoffcrypto.OfficeFile(stream).is_encrypted())
        except (FileFormatError, ParseError, OSError, ValueError, IndexError) as error:
            raise damaged(file.name) from error


def _decrypted(file: Path, password: str | None, folder: Path) -> Path:
    if not password:
        raise problem(
            "{file}에 암호가 걸려 있습니다. 엑셀에서 암호를 풀어 다시 저장하거나, "
            "파일을 열 때 암호를 함께 적어 주세요.",
            file=file.name,
        )
    copy = folder / file.name
    try:
        with file.open("rb") as stream, copy.open("wb") as target:
            workbook = msoffcrypto.OfficeFile(stream)
            # An old workbook always looks whether the password is right, and is not to be asked to.
            asked = {"verify_password": True} if isinstance(workbook, OOXMLFile) else {}
            workbook.load_key(password=password, **asked)
            workbook.decrypt(target)
    except InvalidKeyError as error:
        raise problem(
            "{file}의 암호가 맞지 않습니다. 대소문자를 확인해 주세요.", file=file.name
        ) from error
    except (DecryptionError, FileFormatError, ParseError, OSError, ValueError) as error:
        raise damaged(file.name) from error
    return copy


def damaged(name: str) -> Problem:
    """What is said of a file that is broken inside."""
    return problem(
        "{file:이} 깨져 있어 열 수 없습니다. 원본 시스템에서 다시 받거나, "
        "엑셀에서 복구해 다시 저장해 주세요.",
        file=name,
    )


def no_sheet(sheet: str, known: Iterable[str]) -> Problem:
    """What is said of a sheet that is not there; ``known`` are those that are."""
    return problem(
        "‘{sheet}’ 시트가 없습니다. 이 파일의 시트: {known}",
        sheet=sheet,
        known=", ".join(known),
    )
