"""The table of top questions against the labels it was made from."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from graders.outcome import Criterion
from groundwork.findings import Finding
from groundwork.messages import catalog

from .labelled_workbook import LabelledWorkbook, TopQuestion, is_rest

say = catalog(__package__)

_SHARE_TOLERANCE = 0.0055  # a share may be rounded to a whole percent


def ranking_criteria(work: LabelledWorkbook, fewest: int) -> Iterator[Criterion]:
    """Enough rows, in falling order, counts and shares as the labels have them, none left out."""
    ranked = [one for one in work.ranked if not is_rest(one.label)]
    yield _enough(len(ranked), fewest)
    yield _in_order(ranked)
    for one in ranked:
        yield _same_count(one, work)
        yield _same_share(one, work)
    yield _nothing_bigger(ranked, work)


def no_table() -> Criterion:
    """Not met: there is no table of top questions."""
    finding = Finding(
        what=say("많이 묻는 질문 표를 찾지 못했습니다."),
        where=say("통합 문서의 시트"),
        why=say("분류와 건수가 나란히 있는 표가 있어야 순위를 볼 수 있습니다."),
        mend=say("열 이름을 ‘분류’, ‘건수’, ‘비율’로 쓰거나, 많이 묻는 질문 표 만들기를 누르세요."),
        rule="top",
    )
    return Criterion(False, (finding,))


def _enough(count: int, wanted: int) -> Criterion:
    finding = Finding(
        what=say("많이 묻는 질문이 {count}가지뿐입니다.", count=count),
        why=say("쪽지에서는 {wanted}가지를 요청했습니다.", wanted=wanted),
        mend=say("분류가 모자라면 ‘내 분류’에 줄을 추가하고 표를 다시 만드세요."),
        rule="top",
    )
    met = count >= wanted
    return Criterion(met, () if met else (finding,), weight=wanted)


def _in_order(ranked: Sequence[TopQuestion]) -> Criterion:
    rising = [(a.label, b.label) for a, b in pairwise(ranked) if a.count < b.count]
    findings = tuple(
        Finding(
            what=say("건수가 많은 순서가 아닙니다."),
            where=say("‘{upper}’ 아래의 ‘{lower}’", upper=upper, lower=lower),
            why=say("순위표는 위에서부터 읽습니다."),
            mend=say("건수가 많은 것부터 차례로 놓으세요."),
            rule="top",
        )
        for upper, lower in rising[:1]
    )
    return Criterion(not rising, findings, say("건수가 많은 순서로 놓임"))


def _same_count(one: TopQuestion, work: LabelledWorkbook) -> Criterion:
    right = work.counts[one.label]
    met = one.count in (right, work.rows[one.label])
    finding = Finding(
        what=say(
            "‘{label}’의 건수가 {stated:g}인데, 분류 시트에서 세면 {right:,}건입니다.",
            label=one.label,
            stated=one.count,
            right=right,
        )
        if one.count >= 0
        else say("‘{label}’의 건수가 비어 있습니다.", label=one.label),
        where=say("많이 묻는 질문 표의 ‘{label}’ 줄", label=one.label),
        why=say("표와 자료가 다르면 어느 쪽도 믿을 수 없습니다."),
        mend=say("분류를 고친 뒤에는 표도 다시 만드세요."),
        rule="top",
    )
    return Criterion(met, () if met else (finding,))


def _same_share(one: TopQuestion, work: LabelledWorkbook) -> Criterion:
    totals = (len(work.labels), sum(work.rows.values()))
    shares = [n / total for n in (work.counts[one.label], work.rows[one.label]) for total in totals]
    stated = (one.share, one.share / 100)
    met = any(abs(s - right) <= _SHARE_TOLERANCE for s in stated for right in shares)
    finding = Finding(
        what=say(
            "‘{label}’의 비율이 다릅니다. 전체 {total:,}건 가운데 {right:.1%}입니다.",
            label=one.label,
            total=totals[0],
            right=shares[0],
        ),
        where=say("많이 묻는 질문 표의 ‘{label}’ 줄", label=one.label),
        why=say("비율은 기타를 포함한 전체 민원에 대한 것입니다."),
        mend=say("건수를 전체 민원 수로 나누세요."),
        rule="top",
    )
    return Criterion(met, () if met else (finding,))


def _nothing_bigger(ranked: Sequence[TopQuestion], work: LabelledWorkbook) -> Criterion:
    listed = {one.label for one in ranked}
    least = min((work.counts[label] for label in listed), default=0)
    bigger = [
        label
        for label, n in work.counts.most_common()
        if n > least and label not in listed and not is_rest(label)
    ]
    findings = tuple(
        Finding(
            what=say(
                "‘{label}’({count:,}건)이 순위에서 빠졌습니다.",
                label=label,
                count=work.counts[label],
            ),
            why=say("보고하기 부담스러운 질문도 많이 물으면 순위에 있어야 합니다."),
            mend=say("빠진 분류를 넣으세요. 챗봇이 답하지 않을 것은 범위를 ‘밖’으로 정합니다."),
            rule="top",
        )
        for label in bigger[:2]
    )
    return Criterion(not bigger, findings, say("큰 분류가 모두 순위에 있음"))
