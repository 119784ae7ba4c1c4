"""How well a chatbot does on a test set: right answers and right refusals.

top-1 (정답률) is the share of answerable questions that were answered with the right entry; top-3
the share whose right entry was among the three likeliest, told or not; the refusal rate
(상담원 연결률) the share of questions to be handed over that were handed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from automation import display
from automation.chatbot.bot import Chatbot
from automation.chatbot.questions import Question, Questions
from automation.chatbot.reply import Outcome, Reply
from automation.messages import say
from groundwork.messages import Message

_STEPS = (5, 10, 12, 14, 16, 18, 20, 25, 30)


@dataclass(frozen=True)
class Share:
    """So many of so many; ``percent`` is None of none."""

    right: int
    of: int

    @property
    def percent(self) -> float | None:
        """0 to 100; None of nothing."""
        return 100 * self.right / self.of if self.of else None

    def __str__(self) -> str:
        return f"{self.percent:.1f}% ({self.right}/{self.of})" if self.percent is not None else "–"


@dataclass(frozen=True)
class Result:
    """What a chatbot did with a test question."""

    question: Question
    reply: Reply

    @property
    def is_right(self) -> bool:
        """Whether it was answered with the entry expected, or passed on where that was right."""
        if self.question.expected is None:
            return self.reply.outcome is not Outcome.ANSWERED
        return self.reply.entry is not None and self.reply.entry.number == self.question.expected

    @property
    def in_three(self) -> bool:
        """Whether the entry expected is among the three nearest."""
        numbers = [match.entry.number for match in self.reply.candidates[:3]]
        return self.question.expected in numbers

    @property
    def given(self) -> Message | int:
        """The number of the entry that was told, or that it was handed over."""
        return self.reply.entry.number if self.reply.entry else say("상담원 연결")


@dataclass(frozen=True)
class Evaluation:
    """The results of a test set, question by question, and the threshold they were got with."""

    results: tuple[Result, ...]
    threshold: float

    def group(self, *names: str) -> Evaluation:
        """The results of these groups of the test set."""
        wanted = set(Questions(tuple(r.question for r in self.results)).group(*names))
        return replace(self, results=tuple(r for r in self.results if r.question in wanted))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of questions, in the order of the test set."""
        return tuple(dict.fromkeys(result.question.group for result in self.results))

    @property
    def top1(self) -> Share:
        """Right answers (정답률), of the questions that have one."""
        asked = self._answerable
        return Share(sum(result.is_right for result in asked), len(asked))

    @property
    def top3(self) -> Share:
        """Questions whose answer is among the three nearest, of those that have one."""
        asked = self._answerable
        return Share(sum(result.in_three for result in asked), len(asked))

    @property
    def refused(self) -> Share:
        """Questions passed on (상담원 연결률), of those that are to be passed on."""
        asked = [result for result in self.results if result.question.is_refusal]
        return Share(sum(result.is_right for result in asked), len(asked))

    @property
    def wrongly_told(self) -> int:
        """How often a citizen was told an answer that is not the one asked for."""
        return sum(r.reply.entry is not None and not r.is_right for r in self.results)

    @property
    def wrong(self) -> tuple[Result, ...]:
        """What went wrong, to be looked into."""
        return tuple(result for result in self.results if not result.is_right)

    @property
    def _answerable(self) -> list[Result]:
        return [result for result in self.results if not result.question.is_refusal]

    def _repr_html_(self) -> str:
        heading = say(
            "시험 문제 {count}개 가운데 틀린 문제 {wrong}개(잘못된 답변 {told}개)",
            count=len(self.results),
            wrong=len(self.wrong),
            told=self.wrongly_told,
        )
        parts = [(name, self.group(name)) for name in self.groups]
        head = (say("묶음"), say("문항"), say("정답률"), say("3순위 안"), say("상담원 연결률"))
        rows = [
            (name or "–", len(part.results), part.top1, part.top3, part.refused)
            for name, part in parts
        ]
        return display.card(heading, display.table(head, rows), wrong_table(self.wrong))


def wrong_table(wrong: Iterable[Result]) -> str:
    """The questions that went wrong, as HTML."""
    head = (
        say("번호"),
        say("시험 질문"),
        say("기대 답"),
        say("챗봇의 답"),
        say("가장 비슷한 질문(유사도)"),
    )
    rows = [
        (
            result.question.number,
            result.question.text,
            say("상담원 연결") if result.question.expected is None else result.question.expected,
            result.given,
            ", ".join(f"{m.entry.number}({m.score:.0f})" for m in result.reply.candidates),
        )
        for result in wrong
    ]
    return display.table(head, rows)


def evaluate(bot: Chatbot, questions: Questions) -> Evaluation:
    """Ask a chatbot every question of a test set."""
    return Evaluation(tuple(Result(q, bot.ask(q.text)) for q in questions), bot.threshold)


@dataclass(frozen=True)
class Thresholds:
    """The same test set at several thresholds."""

    tried: tuple[Evaluation, ...]

    def _repr_html_(self) -> str:
        head = (say("기준 점수"), say("정답률"), say("상담원 연결률"), say("잘못된 답변"))
        rows = [(f"{e.threshold:g}", e.top1, e.refused, e.wrongly_told) for e in self.tried]
        heading = say("기준 점수를 올리면 잘못된 답변은 줄고, 답하지 못하는 질문은 늘어납니다.")
        return display.card(heading, display.table(head, rows))


def try_thresholds(
    bot: Chatbot, questions: Questions, thresholds: Iterable[float] = _STEPS
) -> Thresholds:
    """Evaluate a chatbot at several thresholds (0 to 100)."""
    return Thresholds(
        tuple(evaluate(replace(bot, threshold=float(t)), questions) for t in thresholds)
    )
