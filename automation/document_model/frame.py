"""The heading (두문) and the closing (결문) of a document that is sent: writing order and reading.

Source: 행정업무의 운영 및 혁신에 관한 규정 시행규칙 제4조.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from automation.document_model.content import Block, Paragraph, Table
from automation.document_model.marks import split_mark
from groundwork.comparing_text import one_spaced, spaceless

INTERNAL = "내부결재"
SEE_LIST = "수신자참조"

# How far down a heading may reach: agency, slogan, receiver, route, title.
_HEADING_LINES = 12
_LONGEST_LINE = 120
_TITLE = re.compile(r"^제\s*목(?:\s*[:：]\s*|\s+)(\S.*)$")
_RECEIVER = re.compile(r"^수\s*신(?:\s*자)?(?:\s*[:：]\s*|\s+)(\S.*)$")
_BARE_TITLE = re.compile(r"^제\s*목\s*[:：]?$")
_BARE_LABEL = re.compile(r"^(?:수\s*신(?:\s*자)?|제\s*목)\s*[:：]?$")
_VIA = re.compile(r"^\(?\s*경\s*유\s*\)?\s*[:：]?\s*(.*)$")
_NUMBER = re.compile(r"^(?:시\s*행|문서\s*번호)(?:\s*[:：]\s*|\s+)(\S*-\s?\d+.*?)(?:\s+접\s*수)?$")
_LABELLED_SENDER = re.compile(r"^발\s*신\s*명\s*의(?:\s*[:：]\s*|\s+)(\S.*)$")
_HEAD_OF_OFFICE = (
    "시장|군수|청장|지사|장관|처장|원장|소장|서장|과장|국장|실장|동장|면장|읍장|교장|총장|"
    "이사장|위원장|회장|단장|본부장|관장|교육감|의장|센터장"
)
# Who acts for the head gives name and post (규칙 제10조).
_ACTING = "권한대행|직무대리"
_SEAL = "(?:관인|직인|서명)(?:생략)?"
# The seal, or that it is left out, stands beside the sender (규칙 제11조제4항).
_SENDER = re.compile(
    rf"[가-힣]{{1,16}}(?:{_HEAD_OF_OFFICE})(?:(?:{_ACTING})[가-힣]{{0,12}})?"
    rf"(?:[(\[]?(?:{_SEAL})[)\]]?)?"
)
_ROLE = re.compile(
    r"[★⊙]?[가-힣\d]{0,10}(?:주무관|담당관|사무관|서기관|주사보?|서기보?|\d급|팀장|계장|직무대리|"
    rf"기안자?|검토자?|결재권자|{_HEAD_OF_OFFICE})"
)
_NAME = re.compile(rf"(?!(?:{_ACTING}|{_SEAL})$)[가-힣]{{2,4}}")
# 전결, 대결, a date, 협조자 and more names may stand among the signers.
_BY_SIGNERS = re.compile(r"[★⊙]?[가-힣\d]{2,14}|[\d./:()]+")
_FRAME_LABEL = re.compile(
    r"행정기관명|수\s*신(?:\s*자)?|참\s*조|\(?\s*경\s*유\s*\)?|제\s*목|발\s*신\s*명\s*의|"
    r"시\s*행|접\s*수|기안자?|검토자?|협조자|우|전화(?:번호)?|팩스(?:번호)?|전자우편(?:주소)?|"
    r"공개\s*구분|문서\s*번호|(?:등록|결재|시행)\s*일자|보존\s*기간|[가-힣\d]{0,10}주무관"
)
_OTHER_LABEL = re.compile(r"(?:참\s*조|공개\s*구분|보존\s*기간|(?:기안|검토|협조)자?)[\s:：]")
_AGENCY = re.compile(r"(?:시|군|구|도|청|부|처|원|회|학교|재단|공단|공사|센터|본부|사업소)$")
_CONTACT = re.compile(r"^(?:우\s*\)?\s*\d{5}|전화(?:번호)?|협조자)(?![가-힣])")


@dataclass(frozen=True)
class Frame:
    """What stands around the body of a 공문, each as typed and "" where it is missing.

    ``receiver`` is 수신 ("내부결재" for an internal decision), ``receivers`` the list (수신자) that
    "수신자 참조" points to, ``sender`` is 발신명의, ``signers`` the line of drafter, reviewer and
    approver, ``number`` what stands behind 시행: department, serial number, date. ``contact`` are
    the remaining lines: address, telephone, disclosure.
    """

    agency: str = ""
    receiver: str = ""
    via: str = ""
    sender: str = ""
    receivers: str = ""
    signers: str = ""
    number: str = ""
    contact: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing says that the document is sent: it is a report."""
        return not (self.receiver or self.sender or self.number)

    @property
    def is_internal(self) -> bool:
        """Whether it is an internal decision (내부결재), which is sent to nobody."""
        return spaceless(self.receiver).startswith(INTERNAL)

    @property
    def heading(self) -> tuple[str, ...]:
        """Receiver and route as the lines above the title."""
        labelled = (("수신", self.receiver), ("(경유)", self.via))
        return tuple(f"{label}  {value}" for label, value in labelled if value)

    @property
    def closing(self) -> tuple[str, ...]:
        """The lines under the sender."""
        labelled = (("수신자  ", self.receivers), ("", self.signers), ("시행  ", self.number))
        return (*(f"{label}{value}" for label, value in labelled if value), *self.contact)


@dataclass(frozen=True)
class Framed:
    """A document taken apart: its frame, title, other lines of the heading, and the body."""

    frame: Frame
    title: str
    preface: tuple[str, ...]
    body: Sequence[Block]


def approver(signers: str) -> str:
    """The post of whoever approves, the last one a line of signers names; "" where none is."""
    words = re.sub(_ACTING, " ", signers).split()
    posts = [word for word in words if _ROLE.fullmatch(word)]
    return posts[-1].lstrip("★⊙") if posts else ""


def take_frame(blocks: Sequence[Block]) -> Framed | None:
    """Take heading and closing off a document; None where it has none and is a report."""
    lines = [line for block in blocks for line in _expanded(block)]
    last = _end_of_heading(lines)
    if last is None:
        return None
    frame, title, preface = _read_heading(lines[: last + 1])
    start = _start_of_closing(lines, last + 1)
    frame = _read_closing(frame, lines[start:])
    above = [block for block in lines[:last] if not isinstance(block, Paragraph)]
    body = [*above, *lines[last + 1 : start]]
    return None if frame.is_empty else Framed(frame, title, preface, body)


def _expanded(block: Block) -> list[Block]:
    """A table that holds a heading or a closing, as the lines it frames.

    Approval systems export a letter's heading in one table, its closing in another, or the whole
    letter in a single one.
    """
    if not isinstance(block, Table):
        return [block]
    rows = [filled for row in block.rows if (filled := [c.strip() for c in row if c.strip()])]
    lines = [line for row in rows for line in _lines_of_row(row)]
    labelled = all(_FRAME_LABEL.fullmatch(row[0]) for row in rows)
    return [*map(Paragraph, lines)] if labelled or _holds_frame(lines) else [block]


def _lines_of_row(cells: Sequence[str]) -> list[str]:
    """The lines a row frames: those of its only cell, a label with its value, or all on one.

    A number that stands beside the signers is a line of its own.
    """
    if len(cells) == 1:
        return [line.strip() for line in cells[0].splitlines() if line.strip()]
    if len(cells) == 2 and _FRAME_LABEL.fullmatch(cells[0]):
        first, *others = cells[1].splitlines()
        return [f"{cells[0]}  {first}", *others]
    texts = [one_spaced(cell) for cell in cells]
    numbers = [text for text in texts if _NUMBER.match(text)]
    beside = "  ".join(text for text in texts if text not in numbers)
    return [line for line in (beside, *numbers) if line]


def _holds_frame(lines: Sequence[str]) -> bool:
    """Whether lines say of a letter to whom it goes and what about, or who sent it and when."""
    heading = (_RECEIVER, _VIA, _TITLE, _BARE_TITLE)
    said = sum(any(map(label.match, lines)) for label in heading)
    below = (_are_signers, _NUMBER.match), (_closes, _CONTACT.match)
    return said > 1 or any(all(any(map(says, lines)) for says in both) for both in below)


def _plain(block: Block) -> str:
    """The text of an unmarked line, "" for anything else."""
    if isinstance(block, Paragraph) and split_mark(block.text)[0] is None:
        return block.text.strip()
    return ""


def _end_of_heading(lines: Sequence[Block]) -> int | None:
    """The line the title stands in, or the receiver's where no line is labelled 제목."""
    head = [_plain(line) for line in lines[:_HEADING_LINES]]
    titled = next(
        (n for n, line in enumerate(head) if _TITLE.match(line) or _BARE_TITLE.match(line)), None
    )
    if titled is not None:
        return titled
    received = next((n for n, line in enumerate(head) if _RECEIVER.match(line)), None)
    if received is None:
        return None
    behind = [n for n in range(received + 1, len(head)) if head[n]]
    untitled = [n for n in behind if not _VIA.match(head[n])]
    return untitled[0] if untitled else received


def _read_heading(lines: Sequence[Block]) -> tuple[Frame, str, tuple[str, ...]]:
    frame, title, others = Frame(), "", []
    for index, text in enumerate(filter(None, map(_plain, lines))):
        if match := _RECEIVER.match(text):
            frame = replace(frame, receiver=match[1])
        elif match := _TITLE.match(text):
            title = match[1]
        elif match := _VIA.match(text):
            frame = replace(frame, via=match[1])
        elif match := _NUMBER.match(text):
            frame = replace(frame, number=match[1])
        elif index == len(lines) - 1 and frame.receiver:
            title = text
        elif not _BARE_LABEL.match(text):
            others.append(text)
    agencies = [line for line in others if _may_be_agency(line)]
    # A slogan (새희망 구미시대) may stand above the agency.
    agency = next((line for line in agencies if _AGENCY.search(line)), "".join(agencies[:1]))
    preface = tuple(line for line in others if line != agency)
    return replace(frame, agency=agency), title, preface


def _may_be_agency(line: str) -> bool:
    letters = re.fullmatch(r"[가-힣()]{2,30}", spaceless(line))
    return bool(letters) and "문서관리카드" not in line and not _OTHER_LABEL.match(line)


def _start_of_closing(lines: Sequence[Block], first: int) -> int:
    return next((n for n in range(first, len(lines)) if _closes(_plain(lines[n]))), len(lines))


def _closes(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and bool(
        _LABELLED_SENDER.match(line)
        or _names_sender(line)
        or _are_signers(line)
        or _NUMBER.match(line)
    )


def _names_sender(line: str) -> bool:
    return _SENDER.fullmatch(spaceless(line)) is not None and not _are_signers(line)


def _are_signers(line: str) -> bool:
    """Whether a line names who drafted, reviewed and approved: 주무관 정하늘  과장 전결 문도현."""
    first, *others = line.split() or [""]
    if not others or not _ROLE.fullmatch(first) or not _NAME.fullmatch(others[0]):
        return False
    return len(others) == 1 or (
        any(_ROLE.fullmatch(word) for word in others[1:])
        and all(_BY_SIGNERS.fullmatch(word) for word in others)
    )


def _read_closing(frame: Frame, lines: Sequence[Block]) -> Frame:
    rest: list[str] = []
    for block in lines:
        if isinstance(block, Table):
            rest += map("  ".join, block.rows)
        text = block.text.strip() if isinstance(block, Paragraph) else ""
        if match := _NUMBER.match(text):
            frame = replace(frame, number=match[1])
        elif match := _RECEIVER.match(text):
            frame = replace(frame, receivers=match[1])
        elif match := _LABELLED_SENDER.match(text):
            frame = replace(frame, sender=match[1])
        elif not frame.sender and _names_sender(text):
            frame = replace(frame, sender=text)
        elif not frame.signers and re.search(_ACTING, frame.sender) and _names_sender(text):
            frame = replace(frame, sender=f"{frame.sender}  {text}")
        elif not frame.signers and _are_signers(text):
            frame = replace(frame, signers=text)
        elif text:
            rest.append(text)
    return replace(frame, contact=tuple(rest))
