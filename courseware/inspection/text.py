"""Is a lab's text whole: its six parts, its cells' roles, its hints?"""

import io
import re
import tokenize
from collections.abc import Iterator

from courseware.fields import read_form
from courseware.messages import say
from courseware.sources import HINT_LEVELS, SECTIONS, WORKED_ANSWER, SourceCell, read_lab_text
from graders.curriculum import LabEntry
from groundwork.messages import Message

RESERVED_NAMES = {"setup"}
SOLUTION_MARKS = ("### BEGIN SOLUTION", "### END SOLUTION")
_HANGUL = re.compile(r"[가-힣]")
_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")


def text_faults(lab: LabEntry) -> Iterator[Message]:
    """What is missing or misplaced in ``lab.md``."""
    cells = read_lab_text(lab.folder)
    yield from _name_faults(lab, cells)
    yield from _section_faults(lab, cells)
    yield from _check_cell_faults(lab, cells)
    yield from _hint_faults(lab, cells)
    yield from _manual_faults(lab, cells)
    yield from _code_faults(lab, cells)


def _name_faults(lab: LabEntry, cells: list[SourceCell]) -> Iterator[Message]:
    names = [cell.name for cell in cells]
    for name in sorted(set(names)):
        if not _NAME.fullmatch(name) or name in RESERVED_NAMES:
            yield say("{lab}: 칸 이름 {name:은} 쓸 수 없습니다.", lab=lab.id, name=name)
        if names.count(name) > 1:
            yield say("{lab}: 칸 이름 {name:이} 두 번 나옵니다.", lab=lab.id, name=name)


def _section_faults(lab: LabEntry, cells: list[SourceCell]) -> Iterator[Message]:
    opened = [cell.section for cell in cells if cell.section]
    for section in SECTIONS:
        if section not in opened:
            yield say("{lab}: {section} 부분이 없습니다.", lab=lab.id, section=section)
    for section in opened:
        if section not in SECTIONS:
            yield say("{lab}: {section:은} 없는 부분 이름입니다.", lab=lab.id, section=section)
    order = [SECTIONS.index(section) for section in opened if section in SECTIONS]
    if order != sorted(order):
        yield say("{lab}: 부분의 순서가 다릅니다: {opened}", lab=lab.id, opened=", ".join(opened))
    if cells and cells[0].section != SECTIONS[0]:
        yield say("{lab}: 첫 칸은 scene이어야 합니다.", lab=lab.id)


def _check_cell_faults(lab: LabEntry, cells: list[SourceCell]) -> Iterator[Message]:
    asked = [cell.check for cell in cells if cell.check]
    for check in lab.checks:
        if asked.count(check.id) != 1:
            yield say(
                "{lab}: 검사 {check}의 칸이 {count}개입니다(하나여야 합니다).",
                lab=lab.id,
                check=check.id,
                count=asked.count(check.id),
            )
    for cell in cells:
        if cell.check and cell.check not in {check.id for check in lab.checks}:
            yield say("{lab}: {name} 칸의 검사가 manifest에 없습니다.", lab=lab.id, name=cell.name)
        if cell.check and cell.source.strip() != f'lab.check("{cell.check}")':
            yield say(
                '{lab}: {name} 칸은 lab.check("{check}") 한 줄이어야 합니다.',
                lab=lab.id,
                name=cell.name,
                check=cell.check,
            )


def _hint_faults(lab: LabEntry, cells: list[SourceCell]) -> Iterator[Message]:
    for check in lab.checks:
        levels = [cell.level for cell in cells if cell.hint == check.id]
        if levels != [*HINT_LEVELS, WORKED_ANSWER]:
            yield say(
                "{lab}: 검사 {check}의 도움말은 1·2·3단계와 모범 답안(4)이 차례로 있어야 합니다"
                "(지금: {levels}).",
                lab=lab.id,
                check=check.id,
                levels=", ".join(map(str, levels)) or "–",
            )


def _manual_faults(lab: LabEntry, cells: list[SourceCell]) -> Iterator[Message]:
    asked = [cell.manual for cell in cells if cell.manual]
    for manual in lab.manual:
        if asked.count(manual.id) != 1:
            yield say(
                "{lab}: 강사 채점 항목 {manual}의 칸이 하나여야 합니다.",
                lab=lab.id,
                manual=manual.id,
            )
    for name in sorted(set(asked) - {manual.id for manual in lab.manual}):
        yield say("{lab}: {name:은} manifest의 manual에 없습니다.", lab=lab.id, name=name)


def _code_faults(lab: LabEntry, cells: list[SourceCell]) -> Iterator[Message]:
    if not any(cell.answer for cell in cells):
        yield say("{lab}: 수강생이 채울 칸(answer)이 없습니다.", lab=lab.id)
    for cell in cells:
        if cell.is_prose:
            continue
        if cell.answer and not all(mark in cell.source for mark in SOLUTION_MARKS):
            yield say("{lab}: {name} 칸에 SOLUTION 표시가 없습니다.", lab=lab.id, name=cell.name)
        if not cell.answer and any(mark in cell.source for mark in SOLUTION_MARKS):
            yield say("{lab}: {name} 칸에 answer=true가 없습니다.", lab=lab.id, name=cell.name)
        if not cell.check:
            yield from _form_faults(lab, cell)


def _form_faults(lab: LabEntry, cell: SourceCell) -> Iterator[Message]:
    form = read_form(cell.source)
    for option in form.faults:
        yield say(
            "{lab}: {name} 칸의 설정을 읽을 수 없습니다: {option}",
            lab=lab.id,
            name=cell.name,
            option=option,
        )
    declared = {f"# {line}" for words in form.words.values() for line in words.split("\n")}
    for comment in _comments(cell.source):
        if _HANGUL.search(comment) and comment not in declared and comment[:2] != "#|":
            yield say(
                "{lab}: {name} 칸의 이 주석은 번역되지 않으니 글 칸에 적으세요: {comment}",
                lab=lab.id,
                name=cell.name,
                comment=comment,
            )
    for field in form.fields:
        if not field.words:
            yield say(
                "{lab}: {name} 칸의 {field}에 라벨이 없습니다. 윗줄에 # 주석으로 적으세요.",
                lab=lab.id,
                name=cell.name,
                field=field.name,
            )
    if form.has_code and not form.caption:
        yield say(
            "{lab}: {name} 칸에 버튼 이름이 없습니다. 코드 바로 윗줄에 # 주석으로 적으세요.",
            lab=lab.id,
            name=cell.name,
        )


def _comments(source: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
