"""Checks of a3-1-questions: thousands of complaints, labelled by the learner, and the top ones.

No labelling is the right one. What is known of the complaints is what their seeded maker put into
them; what is to be hidden besides is read from the chief's note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from automation import documents, privacy
from automation.complaints import synthetic
from graders.outcome import Criterion, Judgement, judge
from graders.submission import NotSubmitted, Submission
from groundwork.comparing_text import letters_only
from groundwork.findings import Finding
from groundwork.messages import Message, catalog

from .collected_work import Task, is_rest, read_work
from .owner_criteria import owned
from .soundness import sound
from .table import no_table, ranking

say = catalog(__package__)

REQUEST = "request.txt"
MOST_REST = 0.12
FEWEST_RANKED = 10


def masked(submission: Submission) -> Judgement:
    """Nobody can be told from what is handed on: not in the list, not in the examples."""
    work = _work(submission)
    if submission.files:
        return judge([_nobody_found(work)])
    everything = letters_only("\n".join(work.texts))
    given = _given(submission)
    chosen = _words_to_hide(submission.materials)
    left = [
        (one.number, word)
        for one in given
        for word in one.personal
        if letters_only(word) in everything
    ]
    found = [Criterion(not any(w == word for _, w in left), _left(left, word)) for word in chosen]
    others = [(number, word) for number, word in left if word not in chosen]
    findings = tuple(_personal(_numbered(number), word) for number, word in others[:3])
    good = say("이름, 전화번호, 주소, 이메일, 차량번호를 가림")
    return judge([*found, Criterion(not others, findings, good, weight=2)])


def coverage(submission: Submission) -> Judgement:
    """Every complaint is labelled, and 기타 stays small."""
    work = _work(submission)
    numbers = {one.number for one in _given(submission)}
    lost = sorted(numbers - set(work.labels))
    foreign = sorted(set(work.labels) - numbers)
    share = work.rest / max(1, len(work.labels))
    return judge(
        [
            Criterion(not lost, _lost(lost), say("민원 {n:,}건이 모두 있음", n=len(numbers)), 2),
            Criterion(not foreign, _foreign(foreign)),
            Criterion(
                share <= MOST_REST,
                _much_rest(work.rest, share),
                say("기타 {share:.1%}", share=share),
                2,
            ),
        ]
    )


def labels(submission: Submission) -> Judgement:
    """What stands under a label one department could answer; the same is asked in one place."""
    return judge(sound(_work(submission).labels, _given(submission)))


def top(submission: Submission) -> Judgement:
    """The table says what the labels say: counts, shares, order, and nothing big left out."""
    work = _work(submission)
    fewest = 1 if submission.files else FEWEST_RANKED
    return judge(ranking(work, fewest) if work.ranked else [no_table()])


def owners(submission: Submission) -> Judgement:
    """Each top question has fitting examples, the department that answers, and a scope."""
    work = _work(submission)
    if not work.ranked:
        return judge([no_table()])
    return judge(owned(work, _given(submission), FEWEST_RANKED))


def _work(submission: Submission) -> Task:
    """The workbook; one in which nothing is labelled is not submitted yet."""
    work = submission.once(read_work, submission.find("questions"))
    if all(map(is_rest, work.labels.values())):
        raise NotSubmitted(
            say("아직 분류가 없습니다."),
            say("words에 ‘분류: 낱말, 낱말’을 적고, 만드는 칸까지 차례로 실행하세요."),
        )
    return work


def _given(submission: Submission) -> tuple[synthetic.Complaint, ...]:
    """The complaints as they were made, with what is known of each."""
    made = submission.lab.generated[0].arguments
    return submission.once(synthetic.complaints, made["rows"], made["year"], made["seed"])


def _words_to_hide(materials: Path) -> tuple[str, ...]:
    """The words the request quotes under [가릴 것]."""
    request = documents.read_text(materials / REQUEST)
    return tuple(re.findall(r"‘([^’]+)’", request.partition("[가릴 것]")[2].partition("\n\n")[0]))


def _left(left: Iterable[tuple[str, str]], word: str) -> tuple[Finding, ...]:
    return tuple(_personal(_numbered(number), found) for number, found in left if found == word)[:1]


def _personal(where: Message, word: str) -> Finding:
    return Finding(
        what=say("{word:이} 가려지지 않고 남아 있습니다.", word=f"‘{word}’"),
        where=where,
        why=say(
            "분류 결과와 예시는 여러 부서와 업체가 돌려 봅니다. 목적에 필요 없는 개인정보는 빼야 "
            "합니다(「개인정보 보호법」 제3조)."
        ),
        mend=say("도구가 모르는 말은 hide에 적고, 가리는 칸부터 차례로 다시 실행하세요."),
        rule="masked",
    )


def _numbered(number: str) -> Message:
    return say("접수번호 {number}", number=number)


def _nobody_found(work: Task) -> Criterion:
    """For a file of one's own: what its shape alone gives away."""
    found = [
        f for text in work.texts for f in privacy.find(text) if f.kind is not privacy.Kind.NAME
    ]
    words = list(dict.fromkeys(one.text for one in found))
    return Criterion(not words, tuple(_personal(say("통합 문서의 글"), w) for w in words[:3]))


def _lost(lost: Sequence[str]) -> tuple[Finding, ...]:
    if not lost:
        return ()
    return (
        Finding(
            what=say("분류 시트에 없는 민원이 {count:,}건 있습니다.", count=len(lost)),
            where=say("접수번호 {numbers} 등", numbers=", ".join(lost[:3])),
            why=say("빠진 민원이 있으면 건수와 비율을 믿을 수 없습니다."),
            mend=say("지운 행을 되살리거나, 만드는 칸을 다시 실행해 새로 저장하세요."),
            rule="coverage",
        ),
    )


def _foreign(foreign: Sequence[str]) -> tuple[Finding, ...]:
    if not foreign:
        return ()
    return (
        Finding(
            what=say("받은 목록에 없는 접수번호가 {count:,}개 있습니다.", count=len(foreign)),
            where=say("접수번호 {numbers}", numbers=", ".join(foreign[:3])),
            why=say("보탠 민원은 근거가 될 수 없습니다."),
            mend=say("그 행을 지우세요."),
            rule="coverage",
        ),
    )


def _much_rest(rest: int, share: float) -> tuple[Finding, ...]:
    if share <= MOST_REST:
        return ()
    return (
        Finding(
            what=say("기타가 {rest:,}건, {share:.0%}입니다.", rest=rest, share=share),
            where=say("분류 시트의 기타"),
            why=say(
                "쪽지는 {most:.0%} 아래로 부탁했습니다. 기타가 크면 무엇을 많이 묻는지 "
                "알 수 없습니다.",
                most=MOST_REST,
            ),
            mend=say("look()을 열어 자주 나온 말을 words에 보태세요. 띄어쓰기와 오타도 살피세요."),
            rule="coverage",
        ),
    )
