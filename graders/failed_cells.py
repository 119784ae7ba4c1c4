"""A cell that stopped while it ran: what happened, told from the kind of error.

What goes wrong outside the cell (a file, memory, the network) is told wherever it shows. A wrong
name or value is told only where the cell itself went wrong: inside the course's own libraries the
same error means something else, and `NOT_FORESEEN` is the honest answer.

The words of errors are those of CPython 3.11 to 3.13.
"""

import builtins
import difflib
import errno
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from traceback import walk_tb
from typing import Any

from IPython.core.error import UsageError

from graders.messages import say
from groundwork.messages import Message

NOT_FORESEEN = say(
    "예상하지 못한 오류가 발생했습니다. 수정한 부분을 처음 상태로 되돌린 뒤 다시 실행해 "
    "주세요. 같은 오류가 계속되면 이 화면을 강사나 담당자에게 보여 주세요."
)
STOPPED = say("실행을 멈추었습니다. 처음부터 다시 하려면 다시 실행해 주세요.")
_OUR_PACKAGES = {"groundwork", "automation", "data_analysis", "content_production", "graders"}
_NETWORK_PACKAGES = {
    "openai", "httpx", "httpx2", "httpcore", "requests", "urllib3", "urllib", "socket", "ssl",
}  # fmt: skip
_LONGEST = 60
_CLOSE_ENOUGH = 0.7
_BAD_NAMES = {errno.EINVAL, errno.ENAMETOOLONG}

_NO_CONNECTION = say(
    "연결한 곳에서 응답이 없습니다. 잠시 뒤 다시 실행해 주세요. 같은 오류가 계속되면 "
    "강사나 담당자에게 알려 주세요."
)
_CHECK_VALUES = say(
    "이 줄에 적은 값으로는 처리할 수 없습니다. 글은 따옴표로 묶고, 수는 따옴표와 쉼표 없이 "
    "숫자만 적어 다시 실행해 주세요."
)
# By the words of a TypeError or ValueError; a named group is a value of the sentence.
_BY_WORDS = {
    r"(?P<call>[\w.]+)\(\) missing .*?: (?P<names>.+)": say(
        "{call}의 괄호 안에 {names:이} 빠졌습니다. 괄호 안을 처음대로 되돌리고 값만 바꿔 주세요."
    ),
    r"(?P<call>[\w.]+)\(\) got an unexpected keyword argument '(?P<names>\w+)'": say(
        "{call}의 괄호 안에 {names:은} 쓸 수 없습니다. ‘=’ 왼쪽의 이름을 처음 그대로 적어 주세요."
    ),
    r"(?P<call>[\w.]+)\(\) (takes|got multiple)": say(
        "{call}의 괄호 안에 값이 더 들어 있습니다. 괄호 안을 처음대로 되돌리고 값만 바꿔 주세요."
    ),
    r"NoneType": say(
        "앞의 칸에서 만들어야 할 값이 비어 있습니다. 맨 위 칸부터 차례로 다시 실행해 주세요."
    ),
    r"not callable": say(
        "괄호 앞의 이름이 다른 것으로 바뀌었습니다. 이 줄을 처음대로 되돌리고, 맨 위 칸부터 "
        "차례로 다시 실행해 주세요."
    ),
    r"concatenate|unsupported operand|not supported between|bad operand": say(
        "글과 수를 함께 계산할 수 없습니다. 수는 따옴표와 쉼표 없이 숫자만 적어 주세요."
    ),
    r"(?:for int\(\).*|string to float): '(?P<value>.*)'": say(
        "{value:은} 수가 아닙니다. 단위와 쉼표를 빼고 숫자만 적어 주세요."
    ),
    r"unpack": say(
        "‘=’ 왼쪽에 적은 이름과 오른쪽 값의 개수가 다릅니다. 이 줄을 처음대로 되돌려 주세요."
    ),
}


def explain_failed(error: BaseException) -> Message:
    """What happened and how to mend it; `NOT_FORESEEN` where nothing can be said for sure."""
    told = _of_the_world(error)
    if told is None and not _inside_our_libraries(error):
        told = _of_the_cell(error)
    return told or NOT_FORESEEN


def _inside_our_libraries(error: BaseException) -> bool:
    frames = (frame for frame, _ in walk_tb(error.__traceback__))
    return any(f.f_globals.get("__name__", "").split(".")[0] in _OUR_PACKAGES for f in frames)


def _of_the_world(error: BaseException) -> Message | None:
    """What happened outside the cell; None where it did not."""
    if isinstance(error, ConnectionError | TimeoutError) or _from_the_network(error):
        return _NO_CONNECTION
    if isinstance(error, zipfile.BadZipFile):
        return say("파일이 깨져 있어 열 수 없습니다. 원본을 다시 저장해서 넣어 주세요.")
    if isinstance(error, MemoryError):
        return say(
            "메모리가 부족합니다. 다른 실습 파일과 프로그램을 닫고 맨 위부터 다시 실행해 주세요."
        )
    if isinstance(error, KeyboardInterrupt):
        return STOPPED
    if isinstance(error, SystemExit):
        return say("프로그램을 끝내는 명령이 있습니다. 그 줄을 지우고 다시 실행해 주세요.")
    if isinstance(error, OSError):
        return _of_a_file(error)
    return None


def _from_the_network(error: BaseException) -> bool:
    return any(kind.__module__.split(".")[0] in _NETWORK_PACKAGES for kind in type(error).__mro__)


def _of_a_file(error: OSError) -> Message:
    file = _quoted(error.filename) if error.filename else say("파일")
    if isinstance(error, FileNotFoundError):
        return say(
            "{file:이} 없습니다. 이름과 폴더를 확인하고, 그 파일을 만드는 버튼을 먼저 눌러 주세요.",
            file=file,
        )
    if isinstance(error, IsADirectoryError | NotADirectoryError):
        return say("{file:은} 파일이 아니라 폴더입니다. 파일 이름까지 적어 주세요.", file=file)
    if error.errno == errno.ENOSPC:
        return say("디스크가 가득 찼습니다. 쓰지 않는 파일을 지우고 다시 실행해 주세요.")
    if error.errno in _BAD_NAMES:
        return say(
            '{file:은} 파일 이름으로 쓸 수 없습니다. 짧게 줄이고 \\ : * ? " < > | 를 빼 주세요.',
            file=file,
        )
    return say(
        "{file:을} 열거나 저장할 수 없습니다. 한글이나 엑셀에서 그 파일을 열어 두었으면 닫고 다시 "
        "실행해 주세요.",
        file=file,
    )


@singledispatch
def _of_the_cell(_error: BaseException) -> Message | None:
    """What is wrong with a line of the cell; None for a kind of error nobody foresaw."""
    return None


@_of_the_cell.register
def _(error: NameError) -> Message:
    name = error.name or "?"
    if meant := _closest(name, _known_names(error)):
        return say(
            "{name:은} 없는 이름입니다. {meant:을} 적으려던 것이면 그렇게 고쳐 주세요.",
            name=_quoted(name),
            meant=_quoted(meant),
        )
    return say(
        "{name:을} 아직 알 수 없습니다. 글이면 따옴표로 묶고, 앞에서 만든 것이면 맨 위 칸부터 "
        "차례로 실행해 주세요.",
        name=_quoted(name),
    )


@_of_the_cell.register
def _(error: AttributeError) -> Message:
    if error.obj is None:
        return _BY_WORDS["NoneType"]
    name = error.name or "?"
    if meant := _closest(name, (known for known in dir(error.obj) if not known.startswith("_"))):
        return say(
            "점 뒤의 {name:은} 없는 이름입니다. {meant:을} 적으려던 것이면 그렇게 고쳐 주세요.",
            name=_quoted(name),
            meant=_quoted(meant),
        )
    return say(
        "점 뒤의 {name:은} 여기서 쓸 수 없습니다. 이 줄을 처음대로 되돌리고 값만 바꿔 주세요.",
        name=_quoted(name),
    )


@_of_the_cell.register
def _(error: KeyError) -> Message:
    return say(
        "{name:을} 찾을 수 없습니다. 표에 있는 이름을 띄어쓰기까지 똑같이 적어 주세요.",
        name=_quoted(error.args[0] if error.args else "?"),
    )


@_of_the_cell.register(TypeError)
@_of_the_cell.register(ValueError)
def _(error: Exception) -> Message:
    for pattern, message in _BY_WORDS.items():
        if found := re.search(pattern, str(error)):
            values = {name: _quoted(value) for name, value in found.groupdict().items()}
            return replace(message, values=values)
    return _CHECK_VALUES


@_of_the_cell.register
def _(_error: UnicodeError) -> Message:
    return say(
        "파일의 글자를 읽을 수 없습니다. 처음 있던 명령으로 되돌리거나, 엑셀에서 ‘CSV UTF-8’로 "
        "다시 저장해 주세요."
    )


@_of_the_cell.register
def _(_error: IndexError) -> Message:
    return say("그 번호에는 아무것도 없습니다. 더 작은 번호를 적어 주세요. 번호는 0부터 셉니다.")


@_of_the_cell.register
def _(_error: ZeroDivisionError) -> Message:
    return say("0으로 나눌 수 없습니다. 나누는 수가 0이거나 비어 있지 않은지 확인하세요.")


@_of_the_cell.register
def _(_error: ImportError) -> Message:
    return say("이 과정에 없는 이름을 불러왔습니다. 이 줄을 처음대로 되돌려 주세요.")


@_of_the_cell.register
def _(_error: RecursionError) -> Message:
    return say("같은 작업이 끝없이 반복됩니다. 수정한 부분을 처음 상태로 되돌려 주세요.")


@_of_the_cell.register
def _(_error: UsageError) -> Message:
    return say("‘%’로 시작하는 줄은 명령으로 읽힙니다. 글이면 처음과 끝을 따옴표로 묶어 주세요.")


def _known_names(error: NameError) -> Iterable[str]:
    known: dict[str, Any] = dict(vars(builtins))
    for frame, _ in walk_tb(error.__traceback__):
        known |= frame.f_globals | frame.f_locals
    return (name for name in known if not name.startswith("_"))


def _closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant."""
    return next(iter(difflib.get_close_matches(name, list(known), 1, _CLOSE_ENOUGH)), None)


def _quoted(value: object) -> str:
    text = str(value).replace("'", "")
    return f"‘{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}’"
