"""Lists of what found no partner in a lookup: what they say, and whether they are whole."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graders.outcome import Criterion, criterion, unknown
from graders.tables.column_names import RECEIPT_NUMBER
from graders.tables.plain_cells import as_text, examples, label_of
from graders.tables.workbooks import Grid
from groundwork.messages import catalog, plain

from .given_registers import BLANK, DEPARTMENT, FACILITY, MISSING, SEVERAL

say = catalog(__package__)

_LOOKUP_WORDS = {FACILITY: r"시설|대장|facilit", DEPARTMENT: r"부서|코드|department"}
_LOOKUP_NAME = re.compile(
    r"\W*(?:시설물?|부서)\s?(?:번호|코드|명)?\W*|facility|department", re.IGNORECASE
)
_TITLES = {FACILITY: say("시설물"), DEPARTMENT: say("부서")}
_REASON_WORDS = {
    SEVERAL: r"여럿|여러|둘|두 |2개|2곳|중복|several|ambiguous|twice",
    BLANK: r"비어|빈|공란|미기재|번호 없|no value|blank|empty",
    MISSING: r"없|폐지|not in|missing|unknown",
}


@dataclass(frozen=True)
class Listed:
    """The words of a row of a list, the sheet's name among them, and the learner's ``own``."""

    words: str
    own: str

    @property
    def is_read(self) -> bool:
        """Whether the words are of those that are known."""
        return not self.own or _gives_any_reason(self.words)


def listed_in(lists: Iterable[Grid], table: Grid) -> dict[str, dict[str, Listed]]:
    """What the lists say: for each lookup, the receipt numbers and the words beside them.

    A row speaks of a lookup by its words or the sheet's name, or gives a reason in a column that
    bears the lookup's name. Columns that the joined ``table`` has as well say nothing of it.
    """
    listed: dict[str, dict[str, Listed]] = {lookup: {} for lookup in _LOOKUP_WORDS}
    for grid in lists:
        number = grid.require(*RECEIPT_NUMBER)
        own = {i: n for i, n in enumerate(grid.heading.names) if n not in table.heading.names}
        for row in grid.rows:
            texts = {i: as_text(row[i]) or "" for i in own}
            words = " ".join([grid.sheet, *texts.values()])
            for lookup, names in _LOOKUP_WORDS.items():
                columns = [i for i, n in own.items() if re.search(names, n, re.IGNORECASE)]
                beside = " ".join(texts[i] for i in columns if _gives_any_reason(texts[i]))
                if beside or re.search(names, words, re.IGNORECASE):
                    key = label_of(row[number])
                    said = [text for text in texts.values() if _is_own(text)]
                    listed[lookup][key] = Listed(beside or words, " ".join(said))
    return listed


def whole_list(
    lookup: str, listed: Mapping[str, Listed], reasons: Mapping[str, str]
) -> list[Criterion]:
    """Two criteria on the list of a lookup: all of it and nothing else, each with its reason.

    ``listed`` are the words beside each receipt number, ``reasons`` why it has no partner. Reasons
    in words of no list are right where they part the complaints as the truth does.
    """
    title = _TITLES[lookup]
    missing = sorted(set(reasons) - set(listed))
    extra = sorted(set(listed) - set(reasons))
    unread = {n: row.own for n, row in listed.items() if n in reasons and not row.is_read}
    for_all, unsure = _own_words(unread, reasons)
    wrong = sorted(
        n
        for n, row in listed.items()
        if n in reasons and row.is_read and not gives_reason(row.words, reasons[n])
    )
    wrong = sorted({*wrong, *for_all})
    reasons_asked = (
        unknown(
            say("{lookup:을} 연결하지 못한 사유를 강사가 읽고 확인합니다.", lookup=title),
            plain(unread[unsure[0]]),
        )
        if unsure and not wrong
        else None
    )
    return [
        criterion(
            not missing and not extra,
            say(
                "{lookup:을} 연결하지 못한 민원 {count:,}건이 모두 있습니다.",
                lookup=title,
                count=len(reasons),
            ),
            say(
                "{lookup:을} 연결하지 못한 민원 {count:,}건 가운데 {missing:,}건이 목록에 없고, "
                "목록에 없어야 할 것이 {extra:,}건 있습니다.",
                lookup=title,
                count=len(reasons),
                missing=len(missing),
                extra=len(extra),
            ),
            examples(missing or extra),
            say(
                "연결 전 행 = 연결한 행 + 연결하지 못한 행이어야 빠진 것이 없다고 말할 수 있습니다."
            ),
            say("번호가 빈 민원도 연결하지 못한 민원입니다. 지우지 말고 목록에 남겨 주세요."),
            weight=2,
        ),
        reasons_asked
        or criterion(
            bool(listed) and not wrong,
            say("{lookup:을} 연결하지 못한 사유가 적혀 있습니다.", lookup=title),
            say(
                "{lookup:을} 연결하지 못한 사유가 없거나 다른 민원이 {count:,}건 있습니다.",
                lookup=title,
                count=len(wrong),
            )
            if listed
            else say("{lookup:을} 연결하지 못한 사유를 적은 목록이 없습니다.", lookup=title),
            examples(wrong),
            say(
                "사유에 따라 할 일이 다릅니다. "
                "빈칸은 채우고, 없는 번호는 고치고, 여럿은 정해야 합니다."
            ),
            say(
                "민원마다 ‘비어 있음’, ‘참조표에 없음’, ‘참조표에 여럿’ 가운데 하나를 적어 주세요."
            ),
        ),
    ]


def _own_words(
    unread: Mapping[str, str], reasons: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """The complaints whose own words stand for several reasons, and those a person has to read.

    Neither where each of the words stands for one reason, and again and again.
    """
    meant: dict[str, set[str]] = defaultdict(set)
    for number, words in unread.items():
        meant[words].add(reasons[number])
    for_all = sorted(n for n, words in unread.items() if len(meant[words]) > 1)
    parts = 1 < len(meant) <= len(_REASON_WORDS) and len({*map(tuple, meant.values())}) > 1
    return for_all, [] if parts and not for_all else sorted(set(unread) - {*for_all})


def _is_own(text: str) -> bool:
    """Whether a cell may be a reason: words, and neither a code nor the name of a lookup."""
    return bool(re.search(r"[가-힣]{2}|[a-z]{3}", text)) and not (
        re.search(r"\d", text) or _LOOKUP_NAME.fullmatch(text)
    )


def _gives_any_reason(words: str) -> bool:
    return any(gives_reason(words, reason) for reason in _REASON_WORDS)


def gives_reason(words: str, reason: str) -> bool:
    """Whether words say why there is no partner: blank, missing or several, and not all of them."""
    if all(re.search(every, words, re.IGNORECASE) for every in _REASON_WORDS.values()):
        return False
    return re.search(_REASON_WORDS[reason], words, re.IGNORECASE) is not None
