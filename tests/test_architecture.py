"""The packages as CONTRIBUTING.md draws it: arrows go one way, and no module runs in a circle."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HELPER_LIBRARIES = ("automation", "data_analysis", "content_production")
MAY_IMPORT = {
    "groundwork": set(),
    **{library: {"groundwork"} for library in HELPER_LIBRARIES},
    "graders": {"groundwork", *HELPER_LIBRARIES},
    "courseware": {"groundwork", *HELPER_LIBRARIES, "graders"},
}
MOST_LINES = 300
LARGEST_SHARE = 0.15
BESIDE_THE_PACKAGES = ("labs/*/*/checks/**/*.py", "benchmarks/**/*.py")


def _modules(package: str) -> dict[str, Path]:
    found = {}
    for path in (ROOT / package).rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "templates" not in parts:
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _sub_packages(package: str) -> set[str]:
    return {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}


@cache
def _all_modules() -> dict[str, Path]:
    return {name: path for package in MAY_IMPORT for name, path in _modules(package).items()}


def _imported(path: Path) -> Iterator[str]:
    """The modules that a module imports anywhere, inside functions and for types too."""
    return _named(ast.walk(_tree(path)))


def _imported_late(path: Path) -> Iterator[str]:
    """The modules that a module imports only when one of its functions is called."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _named(ast.walk(node))


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _named(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in _all_modules() else node.module


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_those_below_it(package):
    others = set(MAY_IMPORT) - {package} - MAY_IMPORT[package]
    wrong = [
        f"{name} imports {imported}"
        for name, path in _modules(package).items()
        for imported in _imported(path)
        if imported.split(".")[0] in others
    ]
    assert wrong == []


def test_every_library_that_is_imported_is_asked_for_by_name():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    asked = {_dashed(re.match(r"[\w-]+", each)[0]) for group in groups for each in group}
    of_module = packages_distributions()
    imported = {
        name.partition(".")[0]
        for package in (*MAY_IMPORT, "labs")
        for path in _modules(package).values()
        for name in _imported(path)
    }
    undeclared = [
        module
        for module in imported - set(MAY_IMPORT) - {"labs"} - sys.stdlib_module_names
        # What is not installed is an extra, named as its module is.
        if not {_dashed(name) for name in of_module.get(module, [module])} & asked
    ]
    assert undeclared == []


def _dashed(name: str) -> str:
    return name.lower().replace("_", "-")


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_no_module_runs_in_a_circle(package):
    """Not even in one that a function opens only when it is called."""
    modules = _modules(package)
    _refuse_circles(
        {
            name: {other for other in _imported(path) if other in modules and other != name}
            for name, path in modules.items()
        }
    )


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_no_sub_packages_run_in_a_circle(package):
    """What two of them share stands in a third, or beside them."""
    inner = _sub_packages(package)
    graph = {name: set() for name in inner}
    for name, path in _modules(package).items():
        for other in _imported(path):
            here, there = ([*each.split("."), ""][:2] for each in (name, other))
            if here[0] == there[0] and {here[1], there[1]} <= inner and here != there:
                graph[here[1]].add(there[1])
    _refuse_circles(graph)


def _refuse_circles(graph: dict[str, set[str]]) -> None:
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_function_imports_nothing_of_ours(package):
    """Inside functions stand heavy libraries of others; ours are known at the top of the file."""
    late = [
        f"{name} imports {imported}"
        for name, path in _modules(package).items()
        for imported in _imported_late(path)
        if imported.split(".")[0] in MAY_IMPORT
    ]
    assert late == []


@pytest.mark.parametrize(
    "files", [*(f"{package}/**/*.py" for package in MAY_IMPORT), *BESIDE_THE_PACKAGES]
)
def test_a_file_is_short_enough_to_be_read(files):
    paths = [path for path in ROOT.glob(files) if "templates" not in path.parts]
    assert paths
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}


@pytest.mark.parametrize(
    "package", sorted(MAY_IMPORT.keys() - {"groundwork"})
)  # a few files in all
def test_no_sub_package_takes_too_much_of_its_package(package):
    """One that grows past its share has become two: it is cut where its concepts part."""
    lengths = _lengths(package)
    most = max(LARGEST_SHARE * sum(lengths.values()), MOST_LINES)  # a file's length is never much
    sizes = {
        inner: sum(lines for name, lines in lengths.items() if name.split(".")[1:2] == [inner])
        for inner in _sub_packages(package)
    }
    assert {inner: lines for inner, lines in sizes.items() if lines >= most} == {}


def _lengths(package: str) -> dict[str, int]:
    return {
        name: len(path.read_text(encoding="utf-8").splitlines())
        for name, path in _modules(package).items()
    }


def test_nothing_is_called_utils_and_no_notebook_is_committed():
    names = {path.stem for path in _all_modules().values()}
    assert not names & {"utils", "util", "helpers", "misc", "common"}
    notebooks = [p for p in (ROOT / "labs").rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts]
    assert notebooks == []


def _opens_a_picture(node: ast.AST) -> bool:
    """Whether a node is a call of Pillow's ``Image.open``."""
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "open"
        and ast.unparse(node.func.value).split(".")[-1] == "Image"
    )


def test_every_picture_is_opened_as_one_of_the_formats_named():
    opened = {
        f"{name}:{node.lineno}": {word.arg for word in node.keywords}
        for name, path in _all_modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _opens_a_picture(node)
    }
    assert opened  # the one place that does
    assert [place for place, words in opened.items() if "formats" not in words] == []
