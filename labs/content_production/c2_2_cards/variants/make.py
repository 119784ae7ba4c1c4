"""Submissions of the card lab: right ones made in other ways, and wrong ones, one fault each.

Cards "made elsewhere" are drawn here with Pillow alone, as a slide program would export them: other
fonts, colours, sizes and kinds of file, photographs behind the text, no words in the file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import openpyxl
from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps
from pylopdf_fonts_ko import sans_path, serif_path

from automation import documents
from automation.documents import Table
from content_production.pictures.city import PICTURES
from content_production.pictures.words import read_words, save_with_words
from courseware.authoring.made_elsewhere import add_lines, cut_short, old_hangul, word_document

TEXTS = (
    ("달빛 야시장", "2026. 9. 18.(금)~9. 19.(토)"),
    ("언제?", "9월 18일(금)부터 19일(토)\n저녁 6시부터 10시까지"),
    ("어디서?", "달빛시장 앞 강변길"),
    ("얼마?", "들어오는 데는 무료\n등불 체험은 5천 원"),
    ("오는 길", "시청 순환버스 이용\n주차는 할 수 없습니다"),
    ("문의", "경제정책과\n054-000-0180"),
)
IN_OTHER_WORDS = (
    "달빛 야시장을 알리는 첫 카드. 2026년 9월 18일 금요일부터 19일 토요일까지 이틀간 엽니다.",
    "9월 18일(금)과 19일(토), 저녁 6시에 열어 밤 10시에 닫습니다.",
    "장소는 달빛시장 바로 앞 강변길입니다. 지도에 시장과 강이 그려져 있습니다.",
    "입장은 공짜입니다. 등불 만들기 체험만 5천 원을 받습니다.",
    "시청에서 떠나는 순환버스를 30분마다 탈 수 있습니다. 주차할 곳이 없으니 버스를 타 주세요.",
    "문의 전화는 경제정책과(054-000-0180)입니다.",
)
INKS = (("#fff7e0", "#7a1420"), ("#0d2b4f", "#ffe9a8"), ("#ffffff", "#222222"))


# Right, but made in another way


def right_slides_as_jpeg(folder: Path) -> None:
    """Slides exported as 1280×1280 JPEG under a slide program's names, texts in Word."""
    _replace_cards(folder, _slide, "슬라이드{}.JPG", quality=82)
    lines = [(0, text) for text in IN_OTHER_WORDS]
    file = word_document()
    add_lines(file, ("카드뉴스 대체 텍스트", *lines))
    _without_texts(folder)
    file.save(str(folder / "output" / "대체텍스트.docx"))


def right_in_a_folder_with_serifs(folder: Path) -> None:
    """PNG files in a folder of their own, in another font, the texts in a workbook."""
    _replace_cards(folder, lambda number: _slide(number, serif_path()), "카드뉴스/슬라이드{}.PNG")
    book = openpyxl.Workbook()
    book.active.append(["순서", "카드 제목", "설명"])
    for number, text in enumerate(IN_OTHER_WORDS, start=1):
        book.active.append([number, TEXTS[number - 1][0], text])
    _without_texts(folder)
    book.save(folder / "output" / "카드 설명.xlsx")


def right_photographs_behind(folder: Path) -> None:
    """Dimmed pictures behind white letters, and the texts in a Hangul table."""
    _replace_cards(folder, _on_picture, "card{}.png")
    table = Table((("카드", "대체 텍스트"), *((f"{n}번", t) for n, t in _numbered(IN_OTHER_WORDS))))
    _without_texts(folder)
    texts = documents.report("카드뉴스 대체 텍스트", tables=[table])
    texts.save(folder / "output" / "alt.hwpx")


def right_texts_line_by_line(folder: Path) -> None:
    """The cards of the notebook, the texts without numbers in cp949, as Notepad saves them."""
    texts = "\r\n\r\n".join(IN_OTHER_WORDS)
    (folder / "output" / "alt.txt").write_bytes(texts.encode("cp949"))


def right_told_the_other_way_round(folder: Path) -> None:
    """The fee of the workshop first, no fee as 없음, hours in words, the bus before the cars."""
    texts = list(IN_OTHER_WORDS)
    texts[1] = "9월 18일(금)부터 19일(토)까지, 저녁 여섯 시부터 밤 열 시까지 엽니다."
    texts[3] = "등불 체험은 오천 원을 받고, 입장료는 없습니다."
    texts[4] = "시청 순환버스가 30분마다 다닙니다. 주차장이 마련되지 않았습니다."
    _write_texts(folder, texts)


def right_large_and_almost_square(folder: Path) -> None:
    """2000×2004 pixels, as some programs round."""
    _each_card(folder, lambda image: image.resize((2000, 2004), Image.Resampling.LANCZOS))


def right_free_in_other_words(folder: Path) -> None:
    """No money is taken at the gate; who sees the fee of the workshop knows that it has one."""
    free = "들어오는 데는 돈을 받지 않습니다. 등불 체험을 하시려면 5,000원을 내야 합니다."
    _write_texts(folder, _with(4, free))


# Wrong: form


def wrong_form_one_empty_card(folder: Path) -> None:
    """The third slide was exported before anything was on it."""
    _one_card(folder, 3, Image.new("RGB", (1080, 1080), "#a0d2f5"))


def wrong_form_five_cards(folder: Path) -> None:
    """One card was forgotten."""
    _replace_cards(folder, _slide, "카드{}.png")
    (folder / "output" / "카드6.png").unlink()


def wrong_form_wide(folder: Path) -> None:
    """Slides of 16:9, as a slide program begins with."""
    _each_card(folder, lambda image: ImageOps.pad(image, (1920, 1080), color=(18, 44, 92)))


def wrong_form_one_of_another_size(folder: Path) -> None:
    """The last card is larger."""
    path = folder / "output" / "card-6.png"
    Image.open(path).convert("RGB").resize((1600, 1600)).save(path)


def wrong_form_small(folder: Path) -> None:
    """600 pixels, as saved from a preview."""
    _each_card(folder, lambda image: image.resize((600, 600), Image.Resampling.LANCZOS))


def wrong_form_one_card_six_times(folder: Path) -> None:
    """The first card, saved under every name."""
    first = Image.open(folder / "output" / "card-1.png").convert("RGB")
    _each_card(folder, lambda _: first)


# Wrong: legible


def wrong_legible_white_on_yellow(folder: Path) -> None:
    """A slide with white letters on yellow."""
    _one_card(folder, 2, _slide(2, ground="#ffdd40", ink="#ffffff"))


def wrong_legible_grey_on_light_blue(folder: Path) -> None:
    """Grey letters, elegant and invisible."""
    _one_card(folder, 5, _slide(5, serif_path(), ground="#a0d2f5", ink="#8a8f98"))


def wrong_legible_white_on_the_sky(folder: Path) -> None:
    """White letters on a bright sky, with nothing between."""
    sky = ImageOps.fit(_picture("library"), (1280, 1280))
    _one_card(folder, 3, _lettered(sky, 3, "#ffffff", sans_path(), top=60))


def wrong_legible_small_print(folder: Path) -> None:
    """The text as small as on a sheet of paper."""
    _one_card(folder, 4, _slide(4, sizes=(110, 18)))


# Wrong: alternative


def wrong_alternative_one_for_all(folder: Path) -> None:
    """The same sentence six times."""
    _write_texts(folder, ["달빛 야시장을 알리는 카드뉴스입니다. 많이 오세요."] * 6)


def wrong_alternative_one_text_under_six_numbers(folder: Path) -> None:
    """Everything the order says on each card; only the number differs."""
    everything = " ".join(IN_OTHER_WORDS)
    _write_texts(folder, [f"{number}번째 카드. {everything}" for number in range(1, 7)])


def wrong_alternative_file_names(folder: Path) -> None:
    """What the program put there."""
    _write_texts(folder, [f"슬라이드{number}.PNG" for number in range(1, 7)])


def wrong_alternative_pretty_pictures(folder: Path) -> None:
    """What is seen, not what is said."""
    _write_texts(folder, [*IN_OTHER_WORDS[:2], "예쁜 강변 사진", *IN_OTHER_WORDS[3:]])


def wrong_alternative_one_missing(folder: Path) -> None:
    """The last card has none."""
    _write_texts(folder, IN_OTHER_WORDS[:5])


# Wrong: facts


def wrong_facts_place_left_out(folder: Path) -> None:
    """A sentence about the picture that leaves out where it is."""
    _write_texts(folder, _with(3, "노을이 아름답게 지는 강변을 그린 그림이 있습니다."))


def wrong_facts_all_free(folder: Path) -> None:
    """The fee of the workshop is lost, as in the AI's draft."""
    _write_texts(folder, _with(4, "입장과 등불 체험 모두 무료로 즐길 수 있습니다."))


def wrong_facts_fees_swapped(folder: Path) -> None:
    """Both fees are there, each beside the other thing."""
    _write_texts(folder, _with(4, "등불 체험은 무료, 입장은 5,000원입니다."))


def wrong_facts_not_free(folder: Path) -> None:
    """The word of the order, denied."""
    _write_texts(folder, _with(4, "입장은 무료가 아니고, 등불 체험은 5,000원입니다."))


def wrong_facts_parking_promised(folder: Path) -> None:
    """No worry, there is a car park: the words of the order in another sense."""
    text = "시청 순환버스가 30분마다 다닙니다. 주차장이 있으니 걱정 없습니다."
    _write_texts(folder, _with(5, text))


def wrong_facts_parking_not_denied(folder: Path) -> None:
    """Denied twice: there is a car park after all."""
    text = "시청 순환버스가 30분마다 다닙니다. 주차장이 없는 것은 아니니 차로 오셔도 됩니다."
    _write_texts(folder, _with(5, text))


def wrong_facts_hours_left_out(folder: Path) -> None:
    """The days without the hours."""
    _write_texts(folder, _with(2, "9월 18일(금)과 19일(토)에 열립니다."))


def wrong_facts_card_without_telephone(folder: Path) -> None:
    """The words on the card itself lack what the text says."""
    path = folder / "output" / "card-6.png"
    _rewrite(path, "054-000-0180", "")


# Wrong: invented


def wrong_invented_discount(folder: Path) -> None:
    """The discount of the draft in words, without a figure."""
    _write_texts(folder, _with(4, f"{IN_OTHER_WORDS[3]} 선착순으로 할인 쿠폰도 드립니다."))


def wrong_invented_half_price(folder: Path) -> None:
    """The discount of the draft without its word and without a figure."""
    _write_texts(folder, _with(4, f"{IN_OTHER_WORDS[3]} 먼저 오신 분들께는 반값에 해 드립니다."))


def wrong_invented_weekday(folder: Path) -> None:
    """A day with the weekday of another year."""
    text = "달빛 야시장. 2026. 9. 18.(목)~9. 19.(토) 이틀 동안 강변에서 열립니다."
    _write_texts(folder, _with(1, text))


def wrong_invented_third_day(folder: Path) -> None:
    """A day more than there is."""
    _write_texts(folder, _with(1, f"{IN_OTHER_WORDS[0]} 9. 20.(일)에는 뒤풀이가 있습니다."))


def wrong_invented_best_in_the_country(folder: Path) -> None:
    """A boast that nobody can prove."""
    _write_texts(folder, _with(3, f"{IN_OTHER_WORDS[2]} 전국 최대 규모입니다."))


def wrong_invented_on_the_card(folder: Path) -> None:
    """The texts are right, the card itself still offers the discount."""
    _rewrite(folder / "output" / "card-4.png", "입장 무료", "입장 무료, 선착순 100명 50% 할인")


# Not to be read, not there


def unread_one_card_and_the_texts(folder: Path) -> None:
    """Half of a card is missing, and the texts are an old Hangul file."""
    cut_short(folder / "output" / "card-3.png")
    _without_texts(folder)
    old_hangul(folder / "output" / "alt.hwpx")


def missing_cards_with_something_on_them(folder: Path) -> None:
    """Six empty pages of the right size; the texts are honest."""
    _each_card(folder, lambda image: Image.new("RGB", image.size, "white"))


# How they are made


def _numbered(texts: tuple[str, ...]) -> list[tuple[int, str]]:
    return list(enumerate(texts, start=1))


def _with(number: int, text: str) -> list[str]:
    return [text if n == number else usual for n, usual in _numbered(IN_OTHER_WORDS)]


def _write_texts(folder: Path, texts: list[str] | tuple[str, ...]) -> None:
    lines = (f"카드 {number}: {text}" for number, text in enumerate(texts, start=1))
    (folder / "output" / "alt.txt").write_text("\n".join(lines), encoding="utf-8")


def _without_texts(folder: Path) -> None:
    (folder / "output" / "alt.txt").unlink()


def _picture(name: str) -> Image.Image:
    return PICTURES[name](np.random.default_rng(7))


def _slide(
    number: int,
    font: Path | None = None,
    sizes: tuple[int, int] = (130, 58),
    ground: str = "",
    ink: str = "",
) -> Image.Image:
    """A plain slide of 1280×1280 with a bar and a frame, as people like them."""
    usual = INKS[number % len(INKS)]
    image = Image.new("RGB", (1280, 1280), ground or usual[0])
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 40, 1240, 1240), outline=ink or usual[1], width=6)
    return _lettered(image, number, ink or usual[1], font or sans_path(), sizes=sizes)


def _lettered(
    image: Image.Image,
    number: int,
    ink: str,
    font: Path,
    top: int = 330,
    sizes: tuple[int, int] = (130, 58),
) -> Image.Image:
    draw = ImageDraw.Draw(image)
    down = top
    for text, size in zip(TEXTS[number - 1], sizes, strict=True):
        face = ImageFont.truetype(str(font), size)
        draw.multiline_text((120, down), text, ink, face, spacing=size * 0.5)
        down += 260
    return image


def _on_picture(number: int) -> Image.Image:
    """White letters on a picture that was blurred and dimmed."""
    name = ("market", "river", "park", "night", "exercise", "library")[number - 1]
    soft = ImageOps.fit(_picture(name), (1080, 1080)).filter(ImageFilter.GaussianBlur(14))
    dim = soft.point(lambda value: round(value * 0.38))
    return _lettered(dim, number, "#ffffff", sans_path())


def _replace_cards(
    folder: Path, draw: Callable[[int], Image.Image], name: str, **saved: int
) -> None:
    for number in range(1, 7):
        (folder / "output" / f"card-{number}.png").unlink()
        path = folder / "output" / name.format(number)
        path.parent.mkdir(exist_ok=True)
        draw(number).save(path, **saved)


def _each_card(folder: Path, change: Callable[[Image.Image], Image.Image]) -> None:
    for path in sorted((folder / "output").glob("card-*.png")):
        change(Image.open(path).convert("RGB")).save(path)


def _rewrite(path: Path, old: str, new: str) -> None:
    """Other words on a card, as its file tells them; they must have been there."""
    words = read_words(path)
    assert old in words.written, old
    image = Image.open(path).convert("RGB")
    save_with_words(image, path, replace(words, written=words.written.replace(old, new)))


def _one_card(folder: Path, number: int, image: Image.Image) -> None:
    image.resize((1080, 1080), Image.Resampling.LANCZOS).save(
        folder / "output" / f"card-{number}.png"
    )
