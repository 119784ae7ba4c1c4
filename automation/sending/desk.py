"""The papers on a desk, each with the marks that say who may read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from automation import display, privacy
from automation.documents.reading import read_text
from automation.messages import problem, say

_PAPER = re.compile(r"^\[서류\s*(?P<number>\d+)\]\s*(?P<title>.+)$", re.MULTILINE)
_MARK = re.compile(r"^(?P<name>공개 구분|결재)\s*[:：]\s*(?P<value>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class DeskPaper:
    """A paper: ``disclosure`` is its 공개 구분 ("비공개(제5호)"), ``stage`` its 결재."""

    number: int
    title: str
    disclosure: str
    stage: str
    body: str

    @cached_property
    def personal(self) -> tuple[privacy.Found, ...]:
        """The personal data in it that the privacy guard knows by its shape."""
        return tuple(privacy.find(self.body))

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.body}"

    def _repr_html_(self) -> str:
        marks = display.table((say("공개 구분"), say("결재")), [(self.disclosure, self.stage)])
        heading = f"{self.number}. {self.title}"
        return display.card(heading, marks, display.page(self.body))


@dataclass(frozen=True)
class Desk:
    """All papers in the order of their numbers."""

    papers: tuple[DeskPaper, ...]

    def __iter__(self) -> Iterator[DeskPaper]:
        return iter(self.papers)

    def paper(self, number: int) -> DeskPaper:
        """The paper of a number. Raises `Problem`."""
        for paper in self:
            if paper.number == number:
                return paper
        raise problem("{number}번 서류는 없습니다. 1부터 {last}까지 있습니다.", number=number,
                last=len(self.papers))  # fmt: skip

    @property
    def titles(self) -> str:
        """Numbers and titles, a line a paper."""
        return "\n".join(f"{paper.number}. {paper.title}" for paper in self)

    def _repr_html_(self) -> str:
        head = (say("번호"), say("서류"), say("공개 구분"), say("결재"))
        rows = [(p.number, p.title, p.disclosure, p.stage) for p in self]
        return display.card(say("책상 위의 서류 {count}건", count=len(rows)),
                            display.table(head, rows))  # fmt: skip


def open_desk(path: str | Path) -> Desk:
    """The papers of a text: each begins with ``[서류 3] 제목``, under it 공개 구분 and 결재.

    Raises `Problem` for a file that cannot be read, or holds no papers.
    """
    text = read_text(path)
    starts = list(_PAPER.finditer(text))
    if not starts:
        raise problem("{file}에 ‘[서류 1] 제목’ 같은 줄이 없습니다.", file=Path(path).name)
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return Desk(tuple(_paper(m, text[m.end() : e]) for m, e in zip(starts, ends, strict=True)))


def _paper(match: re.Match[str], below: str) -> DeskPaper:
    marks = {mark["name"]: mark["value"].strip() for mark in _MARK.finditer(below)}
    body = _MARK.sub("", below).strip()
    return DeskPaper(
        int(match["number"]),
        match["title"].strip(),
        marks.get("공개 구분", ""),
        marks.get("결재", ""),
        body,
    )
