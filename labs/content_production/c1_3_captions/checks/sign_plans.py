"""A submitted plan for sign language: answers found by what they are asked, and whether they do."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from automation import documents
from automation.dates import find_dates
from content_production.captions.sign_plan import QUESTIONS
from graders.clips.same_words import alike
from graders.outcome import Criterion, faultless
from groundwork.findings import Finding
from groundwork.headings import key
from groundwork.language import LANGUAGES
from groundwork.law import claim
from groundwork.messages import Message, catalog
from groundwork.negation import BARRED, NOT
from groundwork.problem import Problem
from groundwork.sheets import read_rows
from groundwork.unsettled import is_unsettled

say = catalog(__package__)

_SIDE_BY_SIDE = 3
_TOPIC = re.compile(r"([^은는]{2,14})[은는]\s+(.+)")
_SHEETS = {".xlsx", ".csv"}
# Other words under which a form asks for each thing than those of our own form.
_LABELS: dict[str, tuple[str, ...]] = {
    "part": ("통역할 부분", "통역 구간", "구간", "part"),
    "place": ("화면 위치", "위치", "통역 화면", "place", "where"),
    "interpreter": ("통역할 사람", "수어통역사", "누가", "interpreter"),
    "office": ("맡을 부서", "담당", "맡을 곳", "office"),
    "script_by": ("원고를 보낼 날", "원고 전달", "원고", "script"),
}
_NAMES = dict(zip(_LABELS, QUESTIONS, strict=True))


def read_sign_plan(path: Path) -> dict[str, str]:
    """The answer to each question, "" where there is none. Raises `Problem`.

    Of a workbook, or of the tables and lines of a document.
    """
    answers = dict.fromkeys(_LABELS, "")
    asked = 0
    is_sheet = path.suffix.lower() in _SHEETS
    for texts in _a_question_a_row(
        read_rows(path, shown_only=True) if is_sheet else _document_rows(path)
    ):
        question = next((found for text in texts[:2] if (found := _question(text))), None)
        if question:
            asked += 1
            answers[question] = " ".join(text for text in texts[1:] if _question(text) is None)
    if not asked:
        raise Problem(
            say(
                "{file}에서 수어 통역 계획을 찾지 못했습니다. 항목과 내용을 두 열로 적어 주세요.",
                file=path.name,
            )
        )
    return answers


def _a_question_a_row(rows: Iterable[Sequence[object]]) -> Iterator[list[str]]:
    """The cells that say something, row by row; where questions stand side by side, each with
    the answer below it.
    """
    above: list[str] = []
    for row in rows:
        cells = ["" if cell is None else str(cell).strip() for cell in row]
        if above:
            yield from ([*pair] for pair in zip(above, cells, strict=False) if all(pair))
            above = []
        elif sum(_question(cell) is not None for cell in cells) >= _SIDE_BY_SIDE:
            above = cells
        else:
            yield [cell for cell in cells if cell]


def _document_rows(path: Path) -> Iterator[Sequence[str]]:
    """Rows of tables, and lines of question and answer with a colon between them."""
    document = documents.read(path)
    for table in document.tables:
        yield from table.rows
    for line in document.sentences():
        question, colon, answer = line.partition(":")
        if colon:
            yield question, answer
        elif topic := _TOPIC.match(line):
            yield topic[1], topic[2]


def _question(text: str) -> str | None:
    """Which question a cell asks; an answer is longer than its question's name."""
    name = re.sub(r"^[\d○□\-·.)]+|의(?=위치|범위|부분)|:$", "", key(text))
    return _fields_by_label().get(name)


@cache
def _fields_by_label() -> dict[str, str]:
    """Every label, those of our own form in each language among them, and what it asks for."""
    asked = {key(name.render(to)): field for field, name in _NAMES.items() for to in LANGUAGES}
    return asked | {key(word): field for field, words in _LABELS.items() for word in words}


# What an answer has to hold, and how to put it where it does not.
_NEEDED: dict[str, tuple[re.Pattern[str], Message]] = {
    "part": (
        re.compile(
            r"(?:전체|처음부터|모든|모두|전부|전 ?구간|0\s*~|0초|whole|entire|beginning|\ball\b)"
            rf"(?!.*(?:{NOT}|{BARRED}|except))",
            re.I,
        ),
        say("말이 나오는 부분은 모두 통역해야 합니다. ‘처음부터 끝까지’처럼 적어 주세요."),
    ),
    "place": (
        re.compile(
            r"오른|왼|우측|좌측|우하|좌하|위|아래|상단|하단|별도|right|left|upper|lower|top|bottom",
            re.I,
        ),
        say("자막과 제목을 가리지 않는 자리를 적어 주세요. 예: 오른쪽 아래, 자막 위"),
    ),
    "interpreter": (
        re.compile(r"통역사|통역센터|농인협회|자격|농통역|interpret|sign[ -]language", re.I),
        say("누가 통역할지, 어디에 요청할지 적어 주세요. 예: 시 수어통역센터의 공인 통역사"),
    ),
    "office": (
        re.compile(r"과|팀|관|소|담당|division|team|office|department", re.I),
        say("섭외와 계약을 담당할 부서를 적어 주세요."),
    ),
    "script_by": (
        re.compile(r"\d\s*(?:[./-]|월)\s*\d|\d\s*(?:일|주일?|days?|weeks?)\s*(?:전|before)"),
        say("통역사가 미리 준비할 수 있게 원고를 전달할 날짜를 적어 주세요."),
    ),
}


# Captions stand below in the middle, titles above.
_SIDE = r"오른|왼|[우좌][측상하]|right|left"
_COVERS = re.compile(
    rf"^(?!.*(?:{_SIDE})).*(?:가운데|중앙|cent(?:er|re)|middle)"
    r"|자막\s*(?:자리|영역)(?:에|$)|자막\S*\s*위에\s*(?:겹쳐|덮어)",
    re.IGNORECASE,
)
_PASTED = 3


def settled(answers: dict[str, str]) -> Iterator[Criterion]:
    """Every question of the plan has an answer of its own that settles it."""
    for question, text in answers.items():
        times = sum(alike(text, other) for other in answers.values())
        yield answered(question, text) if times < _PASTED else _pasted(question)


def answered(question: str, text: str) -> Criterion:
    """A question of the plan has an answer that settles it."""
    name = _NAMES[question]
    pattern, mend = _NEEDED[question]
    is_settled = pattern.search(text) is not None and not is_unsettled(text)
    if question == "place" and is_settled and _COVERS.search(text):
        return _unsettled(say("통역 화면이 자막이나 제목을 가립니다."), mend)
    what = say("{name:이} 정해지지 않았습니다.", name=name)
    good = say("{name}: 정해졌습니다.", name=name)
    return Criterion(met=True, good=good) if is_settled else _unsettled(what, mend)


def _pasted(question: str) -> Criterion:
    what = say("‘{name}’에 다른 항목과 같은 글을 적었습니다.", name=_NAMES[question])
    return _unsettled(what, _NEEDED[question][1])


def _unsettled(what: Message, mend: Message) -> Criterion:
    why = say(
        "공공행사에는 수어 통역을 지원해야 합니다({basis}).", basis=claim("sign-events").cited
    )
    return faultless([Finding(what, say("수어 통역 계획"), why, mend)])


def sent_in_time(text: str, event: date) -> Criterion:
    """The script reaches the interpreter before the event; a date that cannot be read passes."""
    found = [(one.text, one.in_year(one.year or event.year)) for one in find_dates(text)]
    late = [written for written, day in found if day and day >= event]
    finding = Finding(
        say("{text}에는 이미 행사가 시작됩니다.", text=", ".join(late)),
        say("수어 통역 계획의 ‘원고 전달일’"),
        say("통역사가 이름과 숫자를 미리 알아야 정확하게 통역할 수 있습니다."),
        say("행사일보다 며칠 앞선 날짜를 적어 주세요."),
        rule="sign",
    )
    return faultless([finding] if late else [])
