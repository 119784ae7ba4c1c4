"""An official's whole way through each lab, on the desk alone: forms, buttons, cards, one zip.

No code cell is edited and none is seen. Each lab is walked in one of the two languages;
``LABS_JOURNEYS=all`` walks all labs in both.
"""

from __future__ import annotations

import ast
import os
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Download, Locator, Page

from courseware.build import solution_notebook
from courseware.desk.words import DESK_WORDS
from graders import curriculum, materials
from graders.card import VERDICT_WORDS
from graders.checking import check_submission
from graders.curriculum import LabEntry
from graders.outcome import Verdict
from graders.submission import Submission

from .axe import findings

pytestmark = pytest.mark.xdist_group("learner")
LABS = curriculum.load().labs
LONGEST_SECONDS = 300
ALL = os.environ.get("LABS_JOURNEYS") == "all"
WALKS = [
    (lab, language)
    for place, lab in enumerate(LABS)
    for language in (("ko", "en") if ALL else ("en",) if place % 3 == 1 else ("ko",))
]
LOOKED_AT = ("f1-2", "a2-2", "d2-3", "c1-3")  # by axe, with all cells run; all of them otherwise
# What would give the code away to somebody who reads the page.
PYTHON = re.compile(
    r'"""|^import |^from \w+ import|\w+\.[a-z_]+\(|^[a-z_]+\d* = |\bTraceback\b', re.MULTILINE
)
ENGLISH = re.compile(r"\b[a-z]{2,} [a-z]{2,}\b")  # two words in a row are no name of anything


@dataclass
class Learner:
    """What a learner does in the lab room, with a picture of each stage."""

    page: Page
    lab: LabEntry
    language: str
    pictures: Path

    def open_lab(self, address: str) -> None:
        self.page.goto(address + "&reset")  # without the tabs of the labs before
        link = self.page.locator(f".labs-start li a[data-path$='/{self.lab.id}.ipynb']")
        link.wait_for()
        self.look("1-start")
        link.click()
        self.page.locator(".desk-setup.desk-ready").wait_for(state="attached")
        self.page.locator(
            ".desk-rail-title", has_text=self.lab.title.render(self.language)
        ).wait_for()
        self.look("2-opened")

    def cell(self, cell_id: str) -> Locator:
        return self.page.locator(f".desk-cell[data-cell='{cell_id}']")

    def fill_in(self, cell_id: str, values: dict[str, Any]) -> None:
        for name, value in values.items():
            field = self.cell(cell_id).locator(f"[data-field='{name}']")
            _fill(field, value, self.word("addRow"))

    def press(self, cell_id: str) -> None:
        """The cell's button, until what it runs has ended."""
        button = self.cell(cell_id).locator(".desk-run")
        button.click()
        self.page.wait_for_function(
            "id => document.querySelector(`.desk-cell[data-cell='${id}'] .desk-run`)"
            ".getAttribute('aria-disabled') === 'false'",
            arg=cell_id,
            timeout=LONGEST_SECONDS * 1000,
        )

    def verdict(self, check: str) -> str:
        """The words at the head of a check's card."""
        card = self.page.locator(".jp-Cell", has=self.cell(_check_cell(self.lab, check)))
        return card.locator(".jp-OutputArea-output").first.inner_text().split("\n")[0]

    def submit(self, number: str) -> Path:
        rail = self.page.locator(".desk-rail")
        rail.locator(".desk-check", has_text=self.word("submit")).click()
        self.look("5-submitting")
        self.page.locator(".desk-dialog").get_by_label(self.word("number")).fill(number)
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=self.word("makeSubmission")).click()
        self.look("6-submitted")
        self.page.keyboard.press("Escape")
        return _saved(download.value, self.pictures / self.lab.id)

    def word(self, name: str) -> str:
        return DESK_WORDS[name].render(self.language)

    def text(self) -> str:
        """All that can be read on the lab's page."""
        return self.page.locator(".desk .jp-Notebook").inner_text()

    def look(self, stage: str) -> None:
        self.page.screenshot(path=self.pictures / self.lab.id / f"{stage}-{self.language}.png")


def _fill(field: Locator, value: Any, add_row: str) -> None:
    """One field, as somebody types it or picks it."""
    if field.locator("table").count():
        _fill_table(field, str(value), add_row)
    elif field.locator("input[type=checkbox]").count():
        for choice in value:
            field.locator(f"input[value='{choice}']").check()
    elif field.locator("select").count():
        field.locator("select").select_option(value)
    else:
        typed = "\n".join(map(str, value)) if isinstance(value, list) else str(value).strip("\n")
        field.locator("input, textarea").fill(typed)


def _fill_table(field: Locator, text: str, add_row: str) -> None:
    _, *rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in text.strip().splitlines()
        if not set(line) <= set("|-: ")  # the line Markdown draws under the heading
    ]
    for at, row in enumerate(rows):
        if field.locator("tbody tr").count() <= at:
            field.get_by_role("button", name=add_row).click()
        cells = field.locator("tbody tr").nth(at).locator("th, td")
        for place, value in enumerate(row):
            control = cells.nth(place).locator("textarea, select")
            if not control.count():
                continue
            if control.evaluate("node => node.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)


def _saved(download: Download, folder: Path) -> Path:
    place = folder / download.suggested_filename
    download.save_as(place)
    return place


def test_there_are_labs_to_walk_through():
    assert LABS
    assert {language for _, language in WALKS} == {"ko", "en"}


@pytest.mark.parametrize(("lab", "language"), WALKS, ids=lambda one: getattr(one, "id", one))
def test_an_official_does_the_lab_without_seeing_code(
    lab: LabEntry, language: str, page: Page, addresses, screenshots: Path, tmp_path: Path
):
    outside: list[str] = []
    page.on(
        "request", lambda request: outside.append(request.url) if _leaves(request.url) else None
    )
    learner = Learner(page, lab, language, screenshots)
    learner.open_lab(addresses[language])

    cells = solution_notebook(lab, language).cells
    first = _check_cell(lab, lab.checks[0].id)
    learner.press(first)
    assert VERDICT_WORDS[Verdict.PASS].render(language) not in learner.verdict(lab.checks[0].id)

    for cell in cells:
        labs = cell.metadata.get("labs", {})
        if labs.get("manual"):
            learner.cell(cell.id).locator("textarea").fill(cell.source)
        elif "form" in labs:
            learner.fill_in(cell.id, _solution(cell))
            if labs["form"]["code"]:
                learner.press(cell.id)
        elif labs.get("check"):
            learner.press(cell.id)
    for check in lab.checks:
        assert f"· {VERDICT_WORDS[Verdict.PASS].render(language)} ·" in learner.verdict(check.id)
    learner.look("4-done")

    assert _told(page) == []
    assert PYTHON.findall(learner.text()) == []
    assert language == "en" or ENGLISH.findall(learner.text()) == []
    assert page.locator(".desk .jp-InputArea-editor:visible").count() == 0

    packed = learner.submit("1001")
    if ALL or lab.id.startswith(LOOKED_AT):
        assert findings(page) == []
    assert packed.name == f"1001_{lab.id}.zip"
    assert _points(packed, lab, tmp_path) == lab.points - sum(one.points for one in lab.manual)
    assert outside == []


def _solution(cell: Any) -> dict[str, Any]:
    """What the course's own answer enters in each field of a cell."""
    found = re.search(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", cell.source, re.DOTALL)
    names = {field["name"] for field in cell.metadata["labs"]["form"]["fields"]}
    return {
        statement.targets[0].id: ast.literal_eval(statement.value)
        for statement in ast.parse(found[1] if found else "").body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and statement.targets[0].id in names
    }


def _check_cell(lab: LabEntry, check: str) -> str:
    cells = solution_notebook(lab, "ko").cells
    return next(cell.id for cell in cells if cell.metadata.get("labs", {}).get("check") == check)


def _told(page: Page) -> list[str]:
    """Errors under cells: what no learner may see."""
    errors = page.locator("[data-mime-type='application/vnd.jupyter.stderr']")
    return [text for text in errors.all_inner_texts() if text.strip()]


def _points(packed: Path, lab: LabEntry, folder: Path) -> float:
    """What the zip is worth to the grader."""
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    submission = Submission(lab, folder, materials.course_version(lab))
    return sum(outcome.points for outcome in check_submission(submission))


def test_a_citizens_question_typed_into_the_conversation_is_answered(
    page: Page, addresses, screenshots: Path
):
    lab = next(lab for lab in LABS if lab.id == "a3-3-trial")
    learner = Learner(page, lab, "ko", screenshots)
    learner.open_lab(addresses["ko"])
    learner.press("talk")
    line = page.get_by_placeholder("궁금한 것을 적고 Enter를 누르세요.")
    line.fill("여권 신청은 어디서 하나요")
    line.press("Enter")
    said = page.locator(".jupyter-widgets", has_text="가상시 여권 업무 안내").first
    said.wait_for()
    learner.look("6-conversation")
    assert "시청 민원봉사과에서 신청합니다" in said.inner_text()
    assert line.input_value() == ""


def _leaves(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:", "blob:"))
