"""Judge a hand-in with the checks of its lab: whatever happens, one of four outcomes."""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

from graders import checks
from graders.curriculum import LABS_ROOT, Check, LabEntry
from graders.hand_in import HandIn, NotHandedIn
from graders.outcome import Judgement, Outcome, cant_tell, not_yet
from groundwork.findings import Finding, Level
from groundwork.messages import catalog
from groundwork.problem import Problem

say = catalog("graders")
log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())


def judge_hand_in(hand_in: HandIn, checks: Iterable[Check] | None = None) -> list[Outcome]:
    """Judge with every check of the lab, or with the given ones, in the manifest's order."""
    chosen = hand_in.lab.checks if checks is None else tuple(checks)
    return [judge_check(hand_in, check) for check in chosen]


def judge_check(hand_in: HandIn, check: Check) -> Outcome:
    """Judge with one check; an unreadable file or a fault of the check is "can't tell"."""
    return Outcome(
        lab=hand_in.lab.id,
        check=check.id,
        title=check.title,
        max_points=check.points,
        judgement=_judgement(hand_in, check),
    )


def check_function(lab: LabEntry, check_id: str) -> Callable[[HandIn], Judgement]:
    """The function behind a check: ``graders/checks/<lab>.py``, named like the check."""
    function: Callable[[HandIn], Judgement] = getattr(
        checks_module(lab), check_id.replace("-", "_")
    )
    return function


def checks_module(lab: LabEntry) -> ModuleType:
    """The checks file of a lab, ``graders/checks/a1_1_report.py`` for ``a1-1-report``.

    Labs of another root (``LABS_ROOT``) have it in a folder ``checks`` beside their fields.
    """
    name = lab.id.replace("-", "_")
    root = lab.folder.parent.parent
    if root == LABS_ROOT:
        return importlib.import_module(f"graders.checks.{name}")
    return _module_at(checks_folder(root) / f"{name}.py")


def checks_folder(root: Path) -> Path:
    """Where the checks files of the labs under a root are."""
    return Path(checks.__file__).parent if root == LABS_ROOT else root / "checks"


@cache
def _module_at(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"labs_checks.{path.stem}", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise ModuleNotFoundError(f"no checks at {path}", name=path.stem)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # data classes look their module up there
    spec.loader.exec_module(module)
    return module


def _judgement(hand_in: HandIn, check: Check) -> Judgement:
    try:
        return check_function(hand_in.lab, check.id)(hand_in)
    except NotHandedIn as missing:
        return not_yet(missing.what, missing.mend)
    except Problem as problem:
        return cant_tell(Finding(problem.message, level=Level.NOTE))
    except Exception as error:
        if os.environ.get("LABS_DEBUG"):  # for authors: let a fault of a check be seen
            raise
        log.exception("check %s of %s failed", check.id, hand_in.lab.id)
        return cant_tell(
            Finding(
                say("이 파일은 자동으로 판정하지 못했습니다. 강사가 직접 보고 점수를 줍니다."),
                why=say("검사기 내부 사유: {kind}", kind=type(error).__name__),
                level=Level.NOTE,
            )
        )
