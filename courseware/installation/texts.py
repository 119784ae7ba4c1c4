"""What the set-up says, in both languages, and what a person can do where it fails.

Read before anything is installed: standard library only, and no catalog.
"""

import re
from typing import NamedTuple


class Sentence(NamedTuple):
    """A sentence in Korean and in English."""

    ko: str
    en: str


class SetUpFailed(Exception):  # noqa: N818 - what a person sees is something to fix
    """The set-up cannot go on; its sentence says what the person can do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


def explain(log: str, offline: bool = False) -> Sentence:
    """What a person can do about the failure that a log of uv or pip tells of."""
    if offline and "No matching distribution" in log:
        return WHEELHOUSE_LACKS
    for pattern, sentence in _CAUSES:
        if re.search(pattern, log, re.IGNORECASE):
            return sentence
    return UNKNOWN


STARTING = Sentence(
    "실습에 필요한 프로그램을 준비합니다. 처음 한 번만 하며, 보통 1~5분 걸립니다.",
    "Setting up the programs that the labs need. This runs once and usually takes 1 to 5 minutes.",
)
HELP = Sentence(
    """\
사용법: python start.py [--language ko|en] [--offline 폴더] [명령 ...]

과정을 준비하고 엽니다. 명령을 적지 않으면 실습실을 엽니다.

  --language ko|en   한국어(ko) 또는 영어(en). 적지 않으면 한국어입니다
  --offline 폴더     인터넷 없이 이 폴더에 있는 파일로 설치합니다
  명령               demo, judge, pack, release, collect, grade 등
                     사용법은 python start.py 명령 --help로 볼 수 있습니다
""",
    """\
Usage: python start.py [--language ko|en] [--offline FOLDER] [COMMAND ...]

Sets the course up and opens it. Without a command it opens the lab room.

  --language ko|en   Korean (ko) or English (en). Korean if you leave it out
  --offline FOLDER   set up from the packages in this folder, without a network
  COMMAND            demo, judge, pack, release, collect, grade and others
                     python start.py COMMAND --help tells how to use one
""",
)
WRONG_OPTION = Sentence(
    "적은 내용을 알아볼 수 없습니다. 아래 사용법을 보고 다시 실행해 주세요.",
    "These options are not known. Please see below and run this again.",
)
GETTING_PIP = Sentence("설치 도구를 준비하는 중", "Preparing the installer")
GETTING_UV = Sentence("빠른 설치 도구(uv)를 내려받는 중", "Downloading the fast installer (uv)")
INSTALLING = Sentence("패키지를 내려받아 설치하는 중", "Downloading and installing the packages")
REPAIRING = Sentence(
    "지난번에 준비가 끝나지 않아 처음부터 다시 합니다.",
    "The last set-up was not completed, so it starts again from the beginning.",
)
INTERRUPTED = Sentence(
    "\n중단했습니다. 다시 실행하면 이어서 준비합니다.",
    "\nStopped. Run the command again to finish the set-up.",
)
DISK_FULL = Sentence(
    "디스크 공간이 부족합니다. 3 GB 이상 확보한 뒤 다시 실행해 주세요.",
    "There is not enough disk space. Free at least 3 GB and run the command again.",
)
NO_WHEELHOUSE = Sentence(
    "--offline으로 지정한 폴더에 설치 파일(.whl)이 없습니다. 폴더 이름을 확인해 주세요.",
    "The folder given with --offline contains no packages (.whl). Check its name.",
)
WHEELHOUSE_LACKS = Sentence(
    "설치 폴더에 이 컴퓨터에 맞는 파일이 없습니다. 이 컴퓨터의 운영체제와 "
    "Python 버전에 맞추어 labs wheelhouse로 다시 만들어 주세요.",
    "The folder does not contain packages for this computer. Make it again with labs wheelhouse "
    "for this operating system and Python version.",
)
PYTHON_TOO_NEW = Sentence(
    "이 Python 버전은 아직 지원하지 않습니다. "
    "https://www.python.org 에서 Python 3.13을 받아 설치한 뒤 다시 실행해 주세요.",
    "This Python version is not supported yet. "
    "Install Python 3.13 from https://www.python.org and run the command again.",
)
UNKNOWN = Sentence(
    "준비를 마치지 못했습니다. 다시 실행해 보고, 같은 오류가 계속되면 build/set-up.log 파일을 "
    "담당자에게 보내 주세요.",
    "The set-up was not completed. Run the command again; if it keeps failing, send the file "
    "build/set-up.log to the person in charge.",
)
# What uv, pip and the system write when they fail, the most telling first.
_CAUSES = (
    (r"no space left|not enough space|errno 28\b|os error (28|112)\b|disk quota", DISK_FULL),
    (
        r"no module named (ensurepip|venv)|ensurepip is not available",
        Sentence(
            "이 Python에는 설치 도구가 빠져 있습니다. 리눅스라면 관리자에게 python3-venv 설치를 "
            "요청하거나, https://www.python.org 의 Python을 설치한 뒤 다시 실행해 주세요.",
            "This Python has no installer. On Linux, ask the administrator to install "
            "python3-venv, "
            "or install Python from https://www.python.org, and run the command again.",
        ),
    ),
    (
        r"proxy authentication|407 proxy|tunnel.*failed|proxyerror|proxy",
        Sentence(
            "프록시 서버를 통과하지 못했습니다. 전산 담당자에게 문의해 HTTPS_PROXY를 설정한 뒤 "
            "다시 "
            "실행하거나, --offline으로 설치 폴더를 지정해 주세요.",
            "The proxy server blocked the download. Ask your IT staff for the right HTTPS_PROXY "
            "and run the command again, or give a folder of packages with --offline.",
        ),
    ),
    (
        r"certificate|unknownissuer|ssl:",
        Sentence(
            "보안 인증서를 확인하지 못해 내려받기를 중단했습니다. 전산 담당자에게 "
            "패키지 저장소(PyPI) 접속을 문의하거나, --offline으로 설치 폴더를 지정해 주세요.",
            "The download stopped because a certificate could not be verified. Ask your IT staff "
            "about access to the Python package index, or give a folder with --offline.",
        ),
    ),
    (
        r"access is denied|permission denied|being used by another|os error (5|13|32)\b|errno 13\b",
        Sentence(
            "과정 폴더에 저장할 수 없습니다. 열려 있는 실습실(JupyterLab)을 모두 닫거나, "
            "과정 폴더를 내 문서로 옮긴 뒤 다시 실행해 주세요.",
            "The course folder is not writable. Close every open lab room (JupyterLab), or move "
            "the folder to your documents, and run the command again.",
        ),
    ),
    (
        r"dns|resolve|connect|timed? ?out|network|unreachable|no matching distribution",
        Sentence(
            "인터넷에 연결하지 못했습니다. 연결을 확인한 뒤 다시 실행하거나, "
            "--offline으로 설치 폴더를 지정해 주세요.",
            "Could not connect to the internet. Check the connection and run the command again, "
            "or give a folder of packages with --offline.",
        ),
    ),
)
