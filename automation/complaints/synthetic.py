"""Made-up questions and complaints to a city (가상), by seed, as they really arrive.

Each is one or two asks about a subject in somebody's own words, with typing errors, left-out
spaces, greetings, and here and there a name, a telephone number or an address. Names, numbers and
addresses belong to nobody; the districts are real.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from os import PathLike

import xlsxwriter

from automation.complaints.subjects import OTHER, OTHER_WEIGHT, SLOTS, SUBJECTS, Subject
from groundwork.files import writing

TITLE = "민원 접수 목록 (가상 자료)"
COLUMNS = ("접수번호", "접수일", "접수 경로", "읍면동", "내용")
# Shops that people name in complaints: no guard can know them, the lab's note lists them.
SHOPS = ("달빛분식", "온누리철물")


@dataclass(frozen=True)
class Complaint:
    """One line of the list; ``subjects`` is empty where it is about nothing a city answers.

    ``personal`` are the words in it that give a person away.
    """

    number: str
    received: date
    channel: str
    district: str
    text: str
    subjects: tuple[Subject, ...]
    personal: tuple[str, ...]


DISTRICTS = (
    *("선산읍", "고아읍", "산동읍", "송정동", "원평동", "지산동", "도량동", "형곡1동", "형곡2동"),
    *("신평1동", "신평2동", "비산동", "공단동", "광평동", "상모사곡동", "임오동", "인동동"),
    *("진미동", "양포동", "선주원남동"),
)
_CHANNELS = ("누리집", "전화", "방문", "모바일")
_OPENINGS = ("", "", "", "안녕하세요. ", "수고하십니다. ", "문의드립니다. ", "궁금해서요. ")
_CLOSINGS = ("", "", "", " 빠른 답변 부탁드립니다.", " 답답합니다.", " 감사합니다.", " 꼭 좀요.")
_ENDS = ("?", "?", ".", "", "..", "...", "!!")
_TYPING_ERRORS = (
    ("소파", "쇼파"),
    ("매트리스", "메트리스"),
    ("대형폐기물", "대형 폐기물"),
    ("불법 주정차", "불법주정차"),
    ("주정차", "주 정차"),
    ("되나요", "돼나요"),
    ("어떻게", "어떡게"),
    ("며칠", "몇일"),
    ("가로등", "가로 등"),
    ("등본", "등번"),
    ("전입신고", "전입 신고"),
    ("분리배출", "분리 배출"),
    ("재활용", "제활용"),
    ("단속", "딴속"),
    ("고지서", "고지써"),
    ("스티로폼", "스티로폴"),
    ("과태료", "과테료"),
)
_SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍"
_GIVEN = ("민수", "서연", "도윤", "예린", "준호", "미란", "영숙", "태현", "나래", "성훈", "지영")
_ROADS = ("행복로", "새봄로", "은하수로", "참나무길", "들꽃길", "물결로")

TWO_SUBJECTS = 0.06  # share of complaints that ask about two things
WITH_PERSONAL = 0.18  # share that hold something personal
MISTYPED = 0.25
COPIES = 0.006  # share that the system has exported twice


def complaints(rows: int, year: int, seed: int) -> tuple[Complaint, ...]:
    """``rows`` complaints of the first half of a year, in order of arrival, each number once."""
    dice = random.Random(seed)
    days = sorted(dice.randrange(181) for _ in range(rows))
    return tuple(
        _complaint(f"GM{year}-{number:05}", date(year, 1, 1) + timedelta(day), dice)
        for number, day in enumerate(days, 1)
    )


def write_complaints(path: str | PathLike[str], rows: int, year: int, seed: int) -> None:
    """Write the list as xlsx: a title, a header, ``rows`` complaints and a few exact copies."""
    listed = list(complaints(rows, year, seed))
    dice = random.Random(seed + 1)
    for copied in dice.sample(listed, int(rows * COPIES)):
        listed.insert(listed.index(copied) + dice.randrange(2, 40), copied)
    with (
        writing(path) as temporary,
        xlsxwriter.Workbook(temporary, {"strings_to_formulas": False}) as book,
    ):
        sheet = book.add_worksheet("민원")
        sheet.write_string(0, 0, TITLE)
        sheet.write_row(2, 0, COLUMNS, book.add_format({"bold": True, "bottom": 1}))
        day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        sheet.set_column(0, 3, 13)
        sheet.set_column(4, 4, 70)
        for row, one in enumerate(listed, 3):
            sheet.write_string(row, 0, one.number)
            sheet.write_datetime(row, 1, one.received, day)
            for column, text in enumerate((one.channel, one.district, one.text), 2):
                sheet.write_string(row, column, text)


def _complaint(number: str, received: date, dice: random.Random) -> Complaint:
    subjects = _subjects(dice)
    asks = [_filled(dice.choice(subject.asks), dice) for subject in subjects]
    text = " 그리고 ".join(asks or [dice.choice(OTHER)])
    if dice.random() < MISTYPED:
        text = _mistyped(text, dice)
    text = dice.choice(_OPENINGS) + text + dice.choice(_ENDS) + dice.choice(_CLOSINGS)
    personal: tuple[str, ...] = ()
    if dice.random() < WITH_PERSONAL:
        text, personal = _with_personal(text, dice)
    channel, district = dice.choice(_CHANNELS), dice.choice(DISTRICTS)
    return Complaint(number, received, channel, district, text, subjects, personal)


def _subjects(dice: random.Random) -> tuple[Subject, ...]:
    weights = [*(subject.weight for subject in SUBJECTS), OTHER_WEIGHT]
    first = dice.choices([*SUBJECTS, None], weights)[0]
    if first is None:
        return ()
    if dice.random() < TWO_SUBJECTS:
        return first, dice.choice([other for other in SUBJECTS if other is not first])
    return (first,)


def _filled(ask: str, dice: random.Random) -> str:
    return ask.format(**{slot: dice.choice(words) for slot, words in SLOTS.items()})


def _mistyped(text: str, dice: random.Random) -> str:
    """Spelt the way people do in a hurry: one word wrong, or the spaces left out."""
    errors = [(right, wrong) for right, wrong in _TYPING_ERRORS if right in text]
    if errors and dice.random() < 0.7:
        return text.replace(*dice.choice(errors))
    return text.replace(" ", "") if dice.random() < 0.4 else text


def _with_personal(text: str, dice: random.Random) -> tuple[str, tuple[str, ...]]:
    name = dice.choice(_SURNAMES) + dice.choice(_GIVEN)
    phone = f"010-0000-{dice.randrange(10_000):04}"
    road = f"{dice.choice(_ROADS)} {dice.randrange(2, 90)}"
    room = f"{dice.randrange(101, 116)}동 {dice.randrange(1, 20)}{dice.randrange(1, 5):02}호"
    car = f"{dice.randrange(10, 99)}{dice.choice('가나다라마거너더')}{dice.randrange(1000, 9999)}"
    mail = f"user{dice.randrange(1000)}@example.com"
    shop = dice.choice(SHOPS)
    parts: Sequence[tuple[str, tuple[str, ...]]] = (
        (f"{text} {phone}로 연락 주세요.", (phone,)),
        (f"저는 {name}라고 합니다. {text}", (name,)),
        (f"{text} 민원인 {name}, 연락처 {phone}", (name, phone)),
        (f"{text} 주소는 {road}입니다.", (road,)),
        (f"{text} 여기는 {room}입니다.", (room,)),
        (f"{text} 차량 번호는 {car}입니다.", (car,)),
        (f"{text} 답은 {mail}로 주세요.", (mail,)),
        (f"{text} {shop} 옆입니다.", (shop,)),
        (f"{text} 지난번에는 {name} 주무관이 받았습니다.", (name,)),
    )
    return dice.choice(parts)
