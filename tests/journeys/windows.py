"""A lab in a window of the browser, as somebody at the desk sees it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Locator, Page, expect

from courseware.desk.words import DESK_WORDS
from graders import curriculum

LAB = curriculum.load().lab("a1-1-report")
SLOW = "# 오래 걸리는 일\nimport os, time\nprint(os.getpid(), flush=True)\ntime.sleep(600)"
SECONDS = 60_000
expect.set_options(timeout=SECONDS)


class Window:
    """A window of the browser with the lab in it; nothing in it is ever asked in a dialog."""

    def __init__(self, context: BrowserContext, address: str, lab: str = LAB.id) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.page.goto(address + "&reset")
        self.page.locator(f".labs-start li a[data-path$='/{lab}.ipynb']").click()
        self.ready()

    def ready(self) -> None:
        expect(self.page.locator(".desk-setup.desk-ready")).to_be_attached()

    def cell(self, cell: str) -> Locator:
        return self.page.locator(f".desk-cell[data-cell='{cell}']")

    def field(self, cell: str, name: str) -> Locator:
        return self.cell(cell).locator(f"[data-field='{name}'] :is(input, textarea, select)").first

    def button(self, cell: str) -> Locator:
        return self.cell(cell).locator(".desk-run")

    def press(self, cell: str) -> None:
        self.button(cell).click()
        expect(self.button(cell)).to_have_attribute("aria-disabled", "false")

    def told(self, cell: str) -> Locator:
        return self.cell(cell).locator(".desk-bar .desk-told")

    def output(self, cell: str) -> str:
        around = self.page.locator(".jp-Cell", has=self.cell(cell))
        return "\n".join(around.locator(".jp-OutputArea-output").all_inner_texts())

    def notice(self, word: str) -> Locator:
        return self.page.locator(".desk-notice", has_text=said(word))

    def code(self, cell: str, source: str | None = None) -> str:
        """The code of a cell, after it was changed as by somebody who unfolds it."""
        found: str = self.page.evaluate(
            "([id, source]) => { const { widgets } = window.jupyterapp.shell.currentWidget.content;"
            "const model = widgets.find(cell => cell.model.id === id).model.sharedModel;"
            "if (source !== null) model.setSource(source); return model.getSource(); }",
            [cell, source],
        )
        return found

    @contextmanager
    def slow(self, cell: str) -> Iterator[None]:
        """A cell that takes long, pressed."""
        before = self.code(cell)
        self.code(cell, SLOW)
        self.button(cell).click()
        yield
        self.code(cell, before)
        self.saved()

    def look(self) -> None:
        """Somebody comes back to this window."""
        self.page.evaluate("window.dispatchEvent(new Event('focus'))")

    def saved(self) -> None:
        self.page.wait_for_function("!window.jupyterapp.shell.currentWidget.context.model.dirty")

    def nothing_asked(self) -> None:
        assert self.page.locator(".jp-Dialog").all_inner_texts() == []


def said(word: str) -> str:
    return DESK_WORDS[word].render("ko")
