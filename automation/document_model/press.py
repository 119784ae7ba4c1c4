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
from groundwork.comparing_text import letters_only, one_spaced

MASTHEAD = "보도자료"

# How far down the word 보도자료 may stand, and how long a line of the subtitle may be.
_HEADING_BLOCKS = 6
_LONGEST_SUBTITLE = 70
_MASTHEAD = re.compile(r"(?P<agency>[가-힣]{0,20}?)보도(?:참고|설명|해명)?자료")
_AGENCY = re.compile(r"[가-힣]{1,15}(?:특별시|광역시|시|군|구|도|청|부|처|재단|공단|공사)")
_FIELDS = {
    "release": r"보도\s*(?:일시|시점|일자?)|엠바고|게재\s*일시",
    "distributed": r"배포\s*(?:일시|시점|일자?)|제공\s*일자?",
    "title": r"제\s*목",
    "subtitle": r"부\s*제목?",
    "department": r"(?:담당|책임|소관|제공|작성)\s*(?:부서|과)",
    "person": r"(?:담당|책임|작성)\s*자|담당(?:\s*공무원)?|부서장",
    "phone": r"연락처|전화(?:\s*번호)?",
    "contact": r"(?:자료\s*)?문의처?",
}
_ANY_LABEL = "|".join(_FIELDS.values())
_LABEL_CELL = re.compile(rf"[\[【<(]?(?:{_ANY_LABEL})[\]】>)]?[:：]?")
_LABELLED = re.compile(
    rf"(?:^|(?<=[\s,/|(]))(?:[\[【<]\s*(?P<framed>{_ANY_LABEL})\s*[\]】>]\s*[:：]?\s*"
    rf"|(?P<label>{_ANY_LABEL})\s*(?:[:：]\s*|\s{{2,}}|\t))"
)
_PHONE = re.compile(r"[(☎\s]*(?P<number>0\d{1,2}[-.) ]\s?\d{3,4}[-. ]\d{4})\s?\)?")
_DEPARTMENT = re.compile(r"[가-힣]{2,15}(?:과|팀|담당관|센터|사업소|관|실|국|소)(?=[\s,(/]|$)")
_DASHES = "-–—―─ \t<>〈〉《》"
_SENTENCE = re.compile(r"(?:다|요)[.”\"]?$")


@dataclass(frozen=True)
class Press:
    """What stands around the text of a press release, each "" where it is missing.

    ``release`` is 보도일시, from when it may be published; ``subtitle`` 부제; ``department``,
    ``person`` and ``phone`` say who answers a journalist's questions.
    """

    agency: str = ""
    release: str = ""
    subtitle: str = ""
    department: str = ""
    person: str = ""
    phone: str = ""

    @property
    def heading(self) -> tuple[tuple[str, str], ...]:
        """The rows above the title: label and value."""
        rows = (
            ("보도일시", self.release),
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
    release = values.get("release") or values.get("distributed", "")
    return Pressed(Press(agency or "", release, subtitle, *contact), title, body)


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
    return agency, tuple("" if _masthead(cell) or cell.strip() == agency else cell for cell in row)


def _is_agency(block: Block) -> bool:
    return _AGENCY.fullmatch(_text(block)) is not None


def _text(block: Block) -> str:
    return block.text.strip() if isinstance(block, Paragraph) else ""


def _take_fields(blocks: Iterable[Block]) -> tuple[list[Block], dict[str, str]]:
    """The blocks without labelled lines and rows, and what those said."""
    values: dict[str, list[str]] = defaultdict(list)
    rest: list[Block] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = tuple(row for row in block.rows if not _add(values, _pairs_of_row(row)))
            rest += [replace(block, rows=rows)] if rows else []
        elif not isinstance(block, Paragraph) or not _add(values, _pairs_of_line(block.text)):
            rest.append(block)
    return rest, {field: ", ".join(dict.fromkeys(said)) for field, said in values.items()}


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
    for cell in filter(None, map(one_spaced, row)):
        if _LABEL_CELL.fullmatch(cell):
            if label:
                yield label, " ".join(said)
            label, said = cell.strip("[]【】<>():： "), []
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
        yield match["framed"] or match["label"], text[match.end() : end].strip(" ,/|()")


def _take_title(
    blocks: Sequence[Block], values: dict[str, str]
) -> tuple[str, str, Sequence[Block]]:
    """Title, subtitle and text; the subtitle are lines with dashes, or one that is no sentence."""
    rest = list(blocks)
    title = values.get("title", "")
    if not title and rest and isinstance(first := rest[0], Paragraph):
        title = first.text.strip()
        rest.pop(0)
    if values.get("subtitle"):
        return title, values["subtitle"], rest
    dashed = list(takewhile(lambda block: _text(block).startswith(tuple(_DASHES)), rest))
    plain = [block for block in rest[:1] if _is_heading(_text(block))]
    below = dashed or plain
    return title, " / ".join(_text(line).strip(_DASHES) for line in below), rest[len(below) :]


def _is_heading(line: str) -> bool:
    """Whether a line without a mark is no sentence, and short."""
    short = 0 < len(line) <= _LONGEST_SUBTITLE and split_mark(line)[0] is None
    return short and not _SENTENCE.search(line)


def _contact(values: dict[str, str]) -> tuple[str, str, str]:
    """Department, person and telephone, wherever on the contact lines they stand."""
    contact = values.get("contact", "")
    department, person = values.get("department", ""), values.get("person", "")
    everything = " ".join((values.get("phone", ""), person, department, contact))
    number = _PHONE.search(everything)
    department, person, contact = (
        _PHONE.sub(" ", text).strip(" ,/()") for text in (department, person, contact)
    )
    if contact and not department and (match := _DEPARTMENT.search(contact)):
        department = match[0]
    if contact and not person:
        person = contact.replace(department, "", 1).strip(" ,/()") if department else contact
    return department, one_spaced(person), number["number"] if number else ""
