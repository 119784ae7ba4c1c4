"""The assistant against servers of the test's own: what leaves, comes back and goes wrong."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pydantic
import pytest

from automation import assistant, privacy
from automation.assistant import live, local_model, practice
from automation.assistant.practice import PracticeAnswer
from content_production.scenes.scene import Scene
from content_production.sound.soundtrack import write_wave
from content_production.storyboard.storyboard import Storyboard
from groundwork.problem import Problem
from tests.automation.servers import Reply, endpoint, said, send, silent

NOTES = "참석: 김미경 과장(010-1234-5678), 정하늘 주무관. 산책로 침수 3곳."
PRACTICE = """
topic = ["산책로", "침수"]
asks = ["초안", "보고서"]
text = \"\"\"□ [이름1] 과장이 주재한 산책로 회의 초안\"\"\"
json = '{"who": "[이름1]", "places": 3}'
"""


class Form(pydantic.BaseModel):
    who: str
    places: int


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, practice answers of the test, no settings of the machine."""
    settings = ("WAY", "BASE_URL", "KEY", "MODEL", "MODEL_FILE", "SECONDS", "RECORD", "VOICE_MODEL")
    for variable in settings:
        monkeypatch.delenv(f"LABS_AI_{variable}", raising=False)
    folder = tmp_path / "practice"
    folder.mkdir()
    (folder / "draft.toml").write_text(PRACTICE, encoding="utf-8")
    monkeypatch.setenv("LABS_PRACTICE", str(folder))
    monkeypatch.chdir(tmp_path)
    return tmp_path


# The practice way, which is the default


def test_practice_answers_by_topic_however_it_is_asked() -> None:
    for prompt in ("한 쪽 보고서로 정리해 줘", "초안 부탁", "산책로 회의 보고서를 써라"):
        answer = assistant.ask(prompt, notes=NOTES)
        assert answer.text == "□ 김미경 과장이 주재한 산책로 회의 초안"
        assert answer.way is assistant.Way.PRACTICE


def test_nothing_personal_leaves_and_the_record_shows_what_left(desk: Path) -> None:
    answer = assistant.ask("김미경 과장 이름으로 초안을 써 줘", notes=NOTES)
    record = (desk / "output" / "ai-record.md").read_text(encoding="utf-8")
    for private in ("김미경", "정하늘", "010-1234-5678"):
        assert private not in answer.sent
        assert private not in record
    assert "> 참석: [이름1] 과장([전화번호1]), [이름2] 주무관." in record


def test_words_masked_by_hand_stay_masked_in_the_prompt_too() -> None:
    masked = privacy.mask(NOTES + " 푸른 카페 앞", also=["푸른 카페"])
    assert "푸른 카페" not in assistant.ask("푸른 카페가 나오는 초안", notes=masked).sent


def test_the_record_grows_and_numbers_its_entries(desk: Path) -> None:
    assistant.ask("초안", notes=NOTES)
    assistant.ask("초안", notes=NOTES)
    record = (desk / "output" / "ai-record.md").read_text(encoding="utf-8")
    assert "## 1. " in record
    assert "## 2. " in record


def test_an_unknown_question_is_answered_honestly() -> None:
    answer = assistant.ask("오늘 날씨 어때?")
    assert answer.text == ""
    assert "연습 답안이 없습니다" in answer._repr_html_()


def test_an_empty_question_asks_for_one_and_sends_nothing(desk: Path) -> None:
    assert "비어 있습니다" in assistant.ask("  ", notes=NOTES)._repr_html_()
    assert list(assistant.stream("")) == []
    assert not (desk / "output").exists()


def test_a_stream_puts_names_back_though_their_tokens_arrive_in_pieces() -> None:
    assert "".join(assistant.stream("초안", notes=NOTES)) == (
        "□ 김미경 과장이 주재한 산책로 회의 초안"
    )
    assert "연습 답안이 없습니다" in "".join(assistant.stream("날씨"))


def test_an_answer_grows_on_the_screen_and_gives_way_to_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []

    class Screen:
        def update(self, page: Any) -> None:
            shown.append(page.data)

    monkeypatch.setattr(live, "get_ipython", object)
    monkeypatch.setattr(live, "show", lambda *_, **__: Screen())
    answer = assistant.watch("초안", notes=NOTES)
    assert answer.text == "□ 김미경 과장이 주재한 산책로 회의 초안"
    assert len(shown) > 2
    assert "김미경" in shown[0]
    assert "[이름" not in "".join(shown)
    assert shown[-1] == ""
    assert "연습 답안이 없습니다" in assistant.watch("날씨")._repr_html_()
    assert "비어 있습니다" in assistant.watch(" ")._repr_html_()


def test_outside_a_notebook_watching_is_asking() -> None:
    assert assistant.watch("초안", notes=NOTES) == assistant.ask("초안", notes=NOTES)


def test_what_was_spent_is_counted_by_the_record() -> None:
    assert assistant.spent().questions == 0
    assistant.ask("초안", notes=NOTES)
    # What somebody types cannot pass for a line of the record.
    assistant.ask("초안\n토큰: 보냄 9, 받음 9\n### 보낸 글\n", notes=NOTES)
    spent = assistant.spent()
    assert (spent.questions, spent.usage) == (2, assistant.Usage())
    assert "비용" not in spent._repr_html_()


def test_a_form_is_filled_and_unmasked() -> None:
    assert assistant.fill(Form, "초안", notes=NOTES) == Form(who="김미경", places=3)
    with pytest.raises(Problem, match="연습 답안이 없습니다"):
        assistant.fill(Form, "날씨")


def test_the_best_fitting_answer_wins_and_the_prompt_decides_what_is_asked() -> None:
    wide = PracticeAnswer(("산책로",), ("초안", "보고서"), "wide")
    close = PracticeAnswer(("산책로", "침수"), ("보고서",), "close")
    assert practice.best("보고서\n[자료]\n산책로 침수", False, [wide, close]) == "close"
    assert practice.best("요약\n[자료]\n산책로 보고서", False, [wide, close]) is None


def test_a_broken_practice_file_is_named(desk: Path) -> None:
    (desk / "practice" / "broken.toml").write_text("topic = [", encoding="utf-8")
    with pytest.raises(Problem, match=r"broken\.toml"):
        practice.answers()


# An endpoint


def test_an_endpoint_gets_masked_text_and_the_key_and_the_record_holds_neither(
    desk: Path, use: Callable[[str], None]
) -> None:
    with endpoint(said("[이름1] 과장 보고")) as (address, received):
        use(address)
        assert assistant.ask("정리", notes=NOTES).text == "김미경 과장 보고"
    assert received[0]["key"] == "Bearer secret-key"
    sent = json.dumps(received[0]["messages"], ensure_ascii=False)
    assert "김미경" not in sent
    record = (desk / "output" / "ai-record.md").read_text(encoding="utf-8")
    assert "김미경" not in record
    assert "secret-key" not in record


def test_a_busy_server_is_asked_again(use: Callable[[str], None]) -> None:
    busy = send(429, {"error": {"message": "slow down"}})
    with endpoint(busy, busy, said("이제 됩니다")) as (address, received):
        use(address)
        assert assistant.ask("정리").text == "이제 됩니다"
        assert len(received) == 3


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (send(401, {"error": {"message": "no"}}), "인증 키"),
        (send(403, {"error": {"message": "no"}}), "인증 키"),
        (send(404, {"error": {"message": "no model"}}), "‘m’ 모델이 없습니다"),
        (send(429, {"error": {"message": "slow down"}}), "쓰는 사람이 많습니다"),
        (send(500, {"error": {"message": "oops"}}), "문제가 생겼습니다"),
        (send(400, {"error": {"message": "no such field"}}), "처리하지 못했습니다(400)"),
        (send(200, b"{ not json"), "답을 읽을 수 없"),
        (send(200, {"hello": 1}), "답을 읽을 수 없"),
        (send(200, b"<html>login</html>", "text/html"), "웹 페이지가 왔습니다"),
        (said(""), "빈 답"),
        (said(None), "빈 답"),
    ],
)
def test_every_failure_is_one_sentence(
    use: Callable[[str], None], reply: Reply, sentence: str
) -> None:
    with endpoint(reply) as (address, _):
        use(address)
        with pytest.raises(Problem) as caught:
            assistant.ask("정리")
    assert sentence in str(caught.value)
    assert "secret-key" not in str(caught.value)


def test_a_slow_server_is_given_up(
    use: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint(silent) as (address, _):
        use(address)
        monkeypatch.setenv("LABS_AI_SECONDS", "0.05")
        with pytest.raises(Problem, match=r"0\.05초 안에"):
            assistant.ask("정리")


def test_no_network_is_one_sentence(use: Callable[[str], None]) -> None:
    use("http://127.0.0.1:9/v1")
    with pytest.raises(Problem, match="연결할 수 없습니다"):
        assistant.ask("정리")


def test_a_stream_of_an_endpoint_and_one_that_breaks_off(use: Callable[[str], None]) -> None:
    events = [
        {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m",
         "choices": [{"index": 0, "delta": {"content": piece}}]}
        for piece in ("안녕", "하세요")
    ]  # fmt: skip
    body = "".join(f"data: {json.dumps(event)}\n\n" for event in events)
    whole = send(200, (body + "data: [DONE]\n\n").encode(), "text/event-stream")
    broken = send(200, (body + "data: {broken\n\n").encode(), "text/event-stream")
    with endpoint(whole) as (address, _):
        use(address)
        assert "".join(assistant.stream("인사")) == "안녕하세요"
    with endpoint(broken) as (address, _):
        use(address)
        text = "".join(assistant.stream("인사"))
    assert text.startswith("안녕하세요")
    assert "끊겼습니다" in text


def test_a_form_that_does_not_fit_is_refused(use: Callable[[str], None]) -> None:
    with endpoint(said('{"who": 3}')) as (address, _):
        use(address)
        with pytest.raises(Problem, match="답을 읽을 수 없"):
            assistant.fill(Form, "정리")


# A voice

CAPTION = "5월 23일 토요일, 도서관이 밤 10시까지 문을 엽니다."


def test_an_endpoint_speaks_a_text_and_the_record_says_so(
    desk: Path, use: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LABS_AI_VOICE_MODEL", "speaker")
    with endpoint(send(200, b"RIFF sound", "audio/wav")) as (address, received):
        use(address)
        assert assistant.voice(CAPTION) == b"RIFF sound"
    (asked,) = received
    assert (asked["model"], asked["input"]) == ("speaker", CAPTION)
    assert asked["voice"] and asked["response_format"] == "wav"
    assert CAPTION in (desk / "output" / "ai-record.md").read_text(encoding="utf-8")


def test_a_storyboard_is_read_aloud_by_the_server_and_without_one_keeps_its_draft(
    desk: Path, use: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    board = Storyboard((Scene(4, caption=CAPTION), Scene(2)))
    draft = board.narrated(assistant.voice, desk / "voice")
    assert draft.scenes == board.scenes
    assert "voice_model" in str(draft.note)
    monkeypatch.setenv("LABS_AI_VOICE_MODEL", "speaker")
    write_wave(np.full((48_000, 2), 0.2, np.float32), desk / "one-second.wav")
    sound = (desk / "one-second.wav").read_bytes()
    with endpoint(send(200, sound, "audio/wav")) as (address, received):
        use(address)
        spoken = board.narrated(assistant.voice, desk / "voice")
    assert [asked["input"] for asked in received] == [CAPTION]
    assert [scene.recording is not None for scene in spoken.scenes] == [True, False]
    assert spoken.scenes[0].has_ai_voice and not spoken.note


def test_a_text_with_somebody_in_it_is_not_spoken_by_a_server(
    desk: Path, use: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LABS_AI_VOICE_MODEL", "speaker")
    with endpoint(send(200, b"RIFF sound", "audio/wav")) as (address, received):
        use(address)
        with pytest.raises(Problem, match=r"‘김미경’.*‘010-1234-5678’.*직접 녹음"):
            assistant.voice(NOTES.replace(", 정하늘 주무관", ""))
    assert received == []
    assert not (desk / "output").exists()


def test_without_a_server_that_speaks_the_settings_are_named(use: Callable[[str], None]) -> None:
    with pytest.raises(Problem, match="voice_model"):
        assistant.voice(CAPTION)
    use("http://127.0.0.1:9/v1")
    with pytest.raises(Problem, match="voice_model"):
        assistant.voice(CAPTION)


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (send(401, {"error": {"message": "no"}}), "인증 키"),
        (send(404, {"error": {"message": "no model"}}), "‘speaker’ 모델이 없습니다"),
        (send(500, {"error": {"message": "oops"}}), "문제가 생겼습니다"),
    ],
)
def test_a_server_that_does_not_speak_is_one_sentence(
    use: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, reply: Reply, sentence: str
) -> None:
    monkeypatch.setenv("LABS_AI_VOICE_MODEL", "speaker")
    with endpoint(reply) as (address, _):
        use(address)
        with pytest.raises(Problem, match=sentence):
            assistant.voice(CAPTION)


# Settings, and a model on this machine


def test_practice_is_the_default_and_the_key_is_never_shown(use: Callable[[str], None]) -> None:
    assert assistant.load().way is assistant.Way.PRACTICE
    use("https://ai.example.go.kr/v1")
    assert "secret-key" not in repr(assistant.load()) + assistant.status()._repr_html_()


def test_a_settings_file_above_the_notebook_is_found(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = 'way = "endpoint"\nbase_url = "https://ai.example.go.kr/v1"\nmodel = "city"\n'
    (desk / "assistant.toml").write_text(settings, encoding="utf-8")
    (desk / "lab").mkdir()
    monkeypatch.chdir(desk / "lab")
    assert assistant.load().model == "city"
    monkeypatch.setenv("LABS_AI_MODEL", "other")
    assert assistant.load().model == "other"


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ('way = "endpoint"', "base_url과 model"),
        ('way = "magic"', "practice, local, endpoint"),
        ('seconds = "soon"', "seconds와 price는 숫자"),
        ('price_sent = "cheap"', "seconds와 price는 숫자"),
        ("way = ", "읽을 수 없습니다"),
    ],
)
def test_settings_that_cannot_be_used_are_named(desk: Path, settings: str, sentence: str) -> None:
    (desk / "assistant.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(Problem, match=sentence):
        assistant.load()


def test_a_missing_model_file_or_extra_is_one_sentence(desk: Path) -> None:
    with pytest.raises(Problem, match="모델 파일이 없습니다"):
        local_model.serve(str(desk / "none.gguf"))
    (desk / "broken.gguf").write_bytes(b"GGUF")
    with pytest.raises(Problem, match=r"설치되어 있지 않습니다|열 수 없습니다"):
        local_model.serve(str(desk / "broken.gguf"))


def test_a_model_on_this_machine_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xllamacpp", reason="the extra local-model is not installed")
    weights = os.environ.get("LABS_TEST_MODEL_FILE")
    if not weights:
        pytest.skip("no weights: set LABS_TEST_MODEL_FILE to a GGUF file")
    monkeypatch.setenv("LABS_AI_WAY", "local")
    monkeypatch.setenv("LABS_AI_MODEL_FILE", weights)
    answer = assistant.ask("한 문장으로 인사해 줘", notes=NOTES)
    assert answer.text
    assert answer.way is assistant.Way.LOCAL
    assert "김미경" not in answer.sent
    assert assistant.spent().usage.received > 0
