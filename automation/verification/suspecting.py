"""What a reader suspected in a draft before any tool looked, held against where it is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from automation import display
from automation.messages import say
from automation.verification.papers import squeezed

_SHORTEST = 2  # a single letter stands anywhere


@dataclass(frozen=True)
class Suspected:
    """The wrong places that were suspected, how many were not, and suspects that are right."""

    hits: tuple[str, ...]
    unseen: int
    sound: tuple[str, ...]

    def _repr_html_(self) -> str:
        if not self.hits and not self.sound:
            return display.card(say("아직 적은 것이 없습니다. 의심스러운 말을 먼저 적으세요."))
        rows = [(say("✔ 의심한 오류"), place) for place in self.hits]
        rows += [(say("오류가 아닌 곳"), suspect) for suspect in self.sound]
        heading = say(
            "오류 {count}곳 가운데 {hits}곳을 의심했습니다.",
            count=len(self.hits) + self.unseen,
            hits=len(self.hits),
        )
        return display.card(heading, display.table((say("구분"), say("초안의 말")), rows))


def suspected(suspects: Sequence[str], wrong: Sequence[str]) -> Suspected:
    """Which of the wrong places of a draft a reader named, in part or with words around them.

    Places that were not suspected are counted only, so that one can go on looking.
    """
    named = {one: squeezed(one) for one in suspects if len(squeezed(one)) >= _SHORTEST}
    places = {place: squeezed(place) for place in wrong}
    hits = tuple(p for p, text in places.items() if any(_meet(text, n) for n in named.values()))
    sound = tuple(
        s for s, text in named.items() if not any(_meet(text, p) for p in places.values())
    )
    return Suspected(hits, len(places) - len(hits), sound)


def _meet(one: str, other: str) -> bool:
    return one in other or other in one
