"""Speak to an OpenAI-compatible server, and say in one sentence why it did not answer."""

import os
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any, TypeVar

import httpx2
import openai
import truststore
from openai import DefaultHttpxClient, OpenAI
from pydantic import BaseModel

from automation.assistant import failures
from automation.assistant.practice import NO_ANSWER, NoPracticeAnswer
from automation.assistant.replies import (
    GARBLED,
    REFUSED,
    Reply,
    read_pieces,
    refuse_empty,
    without_thinking,
)
from automation.assistant.settings import Settings, Way
from automation.assistant.usage import NOTHING_COUNTED, Usage
from automation.messages import problem
from groundwork.problem import Problem

Form = TypeVar("Form", bound=BaseModel)
Answered = TypeVar("Answered")
Messages = Sequence[dict[str, str]]

_ENDPOINT = "/chat/completions"
# What some servers refuse, and what can be done without.
_OPTIONAL = ("temperature", "stream_options")
_LONGEST_PAUSE = 8.0
_REFUSALS = (openai.BadRequestError, openai.UnprocessableEntityError)
_PASSING = (openai.RateLimitError, openai.InternalServerError, openai.APIConnectionError)


def complete(settings: Settings, messages: Messages) -> Reply:
    """The reply to a conversation; raises `Problem`."""
    return refuse_empty(sum(_exchange(settings, messages), Reply("")))


def stream(settings: Settings, messages: Messages) -> Iterator[Reply]:
    """The reply piece by piece; raises `Problem`.

    A reply that breaks off in the middle is kept as far as it came; its last piece says so.
    """
    yield from _exchange(settings, messages, stream=True, stream_options={"include_usage": True})


def _exchange(settings: Settings, messages: Messages, **options: Any) -> Iterator[Reply]:
    with _speaking(settings) as client, ExitStack() as responses:
        chat = client.chat.completions.with_streaming_response

        def ask(**request: Any) -> Any:
            return responses.enter_context(chat.create(**request))

        response = _patiently(settings, ask, {**_request(settings, messages), **options})
        yield from without_thinking(read_pieces(response.http_response))


def fill(settings: Settings, messages: Messages, form: type[Form]) -> tuple[Form, Usage]:
    """The reply in the shape of a pydantic model, and its usage; raises `Problem`."""
    with _speaking(settings) as client:
        request = {**_request(settings, messages), "response_format": form}
        reply = _patiently(settings, client.chat.completions.parse, request)
        message, counted = reply.choices[0].message, reply.usage
    if message.parsed is None:
        raise Problem(REFUSED if message.refusal else GARBLED)
    if counted is None:
        return message.parsed, NOTHING_COUNTED
    return message.parsed, Usage(counted.prompt_tokens or 0, counted.completion_tokens or 0)


def speech(settings: Settings, text: str) -> bytes:
    """A text spoken (``/audio/speech``), as the bytes of a WAV file; raises `Problem`."""
    request = {"voice": settings.voice, "input": text, "response_format": "wav"}
    with _speaking(replace(settings, model=settings.voice_model)) as client:
        spoken = _patiently(
            settings, client.audio.speech.create, {**request, "model": settings.voice_model}
        )
        return spoken.content


def _request(settings: Settings, messages: Messages) -> dict[str, Any]:
    return {"model": settings.model, "messages": list(messages), "temperature": 0}


def _patiently(
    settings: Settings, ask: Callable[..., Answered], request: dict[str, Any]
) -> Answered:
    """Ask; again where a server is busy for a moment, or takes the request without an option."""
    tried = 0
    while True:
        try:
            return ask(**request)
        except _REFUSALS as error:
            told = failures.told(error)
            refused = [name for name in _OPTIONAL if name in request and name in told]
            if not refused:
                raise
            request = {name: value for name, value in request.items() if name not in refused}
        except _PASSING as error:
            tried += 1
            pause = _pause(error, tried)
            if tried >= settings.tries or pause is None:
                raise
            time.sleep(pause)


def _pause(error: openai.APIError, tried: int) -> float | None:
    """The seconds until it is worth asking again; None where nobody would wait for it."""
    if isinstance(error, openai.APITimeoutError):
        return None  # it has kept somebody waiting long enough
    asked = failures.retry_after(error) if isinstance(error, openai.APIStatusError) else None
    pause = 0.25 * 2**tried if asked is None else asked
    spent = isinstance(error, openai.RateLimitError) and error.code == failures.QUOTA
    return None if spent or pause > _LONGEST_PAUSE else pause


@contextmanager
def _speaking(settings: Settings) -> Iterator[OpenAI]:
    """A client whose failures are problems a person can read."""
    try:
        with _client(settings) as client:
            yield client
    except (Problem, GeneratorExit):
        raise
    except openai.NotFoundError as error:
        if error.code == NO_ANSWER:
            raise NoPracticeAnswer from error
        raise Problem(failures.sentence(error, settings)) from error
    except openai.OpenAIError as error:
        raise Problem(failures.sentence(error, settings)) from error
    except httpx2.TimeoutException as error:
        raise Problem(failures.too_slow(settings)) from error
    except httpx2.HTTPError as error:
        raise Problem(failures.no_connection(error, settings)) from error
    except Exception as error:
        # A reply that is no completion trips the client wherever it first looks into it.
        raise Problem(GARBLED) from error


def _client(settings: Settings) -> OpenAI:
    """A client for the server, which may be behind a proxy and a certificate of the city's own."""
    # A city's proxy is for the outside; it cannot reach a server on this machine.
    outside = settings.way is Way.ENDPOINT
    try:
        http = DefaultHttpxClient(trust_env=outside, verify=_certificates() if outside else False)
    except ImportError as error:
        raise problem(
            "이 컴퓨터의 SOCKS 프록시 설정으로는 AI 서버에 연결할 수 없습니다. 전산 담당자에게 "
            "HTTP 프록시 주소를 물어보세요."
        ) from error
    address = httpx2.URL(settings.base_url)
    key = settings.api_key or "none"
    return OpenAI(
        base_url=address.copy_with(path=address.path.removesuffix(_ENDPOINT), query=None),
        default_query=dict(address.params),
        # Azure reads the key from a header of its own.
        default_headers={"api-key": key} if "/deployments/" in address.path else None,
        api_key=key,
        timeout=settings.seconds,
        max_retries=0,
        http_client=http,
    )


def _certificates() -> ssl.SSLContext:
    """The certificates this computer trusts, with those of the file that the city has set."""
    trusted = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if file := os.environ.get("SSL_CERT_FILE"):
        try:
            trusted.load_verify_locations(file)
        except OSError as error:
            raise problem(
                "인증서 파일(SSL_CERT_FILE)을 읽을 수 없습니다: {file}. 전산 담당자에게 "
                "확인하세요.",
                file=file,
            ) from error
    return trusted
