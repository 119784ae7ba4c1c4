"""Checks of c2-1-rights: a ledger of what may be used, and why.

What is right about each asset is worked out from the given lists (assets, evidence) and the order;
there is no key. A decision that forbids has to name its ground in any words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from content_production.rights.asset import Asset
from content_production.rights.ledger import Ledger
from content_production.rights.licences import terms_of
from content_production.rights.review import ledger_findings
from graders.clips.ai_labels import duty_claimed
from graders.clips.order import read_order
from graders.outcome import Criterion, Judgement, criterion, faultless, judge, unknown
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding
from groundwork.headings import key
from groundwork.messages import catalog
from groundwork.negation import NONE, NOT, NOT_AHEAD, NOT_DONE
from groundwork.unsettled import is_unsettled

from .ledger_decisions import copied_reasons, decided, missing, place
from .rights_grounds import (
    ASSETS,
    Evidence,
    Use,
    ground_against,
    read_evidence,
    read_ledger,
    use_of,
)

say = catalog(__package__)

DRAFT = "ai-ledger.xlsx"
_NUMBER = re.compile(r"[A-Z][\s\-–]*\d+", re.IGNORECASE)
_NOT_SHOWN = re.compile(rf"{NOT_DONE}|생략|불필요|필요\s*없|표시\s*없")
_NOBODY = re.compile(rf"{NONE}|{NOT}|{NOT_AHEAD}")
_FOR_THE_VIEWER = re.compile(
    r"실제|실사|진짜|사진|오해|오인|착각|혼동|헷갈|속[을아]|믿|투명|신뢰|알 ?수|밝"
)


def complete(submission: Submission) -> Judgement:
    """Every asset is in the ledger, with its terms and the document that proves them.

    Whoever is asked has to answer with a document; an assistant makes its number up.
    """
    ledger = _ledger(submission)
    if submission.files:
        return judge(
            faultless(ledger_findings([asset], commercial=False, changes=False))
            for asset in ledger.assets
        )
    evidence = submission.once(read_evidence, submission.materials)
    return judge(
        faultless(_incomplete(given, _row(ledger, given), evidence)) for given in _given(submission)
    )


def licences(submission: Submission) -> Judgement:
    """Whether each picture, song and font may be used here, by its terms.

    What may be used depends on the work: a fan that is sold is no leaflet.
    """
    return judge(_decisions(submission, faces=False))


def faces(submission: Submission) -> Judgement:
    """Whether each person who is seen has agreed, and where that is written.

    For a child under 14 a guardian agrees (개인정보 보호법 제22조의2).
    """
    return judge(_decisions(submission, faces=True))


def credit(submission: Submission) -> Judgement:
    """Where the terms ask for it, the words that name the source are there.

    To name the source is the condition on which it may be used.
    """
    ledger = _ledger(submission)
    return judge(
        _named_source(given, _row(ledger, given))
        for given in _usable(submission)
        if given.needs_credit
    )


def ai(submission: Submission) -> Judgement:
    """What an AI made is declared, and whether to label it is decided with a reason.

    A viewer may take the picture for a photograph; no statute decides it for the city.
    """
    ledger = _ledger(submission)
    draft = submission.once(_draft, submission.materials)
    made = [given.name for given in _given(submission) if given.is_made_by_ai]
    return judge(
        part
        for name in made
        for part in _labelled(name, _row(ledger, Asset(name)), draft.asset(name).reason)
    )


# --- What was given and what was submitted ------------------------------------------------------


def _given(submission: Submission) -> tuple[Asset, ...]:
    ledger: Ledger = submission.once(Ledger.read, submission.materials / ASSETS)
    return ledger.assets


def _usable(submission: Submission) -> list[Asset]:
    evidence, use = _basis(submission)
    return [given for given in _given(submission) if not ground_against(given, evidence, use)]


def _basis(submission: Submission) -> tuple[tuple[Evidence, ...], Use]:
    order = submission.once(read_order, submission.materials)
    return submission.once(read_evidence, submission.materials), use_of(order)


def _ledger(submission: Submission) -> Ledger:
    """The ledger submitted; the assistant's draft as it came is none yet."""
    ledger: Ledger = submission.once(read_ledger, submission.find("ledger"))
    if ledger == submission.once(_draft, submission.materials):
        raise NotSubmitted(
            say("AI가 채운 초안 그대로입니다."),
            say("근거 목록과 대조해 판정을 고친 뒤 자료 대장을 다시 저장하세요."),
        )
    return ledger


def _draft(materials: Path) -> Ledger:
    return Ledger.read(materials / DRAFT)


def _row(ledger: Ledger, given: Asset) -> Asset | None:
    """The row of a given asset: by its name, else by what the list says it is."""
    short, what = key(given.name.rpartition(".")[0]), key(given.what)
    named = (asset for asset in ledger.assets if short in key(asset.name))
    described = (asset for asset in ledger.assets if key(asset.name) == what)
    return next(named, None) or next(described, None)


# --- complete -----------------------------------------------------------------------------------


def _incomplete(
    given: Asset, row: Asset | None, evidence: tuple[Evidence, ...]
) -> Iterator[Finding]:
    if row is None:
        yield missing(given)
        return
    if not row.licence:
        yield Finding(
            say("이용 조건이 비어 있습니다."),
            place(given.name, say("이용 조건")),
            say("이용 조건이 적혀 있어야 판정을 믿을 수 있습니다."),
            say("자료 목록에서 옮겨 적으세요."),
            rule="licence",
        )
    elif (stated := terms_of(row.licence)) and stated != terms_of(given.licence):
        yield Finding(
            say("이용 조건이 자료 목록과 다릅니다: {stated}", stated=row.licence),
            place(given.name, say("이용 조건")),
            say("자료 목록: {name} — {licence}", name=given.name, licence=given.licence),
            say("자료 목록에서 그 자료의 행을 찾아 다시 옮겨 적으세요."),
            rule="licence",
        )
    right = {paper.number for paper in evidence if paper.asset == given.name}
    written = {_plain_number(number) for number in _NUMBER.findall(key(row.evidence))}
    if invented := sorted(written - right):
        yield Finding(
            say("{numbers:은} 이 자료의 근거가 아닙니다.", numbers=", ".join(invented)),
            place(given.name, say("근거")),
            say("근거 목록에서는 다른 자료의 근거입니다.")
            if set(invented) <= {paper.number for paper in evidence}
            else say("AI는 없는 문서 번호도 그럴듯하게 지어냅니다."),
            say("근거 목록에서 번호를 찾아보고, 없으면 ‘없음’이라고 적으세요."),
            rule="evidence",
        )
    elif right and not written:
        yield Finding(
            say("이 자료의 근거 번호가 적혀 있지 않습니다."),
            place(given.name, say("근거")),
            say("누가 물어도 문서로 답할 수 있어야 합니다."),
            say("근거 목록의 ‘자료’ 열에서 이 자료를 찾아 번호를 적으세요."),
            rule="evidence",
        )


def _plain_number(text: str) -> str:
    letter, digits = text[0].upper(), re.sub(r"\D", "", text)
    return f"{letter}-{int(digits):02}"


# --- licences, faces ----------------------------------------------------------------------------


def _decisions(submission: Submission, faces: bool) -> Iterator[Criterion]:
    ledger = _ledger(submission)
    evidence, use = _basis(submission)
    assessment = [
        (given, _row(ledger, given), ground_against(given, evidence, use))
        for given in _given(submission)
    ]
    not_own = copied_reasons(
        (ground, row.reason) for _, row, ground in assessment if row and ground
    ) | {asset.reason for asset in submission.once(_draft, submission.materials).assets}
    asked, let_through = [], False
    for given, row, ground in assessment:
        if given.shows_faces == faces:
            one = (
                decided(given, row, ground, not_own) if row else Criterion(False, (missing(given),))
            )
            asked.append(one)
            let_through |= ground is not None and one.met is False
    yield from asked
    # One song without a licence takes the whole work down, however much else is right.
    if let_through:
        yield Criterion(False, weight=len(asked) / 2)


# --- credit -------------------------------------------------------------------------------------


def _named_source(given: Asset, row: Asset | None) -> Criterion:
    notice = row.notice if row else ""
    return criterion(
        key(given.source) in key(notice) and not _NOT_SHOWN.search(notice),
        say("‘{name}’의 출처를 밝혔습니다.", name=given.name),
        say("출처가 적혀 있지 않습니다."),
        place(given.name, say("표시")),
        say("{licence:은} 출처 표시가 이용 조건입니다.", licence=given.licence),
        say("화면에 넣을 문구를 ‘표시’에 적으세요. 예: 출처: {source}", source=given.source),
    )


# --- ai -----------------------------------------------------------------------------------------


def _labelled(name: str, row: Asset | None, draft_reason: str) -> Iterator[Criterion]:
    if row is None:
        yield Criterion(False, (missing(Asset(name)),))
        return
    yield criterion(
        row.is_made_by_ai,
        say("{name:이} AI로 만든 자료임을 적었습니다.", name=f"‘{name}’"),
        say("AI로 만든 자료라는 내용이 지워졌습니다."),
        place(name, say("AI 제작")),
        say("대장만 보고도 AI로 만든 자료를 알 수 있어야 합니다."),
        say("자료 목록대로 ‘AI로 만듦’이라고 적으세요."),
    )
    yield criterion(
        bool(re.search(r"AI|인공지능|표시|생략", row.notice)) and not is_unsettled(row.notice),
        say("표시할지 정했습니다."),
        say("AI로 만든 자료를 표시할지 정하지 않았습니다."),
        place(name, say("표시")),
        say("보는 사람이 실제 사진으로 오해할 수 있습니다."),
        say("‘AI로 만든 그림’처럼 표시할 문구를 적거나, ‘표시하지 않음’이라고 적으세요."),
    )
    yield _reason_of_label(row, draft_reason)
    yield faultless(duty_claimed(row.reason))


def _reason_of_label(row: Asset, draft_reason: str) -> Criterion:
    """Why it is labelled or not; that its terms allow its use, as in the draft, is no reason.

    Who does not label it says that nobody is misled; a person reads what does not say so.
    """
    where, reason = place(row.name, say("사유")), row.reason
    is_given = bool(_FOR_THE_VIEWER.search(reason)) or any(duty_claimed(reason))
    excuses = is_given and _NOT_SHOWN.search(row.notice) and not _NOBODY.search(reason)
    if reason.strip() and reason != draft_reason and (excuses or not is_given):
        return unknown(
            say("표시에 관한 사유인지 사람이 읽고 판단합니다: {text}", text=reason), where
        )
    return criterion(
        is_given,
        say("그렇게 정한 사유를 적었습니다."),
        say("표시하거나 표시하지 않는 사유가 없습니다."),
        where,
        say("법이 정한 표시 의무가 없더라도 시는 그렇게 정한 이유를 설명할 수 있어야 합니다."),
        say("보는 사람이 무엇을 오해할 수 있는지 한마디로 적으세요."),
    )
