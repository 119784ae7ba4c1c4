from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from courseware.commands.options import course_option
from courseware.commands.progress import progress
from courseware.course import LOG, CourseFolder, open_course
from courseware.grade import Graded, Step, grade
from courseware.messages import say
from courseware.results import check_rows, results
from courseware.tables import table
from graders import curriculum
from graders.curriculum import LabEntry


@click.command(help=str(say("모은 제출물을 채점합니다. 이미 채점한 것은 건너뜁니다.")))
@click.argument("labs", nargs=-1, required=True)
@click.option("--again", is_flag=True, help=str(say("이미 채점한 것도 다시 채점합니다")))
@course_option
def command(labs: tuple[str, ...], again: bool, course: Path) -> None:
    programme = curriculum.load()
    folder = open_course(course)
    for lab in [programme.lab(lab_id) for lab_id in labs]:
        steps = progress(grade(folder, lab, again), len(folder.learners(lab)), lab.id)
        for line in summary(folder, lab, list(steps)):
            click.echo(line)


def summary(course: CourseFolder, lab: LabEntry, graded: list[Graded]) -> list[str]:
    """What a person reads in a minute: how many, what each check found, what is left to do."""
    steps = Counter(item.step for item in graded)
    if not graded:
        return [str(say("{lab}: 모은 제출물이 없습니다.", lab=lab.id))]
    scores = results(course, [lab]).scores.values()
    lines = [
        str(
            say(
                "{lab}: 채점 {graded}건, 전에 채점해 둔 것 {kept}건, 못한 것 {failed}건",
                lab=lab.id,
                graded=steps[Step.GRADED],
                kept=steps[Step.KEPT],
                failed=steps[Step.FAILED],
            )
        ),
        *table(check_rows(course, lab)),
        str(
            say(
                "사람이 볼 칸: {cells}곳(제출물 {people}건). formgrader에서 점수를 주세요.",
                cells=sum(score.waiting for score in scores),
                people=sum(1 for score in scores if score.waiting),
            )
        ),
    ]
    for item in graded:
        if item.step is Step.FAILED:
            lines.append(
                str(
                    say(
                        "✋ {learner}: 채점하지 못했습니다. 제출물은 그대로 있습니다. "
                        "자세한 기록: {log}",
                        learner=item.learner,
                        log=course.root / LOG,
                    )
                )
            )
    return lines
