"""What is wrong with a command line as it was typed, told in a sentence: click's are English."""

from __future__ import annotations

from collections.abc import Sequence

import click

from courseware.messages import say
from groundwork.messages import Message


def mistyped(error: click.UsageError) -> list[Message]:
    """What is wrong, and how the command is written."""
    if error.ctx is None:
        return [_what(error)]
    command = error.ctx.command_path
    pieces = " ".join(error.ctx.command.collect_usage_pieces(error.ctx))
    return [
        _what(error),
        say("쓰는 법: {command} {pieces}", command=command, pieces=pieces),
        say("자세히 보기: {command} --help", command=command),
    ]


def no_such_command(name: str, meant: Sequence[str]) -> Message:
    """For a command that is none, with those that may have been meant."""
    if meant:
        return say("명령 {name:은} 없습니다. 혹시 {meant}?", name=name, meant=", ".join(meant))
    return say("명령 {name:은} 없습니다. 명령 모두 보기: labs --help", name=name)


def _what(error: click.UsageError) -> Message:
    match error:
        case click.MissingParameter(param=click.Argument() as argument):
            return say("{name:이} 빠졌습니다.", name=argument.human_readable_name.rstrip("…"))
        case click.NoSuchOption(possibilities=[*meant]) if meant:
            return say(
                "{name:은} 없는 선택입니다. 혹시 {meant}?",
                name=error.option_name,
                meant=", ".join(meant),
            )
        case click.NoSuchOption():
            return say("{name:은} 없는 선택입니다.", name=error.option_name)
        case click.BadOptionUsage():
            return say("{name} 뒤에 쓸 것이 빠졌습니다.", name=error.option_name)
        case click.BadParameter(param=click.Parameter() as parameter):
            return _bad_value(parameter)
    return say("쓸 것이 남거나 모자랍니다.")


def _bad_value(parameter: click.Parameter) -> Message:
    name = parameter.opts[0]
    match parameter.type:
        case click.Choice(choices=choices):
            return say(
                "{name}에는 {choices} 가운데 하나를 씁니다.", name=name, choices=", ".join(choices)
            )
        case click.IntRange(min=least, max=most):
            return say(
                "{name}에는 {least}~{most}의 수를 씁니다.", name=name, least=least, most=most
            )
        case click.Path():
            return say("{name}에 쓴 곳은 쓸 수 없습니다. 폴더인지 파일인지 보세요.", name=name)
    return say("{name}에 쓸 수 없는 값입니다.", name=name)
