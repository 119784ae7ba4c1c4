"""Why a run ended before its last cell, and how that is told."""

from __future__ import annotations

from enum import StrEnum

from graders.execution.limits import MEGABYTE, Limits
from groundwork.messages import Message, catalog

say = catalog("graders")


class Accident(StrEnum):
    """The ways in which a notebook can end its own run."""

    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    DIED = "died"
    NO_ROOM = "no_room"


def sentence(accident: Accident, limits: Limits) -> Message:
    """What a person is told."""
    match accident:
        case Accident.TIME:
            return say(
                "노트북 실행이 너무 오래 걸려 멈추었습니다(한 칸 {cell:g}초, 모두 {all:g}초까지).",
                cell=limits.cell_seconds,
                all=limits.seconds,
            )
        case Accident.MEMORY:
            return say(
                "노트북이 메모리를 {size:,}MB 넘게 써서 멈추었습니다.",
                size=limits.memory // MEGABYTE,
            )
        case Accident.OUTPUT:
            return say("노트북이 화면에 내보낸 내용이 너무 많아 멈추었습니다.")
        case Accident.DIED:
            return say("노트북을 실행하던 프로그램이 이 칸에서 끝나 버렸습니다.")
        case Accident.NO_ROOM:
            return say(
                "제출한 파일이 모두 {size:,}MB를 넘어 노트북을 실행하지 못했습니다.",
                size=limits.disk // MEGABYTE,
            )


def too_slow(limits: Limits) -> Message:
    """What stands under a single cell that was interrupted; the next ones still run."""
    return say("이 칸은 {seconds:g}초가 넘게 걸려 멈추었습니다.", seconds=limits.cell_seconds)
