"""What of a file is no part of the document, said in one sentence."""

from collections.abc import Iterable

from automation.document_model.content import Aside, Place
from automation.messages import say
from groundwork.messages import Message

_PLACES: dict[Place, Message] = {
    Place.HEADER: say("머리말"),
    Place.FOOTER: say("꼬리말"),
    Place.MEMO: say("메모"),
}
_LONGEST_QUOTE = 40


def left_out(asides: Iterable[Aside]) -> Message:
    """That headers, footers and memos are no part of the text, with what they say."""
    quoted = (f"{_PLACES[aside.place]} ‘{_shortened(aside.text)}’" for aside in asides)
    return say(
        "머리말, 꼬리말, 메모에 적힌 글은 본문에 넣지 않았습니다: {texts}", texts=", ".join(quoted)
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
