"""An official's whole way through each lab: start page, untouched notebook, answers, cards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from courseware.build import solution_notebook
from graders import curriculum
from graders.card import VERDICT_WORDS
from graders.curriculum import LabEntry
from graders.outcome import Verdict

pytestmark = pytest.mark.xdist_group("learner")
LABS = curriculum.load().labs
RUN_ALL_SECONDS = 600

_IS_OPEN = """name => {
    const panel = window.jupyterapp.shell.currentWidget;
    const kernel = panel?.sessionContext?.session?.kernel;
    return panel?.context?.path.endsWith(name) && kernel?.status === 'idle';
}"""
_CELLS = """() => {
    const cells = Array.from(window.jupyterapp.shell.currentWidget.content.model.cells);
    return cells.map(cell => ({
        id: cell.id, source: cell.sharedModel.getSource(), outputs: cell.outputs?.toJSON() ?? []
    }));
}"""
_FILL_IN = """answers => {
    for (const cell of window.jupyterapp.shell.currentWidget.content.model.cells) {
        if (cell.id in answers) {
            cell.sharedModel.setSource(answers[cell.id]);
        }
    }
}"""
_RUN_ALL = "() => window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => true)"
_SCROLL_TO = """async id => {
    const notebook = window.jupyterapp.shell.currentWidget.content;
    const index = Array.from(notebook.model.cells).findIndex(cell => cell.id === id);
    notebook.activeCellIndex = index;
    await notebook.scrollToItem(index, 'start');
}"""


@dataclass
class Learner:
    """What a learner does in the lab room, with a picture of each stage."""

    page: Page
    lab: LabEntry
    pictures: Path

    def open_lab(self, address: str) -> None:
        self.page.goto(address)
        link = self.page.locator(f".labs-start a[data-path$='/{self.lab.id}.ipynb']")
        link.wait_for()
        self.look("1-start")
        link.click()
        self.page.wait_for_function(_IS_OPEN, arg=f"{self.lab.id}.ipynb")
        self.sees_the_labs_folder()
        self.look("2-opened")

    def sees_the_labs_folder(self) -> None:
        """The list of files is where materials lie and files are dropped."""
        self.page.locator(".jp-BreadCrumbs-item", has_text=self.lab.id).wait_for()

    def run_all(self) -> list[dict[str, Any]]:
        """Run every cell; gives all cells with their outputs."""
        self.page.set_default_timeout(RUN_ALL_SECONDS * 1000)
        self.page.wait_for_function(_RUN_ALL)
        return self.cells()

    def cells(self) -> list[dict[str, Any]]:
        cells: list[dict[str, Any]] = self.page.evaluate(_CELLS)
        return cells

    def fill_in(self) -> None:
        solution = solution_notebook(self.lab, "ko").cells
        answers = {cell.id: cell.source for cell in solution if _is_answer(cell)}
        self.page.evaluate(_FILL_IN, answers)

    def look_at_checks(self, stage: str) -> None:
        for check in self.lab.checks:
            cell = _check_cell(self.cells(), check.id)
            self.page.evaluate(_SCROLL_TO, cell["id"])
            self.page.wait_for_timeout(400)  # for the picture only: scrolling is animated
            self.look(f"{stage}-{check.id}")

    def come_back(self) -> str:
        self.page.locator(".lm-TabBar-tab", has_text="시작 화면").click()
        item = self.page.locator(".labs-start li", has_text=str(self.lab.title))
        item.get_by_text("통과").wait_for()
        self.look("5-start-again")
        return item.inner_text()

    def look(self, stage: str) -> None:
        self.page.screenshot(path=self.pictures / self.lab.id / f"{stage}.png")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, browser: Browser, lab_room):  # noqa: ARG001
    workspace = tmp_path_factory.mktemp("과정 폴더") / "workspace"
    with lab_room(workspace) as address:
        yield address


def test_there_are_labs_to_walk_through():
    assert LABS


@pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)
def test_an_official_does_the_lab(lab: LabEntry, page: Page, address: str, screenshots: Path):
    outside: list[str] = []
    page.on(
        "request", lambda request: outside.append(request.url) if _leaves(request.url) else None
    )
    learner = Learner(page, lab, screenshots)
    learner.open_lab(address)

    untouched = learner.run_all()
    assert _troubles(untouched) == []
    for check in lab.checks:
        assert _card(untouched, check.id, Verdict.PASS) is False, f"{check.id} passed untouched"
    learner.look_at_checks("3-untouched")

    learner.fill_in()
    done = learner.run_all()
    assert _troubles(done) == []
    for check in lab.checks:
        assert _card(done, check.id, Verdict.PASS), f"{check.id} did not pass"
    learner.look_at_checks("4-done")

    assert "모두 통과" in learner.come_back()
    assert outside == []


def test_a_citizens_question_typed_into_the_conversation_is_answered(
    page: Page, address: str, screenshots: Path
):
    lab = next(lab for lab in LABS if lab.id == "a3-3-trial")
    learner = Learner(page, lab, screenshots)
    learner.open_lab(address)
    learner.run_all()
    page.evaluate(_SCROLL_TO, "talk")
    line = page.get_by_placeholder("궁금한 것을 적고 Enter를 누르세요.")
    line.fill("여권 신청은 어디서 하나요")
    line.press("Enter")
    said = page.locator(".jupyter-widgets", has_text="가상시 여권 업무 안내").first
    said.wait_for()
    learner.look("6-conversation")
    assert "시청 민원봉사과에서 신청합니다" in said.inner_text()
    assert line.input_value() == ""


def _is_answer(cell: Any) -> bool:
    marks = cell.metadata.get("nbgrader", {})
    return bool(marks.get("solution"))


def _check_cell(cells: list[dict[str, Any]], check: str) -> dict[str, Any]:
    return next(cell for cell in cells if cell["source"] == f'lab.check("{check}")')


def _card(cells: list[dict[str, Any]], check: str, verdict: Verdict) -> bool:
    """Whether the card under a check says a verdict, in Korean."""
    (result,) = _check_cell(cells, check)["outputs"]
    head = "".join(result["data"]["text/html"]).split("</div>")[0]
    return f"· {VERDICT_WORDS[verdict].render('ko')} ·" in head


def _troubles(cells: list[dict[str, Any]]) -> list[str]:
    """Tracebacks and words on stderr: what no learner may see."""
    return [
        f"{cell['id']}: {output}"
        for cell in cells
        for output in cell["outputs"]
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))
