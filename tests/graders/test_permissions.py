"""What is written about a licence or a consent allows the use, leaves it open, or refuses."""

import pytest

from graders.clips.permissions import is_open_or_refused


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ("동의서 E-03", True),
        ("공공누리 제1유형", True),
        ("", False),
        ("추후 확인", False),
        ("동의 안 받음", False),
        ("이용 금지", False),
    ],
)
def test_an_answer_that_settles_nothing_allows_nothing(written: str, settled: bool) -> None:
    assert is_open_or_refused(written) is not settled
