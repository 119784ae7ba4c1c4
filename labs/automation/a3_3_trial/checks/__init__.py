"""Checks of a3-3-trial: a mended FAQ base, a test set, and a report whose figures are true.

The figures are measured anew with the course's own retrieval over the base submitted. Learning
the test by heart does not help: ways of asking copied from the questions kept for validation are
taken out before the base is measured, and they cost points of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from automation import chatbot, documents
from automation.chatbot import Evaluation, FaqBase, Questions
from automation.documents import Document
from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from .faq_bases import (
    added_ways,
    as_replied,
    changed_answer,
    copied_from,
    copy_found,
    meant_elsewhere,
    nothing_lost,
    without_copies,
)
from .goals import Goals, read_goals
from .reports import Metric, causes_of, explained, stated_as_measured, statements, threshold_of
from .test_sets import enough, given_kept, really_refusals

say = catalog(__package__)

PRACTICE, VALIDATION = "연습", "검증"
_FORBIDDEN = re.compile("금지|법률|개인")
_REPLY = re.compile(r"^- (?P<number>\d+)번\((?P<office>[^)]+)\): (?P<text>.+)$")


# --- The checks --------------------------------------------------------------------------------


def sources(submission: Submission) -> Judgement:
    """Every answer has a source, an owner and a review within the year; no question twice."""
    own = bool(submission.files)
    base = _base(submission) if own else _worked_on(submission)
    day = date.today() if own else submission.once(read_goals, submission.materials).day
    found = chatbot.review(base, on=day).findings
    return judge(
        Criterion(not (kind := tuple(f for f in found if f.rule in rules)), kind, good)
        for rules, good in (
            (("faq-answer", "faq-source"), say("답마다 근거가 있음")),
            (("faq-department", "faq-review"), say("담당 부서와 한 해 안의 검토일이 있음")),
            (("faq-double",), say("같은 질문이 두 번 나오지 않음")),
        )
    )


def facts(submission: Submission) -> Judgement:
    """The base says what the departments replied, and no other question was lost."""
    base = _worked_on(submission)
    given = submission.once(_given_base, submission.materials)
    replies = documents.read_text(submission.materials / "replies.txt").splitlines()
    read = [match for line in replies if (match := _REPLY.match(line))]
    replied = {int(match["number"]) for match in read}
    return judge(
        [
            *(as_replied(base, given[int(m["number"])], m["office"], m["text"]) for m in read),
            nothing_lost(base, given, replied),
        ]
    )


def ways(submission: Submission) -> Judgement:
    """Ways of asking were added, each to the entry it means, none copied from the validation."""
    base = _worked_on(submission)
    given = submission.once(_given_base, submission.materials)
    asked = submission.once(_given_questions, submission.materials)
    added = [(entry, way) for entry in base for way in added_ways(entry, given)]
    if not added:
        raise NotSubmitted(
            say("아직 더한 묻는 말이 없습니다."),
            say("AI의 제안을 골라 ways에 붙이고, 내 말도 더하세요."),
        )
    practice = asked.group(PRACTICE)
    astray = [
        finding for entry, way in added for finding in meant_elsewhere(entry, way, given, practice)
    ]
    validation = asked.group(VALIDATION)
    copied = [
        (entry, text, question)
        for entry in base
        for text in (*added_ways(entry, given), *changed_answer(entry, given))
        for question in validation
        if copied_from(text, question.text)
    ]
    return judge(
        [
            Criterion(not astray, tuple(astray), say("묻는 말마다 뜻이 맞는 질문에 붙어 있음"), 2),
            Criterion(
                not copied,
                tuple(copy_found(*one) for one in copied),
                say("검증 문제를 옮겨 적지 않음"),
                2,
            ),
        ]
    )


def tests(submission: Submission) -> Judgement:
    """The given questions stand as they were; enough questions were added that must be refused."""
    questions = _questions(submission)
    if not questions.refusals:
        raise NotSubmitted(
            say("아직 사람에게 넘겨야 하는 질문이 없습니다."),
            say("out_of_scope와 forbidden에 질문을 적고 칸을 다시 실행하세요."),
        )
    given = submission.once(_given_questions, submission.materials)
    goals = submission.once(read_goals, submission.materials)
    forbidden = [q for q in questions.refusals if _FORBIDDEN.search(q.group)]
    outside = [q for q in questions.refusals if q not in forbidden]
    return judge(
        [
            given_kept(questions, given),
            enough(say("넘겨야 하는 질문"), len(questions.refusals), goals.refusals),
            enough(say("범위 밖 질문"), len(outside), goals.out_of_scope),
            enough(say("금지 주제 질문"), len(forbidden), goals.forbidden),
            really_refusals(questions, submission.once(_given_base, submission.materials), given),
        ]
    )


def figures(submission: Submission) -> Judgement:
    """The report states its figures, and they are what the base and the test set give."""
    measured = _measured(submission)
    stated = statements(_report(submission), measured.groups)
    return judge(
        [
            criterion(
                threshold_of(_report(submission)) is not None,
                say("기준 점수가 적혀 있음"),
                say("보고서에 기준 점수가 없습니다."),
                why=say("기준 점수를 모르면 보통 값(15)으로 다시 잴 수밖에 없습니다."),
                mend=say("‘기준 점수: 15’처럼 적으세요."),
            ),
            stated_as_measured(stated, Metric.TOP1, measured, VALIDATION, say("검증 정답률")),
            stated_as_measured(stated, Metric.TOP3, measured, VALIDATION, say("검증 3순위 안")),
            stated_as_measured(stated, Metric.REFUSED, measured, VALIDATION, say("넘김률")),
        ]
    )


def better(submission: Submission) -> Judgement:
    """The mended base does better on the validation questions, copied ways not counted."""
    given = submission.once(_given_base, submission.materials)
    asked = submission.once(_given_questions, submission.materials)
    goals = submission.once(read_goals, submission.materials)
    validation = asked.group(VALIDATION)
    base = without_copies(_worked_on(submission), given, validation)
    threshold = _threshold(submission)
    after = _top1(base, threshold, validation)
    before = _top1(given, threshold, validation)
    refused = _measured(submission).refused.percent or 0.0
    return judge(_goals_met(goals, before, after, refused))


def _goals_met(goals: Goals, before: float, after: float, refused: float) -> Iterator[Criterion]:
    """The goals of the request against the percentages measured anew."""
    why = say("request.txt의 [목표]. 검증 문제를 옮겨 적은 묻는 말은 빼고 다시 재었습니다.")
    yield criterion(
        after >= goals.top1,
        say("검증 정답률 {percent:.1f}%", percent=after),
        say(
            "검증 정답률이 {percent:.1f}%로 {goal:g}%에 못 미칩니다.",
            percent=after,
            goal=goals.top1,
        ),
        why=why,
        mend=say("묻는 말이 적은 질문에 내 말로 두세 줄씩 더하고 다시 재세요."),
    )
    yield criterion(
        after - before >= goals.better,
        say("처음 목록({before:.1f}%)보다 나아짐", before=before),
        say(
            "처음 목록의 {before:.1f}%보다 {goal:g}%p 이상 높아야 합니다.",
            before=before,
            goal=goals.better,
        ),
        why=why,
        mend=say("기준 점수가 너무 높거나, 묻는 말이 모자랍니다. 둘을 함께 살피세요."),
    )
    yield criterion(
        refused >= goals.refused,
        say("넘김률 {percent:.1f}%", percent=refused),
        say(
            "넘김률이 {percent:.1f}%로 {goal:g}%에 못 미칩니다.",
            percent=refused,
            goal=goals.refused,
        ),
        why=say("모르는 것에 답하는 챗봇은 틀린 안내를 합니다. request.txt의 [목표]입니다."),
        mend=say("기준 점수를 조금 올리고 다시 재세요."),
    )


def analysis(submission: Submission) -> Judgement:
    """Every question that went wrong stands in the report with a cause and an action."""
    wrong = _measured(submission).wrong
    if not wrong:
        return judge([Criterion(True, good=say("틀린 문제가 없음"))])
    said = causes_of(_report(submission))
    return judge(explained(result, said) for result in wrong)


# --- What was submitted, and what was given ----------------------------------------------------


def _base(submission: Submission) -> FaqBase:
    return submission.once(chatbot.read_base, submission.find_readable("faq", chatbot.read_base))


def _worked_on(submission: Submission) -> FaqBase:
    """The base submitted; one that is still the given one is not submitted yet."""
    base = _base(submission)
    if base.entries == submission.once(_given_base, submission.materials).entries:
        raise NotSubmitted(
            say("질문 목록이 아직 처음 그대로입니다."),
            say("changes와 ways를 채우고 칸을 차례로 다시 실행하세요."),
        )
    return base


def _questions(submission: Submission) -> Questions:
    path = submission.find_readable("tests", chatbot.read_questions)
    return submission.once(chatbot.read_questions, path)


def _report(submission: Submission) -> Document:
    return submission.once(documents.read, submission.find("report"))


def _given_base(materials: Path) -> FaqBase:
    return chatbot.read_base(materials / "faq.xlsx")


def _given_questions(materials: Path) -> Questions:
    return chatbot.read_questions(materials / "questions.xlsx")


def _threshold(submission: Submission) -> float:
    stated = threshold_of(_report(submission))
    return chatbot.THRESHOLD if stated is None else stated


def _measured(submission: Submission) -> Evaluation:
    """The evaluation of the base submitted, with the test set submitted."""
    base, questions = _worked_on(submission), _questions(submission)
    return submission.once(_evaluated, base, _threshold(submission), questions)


def _evaluated(base: FaqBase, threshold: float, questions: Questions) -> Evaluation:
    return chatbot.evaluate(chatbot.build(base, threshold=threshold), questions)


def _top1(base: FaqBase, threshold: float, questions: Questions) -> float:
    return _evaluated(base, threshold, questions).top1.percent or 0.0
