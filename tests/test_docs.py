"""What people read first: in both languages, with links that lead somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from courseware.cli import COMMANDS
from graders import curriculum

ROOT = Path(__file__).resolve().parents[1]
PAGES = [*ROOT.glob("README*.md"), *sorted((ROOT / "docs").glob("*.md"))]
ENGLISH = [page for page in PAGES if not page.name.endswith(".ko.md")]


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.name)
def test_every_page_has_a_korean_edition(page):
    assert page.with_suffix(".ko.md").is_file()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_named_exist(page):
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`labs |start\.py )([a-z]+)\b", text)) - {"test"}
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("page", ["README.md", "README.ko.md"])
def test_the_first_page_names_every_lab_in_its_order(page):
    named = re.findall(
        r"^\| `([a-z]\d-\d-[a-z-]+)`", (ROOT / page).read_text("utf-8"), re.MULTILINE
    )
    assert named == [lab.id for lab in curriculum.load().labs]


def test_every_library_asked_for_is_listed_with_its_licence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    names = {
        re.match(r"[\w-]+", requirement)[0].lower() for group in groups for requirement in group
    }
    libraries = (ROOT / "THIRD-PARTY.md").read_text("utf-8").partition("## Libraries")[2]
    assert names - set(re.findall(r"`([\w-]+)`", libraries)) == set()
