"""What journeys share: a lab room that runs, and a real browser in Korean."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / "screenshots"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The first five let it run as root and in a container; the others keep it from calling home.
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        missing = f"no browser on this machine (looked for {', '.join(BROWSERS)})"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=BROWSER_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(locale="ko-KR", viewport={"width": 1366, "height": 900})
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where journeys keep their pictures, for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    return SCREENSHOTS


@pytest.fixture(scope="session")
def lab_room() -> Callable[..., AbstractContextManager[str]]:
    """``with lab_room(workspace) as address``: the lab room, running."""
    return _lab_room


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory, browser: Browser, lab_room):  # noqa: ARG001
    """The lab room's address in each language."""
    folder = tmp_path_factory.mktemp("과정 폴더")
    with (
        lab_room(folder / "ko") as korean,
        lab_room(folder / "en", "--language", "en") as english,
    ):
        yield {"ko": korean, "en": english}


@contextmanager
def _lab_room(workspace: Path, *options: str) -> Iterator[str]:
    """Run ``labs open`` as a learner would, without its browser; gives the address it tells."""
    configuration = workspace.parent / "journey-configuration"
    configuration.mkdir(exist_ok=True)
    (configuration / "jupyter_lab_config.json").write_text(
        '{"LabApp": {"expose_app_in_browser": true}}', encoding="utf-8"
    )
    command = [sys.executable, "-m", "courseware", "open", "--no-browser"]
    with subprocess.Popen(
        [*command, "--workspace", str(workspace), *options],
        cwd=ROOT,
        env=os.environ | {"JUPYTER_CONFIG_PATH": str(configuration), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        try:
            yield _told_address(process)
        finally:
            process.terminate()


def _told_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        told.append(line)
        if address := re.search(r"http://127\.0\.0\.1:\d+/lab\?token=\w+", line):
            return address.group()
    return pytest.fail(f"the lab room did not open: {''.join(told)}")
