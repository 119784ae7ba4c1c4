from collections import Counter
from functools import partial
from pathlib import Path

import click

from courseware.assessors import Assessor, assess_here
from courseware.cluster import assess_on_cluster
from courseware.commands.options import course_option, labs_argument
from courseware.commands.progress import progress, tell
from courseware.course import LOG, CourseFolder, open_course
from courseware.grade import Graded, Step, grade
from courseware.messages import say
from courseware.regrade import Compared, preview
from courseware.results import check_rows, results
from courseware.run_summary import summarise_runs
from courseware.tables import table
from graders import curriculum
from graders.curriculum import LabEntry
from graders.nbgrader.execute import Run


@click.command(help=str(say("모은 제출물을 채점합니다. 이미 채점한 것은 건너뜁니다.")))
@labs_argument(required=True)
@click.option("--again", is_flag=True, help=str(say("이미 채점한 것도 다시 채점합니다")))
@click.option(
    "--preview",
    "only_preview",
    is_flag=True,
    help=str(say("지금 검사로 다시 채점하면 누구의 점수가 왜 바뀌는지만 보여 줍니다")),
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help=str(say("동시에 검사할 제출물 수")),
)
@click.option("--scheduler", help=str(say("Dask 클러스터에서 검사합니다(예: tcp://10.0.0.5:8786)")))
@click.option(
    "--files-only",
    "run",
    flag_value=Run.NEVER.value,
    help=str(say("실습 파일은 실행하지 않고 제출한 파일만 검사합니다")),
)
@click.option(
    "--run-all",
    "run",
    flag_value=Run.ALWAYS.value,
    help=str(say("파일이 모두 있어도 실습 파일을 전부 실행합니다")),
)
@course_option
def command(
    labs: tuple[str, ...],
    again: bool,
    only_preview: bool,
    workers: int,
    scheduler: str | None,
    run: str | None,
    course: Path,
) -> None:
    programme = curriculum.load()
    folder = open_course(course)
    chosen = Run(run) if run else None
    assessor: Assessor = partial(assess_here, workers=workers)
    if scheduler:
        assessor = partial(assess_on_cluster, scheduler=scheduler, tell=tell)
    for lab in [programme.lab(lab_id) for lab_id in labs]:
        total = len(folder.learners(lab))
        if only_preview:
            compared = list(progress(preview(folder, lab, assessor), total, lab.id))
            lines = moves(lab, compared)
        else:
            steps = list(progress(grade(folder, lab, again, assessor, chosen), total, lab.id))
            lines = summary(folder, lab, steps)
        for line in lines:
            click.echo(line)


def moves(lab: LabEntry, compared: list[Compared]) -> list[str]:
    """Whose score would move, by how much, and why; nothing has been written."""
    moved = [(item.learner, move) for item in compared for move in item.moves]
    lines = [
        str(
            say(
                "{lab}: 채점한 {all}건 가운데 {moved}건의 점수가 바뀝니다. 아직 아무것도 바꾸지 "
                "않았습니다.",
                lab=lab.id,
                all=len(compared),
                moved=len({learner for learner, _ in moved}),
            )
        )
    ]
    if moved:
        head = [say("수강생"), say("검사"), say("지금"), say("변경 후"), say("이유")]
        rows = [
            [learner, str(lab.check(move.check).title), *move.points(), str(move.why)]
            for learner, move in moved
        ]
        lines += table([[str(word) for word in head], *rows])
        lines.append(
            str(say("이대로 채점하려면: labs grade {lab} --again", lab=lab.id)),
        )
    return lines


def summary(course: CourseFolder, lab: LabEntry, graded: list[Graded]) -> list[str]:
    """What a person reads in a minute: how many, what each check found, what is left to do."""
    steps = Counter(item.step for item in graded)
    if not graded:
        return [str(say("{lab}: 모은 제출물이 없습니다.", lab=lab.id))]
    scores = results(course, [lab]).scores.values()
    lines = [
        str(
            say(
                "{lab}: 채점 {graded}건, 이전에 채점한 것 {kept}건, 채점하지 못한 것 {failed}건",
                lab=lab.id,
                graded=steps[Step.GRADED],
                kept=steps[Step.KEPT],
                failed=steps[Step.FAILED],
            )
        ),
        *([str(ran)] if (ran := summarise_runs(course, lab).sentence()) else []),
        *table(check_rows(course, lab)),
        str(
            say(
                "강사 채점 항목: {cells}건(제출물 {people}건). formgrader에서 점수를 입력해 "
                "주세요.",
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
                        "☞ {learner}: 채점하지 못했습니다. 제출물은 그대로 있습니다. "
                        "자세한 기록: {log}",
                        learner=item.learner,
                        log=course.root / LOG,
                    )
                )
            )
    return lines
