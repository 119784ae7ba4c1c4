"""A wheelhouse holds what another kind of computer needs, or says which package is missing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from courseware import wheelhouse
from courseware.commands.wheelhouse import command
from groundwork.problem import Problem


@pytest.fixture
def downloads(monkeypatch):
    """The commands that would go to the network, written down; each does as the real one does."""
    asked: list[list[str]] = []

    def run(words, **_):
        words = [str(word) for word in words]
        asked.append(words)
        if "download" in words:
            Path(words[-1], "pywinpty-3.1-cp312-cp312-win_amd64.whl").write_bytes(b"wheel")
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(wheelhouse.subprocess, "run", run)
    monkeypatch.setattr(wheelhouse.shutil, "which", lambda name: f"/bin/{name}")
    return asked


def test_versions_come_from_the_lock_and_are_worked_out_for_the_classrooms_system(
    downloads, tmp_path
):
    folder = tmp_path / "설치 폴더"
    told = CliRunner().invoke(command, ["--platform", "windows", "--to", str(folder)])
    assert told.exit_code == 0, told.output
    assert "1개" in told.output
    export, compiled, download = downloads
    assert "--frozen" in export
    assert compiled[compiled.index("--python-platform") + 1] == "x86_64-pc-windows-msvc"
    assert compiled[compiled.index("--constraints") + 1] == export[-1]
    assert download[download.index("--platform") + 1] == "win_amd64"
    assert download[download.index("--python-version") + 1] == "3.12"
    assert "python start.py --offline" in (folder / "README.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("errors", "named"),
    [
        ("ERROR: No matching distribution found for somepackage==1.2", "somepackage==1.2"),
        ("hint: Wheels are required for `av` because building is disabled", "av"),
        ("Retrying\nerror: dns error", "dns error"),
        ("", "인터넷"),
    ],
)
def test_a_package_without_a_wheel_is_named(errors, named):
    assert named in str(wheelhouse.trouble(errors))


def test_without_uv_it_says_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setattr(wheelhouse.shutil, "which", lambda _: None)
    with pytest.raises(Problem, match="pip install uv"):
        wheelhouse.make_wheelhouse("windows", "3.12", tmp_path)


def test_the_pythons_offered_are_those_the_course_runs_on():
    from courseware.installation.packages import NEWEST_PYTHON

    assert wheelhouse.PYTHONS[-1] == ".".join(map(str, NEWEST_PYTHON))
