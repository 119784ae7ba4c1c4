"""The plan for a sign-language interpreter (수어 통역) in a clip, as a short form.

Source: 한국수화언어법 제16조제2항: the state and local governments provide interpretation at public
events and where the public interest needs it. The form asks what has to be settled for that.
"""

import os
from dataclasses import astuple, dataclass
from pathlib import Path

from content_production.display import Saved, table_html
from content_production.messages import say
from groundwork.messages import Message
from groundwork.sheets import Sheet, write_sheets

QUESTIONS: tuple[Message, ...] = (
    say("통역 범위"),
    say("통역 화면 위치"),
    say("통역사"),
    say("담당 부서"),
    say("원고 전달일"),
)


@dataclass(frozen=True)
class SignPlan:
    """Answers to the five questions: which part is interpreted, where in the picture the
    interpreter stands, who interprets, which office sees to it, when the script is sent."""

    part: str = ""
    place: str = ""
    interpreter: str = ""
    office: str = ""
    script_by: str = ""

    def save(self, path: str | os.PathLike[str]) -> Saved:
        """Write the form as xlsx. Raises `Problem` where the place cannot be written."""
        header = (str(say("항목")), str(say("내용")))
        rows = [(str(question), answer) for question, answer in self._answers()]
        return Saved(write_sheets(Path(path), [Sheet(str(say("수어 통역 계획")), header, rows)]))

    def _answers(self) -> list[tuple[Message, str]]:
        return list(zip(QUESTIONS, astuple(self), strict=True))

    def _repr_html_(self) -> str:
        import html

        rows = [(str(question), html.escape(answer)) for question, answer in self._answers()]
        return table_html((say("항목"), say("내용")), rows)
