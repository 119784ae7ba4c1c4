"""What can go wrong while a notebook runs, how it is told, and what its learner can do about it."""

import errno
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nbformat import NotebookNode

from graders.limits import MEGABYTE, Limits
from graders.messages import say
from groundwork.messages import Message


class Accident(StrEnum):
    """The ways in which a notebook can end its own run, or a cell its own."""

    TIME = "time"
    CELL_TIME = "cell_time"  # the cells that follow still run, as after the next two
    DISK = "disk"
    REFUSED = "refused"
    MEMORY = "memory"
    OUTPUT = "output"
    DIED = "died"
    NO_ROOM = "no_room"


@dataclass(frozen=True)
class Happened:
    """An accident, and the id of the cell that was running; "" where none was."""

    accident: Accident
    cell: str = ""


WORDS = {
    Accident.TIME: say("시간 초과"),
    Accident.CELL_TIME: say("한 칸의 시간 초과"),
    Accident.DISK: say("디스크 사용량 초과"),
    Accident.REFUSED: say("허용되지 않은 동작"),
    Accident.MEMORY: say("메모리 초과"),
    Accident.OUTPUT: say("화면 출력 초과"),
    Accident.DIED: say("실행 중 종료"),
    Accident.NO_ROOM: say("제출 파일 크기 초과"),
}
MENDS = {
    Accident.TIME: say("끝나지 않는 반복이나 오래 기다리는 줄이 없는지 확인하세요."),
    Accident.CELL_TIME: say("끝나지 않는 반복이나 오래 기다리는 줄이 없는지 확인하세요."),
    Accident.DISK: say("큰 파일을 만드는 줄을 줄여 주세요."),
    Accident.REFUSED: say(
        "채점 환경에서는 인터넷과 다른 폴더를 쓸 수 없습니다. 자료는 materials 폴더에서 읽고, "
        "만든 파일은 output 폴더에 저장해 주세요."
    ),
    Accident.MEMORY: say("한꺼번에 읽는 자료의 양을 줄여 주세요."),
    Accident.OUTPUT: say("전체를 출력하지 말고 앞부분만 출력해 주세요."),
    Accident.DIED: say("exit()처럼 프로그램을 끝내는 줄이 있으면 지워 주세요."),
    Accident.NO_ROOM: say("실습에서 요구한 파일만 제출해 주세요."),
}
_ERROR_NUMBER = re.compile(r"\[Errno (-?\d+)\]")
_FULL = {errno.ENOSPC, errno.EFBIG}
_NAME_NOT_FOUND = {-2, -3}  # of getaddrinfo: there is nobody to ask
_REFUSED = {errno.EPERM, errno.EACCES, errno.EROFS, errno.ENETUNREACH, *_NAME_NOT_FOUND}


def sentence(accident: Accident, limits: Limits) -> Message:
    """What a person is told."""
    match accident:
        case Accident.TIME:
            return say(
                "실습 파일을 실행하는 데 시간이 너무 오래 걸려 중단했습니다(한 칸 {cell:g}초, "
                "전체 {all:g}초까지).",
                cell=limits.cell_seconds,
                all=limits.seconds,
            )
        case Accident.CELL_TIME:
            return say(
                "이 칸은 실행 시간이 {seconds:g}초를 넘어 중단했습니다.",
                seconds=limits.cell_seconds,
            )
        case Accident.DISK:
            return say(
                "이 칸은 파일을 {size:,}MB 넘게 저장하려 해서 중단했습니다.",
                size=limits.disk // MEGABYTE,
            )
        case Accident.REFUSED:
            return say("이 칸은 채점 환경에서 허용되지 않은 동작을 하려 해서 중단했습니다.")
        case Accident.MEMORY:
            return say(
                "실습 파일이 메모리를 {size:,}MB 넘게 사용해 중단했습니다.",
                size=limits.memory // MEGABYTE,
            )
        case Accident.OUTPUT:
            return say("화면 출력이 너무 많아 실습 파일의 실행을 중단했습니다.")
        case Accident.DIED:
            return say("실습 파일을 실행하던 프로그램이 이 칸에서 종료되었습니다.")
        case Accident.NO_ROOM:
            return say(
                "제출한 파일의 크기가 모두 {size:,}MB를 넘어 실습 파일을 실행하지 못했습니다.",
                size=limits.disk // MEGABYTE,
            )


def noticed(outputs: Iterable[NotebookNode]) -> Accident | None:
    """What a cell that went on to the next one ran into, by the error it shows.

    Errors of the cell's own are none of our accidents. What is shown may be forged: nothing but a
    sentence depends on it.
    """
    for output in outputs:
        if output.output_type == "error":
            if output.ename == "KeyboardInterrupt":
                return Accident.CELL_TIME
            if output.ename == "MemoryError":
                return Accident.MEMORY
            numbers = {int(number) for number in _ERROR_NUMBER.findall(output.evalue)}
            if numbers & _FULL:
                return Accident.DISK
            if numbers & _REFUSED:
                return Accident.REFUSED
    return None
