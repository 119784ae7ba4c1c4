"""Checks of a3-2-plan: the plan of a city chatbot, as a document of any program and layout.

The figures of the top questions, the telephone number, the budget and what must stay out of scope
are read from the given materials. Nothing is compared with a stored key.
"""

from __future__ import annotations

import re

from automation import documents
from automation.documents import Document
from automation.facts import find
from graders.documents.sections import Section, find_sections
from graders.outcome import Judgement, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from . import faq_answers as answered
from .evidence_figures import founded, read_summary
from .plan_parts import NAMES, TITLES, complete, filled
from .running_terms import read_terms, runnable
from .safe_conduct import contact, safe

say = catalog(__package__)

REQUEST, SUMMARY, REPLIES = "request.txt", "top-questions.txt", "replies.txt"


def parts(submission: Submission) -> Judgement:
    """Every part of a plan is there, whatever it is called, and says something."""
    return judge(complete(_sections(submission)))


def evidence(submission: Submission) -> Judgement:
    """The figures of the top questions are those of the summary."""
    section = _part(submission, "evidence")
    summary = read_summary(documents.read_text(submission.materials / SUMMARY))
    return judge(founded(section, summary))


def answers(submission: Submission) -> Judgement:
    """Intents with five ways of asking; answers with source, owner and day of review."""
    sections = _sections(submission)
    if not any(filled(sections.get(name)) for name in ("intents", "answers")):
        raise _not_there("intents")
    replied = "" if submission.files else documents.read_text(submission.materials / REPLIES)
    empty = Section("", ())
    return judge(
        [
            *answered.intents(sections.get("intents", empty)),
            *answered.answers(
                sections.get("answers", empty), find(replied), answered.read_replies(replied)
            ),
        ]
    )


def safety(submission: Submission) -> Judgement:
    """Citizens are handed over, told, protected, and promised nothing that cannot be kept."""
    sections = _sections(submission)
    if not any(filled(sections.get(name)) for name in ("handover", "forbidden", "privacy")):
        raise _not_there("handover")
    phone, outside = "", list[str]()
    if not submission.files:
        request = documents.read_text(submission.materials / REQUEST)
        phone = contact(request)
        outside = re.findall(r"‘([^’]+)’[은는] 답하지 않음", request)
    return judge(safe(_plan(submission), sections, phone, outside))


def running(submission: Submission) -> Judgement:
    """It can be tested, measured, paid and stopped."""
    sections = _sections(submission)
    if not any(filled(sections.get(name)) for name in ("testing", "kpi", "cost", "stopping")):
        raise _not_there("kpi")
    request = "" if submission.files else documents.read_text(submission.materials / REQUEST)
    return judge(runnable(sections, read_terms(request) if request else None))


def _plan(submission: Submission) -> Document:
    plan = submission.once(documents.read, submission.find("plan"))
    if not plan.body:
        raise NotSubmitted(
            say("기획서 본문이 아직 비어 있습니다."),
            say("따옴표 안을 채우고, 만드는 칸을 다시 실행하세요."),
        )
    return plan


def _sections(submission: Submission) -> dict[str, Section]:
    """The parts of the plan; one in which nothing is filled is not submitted yet."""
    sections = submission.once(_read_sections, _plan(submission))
    if not any(map(filled, sections.values())):
        raise NotSubmitted(
            say("기획서에 채운 부분이 아직 없습니다."),
            say("따옴표 안을 채우고, 만드는 칸을 다시 실행하세요."),
        )
    return sections


def _read_sections(plan: Document) -> dict[str, Section]:
    return find_sections(plan, NAMES)


def _part(submission: Submission, name: str) -> Section:
    section = _sections(submission).get(name)
    if section is None or not filled(section):
        raise _not_there(name)
    return section


def _not_there(name: str) -> NotSubmitted:
    return NotSubmitted(
        say("기획서에 ‘{part}’ 부분이 아직 없습니다.", part=TITLES[name]),
        say("그 부분을 채우고, 만드는 칸을 다시 실행하세요."),
    )
