"""Licences are told from what is installed, and go with an installation folder."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from courseware.commands.licences import command
from courseware.licences import notices
from courseware.licences.bundled import library, within
from courseware.licences.packages import in_wheels, installed
from groundwork.problem import Problem


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    """A folder with the wheel of a made-up player that brings x264 and a browser's part."""
    folder, metadata = tmp_path / "wheelhouse", "player-1.2.dist-info"
    folder.mkdir()
    contents = {
        f"{metadata}/METADATA": "Name: player\nVersion: 1.2\n"
        "Classifier: License :: OSI Approved :: MIT License\n"
        "Project-URL: Source, https://example.org/player\n",
        f"{metadata}/licenses/LICENSE.txt": "the player's licence",
        "player/__init__.py": "",
        "player/static/third-party-licenses.json": '{"packages": ['
        '{"name": "elkjs", "licenseId": "EPL-2.0"}, {"name": "react", "licenseId": "MIT"}]}',
        "player.libs/libx264-165-0ab1.dll": "",
        "player.libs/libnobody-0ab1.so.3": "",
    }
    record = "".join(f"{name},,\n" for name in [*contents, f"{metadata}/RECORD"])
    with zipfile.ZipFile(folder / "player-1.2-py3-none-any.whl", "w") as wheel:
        for name, text in (contents | {f"{metadata}/RECORD": record}).items():
            wheel.writestr(name, text)
    return folder


def test_every_installed_package_says_its_licence_and_brings_its_text():
    packages = installed()
    assert len(packages) > 100
    assert [package.name for package in packages if not package.licence] == []
    assert [package.name for package in packages if not any(package.texts())] == []


def test_every_library_inside_an_installed_package_is_known():
    inside = [(package.name, *found) for package in installed() for found in within(package)]
    assert len(inside) > 50
    assert [(name, file) for name, file, known in inside if known is None] == []


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("avcodec-5e6b81c2.so.62.28.102", "FFmpeg"),
        ("avcodec-62-0ab1.dll", "FFmpeg"),
        ("ffmpeg-win-x86_64-v7.1.exe", "FFmpeg, the program"),
        ("openblasp-r0-59ffcd50.3.15.so", "OpenBLAS"),
        ("opencore-amrnb-d72c52e2.so", "OpenCORE AMR"),
        ("opus-114e2b1a.so", "Opus"),
    ],
)
def test_a_library_is_known_by_how_its_file_begins(file, title):
    assert library(file).title == title


def test_an_installation_folder_gets_texts_and_the_place_of_the_source(wheels, tmp_path):
    notices.write_notices(in_wheels(wheels), tmp_path / "licences")
    told = (tmp_path / "licences" / "README.md").read_text("utf-8")
    assert "| MIT | `player` |" in told
    assert "| `player` | 1.2 | https://example.org/player |" in told
    assert (
        "| x264 | GPL-2.0-or-later | `player` | https://code.videolan.org/videolan/x264 |" in told
    )
    assert "| elkjs | EPL-2.0 | `player` |" in told
    assert "react" not in told
    text = tmp_path / "licences" / "player-1.2" / "licenses" / "LICENSE.txt"
    assert text.read_text("utf-8") == "the player's licence"
    assert "GNU GENERAL PUBLIC LICENSE" in (tmp_path / "licences" / "GPL-2.0.txt").read_text(
        "utf-8"
    )


def test_a_library_that_nobody_named_is_found(wheels):
    (player,) = in_wheels(wheels)
    assert [file for file, known in within(player) if known is None] == ["nobody-0ab1.so.3"]


def test_a_page_that_is_not_what_is_installed_is_told_and_left_alone(monkeypatch, tmp_path):
    page = tmp_path / "THIRD-PARTY.md"
    page.write_text(f"by hand\n{notices.MADE_FROM_HERE}\nold", encoding="utf-8")
    monkeypatch.setattr(notices, "PAGE", page)
    monkeypatch.setattr("courseware.commands.licences.PAGE", page)
    told = CliRunner().invoke(command, ["--check"])
    assert isinstance(told.exception, Problem)
    assert page.read_text("utf-8").endswith("old")
    assert CliRunner().invoke(command).exit_code == 0
    assert page.read_text("utf-8").startswith("by hand\n")
    assert CliRunner().invoke(command, ["--check"]).exit_code == 0
