"""Sentences for people: particles fit what is inserted, and no language is baked into a value."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from courseware.translations import PACKAGES, package_catalog
from groundwork.particles import PAIRS, with_particle

ROOT = Path(__file__).resolve().parents[1]
# The word right after a placeholder, or after the quotation mark or bracket that closes it.
_WORD_AFTER = re.compile(
    r"(?P<before>[가-힣]*)(?P<open>[(\[‘“'\"<]*)"
    r"\{(?P<name>\w+)(?P<spec>[^}]*)\}(?P<close>[)\]’”'\">]*)(?P<word>[가-힣]+)"
)
_PARTICLE = re.compile(
    "(?P<stem>은|는|이|가|을|를|과|와|으로|로)(?:는|도|만|의|써|서|부터)?"
    "|(?P<copula>이라|라|이어|여|이었|였)(?:는|고|서|도|면|며|야|습니다)?"
)


def _fixed_particles(sentence: str) -> Iterator[str]:
    """Particles that fit some values of their placeholder only."""
    for found in _WORD_AFTER.finditer(sentence):
        particle = _PARTICLE.fullmatch(found["word"])
        if particle is None or found["spec"].lstrip(":") in PAIRS:
            continue
        stem = particle["stem"]
        # What stands in brackets is not read: 파일({file})을. A share is read 퍼센트.
        read = found["before"] if ")" in found["close"] else ""
        read = "퍼센트" if found["spec"].endswith("%") else read
        if not (stem and read and with_particle(read, stem) == read + stem):
            yield found[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_particle_after_an_inserted_value_follows_its_last_sound(package):
    sentences = [unit.text for unit in package_catalog(package, "en").units]
    assert [fixed for sentence in sentences for fixed in _fixed_particles(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "fixed"),
    [
        ("‘{name}’이 없습니다.", True),
        ("{name}으로는 안 됩니다.", True),
        ("{name}이라는 열", True),
        ("[{name}]라고 적으세요.", True),
        ("파일({file})를 봅니다.", True),
        ("파일({file})을 봅니다.", False),
        ("가장자리 {part:.0%}는", False),
        ("{name:이} 없습니다.", False),
        ("{name:이라}는 열", False),
        ("{count}개를 {other}에서", False),
        ("{count}가지입니다", False),
    ],
)
def test_a_fixed_particle_is_found_where_it_may_be_wrong(sentence, fixed):
    assert bool(list(_fixed_particles(sentence))) is fixed


@pytest.mark.parametrize("package", PACKAGES)
def test_what_is_inserted_in_a_sentence_is_not_yet_in_one_language(package):
    """A sentence that is a value of another must stay a `Message`: it is rendered with it."""
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in sorted((ROOT / package).rglob("*.py"))
        for line in _baked(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []


def _baked(module: ast.Module) -> Iterator[int]:
    for function in ast.walk(module):
        if isinstance(function, ast.FunctionDef):
            said_already = {
                target.id
                for node in ast.walk(function)
                if isinstance(node, ast.Assign) and _holds_said(node.value, set())
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            at_once = [said for call in _calls(function, "str") for said in call.args]
            for call in _calls(function, "say"):
                if call not in at_once and any(
                    _holds_said(value.value, said_already) for value in call.keywords
                ):
                    yield call.lineno


def _holds_said(value: ast.AST, said_already: set[str]) -> bool:
    """Whether ``str(say(…))`` is in an expression, or a name that holds one."""
    return any(
        isinstance(argument, ast.Call) and ast.unparse(argument.func) == "say"
        for call in _calls(value, "str")
        for argument in call.args
    ) or any(isinstance(node, ast.Name) and node.id in said_already for node in ast.walk(value))


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
            yield node
