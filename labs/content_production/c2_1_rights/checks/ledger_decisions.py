"""Whether the decisions (판정) of a submitted rights ledger hold: each by its own ground.

The reason beside a decision not to use an asset has to name the ground, in any words, and not to
excuse it. Words that no rule knows are read by a person.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from content_production.rights.asset import Asset, Decision
from content_production.rights.review import undecided
from graders.clips.permissions import is_open_or_refused
from graders.outcome import Criterion, faultless, unknown
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NONE, NOT, NOT_AHEAD

from .rights_grounds import Ground

say = catalog(__package__)

_WHY: dict[Ground, Message] = {
    Ground.LICENCE: say(
        "이용 허락이 없는 자료입니다. 인터넷에 공개되어 있거나 몇 초만 써도 마찬가지입니다."
    ),
    Ground.PERSONAL: say(
        "개인적인 용도만 허락된 자료인데, 시의 홍보물은 개인적인 용도가 아닙니다."
    ),
    Ground.COMMERCIAL: say("상업적 이용이 금지된 자료인데, 요청서의 부채는 판매하는 물건입니다."),
    Ground.CHANGES: say("변경이 금지된 자료인데, 요청서에는 자르고 글자를 얹는다고 적혀 있습니다."),
    Ground.CONSENT: say("나온 사람의 초상 동의서가 근거 목록에 없습니다."),
    Ground.GUARDIAN: say(
        "만 14세 미만 어린이는 보호자의 동의가 있어야 합니다(개인정보 보호법 제22조의2). "
        "동의서에는 어린이의 서명만 있습니다."
    ),
}
# What of a reason shows that the ground was understood, in whatever sentence it stands.
_NAMED: dict[Ground, str] = {
    Ground.LICENCE: r"허락|허가|무단|저작권|이용 ?조건|라이선스|동의|계약",
    Ground.PERSONAL: r"개인|상업|판매|팔|영리|용도|허락|업무",
    Ground.COMMERCIAL: r"상업|판매|팔|영리|부채|돈|유료",
    Ground.CHANGES: r"변경|고치|자르|자름|잘라|글자|편집|수정|변형|가공|트리밍|크롭|그대로만",
    Ground.CONSENT: r"동의|초상|허락",
    Ground.GUARDIAN: r"보호자|법정 ?대리인|부모|미성년|친권",
}
# "상업적 이용이 가능하지만" names the ground and denies it; "동의를 받으면 가능" does not.
_FINE = (
    rf"(?:[^.,;]{{0,12}}도\s*(?:됨|됩|된다|돼)|[^.,;\s]*\s*(?:(?!\S*(?:면|{NOT}|{NONE}|{BARRED}))\S+\s+){{0,2}}?"
    rf"(?:가능(?!성|\s*여부|하지\s*(?:{NOT}))|문제\s*없|상관\s*없|필요\s*없|괜찮|자유))"
)
_WITHOUT_ASKING = re.compile(
    rf"(?:동의|허락|허가)\s*없이(?![^.]*(?:{NOT}|{NOT_AHEAD}|{NONE}|{BARRED}))"
    r"[^.]*(?:됨|된다|가능|씀|쓴다|사용)"
)
# "허락을 받았음" says that the ground is none; "받았는지 모름", "받았으나 … 없음" do not.
_SETTLED = (
    rf"[가-힣]{{0,2}}\s*(?:이미\s*|모두\s*)?(?:받았|받음|있음|있다|얻었|얻음|확보했|확보함)"
    rf"(?![^.,;]*(?:{NOT}|{NONE}|{BARRED}|[는은을]지|뒤|후))"
)
_AGREED = {
    Ground.LICENCE: r"허락|허가|동의|계약",
    Ground.CONSENT: r"동의서?|허락",
    Ground.GUARDIAN: r"(?:보호자|법정 ?대리인|부모|친권)[가-힣]*\s*(?:의\s*)?(?:동의서?|허락|서명)",
}
# What is no ground of rights at all: the decision said again, or what the picture looks like.
_NO_GROUND = re.compile(
    r"^(?:쓰지|사용하지|이용하지)\s*(?:않|못)|^(?:사용|이용)?\s*불가\S*$|어두|어둡|흐릿|화질|흔들|어울리"
)
# One reason for assets that differ in three grounds or more is a list of words, no reason.
_MOST_GROUNDS = 2


def missing(given: Asset) -> Finding:
    """A given asset that has no row."""
    return Finding(
        say("자료 목록의 ‘{name}’ 행이 대장에 없습니다.", name=given.name),
        say("자료 대장"),
        say("쓰지 않는 자료도 판정과 사유를 남겨야 다음 담당자가 모르고 쓰지 않습니다."),
        say("행을 추가하고 판정을 적으세요."),
        rule="missing",
    )


def place(name: str, column: Message) -> Message:
    """Where an asset's cell is, as a finding names it."""
    return say("‘{name}’의 ‘{column}’", name=name, column=column)


def copied_reasons(refused: Iterable[tuple[Ground, str]]) -> set[str]:
    """Reasons that stand word for word beside assets of too many different grounds."""
    grounds: dict[str, set[Ground]] = {}
    for ground, reason in refused:
        grounds.setdefault(reason, set()).add(ground)
    return {reason for reason, at in grounds.items() if len(at) > _MOST_GROUNDS}


def decided(given: Asset, row: Asset, ground: Ground | None, not_own: Container[str]) -> Criterion:
    """Whether the decision of a row holds, where ``ground`` speaks against the asset.

    ``not_own`` are reasons that are nobody's: those of the draft, those that stand everywhere.
    """
    found = [*_misjudged(given, row, ground, not_own)]
    if found or ground is None or row.decided is Decision.YES or _names(row.reason, ground):
        return faultless(found)
    where = place(given.name, say("사유"))
    return unknown(
        say("쓸 수 없는 이유인지 사람이 읽고 판단합니다: {text}", text=row.reason), where
    )


def _misjudged(
    given: Asset, row: Asset, ground: Ground | None, not_own: Container[str]
) -> Iterator[Finding]:
    column = place(given.name, say("판정"))
    if row.decided is Decision.OPEN:
        yield replace(undecided(row), where=column)
    elif ground is None:
        yield from _too_careful(given, row)
    elif row.decided is Decision.YES:
        yield Finding(
            say("이대로는 쓸 수 없는 자료인데 ‘{word}’입니다.", word=row.decision),
            column,
            _WHY[ground],
            say("판정을 고치고 사유를 적으세요."),
            rule=ground.value,
        )
    elif not row.reason.strip() or row.reason in not_own or _is_no_reason(row.reason, ground):
        yield Finding(
            say("사유가 비었거나, 이 자료를 쓸 수 없는 이유가 아닙니다."),
            place(given.name, say("사유")),
            _WHY[ground],
            say("쓸 수 없는 이유를 한마디로 적으세요."),
            rule="reason",
        )


def _too_careful(given: Asset, row: Asset) -> Iterator[Finding]:
    if row.decided is Decision.NO:
        yield Finding(
            say("써도 되는 자료인데 ‘{word}’입니다.", word=row.decision),
            place(given.name, say("판정")),
            say("자료 목록의 이용 조건: {licence}", licence=given.licence),
            say("이용 조건을 다시 읽고 판정을 고치세요."),
            rule="careful",
        )
    elif given.shows_faces and is_open_or_refused(row.consent):
        yield Finding(
            say("동의를 받았는데 ‘초상 동의’가 비었거나 아직 받지 않은 것처럼 적혀 있습니다."),
            place(given.name, say("초상 동의")),
            say("누가 물어도 동의서를 보여 줄 수 있어야 합니다."),
            say("동의서의 근거 번호를 적으세요."),
            rule="consent",
        )


def _names(reason: str, ground: Ground) -> bool:
    return re.search(_NAMED[ground], reason) is not None


def _is_no_reason(reason: str, ground: Ground) -> bool:
    """Whether a reason says that the asset may be used, or speaks of something else."""
    excuses = [rf"(?:{_NAMED[ground]}){_FINE}"]
    if ground in _AGREED:
        excuses.append(rf"(?:{_AGREED[ground]}){_SETTLED}")
    if _WITHOUT_ASKING.search(reason) or any(re.search(excuse, reason) for excuse in excuses):
        return True
    elsewhere = _NO_GROUND.search(reason) or any(_names(reason, other) for other in Ground)
    return bool(elsewhere) and not _names(reason, ground)
