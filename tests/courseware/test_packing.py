"""One zip holds what is submitted, and is collected as it is."""

from __future__ import annotations

import os
import zipfile

import pytest

from courseware.laying_out import StagedSubmission
from courseware.packing import pack, remember_number, remembered_number
from courseware.staging import stage
from courseware.workspace import lab_folder, prepare
from groundwork.problem import Problem


@pytest.fixture
def workspace(tmp_path):
    return tmp_path / "작업 폴더"


@pytest.fixture
def folder(tiny_lab, workspace):
    """The lab's folder as a learner leaves it: the submission, and what is no part of it."""
    (desk,) = prepare([tiny_lab], "ko", workspace)
    output = desk.folder / "output"
    (output / "그림").mkdir(parents=True)
    (output / tiny_lab.artefacts[0].files[0].removeprefix("output/")).write_bytes(b"made")
    (output / "그림" / "카드.png").write_bytes(b"made")
    (desk.folder / "my-files").mkdir(exist_ok=True)
    for left in ("output/~$보고서.docx", "output/.잠금", "내_자료.xlsx", "my-files/내_자료.xlsx"):
        (desk.folder / left).write_bytes(b"not submitted")
    return desk.folder


def names(path) -> set[str]:
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


def test_the_notebook_and_what_stands_in_output_are_packed(tiny_lab, folder, workspace):
    packed = pack(tiny_lab, "12", workspace=workspace)
    assert packed.path == folder / f"12_{tiny_lab.id}.zip"
    expected = {f"{tiny_lab.id}.ipynb", tiny_lab.artefacts[0].files[0], "output/그림/카드.png"}
    assert names(packed.path) == set(packed.files) == expected
    assert packed.missing == tuple(tiny_lab.artefacts[1:])


def test_packing_again_replaces_the_zip(tiny_lab, folder, workspace):
    first = pack(tiny_lab, "12", workspace=workspace)
    (folder / "output" / "더.txt").write_text("더", encoding="utf-8")
    second = pack(tiny_lab, "12", workspace=workspace)
    assert second.path == first.path
    assert "output/더.txt" in names(second.path)
    assert not any(name.endswith(".zip") for name in names(second.path))


@pytest.mark.usefixtures("folder")
def test_it_is_collected_as_the_learners(tiny_lab, workspace, tmp_path):
    received = tmp_path / "받은 것"
    received.mkdir()
    packed = pack(tiny_lab, "12", workspace=workspace)
    packed.path.rename(received / packed.path.name)
    (staged,) = stage(received, tiny_lab, tmp_path / "staging")
    assert isinstance(staged, StagedSubmission)
    assert staged.learner == "12"
    assert {path.as_posix() for path in staged.files()} == set(packed.files)
    assert not staged.refused


def test_what_is_missing_is_told(tiny_lab, workspace):
    prepare([tiny_lab], "ko", workspace)
    packed = pack(tiny_lab, "12", workspace=workspace)
    assert packed.files == (f"{tiny_lab.id}.ipynb",)
    assert packed.missing == tuple(tiny_lab.artefacts)


def test_the_notebook_saved_last_is_packed(tiny_lab, folder, workspace):
    newer = folder / f"{tiny_lab.id}-2.ipynb"
    newer.write_bytes(b"{}")
    os.utime(folder / f"{tiny_lab.id}.ipynb", (1_000_000_000, 1_000_000_000))
    with zipfile.ZipFile(pack(tiny_lab, "12", workspace=workspace).path) as archive:
        assert archive.read(f"{tiny_lab.id}.ipynb") == b"{}"


def test_the_language_last_worked_in_is_packed(tiny_lab, folder, workspace):
    prepare([tiny_lab], "en", workspace)
    os.utime(folder / f"{tiny_lab.id}.ipynb", (1_000_000_000, 1_000_000_000))
    packed = pack(tiny_lab, "12", workspace=workspace)
    assert packed.path.parent == lab_folder(tiny_lab, "en", workspace)
    assert pack(tiny_lab, "12", ["ko"], workspace).path.parent == folder


@pytest.mark.parametrize("number", ["", "  ", "../12", "1_2", "a/b", "con"])
def test_a_number_that_is_no_file_name_is_refused(tiny_lab, folder, workspace, number):
    with pytest.raises(Problem):
        pack(tiny_lab, number, workspace=workspace)
    assert not list(folder.parent.rglob("*.zip"))


def test_a_lab_that_was_never_opened_is_told(tiny_lab, workspace):
    with pytest.raises(Problem, match="아직 시작하지 않았습니다"):
        pack(tiny_lab, "12", workspace=workspace)


def test_what_is_packed_already_is_stored_as_it_is(tiny_lab, folder, workspace):
    """A clip would take minutes to pack, and come out no smaller."""
    (folder / "output" / "홍보.mp4").write_bytes(bytes(1000))
    (folder / "output" / "대본.txt").write_bytes(bytes(1000))
    with zipfile.ZipFile(pack(tiny_lab, "12", workspace=workspace).path) as archive:
        sizes = {info.filename: info.compress_size for info in archive.infolist()}
    assert sizes["output/홍보.mp4"] == 1000
    assert sizes["output/대본.txt"] < 100


def test_the_number_is_remembered_for_the_next_time(workspace):
    assert remembered_number(workspace) == ""
    remember_number("12", workspace)
    remember_number("13", workspace)
    assert remembered_number(workspace) == "13"


def test_a_damaged_memory_is_none(workspace):
    remember_number("12", workspace)
    (workspace / ".jupyter" / "number.txt").write_bytes(b"\xff")
    assert remembered_number(workspace) == ""
