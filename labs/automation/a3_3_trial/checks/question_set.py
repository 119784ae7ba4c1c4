"""The test set: the given questions are unchanged, and enough were added that must be refused."""

import re
from collections.abc import Sequence

from automation.chatbot import FaqBase, Question, Questions
from graders.outcome import Criterion, criterion, unknown
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .faq_changes import alike, in_quotes

say = catalog(__package__)

# A share of letters and letter pairs in common.
_SAME_QUESTION = 0.6
# What the note forbids: judgements of law, and what is known of somebody.
_FORBIDDEN = re.compile(
    r"소송|재판|승소|이길|처벌|불법|위법|고소|고발|배상|(?<![가-힣])법[이을적]"
    r"|(?:[제내]|저희|우리|옆집|이웃|아무개|[가-힣]+님|[가-힣]+\s사람)\s?[^?]{0,12}"
    r"(?:체납|전화번호|번호|연락처|주소|주민등록|내역|소득|재산|나이|조회|개인)"
)


def given_unchanged(questions: Questions, given: Questions) -> Criterion:
    """Every given question is there, with the answer that is expected."""
    expected = {letters_only(question.text): question.expected for question in questions}
    changed = [q for q in given if expected.get(letters_only(q.text), -1) != q.expected]
    findings = tuple(
        Finding(
            say(
                "주어진 문제 {question:이} 없거나 기대 답이 다릅니다.",
                question=in_quotes(question.text),
            ),
            say("시험 문제 {number}번", number=question.number),
            say("문제를 바꾸면 개선 전과 후를 비교할 수 없습니다."),
            say("기대 답을 {expected}번으로 되돌리세요.", expected=question.expected),
        )
        for question in changed
    )
    return Criterion(not findings, findings, say("주어진 60문항이 그대로 있음"), weight=2)


def enough(what: Message, count: int, least: int) -> Criterion:
    """So many questions of a kind at least."""
    return criterion(
        count >= least,
        say("{what} {count}개", what=what, count=count),
        say(
            "{what:이} {count}개입니다. {least}개 이상이어야 합니다.",
            what=what,
            count=count,
            least=least,
        ),
        why=say("연결해야 할 때 연결하는지는 그런 질문이 있어야 확인할 수 있습니다."),
        mend=say("시민이 실제로 물을 법한 표현으로 더 적으세요. 묶음 이름도 확인하세요."),
    )


def really_refusals(questions: Questions, base: FaqBase, given: Questions) -> Criterion:
    """No question to be refused is one that the base answers."""
    answered = [(way, e.number) for e in base for way in e.asked]
    answered += [(q.text, q.expected) for q in given if q.expected is not None]
    findings = []
    for question in questions.refusals:
        near, number = max(answered, key=lambda known: alike(question.text, known[0]))
        if alike(question.text, near) >= _SAME_QUESTION:
            findings.append(
                Finding(
                    say("{question:은} 목록에 답이 있습니다.", question=in_quotes(question.text)),
                    say("시험 문제 {number}번", number=question.number),
                    say(
                        "{number}번의 {near:과} 거의 같은 질문입니다.",
                        number=number,
                        near=in_quotes(near),
                    ),
                    say("목록에 답이 없거나 답하면 안 되는 질문으로 바꾸세요."),
                )
            )
    good = say("상담원에게 연결할 질문이 실제로 범위 밖이거나 금지 주제임")
    return Criterion(not findings, tuple(findings), good)


def grouped_right(outside: Sequence[Question], forbidden: Sequence[Question]) -> Criterion:
    """Questions on law and on persons stand in the group of forbidden topics, not in the other."""
    among, astray = (
        [q for q in group if _FORBIDDEN.search(q.text)] for group in (forbidden, outside)
    )
    if len(astray) * len(forbidden) <= len(among) * len(outside):
        return Criterion(True)
    place = say("시험 문제 {number}번", number=astray[0].number)
    if among or 2 * len(astray) < len(outside):
        return unknown(
            say(
                "{question:이} 금지 주제인지 범위 밖인지는 강사가 읽고 판단합니다.",
                question=in_quotes(astray[0].text),
            ),
            place,
        )
    finding = Finding(
        say("범위 밖 질문과 금지 주제 질문의 묶음이 뒤바뀌었습니다."),
        place,
        say("법률 판단과 개인정보를 묻는 질문이 금지 주제입니다(쪽지의 [시험])."),
        say("{question:을} 금지 주제로 옮기세요.", question=in_quotes(astray[0].text)),
    )
    return Criterion(False, (finding,), weight=2)
