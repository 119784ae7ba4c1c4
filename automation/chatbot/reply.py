"""What a citizen is told: an answer of the base word for word, or why not and whom to ask."""

from dataclasses import dataclass
from enum import StrEnum

from automation import display
from automation.chatbot.retrieval import Match
from automation.faq.entry import Entry, written_day
from automation.messages import say
from groundwork.messages import NOTHING, Message

AI_NOTICE = say(
    "AI 챗봇이 시의 질문 목록에서 답을 찾아 드립니다. 답변이 틀릴 수 있으니 중요한 일은 "
    "담당자에게 확인하세요."
)


class Outcome(StrEnum):
    """What became of a question; only `ANSWERED` gives an answer."""

    ANSWERED = "answered"
    UNSURE = "unsure"
    FORBIDDEN = "forbidden"
    PERSONAL = "personal"
    EMPTY = "empty"


@dataclass(frozen=True)
class Handover:
    """The person behind the chatbot: where and when somebody answers."""

    phone: str = ""
    hours: str = ""

    @property
    def sentence(self) -> Message:
        """To whom a citizen is passed on, as the bot says it."""
        if not self.phone:
            return say("담당 부서에 물어보시기 바랍니다.")
        return say(
            "전화 {phone}({hours})에서 담당자가 도와드립니다.", phone=self.phone, hours=self.hours
        )


@dataclass(frozen=True)
class Reply:
    """What a citizen is told: ``entry`` where it was answered, ``reason`` where it was not.

    ``candidates`` are the likeliest entries whatever was told; they are for measuring.
    """

    question: str
    outcome: Outcome
    handover: Handover
    entry: Entry | None = None
    reason: Message = NOTHING
    candidates: tuple[Match, ...] = ()

    @property
    def text(self) -> str:
        """The answer word for word with its source, or why not and whom to ask."""
        if self.entry is None:
            return f"{self.reason} {self.handover.sentence}"
        source = say(
            "근거: {source} · 담당: {department} · 검토일: {day}",
            source=self.entry.source,
            department=self.entry.department or "–",
            day=written_day(self.entry.reviewed) or "–",
        )
        return f"{self.entry.answer}\n{source}"

    def __str__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        score = self.candidates[0].score if self.candidates else 0.0
        how = f"<p><small>{display.escape(AI_NOTICE)}</small></p>"
        if self.entry:
            matched = say(
                "{number}번 ‘{question}’에서 찾음(유사도 {score:.0f}점)",
                number=self.entry.number,
                question=self.entry.question,
                score=score,
            )
            how = f"<p><small>{display.escape(matched)}</small></p>{how}"
        return display.card(self.question or say("질문"), display.page(self.text), how)
