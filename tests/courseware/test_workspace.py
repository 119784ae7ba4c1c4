"""A learner's notebook is theirs: renewed only while nobody has written in it."""

from __future__ import annotations

import shutil

import nbformat
import pytest

from courseware.workspace import Desk, prepare
from graders import curriculum


@pytest.fixture
def lab(tiny_lab, tmp_path, monkeypatch):
    """The tiny lab in a copy whose text a test may change."""
    root = tmp_path / "labs"
    shutil.copytree(tiny_lab.folder.parents[1], root)
    monkeypatch.setenv(curriculum.ROOT_VARIABLE, str(root))
    return curriculum.load().lab(tiny_lab.id)


@pytest.fixture
def workspace(tmp_path):
    return tmp_path / "작업 폴더"


def prepared(lab, workspace) -> Desk:
    (desk,) = prepare([lab], "ko", workspace)
    return desk


def change_text(lab, words="새로 고친 안내입니다."):
    path = lab.folder / "lab.md"
    text = path.read_text(encoding="utf-8")
    marker = "<!-- #endregion -->"
    path.write_text(text.replace(marker, f"\n{words}\n{marker}", 1), encoding="utf-8")


def fill_in(path, answer="# 내 답"):
    notebook = nbformat.read(path, as_version=4)
    cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution"))
    cell.source += answer
    nbformat.write(notebook, path)
    return path.read_bytes()


def sources(path) -> str:
    return "".join(cell.source for cell in nbformat.read(path, as_version=4).cells)


def test_a_notebook_is_put_in_its_field_and_lab_folder(lab, workspace):
    desk = prepared(lab, workspace)
    assert desk.notebook == workspace / "ko" / lab.field / lab.id / f"{lab.id}.ipynb"
    assert nbformat.read(desk.notebook, as_version=4).metadata.labs.lab == lab.id
    assert desk.newer is None


def test_a_second_start_writes_nothing(lab, workspace):
    before = prepared(lab, workspace).notebook.stat().st_mtime_ns
    assert prepared(lab, workspace).notebook.stat().st_mtime_ns == before


def test_an_untouched_notebook_is_renewed_when_the_lab_changed(lab, workspace):
    prepared(lab, workspace)
    change_text(lab)
    desk = prepared(lab, workspace)
    assert "새로 고친 안내" in sources(desk.notebook)
    assert desk.newer is None


def test_running_the_cells_alone_does_not_make_it_the_learners(lab, workspace):
    path = prepared(lab, workspace).notebook
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = 1
            cell.outputs = [nbformat.v4.new_output("stream", text="결과")]
    nbformat.write(notebook, path)
    change_text(lab)
    assert "새로 고친 안내" in sources(prepared(lab, workspace).notebook)


def test_a_changed_notebook_stays_and_the_new_edition_stands_beside_it(lab, workspace):
    path = prepared(lab, workspace).notebook
    mine = fill_in(path)
    change_text(lab)
    desk = prepared(lab, workspace)
    assert desk.notebook == path
    assert path.read_bytes() == mine
    assert desk.newer == path.with_name(f"{lab.id}-2.ipynb")
    assert "새로 고친 안내" in sources(desk.newer)


def test_every_edition_the_learner_wrote_in_is_kept(lab, workspace):
    kept = [fill_in(prepared(lab, workspace).notebook)]
    change_text(lab, "둘째")
    kept.append(fill_in(prepared(lab, workspace).newer))
    change_text(lab, "셋째")
    desk = prepared(lab, workspace)
    change_text(lab, "넷째")
    assert prepared(lab, workspace).newer == desk.newer  # untouched, so renewed in its place
    names = [f"{lab.id}.ipynb", f"{lab.id}-2.ipynb"]
    assert [(desk.folder / name).read_bytes() for name in names] == kept
    assert desk.newer.name == f"{lab.id}-3.ipynb"
    assert "넷째" in sources(desk.newer)


def test_a_damaged_notebook_is_never_written_over(lab, workspace):
    path = prepared(lab, workspace).notebook
    path.write_text("{ 저장하다 만", encoding="utf-8")
    change_text(lab)
    desk = prepared(lab, workspace)
    assert path.read_text(encoding="utf-8") == "{ 저장하다 만"
    assert desk.newer is not None


def test_a_notebook_found_without_a_record_is_never_written_over(lab, workspace):
    path = prepared(lab, workspace).notebook
    mine = fill_in(path)
    (path.parent / ".editions.json").unlink()
    desk = prepared(lab, workspace)
    assert path.read_bytes() == mine
    assert "내 답" not in sources(desk.folder / f"{lab.id}-2.ipynb")


def test_a_deleted_notebook_comes_back(lab, workspace):
    path = prepared(lab, workspace).notebook
    path.unlink()
    assert prepared(lab, workspace).notebook == path
    assert path.is_file()


def test_each_language_has_its_own_workspace(lab, workspace):
    korean = prepared(lab, workspace)
    (english,) = prepare([lab], "en", workspace)
    assert english.notebook == workspace / "en" / lab.field / lab.id / f"{lab.id}.ipynb"
    assert sources(english.notebook) != sources(korean.notebook)
