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
from graders.hand_in import HandIn, NotHandedIn
from graders.outcome import Judgement, judge
from groundwork.messages import catalog

from . import faq_answers as answered
from .evidence_figures import founded, read_summary
from .plan_parts import NAMES, TITLES, complete, filled
from .running_terms import read_terms, runnable
from .safe_conduct import contact, safe

say = catalog(__package__)

REQUEST, SUMMARY, REPLIES = "request.txt", "top-questions.txt", "replies.txt"


def parts(hand_in: HandIn) -> Judgement:
    """Every part of a plan is there, whatever it is called, and says something."""
    return judge(complete(_sections(hand_in)))


def evidence(hand_in: HandIn) -> Judgement:
    """The figures of the top questions are those of the summary."""
    section = _part(hand_in, "evidence")
    summary = read_summary(documents.read_text(hand_in.materials / SUMMARY))
    return judge(founded(section, summary))


def answers(hand_in: HandIn) -> Judgement:
    """Intents with five ways of asking; answers with source, owner and day of review."""
    sections = _sections(hand_in)
    if not any(filled(sections.get(name)) for name in ("intents", "answers")):
        raise _not_there("intents")
    replied = "" if hand_in.files else documents.read_text(hand_in.materials / REPLIES)
    empty = Section("", ())
    return judge(
        [
            *answered.intents(sections.get("intents", empty)),
            *answered.answers(
                sections.get("answers", empty), find(replied), answered.read_replies(replied)
            ),
        ]
    )


def safety(hand_in: HandIn) -> Judgement:
    """Citizens are handed over, told, protected, and promised nothing that cannot be kept."""
    sections = _sections(hand_in)
    if not any(filled(sections.get(name)) for name in ("handover", "forbidden", "privacy")):
        raise _not_there("handover")
    phone, outside = "", list[str]()
    if not hand_in.files:
        request = documents.read_text(hand_in.materials / REQUEST)
        phone = contact(request)
        outside = re.findall(r"‘([^’]+)’[은는] 답하지 않음", request)
    return judge(safe(_plan(hand_in), sections, phone, outside))


def running(hand_in: HandIn) -> Judgement:
    """It can be tested, measured, paid and stopped."""
    sections = _sections(hand_in)
    if not any(filled(sections.get(name)) for name in ("testing", "kpi", "cost", "stopping")):
        raise _not_there("kpi")
    request = "" if hand_in.files else documents.read_text(hand_in.materials / REQUEST)
    return judge(runnable(sections, read_terms(request) if request else None))


def _plan(hand_in: HandIn) -> Document:
    plan = hand_in.once(documents.read, hand_in.find("plan"))
    if not plan.body:
        raise NotHandedIn(
            say("기획서 본문이 아직 비어 있습니다."),
            say("따옴표 안을 채우고, 만드는 칸을 다시 실행하세요."),
        )
    return plan


def _sections(hand_in: HandIn) -> dict[str, Section]:
    """The parts of the plan; one in which nothing is filled is not handed in yet."""
    sections = hand_in.once(_read_sections, _plan(hand_in))
    if not any(map(filled, sections.values())):
        raise NotHandedIn(
            say("기획서에 채운 부분이 아직 없습니다."),
            say("따옴표 안을 채우고, 만드는 칸을 다시 실행하세요."),
        )
    return sections


def _read_sections(plan: Document) -> dict[str, Section]:
    return find_sections(plan, NAMES)


def _part(hand_in: HandIn, name: str) -> Section:
    section = _sections(hand_in).get(name)
    if section is None or not filled(section):
        raise _not_there(name)
    return section


def _not_there(name: str) -> NotHandedIn:
    return NotHandedIn(
        say("기획서에 ‘{part}’ 부분이 아직 없습니다.", part=TITLES[name]),
        say("그 부분을 채우고, 만드는 칸을 다시 실행하세요."),
    )
