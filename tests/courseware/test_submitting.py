"""Where a classroom has nbgrader's exchange, a lab is submitted there, as nbgrader would."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from courseware.collect import Status, collect_exchange
from courseware.release import put_into_exchange
from courseware.submitting import EXCHANGE_VARIABLE, find_exchange, submit
from courseware.workspace import Desk, prepare
from groundwork.problem import Problem

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="nbgrader's exchange does not work on Windows"
)


@pytest.fixture(autouse=True)
def jupyter(tmp_path, monkeypatch) -> Path:
    """Where Jupyter looks for settings: nowhere else than here."""
    settings = tmp_path / "jupyter"
    settings.mkdir()
    monkeypatch.setattr("courseware.submitting.jupyter_config_path", lambda: [str(settings)])
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.delenv(EXCHANGE_VARIABLE, raising=False)
    return settings


@pytest.fixture
def workspace(tmp_path) -> Path:
    return tmp_path / "작업 폴더"


@pytest.fixture
def desk(tiny_lab, workspace, good_note) -> Desk:
    (desk,) = prepare([tiny_lab], "ko", workspace)
    for name in ("output", "my-files"):
        (desk.folder / name).mkdir()
    (desk.folder / "output" / "note.txt").write_text(good_note, encoding="utf-8")
    (desk.folder / "my-files" / "내.hwpx").write_bytes(b"of one's own")
    return desk


@pytest.fixture
def released(course, tiny_lab, tmp_path):
    """The course with the lab put into its exchange; gives the course's folder there."""
    root = tmp_path / "exchange"
    root.mkdir(mode=0o777)
    root.chmod(0o777)
    config = course.root / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") + f"\nc.Exchange.root = {str(root)!r}\n"
    config.write_text(text, encoding="utf-8")
    put_into_exchange(course, tiny_lab)
    return root / "course"


def name_in_settings(jupyter: Path, released: Path, more: str = "") -> None:
    (jupyter / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.Exchange.root = {str(released.parent)!r}\n"
        f"c.CourseDirectory.course_id = {released.name!r}\n{more}",
        encoding="utf-8",
    )


def test_without_settings_there_is_no_exchange():
    assert find_exchange() is None


@pytest.mark.parametrize("text", ["c = get_config()\nc.Exchange.root = '/srv'", "oh dear", ""])
def test_half_or_damaged_settings_are_none(jupyter, text):
    (jupyter / "nbgrader_config.py").write_text(text, encoding="utf-8")
    assert find_exchange() is None


@pytest.mark.parametrize("how", ["settings", "variable"])
def test_what_is_submitted_is_collected_as_the_accounts(
    jupyter, released, desk, workspace, course, monkeypatch, how
):
    if how == "settings":
        name_in_settings(jupyter, released)
    else:
        monkeypatch.setenv(EXCHANGE_VARIABLE, str(released))
    exchange = find_exchange()
    assert exchange is not None
    assert set(submit(desk.lab, exchange, ["ko"], workspace)) == {
        desk.notebook.name,
        "output/note.txt",
    }
    (collected,) = collect_exchange(course, desk.lab)
    assert (collected.learner, collected.status) == (exchange.account, Status.NEW)
    folder = course.submitted(exchange.account, desk.lab)
    assert (folder / desk.notebook.name).read_bytes() == desk.notebook.read_bytes()
    assert (folder / "output" / "note.txt").is_file()
    assert not (folder / "my-files").exists()
    assert [path.name for path in workspace.iterdir()] == ["ko"]


def test_an_account_that_the_settings_name_is_the_learner(jupyter, released, desk, workspace):
    name_in_settings(jupyter, released, "c.CourseDirectory.student_id = '가상01'\n")
    exchange = find_exchange()
    assert exchange is not None
    submit(desk.lab, exchange, ["ko"], workspace)
    (folder,) = (released / "inbound").iterdir()
    assert folder.name.startswith("가상01+t1-1-note+")


def test_a_clip_larger_than_nbgraders_own_limit_is_submitted(jupyter, released, desk, workspace):
    name_in_settings(jupyter, released)
    with (desk.folder / "output" / "홍보.mp4").open("wb") as clip:
        clip.truncate(120_000_000)  # a file with a hole: it takes no room
    exchange = find_exchange()
    assert exchange is not None
    submit(desk.lab, exchange, ["ko"], workspace)
    assert list(released.glob("inbound/*/output/홍보.mp4"))


def test_a_lab_that_was_not_put_there_is_a_sentence_and_leaves_nothing(
    jupyter, released, desk, workspace
):
    name_in_settings(jupyter, released.parent / "other")
    exchange = find_exchange()
    assert exchange is not None
    with pytest.raises(Problem, match="제출함에 넣지 못했습니다"):
        submit(desk.lab, exchange, ["ko"], workspace)
    assert [path.name for path in workspace.iterdir()] == ["ko"]
