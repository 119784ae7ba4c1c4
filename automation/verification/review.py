"""What a check sheet shows of itself: blanks, words that stand nowhere, figures without evidence.

It cannot tell that a quotation is about something else: 150 % stands in the notice, of another
scheme. That is for the person who reads.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from automation.facts import Fact, Kind, find, supported
from automation.messages import say
from automation.reviewed import Reviewed
from automation.verification.entry import Entry, Verdict
from automation.verification.papers import Paper, Papers
from groundwork.findings import Finding
from groundwork.messages import Message

_EMPTY = say("아직 확인할 항목이 없습니다.")
_SOUND = say(
    "빈칸이 없고 근거 문구가 모두 자료에 있습니다. 뜻이 맞는지는 담당자가 확인해야 합니다."
)

_QUOTATION = re.compile(r"[:：“\"‘]")


def review(entries: Sequence[Entry], papers: Papers | None) -> Reviewed:
    """Look at every row; without papers only at what the sheet itself tells."""
    given = papers or None
    found = [finding for entry in entries for finding in findings(entry, given)]
    return Reviewed(tuple(found), len(entries), _EMPTY, _SOUND)


def findings(entry: Entry, papers: Papers | None) -> Iterator[Finding]:
    """What needs fixing in one row."""
    if entry.verdict is Verdict.OPEN:
        yield _fault(
            entry,
            say("판정이 비어 있습니다.") if not entry.judged else _unknown(entry.judged),
            say("확인하지 않은 내용은 맞는지 알 수 없습니다."),
            say("‘맞음’, ‘틀림’, ‘자료에 없음’ 가운데 하나를 고르세요."),
            "verdict",
        )
        return
    if entry.verdict is not Verdict.UNFOUNDED:
        yield from evidence_findings(entry, papers)
    yield from correction_findings(entry)


def evidence_findings(entry: Entry, papers: Papers | None) -> Iterator[Finding]:
    """Whether paper and words are named, the words stand there, and carry the figures."""
    if not entry.words.strip():
        yield _fault(
            entry,
            say("근거 문구가 비어 있습니다."),
            say("어느 자료의 어느 문구인지 적어야 다른 사람도 확인할 수 있습니다."),
            say("자료에서 그 줄을 찾아 그대로 옮기세요."),
            "evidence",
        )
        return
    if papers is not None:
        yield from _place_findings(entry, papers)
    told = entry.statement if entry.verdict is Verdict.RIGHT else entry.correction
    missing = [fact for fact in unsupported(told, entry.words) if not _cut_off(fact, entry, papers)]
    if missing:
        yield _fault(
            entry,
            say("근거 문구에 없는 값이 있습니다: {facts}", facts=_listed(missing)),
            say("근거에는 그 값이 들어 있어야 합니다. 단위가 다르면 다른 값입니다."),
            say("그 값이 적힌 문구를 단위까지 옮기세요. 합산한 값이면 더한 수를 모두 옮깁니다."),
            "evidence-value",
        )


def correction_findings(entry: Entry) -> Iterator[Finding]:
    """Whether just what is wrong is corrected."""
    if entry.verdict is Verdict.WRONG and not entry.correction:
        yield _fault(
            entry,
            say("‘틀림’으로 판정했으나 바로잡은 내용이 없습니다."),
            say("바로잡은 내용이 있어야 답변에 쓸 수 있습니다."),
            say("자료의 값으로 고쳐 적으세요."),
            "correction",
        )
    elif entry.verdict is Verdict.RIGHT and (new := unsupported(entry.correction, entry.statement)):
        yield _fault(
            entry,
            say("‘맞음’으로 판정했으나 다른 값으로 고쳤습니다: {facts}", facts=_listed(new)),
            say("맞는 내용을 고치면 틀린 내용이 됩니다."),
            say("판정과 바로잡은 내용 가운데 하나를 고치세요."),
            "correction",
        )
    elif entry.verdict is Verdict.UNFOUNDED and (new := find(entry.correction)):
        yield _fault(
            entry,
            say("‘자료에 없음’으로 판정했으나 값을 적었습니다: {facts}", facts=_listed(new)),
            say("자료에 없는 내용은 고치지 않고 답변에서 뺍니다."),
            say("‘바로잡은 내용’을 비우고, 꼭 필요하면 담당 부서에 확인하세요."),
            "correction",
        )


def unsupported(text: str, source: str) -> tuple[Fact, ...]:
    """The facts of a text that a source does not hold, as they stand or added up."""
    known = find(source)
    return tuple(fact for fact in find(text) if not supported(fact, known))


def named_paper(entry: Entry, papers: Papers) -> Paper | None:
    """The paper a row names: in its own cell, before the quotation, or anywhere in it.

    Of several the one in force that holds the words, where there is one.
    """
    before = _QUOTATION.split(entry.words)[0]
    found = papers.find(entry.paper) or papers.find(before) or papers.find(entry.words)
    holding = (p for p in found if p.name not in papers.replaced and _holds(p, entry))
    return next(holding, None) or next(iter(found), None)


def _place_findings(entry: Entry, papers: Papers) -> Iterator[Finding]:
    paper = named_paper(entry, papers)
    if paper is None:
        known = ", ".join(one.name for one in papers)
        yield _fault(
            entry,
            say("어느 자료인지 알 수 없습니다."),
            say("자료의 이름이 있어야 찾아볼 수 있습니다."),
            say("‘근거 자료’ 열에 이름을 적으세요. 있는 자료: {known}", known=known),
            "paper",
        )
    elif newer := papers.replaced.get(paper.name):
        yield _fault(
            entry,
            say("‘{paper}’의 문구를 근거로 적었습니다.", paper=paper.name),
            say("‘{newer}’에 이 자료를 더는 쓰지 않는다는 내용이 있습니다.", newer=newer.name),
            say("‘{newer}’에서 같은 항목을 찾아 옮기세요.", newer=newer.name),
            "replaced",
        )
    elif not _holds(paper, entry):
        yield _fault(
            entry,
            say("‘{paper}’에 이 문구가 없습니다: “{words}”", paper=paper.name, words=entry.words),
            say("근거는 기억이나 AI 답변이 아니라 자료의 문구여야 합니다."),
            say("자료에서 그 줄을 찾아 글자 그대로 옮기세요."),
            "quotation",
        )


def _holds(paper: Paper, entry: Entry) -> bool:
    """Whether the words stand in a paper, its own name before them left out."""
    left = entry.words
    for alias in (paper.name, *paper.aliases):
        left = left.replace(alias, " ")
    return paper.holds(entry.words) or paper.holds(left.strip(" :：,.에서의-–"))


def _cut_off(fact: Fact, entry: Entry, papers: Papers | None) -> bool:
    """Whether the words stop right before the unit of a count: 신청자 412, and the paper has 명."""
    paper = named_paper(entry, papers) if papers else None
    number, words = fact.text.removesuffix(fact.unit).strip(), entry.words.strip()
    if paper is None or fact.kind is not Kind.COUNT:
        return False
    ends = re.search(rf"(?<![\d.,]){re.escape(number)}$", words)
    return bool(ends) and _holds(paper, replace(entry, words=words + fact.unit))


def _fault(entry: Entry, what: Message, why: Message, mend: Message, rule: str) -> Finding:
    return Finding(what, place(entry), why, mend, rule=rule)


def place(entry: Entry) -> Message:
    """A row as a place to find."""
    short = entry.statement if len(entry.statement) <= 24 else f"{entry.statement[:24]}…"
    return say("{number}번 ‘{statement}’", number=entry.number, statement=short)


def _unknown(word: str) -> Message:
    return say("판정 {word:을} 알아볼 수 없습니다.", word=f"‘{word}’")


def _listed(facts: Sequence[Fact]) -> str:
    return ", ".join(dict.fromkeys(f"‘{fact.text}’" for fact in facts))
