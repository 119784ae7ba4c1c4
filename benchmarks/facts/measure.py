"""What is found of the facts in sentences of officials, and of the way they bound.

python -m benchmarks.facts.measure [--missed]
"""

import math
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from automation.facts import Fact, Kind, find
from automation.facts.directions import Direction, direction

HERE = Path(__file__).parent
_MARKED = re.compile(r"\{([^|{}]+)\|([^{}]+)\}")
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(\D*)")
_UNITS = {
    "개소": "곳",
    "차례": "회",
    "일": "일간",
    "분": "분간",
    "주": "주간",
    "미터": "m",
    "t": "톤",
    "ℓ": "L",
}
_METRES = {"km": 1000, "킬로미터": 1000, "cm": 0.01, "㎝": 0.01, "mm": 0.001}
_WAYS = dict.fromkeys(("이상", "초과", "부터", "후"), Direction.UP)
_WAYS |= dict.fromkeys(("이하", "미만", "까지", "전"), Direction.DOWN)


@dataclass(frozen=True)
class Labelled:
    """A fact as a person marked it in a sentence: where it stands, what it is, how it bounds."""

    start: int
    end: int
    kind: Kind
    value: object
    unit: str = ""
    way: Direction | None = None

    def is_found_as(self, fact: Fact) -> bool:
        """Whether a fact stands in the same place and says the same."""
        if (fact.kind, fact.unit) != (self.kind, self.unit):
            return False
        if not (self.start < fact.start + len(fact.text) and fact.start < self.end):
            return False
        if isinstance(self.value, float) and isinstance(fact.value, float):
            return math.isclose(self.value, fact.value, rel_tol=1e-3)
        return (
            fact.value[1] == self.value if self.kind is Kind.ARTICLE else fact.value == self.value
        )


@dataclass
class Tally:
    """How many are asked for, found and rightly found."""

    asked: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)

    def row(self) -> str:
        """Recall and precision; a dash where there is nothing to divide by."""
        shares = (self.right / n if n else None for n in (self.asked, self.found))
        return " | ".join("–" if share is None else f"{share:.3f}" for share in shares)

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.asked + other.asked,
            self.found + other.found,
            self.right + other.right,
            self.missed + other.missed,
        )


def read(line: str) -> tuple[str, tuple[Labelled, ...]]:
    """A sentence without its marks, and what they say."""
    text, labels, last = "", [], 0
    for match in _MARKED.finditer(line):
        text += line[last : match.start()]
        what, _, way = match[2].partition(" ")
        kind, value, unit = _meaning(what)
        place = (len(text), len(text) + len(match[1]))
        labels.append(Labelled(*place, kind, value, unit, _WAYS.get(way)))
        text += match[1]
        last = match.end()
    return text + line[last:], tuple(labels)


def _meaning(what: str) -> tuple[Kind, object, str]:
    if what.startswith("제"):
        if what.endswith("조") or "조" in what:
            return Kind.ARTICLE, re.sub(r"제\d+[항호]", "", what), ""
        return Kind.NOTICE, what[1:-1], ""
    if day := re.fullmatch(r"(\d{4}|-)-(\d\d)-(\d\d)", what):
        year = None if day[1] == "-" else int(day[1])
        return Kind.DATE, (year, int(day[2]), int(day[3])), ""
    if day := re.fullmatch(r"(\d{4})(?:-(\d\d))?", what):
        return Kind.DATE, (int(day[1]), int(day[2]) if day[2] else None, None), ""
    if time := re.fullmatch(r"(\d\d):(\d\d)", what):
        return Kind.TIME, (int(time[1]), int(time[2])), ""
    if part := re.fullmatch(r"(\d+)/(\d+)", what):
        return Kind.COUNT, 100 * int(part[1]) / int(part[2]), "%"
    figure = _FIGURE.fullmatch(what)
    assert figure, what
    number, unit = float(figure[1]), figure[2]
    if unit == "원":
        return Kind.AMOUNT, number, unit
    if unit in _METRES:
        return Kind.COUNT, number * _METRES[unit], "m"
    if unit == "년":
        return Kind.COUNT, number * 12, "개월"
    return Kind.COUNT, number, _UNITS.get(unit, unit)


def measure(lines: Iterator[str]) -> tuple[Tally, Tally]:
    """The facts, and the ways they bound, of marked sentences."""
    facts, ways = Tally(), Tally()
    for line in lines:
        text, labels = read(line)
        found = find(text)
        facts.asked += len(labels)
        facts.found += len(found)
        ways.asked += sum(label.way is not None for label in labels)
        ways.found += sum(direction(fact) is not None for fact in found)
        for label in labels:
            fact = next((fact for fact in found if label.is_found_as(fact)), None)
            facts.right += fact is not None
            bound = fact is not None and direction(fact) is label.way
            ways.right += bound and label.way is not None
            if not fact or (label.way and not bound):
                facts.missed.append(line)
        bounds = [fact.text for fact in found if direction(fact)]
        if len(found) > len(labels) or len(bounds) > sum(label.way is not None for label in labels):
            facts.missed.append(f"{line}  <- {[fact.text for fact in found]}, bounds {bounds}")
    return facts, ways


def main() -> None:
    print("| half | kind | facts: recall | precision | ways: recall | precision |")
    print("|---|---|---|---|---|---|")
    missed: list[str] = []
    for half in ("seen", "unseen"):
        total = (Tally(), Tally())
        for path in sorted((HERE / half).glob("*.txt")):
            one = measure(iter(path.read_text(encoding="utf-8").splitlines()))
            total = (total[0] + one[0], total[1] + one[1])
            alarms = f" ({one[0].found} false alarms)" if not one[0].asked else ""
            print(f"| {half} | {path.stem}{alarms} | {one[0].row()} | {one[1].row()} |")
        print(f"| {half} | **all** ({total[0].asked}) | {total[0].row()} | {total[1].row()} |")
        missed += total[0].missed if half == "seen" else []
    if "--missed" in sys.argv:
        print("\n".join(["", *dict.fromkeys(missed)]))


if __name__ == "__main__":
    main()
