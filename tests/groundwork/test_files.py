"""Files are whole or not there; containers are looked at before they are opened."""

import errno
import zipfile

import pytest

from groundwork.files import check_zip, writing
from groundwork.problem import Problem


def test_the_file_appears_under_its_name_only_when_it_is_whole(tmp_path):
    target = tmp_path / "새 폴더" / "보고서.txt"
    with writing(target) as temporary:
        temporary.write_text("다 썼다", encoding="utf-8")
        assert temporary.suffix == ".txt"
        assert not target.exists()
    assert target.read_text(encoding="utf-8") == "다 썼다"
    assert [path.name for path in target.parent.iterdir()] == ["보고서.txt"]


def test_a_writer_that_fails_leaves_the_old_file_and_no_litter(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("옛것")
    with pytest.raises(RuntimeError), writing(target) as temporary:
        temporary.write_text("반쯤")
        raise RuntimeError
    assert target.read_text() == "옛것"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_full_disk_is_one_sentence(tmp_path):
    with pytest.raises(Problem, match=r"a\.txt"), writing(tmp_path / "a.txt"):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_source_is_not_called_a_writing_problem(tmp_path):
    with pytest.raises(FileNotFoundError), writing(tmp_path / "a.txt"):
        (tmp_path / "없는 파일").read_bytes()


def test_a_folder_in_the_place_of_the_file_is_one_sentence(tmp_path):
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(Problem), writing(tmp_path / "a.txt") as temporary:
        temporary.write_text("x")


def _zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def test_an_ordinary_container_is_opened(tmp_path):
    with check_zip(_zip(tmp_path / "a.zip", {"가/나.txt": "x"})) as archive:
        assert archive.namelist() == ["가/나.txt"]


def test_a_bomb_is_refused_without_unpacking(tmp_path):
    path = _zip(tmp_path / "bomb.zip", {"0": b"\0" * (100 << 20)})
    with pytest.raises(Problem, match="비정상"):
        check_zip(path)


def test_too_many_members_are_refused(tmp_path):
    path = _zip(tmp_path / "many.zip", {str(n): "" for n in range(20_001)})
    with pytest.raises(Problem, match="비정상"):
        check_zip(path)


@pytest.mark.parametrize("name", ["../밖.txt", "/etc/passwd", "a/../../b", "C:/x", "..\\b"])
def test_a_name_that_leaves_the_folder_is_refused(tmp_path, name):
    path = _zip(tmp_path / "a.zip", {name: "x"})
    with pytest.raises(Problem, match="폴더 밖"):
        check_zip(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\x89PNG\r\n"])
def test_what_is_no_zip_is_one_sentence(tmp_path, content):
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    with pytest.raises(Problem, match="깨져"):
        check_zip(path)


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(Problem):
        check_zip(tmp_path / "없음.zip")


def test_a_picture_with_the_name_of_a_workbook_is_called_a_picture(tmp_path):
    path = tmp_path / "표.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"x" * 99)
    with pytest.raises(Problem, match=r"표\.xlsx의 내용은 그림\(PNG\)입니다"):
        check_zip(path)
