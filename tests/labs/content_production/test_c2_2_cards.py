"""What the checks of the card lab say, and how texts and letters of other programs are read."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from pylopdf_fonts_ko import sans_path

from automation.facts import Kind
from content_production import CardNews
from graders import curriculum, materials
from graders.clips.facts_in_speech import facts_in_speech
from graders.clips.order import read_order
from graders.clips.order_facts import holds, invented
from graders.clips.unfounded_claims import unfounded_offer
from graders.lab import check_own_files
from graders.outcome import Verdict
from graders.submission import NotSubmitted, Submission
from groundwork.messages import plain
from groundwork.problem import Problem
from labs.content_production.c2_2_cards import checks
from labs.content_production.c2_2_cards.checks.alternative_texts import (
    of_lines,
    of_rows,
    read_alternatives,
)

LAB = curriculum.load().lab("c2-2-cards")
MATERIALS = LAB.folder / "materials"
ORDER = read_order(MATERIALS)


@pytest.fixture(scope="module")
def draft():
    return CardNews.read(materials.course_version(LAB) / "ai-cards.xlsx")


def submission(folder):
    return Submission(LAB, folder, materials.course_version(LAB))


def said_of(judgement):
    return " ".join(f"{f.what} {f.why} {f.where}" for f in judgement.findings)


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("legible", ["card-2.png", "card-3.png", "card-5.png"]),
        ("alternative", ["예쁜 야시장 사진", "이미지2", "card-4.png", "없습니다"]),
        ("facts", ["‘날짜’", "‘주차’", "‘문의’", "054-000-0180"]),
        (
            "invented",
            ["9. 20.(일)", "9. 18.(목)", "100명", "50%", "선착순", "200대", "054-000-0108"],
        ),
    ],
)
def test_every_fault_planted_in_the_draft_is_named(check, words, draft, tmp_path):
    draft.fill(title="1: 달빛 야시장에 오세요", alternative="6: 카드뉴스 6번").save(
        tmp_path / "output"
    )
    judgement = getattr(checks, check)(submission(tmp_path))
    assert judgement.verdict is Verdict.FIX
    assert [word for word in words if word not in said_of(judgement)] == []


@pytest.mark.parametrize("check", ["form", "legible", "alternative", "facts", "invented"])
def test_the_draft_itself_is_no_submission(check, draft, tmp_path):
    draft.save(tmp_path / "output")
    with pytest.raises(NotSubmitted):
        getattr(checks, check)(submission(tmp_path))


def test_cards_on_which_no_letters_are_told_are_left_to_a_person(tmp_path):
    (tmp_path / "output").mkdir()
    for number in range(1, 7):
        Image.new("RGB", (1080, 1080), (number * 30, 90, 90)).save(
            tmp_path / "output" / f"{number}.png"
        )
    judgement = checks.legible(submission(tmp_path))
    assert judgement.verdict is Verdict.CANT_TELL
    assert "1.png" in said_of(judgement)


def test_one_card_of_ones_own_is_judged_without_materials(tmp_path):
    image = Image.new("RGB", (1080, 1350), "white")
    face = ImageFont.truetype(str(sans_path()), 90)
    ImageDraw.Draw(image).text((90, 300), "독감 예방접종 안내", (255, 221, 64), face)
    image.save(tmp_path / "우리 카드.jpg")
    (tmp_path / "글.txt").write_text("1. 65세 이상은 10월 12일부터 무료입니다.", encoding="utf-8")
    outcomes = {
        outcome.check: outcome.verdict
        for outcome in check_own_files(LAB, [tmp_path / "우리 카드.jpg", tmp_path / "글.txt"])
    }
    assert outcomes == {"legible": Verdict.FIX, "alternative": Verdict.PASS}


def test_a_picture_of_sixty_thousand_squared_is_one_sentence(tmp_path):
    (tmp_path / "output").mkdir()
    head = struct.pack(">4sIIBBBBB", b"IHDR", 60_000, 60_000, 1, 0, 0, 0, 0)
    rows = b"IDAT" + zlib.compress(bytes(7_501 * 1_000))
    chunks = [
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (head, rows, b"IEND")
    ]
    (tmp_path / "output" / "card-1.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    with pytest.raises(Problem, match="너무 큽니다"):
        checks.form(submission(tmp_path))


def test_the_picture_of_the_sunset_is_one():
    picture = Image.open(materials.course_version(LAB) / "sunset.jpg").convert("RGB")
    red, _, blue = picture.resize((1, 1)).getpixel((0, 0))
    assert red > blue


# Alternative texts, as people write them down

TEXTS = ("첫째 카드의 글입니다", "2026. 9. 18.(금)에 열립니다", "셋째 글, 5,000원")


@pytest.mark.parametrize(
    "form",
    [
        "{n}. {text}",
        "{n}) {text}",
        "카드 {n}: {text}",
        "[카드{n}] {text}",
        "- 카드 {n}번: {text}",
        "슬라이드{n}.PNG: {text}",
        "card-{n}.png | {text}",
        "카드 {n} (card-{n}.png): {text}",
        "| {n} | {text} |",
        "## 카드 {n}\n\n{text}",
        "{n}번\n{text}",
        "{text}\n",
    ],
)
def test_texts_are_told_apart_however_they_are_numbered(form, tmp_path):
    lines = "\n".join(form.format(n=n, text=text) for n, text in enumerate(TEXTS, start=1))
    assert of_lines(lines.splitlines()) == TEXTS
    (tmp_path / "alt.md").write_text(f"# 카드뉴스 대체 텍스트\n\n{lines}\n", encoding="utf-8")
    assert read_alternatives(tmp_path / "alt.md") == TEXTS


def test_a_text_may_go_on_in_the_next_line():
    lines = ["카드 1: 달빛 야시장", "9. 18.(금)에 시작합니다", "카드 2: 오는 길"]
    assert of_lines(lines) == ("달빛 야시장 9. 18.(금)에 시작합니다", "오는 길")


def test_a_card_without_a_text_keeps_its_place():
    assert of_lines(["card-1.png: 하나", "card-2.png:", "card-3.png: 셋"]) == ("하나", "", "셋")
    assert of_rows([["번호", "대체 텍스트"], [1, "하나"], [2, None], [3, "셋"]]) == (
        "하나",
        "",
        "셋",
    )


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.text("가나다 라마0123456789.,()원~", min_size=1, max_size=20), min_size=2, max_size=9
    )
)
def test_numbered_texts_come_back_as_they_were_written(texts):
    told = [f"글 {' '.join(text.split())}".strip() for text in texts]
    assert of_lines(f"{n}. {text}" for n, text in enumerate(told, start=1)) == tuple(told)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=12))
def test_any_lines_can_be_read(lines):
    assert all(isinstance(text, str) for text in of_lines(lines))


# The order in other words


@pytest.mark.parametrize(
    ("label", "text", "kept"),
    [
        ("날짜", "9월 18일(금)부터 19일(토)까지", True),
        ("날짜", "2026년 9월 18일 금요일과 19일 토요일", True),
        ("날짜", "9. 18.부터 사흘간", False),
        ("시간", "저녁 6시부터 10시까지", True),
        ("시간", "18시~22시", True),
        ("시간", "18:00부터", False),
        ("장소", "강변길(달빛시장 앞)", True),
        ("장소", "노을이 지는 강변", False),
        ("입장료", "누구나 공짜로 들어옵니다", True),
        ("체험비", "등불 만들기 체험은 5천 원", True),
        ("체험비", "등불 체험 무료", False),
        ("오는 길", "시청에서 순환버스가 다닙니다", True),
        ("주차", "주차할 수 없습니다", True),
        ("주차", "무료 주차장 200대", False),
        ("문의", "전화 054 000 0180", True),
        ("문의", "054-000-0108", False),
    ],
)
def test_a_line_of_the_order_is_kept_in_words_of_ones_own(label, text, kept):
    assert holds(label, ORDER, text) is kept


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("9. 18.(금)~9. 19.(토), 저녁 6시부터 10시까지, 무료, 5천 원", []),
        ("할인이나 경품은 없습니다", []),
        ("9. 18.(목)", ["9. 18.(목)"]),
        ("선착순 100명", ["100명", "선착순"]),
        ("전국 최대 야시장", ["전국 최대"]),
        ("문의 054-000-0108", ["054-000-0108"]),
    ],
)
def test_what_the_order_does_not_say_is_named(text, found):
    told = [str(one.what) for one in invented(text, ORDER, plain("카드"))]
    assert len(told) == len(found)
    assert all(f"‘{word}’" in sentence for word, sentence in zip(found, told, strict=True))


def test_an_offer_of_the_order_may_be_made():
    assert unfounded_offer("할인 쿠폰을 드립니다", "할인 쿠폰 증정") is None
    assert unfounded_offer("경품을 드립니다", "할인") == "경품"


def test_thousands_in_mixed_spelling_are_one_amount():
    assert [fact.value for fact in facts_in_speech("5천 원") if fact.kind is Kind.AMOUNT] == [
        5000.0
    ]
