"""Intents with enough ways of asking, and answers with source, owner and day of review."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from automation.dates import find_dates
from automation.facts import Fact, find
from graders.documents.sections import Block, Section
from graders.documents.sources import AMOUNTS, REFERENCES, nothing_new_by_group
from graders.outcome import Criterion
from groundwork.comparing_text import letters_only, spaceless
from groundwork.findings import Finding
from groundwork.messages import Message, catalog
from groundwork.unsettled import BLANK, OPEN

from .plan_parts import asked_for, lacking, up_to
from .replied import other_than_replied

say = catalog(__package__)

FEWEST_INTENTS = 5
FEWEST_WAYS = 5
_WAYS = re.compile(r"묻는말|표현|발화|질문예|예시|유사질문|말")
_SEPARATORS = re.compile(r"\s*(?:[/|;·ㆍ\n]|(?<=[?？])\s*,?|,)\s*")
_LABEL = re.compile(r"^[^:?]{1,25}:\s*")
_SHORTEST_WAY = 4
_INTENT_COLUMN = re.compile(r"의도|구분|항목|^질문$|^민원$")
_REPLY = re.compile(r"(?m)^\[([^\]]+)\] (.+)\n답: (.+)\n근거: (.+)$")
_SOURCE = re.compile(r"근거|출처|자료")
_OWNER_COLUMN = re.compile(r"부서|담당")
_REVIEW_COLUMN = re.compile(r"검토|확인 ?(?:일|한 ?날)|기준일|갱신")
_OWNER = re.compile(r"[가-힣]{1,10}(?:과|관|소|팀|실|센터|국|공단|사업소)(?![가-힣])")
_EMPTY = re.compile(rf"^{BLANK}$|{OPEN}|없음")


@dataclass(frozen=True)
class Reply:
    """A department's reply: what it is about ("대형폐기물"), and the document it rests on."""

    owner: str
    subject: str
    said: str
    source: str

    def is_named(self, name: str) -> bool:
        """Whether a name holds a word of what it is about."""
        return any(word in spaceless(name) for word in re.split(r"[\s·]+", self.subject))


def read_replies(text: str) -> tuple[Reply, ...]:
    """The departments' replies: "[부서] 물음", then 답, 근거 and 검토일."""
    return tuple(Reply(*found) for found in _REPLY.findall(text))


def intent_criteria(section: Section, replies: Sequence[Reply] = ()) -> Iterator[Criterion]:
    """Five intents, each with five different ways of asking that are its own."""
    asked = _asked(section)
    often = Counter(way for ways in asked.values() for way in ways)
    yield from _own_ways(asked, often, replies)
    for name, ways in asked.items():  # the same words for every intent tell none of them
        asked[name] = {way for way in ways if often[way] == 1}
    rich = [name for name, ways in asked.items() if len(ways) >= FEWEST_WAYS]
    poor = [(name, len(ways)) for name, ways in asked.items() if 0 < len(ways) < FEWEST_WAYS]
    yield from up_to(FEWEST_INTENTS, len(rich))
    yield asked_for(
        "intents",
        len(rich) >= FEWEST_INTENTS,
        say("질문 표현이 다섯 가지 이상인 의도가 {count}개입니다.", count=len(rich)),
        say("한 가지 표현만 알아듣는 챗봇은 대부분의 질문을 놓칩니다."),
        say("의도 다섯 개 이상에 서로 다른 질문 표현을 다섯 가지 이상씩 적으세요."),
    )
    for name, count in poor[:3]:
        yield asked_for(
            "intents",
            False,
            say("‘{intent}’의 질문 표현이 {count}가지입니다.", intent=name[:30], count=count),
            say("다섯 가지는 있어야 다양한 표현을 알아듣습니다."),
            say(
                "민원에 나온 표현, 짧은 표현, 맞춤법이 틀린 표현을 더하세요. 빗금(/)으로 나눕니다."
            ),
        )


def _asked(section: Section) -> dict[str, set[str]]:
    """The ways of asking of each intent; a name may stand in several rows, one way in each."""
    asked: dict[str, set[str]] = {}
    for block in section.blocks:
        asked.setdefault(_name(block), set()).update(_ways(block))
    return asked


def _own_ways(
    asked: Mapping[str, set[str]], often: Mapping[str, int], replies: Sequence[Reply]
) -> Iterator[Criterion]:
    """No way of asking stands at several intents, and those of an intent ask for no other."""
    pasted = sorted(way for way, times in often.items() if times > 1)
    yield asked_for(
        "intents",
        not pasted,
        say("여러 의도에 같은 질문 표현이 있습니다: ‘{ways}’", ways=", ".join(pasted[:3])),
        say("같은 말로는 챗봇이 어느 의도인지 가릴 수 없습니다."),
        say("의도마다 그 의도만 묻는 표현으로 바꾸세요."),
    )
    if replies:
        astray = [name for name, ways in asked.items() if _asks_for_another(name, ways, replies)]
        yield asked_for(
            "intents",
            not astray,
            say("다른 의도의 질문 표현이 있는 의도입니다: ‘{names}’", names=", ".join(astray)),
            say("질문 표현이 바뀌면 챗봇이 다른 답변을 내보냅니다."),
            say("의도와 질문 표현의 짝을 다시 맞추세요."),
        )


def _asks_for_another(name: str, ways: set[str], replies: Sequence[Reply]) -> bool:
    """Whether most of an intent's ways name what another reply is about, and not its own."""
    own = [reply for reply in replies if reply.is_named(name)]
    others = [reply for reply in replies if reply not in own]
    stray = [
        way
        for way in ways
        if any(one.is_named(way) for one in others) and not any(one.is_named(way) for one in own)
    ]
    return bool(own) and 2 * len(stray) > len(ways)


def _name(block: Block) -> str:
    named = block.cell(_INTENT_COLUMN).partition("\n")[0]
    cells = [named] if named else [t for t in block.lines if not re.fullmatch(r"[\d.\s]*", t)]
    return cells[0].partition(":")[0] if cells else ""


def _ways(block: Block) -> set[str]:
    """Different ways of asking, in whatever way they are separated; spelling aside."""
    if block.cells:
        texts = [text for column, text in block.cells.items() if _WAYS.search(column)]
    else:
        first, *others = block.lines
        texts = [_LABEL.sub("", first) if ":" in first else "", *others]
    spelt = (letters_only(w) for t in texts for w in _SEPARATORS.split(t))
    return {way for way in spelt if len(way) >= _SHORTEST_WAY}


def answer_criteria(
    section: Section, known: Sequence[Fact], replies: Sequence[Reply] = ()
) -> Iterator[Criterion]:
    """Each answer has its source, owner and day of review, and none states what nobody replied.

    ``known`` are the facts of the departments' ``replies``; empty for a plan of one's own.
    """
    section = _upright(section)
    entries = [block for block in section.blocks if len(block.text) >= 20]
    yield from up_to(FEWEST_INTENTS, len(entries))
    yield asked_for(
        "answers",
        len(entries) >= FEWEST_INTENTS,
        say("답변이 {count}개입니다.", count=len(entries)),
        say("의도마다 답변이 있어야 업체가 만들 수 있습니다."),
        say("답변을 다섯 개 이상, 한 줄에 하나씩 적으세요."),
    )
    for entry in entries:
        missing = list(_missing(entry))
        findings = tuple(_unowned(entry, word) for word in missing)
        yield Criterion(not missing, findings)
    if replies:
        yield _to_the_question(entries, replies)
        yield from _as_replied(entries, replies)
    if known:
        stated, groups = find(section.text), (AMOUNTS, REFERENCES)
        yield from nothing_new_by_group(stated, known, say("기획서"), say("부서 회신"), groups)


def _upright(section: Section) -> Section:
    """A table whose columns are the intents, turned so that each of them is a row."""
    rows = [block for block in section.blocks if len(block.cells) > FEWEST_INTENTS]
    heads = [block.lines[0] for block in rows]
    if not (any(map(_SOURCE.search, heads)) and any(map(_REVIEW_COLUMN.search, heads))):
        return section
    names = list(rows[0].cells)[1:]
    turned = [
        {"의도": name, **{row.lines[0]: row.cells.get(name, "") for row in rows}} for name in names
    ]
    return Section(section.heading, tuple(Block(tuple(one.values()), one) for one in turned))


def _to_the_question(entries: Sequence[Block], replies: Sequence[Reply]) -> Criterion:
    """No answer stands behind a question that another reply is about."""
    astray = [
        (entry, own)
        for entry in entries
        for own in replies
        if spaceless(own.source) in spaceless(entry.text)
        and not own.is_named(_name(entry))
        and any(other.is_named(_name(entry)) for other in replies)
        and sum(spaceless(one.source) in spaceless(entry.text) for one in replies) == 1
    ]
    findings = tuple(
        lacking(
            "answers",
            say(
                "‘{entry}’에 다른 질문의 답이 있습니다: ‘{subject}’",
                entry=_name(entry)[:24],
                subject=own.subject,
            ),
            say("맞는 답이라도 다른 질문의 답이면 시민이 잘못 안내받습니다."),
            say("부서 회신에서 그 질문의 답을 찾아 옮기세요."),
        )
        for entry, own in astray
    )
    return Criterion(not astray, findings, weight=max(1, len(astray)))


def _as_replied(entries: Sequence[Block], replies: Sequence[Reply]) -> Iterator[Criterion]:
    """Answers have the owners and the terms, days and fees of the replies to their questions."""
    owners, contents = list[Finding](), list[Finding]()
    for entry in entries:
        own = [reply for reply in replies if reply.is_named(_name(entry))]
        if len(own) != 1:
            continue
        owner = entry.cell(_OWNER_COLUMN) or entry.text
        if _OWNER.search(owner) and own[0].owner not in owner:
            owners.append(_other_owner(entry, own[0]))
        if other := other_than_replied(entry.text, own[0].said):
            contents.append(_other_content(entry, own[0], other))
    yield Criterion(not owners, tuple(owners))
    yield Criterion(not contents, tuple(contents), weight=2)


def _other_owner(entry: Block, reply: Reply) -> Finding:
    return lacking(
        "answers",
        say("‘{entry}’의 담당 부서가 부서 회신과 다릅니다.", entry=_name(entry)[:24]),
        say("다른 부서를 적으면 틀린 답을 고칠 사람이 없습니다."),
        say("회신한 부서는 {owner}입니다.", owner=reply.owner),
    )


def _other_content(entry: Block, reply: Reply, other: str) -> Finding:
    return lacking(
        "answers",
        say(
            "‘{entry}’의 내용이 부서 회신과 다릅니다: ‘{text}’",
            entry=_name(entry)[:24],
            text=other,
        ),
        say("기한이나 요금이 하나만 달라도 시민이 잘못 안내받습니다."),
        say("회신의 답을 다시 읽고 그대로 옮기세요: “{said}”", said=reply.said),
    )


def _missing(entry: Block) -> Iterator[Message]:
    source = entry.cell(_SOURCE) if entry.cells else _behind(_SOURCE, entry.text)
    owner = entry.cell(_OWNER_COLUMN) if entry.cells else entry.text
    review = entry.cell(_REVIEW_COLUMN) if entry.cells else _behind(_REVIEW_COLUMN, entry.text)
    if _EMPTY.search(source):
        yield say("근거")
    if not _OWNER.search(owner):
        yield say("담당 부서")
    if not any(found.day for found in find_dates(review)):
        yield say("검토일")


def _behind(label: re.Pattern[str], text: str) -> str:
    """What stands behind a label in a text, up to the end of the line or the next label."""
    match = re.search(rf"(?:{label.pattern})[^:：\n]{{0,6}}[:：]?\s*([^\n/|]+)", text)
    return match[1] if match else ""


def _unowned(entry: Block, word: Message) -> Finding:
    return lacking(
        "answers",
        say("{word:이} 없는 답변이 있습니다: ‘{entry}…’", word=word, entry=_name(entry)[:24]),
        say("근거와 담당 부서, 검토일이 없는 답변은 틀려도 아무도 고치지 않습니다."),
        say("부서 회신에서 그 답변의 근거와 담당 부서, 검토일을 찾아 적으세요."),
    )
