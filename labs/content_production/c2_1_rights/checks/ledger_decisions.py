"""Whether the decisions (판정) of a submitted rights ledger hold: each by its own ground."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from content_production.rights.asset import Asset, Decision
from content_production.rights.review import undecided
from graders.clips.ledgers import Ground
from graders.clips.rights import is_open_or_refused
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .refusals import WHY, names_ground

say = catalog(__package__)


def missing(given: Asset) -> Finding:
    """A given asset that has no row."""
    return Finding(
        say("자료 목록에 있는 ‘{name}’의 줄이 없습니다.", name=given.name),
        say("자료 대장"),
        say("쓰지 않는 자료도 판정과 까닭을 남겨야 다음 사람이 모르고 쓰지 않습니다."),
        say("한 줄을 보태고 판정을 적으세요."),
        rule="missing",
    )


def place(name: str, column: Message) -> Message:
    """Where a finding about an asset's cell stands."""
    return say("‘{name}’의 {column} 칸", name=name, column=column)


def misjudged(
    given: Asset, row: Asset, ground: Ground | None, copied: Container[str]
) -> Iterator[Finding]:
    """What is wrong with the decision of a row, where ``ground`` speaks against the asset.

    ``copied`` are the reasons that stand beside everything, and are nobody's.
    """
    column = place(given.name, say("판정"))
    if row.decided is Decision.OPEN:
        yield replace(undecided(row), where=column)
    elif ground is None:
        yield from _too_careful(given, row)
    elif row.decided is Decision.YES:
        yield Finding(
            say("이대로는 쓸 수 없는 자료인데 ‘{word}’입니다.", word=row.decision),
            column,
            WHY[ground],
            say("판정을 고치고 까닭을 적으세요."),
            rule=ground.value,
        )
    elif row.reason in copied or not names_ground(row.reason, ground):
        yield Finding(
            say("까닭이 비었거나, 이 자료를 쓸 수 없는 까닭이 아닙니다."),
            place(given.name, say("까닭")),
            WHY[ground],
            say("무엇 때문에 쓸 수 없는지 한마디로 적으세요."),
            rule="reason",
        )


def _too_careful(given: Asset, row: Asset) -> Iterator[Finding]:
    if row.decided is Decision.NO:
        yield Finding(
            say("써도 되는 자료인데 ‘{word}’입니다.", word=row.decision),
            place(given.name, say("판정")),
            say("자료 목록의 이용 조건: {licence}", licence=given.licence),
            say("조건을 다시 읽고 판정을 고치세요."),
            rule="careful",
        )
    elif given.shows_faces and is_open_or_refused(row.consent):
        yield Finding(
            say("동의를 받았는데 초상 동의 칸이 비었거나 아직 받지 않은 것처럼 적혀 있습니다."),
            place(given.name, say("초상 동의")),
            say("누가 물어도 동의를 보일 수 있어야 합니다."),
            say("동의서의 근거 번호를 적으세요."),
            rule="consent",
        )
