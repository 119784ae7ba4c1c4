"""The desk's addresses: what is not there is not found, who is not signed in gets nothing."""

from __future__ import annotations

import json
import zipfile
from urllib.parse import quote

import pytest
from traitlets.config import Config

from courseware.packing import remembered_number
from courseware.submitting import Exchange

NOTEBOOK = "automation/t1-1-note/t1-1-note.ipynb"
ADDRESSES = [
    "/labs/start",
    "/labs/results",
    f"/labs/lab?path={NOTEBOOK}",
    "/labs/file?path=automation/t1-1-note/output/note.txt",
]


@pytest.fixture
def note(desk, good_note):
    path = desk.folder / "output" / "note.txt"
    path.write_text(good_note, encoding="utf-8")
    return path


@pytest.mark.usefixtures("note")
@pytest.mark.parametrize("address", ADDRESSES)
def test_who_is_signed_in_is_answered_and_nobody_else(room, address):
    assert room.get(address).code == 200
    assert room.get(address, signed_in=False).code in (302, 403)


def test_a_submission_of_somebody_not_signed_in_is_refused(room, desk):
    body = json.dumps({"path": NOTEBOOK, "number": "12"})
    assert room.post("/labs/submission", body, signed_in=False).code == 403
    assert not list(desk.folder.glob("*.zip"))


@pytest.mark.parametrize(
    "path",
    [
        "../../비밀.txt",
        "/etc/passwd",
        "automation/../../../비밀.txt",
        "automation",
        "automation/t1-1-note/output/없음.txt",
        "automation/t1-1-note/nul\0.txt",
        "가" * 300,
        "link.txt",
    ],
)
def test_a_path_outside_the_root_or_of_no_file_is_not_found(room, workspace, path):
    (workspace.parent / "비밀.txt").write_text("비밀", encoding="utf-8")
    (room.root / "link.txt").symlink_to(workspace.parent / "비밀.txt")
    assert room.get(f"/labs/file?path={quote(path)}").code == 404
    assert room.get(f"/labs/lab?path={quote(path)}").code == 404


@pytest.mark.parametrize("name", ["mine.ipynb", "automation/t1-1-note/other.ipynb", "note.txt"])
def test_a_notebook_of_no_lab_is_not_found(room, name):
    (room.root / name).write_text("{}", encoding="utf-8")
    assert room.get(f"/labs/lab?path={name}").code == 404
    body = json.dumps({"path": name, "number": "12"})
    assert room.post("/labs/submission", body).code == 404


def test_the_state_of_a_lab_is_told(room, note):
    state = json.loads(room.get(f"/labs/lab?path={NOTEBOOK}").body)
    assert state["title"] == "한 줄 메모"
    assert [file["name"] for file in state["files"]] == [note.name]


def test_a_later_edition_of_a_lab_is_the_lab_too(room, desk):
    later = desk.folder / "t1-1-note-2.ipynb"
    later.write_bytes(desk.notebook.read_bytes())
    assert room.get(f"/labs/lab?path=automation/t1-1-note/{later.name}").code == 200


def test_the_results_are_a_page_and_a_file(room):
    shown, file = room.get("/labs/results"), room.get("/labs/results?download=1")
    assert "?download=1" in shown.body.decode()
    assert "?download=1" not in file.body.decode()
    assert file.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.usefixtures("note")
def test_a_submission_is_one_zip_and_its_number_is_remembered(room, desk, workspace):
    answer = room.submit(path=NOTEBOOK, number=" 12 ")
    assert answer["path"] == "automation/t1-1-note/12_t1-1-note.zip"
    with zipfile.ZipFile(room.root / answer["path"]) as archive:
        assert set(archive.namelist()) == {desk.notebook.name, "output/note.txt"}
    assert remembered_number(workspace) == "12"
    state = json.loads(room.get(f"/labs/lab?path={NOTEBOOK}").body)
    assert state["number"] == "12"
    assert not [file for file in state["files"] if file["name"].endswith(".zip")]


@pytest.mark.parametrize("number", ["1_2", "../12", ""])
def test_a_submission_that_cannot_be_made_is_a_sentence(room, number):
    answer = room.submit(path=NOTEBOOK, number=number)
    assert answer["problem"].endswith(("요.", "다."))
    assert "path" not in answer


def test_where_there_is_an_exchange_the_same_button_submits_there(room, monkeypatch):
    submitted = []
    exchange = Exchange(Config(), "kim")
    monkeypatch.setattr("courseware.desk.handlers.find_exchange", lambda: exchange)
    monkeypatch.setattr("courseware.desk.lab_state.find_exchange", lambda: exchange)
    monkeypatch.setattr("courseware.desk.handlers.submit", lambda lab, *_: submitted.append(lab.id))
    assert json.loads(room.get(f"/labs/lab?path={NOTEBOOK}").body)["account"] == "kim"
    assert room.submit(path=NOTEBOOK, number="") == {"said": "한 줄 메모를 제출했습니다."}
    assert submitted == ["t1-1-note"]


@pytest.mark.parametrize("body", ["", "[]", "{}"])
def test_what_is_no_submission_is_refused(room, body):
    assert room.post("/labs/submission", body).code == 400
