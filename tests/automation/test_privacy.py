"""The privacy guard: measured on a labelled corpus, and kept honest by properties."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from automation import privacy
from automation.privacy import Kind, names

from .privacy_sentences import Sentence, measure, sentences

HERE = Path(__file__).parent
UNSEEN = HERE / "privacy_unseen"
# The least that each register of unseen sentences may come to (recall, precision); measured are
# the figures of docs/assistant.md.
FLOORS = {
    "citizens": (0.94, 0.95),
    "documents": (0.95, 0.95),
    "forms": (0.92, 0.95),
    "messages": (0.94, 0.95),
    "persons": (0.84, 0.95),
}


@pytest.fixture(scope="module")
def corpus() -> list[Sentence]:
    return sentences(HERE / "privacy_corpus.txt")


def test_the_corpus_is_large_enough_to_mean_something(corpus: list[Sentence]) -> None:
    labelled = sum(bool(one.spans) for one in corpus)
    kinds = {kind for one in corpus for kind, _, _ in one.spans}
    assert labelled >= 180
    assert len(corpus) - labelled >= 120
    assert kinds >= set(Kind) - {Kind.CHOSEN}


def test_recall_is_at_least_98_percent_on_what_it_was_improved_on(corpus: list[Sentence]) -> None:
    figures = measure(corpus)
    assert figures.recall >= 0.98, figures.missed
    assert figures.precision >= 0.98, figures.wrong


# What is missed here is not told on purpose: who improves the guard on it spoils the figures.
@pytest.mark.parametrize("register", FLOORS)
def test_sentences_it_was_not_improved_on_reach_their_floor(register: str) -> None:
    figures = measure(sentences(UNSEEN / f"{register}.txt"))
    recall, precision = FLOORS[register]
    # Numbers alone, so that a failure does not print the words.
    reached = round(figures.recall, 3), round(figures.precision, 3)
    assert reached[0] >= recall
    assert reached[1] >= precision


def test_two_thousand_words_without_a_person_are_left_nearly_as_they_are() -> None:
    text = sentences(UNSEEN / "no_persons.txt")
    assert sum(len(one.text.split()) for one in text) > 1900
    assert len(measure(text).wrong) <= 4


def test_official_sentences_that_name_nobody_are_left_nearly_as_they_are() -> None:
    seen = measure(sentences(HERE / "privacy_official.txt"))
    unseen = measure(sentences(UNSEEN / "official.txt"))
    assert len(seen.wrong) <= 2
    assert len(unseen.wrong) <= 2


def test_no_amount_date_or_notice_number_is_taken_for_a_person(corpus: list[Sentence]) -> None:
    nobody = [one.text for one in corpus if not one.spans]
    assert [(text, privacy.find(text)) for text in nobody if privacy.find(text)] == []


def test_masking_and_unmasking_gives_the_text_back(corpus: list[Sentence]) -> None:
    for one in corpus:
        masked = privacy.mask(one.text)
        assert masked.unmask(masked.text) == one.text


def test_masked_text_holds_none_of_the_originals(corpus: list[Sentence]) -> None:
    for one in corpus:
        masked = privacy.mask(one.text)
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
    masked = privacy.mask("예정가격 1억2,870만원", also=["1억 2870만 원", "예정가격", ""])
    assert masked.not_found == ("1억 2870만 원",)
    assert "‘1억 2870만 원’은 글에 없어" in masked._repr_html_()


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


def test_a_word_let_stand_is_not_masked_and_is_said_to_stand() -> None:
    masked = privacy.mask("고은채 과장이 한빛대 교수와 만났다.", keep=["고은채"])
    assert "고은채" in masked.text
    assert "두기로 한 말: ‘고은채’" in masked._repr_html_()
    assert "고은채" in privacy.mask(masked, also=["한빛대"]).text


def test_a_column_says_what_is_in_it() -> None:
    masked = privacy.mask("성명|생년월일|부서\n송이|880214|세정과\n조이|900315|회계과")
    assert masked.text == (
        "성명|생년월일|부서\n[이름1]|[생년월일1]|세정과\n[이름2]|[생년월일2]|회계과"
    )


def test_full_width_figures_come_back_as_they_were_written() -> None:
    masked = privacy.mask("연락처 ０１０－３３４１－９９０２")
    assert masked.text == "연락처 [전화번호1]"
    assert masked.unmask(masked.text) == "연락처 ０１０－３３４１－９９０２"


def test_a_given_name_is_masked_where_the_whole_name_stands_as_well() -> None:
    masked = privacy.mask("구본석 주무관에게 물었다. 본석이가 안다고 했다.")
    assert "본석" not in masked.text


# What the guard looks for and text around it, in any order.
_PIECES = st.sampled_from(
    [
        *(
            "김민수",
            "정도현",
            "남궁",
            "서연이가",
            "응우옌 티 마이",
            "제임스",
            "주무관",
            "과장",
            " 씨",
        ),
        *("010-1234-5678", "０１０", "900101-1234568", "12가 3456", "101동 1203호", "송정대로 55"),
        *("성명", "이름|", "담당:", ",", "|", "\t", "\n", " ", ".", "(", ")", "[이름1]", "[", "]"),
        *("이", "은", "입니다", "정리하지", "예산", "2026. 3. 14.", "::1", "10.0.0.1", "😀", "ᄀ"),
    ]
)
_TEXTS = st.lists(_PIECES | st.text(max_size=4), max_size=14).map("".join)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_TEXTS)
def test_what_is_found_in_any_text_lies_inside_it_and_apart(text: str) -> None:
    end = 0
    for found in privacy.find(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_TEXTS)
def test_any_text_survives_masking_and_unmasking_without_tokens(text: str) -> None:
    if not re.search(r"\[\s*[가-힣]+\s*\d+\s*\]", text):
        masked = privacy.mask(text)
        assert masked.unmask(masked.text) == text


@settings(max_examples=150, deadline=None, derandomize=True)
@given(_TEXTS)
def test_what_was_masked_is_found_no_more_in_what_is_sent(text: str) -> None:
    masked = privacy.mask(text)
    again = privacy.mask(masked)
    shown = [word for word in masked.originals.values() if len(word) > 4 and word in again.text]
    assert shown == []


@pytest.mark.parametrize("text", ["", " ", "\n", "😀", "가" * 5000])
def test_odd_texts_are_left_alone(text: str) -> None:
    assert privacy.mask(text).text == text


def test_a_word_of_ones_own_is_found_however_it_is_spaced() -> None:
    masked = privacy.mask(
        "예정가격은 1억 2,870만 원이고 물빛 식당이 제보함", also=["1억2,870만원", "물빛식당"]
    )
    assert str(masked) == "예정가격은 [가림1]이고 [가림2]이 제보함"
    assert masked.not_found == ()
    assert list(masked.originals.values()) == ["1억 2,870만 원", "물빛 식당"]


def test_what_was_decided_about_a_document_is_followed_the_next_time(tmp_path: Path) -> None:
    document = tmp_path / "메모.txt"
    document.write_text("물빛식당이 고은채 과장에게 제보함", encoding="utf-8")
    notes = document.read_text(encoding="utf-8")
    privacy.mask(notes, also=["물빛식당"], keep=["고은채"], document=document)
    again = privacy.mask(notes, document=document)
    assert again.text == "[가림1]이 고은채 과장에게 제보함"
    assert "지난번에 정한 대로 처리한 말: ‘물빛식당’, ‘고은채’" in again._repr_html_()
    assert privacy.mask(notes).text == "물빛식당이 [이름1] 과장에게 제보함"


def test_a_later_decision_wins_over_an_earlier_one(tmp_path: Path) -> None:
    document = tmp_path / "메모.txt"
    document.write_text("고은채 과장", encoding="utf-8")
    privacy.mask("고은채 과장", keep="고은채", document=document)
    assert privacy.mask("고은채 과장", also="고은채", document=document).text == "[가림1] 과장"
    assert privacy.mask("고은채 과장", document=document).text == "[가림1] 과장"


def test_no_word_is_kept_that_does_not_stand_in_the_document(tmp_path: Path) -> None:
    document = tmp_path / "메모.txt"
    document.write_text("물빛식당의 제보", encoding="utf-8")
    privacy.mask("물빛식당의 제보", also=["물빛 식당", "달빛분식"], document=document)
    kept = (tmp_path / "메모.txt.가림.txt").read_text(encoding="utf-8")
    assert "+ 물빛 식당" in kept
    assert "달빛분식" not in kept


def test_nothing_is_kept_without_a_document_or_without_a_decision(tmp_path: Path) -> None:
    document = tmp_path / "메모.txt"
    document.write_text("물빛식당의 제보", encoding="utf-8")
    privacy.mask("물빛식당의 제보", also="물빛식당")
    privacy.mask("물빛식당의 제보", document=document)
    privacy.mask("물빛식당의 제보", also="물빛식당", document=tmp_path / "없는 메모.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["메모.txt"]


@pytest.mark.parametrize(
    "text",
    [
        *("충청남도, 전라남도, 경상남도 담당자 회의", "부산광역시 사하구, 금정구, 강서구"),
        *("4.1.1.1 목적", "정성평가와 신용평가등급", "재배면적과 입주조건", "민영주차장"),
        *(
            "현행 유지안과 개선안을 비교함",
            "개인은 2026년 5월 20일까지 의견 제출",
            "고금리와 고물가",
        ),
        *(
            "비밀번호는 숫자로 8자리 이상",
            "의견을 경청해 정책에 반영함",
            "산학연 협력으로 상용화를 지원함",
            "조치원 시장을 방문함",
        ),
    ],
)
def test_places_put_together_words_sections_and_deadlines_are_nobody(text: str) -> None:
    assert privacy.find(text) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("담 당 자 : 이 수 혁", "담 당 자 : [이름1]"),
        ("성명: 하늘", "성명: [이름1]"),
        ("이슬 주무관이 처리", "[이름1] 주무관이 처리"),
        ("유한식 세종시장과", "[이름1] 세종시장과"),
        ("Nguyen Van Minh 씨의", "[이름1] 씨의"),
        ("O10-1234-5678", "[전화번호1]"),
        ("서울 마포구 월드컵북로 400", "[주소1]"),
    ],
)
def test_persons_as_forms_and_letters_name_them_are_masked(text: str, masked: str) -> None:
    assert privacy.mask(text).text == masked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("조림지를 살피고 조림을 늘리며 조림사업을 한다.", []),
        ("국방기술진흥연구소(이하 ‘국기연’)와 국기연 직원", []),
        ("을지로위원회가 개최한 회의", []),
        ("시급한 어르신을 돌봄", []),
        ("한미일 외교장관회의", []),
        ("○사무국장 이을죽  의회사무국장입니다.", ["이을죽"]),
        ("4. 의장(박노운)당선인사", ["박노운"]),
        ("명단: 김별 이솔 박찬 최온", ["김별", "이솔", "박찬", "최온"]),
        ("담당자: 김솔", ["김솔"]),
    ],
)
def test_names_in_official_text_are_told_from_its_words(text: str, names: list[str]) -> None:
    assert [found.text for found in privacy.find(text) if found.kind is Kind.NAME] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("192.168.0.12에서", "192.168.0.12"),
        ("서버 10.1.2.3이고", "10.1.2.3"),
        ("생년월일(850302)", "850302"),
        ("봉곡로15길 7, B동 201호", "봉곡로15길 7, B동 201호"),
        ("선산읍 동부리 12통 3반", "선산읍 동부리 12통 3반"),
        ("옥계동 물빛마루 101-1502", "옥계동 물빛마루 101-1502"),
    ],
)
def test_numbers_and_lots_are_found_whole_before_particles(text: str, found: str) -> None:
    assert [one.text for one in privacy.find(text)] == [found]


def test_who_speaks_is_looked_for_in_bounded_steps() -> None:
    """No repeat without an end: a long run of blanks costs no more than its length."""
    assert not re.search(r"[*+]|,\}", re.sub(r"\[[^\]]*\]", "", names._SPEAKER.pattern))
    assert not list(names._SPEAKER.finditer(" " * 200_000))
