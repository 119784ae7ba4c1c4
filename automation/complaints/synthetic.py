"""Made-up questions and complaints to a city (가상), by seed, as they really arrive.

Each is one or two asks about a subject in somebody's own words, with typing errors, left-out
spaces, greetings, and here and there a name, a telephone number or an address. Names, numbers and
addresses belong to nobody; the districts are real.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from os import PathLike

import xlsxwriter

from groundwork.files import writing

TITLE = "민원 접수 목록 (가상 자료)"
COLUMNS = ("접수번호", "접수일", "접수 경로", "읍면동", "내용")
# Shops that people name in complaints: no guard can know them, the lab's note lists them.
SHOPS = ("달빛분식", "온누리철물")


@dataclass(frozen=True)
class Subject:
    """What people ask about, the department that answers, and how often it comes (a weight).

    ``answerable`` is False where only a person may answer, who looks at somebody's own records.
    """

    name: str
    department: str
    weight: int
    asks: tuple[str, ...]
    answerable: bool = True


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


SUBJECTS = (
    Subject(
        "대형폐기물",
        "자원순환과",
        15,
        (
            "{가구} 버리려면 어디에 신고하나요",
            "{가구} 하나 버리는 데 수수료가 얼마인가요",
            "대형폐기물 스티커는 어디서 사나요",
            "대형폐기물 신고했는데 언제 가져가나요",
            "인터넷으로 대형폐기물 배출 신청하는 법 알려주세요",
            "이사하면서 {가구} 여러 개를 내놓으려고 합니다. 한꺼번에 신청되나요",
            "안 쓰는 {가구} 무료로 수거해 주는 곳이 있나요",
            "{가구} 내놓을 때 스티커를 꼭 붙여야 하나요",
        ),
    ),
    Subject(
        "불법 주정차",
        "교통정책과",
        13,
        (
            "{장소} 앞에 불법 주정차가 너무 심합니다. 단속해 주세요",
            "불법주차 신고는 어떻게 하나요",
            "주정차 단속 시간이 몇 시부터 몇 시까지인가요",
            "주차 과태료 고지서를 받았는데 어디에 내면 되나요",
            "{장소} 앞에 차를 계속 세워 둬서 지나갈 수가 없어요",
            "단속 카메라가 점심시간에도 찍나요",
            "잠깐 세웠는데 과태료가 나왔습니다. 이의신청은 어떻게 하나요",
            "소화전 앞 주차 신고하면 과태료가 얼마인가요",
        ),
    ),
    Subject(
        "재활용 분리배출",
        "자원순환과",
        11,
        (
            "{재활용} 분리배출 어떻게 하나요",
            "재활용 버리는 요일이 언제인가요",
            "{재활용}도 재활용이 되나요",
            "분리수거 요일이 바뀌었나요",
            "재활용품을 며칠째 안 가져갑니다",
            "{재활용} 깨끗이 씻어서 버려야 하나요",
            "우리 동네 재활용 수거일 알려주세요",
        ),
    ),
    Subject(
        "주민등록 등·초본",
        "민원봉사과",
        9,
        (
            "등본 인터넷으로 떼는 방법 알려주세요",
            "주민등록등본 발급할 때 뭐 가져가야 하나요",
            "초본을 가족이 대신 뗄 수 있나요",
            "무인발급기 어디에 있나요",
            "토요일에도 등본 뗄 수 있나요",
            "등본 한 통에 얼마예요",
            "주민등록초본에 옛날 주소가 다 나오나요",
        ),
    ),
    Subject(
        "지방세 납부",
        "세무과",
        9,
        (
            "자동차세 언제까지 내야 하나요",
            "재산세 고지서를 못 받았습니다. 다시 보내주세요",
            "지방세를 카드로 나눠 낼 수 있나요",
            "자동차세 연납 신청은 언제 하나요",
            "주민세가 두 번 나온 것 같습니다",
            "재산세 자동이체 신청하고 싶어요",
            "가상계좌로 세금 내는 방법 알려주세요",
        ),
    ),
    Subject(
        "전입신고",
        "민원봉사과",
        7,
        (
            "전입신고 인터넷으로 되나요",
            "이사 왔는데 전입신고 며칠 안에 해야 하나요",
            "전입신고하러 갈 때 뭐가 필요한가요",
            "세대주가 아닌데 전입신고할 수 있나요",
            "전입하면서 확정일자도 같이 받을 수 있나요",
            "전입신고가 늦으면 벌금이 있나요",
        ),
    ),
    Subject(
        "도서관 이용",
        "시립도서관",
        7,
        (
            "도서관 몇 시까지 하나요",
            "시립도서관 쉬는 날이 언제인가요",
            "책 몇 권까지 빌릴 수 있나요",
            "도서관 책 반납이 늦으면 어떻게 되나요",
            "도서관 회원증 다시 만들려면 뭐가 필요해요",
            "읽고 싶은 책을 신청할 수 있나요",
            "도서관 열람실 자리 예약은 어떻게 하나요",
        ),
    ),
    Subject(
        "가로등 고장",
        "도로과",
        5,
        (
            "{장소} 가로등이 꺼져 있어요",
            "보안등이 깜박거립니다. 고쳐 주세요",
            "{장소} 쪽이 밤에 너무 어두워요. 가로등 하나 달아 주세요",
            "가로등 고장 신고 어디에 하나요",
            "{장소} 가로등이 낮에도 켜져 있어요",
        ),
    ),
    Subject(
        "도로 파손",
        "도로과",
        4,
        (
            "{장소} 도로가 움푹 파였어요",
            "{장소} 앞 보도블록이 깨져서 넘어질 뻔했습니다",
            "포트홀 때문에 타이어가 터졌습니다. 보상되나요",
            "도로 공사한 자리가 울퉁불퉁합니다",
            "맨홀 뚜껑이 덜컹거려요",
        ),
    ),
    Subject(
        "반려동물 등록",
        "축산과",
        4,
        (
            "강아지 등록 어디서 하나요",
            "반려견 등록비가 얼마인가요",
            "동물등록 안 하면 과태료가 있나요",
            "이사했는데 반려동물 주소 변경해야 하나요",
            "{장소}에 목줄 안 한 개가 돌아다닙니다",
            "강아지가 죽었는데 등록 말소는 어떻게 해요",
        ),
    ),
    Subject(
        "여권",
        "민원봉사과",
        3,
        (
            "여권 만드는 데 며칠 걸리나요",
            "여권 사진 규격이 어떻게 되나요",
            "여권 재발급 인터넷으로 되나요",
            "아이 여권은 부모가 신청해도 되나요",
            "여권 수수료 얼마예요",
        ),
    ),
    Subject(
        "생활 소음",
        "환경정책과",
        3,
        (
            "윗집 층간소음 때문에 잠을 못 잡니다",
            "{장소} 공사장이 새벽부터 시끄럽습니다",
            "공사 소음 몇 시부터 되나요",
            "옆 가게 음악 소리가 너무 커요. 소음 측정해 주세요",
        ),
    ),
    Subject(
        "체납·환급 상담",
        "징수과",
        6,
        (
            "제가 밀린 세금이 얼마인지 알려주세요",
            "체납 때문에 통장이 압류됐습니다. 풀어 주세요",
            "지방세 환급금이 있다는데 제 것이 맞는지 확인해 주세요",
            "체납액 나눠 낼 수 있게 해 주세요",
            "밀린 세금 때문에 전화를 받았습니다. 얼마를 내면 되나요",
        ),
        answerable=False,
    ),
    Subject(
        "버스 노선",
        "교통정책과",
        2,
        (
            "버스가 시간표대로 안 옵니다",
            "{장소} 가는 버스 막차가 몇 시인가요",
            "버스 노선 좀 늘려 주세요",
            "저상버스는 몇 번인가요",
        ),
    ),
)
# What nobody at a city can answer with a rule: thanks, politics, other offices' business.
OTHER = (
    "직원분이 너무 친절해서 감사 인사드립니다",
    "요즘 물가가 너무 올랐어요. 어떻게 좀 해 주세요",
    "다음 선거 때 누가 나오나요",
    "우리 아이 학교 배정이 마음에 안 듭니다",
    "날씨가 왜 이렇게 더운가요",
    "은행 대출 금리 좀 알려주세요",
    "시청 구내식당 맛있나요",
    "좋은 글귀 하나 보냅니다. 힘내세요",
    "아는 사람에게 돈을 빌려줬는데 안 갚습니다",
    "휴대전화 요금이 이상하게 나왔어요",
    "그냥 답답해서 적어 봅니다",
)
_OTHER_WEIGHT = 6
_SLOTS: dict[str, tuple[str, ...]] = {
    "가구": ("소파", "침대 매트리스", "책상", "장롱", "냉장고", "식탁 의자", "책장", "세탁기"),
    "재활용": ("스티로폼", "우유팩", "비닐", "페트병", "유리병", "플라스틱 용기", "종이 상자"),
    "장소": ("시장 입구", "초등학교 정문", "버스 정류장", "근린공원", "아파트 후문", "천변 산책로"),
}
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
    weights = [*(subject.weight for subject in SUBJECTS), _OTHER_WEIGHT]
    first = dice.choices([*SUBJECTS, None], weights)[0]
    if first is None:
        return ()
    if dice.random() < TWO_SUBJECTS:
        return first, dice.choice([other for other in SUBJECTS if other is not first])
    return (first,)


def _filled(ask: str, dice: random.Random) -> str:
    return ask.format(**{slot: dice.choice(words) for slot, words in _SLOTS.items()})


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
