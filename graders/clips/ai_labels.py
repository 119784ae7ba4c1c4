"""What is said about labelling what an AI made (AI 표시): "의무라서 표시함" is advised against."""

import re
from collections.abc import Iterator

from graders.messages import say
from groundwork.findings import Finding, Level
from groundwork.law import claim
from groundwork.messages import plain
from groundwork.negation import ISNT, NONE

_DUTY = re.compile(rf"(?:의무|법에 따라)(?!\S*\s*(?:는|은|가|이)?\s*(?:{NONE}|{ISNT}))")


def duty_claimed(text: str) -> Iterator[Finding]:
    """Advice where a text says that a statute makes the label a duty (인공지능기본법 제31조)."""
    for line in text.splitlines():
        if _DUTY.search(line):
            yield Finding(
                say("AI 표시가 법적 의무라고 적었습니다."),
                plain(line.strip()),
                say(
                    "{basis}의 의무는 인공지능사업자에게 있습니다. 도구를 써서 만든 영상에 "
                    "표시하는 것은 시가 스스로 하는 일입니다. 담당 부서에 확인해 "
                    "보세요.",
                    basis=claim("ai-notice").cited,
                ),
                say("법적 의무가 아니라 보는 사람을 위해 표시한다고 적으면 더 정확합니다."),
                Level.ADVISED,
                "duty",
            )
