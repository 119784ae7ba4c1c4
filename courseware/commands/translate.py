import sys

import click

from courseware.messages import say
from courseware.translations import all_catalogs, faults, update


@click.command(help=str(say("번역 카탈로그를 원문에 맞추고, 빠지거나 오래된 번역을 알려 줍니다.")))
@click.option("--check", is_flag=True, help=str(say("파일을 고치지 않고 알려 주기만 합니다")))
@click.argument("names", nargs=-1)
def command(check: bool, names: tuple[str, ...]) -> None:
    found = 0
    for language, catalog in all_catalogs(names):
        if not check:
            update(catalog, language)
        for fault in faults(catalog):
            click.echo(fault)
            found += 1
    click.echo(say("확인할 번역: {count}", count=found))
    if found and not check:
        click.echo(
            say("☞ msgstr에 번역을 적거나 고치고, 고친 글의 fuzzy 표시를 지운 뒤 다시 실행하세요.")
        )
    sys.exit(1 if found else 0)
