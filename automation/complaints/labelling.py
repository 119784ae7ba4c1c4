"""Complaints with a label each, given by words, and what the words did not catch."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from automation import display
from automation.complaints.complaint import Complaint
from automation.complaints.ranking import TopQuestions, rank
from automation.complaints.rules import REST, Rule, parse_rules
from automation.complaints.wording import frequent_words
from automation.messages import say

_SHOWN = 20


@dataclass(frozen=True)
class Group:
    """The complaints under one label, and the words that are frequent in them."""

    label: str
    complaints: tuple[Complaint, ...]

    @cached_property
    def words(self) -> tuple[tuple[str, int], ...]:
        """The words it speaks of most, each with the number of complaints that have it."""
        return frequent_words([one.text for one in self.complaints], _SHOWN)

    def _repr_html_(self) -> str:
        words = ", ".join(f"{word} {count}" for word, count in self.words)
        hint = f"<p>{display.escape(say('자주 나온 말: {words}', words=words or '-'))}</p>"
        step = max(1, len(self.complaints) // _SHOWN)
        rows = [(one.number, one.text) for one in self.complaints[::step][:_SHOWN]]
        return display.card(
            say("{label}: {count:,}건", label=self.label, count=len(self.complaints)),
            hint,
            display.table((say("접수번호"), say("내용")), rows),
        )


@dataclass(frozen=True)
class Labelled:
    """Complaints with a label each, in the same order.

    ``rules`` are what the labels were given by. ``also`` counts, for each label, the complaints
    under it that hold words of another label too.
    """

    complaints: tuple[Complaint, ...]
    labels: tuple[str, ...]
    rules: tuple[Rule, ...]
    also: Counter[str]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many complaints each label has, 기타 among them."""
        return Counter(self.labels)

    def look(self, label: str = REST) -> Group:
        """The complaints under a label, spread over the whole list; 기타 where it is empty."""
        chosen = label.strip() or REST
        return Group(chosen, self.under(chosen))

    def under(self, label: str) -> tuple[Complaint, ...]:
        """The complaints under a label."""
        together = zip(self.complaints, self.labels, strict=True)
        return tuple(one for one, its in together if its == label)

    def share(self, label: str) -> float:
        """The part of all complaints that a label has, 0 to 1."""
        return self.counts[label] / len(self.labels) if self.labels else 0.0

    def top(self, count: int = 10, owners: str = "") -> TopQuestions:
        """The labels with the most complaints; ``owners`` says who answers and whether a bot may.

        ``owners`` is a table of 분류, 담당 부서, 챗봇 범위 and 이유, or a line a label:
        "대형폐기물: 자원순환과, 안", "체납 상담: 징수과, 밖, 개인 세금을 보아야 함".
        """
        return rank(self.complaints, self.labels, self.rules, count, owners)

    def _repr_html_(self) -> str:
        heading = say(
            "분류 {labels}개, 기타 {rest:,}건({share:.1%})",
            labels=len(set(self.labels) - {REST}),
            rest=self.counts[REST],
            share=self.share(REST),
        )
        head = (say("분류"), say("건수"), say("비율"), say("다른 분류의 낱말도 있음"))
        rows = [
            (label, f"{count:,}", f"{self.share(label):.1%}", f"{self.also[label]:,}")
            for label, count in self.counts.most_common()
        ]
        return display.card(heading, display.table(head, rows))


def label(complaints: Sequence[Complaint], words: str) -> Labelled:
    """See `Complaints.label`."""
    rules = parse_rules(words)
    labels, also = [], Counter[str]()
    for one in complaints:
        hits = [len(rule.hits(one.text)) for rule in rules]
        most = max(hits, default=0)
        chosen = rules[hits.index(most)].label if most else REST
        labels.append(chosen)
        also[chosen] += sum(map(bool, hits)) > 1
    return Labelled(tuple(complaints), tuple(labels), rules, also)
