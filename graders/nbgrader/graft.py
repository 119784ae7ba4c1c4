"""Put a learner's answers into the course's own notebook.

Only the text of answer cells is taken from what was submitted, found by ``grade_id``, or where a
program took nbgrader's metadata away, by the id of the cell. Whatever else was deleted, doubled,
moved or edited is as the course has it again, and the learner is told.
"""

import copy
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_solution

from graders.messages import say
from graders.nbgrader.course_notebook import released_notebook
from graders.nbgrader.notes import add_notes
from graders.nbgrader.submission_exporter import UNREAD
from groundwork.language import LANGUAGES
from groundwork.messages import Message

MAX_ANSWER = 50_000

_Handed = Mapping[str, list[NotebookNode]]


class GraftAnswers(NbGraderPreprocessor):
    """nbgrader sanitize preprocessor, in place of the four that mend the learner's own notebook."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        course_notebook = released_notebook(self, resources)
        return grafted(course_notebook, nb), resources


def grafted(course_notebook: NotebookNode, submitted: NotebookNode) -> NotebookNode:
    """The course's notebook with the answers submitted, and a first cell of notes if need be."""
    notebook = copy.deepcopy(course_notebook)
    ours, theirs = notebook.metadata.labs, _labs_metadata(submitted)
    if theirs.get("language") in LANGUAGES:
        ours["language"] = theirs["language"]
    if theirs.get(UNREAD):
        ours[UNREAD] = True
    usable = UNREAD not in ours and theirs.get("lab", ours["lab"]) == ours["lab"]
    handed = _by_grade_id(submitted, notebook) if usable else {}
    if usable and submitted.cells and not handed:
        ours[UNREAD] = True
        notes = [say("제출한 실습 파일에서 실습의 칸을 찾지 못해 강사가 직접 확인합니다.")]
    else:
        notes = list(_notes(notebook, handed) if usable else _unusable(theirs))
    if strange := _strange(notebook, handed):
        ours[UNREAD] = True  # not all of it was, so that a person looks
        notes.append(_of_another_edition(strange))
    for cell in notebook.cells:
        if is_solution(cell):
            cell.source = _answer(cell, handed.get(cell.metadata.nbgrader.grade_id, []))
    add_notes(notebook, notes)
    return notebook


def has_answers(grafted_notebook: NotebookNode) -> bool:
    """Whether anything was written into a cell of code."""
    return any(
        cell.cell_type == "code" and is_solution(cell) and not _untouched(cell)
        for cell in grafted_notebook.cells
    )


def answered(course_notebook: NotebookNode, submitted: NotebookNode) -> int:
    """In how many cells of the course's notebook a submitted one has an answer."""
    ours = _by_grade_id(course_notebook, course_notebook)
    return sum(
        name in ours and any(is_solution(cell) and not _untouched(cell) for cell in cells)
        for name, cells in _by_grade_id(submitted, course_notebook).items()
    )


def lab_of(notebook: NotebookNode) -> str:
    """The lab a notebook says it is of; empty where it says nothing."""
    return str(_labs_metadata(notebook).get("lab") or "")


def _labs_metadata(notebook: NotebookNode) -> Mapping[str, Any]:
    labs = notebook.metadata.get("labs", {})
    return labs if isinstance(labs, Mapping) else {}


def _by_grade_id(
    notebook: NotebookNode, course_notebook: NotebookNode
) -> dict[str, list[NotebookNode]]:
    """The cells of each ``grade_id``, those of the same id in their order."""
    ours = {cell.id: cell.metadata for cell in course_notebook.cells if _grade_id(cell)}
    found = defaultdict(list)
    for cell in notebook.cells:
        if not _grade_id(cell) and cell.get("id") in ours:
            cell = NotebookNode(cell, metadata=ours[cell.id])
        if name := _grade_id(cell):
            found[name].append(cell)
    return found


def _grade_id(cell: NotebookNode) -> str:
    nbgrader = cell.metadata.get("nbgrader", {})
    return str(nbgrader.get("grade_id") or "") if isinstance(nbgrader, Mapping) else ""


def _answer(cell: NotebookNode, handed: list[NotebookNode]) -> str:
    """The last answer that says anything; the course's empty place where there is none."""
    answers = [candidate.source for candidate in handed if not _untouched(candidate)]
    if not answers:
        return str(cell.source)
    # Half a surrogate pair is legal in JSON, and cannot be written again.
    return answers[-1][:MAX_ANSWER].encode("utf-8", "replace").decode("utf-8")


def _untouched(cell: NotebookNode) -> bool:
    """Whether an answer cell is as it was given, in whichever language: its checksum still fits."""
    nbgrader = cell.metadata.nbgrader
    try:
        return not cell.source.strip() or nbgrader.get("checksum") == compute_checksum(cell)
    except (KeyError, TypeError, ValueError):  # edited metadata: then the text is an answer
        return False


def _notes(notebook: NotebookNode, handed: _Handed) -> Iterator[Message]:
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if name is None:
            continue
        cells = handed.get(name, [])
        if not cells:
            yield say("삭제된 칸을 되살렸습니다: {cell}", cell=name)
        elif len(cells) > 1 and is_solution(cell):
            yield say("같은 칸이 여러 개여서 마지막에 적은 답을 채점했습니다: {cell}", cell=name)
        elif len(cells) > 1:
            yield say("같은 칸이 여러 개여서 하나만 남겼습니다: {cell}", cell=name)
        elif not is_solution(cell) and cells[0].source.strip() != cell.source.strip():
            yield say("바뀐 칸을 원래대로 되돌렸습니다: {cell}", cell=name)
        if is_solution(cell) and any(len(answer.source) > MAX_ANSWER for answer in cells):
            yield say("답이 너무 길어 앞부분만 채점했습니다: {cell}", cell=name)


def _strange(notebook: NotebookNode, handed: _Handed) -> int:
    """How many answers stand in cells that the course's notebook does not have."""
    ours = _by_grade_id(notebook, notebook)
    return sum(
        any(is_solution(cell) and not _untouched(cell) for cell in cells)
        for name, cells in handed.items()
        if name not in ours
    )


def _of_another_edition(count: int) -> Message:
    return say(
        "배포한 것과 판이 다른 실습 파일이어서, 배포한 실습 파일에 없는 칸의 답 {count}개는 "
        "채점하지 못했습니다. 만든 파일을 함께 제출하거나, 배포한 실습 "
        "파일에 답을 옮겨 다시 제출해 주세요.",
        count=count,
    )


def _unusable(theirs: Mapping[str, Any]) -> Iterator[Message]:
    if theirs.get(UNREAD):
        yield say("제출한 실습 파일을 읽을 수 없어 다른 제출 파일만 검사했습니다.")
    else:
        yield say(
            "제출한 실습 파일이 다른 실습({lab})의 것이어서 다른 제출 파일만 검사했습니다.",
            lab=theirs.get("lab"),
        )
