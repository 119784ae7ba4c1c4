"""Checks of a1-3-options: a review report that holds three options against the same criteria.

The options, the criteria and what the notes say of each are read from the materials. Nothing is
compared with a stored key.
"""

import re

from automation import documents
from automation.documents import Document
from automation.facts import find, of_document, same
from graders.documents import rules as articles
from graders.documents.attached import asked_attachments, attached
from graders.documents.reading import written_from
from graders.documents.requested_facts import RequestedFact, few
from graders.documents.sources import nothing_new_by_group
from graders.outcome import Criterion, Judgement, faultless, judge, not_yet
from graders.submission import Submission
from groundwork.findings import Finding
from groundwork.messages import catalog

from .case import NOTES, NOTES_NAME, RISK, read_case
from .options import Aspect, Option, description_of
from .reasons import reasons_true, risk_lessened
from .words_of_notes import effects_from_notes, misplaced_risks, no_subsidy, says_no_risk

say = catalog(__package__)

REQUEST = "request.txt"
_REPORT = say("보고서")
_RECOMMENDS = re.compile(
    r"(?<![부불])(?:추천|건의|채택|선정|타당|적합|바람직|최적|최선|우선\s?추진|제안|권고|추진하고자|"
    r"시행하고자)(?!하지|\s?여부|\s?기준|\s?곤란)"
)
_OTHER = r"\s?(?:\([^()]*\))?\s?(?:보다|에\s?비해|대신|대비|은\s?제외|는\s?제외)"
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(r"[,;(){}]|(?<=[며고나만])\s")


def criteria(submission: Submission) -> Judgement:
    """Every option is described under every criterion, its risk among them, and no other's.

    Options are compared by the same criteria, or not at all: a hole reads well or ill at will.
    """
    report, case = _report(submission), submission.once(read_case, submission.materials)
    said = {pair: description_of(report, *pair, case.options) for pair in case.pairs()}
    if 3 * sum(map(bool, said.values())) < len(said):
        return not_yet(
            say("세 안을 같은 기준으로 비교한 곳을 찾지 못했습니다."),
            say("본문에 [표 1] 한 줄을 두고, 비교표의 빈칸을 채우세요."),
        )
    risks = {option: text for (option, aspect), text in said.items() if aspect is RISK}
    notes = documents.read_text(submission.materials / NOTES)
    misplaced = misplaced_risks(risks, notes)
    return judge(
        faultless([misplaced[option]])
        if aspect is RISK and option in misplaced
        else _filled(option, aspect, text)
        for (option, aspect), text in said.items()
    )


def figures(submission: Submission) -> Judgement:
    """What is said of each option is what the notes say of this option, not of another one.

    The first rows of the comparison are judged before the report is written around them.
    """
    report = _report(submission, fewest_lines=0)
    case = submission.once(read_case, submission.materials)
    said = [
        (option, aspect, one, text)
        for option, aspect in case.pairs()
        if (one := case.fact(option, aspect))
        and (text := description_of(report, option, aspect, case.options))
    ]
    if 3 * len(said) < len(case.asked):
        return _too_few_values()
    return judge(_as_noted(*each) for each in said)


def recommendation(submission: Submission) -> Judgement:
    """Exactly one option is recommended, the same throughout, and for true reasons.

    Who decides has to choose one.
    """
    report, case = _report(submission), submission.once(read_case, submission.materials)
    named = dict.fromkeys(
        option
        for line in report.sentences()
        if _RECOMMENDS.search(line)
        for option in _recommended(line, case.options)
    )
    if len(named) == 1:
        (option,) = named
        good = say("추천: {option}({name})", option=option.label, name=option.name)
        return judge(
            Criterion(True, good=good),
            reasons_true(report, case, option),
            risk_lessened(report, option),
        )
    finding = Finding(
        what=say("추천한 안이 {count}개입니다.", count=len(named))
        if named
        else say("어느 안을 추천하는지 찾지 못했습니다."),
        where=say("검토 의견과 문서 요지"),
        why=say("결정하는 사람이 하나를 고를 수 있어야 합니다(과장 쪽지)."),
        mend=say(
            "검토 의견에서 ‘2안을 추천함’처럼 한 안만 추천하고, "
            "나머지 안은 추천하지 않는 이유를 쓰세요."
        ),
        rule="recommendation",
    )
    return judge(Criterion(False, (finding,)))


def invented(submission: Submission) -> Judgement:
    """Every figure, date and advantage of the report is in the notes, or follows from them.

    What an option costs over some years may be added up.
    """
    report, case = _report(submission), submission.once(read_case, submission.materials)
    known = of_document(report)
    if few(known, case.asked):
        return _too_few_values()
    texts = [documents.read_text(submission.materials / name) for name in (NOTES, REQUEST)]
    source = [*(fact for text in texts for fact in find(text)), *case.over_years()]
    return judge(
        nothing_new_by_group(known, source, _REPORT, NOTES_NAME),
        no_subsidy(report),
        effects_from_notes(report, case, texts[0]),
    )


def rules(submission: Submission) -> Judgement:
    """The required rules of official writing that bind a report on its own date."""
    report, note = _report(submission), documents.read_text(submission.materials / REQUEST)
    asked = (attached(report, name, quantity) for name, quantity in asked_attachments(note))
    return judge(articles.criteria(report, submission.day), asked)


def _too_few_values() -> Judgement:
    return not_yet(
        say("아직 메모와 대조할 값이 거의 없습니다."),
        say("메모에서 값을 찾아 비교표를 채운 뒤 다시 검사하세요."),
    )


def _report(submission: Submission, fewest_lines: int = 1) -> Document:
    """The report; its comparison is the learner's own work, so one line beside it will do."""
    return written_from(submission, NOTES, fewest_lines=fewest_lines)


def _filled(option: Option, aspect: Aspect, text: str) -> Criterion:
    denied = aspect is RISK and says_no_risk(text)
    if text and not denied:
        return Criterion(True)
    finding = Finding(
        what=say("{option}에 위험이 없다고 적었습니다.", option=option.label)
        if denied
        else say(
            "{option}의 ‘{aspect}’ 항목이 비어 있습니다.", option=option.label, aspect=aspect.name
        ),
        where=say("비교표 또는 {option:을} 설명한 부분", option=option.label),
        why=say(
            "기준이 다르면 비교할 수 없습니다. "
            "빈칸은 유리하게도 불리하게도 읽힐 수 있습니다(과장 쪽지)."
        ),
        mend=say("위험이 없는 안은 없습니다. 메모에서 우려되는 점을 찾아 채우세요.")
        if aspect is RISK
        else say("메모에서 찾아 채우고, 없으면 ‘확인 필요’와 문의할 곳을 적으세요."),
        rule="criteria",
    )
    return Criterion(False, (finding,))


def _as_noted(option: Option, aspect: Aspect, asked: RequestedFact, text: str) -> Criterion:
    if any(same(fact, asked.fact) for fact in find(text)):
        return Criterion(True)
    quoted = f"‘{aspect.name}’"
    finding = Finding(
        what=say("{option}의 {aspect:이} 메모와 다릅니다.", option=option.label, aspect=quoted),
        where=say("보고서의 ‘{text}’", text=text),
        why=say("메모의 ‘{clue}’ 뒤에 있는 값이어야 합니다.", clue=asked.clue),
        mend=say(
            "다른 안의 값이나 한 달 비용을 옮기지 않았는지 확인하고, 단위까지 그대로 옮기세요."
        ),
        rule="figures",
    )
    return Criterion(False, (finding,))


def _recommended(line: str, options: tuple[Option, ...]) -> list[Option]:
    """The options a line recommends: those in the clause that says so, else those in the line.

    What stands in brackets behind an option, 2안(조성)을, does not part the clause.
    """
    for text in (_recommending(_IN_BRACKETS.sub("", line)), _recommending(line), line):
        found = [o for o in options if o.named_in(text) and not o.set_aside_in(text, _OTHER)]
        if found:
            return found
    return []


def _recommending(line: str) -> str:
    return " ".join(clause for clause in _CLAUSE.split(line) if _RECOMMENDS.search(clause))
