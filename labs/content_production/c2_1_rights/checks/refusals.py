"""The reason beside a decision not to use an asset: does it name the ground, or excuse it?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graders.clips.ledgers import Ground
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NONE, NOT, NOT_AHEAD

say = catalog(__package__)

WHY: dict[Ground, Message] = {
    Ground.LICENCE: say("이용 허락이 없는 자료입니다. 인터넷에 있거나 몇 초만 써도 같습니다."),
    Ground.PERSONAL: say("개인적인 용도만 허락된 자료인데, 시의 홍보물은 개인 용도가 아닙니다."),
    Ground.COMMERCIAL: say("상업적 이용이 금지된 자료인데, 요청서의 부채는 파는 물건입니다."),
    Ground.CHANGES: say("변경이 금지된 자료인데, 요청서는 자르고 글자를 얹는다고 합니다."),
    Ground.CONSENT: say("나온 사람의 초상 동의를 받은 문서가 근거 목록에 없습니다."),
    Ground.GUARDIAN: say(
        "만 14세가 안 된 어린이는 보호자의 동의가 있어야 합니다(개인정보 보호법 제22조의2). "
        "동의서에는 어린이의 서명만 있습니다."
    ),
}
# What of a reason shows that the ground was understood, in whatever sentence it stands.
_NAMED: dict[Ground, str] = {
    Ground.LICENCE: r"허락|허가|저작권|이용 ?조건|라이선스|동의|계약",
    Ground.PERSONAL: r"개인|상업|판매|팔|영리|용도|허락|업무",
    Ground.COMMERCIAL: r"상업|판매|팔|영리|부채|돈|유료",
    Ground.CHANGES: r"변경|고치|자르|자름|잘라|글자|편집|수정|변형|가공|트리밍|크롭|그대로만",
    Ground.CONSENT: r"동의|초상|허락",
    Ground.GUARDIAN: r"보호자|법정 ?대리인|부모|미성년|친권",
}
# "상업적 이용이 가능하지만" names the ground and denies it; "동의를 받으면 가능" does not.
_FINE = (
    rf"[^.,;\s]*\s*(?:(?!\S*(?:면|{NOT}|{NONE}|{BARRED}))\S+\s+){{0,2}}?"
    rf"(?:가능(?!성|\s*여부|하지\s*(?:{NOT}))|문제\s*없|상관\s*없|필요\s*없|괜찮|자유)"
)
_WITHOUT_ASKING = re.compile(
    rf"(?:동의|허락|허가)\s*없이(?![^.]*(?:{NOT}|{NOT_AHEAD}|{NONE}|{BARRED}))"
    r"[^.]*(?:됨|된다|가능|씀|쓴다|사용)"
)
# One reason for assets that differ in three grounds or more is a list of words, no reason.
_MOST_GROUNDS = 2


def names_ground(reason: str, ground: Ground) -> bool:
    """Whether a reason says why an asset may not be used, and does not say that it may."""
    named = _NAMED[ground]
    excused = re.search(rf"(?:{named}){_FINE}", reason) or _WITHOUT_ASKING.search(reason)
    return re.search(named, reason) is not None and not excused


def copied_reasons(refused: Iterable[tuple[Ground, str]]) -> set[str]:
    """Reasons that stand word for word beside assets of too many different grounds."""
    grounds: dict[str, set[Ground]] = {}
    for ground, reason in refused:
        grounds.setdefault(reason, set()).add(ground)
    return {reason for reason, at in grounds.items() if len(at) > _MOST_GROUNDS}
