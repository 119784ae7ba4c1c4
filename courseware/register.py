"""What the training office keeps of a round: the register (이수대장), and certificates (수료증)."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from courseware.completion import Criteria, Decision, Standing
from courseware.messages import say
from courseware.results import Row, Sheet, write_sheets
from groundwork import language
from groundwork.files import write_whole
from groundwork.messages import Message

_TEMPLATES = Path(__file__).parent / "templates"
STANDING_WORDS: dict[Standing, Message] = {
    Standing.COMPLETED: say("수료"),
    Standing.NOT_COMPLETED: say("미수료"),
    Standing.PENDING: say("보류"),
}
_HEAD = (
    say("연번"),
    say("수강생"),
    say("이름"),
    say("소속"),
    say("점수(100점)"),
    say("출석률(%)"),
    say("판정"),
    say("이유"),
    say("인정 시간"),
)


def write_register(decisions: Sequence[Decision], criteria: Criteria, path: Path) -> None:
    """Write the register as a workbook: a row a learner, and a sheet of counts without names."""
    head: Row = [str(word) for word in _HEAD]
    rows = [_row(decision, criteria) for decision in decisions]
    write_sheets([Sheet(say("이수대장"), [head, *rows]), _counts(decisions, criteria)], path)


def write_certificates(decisions: Sequence[Decision], criteria: Criteria, path: Path) -> int:
    """Write the certificates of those who completed, a printed page each; gives how many."""
    chosen = [one for one in decisions if one.standing is Standing.COMPLETED]
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    words = {"certificate": say("수료증"), "number": say("수료번호"), "department": say("소속")}
    sentence = say(
        "위 사람은 ‘{title}’ 과정을 성실히 이수하였으므로 이 증서를 수여합니다.",
        title=criteria.title,
    )
    html = environment.get_template("certificates.html.j2").render(
        language=language.current(),
        words={name: str(word) for name, word in words.items()},
        sentence=str(sentence),
        criteria=criteria,
        decisions=chosen,
    )
    write_whole(path, html)
    return len(chosen)


def _row(decision: Decision, criteria: Criteria) -> Row:
    person = decision.person
    return [
        decision.number,
        person.learner,
        person.name,
        person.department,
        round(decision.points, 1),
        "" if person.attendance is None else round(person.attendance, 1),
        str(STANDING_WORDS[decision.standing]),
        str(decision.why),
        criteria.hours if decision.standing is Standing.COMPLETED else 0,
    ]


def _counts(decisions: Sequence[Decision], criteria: Criteria) -> Sheet:
    found = Counter(decision.standing for decision in decisions)
    standings: list[Row] = [[str(word), found[one]] for one, word in STANDING_WORDS.items()]
    rows: list[Row] = [
        [str(say("과정")), criteria.title],
        [str(say("인원")), len(decisions)],
        *standings,
        [str(say("기준 점수")), criteria.points],
        [str(say("기준 출석률(%)")), criteria.attendance],
    ]
    return Sheet(say("요약"), rows)
