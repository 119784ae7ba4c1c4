"""What a lab's page tells of the lab: what a submission lacks, points, files, the next lab."""

from __future__ import annotations

import json
from dataclasses import replace

import nbformat
import pytest

from courseware.build import EMPTY_LOOK_BACK
from courseware.desk.lab_state import lab_state, lacks, next_desk
from courseware.workspace import Desk, prepare
from graders.progress import PROGRESS_FILE
from groundwork.language import using

NO_FILE = "메모 파일이 아직 없습니다."
NO_LOOK_BACK = "돌아보기를 아직 적지 않았습니다."


def said(desk: Desk) -> list[str]:
    return [str(lack) for lack in lacks(desk.lab, desk.notebook)]


FIELD = {"fields": [{"name": "note", "label": "메모"}], "button": "", "code": False}


def change(desk: Desk, cell_id: str, source: str | None = None, waiting: bool = False) -> None:
    """What a learner writes into a cell, and whether it was run since."""
    notebook = nbformat.read(desk.notebook, as_version=4)
    (cell,) = [cell for cell in notebook.cells if cell.id == cell_id]
    cell.source = cell.source if source is None else source
    cell.metadata.setdefault("labs", {})["waiting"] = waiting
    nbformat.write(notebook, desk.notebook)


@pytest.fixture
def whole(desk, good_note) -> Desk:
    """A lab that lacks nothing."""
    (desk.folder / "output" / "note.txt").write_text(good_note, encoding="utf-8")
    change(desk, "look-back-answer", "배운 것이 많습니다.")
    return desk


def test_an_untouched_lab_lacks_its_file_and_the_look_back(desk):
    assert said(desk) == [NO_FILE, NO_LOOK_BACK]


def test_a_whole_lab_lacks_nothing(whole):
    assert said(whole) == []


def test_an_empty_file_is_missing(whole):
    (whole.folder / "output" / "note.txt").write_bytes(b"")
    assert said(whole) == [NO_FILE]


@pytest.mark.parametrize("answer", ["", "  \n", "ko", "en"])
def test_a_look_back_is_empty_in_whichever_language_it_was_handed_out(whole, answer):
    handed_out = EMPTY_LOOK_BACK.render(answer) if answer in ("ko", "en") else answer
    change(whole, "look-back-answer", handed_out)
    assert said(whole) == [NO_LOOK_BACK]


def test_an_untouched_english_lab_has_an_empty_look_back_too(tiny_lab, workspace):
    (desk,) = prepare([tiny_lab], "en", workspace)
    with using("en"):
        assert "The look-back" in said(desk)[1]


def test_what_was_changed_and_not_run_is_told_by_its_name(whole):
    notebook = nbformat.read(whole.notebook, as_version=4)
    (cell,) = [cell for cell in notebook.cells if cell.id == "write-note"]
    cell.metadata["labs"] = {"form": FIELD, "waiting": True}
    nbformat.write(notebook, whole.notebook)
    assert said(whole) == ["‘메모’에서 고친 내용이 파일에 아직 담기지 않았습니다."]
    change(whole, "write-note", waiting=False)
    assert said(whole) == []


def test_a_note_to_oneself_that_nothing_uses_waits_for_nothing(whole):
    notebook = nbformat.read(whole.notebook, as_version=4)
    (cell,) = [cell for cell in notebook.cells if cell.id == "write-note"]
    unused = FIELD | {"fields": [{"name": "suspects", "label": "의심"}]}
    cell.metadata["labs"] = {"form": unused, "waiting": True}
    nbformat.write(notebook, whole.notebook)
    assert said(whole) == []


def test_what_is_written_for_ones_own_file_waits_for_nothing(whole):
    notebook = nbformat.read(whole.notebook, as_version=4)
    own = nbformat.v4.new_code_cell("own = ''", id="own-file")
    own.metadata["labs"] = {
        "form": {"fields": [], "button": "내 파일 보기", "code": True},
        "waiting": True,
    }
    notebook.cells.append(own)
    nbformat.write(notebook, whole.notebook)
    assert said(whole) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"cells": [{}]}', b"\xff\xfe\x00"])
def test_a_damaged_notebook_is_a_sentence(whole, content):
    whole.notebook.write_bytes(content)
    assert said(whole) == ["실습 파일(노트북)을 읽지 못했습니다."]


def test_points_are_what_each_check_gave_last(desk):
    record = {
        "greeting": {"verdict": "fix", "points": 24.5, "day": "2026-11-03"},
        "request": "pass",  # as an earlier edition kept it
        "gone": {"verdict": "pass", "points": "많이"},
    }
    (desk.folder / PROGRESS_FILE).write_text(json.dumps(record), encoding="utf-8")
    state = lab_state([desk], desk, desk.folder.parents[1])
    assert [(check.verdict, check.earned) for check in state.checks] == [
        ("fix", 24.5),
        ("pass", 30),
    ]


def test_files_are_told_by_group_and_old_zips_and_hidden_ones_are_not(desk):
    for name in (
        *("output/note.txt", "output/그림/카드.png", "materials/request.txt", "my-files/내.hwpx"),
        *("올린.xlsx", "자료.zip", "12_t1-1-note.zip", "~$올린.xlsx", "output/.잠금"),
    ):
        (desk.folder / name).parent.mkdir(exist_ok=True)
        (desk.folder / name).write_bytes(b"x")
    state = lab_state([desk], desk, desk.folder.parents[1])
    assert [(file.group, file.name) for file in state.files] == [
        ("output", "note.txt"),
        ("output", "그림/카드.png"),
        ("materials", "request.txt"),
        ("my-files", "내.hwpx"),
        ("", "올린.xlsx"),
        ("", "자료.zip"),
    ]
    assert state.files[0].path == "automation/t1-1-note/output/note.txt"


def test_the_next_lab_is_that_of_the_curriculum(desk, tiny_lab):
    second = Desk(replace(tiny_lab, id="t1-2-letter"), desk.folder / "t1-2-letter.ipynb")
    assert next_desk([desk, second], desk) is second
    assert next_desk([desk, second], second) is None
    state = lab_state([desk, second], desk, desk.folder.parents[1])
    assert state.next_path == "automation/t1-1-note/t1-2-letter.ipynb"
    assert lab_state([desk], desk, desk.folder.parents[1]).next_path == ""
