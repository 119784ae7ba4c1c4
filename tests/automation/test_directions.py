"""A limit or a term keeps its way, however it is worded; its other side is no turn."""

import pytest

from automation import facts
from automation.facts.directions import direction

SOURCE = (
    "수위 1.2m 넘으면 산책로 통제. 참가자는 19세 이상만 신청. 신청은 9. 11.까지 받음. "
    "설문은 10월 1일부터 시작. 만족도 80% 미만이면 다음 해 사업에서 제외."
)


def turned(draft: str, surely: bool = True) -> list[str]:
    source = facts.find(SOURCE)
    found = (facts.turned_round(fact, source) for fact in facts.find(draft))
    return [one.fact.text for one in found if one and one.surely is surely]


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        ("수위가 1.2m 이하이면 산책로를 통제한다.", "1.2m"),
        ("수위가 1.2m를 넘지 않으면 통제함", "1.2m"),
        ("수위 1.2미터에 못 미치면 산책로를 통제합니다.", "1.2미터"),
        ("19세 미만만 신청할 수 있음", "19세"),
        ("19세 이상은 신청할 수 없다.", "19세"),
        ("신청은 9. 11.까지 받지 않음", "9. 11."),
        ("9. 11.부터 신청을 받는다.", "9. 11."),
        ("설문은 10. 1.까지 시작한다.", "10. 1."),
        ("만족도가 80%를 웃돌면 다음 해 사업에서 제외한다.", "80%"),
    ],
)
def test_a_limit_or_term_turned_round_is_found(draft: str, wrong: str) -> None:
    assert turned(draft) == [wrong]


@pytest.mark.parametrize(
    "draft",
    [
        "수위가 1.2m를 초과하면 산책로를 통제한다.",
        "수위 1.2m 이상 시 통제",
        "수위가 1.2m 이하로 내려가면 다시 연다.",
        "수위가 1.2m를 넘지 않으면 걸을 수 있다.",
        "기준 수위 1.2m",
        "19세 미만은 보호자와 함께 온다.",
        "19세 미만은 신청할 수 없다.",
        "9. 11. 이후에 낸 신청은 받지 않는다.",
        "신청 기간: 9. 1.부터 9. 11.까지",
        "만족도 80% 이상이면 계속한다.",
        "만족도가 80% 이상이 아니면 다음 해 사업에서 제외한다.",
    ],
)
def test_the_same_limit_in_other_words_or_from_its_other_side_is_none(draft: str) -> None:
    assert turned(draft) == []


@pytest.mark.parametrize(
    "draft",
    [
        "수위가 1.2m 이하로 내려가면 다시 연다.",
        "수위 1.2m 이하 시 즉시 막는다.",
        "19세 미만은 무료",
    ],
)
def test_another_thing_said_of_the_other_side_is_for_a_person(draft: str) -> None:
    assert len(turned(draft, surely=False)) == 1


@pytest.mark.parametrize("particle", ["를", "가", "은", "로", "까지", "씩", ""])
def test_a_particle_behind_a_latin_unit_changes_nothing(particle: str) -> None:
    for unit in ("m", "t", "km", "cm"):
        (fact,) = facts.find(f"길이 12{unit}{particle} 정함")
        assert fact.text == f"12{unit}"


@pytest.mark.parametrize("text", ["3mg", "12m/s", "5tb", "속도 30m2"])
def test_a_longer_latin_unit_is_not_cut_short(text: str) -> None:
    assert facts.find(text) == ()


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("한 조는 3~5명", ["up", "down"]),
        ("9. 1.~9. 11. 접수", ["up", "down"]),
        ("최대 5명", ["down"]),
        ("적어도 5명", ["up"]),
        ("5명을 초과할 수 없음", ["down"]),
        ("5명을 넘어서는 안 된다", ["down"]),
        ("5명을 밑돌지 않는다", ["up"]),
        ("9. 11. 18:00까지", ["down", "down"]),
        ("9. 11.을 넘기지 마십시오", ["down"]),
        ("10. 24.(토)~10. 25.(일) 10:00~18:00", ["up", "down", "up", "down"]),
        ("10. 1. 전 직원 회의", [None]),
        ("제4조부터 적용", [None]),
    ],
)
def test_ranges_extremes_and_denied_limits_have_a_way(text: str, ways: list[str | None]) -> None:
    assert [direction(fact) for fact in facts.find(text)] == ways
