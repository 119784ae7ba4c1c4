"""Criteria over the reasons in a list of things to ask about: whose they are, and that they ask.

A reason is none where it says what is another rule's, turns its own round, quotes other amounts
than its line has, or is pasted beside everything. In words that no rule knows a person reads it.
"""

import re
from collections.abc import Iterator, Sequence

from graders.outcome import Criterion, criterion, unknown
from graders.tables.plain_cells import examples
from groundwork.messages import NOTHING, catalog

from .anomaly_lists import TITLES, WORDS, Listed
from .budget_lines import Kind, Line, Suspect

say = catalog(__package__)

_MORE = "많|초과|넘|웃돌|배|단위|over|exceed|more|unit|times"
_LESS = "못|낮|밑|저조|부진|느|미달|slow|low|less|under"
# Rules that one honest sentence may speak of together, and words that speak of no other rule.
_RULES = (
    (frozenset({Kind.OVER, Kind.WITHOUT, Kind.THOUSANDFOLD}), r"초과|보다\S*많|웃돌|단위|\d배"),
    (frozenset({Kind.SLOW}), r"부진|집행률|저조"),
    (frozenset({Kind.TRANSFER}), r"전용"),
    (frozenset({Kind.SUBTOTAL}), r"소계"),
    (frozenset({Kind.TWICE}), r"두번|중복|이중|같은지출|똑같"),
)
_MOST_RULES = 2  # of which one sentence may speak
# Of these rules, what turns it round if said of the money spent (the budget may well be less than
# it, and what is left much), and the words that right it again.
_SPENT = r"(?:지출|집행)(?:액|률)?(?:[\d,.]+(?:%|천?원))?[이은]\S*?"
_TURNED = (
    (
        _RULES[0][0],
        re.compile(f"{_SPENT}(?:적음|적습|적다|모자|못미|미달|밑돌)"),
        re.compile(_MORE),
    ),
    (_RULES[1][0], re.compile(f"{_SPENT}(?:초과|웃돌|많음|많습)"), re.compile(_LESS)),
)
_QUOTED = {
    "spent": re.compile(r"지출액(?:은|이)?([\d,.]+)"),
    "current": re.compile(r"예산현액(?:은|이|의)?([\d,.]+)"),
}
_BLAME = re.compile(
    r"(?:담당자|담당공무원|직원|주무관|부서)\S{0,12}(?:계획없이|실수로|잘못|태만|소홀|부주의|게을|귀찮)"
    r"|계획없이|부주의|태만|소홀|방만|고의(?:로|적)"
)
_ASKED = re.compile(r"는지|은지|인지|여부|아닌가|있는가|\?|확인할수없|알수없")


def reasons_fit(listed: Sequence[Listed]) -> Iterator[Criterion]:
    """One criterion a kind: whatever was found of it is there with a reason of its own."""
    pasted = _pasted(listed)
    said: dict[Suspect, bool | None] = {}
    for row in listed:
        for suspect in row.suspects:
            fits = _fits(row, suspect) if _bare(row.reason) not in pasted else False
            said[suspect] = _better(said.get(suspect, False), fits)
    for kind in dict.fromkeys(suspect.kind for suspect in said):
        odd = [s for s, fits in said.items() if s.kind is kind and fits is False]
        strange = [s for s, fits in said.items() if s.kind is kind and fits is None]
        if strange and not odd:
            yield unknown(
                say("{kind}의 사유를 규칙으로 판정할 수 없습니다.", kind=TITLES[kind]),
                examples([" · ".join((s.department, *s.words[:2])) for s in strange]),
                weight=1.5,
            )
            continue
        yield criterion(
            not odd,
            say("{kind}의 사유가 건마다 있습니다.", kind=TITLES[kind]),
            say(
                "{kind}의 사유가 없거나 규칙과 다른 것이 {count}건 있습니다.",
                kind=TITLES[kind],
                count=len(odd),
            ),
            examples([" · ".join((s.department, *s.words[:2])) for s in odd]),
            say("부서는 무엇을 확인하려는지 알아야 답할 수 있습니다."),
            say("어느 규칙에 어긋나는지 수치와 함께 적어 주세요."),
            weight=1.5,
        )


def no_blame(listed: Sequence[Listed]) -> Iterator[Criterion]:
    """No reason accuses anybody, or knows a cause that no table knows; says nothing else."""
    blaming = [
        row.shown for row in listed if _BLAME.search(row.reason) and not _ASKED.search(row.reason)
    ]
    if blaming:
        yield criterion(
            False,
            NOTHING,
            say("원인을 추측하거나 책임을 따지는 사유가 {count}건 있습니다.", count=len(blaming)),
            examples(blaming),
            say("왜 그런지는 표에 없습니다. 원인을 지어내면 점검표가 고발장이 됩니다."),
            say("무엇이 얼마나 맞지 않는지만 적고, 원인은 부서에 문의해 주세요."),
            weight=3,
        )


def _better(one: bool | None, other: bool | None) -> bool | None:
    """Of two rows about one suspect, the one that says more for it."""
    return max(one, other, key=[False, None, True].index)


def _fits(row: Listed, suspect: Suspect) -> bool | None:
    """Whether a row says why it asks of a suspect; None where it says so in unknown words."""
    own = re.compile(WORDS[suspect.kind], re.IGNORECASE)
    if not row.reason:
        return own.search(row.text) is not None
    foreign = [
        words
        for kinds, words in _RULES
        if suspect.kind not in kinds and re.search(words, row.reason)
    ]
    if len(foreign) > _MOST_RULES or (foreign and not own.search(row.reason)):
        return False
    turned = any(
        suspect.kind in kinds and wrong.search(row.reason) and not right.search(row.reason)
        for kinds, wrong, right in _TURNED
    )
    if turned or not (suspect.line is None or _quotes(row.reason, suspect.line)):
        return False
    return True if own.search(row.text) else None


def _quotes(reason: str, line: Line) -> bool:
    """Whether the amounts that a reason names are those of its line, in 천원 or in won."""
    return all(
        any(abs(said / unit - getattr(line, name)) <= 1 for unit in (1, 1000))
        for name, label in _QUOTED.items()
        if (found := label.search(reason))
        for said in [float(re.sub(r"[^\d]", "", found[1].split(".")[0]) or 0)]
    )


def _pasted(listed: Sequence[Listed]) -> set[str]:
    """Reasons that stand beside suspects of too many rules to be the reason of any."""
    rules: dict[str, set[int]] = {}
    for row in listed:
        for suspect in row.suspects if row.reason else ():
            (rule,) = (n for n, (kinds, _) in enumerate(_RULES) if suspect.kind in kinds)
            rules.setdefault(_bare(row.reason), set()).add(rule)
    return {reason for reason, spoken in rules.items() if len(spoken) > _MOST_RULES}


def _bare(reason: str) -> str:
    return re.sub(r"[\W\d]", "", reason)
