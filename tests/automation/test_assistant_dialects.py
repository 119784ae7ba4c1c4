"""Servers as they are: each dialect of the chat completions interface gives a text or a reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from automation import assistant
from automation.assistant.replies import Ending, Reply, without_thinking
from groundwork.problem import Problem
from tests.automation.servers import Reply as Served
from tests.automation.servers import endpoint, said, send, silent

Use = Callable[[str], None]
ASKED = {
    "ask": lambda: str(assistant.ask("정리").text),
    "stream": lambda: "".join(assistant.stream("정리")),
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def whole(content: object, finish: str | None = "stop", **message: object) -> Served:
    """A completion in one piece."""
    choice = {"index": 0, "finish_reason": finish, "message": {"content": content, **message}}
    return send(200, {"choices": [choice]})


def streamed(*chunks: object, end: str = "data: [DONE]\n\n") -> Served:
    """A reply in pieces; a text is a piece of content, a tuple also how it ended."""
    lines = []
    for chunk in chunks:
        if isinstance(chunk, bytes):
            lines.append(chunk.decode())
            continue
        text, finish = chunk if isinstance(chunk, tuple) else (chunk, None)
        body: object = {"choices": [{"delta": {"content": text}, "finish_reason": finish}]}
        lines.append(f"data: {json.dumps(chunk if isinstance(chunk, dict) else body)}\n\n")
    return send(200, ("".join(lines) + end).encode(), "text/event-stream")


COMPLETION = {"choices": [{"message": {"content": "한글 답"}, "finish_reason": "stop"}]}
KOREAN = json.dumps(COMPLETION, ensure_ascii=False)


@pytest.mark.parametrize("way", ASKED)
@pytest.mark.parametrize(
    "served",
    [
        pytest.param(whole("한글 답"), id="in one piece though asked to stream"),
        pytest.param(streamed("한글 ", "답"), id="in pieces though not asked to"),
        pytest.param(
            streamed("한글 ", ("답", "stop"), end=""), id="no [DONE] after the last piece"
        ),
        pytest.param(streamed(b": keep-alive\n\n", "한글 답", b": ping\n\n"), id="kept alive"),
        pytest.param(streamed(b"event: message\r\n", "한글 답"), id="events with names"),
        pytest.param(
            streamed({"choices": [], "usage": None}, "한글 답"), id="a piece with nothing"
        ),
        pytest.param(whole([{"type": "text", "text": "한글 답"}]), id="content in parts"),
        pytest.param(whole("<think>무엇을\n</think>\n\n한글 답"), id="thinking before it"),
        pytest.param(
            streamed("<thi", "nk>무엇", "</thi", "nk>\n", "한글 답"), id="thinking in pieces"
        ),
        pytest.param(whole("한글 답", reasoning_content="무엇을"), id="thinking in its own field"),
        pytest.param(whole("한글 답", tool_calls=None, refusal=None), id="empty fields"),
        pytest.param(send(200, b"\xef\xbb\xbf" + KOREAN.encode()), id="a byte order mark"),
        pytest.param(
            send(200, KOREAN.encode("euc-kr"), "application/json; charset=euc-kr"), id="euc-kr"
        ),
    ],
)
def test_a_text_is_read_in_every_dialect(use: Use, served: Served, way: str) -> None:
    with endpoint(served) as (address, _):
        use(address)
        assert ASKED[way]() == "한글 답"


@pytest.mark.parametrize("way", ASKED)
@pytest.mark.parametrize(
    ("served", "sentence"),
    [
        (whole(None, reasoning_content="길게"), "생각만 하다가"),
        (streamed(("", "length")), "길이 제한"),
        (whole("<think>끝없이"), "생각만 하다가"),
        (whole("", "content_filter"), "안전 기준"),
        (whole(None, refusal="안 됩니다"), "거부했습니다"),
        (send(200, {"choices": None}), "빈 답"),
        (send(200, {"error": {"message": "모델 준비 중"}}), "오류를 알렸습니다: 모델 준비 중"),
        (streamed({"error": {"message": "upstream"}}), "오류를 알렸습니다: upstream"),
        (send(200, "<html>로그인</html>".encode(), "text/html"), "웹 페이지"),
        (send(403, "<html>차단</html>".encode(), "text/html"), "보안 장비"),
        (send(404, {"detail": "Not Found"}), "그 주소에는 AI 서버가 없습니다"),
        (send(404, {"error": {"code": "model_not_found"}}), "모델이 없습니다"),
        (send(413, b"<html>413</html>", "text/html"), "길이를 넘었습니다"),
        (send(400, {"error": {"code": "context_length_exceeded"}}), "길이를 넘었습니다"),
        (send(400, {"error": {"code": "content_filter"}}), "안전 기준"),
        (send(429, {"error": {"code": "insufficient_quota"}}), "사용량을 모두"),
    ],
)
def test_what_is_no_text_has_its_true_reason(
    use: Use, served: Served, sentence: str, way: str
) -> None:
    with endpoint(served) as (address, _):
        use(address)
        with pytest.raises(Problem, match=sentence):
            ASKED[way]()


@pytest.mark.parametrize(
    ("served", "note"),
    [
        (whole("앞부분만", "length"), "길이 제한"),
        (whole("앞부분만", "content_filter"), "안전 기준"),
        (streamed("앞부", "분만", end=""), "끊겼습니다"),
        (streamed("앞부분만", {"error": {"message": "upstream"}}), "끊겼습니다"),
    ],
)
def test_a_text_that_is_not_whole_is_kept_and_told(
    use: Use, tmp_path: Path, served: Served, note: str
) -> None:
    with endpoint(served) as (address, _):
        use(address)
        answer = assistant.ask("정리")
    assert answer.text == "앞부분만"
    assert note in str(answer.note)
    assert note in answer._repr_html_()
    record = (tmp_path / "output" / "ai-record.md").read_text("utf-8")
    assert "앞부분만" in record
    assert note in record


@pytest.mark.parametrize("way", ASKED)
@pytest.mark.parametrize("option", ["temperature", "stream_options"])
@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_refuses_an_option_is_asked_without_it(
    use: Use, option: str, status: int, way: str
) -> None:
    def serve(handler: Any, body: dict[str, Any]) -> None:
        refused = send(status, {"error": {"message": f"Unsupported: {option}"}})
        (refused if option in body else said("답"))(handler, body)

    with endpoint(serve) as (address, received):
        use(address)
        assert ASKED[way]() == "답"
    assert option not in received[-1]


@pytest.mark.parametrize(
    ("wait", "sentence"),
    [("90", "90초 뒤"), ("Wed, 21 Oct 2099 07:28:00 GMT", "오늘은 더 받지 않겠다")],
)
def test_a_server_that_asks_for_a_long_wait_is_not_waited_for(
    use: Use, wait: str, sentence: str
) -> None:
    with endpoint(send(429, {"error": {}}, wait=wait)) as (address, received):
        use(address)
        with pytest.raises(Problem, match=sentence):
            assistant.ask("정리")
    assert len(received) == 1


def test_a_server_that_has_kept_one_waiting_is_not_asked_again(
    use: Use, monkeypatch: pytest.MonkeyPatch
) -> None:
    with endpoint(silent) as (address, received):
        use(address)
        monkeypatch.setenv("LABS_AI_SECONDS", "0.05")
        with pytest.raises(Problem, match="초 안에"):
            assistant.ask("정리")
    assert len(received) == 1


@pytest.mark.parametrize("added", ["", " ", "/", "/chat/completions", "?api-version=2024-06-01"])
def test_an_address_is_taken_as_it_is_copied(use: Use, added: str) -> None:
    with endpoint(said("답")) as (address, _):
        use(f" {address}{added}")
        assert assistant.ask("정리").text == "답"


@pytest.mark.parametrize("key", ["발급받은키", "sk–abc", "abc\ndef"])
def test_a_key_with_letters_no_key_has_is_named(
    use: Use, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    use("http://127.0.0.1:9/v1")
    monkeypatch.setenv("LABS_AI_KEY", key)
    with pytest.raises(Problem, match="인증 키"):
        assistant.ask("정리")


def test_what_copying_adds_to_a_key_is_taken_off(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    with endpoint(said("답")) as (address, received):
        use(address)
        monkeypatch.setenv("LABS_AI_KEY", "\ufeff secret-key\n")
        assistant.ask("정리")
    assert received[0]["key"] == "Bearer secret-key"


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("LABS_AI_BASE_URL", "127.0.0.1:9/v1", "http://"),
        ("SSL_CERT_FILE", "/no/such.pem", "인증서 파일"),
        ("HTTP_PROXY", "socks5://127.0.0.1:9", "SOCKS 프록시"),
    ],
)
def test_a_setting_that_no_server_can_be_reached_with_is_named(
    use: Use, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, sentence: str
) -> None:
    use("http://ai.example/v1")
    monkeypatch.setenv(variable, value)
    with pytest.raises(Problem, match=sentence):
        assistant.ask("정리")


def test_http_where_https_is_meant_is_told(use: Use) -> None:
    with endpoint(said("답")) as (address, _):
        use(address.replace("http:", "https:"))
        with pytest.raises(Problem, match="http인지 https인지"):
            assistant.ask("정리")


@given(
    st.sampled_from(["", "<think>가나</think>", " \n<think></think>\n\n"]),
    st.text("가<think>/ \n[1]", max_size=20).filter(lambda text: text == text.lstrip()),
    st.data(),
)
def test_a_text_comes_through_however_it_is_cut(
    before: str, text: str, data: st.DataObject
) -> None:
    whole = before + text
    if not before and whole.startswith("<think>"):
        return
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    read = list(without_thinking(Reply(piece) for piece in pieces))
    assert "".join(piece.text for piece in read) == text


def test_pieces_add_up_to_how_the_last_one_ended() -> None:
    whole = Reply("가", ending=Ending.LENGTH) + Reply("")
    assert whole == Reply("가", ending=Ending.LENGTH)
