"""Rules of words, typed as a table or a line each: "대형폐기물: 소파, 스티커"."""

import re
from dataclasses import dataclass

from automation.messages import problem
from groundwork.comparing_text import spaceless
from groundwork.typed_tables import typed_rows

# The label of what no word has caught.
REST = "기타"
_LABEL_COLUMN = "분류"
_MARKS = re.compile(r"^(?:[-*•○□]|\d{1,2}[.)])\s+|\*\*")


@dataclass(frozen=True)
class Rule:
    """A label and the words by which a complaint is known to belong under it."""

    label: str
    words: tuple[str, ...]

    def hits(self, text: str) -> frozenset[str]:
        """Those of the words that stand in a text, blanks aside."""
        bare = spaceless(text).casefold()
        return frozenset(word for word in self.words if word in bare)


def parse_rules(words: str) -> tuple[Rule, ...]:
    """Rules typed as `labelled_lines` reads them; lines under the same label are one rule."""
    found: dict[str, list[str]] = {}
    for name, listed in labelled_lines(words):
        spelt = (spaceless(word).casefold() for word in re.split(r"[,，、/]", listed))
        found.setdefault(name, []).extend(word for word in spelt if word)
    return tuple(
        Rule(name, tuple(dict.fromkeys(spelt))) for name, spelt in found.items() if name != REST
    )


def labelled_lines(text: str) -> list[tuple[str, str]]:
    """Label and value of each filled line "label: value", or row of a table "| label | value |".

    Further columns of a table are joined to the value by commas. List marks and bold, as
    assistants write them, are left out. Raises `Problem` for a line that has no label.
    """
    lines = [_MARKS.sub("", line.strip()) for line in text.splitlines()]
    rows = (_row(cells) for cells in typed_rows(line for line in lines if line.startswith("|")))
    pairs = (_pair(line) for line in lines if line and not line.startswith("|"))
    return [*filter(None, rows), *pairs]


def _row(cells: list[str]) -> tuple[str, str] | None:
    """Nothing for the heading, and for a row left empty."""
    label, *values = cells
    if not label and any(values):
        raise problem("‘{value}’ 줄에 분류 이름이 없습니다.", value=", ".join(filter(None, values)))
    return (label, ", ".join(values)) if label not in ("", _LABEL_COLUMN) else None


def _pair(line: str) -> tuple[str, str]:
    name, colon, value = line.replace("：", ":").partition(":")
    if not colon or not name.strip():
        raise problem(
            "‘{line}’ 줄에서 쌍점(:)을 찾지 못했습니다. ‘분류: 낱말, 낱말’처럼 적어 주세요.",
            line=line,
        )
    return name.strip(), value.strip()
