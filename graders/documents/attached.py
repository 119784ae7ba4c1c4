"""What a document says is attached, against a chief's note."""

import re

from automation.documents import Document
from graders.messages import say
from graders.outcome import Criterion
from groundwork.comparing_text import spaceless
from groundwork.findings import Finding
from groundwork.messages import Message

# "- 코스 안내도는 2매를 붙입니다.", "붙임은 회의 사진 3매"
_ASKED = re.compile(
    r"(?m)^- (?P<name>.+?)[은는] (?P<number>\d+[가-힣])를 붙입니다"
    r"|붙임은 (?P<what>[가-힣 ]+?) (?P<count>\d+[가-힣])"
)


def asked_attachments(note: str) -> tuple[tuple[str, str], ...]:
    """Name and quantity of each attachment a note asks for."""
    found = _ASKED.finditer(note)
    return tuple((one["name"] or one["what"], one["number"] or one["count"]) for one in found)


_NOTE = say("과장 쪽지의 붙임 목록")


def attached(document: Document, name: str, quantity: str, why: Message = _NOTE) -> Criterion:
    """A criterion: an attachment of this name is listed in this number.

    One that is listed without any number is left to rule R7, which says so.
    """
    named = [item for item in document.attachments if spaceless(name) in spaceless(item.text)]
    if any(quantity in spaceless(item.text) for item in named):
        return Criterion(True)
    finding = Finding(
        what=say("붙임 ‘{name}’의 수량이 다릅니다.", name=name)
        if named
        else say("붙임에 {name:이} 없습니다.", name=f"‘{name}’"),
        where=say("‘{written}’ 부분", written=named[0].line if named else "붙임"),
        why=why,
        mend=say("붙임에 ‘{right}’ 그대로 적으세요.", right=f"{name} {quantity}."),
        rule="attachments",
    )
    return Criterion(False, (finding,))
