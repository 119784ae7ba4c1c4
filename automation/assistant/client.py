"""Speak to an OpenAI-compatible server, and say in one sentence why it did not answer."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import openai
from openai import DefaultHttpxClient, OpenAI
from openai.types import CompletionUsage
from pydantic import BaseModel

from automation.assistant.practice import NO_ANSWER, NoPracticeAnswer
from automation.assistant.settings import Settings, Way
from automation.assistant.usage import NOTHING_COUNTED, Usage
from automation.messages import problem, say
from groundwork.messages import Message
from groundwork.problem import Problem

Form = TypeVar("Form", bound=BaseModel)
_QUOTA = "insufficient_quota"
Messages = Sequence[dict[str, str]]


@dataclass(frozen=True)
class Reply:
    """A reply or a piece of one, and what it took where the server says so."""

    text: str
    usage: Usage = NOTHING_COUNTED


def complete(settings: Settings, messages: Messages) -> Reply:
    """The reply to a conversation; raises `Problem`."""
    with _speaking(settings) as client:
        reply = client.chat.completions.create(**_request(settings, messages))
        message, usage = reply.choices[0].message, _usage(reply.usage)
        if message.refusal:
            raise Problem(_REFUSED)
    return Reply(refuse_empty(message.content), usage)


def stream(settings: Settings, messages: Messages) -> Iterator[Reply]:
    """The reply piece by piece, usage behind the last; raises `Problem`, in the middle too."""
    with _speaking(settings) as client:
        for chunk in client.chat.completions.create(
            stream=True, stream_options={"include_usage": True}, **_request(settings, messages)
        ):
            text = chunk.choices[0].delta.content if chunk.choices else None
            if text or chunk.usage:
                yield Reply(text or "", _usage(chunk.usage))


def fill(settings: Settings, messages: Messages, form: type[Form]) -> tuple[Form, Usage]:
    """The reply in the shape of a pydantic model, and its usage; raises `Problem`."""
    with _speaking(settings) as client:
        reply = client.chat.completions.parse(response_format=form, **_request(settings, messages))
        message, usage = reply.choices[0].message, _usage(reply.usage)
    if message.parsed is None:
        raise Problem(_REFUSED if message.refusal else _GARBLED)
    return message.parsed, usage


def speech(settings: Settings, text: str) -> bytes:
    """A text spoken (``/audio/speech``), as the bytes of a WAV file; raises `Problem`."""
    with _speaking(replace(settings, model=settings.voice_model)) as client:
        spoken = client.audio.speech.create(
            model=settings.voice_model, voice=settings.voice, input=text, response_format="wav"
        )
        return spoken.content


def _usage(counted: CompletionUsage | None) -> Usage:
    if counted is None:
        return NOTHING_COUNTED
    return Usage(counted.prompt_tokens or 0, counted.completion_tokens or 0)


def _request(settings: Settings, messages: Messages) -> dict[str, Any]:
    return {"model": settings.model, "messages": list(messages), "temperature": 0}


@contextmanager
def _speaking(settings: Settings) -> Iterator[OpenAI]:
    """A client whose failures are problems a person can read."""
    # A city's proxy is for the outside; it cannot reach a server on this machine.
    outside = settings.way is Way.ENDPOINT
    http = DefaultHttpxClient(trust_env=outside)
    try:
        with OpenAI(
            base_url=settings.base_url,
            api_key=settings.api_key or "none",
            timeout=settings.seconds,
            max_retries=settings.tries - 1,
            http_client=http,
        ) as client:
            yield client
    except (Problem, GeneratorExit):
        raise
    except openai.NotFoundError as error:
        if error.code == NO_ANSWER:
            raise NoPracticeAnswer from error
        raise Problem(_sentence(error, settings)) from error
    except openai.OpenAIError as error:
        raise Problem(_sentence(error, settings)) from error
    except Exception as error:
        # A reply that is no completion trips the client wherever it first looks into it.
        raise Problem(_GARBLED) from error


_GARBLED = say(
    "AI가 보낸 답을 읽을 수 없습니다. 한 번 더 실행해 보고, 같은 오류가 계속되면 전산 "
    "담당자에게 알려 주세요."
)

_REFUSED = say(
    "AI가 이 요청에는 답변을 거부했습니다. 요청문을 바꾸거나 자료를 줄여 다시 시도해 보세요."
)


def refuse_empty(text: str | None) -> str:
    """The text of a reply; raises `Problem` where there is none."""
    if not text or not text.strip():
        raise problem("AI가 빈 답을 보냈습니다. 요청문을 조금 더 자세히 적어 보세요.")
    return text


def _sentence(error: openai.OpenAIError, settings: Settings) -> Message:
    """Why there is no answer, and what to do about it."""
    if isinstance(error, openai.APITimeoutError):
        return say(
            "AI가 {seconds:g}초 안에 답하지 않았습니다. 잠시 뒤 다시 실행하세요.",
            seconds=settings.seconds,
        )
    if isinstance(error, openai.APIConnectionError):
        return say(
            "AI 서버에 연결할 수 없습니다({address}). 인터넷 연결과 주소를 확인하세요.",
            address=settings.base_url,
        )
    if isinstance(error, (openai.AuthenticationError, openai.PermissionDeniedError)):
        return say("AI 서버에서 인증 키(api_key)를 거부했습니다. 전산 담당자에게 확인하세요.")
    if isinstance(error, openai.RateLimitError) and error.code == _QUOTA:
        return say("시에서 쓸 수 있는 AI 사용량을 모두 썼습니다. 전산 담당자에게 알려 주세요.")
    if isinstance(error, openai.RateLimitError):
        return say("지금 AI를 쓰는 사람이 많습니다. 1분쯤 뒤에 다시 실행하세요.")
    if isinstance(error, openai.NotFoundError):
        return say(
            "AI 서버에 ‘{model}’ 모델이 없습니다. 설정의 모델 이름을 확인하세요.",
            model=settings.model,
        )
    if isinstance(error, openai.InternalServerError):
        return say("AI 서버에 문제가 생겼습니다. 잠시 뒤 다시 실행하세요.")
    if isinstance(error, openai.APIStatusError):
        return say(
            "AI 서버가 요청을 처리하지 못했습니다({code}). 글을 줄여 다시 실행해 보세요.",
            code=error.status_code,
        )
    return _GARBLED
