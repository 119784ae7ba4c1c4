"""Checks of a3-1-questions: thousands of complaints, labelled by the learner, and the top ones.

No labelling is the right one. What is known of the complaints is what their seeded maker put into
them; what is to be hidden besides is read from the chief's note.
"""

from collections.abc import Sequence

from automation import documents
from automation.complaints import synthetic
from graders.documents.confidential import quoted, reads
from graders.documents.requested_facts import part_of_note
from graders.outcome import Criterion, Judgement, criterion, judge, not_yet
from graders.submission import NotSubmitted, Submission
from groundwork.findings import Finding
from groundwork.messages import catalog

from .label_criteria import label_criteria
from .labelled_workbook import LabelledWorkbook, read_labelled
from .masking_criteria import masking_criteria, nobody_by_shape
from .owner_criteria import owner_criteria
from .ranking_criteria import no_table, ranking_criteria

say = catalog(__package__)

REQUEST = "request.txt"
MOST_REST = 0.12
FEWEST_RANKED = 10


def coverage(submission: Submission) -> Judgement:
    """Every complaint is labelled, and 기타 stays small: else no share can be trusted."""
    work = _workbook(submission)
    numbers = {one.number for one in _given(submission)}
    lost = sorted(numbers - set(work.labels))
    foreign = sorted(set(work.labels) - numbers)
    return judge(_none_lost(lost, len(numbers)), _none_added(foreign), _little_rest(work))


def labels(submission: Submission) -> Judgement:
    """What stands under a label one department could answer; the same is asked in one place.

    So the chatbot's answer has somebody who stands for it.
    """
    return judge(label_criteria(_workbook(submission).labels, _given(submission)))


def top(submission: Submission) -> Judgement:
    """The table says what the labels say: counts, shares, order, and nothing big left out."""
    work = _workbook(submission)
    fewest = 1 if submission.files else FEWEST_RANKED
    return judge(ranking_criteria(work, fewest) if work.ranked else [no_table()])


def owners(submission: Submission) -> Judgement:
    """Each top question has fitting examples, the department that answers, and a scope.

    The chatbot must not answer what needs somebody's own records.
    """
    work = _workbook(submission)
    if not work.ranked:
        return judge(no_table())
    return judge(owner_criteria(work, _given(submission), FEWEST_RANKED))


def masked(submission: Submission) -> Judgement:
    """Nobody can be told from what is handed on: not in the list, not in the examples.

    It is judged before anything is labelled; a list masked by the tool alone is not yet the
    learner's. Of a file of one's own only what its shape gives away is known.
    """
    if submission.files:
        return judge(nobody_by_shape(_workbook(submission).texts))
    work = submission.once(read_labelled, submission.find("questions"))
    note = part_of_note(documents.read_text(submission.materials / REQUEST), "[가릴 것]")
    everything, words = "\n".join(work.texts), quoted(note)
    if not work.is_labelled and all(reads(word, everything) for word in words):
        return not_yet(
            say("도구가 찾은 것만 가렸습니다. 담당자가 판단해 가릴 말이 남아 있습니다."),
            say("쪽지의 [가릴 것]을 보고 ‘가릴 말’에 적은 다음 민원을 다시 가리세요."),
        )
    file = submission.find("questions")
    return judge(masking_criteria(file, work.texts, _given(submission), words))


def _workbook(submission: Submission) -> LabelledWorkbook:
    """The workbook; one in which nothing is labelled is not submitted yet."""
    work = submission.once(read_labelled, submission.find("questions"))
    if not work.is_labelled:
        raise NotSubmitted(
            say("아직 분류가 없습니다."),
            say("‘내 분류’에 분류와 낱말을 적고, 많이 묻는 질문 표 만들기를 누르세요."),
        )
    return work


def _given(submission: Submission) -> tuple[synthetic.Complaint, ...]:
    """The complaints as they were made, with what is known of each."""
    made = submission.lab.generated[0].arguments
    return submission.once(synthetic.complaints, made["rows"], made["year"], made["seed"])


def _none_lost(lost: Sequence[str], count: int) -> Criterion:
    return criterion(
        not lost,
        say("민원 {n:,}건이 모두 있음", n=count),
        say("분류 시트에 없는 민원이 {count:,}건 있습니다.", count=len(lost)),
        where=say("접수번호 {numbers} 등", numbers=", ".join(lost[:3])),
        why=say("빠진 민원이 있으면 건수와 비율을 믿을 수 없습니다."),
        mend=say("지운 행을 되살리거나, 많이 묻는 질문 표 만들기를 눌러 다시 저장하세요."),
        weight=2,
    )


def _none_added(foreign: Sequence[str]) -> Criterion:
    finding = Finding(
        what=say("받은 목록에 없는 접수번호가 {count:,}개 있습니다.", count=len(foreign)),
        where=say("접수번호 {numbers}", numbers=", ".join(foreign[:3])),
        why=say("임의로 추가한 민원은 근거가 될 수 없습니다."),
        mend=say("그 행을 지우세요."),
        rule="coverage",
    )
    return Criterion(not foreign, (finding,) if foreign else ())


def _little_rest(work: LabelledWorkbook) -> Criterion:
    share = work.rest / max(1, len(work.labels))
    return criterion(
        share < MOST_REST,
        say("기타 {share:.1%}", share=share),
        say("기타가 {rest:,}건, {share:.0%}입니다.", rest=work.rest, share=share),
        where=say("분류 시트의 기타"),
        why=say(
            "쪽지에서는 {most:.0%} 미만을 요청했습니다. 기타가 많으면 순위를 믿을 수 없습니다.",
            most=MOST_REST,
        ),
        mend=say("‘기타’에서 자주 나온 말을 골라 ‘내 분류’에 추가하세요. 오타도 넣으세요."),
        weight=2,
    )
