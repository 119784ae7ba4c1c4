"""Unpack a zip somebody made, on whatever system, without letting it harm or surprise."""

import shutil
import stat
import time
import zipfile
import zlib
from contextlib import suppress
from os import utime
from pathlib import Path, PurePosixPath

from courseware.file_names import composed, fit_for_all_systems
from courseware.messages import problem
from groundwork.files import MAX_UNPACKED_BYTES, check_zip

_UTF8_FLAG = 0x800
_DEEPEST = 20
_OFFICE = {
    ".hwpx": {"mimetype", "Contents"},
    ".docx": {"[Content_Types].xml", "word"},
    ".xlsx": {"[Content_Types].xml", "xl"},
    ".pptx": {"[Content_Types].xml", "ppt"},
}
# What systems leave behind in archives and folders; never a part of a submission.
_LEFT_BEHIND = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini", ".ipynb_checkpoints"}


def unpack(archive: Path, target: Path, most: int = MAX_UNPACKED_BYTES) -> None:
    """Unpack a zip into a folder, with the dates of its files.

    Names made by Windows in Korea (cp949) or by macOS (decomposed Hangul) come out right. Raises
    `Problem` for an archive that is damaged, encrypted, a bomb, larger than ``most`` bytes, or
    points outside the folder; nothing of it is unpacked then.
    """
    with check_zip(archive, most) as opened:
        members = [member for member in opened.infolist() if not member.is_dir()]
        if any(_is_link(member) for member in members):
            raise problem(
                "{file}에 바로가기(심볼릭 링크)가 들어 있어 열지 않았습니다. 파일 자체를 넣어 "
                "다시 압축해 주세요.",
                file=archive.name,
            )
        places = [(member, target / _safe(member_name(member), archive)) for member in members]
        target.mkdir(parents=True, exist_ok=True)
        try:
            for member, place in places:
                if not is_left_behind(place.relative_to(target)):
                    _write(opened, member, place)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            shutil.rmtree(target, ignore_errors=True)
            raise problem(
                "{file:을} 푸는 중에 오류가 발생했습니다. 다시 압축해 제출해 주세요.",
                file=archive.name,
            ) from error


def member_name(member: zipfile.ZipInfo) -> str:
    """The name of a member as it was meant, in composed Hangul.

    Without the UTF-8 flag, `zipfile` reads names as cp437; Windows in Korea wrote them in cp949,
    macOS in UTF-8.
    """
    name = member.filename
    if not member.flag_bits & _UTF8_FLAG:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "cp949"):
            with suppress(UnicodeDecodeError):
                name = raw.decode(encoding)
                break
    return composed(name)


def is_left_behind(path: Path) -> bool:
    """Whether a file is none of a person's: what systems and office programs leave behind."""
    hidden = any(part.startswith((".", "~$")) for part in path.parts)
    return hidden or not _LEFT_BEHIND.isdisjoint(path.parts)


def office_kind(path: Path) -> str:
    """What an office file is that was named a zip; empty for a zip that is one."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.partition("/")[0] for name in archive.namelist()}
    except (OSError, ValueError, zipfile.BadZipFile):
        return ""
    return next((kind for kind, parts in _OFFICE.items() if parts <= names), "")


def _safe(name: str, archive: Path) -> Path:
    """The relative place of a member; `check_zip` looked at raw names, this at the meant ones."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if len(parts) > _DEEPEST:
        raise problem("{file}의 폴더가 너무 깊어 열지 않았습니다.", file=archive.name)
    if not parts or parts[0] == "/" or ".." in parts or ":" in parts[0] or "\0" in name:
        raise problem(
            "{file}에 폴더 밖을 가리키는 이름이 들어 있어 열지 않았습니다.", file=archive.name
        )
    return fit_for_all_systems(Path(*parts))


def _is_link(member: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(member.external_attr >> 16)


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(member) as source, place.open("wb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
    with suppress(ValueError, OverflowError):  # a date that is none leaves the date of today
        moment = time.mktime((*member.date_time, 0, 0, -1))
        utime(place, (moment, moment))
