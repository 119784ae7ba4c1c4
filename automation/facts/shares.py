"""A share that somebody can recompute: so many of so many."""

from dataclasses import dataclass

from automation import display
from automation.facts.finding import Fact, Kind
from automation.messages import problem, say


@dataclass(frozen=True)
class Share:
    """A part of a whole; ``percent`` is rounded to a tenth, None where there is no whole yet."""

    part: float
    whole: float

    @property
    def percent(self) -> float | None:
        """0 to 100 with one decimal; None of nothing."""
        return round(100 * self.part / self.whole, 1) if self.whole else None

    @property
    def text(self) -> str:
        """As it is written in a report: 41.3%."""
        return f"{self.percent:g}%" if self.percent is not None else ""

    def facts(self) -> tuple[Fact, ...]:
        """The share as a fact, to which a draft can be compared."""
        if self.percent is None:
            return ()
        return (Fact(Kind.COUNT, self.text, self.percent, "%"),)

    def _repr_html_(self) -> str:
        if self.percent is None:
            return display.card(
                say("아직 계산할 숫자가 없습니다. 두 숫자를 채우고 다시 실행하세요.")
            )
        return display.card(
            say("{part:,.10g} ÷ {whole:,.10g} = {text}", part=self.part, whole=self.whole,
                text=self.text)
        )  # fmt: skip


def share(part: float, whole: float) -> Share:
    """How much of a whole a part is, in per cent: ``share(355, 412)`` is 86.2%.

    Raises `Problem` for what is no number: 19,000 typed with its comma is two numbers to Python.
    """
    for number in (part, whole):
        if not isinstance(number, int | float):
            raise problem("수는 쉼표와 단위 없이 숫자만 적어 주세요. 예: 19000")
    return Share(part, whole)
