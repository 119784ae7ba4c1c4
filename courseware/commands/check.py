from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator

import click
from tqdm import tqdm

from courseware.authoring.variants import variants_of
from courseware.commands.options import labs_argument
from courseware.inspection import manifest, sides, text
from courseware.messages import say
from graders import curriculum
from graders.curriculum import LabEntry
from groundwork.messages import Message
from groundwork.problem import Problem

_Step = tuple[Message, Callable[[], Iterable[Message]]]


@click.command(help=str(say("실습을 양쪽에서 점검하고, 무엇이 어디에 빠졌는지 말해 줍니다.")))
@labs_argument()
@click.option("--quick", is_flag=True, help=str(say("노트북을 실행하지 않고 원고와 번역만 봅니다")))
def command(labs: tuple[str, ...], quick: bool) -> None:
    programme = curriculum.load()
    chosen = [programme.lab(lab) for lab in labs] or list(programme.labs)
    faults = list(manifest.curriculum_faults(programme))
    for fault in faults:
        click.echo(f"✗ {fault}")
    for lab in chosen:
        faults += _checked(lab, quick)
    if not chosen:
        faults.append(say("점검할 실습이 없습니다."))
        click.echo(f"✗ {faults[-1]}")
    click.echo(say("실습 {labs}개 점검, 고칠 곳 {faults}개", labs=len(chosen), faults=len(faults)))
    sys.exit(1 if faults else 0)


def _checked(lab: LabEntry, quick: bool) -> list[Message]:
    """The faults of one lab, printed as they are found; only one that is whole on paper is run."""
    found = _walked(lab, list(_paper_steps(lab)))
    if not found and not quick:
        found = _walked(lab, list(_running_steps(lab)))
    if not found:
        click.echo(f"✔ {lab.id}")
    return found


def _walked(lab: LabEntry, steps: list[_Step]) -> list[Message]:
    found: list[Message] = []
    bar = tqdm(steps, desc=lab.id, file=sys.stdout, disable=not sys.stdout.isatty(), leave=False)
    for title, look in bar:
        bar.set_postfix_str(str(title))
        for fault in _faults_of(lab, title, look):
            tqdm.write(f"✗ {fault}", file=sys.stdout)
            found.append(fault)
    return found


def _paper_steps(lab: LabEntry) -> Iterator[_Step]:
    yield say("매니페스트"), lambda: manifest.manifest_faults(lab)
    yield say("자료"), lambda: manifest.material_faults(lab)
    yield say("원고"), lambda: text.text_faults(lab)
    yield say("검사와 변형"), lambda: manifest.check_faults(lab)
    yield say("번역"), lambda: manifest.translation_faults(lab)


def _running_steps(lab: LabEntry) -> Iterator[_Step]:
    yield say("빈 실습"), lambda: sides.untouched_faults(lab)
    for language, title in sides.SOLUTIONS.items():
        yield title, lambda language=language: sides.solution_faults(lab, language)  # type: ignore[misc]
    for variant in variants_of(lab):
        yield (
            say("변형 {name}", name=variant.name),
            lambda variant=variant: sides.variant_faults(variant),  # type: ignore[misc]
        )


def _faults_of(
    lab: LabEntry, title: Message, look: Callable[[], Iterable[Message]]
) -> list[Message]:
    """The faults of one step; a file the step could not read is one too."""
    try:
        return list(look())
    except Problem as problem:
        return [say("{lab}: {title} — {problem}", lab=lab.id, title=title, problem=problem.message)]
