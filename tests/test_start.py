"""``python start.py`` on machines that lack something: one sentence on what to do, no traceback."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import psutil
import pytest

from courseware.installation import packages, setting_up, texts
from courseware.installation.place import Installation
from courseware.installation.setting_up import set_up
from courseware.installation.texts import SetUpFailed, explain

pytestmark = pytest.mark.xdist_group("start")
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def course(tmp_path) -> Path:
    return little_course(tmp_path)


@pytest.fixture(scope="module")
def ready_course(tmp_path_factory, wheelhouse) -> Path:
    """A course that is set up; a test that changes it leaves it set up again."""
    course = little_course(tmp_path_factory.mktemp("ready"))
    done = start(course, "--offline", wheelhouse, "demo", "--class", "3")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "처음 한 번만" in done.stdout
    assert "ran demo --class 3 ko" in done.stdout
    return course


def little_course(place: Path) -> Path:
    """A course folder with a Korean name and spaces, with just what the set-up looks at."""
    folder = place / "구미시 AI 실습"
    (folder / "courseware").mkdir(parents=True)
    for name in ("start.py", "courseware/__init__.py"):
        shutil.copy(ROOT / name, folder / name)
    shutil.copytree(ROOT / "courseware/installation", folder / "courseware/installation")
    (folder / "uv.lock").write_text("", encoding="utf-8")
    (folder / "pyproject.toml").write_text(_PYPROJECT, encoding="utf-8")
    (folder / "requirements.txt").write_text("little-package==1.0\n", encoding="utf-8")
    (folder / "courseware/__main__.py").write_text(_TOLD, encoding="utf-8")
    return folder


_PYPROJECT = """
[project]
name = "little"
version = "1"
dependencies = ["little-package>=1,<2"]
[project.optional-dependencies]
preview = []
[dependency-groups]
dev = []
"""
_TOLD = """
import os, sys
import little_package
print("ran", *sys.argv[1:], os.environ["LABS_LANGUAGE"], flush=True)
if "stay" in sys.argv:
    print(os.getpid(), os.environ["LABS_STARTED_BY"], flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def wheelhouse(tmp_path_factory) -> Path:
    """A folder with the one package the little course needs."""
    folder = tmp_path_factory.mktemp("설치 폴더")
    write_wheel(folder, "little_package")
    return folder


def write_wheel(folder: Path, name: str, needs: str = "") -> None:
    """A package of one empty module, and what it asks for."""
    info = f"{name}-1.0.dist-info"
    asked = f"Requires-Dist: {needs}\n" if needs else ""
    with zipfile.ZipFile(folder / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: 1.0\n{asked}",
        )
        wheel.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{info}/RECORD", f"{name}.py,,\n{info}/RECORD,,\n")


def start(course: Path, *words: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "UV_", "LABS_"))}
    return subprocess.run(
        [sys.executable, course / "start.py", *words],
        cwd=course.parent,
        env=clean | {"PATH": "", "PYTHONUTF8": "1"} | variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )


def one_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What a failed start said: one line, no traceback."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("☞ ")
    return line


def test_a_second_start_needs_neither_network_nor_folder(ready_course):
    began = time.monotonic()
    assert start(ready_course, "--language", "en", "demo").stdout == "ran demo en\n"
    assert time.monotonic() - began < 10


def test_the_labs_command_stands_in_the_environment(ready_course):
    launcher = "Scripts/labs.cmd" if os.name == "nt" else "bin/labs"
    told = subprocess.run(
        [ready_course / ".venv" / launcher, "judge", "--help"],
        env=os.environ | {"LABS_LANGUAGE": "ko"},
        capture_output=True,
        text=True,
    )
    assert told.stdout == "ran judge --help ko\n"


@pytest.mark.skipif(os.name == "nt", reason="no process is told that another ends it")
def test_what_runs_is_ended_with_it(ready_course):
    with subprocess.Popen(
        [sys.executable, ready_course / "start.py", "stay"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout.readline().startswith("ran stay")
        running, starter = map(int, process.stdout.readline().split())
        assert starter == process.pid
        process.terminate()
        process.wait(timeout=20)
    assert not psutil.pid_exists(running)


def test_an_interrupted_set_up_is_done_again_from_the_start(ready_course, wheelhouse):
    # as it stands while packages are put in
    Installation(ready_course).state.write_text("{}", encoding="utf-8")
    left_over = ready_course / ".venv" / "half a package"
    left_over.touch()
    again = start(ready_course, "--offline", wheelhouse, "demo")
    assert "처음부터 다시" in again.stdout
    assert "ran demo" in again.stdout
    assert not left_over.exists()


def test_an_environment_whose_python_is_gone_is_made_again(ready_course, wheelhouse):
    Installation(ready_course).python.unlink()
    assert "ran demo" in start(ready_course, "--offline", wheelhouse, "demo").stdout


def test_changed_packages_are_installed_at_the_next_start(ready_course, wheelhouse):
    (ready_course / "uv.lock").write_text("version = 2", encoding="utf-8")
    again = start(ready_course, "--offline", wheelhouse, "demo")
    assert "준비합니다" in again.stdout
    assert "ran demo" in again.stdout


def test_pip_installs_the_locked_versions_whatever_a_package_asks_for(course, tmp_path):
    """As moviepy asks for an older pillow, which pip would obey or give up on."""
    for name, needs in (("little_package", ""), ("clinging", "little-package<1")):
        write_wheel(tmp_path, name, needs)
    (course / "requirements.txt").write_text("clinging==1.0\nlittle-package==1.0\n")
    assert "ran demo" in start(course, "--offline", tmp_path, "demo").stdout
    assert next(Installation(course).environment.rglob("clinging.py"), None)


def test_a_wrong_offline_folder_is_named_as_such(course, tmp_path):
    assert "--offline" in one_sentence(start(course, "--offline", tmp_path / "없는 폴더"))
    assert not (course / ".venv").exists()


def test_a_wheelhouse_for_another_computer_says_how_to_make_one(course, tmp_path):
    folder = tmp_path / "windows"
    folder.mkdir()
    (folder / "little_package-1.0-cp99-cp99-win_amd64.whl").touch()
    assert "labs wheelhouse" in one_sentence(start(course, "--offline", folder))


def test_without_a_network_it_says_so(course):
    dead = "http://127.0.0.1:9"
    told = one_sentence(start(course, HTTPS_PROXY=dead, HTTP_PROXY=dead, PIP_RETRIES="0"))
    assert "--offline" in told


def test_a_full_disk_is_noticed_before_anything_is_downloaded(tmp_path, monkeypatch, capsys):
    usage = shutil.disk_usage(tmp_path)._replace(free=10**9)
    monkeypatch.setattr(setting_up.shutil, "disk_usage", lambda _: usage)
    for name in ("uv.lock", "pyproject.toml"):
        (tmp_path / name).touch()
    with pytest.raises(SetUpFailed) as failed:
        set_up(Installation(tmp_path))
    assert failed.value.sentence == texts.DISK_FULL
    assert "준비합니다" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("log", "korean"),
    [
        ("error: failed to copy\n  Caused by: No space left on device (os error 28)", "디스크"),
        ("OSError: [Errno 28] No space left on device", "디스크"),
        ("/usr/bin/python3: No module named ensurepip", "python3-venv"),
        ("error: tunnel error: 407 Proxy Authentication Required", "프록시"),
        ("invalid peer certificate: UnknownIssuer", "인증서"),
        ("SSL: CERTIFICATE_VERIFY_FAILED", "인증서"),
        ("Access is denied. (os error 5)", "저장할 수 없습니다"),
        ("[Errno 13] Permission denied: '/srv/course/.venv'", "저장할 수 없습니다"),
        ("error sending request\n dns error: failed to lookup address", "인터넷"),
        ("Failed to establish a new connection: [Errno 101] Network is unreachable", "인터넷"),
        ("something nobody has seen before", "set-up.log"),
    ],
)
def test_what_an_installer_wrote_becomes_one_sentence_on_what_to_do(log, korean):
    sentence = explain(log)
    assert korean in sentence.ko
    assert not re.search("[가-힣]", sentence.en)


def test_every_sentence_of_the_set_up_is_in_both_languages():
    sentences = [value for value in vars(texts).values() if isinstance(value, texts.Sentence)]
    assert len(sentences) > 5
    for sentence in sentences:
        assert re.search("[가-힣]", sentence.ko)
        assert sentence.en
        assert not re.search("[가-힣]", sentence.en)


@pytest.mark.parametrize(
    ("words", "language"),
    [(["--oops"], "ko"), (["--language", "fr"], "ko"), (["--language=en", "--offline"], "en")],
)
def test_options_that_are_wrong_are_told_in_the_readers_language(ready_course, words, language):
    done = start(ready_course, *words)
    assert done.returncode == 2
    assert bool(re.search("[가-힣]", done.stderr)) is (language == "ko")
    assert "--offline" in done.stderr
    assert "usage:" not in done.stderr


def test_the_help_is_in_the_readers_language(ready_course):
    assert start(ready_course, "--help").stdout.startswith("사용법:")
    assert not re.search("[가-힣]", start(ready_course, "--language", "en", "--help").stdout)


def test_the_pythons_it_accepts_are_those_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    major, minor = packages.NEWEST_PYTHON
    assert project["requires-python"] == f">=3.11,<{major}.{minor + 1}"


def _locked() -> dict[str, dict]:
    """What the course needs of ``uv.lock``, without extras and groups, by name==version."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    found: dict[str, dict] = {}
    asked = [{"name": "gumi-ai-labs"}]
    while asked:
        wanted = asked.pop()
        for package in lock:
            if package["name"] == wanted["name"] and (
                package["version"] == wanted.get("version", package["version"])
            ):
                name = f"{package['name']}=={package['version']}"
                if name not in found:
                    asked += package.get("dependencies", ())
                found[name] = package
                for extra in wanted.get("extra", ()):
                    asked += package["optional-dependencies"][extra]
    return {name: one for name, one in found.items() if one["name"] != "gumi-ai-labs"}


def test_what_pip_installs_is_what_the_lock_says():
    text = (ROOT / packages.LOCKED).read_text(encoding="utf-8")
    entries = re.findall(r"^(\S+==\S+)(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    named = {name: set(re.findall(r"sha256:\w+", rest)) for name, rest in entries}
    locked = _locked()
    assert named.keys() == locked.keys()
    for name, package in locked.items():
        files = [*package.get("wheels", ()), *filter(None, [package.get("sdist")])]
        assert named[name] == {file["hash"] for file in files}, name


def test_pillow_is_past_its_known_holes():
    """Those told of in 12.3 (July 2026) were the last; moviepy asks for one below 12."""
    (version,) = (p["version"] for p in _locked().values() if p["name"] == "pillow")
    assert tuple(map(int, version.split("."))) >= (12, 3)


def test_start_py_can_be_read_by_a_python_that_is_too_old(tmp_path):
    """Its grammar is that of Python 2.7 and 3.x alike: no annotation, no f-string, no u-prefix."""
    source = (ROOT / "start.py").read_text(encoding="utf-8")
    assert source.startswith("# -*- coding: utf-8 -*-")
    old = tmp_path / "start.py"
    old.write_text(source.replace("(3, 11)", "(99, 0)"), encoding="utf-8")
    told = subprocess.run([sys.executable, old], capture_output=True, text=True, encoding="utf-8")
    assert told.returncode == 1
    assert "python.org" in told.stderr
    assert "Traceback" not in told.stderr
