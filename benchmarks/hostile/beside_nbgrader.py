"""What each hostile submission of the tests does to nbgrader as it comes, as a table.

python -m benchmarks.hostile.beside_nbgrader --language en

Each is graded alone, by ``nbgrader autograde`` with no setting of ours but ten seconds a cell, in a
cage of namespaces, so that this machine survives it. Linux with bubblewrap only.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from graders.sandbox.means import available
from groundwork.files import writing

from .attempts import FULL, Attempt, attempts
from .caged_grading import SECONDS, Plain, plain

WORDS = {
    "ko": {
        "head": "| 시도한 것 | nbgrader 그대로 | 여기 |",
        "points": "{points:g}점",
        "nothing": "0점",
        "right": "{points:g}점(옳은 제출물)",
        "got": "**하려던 것을 해냄**",
        "failed": "오류로 채점하지 못함",
        "killed": "**채점 프로그램이 죽음**",
        "hangs": "**{seconds}초가 지나도 끝나지 않음**",
        "honest": "**남의 제출물이나 점수가 바뀜**",
    },
    "en": {
        "head": "| what was tried | nbgrader as it comes | here |",
        "points": "{points:g} points",
        "nothing": "0 points",
        "right": "{points:g} points (right work)",
        "got": "**it succeeds**",
        "failed": "error, not graded",
        "killed": "**the grading program dies**",
        "hangs": "**not over after {seconds} seconds**",
        "honest": "**another's work or points changed**",
    },
}
GROUPS = {
    "ko": ("답 칸의 코드", "노트북", "파일", "오피스 파일, 영상, 자막"),
    "en": ("code in an answer", "notebooks", "files", "office files, clips, captions"),
}


@click.command()
@click.option("--language", type=click.Choice(["ko", "en"]), default="en")
@click.option("--only", default="", help="attempts whose name has this in it")
@click.option("--work", type=click.Path(path_type=Path), default=Path("benchmarks/work/hostile"))
def compare(language: str, only: str, work: Path) -> None:
    if (reason := available()) is not None:
        raise click.ClickException(str(reason))
    measured = work / "measured.json"
    known = json.loads(measured.read_text()) if measured.is_file() else {}
    for attempt in attempts(work.resolve()):
        if only in attempt.name and attempt.key not in known:
            known[attempt.key] = vars(plain(attempt, work.resolve()))
            click.echo(f"{attempt.name}: {known[attempt.key]}", err=True)
            with writing(measured) as temporary:
                temporary.write_text(json.dumps(known, indent=1))
    for line in table(attempts(work.resolve()), known, language):
        click.echo(line)


def table(
    every: Iterator[Attempt], known: dict[str, dict[str, object]], language: str
) -> Iterator[str]:
    """The table in Markdown, a group after the other."""
    words, groups = WORDS[language], GROUPS[language]
    before = None
    for attempt in every:
        if attempt.key not in known:
            continue
        if attempt.group != before:
            yield from ("", f"### {groups[attempt.group]}", "", words["head"], "|---|---|---|")
            before = attempt.group
        said = ", ".join(_said(attempt, Plain(**known[attempt.key]), words))
        yield f"| `{attempt.name}` | {said} | {_points(attempt, attempt.due, words)} |"


def _said(attempt: Attempt, plain: Plain, words: dict[str, str]) -> Sequence[str]:
    result = plain.result
    if result is None:
        hangs = plain.seconds >= SECONDS
        return [words["hangs"].format(seconds=SECONDS) if hangs else words["killed"]]
    said = [words[trouble] for trouble in ("honest", "got") if result[trouble]]
    if not result["graded"]:
        return [*said, words["failed"]]
    return [*said, _points(attempt, result["points"] or 0.0, words)]


def _points(attempt: Attempt, points: float, words: dict[str, str]) -> str:
    if attempt.due == FULL:
        return words["right"].format(points=points)
    if not points:
        return words["nothing"]
    text = words["points"].format(points=points)
    return f"**{text}**" if points > attempt.due else text


if __name__ == "__main__":
    compare()
