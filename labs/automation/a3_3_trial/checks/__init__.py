"""Checks of a3-3-trial: a mended FAQ base, a test set, and a report whose figures are true.

The figures are measured anew with the course's own retrieval over the base submitted. Learning
the test by heart does not help: ways of asking copied from the questions kept for validation are
taken out before the base is measured, and they cost points of their own.
"""

import re
from datetime import date

from automation import chatbot, documents
from automation.chatbot import Evaluation, FaqBase, Questions
from automation.documents import Document
from graders.outcome import Criterion, Judgement, criterion, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from .cause_evidence import causes_explained
from .error_analysis import causes_of
from .faq_changes import (
    added_ways,
    as_replied,
    belongs_elsewhere,
    changed_answer,
    copied_finding,
    copied_from,
    nothing_lost,
    without_copies,
)
from .goals import Goals, goals_met, read_goals
from .question_set import enough, given_unchanged, grouped_right, really_refusals
from .report_figures import Metric, as_stated, figures_as_measured, statements, threshold_of

say = catalog(__package__)

PRACTICE, VALIDATION = "연습", "검증"
_HIGHEST = 60  # no threshold above it is of any use
_FORBIDDEN = re.compile("금지|법률|개인")
_REPLY = re.compile(r"^- (?P<number>\d+)번\((?P<office>[^)]+)\): (?P<text>.+)$")


def sources(submission: Submission) -> Judgement:
    """Every answer has a source, an owner and a review within the year; no question twice.

    A chatbot says what its base says, right or not.
    """
    own = bool(submission.files)
    base = _base(submission) if own else _worked_on(submission)
    day = date.today() if own else _goals(submission).day
    found = chatbot.review(base, on=day).findings
    return judge(
        Criterion(not (kind := tuple(f for f in found if f.rule in rules)), kind, good)
        for rules, good in (
            (("faq-answer", "faq-source"), say("답마다 근거가 있음")),
            (("faq-department", "faq-review"), say("담당 부서와 1년 이내의 검토일이 있음")),
            (("faq-double",), say("같은 질문이 두 번 나오지 않음")),
        )
    )


def facts(submission: Submission) -> Judgement:
    """The base says what the departments replied, and no other question was lost."""
    base = _worked_on(submission)
    given = _given_base(submission)
    replies = documents.read_text(submission.materials / "replies.txt").splitlines()
    read = [match for line in replies if (match := _REPLY.match(line))]
    replied = {int(match["number"]) for match in read}
    return judge(
        (as_replied(base, given[int(m["number"])], m["office"], m["text"]) for m in read),
        nothing_lost(base, given, replied),
    )


def ways(submission: Submission) -> Judgement:
    """Ways of asking were added, each to the entry it means, none copied from the validation.

    What is learnt by heart helps no other citizen.
    """
    base = _worked_on(submission)
    given = _given_base(submission)
    asked = _given_questions(submission)
    added = [(entry, way) for entry in base for way in added_ways(entry, given)]
    if not added:
        raise NotSubmitted(
            say("아직 더한 질문 표현이 없습니다."),
            say("AI의 제안에서 골라 ‘더할 질문 표현’에 적고, 여러분의 표현도 더하세요."),
        )
    practice = asked.group(PRACTICE)
    astray = [f for entry, way in added for f in belongs_elsewhere(entry, way, given, practice)]
    validation = asked.group(VALIDATION)
    copied = [
        (entry, text, question)
        for entry in base
        for text in (*added_ways(entry, given), *changed_answer(entry, given))
        for question in validation
        if copied_from(text, question.text)
    ]
    return judge(
        Criterion(not astray, tuple(astray), say("질문 표현마다 뜻이 맞는 질문에 붙어 있음"), 2),
        Criterion(
            not copied,
            tuple(copied_finding(*one) for one in copied),
            say("검증 문제를 옮겨 적지 않음"),
            2,
        ),
    )


def tests(submission: Submission) -> Judgement:
    """The given questions stand as they were; enough questions were added that must be refused.

    Whether a chatbot refuses what it must can only be measured by asking it.
    """
    questions = _questions(submission)
    if not questions.refusals:
        raise NotSubmitted(
            say("상담원에게 연결해야 하는 질문이 아직 없습니다."),
            say("‘범위 밖 질문’과 ‘금지 주제 질문’을 적고 ‘시험 문제에 더하기’를 누르세요."),
        )
    given = _given_questions(submission)
    goals = _goals(submission)
    forbidden = [q for q in questions.refusals if _FORBIDDEN.search(q.group)]
    outside = [q for q in questions.refusals if q not in forbidden]
    return judge(
        given_unchanged(questions, given),
        enough(say("상담원에게 연결해야 하는 질문"), len(questions.refusals), goals.refusals),
        enough(say("범위 밖 질문"), len(outside), goals.out_of_scope),
        enough(say("금지 주제 질문"), len(forbidden), goals.forbidden),
        really_refusals(questions, _given_base(submission), given),
        grouped_right(outside, forbidden),
    )


def figures(submission: Submission) -> Judgement:
    """The report states its figures, and they are what the base and the test set give."""
    threshold = threshold_of(_report(submission))
    measured = _measured(submission, threshold)
    stated = statements(_report(submission), measured.groups)
    return judge(
        criterion(
            threshold is not None,
            say("기준 점수가 적혀 있음"),
            say("보고서에 기준 점수가 없습니다."),
            why=say("같은 목록이라도 기준 점수에 따라 결과가 달라집니다."),
            mend=say("‘기준 점수: 15’처럼 적으세요."),
        ),
        figures_as_measured(stated, Metric.TOP1, measured, VALIDATION, say("검증 정답률")),
        figures_as_measured(stated, Metric.TOP3, measured, VALIDATION, say("검증 3순위 안")),
        figures_as_measured(stated, Metric.REFUSED, measured, VALIDATION, say("상담원 연결률")),
    )


def better(submission: Submission) -> Judgement:
    """The mended base does better on the validation questions, copied ways not counted."""
    given = _given_base(submission)
    asked = _given_questions(submission)
    goals = _goals(submission)
    validation = asked.group(VALIDATION)
    base = without_copies(_worked_on(submission), given, validation)
    threshold = _threshold(submission)
    before, after = (_top1(each, threshold, validation) for each in (given, base))
    refused = _measured(submission).refused.percent or 0.0
    return judge(goals_met(goals, before, after, refused))


def analysis(submission: Submission) -> Judgement:
    """Every question that went wrong stands in the report with a cause and an action."""
    wrong = _measured(submission).wrong
    if not wrong:
        return judge(Criterion(True, good=say("틀린 문제가 없음")))
    return judge(causes_explained(wrong, _base(submission), causes_of(_report(submission))))


def _base(submission: Submission) -> FaqBase:
    return submission.once(chatbot.read_base, submission.find_readable("faq", chatbot.read_base))


def _worked_on(submission: Submission) -> FaqBase:
    """The base submitted; one that is still the given one is not submitted yet."""
    base = _base(submission)
    if base.entries == _given_base(submission).entries:
        raise NotSubmitted(
            say("질문 목록이 아직 처음 그대로입니다."),
            say("‘고칠 내용’과 ‘더할 질문 표현’을 채우고 버튼을 차례로 누르세요."),
        )
    return base


def _questions(submission: Submission) -> Questions:
    path = submission.find_readable("tests", chatbot.read_questions)
    return submission.once(chatbot.read_questions, path)


def _report(submission: Submission) -> Document:
    return submission.once(documents.read, submission.find("report"))


def _given_base(submission: Submission) -> FaqBase:
    return submission.once(chatbot.read_base, submission.materials / "faq.xlsx")


def _given_questions(submission: Submission) -> Questions:
    return submission.once(chatbot.read_questions, submission.materials / "questions.xlsx")


def _goals(submission: Submission) -> Goals:
    return submission.once(read_goals, submission.materials)


def _tested_at(report: Document, base: FaqBase, questions: Questions) -> float:
    """The threshold whose figures the report states.

    It is the one it tells, unless that is wrong or left out: then the one nearest to it that gives
    the figures, so that one wrong number costs one.
    """
    told = threshold_of(report)
    likely = chatbot.THRESHOLD if told is None else told
    others = sorted(map(float, range(_HIGHEST)), key=lambda threshold: abs(threshold - likely))
    tried = (_evaluated(base, threshold, questions) for threshold in (likely, *others))
    return next((e.threshold for e in tried if as_stated(report, e, VALIDATION)), likely)


def _threshold(submission: Submission) -> float:
    base, questions = _worked_on(submission), _questions(submission)
    return submission.once(_tested_at, _report(submission), base, questions)


def _measured(submission: Submission, threshold: float | None = None) -> Evaluation:
    """The evaluation of the base submitted, with the test set submitted."""
    base, questions = _worked_on(submission), _questions(submission)
    at = _threshold(submission) if threshold is None else threshold
    return submission.once(_evaluated, base, at, questions)


def _evaluated(base: FaqBase, threshold: float, questions: Questions) -> Evaluation:
    return chatbot.evaluate(chatbot.build(base, threshold=threshold), questions)


def _top1(base: FaqBase, threshold: float, questions: Questions) -> float:
    return _evaluated(base, threshold, questions).top1.percent or 0.0
