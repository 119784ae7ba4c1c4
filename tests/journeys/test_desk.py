"""Mishaps at the desk: each answered with one sentence in the reader's language, nothing lost."""

from __future__ import annotations

import json
import os
import re
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from courseware.workspace import lab_folder
from graders import curriculum

from .windows import LAB, Window, said

pytestmark = pytest.mark.xdist_group("desk")
OLDER = curriculum.load().lab("a1-2-results")
AWKWARD = '"큰" \'작은\' """셋""" \\n \\ 🙂 각 | 끝\\'


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("실습 화면") / "workspace"


@pytest.fixture(scope="module")
def address(workspace: Path, browser: Browser, lab_room):  # noqa: ARG001
    with lab_room(workspace) as told:
        yield told


@pytest.fixture
def window(context: BrowserContext, address: str) -> Window:
    return Window(context, address)


def test_whatever_is_pressed_first_answers_with_what_to_do(window):
    for check in LAB.checks:
        window.press(f"check-{check.id}")
        assert "고치는 법" in window.output(f"check-{check.id}")
    for own in ("own-notes", "own-report"):
        window.press(own)
        assert "파일을 먼저 선택해 주세요." in window.output(own)
    window.press("ask")
    assert "요청문이 비어 있습니다" in window.output("ask")
    page = window.page.locator(".jp-Notebook").inner_text()
    for word in ("따옴표", "Error", "Traceback", "items", "칸을 다시 실행"):
        assert word not in page


def test_every_sign_comes_back_as_it_was_typed(window):
    typed = {("write-report", "title"): AWKWARD, ("write-report", "items"): f"{AWKWARD}\n\n끝"}
    typed |= {("mask", "hide"): f"{AWKWARD}\n둘째 줄", ("ask", "prompt"): AWKWARD}
    for (cell, name), text in typed.items():
        window.field(cell, name).fill(text)
    window.press("make-report")
    window.page.reload()
    window.ready()
    for (cell, name), text in typed.items():
        expect(window.field(cell, name)).to_have_value(text)


def test_typing_can_be_undone_and_a_new_line_begun(window):
    line, text = window.field("write-report", "title"), window.field("write-report", "items")
    line.fill("")
    line.press_sequentially("가")
    line.press("Control+z")
    expect(line).to_have_value("")
    text.fill("하나")
    text.press("End")
    text.press("Enter")
    text.press_sequentially("둘")
    expect(text).to_have_value("하나\n둘")


def test_two_windows_of_a_lab_keep_what_is_written_in_both(context, address):
    first, second = Window(context, address), Window(context, address)
    first.field("write-report", "title").fill("첫째 창의 제목")
    first.saved()
    second.field("write-report", "gist").fill("둘째 창의 요지")
    expect(second.notice("broughtIn")).to_be_visible()
    expect(second.field("write-report", "title")).to_have_value("첫째 창의 제목")
    expect(second.field("write-report", "gist")).to_be_focused()
    second.saved()
    first.look()
    expect(first.field("write-report", "gist")).to_have_value("둘째 창의 요지")

    first.field("write-report", "gist").fill("첫째")
    first.saved()
    second.field("write-report", "gist").fill("둘째")
    expect(second.notice("bothWritten")).to_be_visible()
    expect(second.field("write-report", "gist")).to_have_value("둘째")
    other = second.cell("write-report").locator(".desk-other")
    expect(other.locator("pre")).to_have_text("첫째")
    other.get_by_role("button", name=said("takeOther")).click()
    expect(second.field("write-report", "gist")).to_have_value("첫째")
    expect(other).to_be_hidden()
    first.nothing_asked()
    second.nothing_asked()


def test_without_a_connection_it_is_said_and_saved_as_soon_as_there_is_one(
    window, context, workspace
):
    context.set_offline(True)
    window.field("write-report", "keywords").fill("끊긴 동안 적음")
    expect(window.notice("notSaved")).to_be_visible()
    window.nothing_asked()
    context.set_offline(False)
    expect(window.notice("notSaved")).to_have_count(0)
    window.saved()
    assert "끊긴 동안 적음" in _notebook(workspace).read_text(encoding="utf-8")


def test_a_run_is_stopped_and_one_that_waits_taken_back(window):
    with window.slow("open-draft"):
        window.button("check-rules").click()
        waits = window.cell("check-rules").locator(".desk-waiting")
        expect(waits).to_contain_text("앞의 실행이 끝나기를 기다리는 중")
        window.cell("check-rules").locator(".desk-stop").click()
        expect(window.told("check-rules")).to_have_text(said("stopped"))
        expect(window.button("open-draft")).to_have_attribute("aria-disabled", "true")
        window.field("write-report", "title").fill("실행하는 동안 적음")
        window.cell("open-draft").locator(".desk-stop").click()
        expect(window.told("open-draft")).to_have_text(said("stopped"))
        expect(window.button("open-draft")).to_be_focused()
        assert "time.sleep" not in window.output("open-draft")
        expect(window.field("write-report", "title")).to_have_value("실행하는 동안 적음")


def test_a_page_loaded_again_while_something_runs_shows_it_and_can_stop_it(window):
    with window.slow("open-draft"):
        expect(window.cell("open-draft").locator(".desk-stop")).to_be_visible()
        window.page.reload()
        window.cell("setup").locator(".desk-stop").click()
        window.ready()
        window.nothing_asked()


def test_a_program_that_dies_says_so_and_goes_on_at_the_next_press(window):
    with window.slow("open-draft"):
        around = window.page.locator(".jp-Cell", has=window.cell("open-draft"))
        number = around.locator(".jp-OutputArea-output", has_text=re.compile(r"^\d+\s*$"))
        os.kill(int(number.inner_text()), signal.SIGKILL)
        expect(window.told("open-draft")).to_have_text(said("died"))
        window.nothing_asked()
    window.press("compare")
    assert window.output("compare")


def test_code_that_is_broken_stays_code_until_it_is_mended(window):
    source = window.code("write-report")
    window.code("write-report", source.replace('gist = "', "gist = "))
    form = window.cell("write-report").locator(".desk-form")
    expect(form).to_be_hidden()
    expect(window.cell("write-report")).to_contain_text(said("onlyCode"))
    window.press("make-report")
    expect(window.told("make-report")).to_have_text(said("stoppedAbove"))
    expect(window.cell("write-report").locator(".desk-code")).to_be_focused()
    window.code("write-report", source.replace('title = "', 'title = "고친 제목 '))
    expect(form).to_be_visible()
    assert window.field("write-report", "title").input_value().startswith("고친 제목")
    window.press("make-report")
    assert window.told("make-report").inner_text() == ""


def test_a_file_changed_in_hancom_is_kept_when_it_is_made_anew(window, workspace):
    window.press("make-report")
    folder = _notebook(workspace).parent
    (folder / "output" / "report.hwpx").write_bytes(b"changed by hand")
    window.press("make-report")
    assert "‘내 파일’에 report.hwpx로 남겨 두었습니다" in window.output("make-report")
    assert (folder / "my-files" / "report.hwpx").read_bytes() == b"changed by hand"


def test_an_uploaded_file_never_takes_the_place_of_the_lab_itself(window, workspace):
    file = {"name": f"{LAB.id}.ipynb", "mimeType": "application/json", "buffer": b"{}"}
    own = window.cell("own-report")
    own.locator("input[type=file]").set_input_files(files=[file])
    expect(own.locator(".desk-file .desk-told")).to_contain_text(f"_{LAB.id}.ipynb")
    window.press("own-report")
    assert "볼 수 있는 종류" in window.output("own-report")
    assert json.loads(_notebook(workspace).read_text(encoding="utf-8"))["cells"]


def test_what_was_made_elsewhere_is_put_among_what_is_submitted_and_taken_out(window, workspace):
    folder = _notebook(workspace).parent
    (folder / "my-files" / "보고서.docx").write_bytes(b"an earlier one")
    file = {"name": "보고서.docx", "mimeType": "application/msword", "buffer": b"made in Word"}
    rail = window.page.locator(".desk-files")
    rail.locator("input[type=file]").set_input_files(files=[file])
    taking_out = rail.get_by_role("button", name=said("takeOutThis").format(name="보고서.docx"))
    taking_out.wait_for()
    assert (folder / "output" / "보고서.docx").read_bytes() == b"made in Word"
    taking_out.click()
    expect(taking_out).to_have_count(0)
    assert not (folder / "output" / "보고서.docx").exists()
    assert (folder / "my-files" / "보고서-2.docx").read_bytes() == b"made in Word"
    assert (folder / "my-files" / "보고서.docx").read_bytes() == b"an earlier one"


def test_an_edition_without_forms_stays_code_and_says_that_there_is_a_newer_one(
    context, address, workspace
):
    path = _notebook(workspace, OLDER)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"].pop("labs", None)
    notebook["cells"][0]["source"] = "# 예전 실습"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    (path.parent / ".editions.json").write_text(
        json.dumps({"text": "", "editions": {path.name: ""}}), encoding="utf-8"
    )
    window = Window(context, address, OLDER.id)
    expect(window.notice("newerEdition")).to_be_visible()
    code = window.page.locator(".jp-CodeCell:not(.desk-setup)").first
    expect(code.locator(".jp-InputArea-editor")).to_be_visible()
    code.locator(".desk-run").click()
    expect(code.locator(".jp-OutputArea-output").first).to_be_visible()
    window.page.get_by_role("button", name=said("openNewer")).click()
    expect(window.page.locator(".desk-form").last).to_be_visible()


def _notebook(workspace: Path, lab=LAB) -> Path:
    return lab_folder(lab, "ko", workspace) / f"{lab.id}.ipynb"
