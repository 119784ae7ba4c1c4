"""Card news: a row a card, drawn so that everybody can read it, with the same text in words."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from content_production import CardNews, ai_mark
from content_production.cards.card import Card, CardKind
from content_production.cards.drawing import Lettering, draw_card
from content_production.cards.review import lettering_findings
from content_production.fonts import font
from content_production.lines import numbered_lines
from content_production.pictures.alternative_text import lacks
from content_production.pictures.words import read_words
from content_production.rights.asset import Asset
from content_production.rights.ledger import Ledger
from content_production.wrapping import wrapped
from groundwork.messages import plain
from groundwork.problem import Problem

HEAD = ["제목", "본문", "그림", "바탕 색", "글자 색", "대체 텍스트"]
WHEN = "2026. 9. 18.(금)~9. 19.(토)"
ROWS = [
    HEAD,
    ["달빛 야시장", WHEN, "market.jpg", "남색", "", f"달빛 야시장, {WHEN}"],
    [
        "언제 열리나요",
        "날마다 18:00~22:00 / 비가 와도 엽니다",
        "",
        "노랑",
        "",
        "18:00부터 22:00까지",
    ],
    ["또 만나요", "054-000-0180", "", "초록", "", "문의는 054-000-0180으로"],
]


@pytest.fixture
def folder(tmp_path):
    Image.new("RGB", (400, 300), (90, 60, 120)).save(tmp_path / "market.jpg")
    return tmp_path


@pytest.fixture
def news(folder):
    return CardNews.of_rows(ROWS, folder, "cards.xlsx")


def test_a_table_becomes_pictures_of_one_size_with_their_text_beside_them(news, folder):
    saved = news.save(folder / "out")
    assert [path.name for path in saved.paths] == ["card-1.png", "card-2.png", "card-3.png"]
    assert {Image.open(path).size for path in saved.paths} == {(1080, 1080)}
    lines = (folder / "out" / "alt.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"card-1.png: 달빛 야시장, {WHEN}"
    words = read_words(saved.paths[1])
    assert words.alternative == "18:00부터 22:00까지"
    assert words.written == "언제 열리나요\n날마다 18:00~22:00\n비가 와도 엽니다"
    assert "card-3.png" in saved._repr_html_()


def test_the_same_table_gives_the_same_files(news, folder):
    first, second = news.save(folder / "one"), news.save(folder / "two")
    for one, other in zip(first.paths, second.paths, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_the_first_card_is_a_cover_and_the_last_closes(news):
    assert [card.kind for card in news.cards] == [
        CardKind.COVER,
        CardKind.CONTENTS,
        CardKind.CLOSING,
    ]


@pytest.mark.parametrize("size", [(1080, 1080), (1080, 1350), (1920, 1080), (500, 500)])
def test_a_card_is_drawn_in_any_shape_and_its_letters_grow_with_it(news, size):
    for drawn in news.draw(size):
        assert drawn.image.size == size
        assert all(text.height > 0.027 * min(size) for text in drawn.letterings)


def test_contrast_is_measured_on_what_was_drawn_and_told_in_words(news):
    weak = news.fill(colour="2: 하늘색", text_colour="2: 흰색")
    found = [str(one.what) for one in weak.check() if one.rule == "contrast"]
    assert len(found) == 2
    assert found[0].startswith("제목 대비 1.")
    assert found[1].endswith(":1, 4.5:1 이상 필요")
    assert not any(one.rule == "contrast" for one in news.check())


def test_large_letters_need_less_contrast_than_small_ones():
    def rules(height):
        text = Lettering(plain("제목"), 3.98, height)
        return [str(one.what) for one in lettering_findings(text, 1080, plain("카드 1"))]

    assert rules(90) == []
    assert rules(50) == ["제목 대비 3.98:1, 4.5:1 이상 필요"]
    assert rules(18)[1] == "제목 글자 높이 18픽셀, 32픽셀 이상 필요"


def test_text_shrinks_until_it_fits_and_then_says_that_it_cannot(news, folder):
    longer = news.fill(body="2: " + " / ".join(["행사장에는 주차장이 없습니다"] * 8))
    assert longer.draw()[1].letterings[1].height < news.draw()[1].letterings[1].height
    with pytest.raises(Problem, match="카드 2: 카드에 글이 다 들어가지 않습니다"):
        news.fill(body="2: " + "행사장에는 주차장이 없습니다 " * 40).save(folder / "out")
    assert not (folder / "out").exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"picture": "1: nowhere.jpg"}, "nowhere.jpg"),
        ({"picture": "1: broken.jpg"}, "손상되었거나"),
        ({"title": "2: 신나는 🎉 야시장"}, "글꼴에 없는 글자"),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence_and_no_half_file(news, folder, change, sentence):
    (folder / "broken.jpg").write_bytes((folder / "market.jpg").read_bytes()[:200])
    broken = news.fill(**change)
    with pytest.raises(Problem, match=sentence) as problem:
        broken.save(folder / "out")
    assert "\n" not in str(problem.value)
    assert not (folder / "out").exists()
    assert "☞" in broken._repr_html_()
    assert any(one.rule == "layout" for one in broken.check())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "7: 없음"}, "7번 카드가 없습니다"),
        ({"title": "1: 제목\n번호 없는 줄"}, "앞에 번호가 없습니다"),
        ({"author": "1: 나"}, "열은 없습니다"),
        ({"colour": "1: 무지개"}, "색은 없습니다"),
        ({"kind": "1: 광고"}, "종류가 아닙니다"),
    ],
)
def test_what_cannot_be_filled_in_is_one_sentence(news, change, sentence):
    with pytest.raises(Problem, match=sentence):
        news.fill(**change)


@pytest.mark.parametrize(
    "line", ["2: 새 글", "2. 새 글", "2) 새 글", " 카드 2: 새 글", "2번: 새 글"]
)
def test_a_number_is_written_as_people_write_it(news, line):
    assert news.fill(title=line).cards[1].title == "새 글"


def test_a_typed_table_fills_in_what_its_cells_say(news):
    table = "| 카드 | 글자 색 | 바탕 색 |\n| 1 | | |\n| 2 | 검정 | |\n| 3번 | - | 흰색 |"
    first, second, third = news.fill(table).cards
    assert first == news.cards[0]
    assert (second.text_colour, second.colour) == ("검정", "노랑")
    assert (third.text_colour, third.colour) == ("", "흰색")


def test_a_text_pasted_into_a_table_loses_its_own_number_but_no_date(news):
    table = "| 카드 | 대체 텍스트 |\n| 1 | 1. 달빛 야시장 |\n| 2 | 2. 3.(화)에 엽니다 |"
    assert [card.alternative for card in news.fill(table).cards[:2]] == [
        "달빛 야시장",
        "2. 3.(화)에 엽니다",
    ]


def test_a_row_without_its_card_is_one_sentence(news):
    with pytest.raises(Problem, match="앞에 번호가 없습니다"):
        news.fill("| 카드 | 본문 |\n| | 새 글 |")


def test_a_hyphen_empties_and_an_empty_text_changes_nothing(news):
    assert news.fill(picture="1: -").cards[0].picture is None
    assert news.fill(title="", body="\n").cards == news.cards


@pytest.mark.parametrize("rows", [[HEAD], [["가", "나"], ["다", "라"]], []])
def test_a_table_without_cards_is_one_sentence(rows, folder):
    with pytest.raises(Problem):
        CardNews.of_rows(rows, folder, "cards.xlsx")


def test_a_workbook_is_read_by_its_column_names(folder):
    book = openpyxl.Workbook()
    book.active.append(["야시장 카드뉴스 (가상)"])
    book.active.append(["대체글", "사진", "배경", "머리글", "내용"])
    book.active.append(["글", "market.jpg", "흰색", "달빛 야시장", WHEN])
    book.save(folder / "cards.xlsx")
    (card,) = CardNews.read(folder / "cards.xlsx").cards
    assert card == Card(
        "달빛 야시장", WHEN, CardKind.COVER, folder / "market.jpg", "흰색", alternative="글"
    )


def test_a_picture_bears_what_the_ledger_asks_for(news, folder):
    asset = Asset("market.jpg", decision="가능", made_by_ai="예", notice="AI로 만든 그림")
    marked = news.with_notices(Ledger((asset,)))
    path = marked.save(folder / "out").paths[0]
    assert ai_mark(path) == "AI로 만든 그림"
    assert b"compositeWithTrainedAlgorithmicMedia" in path.read_bytes()
    plain_card, marked_card = news.draw()[0].image, marked.draw()[0].image
    assert not np.array_equal(np.asarray(plain_card), np.asarray(marked_card))
    assert marked.cards[1:] == news.cards[1:]


def test_a_picture_that_the_ledger_does_not_allow_is_not_used(news):
    with pytest.raises(Problem, match="‘가능’이 아닙니다"):
        news.with_notices(Ledger((Asset("market.jpg", decision="불가"),)))
    with pytest.raises(Problem, match="대장에 없습니다"):
        news.with_notices(Ledger((Asset("river.jpg", decision="가능"),)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "이미지1",
        "card-3.png",
        "카드 2",
        "슬라이드4.PNG",
        "사진",
        "예쁜 야시장 사진",
        "IMG_2231.jpg",
    ],
)
def test_a_placeholder_is_no_alternative_text(text):
    assert lacks(text)


@pytest.mark.parametrize(
    "text", ["입장은 무료입니다. 등불 만들기는 5,000원", "문의는 경제정책과 054-000-0180"]
)
def test_a_sentence_with_facts_may_be_one(text):
    assert lacks(text) is None


def test_one_text_for_two_cards_is_told(news):
    same = news.fill(alternative="1: 달빛 야시장에 오세요 여러분\n2: 달빛 야시장에 오세요 여러분")
    assert [one.rule for one in same.check()] == ["alternative", "alternative"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("가나다라한글 ", min_size=1, max_size=9), min_size=1, max_size=12))
def test_wrapping_keeps_every_word_in_order_and_inside_the_width(words):
    text = " ".join(words)
    face = font(40)
    lines = wrapped(text, face, 420)
    assert " ".join(lines).split() == text.split()
    assert all(face.getlength(line) <= 420 for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_lines_filled_in_are_read_or_told_in_one_sentence(text):
    try:
        found = numbered_lines(text)
    except Problem as problem:
        assert "2: 내용" in str(problem)
    else:
        assert len(found) == sum(bool(line.strip()) for line in text.splitlines())


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.sampled_from(list(CardKind)))
def test_any_text_is_drawn_or_refused_in_one_sentence(text, kind):
    card = Card("제목", text, kind)
    try:
        drawn = draw_card(card, (400, 400))
    except Problem as problem:
        assert str(problem)
    else:
        assert drawn.image.size == (400, 400)


def test_an_absurd_size_is_refused(news):
    for size in ((0, 0), (60_000, 60_000), (1080, 10)):
        with pytest.raises(Problem, match="카드 크기"):
            news.draw(size)


def test_an_english_reader_is_told_in_english(news):
    weak = replace(news.cards[1], text_colour="흰색")
    found = next(iter(CardNews((weak,), Path()).check()))
    assert found.what.render("en").startswith("Title contrast 1.")
