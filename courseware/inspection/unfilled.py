"""Is everything written that `labs new` left to the author, and marked?"""

from collections.abc import Iterator
from pathlib import Path

from courseware.messages import say
from graders.curriculum import LabEntry
from groundwork.language import LANGUAGES
from groundwork.messages import Message

MARKS = {"ko": "[채울 곳]", "en": "[fill in]"}
_WRITTEN = frozenset({".md", ".po", ".py", ".toml", ".txt"})


def unfilled_faults(lab: LabEntry, language: str = LANGUAGES[0]) -> Iterator[Message]:
    """What is still as the template left it on one language's side, one sentence a file."""
    mark = MARKS[language]
    if any(mark in text.render(language) for text in (lab.title, lab.summary)):
        yield say("{lab}: 매니페스트의 {mark:을} 채워 주세요.", lab=lab.id, mark=mark)
    for path in sorted(lab.folder.rglob("*")):
        if path.suffix in _WRITTEN and _language_of(path.relative_to(lab.folder)) == language:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            marked = [number for number, line in enumerate(lines, start=1) if mark in line]
            if marked:
                yield say(
                    "{lab}: {file}에 {mark:이} {count}군데 남았습니다(처음: {line}행).",
                    lab=lab.id,
                    file=path.relative_to(lab.folder).as_posix(),
                    mark=mark,
                    count=len(marked),
                    line=marked[0],
                )


def _language_of(path: Path) -> str:
    return path.parts[1] if path.parts[0] == "locale" else LANGUAGES[0]
