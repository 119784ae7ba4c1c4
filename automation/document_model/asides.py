"""What of a file is no part of the document, each kind said in one sentence."""

from collections.abc import Iterable, Iterator

from automation.document_model.content import Aside, Place
from automation.messages import say
from groundwork.messages import Message

_PLACES: dict[Place, Message] = {
    Place.HEADER: say("머리말"),
    Place.FOOTER: say("꼬리말"),
    Place.MEMO: say("메모"),
}
_LONGEST_QUOTE = 40


def left_out(asides: Iterable[Aside]) -> Iterator[Message]:
    """That headers, footers and memos, and what nobody sees, are no part of the text."""
    told = tuple(asides)
    beside = [f"{_PLACES[a.place]} {_quoted(a)}" for a in told if a.place in _PLACES]
    hidden = [_quoted(aside) for aside in told if aside.place is Place.HIDDEN]
    if beside:
        yield say(
            "머리말, 꼬리말, 메모에 적힌 글은 본문에 넣지 않았습니다: {texts}",
            texts=", ".join(beside),
        )
    if hidden:
        yield say(
            "숨기거나 바탕과 같은 색, 아주 작은 글자로 적어 보이지 않는 글은 없는 것으로 "
            "보았습니다: {texts}",
            texts=", ".join(hidden),
        )


def _quoted(aside: Aside) -> str:
    text = aside.text
    return f"‘{text if len(text) <= _LONGEST_QUOTE else f'{text[:_LONGEST_QUOTE]}…'}’"
