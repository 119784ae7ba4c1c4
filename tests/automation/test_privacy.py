"""The privacy guard: measured on a labelled corpus, and kept honest by properties."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation import privacy
from automation.privacy import Kind

CORPUS = Path(__file__).parent / "privacy_corpus.txt"
_MARK = re.compile(r"\{([가-힣]+)\|([^}]+)\}")


def sentences() -> list[tuple[str, list[tuple[Kind, int, int]]]]:
    """Each sentence of the corpus without its marks, and where what is."""
    read = []
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        text, spans, position = "", [], 0
        for match in _MARK.finditer(line):
            text += line[position : match.start()]
            spans.append((Kind(match[1]), len(text), len(text) + len(match[2])))
            text += match[2]
            position = match.end()
        read.append((text + line[position:], spans))
    return read


def test_the_corpus_is_large_enough_to_mean_something() -> None:
    labelled = sum(bool(spans) for _, spans in sentences())
    kinds = Counter(kind for _, spans in sentences() for kind, _, _ in spans)
    assert labelled >= 180
    assert len(sentences()) - labelled >= 120
    assert set(kinds) >= set(Kind) - {Kind.CHOSEN, Kind.STAFF_NUMBER}


def test_recall_is_at_least_98_percent_and_precision_95(
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked: Counter[Kind] = Counter()
    hit: Counter[Kind] = Counter()
    found, missed, wrong = 0, [], []
    for text, spans in sentences():
        detected = privacy.find(text)
        found += len(detected)
        for kind, start, end in spans:
            covered = any(f.start <= start and end <= f.end for f in detected)
            asked[kind] += 1
            hit[kind] += covered
            missed += [] if covered else [(str(kind), text[start:end])]
        wrong += [
            (str(f.kind), f.text)
            for f in detected
            if not any(f.start < end and start < f.end for _, start, end in spans)
        ]
    recall, precision = hit.total() / asked.total(), 1 - len(wrong) / found
    with capsys.disabled():
        by_kind = ", ".join(f"{kind} {hit[kind]}/{number}" for kind, number in asked.most_common())
        print(f"\nrecall {recall:.3f}, precision {precision:.3f} ({by_kind})")
    assert recall >= 0.98, missed
    assert precision >= 0.95, wrong


def test_no_amount_date_or_notice_number_is_taken_for_a_person() -> None:
    assert [
        (text, privacy.find(text))
        for text, spans in sentences()
        if not spans and privacy.find(text)
    ] == []


def test_masking_and_unmasking_gives_the_text_back() -> None:
    for text, _ in sentences():
        masked = privacy.mask(text)
        assert masked.unmask(masked.text) == text


def test_masked_text_holds_none_of_the_originals() -> None:
    for text, _ in sentences():
        masked = privacy.mask(text)
        assert not [word for word in masked.originals.values() if word in masked.text]


def test_the_same_person_keeps_one_token_even_without_a_title() -> None:
    masked = privacy.mask("김미경 과장이 왔다. 나중에 김미경 혼자 남았다.")
    assert masked.text.count("[이름1]") == 2
    assert list(masked.originals.values()) == ["김미경"]


def test_words_of_ones_own_are_masked_too() -> None:
    masked = privacy.mask("행복동 카페 사장의 제보", also=["행복동 카페"])
    assert masked.text.startswith("[가림1]")
    assert masked.counts() == Counter({Kind.CHOSEN: 1})


def test_a_word_that_is_written_otherwise_in_the_text_is_named() -> None:
    masked = privacy.mask("예정가격 1억2,870만원", also=["1억 2,870만 원", "예정가격", ""])
    assert masked.not_found == ("1억 2,870만 원",)
    assert "‘1억 2,870만 원’은 글에 없어" in masked._repr_html_()


def test_masking_again_keeps_the_first_tokens() -> None:
    once = privacy.mask("김미경 과장, 푸른 카페")
    twice = privacy.mask(once, also="푸른 카페")
    assert twice.text == "[이름1] 과장, [가림1]"
    assert twice.unmask(twice.text) == "김미경 과장, 푸른 카페"


def test_unknown_tokens_of_an_answer_stay_as_they_are() -> None:
    assert privacy.mask("김미경 과장").unmask("[이름1]와 [ 이름 1 ], [이름7]") == (
        "김미경와 김미경, [이름7]"
    )


def test_only_the_masked_text_is_saved(tmp_path: Path) -> None:
    saved = privacy.mask("김미경 과장 010-1234-5678").save(tmp_path / "sent.txt")
    assert saved.read_text(encoding="utf-8") == "[이름1] 과장 [전화번호1]"


def test_the_notebook_shows_what_was_masked_and_escapes_it() -> None:
    shown = privacy.mask("<script>김미경 과장</script>")._repr_html_()
    assert "<script>" not in shown
    assert "김미경" in shown
    assert "<mark>[이름1]</mark>" in shown


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(alphabet="김이박민수정 과장주무관[]이름1,.0123456789-\n", max_size=60))
def test_any_text_survives_masking_and_unmasking_without_tokens(text: str) -> None:
    if not re.search(r"\[\s*[가-힣]+\s*\d+\s*\]", text):
        masked = privacy.mask(text)
        assert masked.unmask(masked.text) == text


@pytest.mark.parametrize("text", ["", " ", "\n", "😀", "가" * 5000])
def test_odd_texts_are_left_alone(text: str) -> None:
    assert privacy.mask(text).text == text
