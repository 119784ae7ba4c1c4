"""Item marks in their order (항목 구분)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from automation.document_model.document import Document, Item
from automation.document_model.marks import LADDER, Family, Mark, mark_text
from automation.messages import say
from automation.rules.rule import Fault, Rule, quoted
from groundwork.law import claim


@dataclass
class _Series:
    """Marks of one kind under one heading: the last of them, and how many there were."""

    mark: Mark
    first: Item
    length: int = 1


@dataclass
class _Outline:
    """The open series from the outermost to the innermost, as a reader follows them."""

    path: list[_Series] = field(default_factory=list)
    closed: list[_Series] = field(default_factory=list)
    # The last number of each level anywhere: numbering may run on under the next heading.
    last: dict[int, int] = field(default_factory=dict)

    def close_to(self, index: int) -> None:
        self.closed += self.path[index:]
        del self.path[index:]

    def find(self, mark: Mark) -> int | None:
        kinds = [(series.mark.family, series.mark.level) for series in self.path]
        key = (mark.family, mark.level)
        return kinds.index(key) if key in kinds else None


def _look_at_order(document: Document) -> Iterator[Fault]:
    outline = _Outline()
    for item in document.items:
        if item.mark and item.mark.family is not Family.NOTE:
            yield from _step(outline, item, item.mark)


def _step(outline: _Outline, item: Item, mark: Mark) -> Iterator[Fault]:
    """Take one item into the outline; whatever is wrong with its mark."""
    ordered = mark.family is Family.ORDERED
    index = outline.find(mark)
    if index is not None:
        outline.close_to(index + 1)
        series = outline.path[index]
        if ordered and mark.number != series.mark.number + 1:
            yield _broken(item, mark, series.mark.number + 1)
        series.mark, series.length = mark, series.length + 1
    else:
        if ordered:
            _leave_deeper(outline, mark)
            yield from _opening(outline, item, mark)
        outline.path.append(_Series(mark, item))
    if ordered:
        outline.last[mark.level] = mark.number


def _leave_deeper(outline: _Outline, mark: Mark) -> None:
    for index, series in enumerate(outline.path):
        if series.mark.family is Family.ORDERED and series.mark.level > mark.level:
            outline.close_to(index)
            return


def _opening(outline: _Outline, item: Item, mark: Mark) -> Iterator[Fault]:
    """Faults of the first mark of a new series: a level skipped, or not starting at the first."""
    above = outline.path[-1].mark if outline.path else None
    expected = 1 if above is None else above.level + 1
    free = above is not None and above.family is not Family.ORDERED
    if mark.level != expected and not free:
        yield Fault(
            say(
                "항목 기호 ‘{mark}’ 앞 단계가 빠졌습니다.",
                mark=mark.text,
            ),
            say(
                "{ladder} 순서로 내려가므로 여기는 ‘{expected}’ 단계입니다.",
                ladder=" → ".join(LADDER),
                expected=LADDER[min(expected, len(LADDER)) - 1],
            ),
            quoted(item.line),
        )
    runs_on = mark.number == outline.last.get(mark.level, 0) + 1
    if mark.number != 1 and not runs_on:
        yield _broken(item, mark, 1)


def _broken(item: Item, mark: Mark, expected: int) -> Fault:
    return Fault(
        say("항목 번호가 이어지지 않습니다: ‘{mark}’.", mark=mark.text),
        say("차례대로 {expected:으로} 고치세요.", expected=f"‘{mark_text(mark.level, expected)}’"),
        quoted(item.line),
    )


def _look_for_single(document: Document) -> Iterator[Fault]:
    outline = _Outline()
    for item in document.items:
        if item.mark and item.mark.family is not Family.NOTE:
            list(_step(outline, item, item.mark))
    outline.close_to(0)
    for series in outline.closed:
        if series.length == 1 and series.mark.family is Family.ORDERED and series.mark.number == 1:
            yield Fault(
                say("항목이 하나뿐인데 ‘{mark}’ 번호가 있습니다.", mark=series.mark.text),
                say("항목이 하나이면 번호 없이 쓰세요."),
                quoted(series.first.line),
            )


ORDER = Rule("R1", say("항목 기호의 순서"), claim("item-order"), _look_at_order)
SINGLE = Rule("R1-single", say("하나뿐인 항목"), claim("single-item"), _look_for_single)
