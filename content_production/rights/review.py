"""What stands in the way of publishing, as far as a ledger tells: blanks and contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from content_production.rights.asset import Asset, Decision
from content_production.rights.licences import allows_nothing, terms_of
from groundwork.findings import Finding, Level
from groundwork.law import claim
from groundwork.messages import Message, catalog, plain

say = catalog("content_production")


def ledger_findings(assets: Sequence[Asset], commercial: bool, changes: bool) -> Iterator[Finding]:
    """Findings of each asset, for work that is sold (``commercial``) or altered (``changes``)."""
    for asset in assets:
        if asset.decided is Decision.OPEN:
            yield undecided(asset)
        elif asset.decided is Decision.YES:
            yield from _used(asset, commercial, changes)
        elif not asset.reason:
            yield _finding(
                asset,
                say("사유가 비어 있습니다."),
                say("사유가 없으면 다음 담당자가 다시 묻거나 모르고 사용합니다."),
                say("쓰지 않는 이유나 쓸 수 있는 조건을 ‘사유’에 적으세요."),
                "reason",
            )


def undecided(asset: Asset) -> Finding:
    """The finding of an asset whose decision is missing or says nothing."""
    return _finding(
        asset,
        say("판정이 비어 있거나 알아볼 수 없습니다."),
        say("판정하지 않은 자료는 책임지는 사람 없이 쓰이게 됩니다."),
        say("‘가능’, ‘조건부 가능’, ‘불가’ 가운데 하나를 적으세요."),
        "decision",
    )


def _used(asset: Asset, commercial: bool, changes: bool) -> Iterator[Finding]:
    yield from _against_its_terms(asset, commercial, changes)
    yield from _unproved(asset)
    yield from _unsaid(asset)


def _against_its_terms(asset: Asset, commercial: bool, changes: bool) -> Iterator[Finding]:
    terms = terms_of(asset.licence)
    if allows_nothing(asset.licence):
        yield _finding(
            asset,
            say("이용 허락이 없는데 ‘가능’입니다."),
            say(
                "인터넷에 공개되어 있거나 몇 초만 쓴다고 해서 허락을 받은 것은 아닙니다({basis}). "
                "국가와 지자체의 저작물처럼 허락 없이 쓸 수 있는 예외도 있으니 {exception:을} "
                "확인하세요.",
                basis=claim("permission").cited,
                exception=claim("public-works").cited,
            ),
            say("허락을 받거나 다른 자료로 바꾸세요."),
            "licence",
        )
    elif terms and commercial and not terms.commercial:
        yield _finding(
            asset,
            say("상업적 이용이 금지된 자료입니다."),
            say("이번 홍보물에는 판매하는 물건도 있습니다. 이용 조건: {terms}", terms=terms.words),
            say("‘불가’로 적고 다른 자료를 찾으세요."),
            "commercial",
        )
    elif terms and changes and not terms.changes:
        yield _finding(
            asset,
            say("변경이 금지된 자료입니다."),
            say("자르거나 글자를 얹는 것도 변경입니다. 이용 조건: {terms}", terms=terms.words),
            say("‘불가’로 적고 다른 자료를 찾으세요."),
            "changes",
        )


def _unproved(asset: Asset) -> Iterator[Finding]:
    if asset.shows_faces and not asset.consent:
        yield _finding(
            asset,
            say("얼굴이 나오는데 초상 동의가 비어 있습니다."),
            say("시가 찍은 사진이라도 사진에 나온 사람의 동의를 따로 받아야 합니다."),
            say("동의서가 있으면 그 번호를 적고, 없으면 판정을 고치세요."),
            "consent",
        )
    if not asset.evidence:
        yield _finding(
            asset,
            say("근거가 비어 있습니다."),
            say("누가 물어도 문서로 답할 수 있어야 합니다."),
            say("근거 목록에서 그 자료의 번호를 찾아 적으세요."),
            "evidence",
        )


def _unsaid(asset: Asset) -> Iterator[Finding]:
    if asset.needs_credit and not asset.notice:
        yield _finding(
            asset,
            say("출처를 표시해야 하는 자료인데 ‘표시’가 비어 있습니다."),
            say("출처 표시가 이 자료의 이용 조건입니다."),
            say("화면에 넣을 출처를 ‘표시’에 적으세요."),
            "credit",
        )
    if asset.is_made_by_ai and not asset.notice:
        yield _finding(
            asset,
            say("AI로 만든 자료인데 표시할지 정하지 않았습니다."),
            say("보는 사람이 실제 사진으로 오해할 수 있습니다."),
            say("‘AI로 만든 그림’처럼 표시할 문구를 적거나, ‘표시하지 않음’과 그 사유를 적으세요."),
            "ai",
            Level.ADVISED,
        )


def _finding(
    asset: Asset,
    what: Message,
    why: Message,
    mend: Message,
    rule: str,
    level: Level = Level.REQUIRED,
) -> Finding:
    return Finding(what, plain(asset.name), why, mend, level, rule)
