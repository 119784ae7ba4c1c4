"""The start page (시작 화면): where to begin or go on, and every lab with one's own progress."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from courseware.messages import say
from courseware.own_progress import OwnProgress, own_progress, to_go_on_with
from courseware.workspace import Desk
from graders.curriculum import Course, Curriculum
from groundwork.messages import Message

_STYLE = Path(__file__).parent / "templates" / "start_page.css"
_FOOTER = say(
    "실습에 나오는 사람, 기관, 숫자는 모두 가상입니다. 적은 내용과 만든 파일은 이 컴퓨터의 실습 "
    "폴더에 남습니다."
)


@dataclass(frozen=True)
class _Lab:
    desk: Desk
    progress: OwnProgress


@dataclass(frozen=True)
class _Page:
    """Where the links of the page lead from."""

    root: Path
    base_url: str

    def link(self, notebook: Path, title: Message) -> str:
        path = notebook.relative_to(self.root).as_posix()
        address = quote(f"{self.base_url}lab/tree/{path}")
        return f"<a href='{address}' data-path='{html.escape(path)}'>{_text(title)}</a>"


def page(curriculum: Curriculum, desks: Sequence[Desk], root: Path, base_url: str = "/") -> str:
    """The page as a piece of HTML in the reader's language.

    Each link to a lab names its notebook, relative to ``root`` (what JupyterLab shows), in
    ``data-path``, so that JupyterLab can open it in a tab beside this one.
    """
    shown = _Page(root, base_url)
    labs = [_Lab(desk, own_progress(desk)) for desk in desks]
    fields = "".join(
        f"<section><h2>{_text(field.title)}</h2>{''.join(courses)}</section>"
        for field in curriculum.fields
        if (courses := list(_courses(curriculum, field.id, labs, shown)))
    )
    results = f"<a href='{base_url}labs/results' target='_blank'>{_text(say('내 실습 결과'))}</a>"
    told = say("실습을 골라 누르세요. 위에서부터 읽으며 칸을 채우고 버튼을 누르면 됩니다.")
    return (
        f"<article class='labs-start'><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f"<h1>{_text(say('AI 실습실'))}</h1><p>{_text(told)}</p>"
        f"{_way_on([lab.progress for lab in labs], shown)}{fields}"
        f"<p>{results}</p><footer>{_text(_FOOTER)}</footer></article>"
    )


def _way_on(labs: Sequence[OwnProgress], shown: _Page) -> str:
    """One lab before all others: the first, the one to continue, or the next."""
    lab = to_go_on_with(labs)
    if lab is None:
        done = _text(say("실습을 모두 마쳤습니다."))
        return f"<div class='labs-way'><p>{done}</p></div>" if labs else ""
    if lab.touched:
        words = say("이어서 하기")
    elif any(other.touched for other in labs):
        words = say("다음 실습")
    else:
        words = say("처음이면 이 실습부터 하세요")
    return (
        f"<div class='labs-way'><p>{_text(words)}</p>{shown.link(lab.notebook, lab.lab.title)}"
        f"<p class='labs-facts'>{_facts(lab)}</p></div>"
    )


def _courses(
    curriculum: Curriculum, field: str, labs: Sequence[_Lab], shown: _Page
) -> Iterator[str]:
    for course in curriculum.courses:
        here = [lab for lab in labs if lab.desk.lab.course == course.id]
        if course.field == field and here:
            yield _course(course, here, shown)


def _course(course: Course, labs: Sequence[_Lab], shown: _Page) -> str:
    items = "".join(_lab(lab, shown) for lab in labs)
    return f"<h3>{_text(course.title)}</h3><ul>{items}</ul>"


def _lab(lab: _Lab, shown: _Page) -> str:
    entry, passed = lab.desk.lab, lab.progress.passed
    bar = (
        f"<progress max='{len(entry.checks)}' value='{passed}' aria-label='{_text(entry.title)}'>"
        "</progress>"
    )
    return (
        f"<li>{shown.link(lab.desk.notebook, entry.title)}<p>{_text(entry.summary)}</p>"
        f"<p class='labs-facts'>{bar} {_facts(lab.progress)}</p>{_newer(lab.desk, shown)}</li>"
    )


def _facts(lab: OwnProgress) -> str:
    facts = [say("{minutes}분", minutes=lab.lab.minutes), *_answered(lab)]
    return " · ".join(map(_text, facts))


def _answered(lab: OwnProgress) -> Iterator[Message]:
    """What is answered so far, the look-back as well: a person reads it."""
    if not lab.touched:
        yield say("아직 시작하지 않았습니다")
        return
    if lab.passed == len(lab.lab.checks):
        yield say("모두 통과했습니다")
    else:
        yield say("검사 {all}개 중 {passed}개 통과", all=len(lab.lab.checks), passed=lab.passed)
    if lab.looked_back is not None:
        yield say("돌아보기 적음") if lab.looked_back else say("돌아보기 아직")


def _newer(desk: Desk, shown: _Page) -> str:
    if desk.newer is None:
        return ""
    words = say(
        "실습 내용이 개정되었습니다. 쓰던 실습 파일은 그대로 두고 새 버전을 따로 두었습니다:"
    )
    return f"<p>{_text(words)} {shown.link(desk.newer, say('새 버전 열기'))}</p>"


def _text(message: Message) -> str:
    return html.escape(str(message))
