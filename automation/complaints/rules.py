"""Rules of words, typed a line each: "대형폐기물: 소파, 스티커"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from groundwork.comparing_text import spaceless
from groundwork.messages import catalog
from groundwork.problem import Problem

say = catalog("automation")

# The label of what no word has caught.
REST = "기타"
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
    """Rules typed a line each, list marks and bold as assistants write them taken out.

    Lines under the same label are one rule. Raises `Problem` for a line without a colon.
    """
    found: dict[str, list[str]] = {}
    for name, listed in labelled_lines(words):
        spelt = (spaceless(word).casefold() for word in re.split(r"[,，、/]", listed))
        found.setdefault(name, []).extend(word for word in spelt if word)
    return tuple(
        Rule(name, tuple(dict.fromkeys(spelt))) for name, spelt in found.items() if name != REST
    )


def labelled_lines(text: str) -> list[tuple[str, str]]:
    """Label and value of each filled line "label: value"; raises `Problem` for another line."""
    lines = [_MARKS.sub("", line.strip()) for line in text.splitlines()]
    pairs = []
    for line in filter(None, lines):
        name, colon, value = line.replace("：", ":").partition(":")
        if not colon or not name.strip():
            raise Problem(
                say(
                    "‘{line}’ 줄에서 쌍점(:)을 찾지 못했습니다. "
                    "‘분류: 낱말, 낱말’처럼 적어 주세요.",
                    line=line,
                )
            )
        pairs.append((name.strip(), value.strip()))
    return pairs
