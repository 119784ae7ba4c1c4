"""One's own results (내 결과) as one page to print or to take home; it names nobody.

It needs no server and no Internet. What the learner types as a name stands in the browser only.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from courseware.messages import say
from courseware.own_progress import OwnProgress
from graders.timestamp import KOREA
from groundwork import language
from groundwork.messages import Message

_TEMPLATES = Path(__file__).parent / "templates"
WORDS: dict[str, Message] = {
    "title": say("내 실습 결과"),
    "name": say("이름"),
    "name_help": say("인쇄할 때만 적으세요. 파일에는 저장되지 않습니다."),
    "print": say("인쇄하기"),
    "download": say("파일로 내려받기"),
    "labs": say("실습별 결과"),
    "lab": say("실습"),
    "passed": say("통과한 검사"),
    "points": say("검사 점수"),
    "look_back": say("돌아보기"),
    "day": say("마지막으로 한 날"),
    "answered": say("적음"),
    "empty": say("아직"),
    "asks_none": say("없음"),
    "total": say("합계"),
    "nothing": say("아직 시작한 실습이 없습니다."),
    "meaning": say(
        "이 컴퓨터에서 스스로 검사한 결과입니다. 돌아보기 점수는 들어 있지 않으며, 강사가 채점한 "
        "점수와 다를 수 있습니다."
    ),
}


def page(labs: Sequence[OwnProgress], download: str = "") -> str:
    """The page of the labs that were begun; ``download`` is where it is had as a file."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    environment.finalize = lambda value: str(value) if isinstance(value, Message) else value
    begun = [lab for lab in labs if lab.touched]
    return environment.get_template("own_results.html.j2").render(
        language=language.current(),
        words=WORDS,
        labs=begun,
        download=download,
        written=_written,
        today=datetime.now(KOREA).date(),
        checks=sum(len(lab.lab.checks) for lab in begun),
        possible=sum(lab.possible for lab in begun),
    )


def _written(day: date) -> Message:
    return say("{year}. {month}. {day}.", year=day.year, month=day.month, day=day.day)
