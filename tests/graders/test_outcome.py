"""Criteria are weighed into one of four outcomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.outcome import (
    Criterion,
    Judgement,
    Outcome,
    Verdict,
    cant_tell,
    judge,
    not_yet,
    unknown,
)
from groundwork.findings import Finding, Level
from groundwork.messages import Message, plain

FAULT = Finding(plain("합계가 다릅니다"))
ADVICE = Finding(plain("짧게 쓰세요"), level=Level.ADVISED)


def outcome(judgement: Judgement, points: float = 20) -> Outcome:
    return Outcome("a1-1-report", "facts", Message("사실"), points, judgement)


def test_all_met_is_a_pass_with_all_points():
    result = outcome(judge([Criterion(True), Criterion(True)]))
    assert (result.verdict, result.points) == (Verdict.PASS, 20)


def test_praise_is_told_for_what_is_met_only():
    met, unmet = Criterion(True, good=plain("맞음")), Criterion(False, (FAULT,), plain("틀림"))
    assert judge([met, Criterion(True), unmet]).good == (plain("맞음"),)


def test_advice_costs_nothing():
    result = outcome(judge([Criterion(True, (ADVICE,))]))
    assert (result.verdict, result.points) == (Verdict.PASS, 20)
    assert result.judgement.findings == (ADVICE,)


def test_the_weighted_part_is_earned():
    result = outcome(judge([Criterion(True, weight=3), Criterion(False, (FAULT,))]))
    assert (result.verdict, result.points) == (Verdict.FIX, 15)


def test_a_tiny_fault_never_rounds_up_to_full_points():
    result = outcome(judge([Criterion(True, weight=9999), Criterion(False, (FAULT,))]))
    assert result.verdict is Verdict.FIX
    assert result.points < 20


def test_a_check_that_asks_for_nothing_is_a_fault_of_the_check():
    with pytest.raises(ValueError, match="ask for something"):
        judge([])


def test_what_is_unknown_waits_for_a_person_and_the_others_count():
    doubt = unknown(plain("말투는 사람이 읽습니다."), weight=2)
    result = outcome(judge(Criterion(True, weight=3), doubt))
    assert (result.verdict, result.points, result.waiting) == (Verdict.CANT_TELL, 12, 8)
    assert result.is_told
    [finding] = result.judgement.findings
    assert finding.level is Level.NOTE


def test_what_is_wrong_is_told_although_something_is_unknown():
    doubt = unknown(plain("말투는 사람이 읽습니다."))
    result = outcome(judge(Criterion(True, weight=2), doubt, Criterion(False, (FAULT,))))
    assert (result.verdict, result.points, result.waiting) == (Verdict.FIX, 10, 5)


def test_not_yet_and_cant_tell_earn_nothing_but_are_told_apart():
    assert outcome(not_yet(plain("없음"), plain("만드세요"))).verdict is Verdict.NOT_YET
    assert outcome(cant_tell(FAULT)).verdict is Verdict.CANT_TELL
    assert outcome(cant_tell(FAULT)).points == 0
    assert (outcome(cant_tell(FAULT)).waiting, outcome(cant_tell(FAULT)).is_told) == (20, False)


@given(
    st.lists(st.tuples(st.sampled_from([True, False, None]), st.floats(0.1, 100)), min_size=1),
    st.floats(0.5, 100),
)
def test_points_stay_between_nothing_and_all(criteria, points):
    result = outcome(judge(Criterion(met, weight=weight) for met, weight in criteria), points)
    assert 0 <= result.points <= points
    assert result.points + result.waiting <= points + 0.1  # each to a tenth
    assert (result.verdict is Verdict.PASS) == all(met for met, _ in criteria)
