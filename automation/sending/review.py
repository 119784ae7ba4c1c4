"""What a sending ledger shows of itself, and what the guard sees in papers that are to be sent."""

from collections.abc import Iterator, Sequence

from automation.messages import say
from automation.privacy.kinds import KIND_NAMES
from automation.reviewed import Reviewed
from automation.sending.desk import Desk, DeskPaper
from automation.sending.ruling import Grade, Ruling, Service
from groundwork.findings import Finding
from groundwork.law import claim
from groundwork.messages import Message

_EMPTY = say("아직 판단한 서류가 없습니다.")
_SOUND = say("빈칸이나 서로 어긋나는 곳이 없습니다. 등급이 맞는지는 서류의 표시를 다시 확인하세요.")


def review(rulings: Sequence[Ruling], desk: Desk | None) -> Reviewed:
    """Look at every row; with the desk also at the papers that are to be sent."""
    papers = {paper.number: paper for paper in desk or ()}
    found = [f for r in rulings for f in (*findings(r), *unmasked(r, papers.get(r.number)))]
    return Reviewed(tuple(found), len(rulings), _EMPTY, _SOUND)


def findings(ruling: Ruling) -> Iterator[Finding]:
    """Blanks and contradictions of one row."""
    if ruling.grade is Grade.UNRULED:
        yield _fault(
            ruling,
            say("등급이 비었거나 알아볼 수 없습니다."),
            say("등급이 있어야 보낼 곳을 정할 수 있습니다."),
            say("‘공개’, ‘민감’, ‘기밀’ 가운데 하나를 고르세요."),
            "grade",
        )
    elif ruling.service is Service.UNRULED:
        yield _fault(
            ruling,
            say("보낼 곳이 비었거나 알아볼 수 없습니다."),
            say("정해 두지 않으면 다른 직원이 그대로 보낼 수 있습니다."),
            say("‘외부 AI’, ‘승인 AI’, ‘보내지 않음’ 가운데 하나를 고르세요."),
            "service",
        )
    elif (ruling.grade, ruling.service) in _FORBIDDEN:
        yield _fault(
            ruling,
            say("{grade} 등급인데 보낼 곳이 {service}입니다.", grade=ruling.grade.value,
                service=ruling.service.value),
            _FORBIDDEN[ruling.grade, ruling.service],
            say("등급과 보낼 곳 가운데 하나를 고치세요."),
            "forbidden",
        )  # fmt: skip
    if ruling.grade in (Grade.SENSITIVE, Grade.SECRET) and not ruling.reason.strip():
        yield _fault(
            ruling,
            say("사유가 비어 있습니다."),
            say("보내지 않는 이유를 조문으로 설명할 수 있어야 합니다."),
            say("정보공개법 제9조제1항의 몇 호인지 적으세요."),
            "reason",
        )


def unmasked(ruling: Ruling, paper: DeskPaper | None) -> Iterator[Finding]:
    """The kinds of personal data in a paper to be sent that its row does not mask."""
    if paper is None or ruling.service in (Service.NONE, Service.UNRULED):
        return
    open_kinds = {f.kind: f for f in paper.personal if not ruling.masks(f.kind, f.text)}
    if open_kinds:
        kinds = ", ".join(str(KIND_NAMES[kind]) for kind in open_kinds)
        yield _fault(
            ruling,
            say("보낼 서류에 개인정보가 그대로 있습니다: {kinds}", kinds=kinds),
            say(
                "개인정보는 외부 AI에 넣지 않습니다(국가정보원 {basis}). 한 번 보내면 되돌릴 수 "
                "없습니다.",
                basis=claim("ai-input").cited,
            ),
            say("‘가릴 것’에 적으세요. 표시가 공개여도 개인정보가 있으면 민감입니다."),
            "masked",
        )


_FORBIDDEN: dict[tuple[Grade, Service], Message] = {
    (Grade.SECRET, Service.ANY): say("기밀은 가려도 보내지 않습니다."),
    (Grade.SECRET, Service.APPROVED): say("기밀은 가려도 보내지 않습니다."),
    (Grade.SENSITIVE, Service.ANY): say("비공개 정보는 외부 AI에 넣지 않습니다."),
}


def _fault(ruling: Ruling, what: Message, why: Message, mend: Message, rule: str) -> Finding:
    return Finding(what, place(ruling), why, mend, rule=rule)


def place(ruling: Ruling) -> Message:
    """A row as a place to find."""
    return say("{number}번 ‘{title}’", number=ruling.number, title=ruling.title)
