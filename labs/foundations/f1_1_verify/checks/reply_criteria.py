"""A reply written from the papers: what it must say, must not mix up, and has to disclose."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from automation.documents import Document, Item, Table
from automation.facts import Fact, find, of_document, same, supported
from automation.verification import Paper, Papers
from automation.verification.papers import squeezed
from graders.outcome import Criterion, criterion, faultless
from groundwork.findings import Finding, Level
from groundwork.messages import catalog, plain
from groundwork.negation import NONE, NOT

from .statement_truth import PaperLine, Truth, facts_of, lines_on, names_subject

say = catalog(__package__)

_USED_AI = re.compile(
    r"(?:AI|인공지능|챗봇|챗GPT|언어\s?모델).{0,30}(?:초안|활용|이용|사용|써서|썼|쓴|도움|작성|만든|만들)",
    re.IGNORECASE,
)
_CLOSED = "비공개"
_DENIED = re.compile(r"(?:하지|쓰지|없이|안\s?썼)")
_LEFT_OUT = re.compile(rf"{NOT}|{NONE}|뺐|제외")
_BY_A_PERSON = re.compile(r"확인|대조|검토|맞춰|맞추어|견주|검증")


@dataclass(frozen=True)
class ReplyLine:
    """A line of a reply, and with it the headings it stands under."""

    text: str
    with_headings: str


def lines_of(reply: Document) -> Iterator[ReplyLine]:
    """The lines of a reply and the rows of its tables."""
    above: list[tuple[int, str]] = []
    for part in reply.body:
        if isinstance(part, Table):
            headings = " ".join(text for _, text in above)
            for row in part.rows:
                yield ReplyLine(" ".join(row), f"{headings} {' '.join(row)}")
        elif isinstance(part, Item):
            level = part.mark.level if part.mark else 0
            above = [(other, text) for other, text in above if other < level]
            yield ReplyLine(part.text, " ".join([*(text for _, text in above), part.text]))
            above.append((level, part.text))


def subjects_covered(
    reply: Document, subjects: Sequence[str], lines: Sequence[PaperLine]
) -> Iterator[Criterion]:
    """A criterion a subject: the reply holds the facts of the first line on it."""
    known = of_document(reply)
    for subject in subjects:
        line = lines_on(subject, lines)[0]
        missing = [f for f in find(line.text) if not any(same(other, f) for other in known)]
        yield criterion(
            not missing,
            say("‘{subject}’ 있음", subject=subject),
            say("‘{subject}’ 항목이 없거나 자료와 다릅니다.", subject=subject),
            plain(subject),
            say("과장 쪽지의 [꼭 넣을 것]에 있는 항목입니다."),
            say("자료에서 이 항목이 적힌 줄을 찾아 숫자와 단위를 그대로 옮기세요."),
        )


def no_value_exchanged(
    reply: Document, statements: Sequence[Truth], lines: Sequence[PaperLine]
) -> Iterator[Criterion]:
    """A criterion a statement that is refuted with a value the papers give to something else."""
    known = facts_of(lines)
    for truth in statements:
        mixed = [fact for fact in truth.refuted if truth.lines and supported(fact, known)]
        if mixed:
            places = [line.text for line in lines_of(reply) if _exchanges(line, truth, mixed)]
            found = tuple(_exchanged(place, truth.subject) for place in places)
            yield Criterion(not found, found, weight=2.0)


def _exchanges(line: ReplyLine, truth: Truth, mixed: Sequence[Fact]) -> bool:
    """Whether a line gives the refuted value, and not the right one beside it."""
    if not names_subject(line.with_headings, truth.subject) or truth.is_corrected_by(line.text):
        return False
    return any(same(fact, wrong) for fact in find(line.text) for wrong in mixed)


def _exchanged(place: str, subject: str) -> Finding:
    return Finding(
        say("‘{subject}’에 다른 항목의 값을 적었습니다.", subject=subject),
        say("답변의 ‘{line}’", line=place),
        say("자료에 있는 수치라도 다른 사업의 것이면 잘못된 안내가 됩니다."),
        say("자료에서 ‘{subject}’의 낱말이 모두 든 줄을 찾아 고치세요.", subject=subject),
        rule="mixed",
    )


def nothing_unfounded(
    reply: Document, statements: Sequence[Truth], lines: Sequence[PaperLine]
) -> Iterator[Criterion]:
    """A criterion a statement that no paper speaks of: no line claims it, with figures or without.

    It is known by the words of its subject that stand in no paper (만족도).
    """
    known = squeezed(" ".join(line.text for line in lines))
    for truth in (truth for truth in statements if not truth.lines):
        strange = [word for word in truth.subject.split() if squeezed(word) not in known]
        claims = (
            line.text
            for line in lines_of(reply)
            if any(word in line.text for word in strange) and not _LEFT_OUT.search(line.text)
        )
        yield faultless(_unfounded(line, truth.subject) for line in claims)


def _unfounded(line: str, subject: str) -> Finding:
    return Finding(
        say("{subject:은} 자료 어디에도 없는데 답변에 적었습니다.", subject=f"‘{subject}’"),
        say("답변의 ‘{line}’", line=line),
        say("수치가 없어도 확인할 수 없는 내용은 안내할 수 없습니다."),
        say("답변에서 빼세요."),
        rule="unfounded",
    )


def sources_named(
    reply: Document, subjects: Sequence[str], lines: Sequence[PaperLine], papers: Papers
) -> Iterator[Criterion]:
    """A criterion a public paper the reply rests on: it is named; no replaced one is."""
    named = papers.find(reply.text)
    closed = {paper.name for paper in papers if _CLOSED in paper.lines[0]}
    used = dict.fromkeys(lines_on(subject, lines)[0].paper for subject in subjects)
    for name in (name for name in used if name not in closed):
        yield criterion(
            any(paper.name == name for paper in named),
            say("{paper:을} 출처로 밝힘", paper=f"‘{name}’"),
            say("{paper:을} 보고 쓴 내용이 있으나 출처로 밝히지 않았습니다.", paper=f"‘{name}’"),
            say("답변"),
            say("시민이 직접 찾아볼 수 있어야 믿을 수 있습니다."),
            say("자료의 이름이나 번호를 출처에 적으세요."),
        )
    yield faultless(_closed_source(paper) for paper in named if paper.name in closed)
    for paper in named:
        if newer := papers.replaced.get(paper.name):
            replaced = Finding(
                say("{paper:을} 출처로 밝혔습니다.", paper=f"‘{paper.name}’"),
                say("답변"),
                say("‘{newer}’에 이 자료를 더는 쓰지 않는다는 내용이 있습니다.", newer=newer.name),
                say("현재 유효한 자료의 이름과 번호를 적으세요."),
                rule="replaced",
            )
            yield Criterion(False, (replaced,))


def _closed_source(paper: Paper) -> Finding:
    return Finding(
        say("비공개 자료인 {paper:을} 출처로 밝혔습니다.", paper=f"‘{paper.name}’"),
        say("답변"),
        say("시민은 비공개 자료를 찾아볼 수 없고, 과장 쪽지에서도 적지 말라고 했습니다."),
        say("출처에서 빼고, 그 내용은 담당 부서에서 확인했다고 적으세요."),
        Level.ADVISED,  # an earlier page asked for it, and only its name is told
        rule="closed",
    )


def ai_use_disclosed(reply: Document) -> Iterator[Criterion]:
    """Whether a line says that an AI was used, and that a person has checked."""
    lines = [line.text for line in lines_of(reply)]
    lines += [*reply.preface, *(item.text for item in reply.attachments)]
    about = [line for line in lines if _USED_AI.search(line) and not _DENIED.search(line)]
    why = say(
        "시민이 누가 쓰고 누가 확인했는지 알 수 있어야 합니다(공공부문 AI 윤리원칙안의 투명성)."
    )
    yield criterion(
        bool(about),
        say("AI 활용 사실을 밝힘"),
        say("AI를 활용한 사실을 밝히지 않았습니다."),
        say("답변"),
        why,
        say("‘AI 초안을 담당자가 자료로 확인해 고쳤음’처럼 한 줄로 적으세요."),
    )
    yield criterion(
        any(_BY_A_PERSON.search(line) for line in about),
        say("담당자가 확인한 사실을 밝힘"),
        say("담당자가 AI 답변을 확인했다는 내용이 없습니다."),
        say("답변"),
        why,
        say("AI 활용을 밝힌 줄에 담당자가 자료로 확인했다고 적으세요."),
    )
