"""Whether this machine can shut a process in."""

import subprocess
import sys
import tempfile
from functools import cache

from graders.messages import say
from groundwork.messages import Message

_SECONDS = 60


@cache
def available() -> Message | None:
    """None where notebooks can be run safely, else one sentence that says why not.

    Tries it once, in a process of its own.
    """
    if sys.platform != "linux":
        return say("수강생의 실습 파일을 격리된 환경에서 실행하는 기능은 리눅스에서만 지원합니다.")
    with tempfile.TemporaryDirectory() as staging:
        tried = subprocess.run(
            [sys.executable, "-P", "-m", "graders.sandbox.walls", staging],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    if tried.returncode == 0:
        return None
    reason = tried.stderr.strip().splitlines()[-1:] or [str(tried.returncode)]
    return say(
        "이 컴퓨터에서는 수강생의 실습 파일을 격리된 환경에서 실행할 수 없습니다({reason}).",
        reason=reason[0],
    )
