"""Both sides of every lab: untouched earns nothing, the solution everything, variants their due."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from courseware.authoring.variants import Variant, variants_of
from courseware.build import learner_notebook, solution_notebook
from courseware.inspection import sides
from graders import curriculum
from graders.curriculum import LabEntry
from groundwork.language import LANGUAGES

LABS = curriculum.load().labs
VARIANTS = [variant for lab in LABS for variant in variants_of(lab)]

each_lab = pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.id)
# What belongs to one lab stays with one worker, which runs the solution once.
by_lab = [
    pytest.param(
        variant,
        id=f"{variant.lab.id}/{variant.name}",
        marks=pytest.mark.xdist_group(variant.lab.id),
    )
    for variant in VARIANTS
]


@each_lab
def test_the_untouched_lab_earns_nothing_and_raises_nothing(lab: LabEntry):
    assert [str(fault) for fault in sides.untouched_faults(lab)] == []


@each_lab
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_solution_earns_everything(lab: LabEntry, language: str):
    assert [str(fault) for fault in sides.solution_faults(lab, language)] == []


@pytest.mark.parametrize("variant", by_lab)
def test_a_variant_is_answered_as_its_name_promises(variant: Variant):
    assert [str(fault) for fault in sides.variant_faults(variant)] == []


@each_lab
def test_the_english_edition_has_the_same_code_and_no_korean_left_in_headings(lab: LabEntry):
    korean, english = learner_notebook(lab, "ko"), learner_notebook(lab, "en")
    assert [cell.id for cell in korean.cells] == [cell.id for cell in english.cells]
    for ours, theirs in zip(korean.cells, english.cells, strict=True):
        if ours.cell_type == "code" and ours.id != "setup":
            # But for the labels and captions, which are comments.
            assert ast.dump(ast.parse(ours.source)) == ast.dump(ast.parse(theirs.source))
        for line in theirs.source.splitlines():
            if theirs.cell_type == "markdown" and line.startswith("#"):
                assert not any("가" <= letter <= "힣" for letter in line), line


@each_lab
def test_a_class_is_given_no_answer(lab: LabEntry):
    """Neither the lines of the solution nor the worked answers are in what a class is given."""
    given = learner_notebook(lab, "ko", worked_answers=False)
    text = "\n".join(cell.source for cell in given.cells)
    assert "BEGIN SOLUTION" not in text
    for line in _solution_lines(lab):
        assert line not in text


def _solution_lines(lab: LabEntry) -> Iterator[str]:
    """The lines that fill a learner's cells: long enough to be an answer, and not given anyway."""
    for cell in solution_notebook(lab, "ko").cells:
        given, _, after = cell.source.partition("### BEGIN SOLUTION")
        inside = after.partition("### END SOLUTION")[0]
        lines = (line.strip() for line in inside.splitlines())
        yield from (line for line in lines if len(line) >= 20 and line not in given)
