"""Whether labels can be answered: each by one department, each subject under few of them.

No labelling is the right one, coarse or fine. What is known of the complaints is what their seeded
maker put into them: the subjects each asks about, and the department that answers.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from automation.complaints.rules import REST
from automation.complaints.subjects import Subject
from automation.complaints.synthetic import Complaint
from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.messages import catalog

from .labelled_workbook import is_rest

say = catalog(__package__)

# A label is one department's when this part of it is; the rest are slips of any rule of words.
_ONE_DEPARTMENT = 0.7
# People may split a subject finely; half of it should still stand in three labels.
_TOGETHER, _LABELS_OF_A_SUBJECT = 0.5, 3
# Labels and subjects with fewer complaints say nothing for sure.
_ENOUGH = 30


def label_criteria(labels: Mapping[str, str], given: Sequence[Complaint]) -> Iterator[Criterion]:
    """Criteria for labels (number to label), each weighed by the complaints it is about.

    Complaints about two subjects may stand under either, so they are not looked at.
    """
    plain = [one for one in given if len(one.subjects) == 1 and one.number in labels]
    under: dict[str, list[Complaint]] = {}
    for one in plain:
        if not is_rest(labels[one.number]):
            under.setdefault(labels[one.number], []).append(one)
    criteria = {n: _of_one_department(n, u) for n, u in under.items() if len(u) >= _ENOUGH}
    yield from criteria.values()
    # What stands under a label that is nobody's does not stand together.
    mixed = {name: under.pop(name) for name, criterion in criteria.items() if not criterion.met}
    for subject, count in Counter(one.subjects[0] for one in plain).items():
        if count >= _ENOUGH:
            where, astray = _share_of(subject, under), _share_of(subject, mixed)
            yield _together(subject, where, astray, count)


def _of_one_department(label: str, under: Sequence[Complaint]) -> Criterion:
    """Most of a label is one department's business."""
    departments = Counter(one.subjects[0].department for one in under)
    commonest = departments.most_common(3)
    if commonest[0][1] >= _ONE_DEPARTMENT * len(under):
        return Criterion(True, weight=len(under))
    first = {one.subjects[0].department: one.number for one in reversed(under)}
    finding = Finding(
        what=say(
            "‘{label}’에 {count}개 부서의 일이 섞여 있습니다.", label=label, count=len(departments)
        ),
        where=say("예: {examples}", examples=", ".join(f"{first[d]}({d})" for d, _ in commonest)),
        why=say("한 분류는 한 부서가 답할 수 있어야 챗봇의 답변과 담당 부서를 정할 수 있습니다."),
        mend=say("이 분류를 나누거나, ‘신고’, ‘수수료’처럼 어디에나 나오는 낱말을 빼세요."),
        rule="labels",
    )
    return Criterion(False, (finding,), weight=len(under))


def _share_of(subject: Subject, under: Mapping[str, Sequence[Complaint]]) -> Counter[str]:
    """How many complaints under each label are about a subject."""
    return Counter({n: sum(o.subjects[0] is subject for o in u) for n, u in under.items()})


def _together(subject: Subject, where: Counter[str], mixed: Counter[str], count: int) -> Criterion:
    """Half of what is asked about one subject stands in a few labels, not in ``mixed`` ones."""
    if sum(n for _, n in where.most_common(_LABELS_OF_A_SUBJECT)) >= _TOGETHER * count:
        return Criterion(True, weight=count)
    left = Counter({REST: count - where.total() - mixed.total()}) + mixed
    place = left.most_common(1)[0][0] if left else REST
    if where.total() < _TOGETHER * count:
        what = say(
            "‘{subject}’에 관한 민원이 절반 넘게 기타나 섞인 분류에 있습니다.",
            subject=subject.name,
        )
        mend = say(
            "‘{place}’에서 이런 민원을 찾아, 그 민원에 나온 낱말로 분류를 하나 추가하세요.",
            place=place,
        )
    else:
        what = say("‘{subject}’에 관한 민원이 여러 분류에 흩어져 있습니다.", subject=subject.name)
        mend = say("같은 것을 묻는 분류를 하나로 합치세요.")
    listed = ", ".join(f"{label} {n}" for label, n in (where + left).most_common(4))
    finding = Finding(
        what=what,
        where=say("분류: {listed}", listed=listed),
        why=say("같은 질문이 흩어지면 많이 묻는 질문이 순위에 나오지 않습니다."),
        mend=mend,
        rule="labels",
    )
    return Criterion(False, (finding,), weight=count)
