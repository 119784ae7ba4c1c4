"""Zips of all origins come out right, and harmful ones not at all."""

from __future__ import annotations

import stat
import unicodedata
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courseware.unpacking import member_name, unpack
from groundwork.problem import Problem

NAME = "홍길동/보고서 최종.hwpx"


def zip_with(path, *members):
    """A zip whose members are (name or ZipInfo, content)."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def as_windows_korea_writes(path, name: str, content: bytes = b"x"):
    """A zip with a cp949 name and no UTF-8 flag: `zipfile` itself writes only ASCII so."""
    placeholder = "N" * len(name.encode("cp949"))
    zip_with(path, (placeholder, content))
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), name.encode("cp949")))
    return path


def names_in(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_utf8_names_come_out(tmp_path):
    unpack(zip_with(tmp_path / "a.zip", (NAME, b"x")), tmp_path / "out")
    assert names_in(tmp_path / "out") == [NAME]


def test_names_that_windows_wrote_in_cp949_come_out(tmp_path):
    unpack(as_windows_korea_writes(tmp_path / "a.zip", NAME), tmp_path / "out")
    assert names_in(tmp_path / "out") == [NAME]


def test_decomposed_hangul_of_macos_is_composed(tmp_path):
    decomposed = unicodedata.normalize("NFD", NAME)
    unpack(zip_with(tmp_path / "a.zip", (decomposed, b"x")), tmp_path / "out")
    assert names_in(tmp_path / "out") == [NAME]


def test_files_keep_their_dates(tmp_path):
    info = zipfile.ZipInfo("a.txt", (2026, 3, 10, 9, 30, 0))
    unpack(zip_with(tmp_path / "a.zip", (info, b"x")), tmp_path / "out")
    again = zipfile.ZipInfo.from_file(tmp_path / "out" / "a.txt")
    assert again.date_time == (2026, 3, 10, 9, 30, 0)


def test_what_systems_leave_behind_stays_behind(tmp_path):
    junk = ["__MACOSX/._a.txt", ".DS_Store", "x/Thumbs.db", "~$보고서.docx", "desktop.ini"]
    path = zip_with(tmp_path / "a.zip", ("a.txt", b"x"), *((name, b"j") for name in junk))
    unpack(path, tmp_path / "out")
    assert names_in(tmp_path / "out") == ["a.txt"]


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "C:/a.txt"])
def test_a_name_that_leaves_the_folder_is_refused(tmp_path, name):
    with pytest.raises(Problem, match="폴더 밖"):
        unpack(zip_with(tmp_path / "a.zip", ("ok.txt", b"x"), (name, b"x")), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("비밀.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(Problem, match="바로가기"):
        unpack(zip_with(tmp_path / "a.zip", (link, b"/etc/passwd")), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_bomb_is_refused(tmp_path):
    bomb = tmp_path / "a.zip"
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("zeros", "w", force_zip64=True) as member,
    ):
        for _ in range(128):
            member.write(bytes(1 << 20))
    with pytest.raises(Problem, match="비정상"):
        unpack(bomb, tmp_path / "out")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all" * 100])
def test_what_is_no_zip_is_told_in_one_sentence(tmp_path, content):
    path = tmp_path / "깨진 파일.zip"
    path.write_bytes(content)
    with pytest.raises(Problem, match="깨진 파일"):
        unpack(path, tmp_path / "out")


def test_a_member_damaged_inside_leaves_nothing_half_unpacked(tmp_path):
    path = zip_with(tmp_path / "a.zip", ("a.txt", b"first"), ("b.txt", bytes(range(256)) * 40))
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 3] ^= 0xFF
    path.write_bytes(raw)
    with pytest.raises(Problem, match="다시 압축해"):
        unpack(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@given(st.text(st.characters(codec="cp949", exclude_characters="\0/\\:"), min_size=1))
@settings(derandomize=True)
def test_any_cp949_name_is_read_as_meant_or_as_the_utf8_it_also_is(name):
    raw = name.encode("cp949")
    info = zipfile.ZipInfo(raw.decode("cp437"))
    info.flag_bits = 0
    try:
        meant = raw.decode("utf-8")
    except UnicodeDecodeError:
        meant = name
    assert member_name(info) == unicodedata.normalize("NFC", meant)


@given(st.binary(max_size=400))
@settings(derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_problem_or_files(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("any")
    (folder / "a.zip").write_bytes(content)
    with pytest.raises(Problem):
        unpack(folder / "a.zip", folder / "out")
