"""Why there is no answer, and what to do about it, in one sentence."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai

from automation.assistant.replies import FILTERED, GARBLED, WEB_PAGE
from automation.assistant.settings import Settings
from automation.messages import say
from groundwork.messages import Message

QUOTA = "insufficient_quota"
_FILTER = "content_filter"
_TOO_LONG = ("context_length", "context length", "too long", "too many tokens", "maximum context")
_HOUR = 3600

_NO_MODEL = ("model", "deployment")


def retry_after(error: openai.APIStatusError) -> float | None:
    """The seconds a server asks to wait; None where it does not say."""
    headers = error.response.headers
    if (milliseconds := headers.get("retry-after-ms", "")).isdigit():
        return float(milliseconds) / 1000
    said = headers.get("retry-after", "")
    if said.replace(".", "", 1).isdigit():
        return float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def told(error: openai.APIStatusError) -> str:
    """All a server says of an error, in small letters."""
    return f"{error.code or ''} {error.message} {error.body}".lower()


def sentence(error: openai.OpenAIError, settings: Settings) -> Message:
    """What went wrong and what to do, for an official."""
    if isinstance(error, openai.APITimeoutError):
        return too_slow(settings)
    if isinstance(error, openai.APIConnectionError):
        return no_connection(error, settings)
    if isinstance(error, openai.RateLimitError):
        return _busy(error)
    if isinstance(error, openai.APIStatusError):
        return _refused(error, settings)
    return GARBLED


def too_slow(settings: Settings) -> Message:
    """No answer in time."""
    return say(
        "AI가 {seconds:g}초 안에 답하지 않았습니다. 잠시 뒤 다시 실행하세요.",
        seconds=settings.seconds,
    )


def no_connection(error: BaseException, settings: Settings) -> Message:
    """Nobody was reached: a certificate, http for https, or no way there at all."""
    causes = list(_causes(error))
    if any("CERTIFICATE_VERIFY_FAILED" in str(cause) for cause in causes):
        return say(
            "AI 서버의 보안 인증서를 확인할 수 없습니다({address}). 전산 담당자에게 시의 인증서가 "
            "이 컴퓨터에 설치되어 있는지 확인해 달라고 하세요.",
            address=settings.base_url,
        )
    other_scheme = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST")
    if any(word in str(cause) for cause in causes for word in other_scheme) or (
        settings.base_url.startswith("http:")
        and any(isinstance(cause, httpx2.RemoteProtocolError) for cause in causes)
    ):
        return say(
            "AI 서버 주소가 http인지 https인지 맞지 않는 것 같습니다({address}). 설정의 주소를 "
            "확인하세요.",
            address=settings.base_url,
        )
    return say(
        "AI 서버에 연결할 수 없습니다({address}). 인터넷 연결과 주소를 확인하세요.",
        address=settings.base_url,
    )


def _causes(error: BaseException | None) -> list[BaseException]:
    found = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _busy(error: openai.RateLimitError) -> Message:
    if error.code == QUOTA:
        return say("시에서 쓸 수 있는 AI 사용량을 모두 썼습니다. 전산 담당자에게 알려 주세요.")
    seconds = retry_after(error)
    if seconds is None or seconds < 1:
        return say("지금 AI를 쓰는 사람이 많습니다. 1분쯤 뒤에 다시 실행하세요.")
    if seconds > _HOUR:
        return say("AI 서버가 오늘은 더 받지 않겠다고 알렸습니다. 전산 담당자에게 알려 주세요.")
    return say(
        "지금 AI를 쓰는 사람이 많습니다. {seconds:.0f}초 뒤에 다시 실행하세요.", seconds=seconds
    )


def _refused(error: openai.APIStatusError, settings: Settings) -> Message:
    """A request that a server did not take."""
    said = told(error)
    page = "html" in error.response.headers.get("content-type", "")
    status = error.status_code
    if error.response.history:
        return WEB_PAGE
    if status == httpx2.codes.UNAUTHORIZED or (status == httpx2.codes.FORBIDDEN and not page):
        return say("AI 서버에서 인증 키(api_key)를 거부했습니다. 전산 담당자에게 확인하세요.")
    if status == httpx2.codes.FORBIDDEN:
        return say(
            "보안 장비가 AI 서버로 가는 요청을 막은 것 같습니다(403). 전산 담당자에게 알려 주세요."
        )
    if status == httpx2.codes.NOT_FOUND:
        return _not_there(said, settings)
    if _FILTER in said:
        return FILTERED
    too_large = httpx2.codes.CONTENT_TOO_LARGE
    if status == too_large or any(words in said for words in _TOO_LONG):
        return say(
            "보낸 글이 이 AI가 한 번에 읽을 수 있는 길이를 넘었습니다. 자료를 나누어 요청하세요."
        )
    if httpx2.codes.is_server_error(status):
        return say("AI 서버에 문제가 생겼습니다. 잠시 뒤 다시 실행하세요.")
    return say(
        "AI 서버가 요청을 처리하지 못했습니다({code}). 같은 오류가 계속되면 전산 담당자에게 이 "
        "번호를 알려 주세요.",
        code=status,
    )


def _not_there(said: str, settings: Settings) -> Message:
    if any(word in said for word in _NO_MODEL):
        return say(
            "AI 서버에 ‘{model}’ 모델이 없습니다. 설정의 모델 이름을 확인하세요.",
            model=settings.model,
        )
    return say(
        "그 주소에는 AI 서버가 없습니다({address}). 설정의 주소(base_url)를 확인하세요.",
        address=settings.base_url,
    )
