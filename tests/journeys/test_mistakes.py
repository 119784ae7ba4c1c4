"""Ten beginner's mistakes a lab, through its forms: one sentence each, nothing lost.

A lab of each field is played; ``LABS_JOURNEYS=all`` plays them all.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from graders import curriculum
from graders.curriculum import LabEntry

from .windows import Window, said

pytestmark = pytest.mark.xdist_group("mistakes")
SAMPLE = ("f1-2", "d1-1", "c1-1")
LABS = [
    lab
    for lab in curriculum.load().labs
    if os.environ.get("LABS_JOURNEYS") == "all" or lab.id.startswith(SAMPLE)
]
PROGRAMMERS = re.compile(r"Traceback|Error\b|Exception|site-packages|따옴표|칸을 다시 실행|<class")
TEXTS = ":is(.desk-line-field input, .desk-text-field textarea, .desk-look-back textarea)"
LONG = "가상의 아주 긴 글입니다. " * 3000
TYPED = "여기까지 적었습니다."
OTHER_TABLE = "성명\t직급\t연락\n가상인\t주무관\t없음\n나상인\t팀장\t없음"
PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  cell.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, cancelable: true}));
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, browser: Browser, lab_room) -> Iterator[str]:  # noqa: ARG001
    with lab_room(tmp_path_factory.mktemp("실수") / "workspace") as told:
        yield told


def _cells(window: Window, what: str) -> list[str]:
    """The cells that have something, in the page's order."""
    found: list[str] = window.page.eval_on_selector_all(
        f".desk-cell[data-cell]:has({what})", "cells => cells.map(one => one.dataset.cell)"
    )
    return found


def _answer(window: Window, cell: str) -> str:
    """What is said when a cell's button is pressed: for an official, and not nothing."""
    window.press(cell)
    answer = f"{window.output(cell)}\n{window.told(cell).inner_text()}".strip()
    assert answer or window.page.locator(".jp-Cell", has=window.cell(cell)).locator("img").count()
    assert PROGRAMMERS.findall(answer) == [], answer
    return answer


def _text(window: Window) -> Locator:
    return window.page.locator(f".desk {TEXTS}").first


def _follow_along(window: Window) -> str:
    """A cell with a button that is no check and needs no file."""
    shown = ".desk-run:not(.desk-check)):not(:has(.desk-file)):not(:has(.desk-form > *)"
    return next(cell for cell in _cells(window, shown) if cell != "setup")


def nothing_filled_in(window: Window) -> None:
    for cell in [*_cells(window, ".desk-check"), *_cells(window, ".desk-file")]:
        if window.button(cell).count():
            _answer(window, cell)


def a_word_for_a_number(window: Window) -> None:
    for cell in _cells(window, ".desk-number-field"):
        field = window.cell(cell).locator(".desk-number-field input").first
        before = field.input_value()
        field.fill("많음")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_value("많음")
        field.fill(before)
        expect(field).to_have_attribute("aria-invalid", "false")


def far_too_long(window: Window) -> None:
    text = _text(window)
    before = text.input_value()
    text.fill(LONG)
    _answer(window, _cells(window, ".desk-check")[0])
    expect(text).to_have_value(LONG)
    text.fill(before)


def a_table_with_other_columns(window: Window) -> None:
    if tables := _cells(window, ".desk-table td :is(textarea, select)"):
        table = window.cell(tables[0]).locator(".desk-grid").first
        before = window.code(tables[0])
        table.locator("td :is(textarea, select)").first.evaluate(PASTE, OTHER_TABLE)
        expect(table.locator(".desk-told")).not_to_be_empty()
        assert PROGRAMMERS.findall(table.inner_text()) == []
        table.get_by_role("button", name=said("undoPaste")).click()
        read = [re.findall(r"[^\s|-]+", code) for code in (before, window.code(tables[0]))]
        assert read[0] == read[1]


def a_picture_for_a_file(window: Window) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (64, 64), "navy").save(picture, "png")
    for cell in _cells(window, ".desk-file"):
        for name in ("사진.png", "사진.hwp"):
            for field in window.cell(cell).locator(".desk-file").all():
                file = {"name": name, "mimeType": "image/png", "buffer": picture.getvalue()}
                field.locator("input[type=file]").set_input_files(files=[file])
                expect(field.locator(".desk-told")).to_contain_text(name)
            if window.button(cell).count():
                _answer(window, cell)


def stopped_in_the_middle(window: Window) -> None:
    cell = _follow_along(window)
    with window.slow(cell):
        window.cell(cell).locator(".desk-stop").click()
        expect(window.told(cell)).to_have_text(said("stopped"))
    _answer(window, cell)


def two_tabs(window: Window) -> None:
    path = window.page.evaluate("window.jupyterapp.shell.currentWidget.context.path")
    other = Window(window.page.context, window.address, path.split("/")[-1].removesuffix(".ipynb"))
    _text(other).fill(TYPED)
    other.saved()
    window.look()
    expect(_text(window)).to_have_value(TYPED)
    other.page.close()


def a_lost_connection(window: Window) -> None:
    window.page.context.set_offline(True)
    _text(window).fill(TYPED + " 끊긴 동안")
    expect(window.notice("notSaved")).to_be_visible()
    window.page.context.set_offline(False)
    expect(window.notice("notSaved")).to_have_count(0)
    window.saved()


def a_restarted_kernel(window: Window) -> None:
    before = _text(window).input_value()
    window.page.evaluate(
        "window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"
    )
    _answer(window, _cells(window, ".desk-check")[0])
    expect(_text(window)).to_have_value(before)


def a_closed_laptop(window: Window) -> None:
    _text(window).fill(TYPED + " 덮기 전")
    browser = window.page.context.new_cdp_session(window.page)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    window.page.context.set_offline(True)
    window.page.context.set_offline(False)
    browser.send("Page.setWebLifecycleState", {"state": "active"})
    window.saved()
    window.page.reload()
    window.ready()
    expect(_text(window)).to_have_value(TYPED + " 덮기 전")
    _answer(window, _cells(window, ".desk-check")[0])


MISTAKES: tuple[Callable[[Window], None], ...] = (
    nothing_filled_in,
    a_word_for_a_number,
    far_too_long,
    a_table_with_other_columns,
    a_picture_for_a_file,
    stopped_in_the_middle,
    two_tabs,
    a_lost_connection,
    a_restarted_kernel,
    a_closed_laptop,
)


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)
def test_a_mistake_is_answered_and_nothing_is_lost(
    lab: LabEntry, context: BrowserContext, address: str
):
    window = Window(context, address, lab.id)
    for mistake in MISTAKES:
        mistake(window)
        window.nothing_asked()
