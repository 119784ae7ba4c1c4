"""Articles as laws number them: 제7조제5항, and how English writes it."""

import re

_UNIT = re.compile(r"제(\d+)(조|항|호)(?:의(\d+))?")


def parts(article: str) -> tuple[str, ...]:
    """An article taken apart, so that one begins with another it belongs to: 조, 항, 호."""
    units = tuple(match[0] for match in _UNIT.finditer(article))
    return units or ((article,) if article else ())


def belong(one: str, other: str) -> bool:
    """Whether two articles are the same, or one is a part of the other."""
    first, second = parts(one), parts(other)
    shared = min(len(first), len(second))
    return first[:shared] == second[:shared]


def in_english(article: str) -> str:
    """제7조제5항 as article 7(5), 제22조의2 as article 22-2, 부록 as annex."""
    words = ""
    for number, unit, branch in _UNIT.findall(article):
        number += f"-{branch}" if branch else ""
        words += {"조": f"article {number}", "항": f"({number})", "호": f", item {number}"}[unit]
    return words or ("annex" if article else "")
