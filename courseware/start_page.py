"""The start page (시작 화면): fields, courses and labs, with minutes and one's own progress."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from courseware.messages import say
from courseware.workspace import Desk
from graders.curriculum import Course, Curriculum
from graders.lab import read_progress
from graders.outcome import Verdict
from groundwork.messages import Message


def page(curriculum: Curriculum, desks: Sequence[Desk], root: Path) -> str:
    """The page as a piece of HTML in the reader's language.

    Each link names its notebook, relative to ``root`` (what JupyterLab shows), in ``data-path``,
    so that JupyterLab can open it in a tab beside this one.
    """
    fields = "".join(
        f"<section><h2>{_text(field.title)}</h2>{''.join(courses)}</section>"
        for field in curriculum.fields
        if (courses := list(_courses(curriculum, field.id, desks, root)))
    )
    return (
        f"<article class='labs-start'><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        f"<h1>{_text(say('AI 실습실'))}</h1>"
        f"<p>{_text(say('실습을 골라 누르세요. 칸을 채우고 Shift+Enter로 실행합니다.'))}</p>"
        f"{fields}<footer>{_text(_FOOTER)}</footer></article>"
    )


_STYLE = Path(__file__).parent / "templates" / "start_page.css"
_FOOTER = say(
    "실습에 나오는 사람, 기관, 숫자는 모두 가상입니다. 만든 파일은 실습 폴더의 output에 남습니다."
)


def _courses(
    curriculum: Curriculum, field: str, desks: Sequence[Desk], root: Path
) -> Iterator[str]:
    for course in curriculum.courses:
        here = [desk for desk in desks if desk.lab.course == course.id]
        if course.field == field and here:
            yield _course(course, here, root)


def _course(course: Course, desks: Sequence[Desk], root: Path) -> str:
    items = "".join(_lab(desk, root) for desk in desks)
    return f"<h3>{_text(course.title)}</h3><ul>{items}</ul>"


def _lab(desk: Desk, root: Path) -> str:
    lab = desk.lab
    passed = _passed(desk)
    return (
        f"<li>{_link(desk.notebook, lab.title, root)}"
        f"<p>{_text(lab.summary)}</p>"
        f"<p class='labs-facts'>{_text(say('{minutes}분', minutes=lab.minutes))}"
        f" · <progress max='{len(lab.checks)}' value='{passed}'></progress> "
        f"{_text(_progress(desk, passed))}</p>{_newer(desk, root)}</li>"
    )


def _passed(desk: Desk) -> int:
    progress = read_progress(desk.folder)
    return sum(progress.get(check.id) == Verdict.PASS.value for check in desk.lab.checks)


def _progress(desk: Desk, passed: int) -> Message:
    if passed == len(desk.lab.checks):
        return say("모두 통과했어요")
    if not read_progress(desk.folder):
        return say("아직 시작 전이에요")
    return say("검사 {all}개 중 {passed}개 통과", all=len(desk.lab.checks), passed=passed)


def _newer(desk: Desk, root: Path) -> str:
    if desk.newer is None:
        return ""
    words = say("실습이 새로 고쳐졌습니다. 쓰시던 노트북은 그대로 두고 새 버전을 따로 두었습니다:")
    return f"<p>{_text(words)} {_link(desk.newer, say('새 버전 열기'), root)}</p>"


def _link(notebook: Path, title: Message, root: Path) -> str:
    path = notebook.relative_to(root).as_posix()
    address = quote("/lab/tree/" + path)
    return f"<a href='{address}' data-path='{html.escape(path)}'>{_text(title)}</a>"


def _text(message: Message) -> str:
    return html.escape(str(message))
