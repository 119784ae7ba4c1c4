"""Files that are whole or not there, and a look into zip containers before opening them."""

import errno
import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from groundwork.messages import Message, catalog
from groundwork.problem import Problem

say = catalog("groundwork")

# What a function says that was given "" for the name of somebody's own file.
NOT_NAMED = say("파일을 먼저 선택해 주세요.")

MAX_UNPACKED_BYTES = 4 << 30
MAX_RATIO = 200
MAX_MEMBERS = 20_000
# A small file may be very compressible without being a bomb.
RATIO_MATTERS_ABOVE = 64 << 20
DISK_TROUBLE = {errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EIO, getattr(errno, "EDQUOT", -1)}
_OTHER_KINDS = {
    b"\x89PNG\r\n\x1a\n": say("그림(PNG)"),
    b"\xff\xd8\xff": say("사진(JPEG)"),
    b"GIF8": say("그림(GIF)"),
    b"%PDF": say("PDF 문서"),
    b"\x1f\x8b": say("압축 파일"),
    b"7z\xbc\xaf": say("압축 파일"),
    b"Rar!": say("압축 파일"),
    b"SQLite format 3": say("데이터베이스"),
}
_OLE = b"\xd0\xcf\x11\xe0"


@contextmanager
def writing(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Write to the path it gives; the file takes its final name only when the block ends well.

    The temporary name keeps the suffix, because many writers choose the format by it. Raises
    `Problem` when the disk is full or the place may not be written (a workbook open in Excel).
    """
    final = Path(path)
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            prefix=f".{final.stem}-", suffix=final.suffix, dir=final.parent
        )
    except OSError as error:
        raise _not_written(final, error) from error
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(final)
    except OSError as error:
        about_this_file = error.filename in (name, str(final)) or error.errno in DISK_TROUBLE
        raise (_not_written(final, error) if about_this_file else error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_whole(path: str | os.PathLike[str], content: str | bytes) -> Path:
    """Write a small file, text as UTF-8, whole or not at all; its path. Raises `Problem`."""
    with writing(path) as temporary:
        if isinstance(content, str):
            temporary.write_text(content, encoding="utf-8")
        else:
            temporary.write_bytes(content)
    return Path(path)


def _not_written(path: Path, error: OSError) -> Problem:
    return Problem(
        say(
            "{file:을} 저장하지 못했습니다({reason}). 그 파일을 열어 둔 프로그램을 닫고, 디스크 "
            "공간이 충분한지 확인해 주세요.",
            file=path.name,
            reason=error.strerror or type(error).__name__,
        )
    )


def check_zip(
    path: str | os.PathLike[str], max_unpacked: int = MAX_UNPACKED_BYTES
) -> zipfile.ZipFile:
    """Open a zip (xlsx, docx, hwpx, submissions) after looking at what it would unpack to.

    Reads only the directory of the archive. Raises `Problem` for a damaged archive, an encrypted
    member, a member whose name leaves the folder, or one that unpacks to more than is reasonable.
    """
    name = Path(path).name
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise Problem(_not_opened(Path(path))) from error
    try:
        _refuse_unreasonable(archive, name, max_unpacked)
    except Problem:
        archive.close()
        raise
    return archive


def other_kind(path: Path) -> Message | None:
    """What a file is by its content, whatever its name, if it is neither text nor a zip."""
    with path.open("rb") as stream:
        head = stream.read(16)
    if head.startswith(_OLE) and path.suffix.lower() == ".hwp":
        return say("옛 한글 문서(HWP)")
    return next((kind for start, kind in _OTHER_KINDS.items() if head.startswith(start)), None)


def _not_opened(path: Path) -> Message:
    """What is said of a file that is no archive: its kind where it is of another, or damaged."""
    with suppress(OSError):
        if kind := other_kind(path):
            return say(
                "{file}의 내용은 {kind}입니다. 여기에 맞는 종류의 파일을 선택해 주세요.",
                file=path.name,
                kind=kind,
            )
    return say("{file:이} 깨져 있어 열 수 없습니다. 원본을 다시 저장해 주세요.", file=path.name)


def _refuse_unreasonable(archive: zipfile.ZipFile, name: str, max_unpacked: int) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    bomb = unpacked > RATIO_MATTERS_ABOVE and unpacked / packed > MAX_RATIO
    if unpacked > max_unpacked or len(members) > MAX_MEMBERS or bomb:
        raise Problem(
            say(
                "{file:은} 압축을 풀면 {size:,.0f} MB가 되는 비정상 파일이어서 열지 않았습니다.",
                file=name,
                size=unpacked / 1e6,
            )
        )
    if any(member.flag_bits & 0x1 for member in members):
        raise Problem(
            say("{file}에 암호가 걸려 있습니다. 암호를 풀어 다시 저장해 주세요.", file=name)
        )
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        if member.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
            raise Problem(
                say("{file}에 폴더 밖을 가리키는 이름이 들어 있어 열지 않았습니다.", file=name)
            )
