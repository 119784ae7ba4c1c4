"""Checks of a3-2-plan: the plan of a city chatbot, as a document of any program and layout.

The figures of the top questions, the telephone number, the budget and what must stay out of scope
are read from the given materials. Nothing is compared with a stored key.
"""

import re

from automation import documents
from automation.documents import Document
from automation.facts import find
from graders.documents.causes import causes_read_by_a_person
from graders.documents.sections import Section, find_sections
from graders.outcome import Judgement, judge
from graders.submission import NotSubmitted, Submission
from groundwork.messages import catalog

from .answer_criteria import answer_criteria, intent_criteria, read_replies
from .evidence_criteria import evidence_criteria, read_summary
from .plan_parts import NAMES, NOTHING, TITLES, filled, part_criteria
from .running_criteria import read_terms, running_criteria
from .safety_criteria import safety_criteria

say = catalog(__package__)

REQUEST, SUMMARY, REPLIES = "request.txt", "top-questions.txt", "replies.txt"


def evidence(submission: Submission) -> Judgement:
    """The figures of the top questions are those of the summary: they decide what comes first."""
    (section,) = _parts(submission, "evidence")
    told = documents.read_text(submission.materials / SUMMARY)
    purpose = _sections(submission).get("purpose", NOTHING).text.splitlines()
    causes = causes_read_by_a_person(purpose, told + _request(submission), TITLES["purpose"])
    return judge(evidence_criteria(section, read_summary(told)), causes)


def answers(submission: Submission) -> Judgement:
    """Intents with five ways of asking; answers with source, owner and day of review.

    An answer nobody stands for stays wrong for years.
    """
    intents, faq = _parts(submission, "intents", "answers")
    replied = "" if submission.files else documents.read_text(submission.materials / REPLIES)
    replies = read_replies(replied)
    known = answer_criteria(faq, find(replied), replies)
    return judge(intent_criteria(intents, replies), known)


def safety(submission: Submission) -> Judgement:
    """Citizens are handed over, told, protected, and promised nothing that cannot be kept."""
    _parts(submission, "handover", "forbidden", "privacy")
    request = _request(submission)
    outside = re.findall(r"‘([^’]+)’[은는] 답하지 않음", request)
    sections = _sections(submission)
    return judge(safety_criteria(_plan(submission), sections, request, outside))


def running(submission: Submission) -> Judgement:
    """It can be tested, measured, paid and stopped: else nobody can decide on it."""
    _parts(submission, "kpi", "testing", "cost", "stopping")
    request = _request(submission)
    return judge(running_criteria(_sections(submission), read_terms(request) if request else None))


def parts(submission: Submission) -> Judgement:
    """Every part of a plan is there, whatever it is called, and says something."""
    return judge(part_criteria(_sections(submission)))


def _request(submission: Submission) -> str:
    """What the chief wrote; of a plan of one's own nothing is known."""
    return "" if submission.files else documents.read_text(submission.materials / REQUEST)


def _plan(submission: Submission) -> Document:
    plan = submission.once(documents.read, submission.find("plan"))
    if not plan.body:
        raise NotSubmitted(
            say("기획서 본문이 아직 비어 있습니다."),
            say("항목을 채우고 ‘기획서 만들기’를 누르세요."),
        )
    return plan


def _sections(submission: Submission) -> dict[str, Section]:
    """The parts of the plan; one in which nothing is filled is not submitted yet."""
    sections = submission.once(_read_sections, _plan(submission))
    if not any(map(filled, sections.values())):
        raise NotSubmitted(
            say("기획서에 채운 부분이 아직 없습니다."),
            say("항목을 채우고 ‘기획서 만들기’를 누르세요."),
        )
    return sections


def _read_sections(plan: Document) -> dict[str, Section]:
    return find_sections(plan, NAMES)


def _parts(submission: Submission, *names: str) -> list[Section]:
    """Parts of the plan; where none of them is filled, the first is named as not there yet."""
    sections = _sections(submission)
    if not any(filled(sections.get(name)) for name in names):
        raise NotSubmitted(
            say("기획서에 ‘{part}’ 부분이 아직 없습니다.", part=TITLES[names[0]]),
            say("그 항목을 채우고 ‘기획서 다시 만들기’를 누르세요."),
        )
    return [sections.get(name, NOTHING) for name in names]
