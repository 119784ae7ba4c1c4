"""The chatbot: it answers from its base word for word, or hands over to a person."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from automation import display
from automation.chatbot import forbidden
from automation.chatbot.conversation import Conversation
from automation.chatbot.embedding import Embedding
from automation.chatbot.forbidden import Topic
from automation.chatbot.reply import AI_NOTICE, Handover, Outcome, Reply
from automation.chatbot.retrieval import Bm25, Likeness, Match, Search
from automation.faq.base import FaqBase
from automation.messages import say
from groundwork.comparing_text import one_spaced
from groundwork.messages import Message

# Measured in benchmarks/retrieval: below it most questions are none of the base's.
THRESHOLD = 15.0
THRESHOLD_BY_MEANING = 45.0
_LONGEST_QUESTION = 500


@dataclass(frozen=True)
class Chatbot:
    """A base, a person to hand over to, the least likeness for an answer, and forbidden topics."""

    base: FaqBase
    handover: Handover
    threshold: float
    topics: tuple[Topic, ...]
    likeness: Callable[[Sequence[str]], Likeness]

    @cached_property
    def _search(self) -> Search:
        return Search(self.base, self.likeness)

    def ask(self, question: str) -> Reply:
        """The reply to a question; nothing of it is kept, and nothing is made up."""
        asked = one_spaced(question)[:_LONGEST_QUESTION]
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
        return Conversation(self.ask)

    def _repr_html_(self) -> str:
        heading = say(
            "질문 {count}개에 답하는 챗봇입니다. 유사도가 {threshold:g}점보다 낮으면 "
            "상담원에게 연결합니다.",
            count=len(self.base),
            threshold=self.threshold,
        )
        rows = [
            (say("상담원 연결"), self.handover.sentence),
            (say("답하지 않는 주제"), ", ".join(str(topic.name) for topic in self.topics)),
            (say("AI 이용 고지"), AI_NOTICE),
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
