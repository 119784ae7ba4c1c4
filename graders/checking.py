"""Judge a submission with the checks of its lab: whatever happens, one of four outcomes."""

import hashlib
import importlib
import importlib.util
import logging
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType

from graders.curriculum import LABS_ROOT, Check, LabEntry
from graders.messages import say
from graders.outcome import Judgement, Outcome, Verdict, cant_tell, not_yet
from graders.submission import NotSubmitted, Submission
from graders.tables.hidden_places import hidden_places
from groundwork.findings import Finding, Level
from groundwork.problem import Problem

CHECKS = "checks"
log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())


def check_submission(
    submission: Submission, checks: Iterable[Check] | None = None
) -> list[Outcome]:
    """Judge with every check of the lab, or with the given ones, in the manifest's order."""
    chosen = submission.lab.checks if checks is None else tuple(checks)
    return [run_check(submission, check) for check in chosen]


def run_check(submission: Submission, check: Check) -> Outcome:
    """Judge with one check; an unreadable file or a fault of the check is "can't tell"."""
    return Outcome(
        lab=submission.lab.id,
        check=check.id,
        title=check.title,
        max_points=check.points,
        judgement=_judgement(submission, check),
    )


def check_function(lab: LabEntry, check_id: str) -> Callable[[Submission], Judgement]:
    """The function behind a check, in the lab's folder ``checks/`` and named like the check."""
    function: Callable[[Submission], Judgement] = getattr(
        checks_module(lab), check_id.replace("-", "_")
    )
    return function


def checks_module(lab: LabEntry) -> ModuleType:
    """The checks of a lab: the package ``checks`` in its folder.

    Ours are ``labs.<field>.<lab>.checks``. A lab of another root (``LABS_ROOT``) is on no path of
    Python: its package is named after the place it comes from. So a lab's modules name each other
    by relative imports only. Raises `ModuleNotFoundError` where there are none.
    """
    if lab.folder.parent.parent == LABS_ROOT:
        return importlib.import_module(f"labs.{lab.folder.parent.name}.{lab.folder.name}.{CHECKS}")
    return _package_at(lab.folder / CHECKS)


@cache
def _package_at(folder: Path) -> ModuleType:
    place = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
    name = f"labs_{place}_{folder.parent.name}"
    file = folder / "__init__.py"
    spec = importlib.util.spec_from_file_location(
        name, file, submodule_search_locations=[str(folder)]
    )
    if not file.is_file() or spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"no checks at {folder}", name=str(folder))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # data classes look their module up there
    spec.loader.exec_module(module)
    return module


def _judgement(submission: Submission, check: Check) -> Judgement:
    """What the check says, and beside a fault what of the workbooks nobody sees."""
    judgement = _of_check(submission, check)
    if judgement.verdict is Verdict.PASS or not (hidden := hidden_places(submission)):
        return judgement
    told = Finding(hidden, level=Level.NOTE)
    return replace(judgement, findings=(*judgement.findings, told))


def _of_check(submission: Submission, check: Check) -> Judgement:
    try:
        return check_function(submission.lab, check.id)(submission)
    except NotSubmitted as missing:
        return not_yet(missing.what, missing.mend)
    except Problem as problem:
        return cant_tell(Finding(problem.message, level=Level.NOTE))
    except Exception as error:
        if os.environ.get("LABS_DEBUG"):  # for authors: let a fault of a check be seen
            raise
        log.exception("check %s of %s failed", check.id, submission.lab.id)
        return cant_tell(
            Finding(
                say("이 파일은 자동으로 검사하지 못했습니다. 강사가 직접 확인하고 점수를 줍니다."),
                why=say("검사기 내부 사유: {kind}", kind=type(error).__name__),
                level=Level.NOTE,
            )
        )
