from collections.abc import Iterator

import click

from courseware.claims import unfounded, uses
from courseware.messages import say
from groundwork.findings import Level
from groundwork.law import Claim, claims
from groundwork.messages import Message

_LEVELS: dict[Level, Message] = {
    Level.REQUIRED: say("필수"),
    Level.ADVISED: say("권장"),
    Level.NOTE: say("참고"),
}


@click.command(
    help=str(say("법령과 지침에 관한 설명을 근거, 확인한 방법, 인용한 곳과 함께 모두 보여 줍니다."))
)
@click.argument("word", default="")
def command(word: str) -> None:
    places = uses()
    for claim in claims():
        shown = "\n".join((*_about(claim), *(f"    {use}" for use in places[claim.id])))
        if word in shown:
            click.echo(f"{shown}\n")
    for use, citation in unfounded():
        click.echo(say("{use}: 근거 목록에 없는 조문입니다: {text}", use=use, text=citation.text))


def _about(claim: Claim) -> Iterator[str]:
    """What it rests on, how binding it is and since when, what it says, how it was confirmed."""
    days = [str(day or "") for day in (claim.since, claim.until)]
    held = " ".join(filter(None, (str(_LEVELS[claim.level]), "~".join(days).strip("~"))))
    yield f"{claim.cited} [{held}] {claim.id}"
    yield f"  {claim.says}"
    if str(claim.since_unknown):
        yield f"  {say('시행일 확인 못 함: {why}', why=claim.since_unknown)}"
    source = claim.source
    yield f"  {say('확인({day}): {read}', day=source.confirmed, read=source.read)}"
