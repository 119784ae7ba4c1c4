from pathlib import Path

import click

from courseware.commands.options import course_option, labs_argument
from courseware.commands.progress import progress
from courseware.course import LOG, open_course
from courseware.feedback import feedback, put_into_exchange, zip_pages
from courseware.messages import say
from graders import curriculum


@click.command(help=str(say("수강생에게 줄 피드백을 만듭니다.")))
@labs_argument(required=True)
@click.option("--exchange", is_flag=True, help=str(say("nbgrader 교환 폴더에도 넣습니다")))
@course_option
def command(labs: tuple[str, ...], exchange: bool, course: Path) -> None:
    programme = curriculum.load()
    folder = open_course(course)
    for lab in [programme.lab(lab_id) for lab_id in labs]:
        pages = list(progress(feedback(folder, lab), len(folder.learners(lab)), lab.id))
        for page in pages:
            if page.path is None:
                click.echo(
                    say(
                        "☞ {learner}: 피드백을 만들지 못했습니다. 자세한 기록: {log}",
                        learner=page.learner,
                        log=folder.root / LOG,
                    )
                )
        archive = zip_pages(folder, lab, pages)
        click.echo(
            say(
                "{lab}: 피드백 {count}건, 한 파일로 모은 것: {file}",
                lab=lab.id,
                count=sum(1 for page in pages if page.path is not None),
                file=archive,
            )
        )
        if exchange:
            released = put_into_exchange(folder, lab)
            click.echo(
                say(
                    "{lab}: 교환 폴더로 제출한 {count}명의 피드백을 교환 폴더에 넣었습니다.",
                    lab=lab.id,
                    count=len(released),
                )
            )
