"""The chatbot: it answers from its base word for word, or hands over to a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from automation import display
from automation.chatbot import forbidden
from automation.chatbot.base import FaqBase
from automation.chatbot.embedding import Embedding
from automation.chatbot.entry import Entry, written_day
from automation.chatbot.forbidden import Topic
from automation.chatbot.retrieval import Bm25, Likeness, Match, Search
from groundwork.messages import NOTHING, Message, catalog

if TYPE_CHECKING:
    from automation.chatbot.conversation import Conversation

say = catalog("automation")

# Measured in benchmarks/retrieval: below it most questions are none of the base's.
THRESHOLD = 15.0
THRESHOLD_BY_MEANING = 45.0
_LONGEST_QUESTION = 500


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
            "근거: {source} · 담당: {department} · 확인한 날: {day}",
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
                "{number}번 ‘{question}’에서 찾음(닮은 정도 {score:.0f})",
                number=self.entry.number,
                question=self.entry.question,
                score=score,
            )
            how = f"<p><small>{display.escape(matched)}</small></p>{how}"
        return display.card(self.question or say("질문"), display.page(self.text), how)


AI_NOTICE = say(
    "AI 챗봇이 시의 질문 목록에서 답을 찾아 드립니다. 틀릴 수 있으니 중요한 일은 담당자에게 "
    "확인하세요."
)


@dataclass(frozen=True)
class Chatbot:
    """A base, a person to hand over to, the least likeness for an answer, and forbidden topics."""

    base: FaqBase
    handover: Handover = Handover()
    threshold: float = THRESHOLD
    topics: tuple[Topic, ...] = forbidden.USUAL
    likeness: Callable[[Sequence[str]], Likeness] = Bm25

    @cached_property
    def _search(self) -> Search:
        return Search(self.base, self.likeness)

    def ask(self, question: str) -> Reply:
        """The reply to a question; nothing of it is kept, and nothing is made up."""
        asked = " ".join(question.split())[:_LONGEST_QUESTION]
        if not asked:
            return self._told(asked, Outcome.EMPTY, say("무엇이 궁금하신지 적어 주세요."))
        if forbidden.has_personal_data(asked):
            return self._told(
                asked,
                Outcome.PERSONAL,
                say("주민등록번호나 전화번호 같은 개인정보는 적지 마세요. 저장하지 않았습니다."),
            )
        for topic in self.topics:
            if topic.is_asked(asked):
                return self._told(asked, Outcome.FORBIDDEN, topic.reply, self._search(asked))
        return self._found(asked, self._search(asked))

    def _found(self, asked: str, candidates: tuple[Match, ...]) -> Reply:
        if not candidates or candidates[0].score < self.threshold:
            unsure = say("질문 목록에서 맞는 답을 찾지 못했습니다.")
            return self._told(asked, Outcome.UNSURE, unsure, candidates)
        entry = candidates[0].entry
        if not entry.may_be_told:
            untold = say("이 질문의 답은 근거를 확인하고 있어 지금 알려 드리지 않습니다.")
            return self._told(asked, Outcome.UNSURE, untold, candidates)
        return Reply(asked, Outcome.ANSWERED, self.handover, entry, candidates=candidates)

    def _told(
        self, asked: str, outcome: Outcome, reason: Message, candidates: Sequence[Match] = ()
    ) -> Reply:
        return Reply(asked, outcome, self.handover, None, reason, tuple(candidates))

    def talk(self) -> Conversation:
        """A conversation in the notebook."""
        from automation.chatbot.conversation import Conversation

        return Conversation(self)

    def _repr_html_(self) -> str:
        heading = say(
            "질문 {count}개에 답하는 챗봇. 닮은 정도가 {threshold:g}보다 낮으면 사람에게 넘깁니다.",
            count=len(self.base),
            threshold=self.threshold,
        )
        rows = [
            (say("사람에게 넘김"), self.handover.sentence),
            (say("답하지 않는 것"), ", ".join(str(topic.name) for topic in self.topics)),
            (say("먼저 알리는 말"), AI_NOTICE),
        ]
        return display.card(heading, display.table((say("무엇"), say("내용")), rows))


def build(
    base: FaqBase,
    *,
    phone: str = "",
    hours: str = "",
    threshold: float | None = None,
    forbidden_words: Mapping[str, Iterable[str]] | None = None,
    by_meaning: bool = False,
) -> Chatbot:
    """A chatbot over a base.

    ``phone`` and ``hours`` are those of the person it hands over to; ``threshold`` (0 to 100) is
    the least likeness at which it answers; ``forbidden_words`` adds topics, each with the words
    that give it away, to legal judgement and questions about one person's case. ``by_meaning``
    compares by embeddings, the extra ``embedding``; `Problem` where that is not installed.
    """
    topics = (*forbidden.USUAL, *forbidden.own_topics(forbidden_words or {}))
    usual = THRESHOLD_BY_MEANING if by_meaning else THRESHOLD
    return Chatbot(
        base,
        Handover(phone, hours),
        usual if threshold is None else threshold,
        topics,
        Embedding if by_meaning else Bm25,
    )
