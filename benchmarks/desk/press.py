"""Seconds at the desk, in a real browser: to open each lab, and from pressing a check to its card.

Every field gets the course's own answer and every button is pressed once, from top to bottom; each
check is then pressed again with nothing changed since. Run it from the root of the checkout, with a
browser installed::

    python benchmarks/desk/press.py f1-1-verify d1-1-broken-file     # without names: every lab
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from courseware.build import solution_notebook
from graders import curriculum
from graders.curriculum import LabEntry

LONGEST_SECONDS = 600
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server"]
# Writes an answer into a cell as one does who unfolds its code.
WRITE = """([id, source]) => window.jupyterapp.shell.currentWidget.content.widgets
  .find(cell => cell.model.id === id).model.sharedModel.setSource(source)"""
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/lab\?token=\w+")
ENDED = """id => document.querySelector(`.desk-cell[data-cell='${id}'] .desk-run`)
  .getAttribute('aria-disabled') === 'false'"""


@contextmanager
def lab_room(folder: Path) -> Iterator[str]:
    """The address of a lab room that runs."""
    (folder / "jupyter_lab_config.json").write_text(
        json.dumps({"LabApp": {"expose_app_in_browser": True}}), encoding="utf-8"
    )
    command = [sys.executable, "-m", "courseware", "open", "--no-browser"]
    with subprocess.Popen(
        [*command, "--workspace", str(folder / "workspace")],
        env=os.environ | {"JUPYTER_CONFIG_PATH": str(folder), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            assert process.stdout is not None
            yield next(filter(None, map(ADDRESS.search, process.stdout))).group()
        finally:
            process.terminate()


def press(page: Page, cell: str) -> float:
    """Press a cell's button; the seconds until what it runs has ended and is shown."""
    begun = time.monotonic()
    page.locator(f".desk-cell[data-cell='{cell}'] .desk-run").click()
    page.wait_for_function(ENDED, arg=cell, timeout=LONGEST_SECONDS * 1000)
    return time.monotonic() - begun


def measure(page: Page, address: str, lab: LabEntry) -> None:
    page.goto(address + "&reset")
    link = page.locator(f".labs-start li a[data-path$='/{lab.id}.ipynb']")
    link.wait_for()
    begun = time.monotonic()
    link.click()
    page.locator(".desk-rail-checks li").first.wait_for()
    opened = time.monotonic() - begun
    page.locator(".desk-setup.desk-ready").wait_for(state="attached")
    ready = time.monotonic() - begun
    click.echo(f"{lab.id}: opened {opened:.1f} s, materials ready {ready:.1f} s")
    for cell in solution_notebook(lab, "ko").cells:
        labs = cell.metadata.get("labs", {})
        if labs.get("form", {}).get("fields"):
            page.evaluate(WRITE, [cell.id, cell.source])
        if labs.get("check"):
            first, again = press(page, cell.id), press(page, cell.id)
            click.echo(f"  {labs['check']}: {first:.1f} s, unchanged {again:.1f} s")
        elif labs.get("form", {}).get("code"):
            press(page, cell.id)


@click.command()
@click.argument("labs", nargs=-1)
def main(labs: tuple[str, ...]) -> None:
    programme = curriculum.load()
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    with (
        tempfile.TemporaryDirectory() as folder,
        lab_room(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        window = playwright.chromium.launch(executable_path=browser, args=BROWSER)
        for lab in [programme.lab(lab) for lab in labs] or programme.labs:
            page = window.new_page(locale="ko-KR")
            page.set_default_timeout(LONGEST_SECONDS * 1000)
            measure(page, address, lab)
            page.close()
        window.close()


if __name__ == "__main__":
    main()
