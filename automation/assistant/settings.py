"""Which assistant is asked, and how patiently.

Environment variables win over a settings file ``assistant.toml`` beside the notebook or in a
folder above it::

    way = "endpoint"                      # practice (default), local or endpoint
    base_url = "https://ai.example.go.kr/v1"
    api_key = "..."
    model = "..."
    voice_model = "..."                   # where the server speaks too (음성 합성)
    price_sent = 300                      # won for a million tokens, where the city pays by tokens
    price_received = 1200
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from automation import display
from automation.messages import problem, say
from groundwork.messages import Message

SETTINGS_FILE = "assistant.toml"
_INVISIBLE = " \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff"
_VARIABLES = {
    "way": "LABS_AI_WAY",
    "base_url": "LABS_AI_BASE_URL",
    "api_key": "LABS_AI_KEY",
    "model": "LABS_AI_MODEL",
    "model_file": "LABS_AI_MODEL_FILE",
    "voice_model": "LABS_AI_VOICE_MODEL",
    "voice": "LABS_AI_VOICE",
    "seconds": "LABS_AI_SECONDS",
    "price_sent": "LABS_AI_PRICE_SENT",
    "price_received": "LABS_AI_PRICE_RECEIVED",
    "record": "LABS_AI_RECORD",
}


class Way(StrEnum):
    """How a question is answered."""

    PRACTICE = "practice"
    LOCAL = "local"
    ENDPOINT = "endpoint"


WAY_NAMES: dict[Way, Message] = {
    Way.PRACTICE: say("연습 답안(인터넷도 인증 키도 필요 없음)"),
    Way.LOCAL: say("이 컴퓨터의 모델"),
    Way.ENDPOINT: say("시에서 승인한 서버"),
}


@dataclass(frozen=True)
class Settings:
    """Settings of the assistant.

    ``seconds`` is the time-out of one try, ``tries`` how often a busy or failing server is asked
    again (with growing pauses), ``price_sent`` and ``price_received`` what a million tokens cost
    in won, ``record`` the file that keeps what was sent, ``model_file`` a GGUF file for the local
    way. ``voice_model`` speaks texts in the ``voice`` of that name, where the server can.
    """

    way: Way = Way.PRACTICE
    base_url: str = ""
    api_key: str = field(default="", repr=False)
    model: str = ""
    model_file: str = ""
    voice_model: str = ""
    voice: str = "alloy"
    seconds: float = 60.0
    tries: int = 3
    price_sent: float = 0.0
    price_received: float = 0.0
    record: str = "output/ai-record.md"


@dataclass(frozen=True)
class Status:
    """The settings in use, as an official may see them: never the key."""

    settings: Settings

    def _repr_html_(self) -> str:
        used = self.settings
        rows: list[tuple[object, object]] = [(say("방식"), WAY_NAMES[used.way])]
        if used.way is Way.ENDPOINT:
            rows += [(say("주소"), used.base_url), (say("모델"), used.model)]
            rows.append((say("목소리"), used.voice_model or say("없음")))
        if used.way is Way.LOCAL:
            rows.append((say("모델 파일"), used.model_file))
        rows.append((say("보낸 기록"), used.record))
        return display.card(say("지금 쓰는 AI"), display.table((), rows))


def status() -> Status:
    """Which assistant is in use."""
    return Status(load())


def load() -> Settings:
    """The settings in force here; raises `Problem` naming the setting that cannot be used."""
    values = _file_values(Path.cwd())
    for name, variable in _VARIABLES.items():
        if os.environ.get(variable):
            values[name] = os.environ[variable]
    return _checked(values)


def _file_values(folder: Path) -> dict[str, Any]:
    for place in (folder, *folder.parents):
        file = place / SETTINGS_FILE
        if file.is_file():
            try:
                return tomllib.loads(file.read_text(encoding="utf-8-sig"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
                raise problem(
                    "{file:을} 읽을 수 없습니다. 따옴표와 등호를 확인하세요.",
                    file=SETTINGS_FILE,
                ) from error
    return {}


def _checked(values: Mapping[str, Any]) -> Settings:
    known = {name: _trimmed(value) for name, value in values.items() if name in _VARIABLES}
    try:
        known["way"] = Way(known.get("way", Way.PRACTICE))
        for name in ("seconds", "price_sent", "price_received"):
            known[name] = float(known.get(name, getattr(Settings, name)))
    except ValueError as error:
        raise problem(
            "AI 설정 way는 practice, local, endpoint 가운데 하나, seconds와 price는 숫자여야 "
            "합니다.",
        ) from error
    settings = Settings(**known)
    if settings.way is Way.ENDPOINT and not (settings.base_url and settings.model):
        raise problem(
            "승인된 서버를 쓰려면 base_url과 model을 {file}에 적어야 합니다. 모르면 전산 "
            "담당자에게 물어보세요.",
            file=SETTINGS_FILE,
        )
    if settings.way is Way.ENDPOINT:
        _check_address(settings)
    return settings


def _trimmed(value: Any) -> Any:
    """A setting without the blanks and invisible letters that copying brings along."""
    return value.strip(_INVISIBLE) if isinstance(value, str) else value


def _check_address(settings: Settings) -> None:
    """Raise `Problem` for an address or a key that no server could be asked with."""
    if not settings.base_url.startswith(("http://", "https://")):
        raise problem(
            "AI 서버 주소(base_url)는 http:// 또는 https://로 시작해야 합니다: {address}",
            address=settings.base_url,
        )
    if not (settings.api_key.isascii() and settings.api_key.isprintable()):
        raise problem(
            "AI 서버의 인증 키(api_key)에 한글, 긴 줄표, 줄 바꿈처럼 키에 없는 글자가 섞여 "
            "있습니다. 받은 키를 다시 복사해 넣으세요."
        )
