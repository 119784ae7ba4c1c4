"""One lab is one folder: what a lab alone needs is in it, what two need is in the kit."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from graders import curriculum
from graders.curriculum import LabEntry

ROOT = curriculum.LABS_ROOT.parent
LABS = curriculum.load(curriculum.LABS_ROOT).labs
NOT_THE_KIT = {"execution", "nbgrader", "sandbox"}

each_lab = pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)


def _kit() -> dict[str, Path]:
    """The kit: the sub-packages of ``graders`` by kind of artefact, module by module."""
    packages = [p for p in (ROOT / "graders").iterdir() if (p / "__init__.py").is_file()]
    return {
        f"graders.{package.name}.{path.stem}": path
        for package in packages
        if package.name not in NOT_THE_KIT
        for path in package.glob("*.py")
        if path.stem != "__init__"
    }


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    """What a module imports: how many packages up (0 for an absolute import), and its name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((0, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            yield from ((node.level, f"{module}.{alias.name}".lstrip(".")) for alias in node.names)


def _used(path: Path, kit: Mapping[str, Path]) -> set[str]:
    """The modules of the kit that a module stands on, directly or through others."""
    used: set[str] = set()
    waiting = [path]
    while waiting:
        names = {name for _, name in _imported(waiting.pop())}
        named = {module for module in kit for name in names if f"{name}.".startswith(f"{module}.")}
        waiting += [kit[module] for module in named - used]
        used |= named
    return used


def _users(kit: Mapping[str, Path], labs: Mapping[str, list[Path]]) -> dict[str, list[str]]:
    """The labs that stand on each module of the kit."""
    stands_on = {
        lab: set().union(*(_used(path, kit) for path in paths)) for lab, paths in labs.items()
    }
    return {module: [lab for lab in labs if module in stands_on[lab]] for module in kit}


def _out_of_place(kit: Mapping[str, Path], labs: Mapping[str, list[Path]]) -> list[str]:
    said = []
    for module, users in _users(kit, labs).items():
        if len(users) == 1:
            said.append(f"{module} serves {users[0]} only: it belongs into the lab's checks/")
        elif not users:
            said.append(f"{module} serves no lab")
    return said


def test_a_module_of_the_kit_serves_two_labs_or_more():
    folders = {lab.id: sorted((lab.folder / "checks").glob("*.py")) for lab in LABS}
    assert _out_of_place(_kit(), folders) == []


def test_a_module_for_one_lab_is_told_where_it_belongs(tmp_path):
    for name, text in {
        "shared": "",
        "below": "",
        "single": "from graders.tables import below",
        "a": "from graders.tables.shared import rows\nfrom graders.tables import single",
        "b": "from graders.tables import shared",
    }.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    kit = {f"graders.tables.{name}": tmp_path / f"{name}.py" for name in ("shared", "below")}
    kit["graders.tables.single"] = tmp_path / "single.py"
    labs = {"a1-1-a": [tmp_path / "a.py"], "b1-1-b": [tmp_path / "b.py"]}
    assert _out_of_place(kit, labs) == [
        "graders.tables.below serves a1-1-a only: it belongs into the lab's checks/",
        "graders.tables.single serves a1-1-a only: it belongs into the lab's checks/",
    ]


def test_no_package_imports_a_lab():
    packages = ("groundwork", "automation", "data_analysis", "content_production", "graders")
    paths = [path for name in (*packages, "courseware") for path in (ROOT / name).rglob("*.py")]
    wrong = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in paths
        for level, name in _imported(path)
        if not level and name.split(".")[0] == "labs"
    ]
    assert wrong == []


@each_lab
def test_a_labs_checks_name_the_kit_the_libraries_and_their_own_only(lab: LabEntry):
    """Their own by relative imports: a city may copy the folder into labs of its own."""
    for path in (lab.folder / "checks").rglob("*.py"):
        for level, name in _imported(path):
            assert level <= 1, f"{path.name} reaches out of its package: {name}"
            assert level or name.split(".")[0] not in {"labs", "courseware"}, f"{path.name}: {name}"


@each_lab
def test_no_module_of_a_lab_has_the_name_of_a_check(lab: LabEntry):
    """In the package, the check of that name would hide it."""
    modules = {path.stem for path in (lab.folder / "checks").glob("*.py")}
    assert not modules & {check.id.replace("-", "_") for check in lab.checks}
