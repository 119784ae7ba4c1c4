"""What the tests of the automation library share."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def use(address: str) -> None:
        monkeypatch.setenv("LABS_AI_WAY", "endpoint")
        monkeypatch.setenv("LABS_AI_BASE_URL", address)
        monkeypatch.setenv("LABS_AI_MODEL", "m")
        monkeypatch.setenv("LABS_AI_KEY", "secret-key")
        monkeypatch.setenv("LABS_AI_SECONDS", "20")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    return use
