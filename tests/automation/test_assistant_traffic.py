"""The chat completion adapter on recorded traffic: byte for byte what servers send.

The cassettes hold the exchange of a stand-in server that answers in the published form of the chat
completions interface, fields of several servers among them; no request leaves the machine, and no
key is in them.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pydantic
import pytest
from vcr.cassette import Cassette

from automation import assistant
from groundwork.problem import Problem

CASSETTES = Path(__file__).parent / "cassettes" / Path(__file__).stem
NOTES = "참석: 김미경 과장(010-1234-5678), 정하늘 주무관. 산책로 침수 3곳."
ANSWER = "□ 김미경 과장 주재로 산책로 침수 3곳을 점검함"
KEY = "not-a-real-key"

pytestmark = [pytest.mark.vcr(record_mode="none"), pytest.mark.block_network]


class Form(pydantic.BaseModel):
    who: str
    places: int


@pytest.fixture(autouse=True)
def city_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of a city's endpoint, in an empty folder."""
    for name, value in (
        ("WAY", "endpoint"),
        ("BASE_URL", "https://ai.example.go.kr/v1"),
        ("MODEL", "city-model-14b"),
        ("KEY", KEY),
        ("PRICE_SENT", "300"),
        ("PRICE_RECEIVED", "1200"),
    ):
        monkeypatch.setenv(f"LABS_AI_{name}", value)
    monkeypatch.delenv("LABS_AI_RECORD", raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.default_cassette("answer.yaml")
def test_an_answer_with_its_tokens_and_its_cost(vcr: Cassette) -> None:
    assert assistant.ask("초안을 써 줘", notes=NOTES).text == ANSWER
    assert "토큰: 보냄 143, 받음 31 (약 0.1원)" in Path("output/ai-record.md").read_text("utf-8")
    spent = assistant.spent()
    assert (spent.questions, spent.usage) == (1, assistant.Usage(143, 31))
    assert spent.won == pytest.approx((143 * 300 + 31 * 1200) / 1e6)
    sent = json.loads(vcr.requests[0].body)
    assert "김미경" not in str(sent)
    assert "[이름1] 과장([전화번호1])" in sent["messages"][-1]["content"]


@pytest.mark.default_cassette("stream.yaml")
def test_a_stream_with_keep_alives_an_empty_piece_and_usage_at_its_end() -> None:
    assert "".join(assistant.stream("초안을 써 줘", notes=NOTES)) == ANSWER
    assert assistant.spent().usage == assistant.Usage(143, 31)


@pytest.mark.default_cassette("form.yaml")
def test_a_form_with_its_tokens(vcr: Cassette) -> None:
    assert assistant.fill(Form, "초안을 써 줘", notes=NOTES) == Form(who="김미경", places=3)
    assert assistant.spent().usage == assistant.Usage(143, 31)
    schema = json.loads(vcr.requests[0].body)["response_format"]["json_schema"]
    assert set(schema["schema"]["properties"]) == {"who", "places"}


@pytest.mark.default_cassette("busy_twice.yaml")
def test_a_busy_and_then_an_overloaded_server_is_asked_again(vcr: Cassette) -> None:
    assert assistant.ask("초안을 써 줘", notes=NOTES).text == ANSWER
    assert vcr.play_count == 3
    assert assistant.spent().questions == 1


FAILURES = {
    "busy_for_ever.yaml": ("쓰는 사람이 많습니다", 3),
    "no_quota.yaml": ("사용량을 모두 썼습니다", 1),
    "wrong_key.yaml": ("인증 키", 1),
    "gateway.yaml": ("문제가 생겼습니다", 3),
    "too_long.yaml": ("길이를 넘었습니다", 1),
    "login_page.yaml": ("웹 페이지가 왔습니다", 1),
    "filtered.yaml": ("답변을 거부했습니다", 1),
}


@pytest.mark.parametrize(
    ("sentence", "tries"),
    [
        pytest.param(*answer, id=file, marks=pytest.mark.default_cassette(file))
        for file, answer in FAILURES.items()
    ],
)
def test_each_failure_is_one_sentence(
    vcr: Cassette, sentence: str, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(Problem, match=sentence):
        assistant.ask("초안을 써 줘", notes=NOTES)
    assert vcr.play_count == tries


def test_no_cassette_holds_a_key_or_a_person() -> None:
    files = list(CASSETTES.glob("*.yaml"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert not re.search(rf"authorization|bearer|{KEY}|김미경|010-1234", text, re.IGNORECASE), (
            file
        )
