"""The lab room speaks the learner's language, keeps to this machine, and asks nothing outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from courseware.lab_server import write_settings
from courseware.server import STARTED_BY, end_with_starter
from groundwork.language import using


@pytest.fixture
def settings(tmp_path):
    def written(name: str):
        return json.loads((tmp_path / ".jupyter" / name).read_text(encoding="utf-8"))

    with using("ko"):
        write_settings(tmp_path / ".jupyter", tmp_path / "ko", browser=False)
    return written


def test_nobody_else_on_the_network_can_reach_it(settings):
    server = settings("jupyter_server_config.json")["ServerApp"]
    assert server["ip"] == "127.0.0.1"
    assert server["allow_remote_access"] is False
    assert "token" not in server  # so JupyterLab makes a secret one at each start


@pytest.mark.skipif(os.name == "nt", reason="PowerShell keeps the PATH it is given")
def test_a_terminal_finds_the_commands_of_the_environment(settings, tmp_path):
    """Jupyter's own choice, a login shell, would set another PATH."""
    (tmp_path / "labs").write_text("#!/bin/sh\n")
    (tmp_path / "labs").chmod(0o755)
    shell = settings("jupyter_server_config.json")["ServerApp"]["terminado_settings"]
    found = subprocess.run(
        [*shell["shell_command"], "-c", "command -v labs"],
        env=os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout.strip() == str(tmp_path / "labs")


def test_the_default_is_korean_without_news_or_update_checks(settings):
    defaults = settings("settings/overrides.json")
    assert defaults["@jupyterlab/translation-extension:plugin"] == {"locale": "ko_KR"}
    notification = defaults["@jupyterlab/apputils-extension:notification"]
    assert notification == {"fetchNews": "false", "checkForUpdates": False}


def test_the_list_of_files_follows_the_notebook_and_dollar_signs_are_no_formulas(settings):
    defaults = settings("settings/overrides.json")
    browser = defaults["@jupyterlab/filebrowser-extension:browser"]
    assert browser == {"navigateToCurrentDirectory": True}
    disabled = settings("settings/page_config.json")["disabledExtensions"]
    assert disabled["@jupyterlab/mathjax-extension"]


def test_english_learners_get_english(tmp_path):
    with using("en"):
        write_settings(tmp_path, tmp_path / "en", browser=True)
    defaults = json.loads((tmp_path / "settings/overrides.json").read_text(encoding="utf-8"))
    page = json.loads((tmp_path / "settings/page_config.json").read_text(encoding="utf-8"))
    assert defaults["@jupyterlab/translation-extension:plugin"] == {"locale": "en"}
    assert page["startPageTitle"] == "Start"


def test_what_teachers_and_programmers_use_is_out_of_the_learners_sight(settings):
    disabled = settings("settings/page_config.json")["disabledExtensions"]
    assert disabled["@jupyter/nbgrader"]
    assert disabled["@jupyterlab/apputils-extension:announcements"]


def test_the_room_is_closed_when_what_opened_it_is_gone_without_a_word(monkeypatch):
    stopped = threading.Event()
    server = SimpleNamespace(
        stop=stopped.set, io_loop=SimpleNamespace(add_callback=lambda call: call())
    )
    with subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as starter:
        monkeypatch.setenv(STARTED_BY, str(starter.pid))
        end_with_starter(server)
        assert not stopped.is_set()
        starter.kill()
    assert stopped.wait(20)
