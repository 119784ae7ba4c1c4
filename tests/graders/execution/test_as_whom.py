"""Whoever grades, the notebook is run by somebody who can touch nothing of theirs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graders.sandbox.means import available

ORDINARY = 54_321  # no account has this number
TINY_LABS = Path(__file__).parents[2] / "fixtures" / "labs"
# What an instructor's process does: it owns a gradebook, and runs a notebook that wants it.
GRADING = """
import json, os, sys
from pathlib import Path
from nbformat.v4 import new_code_cell, new_notebook
from graders import curriculum
from graders.execution.executor import Executor

gradebook = Path("gradebook.db").resolve()
gradebook.write_text("scores")
asked = [
    "import os; [os.getuid(), os.geteuid(), os.getgid()]",
    f"open({str(gradebook)!r}, 'w')",
    "[line.split()[1] for line in open('/proc/self/status') if line.startswith('Cap')]",
    "open('output/note.txt', 'w').write('made')",
]
notebook = new_notebook(cells=[new_code_cell(source) for source in asked])
with Executor(curriculum.load().lab("t1-1-note")) as executor:
    execution = executor.run(notebook, Path("submission"), Path("made"))
first, second, third, _ = (cell.outputs[0] for cell in execution.notebook.cells)
print(json.dumps({
    "users": json.loads(first.data["text/plain"]),
    "gradebook": second.ename,
    "capabilities": third.data["text/plain"],
    "scores": gradebook.read_text(),
    "made": [path.read_text() for path in execution.made],
}))
"""


def grade_as(user: int | None, folder: Path) -> dict[str, object]:
    """Run the grading as a user (this one without a number) and give what it saw."""
    (folder / "submission").mkdir()
    if user is not None:
        os.chown(folder, user, user)
    done = subprocess.run(
        [sys.executable, "-c", GRADING],
        cwd=folder,
        env={
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "PATH": os.environ["PATH"],
            "LABS_ROOT": str(TINY_LABS),
            "TMPDIR": str(folder),
            "HOME": str(folder),
        },
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def means() -> None:
    if (reason := available()) is not None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"the kernel of this machine forbids the sandbox: {reason}")
        pytest.skip(str(reason))


def check(seen: dict[str, object], user: int) -> None:
    assert seen["users"] == [user] * 3
    assert seen["gradebook"] == "FileNotFoundError"
    assert seen["scores"] == "scores"
    assert set(eval(str(seen["capabilities"]))) == {"0" * 16}
    assert seen["made"] == ["made"]


@pytest.mark.usefixtures("means")
def test_who_grades_as_root_has_it_run_by_nobody(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root can be root")
    check(grade_as(None, tmp_path), 65_534)


@pytest.mark.usefixtures("means")
def test_who_grades_as_an_ordinary_user_has_it_run_where_nothing_of_theirs_is(tmp_path_factory):
    """The same number, in a namespace of its own; the gradebook it owns is not there."""
    folder = tmp_path_factory.mktemp("ordinary")
    if os.geteuid() != 0:
        check(grade_as(None, folder), os.geteuid())
        return
    for parent in [folder, *folder.parents]:
        if "pytest" in parent.name:
            parent.chmod(0o755)
    try:
        subprocess.run([sys.executable, "-c", ""], user=ORDINARY, check=True)
    except PermissionError:
        pytest.skip("this Python stands in the home of root: no other user can start it")
    check(grade_as(ORDINARY, folder), ORDINARY)
