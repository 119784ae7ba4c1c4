"""Press releases (보도자료): what stands around their text, in writing order and when read.

Department, person and contact are a duty (영 제63조제3항); the other fields are custom (관행).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from automation.document_model.content import Block, Paragraph, Table
from automation.document_model.marks import split_mark
from groundwork.comparing_text import letters_only, one_spaced, spaceless

MASTHEAD = "보도자료"

# How far down the word 보도자료 may stand, and how long a line of the subtitle may be.
_HEADING_BLOCKS = 6
_LONGEST_SUBTITLE = 70
_MASTHEAD = re.compile(r"(?P<agency>[가-힣]{0,20}?)보도(?:참고|설명|해명)?자료")
_AGENCY = re.compile(r"[가-힣]{1,15}(?:특별시|광역시|시|군|구|도|청|부|처|재단|공단|공사)")
_FIELDS = {
    "release": r"보도\s*(?:일시|시점|시각|일자?)?|엠바고|게재\s*일시",
    "distributed": r"배포\s*(?:일시|시점|일자?)?|제공\s*일자?",
    "title": r"제\s*목",
    "subtitle": r"부\s*제목?",
    "department": r"(?:담당|책임|소관|제공|작성|협조|공동|관련)\s*(?:부서|과|기관)",
    "person": r"(?:담당|책임|작성)\s*자|담당(?:\s*(?:공무원|과장|팀장|주무관))?|부서장",
    "phone": r"연락처|전화(?:\s*번호)?",
    "contact": r"(?:자료\s*)?문의처?",
}
_DEPARTMENT_LABEL = re.compile(_FIELDS["department"])
_ANY_LABEL = "|".join(_FIELDS.values())
_LABEL_CELL = re.compile(rf"[\[【<(]?(?:{_ANY_LABEL})[\]】>)]?[:：]?")
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s,/|(]))(?:[\[【<]\s*(?P<framed>{_ANY_LABEL})\s*[\]】>]\s*[:：]?\s*"
    rf"|(?P<label>{_ANY_LABEL})\s*(?:[:：]\s*|\s{{2,}}|\t|\s(?=['’]?20\d\d\s?[.년])))"
)
_PHONE = re.compile(r"[(☎\s]*(?P<number>0\d{1,2}[-.) ]\s?\d{3,4}[-. ]\d{4})\s?\)?")
_DEPARTMENT = re.compile(
    r"(?<![가-힣])(?!(?:주무|사무|서기)관)[가-힣]{2,15}(?:과|팀|담당관|센터|사업소|관|실|국|소)(?=[\s,(/]|$)"
)
_DAY = re.compile(r"['’]?\d{2,4}\s?[.년]\s?\d{1,2}\s?[.월]\s?\d{1,2}\s?[.일]?\s?(?:\([가-힣]\))?")
_DASHES = "-–—―─ \t<>〈〉《》"
_SENTENCE = re.compile(r"(?:다|요)[.”\"]?$")


@dataclass(frozen=True)
class Press:
    """What stands around the text of a press release, each "" where it is missing.

    ``release`` is 보도일시, from when it may be published; ``subtitle`` 부제; ``department``,
    ``person`` and ``phone`` say who answers a journalist's questions, of several departments each
    in its order, with a comma between. ``distributed`` is 배포일시 where it stands beside 보도일시.
    """

    agency: str = ""
    release: str = ""
    subtitle: str = ""
    department: str = ""
    person: str = ""
    phone: str = ""
    distributed: str = ""

    @property
    def heading(self) -> tuple[tuple[str, str], ...]:
        """The rows above the title: label and value."""
        rows = (
            ("보도일시", self.release),
            ("배포일시", self.distributed),
            ("담당 부서", self.department),
            ("담당자", self.person),
            ("연락처", self.phone),
        )
        return tuple(row for row in rows if row[1])


@dataclass(frozen=True)
class Pressed:
    """A press release taken apart: its fields, its title and the blocks of its text."""

    press: Press
    title: str
    body: Sequence[Block]


def take_press(blocks: Sequence[Block]) -> Pressed | None:
    """Take the fields off a press release; None where nothing says that it is one."""
    agency, rest = _take_masthead(blocks)
    rest, values = _take_fields(rest)
    if agency is None and "release" not in values:
        return None
    title, subtitle, body = _take_title(rest, values)
    contact = _contact(values)
    release, distributed = _said(values, "release"), _said(values, "distributed")
    days = (release, distributed) if release else (distributed, "")
    press = Press(agency or "", days[0], subtitle, *contact, distributed=days[1])
    return Pressed(press, title, body)


def lead(lines: Iterable[str]) -> str:
    """The lead (전문), the first paragraph of a release's text; "" where there is none."""
    return next((line.strip() for line in lines if line.strip()), "")


def _take_masthead(blocks: Sequence[Block]) -> tuple[str | None, list[Block]]:
    """The agency beside the word 보도자료 (None without that word), and the other blocks."""
    for index, block in enumerate(blocks[:_HEADING_BLOCKS]):
        if isinstance(block, Paragraph) and (match := _masthead(block.text)):
            rest = [*blocks[:index], *blocks[index + 1 :]]
            near = [n for n in (index - 1, index) if 0 <= n < len(rest) and _is_agency(rest[n])]
            return match["agency"] or (_text(rest.pop(near[0])) if near else ""), rest
        if isinstance(block, Table):
            for row in block.rows:
                if any(map(_masthead, row)):
                    agency, kept = _split_row(row)
                    rows = tuple(filter(any, (kept if one is row else one for one in block.rows)))
                    table = [replace(block, rows=rows)] if rows else []
                    return agency, [*blocks[:index], *table, *blocks[index + 1 :]]
    return None, list(blocks)


def _masthead(text: str) -> re.Match[str] | None:
    return _MASTHEAD.fullmatch(letters_only(text))


def _split_row(row: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The agency in a row that holds the masthead, and the row without the two."""
    named = next((match["agency"] for cell in row if (match := _masthead(cell))), "")
    others = [cell.strip() for cell in row if cell.strip() and not _masthead(cell)]
    agency = named or next((cell for cell in others if _AGENCY.fullmatch(cell)), "")
    kept = tuple("" if _masthead(cell) or cell.strip() == agency else cell for cell in row)
    days = [cell.strip() for cell in kept if _DAY.fullmatch(cell.strip())]
    # The day beside the masthead is that on which the release is given out.
    return agency, ("배포일시", days[0]) if days == list(filter(str.strip, kept)) and days else kept


def _is_agency(block: Block) -> bool:
    return _AGENCY.fullmatch(_text(block)) is not None


def _text(block: Block) -> str:
    return block.text.strip() if isinstance(block, Paragraph) else ""


def _take_fields(blocks: Iterable[Block]) -> tuple[list[Block], dict[str, list[str]]]:
    """The blocks without labelled lines and rows, and what those said."""
    values: dict[str, list[str]] = defaultdict(list)
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(_rows_without_fields(block.rows, values))
            rest += [replace(block, rows=rows)] if rows else []
        elif not isinstance(block, Paragraph) or not _add(values, _pairs_of_line(block.text)):
            rest.append(block)
    return rest, {field: list(dict.fromkeys(said)) for field, said in values.items()}


def _rows_without_fields(
    rows: Iterable[Sequence[str]], values: dict[str, list[str]]
) -> Iterator[tuple[str, ...]]:
    """The rows that say none of the fields.

    A department named below another belongs under the same label, in a cell that reaches down.
    """
    label = ""
    for row in rows:
        filled = [cell for cell in map(one_spaced, row) if cell]
        below = [label, *filled] if label and _names_department(filled) else filled
        pairs = list(_pairs_of_row(below))
        if _add(values, pairs):
            label = next((name for name, _ in pairs if _DEPARTMENT_LABEL.fullmatch(name)), "")
        else:
            yield tuple(row)


def _names_department(cells: Sequence[str]) -> bool:
    return bool(cells) and _DEPARTMENT.match(cells[0]) is not None


def _add(values: dict[str, list[str]], pairs: Iterable[tuple[str, str]]) -> bool:
    """Keep what labels say; whether there were any."""
    found = list(pairs)
    for label, value in found:
        field = next(name for name, pattern in _FIELDS.items() if re.fullmatch(pattern, label))
        values[field] += [value] if value else []
    return bool(found)


def _pairs_of_row(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Labels of a row, each with the filled cells behind it."""
    label, said = "", list[str]()
    for cell in row:
        if _LABEL_CELL.fullmatch(name := spaceless(cell)):
            if label:
                yield label, " ".join(said)
            label, said = name.strip("[]【】<>():："), []
        elif not label:
            return
        else:
            said.append(cell)
    if label:
        yield label, " ".join(said)


def _pairs_of_line(line: str) -> Iterator[tuple[str, str]]:
    """Labels of a line that starts with one, each with what stands before the next."""
    text = split_mark(line)[1].lstrip("※☎ ")
    matches = list(_LABELLED.finditer(text))
    if not matches or matches[0].start() > 0:
        return
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=True):
        value = text[match.end() : end].strip(" ,/|")
        # A bracket that the label before it opened.
        value = value.removesuffix(")") if value.count(")") > value.count("(") else value
        yield match["framed"] or match["label"], value.rstrip(" ,/|(")


def _take_title(
    blocks: Sequence[Block], values: dict[str, list[str]]
) -> tuple[str, str, Sequence[Block]]:
    """Title, subtitle and text; the subtitle are lines with dashes, or one that is no sentence.

    What is left of a table above the title stands behind it.
    """
    title, tables, rest = _said(values, "title"), list[Block](), list(blocks)
    while not title and rest:
        first = rest.pop(0)
        if isinstance(first, Paragraph):
            title = first.text.strip()
        else:
            tables.append(first)
    if values.get("subtitle"):
        return title, _said(values, "subtitle"), [*tables, *rest]
    dashed = list(takewhile(lambda block: _text(block).startswith(tuple(_DASHES)), rest))
    plain = [block for block in rest[:1] if _is_heading(_text(block))]
    below = dashed or plain
    subtitle = " / ".join(_text(line).strip(_DASHES) for line in below)
    return title, subtitle, [*rest[len(below) :], *tables]


def _is_heading(line: str) -> bool:
    """Whether a line without a mark is no sentence, and short."""
    short = 0 < len(line) <= _LONGEST_SUBTITLE and split_mark(line)[0] is None
    return short and not _SENTENCE.search(line)


def _said(values: dict[str, list[str]], field: str) -> str:
    return ", ".join(values.get(field, ()))


def _contact(values: dict[str, list[str]]) -> tuple[str, str, str]:
    """Departments, persons and telephones, wherever on the contact lines they stand."""
    asked = ("phone", "person", "department", "contact")
    said = " ".join(_said(values, field) for field in asked)
    phones = [match["number"] for match in _PHONE.finditer(said)]
    persons, departments, others = (_without_phones(values.get(field, ())) for field in asked[1:])
    if not persons:
        departments, persons = _parted(departments)
    elif not departments:
        departments, persons = _parted(persons)
    if not departments:
        departments, others = _parted(others)
    persons = persons or [_without(departments, text) for text in others]
    return _listed(departments), _listed(persons), _listed(phones)


def _without_phones(texts: Iterable[str]) -> list[str]:
    """The texts without telephone numbers, and the brackets and commas these leave behind."""
    bare = (re.sub(r"\s+(?=,)", "", one_spaced(_PHONE.sub(" ", text))) for text in texts)
    return [text.strip(" ,/()") for text in bare if text.strip(" ,/()")]


def _parted(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Departments, and persons beside them: 공원녹지과 주무관 정하늘."""
    found = [match[0] for text in texts if (match := _DEPARTMENT.search(text))]
    rest = [_without(found, text) for text in texts]
    return found, [text for text in rest if text]


def _without(words: Iterable[str], text: str) -> str:
    for word in words:
        text = text.replace(word, "", 1)
    return one_spaced(text).strip(" ,/()")


def _listed(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(filter(None, texts)))
