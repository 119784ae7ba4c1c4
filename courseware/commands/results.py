from pathlib import Path

import click

from courseware.class_sheets import class_sheets
from courseware.commands.options import course_option, labs_argument
from courseware.course import open_course
from courseware.messages import say
from courseware.results import check_rows, results, write_csv, write_xlsx
from courseware.results_page import write_page
from courseware.tables import table
from graders import curriculum


@click.command(
    help=str(say("수강생과 실습별 점수표를 보여 줍니다. ‘+’는 강사 채점 항목이 남은 점수입니다."))
)
@labs_argument()
@click.option(
    "--csv", "csv_file", type=click.Path(path_type=Path), help=str(say("CSV로도 저장합니다"))
)
@click.option(
    "--xlsx", "xlsx_file", type=click.Path(path_type=Path), help=str(say("엑셀로도 저장합니다"))
)
@click.option(
    "--page",
    type=click.Path(path_type=Path),
    help=str(say("강사용 현황 한 쪽을 HTML로 저장합니다")),
)
@course_option
def command(
    labs: tuple[str, ...],
    csv_file: Path | None,
    xlsx_file: Path | None,
    page: Path | None,
    course: Path,
) -> None:
    programme = curriculum.load()
    folder = open_course(course)
    chosen = [programme.lab(lab) for lab in labs] or folder.released(programme.labs)
    scores = results(folder, chosen)
    for line in table(scores.rows()):
        click.echo(line)
    for lab in chosen:
        click.echo(f"\n{lab.id} · {lab.title}")
        for line in table(check_rows(folder, lab)):
            click.echo(line)
    if csv_file is not None:
        write_csv(scores, csv_file)
    if xlsx_file is not None:
        write_xlsx(scores, xlsx_file, class_sheets(folder, chosen))
    if page is not None:
        write_page(folder, chosen, page)
    for file in filter(None, (csv_file, xlsx_file, page)):
        click.echo(say("저장했습니다: {file}", file=file))
