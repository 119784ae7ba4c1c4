import sys

import click
from tqdm import tqdm

from courseware.commands.options import labs_argument
from courseware.inspection.manifest import curriculum_faults
from courseware.inspection.stages import Stage, faults_of, stages
from courseware.messages import say
from graders import curriculum
from graders.curriculum import LabEntry
from groundwork.messages import Message


@click.command(help=str(say("실습을 양쪽에서 점검하고, 빠진 것과 그 위치를 알려 줍니다.")))
@labs_argument()
@click.option(
    "--quick", is_flag=True, help=str(say("실습 파일을 실행하지 않고 원고와 번역만 점검합니다"))
)
def command(labs: tuple[str, ...], quick: bool) -> None:
    programme = curriculum.load()
    chosen = [programme.lab(lab) for lab in labs] or list(programme.labs)
    faults = list(curriculum_faults(programme))
    for fault in faults:
        click.echo(f"✗ {fault}")
    for lab in chosen:
        faults += _checked(lab, quick)
    if not chosen:
        faults.append(say("점검할 실습이 없습니다."))
        click.echo(f"✗ {faults[-1]}")
    click.echo(say("실습 {labs}개 점검, 고칠 곳 {faults}개", labs=len(chosen), faults=len(faults)))
    if len(labs) == 1 and not faults and not quick:
        click.echo(say("☞ 이제 labs open으로 열어 수강생처럼 끝까지 진행해 보세요."))
    sys.exit(1 if faults else 0)


def _checked(lab: LabEntry, quick: bool) -> list[Message]:
    """The faults of one lab, printed as they are found; the first stage with any is the last."""
    waiting = stages(lab, quick)
    while waiting:
        stage = waiting.pop(0)
        if found := _walked(lab, stage):
            if stage.help:
                click.echo(f"☞ {stage.help}")
            if waiting:
                titles = ", ".join(str(stage.title) for stage in waiting)
                click.echo(say("☞ 고친 뒤 이어서 점검할 것: {titles}", titles=titles))
            return found
    click.echo(f"✔ {lab.id}")
    return []


def _walked(lab: LabEntry, stage: Stage) -> list[Message]:
    found: list[Message] = []
    steps = list(stage.steps())
    bar = tqdm(steps, desc=lab.id, file=sys.stdout, disable=not sys.stdout.isatty(), leave=False)
    for step in bar:
        bar.set_postfix_str(str(step.title))
        for fault in faults_of(lab, step):
            tqdm.write(f"✗ {fault}", file=sys.stdout)
            found.append(fault)
    return found
