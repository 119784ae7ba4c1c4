"""Checks of $lab."""

from automation.documents import read_text
from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import Submission
from groundwork.messages import catalog

say = catalog(__package__)


def answer(submission: Submission) -> Judgement:
    """The answer keeps every line of the request, in any order and among any others."""
    text = submission.once(read_text, submission.find("answer"))
    request = submission.once(read_text, submission.materials / "request.txt")
    return judge(_kept(line, text) for line in request.splitlines() if line.strip())


def _kept(line: str, text: str) -> Criterion:
    return criterion(
        line in text,
        say("{line:이} 있습니다.", line=f"‘{line}’"),
        say("{line:이} 빠졌습니다.", line=f"‘{line}’"),
        mend=say("받은 자료의 줄을 그대로 옮겨 적어 주세요."),
    )
