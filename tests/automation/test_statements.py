"""Sentences made from statements are read back, whatever their voice, ending and spacing."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from automation import facts
from automation.facts.directions import Direction, direction
from automation.numerals import to_hangul

whole = settings(max_examples=300, deadline=None, derandomize=True)
UP, DOWN = Direction.UP, Direction.DOWN

# What stands behind a value, before what happens then: with, and as a noun of the limit alone.
LIMITS = {
    UP: ("이상이면", "이상인 경우", "을 초과하면", "을 초과할 때", "을 넘으면", "을 넘는 경우",
         "을 웃돌면", " 미만이 아니면", "보다 많으면"),
    DOWN: ("이하이면", " 미만인 경우", "에 못 미치면", "에 미달하면", "을 넘지 않으면",
           "을 초과하지 않는 경우", " 이상이 아니면", "을 밑돌면", "보다 적으면"),
}  # fmt: skip
TERMS = {UP: ("부터", " 이후", "이 지나면"), DOWN: ("까지", " 이전에", " 전까지")}
LIMITED = {
    UP: (" 이상", "을 초과", "을 밑돌지 않"), DOWN: (" 이하", "을 초과할 수 없", "을 넘지 않"),
}  # fmt: skip
# Active and passive; formal, plain and as a noun.
HAPPENS = (
    *("산책로를 통제합니다", "산책로를 통제한다", "산책로를 통제함", "산책로를 통제하기로 하였음"),
    *("산책로가 통제됩니다", "산책로가 통제된다", "산책로가 통제됨", "산책로는 통제되었음"),
)
NATIVE = {3: "세", 5: "다섯", 12: "열두", 20: "스무", 37: "서른일곱", 48: "마흔여덟"}
UNITS = ("명", "건", "m", "km", "kg", "%", "%p", "개월", "점", "㎡", "배", "dB")


@dataclass(frozen=True)
class Statement:
    """A value of a subject, as it is spelled, and the way it bounds what happens."""

    subject: str
    spelled: str
    value: object
    unit: str
    way: Direction

    def sentence(self, bound: str, happens: str, space: str) -> str:
        return f"{self.subject} {self.spelled}{space}{bound} {happens}."


@st.composite
def amounts(draw: st.DrawFn) -> tuple[str, object, str]:
    won = 10_000 * draw(st.integers(1, 99_999))
    spelled = draw(st.sampled_from((f"{won:,}원", f"{won // 10_000}만 원", f"{to_hangul(won)}원")))
    return spelled, float(won), "원"


@st.composite
def measures(draw: st.DrawFn) -> tuple[str, object, str]:
    number = draw(st.integers(2, 9_000))
    unit = draw(st.sampled_from(UNITS))
    factor, name = {"km": (1000, "m")}.get(unit, (1, unit))
    return f"{number:,}{unit}", float(number * factor), name


@st.composite
def native(draw: st.DrawFn) -> tuple[str, object, str]:
    number = draw(st.sampled_from(sorted(NATIVE)))
    space, unit = (
        draw(st.sampled_from(("", " "))),
        draw(st.sampled_from(("명", "곳", "개", "가구"))),
    )
    return f"{NATIVE[number]}{space}{unit}", float(number), unit


@st.composite
def limits(draw: st.DrawFn) -> Statement:
    value = draw(st.one_of(amounts(), measures(), native()))
    subject = draw(st.sampled_from(("집계 결과가", "이번 달 실적이", "기준값:", "그 값이")))
    return Statement(subject, *value, draw(st.sampled_from(Direction)))


@st.composite
def terms(draw: st.DrawFn) -> Statement:
    month, day = draw(st.integers(1, 12)), draw(st.integers(1, 28))
    hour = draw(st.integers(1, 11))
    spelled, value = draw(
        st.sampled_from(
            (
                (f"2026. {month}. {day}.", (2026, month, day)),
                (f"2026년 {month}월 {day}일", (2026, month, day)),
                (f"{month}월 {day}일", (None, month, day)),
                (f"{hour:02d}:00", (hour, 0)),
                (f"오후 {hour}시 30분", (hour + 12, 30)),
            )
        )
    )
    return Statement("담당 부서는", spelled, value, "", draw(st.sampled_from(Direction)))


def particle(bound: str, spelled: str) -> str:
    """을 and 이 as they are behind the last syllable: 원을, 배를, 3시가."""
    code = ord(spelled[-1]) - ord("가")
    if 0 <= code < 11172 and code % 28 == 0:
        return bound.replace("을 ", "를 ", 1) if bound.startswith("을 ") else bound
    return bound


@whole
@given(limits(), st.data())
def test_a_limit_is_read_back(made: Statement, data: st.DataObject) -> None:
    bound = data.draw(st.sampled_from(LIMITS[made.way]))
    space = data.draw(st.sampled_from(("", " "))) if bound[0] == "이" else ""
    happens = data.draw(st.sampled_from(HAPPENS))
    (fact,) = facts.find(made.sentence(particle(bound, made.spelled), happens, space))
    assert (fact.text, fact.value, fact.unit) == (made.spelled, made.value, made.unit)
    assert direction(fact) is made.way


@whole
@given(limits(), st.data())
def test_a_limit_that_ends_its_sentence_is_read_back(made: Statement, data: st.DataObject) -> None:
    bound = data.draw(st.sampled_from(LIMITED[made.way]))
    ending = data.draw(
        st.sampled_from(("으로 한다", "으로 합니다", "으로 함", "으로 정하였음"))
        if bound in (" 이상", " 이하", "을 초과")
        else st.sampled_from(("음", "습니다", "도록 함"))
    )
    (fact,) = facts.find(f"{made.subject} {made.spelled}{particle(bound, made.spelled)}{ending}.")
    assert (fact.value, fact.unit, direction(fact)) == (made.value, made.unit, made.way)


@whole
@given(terms(), st.data())
def test_a_term_is_read_back(made: Statement, data: st.DataObject) -> None:
    bound = data.draw(st.sampled_from(TERMS[made.way]))
    happens = data.draw(st.sampled_from(HAPPENS))
    (fact,) = facts.find(made.sentence(bound, happens, ""))
    assert (fact.text, fact.value) == (made.spelled, made.value)
    assert direction(fact) is made.way


@whole
@given(limits(), st.data())
def test_the_same_said_otherwise_is_no_turn_and_the_opposite_is(
    made: Statement, data: st.DataObject
) -> None:
    def said(way: Direction) -> tuple[facts.Fact, ...]:
        bound = data.draw(st.sampled_from(LIMITS[way]))
        happens = data.draw(st.sampled_from(HAPPENS))
        return facts.find(made.sentence(particle(bound, made.spelled), happens, ""))

    source, (again,), (opposite,) = said(made.way), said(made.way), said(_other(made.way))
    assert facts.turned_round(again, source) is None
    turned = facts.turned_round(opposite, source)
    assert turned is not None
    assert turned.surely


def _other(way: Direction) -> Direction:
    return DOWN if way is UP else UP
