"""The house as CONTRIBUTING.md draws it: arrows go one way, and no module runs in a circle."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
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
# Here a thing opens its views and repairs, which know the thing, when a method is called.
OPENED_LATE = ("data_analysis",)


def _modules(room: str) -> dict[str, Path]:
    found = {}
    for path in (ROOT / room).rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        if "templates" not in parts:
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def _all_modules() -> dict[str, Path]:
    return {name: path for room in MAY_IMPORT for name, path in _modules(room).items()}


def _loaded(path: Path) -> Iterator[str]:
    """The modules that are loaded with a module; not those a method opens when it is called."""
    return _named(ast.parse(path.read_text(encoding="utf-8")).body)


def _imported(path: Path) -> Iterator[str]:
    """The modules that a module imports anywhere, inside functions and for types too."""
    return _named(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _named(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in _all_modules() else node.module


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_imports_only_rooms_below_it(room):
    others = set(MAY_IMPORT) - {room} - MAY_IMPORT[room]
    wrong = [
        f"{name} imports {imported}"
        for name, path in _modules(room).items()
        for imported in _imported(path)
        if imported.split(".")[0] in others
    ]
    assert wrong == []


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_module_runs_in_a_circle(room):
    """Outside `OPENED_LATE` not even one that a function opens only when it is called."""
    modules = _modules(room)
    graph = {}
    for name, path in modules.items():
        others = _loaded(path) if name.startswith(OPENED_LATE) else _imported(path)
        graph[name] = {other for other in others if other in modules and other != name}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


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
