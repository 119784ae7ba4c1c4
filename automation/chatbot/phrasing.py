"""An answer put kindly by the assistant, the base's own words underneath, or not at all."""

from dataclasses import dataclass

from automation import assistant, display, facts
from automation.chatbot.reply import AI_NOTICE, Reply
from automation.messages import say
from groundwork.messages import NOTHING, Message

_PROMPT = (
    "민원인의 물음에 아래 자료의 내용만으로 두세 문장의 친절한 안내 말로 바꿔 써 줘. "
    "자료에 없는 금액, 날짜, 조건은 쓰지 마. 물음: "
)


@dataclass(frozen=True)
class Phrased:
    """A reply with the assistant's words above it; ``text`` is empty where they were not fit."""

    reply: Reply
    text: str
    note: Message = NOTHING

    def __str__(self) -> str:
        return "\n\n".join(filter(None, (self.text, self.reply.text)))

    def _repr_html_(self) -> str:
        note = f"<p>{display.escape(self.note)}</p>" if self.note else ""
        kindly = display.page(self.text) if self.text else ""
        notice = f"<p><small>{display.escape(AI_NOTICE)}</small></p>"
        return display.card(
            self.reply.question, kindly, note, display.page(self.reply.text), notice
        )


def phrase(reply: Reply) -> Phrased:
    """Ask the assistant to put an answer kindly.

    Its words are dropped where they state an amount, a date or an article the answer does not.
    Raises `Problem` where the assistant cannot be reached.
    """
    if reply.entry is None:
        return Phrased(reply, "")
    answer = assistant.ask(_PROMPT + reply.question, notes=reply.text)
    if not answer.text:
        return Phrased(reply, "", answer.note)
    if facts.compare(answer.text, reply.text).unsupported:
        return Phrased(reply, "", _INVENTED)
    return Phrased(reply, answer.text)


_INVENTED = say(
    "AI가 바꾼 문장에 답에 없는 숫자나 조문이 있어 쓰지 않았습니다. 원래 답만 보여 드립니다."
)
