"""The course's own notebook of an assignment, as it was released."""

from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor


def course_directory(preprocessor: NbGraderPreprocessor) -> CourseDirectory:
    """Where a preprocessor works: its parent is the exporter, whose parent is the converter."""
    return preprocessor.parent.parent.coursedir


def released_notebook(
    preprocessor: NbGraderPreprocessor, resources: dict[str, Any]
) -> NotebookNode:
    """The notebook learners were given."""
    course, names = course_directory(preprocessor), resources["nbgrader"]
    folder = course.format_path(course.release_directory, ".", names["assignment"])
    return nbformat.read(Path(folder) / f"{names['notebook']}.ipynb", as_version=4)
