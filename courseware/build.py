"""Make notebooks out of a lab's text: the solution, and the learner's made from it by nbgrader."""

import copy
from collections.abc import Iterator, Mapping
from pathlib import Path

import nbformat
from nbconvert.preprocessors import Preprocessor
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.preprocessors import (
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from traitlets.config import Config

from courseware.fields import BUTTON, Field, listed, read_form, without_options
from courseware.messages import say
from courseware.sources import WORKED_ANSWER, SourceCell, read_lab_text
from courseware.translations import lab_translations
from graders.curriculum import LabEntry
from groundwork.files import writing
from groundwork.language import LANGUAGES

SETUP = 'from graders import Lab\n\nlab = Lab("{lab}", language="{language}")\nlab'
EMPTY_LOOK_BACK = say("(이 줄을 지우고 여기에 써 주세요.)")
NBGRADER_SCHEMA = 3
_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def solution_notebook(lab: LabEntry, language: str, worked_answers: bool = True) -> NotebookNode:
    """The course's own notebook: answers in their places, nbgrader's metadata on every cell."""
    cells = read_lab_text(lab.folder)
    prose = lab_translations(lab, language)
    built = list(_cells(lab, cells, prose, language, worked_answers))
    built.insert(1, _setup_cell(lab, language))
    notebook = new_notebook(cells=built)
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": _KERNEL,
            "language_info": {"name": "python"},
            "labs": {"lab": lab.id, "language": language},
        }
    )
    nbformat.validate(notebook)
    return notebook


def learner_notebook(lab: LabEntry, language: str, worked_answers: bool = True) -> NotebookNode:
    """What a learner opens: the solution notebook after nbgrader's own preprocessors."""
    notebook = copy.deepcopy(solution_notebook(lab, language, worked_answers))
    config = release_config(language)
    preprocessors: list[Preprocessor] = [
        step(config=config) for step in (LockCells, ClearSolutions, ClearOutput, ComputeChecksums)
    ]
    for preprocessor in preprocessors:
        notebook, _ = preprocessor.preprocess(notebook, {})
    nbformat.validate(notebook)
    return notebook


def release_config(language: str) -> Config:
    """nbgrader's settings that make a learner's notebook: empty places instead of exceptions."""
    config = Config()
    config.ClearSolutions.code_stub = {"python": ""}
    config.ClearSolutions.text_stub = EMPTY_LOOK_BACK.render(language)
    return config


def build_all(
    labs: tuple[LabEntry, ...], target: Path, languages: tuple[str, ...] = LANGUAGES
) -> list[Path]:
    """Write learner's and solution notebooks of labs under ``target/<language>/<kind>/<lab>/``."""
    written = []
    for lab in labs:
        for language in languages:
            for kind, build in (("learner", learner_notebook), ("solution", solution_notebook)):
                path = target / language / kind / lab.id / f"{lab.id}.ipynb"
                write_notebook(build(lab, language), path)
                written.append(path)
    return written


def write_notebook(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook, whole or not at all."""
    with writing(path) as temporary:
        nbformat.write(notebook, temporary)


def _setup_cell(lab: LabEntry, language: str) -> NotebookNode:
    source = SETUP.format(lab=lab.id, language=language)
    cell = new_code_cell(source, id="setup")
    cell.metadata["nbgrader"] = _nbgrader("setup", locked=True)
    return cell


def _cells(
    lab: LabEntry,
    cells: list[SourceCell],
    prose: Mapping[str, str],
    language: str,
    worked_answers: bool,
) -> Iterator[NotebookNode]:
    """Notebook cells; a check is followed by its hints, in one cell that unfolds step by step."""
    for cell in cells:
        if not cell.hint:
            yield _cell(lab, cell, prose)
        hints = [(one, _text(one, prose)) for one in cells if cell.check and one.hint == cell.check]
        if hints:
            yield _hints_cell(cell.check, hints, language, worked_answers)


def _text(cell: SourceCell, prose: Mapping[str, str]) -> str:
    """A cell's text in the language of the translations."""
    if cell.is_prose:
        return prose.get(cell.name, cell.source)
    words = read_form(cell.source).words
    return without_options(
        cell.source,
        {korean: prose.get(f"{cell.name}/{name}", korean) for name, korean in words.items()},
    )


def _cell(lab: LabEntry, cell: SourceCell, prose: Mapping[str, str]) -> NotebookNode:
    text = _text(cell, prose)
    built = (
        new_markdown_cell(text, id=cell.name)
        if cell.is_prose
        else new_code_cell(text, id=cell.name)
    )
    if not cell.is_prose and not cell.check:
        built.metadata["labs"] = {"form": _form(cell, text, prose)}
    if cell.check:
        points = lab.check(cell.check).points
        built.metadata["nbgrader"] = _nbgrader(
            cell.name, grade=True, locked=True, points=points, cell_type=cell.kind
        )
        built.metadata["labs"] = {"check": cell.check}
    elif cell.manual:
        points = next(manual.points for manual in lab.manual if manual.id == cell.manual)
        built.metadata["nbgrader"] = _nbgrader(
            cell.name, grade=True, solution=True, points=points, cell_type=cell.kind
        )
        built.metadata["labs"] = {"manual": cell.manual}
    elif cell.answer:
        built.metadata["nbgrader"] = _nbgrader(cell.name, solution=True)
    return built


def _form(cell: SourceCell, text: str, prose: Mapping[str, str]) -> NotebookNode:
    """What the desk draws of a code cell: options as declared, words as they stand in its text."""
    declared, shown = read_form(cell.source), read_form(text)
    fields = [
        _field(one, shown.words.get(one.name, one.name).split("\n"), _labels(cell, one, prose))
        for one in declared.fields
    ]
    return nbformat.from_dict(
        {"fields": fields, "button": shown.words.get(BUTTON, ""), "code": declared.has_code}
    )


def _labels(cell: SourceCell, field: Field, prose: Mapping[str, str]) -> dict[str, str]:
    """How another language shows a field's choices and headings, by what they are in Korean."""
    labels: dict[str, str] = {}
    for of, words in field.lists.items():
        shown = listed(prose.get(f"{cell.name}/{field.name}/{of}", ", ".join(words)))
        labels |= {
            korean: f"{label} ({korean})"
            for korean, label in zip(words, shown, strict=True)
            if label != korean
        }
    return labels


def _field(one: Field, words: list[str], labels: dict[str, str]) -> dict[str, object]:
    label, *help_lines = words
    options = {
        "choices": list(one.choices),
        "columns": {column: list(choices) for column, choices in one.columns.items()},
        "labels": labels,
        "fixed": list(one.fixed),
        "more": one.more,
    }
    return {
        "name": one.name,
        "kind": one.kind,
        "label": label,
        "help": " ".join(help_lines),
        **{key: value for key, value in options.items() if value},
    }


def _hints_cell(
    check: str, hints: list[tuple[SourceCell, str]], language: str, worked_answers: bool
) -> NotebookNode:
    folds = []
    for cell, text in hints:
        if cell.level < WORKED_ANSWER:
            summary = say("도움말 {level}", level=cell.level).render(language)
        elif worked_answers:
            summary = say("모범 답안 보기").render(language)
        else:
            continue
        folds.append(f"<details><summary>{summary}</summary>\n\n{text}\n\n</details>")
    return new_markdown_cell("\n".join(folds), id=f"hints-{check}")


def _nbgrader(
    grade_id: str,
    *,
    grade: bool = False,
    solution: bool = False,
    locked: bool = False,
    points: float | None = None,
    cell_type: str = "code",
) -> NotebookNode:
    metadata = {
        "schema_version": NBGRADER_SCHEMA,
        "grade_id": grade_id,
        "grade": grade,
        "solution": solution,
        "locked": locked,
        "task": False,
        "cell_type": cell_type,
    }
    if points is not None:
        metadata["points"] = points
    return nbformat.from_dict(metadata)
